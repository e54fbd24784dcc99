import { gql, type Language } from '../graphql.ts'
import type { Party, Route, Safety, Scope } from '../interview/operations.ts'
import type { Audience, Block, TextState } from './operations.ts'

export const modes = ['together', 'self', 'phone'] as const
export type MeetingMode = (typeof modes)[number]
export const presences = [
  ...(['young_person', 'giver', 'interviewer', 'interpreter', 'advocate', 'supporter', 'other'] as const),
]
export type Presence = (typeof presences)[number]
export const documentations = ['signed', 'verbal_attested', 'e_click', 'waived'] as const
export type Documentation = (typeof documentations)[number]
export type Understanding = 'known' | 'explained' | 'not_asked'
export const items = ['canStop', 'canSkip', 'whoIsTold'] as const
export type Item = (typeof items)[number]
export type Answer = 'granted' | 'declined'

export interface MeetingDraft {
  party: Party
  consentTextId: string
  language: Language
  alsoIn: Language[]
  step: number
  key: string
  answers: { scope: Scope; decision: Answer }[]
  canStop: Understanding | null
  canSkip: Understanding | null
  whoIsTold: Understanding | null
  giverSafety: Safety | null
  route: Route | null
  mode: MeetingMode | null
  hasInterpreter: boolean | null
  present: Presence[] | null
  isCopyGiven: boolean | null
  documentation: Documentation | null
  documentationRef: string | null
  reference: string | null
  until: string | null
}

export interface ToRead {
  id: string
  audience: Audience
  version: number
  state: TextState
  expiresAt: string | null
  en: string | null
  es: string | null
  blocks: Pick<Block, 'type' | 'heading' | 'en' | 'es'>[]
}

export interface ToMeet {
  id: string
  language: Language
  audience: Audience
  meetingDrafts: MeetingDraft[]
}

export const meetingQuery = gql<
  { study: { id: string; languages: Language[]; consentTexts: ToRead[] } | null; node: ToMeet | null },
  { study: string; person: string }
>(/* GraphQL */ `
  query Meeting($study: ID!, $person: ID!) {
    study(id: $study) {
      id
      languages
      consentTexts {
        id
        audience
        version
        state
        expiresAt
        en: sha256(language: en)
        es: sha256(language: es)
        blocks {
          type
          heading {
            en
            es
          }
          en
          es
        }
      }
    }
    node(id: $person) {
      __typename
      id
      ... on Participant {
        language
        audience
        meetingDrafts {
          party
          consentTextId
          language
          alsoIn
          step
          key
          answers {
            scope
            decision
          }
          canStop
          canSkip
          whoIsTold
          giverSafety
          route
          mode
          hasInterpreter
          present
          isCopyGiven
          documentation
          documentationRef
          reference
          until
        }
      }
    }
  }
`)

interface OfParty {
  studyId: string
  participantId: string
  party: Party
}

export interface Done {
  __typename: string
  issues?: { path: string }[]
}

export const saveMeetingMutation = gql<
  { done: Done },
  { input: OfParty & { state: Omit<MeetingDraft, 'party'> } }
>(/* GraphQL */ `
  mutation SaveMeetingDraft($input: SaveMeetingDraftInput!) {
    done: saveMeetingDraft(input: $input) {
      __typename
    }
  }
`)

export const stopMeetingMutation = gql<{ done: Done }, { input: OfParty }>(/* GraphQL */ `
  mutation StopMeeting($input: StopMeetingInput!) {
    done: stopMeeting(input: $input) {
      __typename
    }
  }
`)

export interface MeetingInput extends OfParty {
  giverSafety: Safety | null
  route: Route | null
  reference: string | null
  consentTextId: string
  language: Language
  alsoIn: Language[]
  sha256: string
  mode: MeetingMode
  hasInterpreter: boolean
  present: Presence[]
  isCopyGiven: boolean
  documentation: Documentation
  documentationRef: string | null
  canStop: Understanding
  canSkip: Understanding
  whoIsTold: Understanding
  decisions: { scope: Scope; decision: Answer }[]
  until: string
  idempotencyKey: string
}

export const recordMeetingMutation = gql<{ done: Done }, { input: MeetingInput }>(/* GraphQL */ `
  mutation RecordMeeting($input: RecordMeetingInput!) {
    done: recordMeeting(input: $input) {
      __typename
      ... on InvalidInput {
        issues {
          path
        }
      }
    }
  }
`)
