import { builder } from '../builder.ts'
import { SecondPerson } from '../errors.ts'
import { run } from '../mutation.ts'
import { ParticipantNode, StudyNode } from '../study/schema.ts'
import * as commands from './commands.ts'
import { AnswerKindEnum, DemandKindEnum, DemandOutcomeEnum, DemandsObject, TaskResultEnum } from './schema.ts'

const RecordDemandInput = builder.inputType('RecordDemandInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    kind: t.field({ type: DemandKindEnum, required: true }),
    demander: t.string({ required: true, description: 'Who demands. Sealed.' }),
    asked: t.string({ required: true, description: 'What is demanded, in their words. Sealed.' }),
    receivedOn: t.string({ required: true, description: 'A day, as 2026-07-01.' }),
    dueOn: t.string({ description: 'By when they want an answer.' }),
    participantIds: t.globalIDList({ for: ParticipantNode, description: 'Whose words are asked for.' }),
  }),
})

const NameInDemandInput = builder.inputType('NameInDemandInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    demandId: t.globalID({ required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
  }),
})

const HoldDemandInput = builder.inputType('HoldDemandInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    demandId: t.globalID({ required: true }),
    holds: t.boolean({ required: true, description: 'False: the clocks of retention go on.' }),
  }),
})

const MoveDemandTaskInput = builder.inputType('MoveDemandTaskInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    taskId: t.globalID({ required: true }),
    dueOn: t.string({ required: true }),
  }),
})

const DoDemandTaskInput = builder.inputType('DoDemandTaskInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    taskId: t.globalID({ required: true }),
    result: t.field({ type: TaskResultEnum, required: true }),
  }),
})

const ProposeAnswerInput = builder.inputType('ProposeAnswerInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    demandId: t.globalID({ required: true }),
    answer: t.field({ type: AnswerKindEnum, required: true }),
  }),
})

const DecideAnswerInput = builder.inputType('DecideAnswerInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    answerId: t.globalID({ required: true }),
    isAgreed: t.boolean({ required: true, description: 'False: refused, or taken back by who proposed it.' }),
  }),
})

const CloseDemandInput = builder.inputType('CloseDemandInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    demandId: t.globalID({ required: true }),
    outcome: t.field({ type: DemandOutcomeEnum, required: true }),
  }),
})

const RecordCertificateInput = builder.inputType('RecordCertificateInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    ...{ issuer: t.string({ required: true }), reference: t.string({ required: true }) },
    from: t.string({ required: true, description: 'A day, as 2026-07-01.' }),
  }),
})

const TakeBackCertificateInput = builder.inputType('TakeBackCertificateInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    certificateId: t.globalID({ required: true }),
  }),
})

builder.mutationFields((t) => ({
  recordDemand: t.field({
    ...{
      type: DemandsObject,
      errors: {},
      args: { input: t.arg({ type: RecordDemandInput, required: true }) },
    },
    resolve: async (_root, { input }, context) => {
      const { studyId } = await run(commands.recordDemand, context, {
        ...{ ...input, participantIds: input.participantIds ?? [] },
      })
      return { studyId }
    },
  }),
  nameInDemand: t.field({
    ...{
      type: DemandsObject,
      errors: {},
      args: { input: t.arg({ type: NameInDemandInput, required: true }) },
    },
    resolve: async (_root, { input }, context) => ({
      studyId: await run(commands.nameInDemand, context, input),
    }),
  }),
  holdDemand: t.field({
    ...{ type: DemandsObject, errors: {}, args: { input: t.arg({ type: HoldDemandInput, required: true }) } },
    resolve: async (_root, { input }, context) => ({
      studyId: await run(commands.holdDemand, context, input),
    }),
  }),
  moveDemandTask: t.field({
    ...{
      type: DemandsObject,
      errors: {},
      args: { input: t.arg({ type: MoveDemandTaskInput, required: true }) },
    },
    resolve: async (_root, { input }, context) => ({
      studyId: (await run(commands.moveDemandTask, context, input)).studyId,
    }),
  }),
  doDemandTask: t.field({
    ...{
      type: DemandsObject,
      errors: {},
      args: { input: t.arg({ type: DoDemandTaskInput, required: true }) },
    },
    resolve: async (_root, { input }, context) => ({
      studyId: await run(commands.doDemandTask, context, input),
    }),
  }),
}))

builder.mutationFields((t) => ({
  proposeAnswer: t.field({
    ...{
      type: DemandsObject,
      errors: {},
      args: { input: t.arg({ type: ProposeAnswerInput, required: true }) },
    },
    resolve: async (_root, { input }, context) => ({
      studyId: await run(commands.proposeAnswer, context, input),
    }),
  }),
  decideAnswer: t.field({
    type: DemandsObject,
    errors: { types: [SecondPerson] },
    args: { input: t.arg({ type: DecideAnswerInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { studyId } = await run(commands.decideAnswer, context, input)
      return { studyId }
    },
  }),
  closeDemand: t.field({
    ...{
      type: DemandsObject,
      errors: {},
      args: { input: t.arg({ type: CloseDemandInput, required: true }) },
    },
    resolve: async (_root, { input }, context) => ({
      studyId: await run(commands.closeDemand, context, input),
    }),
  }),
  recordCertificate: t.field({
    ...{ type: DemandsObject, errors: {} },
    args: { input: t.arg({ type: RecordCertificateInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { studyId } = await run(commands.recordCertificate, context, input)
      return { studyId }
    },
  }),
  takeBackCertificate: t.field({
    type: DemandsObject,
    errors: { types: [SecondPerson] },
    args: { input: t.arg({ type: TakeBackCertificateInput, required: true }) },
    resolve: async (_root, { input }, context) => ({
      studyId: await run(commands.takeBackCertificate, context, input),
    }),
  }),
}))
