import { builder } from '../builder.ts'
import { Frozen } from '../errors.ts'
import { asked, run } from '../mutation.ts'
import { StudyNode } from '../study/schema.ts'
import { importCodebook } from './commands.ts'
import { CodebookNode } from './schema.ts'

const ImportCodebookInput = builder.inputType('ImportCodebookInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    file: t.string({ required: true, description: 'The codebook file, as JSON text.' }),
  }),
})

builder.mutationField('importCodebook', (t) =>
  t.prismaField({
    type: CodebookNode,
    errors: { types: [Frozen] },
    args: { input: t.arg({ type: ImportCodebookInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(importCodebook, context, input)
      return context.app.db.codebook.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
)
