import{p as e}from"./session-B5JYRExK.js";var t=`
  leaves
  because
  isPrepared
  isApproved
  isPreparedByViewer
`,n=e(`
  query Kept($study: ID!, $theme: String!, $audience: Audience!) {
    study(id: $study) {
      id
      theme(key: $theme) {
        id
        quotes(first: 100) {
          edges {
            node {
              id
              quote { text }
              passage { id language }
              release(audience: $audience) { ${t} }
            }
          }
        }
      }
    }
  }
`),r=`
  id
  revision
  state
  stance
  quote { text marks { start end } startsInside endsInside }
  board: release(audience: board) { ${t} }
  lead: release(audience: lead) { ${t} }
`,i=e(`
  query Release($id: ID!) {
    node(id: $id) {
      id
      ... on Coding { ${r} }
    }
  }
`),a=e(`
  mutation ApproveQuote($input: ApproveQuoteInput!) {
    approveQuote(input: $input) {
      __typename
      ... on MutationApproveQuoteSuccess { data { ${r} } }
      ... on DecidedMeanwhile { coding { ${r} } }
    }
  }
`),o=e(`
    mutation WithdrawApproval($input: QuoteApprovalInput!) {
      withdrawApproval(input: $input) {
        __typename
      }
    }
  `),s=e(`
  query Objections($study: ID!, $theme: String) {
    study(id: $study) {
      id
      objections(theme: $theme) {
        id
        topic {
          key
          title {
            en
            es
          }
        }
        quote
        shouldSay
        owedBy
        answer
        answeredAt
      }
    }
  }
`),c=e(`
  mutation AnswerObjection($input: AnswerObjectionInput!) {
    answerObjection(input: $input) {
      __typename
    }
  }
`),l=e(`
  query Picks($study: ID!) {
    study(id: $study) {
      id
      themes {
        id
        key
        title {
          en
          es
        }
      }
      picks {
        answered
        changed
        said
      }
    }
  }
`),u=e(`
  mutation PickForLead($input: PickForLeadInput!) {
    pickForLead(input: $input) {
      __typename
    }
  }
`);export{u as a,o as c,s as i,a as n,l as o,n as r,i as s,c as t};