import { builder } from '../builder.ts'
import { CodebookNode, CodeNode } from '../codebook/schema.ts'
import { ModeCountObject } from '../insight/overview.ts'
import { ThemeNode, ThemeWaveObject } from '../insight/schema.ts'
import { InstrumentNode, QuestionNode } from '../instrument/schema.ts'
import { findWave, LanguageEnum, ServiceNode, WaveNode } from '../study/schema.ts'
import { askingsOf, figuresOf, ofStudy, type Asking, type Figures, type WaveFigure } from './change.ts'
import * as store from './store.ts'
import { items, topics, type Topic } from './topic.ts'
import { wordsOf, type Words } from './words.ts'

type Study = { id: string }
type TopicOf = { study: Study; topic: Topic }

export const TopicEnum = builder.enumType('Topic', { values: topics })

const ChangeFigure = builder.objectRef<WaveFigure>('ChangeFigure').implement({
  description: 'Everybody who answered in one wave, each person once.',
  fields: (t) => ({
    wave: t.prismaField({
      type: WaveNode,
      resolve: (query, { waveId }, _args, context) => findWave(context, query, waveId),
    }),
    people: t.exposeInt('people', { description: 'Who agrees or strongly agrees.' }),
    base: t.exposeInt('base', { description: 'Who answered.' }),
    missing: t.exposeInt('missing', { description: 'Who was asked and did not answer.' }),
    answers: t.exposeIntList('answers', { description: 'People per answer, from 1 to 5.' }),
    quotes: t.exposeInt('quotes', {
      description: 'Quotes on the topic in this wave, about the service where there is one.',
    }),
  }),
})

const ChangePairs = builder.objectRef<store.Pairs>('ChangePairs').implement({
  description: 'Those alone who answered in both of two waves in turn.',
  fields: (t) => ({
    from: t.prismaField({
      type: WaveNode,
      resolve: (query, { fromId }, _args, context) => findWave(context, query, fromId),
    }),
    to: t.prismaField({
      type: WaveNode,
      resolve: (query, { toId }, _args, context) => findWave(context, query, toId),
    }),
    base: t.exposeInt('base'),
    better: t.exposeInt('better'),
    same: t.exposeInt('same'),
    worse: t.exposeInt('worse'),
  }),
})

const ChangeFigures = builder.objectRef<Figures>('ChangeFigures').implement({
  fields: (t) => ({
    service: t.prismaField({
      type: ServiceNode,
      nullable: true,
      description: 'None: all services together, where the lowest of a person’s answers counts.',
      resolve: async (query, { studyId, serviceId }, _args, { app, once }) => {
        if (!serviceId) return null
        const all = await once(`services ${studyId} ${JSON.stringify(query)}`, () =>
          app.db.service.findMany({ ...query, where: { studyId } }),
        )
        return all.find(({ id }) => id === serviceId) ?? null
      },
    }),
    waves: t.expose('waves', { type: [ChangeFigure] }),
    pairs: t.expose('pairs', { type: [ChangePairs] }),
  }),
})

const SpokenAgain = builder.objectRef<store.SpokenAgain>('SpokenAgain').implement({
  description: 'Those alone whose words were read in both of two waves in turn, by when they spoke of it.',
  fields: (t) => ({
    base: t.exposeInt('base'),
    both: t.exposeInt('both'),
    before: t.exposeInt('before', { description: 'In the earlier wave alone.' }),
    after: t.exposeInt('after', { description: 'In the later wave alone.' }),
  }),
})

const ChangeWords = builder.objectRef<Words>('ChangeWords').implement({
  description: 'What people said of a topic in their own words: one code, under one theme.',
  fields: (t) => ({
    theme: t.prismaField({
      type: ThemeNode,
      resolve: (query, { themeId }, _args, { app }) =>
        app.db.theme.findUniqueOrThrow({ ...query, where: { id: themeId } }),
    }),
    code: t.prismaField({
      type: CodeNode,
      resolve: (query, { codeId }, _args, { app }) =>
        app.db.code.findUniqueOrThrow({ ...query, where: { id: codeId } }),
    }),
    waves: t.field({ type: [ThemeWaveObject], resolve: ({ waves }) => waves() }),
    pairs: t.field({ type: [SpokenAgain], resolve: ({ pairs }) => pairs() }),
  }),
})

