import { builder } from '../builder.ts'
import { asked, run } from '../mutation.ts'
import { LanguageEnum, ParticipantNode, StudyNode } from '../study/schema.ts'
import { keepContact, keepIdentity, markContact } from './commands.ts'
import { ChannelEnum, WeekdayEnum } from './schema.ts'

const KeepIdentityInput = builder.inputType('KeepIdentityInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    name: t.string(),
    birthDate: t.string({ description: 'A day, as 2010-07-01.' }),
  }),
})

export const SafeTimesInput = builder.inputType('SafeTimesInput', {
  fields: (t) => ({
    days: t.field({ type: [WeekdayEnum], required: true }),
    from: t.string({ required: true, description: 'A time of the day where the study is, as 15:30.' }),
    to: t.string({ required: true }),
  }),
})

const KeepContactInput = builder.inputType('KeepContactInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    channel: t.field({ type: ChannelEnum, required: true }),
    language: t.field({ type: LanguageEnum, required: true }),
    address: t.string(),
    workerRole: t.string({ description: 'Through whom, by what they are.' }),
    safeTimes: t.field({ type: SafeTimesInput, description: 'At any time, where it is left out.' }),
    senderWords: t.string({
      description: 'How we call ourselves to them; it tells nobody what this is about.',
    }),
    mustNotKnow: t.string(),
  }),
})

const MarkContactInput = builder.inputType('MarkContactInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    isUnsafe: t.boolean({ required: true }),
  }),
})

builder.mutationFields((t) => ({
  keepIdentity: t.prismaField({
    type: ParticipantNode,
    errors: {},
    args: { input: t.arg({ type: KeepIdentityInput, required: true }) },
    resolve: async (query, _root, { input: { name, birthDate, ...person } }, context) => {
      const given = { ...(name && { name }), ...(birthDate && { birthDate }) }
      const { participantId: id } = await run(keepIdentity, context, { ...person, ...given })
      return context.app.db.participant.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  keepContact: t.prismaField({
    type: ParticipantNode,
    errors: {},
    args: { input: t.arg({ type: KeepContactInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(keepContact, context, input)
      return context.app.db.participant.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  markContact: t.prismaField({
    type: ParticipantNode,
    errors: {},
    args: { input: t.arg({ type: MarkContactInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(markContact, context, input)
      return context.app.db.participant.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
}))
