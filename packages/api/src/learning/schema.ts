import type { CodeReport, Measured, Rule, StudyReport } from '@firsthand/analysis'
import { LearnedState } from '../../generated/prisma/enums.ts'
import { mayIn } from '../actor.ts'
import { builder } from '../builder.ts'
import { findById, findCurrent } from '../codebook/store.ts'
import type { Context } from '../context.ts'
import { invalid } from '../errors.ts'
import { asLocalized, LocalizedText } from '../study/schema.ts'
import { isWorthwhile, least, tooLittle, type Material, type Report } from './learning.ts'
import * as store from './store.ts'

const LearnedStateEnum = builder.enumType(LearnedState, { name: 'LearnedState' })
/** As the study's model reads a code. */
const WayEnum = builder.enumType('CodeWay', { values: ['before', 'both', 'alone'] as const })

const MeasuredObject = builder.objectRef<Measured>('Measured').implement({
  description: 'On texts that were not learned from; nothing where there is nothing to divide by.',
  fields: (t) => ({
    precision: t.exposeFloat('precision', { nullable: true }),
    recall: t.exposeFloat('recall', { nullable: true }),
    f1: t.exposeFloat('f1', { nullable: true }),
  }),
})

const CodeFigures = builder.objectRef<CodeReport>('CodeFigures').implement({
  description: 'How well a code is suggested, held against what people decided.',
  fields: (t) => ({
    key: t.exposeString('code'),
    n: t.exposeInt('n', { description: 'Texts that people gave this code.' }),
    before: t.expose('before', { type: MeasuredObject, description: 'By what came along.' }),
    after: t.expose('after', { type: MeasuredObject, description: 'By this model.' }),
    way: t.expose('way', { type: WayEnum }),
    with40More: t.exposeFloat('with40More', {
      nullable: true,
      description: 'The F1 that forty more texts of this code are expected to bring.',
    }),
  }),
})

type Site = StudyReport['sites'][number] & { studyId: string }
const SiteFigures = builder.objectRef<Site>('SiteFigures').implement({
  description: 'What the texts of one region get from a model of the others alone.',
  fields: (t) => ({
    region: t.field({
      type: LocalizedText,
      resolve: async ({ studyId, site: key }, _args, { app }) => {
        const region = await app.db.region.findFirst({ where: { studyId, key }, select: { label: true } })
        return region ? asLocalized(region.label) : { en: key }
      },
    }),
    texts: t.exposeInt('rows'),
    micro: t.float({ resolve: ({ all }) => all.micro }),
    macro: t.float({ resolve: ({ all }) => all.macro }),
  }),
})

const reportOf = ({ report }: store.LearnedRow) => report as Report | null

