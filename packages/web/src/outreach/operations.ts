import { type Connection, gql, type Labelled, type Language, type LocalizedText } from '../graphql.ts'

export const channels = ['mail', 'text', 'call', 'worker', 'in_person'] as const
export type Channel = (typeof channels)[number]
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]
export const waveStates = ['due', 'held', 'invited', 'answered', 'lost'] as const
export type WaveState = (typeof waveStates)[number]
export const lossReasons = ['moved', 'aged_out', 'no_reply'] as const
export type LossReason = (typeof lossReasons)[number]
export type LostReason = LossReason | 'unsafe_contact' | 'withdrew'
export type Missing =
  | 'over'
  | 'not_begun'
  | 'permission'
  | 'own_consent'
  | 'recontact'
  | 'consent'
  | 'new_text'
  | 'plan'
/** In one wave. */
export const mostTries = 3
export type Way = 'mail' | 'by_hand'
export type InvitationState =
  | ('waiting' | 'failing' | 'unsure' | 'open' | 'expired')
  | ('used' | 'replaced' | 'taken_back' | 'recontact' | 'unsafe')

export type WaveName = Labelled & { opensOn: string; closesOn: string | null }
export type WaveRow = WaveName & { closedAt: string | null }
const wave = `id label { en es } opensOn closesOn`

export interface WavePerson {
  participantId: string
  language: Language
  state: WaveState
  reason: LostReason | null
  missing: Missing[]
  channel: Channel | null
  isUnsafe: boolean
  tries: number
  agesOutSoon: boolean
}

export const wavesQuery = gql<
  {
    study: {
      id: string
      waves: WaveRow[]
      regions: Labelled[]
      languages: Language[]
      whomToAsk: LocalizedText | null
    } | null
  },
  { study: string }
>(/* GraphQL */ `
  query Waves($study: ID!) {
    study(id: $study) {
      id
      waves { ${wave} closedAt }
      regions { id label { en es } }
      languages
      whomToAsk { en es }
    }
  }
`)

export interface PeopleOfWave {
  id: string
  peopleByState: { state: WaveState; people: number }[]
  people: Connection<WavePerson>
}

export const peopleOfWaveQuery = gql<
  { node: PeopleOfWave | null },
  { wave: string; state: WaveState | null; after: string | null }
>(/* GraphQL */ `
  query PeopleOfWave($wave: ID!, $state: WaveState, $after: String) {
    node(id: $wave) {
      __typename
      id
      ... on Wave {
        peopleByState {
          state
          people
        }
        people(state: $state, first: 50, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            cursor
            node {
              participantId
              language
              state
              reason
              missing
              channel
              isUnsafe
              tries
              agesOutSoon
            }
          }
        }
      }
    }
  }
`)

export interface AttritionRow {
  kind: 'all' | 'region' | 'language'
  region: Labelled | null
  language: Language | null
  served: number | null
  eligible: number
  safeToContact: number
  invited: number
  consented: number
  started: number
  completed: number
  usable: number
  isSmall: boolean
  lost: { reason: LostReason; people: number }[]
  returning: {
    before: number
    stillEligible: number
    located: number
    consented: number
    completed: number
    retention: number | null
    difference: number | null
    isUneven: boolean
  } | null
}

export const attritionQuery = gql<
  { node: { id: string; attrition: AttritionRow[] } | null },
  { wave: string }
>(/* GraphQL */ `
  query Attrition($wave: ID!) {
    node(id: $wave) {
      __typename
      id
      ... on Wave {
        attrition {
          kind
          region {
            id
            label {
              en
              es
            }
          }
          language
          served
          eligible
          safeToContact
          invited
          consented
          started
          completed
          usable
          isSmall
          lost {
            reason
            people
          }
          returning {
            before
            stillEligible
            located
            consented
            completed
            retention
            difference
            isUneven
          }
        }
      }
    }
  }
`)

/** What stands against inviting somebody in a wave, as a refusal would say it. */
export interface Reach {
  waveId: string
  against: string | null
  lacksPermission: boolean
}

export interface Reaching {
  id: string
  reach: Reach[]
  identity: {
    hasName: boolean
    hasBirthDate: boolean
    channel: Channel | null
    language: Language | null
    isUnsafe: boolean
    hasLeft: boolean
  }
  invitations: {
    id: string
    wave: Labelled
    number: number
    way: Way
    state: InvitationState
    madeAt: string
    expiresAt: string
  }[]
}

export interface AskedByLink {
  title: LocalizedText
  version: string
}

export const reachingQuery = gql<
  {
    study: { id: string; waves: WaveName[]; sendsLetters: boolean; askedByLink: AskedByLink | null } | null
    node: Reaching | null
  },
  { study: string; person: string }
>(/* GraphQL */ `
  query Reaching($study: ID!, $person: ID!) {
    study(id: $study) {
      id
      waves { ${wave} }
      sendsLetters
      askedByLink { id title { en es } version }
    }
    node(id: $person) {
      __typename
      id
      ... on Participant {
        identity { hasName hasBirthDate channel language isUnsafe hasLeft }
        reach { waveId against lacksPermission }
        invitations {
          id
          wave { id label { en es } }
          number
          way
          state
          madeAt
          expiresAt
        }
      }
    }
  }
`)
