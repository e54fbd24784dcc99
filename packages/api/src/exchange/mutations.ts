import { builder } from '../builder.ts'
import { ConsentScopeEnum, GiverSafetyEnum } from '../consent/schema.ts'
import { AlreadyImported, ConsentNotStated, NoConsent } from '../errors.ts'
import { InstrumentNode, QuestionNode } from '../instrument/schema.ts'
import { asked, run } from '../mutation.ts'
import { LocalizedInput } from '../study/mutations.ts'
import { LanguageEnum, ServiceNode, StudyNode, WaveNode } from '../study/schema.ts'
import { importBatch } from './commands.ts'
import { undoBatch } from './undo.ts'
import { BatchFormatEnum, BatchNode, BatchPartyEnum } from './schema.ts'

const BatchConsentInput = builder.inputType('BatchConsentInput', {
  description: 'What was agreed to, attested for the whole batch. What is left out is asked for by name.',
  fields: (t) => ({
    formVersion: t.string(),
    scopes: t.field({ type: [ConsentScopeEnum] }),
    party: t.field({ type: BatchPartyEnum }),
    giverSafety: t.field({ type: GiverSafetyEnum }),
    isAdult: t.boolean({ description: 'Whether all of them are adults; where not known, say no.' }),
    until: t.field({ type: 'DateTime' }),
    isAttested: t.boolean(),
  }),
})

const BatchAnswerInput = builder.inputType('BatchAnswerInput', {
  fields: (t) => ({
    question: t.int({ required: true, description: 'Its place in the questions of the batch, from 0.' }),
    serviceId: t.globalID({ for: ServiceNode }),
    language: t.field({ type: LanguageEnum, description: 'Looked for in the words where it is left out.' }),
    text: t.string({ required: true }),
  }),
})

const BatchResponseInput = builder.inputType('BatchResponseInput', {
  fields: (t) => ({
    language: t.field({ type: LanguageEnum, required: true }),
    answers: t.field({ type: [BatchAnswerInput], required: true }),
  }),
})

const BatchEntryInput = builder.inputType('BatchEntryInput', {
  description: 'One person and what they said.',
  fields: (t) => ({
    language: t.field({ type: LanguageEnum, required: true }),
    responses: t.field({ type: [BatchResponseInput], required: true }),
  }),
})

const NewWaveInput = builder.inputType('NewWaveInput', {
  fields: (t) => ({
    label: t.field({ type: LocalizedInput, required: true }),
    opensOn: t.string({ required: true, description: 'A day, as 2026-07-01.' }),
  }),
})

const BatchHandledInput = builder.inputType('BatchHandledInput', {
  description:
    'That somebody read these words for safety and did what was to be done, before they came in. Left out: the clocks run from when they come in.',
  fields: (t) => ({
    by: t.string({ required: true, description: 'Who.' }),
    on: t.string({ required: true, description: 'A day, as 2026-07-01.' }),
  }),
})

const ImportBatchInput = builder.inputType('ImportBatchInput', {
  description: 'A part of a batch: at most 100 people and 1 MB. Every part repeats what holds for the whole.',
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    key: t.string({ required: true, description: "The sender's own: a part sent twice is stored once." }),
    format: t.field({ type: BatchFormatEnum, required: true }),
    fileDigest: t.string({ required: true, description: 'SHA-256 of the file, in hexadecimal.' }),
    contentDigest: t.string({ required: true, description: 'SHA-256 of all that is sent, in hexadecimal.' }),
    isAgain: t.boolean({
      description: 'Bring it in although the same file came in before, into another wave.',
    }),
    waveId: t.globalID({ for: WaveNode }),
    newWave: t.field({ type: NewWaveInput }),
    instrumentId: t.globalID({ for: InstrumentNode }),
    questionIds: t.globalIDList({ for: QuestionNode, description: 'Of that instrument.' }),
    newQuestions: t.field({ type: [LocalizedInput] }),
    consent: t.field({ type: BatchConsentInput }),
    handled: t.field({ type: BatchHandledInput }),
    people: t.int({ required: true, description: 'In all parts together.' }),
    parts: t.int({ required: true }),
    part: t.int({ required: true, description: 'From 0.' }),
    entries: t.field({ type: [BatchEntryInput], required: true }),
  }),
})

const UndoBatchInput = builder.inputType('UndoBatchInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    batchId: t.globalID({ for: BatchNode, required: true }),
  }),
})

builder.mutationFields((t) => ({
  importBatch: t.prismaField({
    type: BatchNode,
    errors: { types: [AlreadyImported, ConsentNotStated, NoConsent] },
    args: { input: t.arg({ type: ImportBatchInput, required: true }) },
    resolve: async (query, _root, { input: { isAgain, consent, ...input } }, context) => {
      const { scopes, ...rest } = consent ?? {}
      const { id } = await run(importBatch, context, {
        ...input,
        isAgain: isAgain ?? false,
        consent: { ...rest, scopes: scopes ?? [] },
      })
      return context.app.db.batch.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  undoBatch: t.prismaField({
    type: BatchNode,
    errors: {},
    args: { input: t.arg({ type: UndoBatchInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { id } = await run(undoBatch, context, input)
      return context.app.db.batch.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
}))
