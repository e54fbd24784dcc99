import { type Connection, gql } from '../graphql.ts'

export type RemovedKind =
  | 'responses'
  | 'answers'
  | 'passages'
  | 'codings'
  | 'decisions'
  | 'approvals'
  | 'objections'
  | 'screens'
  | 'notes'
  | 'jobs'

export interface Erasure {
  id: string
  code: string
  participantId: string
  isOwn: boolean
  askedAt: string
  dueAt: string
  removed: { kind: RemovedKind; count: number }[]
  notices: number
  keyEndedAt: string | null
  /** The copy of the keys holds the destroyed key still. */
  isInKeyCopy: boolean
  /** Looked for again, and something was found. */
  foundAt: string | null
  doneAt: string | null
}

export const erasuresQuery = gql<
  { study: { id: string; erasures: Connection<Erasure> & { totalCount: number } } | null },
  { study: string; first: number; after: string | null; [name: string]: unknown }
>(/* GraphQL */ `
  query Erasures($study: ID!, $first: Int, $after: String) {
    study(id: $study) {
      id
      erasures(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
            code
            participantId
            isOwn
            askedAt
            dueAt
            removed {
              kind
              count
            }
            notices
            keyEndedAt
            isInKeyCopy
            foundAt
            doneAt
          }
        }
      }
    }
  }
`)
