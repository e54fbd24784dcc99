// What is asked about the ways into an account: passkeys, passwords, and for an administrator those of others.
import type { PasskeyReason } from '../door.ts'
import { gql } from '../graphql.ts'
import type { PasskeyRequest } from '../passkey.ts'
import { type AskedViewer, viewerFields } from '../viewer.ts'
import { type Done, type Guarded, type Held, type Invitation } from './operations.ts'
import { ownFields, type Refused, type Secret } from './operations.ts'

export const beginPasskeyMutation = gql<
  { beginPasskey: { __typename: 'MutationBeginPasskeySuccess'; data: PasskeyRequest } | Guarded },
  { input: { password: string } }
>(/* GraphQL */ `
  mutation BeginPasskey($input: PasswordInput!) {
    beginPasskey(input: $input) {
      __typename
      ... on MutationBeginPasskeySuccess {
        data {
          origin
          options
        }
      }
    }
  }
`)

export const addPasskeyMutation = gql<
  {
    addPasskey:
      | Done<'MutationAddPasskeySuccess'>
      | Refused<'FactorFirst'>
      | { __typename: 'PasskeyRefused'; reason: PasskeyReason }
  },
  { input: { label: string; credential: string } }
>(/* GraphQL */ `
  mutation AddPasskey($input: AddPasskeyInput!) {
    addPasskey(input: $input) {
      __typename
      ... on PasskeyRefused {
        reason
      }
      ... on MutationAddPasskeySuccess {
        data { ${ownFields} }
      }
    }
  }
`)

export const removePasskeyMutation = gql<
  { removePasskey: Done<'MutationRemovePasskeySuccess'> | Guarded },
  { input: { passkeyId: string; password: string } }
>(/* GraphQL */ `
  mutation RemovePasskey($input: RemovePasskeyInput!) {
    removePasskey(input: $input) {
      __typename
      ... on MutationRemovePasskeySuccess {
        data { ${ownFields} }
      }
    }
  }
`)

export const removeEmailMutation = gql<
  { removeEmail: Done<'MutationRemoveEmailSuccess'> | Guarded },
  { input: { password: string } }
>(/* GraphQL */ `
  mutation RemoveEmail($input: PasswordInput!) {
    removeEmail(input: $input) {
      __typename
      ... on MutationRemoveEmailSuccess {
        data { ${ownFields} }
      }
    }
  }
`)

export const changePasswordMutation = gql<
  { changePassword: Done<'MutationChangePasswordSuccess'> | Secret | { __typename: 'DemoOnly' } },
  { input: { password: string; next: string } }
>(/* GraphQL */ `
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on MutationChangePasswordSuccess {
        data { ${ownFields} }
      }
    }
  }
`)

export const closeAccountMutation = gql<
  { closeAccount: { __typename: string } },
  { input: { name: string; password: string } }
>(/* GraphQL */ `
  mutation CloseAccount($input: CloseAccountInput!) {
    closeAccount(input: $input) {
      __typename
    }
  }
`)

export const heldPasswordLinkQuery = gql<
  { heldPasswordLink: { state: Held; name: string | null } },
  { token: string }
>(/* GraphQL */ `
  query HeldPasswordLink($token: String!) {
    heldPasswordLink(token: $token) {
      state
      name
    }
  }
`)

export const usePasswordLinkMutation = gql<
  {
    usePasswordLink:
      | { __typename: 'MutationUsePasswordLinkSuccess' | 'InvalidInput' }
      | { __typename: 'LinkEnded'; reason: Exclude<Held, 'open'> }
  },
  { input: { token: string; password: string } }
>(/* GraphQL */ `
  mutation UsePasswordLink($input: UsePasswordLinkInput!) {
    usePasswordLink(input: $input) {
      __typename
      ... on LinkEnded {
        reason
      }
    }
  }
`)

