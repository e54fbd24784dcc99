import {
  type Connection,
  gql,
  type Labelled,
  type Language,
  type LocalizedText,
  type Span,
} from '../graphql.ts'

export const levels = ['machine', 'marked', 'approved'] as const
export type Level = (typeof levels)[number]
export type Levels = Record<Level, number>
/** In the order of the checklist. */
export const kinds = [
  'names',
  'nicknames',
  'places',
  'schools',
  'facilities',
  'staff',
  'dates',
  'ages',
  'family',
  'case_facts',
  'events',
  'slang',
  'immigration',
  'legal_case',
] as const
export type DetailKind = (typeof kinds)[number]
export const types = [
  'PERSON',
  'KIN',
  'OFFICIAL',
  'PLACE',
  'ADDRESS',
  'SCHOOL',
  'SHELTER',
  'COURT',
  'ORG_SMALL',
  'PHONE',
  'EMAIL',
  'HANDLE',
  'URL',
  'DATE',
  'AGE',
  'ID',
] as const
export type DetailType = (typeof types)[number]

export interface Step {
  step: 'edited' | 'marked' | 'returned' | 'approved'
  by: string | null
  isMine: boolean
  at: string
  edits: number
  found: DetailKind[]
}

export interface Passage {
  id: string
  text: string
  language: Language
  digest: string
  level: Level
  redactions: (Span & { type: string })[]
  warnings: (Span & { reason: 'one_transcript' | 'digits' | 'capital' })[]
  warningsLeftOut: number
  steps: Step[]
}

export interface Transcript {
  id: string
  wave: Labelled
  language: Language
  submittedAt: string
  cursor: string
  answers: { id: string; question: { id: string; text: LocalizedText }; passages: Passage[] }[]
}

const passageFields = /* GraphQL */ `
  id text language digest level
  redactions { start end type }
  warnings { start end reason }
  warningsLeftOut
  steps { step by isMine at edits found }
`

export interface TranscriptRow {
  id: string
  wave: Labelled
  language: Language
  submittedAt: string
  levels: Levels
}

export interface QueueVariables {
  study: string
  level: Level | null
  wave: string | null
  language: Language | null
  [name: string]: unknown
}

export const detailsQuery = gql<
  {
    study: { id: string; waves: Labelled[]; languages: Language[]; details: Connection<TranscriptRow> } | null
  },
  QueueVariables & { first: number; after: string | null }
>(/* GraphQL */ `
  query Details(
    $study: ID!
    $level: DetailLevel
    $wave: ID
    $language: Language
    $first: Int
    $after: String
  ) {
    study(id: $study) {
      id
      languages
      waves {
        id
        label {
          en
          es
        }
      }
      details(level: $level, wave: $wave, language: $language, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
            wave {
              id
              label {
                en
                es
              }
            }
            language
            submittedAt
            levels {
              machine
              marked
              approved
            }
          }
        }
      }
    }
  }
`)

export const transcriptQuery = gql<{ node: Transcript | null }, { id: string }>(/* GraphQL */ `
  query Transcript($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Response {
        wave { id label { en es } }
        language
        submittedAt
        cursor
        answers { id question { id text { en es } } passages { ${passageFields} } }
      }
    }
  }
`)

type Beside = { edges: { node: { id: string } }[] }

export const besideQuery = gql<
  { study: { id: string; before: Beside; after: Beside } | null },
  QueueVariables & { cursor: string }
>(/* GraphQL */ `
  query BesideTranscript($study: ID!, $level: DetailLevel, $wave: ID, $language: Language, $cursor: String!) {
    study(id: $study) {
      id
      before: details(level: $level, wave: $wave, language: $language, last: 1, before: $cursor) {
        edges {
          node {
            id
          }
        }
      }
      after: details(level: $level, wave: $wave, language: $language, first: 1, after: $cursor) {
        edges {
          node {
            id
          }
        }
      }
    }
  }
`)

/** Asked by who takes a wrong mark off; each time it is asked stands in the record. */
export const hiddenQuery = gql<
  { node: { id: string; hidden: string | null } | null },
  { id: string; start: number }
>(/* GraphQL */ `
  query HiddenDetail($id: ID!, $start: Int!) {
    node(id: $id) {
      id
      ... on Passage {
        hidden(start: $start)
      }
    }
  }
`)

export interface Edit extends Span {
  type: DetailType | null
  text: string | null
}
type Done<Data> = { __typename: string; data?: Data; passage?: Passage }
const changed = /* GraphQL */ `... on PassageChanged { passage { ${passageFields} } }`

export const editMutation = gql<
  { done: Done<Passage> },
  { input: { studyId: string; passageId: string; digest: string; edits: Edit[] } }
>(/* GraphQL */ `
  mutation EditPassage($input: EditPassageInput!) {
    done: editPassage(input: $input) {
      __typename
      ... on MutationEditPassageSuccess { data { ${passageFields} } }
      ${changed}
    }
  }
`)

export interface OfTranscript {
  studyId: string
  responseId: string
  passages: { id: string; digest: string }[]
}
const after = /* GraphQL */ `data {
  id levels { machine marked approved }
  answers { id passages { id level steps { step by isMine at edits found } } }
}`

export const markMutation = gql<{ done: Done<object> }, { input: OfTranscript }>(/* GraphQL */ `
  mutation MarkPassages($input: MarkPassagesInput!) {
    done: markPassages(input: $input) {
      __typename
      ... on MutationMarkPassagesSuccess { ${after} }
      ${changed}
    }
  }
`)

export const approveMutation = gql<{ done: Done<object> }, { input: OfTranscript & { isNone: true } }>(
  /* GraphQL */ `
  mutation ApprovePassages($input: ApprovePassagesInput!) {
    done: approvePassages(input: $input) {
      __typename
      ... on MutationApprovePassagesSuccess { ${after} }
      ${changed}
    }
  }
`,
)

export const returnMutation = gql<{ done: Done<object> }, { input: OfTranscript & { found: DetailKind[] } }>(
  /* GraphQL */ `
  mutation ReturnPassages($input: ReturnPassagesInput!) {
    done: returnPassages(input: $input) {
      __typename
      ... on MutationReturnPassagesSuccess { ${after} }
      ${changed}
    }
  }
`,
)
