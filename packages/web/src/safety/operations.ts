import { type MutationDone, gql, type LocalizedText } from '../graphql.ts'
import type { Mandated } from '../member/operations.ts'
import { openedContact, type Opened } from '../vault/operations.ts'

export const outcomes = [
  ...['reported', 'already_known', 'safety_plan', 'could_not_reach', 'not_reportable', 'nothing_found'],
] as const

export const channels = ['hotline', 'police', 'in_person', 'written', 'other'] as const

export interface Flag {
  id: string
  tier: number
  kinds: string[]
  source: 'screening' | 'person' | 'imported' | 'left' | 'board' | 'interview' | 'contact' | 'batch'
  raisedAt: string
  acknowledgedAt: string | null
  isOwn: boolean
  /** Who has it, or decided it; of a drill nobody is told. */
  takenBy?: { name: string; mandated: Mandated | null } | null
  dueAt: string | null
  step: string | null
  outcome: string | null
  decidedAt: string | null
  waitsForSecond: boolean
  /** Who sits with them, of what was raised during an interview. */
  interviewer: string | null
  /** At the moment of reading; null where it is about nobody. */
  age: 'minor' | 'of_age' | 'not_known' | null
  /** As who reported it wrote it down. */
  reportedAt: string | null
  channel: (typeof channels)[number] | null
  /** By when a report in writing is owed, and what came of it. */
  writtenDueAt: string | null
  written: 'sent' | 'not_owed' | null
}

/** What stands on an item, of a drill too. */
export const itemFields = /* GraphQL */ `
  id
  tier
  kinds
  raisedAt
  acknowledgedAt
  isOwn
  dueAt
  step
  outcome
  decidedAt
  waitsForSecond
`

const flagFields = /* GraphQL */ `
  ${itemFields} source interviewer age reportedAt channel writtenDueAt written takenBy { name mandated }
`

/** Whom to call in the place of the study. */
export interface Numbers {
  numbers: { key: string; label: LocalizedText; contact: LocalizedText }[]
  areNumbersStale: boolean
}

type Waiting = { untold: number; flags: Flag[] } & Numbers
export const safetyQuery = gql<{ safety: Waiting | null }, { study: string }>(/* GraphQL */ `
  query Safety($study: ID!) {
    safety(study: $study) {
      untold
      numbers { key label { en es } contact { en es } }
      areNumbersStale
      flags { ${flagFields} }
    }
  }
`)

export interface Said {
  question: LocalizedText
  words: string
}

export const contactReasons = ['make_safe', 'tell_first', 'make_plan'] as const
export interface FlagContact {
  by: string | null
  openedAt: string
  reason: (typeof contactReasons)[number]
}

type Flagged = {
  id: string
  note?: string | null
  reference?: string | null
  goneAt?: string | null
  isOfPerson?: boolean
  isForAnother?: boolean
  contacts?: FlagContact[]
  said?: Said[]
}

export const flaggedQuery = gql<{ node: Flagged | null }, { flag: string }>(/* GraphQL */ `
  query Flagged($flag: ID!) {
    node(id: $flag) {
      id
      ... on SafetyFlag {
        note
        reference
        goneAt
        isOfPerson
        isForAnother
        contacts {
          by
          openedAt
          reason
        }
        said {
          question {
            en
            es
          }
          words
        }
      }
    }
  }
`)

export interface Acted extends MutationDone {
  /** What the act was about, where the page asks for it. */
  data?: { hasReviewer?: boolean; goesByLetter?: boolean }
}

/** Who hears of what was raised: reviewers by a letter, only who looks at the page, or nobody. */
export type Heard = 'heard' | 'on_page' | 'alone'
export const heardOf = (data: Acted['data']): Heard => {
  if (!data?.hasReviewer) return 'alone'
  return data.goesByLetter ? 'heard' : 'on_page'
}
type OfFlag = { studyId: string; flagId: string }

const refusal = /* GraphQL */ `
  __typename
  ... on InvalidInput { issues { path } }
`

