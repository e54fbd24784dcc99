import { AnswerState, Mode, SittingFact } from '../../generated/prisma/enums.ts'
import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { asked } from '../mutation.ts'
import { byTimeAndId, pageOf, totalOf, type PageArgs } from '../page.ts'
import { LanguageEnum, ParticipantNode, WaveNode } from '../study/schema.ts'
import { partsVisibleTo, responsesVisibleTo } from '../visible.ts'
import * as store from './store.ts'

export const ModeEnum = builder.enumType(Mode, { name: 'Mode' })
export const AnswerStateEnum = builder.enumType(AnswerState, { name: 'AnswerState' })
export const interviewReaders = ['read words', 'read own interviews'] as const
const inStudy = ({ studyId }: { studyId: string }) => ({ mayEither: [interviewReaders, studyId] as const })

export const ResponseNode = builder.prismaNode('Response', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...responsesVisibleTo(context) }),
  select: { id: true, studyId: true },
  authScopes: inStudy,
  fields: (t) => ({
    wave: t.relation('wave'),
    instrument: t.relation('instrument'),
    mode: t.expose('mode', { type: ModeEnum }),
    language: t.expose('language', { type: LanguageEnum }),
    submittedAt: t.expose('submittedAt', { type: 'DateTime' }),
    participant: t.relation('participant'),
    answers: t.relation('answers', { query: { orderBy: { position: 'asc' } } }),
  }),
})

builder.prismaNode('Answer', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...partsVisibleTo(context) }),
  select: { id: true, studyId: true },
  authScopes: inStudy,
  fields: (t) => ({
    question: t.relation('question'),
    service: t.relation('service', { nullable: true }),
    state: t.expose('state', { type: AnswerStateEnum }),
    value: t.exposeInt('value', { nullable: true }),
    values: t.exposeIntList('values', { description: 'Of an answer of several.' }),
  }),
})

type Filter = { studyId: string; participantId?: string; waveId?: string; language?: 'en' | 'es' }
type Asked = { wanted: Filter; page: PageArgs; context: Context; info: GraphQLResolveInfo }

const byTime = byTimeAndId('submittedAt')

/** Oldest first. The keys of a page are found before its rows: one whose consent ceases in between is left out. */
const pageOfResponses = async ({ wanted, page, context, info }: Asked) => {
  const { db } = context.app
  const where = { AND: [wanted, responsesVisibleTo(context)] }
  const { edges, pageInfo } = await pageOf(page, {
    ...byTime,
    find: ({ limit, after, before, isBackward }) =>
      db.response.findMany({
        where: { AND: [where, byTime.beyond('gt', after), byTime.beyond('lt', before)] },
        orderBy: isBackward
          ? [{ submittedAt: 'desc' }, { id: 'desc' }]
          : [{ submittedAt: 'asc' }, { id: 'asc' }],
        take: limit,
        select: { id: true, submittedAt: true },
      }),
  })
  const query = queryFromInfo({ context, info, typeName: 'Response', path: ['edges', 'node'] })
  const ids = edges.map(({ node }) => node.id)
  const rows = await db.response.findMany({ ...asked(query), where: { AND: [where, { id: { in: ids } }] } })
  const known = new Map(rows.map((row) => [row.id, row]))
  const shown = edges.flatMap(({ node: { id }, cursor }) => {
    const node = known.get(id)
    return node ? [{ node, cursor }] : []
  })
  return { edges: shown, pageInfo, totalCount: () => db.response.count({ where }) }
}

builder.prismaObjectField('Study', 'responses', (t) =>
  t.connection(
    {
      type: ResponseNode,
      args: {
        wave: t.arg.globalID({ for: WaveNode }),
        language: t.arg({ type: LanguageEnum }),
      },
      authScopes: ({ id }) => ({ mayEither: [interviewReaders, id] as const }),
      resolve: ({ id: studyId }, { wave, language, ...page }, context, info) => {
        const wanted = { studyId, ...(wave && { waveId: wave.id }), ...(language && { language }) }
        return pageOfResponses({ wanted, page, context, info })
      },
    },
    { fields: (c) => ({ totalCount: c.int({ resolve: totalOf }) }) },
  ),
)

builder.prismaObjectField('Participant', 'responses', (t) =>
  t.connection(
    {
      type: ResponseNode,
      resolve: ({ id: participantId, studyId }, page, context, info) =>
        pageOfResponses({ wanted: { studyId, participantId }, page, context, info }),
    },
    { fields: (c) => ({ totalCount: c.int({ resolve: totalOf }) }) },
  ),
)

export const SittingFactEnum = builder.enumType(SittingFact, {
  name: 'SittingFact',
  description: 'What staff settle beforehand and a condition of an instrument may ask for.',
})

const KnownObject = builder.objectRef<store.KnownThen>('KnownAtWave').implement({
  description: 'What is known of somebody before they are asked in a wave.',
  fields: (t) => ({
    waveId: t.globalID({ resolve: ({ waveId }) => ({ type: WaveNode, id: waveId }) }),
    age: t.exposeInt('age', { nullable: true, description: 'In whole years; null where nobody knows it.' }),
    isAgeTold: t.exposeBoolean('isAgeTold', {
      description: 'By a birth date that is kept, at the beginning of the quarter in which the wave opens.',
    }),
    isOfAge: t.exposeBoolean('isOfAge', { description: 'Now.' }),
    facts: t.expose('facts', { type: [SittingFactEnum] }),
  }),
})

builder.prismaObjectField(ParticipantNode, 'known', (t) =>
  t.field({
    type: [KnownObject],
    description: 'At each wave of the study.',
    authScopes: ({ studyId }) => ({ may: ['record response', studyId] as const }),
    resolve: ({ studyId, id: participantId }, _args, { app }) =>
      store.findKnownThen(app.db, { studyId, participantId }),
  }),
)
