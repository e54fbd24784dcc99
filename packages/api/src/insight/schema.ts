import { queryFromInfo } from '@pothos/plugin-prisma'
import type { App } from '../app.ts'
import { builder } from '../builder.ts'
import { CodeNode, hueOf, KindEnum } from '../codebook/schema.ts'
import { findCurrentId } from '../codebook/store.ts'
import { storedAbout } from '../coding/about.ts'
import { CodingNode, StanceEnum } from '../coding/schema.ts'
import { refuseUnwritable, type Localized } from '../input.ts'
import { asLocalized, findWave, LanguageEnum, LocalizedText, WaveNode } from '../study/schema.ts'
import { visibleTo, wordsVisibleTo } from '../visible.ts'
import { aspectsOfTheme } from './aspects.ts'
import { ThemeAspectObject, ThemeMentionsObject } from './asking.ts'
import { countOfQuotes, cursorOf, pageOfQuotes, type QuotePage } from './quotes.ts'
import { wavesOfTheme, type LanguageBase, type ThemeWave } from './summary.ts'

const inStudy = ({ studyId }: { studyId: string }) => ({ may: ['read themes', studyId] as const })

const ThemeLanguage = builder.objectRef<LanguageBase>('ThemeLanguage').implement({
  fields: (t) => ({
    language: t.expose('language', { type: LanguageEnum }),
    people: t.exposeInt('people'),
    base: t.exposeInt('base'),
  }),
})

const StanceSplit = builder.objectRef<ThemeWave>('StanceSplit').implement({
  description: 'People per stance; who told of both counts in each.',
  fields: (t) => ({
    positive: t.exposeInt('positive'),
    negative: t.exposeInt('negative'),
    mixed: t.exposeInt('mixed'),
    neutral: t.exposeInt('neutral'),
  }),
})

export const ThemeWaveObject = builder.objectRef<ThemeWave>('ThemeWave').implement({
  description:
    'A theme in one wave. People are distinct participants; the base is those whose words were read.',
  fields: (t) => ({
    wave: t.prismaField({
      type: WaveNode,
      resolve: (query, { waveId }, _args, context) => findWave(context, query, waveId),
    }),
    people: t.exposeInt('people'),
    base: t.exposeInt('base'),
    passages: t.exposeInt('passages'),
    stances: t.field({ type: StanceSplit, resolve: (counts) => counts }),
    languages: t.expose('languages', { type: [ThemeLanguage] }),
    proposed: t.exposeInt('proposed', { description: 'Codings a machine proposed and nobody decided.' }),
    decided: t.exposeInt('decided', { description: 'Codings a person accepted.' }),
    rejected: t.int({
      description: 'Suggestions a person rejected: they count no more.',
      resolve: ({ rejected }) => rejected(),
    }),
    withoutWords: t.int({
      nullable: true,
      description:
        'Of those people, how many are counted alone: they came of age, and their words pause until they agree anew. Null of a part of a theme.',
      resolve: ({ withoutWords }) => withoutWords(),
    }),
    mentions: t.field({
      type: ThemeMentionsObject,
      nullable: true,
      description: 'Null of a part of a theme.',
      resolve: ({ mentions }) => mentions(),
    }),
    confirmedPeople: t.exposeInt('confirmedPeople', {
      description: 'Those of the people of whom a person accepted at least one coding under the theme.',
    }),
  }),
})

export const QuoteFilterInput = builder.inputType('QuoteFilter', {
  fields: (t) => ({
    wave: t.globalID({ for: WaveNode }),
    language: t.field({ type: LanguageEnum }),
    service: t.globalID({}),
    stance: t.field({ type: StanceEnum }),
    code: t.globalID({ for: CodeNode }),
    kind: t.field({ type: KindEnum }),
    about: t.string({ description: 'A value of `Codebook.about`, by its key.' }),
    aspect: t.string({ description: 'Of a code of the theme, by its key; drafted, and decided by nobody.' }),
    decidedAspect: t.string({ description: 'Of a code of the theme, by its key, as a person decided.' }),
    search: t.string(),
  }),
})

