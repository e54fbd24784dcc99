import { gql } from '../graphql.ts'

export type SignInWay = 'password' | 'provider'

export const lockedWaysQuery = gql<{ lockedWays: SignInWay[] }>(/* GraphQL */ `
  query LockedWays {
    lockedWays
  }
`)

type Refused = {
  __typename: 'WrongCredentials' | 'TooManyTries' | 'InvalidInput' | 'SignedOut' | 'LastWay' | 'FactorFirst'
}

export const linkProviderMutation = gql<
  { linkProvider: { __typename: 'MutationLinkProviderSuccess' } | Refused },
  { input: { password: string } }
>(/* GraphQL */ `
  mutation LinkProvider($input: PasswordInput!) {
    linkProvider(input: $input) {
      __typename
    }
  }
`)

export const unlinkProviderMutation = gql<
  { unlinkProvider: { __typename: 'MutationUnlinkProviderSuccess' } | Refused },
  { input: { password: string } }
>(/* GraphQL */ `
  mutation UnlinkProvider($input: PasswordInput!) {
    unlinkProvider(input: $input) {
      __typename
      ... on MutationUnlinkProviderSuccess {
        data {
          id
          ways
        }
      }
    }
  }
`)

export const acceptByProviderMutation = gql<
  {
    acceptByProvider:
      | { __typename: 'MutationAcceptByProviderSuccess' }
      | { __typename: 'InvalidInput'; issues: { path: string }[] }
      | { __typename: 'InvitationEnded'; reason: 'used' | 'withdrawn' | 'expired' | 'unknown' }
  },
  { input: { token: string; name: string; displayName: string } }
>(/* GraphQL */ `
  mutation AcceptByProvider($input: AcceptByProviderInput!) {
    acceptByProvider(input: $input) {
      __typename
      ... on InvalidInput {
        issues {
          path
        }
      }
      ... on InvitationEnded {
        reason
      }
    }
  }
`)
