import { ConsentParty, ConsentScope, Decision, GiverSafety } from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { ParticipantNode } from '../study/schema.ts'
import * as store from './store.ts'

export const ConsentPartyEnum = builder.enumType(ConsentParty, { name: 'ConsentParty' })
export const ConsentScopeEnum = builder.enumType(ConsentScope, { name: 'ConsentScope' })
export const DecisionEnum = builder.enumType(Decision, { name: 'Decision' })
export const GiverSafetyEnum = builder.enumType(GiverSafety, { name: 'GiverSafety' })

const Consent = builder.objectRef<store.Consent>('Consent').implement({
  description: 'Where one scope stands by the last word of each party.',
  fields: (t) => ({
    scope: t.expose('scope', { type: ConsentScopeEnum }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'When the first of the permissions given ends, half-open; null where none is given.',
    }),
    giverSafety: t.expose('giverSafety', {
      type: GiverSafetyEnum,
      nullable: true,
      description: 'Null where no giver of permission has decided.',
    }),
    isEffective: t.exposeBoolean('isEffective', {
      description: 'Whether it holds now, with everything that it rests on.',
    }),
  }),
})

builder.prismaObjectField(ParticipantNode, 'consents', (t) =>
  t.field({
    type: [Consent],
    description: 'The scopes that somebody has decided about.',
    authScopes: ({ studyId }) => ({ mayEither: [['read consent', 'read own interviews'], studyId] as const }),
    resolve: ({ studyId, id: participantId }, _args, { app }) =>
      store.findConsents(app.db, { studyId, participantId }),
  }),
)
