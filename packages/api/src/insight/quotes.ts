import { tsqueryOf } from '../deidentification/searchIndex.ts'
import { shutOutFrom } from '../actor.ts'
import type { Context } from '../context.ts'
import { invalid } from '../errors.ts'
import { refuseUnwritable } from '../input.ts'
import { sizeOf, type PageArgs } from '../page.ts'
import * as store from './store.ts'

export type QuoteFilter = Omit<store.QuoteQuery, 'studyId' | 'themeId' | 'shutOutFrom'>

export type QuotePage = {
  keys: store.QuoteCursor[]
  hasNextPage: boolean
  hasPreviousPage: boolean
  totalCount: number
  people: number
}

const empty: QuotePage = { keys: [], hasNextPage: false, hasPreviousPage: false, totalCount: 0, people: 0 }
const longestSearch = 400

/** One page of the quotes under a theme, the strongest first. */
export const pageOfQuotes = async (
  context: Context,
  theme: { studyId: string; id: string },
  asked: { filter: QuoteFilter; page: PageArgs },
): Promise<QuotePage> => {
  const { filter, page } = asked
  const query = await queryOf(context, theme, filter)
  if (!query) return empty
  const isBackward = page.last != null && page.first == null
  const size = sizeOf(page)
  const [found, counts] = await Promise.all([
    store.findQuoteKeys(context.app.db, query, {
      limit: size + 1,
      after: page.after ? cursorIn('after', page.after) : null,
      before: page.before ? cursorIn('before', page.before) : null,
      isBackward,
    }),
    store.countQuotes(context.app.db, query),
  ])
  if (query.search) context.reading.searched(theme.studyId, filter.search!, counts.quotes)
  const keys = found.slice(0, size)
  const hasMore = found.length > size
  return {
    keys: isBackward ? keys.reverse() : keys,
    hasNextPage: isBackward ? Boolean(page.before) : hasMore,
    hasPreviousPage: isBackward ? hasMore : Boolean(page.after),
    totalCount: counts.quotes,
    people: counts.people,
  }
}

/** How many there are, counted again without opening a word. */
export const countOfQuotes = async (
  context: Context,
  theme: { studyId: string; id: string },
  filter: QuoteFilter,
): Promise<{ quotes: number; people: number }> => {
  const query = await queryOf(context, theme, filter)
  if (!query) return { quotes: 0, people: 0 }
  const counts = await store.countQuotes(context.app.db, query)
  if (query.search) context.reading.searched(theme.studyId, filter.search!, counts.quotes)
  return counts
}

/** Null where the words looked for can be found nowhere. */
export const queryOf = async (
  { app, actor, reading }: Context,
  theme: { studyId: string; id: string },
  filter: QuoteFilter,
): Promise<store.QuoteQuery | null> => {
  if ((filter.search?.length ?? 0) > longestSearch)
    throw invalid('search', `is too long: at most ${longestSearch} characters`)
  refuseUnwritable('about', filter.about ?? '')
  refuseUnwritable('aspect', filter.aspect ?? '')
  refuseUnwritable('decidedAspect', filter.decidedAspect ?? '')
  const search = filter.search?.trim()
    ? tsqueryOf(filter.search, await app.words.lexeme(theme.studyId))
    : undefined
  if (search === null) {
    reading.searched(theme.studyId, filter.search!, 0)
    return null
  }
  return {
    ...filter,
    studyId: theme.studyId,
    themeId: theme.id,
    search: search ?? null,
    shutOutFrom: shutOutFrom(actor),
  }
}

export const cursorOf = ({ score, id }: store.QuoteCursor) => `${score}:${id}`

const cursorIn = (name: 'after' | 'before', cursor: string): store.QuoteCursor => {
  const [, score, id] = /^([\d.e-]{1,25}):([\w-]{22})$/.exec(cursor) ?? []
  if (!score || !id || Number.isNaN(Number(score))) throw invalid(name, 'is not a cursor of this list')
  return { score: Number(score), id }
}
