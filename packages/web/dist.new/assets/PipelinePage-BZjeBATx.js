import{B as e,E as t,F as n,G as r,J as i,M as a,S as o,U as s,h as c,l,n as u,t as d,tt as f,w as p,x as m}from"./Button-C8pSCUDO.js";import{H as h,K as g,W as _,o as v,p as y,r as b}from"./session-B5JYRExK.js";import{F as x}from"./index-XetFTAxL.js";import{t as S}from"./Loaded-DbbNdK3v.js";import{t as C}from"./title-C9-4Ht2J.js";var w=t(`<div class=table-scroll tabindex=0 role=region><table class=table><thead><tr></tr></thead><tbody>`),T=t(`<th scope=col>`),E=t(`<tr><td></td><td class=nowrap></td><td></td><td class=nowrap></td><td></td><td>`),D=t(`<span class=soft>`),O=t(`<span class="small soft"> `);function k(t){let i=()=>c().pipe.step,s=()=>c().pipe.state;return(()=>{var f=w(),h=f.firstChild.firstChild,g=h.firstChild,_=h.nextSibling;return m(g,e(a,{each:[`step`,`state`,`attempts`,`since`,`reason`,`action`],children:e=>(()=>{var t=T();return m(t,()=>c().pipe.jobColumn[e]),t})()})),m(_,e(a,{get each(){return t.jobs},children:r=>(()=>{var a=E(),f=a.firstChild,p=f.nextSibling,h=p.nextSibling,g=h.nextSibling,_=g.nextSibling,v=_.nextSibling;return m(f,()=>i()[r.step]??r.step),m(p,()=>s()[r.state]??r.state),m(h,()=>l(r.attempts)),m(g,()=>u(r.createdAt)),m(_,e(A,{of:r})),m(v,e(n,{get when(){return o(()=>r.state===`failed`)()&&t.onRetry},children:t=>e(d,{onClick:()=>t()(r),get children(){return c().pipe.retry}})})),a})()})),r(()=>p(f,`aria-label`,c().pipe.jobs)),f})()}function A(t){let r=()=>c().pipe.reason;return[e(n,{get when(){return t.of.reason},get fallback(){return(()=>{var e=D();return m(e,()=>c().pipe.noReason),e})()},children:e=>r()[e()]??c().pipe.reason.unexpected}),e(n,{get when(){return t.of.nextAttemptAt},children:e=>(()=>{var t=O();return t.firstChild,m(t,()=>c().pipe.nextAt(u(e())),null),t})()})]}var j=y(`
  query Pipeline($study: ID!, $first: Int, $after: String) {
    study(id: $study) {
      id
      pipeline {
        steps {
          step
          waiting
          running
          retrying
          failed
          done
        }
        jobs(first: $first, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            cursor
            node {
              id
              step
              state
              attempts
              createdAt
              nextAttemptAt
              reason
            }
          }
        }
      }
    }
  }
`),M=y(`
  mutation RetryJob($input: RetryJobInput!) {
    retryJob(input: $input) {
      __typename
      ... on MutationRetryJobSuccess {
        data {
          steps {
            step
            waiting
            running
            retrying
            failed
            done
          }
        }
      }
    }
  }
`),N=t(`<div class=page><header class=page-head><h1></h1><p class="soft measure"></p></header><p class=measure role=status>`),P=t(`<h2>`),F=t(`<p class=soft>`),I=t(`<div class=table-scroll tabindex=0 role=region><table class=table><thead><tr><th scope=col></th></tr></thead><tbody>`),L=t(`<th scope=col class=n>`),R=t(`<tr><th scope=row>`),z=t(`<td class=n>`),B=t(`<div class="bar no-print">`),V=50,H=3e3;function U(){let t=x(),r=v(),[a,s]=i(null),l=_(j,()=>({study:t(`studyId`),first:V,after:a()})),u=()=>l.data()?.study?.pipeline.steps??[],{retry:d,said:f}=G(l,()=>t(`studyId`));W(()=>K(u())>0,l),C(()=>c().pipe.title);let p=()=>b(r,t(`studyId`))?.may.includes(`retry job`)??!1;return(()=>{var t=N(),r=t.firstChild,i=r.firstChild,h=i.nextSibling,g=r.nextSibling;return m(i,()=>c().pipe.title),m(h,()=>c().pipe.lead),m(g,e(n,{get when(){return l.data()},get children(){return f()??q(u())}})),m(t,e(S,{read:l,pick:e=>e.study?.pipeline,children:t=>[e(Y,{get steps(){return t().steps}}),(()=>{var e=P();return m(e,()=>c().pipe.jobs),e})(),e(n,{get when(){return t().jobs.edges.length},get fallback(){return(()=>{var e=F();return m(e,()=>c().pipe.noJobs),e})()},get children(){return e(k,{get jobs(){return t().jobs.edges.map(e=>e.node)},get onRetry(){return p()?e=>void d(e.id):void 0}})}}),e(X,{get isFirst(){return a()===null},get next(){return o(()=>!!t().jobs.pageInfo.hasNextPage)()?t().jobs.pageInfo.endCursor:null},onGo:s})]}),null),t})()}function W(e,t){s(()=>{if(!e())return;let n=setInterval(()=>document.visibilityState===`visible`&&t.refetch(),H);f(()=>clearInterval(n))})}function G(e,t){let n=g(),[r,a]=i();return{retry:async r=>{let{data:i}=await h(n,M,{input:{studyId:t(),jobId:r}}),o=i?.retryJob.__typename===`MutationRetryJobSuccess`;a(o?c().pipe.retried:c().pipe.retryFailed),e.refetch(),setTimeout(()=>a(void 0),6e3)},said:r}}var K=e=>e.reduce((e,t)=>e+t.waiting+t.running+t.retrying,0);function q(e){let t=e.reduce((e,t)=>e+t.failed,0),n=K(e);return n+t===0?c().pipe.summaryDone:c().pipe.summary(c().counted.jobs(n),l(t))}var J=[`waiting`,`running`,`retrying`,`failed`,`done`];function Y(t){let n=()=>c().pipe.step;return(()=>{var i=I(),o=i.firstChild.firstChild,s=o.firstChild,u=s.firstChild,d=o.nextSibling;return m(u,()=>c().pipe.column.step),m(s,e(a,{each:J,children:e=>(()=>{var t=L();return m(t,()=>c().pipe.column[e]),t})()}),null),m(d,e(a,{get each(){return t.steps},children:t=>(()=>{var r=R(),i=r.firstChild;return m(i,()=>n()[t.step]??t.step),m(r,e(a,{each:J,children:e=>(()=>{var n=z();return m(n,()=>l(t[e])),n})()}),null),r})()})),r(()=>p(i,`aria-label`,c().pipe.title)),i})()}function X(t){return(()=>{var r=B();return m(r,e(n,{get when(){return!t.isFirst},get children(){return e(d,{onClick:()=>t.onGo(null),get children(){return c().pipe.firstPage}})}}),null),m(r,e(n,{get when(){return t.next},children:n=>e(d,{onClick:()=>t.onGo(n()),get children(){return c().pipe.nextPage}})}),null),r})()}export{U as PipelinePage};