import { gql } from '../graphql.ts'

// By itself, for it is in the rail of every page.
export const openNoticesQuery = gql<{ study: { id: string; openNotices: number } | null }, { study: string }>(
  /* GraphQL */ `
    query OpenNotices($study: ID!) {
      study(id: $study) {
        id
        openNotices
      }
    }
  `,
)
