import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { shutOutFrom, studiesOf } from '../actor.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { asked } from '../mutation.ts'
import { pageOf, totalOf, type PageArgs } from '../page.ts'
import { StudyNode } from '../study/schema.ts'
import { ofOthers } from '../visible.ts'
import { removedKinds, type Removed, type RemovedKind } from './erasure.ts'
import * as store from './store.ts'

const RemovedKindEnum = builder.enumType('RemovedKind', { values: removedKinds })

const RemovedCount = builder.objectRef<{ kind: RemovedKind; count: number }>('RemovedCount').implement({
  fields: (t) => ({ kind: t.expose('kind', { type: RemovedKindEnum }), count: t.exposeInt('count') }),
})

export const ErasureNode = builder.prismaNode('Erasure', {
  id: { field: 'id' },
  nullable: true,
  description: 'The receipt of what somebody wanted gone: instants and counts, never what it was.',
  findUnique: (id, { actor }) => ({
    ...{ id, studyId: { in: studiesOf(actor, 'read erasures') } },
    ...ofOthers({ actor }),
  }),
  select: { id: true, studyId: true },
  authScopes: ({ studyId }) => ({ may: ['read erasures', studyId] as const }),
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'What they can hold on to and ask by. It names nothing and opens nothing.',
    }),
    participantId: t.id({
      select: { participantId: true },
      resolve: ({ participantId }) => `Participant-${participantId}`,
    }),
    isOwn: t.boolean({
      description: 'They did it themself; else staff entered it for them.',
      select: { askedBy: true },
      resolve: ({ askedBy }) => askedBy === null,
    }),
    askedAt: t.expose('askedAt', { type: 'DateTime' }),
    dueAt: t.expose('dueAt', { type: 'DateTime', description: 'Until when all of it has to be gone.' }),
    removed: t.field({
      type: [RemovedCount],
      description: 'How much of each kind left the tables; kinds of which there was nothing are left out.',
      select: { removed: true },
      resolve: ({ removed }) =>
        removedKinds.flatMap((kind) => {
          const count = (removed as Removed)[kind] ?? 0
          return count > 0 ? [{ kind, count }] : []
        }),
    }),
    notices: t.exposeInt('notices', {
      description: 'How many notices to recipients of handovers followed from it.',
    }),
    keyEndedAt: t.expose('keyEndedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When the key was destroyed under which it was sealed. Null: something that they said since is sealed under the same key.',
    }),
    isInKeyCopy: t.boolean({
      description:
        'The copy of the keys is older than that: it opens an older copy of the database until it is replaced. False where the program made none.',
      select: { keyEndedAt: true },
      resolve: async ({ keyEndedAt }, _args, { app, once }) => {
        const madeAt = await once('copy of the keys', () => app.keys.copiedAt())
        return madeAt !== null && keyEndedAt !== null && madeAt <= keyEndedAt
      },
    }),
    foundAt: t.expose('foundAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was looked for again last, and something was found.',
    }),
    doneAt: t.expose('doneAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was looked for again, and nothing was found.',
    }),
  }),
})

type Asked = { studyId: string; page: PageArgs; context: Context; info: GraphQLResolveInfo }

const pageOfErasures = async ({ studyId, page, context, info }: Asked) => {
  const { app, actor } = context
  const query = queryFromInfo({ context, info, typeName: 'Erasure', path: ['edges', 'node'] })
  const of = { studyId, shutOutFrom: shutOutFrom(actor) }
  const found = await pageOf(page, {
    ...store.byAsking,
    find: async (wanted) => {
      const keys = await store.findKeys(app.db, { ...wanted, ...of })
      const rows = await app.db.erasure.findMany({
        ...asked(query),
        where: { studyId, id: { in: keys.map(({ id }) => id) } },
      })
      return keys.flatMap(({ id, askedAt }) =>
        rows.filter((row) => row.id === id).map((row) => ({ ...row, askedAt })),
      )
    },
  })
  return { ...found, totalCount: () => store.countErasures(app.db, of) }
}

builder.prismaObjectField(StudyNode, 'erasures', (t) =>
  t.connection(
    {
      type: ErasureNode,
      description: 'The newest first.',
      authScopes: ({ id }) => ({ may: ['read erasures', id] as const }),
      resolve: ({ id: studyId }, page, context, info) => pageOfErasures({ studyId, page, context, info }),
    },
    { fields: (c) => ({ totalCount: c.int({ resolve: totalOf }) }) },
  ),
)
