import { gql, type Language } from '../graphql.ts'
import type { Channel, LossReason, Way, Weekday } from './operations.ts'

/** What a write comes back with: a refusal says which field, or why, in a word of the schema. */
export interface Acted {
  __typename: string
  reason?: string
  issues?: { path: string }[]
}

const refusal = /* GraphQL */ `
  __typename
  ... on InvalidInput { issues { path } }
`

interface OfPerson {
  studyId: string
  participantId: string
}

export const keepIdentityMutation = gql<
  { done: Acted },
  { input: OfPerson & { name: string | null; birthDate: string | null } }
>(/* GraphQL */ `
  mutation KeepIdentity($input: KeepIdentityInput!) {
    done: keepIdentity(input: $input) { ${refusal} ... on MutationKeepIdentitySuccess { data { id } } }
  }
`)

export interface PlanInput {
  channel: Channel
  language: Language
  address: string | null
  workerRole: string | null
  safeTimes: { days: Weekday[]; from: string; to: string } | null
  senderWords: string | null
  mustNotKnow: string | null
}

export const keepContactMutation = gql<{ done: Acted }, { input: OfPerson & PlanInput }>(/* GraphQL */ `
  mutation KeepContact($input: KeepContactInput!) {
    done: keepContact(input: $input) { ${refusal} ... on MutationKeepContactSuccess { data { id } } }
  }
`)

export const markContactMutation = gql<{ done: Acted }, { input: OfPerson & { isUnsafe: boolean } }>(
  /* GraphQL */ `
  mutation MarkContact($input: MarkContactInput!) {
    done: markContact(input: $input) { ${refusal} ... on MutationMarkContactSuccess { data { id } } }
  }
`,
)

export const inviteToWaveMutation = gql<
  { done: Acted & { data?: { id: string; path: string | null } } },
  { input: OfPerson & { waveId: string; way: Way } }
>(/* GraphQL */ `
  mutation InviteToWave($input: InviteToWaveInput!) {
    done: inviteToWave(input: $input) {
      ${refusal}
      ... on NotReachable { reason }
      ... on MutationInviteToWaveSuccess { data { id path } }
    }
  }
`)

export const takeBackInvitationMutation = gql<
  { done: Acted },
  { input: { studyId: string; waveInvitationId: string } }
>(/* GraphQL */ `
  mutation TakeBackInvitation($input: TakeBackInvitationInput!) {
    done: takeBackInvitation(input: $input) { ${refusal} ... on MutationTakeBackInvitationSuccess { data { id } } }
  }
`)

export const recordLossMutation = gql<
  { done: Acted },
  { input: OfPerson & { waveId: string; reason: LossReason | null } }
>(/* GraphQL */ `
  mutation RecordLoss($input: RecordLossInput!) {
    done: recordLoss(input: $input) { ${refusal} ... on MutationRecordLossSuccess { data { id } } }
  }
`)

export const recordServedMutation = gql<
  { done: Acted },
  {
    input: {
      studyId: string
      waveId: string
      regionId: string | null
      language: Language | null
      people: number | null
    }
  }
>(/* GraphQL */ `
  mutation RecordServed($input: RecordServedInput!) {
    done: recordServed(input: $input) { ${refusal} ... on MutationRecordServedSuccess { data { id } } }
  }
`)

export const saveWhomToAskMutation = gql<
  { done: Acted },
  { input: { studyId: string; whomToAsk: { en: string; es: string | null } } }
>(/* GraphQL */ `
  mutation SaveWhomToAsk($input: SaveWhomToAskInput!) {
    done: saveWhomToAsk(input: $input) { ${refusal} ... on MutationSaveWhomToAskSuccess { data { id } } }
  }
`)

export const closeWaveMutation = gql<{ done: Acted }, { input: { studyId: string; waveId: string } }>(
  /* GraphQL */ `
  mutation CloseWave($input: CloseWaveInput!) {
    done: closeWave(input: $input) { ${refusal} ... on MutationCloseWaveSuccess { data { id closedAt } } }
  }
`,
)
