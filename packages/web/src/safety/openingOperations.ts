import { gql, type MutationDone } from '../graphql.ts'
import type { FlagContact } from './operations.ts'

export interface Opening extends FlagContact {
  id: string
  /** The item, by its number. */
  flag: string
  isOwn: boolean
}

export const openingsQuery = gql<{ openings: { unlooked: Opening[] } | null }, { study: string }>(
  /* GraphQL */ `
    query Openings($study: ID!) {
      openings(study: $study) {
        unlooked {
          id
          flag
          by
          openedAt
          reason
          isOwn
        }
      }
    }
  `,
)

export const signOpeningMutation = gql<
  { done: MutationDone },
  { input: { studyId: string; openingId: string } }
>(/* GraphQL */ `
  mutation SignOpening($input: SignOpeningInput!) {
    done: signOpening(input: $input) {
      __typename
      ... on InvalidInput {
        issues {
          path
        }
      }
    }
  }
`)
