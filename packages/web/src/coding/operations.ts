import {
  type Connection,
  decisionFields,
  gql,
  type Kind,
  type Labelled,
  type LocalizedText,
  type Span,
  type Stance,
} from '../graphql.ts'
import { type Tagged, taggedFields } from '../response/operations.ts'
import { type Quoted, quotedFields } from '../theme/operations.ts'

export interface CodeChoice {
  id: string
  key: string
  hue: number
  isDraft: boolean
  title: LocalizedText
}

export const codesQuery = gql<
  { study: { id: string; codebook: { id: string; codes: CodeChoice[] } | null } | null },
  { study: string }
>(/* GraphQL */ `
  query Codes($study: ID!) {
    study(id: $study) {
      id
      codebook {
        id
        codes {
          id
          key
          hue
          isDraft
          title {
            en
            es
          }
        }
      }
    }
  }
`)

export interface CodingCount {
  codings: number
  people: number
}

export interface UndecidedVariables {
  study: string
  wave: string | null
  code: string | null
  first: number
  after: string | null
  [name: string]: unknown
}

export const undecidedQuery = gql<
  {
    study: {
      id: string
      waves: Labelled[]
      codebook: { id: string; codes: CodeChoice[] } | null
      undecidedCount: CodingCount
      undecided: Connection<Quoted>
    } | null
  },
  UndecidedVariables
>(/* GraphQL */ `
  query Undecided($study: ID!, $wave: ID, $code: ID, $first: Int, $after: String) {
    study(id: $study) {
      id
      waves { id label { en es } }
      codebook { id codes { id key hue isDraft title { en es } } }
      undecidedCount(wave: $wave, code: $code) { codings people }
      undecided(wave: $wave, code: $code, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { cursor node { ${quotedFields} } }
      }
    }
  }
`)

export const undecidedCountQuery = gql<
  { study: { id: string; undecidedCount: CodingCount } | null },
  { study: string; wave: string | null; code: string | null }
>(/* GraphQL */ `
  query UndecidedCount($study: ID!, $wave: ID, $code: ID) {
    study(id: $study) {
      id
      undecidedCount(wave: $wave, code: $code) {
        codings
        people
      }
    }
  }
`)

export interface DecideInput {
  studyId: string
  codingId: string
  expected: number
}

export interface ChangeInput extends DecideInput {
  codeId: string
  stance?: Stance
  /** Of its own code, all that the words show. */
  aspects?: string[]
}

export interface AddInput {
  studyId: string
  passageId: string
  codeId: string
  expected: number
  digest: string
  spans: Span[]
  stance: Stance
  kind: Kind
}

/** It stands among those of its passage: asked twice, what it is asked of would be more than a request may hold. */
export type Decided = { id: string; passage: { id: string; codings: Tagged[] } }

/** How the coding stands after the act, or what another person decided before it. */
export type DecideResult =
  | { __typename: `Mutation${string}Success`; data: Decided }
  | { __typename: 'DecidedMeanwhile'; coding: Decided; decision: Tagged['decision'] }
  | { __typename: 'PassageChanged' }
  | { __typename: 'NotFound' | 'InvalidInput' | 'Forbidden' | 'SignedOut' }

const decided = /* GraphQL */ `
  id
  passage { id codings(withRejected: true) { ${taggedFields} } }
`

const answer = (success: string) => /* GraphQL */ `
  __typename
  ... on Mutation${success}Success { data { ${decided} } }
  ... on DecidedMeanwhile {
    coding { ${decided} }
    decision { ${decisionFields} }
  }
`

export const acceptMutation = gql<{ done: DecideResult }, { input: DecideInput }>(/* GraphQL */ `
  mutation AcceptCoding($input: DecideCodingInput!) { done: acceptCoding(input: $input) { ${answer('AcceptCoding')} } }
`)

export const rejectMutation = gql<{ done: DecideResult }, { input: DecideInput }>(/* GraphQL */ `
  mutation RejectCoding($input: DecideCodingInput!) { done: rejectCoding(input: $input) { ${answer('RejectCoding')} } }
`)

export const undoMutation = gql<{ done: DecideResult }, { input: DecideInput }>(/* GraphQL */ `
  mutation UndoDecision($input: DecideCodingInput!) { done: undoDecision(input: $input) { ${answer('UndoDecision')} } }
`)

export const changeMutation = gql<{ done: DecideResult }, { input: ChangeInput }>(/* GraphQL */ `
  mutation ChangeCoding($input: ChangeCodingInput!) { done: changeCoding(input: $input) { ${answer('ChangeCoding')} } }
`)

export const addMutation = gql<{ done: DecideResult }, { input: AddInput }>(/* GraphQL */ `
  mutation AddCoding($input: AddCodingInput!) { done: addCoding(input: $input) { ${answer('AddCoding')}
    ... on PassageChanged { passage { id text digest redactions { start end type } codings(withRejected: true) { ${taggedFields} } } } } }
`)
