import{$ as e,B as t,E as n,F as r,G as i,H as a,J as o,M as s,S as c,Y as l,b as u,f as d,h as f,lt as p,n as m,nt as h,t as g,tt as _,w as v,x as y,y as b}from"./Button-C8pSCUDO.js";import{H as ee,K as x,W as S,g as C,o as w,p as T,r as E}from"./session-B5JYRExK.js";import{t as te}from"./Dialog-C56ysO2X.js";import{n as ne}from"./Field-Oga8wRtX.js";import{f as re,g as ie,h as D,p as ae,t as oe}from"./index-XetFTAxL.js";import{t as O}from"./Loaded-DbbNdK3v.js";import{i as k}from"./operations-yJe5L-AW.js";var A=T(`
  query Codes($study: ID!) {
    study(id: $study) {
      id
      codebook {
        id
        codes {
          id
          key
          hue
          isDraft
          title {
            en
            es
          }
        }
      }
    }
  }
`),j=T(`
  query Undecided($study: ID!, $wave: ID, $code: ID, $first: Int, $after: String) {
    study(id: $study) {
      id
      waves { id label { en es } }
      codebook { id codes { id key hue isDraft title { en es } } }
      undecidedCount(wave: $wave, code: $code) { codings people }
      undecided(wave: $wave, code: $code, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { cursor node { ${oe} } }
      }
    }
  }
`),M=T(`
  query UndecidedCount($study: ID!, $wave: ID, $code: ID) {
    study(id: $study) {
      id
      undecidedCount(wave: $wave, code: $code) {
        codings
        people
      }
    }
  }
`),N=`
  ${k}
  passage { id codings(withRejected: true) { ${k} } }
`,P=e=>`
  __typename
  ... on Mutation${e}Success { data { ${N} } }
  ... on DecidedMeanwhile {
    coding { ${N} }
    decision { id act state by isMine decidedAt code { id title { en es } } }
  }
`,F=T(`
  mutation AcceptCoding($input: DecideCodingInput!) { done: acceptCoding(input: $input) { ${P(`AcceptCoding`)} } }
`),I=T(`
  mutation RejectCoding($input: DecideCodingInput!) { done: rejectCoding(input: $input) { ${P(`RejectCoding`)} } }
`),L=T(`
  mutation UndoDecision($input: DecideCodingInput!) { done: undoDecision(input: $input) { ${P(`UndoDecision`)} } }
`),R=T(`
  mutation ChangeCoding($input: ChangeCodingInput!) { done: changeCoding(input: $input) { ${P(`ChangeCoding`)} } }
`),z=T(`
  mutation AddCoding($input: AddCodingInput!) { done: addCoding(input: $input) { ${P(`AddCoding`)} } }
`);function B(){let[e,t]=o({}),n=new Map;return{of:t=>e()[t.id],begin:({id:e,state:n},r)=>t(({[e]:t,...i})=>({...i,[e]:{from:t?.from??n,to:r,acts:(t?.acts??0)+1}})),learn:e=>{n.set(e.id,e),t(({[e.id]:t,...n})=>t?{...n,[e.id]:t.acts>1?t:{...t,to:e.state}}:n)},end:({id:e,state:n})=>t(({[e]:t,...r})=>t&&t.acts>1?{...r,[e]:{...t,from:n,acts:t.acts-1}}:r),newest:e=>{let t=n.get(e.id);return t&&t.revision>e.revision?t:e}}}var V=a(),H=V.Provider,U=()=>p(V);function W(e,t){let n=x(),r=w(),[i,a]=o(),s=B(),c=[],l=()=>E(r,e)?.may.includes(`decide codings`)??!1,u=async e=>{let{result:r,failure:i}=await e.ask(n),o=se(e,r,i),l=G(r);return o.undo&&c.push(o.undo),l&&e.coding&&s.learn(l),a(o),i||await t(),e.coding&&s.end(l?.id===e.coding.id?l:e.coding),o.tone===`calm`},d=Promise.resolve(),p=e=>{if(!l())return Promise.resolve(!1);let t=d.then(e);return d=t.catch(()=>void 0),t},m=e=>(e.coding&&l()&&s.begin(e.coding,e.to),p(()=>u(e))),h=K(e,s.newest);return{study:e,may:l,said:i,say:a,stateOf:e=>s.of(e)?.to??e.state,changeOf:e=>s.of(e),accept:e=>m(h.accept(e)),reject:e=>m(h.reject(e)),change:(e,t,n)=>m(h.change(e,{code:t,stance:n})),add:e=>m(h.add(e)),undo:e=>m(h.undo(e)),undoLast:()=>p(async()=>{let e=c.pop();return e?u(h.undo(e)):(a({tone:`calm`,text:f().deciding.nothingToUndo}),!1)})}}var G=e=>{if(e)return e.__typename===`DecidedMeanwhile`?e.coding:`data`in e?e.data:void 0};function K(e,t){let n=n=>({studyId:e,codingId:n.id,expected:t(n).revision});return{accept:e=>({kind:`accept`,coding:e,to:`accepted`,ask:t=>q(t,F,n(e))}),reject:e=>({kind:`reject`,coding:e,to:`rejected`,ask:t=>q(t,I,n(e))}),change:(e,{code:t,stance:r})=>({kind:`change`,coding:e,code:d(t.title),to:t.id===e.code.id?`accepted`:`rejected`,ask:i=>q(i,R,{...n(e),codeId:t.id,stance:r})}),add:({passage:t,code:n,...r})=>({kind:`add`,to:`accepted`,code:d(n.title),ask:i=>q(i,z,{studyId:e,passageId:t,codeId:n.id,...r})}),undo:e=>({kind:`undo`,coding:e,to:e.decision?.act===`add`?`rejected`:`proposed`,ask:t=>q(t,L,n(e))})}}async function q(e,t,n){let{data:r,failure:i}=await ee(e,t,{input:n});return{result:r?.done,failure:i}}function se({kind:e,coding:t,code:n},r,i){let a=f().deciding;if(i||!r)return{tone:`problem`,text:a.failed[i??`refused`]};if(r.__typename===`DecidedMeanwhile`)return{tone:`problem`,text:ce(r.coding,r.decision,t)};if(!(`data`in r))return{tone:`problem`,text:r.__typename===`NotFound`?a.gone:a.failed.refused};let o=n??d(t.code.title),s=r.data.decision?.isMine?r.data:void 0;return{tone:`calm`,text:a.done[e](o),...e!==`undo`&&{undo:s}}}var ce=(e,t,n)=>{let r=f().deciding;if(!t)return r.gone;let i=r.didWhat[t.act](d(t.code.title)),a=r.meanwhile(t.by??r.somebody,i,m(t.decidedAt));return`${n&&n.id!==e.id?`${d(e.code.title)}: `:``}${a} ${r.standsAs(f().codingState[e.state])}`},le=({changeOf:e},t,n)=>t.reduce((t,r)=>{let i=e(r);return i?t+Number(n(i.to))-Number(n(i.from)):t},0);function ue(e,t){let n=f().deciding,{decision:r}=e;if(t===`proposed`)return f().theme.suggestedOpen;if(!r||r.state!==t)return f().codingState[t];let i=r.isMine?n.you:r.by??n.somebody;return r.act===`change`&&r.code.id!==e.code.id?n.changedBy(d(r.code.title),i):t===`rejected`?n.rejectedBy(i):e.origin===`person`?n.codedBy(i):n.acceptedBy(i)}var J=a(),de=J.Provider,fe=()=>p(J),pe=n(`<span>`),me=n(`<div class="decide-bar no-print"role=group>`),he=n(`<kbd aria-hidden=true>`);function ge(e){let t=U(),n=()=>t?.stateOf(e.of)??e.of.state;return(()=>{var t=pe();return y(t,()=>ue(e.of,n())),i(e=>{var r=n()===`proposed`?`suggested`:`decided`,i=n();return r!==e.e&&b(t,e.e=r),i!==e.t&&v(t,`data-state`,e.t=i),e},{e:void 0,t:void 0}),t})()}function _e(e){let n=U(),a=fe(),o=()=>n?.stateOf(e.of)??e.of.state,s=()=>d(e.of.code.title),c=()=>o()===e.of.state&&e.of.decision?.isMine;return t(r,{get when(){return n?.may()&&a},children:n=>(()=>{var a=me();return y(a,t(r,{get when(){return o()!==`accepted`},get children(){return t(Y,{key:`a`,get label(){return f().deciding.accept},onPress:()=>n().accept(e.of)})}}),null),y(a,t(r,{get when(){return o()!==`rejected`},get children(){return t(Y,{key:`x`,get label(){return f().deciding.reject},onPress:()=>n().reject(e.of)})}}),null),y(a,t(Y,{key:`c`,get label(){return f().deciding.change},onPress:()=>n().change(e.of)}),null),y(a,t(r,{get when(){return c()},get children(){return t(Y,{key:`u`,get label(){return f().deciding.undo},onPress:()=>n().undo(e.of)})}}),null),i(()=>v(a,`aria-label`,f().deciding.about(s()))),a})()})}function Y(e){return t(g,{look:`quiet`,get"aria-keyshortcuts"(){return c(()=>!!D())()?e.key:void 0},onClick:()=>e.onPress(),get children(){return[c(()=>e.label),t(r,{get when(){return D()},get children(){return[` `,(()=>{var t=he();return y(t,()=>e.key),t})()]}})]}})}function ve(e,t){let n=[0,e.length,...t.flatMap(({start:e,end:t})=>[e,t])].filter(t=>t>=0&&t<=e.length).sort((e,t)=>e-t);return[...new Set(n)].slice(0,-1).map((n,r,i)=>{let a=i[r+1]??e.length,o=t.flatMap((e,t)=>e.start<=n&&e.end>=a?[t]:[]);return{text:e.slice(n,a),start:n,covers:o}})}var ye=n(`<div class=code-chooser><form role=search autocomplete=off>`),be=n(`<ul class=code-choices>`),xe=n(`<li class=soft>`),Se=n(`<kbd aria-hidden=true>`),Ce=n(`<li><button type=button>`),we=n(`<fieldset class=radios><legend>`),Te=n(`<label><input type=radio>`),Ee=`1234567890qwertyuiopasdfghjklzxcvbnm`;function X(n){let r=S(A,()=>({study:n.study}));return t(O,{read:r,pick:e=>e.study?.codebook?.codes,lines:6,children:r=>t(De,e(n,{get codes(){return r().filter(e=>!e.isDraft)}}))})}function De(e){let[n,i]=o(``),[a,s]=o(e.stance),[c,l]=o(`experience`),u=()=>e.codes.map((e,t)=>({code:e,key:Ee[t]})),p=()=>u().filter(({code:e})=>Q(d(e.title)).includes(Q(n()))),m=t=>t&&e.onPick(t,{stance:a(),kind:c()});return ke(e=>{m(u().find(t=>t.key===e)?.code)}),(()=>{var n=ye(),o=n.firstChild;return o.addEventListener(`submit`,e=>{e.preventDefault(),m(p()[0]?.code)}),y(o,t(ne,{get label(){return f().deciding.search},type:`search`,autocomplete:`off`,onInput:e=>i(e.currentTarget.value)})),y(n,t(Z,{get legend(){return f().deciding.how},values:C,get value(){return a()},name:e=>f().stance[e],onChoose:s}),null),y(n,t(r,{get when(){return e.withKind},get children(){return t(Z,{get legend(){return f().deciding.kind},values:[`experience`,`ask`],get value(){return c()},name:e=>f().kind[e],onChoose:l})}}),null),y(n,t(Oe,{get found(){return p()},onPick:m}),null),n})()}function Oe(e){return(()=>{var n=be();return y(n,t(s,{get each(){return e.found},get fallback(){return(()=>{var e=xe();return y(e,()=>f().deciding.noCode),e})()},children:({code:n,key:a})=>(()=>{var o=Ce(),s=o.firstChild;return s.$$click=()=>e.onPick(n),y(s,t(r,{get when(){return D()&&a},get children(){var e=Se();return y(e,a),e}}),null),y(s,t(ie,{get of(){return n.title}}),null),i(e=>{var t=`code-choice hue-${n.hue}`,r=D()?a:void 0;return t!==e.e&&b(s,e.e=t),r!==e.t&&v(s,`aria-keyshortcuts`,e.t=r),e},{e:void 0,t:void 0}),o})()})),i(()=>v(n,`aria-label`,f().theme.codes)),n})()}function Z(e){let n=l();return(()=>{var r=we(),a=r.firstChild;return y(a,()=>e.legend),y(r,t(s,{get each(){return e.values},children:t=>(()=>{var r=Te(),a=r.firstChild;return a.addEventListener(`change`,()=>e.onChoose(t)),v(a,`name`,n),y(r,()=>e.name(t),null),i(()=>a.checked=t===e.value),r})()}),null),r})()}function ke(e){let t=t=>{!D()||t.ctrlKey||t.metaKey||t.altKey||t.target instanceof Element&&t.target.closest(`input:not([type=radio]), select, textarea`)||/^[a-z0-9]$/i.test(t.key)&&(e(t.key.toLowerCase()),t.preventDefault())};h(()=>window.addEventListener(`keydown`,t,{capture:!0})),_(()=>window.removeEventListener(`keydown`,t,{capture:!0}))}var Q=e=>e.normalize(`NFD`).replace(/\p{M}/gu,``).toLowerCase();u([`click`]);var Ae=n(`<div class="said-bar no-print">`),$=n(`<p>`);function je(e){let[n,i]=o(),a=e.deciding,s=()=>e.goesOn&&requestAnimationFrame(()=>ae(1)),l={accept:e=>{a.accept(e),s()},reject:e=>{a.reject(e),s()},change:i,undo:e=>void a.undo(e)};Me(l,a,e.codings);let u=(e,{stance:t})=>{let r=n();i(void 0),a.change(r,e,t),s()};return t(H,{value:a,get children(){return t(de,{value:l,get children(){return[c(()=>e.children),t(Ne,{deciding:a}),t(r,{get when(){return n()},children:e=>t(te,{get title(){return f().deciding.changeTitle(d(e().code.title))},get closeLabel(){return f().close},onClose:()=>i(void 0),get children(){return t(X,{get study(){return a.study},get stance(){return e().stance},onPick:u})}})})]}})}})}function Me(e,t,n){let r=()=>{let e=document.activeElement?.closest(`[data-coding]`)?.dataset.coding;return n().find(t=>t.id===e)},i=n=>()=>{if(!t.may())return;let i=r();if(n===`undo`&&!i?.decision?.isMine)return void t.undoLast();i?e[n](i):t.say({tone:`calm`,text:f().deciding.chooseFirst})};re({a:i(`accept`),x:i(`reject`),c:i(`change`),u:i(`undo`)})}function Ne(e){let n=()=>e.deciding.said();return(()=>{var a=Ae();return y(a,t(r,{get when(){return n()},children:n=>[(()=>{var e=$();return y(e,()=>n().text),e})(),t(r,{get when(){return n().undo},children:n=>t(g,{look:`quiet`,onClick:()=>void e.deciding.undo(n()),get children(){return f().deciding.undo}})}),t(g,{look:`quiet`,onClick:()=>e.deciding.say(void 0),get children(){return f().close}})]})),i(e=>{var t=n()?.tone===`problem`?`alert`:`status`,r=n()?.tone,i=n()?.tone===`problem`?`assertive`:`polite`;return t!==e.e&&v(a,`role`,e.e=t),r!==e.t&&v(a,`data-tone`,e.t=r),i!==e.a&&v(a,`aria-live`,e.a=i),e},{e:void 0,t:void 0,a:void 0}),a})()}export{Y as a,W as c,j as d,_e as i,U as l,X as n,ge as o,ve as r,le as s,je as t,M as u};