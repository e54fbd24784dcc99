// The keys of a model by what stands behind their prefix: one look tells what a word says under every prefix.
import { Index, putFrom } from './hash.ts'

export type Prefixed = {
  /** Of the keys without their prefix. */
  index: Index
  /** The number of a prefix, or -1 where no key has it. */
  prefix(text: string): number
  /** The cells, those of each key together in the order of their prefixes; and the number of the prefix of each. */
  cells: readonly string[]
  under: Uint8Array
  /**
   * `WIDE` numbers of each key: where its cells begin, where they end, which prefixes it has, as bits, and room for when
   * it was last counted.
   */
  keys: Int32Array
}
export const WIDE = 4
/** The bit of a prefix; those beyond the last bit share it. */
export const bitOf = (prefix: number): number => (prefix < 0 ? 0 : 1 << Math.min(prefix, 31))

/** @param stored the cells of a model with so many rows */
export function prefixedOf(stored: readonly string[], rows: number): Prefixed {
  const index = new Index(stored.length)
  const ends = stored.map((cell) => prefixEnd(cell, rows + 1))
  const prefixOf = stored.map((cell, at) => cell.slice(rows + 1, ends[at]))
  const prefixes = [...new Set(prefixOf)].sort()
  const keyOf = Int32Array.from(stored, (cell, at) => putFrom(index, cell, ends[at]!))
  const first = new Int32Array(keyOf.reduce((most, key) => Math.max(most, key), -1) + 2)
  for (const key of keyOf) first[key + 1]!++
  for (let key = 1; key < first.length; key++) first[key]! += first[key - 1]!
  const next = first.slice()
  const cells = new Array<string>(stored.length)
  const under = new Uint8Array(stored.length)
  prefixes.forEach((prefix, number) => {
    for (let at = 0; at < stored.length; at++) {
      if (prefixOf[at] !== prefix) continue
      const place = next[keyOf[at]!]!++
      cells[place] = stored[at]!
      under[place] = number
    }
  })
  return { index, prefix: (text) => prefixes.indexOf(text), cells, under, keys: keysOf(first, under) }
}

function keysOf(first: Int32Array, under: Uint8Array): Int32Array {
  const keys = new Int32Array(WIDE * (first.length - 1))
  for (let key = 0; key < first.length - 1; key++) {
    const [from, until] = [first[key]!, first[key + 1]!]
    keys.set(
      [from, until, under.subarray(from, until).reduce((bits, each) => bits | bitOf(each), 0)],
      WIDE * key,
    )
  }
  return keys
}

/** Where the prefix of a key ends: "?" of a question, "=" of a whole answer, "code|", or none. */
export function prefixEnd(key: string, from = 0): number {
  const isOne = key.startsWith('?', from) || key.startsWith('=', from)
  return isOne ? from + 1 : Math.max(from, key.indexOf('|', from) + 1)
}
