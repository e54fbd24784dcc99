import { gql } from '../graphql.ts'
import type { Done } from '../interview/operations.ts'

/** Somebody of the study who may be named as an advocate, or as who sees to a waiver. */
export interface Colleague {
  id: string
  name: string
  isViewer: boolean
}

export interface Ward {
  isWard: boolean
  advocateId: string | null
}

export const wardQuery = gql<
  { study: { id: string; colleagues: Colleague[] } | null; node: Ward | null },
  { study: string; person: string }
>(/* GraphQL */ `
  query Ward($study: ID!, $person: ID!) {
    study(id: $study) {
      id
      colleagues {
        id
        name
        isViewer
      }
    }
    node(id: $person) {
      __typename
      id
      ... on Participant {
        isWard
        advocateId
      }
    }
  }
`)

export interface WardInput extends Ward {
  studyId: string
  participantId: string
}

export const recordWardMutation = gql<{ done: Done }, { input: WardInput }>(/* GraphQL */ `
  mutation RecordWard($input: RecordWardInput!) {
    done: recordWard(input: $input) {
      __typename
      ... on MutationRecordWardSuccess {
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
