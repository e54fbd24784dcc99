import { builder } from '../builder.ts'
import { CodeNode } from '../codebook/schema.ts'
import { EditedMeanwhile } from '../draftError.ts'
import { NotFound } from '../errors.ts'
import { QuestionNode } from '../instrument/schema.ts'
import { run } from '../mutation.ts'
import { StudyNode } from '../study/schema.ts'
import { AskedAboutObject, askedAboutOf } from './asking.ts'
import { decideAskedAbout } from './commands.ts'

const DecideAskedAboutInput = builder.inputType('DecideAskedAboutInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    questionId: t.globalID({ for: QuestionNode, required: true }),
    codeIds: t.globalIDList({ for: CodeNode, required: true }),
    expected: t.int({ required: true, description: 'The revision that whoever decides saw.' }),
  }),
})

builder.mutationField('decideAskedAbout', (t) =>
  t.field({
    ...{ type: AskedAboutObject, errors: { types: [EditedMeanwhile] } },
    args: { input: t.arg({ type: DecideAskedAboutInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { studyId, questionId } = await run(decideAskedAbout, context, input)
      const found = (await askedAboutOf(context, studyId)).find(({ id }) => id === questionId)
      if (!found) throw new NotFound('question')
      return found
    },
  }),
)
