import { LossReason } from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { asked, run } from '../mutation.ts'
import { NotReachable } from '../notReachable.ts'
import { LocalizedInput } from '../study/mutations.ts'
import { LanguageEnum, ParticipantNode, RegionNode, StudyNode, WaveNode } from '../study/schema.ts'
import { inviteToWave, recordLoss, recordServed, saveWhomToAsk, takeBackInvitation } from './commands.ts'
import type { Invited } from './commands.ts'
import { pathTo } from './outreach.ts'
import { InvitationWayEnum, WaveInvitationNode } from './schema.ts'

const LossReasonEnum = builder.enumType(LossReason, { name: 'LossReason' })

const InviteToWaveInput = builder.inputType('InviteToWaveInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    waveId: t.globalID({ for: WaveNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    way: t.field({ type: InvitationWayEnum, required: true }),
  }),
})

const TakeBackInvitationInput = builder.inputType('TakeBackInvitationInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    waveInvitationId: t.globalID({ for: WaveInvitationNode, required: true }),
  }),
})

const RecordLossInput = builder.inputType('RecordLossInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    waveId: t.globalID({ for: WaveNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    reason: t.field({ type: LossReasonEnum, description: 'Left out: what was noted is taken back.' }),
  }),
})

const RecordServedInput = builder.inputType('RecordServedInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    waveId: t.globalID({ for: WaveNode, required: true }),
    regionId: t.globalID({ for: RegionNode, description: 'Left out, with the language: of all together.' }),
    language: t.field({ type: LanguageEnum, description: 'In place of a region.' }),
    people: t.int({ description: 'Left out: the number is taken away.' }),
  }),
})

const SaveWhomToAskInput = builder.inputType('SaveWhomToAskInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    whomToAsk: t.field({ type: LocalizedInput, required: true }),
  }),
})

const MadeInvitation = builder.objectRef<Invited>('MadeWaveInvitation').implement({
  description: 'An invitation as it was made: what leads to it is told here once.',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => `WaveInvitation-${id}` }),
    number: t.exposeInt('number'),
    code: t.exposeString('code', { nullable: true, description: 'Null where a letter takes it.' }),
    path: t.string({
      nullable: true,
      description: 'Where its page stands on this host.',
      resolve: ({ code }) => code && pathTo(code),
    }),
  }),
})

builder.mutationFields((t) => ({
  inviteToWave: t.field({
    type: MadeInvitation,
    errors: { types: [NotReachable] },
    args: { input: t.arg({ type: InviteToWaveInput, required: true }) },
    resolve: (_root, { input }, context) => run(inviteToWave, context, input),
  }),
  takeBackInvitation: t.prismaField({
    type: WaveInvitationNode,
    errors: {},
    args: { input: t.arg({ type: TakeBackInvitationInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { invitation: id } = await run(takeBackInvitation, context, input)
      return context.app.db.waveInvitation.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  recordLoss: t.prismaField({
    type: ParticipantNode,
    errors: {},
    args: { input: t.arg({ type: RecordLossInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(recordLoss, context, input)
      return context.app.db.participant.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  recordServed: t.prismaField({
    type: WaveNode,
    errors: {},
    args: { input: t.arg({ type: RecordServedInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(recordServed, context, input)
      return context.app.db.wave.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  saveWhomToAsk: t.prismaField({
    type: StudyNode,
    errors: {},
    args: { input: t.arg({ type: SaveWhomToAskInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(saveWhomToAsk, context, input)
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
}))
