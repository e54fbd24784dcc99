import{p as e}from"./session-B5JYRExK.js";var t=`
  wave { en es }
  word
  because
  instead
  reach
`,n=`
  key
  title { en es }
  plain { en es }
  said { ${t} }
  quotes { key text language startsInside endsInside veil }
`,r=e(`
  query Board($study: ID!) {
    board(study: $study) {
      cards { ${n} }
    }
  }
`),i=e(`
  query Marks($study: ID!) {
    board(study: $study) {
      optedOut {
        key
        title {
          en
          es
        }
      }
      objections {
        topic {
          key
          title {
            en
            es
          }
        }
        isAboutQuote
        shouldSay
        raisedAt
        owedBy
        answer
        answeredAt
      }
    }
  }
`),a=e(`
    mutation RaiseObjection($input: RaiseObjectionInput!) {
      raiseObjection(input: $input) {
        __typename
      }
    }
  `),o=e(`
  mutation OptOut($input: TopicInput!) {
    optOut(input: $input) {
      __typename
    }
  }
`),s=e(`
  mutation TakeBackOptOut($input: TopicInput!) {
    takeBackOptOut(input: $input) {
      __typename
    }
  }
`);export{a,o as i,n,t as o,i as r,s,r as t};