import { gql, type Labelled, type Language, type LocalizedText, type Span } from '../graphql.ts'

export interface Candidate {
  en: string[]
  es: string[]
  people: number
  englishPeople: number
  spanishPeople: number
  passageCount: number
  passages: { passageId: string; spans: Span[] }[]
}

export interface Missed {
  people: number
  passages: number
  passagesLeftOut: number
  fewest: number
  isCompared: boolean
  copied: number
  candidates: Candidate[]
}

export const missedQuery = gql<
  { study: { id: string; languages: Language[]; missed: Missed } | null },
  { study: string; language: Language | null }
>(/* GraphQL */ `
  query Missed($study: ID!, $language: Language) {
    study(id: $study) {
      id
      languages
      missed(language: $language) {
        people
        passages
        passagesLeftOut
        fewest
        isCompared
        copied
        candidates {
          en
          es
          people
          englishPeople
          spanishPeople
          passageCount
          passages {
            passageId
            spans {
              start
              end
            }
          }
        }
      }
    }
  }
`)

export interface MissedPassage {
  __typename: string
  id: string
  text: string
  language: Language
  question: { id: string; text: LocalizedText }
  wave: Labelled
  response: { id: string }
}

/** Opens the words of these passages; one that may not be read any more is not there. */
export const passagesQuery = gql<{ nodes: (MissedPassage | null)[] }, { ids: string[] }>(/* GraphQL */ `
  query MissedPassages($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Passage {
        text
        language
        question {
          id
          text {
            en
            es
          }
        }
        wave {
          id
          label {
            en
            es
          }
        }
        response {
          id
        }
      }
    }
  }
`)
