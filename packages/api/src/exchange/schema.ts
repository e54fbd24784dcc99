import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { BatchFormat, BatchParty, BatchState } from '../../generated/prisma/enums.ts'
import { studiesOf } from '../actor.ts'
import { builder } from '../builder.ts'
import { ConsentScopeEnum } from '../consent/schema.ts'
import type { Context } from '../context.ts'
import { asked } from '../mutation.ts'
import { pageOf, totalOf, type PageArgs } from '../page.ts'
import { StudyNode } from '../study/schema.ts'
import * as store from './store.ts'

export const BatchFormatEnum = builder.enumType(BatchFormat, { name: 'BatchFormat' })
export const BatchStateEnum = builder.enumType(BatchState, { name: 'BatchState' })
export const BatchPartyEnum = builder.enumType(BatchParty, { name: 'BatchParty' })

const BatchProgress = builder.objectRef<store.Progress>('BatchProgress').implement({
  description: 'How far it is, of what may be seen now.',
  fields: (t) => ({
    people: t.exposeInt('people'),
    responses: t.exposeInt('responses'),
    answers: t.exposeInt('answers'),
    cleaned: t.exposeInt('cleaned', { description: 'Answers from which what identifies was taken out.' }),
    read: t.exposeInt('read', { description: 'Answers that the tagger has read.' }),
    failed: t.exposeInt('failed', { description: 'Jobs that failed.' }),
  }),
})

export const BatchNode = builder.prismaNode('Batch', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { actor }) => ({ id, studyId: { in: studiesOf(actor, 'import batch') } }),
  select: { id: true, studyId: true },
  authScopes: ({ studyId }) => ({ may: ['import batch', studyId] as const }),
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Our name for it.' }),
    key: t.exposeString('key', { description: 'Under which its missing parts are sent.' }),
    format: t.expose('format', { type: BatchFormatEnum }),
    state: t.expose('state', { type: BatchStateEnum }),
    parts: t.exposeInt('parts'),
    received: t.intList({ select: { received: true }, resolve: ({ received }) => received }),
    people: t.exposeInt('people', { description: 'How many were announced.' }),
    wave: t.relation('wave', { nullable: true }),
    formVersion: t.exposeString('formVersion'),
    scopes: t.expose('scopes', { type: [ConsentScopeEnum] }),
    party: t.expose('party', { type: BatchPartyEnum }),
    until: t.expose('until', { type: 'DateTime' }),
    attestedAt: t.expose('attestedAt', { type: 'DateTime' }),
    isHandled: t.exposeBoolean('isHandled', {
      description: 'Said as it came in to be read and handled for safety already: no clock runs.',
    }),
    handledBy: t.string({
      nullable: true,
      select: { handledBy: true },
      resolve: ({ studyId, id, handledBy }, _args, { app }) =>
        handledBy && app.words.openForSafety({ studyId, id }, handledBy),
    }),
    handledOn: t.string({
      nullable: true,
      description: 'A day, as 2026-07-01.',
      select: { handledOn: true },
      resolve: ({ handledOn }) => handledOn?.toISOString().slice(0, 10) ?? null,
    }),
    undoneAt: t.expose('undoneAt', { type: 'DateTime', nullable: true }),
    progress: t.field({
      type: BatchProgress,
      resolve: ({ studyId, id }, _args, { app }) => store.findProgress(app.db, studyId, id),
    }),
  }),
})

type Asked = { studyId: string; page: PageArgs; context: Context; info: GraphQLResolveInfo }

const numberIn = (cursor: string) => (/^\d{1,9}$/.test(cursor) ? Number(cursor) : null)

const pageOfBatches = async ({ studyId, page, context, info }: Asked) => {
  const { db } = context.app
  const query = queryFromInfo({ context, info, typeName: 'Batch', path: ['edges', 'node'] })
  const found = await pageOf(page, {
    cursorOf: ({ number }: { number: number }) => String(number),
    cursorIn: numberIn,
    find: async (wanted) => {
      const keys = await store.findBatchKeys(db, { ...wanted, studyId })
      const rows = await db.batch.findMany({
        ...asked(query),
        where: { studyId, id: { in: keys.map(({ id }) => id) } },
      })
      return keys.flatMap(({ id, number }) =>
        rows.filter((row) => row.id === id).map((row) => ({ ...row, number })),
      )
    },
  })
  return { ...found, totalCount: () => db.batch.count({ where: { studyId } }) }
}

builder.prismaObjectField(StudyNode, 'batches', (t) =>
  t.connection(
    {
      type: BatchNode,
      description: 'The newest first.',
      authScopes: ({ id }) => ({ may: ['import batch', id] as const }),
      resolve: ({ id: studyId }, page, context, info) => pageOfBatches({ studyId, page, context, info }),
    },
    { fields: (c) => ({ totalCount: c.int({ resolve: totalOf }) }) },
  ),
)
