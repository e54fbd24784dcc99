import { builder } from '../builder.ts'
import { run } from '../mutation.ts'
import { StudyNode } from '../study/schema.ts'
import { askForModel, setModelAside, useModel } from './commands.ts'
import { LearnedModelObject } from './schema.ts'

const AskForModelInput = builder.inputType('AskForModelInput', {
  fields: (t) => ({ studyId: t.globalID({ for: StudyNode, required: true }) }),
})

const ChooseModelInput = builder.inputType('ChooseModelInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    number: t.int({ required: true, description: 'The number of the model in the study.' }),
  }),
})

builder.mutationFields((t) => ({
  askForModel: t.field({
    ...{ type: LearnedModelObject, errors: {} },
    args: { input: t.arg({ type: AskForModelInput, required: true }) },
    resolve: (_root, { input }, context) => run(askForModel, context, input),
  }),
  useModel: t.field({
    ...{ type: LearnedModelObject, errors: {} },
    args: { input: t.arg({ type: ChooseModelInput, required: true }) },
    resolve: (_root, { input }, context) => run(useModel, context, input),
  }),
  setModelAside: t.field({
    ...{ type: LearnedModelObject, errors: {} },
    args: { input: t.arg({ type: ChooseModelInput, required: true }) },
    resolve: (_root, { input }, context) => run(setModelAside, context, input),
  }),
}))
