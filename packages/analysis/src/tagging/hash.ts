// Keys by number: what two texts joined are called is worked out from their numbers, so that no text is put together
// to ask for it.

/** The number of a text, in two halves, and what a text before it is multiplied by. */
export type Hash = { low: number; high: number; lowBy: number; highBy: number }
/** Where a key stands in the list that an index was made of; -1 where it does not. */
export type Index = {
  get(key: string): number
  /** Of the key whose number stands there in a list of numbers. */
  at(numbers: readonly number[], from: number): number
  /** Of the same key behind a prefix. */
  under(prefix: Hash, numbers: readonly number[], from: number): number
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

/** Puts a number behind a list, as four. */
export function putHash(list: number[], { low, high, lowBy, highBy }: Hash): void {
  list.push(low, high, lowBy, highBy)
}

/** Puts there the number of two texts with a space between them. */
export function putPair(list: number[], left: Hash, right: Hash): void {
  const low = Math.imul(left.low, SPACE.lowBy) + SPACE.low
  const high = Math.imul(left.high, SPACE.highBy) + SPACE.high
  list.push(
    (Math.imul(low, right.lowBy) + right.low) | 0,
    (Math.imul(high, right.highBy) + right.high) | 0,
    Math.imul(Math.imul(left.lowBy, SPACE.lowBy), right.lowBy),
    Math.imul(Math.imul(left.highBy, SPACE.highBy), right.highBy),
  )
}

/** An open table of all the keys. Two keys of one number in sixty-four bits are taken for one. */
export function indexOf(keys: readonly string[]): Index {
  const at = tableOf(keys)
  return {
    get(key) {
      const { low, high } = hashOf(key)
      return at(low, high)
    },
    at: (numbers, from) => at(numbers[from]!, numbers[from + 1]!),
    under(prefix, numbers, from) {
      const low = Math.imul(prefix.low, numbers[from + 2]!) + numbers[from]!
      const high = Math.imul(prefix.high, numbers[from + 3]!) + numbers[from + 1]!
      return at(low | 0, high | 0)
    },
  }
}

const SPACE = hashOf(' ')
const BITS = 8 // of the sieve, for each key

// Most of what a text asks for is not there: a sieve that is small enough to be at hand tells so nearly always.
function tableOf(keys: readonly string[]): (low: number, high: number) => number {
  const bits = Math.max(4, Math.ceil(Math.log2(keys.length * 2 + 1)))
  const mask = 2 ** bits - 1
  const table = new Int32Array(4 * (mask + 1))
  const sieveBits = Math.max(5, Math.ceil(Math.log2(keys.length * BITS + 1)))
  const sieve = new Int32Array(2 ** (sieveBits - 5))
  const placeOf = (low: number, high: number) => Math.imul(low ^ (high >>> 13), 0x9e3779b1) >>> (32 - bits)
  const bitOf = (low: number, high: number) => Math.imul(high ^ (low >>> 11), 0x85ebca6b) >>> (32 - sieveBits)
  keys.forEach((key, at) => {
    const { low, high } = hashOf(key)
    const bit = bitOf(low, high)
    sieve[bit >>> 5]! |= 1 << (bit & 31)
    let place = placeOf(low, high)
    while (table[4 * place + 2] !== 0) place = (place + 1) & mask
    table[4 * place] = low
    table[4 * place + 1] = high
    table[4 * place + 2] = at + 1
  })
  return (low, high) => {
    const bit = bitOf(low, high)
    if ((sieve[bit >>> 5]! & (1 << (bit & 31))) === 0) return -1
    for (let place = placeOf(low, high); ; place = (place + 1) & mask) {
      const at = table[4 * place + 2]! - 1
      if (at < 0 || (table[4 * place] === low && table[4 * place + 1] === high)) return at
    }
  }
}