export type MadeLink =
  | { __typename: 'Made'; data: { isSent: boolean; token: string | null } }
  | { __typename: string; data?: undefined }

export const makePasswordLinkMutation = gql<
  { done: MadeLink },
  { input: { accountId: string; password: string } }
>(/* GraphQL */ `
  mutation MakePasswordLink($input: MakePasswordLinkInput!) {
    done: makePasswordLink(input: $input) {
      __typename
      ... on MutationMakePasswordLinkSuccess {
        data {
          isSent
          token
        }
      }
    }
  }
`)

export const makeMemberPasswordLinkMutation = gql<
  { done: MadeLink },
  { input: { studyId: string; accountId: string; password: string } }
>(/* GraphQL */ `
  mutation MakeMemberPasswordLink($input: MakeMemberPasswordLinkInput!) {
    done: makeMemberPasswordLink(input: $input) {
      __typename
      ... on MutationMakeMemberPasswordLinkSuccess {
        data {
          isSent
          token
        }
      }
    }
  }
`)

export interface InstanceAccount {
  id: string
  name: string
  displayName: string
  isAdministrator: boolean
  hasSecondFactor: boolean
  sessions: number
  isViewer: boolean
}

export const accountsQuery = gql<{ accounts: InstanceAccount[] | null }, { part: string }>(/* GraphQL */ `
  query Accounts($part: String) {
    accounts(part: $part) {
      id
      name
      displayName
      isAdministrator
      hasSecondFactor
      sessions
      isViewer
    }
  }
`)

export const endSessionsMutation = gql<
  { endSessions: { __typename: string } },
  { input: { accountId: string } }
>(/* GraphQL */ `
  mutation EndSessions($input: EndSessionsInput!) {
    endSessions(input: $input) {
      __typename
    }
  }
`)

export const inviteAdministratorMutation = gql<
  { done: MadeLink },
  { input: { email: string | null; password: string } }
>(/* GraphQL */ `
  mutation InviteAdministrator($input: InviteAdministratorInput!) {
    done: inviteAdministrator(input: $input) {
      __typename
      ... on MutationInviteAdministratorSuccess {
        data {
          isSent
          token
        }
      }
    }
  }
`)

export type AdministratorInvitation = Omit<Invitation, 'roles'>

/** Links that make somebody administrator of the instance, while they wait. */
export const administratorInvitationsQuery = gql<
  { administratorInvitations: AdministratorInvitation[] | null },
  Record<string, never>
>(/* GraphQL */ `
  query AdministratorInvitations {
    administratorInvitations {
      id
      email
      invitedBy
      expiresAt
      state
    }
  }
`)

export const withdrawAdministratorMutation = gql<
  { done: { __typename: string } },
  { input: { invitationId: string } }
>(/* GraphQL */ `
  mutation WithdrawAdministratorInvitation($input: WithdrawAdministratorInvitationInput!) {
    done: withdrawAdministratorInvitation(input: $input) {
      __typename
    }
  }
`)

export const endAdministratorMutation = gql<
  { done: { __typename: string } },
  { input: { accountId: string } }
>(/* GraphQL */ `
  mutation EndAdministrator($input: EndAdministratorInput!) {
    done: endAdministrator(input: $input) {
      __typename
    }
  }
`)

export const joinMutation = gql<
  {
    joinByInvitation:
      | { __typename: 'MutationJoinByInvitationSuccess'; data: AskedViewer }
      | { __typename: 'InvitationEnded'; reason: Exclude<Held, 'open'> }
      | { __typename: 'OwnRoles' | 'SignedOut' | 'InvalidInput' }
  },
  { input: { token: string } }
>(/* GraphQL */ `
  mutation JoinByInvitation($input: JoinByInvitationInput!) {
    joinByInvitation(input: $input) {
      __typename
      ... on InvitationEnded {
        reason
      }
      ... on MutationJoinByInvitationSuccess {
        data { ${viewerFields} }
      }
    }
  }
`)
