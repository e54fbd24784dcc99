// The keys of a model by what stands behind their prefix: one look tells what a word says under every prefix.
import { indexIn, putFrom, tableFor, type Index } from './hash.ts'

export type Prefixed = {
  /** Of the keys without their prefix. */
  index: Index
  /** The number of a prefix, or -1 where no key has it. */
  prefix(text: string): number
  /** The cells, those of each key from `first[key]` to `first[key + 1]`, in the order of their prefixes; and those. */
  cells: readonly string[]
  first: Int32Array
  under: Uint8Array
}

/** @param stored the cells of a model with so many rows */
export function prefixedOf(stored: readonly string[], rows: number): Prefixed {
  const table = tableFor(stored.length)
  const ends = stored.map((cell) => prefixEnd(cell, rows + 1))
  const prefixOf = stored.map((cell, at) => cell.slice(rows + 1, ends[at]))
  const prefixes = [...new Set(prefixOf)].sort()
  const keys = Int32Array.from(stored, (cell, at) => putFrom(table, cell, ends[at]!))
  const first = new Int32Array(keys.reduce((most, key) => Math.max(most, key), -1) + 2)
  for (const key of keys) first[key + 1]!++
  for (let key = 1; key < first.length; key++) first[key]! += first[key - 1]!
  const next = first.slice()
  const cells = new Array<string>(stored.length)
  const under = new Uint8Array(stored.length)
  prefixes.forEach((prefix, number) => {
    for (let at = 0; at < stored.length; at++) {
      if (prefixOf[at] !== prefix) continue
      const place = next[keys[at]!]!++
      cells[place] = stored[at]!
      under[place] = number
    }
  })
  return { index: indexIn(table), prefix: (text) => prefixes.indexOf(text), cells, first, under }
}

/** Where the prefix of a key ends: "?" of a question, "=" of a whole answer, "code|", or none. */
export function prefixEnd(key: string, from = 0): number {
  const isOne = key.startsWith('?', from) || key.startsWith('=', from)
  return isOne ? from + 1 : Math.max(from, key.indexOf('|', from) + 1)
}
