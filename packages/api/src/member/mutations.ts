import { builder } from '../builder.ts'
import { mayIn } from '../actor.ts'
import { LastAdministrator, OwnFactorFirst, OwnRoles } from '../errors.ts'
import { asked, run } from '../mutation.ts'
import { LastReviewer } from '../reviewerError.ts'
import { ParticipantNode, RoleEnum, StudyNode } from '../study/schema.ts'
import { addMember, applyPreset, recordWorker, removeMember, removeWorker } from './commands.ts'
import { requireSecondFactor, setMandated, setRoles } from './commands.ts'
import { MandatedEnum, MembersObject, PresetEnum } from './schema.ts'

const AddMemberInput = builder.inputType('AddMemberInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    name: t.string({ required: true, description: 'As they sign in.' }),
    roles: t.field({ type: [RoleEnum], required: true }),
  }),
})

const SetRolesInput = builder.inputType('SetRolesInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    accountId: t.globalID({ required: true }),
    roles: t.field({ type: [RoleEnum], required: true, description: 'One at least: to none, remove them.' }),
  }),
})

const SetMandatedInput = builder.inputType('SetMandatedInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    accountId: t.globalID({ required: true }),
    mandated: t.field({ type: MandatedEnum, description: 'Null: not said.' }),
  }),
})

const RemoveMemberInput = builder.inputType('RemoveMemberInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    accountId: t.globalID({ required: true }),
  }),
})

const SeatingInput = builder.inputType('SeatingInput', {
  fields: (t) => ({ seat: t.string({ required: true }), accountId: t.globalID({ required: true }) }),
})

const ApplyPresetInput = builder.inputType('ApplyPresetInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    preset: t.field({ type: PresetEnum, required: true }),
    seats: t.field({ type: [SeatingInput], required: true }),
  }),
})

const WorkerInput = builder.inputType('WorkerInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    accountId: t.globalID({ required: true, description: 'Of a member who works with them.' }),
  }),
})

const RequireSecondFactorInput = builder.inputType('RequireSecondFactorInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    isRequired: t.boolean({ required: true }),
  }),
})

builder.mutationField('requireSecondFactor', (t) =>
  t.field({
    type: MembersObject,
    errors: { types: [OwnFactorFirst] },
    args: { input: t.arg({ type: RequireSecondFactorInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      // Who may not is told that; only who may is told what they lack themself.
      if (
        input.isRequired &&
        !context.sitting?.isStrong &&
        mayIn(context.actor, input.studyId.id, 'manage members')
      )
        throw new OwnFactorFirst()
      await run(requireSecondFactor, context, input)
      return { studyId: input.studyId.id }
    },
  }),
)

builder.mutationFields((t) => ({
  addMember: t.field({
    type: MembersObject,
    errors: {},
    args: { input: t.arg({ type: AddMemberInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await run(addMember, context, input)
      return { studyId: input.studyId.id }
    },
  }),
  setRoles: t.field({
    type: MembersObject,
    errors: { types: [OwnRoles, LastAdministrator, LastReviewer] },
    args: { input: t.arg({ type: SetRolesInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await run(setRoles, context, input)
      return { studyId: input.studyId.id }
    },
  }),
  removeMember: t.field({
    type: MembersObject,
    errors: { types: [LastAdministrator, LastReviewer] },
    args: { input: t.arg({ type: RemoveMemberInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await run(removeMember, context, input)
      return { studyId: input.studyId.id }
    },
  }),
  applyPreset: t.field({
    type: MembersObject,
    errors: { types: [OwnRoles, LastAdministrator, LastReviewer] },
    args: { input: t.arg({ type: ApplyPresetInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await run(applyPreset, context, input)
      return { studyId: input.studyId.id }
    },
  }),
  recordWorker: t.prismaField({
    type: ParticipantNode,
    errors: { types: [LastReviewer] },
    args: { input: t.arg({ type: WorkerInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(recordWorker, context, input)
      return context.app.db.participant.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  removeWorker: t.prismaField({
    type: ParticipantNode,
    errors: {},
    args: { input: t.arg({ type: WorkerInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(removeWorker, context, input)
      return context.app.db.participant.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
}))

builder.mutationFields((t) => ({
  setMandated: t.field({
    type: MembersObject,
    errors: {},
    args: { input: t.arg({ type: SetMandatedInput, required: true }) },
    resolve: async (_root, { input: { mandated = null, ...input } }, context) => {
      await run(setMandated, context, { ...input, mandated })
      return { studyId: input.studyId.id }
    },
  }),
}))
