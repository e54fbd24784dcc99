import { builder } from '../builder.ts'
import { SpanInput } from '../coding/mutations.ts'
import { CodingNode } from '../coding/schema.ts'
import { DetailsOpen } from '../detailError.ts'
import { DecidedMeanwhile, NoConsent, SecondPerson, SmallWave } from '../errors.ts'
import { asked, run } from '../mutation.ts'
import { StudyNode } from '../study/schema.ts'
import { approveQuote, withdrawApproval } from './commands.ts'
import { AudienceEnum } from './schema.ts'

const ApprovalStepEnum = builder.enumType('ApprovalStep', {
  description: 'The first person prepares, the second approves.',
  values: ['prepare', 'approve'] as const,
})

const ApproveQuoteInput = builder.inputType('ApproveQuoteInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    codingId: t.globalID({ for: CodingNode, required: true }),
    audience: t.field({ type: AudienceEnum, required: true }),
    step: t.field({
      type: ApprovalStepEnum,
      required: true,
      description: 'The step that the person means; where it is not the next one any more, they are told.',
    }),
    expected: t.int({
      required: true,
      description: 'The revision of the coding as the person saw its words. Others since are told.',
    }),
    shown: t.field({
      type: SpanInput,
      required: true,
      description:
        'Where in the passage the quote stood that the person saw: from its `start`, as long as its `text`. These words leave, and no others.',
    }),
  }),
})

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
    errors: { types: [SecondPerson, NoConsent, DecidedMeanwhile, SmallWave, DetailsOpen] },
    args: { input: t.arg({ type: ApproveQuoteInput, required: true }) },
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
