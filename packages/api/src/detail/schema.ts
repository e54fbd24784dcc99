import { queryFromInfo } from '@pothos/plugin-prisma'
import { redactionTypes, reopenCleanText } from '@firsthand/analysis'
import type { Language, Placed, UniquenessWarning } from '@firsthand/analysis'
import { DetailKind, DetailLevel, DetailStep } from '../../generated/prisma/enums.ts'
import { shutOutFrom } from '../actor.ts'
import { builder } from '../builder.ts'
import { PassageNode } from '../coding/schema.ts'
import type { Context } from '../context.ts'
import { refusal } from '../mask.ts'
import { nameOf } from '../member/store.ts'
import { asked } from '../mutation.ts'
import { byTimeAndId, pageOf, totalOf } from '../page.ts'
import { ResponseNode } from '../response/schema.ts'
import { LanguageEnum, WaveNode } from '../study/schema.ts'
import { responsesVisibleTo } from '../visible.ts'
import { levelOf } from './detail.ts'
import * as store from './store.ts'

const LevelEnum = builder.enumType(DetailLevel, {
  name: 'DetailLevel',
  description:
    'How far the search for details is: the machine alone, gone through by a person, or approved by another one as the first left it.',
})
export const DetailKindEnum = builder.enumType(DetailKind, {
  name: 'DetailKind',
  description: 'What a second person looks for.',
})
const StepEnum = builder.enumType(DetailStep, { name: 'DetailStep' })
export const DetailTypeEnum = builder.enumType('DetailType', {
  description: 'What kind of detail a placeholder stands for.',
  values: redactionTypes,
})
const ReasonEnum = builder.enumType('WarningReason', {
  values: { one_transcript: { value: 'one transcript only' }, digits: {}, capital: {} } as const,
})
const inStudy = ({ studyId }: { studyId: string }) => ({ may: ['mark details', studyId] as const })

type StepRow = { step: DetailStep; accountId: string; at: Date; edits: number; found: DetailKind[] }

const PassageStepObject = builder.objectRef<StepRow>('PassageStep').implement({
  description: 'What somebody did about the details of a passage.',
  fields: (t) => ({
    step: t.expose('step', { type: StepEnum }),
    at: t.expose('at', { type: 'DateTime' }),
    edits: t.exposeInt('edits', { description: 'How many changes an edit made.' }),
    found: t.expose('found', { type: [DetailKindEnum], description: 'What a second person still found.' }),
    by: t.string({
      nullable: true,
      description: 'The name of who did it, as long as they have an account.',
      resolve: ({ accountId }, _args, context) => nameOf(context, accountId),
    }),
    isMine: t.boolean({
      resolve: ({ accountId }, _args, { actor }) => actor.kind === 'account' && actor.id === accountId,
    }),
  }),
})

const WarningObject = builder.objectRef<UniquenessWarning>('DetailWarning').implement({
  description: 'A word that may still point at somebody; positions as of a mark.',
  fields: (t) => ({
    start: t.exposeInt('start'),
    end: t.exposeInt('end'),
    reason: t.expose('reason', { type: ReasonEnum }),
  }),
})

const LevelsObject = builder.objectRef<store.Levels>('DetailLevels').implement({
  description: 'How many passages are how far.',
  fields: (t) => ({
    machine: t.exposeInt('machine'),
    marked: t.exposeInt('marked'),
    approved: t.exposeInt('approved'),
  }),
})

type Sealed = { studyId: string; participantId: string; id: string; words: Uint8Array }
const openText = ({ reading }: Context, { studyId, participantId, id, words }: Sealed) =>
  reading.open({ studyId, participantId, row: id, column: 'passage' }, words)

type Said = Map<string, boolean>

/** Stems that one person said, and whether nobody else did; looked up once a request. */
const saidBy = ({ app, once }: Context, studyId: string, participantId: string): Promise<Said> =>
  once(`stems of ${participantId}`, async () => {
    const rows = await store.findStems(app.db, studyId, participantId)
    return new Map(rows.map(({ lexeme, isAlone }) => [lexeme, isAlone]))
  })

/** Of one passage so many are told; more than that nobody goes through as a list. */
const mostWarnings = 300
/** As many as one transcript has passages. */
const mostLooked = 200

const warningsOf = (context: Context, passage: Sealed & { language: Language }) =>
  context.once(`warnings of ${passage.id}`, async () => {
    const looked = await context.once('passages looked at for warnings', () => Promise.resolve({ count: 0 }))
    looked.count += 1
    if (looked.count > mostLooked)
      throw refusal(
        'too_many',
        `The request asks for the warnings of more than ${mostLooked} passages. Ask in parts.`,
      )
    const { analyst, words } = context.app
    const text = reopenCleanText(await openText(context, passage))
    const [terms, said, lexeme] = [
      await analyst.terms(text, passage.language),
      await saidBy(context, passage.studyId, passage.participantId),
      await words.lexeme(passage.studyId),
    ]
    // A term is the language and a stem. What the index does not know, nobody else is known to have said.
    const alone = terms.filter((term) => said.get(lexeme(term.slice(3))) ?? true)
    return analyst.warn(text, passage.language, alone)
  })

