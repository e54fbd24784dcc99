import { builder } from '../builder.ts'
import { SecondPerson } from '../errors.ts'
import { asked, run } from '../mutation.ts'
import { StudyNode } from '../study/schema.ts'
import { closeStudy, runRetention } from './commands.ts'
import { askEndOfWords, decideEndOfWords } from './words.ts'

const CloseStudyInput = builder.inputType('CloseStudyInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    closedOn: t.string({ required: true, description: 'A day, as 2026-07-01.' }),
    resultsReturnedOn: t.string({ description: 'When those who asked for the results had them.' }),
  }),
})

const RunRetentionInput = builder.inputType('RunRetentionInput', {
  fields: (t) => ({ studyId: t.globalID({ for: StudyNode, required: true }) }),
})

const AskEndOfWordsInput = builder.inputType('AskEndOfWordsInput', {
  fields: (t) => ({ studyId: t.globalID({ for: StudyNode, required: true }) }),
})

const DecideEndOfWordsInput = builder.inputType('DecideEndOfWordsInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    askedAt: t.field({ type: 'DateTime', required: true, description: 'Of the request that was seen.' }),
    isAgreed: t.boolean({ required: true, description: 'False: refused, or taken back by who asked.' }),
  }),
})

builder.mutationFields((t) => ({
  askEndOfWords: t.prismaField({
    type: StudyNode,
    errors: {},
    args: { input: t.arg({ type: AskEndOfWordsInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { studyId: id } = await run(askEndOfWords, context, input)
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  decideEndOfWords: t.prismaField({
    type: StudyNode,
    errors: { types: [SecondPerson] },
    args: { input: t.arg({ type: DecideEndOfWordsInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { studyId: id } = await run(decideEndOfWords, context, input)
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  closeStudy: t.prismaField({
    type: StudyNode,
    errors: {},
    args: { input: t.arg({ type: CloseStudyInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(closeStudy, context, input)
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  runRetention: t.prismaField({
    type: StudyNode,
    errors: {},
    args: { input: t.arg({ type: RunRetentionInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { studyId: id } = await run(runRetention, context, input)
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
}))
