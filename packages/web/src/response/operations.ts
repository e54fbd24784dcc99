import {
  type AboutValue,
  type AnswerState,
  type Connection,
  type Decidable,
  decidableFields,
  gql,
  type Kind,
  type Labelled,
  type Language,
  type LocalizedText,
  type Mode,
  type QuestionType,
  type Span,
} from '../graphql.ts'

export interface ResponseRow {
  id: string
  wave: Labelled
  mode: Mode
  language: Language
  submittedAt: string
  participant: { id: string; region: Labelled | null }
}

export interface Tagged extends Decidable {
  kind: Kind | null
  about: AboutValue[]
  spans: Span[]
  code: Decidable['code'] & { hue: number }
}

export const taggedFields = /* GraphQL */ `
  ${decidableFields}
  kind
  about { key label { en es } }
  spans { start end }
  code { id hue title { en es } }
`

export interface PassageWords {
  id: string
  text: string
  /** Stands for the text; whoever codes words of it says which they saw. Left out with the codings. */
  digest?: string
  language: Language
  redactions: (Span & { type: string })[]
  /** Left out for who reads what was said and not what was made of it. */
  codings?: Tagged[]
}

/** What was made of a passage, as far as it is this reader's. */
export const codingsOf = (passage: PassageWords): Tagged[] => passage.codings ?? []

interface AskedQuestion {
  id: string
  type: QuestionType
  text: LocalizedText
  position: number
  options: { value: number; text: LocalizedText }[]
}

export interface AnswerGiven {
  id: string
  state: AnswerState
  value: number | null
  values: number[]
  question: AskedQuestion
  service: Labelled | null
  passages: PassageWords[]
}

export interface ResponseRead {
  id: string
  wave: Labelled
  instrument: { id: string; title: LocalizedText }
  mode: Mode
  language: Language
  submittedAt: string
  participant: {
    id: string
    region: Labelled | null
    responses: { edges: { node: { id: string; submittedAt: string; wave: Labelled } }[] }
  }
  answers: AnswerGiven[]
}

export interface ResponsesVariables {
  study: string
  wave: string | null
  language: Language | null
  first: number
  after: string | null
  [name: string]: unknown
}

export const responsesQuery = gql<
  {
    study: { id: string; waves: Labelled[]; languages: Language[]; responses: Connection<ResponseRow> } | null
  },
  ResponsesVariables
>(/* GraphQL */ `
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
`)

export const responseQuery = gql<{ node: ResponseRead | null }, { response: string; withCodings: boolean }>(
  /* GraphQL */ `
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
            digest @include(if: $withCodings)
            codings(withRejected: true) @include(if: $withCodings) { ${taggedFields} }
          }
        }
      }
    }
  }
`,
)
