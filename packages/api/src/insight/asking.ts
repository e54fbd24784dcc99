import { builder } from '../builder.ts'
import { CodeAspectObject, CodeNode } from '../codebook/schema.ts'
import { findCurrentId } from '../codebook/store.ts'
import type { Context } from '../context.ts'
import { QuestionNode } from '../instrument/schema.ts'
import { nameOf } from '../member/store.ts'
import { findWave, WaveNode } from '../study/schema.ts'
import type { AspectWave, ThemeAspect } from './aspects.ts'
import { askedQuestions, proposals, type AskedQuestion } from './asked.ts'
import type { ThemeMentions } from './asked.ts'

export type AskedAbout = AskedQuestion & { codebookId: string; codes: string[] }

export const ThemeMentionsObject = builder.objectRef<ThemeMentions>('ThemeMentions').implement({
  description:
    'People whose words were read in a wave, each in one of four: asked and not mentioned is not the same as not asked.',
  fields: (t) => ({
    spokeUnasked: t.exposeInt('spokeUnasked'),
    spokeAsked: t.exposeInt('spokeAsked'),
    askedSilent: t.exposeInt('askedSilent'),
    notAsked: t.exposeInt('notAsked'),
    undecided: t.exposeInt('undecided', {
      description: 'Questions of the wave of which nobody has said what they ask about.',
    }),
    unread: t.exposeInt('unread', {
      description: 'People with words that were not read yet, who stand in none of the four.',
    }),
  }),
})

const AspectWaveObject = builder.objectRef<AspectWave>('AspectWave').implement({
  fields: (t) => ({
    wave: t.prismaField({
      type: WaveNode,
      resolve: (query, { waveId }, _args, context) => findWave(context, query, waveId),
    }),
    people: t.exposeInt('people', { description: 'Whose words show it, as somebody decided.' }),
    base: t.exposeInt('base', {
      description:
        'Of whom somebody has said of all their words under the code which aspects they show, and whose words show this one.',
    }),
    open: t.exposeInt('open', {
      description: 'With words under the code of which nobody has said it yet: they may have spoken of any.',
    }),
    spoke: t.exposeInt('spoke', {
      description: 'Who spoke of the code, also where nobody has said yet what of it.',
    }),
  }),
})

export const ThemeAspectObject = builder.objectRef<ThemeAspect>('ThemeAspect').implement({
  description: 'How many people spoke of an aspect of a code, per wave: distinct participants.',
  fields: (t) => ({
    code: t.prismaField({
      type: CodeNode,
      resolve: (query, { codeId }, _args, { app, once }) =>
        once(`code ${codeId} ${JSON.stringify(query)}`, () =>
          app.db.code.findUniqueOrThrow({ ...query, where: { id: codeId } }),
        ),
    }),
    aspect: t.field({ type: CodeAspectObject, resolve: ({ aspect }) => aspect }),
    waves: t.expose('waves', { type: [AspectWaveObject] }),
  }),
})

export const AskedAboutObject = builder.objectRef<AskedAbout>('AskedAbout').implement({
  description: 'What an open question asks about: decided by a person, or proposed from its words.',
  fields: (t) => ({
    question: t.prismaField({
      type: QuestionNode,
      resolve: (query, { studyId, id }, _args, { app }) =>
        app.db.question.findFirstOrThrow({ ...query, where: { studyId, id } }),
    }),
    codes: t.prismaField({
      type: [CodeNode],
      resolve: (query, { studyId, codebookId, codes }, _args, { app }) =>
        app.db.code.findMany({
          ...query,
          where: { studyId, codebookId, key: { in: codes } },
          orderBy: { position: 'asc' },
        }),
    }),
    isDecided: t.boolean({ resolve: ({ decided }) => decided !== null }),
    decidedAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: ({ decided }) => decided?.decidedAt ?? null,
    }),
    by: t.string({
      nullable: true,
      description: 'The name of who decided, as long as they have an account.',
      resolve: ({ decided }, _args, context) => (decided ? nameOf(context, decided.decidedBy) : null),
    }),
    revision: t.int({
      description: 'Who decides says which decision they saw.',
      resolve: ({ decided }) => decided?.revision ?? 0,
    }),
  }),
})

/** Every open question that somebody was asked. */
export const askedAboutOf = async (context: Context, studyId: string): Promise<AskedAbout[]> => {
  const { db } = context.app
  const codebookId = await findCurrentId(db, studyId)
  if (!codebookId) return []
  const { key } = await db.codebook.findFirstOrThrow({
    where: { studyId, id: codebookId },
    select: { key: true },
  })
  const questions = await askedQuestions(db, { studyId, codebookKey: key })
  const proposed = await proposals(context, { studyId, codebookId }, questions)
  return questions.map((one) => ({
    ...{ ...one, codebookId },
    codes: one.decided?.codes ?? proposed.get(one.id) ?? [],
  }))
}

builder.prismaObjectField('Study', 'askedAbout', (t) =>
  t.field({
    type: [AskedAboutObject],
    authScopes: ({ id }) => ({ may: ['edit codebook', id] as const }),
    resolve: ({ id }, _args, context) => askedAboutOf(context, id),
  }),
)
