// Keys by number: what two texts joined are called is worked out from their numbers, so that no text is put together
// to ask for it.

/** The number of a text, in two halves, and what a text before it is multiplied by. */
export type Hash = { low: number; high: number; lowBy: number; highBy: number }
const LOW = 0x01000193
const HIGH = 0x2c1b3c6d

export function hashOf(text: string): Hash {
  let low = 0
  let high = 0
  let lowBy = 1
  let highBy = 1
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    low = lowWith(low, unit)
    high = highWith(high, unit)
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

const SPACE = hashOf(' ')
const BITS = 8 // of the sieve, for each key

/**
 * Where keys stand in a list, by their numbers. Two keys of one number in sixty-four bits are taken for one. Most of what
 * a text asks for is not there: a sieve that is small enough to be at hand tells so nearly always. What is asked for gives
 * -1 where it is not there.
 */
export class Index {
  /** The halves of the number of each key, in the order of the list. */
  readonly #numbers: Int32Array
  /** An open table of where keys stand, from 1 on. */
  readonly #table: Int32Array
  readonly #sieve: Int32Array
  readonly #mask: number
  readonly #shift: number
  readonly #sieveShift: number
  #count = 0

  /** @param most how many keys it has room for */
  constructor(most: number) {
    const bits = Math.max(4, Math.ceil(Math.log2(most * 1.5 + 1)))
    const sieveBits = Math.max(5, Math.ceil(Math.log2(most * BITS + 1)))
    this.#numbers = new Int32Array(2 * most)
    this.#mask = 2 ** bits - 1
    this.#table = new Int32Array(2 ** bits)
    this.#sieve = new Int32Array(2 ** (sieveBits - 5))
    this.#shift = 32 - bits
    this.#sieveShift = 32 - sieveBits
  }

  /** Where a key stands, which is put behind the others where it is new. */
  put(low: number, high: number): number {
    const bit = sieveOf(low, high) >>> this.#sieveShift
    this.#sieve[bit >>> 5]! |= 1 << (bit & 31)
    const place = this.#find(low, high)
    const known = this.#table[place]! - 1
    if (known >= 0) return known
    const at = this.#count++
    this.#numbers[2 * at] = low
    this.#numbers[2 * at + 1] = high
    this.#table[place] = at + 1
    return at
  }

  /** Of the key whose number has these halves. */
  at(low: number, high: number): number {
    const bit = sieveOf(low, high) >>> this.#sieveShift
    if ((this.#sieve[bit >>> 5]! & (1 << (bit & 31))) === 0) return -1
    return this.#table[this.#find(low, high)]! - 1
  }

  // The place in the table that has a key, or would have it.
  #find(low: number, high: number): number {
    const table = this.#table
    const numbers = this.#numbers
    for (let place = placeOf(low, high) >>> this.#shift; ; place = (place + 1) & this.#mask) {
      const at = table[place]! - 1
      if (at < 0 || (numbers[2 * at] === low && numbers[2 * at + 1] === high)) return place
    }
  }

  /** Of the key of that number. */
  of({ low, high }: Hash): number {
    return this.at(low, high)
  }

  /** Of two texts with a space between them. */
  ofPair(left: Hash, right: Hash): number {
    return this.at(lowOfPair(left, right), highOfPair(left, right))
  }

  /** Of a key behind a prefix. */
  under(prefix: Hash, { low, high, lowBy, highBy }: Hash): number {
    return this.at((Math.imul(prefix.low, lowBy) + low) | 0, (Math.imul(prefix.high, highBy) + high) | 0)
  }

  get(key: string): number {
    return this.of(hashOf(key))
  }
}

export function indexOf(keys: readonly string[]): Index {
  const index = new Index(keys.length)
  for (const key of keys) putFrom(index, key, 0)
  return index
}

/** Puts what stands in a text from there on. */
export function putFrom(index: Index, text: string, from: number): number {
  let low = 0
  let high = 0
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    low = lowWith(low, unit)
    high = highWith(high, unit)
  }
  return index.put(low, high)
}

function placeOf(low: number, high: number): number {
  return Math.imul(low ^ (high >>> 13), 0x9e3779b1)
}

function sieveOf(low: number, high: number): number {
  return Math.imul(high ^ (low >>> 11), 0x85ebca6b)
}

/** FNV-1a of a text's code units, as eight hexadecimal digits. */
export function sumOf(text: string): string {
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193)
  return (sum >>> 0).toString(16).padStart(8, '0')
}
