import{B as e,E as t,F as n,G as r,J as i,M as a,S as o,h as s,l as c,n as l,t as u,w as d,x as f}from"./Button-C8pSCUDO.js";import{H as p,K as m,P as h,W as g,p as _}from"./session-B5JYRExK.js";import{F as v}from"./index-XetFTAxL.js";import{t as y}from"./Loaded-DbbNdK3v.js";import{r as b,t as x}from"./title-C9-4Ht2J.js";import{n as S,t as C}from"./Field-Oga8wRtX.js";var w=e=>s().audit.actions[e]??e,T=e=>s().audit.outcomes[e]??e,ee=22;function te({actorId:e},t){if(e===null)return s().audit.nobody;let n=s().audit.program;return t.find(t=>t.actorId===e)?.name??n[e]??(e.length===ee?s().audit.somebody:e)}var E=3;function D({name:e,values:t,count:n}){let r=s().audit.subjects[e]??e;return t.length===0?n===null?r:`${r}: ${c(n)}`:t.length>E?`${r}: ${c(t.length)}`:`${r}: ${t.join(`, `)}`}var O=t(`<div class="audit-filters no-print"role=group>`);function k(t){let i=()=>t.log.people.map(({actorId:e,name:t})=>({value:e,label:t}));return(()=>{var a=O();return f(a,e(j,{get filter(){return t.filter},name:`person`,get label(){return s().audit.person},get choices(){return i()}}),null),f(a,e(j,{get filter(){return t.filter},name:`action`,get label(){return s().audit.action},get choices(){return A(t.log.actions,w)}}),null),f(a,e(j,{get filter(){return t.filter},name:`outcome`,get label(){return s().audit.outcome},get choices(){return A(t.log.outcomes,T)}}),null),f(a,e(M,{get filter(){return t.filter},name:`from`,get label(){return s().audit.from}}),null),f(a,e(M,{get filter(){return t.filter},name:`to`,get label(){return s().audit.to}}),null),f(a,e(n,{get when(){return t.filter.isAny()},get children(){return e(u,{look:`quiet`,onClick:()=>t.filter.clear(),get children(){return s().audit.clear}})}}),null),r(()=>d(a,`aria-label`,s().audit.filters)),a})()}var A=(e,t)=>e.map(e=>({value:e,label:t(e)})).sort((e,t)=>e.label.localeCompare(t.label));function j(t){return e(C,{get label(){return t.label},get value(){return t.filter.chosen(t.name)},get choices(){return[{value:``,label:s().all},...t.choices]},onChoose:e=>t.filter.choose(t.name,e)})}function M(t){return e(S,{type:`date`,get label(){return t.label},get value(){return t.filter.chosen(t.name)},onChange:e=>t.filter.choose(t.name,e.currentTarget.value)})}var N=t(`<div class=table-scroll tabindex=0 role=region><table class=table><thead><tr></tr></thead><tbody>`),P=t(`<th scope=col>`),F=t(`<span class="small soft"> `),I=t(`<tr><td class=nowrap><time></time></td><td></td><td></td><td></td><td class="audit-about small">`),L=t(`<span>`),R=[`at`,`who`,`what`,`outcome`,`about`];function z(t){return(()=>{var i=N(),o=i.firstChild.firstChild,c=o.firstChild,u=o.nextSibling;return f(c,e(a,{each:R,children:e=>(()=>{var t=P();return f(t,()=>s().audit.column[e]),t})()})),f(u,e(a,{get each(){return t.entries},children:i=>(()=>{var o=I(),c=o.firstChild,u=c.firstChild,p=c.nextSibling,m=p.nextSibling,h=m.nextSibling,g=h.nextSibling;return f(u,()=>l(i.at)),f(c,e(n,{get when(){return!i.isSealed},get children(){var e=F();return e.firstChild,f(e,()=>s().audit.unsealedMark,null),e}}),null),f(p,()=>te(i,t.people)),f(m,()=>w(i.action)),f(h,()=>T(i.outcome)),f(g,e(a,{get each(){return i.subjects},children:e=>(()=>{var t=L();return f(t,()=>D(e)),t})()})),r(()=>d(u,`datetime`,i.at)),o})()})),r(()=>d(i,`aria-label`,s().audit.title)),i})()}var B=t(`<strong>`),V=t(`<span>`),ne=t(`<p class="audit-chain measure"role=status><span>; </span><span class="small soft">`);function H(t){let r=()=>s().audit.chain;return e(n,{get when(){return t.chain.fault},get fallback(){return e(U,{get chain(){return t.chain}})},children:t=>e(b,{tone:`problem`,get children(){return[(()=>{var e=B();return f(e,()=>r().broken),e})(),(()=>{var e=V();return f(e,()=>G(t())),e})(),(()=>{var e=V();return f(e,()=>r().whatNow),e})()]}})})}function U(e){let t=()=>s().audit.chain,n=()=>e.chain.sealedUpTo?t().sealed(l(e.chain.sealedUpTo)):t().nothingSealed,r=()=>e.chain.unsealed?t().unsealed(c(e.chain.unsealed)):t().allSealed;return(()=>{var i=ne(),a=i.firstChild,o=a.firstChild,s=a.nextSibling;return f(a,n,o),f(a,()=>W(r()),null),f(s,()=>t().checked(l(e.chain.checkedAt))),i})()}var W=e=>e.charAt(0).toLowerCase()+e.slice(1);function G({kind:e,position:t,entry:n}){let r=s().audit.chain,i=t===null?r.entry(n??``):r.place(t);return(r.fault[e]??r.fault.unknown)(i)}var K=_(`
  query Audit($study: ID!, $filter: AuditFilter, $first: Int, $after: String) {
    auditLog(study: $study) {
      chain {
        sealedUpTo
        unsealed
        checkedAt
        fault {
          kind
          position
          entry
        }
      }
      people {
        actorId
        name
      }
      actions
      outcomes
      entries(filter: $filter, first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            number
            at
            actorId
            action
            outcome
            isSealed
            subjects {
              name
              values
              count
            }
          }
        }
      }
    }
  }
`),q=_(`
  mutation ExportAudit($input: ExportAuditInput!) {
    exportAudit(input: $input) {
      __typename
      ... on MutationExportAuditSuccess {
        data {
          lines
          next
        }
      }
    }
  }
`);function J(e){let t=m(),[n,r]=i(!1),[a,o]=i(),l=async n=>{let r={studyId:e.study(),filter:e.filter(),after:n},{data:i}=await p(t,q,{input:r});return i?.exportAudit.data};return{take:async()=>{if(n())return;r(!0),o(void 0);let e=await Y(l);if(r(!1),!e)return void o({text:s().audit.downloadFailed,isProblem:!0});X(e);let t=s().audit.entries(c(e.length),e.length===1);o({text:s().audit.downloaded(t),isProblem:!1})},isBusy:n,said:a}}async function Y(e){let t=[];for(let n=null;;){let r=await e(n);if(!r)return;if(t.push(...r.lines),r.next===null)return t;n=r.next}}function X(e){let t=new Blob([e.map(e=>`${e}\n`).join(``)],{type:`application/jsonl`}),n=URL.createObjectURL(t),r=document.createElement(`a`);r.href=n,r.download=`audit.jsonl`,r.click(),setTimeout(()=>URL.revokeObjectURL(n),6e4)}var Z=[`person`,`action`,`outcome`,`from`,`to`];function re(e){let[t,n]=h(),r=t=>{e(),n(t,{replace:!0,scroll:!1})},i=e=>t[e]??``;return{value:()=>ie(i),chosen:i,choose:(e,t)=>r({[e]:t||void 0}),isAny:()=>Z.some(e=>i(e)!==``),clear:()=>r(Object.fromEntries(Z.map(e=>[e,void 0])))}}function ie(e){let[t,n]=[Q(e(`from`)),Q(e(`to`))];return n?.setDate(n.getDate()+1),{...e(`person`)&&{actorId:e(`person`)},...e(`action`)&&{action:e(`action`)},...e(`outcome`)&&{outcome:e(`outcome`)},...t&&{from:t.toISOString()},...n&&{to:n.toISOString()}}}function Q(e){let[,t,n,r]=/^(\d{4})-(\d{2})-(\d{2})$/.exec(e)??[];return t?new Date(Number(t),Number(n)-1,Number(r)):void 0}var ae=t(`<div class="page audit"><header class=page-head><h1></h1><p class="soft measure">`),oe=t(`<p class=soft>`),$=t(`<div class="bar no-print">`),se=t(`<div class="audit-export no-print">`),ce=50;function le(){let t=v(),[r,a]=i(null),c=re(()=>a(null)),l=()=>t(`studyId`),u=g(K,()=>({study:l(),filter:c.value(),first:ce,after:r()}));return x(()=>s().audit.title),(()=>{var t=ae(),i=t.firstChild.firstChild,d=i.nextSibling;return f(i,()=>s().audit.title),f(d,()=>s().audit.lead),f(t,e(y,{read:u,pick:e=>e.auditLog,children:t=>[e(H,{get chain(){return t().chain}}),e(k,{filter:c,get log(){return t()}}),e(n,{get when(){return t().entries.edges.length},get fallback(){return(()=>{var e=oe();return f(e,(()=>{var e=o(()=>!!u.isWaiting());return()=>e()?s().loading:s().audit.empty})()),e})()},get children(){return e(z,{get entries(){return t().entries.edges.map(({node:e})=>e)},get people(){return t().people}})}}),e(ue,{get isFirst(){return r()===null},get next(){return o(()=>!!t().entries.pageInfo.hasNextPage)()?t().entries.pageInfo.endCursor:null},onGo:a}),e(de,{get study(){return l()},filter:c})]}),null),t})()}function ue(t){return(()=>{var r=$();return f(r,e(n,{get when(){return!t.isFirst},get children(){return e(u,{onClick:()=>t.onGo(null),get children(){return s().audit.first}})}}),null),f(r,e(n,{get when(){return t.next},children:n=>e(u,{onClick:()=>t.onGo(n()),get children(){return s().audit.more}})}),null),r})()}function de(t){let{take:r,isBusy:i,said:a}=J({study:()=>t.study,filter:()=>t.filter.value()});return(()=>{var t=se();return f(t,e(u,{get"aria-disabled"(){return i()},onClick:()=>void r(),get children(){return o(()=>!!i())()?s().audit.downloading:s().audit.download}}),null),f(t,e(n,{get when(){return a()},children:t=>e(b,{get tone(){return t().isProblem?`problem`:`calm`},get children(){return t().text}})}),null),t})()}export{le as AuditPage};