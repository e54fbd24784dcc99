import {
  gql,
  type Connection,
  type Labelled,
  type Language,
  type LocalizedText,
  type QuestionType,
} from '../graphql.ts'
import type { Party, Scope } from './consent.ts'
import type { Entry } from './parts.ts'

export type BatchFormat = 'paste' | 'txt' | 'docx' | 'csv' | 'xlsx'

export interface Batch {
  id: string
  number: number
  key: string
  format: BatchFormat
  state: 'open' | 'complete' | 'undone'
  parts: number
  received: number[]
  people: number
  wave: Labelled | null
  formVersion: string
  scopes: Scope[]
  until: string
  isHandled: boolean
  handledBy: string | null
  handledOn: string | null
  attestedAt: string
  undoneAt: string | null
  progress: {
    people: number
    responses: number
    answers: number
    cleaned: number
    read: number
    failed: number
  }
}

export interface Instrument {
  id: string
  title: LocalizedText
  version: string
  questions: { id: string; type: QuestionType; text: LocalizedText }[]
}

export interface ImportFrame {
  id: string
  languages: Language[]
  waves: (Labelled & { opensOn: string })[]
  services: Labelled[]
  instruments: Instrument[]
  batches: Connection<Batch>
}

const batchFields = /* GraphQL */ `
  id
  number
  key
  format
  state
  parts
  received
  people
  wave {
    id
    label {
      en
      es
    }
  }
  formVersion
  scopes
  until
  isHandled
  handledBy
  handledOn
  attestedAt
  undoneAt
  progress {
    people
    responses
    answers
    cleaned
    read
    failed
  }
`

export const importQuery = gql<{ study: ImportFrame | null }, { study: string; first: number }>(
  /* GraphQL */ `
  query Import($study: ID!, $first: Int!) {
    study(id: $study) {
      id
      languages
      waves {
        id
        label {
          en
          es
        }
        opensOn
      }
      services {
        id
        label {
          en
          es
        }
      }
      instruments {
        id
        title {
          en
          es
        }
        version
        questions {
          id
          type
          text {
            en
            es
          }
        }
      }
      batches(first: $first) {
        totalCount
        edges {
          cursor
          node { ${batchFields} }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`,
)

export interface ImportInput {
  studyId: string
  key: string
  format: BatchFormat
  fileDigest: string
  contentDigest: string
  isAgain: boolean
  waveId: string | null
  newWave: { label: LocalizedText; opensOn: string } | null
  instrumentId: string | null
  questionIds: string[] | null
  newQuestions: LocalizedText[] | null
  consent: {
    formVersion: string
    scopes: Scope[]
    party: Party
    giverSafety: 'safe' | 'unknown' | null
    isAdult: boolean
    until: string
    isAttested: boolean
  }
  handled: { by: string; on: string } | null
  people: number
  parts: number
  part: number
  entries: Entry[]
}

export type Imported =
  | { __typename: 'MutationImportBatchSuccess'; data: Batch }
  | { __typename: 'AlreadyImported'; batchId: string; number: number; at: string; isSameWave: boolean }
  | { __typename: 'ConsentNotStated'; missing: string[] }
  | { __typename: 'InvalidInput'; issues: { path: string; message: string }[] }
  | { __typename: 'NoConsent' | 'Forbidden' | 'NotFound' | 'SignedOut' }

export const importBatchMutation = gql<{ importBatch: Imported }, { input: ImportInput }>(/* GraphQL */ `
  mutation ImportBatch($input: ImportBatchInput!) {
    importBatch(input: $input) {
      __typename
      ... on MutationImportBatchSuccess {
        data { ${batchFields} }
      }
      ... on AlreadyImported {
        batchId
        number
        at
        isSameWave
      }
      ... on ConsentNotStated {
        missing
      }
      ... on InvalidInput {
        issues {
          path
          message
        }
      }
    }
  }
`)

export const undoBatchMutation = gql<
  { undoBatch: { __typename: string } },
  { input: { studyId: string; batchId: string } }
>(/* GraphQL */ `
  mutation UndoBatch($input: UndoBatchInput!) {
    undoBatch(input: $input) {
      __typename
      ... on MutationUndoBatchSuccess {
        data { ${batchFields} }
      }
    }
  }
`)
