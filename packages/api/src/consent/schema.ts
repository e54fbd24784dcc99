import {
  ConsentParty,
  ConsentScope,
  Decision,
  GiverSafety,
  PermissionMechanism,
  PermissionRoute,
} from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { ParticipantNode } from '../study/schema.ts'
import { consentStates, nextStepOf, nextSteps, type NextStep, type Reason } from './consent.ts'
import * as store from './store.ts'

export const ConsentPartyEnum = builder.enumType(ConsentParty, { name: 'ConsentParty' })
export const ConsentScopeEnum = builder.enumType(ConsentScope, { name: 'ConsentScope' })
export const DecisionEnum = builder.enumType(Decision, { name: 'Decision' })
export const GiverSafetyEnum = builder.enumType(GiverSafety, { name: 'GiverSafety' })
export const PermissionRouteEnum = builder.enumType(PermissionRoute, { name: 'PermissionRoute' })
export const PermissionMechanismEnum = builder.enumType(PermissionMechanism, { name: 'PermissionMechanism' })
const ConsentStateEnum = builder.enumType('ConsentState', { values: consentStates })
const ConsentReasonEnum = builder.enumType('ConsentReason', { values: Object.keys(nextSteps) as Reason[] })
const ConsentNextStepEnum = builder.enumType('ConsentNextStep', {
  values: [...new Set<NextStep>([...Object.values(nextSteps), 'read_new_text', 'name_overseer'])],
})

const Consent = builder.objectRef<store.Consent>('Consent').implement({
  description: 'Where one scope stands now, and what would have to be done next for it to hold.',
  fields: (t) => ({
    scope: t.expose('scope', { type: ConsentScopeEnum }),
    state: t.expose('state', { type: ConsentStateEnum }),
    reason: t.expose('reason', { type: ConsentReasonEnum }),
    restsOn: t.expose('restsOn', {
      type: ConsentScopeEnum,
      nullable: true,
      description: 'The scope that state, reason and next step are about, where it is another one.',
    }),
    next: t.field({ type: ConsentNextStepEnum, resolve: nextStepOf }),
    isOverseen: t.exposeBoolean('isOverseen', {
      description:
        'False where who stands up for a minor left the study: nothing new is carried until another is named.',
    }),
    carriesNew: t.exposeBoolean('carriesNew', {
      description:
        'Whether it carries new answers and reaching somebody: not where a text was changed since in what matters. What was collected stays usable.',
    }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'When the first of the permissions given ends, half-open; null where none is given.',
    }),
    giverSafety: t.expose('giverSafety', {
      type: GiverSafetyEnum,
      nullable: true,
      description: 'Null where no giver of permission has decided, or none is needed.',
    }),
    route: t.expose('route', {
      type: PermissionRouteEnum,
      nullable: true,
      description: 'By what right permission was given or refused last.',
    }),
    isEffective: t.exposeBoolean('isEffective', {
      description: 'Whether it holds now, with everything that it rests on.',
    }),
  }),
})

builder.prismaObjectField(ParticipantNode, 'consents', (t) =>
  t.field({
    type: [Consent],
    description: 'Every scope, those that nobody was asked about included.',
    authScopes: ({ studyId }) => ({ mayEither: [['read consent', 'read own interviews'], studyId] as const }),
    resolve: ({ studyId, id: participantId }, _args, { app }) =>
      store.findConsents(app.db, { studyId, participantId }),
  }),
)

builder.prismaObjectFields(ParticipantNode, (t) => ({
  isWard: t.exposeBoolean('isWard', {
    description: 'Whether the state is their guardian.',
    authScopes: ({ studyId }) => ({ may: ['record consent', studyId] as const }),
  }),
  advocateId: t.id({
    nullable: true,
    description: 'The member who stands up for a ward.',
    select: { advocateId: true },
    authScopes: ({ studyId }) => ({ may: ['record consent', studyId] as const }),
    resolve: ({ advocateId }) => advocateId && `Account-${advocateId}`,
  }),
}))
