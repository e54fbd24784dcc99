import { type AnswerState, type Connection, gql, type Labelled, type Language } from '../graphql.ts'
import type { LocalizedText, QuestionType } from '../graphql.ts'

export const scopes = [
  ...(['participate', 'analyse', 'automated_assist', 'quote_verbatim', 'quote_paraphrased'] as const),
  ...(['share_advisory_board', 'recontact_followup', 'recontact_results', 'link_to_case_record'] as const),
  ...(['audio_record', 'retain_for_future_waves'] as const),
]
export type Scope = (typeof scopes)[number]
export type Party = 'youth' | 'giver'
export type Safety = 'safe' | 'unsafe' | 'unknown'
/** A waiver and a law by which a minor decides alone are recorded in the consent meeting. */
export type Route = 'parent' | 'guardian' | 'dcf_commissioner' | 'court'
export type Verdict = 'granted' | 'declined' | 'withdrawn'

/** Why a scope stands where it stands. */
export type Reason =
  | ('holds' | 'not_asked' | 'said_no' | 'ended' | 'came_of_age')
  | ('giver_not_asked' | 'giver_said_no' | 'giver_not_safe' | 'giver_ended')

export interface Consent {
  scope: Scope
  state: string
  until: string | null
  isEffective: boolean
  carriesNew: boolean
}

export interface PersonRow {
  id: string
  language: Language
  region: Labelled | null
  consents: Consent[]
  responses: { totalCount: number }
}

export const takesPart = ({ consents }: { consents: Consent[] }): boolean =>
  consents.some(({ scope, isEffective }) => scope === 'participate' && isEffective)

/** Whether they may answer again: not where the text that they agreed to was changed since in what matters. */
export const mayAnswer = ({ consents }: { consents: Consent[] }): boolean =>
  consents.some(({ scope, carriesNew }) => scope === 'participate' && carriesNew)

const label = `id label { en es }`

export const peopleQuery = gql<
  {
    study: {
      id: string
      languages: Language[]
      regions: Labelled[]
      participants: Connection<PersonRow>
    } | null
  },
  { study: string; after: string | null }
>(/* GraphQL */ `
  query People($study: ID!, $after: String) {
    study(id: $study) {
      id
      languages
      regions { ${label} }
      participants(first: 50, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges {
          cursor
          node {
            id
            language
            region { ${label} }
            consents { scope state until isEffective carriesNew }
            responses { totalCount }
          }
        }
      }
    }
  }
`)

export interface Person {
  id: string
  language: Language
  region: Labelled | null
  consents: (Consent & { reason: Reason; restsOn: Scope | null; isOverseen: boolean })[]
  audience: 'youth' | 'caregiver' | 'adult'
  lastWords: {
    scope: Scope
    party: Party
    decision: Verdict
    decidedAt: string
    textVersion: number | null
    isOutdated: boolean
  }[]
  meetings: { party: Party; heldAt: string; textVersion: number; mode: 'together' | 'self' | 'phone' }[]
  meetingDrafts: { party: Party }[]
  responses: { edges: { node: { id: string; submittedAt: string; wave: Labelled } }[] }
}

export const personQuery = gql<{ node: Person | null }, { person: string }>(/* GraphQL */ `
  query Person($person: ID!) {
    node(id: $person) {
      __typename
      id
      ... on Participant {
        language
        region { ${label} }
          consents { scope state until isEffective reason restsOn carriesNew isOverseen }
        audience
        lastWords { scope party decision decidedAt textVersion isOutdated }
        meetings { party heldAt textVersion mode }
        meetingDrafts { party }
        responses(first: 50) {
          edges {
            node {
              id
              submittedAt
              wave { ${label} }
            }
          }
        }
      }
    }
  }
`)

/** What staff settle beforehand and a condition may ask for. */
export const sittingFacts = ['family_contact_unsafe', 'themes_checked'] as const
export type SittingFact = (typeof sittingFacts)[number]

