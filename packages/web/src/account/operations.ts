import { gql, type Role } from '../graphql.ts'
import { type AskedViewer, viewerFields } from '../viewer.ts'
import type { SignInWay } from './providerOperations.ts'

export interface OwnSession {
  id: string
  begunAt: string
  usedAt: string
  isLocked: boolean
  isThis: boolean
}

export interface OwnPasskey {
  id: string
  label: string
  createdAt: string
  usedAt: string | null
}

export interface Own {
  id: string
  signInName: string
  /** Where letters with a link for a new password go. */
  email: string | null
  isStrong: boolean
  asksForCodes: boolean
  ways: SignInWay[]
  passwordLinkUses: string[]
  passwordLinkCount: number
  passkeys: OwnPasskey[]
  sessions: OwnSession[]
}

export const ownFields = /* GraphQL */ `
  id
  signInName
  email
  isStrong
  asksForCodes
  ways
  passwordLinkUses
  passwordLinkCount
  passkeys {
    id
    label
    createdAt
    usedAt
  }
  sessions {
    id
    begunAt
    usedAt
    isLocked
    isThis
  }
`

export const accountQuery = gql<{ viewer: Own | null }>(/* GraphQL */ `
  query Account {
    viewer { ${ownFields} }
  }
`)

export type Refused<Name extends string = never> = {
  __typename: Name | 'SignedOut' | 'InvalidInput' | 'NotFound'
}
export type Secret = Refused<'WrongCredentials' | 'TooManyTries'>
/** What changes a way in asks besides for the second factor, where there is one. */
export type Guarded = Secret | { __typename: 'FactorFirst' }
export type Done<Name extends string> = { __typename: Name; data: Own }

export const revokeSessionMutation = gql<
  { revokeSession: Done<'MutationRevokeSessionSuccess'> | Refused },
  { input: { sessionId: string } }
>(/* GraphQL */ `
  mutation RevokeSession($input: RevokeSessionInput!) {
    revokeSession(input: $input) {
      __typename
      ... on MutationRevokeSessionSuccess {
        data { ${ownFields} }
      }
    }
  }
`)

export const revokeOthersMutation = gql<{
  revokeOtherSessions: Done<'MutationRevokeOtherSessionsSuccess'> | Refused
}>(/* GraphQL */ `
  mutation RevokeOtherSessions {
    revokeOtherSessions {
      __typename
      ... on MutationRevokeOtherSessionsSuccess {
        data { ${ownFields} }
      }
    }
  }
`)

export interface Enrolment {
  uri: string
  secret: string
  recoveryCodes: string[]
}

export const beginCodesMutation = gql<
  { beginCodes: { __typename: 'MutationBeginCodesSuccess'; data: Enrolment } | Guarded },
  { input: { password: string } }
>(/* GraphQL */ `
  mutation BeginCodes($input: PasswordInput!) {
    beginCodes(input: $input) {
      __typename
      ... on MutationBeginCodesSuccess {
        data {
          uri
          secret
          recoveryCodes
        }
      }
    }
  }
`)

export const confirmCodesMutation = gql<
  { confirmCodes: Done<'MutationConfirmCodesSuccess'> | Guarded },
  { input: { code: string } }
>(/* GraphQL */ `
  mutation ConfirmCodes($input: EnterCodeInput!) {
    confirmCodes(input: $input) {
      __typename
      ... on MutationConfirmCodesSuccess {
        data { ${ownFields} }
      }
    }
  }
`)

export const endCodesMutation = gql<
  { endCodes: Done<'MutationEndCodesSuccess'> | Guarded },
  { input: { password: string } }
>(/* GraphQL */ `
  mutation EndCodes($input: PasswordInput!) {
    endCodes(input: $input) {
      __typename
      ... on MutationEndCodesSuccess {
        data { ${ownFields} }
      }
    }
  }
`)

export const newRecoveryCodesMutation = gql<
  { newRecoveryCodes: { __typename: 'MutationNewRecoveryCodesSuccess'; data: string[] } | Guarded },
  { input: { password: string } }
>(/* GraphQL */ `
  mutation NewRecoveryCodes($input: PasswordInput!) {
    newRecoveryCodes(input: $input) {
      __typename
      ... on MutationNewRecoveryCodesSuccess {
        data
      }
    }
  }
`)

export type Held = 'open' | 'used' | 'withdrawn' | 'expired' | 'unknown'

export const heldQuery = gql<
  { heldInvitation: { state: Held; isAdministrator: boolean } },
  { token: string }
>(/* GraphQL */ `
  query HeldInvitation($token: String!) {
    heldInvitation(token: $token) {
      state
      isAdministrator
    }
  }
`)

export interface Choice {
  token: string
  name: string
  displayName: string
  password: string
}

export const acceptMutation = gql<
  {
    acceptInvitation:
      | { __typename: 'MutationAcceptInvitationSuccess'; data: AskedViewer }
      | { __typename: 'InvalidInput'; issues: { path: string }[] }
      | { __typename: 'InvitationEnded'; reason: Exclude<Held, 'open'> }
      | { __typename: 'SignedOut' }
  },
  { input: Choice }
>(/* GraphQL */ `
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      __typename
      ... on InvalidInput {
        issues {
          path
        }
      }
      ... on InvitationEnded {
        reason
      }
      ... on MutationAcceptInvitationSuccess {
        data { ${viewerFields} }
      }
    }
  }
`)

export interface Invitation {
  id: string
  roles: Role[]
  email: string | null
  invitedBy: string | null
  expiresAt: string
  state: Held
}

export const invitationsQuery = gql<{ invitations: Invitation[] | null }, { study: string }>(/* GraphQL */ `
  query Invitations($study: ID!) {
    invitations(studyId: $study) {
      id
      roles
      email
      invitedBy
      expiresAt
      state
    }
  }
`)

export const inviteMutation = gql<
  {
    inviteMember:
      | {
          __typename: 'MutationInviteMemberSuccess'
          data: { id: string; isSent: boolean; token: string | null }
        }
      | { __typename: 'InvalidInput'; issues: { path: string }[] }
      | { __typename: 'DemoOnly' | 'Forbidden' | 'NotFound' | 'SignedOut' }
  },
  { input: { studyId: string; email: string | null; roles: Role[] } }
>(/* GraphQL */ `
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      __typename
      ... on InvalidInput {
        issues {
          path
        }
      }
      ... on MutationInviteMemberSuccess {
        data {
          id
          isSent
          token
        }
      }
    }
  }
`)

export const withdrawMutation = gql<
  { withdrawInvitation: { __typename: string } },
  { input: { studyId: string; invitationId: string } }
>(/* GraphQL */ `
  mutation WithdrawInvitation($input: WithdrawInvitationInput!) {
    withdrawInvitation(input: $input) {
      __typename
    }
  }
`)
