import { InvitationWay } from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { LocalizedText, ParticipantNode, StudyNode } from '../study/schema.ts'
import { peopleVisibleTo, visibleTo } from '../visible.ts'
import { againstReaching, invitationStates, stateOf } from './outreach.ts'
import * as store from './store.ts'

export const InvitationWayEnum = builder.enumType(InvitationWay, { name: 'InvitationWay' })
const InvitationStateEnum = builder.enumType('WaveInvitationState', {
  description:
    'unsure: the program ended while a letter went out, which may have arrived. recontact: they said no to being asked.',
  values: invitationStates,
})

export const WaveInvitationNode = builder.prismaNode('WaveInvitation', {
  id: { field: 'id' },
  nullable: true,
  description: 'One try to reach somebody for one wave. The code of its link is not kept.',
  findUnique: (id, context) => ({
    id,
    ...visibleTo(context, 'reach out'),
    participant: peopleVisibleTo(context),
  }),
  select: { id: true, studyId: true },
  authScopes: ({ studyId }) => ({ may: ['reach out', studyId] as const }),
  fields: (t) => ({
    wave: t.relation('wave'),
    number: t.exposeInt('number', { description: 'Which try it was, of three.' }),
    way: t.expose('way', { type: InvitationWayEnum }),
    state: t.field({
      type: InvitationStateEnum,
      select: {
        ...{ way: true, expiresAt: true, claimedAt: true, sentAt: true, failure: true },
        ...{ endedAt: true, endedBy: true },
      },
      resolve: (invitation) => stateOf(invitation, new Date()),
    }),
    madeAt: t.expose('madeAt', { type: 'DateTime' }),
    sentAt: t.expose('sentAt', { type: 'DateTime', nullable: true }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
  }),
})

builder.prismaObjectField(ParticipantNode, 'invitations', (t) =>
  t.relation('waveInvitations', {
    description: 'Three in a wave at most, the newest first.',
    authScopes: ({ studyId }) => ({ may: ['reach out', studyId] as const }),
    query: { orderBy: [{ madeAt: 'desc' }, { id: 'asc' }], take: 100 },
  }),
)

const WaveReach = builder.objectRef<store.Found>('WaveReach').implement({
  description: 'Whether somebody may be invited in a wave now.',
  fields: (t) => ({
    waveId: t.id({ resolve: ({ waveId }) => `Wave-${waveId}` }),
    against: t.string({
      nullable: true,
      description: 'The first thing that stands against it, as NotReachable would say it.',
      resolve: againstReaching,
    }),
    lacksPermission: t.exposeBoolean('lacksPermission', {
      description: 'A minor for whom no permission holds: a link leads them no further until one does.',
    }),
  }),
})

builder.prismaObjectField(ParticipantNode, 'reach', (t) =>
  t.field({
    type: [WaveReach],
    description: 'In each wave.',
    authScopes: ({ studyId }) => ({ may: ['reach out', studyId] as const }),
    resolve: ({ studyId, id: participantId }, _args, { app }) =>
      store.findReaches(app.db, { studyId, participantId }),
  }),
)

builder.prismaObjectField(StudyNode, 'whomToAsk', (t) =>
  t.field({
    type: LocalizedText,
    nullable: true,
    description: 'What the page behind a link says to a young person who may not go on yet.',
    resolve: ({ id }, _args, { app }) => store.findWords(app.db, id),
  }),
)

builder.prismaObjectField(StudyNode, 'sendsLetters', (t) =>
  t.boolean({
    description: 'Whether a mail server is named here, so that letters go out.',
    resolve: (_study, _args, { app }) => app.post !== null,
  }),
)
