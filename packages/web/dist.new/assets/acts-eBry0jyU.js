import{B as e,E as t,F as n,J as r,M as i,t as a,x as o}from"./Button-C8pSCUDO.js";import{H as s,K as c,p as l}from"./session-B5JYRExK.js";import{r as u}from"./title-C9-4Ht2J.js";import{c as d}from"./outreach-_tKwJLzW.js";var f=t(`<form class=outreach-form novalidate autocomplete=off><p>`),p=t(`<ul>`),m=t(`<li>`);function h(t){let n=e=>{e.preventDefault(),t.onSubmit()};return(()=>{var r=f(),i=r.firstChild;return r.addEventListener(`submit`,n),o(r,()=>t.children,i),o(r,e(g,{get acting(){return t.acting}}),i),o(i,e(a,{type:`submit`,look:`strong`,get"aria-disabled"(){return t.acting.isBusy()},get children(){return t.label}})),r})()}function g(t){return[e(n,{get when(){return t.acting.problems().length>0},get children(){return e(u,{tone:`problem`,get children(){var n=p();return o(n,e(i,{get each(){return t.acting.problems()},children:e=>(()=>{var t=m();return o(t,e),t})()})),n}})}}),e(n,{get when(){return t.acting.said()},children:t=>e(u,{get children(){return t()}})})]}function _(e){let t=c(),[n,i]=r([]),[a,o]=r(),[l,u]=r(!1);return{act:async(n,r,a)=>{if(l())return;u(!0),o(void 0);let{data:c}=await s(t,n,{input:r});u(!1);let d=c?.done.__typename.endsWith(`Success`)?c.done:void 0;if(i(d?[]:v(c?.done)),d)return o(a),e(),d},problems:n,setProblems:i,said:a,isBusy:l}}var v=e=>{let t={NotFound:d().gone,Forbidden:d().refused,SignedOut:d().ended},n=e&&(t[e.__typename]??d().against[e.reason??``]);if(n)return[n];let r=(e?.issues??[]).map(({path:e})=>e.split(`.`)[0]),i=[...new Set(r)].flatMap(e=>d().wrong[e]??[]);return i.length>0?i:[d().failed]},y=`
  __typename
  ... on InvalidInput { issues { path } }
`,b=l(`
  mutation KeepIdentity($input: KeepIdentityInput!) {
    done: keepIdentity(input: $input) { ${y} ... on MutationKeepIdentitySuccess { data { id } } }
  }
`),x=l(`
  mutation KeepContact($input: KeepContactInput!) {
    done: keepContact(input: $input) { ${y} ... on MutationKeepContactSuccess { data { id } } }
  }
`),S=l(`
  mutation MarkContact($input: MarkContactInput!) {
    done: markContact(input: $input) { ${y} ... on MutationMarkContactSuccess { data { id } } }
  }
`),C=l(`
  mutation InviteToWave($input: InviteToWaveInput!) {
    done: inviteToWave(input: $input) {
      ${y}
      ... on NotReachable { reason }
      ... on MutationInviteToWaveSuccess { data { id path } }
    }
  }
`),w=l(`
  mutation TakeBackInvitation($input: TakeBackInvitationInput!) {
    done: takeBackInvitation(input: $input) { ${y} ... on MutationTakeBackInvitationSuccess { data { id } } }
  }
`),T=l(`
  mutation RecordLoss($input: RecordLossInput!) {
    done: recordLoss(input: $input) { ${y} ... on MutationRecordLossSuccess { data { id } } }
  }
`),E=l(`
  mutation RecordServed($input: RecordServedInput!) {
    done: recordServed(input: $input) { ${y} ... on MutationRecordServedSuccess { data { id } } }
  }
`),D=l(`
  mutation SaveWhomToAsk($input: SaveWhomToAskInput!) {
    done: saveWhomToAsk(input: $input) { ${y} ... on MutationSaveWhomToAskSuccess { data { id } } }
  }
`),O=l(`
  mutation CloseWave($input: CloseWaveInput!) {
    done: closeWave(input: $input) { ${y} ... on MutationCloseWaveSuccess { data { id closedAt } } }
  }
`);export{S as a,D as c,h as d,g as f,b as i,w as l,C as n,T as o,x as r,E as s,O as t,_ as u};