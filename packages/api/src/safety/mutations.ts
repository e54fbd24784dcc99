import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { SecondPerson } from '../errors.ts'
import { asked, run } from '../mutation.ts'
import { ResponseNode } from '../response/schema.ts'
import { ParticipantNode, StudyNode } from '../study/schema.ts'
import { OpenedContact } from '../vault/schema.ts'
import * as commands from './commands.ts'
import { openFlagContact, takeFlagOver } from './contact.ts'
import { heardBy } from './notice.ts'
import { signOpening } from './opening.ts'
import { OpeningsObject } from './openingSchema.ts'
import {
  ChannelEnum,
  ContactReasonEnum,
  OutcomeEnum,
  RaisedObject,
  SafetyFlagNode,
  SafetyObject,
  WrittenEnum,
} from './schema.ts'
import { findOthers, findReadersOf } from './store.ts'

const OfFlagInput = builder.inputType('OfFlagInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    flagId: t.globalID({ for: SafetyFlagNode, required: true }),
  }),
})

const FlagReportInput = builder.inputType('FlagReportInput', {
  fields: (t) => ({
    at: t.field({
      ...{ type: 'DateTime', required: true },
      description: 'Not to come, and not more than a day before it came in.',
    }),
    channel: t.field({ type: ChannelEnum, required: true }),
    reference: t.string({ description: 'The number that they gave, if any. Sealed with the note.' }),
  }),
})

const DecideFlagInput = builder.inputType('DecideFlagInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    flagId: t.globalID({ for: SafetyFlagNode, required: true }),
    outcome: t.field({ type: OutcomeEnum, required: true }),
    toldFirst: t.boolean({ description: 'Whether the young person was told before anybody else.' }),
    note: t.string({ description: 'To whom, under which number, or why not. Sealed.' }),
    report: t.field({ type: FlagReportInput, description: 'Of what was reported, and of nothing else.' }),
  }),
})

const NoteWrittenInput = builder.inputType('NoteWrittenInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    flagId: t.globalID({ for: SafetyFlagNode, required: true }),
    written: t.field({ type: WrittenEnum, required: true }),
  }),
})

const SignFlagInput = builder.inputType('SignFlagInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    flagId: t.globalID({ for: SafetyFlagNode, required: true }),
    agrees: t.boolean({ required: true, description: 'False: it is open again.' }),
  }),
})

const RaiseConcernInput = builder.inputType('RaiseConcernInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    responseId: t.globalID({ for: ResponseNode, required: true }),
  }),
})

const RaiseInterviewInput = builder.inputType('RaiseInterviewInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    key: t.string({ required: true, description: 'What the interview will be sent under.' }),
  }),
})

const DeclareHandledInput = builder.inputType('DeclareHandledInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    flagIds: t.globalIDList({ for: SafetyFlagNode, required: true, description: 'Those that were listed.' }),
    by: t.string({ required: true, description: 'Who read and handled it, and when. Sealed.' }),
  }),
})

/** Whoever raised it is not called, as long as somebody else is there. */
const withoutOwn = ({ actor }: Pick<Context, 'actor'>, readers: string[]): string[] => {
  const others = readers.filter((id) => actor.kind !== 'account' || id !== actor.id)
  return others.length > 0 ? others : readers
}

builder.mutationField('raiseInterview', (t) =>
  t.field({
    type: RaisedObject,
    errors: {},
    args: { input: t.arg({ type: RaiseInterviewInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { participantId } = await run(commands.raiseInterview, context, input)
      const studyId = input.studyId.id
      const readers = await findReadersOf(context.app.db, { studyId, participantId })
      return heardBy(context.app, studyId, withoutOwn(context, readers))
    },
  }),
)

const SignOpeningInput = builder.inputType('SignOpeningInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    openingId: t.globalID({ required: true }),
  }),
})

const OpenFlagContactInput = builder.inputType('OpenFlagContactInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    flagId: t.globalID({ for: SafetyFlagNode, required: true }),
    reason: t.field({ type: ContactReasonEnum, required: true }),
  }),
})

builder.mutationFields((t) => ({
  takeFlagOver: t.prismaField({
    type: SafetyFlagNode,
    errors: {},
    args: { input: t.arg({ type: OfFlagInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(takeFlagOver, context, input)
      return context.app.db.safetyFlag.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  signOpening: t.field({
    type: OpeningsObject,
    errors: { types: [SecondPerson] },
    args: { input: t.arg({ type: SignOpeningInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { studyId } = await run(signOpening, context, input)
      return { studyId }
    },
  }),
  raiseFlag: t.field({
    type: SafetyObject,
    errors: {},
    args: { input: t.arg({ type: OfFlagInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { studyId } = await run(commands.raiseFlag, context, input)
      return { studyId }
    },
  }),
  openFlagContact: t.field({
    type: OpenedContact,
    errors: {},
    args: { input: t.arg({ type: OpenFlagContactInput, required: true }) },
    resolve: (_root, { input }, context) => run(openFlagContact, context, input),
  }),
}))

builder.mutationFields((t) => ({
  raiseConcern: t.field({
    type: RaisedObject,
    errors: {},
    args: { input: t.arg({ type: RaiseConcernInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { studyId, flag } = await run(commands.raiseConcern, context, input)
      const readers = await findOthers(context.app.db, { studyId, id: flag }, '')
      return heardBy(context.app, studyId, withoutOwn(context, readers))
    },
  }),
  acknowledgeFlag: t.prismaField({
    type: SafetyFlagNode,
    errors: {},
    args: { input: t.arg({ type: OfFlagInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(commands.acknowledgeFlag, context, input)
      return context.app.db.safetyFlag.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  decideFlag: t.prismaField({
    type: SafetyFlagNode,
    errors: {},
    args: { input: t.arg({ type: DecideFlagInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(commands.decideFlag, context, input)
      return context.app.db.safetyFlag.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  signFlag: t.prismaField({
    type: SafetyFlagNode,
    errors: { types: [SecondPerson] },
    args: { input: t.arg({ type: SignFlagInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(commands.signFlag, context, input)
      return context.app.db.safetyFlag.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  passFlagOn: t.field({
    type: SafetyObject,
    errors: {},
    args: { input: t.arg({ type: OfFlagInput, required: true }) },
    resolve: async (_root, { input }, context) => ({
      studyId: await run(commands.passFlagOn, context, input),
    }),
  }),
  declareHandled: t.field({
    type: SafetyObject,
    errors: {},
    args: { input: t.arg({ type: DeclareHandledInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { studyId } = await run(commands.declareHandled, context, input)
      return { studyId }
    },
  }),
}))

builder.mutationFields((t) => ({
  noteWritten: t.prismaField({
    type: SafetyFlagNode,
    errors: {},
    args: { input: t.arg({ type: NoteWrittenInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(commands.noteWritten, context, input)
      return context.app.db.safetyFlag.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
}))
