import { gql } from '../graphql.ts'

export type ClockKind = 'contact' | 'identity' | 'words'

export interface Retention {
  closedOn: string | null
  resultsReturnedOn: string | null
  due: { kind: ClockKind; people: number; isDestroyed: boolean }[]
}

/** A dry run: what would be due by an instant. Looking at it destroys nothing. */
export const retentionQuery = gql<
  { study: { id: string; retention: Retention } | null },
  { study: string; byThen: string; [name: string]: unknown }
>(/* GraphQL */ `
  query Retention($study: ID!, $byThen: DateTime) {
    study(id: $study) {
      id
      retention(byThen: $byThen) {
        closedOn
        resultsReturnedOn
        due {
          kind
          people
          isDestroyed
        }
      }
    }
  }
`)

export interface Acted {
  __typename: string
}

export const closeStudyMutation = gql<
  { done: Acted },
  { input: { studyId: string; closedOn: string; resultsReturnedOn: string | null } }
>(/* GraphQL */ `
  mutation CloseStudy($input: CloseStudyInput!) {
    done: closeStudy(input: $input) {
      __typename
      ... on MutationCloseStudySuccess {
        data {
          id
        }
      }
    }
  }
`)

export const runRetentionMutation = gql<{ done: Acted }, { input: { studyId: string } }>(/* GraphQL */ `
  mutation RunRetention($input: RunRetentionInput!) {
    done: runRetention(input: $input) {
      __typename
      ... on MutationRunRetentionSuccess {
        data {
          id
        }
      }
    }
  }
`)
