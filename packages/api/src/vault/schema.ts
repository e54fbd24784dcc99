import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { VaultPart, VaultReason } from '../../generated/prisma/enums.ts'
import { rolesIn, shutOutFrom, studiesOf } from '../actor.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import type { OpenedPlan, SafeTimes } from '../identity/identity.ts'
import { ChannelEnum, WeekdayEnum } from '../identity/schema.ts'
import { memberNameOf } from '../member/store.ts'
import { asked } from '../mutation.ts'
import { pageOf, totalOf, type PageArgs } from '../page.ts'
import { maySecond } from '../policy.ts'
import { LanguageEnum, StudyNode } from '../study/schema.ts'
import { ofOthers } from '../visible.ts'
import * as store from './store.ts'
import { endOf, stateOf, vaultStates, type Request } from './vault.ts'

export const VaultPartEnum = builder.enumType(VaultPart, { name: 'VaultPart' })
export const VaultReasonEnum = builder.enumType(VaultReason, { name: 'VaultReason' })
const VaultStateEnum = builder.enumType('VaultState', { values: vaultStates })

const OpenedTimes = builder.objectRef<SafeTimes>('OpenedTimes').implement({
  fields: (t) => ({
    days: t.field({ type: [WeekdayEnum], resolve: ({ days }) => days }),
    from: t.exposeString('from'),
    to: t.exposeString('to'),
  }),
})

export const OpenedContact = builder.objectRef<OpenedPlan>('OpenedContact').implement({
  description: 'How somebody is reached safely, as it was kept.',
  fields: (t) => ({
    channel: t.expose('channel', { type: ChannelEnum }),
    language: t.expose('language', { type: LanguageEnum }),
    address: t.exposeString('address', { nullable: true }),
    workerRole: t.exposeString('workerRole', { nullable: true }),
    safeTimes: t.expose('safeTimes', { type: OpenedTimes, nullable: true }),
    senderWords: t.exposeString('senderWords', { nullable: true }),
    mustNotKnow: t.exposeString('mustNotKnow', { nullable: true }),
    isUnsafe: t.exposeBoolean('isUnsafe', { description: 'Marked as not safe to reach.' }),
    hasLeft: t.exposeBoolean('hasLeft', {
      description:
        'They take no part any more: it is kept for the safety reviewer alone, until the item is decided.',
    }),
  }),
})

const both = ['ask vault', 'second vault'] as const

export const VaultRequestNode = builder.prismaNode('VaultRequest', {
  id: { field: 'id' },
  nullable: true,
  description: 'One asks to look up who somebody is, another agrees, and the first sees it once.',
  findUnique: (id, { actor }) => ({
    ...{ id, studyId: { in: both.flatMap((permission) => studiesOf(actor, permission)) } },
    ...ofOthers({ actor }),
  }),
  select: {
    ...{ id: true, studyId: true, participantId: true, parts: true, reason: true, reference: true },
    ...{ askedBy: true, askedAt: true, decidedBy: true, decidedAt: true, isAgreed: true, openedAt: true },
  },
  authScopes: ({ studyId }) => ({ mayEither: [both, studyId] as const }),
  fields: (t) => ({
    participantId: t.id({ resolve: ({ participantId }) => `Participant-${participantId}` }),
    parts: t.expose('parts', { type: [VaultPartEnum] }),
    reason: t.expose('reason', { type: VaultReasonEnum }),
    reference: t.exposeString('reference', { nullable: true }),
    state: t.field({ type: VaultStateEnum, resolve: (one) => stateOf(one, new Date()) }),
    until: t.field({
      type: 'DateTime',
      description: 'Until when it waits for the second person, or may be opened.',
      resolve: (one) => endOf(one),
    }),
    askedAt: t.expose('askedAt', { type: 'DateTime' }),
    askedBy: t.string({
      nullable: true,
      description: 'Null: they left the study since.',
      resolve: ({ studyId, askedBy }, _args, context) => memberNameOf(context, studyId, askedBy),
    }),
    decidedBy: t.string({
      nullable: true,
      resolve: ({ studyId, decidedBy }, _args, context) => memberNameOf(context, studyId, decidedBy),
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
    openedAt: t.expose('openedAt', { type: 'DateTime', nullable: true }),
    isOwn: t.boolean({
      description: 'The viewer asked.',
      resolve: ({ askedBy }, _args, { actor }) => actor.kind === 'account' && actor.id === askedBy,
    }),
    maySecond: t.boolean({
      description: 'The viewer may agree to it: never to their own.',
      resolve: ({ studyId, askedBy }, _args, { actor }) =>
        actor.kind === 'account' &&
        maySecond('vault', askedBy, { accountId: actor.id, roles: rolesIn(actor, studyId) }),
    }),
  }),
})

type Asked = { studyId: string; page: PageArgs; context: Context; info: GraphQLResolveInfo }

const pageOfRequests = async ({ studyId, page, context, info }: Asked) => {
  const { app, actor } = context
  const query = queryFromInfo({ context, info, typeName: 'VaultRequest', path: ['edges', 'node'] })
  const of = { studyId, shutOutFrom: shutOutFrom(actor) }
  const found = await pageOf(page, {
    ...store.byAsking,
    find: async (wanted) => {
      const keys = await store.findKeys(app.db, { ...wanted, ...of })
      const rows = await app.db.vaultRequest.findMany({
        ...asked(query),
        where: { studyId, id: { in: keys.map(({ id }) => id) } },
      })
      return keys.flatMap(({ id, askedAt }) =>
        rows.filter((row) => row.id === id).map((row): Request => ({ ...row, askedAt })),
      )
    },
  })
  return { ...found, totalCount: () => store.countRequests(app.db, of) }
}

builder.prismaObjectField(StudyNode, 'vaultRequests', (t) =>
  t.connection(
    {
      type: VaultRequestNode,
      description: 'The newest first.',
      authScopes: ({ id }) => ({ mayEither: [both, id] as const }),
      resolve: ({ id: studyId }, page, context, info) => pageOfRequests({ studyId, page, context, info }),
    },
    { fields: (c) => ({ totalCount: c.int({ resolve: totalOf }) }) },
  ),
)
