// How well what came along finds a code, for everybody who reads words with it. What a study measured of its own is its evaluators'.
import { asItCame, parseCodebook, type AsItCame } from '@firsthand/analysis'
import { builder } from '../builder.ts'
import { findById } from '../codebook/store.ts'
import type { Context } from '../context.ts'
import { LanguageEnum } from '../study/schema.ts'
import * as store from './store.ts'

const CameInLanguage = builder.objectRef<AsItCame['inLanguages'][number]>('CameInLanguage').implement({
  fields: (t) => ({
    language: t.expose('language', { type: LanguageEnum }),
    answers: t.exposeInt('answers', { description: 'Invented answers that it was measured on.' }),
    n: t.exposeInt('n', { description: 'Those that have the code.' }),
    precision: t.exposeFloat('precision', { nullable: true }),
    recall: t.exposeFloat('recall', { nullable: true }),
  }),
})

const AsItCameObject = builder.objectRef<AsItCame>('AsItCame').implement({
  description:
    'How well the tagger as it came finds a code, on invented answers that it had not learned from.',
  fields: (t) => ({
    statements: t.exposeInt('statements', { description: 'Invented statements that it was learned from.' }),
    inLanguages: t.field({ type: [CameInLanguage], resolve: ({ inLanguages }) => [...inLanguages] }),
  }),
})

type Frame = { studyId: string; codebookId: string }

/** By the key of a code; of none where a study reads with what it learned itself. Read once in an answer. */
const cameWith = (frame: Frame, { app, once }: Context): Promise<ReadonlyMap<string, AsItCame>> =>
  once(`as it came ${frame.codebookId}`, async () => {
    if (await store.findUsed(app.db, frame)) return new Map()
    const codebook = await findById(app.db, frame.studyId, frame.codebookId)
    return codebook ? asItCame(parseCodebook(codebook.definition)) : new Map()
  })

builder.prismaObjectField('Code', 'asItCame', (t) =>
  t.field({
    type: AsItCameObject,
    nullable: true,
    description:
      'Nothing for a code that came not along or means something else here, or where the study reads with what it learned itself.',
    authScopes: ({ studyId }) => ({ may: ['read words', studyId] as const }),
    select: { studyId: true, codebookId: true, key: true },
    resolve: async ({ key, ...frame }, _args, context) => (await cameWith(frame, context)).get(key) ?? null,
  }),
)
