import { CodingAct, CodingState, Origin, Stance } from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import type { CodeAspect } from '../codebook/codebook.ts'
import { CodeAspectObject, KindEnum } from '../codebook/schema.ts'
import type { Context } from '../context.ts'
import { nameOf } from '../member/store.ts'
import { interviewReaders } from '../response/schema.ts'
import { LanguageEnum } from '../study/schema.ts'
import { aboutOf, AboutValueObject } from './about.ts'
import { partsVisibleTo, wordsVisibleTo } from '../visible.ts'
import { quoteOf, type Quote } from './quote.ts'

type Span = { start: number; end: number }
type Redaction = Span & { type: string }
type Owned = { studyId: string; participantId: string }
export type SealedPassage = Owned & { id: string; words: Uint8Array }

export const StanceEnum = builder.enumType(Stance, { name: 'Stance' })
const OriginEnum = builder.enumType(Origin, { name: 'Origin' })
export const CodingStateEnum = builder.enumType(CodingState, { name: 'CodingState' })
const CodingActEnum = builder.enumType(CodingAct, { name: 'CodingAct' })
const inStudy = ({ studyId }: { studyId: string }) => ({ may: ['read words', studyId] as const })

export const SpanObject = builder.objectRef<Span>('Span').implement({
  description: 'Positions in UTF-16 code units, end exclusive.',
  fields: (t) => ({ start: t.exposeInt('start'), end: t.exposeInt('end') }),
})

const RedactionObject = builder.objectRef<Redaction>('Redaction').implement({
  description: 'A placeholder as it stands in the text.',
  fields: (t) => ({ start: t.exposeInt('start'), end: t.exposeInt('end'), type: t.exposeString('type') }),
})

const QuoteObject = builder.objectRef<Quote>('Quote').implement({
  description: 'Whole sentences of a passage around the words that carry a code.',
  fields: (t) => ({
    text: t.exposeString('text'),
    start: t.exposeInt('start', { description: 'Where in the passage the text begins.' }),
    marks: t.expose('marks', { type: [SpanObject] }),
    startsInside: t.exposeBoolean('startsInside'),
    endsInside: t.exposeBoolean('endsInside'),
  }),
})

export const textOf = ({ reading }: Context, { studyId, participantId, id, words }: SealedPassage) =>
  reading.open({ studyId, participantId, row: id, column: 'passage' }, words)

/** Those that were not taken back, of which the last one holds. All fields ask the same, so that it is asked once. */
const holding = { act: { not: 'undo' }, undoneBy: { is: null } } as const

export const CodingDecisionNode = builder.prismaNode('CodingDecision', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...wordsVisibleTo(context) }),
  select: { id: true, studyId: true, isAboutAspects: true, fromState: true, toState: true },
  authScopes: inStudy,
  description: 'What a person decided about a coding.',
  fields: (t) => ({
    act: t.expose('act', { type: CodingActEnum }),
    state: t.expose('toState', { type: CodingStateEnum, description: 'How the coding stood after it.' }),
    code: t.relation('toCode', {
      description: 'Another code than the coding’s own: it was changed to this one.',
    }),
    isAboutAspects: t.exposeBoolean('isAboutAspects', {
      description: 'It says which aspects of its code the words show.',
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime' }),
    by: t.string({
      nullable: true,
      description: 'The name of who decided, as long as they have an account.',
      select: { accountId: true },
      resolve: ({ accountId }, _args, context) => nameOf(context, accountId),
    }),
    isMine: t.boolean({
      select: { accountId: true },
      resolve: ({ accountId }, _args, { actor }) => actor.kind === 'account' && actor.id === accountId,
    }),
  }),
})

const aspectsIn = ({ aspects }: { aspects: unknown }, keys: readonly string[]) =>
  (aspects as CodeAspect[]).filter(({ key }) => keys.includes(key))

