import{B as e,E as t,F as n,J as r,M as i,t as a,x as o}from"./Button-C8pSCUDO.js";import{H as s,K as c,i as l,o as u,p as d}from"./session-B5JYRExK.js";import{r as f}from"./title-C9-4Ht2J.js";import{t as p}from"./words-B5Zmc3D4.js";function m(){let e=c(),t=u(),[n,i]=r([]),[a,o]=r(!1),d=async(t,n)=>{if(a())return;o(!0),i([]);let{data:r}=await s(e,t,{input:n});o(!1);let c=r?.done;if(c?.__typename.endsWith(`Success`))return c.data?.id;i(h(c)),c?.__typename===`SignedOut`&&await f()},f=async()=>{let{data:n}=await s(e,l,{});n?.lockedAs!=null&&(i([p().failed]),await t.load())};return{send:d,problems:n,setProblems:i,isBusy:a}}var h=e=>{let t={NoConsent:p().noConsent,TextChanged:p().textChanged,NotFound:p().gone,Forbidden:p().refused,SignedOut:p().ended},n=e&&t[e.__typename];if(n)return[n];let r=(e?.issues??[]).map(({path:e})=>e.split(`.`)[0]),i=[...new Set(r)].flatMap(e=>p().wrong[e]??[]);return i.length>0?i:[p().failed]},g=t(`<ul>`),_=t(`<form class=interview-form novalidate autocomplete=off><p>`),v=t(`<li>`);function y(t){let r=e=>{e.preventDefault(),t.onSubmit()};return(()=>{var s=_(),c=s.firstChild;return s.addEventListener(`submit`,r),o(s,()=>t.children,c),o(s,e(n,{get when(){return t.sending.problems().length>0},get children(){return e(f,{tone:`problem`,get children(){var n=g();return o(n,e(i,{get each(){return t.sending.problems()},children:e=>(()=>{var t=v();return o(t,e),t})()})),n}})}}),c),o(c,e(a,{type:`submit`,look:`strong`,get"aria-disabled"(){return t.sending.isBusy()},get children(){return t.label}})),s})()}var b=[`participate`,`analyse`,`automated_assist`,`quote_verbatim`,`quote_paraphrased`,`share_advisory_board`,`recontact_followup`,`recontact_results`,`link_to_case_record`,`audio_record`,`retain_for_future_waves`],x=({consents:e})=>e.some(({scope:e,isEffective:t})=>e===`participate`&&t),S=({consents:e})=>e.some(({scope:e,carriesNew:t})=>e===`participate`&&t),C=`id label { en es }`,w=d(`
  query People($study: ID!, $after: String) {
    study(id: $study) {
      id
      languages
      regions { ${C} }
      participants(first: 50, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges {
          cursor
          node {
            id
            language
            region { ${C} }
            consents { scope state until isEffective carriesNew }
            responses { totalCount }
          }
        }
      }
    }
  }
`),T=d(`
  query Person($person: ID!) {
    node(id: $person) {
      __typename
      id
      ... on Participant {
        language
        region { ${C} }
          consents { scope state until isEffective reason restsOn carriesNew }
        audience
        lastWords { scope party decision decidedAt textVersion isOutdated }
        meetings { party heldAt textVersion mode }
        meetingDrafts { party }
        responses(first: 50) {
          edges {
            node {
              id
              submittedAt
              wave { ${C} }
            }
          }
        }
      }
    }
  }
`),E=[`family_contact_unsafe`,`themes_checked`],D=d(`
  query ToAsk($study: ID!, $person: ID!) {
    study(id: $study) {
      id
      languages
      waves { ${C} opensOn }
      services { ${C} key }
      instruments {
        id
        title { en es }
        version
        definition
        questions {
          id
          key
          type
          text { en es }
          perService
          options { value text { en es } isExclusive }
        }
      }
    }
    node(id: $person) {
      __typename
      id
      ... on Participant {
        language
        consents { scope state until isEffective carriesNew }
        known { waveId age isAgeTold isOfAge facts }
      }
    }
  }
`),O=e=>`
  __typename
  ... on Mutation${e}Success { data { id } }
  ... on InvalidInput { issues { path } }
`,k=d(`
  mutation EnrolParticipant($input: EnrolParticipantInput!) {
    done: enrolParticipant(input: $input) { ${O(`EnrolParticipant`)} }
  }
`),A=d(`
  mutation RecordConsent($input: RecordConsentInput!) {
    done: recordConsent(input: $input) { ${O(`RecordConsent`)} }
  }
`),j=d(`
  mutation SubmitResponse($input: SubmitResponseInput!) {
    done: submitResponse(input: $input) { ${O(`SubmitResponse`)} }
  }
`),M=d(`
  mutation RecordKnown($input: RecordKnownInput!) {
    done: recordKnown(input: $input) { ${O(`RecordKnown`)} }
  }
`);export{A as a,E as c,D as d,y as f,T as i,j as l,S as n,M as o,m as p,w as r,b as s,k as t,x as u};