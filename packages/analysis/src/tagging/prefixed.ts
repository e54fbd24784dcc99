// The keys of a model by what stands behind their prefix: one look tells what a word says under every prefix.
import { indexOf, type Index } from './hash.ts'

export type Prefixed = {
  /** Of the keys without their prefix. */
  index: Index
  /** The number of a prefix, or -1 where no key has it. */
  prefix(text: string): number
  /** The cell of a key under a prefix, or -1. */
  cell(key: number, prefix: number): number
}

/** @param keys of a model, in the order of its cells */
export function prefixedOf(keys: readonly string[]): Prefixed {
  const prefixes = new Map<string, number>()
  const bare = new Map<string, number>()
  const next = new Int32Array(keys.length).fill(-1)
  const under = new Uint8Array(keys.length)
  const heads: number[] = []
  keys.forEach((key, cell) => {
    const length = lengthOf(key)
    const prefix = key.slice(0, length)
    if (!prefixes.has(prefix)) prefixes.set(prefix, prefixes.size)
    under[cell] = prefixes.get(prefix)!
    const own = key.slice(length)
    const at = bare.get(own) ?? bare.size
    bare.set(own, at)
    next[cell] = heads[at] ?? -1
    heads[at] = cell
  })
  const first = Int32Array.from(heads)
  return {
    index: indexOf([...bare.keys()]),
    prefix: (text) => prefixes.get(text) ?? -1,
    cell(key, prefix) {
      let cell = key < 0 ? -1 : first[key]!
      while (cell >= 0 && under[cell] !== prefix) cell = next[cell]!
      return cell
    },
  }
}

// "?" of a question, "=" of a whole answer, "code|", or none.
function lengthOf(key: string): number {
  return key.startsWith('?') || key.startsWith('=') ? 1 : key.indexOf('|') + 1
}
