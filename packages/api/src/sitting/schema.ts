import { builder } from '../builder.ts'
import { StudyNode } from '../study/schema.ts'
import { aloneWarnings, warningsOf } from './alone.ts'
import { findPrepared } from './prepared.ts'

const AloneWarningEnum = builder.enumType('AloneWarning', {
  description: 'no_words: nobody is ever on duty to read what is written alone, so nobody is asked in words.',
  values: aloneWarnings,
})

builder.prismaObjectField(StudyNode, 'aloneWarnings', (t) =>
  t.field({
    type: [AloneWarningEnum],
    description: 'What those who answer alone will not find here, to be known before a survey is fielded.',
    authScopes: ({ id }) => ({ may: ['edit instrument', id] as const }),
    resolve: async ({ id }, _args, { app }) => warningsOf(await findPrepared(app.db, id), new Date()),
  }),
)