export const LearnedModelObject = builder.objectRef<store.LearnedRow>('LearnedModel').implement({
  description: 'What the tagger learned from the decisions of a study, and how well it reads with it.',
  authScopes: ({ studyId }) => ({ may: ['edit codebook', studyId] as const }),
  fields: (t) => ({
    number: t.exposeInt('number'),
    state: t.expose('state', { type: LearnedStateEnum }),
    askedAt: t.expose('askedAt', { type: 'DateTime' }),
    learnedAt: t.expose('learnedAt', { type: 'DateTime', nullable: true }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
    texts: t.exposeInt('texts'),
    people: t.exposeInt('people'),
    distinct: t.int({ nullable: true, resolve: (row) => reportOf(row)?.distinct ?? null }),
    codebookVersion: t.int({
      resolve: async ({ studyId, codebookId }, _args, { app }) =>
        (
          await app.db.codebook.findFirstOrThrow({
            where: { studyId, id: codebookId },
            select: { version: true },
          })
        ).version,
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it could not be made, as a code.' }),
    codes: t.field({ type: [CodeFigures], resolve: (row) => reportOf(row)?.codes ?? [] }),
    sites: t.field({
      type: [SiteFigures],
      resolve: (row) => (reportOf(row)?.sites ?? []).map((site) => ({ ...site, studyId: row.studyId })),
    }),
  }),
})

type Frame = { studyId: string; codebookId: string }

/** Asked for once in an answer. */
const materialOf = (frame: Frame, { app, once }: Context): Promise<Material> =>
  once(`material ${frame.studyId}`, () => store.countMaterial(app.db, frame))

const modelsOf = ({ studyId }: Frame, { app, once }: Context): Promise<store.LearnedRow[]> =>
  once(`models ${studyId}`, () => store.findModels(app.db, studyId))

export const LearningObject = builder.objectRef<Frame>('Learning').implement({
  description: 'What the tagger may learn from what people decided, and what it learned.',
  authScopes: ({ studyId }) => ({ may: ['edit codebook', studyId] as const }),
  fields: (t) => ({
    texts: t.int({ resolve: async (frame, _args, context) => (await materialOf(frame, context)).texts }),
    people: t.int({ resolve: async (frame, _args, context) => (await materialOf(frame, context)).people }),
    leastTexts: t.int({ resolve: () => least.texts }),
    leastPeople: t.int({ resolve: () => least.people }),
    isEnough: t.boolean({
      resolve: async (frame, _args, context) => tooLittle(await materialOf(frame, context)) === null,
    }),
    isWorthwhile: t.boolean({
      description: 'Enough was decided since the last time that it is offered.',
      resolve: async (frame, _args, context) => {
        const models = await modelsOf(frame, context)
        if (models.some(({ state }) => state === 'asked' || state === 'proposed')) return false
        const last = models.find(({ learnedAt }) => learnedAt !== null) ?? null
        return isWorthwhile(await materialOf(frame, context), last)
      },
    }),
    models: t.field({
      type: [LearnedModelObject],
      resolve: (frame, _args, context) => modelsOf(frame, context),
    }),
  }),
})

builder.prismaObjectField('Study', 'learning', (t) =>
  t.field({
    type: LearningObject,
    nullable: true,
    description: 'Nothing where the study has no codebook.',
    authScopes: ({ id }) => ({ may: ['edit codebook', id] as const }),
    resolve: async ({ id: studyId }, _args, { app }) => {
      const codebook = await findCurrent(app.db, studyId)
      return codebook && { studyId, codebookId: codebook.id }
    },
  }),
)

const RuleKind = builder.enumType('RuleKind', {
  values: ['word', 'pair', 'letters', 'list', 'question'] as const,
})
const RuleFrom = builder.enumType('RuleFrom', { values: ['shipped', 'codebook', 'study'] as const })

const RuleObject = builder.objectRef<Rule>('Rule').implement({
  description: 'Something that speaks for a code, or with a weight below nought against it.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RuleKind }),
    words: t.exposeString('words', { description: 'As they are compared: without endings.' }),
    said: t.exposeString('said', {
      description: 'The same to be read: words that have these stems, where known.',
    }),
    phrases: t.exposeStringList('phrases', { description: 'Of a list, what stands in it.' }),
    weight: t.exposeFloat('weight', { description: 'As if it stood alone.' }),
    from: t.expose('from', { type: RuleFrom }),
  }),
})

const longest = 100

type Code = { studyId: string; codebookId: string; key: string }

/** What a study learned is opened for its evaluators alone; what came along, for everybody who reads words. */
const rulesOf = async (
  { studyId, codebookId, key }: Code,
  find: string,
  context: Context,
): Promise<Rule[]> => {
  const { app, actor, reading } = context
  if (find.length > longest) throw invalid('find', `is longer than ${longest} characters`)
  const codebook = await findById(app.db, studyId, codebookId)
  const modelId = mayIn(actor, studyId, 'edit codebook')
    ? await store.findUsed(app.db, { studyId, codebookId })
    : null
  const sealed = modelId ? await store.findSealed(app.db, studyId, modelId) : null
  const model =
    modelId && sealed ? JSON.parse(await app.words.openModel({ studyId, row: modelId }, sealed)) : null
  if (modelId) reading.noted({ studyId, action: 'read model', subjects: { model: modelId } })
  return app.analyst.rules({ definition: codebook?.definition, model, code: key, find })
}

builder.prismaObjectField('Code', 'rules', (t) =>
  t.field({
    type: [RuleObject],
    description: 'What the code is read by, from each place the weightiest first.',
    authScopes: ({ studyId }) => ({ may: ['read words', studyId] as const }),
    select: { studyId: true, codebookId: true, key: true },
    args: { find: t.arg.string({ defaultValue: '' }) },
    resolve: (code, { find }, context) => rulesOf(code, find ?? '', context),
  }),
)
