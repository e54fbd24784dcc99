import { builder } from '../builder.ts'
import { SecondPerson } from '../errors.ts'
import { asked, run } from '../mutation.ts'
import { ParticipantNode, StudyNode } from '../study/schema.ts'
import { askVault, decideVault, openVault, type Person } from './commands.ts'
import { OpenedContact, VaultPartEnum, VaultReasonEnum, VaultRequestNode } from './schema.ts'

const AskVaultInput = builder.inputType('AskVaultInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    parts: t.field({ type: [VaultPartEnum], required: true }),
    reason: t.field({ type: VaultReasonEnum, required: true }),
    reference: t.string({ description: 'The number of what it rests on; no name of anybody.' }),
  }),
})

const DecideVaultInput = builder.inputType('DecideVaultInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    requestId: t.globalID({ for: VaultRequestNode, required: true }),
    isAgreed: t.boolean({ required: true, description: 'False: refused, or taken back by who asked.' }),
  }),
})

const OpenVaultInput = builder.inputType('OpenVaultInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    requestId: t.globalID({ for: VaultRequestNode, required: true }),
  }),
})

const OpenedPerson = builder.objectRef<Person>('OpenedPerson').implement({
  description: 'Who somebody is, as far as it was asked for. It is given once.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true }),
    birthDate: t.exposeString('birthDate', { nullable: true }),
    contact: t.expose('contact', { type: OpenedContact, nullable: true }),
  }),
})

builder.mutationFields((t) => ({
  askVault: t.prismaField({
    type: VaultRequestNode,
    errors: {},
    args: { input: t.arg({ type: AskVaultInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { id } = await run(askVault, context, input)
      return context.app.db.vaultRequest.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  decideVault: t.prismaField({
    type: VaultRequestNode,
    errors: { types: [SecondPerson] },
    args: { input: t.arg({ type: DecideVaultInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { id } = await run(decideVault, context, input)
      return context.app.db.vaultRequest.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  openVault: t.field({
    type: OpenedPerson,
    errors: {},
    args: { input: t.arg({ type: OpenVaultInput, required: true }) },
    resolve: async (_root, { input }, context) => (await run(openVault, context, input)).person,
  }),
}))
