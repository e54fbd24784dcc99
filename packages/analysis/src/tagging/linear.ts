import { indexOf, type Index } from './hash.ts'
import { Weighing, type Weighed } from './weighed.ts'
import { isPair, isRead, WITHOUT_STOP_WORDS, wordsIn, type Word, type Words } from './word.ts'

/** What one key says about codes: row numbers, a weight for each, and how rare the key is. */
export type Entry = { rows: Int32Array; weights: Float64Array; rarity: number; seen: number }
/** A linear scorer: the raw score of a row is the sum of its keys' weights, each key counted once. */
export type Linear = {
  rows: number
  size: number
  index: Index
  /** The entry of a word's stem; -1 where there is none. */
  placeOf(word: Word): number
  entries: readonly Entry[]
}

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
  const size = entries.filter((entry) => entry.rows.length > 0).length
  const index = indexOf(keys)
  return { rows, size, index, placeOf: wordsIn(index), entries }
}
type Weights = ReadonlyMap<string, ReadonlyMap<number, number>>

/** The angle of a text to every row. Words that the scorer does not know turn it away from all of them. */
export function angles({ rows, size, index, placeOf, entries }: Linear, words: Words): number[] {
  const { read } = words
  const scores = new Array<number>(rows).fill(0)
  const unknown = Math.log(size + 2) / 2
  const turn = ++turns
  let squares = 0
  const add = (entry: Entry | undefined) => {
    if (!entry || entry.seen === turn) return
    entry.seen = turn
    squares += entry.rarity ** 2
    for (let at = 0; at < entry.rows.length; at++) scores[entry.rows[at]!]! += entry.weights[at]!
  }
  for (let at = 0; at < read.length; at++) {
    const word = read[at]!
    const { stem } = word
    if (isPair(words, at, WITHOUT_STOP_WORDS)) add(entries[index.ofPair(read[at - 1]!, word)])
    if (!isRead(word, WITHOUT_STOP_WORDS)) continue
    const place = placeOf(word)
    if (place >= 0) add(entries[place])
    else if (stem.seen !== turn) {
      stem.seen = turn
      squares += unknown ** 2
    }
  }
  const length = Math.sqrt(squares) || 1
  return scores.map((score) => Math.max(0, score) / length)
}

let turns = 0

/** How much each word and pair of a text adds to one row, in the order of the text. */
export function contributions({ index, placeOf, entries }: Linear, row: number, words: Words): Weighed {
  const { read, starts, ends } = words
  const weighed = new Weighing().begin(2 * read.length)
  const put = (start: number, end: number, place: number) => {
    const entry = entries[place]
    const at = entry ? entry.rows.indexOf(row) : -1
    if (at >= 0) weighed.putLast(start, end, entry!.weights[at]!)
  }
  read.forEach((word, at) => {
    if (isRead(word, WITHOUT_STOP_WORDS)) put(starts[at]!, ends[at]!, placeOf(word))
    const after = at + 1
    if (after < read.length && isPair(words, after, WITHOUT_STOP_WORDS))
      put(starts[at]!, ends[after]!, index.ofPair(word, read[after]!))
  })
  return weighed
}
