import { Kind } from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { asLocalized, LocalizedText } from '../study/schema.ts'
import { visibleTo } from '../visible.ts'
import type { Localized } from '../input.ts'
import type { CodeAspect } from './codebook.ts'
import { findCurrentId } from './store.ts'

export const KindEnum = builder.enumType(Kind, { name: 'Kind' })
const inStudy = ({ studyId }: { studyId: string }) => ({ may: ['read themes', studyId] as const })

/** Eight hues go round the groups, in the codebook's order. */
const hues = 8
type Group = { key: string; title: Localized; hue: number }

const groupsOf = (json: unknown): Group[] =>
  (json as { key: string; title: Localized }[]).map((group, index) => ({ ...group, hue: index % hues }))

/** The hue of a code is its group's; codes without a group share the first. */
export const hueOf = (groups: unknown, group: string | null): number =>
  groupsOf(groups).find(({ key }) => key === group)?.hue ?? 0

const CodeGroup = builder.objectRef<Group>('CodeGroup').implement({
  fields: (t) => ({
    key: t.exposeString('key'),
    title: t.expose('title', { type: LocalizedText }),
    hue: t.exposeInt('hue'),
  }),
})

export const CodeAspectObject = builder.objectRef<CodeAspect>('CodeAspect').implement({
  description: 'A part of a code. Where it is a draft, nobody has coded with it yet.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'One of its code; another code may have the same.' }),
    title: t.field({ type: LocalizedText, resolve: ({ title }) => asLocalized(title) }),
    definition: t.field({ type: LocalizedText, resolve: ({ definition }) => asLocalized(definition) }),
    isDraft: t.exposeBoolean('isDraft'),
  }),
})

export const CodebookNode = builder.prismaNode('Codebook', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...visibleTo(context, 'read themes') }),
  select: { id: true, studyId: true },
  authScopes: inStudy,
  fields: (t) => ({
    key: t.exposeString('key'),
    version: t.exposeInt('version'),
    title: t.field({
      type: LocalizedText,
      select: { title: true },
      resolve: ({ title }) => asLocalized(title),
    }),
    groups: t.field({
      type: [CodeGroup],
      select: { groups: true },
      resolve: ({ groups }) => groupsOf(groups),
    }),
    codes: t.relation('codes', { query: { orderBy: { position: 'asc' } } }),
  }),
})

export const CodeNode = builder.prismaNode('Code', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...visibleTo(context, 'read themes') }),
  select: { id: true, studyId: true },
  authScopes: inStudy,
  fields: (t) => ({
    key: t.exposeString('key'),
    group: t.exposeString('group', { nullable: true }),
    hue: t.int({
      select: { group: true, codebook: { select: { groups: true } } },
      resolve: ({ group, codebook }) => hueOf(codebook.groups, group),
    }),
    title: t.field({
      type: LocalizedText,
      select: { title: true },
      resolve: ({ title }) => asLocalized(title),
    }),
    definition: t.field({
      type: LocalizedText,
      select: { definition: true },
      resolve: ({ definition }) => asLocalized(definition),
    }),
    include: t.field({
      type: LocalizedText,
      nullable: true,
      select: { include: true },
      resolve: ({ include }) => (include ? asLocalized(include) : null),
    }),
    exclude: t.field({
      type: LocalizedText,
      nullable: true,
      select: { exclude: true },
      resolve: ({ exclude }) => (exclude ? asLocalized(exclude) : null),
    }),
    plain: t.field({
      type: LocalizedText,
      nullable: true,
      select: { plain: true },
      resolve: ({ plain }) => (plain ? asLocalized(plain) : null),
    }),
    isSensitive: t.exposeBoolean('isSensitive'),
    contentTags: t.exposeStringList('contentTags'),
    isDraft: t.exposeBoolean('isDraft'),
    aspects: t.field({
      type: [CodeAspectObject],
      select: { aspects: true },
      resolve: ({ aspects }) => aspects as CodeAspect[],
    }),
  }),
})

builder.prismaObjectField('Study', 'codebook', (t) =>
  t.prismaField({
    type: 'Codebook',
    nullable: true,
    authScopes: ({ id }) => ({ may: ['read themes', id] as const }),
    resolve: (query, { id }, _args, { app }) =>
      app.db.codebook.findFirst({
        ...query,
        where: { studyId: id },
        orderBy: [{ importedAt: 'desc' }, { id: 'asc' }],
      }),
  }),
)

builder.prismaObjectField('Study', 'code', (t) =>
  t.prismaField({
    type: 'Code',
    nullable: true,
    description: 'One code of the codebook that the study reads with, by its key.',
    authScopes: ({ id }) => ({ may: ['read themes', id] as const }),
    args: { key: t.arg.string({ required: true }) },
    resolve: async (query, { id: studyId }, { key }, { app }) =>
      app.db.code.findFirst({
        ...query,
        where: { studyId, codebookId: (await findCurrentId(app.db, studyId)) ?? '', key },
      }),
  }),
)
