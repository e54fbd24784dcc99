import{J as e}from"./Button-C8pSCUDO.js";import{H as t,K as n,p as r}from"./session-B5JYRExK.js";function i(r){let i=n(),[a,o]=e(!1);return{send:async(e,n)=>{o(!0);let{data:a}=await t(i,e,{input:n});o(!1);let s=a?.done;return s?s.__typename===`EditedMeanwhile`?`meanwhile`:s.data?(r(s.data),`done`):`refused`:`lost`},isBusy:a}}var a=[`youth`,`caregiver`,`adult`],o=`levels { language score isEasy }`,s=`
  id
  audience
  version
  revision
  state
  effectiveFrom
  expiresAt
  approvedRef
  requiresReconsent
  concerned
  blocks {
    type
    heading { en es }
    isRequired
    isMaterial
    en
    es
    example { en es }
    ${o}
  }
  ${o}
  gaps { kind block language }
  changes { block kind isMaterial }
`,c=r(`
  query ConsentTexts($study: ID!) {
    study(id: $study) {
      id
      languages
      setup { determination plannedPeople }
      consentTexts { ${s} }
    }
  }
`),l=e=>`
  __typename
  ... on Mutation${e}Success { data { ${s} } }
  ... on InvalidInput { issues { path } }
`,u=r(`
  mutation StartConsentText($input: StartConsentTextInput!) {
    done: startConsentText(input: $input) { ${l(`StartConsentText`)} }
  }
`),d=r(`
  mutation SaveConsentText($input: SaveConsentTextInput!) {
    done: saveConsentText(input: $input) { ${l(`SaveConsentText`)} }
  }
`),f=r(`
  mutation PublishConsentText($input: PublishConsentTextInput!) {
    done: publishConsentText(input: $input) { ${l(`PublishConsentText`)} }
  }
`),p=r(`
  mutation RemoveConsentText($input: RemoveConsentTextInput!) {
    done: removeConsentText(input: $input) {
      __typename
    }
  }
`),m=r(`
  mutation DecideStudy($input: SaveSettingsInput!) {
    done: saveSettings(input: $input) {
      __typename
      ... on MutationSaveSettingsSuccess {
        data {
          id
          setup {
            determination
            plannedPeople
          }
        }
      }
      ... on InvalidInput {
        issues {
          path
        }
      }
    }
  }
`);export{d as a,i as c,p as i,m as n,u as o,f as r,c as s,a as t};