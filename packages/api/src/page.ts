// Pages of a list, by what its rows are sorted by: a cursor holds the values of a row, so that the list goes on from
// there when that row is gone.
import { invalid } from './errors.ts'

export type PageArgs = {
  first?: number | null | undefined
  last?: number | null | undefined
  after?: string | null | undefined
  before?: string | null | undefined
}

/** What to look for: one row more than shown, to know whether there are more. */
export type Wanted<Cursor> = {
  limit: number
  after: Cursor | null
  before: Cursor | null
  isBackward: boolean
}

type List<Row, Cursor> = {
  cursorOf: (row: Row) => string
  /** The values that a cursor holds, null where it is none of this list's. */
  cursorIn: (text: string) => Cursor | null
  /** Rows in the order of the list, or from its end where the page is asked for from there. */
  find: (wanted: Wanted<Cursor>) => Promise<Row[]>
}

const usualSize = 20
const largestSize = 100

/** How many rows a page shows. */
export const sizeOf = ({ first, last }: PageArgs): number => {
  if ((first ?? 0) < 0) throw invalid('first', `is below 0. Give 0 to ${largestSize}.`)
  if ((last ?? 0) < 0) throw invalid('last', `is below 0. Give 0 to ${largestSize}.`)
  return Math.min(first ?? last ?? usualSize, largestSize)
}

export const pageOf = async <Row, Cursor>(args: PageArgs, list: List<Row, Cursor>) => {
  const isBackward = args.last != null && args.first == null
  const size = sizeOf(args)
  const cursor = (name: 'after' | 'before') => {
    const text = args[name]
    const values = text ? list.cursorIn(text) : null
    if (text && !values) throw invalid(name, 'is not a cursor of this list')
    return values
  }
  const [after, before] = [cursor('after'), cursor('before')]
  const found = await list.find({ limit: size + 1, after, before, isBackward })
  const shown = found.slice(0, size)
  const hasMore = found.length > size
  const edges = (isBackward ? shown.reverse() : shown).map((node) => ({ node, cursor: list.cursorOf(node) }))
  const pageInfo = {
    hasNextPage: isBackward ? Boolean(before) : hasMore,
    hasPreviousPage: isBackward ? hasMore : Boolean(after),
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  }
  return { edges, pageInfo }
}

/** Where a list that is sorted by a time, and within it by id, goes on; `field` is the time's name in its rows. */
export type TimeAndId<Field extends string> = Record<Field, Date> & { id: string }

export const byTimeAndId = <Field extends string>(field: Field) => ({
  cursorOf: (row: TimeAndId<Field>) => `${row[field].getTime()}:${row.id}`,
  cursorIn: (text: string): TimeAndId<Field> | null => {
    const [, at, id] = /^(-?\d{1,15}):([\w-]{22})$/.exec(text) ?? []
    return at && id ? ({ [field]: new Date(Number(at)), id } as TimeAndId<Field>) : null
  },
  /** What lies past a cursor, for a store's `where`; everything where there is none. */
  beyond: (side: 'gt' | 'lt', from: TimeAndId<Field> | null) =>
    from
      ? { OR: [{ [field]: { [side]: from[field] } }, { [field]: from[field], id: { [side]: from.id } }] }
      : {},
})

/** The length of the whole list, counted only where it is asked for. */
export const totalOf = (connection: object): Promise<number> =>
  (connection as { totalCount: () => Promise<number> }).totalCount()