export const ThemeNode = builder.prismaNode('Theme', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...visibleTo(context, 'read themes') }),
  select: { id: true, studyId: true, codebookId: true },
  authScopes: inStudy,
  fields: (t) => ({
    key: t.exposeString('key'),
    position: t.exposeInt('position'),
    title: t.field({
      type: LocalizedText,
      select: { title: true },
      resolve: ({ title }) => asLocalized(title),
    }),
    definition: t.field({
      type: LocalizedText,
      select: { codes: { orderBy: { position: 'asc' }, select: { code: { select: { definition: true } } } } },
      resolve: ({ codes }) => joined(codes.map(({ code }) => asLocalized(code.definition))),
    }),
    kind: t.expose('kind', { type: KindEnum, nullable: true }),
    hue: t.int({
      select: {
        codebook: { select: { groups: true } },
        codes: { orderBy: { position: 'asc' }, select: { code: { select: { group: true } } } },
      },
      resolve: ({ codebook, codes }) => hueOf(codebook.groups, codes[0]?.code.group ?? null),
    }),
    codes: t.field({
      type: [CodeNode],
      select: (_args, _context, nested) => ({
        codes: { orderBy: { position: 'asc' }, select: { code: nested(true) } },
      }),
      resolve: ({ codes }) => codes.map(({ code }) => code),
    }),
    waves: t.field({
      type: [ThemeWaveObject],
      resolve: (theme, _args, context) => wavesOfTheme(context, theme),
    }),
    aspects: t.field({
      type: [ThemeAspectObject],
      description:
        'How many people spoke of each aspect, as people decided; of codes whose aspects nobody has decided anywhere, none.',
      resolve: (theme, _args, context) => aspectsOfTheme(context, theme),
    }),
  }),
})

/** A quote whose consent ceased between two queries is left out. */
const connectionOf = <Row>(page: QuotePage, rows: ReadonlyMap<string, Row>) => {
  const edges = page.keys.flatMap((key) => {
    const node = rows.get(key.id)
    return node ? [{ cursor: cursorOf(key), node }] : []
  })
  const { hasNextPage, hasPreviousPage, totalCount, people } = page
  const pageInfo = {
    hasNextPage,
    hasPreviousPage,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  }
  return { edges, pageInfo, totalCount, people }
}

const QuoteCount = builder.objectRef<{ quotes: number; people: number }>('QuoteCount').implement({
  description: 'How many quotes of how many people.',
  fields: (t) => ({ quotes: t.exposeInt('quotes'), people: t.exposeInt('people') }),
})

export const bareIds = (filter: typeof QuoteFilterInput.$inferInput | null | undefined) => ({
  ...filter,
  wave: filter?.wave?.id ?? null,
  service: filter?.service?.id ?? null,
  code: filter?.code?.id ?? null,
  about: filter?.about ? storedAbout(filter.about) : null,
})

builder.prismaObjectField(ThemeNode, 'quoteCount', (t) =>
  t.field({
    type: QuoteCount,
    description: 'Of the quotes, without a word of them.',
    authScopes: ({ studyId }) => ({ may: ['read words', studyId] as const }),
    args: { filter: t.arg({ type: QuoteFilterInput }) },
    resolve: (theme, { filter }, context) => countOfQuotes(context, theme, bareIds(filter)),
  }),
)

builder.prismaObjectField(ThemeNode, 'quotes', (t) =>
  t.connection(
    {
      type: CodingNode,
      authScopes: ({ studyId }) => ({ may: ['read words', studyId] as const }),
      args: { filter: t.arg({ type: QuoteFilterInput }) },
      resolve: async (theme, { filter, ...page }, context, info) => {
        const found = await pageOfQuotes(context, theme, { filter: bareIds(filter), page })
        const ids = found.keys.map(({ id }) => id)
        const query = queryFromInfo({ context, info, typeName: 'Coding', path: ['edges', 'node'] })
        const rows = await context.app.db.coding.findMany({
          ...query,
          where: { ...wordsVisibleTo(context), id: { in: ids }, studyId: theme.studyId },
        })
        return connectionOf(found, new Map(rows.map((row) => [row.id, row])))
      },
    },
    {
      fields: (c) => ({
        totalCount: c.int({ resolve: (connection) => (connection as unknown as QuotePage).totalCount }),
        people: c.int({ resolve: (connection) => (connection as unknown as QuotePage).people }),
      }),
    },
  ),
)

const joined = (texts: Localized[]): Localized => ({
  en: texts.map(({ en }) => en).join(' '),
  es: texts.every(({ es }) => es) ? texts.map(({ es }) => es).join(' ') : null,
})

builder.prismaObjectFields('Study', (t) => ({
  themes: t.prismaField({
    type: [ThemeNode],
    description: 'In the order of the outline of the current codebook.',
    authScopes: ({ id }) => ({ may: ['read themes', id] as const }),
    resolve: async (query, { id: studyId }, _args, { app }) =>
      app.db.theme.findMany({
        ...query,
        where: await inCurrentCodebook(app, studyId),
        orderBy: { position: 'asc' },
      }),
  }),
  theme: t.prismaField({
    type: ThemeNode,
    nullable: true,
    args: { key: t.arg.string({ required: true }) },
    authScopes: ({ id }) => ({ may: ['read themes', id] as const }),
    description: 'In the current codebook: what only an earlier one had is not reported.',
    resolve: async (query, { id: studyId }, { key }, { app }) => {
      refuseUnwritable('key', key)
      return app.db.theme.findFirst({
        ...query,
        where: { ...(await inCurrentCodebook(app, studyId)), key },
      })
    },
  }),
}))

const inCurrentCodebook = async ({ db }: App, studyId: string) => ({
  studyId,
  codebookId: (await findCurrentId(db, studyId)) ?? '',
})
