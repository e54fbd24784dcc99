import{B as e,E as t,F as n,G as r,M as i,S as a,h as o,l as s,r as c,w as l,x as u}from"./Button-C8pSCUDO.js";import{F as d,I as f,N as p,g as m,o as h}from"./index-XetFTAxL.js";import{W as g,o as _,p as v}from"./session-B5JYRExK.js";import{t as y}from"./LeftOut-D1EouAyE.js";import{t as b}from"./Loaded-DbbNdK3v.js";import{t as x}from"./Objections-DRZ7W_yb.js";import{r as S,t as C}from"./title-C9-4Ht2J.js";import{l as w,p as T}from"./operations-DOK7v35C.js";var E=t(`<span>`),D=t(`<p class=small>`);function O(t){let r=g(w,()=>({study:t.study}));return e(n,{get when(){return r.data()?.study?.setup.missing.length},get fallback(){return e(k,{get study(){return t.study}})},children:n=>e(S,{get children(){return[(()=>{var e=E();return u(e,()=>T().ready.banner(n())),e})(),e(f,{get href(){return`${p(t.study)}/setup/ready`},get children(){return T().ready.toSetup}})]}})})}function k(t){return(()=>{var n=D();return u(n,e(f,{get href(){return`${p(t.study)}/setup/place`},get children(){return T().titleOf}})),n})()}var A=v(`
  query Overview($study: ID!) {
    study(id: $study) {
      id
      leftOut
      overview {
        people
        peopleInAllWaves
        responses
        passages
        suggestions
        decided
        codedPeople
        decidedPeople
        passagesNotAssisted
        waves {
          wave {
            id
            label {
              en
              es
            }
            opensOn
            closesOn
          }
          people
          responses
          passages
          languages {
            language
            people
          }
          modes {
            mode
            responses
          }
        }
      }
    }
  }
`),j=t(`<div class=page>`),M=t(`<h1>`),N=t(`<p class=bar>`),P=t(`<section class=overview-waves>`),F=t(`<p class="lead-sentence measure">`),I=t(`<p class=soft>`),L=t(`<div class="overview-checked measure"><p>`),R=t(`<section><h2></h2><p class="small soft"></p><p>, <!>, </p><dl><dt></dt><dt>`),z=t(`<dd>: `);function B(){let t=d(),s=h(),c=_(),p=()=>{let e=c.standing();return`isDemo`in e&&e.isDemo},v=g(A,()=>({study:t(`studyId`)}));return C(()=>o().study),(()=>{var c=j();return u(c,e(b,{read:v,pick:e=>e.study?.overview,children:c=>[(()=>{var t=M();return u(t,e(n,{get when(){return s()},children:t=>e(m,{get of(){return t().study.title}})})),t})(),e(n,{get when(){return a(()=>!p())()&&s()?.may.includes(`edit study`)},get children(){return e(O,{get study(){return t(`studyId`)}})}}),e(y,{get people(){return v.data()?.study?.leftOut}}),e(V,{get of(){return c()}}),e(n,{get when(){return c().people>0},get children(){return[e(H,{get of(){return c()}}),(()=>{var t=N();return u(t,e(f,{class:`onward`,href:`theme`,get children(){return o().overview.toThemes}}),null),u(t,e(n,{get when(){return c().suggestions>0},get children(){return e(f,{class:`onward`,href:`undecided`,get children(){return o().undecided.toQueue}})}}),null),u(t,e(f,{class:`onward`,href:`change`,get children(){return o().change.title}}),null),u(t,e(n,{get when(){return s()?.may.includes(`answer board`)},get children(){return[e(f,{class:`onward`,href:`as-board`,get children(){return o().seen.asBoard}}),e(f,{class:`onward`,href:`as-lead`,get children(){return o().seen.asLead}})]}}),null),t})(),e(x,{get study(){return t(`studyId`)},theme:null,onlyOpen:!0})]}}),(()=>{var t=P();return u(t,e(i,{get each(){return c().waves},children:t=>e(U,{of:t})})),r(()=>l(t,`aria-label`,o().overview.waves)),t})()]})),c})()}function V(t){let r=()=>o().overview.whoSpoke(o().counted.people(t.of.people),o().counted.responses(t.of.responses),o().overview.wavesCount(t.of.waves.length));return(()=>{var i=F();return u(i,e(n,{get when(){return t.of.people>0},get fallback(){return o().overview.nobody},get children(){return[a(()=>r()),` `,e(n,{get when(){return t.of.waves.length>1},get children(){return o().overview.inAllWaves(o().counted.people(t.of.peopleInAllWaves))}})]}})),i})()}function H(t){let r=()=>t.of.suggestions+t.of.decided;return(()=>{var i=L(),c=i.firstChild;return u(c,(()=>{var e=a(()=>t.of.decided===0);return()=>e()?o().overview.checkedNone(o().counted.suggestions(t.of.suggestions)):`${o().overview.checkedSome(s(t.of.decided),s(r()))} ${o().overview.nothingWaits(s(t.of.decidedPeople),s(t.of.codedPeople))}`})()),u(i,e(n,{get when(){return t.of.passagesNotAssisted>0},get children(){var e=I();return u(e,()=>o().overview.notAssisted(o().counted.passages(t.of.passagesNotAssisted))),e}}),null),i})()}function U(t){let n=()=>{let{opensOn:e,closesOn:n}=t.of.wave;return n?o().overview.between(c(e),c(n)):o().overview.since(c(e))};return(()=>{var r=R(),a=r.firstChild,c=a.nextSibling,l=c.nextSibling,d=l.firstChild,f=d.nextSibling;f.nextSibling;var p=l.nextSibling,h=p.firstChild,g=h.nextSibling;return u(a,e(m,{get of(){return t.of.wave.label}})),u(c,n),u(l,()=>o().counted.people(t.of.people),d),u(l,()=>o().counted.responses(t.of.responses),f),u(l,()=>o().counted.passages(t.of.passages),null),u(h,()=>o().overview.languages),u(p,e(i,{get each(){return t.of.languages},children:e=>(()=>{var n=z(),r=n.firstChild;return u(n,()=>o().language[e.language],r),u(n,()=>o().ofBase(s(e.people),s(t.of.people)),null),n})()}),g),u(g,()=>o().overview.modes),u(p,e(i,{get each(){return t.of.modes.filter(e=>e.responses>0)},children:e=>(()=>{var n=z(),r=n.firstChild;return u(n,()=>o().mode[e.mode],r),u(n,()=>o().ofBase(s(e.responses),s(t.of.responses)),null),n})()}),null),r})()}export{B as OverviewPage};