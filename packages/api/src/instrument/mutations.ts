import { builder } from '../builder.ts'
import { Frozen } from '../errors.ts'
import { asked, run } from '../mutation.ts'
import { LocalizedInput } from '../study/mutations.ts'
import { StudyNode } from '../study/schema.ts'
import { addInstrument } from './commands.ts'
import { InstrumentNode, QuestionTypeEnum } from './schema.ts'

const QuestionInput = builder.inputType('QuestionInput', {
  fields: (t) => ({
    key: t.string({ required: true }),
    type: t.field({ type: QuestionTypeEnum, required: true }),
    text: t.field({ type: LocalizedInput, required: true }),
    perService: t.boolean({ required: true, defaultValue: false }),
  }),
})

const AddInstrumentInput = builder.inputType('AddInstrumentInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    key: t.string({ required: true }),
    version: t.string({ required: true, description: 'As 1.0.0.' }),
    title: t.field({ type: LocalizedInput, required: true }),
    questions: t.field({ type: [QuestionInput], required: true }),
  }),
})

builder.mutationField('addInstrument', (t) =>
  t.prismaField({
    type: InstrumentNode,
    errors: { types: [Frozen] },
    args: { input: t.arg({ type: AddInstrumentInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(addInstrument, context, input)
      return context.app.db.instrument.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
)
