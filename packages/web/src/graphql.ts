import { gql as parse, type TypedDocumentNode } from '@urql/core'
import type { AnyVariables } from '@urql/core'

/** A document that carries the types of what it asks and gets; a test holds each against schema.graphql. */
export type Document<Data, Variables extends AnyVariables> = TypedDocumentNode<Data, Variables>

export function gql<Data, Variables extends AnyVariables = Record<string, never>>(
  source: string,
): Document<Data, Variables> {
  return parse<Data, Variables>(source)
}

export type Language = 'en' | 'es'
export type Stance = 'positive' | 'negative' | 'mixed' | 'neutral'
export type Kind = 'experience' | 'ask'
export type Mode = 'self' | 'interview' | 'import'
export type Role =
  | 'interviewer'
  | 'coder'
  | 'adjudicator'
  | 'data_steward'
  | 'safety_reviewer'
  | 'board'
  | 'lead'
  | 'evaluator'
  | 'auditor'
  | 'administrator'
export const roles: readonly Role[] = [
  ...(['evaluator', 'coder', 'adjudicator', 'interviewer', 'data_steward'] as const),
  ...(['safety_reviewer', 'board', 'lead', 'auditor', 'administrator'] as const),
]
export type Audience = 'board' | 'lead' | 'public'
export type Origin = 'suggested' | 'person'
export type CodingState = 'proposed' | 'accepted' | 'rejected'
export type CodingAct = 'accept' | 'reject' | 'change' | 'add' | 'undo'
export type AnswerState =
  | 'answered'
  | 'skipped'
  | 'declined'
  | 'not_applicable'
  | 'not_reached'
  | 'routed_past'
export type QuestionType =
  | ('likert5' | 'likert3' | 'yes_no' | 'yes_no_unsure' | 'single' | 'multi' | 'services' | 'slider')
  | ('text' | 'long')

export interface LocalizedText {
  en: string
  es: string | null
}

/** Positions in UTF-16 code units, end exclusive. */
export interface Span {
  start: number
  end: number
}

/** What a person decided about a coding. */
export interface Decision {
  id: string
  act: CodingAct
  state: CodingState
  by: string | null
  isMine: boolean
  decidedAt: string
  /** It says which aspects of its code the words show. */
  isAboutAspects: boolean
  code: { id: string; title: LocalizedText }
}

/** A coding as somebody sees it who may decide about it. */
export interface Decidable {
  id: string
  state: CodingState
  origin: Origin
  stance: Stance
  revision: number
  decision: Decision | null
  /** By which it has its state: who said of its aspects alone later is not it. */
  stateDecision: Decision | null
  /** What a machine drafted of its aspects, which counts for nothing. */
  aspects: Aspect[]
  /** As a person decided; null where nobody did. */
  decidedAspects: Aspect[] | null
  aspectDecision: Pick<Decision, 'id' | 'by' | 'isMine' | 'decidedAt'> | null
  code: { id: string; title: LocalizedText; aspects: DefinedAspect[] }
}

export const decisionFields = 'id act state by isMine decidedAt isAboutAspects code { id title { en es } }'

export const decidableFields = /* GraphQL */ `
  id
  state
  origin
  stance
  revision
  decision { ${decisionFields} }
  stateDecision { ${decisionFields} }
  aspects { key title { en es } }
  decidedAspects { key title { en es } }
  aspectDecision { id by isMine decidedAt }
  code { id aspects { key title { en es } definition { en es } } }
`

/** Who or what a passage speaks of. */
export interface AboutValue {
  key: string
  label: LocalizedText
}

/** A part of a code; at a coding, one that its words may show. */
export interface Aspect {
  key: string
  title: LocalizedText
}

export interface DefinedAspect extends Aspect {
  definition: LocalizedText
}

export interface Labelled {
  id: string
  label: LocalizedText
}

export interface PageInfo {
  hasNextPage: boolean
  endCursor: string | null
}

export interface Connection<Item> {
  totalCount: number
  edges: { cursor: string; node: Item }[]
  pageInfo: PageInfo
}

export const stances: readonly Stance[] = ['positive', 'negative', 'mixed', 'neutral']
export const kinds: readonly Kind[] = ['experience', 'ask']
export const languages: readonly Language[] = ['en', 'es']

/** What a mutation answers: that it is done, or in which field it is wrong. */
export interface MutationDone {
  __typename: string
  issues?: { path: string }[]
}
