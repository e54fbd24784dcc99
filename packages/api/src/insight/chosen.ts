import { queryFromInfo } from '@pothos/plugin-prisma'
import type { QuoteReason, Stance, ThemeQuotes } from '@firsthand/analysis'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../builder.ts'
import { CodingNode, StanceEnum } from '../coding/schema.ts'
import type { Context } from '../context.ts'
import { asked } from '../mutation.ts'
import { wordsVisibleTo } from '../visible.ts'
import { openCoded } from './opened.ts'
import { queryOf, type QuoteFilter } from './quotes.ts'
import { bareIds, QuoteFilterInput, ThemeNode } from './schema.ts'
import { countQuotes } from './store.ts'
import * as words from './wordsStore.ts'

type CodingRow = typeof CodingNode.$inferType
type Chosen = { reason: QuoteReason; words: string[]; coding: CodingRow }
type Left = { people: number; quotes: number }
type Choice = Omit<ThemeQuotes, 'quotes'> & {
  quotes: number
  leftOut: number
  chosen: Chosen[]
  notRead: Left
}

const QuoteReasonEnum = builder.enumType('QuoteReason', {
  values: ['typical', 'strong', 'dissenting', 'rare'] as const,
})

const ChosenQuote = builder.objectRef<Chosen>('ChosenQuote').implement({
  fields: (t) => ({
    reason: t.expose('reason', { type: QuoteReasonEnum }),
    words: t.exposeStringList('words', { description: 'Those of the quote that carry the reason.' }),
    coding: t.field({ type: CodingNode, resolve: ({ coding }) => coding }),
  }),
})

const StanceShown = builder.objectRef<ThemeQuotes['stances'][number]>('StanceShown').implement({
  description: 'How many people and quotes a stance has, and how many of them are shown.',
  fields: (t) => ({
    stance: t.expose('stance', { type: StanceEnum }),
    people: t.exposeInt('people'),
    quotes: t.exposeInt('quotes'),
    chosen: t.exposeInt('chosen'),
  }),
})

const QuoteChoice = builder.objectRef<Choice>('QuoteChoice').implement({
  description:
    'Quotes that stand for a theme, at most two a person, in the proportion in which people take its stances.',
  fields: (t) => ({
    people: t.exposeInt('people'),
    quotes: t.exposeInt('quotes'),
    peopleChosen: t.exposeInt('peopleChosen'),
    prevailing: t.field({ type: StanceEnum, nullable: true, resolve: ({ prevailing }) => prevailing }),
    stances: t.expose('stances', { type: [StanceShown] }),
    chosen: t.expose('chosen', { type: [ChosenQuote] }),
    peopleNotRead: t.int({
      description: 'People who did not allow a machine to read along: nothing of theirs is chosen.',
      resolve: ({ notRead }) => notRead.people,
    }),
    quotesLeftOut: t.int({
      description:
        'Quotes that were not gone through: they are very long, or too many for one look, where everybody’s first come before anybody’s second.',
      resolve: ({ leftOut }) => leftOut,
    }),
    quotesNotRead: t.int({ resolve: ({ notRead }) => notRead.quotes }),
  }),
})

type ThemeRef = { studyId: string; id: string }
type Asked = { filter: QuoteFilter; context: Context; info: GraphQLResolveInfo }

/** Chosen anew whenever it is asked, from what may be read at that instant. */
const choose = async (theme: ThemeRef, { filter, context, info }: Asked): Promise<Choice> => {
  const { app, reading } = context
  const query = await queryOf(context, theme, filter)
  if (!query) return { ...none, leftOut: 0, notRead: { people: 0, quotes: 0 } }
  const [{ rows, ...readable }, all] = await Promise.all([
    words.findCodedWords(app.db, query),
    countQuotes(app.db, query),
  ])
  if (query.search) reading.searched(theme.studyId, filter.search!, rows.length)
  reading.noted({
    ...{ studyId: theme.studyId, action: 'choose quotes' },
    subjects: { theme: theme.id, codings: rows.length },
  })
  const { quotes, ...counts } =
    rows.length > 0
      ? await app.analyst.choose(await openCoded(app, theme.studyId, rows))
      : { ...none, quotes: [] }
  const shown = await rowsOf(
    theme,
    quotes.map(({ id }) => id),
    { context, info },
  )
  // Who may be read along with may have changed while it was chosen.
  const still = quotes.length > 0 ? await words.findStill(app.db, words.stillCoded(query)) : null
  const chosen = quotes.flatMap(({ id, ...why }) => {
    const coding = still?.has(id) ? shown.get(id) : undefined
    return coding ? [{ ...{ reason: why.reason, words: why.words }, coding }] : []
  })
  await noteOpened(context, theme, { rows, chosen })
  return {
    ...{ ...counts, quotes: rows.length, chosen, leftOut: readable.all - rows.length },
    notRead: { people: all.people - readable.people, quotes: all.quotes - readable.all },
  }
}

const none = {
  ...{ people: 0, peopleChosen: 0, quotes: 0, prevailing: null },
  ...{ stances: [] as { stance: Stance; people: number; quotes: number; chosen: number }[], chosen: [] },
}

/** A quote whose consent ceased while it was chosen is left out. */
const rowsOf = async (
  { studyId }: ThemeRef,
  ids: readonly string[],
  { context, info }: Pick<Asked, 'context' | 'info'>,
): Promise<ReadonlyMap<string, CodingRow>> => {
  const query = queryFromInfo({ context, info, typeName: 'Coding', path: ['chosen', 'coding'] })
  const rows = await context.app.db.coding.findMany({
    ...asked(query),
    where: { ...wordsVisibleTo(context), id: { in: [...ids] }, studyId, state: { not: 'rejected' } },
  })
  return new Map(rows.map((row) => [row.id, row]))
}

/** The words of a reason are words of the passage: they were opened, whether or not the quote itself is asked for. */
const noteOpened = async (
  { reading }: Context,
  { studyId }: ThemeRef,
  { rows, chosen }: { rows: readonly words.CodedRow[]; chosen: readonly Chosen[] },
): Promise<void> => {
  const ids = new Set(chosen.map(({ coding }) => coding.id))
  for (const { id, passageId: row, participantId, words: sealed } of rows)
    if (ids.has(id)) await reading.open({ studyId, participantId, row, column: 'passage' }, sealed)
}

builder.prismaObjectField(ThemeNode, 'choice', (t) =>
  t.field({
    type: QuoteChoice,
    authScopes: ({ studyId }) => ({ may: ['read words', studyId] as const }),
    args: { filter: t.arg({ type: QuoteFilterInput }) },
    resolve: (theme, { filter }, context, info) => choose(theme, { filter: bareIds(filter), context, info }),
  }),
)
