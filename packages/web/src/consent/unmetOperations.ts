import { gql } from '../graphql.ts'
import type { Done, Scope } from '../interview/operations.ts'

export const unmetRoutes = ['waived_408c', 'minor_lawful_self'] as const
export type UnmetRoute = (typeof unmetRoutes)[number]
export const mechanisms = ['child_advocate', 'assent_monitor', 'independent_professional'] as const
export type Mechanism = (typeof mechanisms)[number]

export interface UnmetInput {
  studyId: string
  participantId: string
  party: 'giver'
  route: UnmetRoute
  reference: string
  mechanism: Mechanism | null
  overseerId: string | null
  scopes: Scope[]
  decision: 'granted'
  until: string
}

export const recordUnmetMutation = gql<{ done: Done }, { input: UnmetInput }>(/* GraphQL */ `
  mutation RecordUnmet($input: RecordConsentInput!) {
    done: recordConsent(input: $input) {
      __typename
      ... on MutationRecordConsentSuccess {
        data {
          id
        }
      }
      ... on InvalidInput {
        issues {
          path
        }
      }
    }
  }
`)
