import { type Connection, gql, type Language, type MutationDone } from '../graphql.ts'
import type { Channel, Weekday } from '../outreach/operations.ts'

export const parts = ['name', 'birth_date', 'contact'] as const
export type Part = (typeof parts)[number]
export const reasons = ['correct_record', 'reach_safely', 'give_results', 'legal_demand', 'own_wish'] as const
export type Reason = (typeof reasons)[number]
export type State = 'waiting' | 'agreed' | 'opened' | 'refused' | 'taken_back' | 'lapsed'

export interface VaultRequest {
  id: string
  participantId: string
  parts: Part[]
  reason: Reason
  reference: string | null
  state: State
  until: string
  askedAt: string
  askedBy: string | null
  decidedBy: string | null
  openedAt: string | null
  isOwn: boolean
  maySecond: boolean
}

export const vaultQuery = gql<
  { study: { id: string; vaultRequests: Connection<VaultRequest> } | null },
  { study: string; first: number; after: string | null; [name: string]: unknown }
>(/* GraphQL */ `
  query Vault($study: ID!, $first: Int, $after: String) {
    study(id: $study) {
      id
      vaultRequests(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
            participantId
            parts
            reason
            reference
            state
            until
            askedAt
            askedBy
            decidedBy
            openedAt
            isOwn
            maySecond
          }
        }
      }
    }
  }
`)

/** Whose number it is: read page by page, as a number leads back to no id by itself. */
export const vaultPeopleQuery = gql<
  { study: { id: string; participants: Connection<{ id: string }> } | null },
  { study: string; after: string | null; [name: string]: unknown }
>(/* GraphQL */ `
  query VaultPeople($study: ID!, $after: String) {
    study(id: $study) {
      id
      participants(first: 100, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
          }
        }
      }
    }
  }
`)

const refusal = /* GraphQL */ `
  __typename
  ... on InvalidInput { issues { path } }
`

export const askVaultMutation = gql<
  { done: MutationDone },
  {
    input: {
      studyId: string
      participantId: string
      parts: Part[]
      reason: Reason
      reference: string | null
    }
  }
>(/* GraphQL */ `
  mutation AskVault($input: AskVaultInput!) {
    done: askVault(input: $input) { ${refusal} ... on MutationAskVaultSuccess { data { id } } }
  }
`)

export const decideVaultMutation = gql<
  { done: MutationDone },
  { input: { studyId: string; requestId: string; isAgreed: boolean } }
>(/* GraphQL */ `
  mutation DecideVault($input: DecideVaultInput!) {
    done: decideVault(input: $input) { ${refusal} ... on MutationDecideVaultSuccess { data { id } } }
  }
`)

export interface Opened {
  name: string | null
  birthDate: string | null
  contact: {
    channel: Channel
    language: Language
    address: string | null
    workerRole: string | null
    safeTimes: { days: Weekday[]; from: string; to: string } | null
    senderWords: string | null
    mustNotKnow: string | null
    /** Marked as not safe to reach, since it was kept. */
    isUnsafe: boolean
    /** They take no part any more: kept for the safety reviewer alone. */
    hasLeft: boolean
  } | null
}

export interface VaultOpened extends MutationDone {
  data?: Opened
}

/** How somebody is reached, as it is opened. */
export const openedContact = /* GraphQL */ `
  channel
  language
  address
  workerRole
  safeTimes { days from to }
  senderWords
  mustNotKnow
  isUnsafe
  hasLeft
`

export const openVaultMutation = gql<
  { done: VaultOpened },
  { input: { studyId: string; requestId: string } }
>(/* GraphQL */ `
  mutation OpenVault($input: OpenVaultInput!) {
    done: openVault(input: $input) {
      ${refusal}
      ... on MutationOpenVaultSuccess {
        data {
          name
          birthDate
          contact { ${openedContact} }
        }
      }
    }
  }
`)