export interface Known {
  waveId: string
  age: number | null
  isAgeTold: boolean
  isOfAge: boolean
  facts: SittingFact[]
}

export interface Question {
  id: string
  key: string
  type: QuestionType
  text: LocalizedText
  perService: boolean
  options: { value: number; text: LocalizedText; isExclusive: boolean }[]
}

export interface ToAsk {
  id: string
  languages: Language[]
  waves: (Labelled & { opensOn: string })[]
  services: (Labelled & { key: string })[]
  instruments: QuestionSet[]
}

export interface QuestionSet {
  id: string
  title: LocalizedText
  version: string
  /** As JSON text, with its conditions; none where plain questions were brought in. */
  definition: string | null
  questions: Question[]
}

export type Asked = Pick<Person, 'id' | 'language'> & { consents: Consent[]; known: Known[] }

export const toAskQuery = gql<{ study: ToAsk | null; node: Asked | null }, { study: string; person: string }>(
  /* GraphQL */ `
  query ToAsk($study: ID!, $person: ID!) {
    study(id: $study) {
      id
      languages
      waves { ${label} opensOn }
      services { ${label} key }
      instruments {
        id
        title { en es }
        version
        definition
        questions {
          id
          key
          type
          text { en es }
          perService
          options { value text { en es } isExclusive }
        }
      }
    }
    node(id: $person) {
      __typename
      id
      ... on Participant {
        language
        consents { scope state until isEffective carriesNew }
        known { waveId age isAgeTold isOfAge facts }
      }
    }
  }
`,
)

/** What a write comes back with: what was refused says which field, in a word of the schema. */
export interface Done {
  __typename: string
  data?: { id: string }
  issues?: { path: string }[]
}

const answer = (mutation: string) => /* GraphQL */ `
  __typename
  ... on Mutation${mutation}Success { data { id } }
  ... on InvalidInput { issues { path } }
`

export const enrolMutation = gql<
  { done: Done },
  { input: { studyId: string; language: Language; regionId: string | null; isAdult: boolean } }
>(/* GraphQL */ `
  mutation EnrolParticipant($input: EnrolParticipantInput!) {
    done: enrolParticipant(input: $input) { ${answer('EnrolParticipant')} }
  }
`)

export interface ConsentInput {
  studyId: string
  participantId: string
  party: Party
  giverSafety: Safety | null
  route: Route | null
  scopes: Scope[]
  decision: Verdict
  until: string
  /** What becomes of what they said; with a no of their own alone. */
  soFar?: 'keep' | 'delete'
}

export const recordConsentMutation = gql<{ done: Done }, { input: ConsentInput }>(/* GraphQL */ `
  mutation RecordConsent($input: RecordConsentInput!) {
    done: recordConsent(input: $input) { ${answer('RecordConsent')} }
  }
`)

export interface AnswerInput {
  questionId: string
  serviceId: string | null
  state: AnswerState
  value: number | null
  values?: number[]
  text: string | null
}

export interface InterviewInput {
  studyId: string
  participantId: string
  waveId: string
  instrumentId: string
  mode: 'interview'
  language: Language
  submittedAt: string | null
  idempotencyKey: string
  answers: AnswerInput[]
}

export const submitResponseMutation = gql<{ done: Done }, { input: InterviewInput }>(/* GraphQL */ `
  mutation SubmitResponse($input: SubmitResponseInput!) {
    done: submitResponse(input: $input) { ${answer('SubmitResponse')} }
  }
`)

export interface KnownInput {
  studyId: string
  participantId: string
  waveId: string
  age: number | null
  facts: SittingFact[]
}

export const recordKnownMutation = gql<{ done: Done }, { input: KnownInput }>(/* GraphQL */ `
  mutation RecordKnown($input: RecordKnownInput!) {
    done: recordKnown(input: $input) { ${answer('RecordKnown')} }
  }
`)
