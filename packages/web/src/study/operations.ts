import { gql, type Labelled, type Language, type Mode } from '../graphql.ts'

export interface WaveOverview {
  wave: Labelled & { opensOn: string; closesOn: string | null }
  people: number
  responses: number
  passages: number
  languages: { language: Language; people: number }[]
  modes: { mode: Mode; responses: number }[]
}

export interface StudyOverview {
  people: number
  peopleInAllWaves: number
  responses: number
  passages: number
  suggestions: number
  decided: number
  codedPeople: number
  decidedPeople: number
  passagesNotAssisted: number
  waves: WaveOverview[]
}

export const overviewQuery = gql<
  { study: { id: string; leftOut: number; overview: StudyOverview } | null },
  { study: string }
>(/* GraphQL */ `
  query Overview($study: ID!) {
    study(id: $study) {
      id
      leftOut
      overview {
        people
        peopleInAllWaves
        responses
        passages
        suggestions
        decided
        codedPeople
        decidedPeople
        passagesNotAssisted
        waves {
          wave {
            id
            label {
              en
              es
            }
            opensOn
            closesOn
          }
          people
          responses
          passages
          languages {
            language
            people
          }
          modes {
            mode
            responses
          }
        }
      }
    }
  }
`)
