import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { shutOutFrom } from '../actor.ts'
import { builder } from '../builder.ts'
import { CodeNode } from '../codebook/schema.ts'
import { findCurrentId } from '../codebook/store.ts'
import type { Context } from '../context.ts'
import { asked } from '../mutation.ts'
import { pageOf, type PageArgs } from '../page.ts'
import { WaveNode } from '../study/schema.ts'
import { wordsVisibleTo } from '../visible.ts'
import { CodingNode } from './schema.ts'
import * as store from './store.ts'

const keyIn = (cursor: string): store.UndecidedKey | null => {
  const [, position, score, id] = /^(\d{1,10}):([\d.e-]{1,25}):([\w-]{22})$/.exec(cursor) ?? []
  if (!position || !id || Number.isNaN(Number(score))) return null
  return Number(position) > 2_147_483_647 ? null : { position: Number(position), score: Number(score), id }
}

type Filter = { wave?: { id: string } | null | undefined; code?: { id: string } | null | undefined }

const queryOf = async ({ app: { db }, actor }: Context, studyId: string, { wave, code }: Filter) => ({
  studyId,
  codebookId: (await findCurrentId(db, studyId)) ?? '',
  ...(wave && { waveId: wave.id }),
  ...(code && { codeId: code.id }),
  shutOutFrom: shutOutFrom(actor),
})

type Asked = {
  studyId: string
  filter: Filter
  page: PageArgs
  context: Context
  info: GraphQLResolveInfo
}

/** The keys of a page are found before its rows: one that somebody decided in between stays, a hidden one goes. */
const pageOfUndecided = async ({ studyId, filter, page, context, info }: Asked) => {
  const { db } = context.app
  const query = await queryOf(context, studyId, filter)
  const { edges, pageInfo } = await pageOf(page, {
    cursorOf: ({ position, score, id }: store.UndecidedKey) => `${position}:${score}:${id}`,
    cursorIn: keyIn,
    find: (wanted) => store.findUndecided(db, query, wanted),
  })
  const rows = await db.coding.findMany({
    ...asked(queryFromInfo({ context, info, typeName: 'Coding', path: ['edges', 'node'] })),
    where: { ...wordsVisibleTo(context), studyId, id: { in: edges.map(({ node }) => node.id) } },
  })
  const known = new Map(rows.map((row) => [row.id, row]))
  const shown = edges.flatMap(({ node: { id }, cursor }) => {
    const node = known.get(id)
    return node ? [{ node, cursor }] : []
  })
  let counted: ReturnType<typeof store.countUndecided> | undefined
  const counts = () => (counted ??= store.countUndecided(db, query))
  return { edges: shown, pageInfo, counts }
}

type Counted = { counts: () => ReturnType<typeof store.countUndecided> }
const countsOf = (connection: object) => (connection as Counted).counts()

const CodingCount = builder.objectRef<{ codings: number; people: number }>('CodingCount').implement({
  description: 'How many codings of how many people.',
  fields: (t) => ({ codings: t.exposeInt('codings'), people: t.exposeInt('people') }),
})

builder.prismaObjectField('Study', 'undecidedCount', (t) =>
  t.field({
    type: CodingCount,
    description: 'Of what is undecided, without a word of it.',
    authScopes: ({ id }) => ({ may: ['read words', id] as const }),
    args: { wave: t.arg.globalID({ for: WaveNode }), code: t.arg.globalID({ for: CodeNode }) },
    resolve: async ({ id }, filter, context) =>
      store.countUndecided(context.app.db, await queryOf(context, id, filter)),
  }),
)

builder.prismaObjectField('Study', 'undecided', (t) =>
  t.connection(
    {
      type: CodingNode,
      description:
        'Suggestions of the current codebook that wait for a person, in the order of its outline, the strongest first.',
      authScopes: ({ id }) => ({ may: ['read words', id] as const }),
      args: { wave: t.arg.globalID({ for: WaveNode }), code: t.arg.globalID({ for: CodeNode }) },
      resolve: ({ id: studyId }, { wave, code, ...page }, context, info) =>
        pageOfUndecided({ studyId, filter: { wave, code }, page, context, info }),
    },
    {
      fields: (c) => ({
        totalCount: c.int({ resolve: async (found) => (await countsOf(found)).codings }),
        people: c.int({ resolve: async (found) => (await countsOf(found)).people }),
      }),
    },
  ),
)
