import{f as e,p as t}from"./session-B5JYRExK.js";var n=`
  ${e}
  spans { start end }
  code { id hue title { en es } }
`,r=e=>e.codings??[],i=t(`
  query Responses($study: ID!, $wave: ID, $language: Language, $first: Int, $after: String) {
    study(id: $study) {
      id
      languages
      waves {
        id
        label {
          en
          es
        }
      }
      responses(first: $first, after: $after, wave: $wave, language: $language) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
            wave {
              id
              label {
                en
                es
              }
            }
            mode
            language
            submittedAt
            participant {
              id
              region {
                id
                label {
                  en
                  es
                }
              }
            }
          }
        }
      }
    }
  }
`),a=t(`
  query Response($response: ID!, $withCodings: Boolean!) {
    node(id: $response) {
      __typename
      id
      ... on Response {
        wave {
          id
          label {
            en
            es
          }
        }
        instrument {
          id
          title {
            en
            es
          }
        }
        mode
        language
        submittedAt
        participant {
          id
          region {
            id
            label {
              en
              es
            }
          }
          responses(first: 20) {
            edges {
              node {
                id
                submittedAt
                wave {
                  id
                  label {
                    en
                    es
                  }
                }
              }
            }
          }
        }
        answers {
          id
          state
          value
          values
          question {
            id
            type
            text {
              en
              es
            }
            position
            options { value text { en es } }
          }
          service {
            id
            label {
              en
              es
            }
          }
          passages {
            id
            text
            language
            redactions {
              start
              end
              type
            }
            codings(withRejected: true) @include(if: $withCodings) { ${n} }
          }
        }
      }
    }
  }
`);export{n as i,a as n,i as r,r as t};