builder.prismaObjectFields(PassageNode, (t) => ({
  level: t.field({
    type: LevelEnum,
    authScopes: inStudy,
    select: { cleanedAt: true, steps: { orderBy: { sequence: 'desc' }, take: 1 } },
    resolve: ({ cleanedAt, steps }) => levelOf(cleanedAt, steps[0]),
  }),
  digest: t.string({
    authScopes: inStudy,
    description: 'Stands for the words as they are now. Who edits or approves says which they saw.',
    select: { words: true },
    resolve: async (passage, _args, context) =>
      context.app.words.digest(passage, await openText(context, passage)),
  }),
  steps: t.field({
    type: [PassageStepObject],
    authScopes: inStudy,
    description: 'What people did about its details, the newest first; the last twenty.',
    select: { steps: { orderBy: { sequence: 'desc' }, take: 20 } },
    resolve: ({ steps }) => steps,
  }),
  warnings: t.field({
    type: [WarningObject],
    authScopes: inStudy,
    description: `The first of them, at most ${mostWarnings}.`,
    select: { words: true, language: true },
    resolve: async (passage, _args, context) => (await warningsOf(context, passage)).slice(0, mostWarnings),
  }),
  warningsLeftOut: t.int({
    authScopes: inStudy,
    description: 'How many more there are, further on in the passage.',
    select: { words: true, language: true },
    resolve: async (passage, _args, context) =>
      Math.max(0, (await warningsOf(context, passage)).length - mostWarnings),
  }),
  hidden: t.string({
    nullable: true,
    authScopes: ({ studyId }) => ({ may: ['open details', studyId] as const }),
    description:
      'The words behind the mark that begins here, opened for who takes a wrong mark off. Each opening is recorded.',
    args: { start: t.arg.int({ required: true }) },
    select: { redactions: true, answer: { select: { id: true, words: true } } },
    resolve: async ({ id, studyId, participantId, redactions, answer }, { start }, { reading }) => {
      const mark = (redactions as Placed[]).find((one) => one.start === start)
      if (!mark || typeof mark.from !== 'number' || !answer.words) return null
      const place = { studyId, participantId, row: answer.id, column: 'answer' } as const
      return (await reading.openDetail(place, answer.words, id)).slice(mark.from, mark.to)
    },
  }),
}))

const byTime = byTimeAndId('submittedAt')

builder.prismaObjectFields(ResponseNode, (t) => ({
  levels: t.field({
    type: LevelsObject,
    authScopes: inStudy,
    resolve: ({ id, studyId }, _args, { app, once }) =>
      once(`levels of ${id}`, () => store.findLevels(app.db, studyId, id)),
  }),
  cursor: t.string({
    authScopes: inStudy,
    description: 'Where it stands in the queue of details: before or after it are its neighbours.',
    select: { submittedAt: true },
    resolve: (row) => byTime.cursorOf(row),
  }),
}))

builder.prismaObjectField('Study', 'details', (t) =>
  t.connection(
    {
      type: ResponseNode,
      description:
        'Transcripts by how far the search for details is; one is as far as the least far of its passages.',
      args: {
        level: t.arg({ type: LevelEnum }),
        wave: t.arg.globalID({ for: WaveNode }),
        language: t.arg({ type: LanguageEnum }),
      },
      authScopes: ({ id }) => ({ may: ['mark details', id] as const }),
      resolve: async ({ id: studyId }, { level, wave, language, ...page }, context, info) => {
        const { app, actor, once } = context
        const query = {
          ...{ studyId, shutOutFrom: shutOutFrom(actor) },
          ...{ ...(level && { level }), ...(wave && { waveId: wave.id }), ...(language && { language }) },
        }
        const { edges, pageInfo } = await pageOf(page, {
          ...byTime,
          find: (wanted) => store.findTranscripts(app.db, query, wanted),
        })
        const ids = edges.map(({ node }) => node.id)
        for (const { node } of edges) void once(`levels of ${node.id}`, () => Promise.resolve(node))
        const where = { AND: [{ id: { in: ids } }, responsesVisibleTo(context)] }
        const row = queryFromInfo({ context, info, typeName: 'Response', path: ['edges', 'node'] })
        const rows = await app.db.response.findMany({ ...asked(row), where })
        const known = new Map(rows.map((row) => [row.id, row]))
        const shown = edges.flatMap(({ node: { id }, cursor }) => {
          const node = known.get(id)
          return node ? [{ node, cursor }] : []
        })
        return { edges: shown, pageInfo, totalCount: () => store.countTranscripts(app.db, query) }
      },
    },
    { fields: (c) => ({ totalCount: c.int({ resolve: totalOf }) }) },
  ),
)
