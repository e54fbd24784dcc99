import { builder } from '../builder.ts'
import { NoConsent } from '../errors.ts'
import { InstrumentNode, QuestionNode } from '../instrument/schema.ts'
import { asked, run } from '../mutation.ts'
import { LanguageEnum, ParticipantNode, ServiceNode, StudyNode, WaveNode } from '../study/schema.ts'
import { TextChanged } from '../textErrors.ts'
import { recordKnown, submitResponse } from './commands.ts'
import { AnswerStateEnum, ModeEnum, ResponseNode, SittingFactEnum } from './schema.ts'

const AnswerInput = builder.inputType('AnswerInput', {
  fields: (t) => ({
    questionId: t.globalID({ for: QuestionNode, required: true }),
    serviceId: t.globalID({ for: ServiceNode }),
    state: t.field({ type: AnswerStateEnum, required: true, defaultValue: 'answered' }),
    value: t.int({ description: 'The answer to a closed question.' }),
    values: t.intList({ description: 'The answer to a question that takes several.' }),
    text: t.string({ description: 'The answer to an open question.' }),
    language: t.field({
      type: LanguageEnum,
      description: 'Of the words, where somebody knows it; looked for in them where it is left out.',
    }),
  }),
})

const SubmitResponseInput = builder.inputType('SubmitResponseInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    waveId: t.globalID({ for: WaveNode, required: true }),
    instrumentId: t.globalID({ for: InstrumentNode, required: true }),
    mode: t.field({ type: ModeEnum, required: true }),
    language: t.field({ type: LanguageEnum, required: true }),
    submittedAt: t.field({ type: 'DateTime', description: 'Now, where it is left out.' }),
    idempotencyKey: t.string({
      required: true,
      description: "The sender's own: sent twice, it is stored once.",
    }),
    answers: t.field({ type: [AnswerInput], required: true }),
  }),
})

builder.mutationField('submitResponse', (t) =>
  t.prismaField({
    type: ResponseNode,
    errors: { types: [NoConsent, TextChanged] },
    args: { input: t.arg({ type: SubmitResponseInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(submitResponse, context, input)
      const stored = await context.app.db.response.findUnique({ ...asked(query), where: { id } })
      // Taken back right after it was stored: what is hidden is not acknowledged.
      if (!stored) throw new NoConsent('participate')
      return stored
    },
  }),
)

const RecordKnownInput = builder.inputType('RecordKnownInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    waveId: t.globalID({ for: WaveNode, required: true }),
    age: t.int({ description: 'In whole years; left out where nobody knows it, or a birth date is kept.' }),
    facts: t.field({ type: [SittingFactEnum], required: true, description: 'All that hold.' }),
  }),
})

builder.mutationField('recordKnown', (t) =>
  t.prismaField({
    type: ParticipantNode,
    description: 'What is known of somebody before they are asked in a wave, whole.',
    errors: { types: [NoConsent] },
    args: { input: t.arg({ type: RecordKnownInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(recordKnown, context, input)
      return context.app.db.participant.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
)