const ChangeTopic = builder.objectRef<TopicOf>('ChangeTopic').implement({
  fields: (t) => ({
    topic: t.expose('topic', { type: TopicEnum }),
    question: t.prismaField({
      type: QuestionNode,
      nullable: true,
      description: 'The closed question, as it was asked last; none where it was never asked.',
      resolve: (query, { study, topic }, _args, { app }) =>
        app.db.question.findFirst({
          ...query,
          where: { studyId: study.id, type: 'likert5', key: { in: keysOf(topic) } },
          orderBy: [{ instrument: { fieldedAt: { sort: 'desc', nulls: 'last' } } }, { id: 'asc' }],
        }),
    }),
    figures: t.field({
      type: [ChangeFigures],
      description: 'All services first.',
      resolve: ({ study, topic }, _args, context) => figuresOf(context, study, topic),
    }),
    words: t.field({
      type: ChangeWords,
      nullable: true,
      resolve: ({ study, topic }, _args, context) => wordsOf(context, study.id, topic),
    }),
  }),
})

const keysOf = (topic: Topic) => items.filter((item) => item.topic === topic).map(({ key }) => key)

const LanguageResponses = builder.objectRef<Asking['languages'][number]>('LanguageResponses').implement({
  fields: (t) => ({
    language: t.expose('language', { type: LanguageEnum }),
    responses: t.exposeInt('responses'),
  }),
})

const InstrumentResponses = builder
  .objectRef<Asking['instruments'][number]>('InstrumentResponses')
  .implement({
    fields: (t) => ({
      instrument: t.prismaField({
        type: InstrumentNode,
        resolve: (query, { instrumentId }, _args, { app }) =>
          app.db.instrument.findUniqueOrThrow({ ...query, where: { id: instrumentId } }),
      }),
      responses: t.exposeInt('responses'),
    }),
  })

const ReadWith = builder.objectRef<store.ReadWith>('ReadWith').implement({
  fields: (t) => ({
    codebook: t.prismaField({
      type: CodebookNode,
      resolve: (query, { codebookId }, _args, { app }) =>
        app.db.codebook.findUniqueOrThrow({ ...query, where: { id: codebookId } }),
    }),
    passages: t.exposeInt('passages'),
    proposed: t.exposeInt('proposed', { description: 'Codings that nobody decided.' }),
    decided: t.exposeInt('decided', { description: 'Codings that a person decided or made.' }),
  }),
})

const ChangeWave = builder.objectRef<Asking>('ChangeWave').implement({
  description: 'How a wave asked and was read: what may differ besides what people think.',
  fields: (t) => ({
    wave: t.prismaField({
      type: WaveNode,
      resolve: (query, { waveId }, _args, context) => findWave(context, query, waveId),
    }),
    responses: t.exposeInt('responses'),
    modes: t.expose('modes', { type: [ModeCountObject] }),
    languages: t.expose('languages', { type: [LanguageResponses] }),
    instruments: t.expose('instruments', { type: [InstrumentResponses] }),
    readWith: t.expose('readWith', { type: [ReadWith] }),
  }),
})

const AgainObject = builder.objectRef<store.Again>('ChangeAgain').implement({
  description: 'Of the people of a wave, who was there in the next one.',
  fields: (t) => ({ people: t.exposeInt('people'), again: t.exposeInt('again') }),
})

const StudyChange = builder.objectRef<Study>('StudyChange').implement({
  description: 'What may be counted now, by the consents to analysis that hold at this instant. No tests.',
  fields: (t) => ({
    waves: t.field({ type: [ChangeWave], resolve: (study, _args, context) => askingsOf(context, study) }),
    again: t.field({
      type: [AgainObject],
      resolve: (study, _args, context) => store.countAgain(context.app.db, ofStudy(context, study)),
    }),
    topics: t.field({
      type: [ChangeTopic],
      resolve: (study) => topics.map((topic) => ({ study, topic })),
    }),
  }),
})

builder.prismaObjectField('Study', 'change', (t) =>
  t.field({
    type: StudyChange,
    authScopes: ({ id }) => ({ may: ['read themes', id] as const }),
    resolve: ({ id }) => ({ id }),
  }),
)
