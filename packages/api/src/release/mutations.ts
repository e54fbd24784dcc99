import { builder } from '../builder.ts'
import { CodingNode } from '../coding/schema.ts'
import { NoConsent, SecondPerson } from '../errors.ts'
import { asked, run } from '../mutation.ts'
import { StudyNode } from '../study/schema.ts'
import { approveQuote, withdrawApproval } from './commands.ts'
import { AudienceEnum } from './schema.ts'

const QuoteApprovalInput = builder.inputType('QuoteApprovalInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    codingId: t.globalID({ for: CodingNode, required: true }),
    audience: t.field({ type: AudienceEnum, required: true }),
  }),
})

builder.mutationFields((t) => ({
  approveQuote: t.prismaField({
    type: CodingNode,
    description: 'The first person prepares a quote, the second lets it leave.',
    errors: { types: [SecondPerson, NoConsent] },
    args: { input: t.arg({ type: QuoteApprovalInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { codingId: id } = await run(approveQuote, context, input)
      return context.app.db.coding.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  withdrawApproval: t.prismaField({
    type: CodingNode,
    errors: {},
    args: { input: t.arg({ type: QuoteApprovalInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(withdrawApproval, context, input)
      return context.app.db.coding.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
}))
