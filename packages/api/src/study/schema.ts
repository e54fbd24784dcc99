import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../builder.ts'
import { Language, Role } from '../../generated/prisma/enums.ts'
import { studiesOf } from '../actor.ts'
import type { Context } from '../context.ts'
import type { Localized } from '../input.ts'
import { asked } from '../mutation.ts'
import { pageOf, totalOf, type PageArgs } from '../page.ts'
import { peopleVisibleTo, visibleTo } from '../visible.ts'

builder.scalarType('DateTime', {
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const at = new Date(String(value))
    if (Number.isNaN(at.getTime())) throw new TypeError('is not an instant in ISO 8601')
    return at
  },
})

export const LanguageEnum = builder.enumType(Language, { name: 'Language' })
export const RoleEnum = builder.enumType(Role, { name: 'Role' })

export const LocalizedText = builder.objectRef<Localized>('LocalizedText').implement({
  fields: (t) => ({
    en: t.exposeString('en'),
    es: t.string({ nullable: true, resolve: ({ es }) => es ?? null }),
  }),
})

/** Text that was stored as JSON by a command that had checked its form. */
export const asLocalized = (json: unknown): Localized => json as Localized

const inStudy = ({ studyId }: { studyId: string }) => ({ may: ['read study', studyId] as const })

/** Many fields name the same few waves: each is read once for a request. */
export const findWave = ({ app, once }: Context, query: object, id: string) =>
  once(`wave ${id} ${JSON.stringify(query)}`, () =>
    app.db.wave.findUniqueOrThrow({ ...query, where: { id } }),
  )

export const WaveNode = builder.prismaNode('Wave', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...visibleTo(context) }),
  select: { id: true, studyId: true },
  authScopes: inStudy,
  fields: (t) => ({
    key: t.exposeString('key'),
    label: t.field({
      type: LocalizedText,
      select: { label: true },
      resolve: ({ label }) => asLocalized(label),
    }),
    opensOn: t.string({
      select: { opensOn: true },
      resolve: ({ opensOn }) => opensOn.toISOString().slice(0, 10),
    }),
    closesOn: t.string({
      nullable: true,
      select: { closesOn: true },
      resolve: ({ closesOn }) => closesOn?.toISOString().slice(0, 10) ?? null,
    }),
    position: t.exposeInt('position'),
  }),
})

export const RegionNode = builder.prismaNode('Region', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...visibleTo(context) }),
  select: { id: true, studyId: true },
  authScopes: inStudy,
  fields: (t) => ({
    label: t.field({
      type: LocalizedText,
      select: { label: true },
      resolve: ({ label }) => asLocalized(label),
    }),
  }),
})

export const ServiceNode = builder.prismaNode('Service', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...visibleTo(context) }),
  select: { id: true, studyId: true },
  authScopes: inStudy,
  fields: (t) => ({
    key: t.exposeString('key', { description: 'What conditions of an instrument name it by.' }),
    label: t.field({
      type: LocalizedText,
      select: { label: true },
      resolve: ({ label }) => asLocalized(label),
    }),
  }),
})

export const StudyNode = builder.prismaNode('Study', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { actor }) => ({ id, AND: { id: { in: studiesOf(actor, 'read study') } } }),
  select: { id: true },
  authScopes: ({ id }) => ({ may: ['read study', id] as const }),
  fields: (t) => ({
    title: t.field({
      type: LocalizedText,
      select: { title: true },
      resolve: ({ title }) => asLocalized(title),
    }),
    isDemo: t.exposeBoolean('isDemo'),
    languages: t.expose('languages', { type: [LanguageEnum] }),
    timeZone: t.exposeString('timeZone'),
    waves: t.relation('waves', {
      query: { orderBy: [{ position: 'asc' }, { opensOn: 'asc' }, { id: 'asc' }] },
    }),
    regions: t.relation('regions', { query: { orderBy: { key: 'asc' } } }),
    services: t.relation('services', { query: { orderBy: { key: 'asc' } } }),
  }),
})

const peopleReaders = ['read participants', 'read own interviews'] as const

export const ParticipantNode = builder.prismaNode('Participant', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...peopleVisibleTo(context) }),
  select: { id: true, studyId: true },
  authScopes: ({ studyId }) => ({ mayEither: [peopleReaders, studyId] as const }),
  fields: (t) => ({
    region: t.relation('region', { nullable: true }),
    language: t.expose('language', { type: LanguageEnum }),
  }),
})

const idIn = (cursor: string) => (/^[\w-]{22}$/.test(cursor) ? cursor : null)

const pageOfPeople = async ({ studyId, page, context, info }: Asked) => {
  const { db } = context.app
  const where = { studyId, ...peopleVisibleTo(context) }
  const query = queryFromInfo({ context, info, typeName: 'Participant', path: ['edges', 'node'] })
  const found = await pageOf(page, {
    cursorOf: ({ id }: { id: string }) => id,
    cursorIn: idIn,
    find: ({ limit, after, before, isBackward }) =>
      db.participant.findMany({
        ...asked(query),
        where: { AND: [where, after ? { id: { gt: after } } : {}, before ? { id: { lt: before } } : {}] },
        orderBy: { id: isBackward ? 'desc' : 'asc' },
        take: limit,
      }),
  })
  return { ...found, totalCount: () => db.participant.count({ where }) }
}

type Asked = { studyId: string; page: PageArgs; context: Context; info: GraphQLResolveInfo }

builder.prismaObjectField(StudyNode, 'participants', (t) =>
  t.connection(
    {
      type: ParticipantNode,
      authScopes: ({ id }) => ({ mayEither: [peopleReaders, id] as const }),
      resolve: ({ id: studyId }, page, context, info) => pageOfPeople({ studyId, page, context, info }),
    },
    { fields: (c) => ({ totalCount: c.int({ resolve: totalOf }) }) },
  ),
)

builder.queryFields((t) => ({
  study: t.prismaField({
    type: 'Study',
    nullable: true,
    args: { id: t.arg.globalID({ required: true, for: StudyNode }) },
    resolve: (query, _root, args, { app, actor }) =>
      app.db.study.findFirst({
        ...query,
        where: { id: args.id.id, AND: { id: { in: studiesOf(actor, 'read study') } } },
      }),
  }),
}))
