import { builder } from '../builder.ts'
import { asked, run } from '../mutation.ts'
import { ParticipantNode, StudyNode } from '../study/schema.ts'
import { recordConsent, recordWard } from './commands.ts'
import {
  ConsentPartyEnum,
  ConsentScopeEnum,
  DecisionEnum,
  GiverSafetyEnum,
  PermissionMechanismEnum,
  PermissionRouteEnum,
} from './schema.ts'

const SoFarEnum = builder.enumType('SoFar', { values: ['keep', 'delete'] as const })

const RecordConsentInput = builder.inputType('RecordConsentInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    party: t.field({ type: ConsentPartyEnum, required: true }),
    giverSafety: t.field({ type: GiverSafetyEnum }),
    route: t.field({
      type: PermissionRouteEnum,
      description: 'By what right a giver decides. A giver’s yes says it; a no may.',
    }),
    reference: t.string({
      description: 'The number of the decision that the route rests on, or the law; no name of anybody.',
    }),
    mechanism: t.field({
      type: PermissionMechanismEnum,
      description: 'For a waiver: what protects the young person instead of permission.',
    }),
    overseerId: t.globalID({ description: 'For a waiver: the member of the study who is that.' }),
    scopes: t.field({ type: [ConsentScopeEnum], required: true }),
    decision: t.field({ type: DecisionEnum, required: true }),
    until: t.field({
      type: 'DateTime',
      required: true,
      description: 'Half-open: it has ceased at this instant.',
    }),
    decidedAt: t.field({ type: 'DateTime', description: 'Now, where it is left out.' }),
    soFar: t.field({
      type: SoFarEnum,
      description:
        'What becomes of what the young person said until now. With a withdrawal of their own from taking part it is deleted unless this says keep; delete goes with a no to taking part or to analysis. What is deleted comes back in no way.',
    }),
  }),
})

const RecordWardInput = builder.inputType('RecordWardInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    isWard: t.boolean({ required: true }),
    advocateId: t.globalID({ description: 'The member of the study who stands up for them.' }),
  }),
})

builder.mutationFields((t) => ({
  recordConsent: t.prismaField({
    type: ParticipantNode,
    description:
      'A no or a withdrawal, at any time; permission that a board waived or a law makes needless. A yes comes out of recordMeeting.',
    errors: {},
    args: { input: t.arg({ type: RecordConsentInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { participantId: id } = await run(recordConsent, context, input)
      return context.app.db.participant.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  recordWard: t.prismaField({
    type: ParticipantNode,
    description:
      'Says whether the state is guardian of somebody. For a ward a member of the study stands up.',
    errors: {},
    args: { input: t.arg({ type: RecordWardInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(recordWard, context, input)
      return context.app.db.participant.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
}))