export const CodingNode = builder.prismaNode('Coding', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...wordsVisibleTo(context) }),
  select: { id: true, studyId: true, participantId: true },
  authScopes: inStudy,
  fields: (t) => ({
    code: t.relation('code'),
    passage: t.relation('passage'),
    origin: t.expose('origin', { type: OriginEnum }),
    state: t.expose('state', { type: CodingStateEnum }),
    stance: t.expose('stance', { type: StanceEnum }),
    kind: t.expose('kind', { type: KindEnum, nullable: true }),
    about: t.field({
      type: [AboutValueObject],
      description: 'Who or what it speaks of.',
      select: { about: true, code: { select: { codebookId: true } } },
      resolve: ({ studyId, about, code: { codebookId } }, _args, context) =>
        aboutOf(context, { studyId, codebookId }, about),
    }),
    score: t.exposeFloat('score'),
    revision: t.exposeInt('revision', {
      description: 'How many decisions were made about it. Who decides says which they saw.',
    }),
    decision: t.field({
      type: CodingDecisionNode,
      nullable: true,
      description: 'The decision that holds; nothing where nobody decided, or all was taken back.',
      select: (_args, _context, nested) => ({
        decisions: { ...nested(true), where: holding, orderBy: { sequence: 'desc' } },
      }),
      resolve: ({ decisions }) => decisions[0] ?? null,
    }),
    spans: t.field({ type: [SpanObject], select: { spans: true }, resolve: ({ spans }) => spans as Span[] }),
    because: t.stringList({
      select: { because: true },
      resolve: async ({ because, id, ...owner }, _args, { reading }) => {
        if (!because) return []
        return JSON.parse(await reading.open({ ...owner, row: id, column: 'because' }, because)) as string[]
      },
    }),
    quote: t.field({
      type: QuoteObject,
      select: {
        spans: true,
        passage: { select: { id: true, studyId: true, participantId: true, words: true } },
      },
      resolve: async ({ spans, passage }, _args, context) =>
        quoteOf(await textOf(context, passage), spans as Span[]),
    }),
  }),
})

builder.prismaObjectFields('Coding', (t) => ({
  aspects: t.field({
    type: [CodeAspectObject],
    description: 'What of its code the words may show, as the program drafted it; it counts for nothing.',
    select: { aspects: true, code: { select: { aspects: true } } },
    resolve: ({ aspects, code }) => aspectsIn(code, aspects),
  }),
  decidedAspects: t.field({
    type: [CodeAspectObject],
    nullable: true,
    description: 'What of its code the words show, as a person decided; null where nobody did.',
    select: { decidedAspects: true, code: { select: { aspects: true } } },
    resolve: ({ decidedAspects, code }) =>
      decidedAspects ? aspectsIn(code, decidedAspects as string[]) : null,
  }),
  aspectDecision: t.field({
    type: CodingDecisionNode,
    nullable: true,
    description: 'The decision that holds about its aspects; nothing where nobody decided them.',
    select: (_args, _context, nested) => ({
      decidedAspects: true,
      decisions: { ...nested(true), where: holding, orderBy: { sequence: 'desc' } },
    }),
    resolve: ({ decidedAspects, decisions }) =>
      decidedAspects ? (decisions.find(({ isAboutAspects }) => isAboutAspects) ?? null) : null,
  }),
  stateDecision: t.field({
    type: CodingDecisionNode,
    nullable: true,
    description:
      'The decision that holds by which it has its state: not one that said of an accepted coding which aspects its words show.',
    select: (_args, _context, nested) => ({
      decisions: { ...nested(true), where: holding, orderBy: { sequence: 'desc' } },
    }),
    resolve: ({ decisions }) =>
      decisions.find((one) => !one.isAboutAspects || one.fromState !== one.toState) ?? null,
  }),
}))

export const PassageNode = builder.prismaNode('Passage', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...partsVisibleTo(context) }),
  select: { id: true, studyId: true, participantId: true },
  authScopes: ({ studyId }) => ({ mayEither: [interviewReaders, studyId] as const }),
  fields: (t) => ({
    text: t.string({
      select: { words: true },
      resolve: (passage, _args, context) => textOf(context, passage),
    }),
    language: t.expose('language', { type: LanguageEnum }),
    redactions: t.field({
      type: [RedactionObject],
      select: { redactions: true },
      resolve: ({ redactions }) => redactions as Redaction[],
    }),
    question: t.relation('question'),
    wave: t.relation('wave'),
    service: t.relation('service', { nullable: true }),
    response: t.relation('response'),
    codings: t.relation('codings', {
      authScopes: inStudy,
      args: { withRejected: t.arg.boolean({ defaultValue: false }) },
      query: ({ withRejected }) => ({
        where: withRejected ? {} : { state: { not: 'rejected' as const } },
        orderBy: [{ score: 'desc' }, { id: 'asc' }],
      }),
    }),
  }),
})

builder.prismaObjectField('Answer', 'passages', (t) => t.relation('passages'))
