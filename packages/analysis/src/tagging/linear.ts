import type { Span } from '../text/span.ts'
import { indexOf, NO_PREFIX, type Hash } from './hash.ts'
import { walk, type Manner } from './reading.ts'
import type { Read } from './word.ts'

/** What one key says about codes: row numbers, a weight for each, and how rare the key is. */
export type Entry = { rows: Int32Array; weights: Float64Array; rarity: number; seen: number }
/** A linear scorer: the raw score of a row is the sum of its keys' weights, each key counted once. */
export type Linear = {
  rows: number
  size: number
  one(name: Hash): Entry | undefined
  two(left: Hash, right: Hash): Entry | undefined
}
/** A stretch of a text with what it adds to a row. */
export type Weighed = Span & { weight: number }

/** A scorer of weights per key and row; zeros are left out. */
export function linearOf(cells: Weights, rows: number, rarity: ReadonlyMap<string, number>): Linear {
  const keys = [...cells.keys()]
  const entries = keys.map((key): Entry => {
    const kept = [...cells.get(key)!].filter(([, weight]) => weight !== 0)
    return {
      rows: Int32Array.from(kept, ([at]) => at),
      weights: Float64Array.from(kept, ([, weight]) => weight),
      rarity: rarity.get(key) ?? 0,
      seen: 0,
    }
  })
  const index = indexOf(keys)
  return {
    rows,
    size: entries.filter((entry) => entry.rows.length > 0).length,
    one: (name) => entries[index.one(NO_PREFIX, name)],
    two: (left, right) => entries[index.two(NO_PREFIX, left, right)],
  }
}
type Weights = ReadonlyMap<string, ReadonlyMap<number, number>>

/** The angle of a text to every row. Words that the scorer does not know turn it away from all of them. */
export function angles(linear: Linear, words: readonly Read[]): Float64Array {
  const scores = new Float64Array(linear.rows)
  const unknown = Math.log(linear.size + 2) / 2
  const turn = ++turns
  let squares = 0
  const add = (entry: Entry | undefined) => {
    if (!entry || entry.seen === turn) return
    entry.seen = turn
    squares += entry.rarity ** 2
    for (let at = 0; at < entry.rows.length; at++) scores[entry.rows[at]!]! += entry.weights[at]!
  }
  walk({ words, phrases: [] }, MANNER, {
    word({ word: { name } }) {
      const entry = linear.one(name.hash)
      add(entry)
      if (entry || name.seen === turn) return
      name.seen = turn
      squares += unknown ** 2
    },
    pair: (left, right) => add(linear.two(left.word.name.hash, right.word.name.hash)),
    phrase: () => {},
  })
  const length = Math.sqrt(squares) || 1
  return scores.map((score) => Math.max(0, score) / length)
}

const MANNER: Manner = { lexicon: false, stopWords: false }
let turns = 0

/** How much each word and pair of a text adds to one row, in the order of the text. */
export function contributions(
  { linear, row }: { linear: Linear; row: number },
  words: readonly Read[],
): Weighed[] {
  const weighed: Weighed[] = []
  const put = (start: number, end: number, entry: Entry | undefined) => {
    const at = entry ? entry.rows.indexOf(row) : -1
    if (at >= 0) weighed.push({ start, end, weight: entry!.weights[at]! })
  }
  walk({ words, phrases: [] }, MANNER, {
    word: ({ start, end, word }) => put(start, end, linear.one(word.name.hash)),
    pair: (left, right) => put(left.start, right.end, linear.two(left.word.name.hash, right.word.name.hash)),
    phrase: () => {},
  })
  return weighed
}