export const acknowledgeMutation = gql<{ done: Acted }, { input: OfFlag }>(/* GraphQL */ `
  mutation AcknowledgeFlag($input: OfFlagInput!) {
    done: acknowledgeFlag(input: $input) { ${refusal} ... on MutationAcknowledgeFlagSuccess { data { ${flagFields} } } }
  }
`)

export const takeOverMutation = gql<{ done: Acted }, { input: OfFlag }>(/* GraphQL */ `
  mutation TakeFlagOver($input: OfFlagInput!) {
    done: takeFlagOver(input: $input) { ${refusal} ... on MutationTakeFlagOverSuccess { data { ${flagFields} } } }
  }
`)

export interface Report {
  at: string
  channel: string
  reference: string | null
}

export interface Decision extends OfFlag {
  outcome: string
  toldFirst: boolean | null
  note: string | null
  report?: Report | null
}

export const decideMutation = gql<{ done: Acted }, { input: Decision }>(/* GraphQL */ `
  mutation DecideFlag($input: DecideFlagInput!) {
    done: decideFlag(input: $input) { ${refusal} ... on MutationDecideFlagSuccess { data { ${flagFields} note } } }
  }
`)

type Written = OfFlag & { written: string }
export const noteWrittenMutation = gql<{ done: Acted }, { input: Written }>(/* GraphQL */ `
  mutation NoteWritten($input: NoteWrittenInput!) {
    done: noteWritten(input: $input) { ${refusal} ... on MutationNoteWrittenSuccess { data { ${flagFields} } } }
  }
`)

export const signMutation = gql<{ done: Acted }, { input: OfFlag & { agrees: boolean } }>(/* GraphQL */ `
  mutation SignFlag($input: SignFlagInput!) {
    done: signFlag(input: $input) { ${refusal} ... on MutationSignFlagSuccess { data { ${flagFields} } } }
  }
`)

export const passOnMutation = gql<{ done: Acted }, { input: OfFlag }>(/* GraphQL */ `
  mutation PassFlagOn($input: OfFlagInput!) {
    done: passFlagOn(input: $input) { ${refusal} }
  }
`)

export const raiseFlagMutation = gql<{ done: Acted }, { input: OfFlag }>(/* GraphQL */ `
  mutation RaiseFlag($input: OfFlagInput!) {
    done: raiseFlag(input: $input) { ${refusal} }
  }
`)

export interface ContactOpened extends MutationDone {
  data?: NonNullable<Opened['contact']>
}

export const openContactMutation = gql<{ done: ContactOpened }, { input: OfFlag & { reason: string } }>(
  /* GraphQL */ `
  mutation OpenFlagContact($input: OpenFlagContactInput!) {
    done: openFlagContact(input: $input) {
      ${refusal}
      ... on MutationOpenFlagContactSuccess { data { ${openedContact} } }
    }
  }
`,
)

export const declareMutation = gql<
  { done: Acted },
  { input: { studyId: string; flagIds: string[]; by: string } }
>(/* GraphQL */ `
  mutation DeclareHandled($input: DeclareHandledInput!) {
    done: declareHandled(input: $input) { ${refusal} }
  }
`)

export const raiseMutation = gql<{ done: Acted }, { input: { studyId: string; responseId: string } }>(
  /* GraphQL */ `
  mutation RaiseConcern($input: RaiseConcernInput!) {
    done: raiseConcern(input: $input) { ${refusal} ... on MutationRaiseConcernSuccess { data { hasReviewer goesByLetter } } }
  }
`,
)

export const raiseInterviewMutation = gql<
  { done: Acted },
  { input: { studyId: string; participantId: string; key: string } }
>(/* GraphQL */ `
  mutation RaiseInterview($input: RaiseInterviewInput!) {
    done: raiseInterview(input: $input) { ${refusal} ... on MutationRaiseInterviewSuccess { data { hasReviewer goesByLetter } } }
  }
`)

export const raiseQuoteMutation = gql<
  { done: Acted },
  { input: { studyId: string; themeKey: string; quoteKey: string } }
>(/* GraphQL */ `
  mutation RaiseQuote($input: RaiseQuoteInput!) {
    done: raiseQuote(input: $input) { ${refusal} ... on MutationRaiseQuoteSuccess { data { hasReviewer goesByLetter } } }
  }
`)
