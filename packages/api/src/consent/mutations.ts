import { builder } from '../builder.ts'
import { asked, run } from '../mutation.ts'
import { ParticipantNode, StudyNode } from '../study/schema.ts'
import { recordConsent } from './commands.ts'
import { NoConsentText } from '../textErrors.ts'
import { ConsentPartyEnum, ConsentScopeEnum, DecisionEnum, GiverSafetyEnum } from './schema.ts'

const RecordConsentInput = builder.inputType('RecordConsentInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    party: t.field({ type: ConsentPartyEnum, required: true }),
    giverSafety: t.field({ type: GiverSafetyEnum }),
    scopes: t.field({ type: [ConsentScopeEnum], required: true }),
    decision: t.field({ type: DecisionEnum, required: true }),
    until: t.field({
      type: 'DateTime',
      required: true,
      description: 'Half-open: it has ceased at this instant.',
    }),
    decidedAt: t.field({ type: 'DateTime', description: 'Now, where it is left out.' }),
  }),
})

builder.mutationField('recordConsent', (t) =>
  t.prismaField({
    type: ParticipantNode,
    errors: { types: [NoConsentText] },
    args: { input: t.arg({ type: RecordConsentInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(recordConsent, context, input)
      return context.app.db.participant.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
)
