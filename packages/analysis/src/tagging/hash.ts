// Keys by number: what two texts joined are called is worked out from their numbers, so that no text is put together
// to ask for it.

/** The number of a text, in two halves, and what a text before it is multiplied by. */
export type Hash = { low: number; high: number; lowBy: number; highBy: number }
/** Where a key stands in the list that an index was made of; -1 where it does not. */
export type Index = {
  get(key: string): number
  /** Of the key of that number. */
  of(hash: Hash): number
  /** Of two texts with a space between them. */
  ofPair(left: Hash, right: Hash): number
  /** Of a key behind a prefix. */
  under(prefix: Hash, hash: Hash): number
  /** Of the key whose number has these halves. */
  at(low: number, high: number): number
}

const LOW = 0x01000193
const HIGH = 0x2c1b3c6d

export function hashOf(text: string): Hash {
  let low = 0
  let high = 0
  let lowBy = 1
  let highBy = 1
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at) + 1
    low = (Math.imul(low, LOW) + unit) | 0
    high = (Math.imul(high, HIGH) + unit) | 0
    lowBy = Math.imul(lowBy, LOW)
    highBy = Math.imul(highBy, HIGH)
  }
  return { low, high, lowBy, highBy }
}

/** Adds a unit of a text to each half of its number. */
export const lowWith = (low: number, unit: number): number => (Math.imul(low, LOW) + unit + 1) | 0
export const highWith = (high: number, unit: number): number => (Math.imul(high, HIGH) + unit + 1) | 0

/** The number of two texts with a space between them. */
export function pairOf(left: Hash, right: Hash): Hash {
  return {
    low: lowOfPair(left, right),
    high: highOfPair(left, right),
    lowBy: Math.imul(Math.imul(left.lowBy, SPACE.lowBy), right.lowBy),
    highBy: Math.imul(Math.imul(left.highBy, SPACE.highBy), right.highBy),
  }
}

function lowOfPair(left: Hash, right: Hash): number {
  return (Math.imul(Math.imul(left.low, SPACE.lowBy) + SPACE.low, right.lowBy) + right.low) | 0
}

function highOfPair(left: Hash, right: Hash): number {
  return (Math.imul(Math.imul(left.high, SPACE.highBy) + SPACE.high, right.highBy) + right.high) | 0
}

/** An open table of keys. Two keys of one number in sixty-four bits are taken for one. */
export type Table = {
  /** Where a key stands, which is put behind the others where it is new. */
  put(low: number, high: number): number
  at(low: number, high: number): number
}

/** What is asked of a table of keys by their parts. */
export function indexIn(table: Table): Index {
  const { at } = table
  return {
    at,
    get(key) {
      const { low, high } = hashOf(key)
      return at(low, high)
    },
    of: ({ low, high }) => at(low, high),
    ofPair: (left, right) => at(lowOfPair(left, right), highOfPair(left, right)),
    under(prefix, { low, high, lowBy, highBy }) {
      return at((Math.imul(prefix.low, lowBy) + low) | 0, (Math.imul(prefix.high, highBy) + high) | 0)
    },
  }
}

export function indexOf(keys: readonly string[]): Index {
  const table = tableFor(keys.length)
  for (const key of keys) putFrom(table, key, 0)
  return indexIn(table)
}

/** Puts what stands in a text from there on. */
export function putFrom(table: Table, text: string, from: number): number {
  let low = 0
  let high = 0
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    low = lowWith(low, unit)
    high = highWith(high, unit)
  }
  return table.put(low, high)
}

const SPACE = hashOf(' ')
const BITS = 8 // of the sieve, for each key

/**
 * A table for so many keys. Most of what a text asks for is not there: a sieve that is small enough to be at hand
 * tells so nearly always.
 */
export function tableFor(most: number): Table {
  const bits = Math.max(4, Math.ceil(Math.log2(most * 1.5 + 1)))
  const mask = 2 ** bits - 1
  const table = new Int32Array(3 * (mask + 1))
  const sieveBits = Math.max(5, Math.ceil(Math.log2(most * BITS + 1)))
  const sieve = new Int32Array(2 ** (sieveBits - 5))
  const placeOf = (low: number, high: number) => Math.imul(low ^ (high >>> 13), 0x9e3779b1) >>> (32 - bits)
  const bitOf = (low: number, high: number) => Math.imul(high ^ (low >>> 11), 0x85ebca6b) >>> (32 - sieveBits)
  let count = 0
  return {
    put(low, high) {
      const bit = bitOf(low, high)
      sieve[bit >>> 5]! |= 1 << (bit & 31)
      for (let place = placeOf(low, high); ; place = (place + 1) & mask) {
        const at = table[3 * place + 2]! - 1
        if (at >= 0 && (table[3 * place] !== low || table[3 * place + 1] !== high)) continue
        if (at >= 0) return at
        table[3 * place] = low
        table[3 * place + 1] = high
        table[3 * place + 2] = ++count
        return count - 1
      }
    },
    at(low, high) {
      const bit = bitOf(low, high)
      if ((sieve[bit >>> 5]! & (1 << (bit & 31))) === 0) return -1
      for (let place = placeOf(low, high); ; place = (place + 1) & mask) {
        const at = table[3 * place + 2]! - 1
        if (at < 0 || (table[3 * place] === low && table[3 * place + 1] === high)) return at
      }
    },
  }
}
