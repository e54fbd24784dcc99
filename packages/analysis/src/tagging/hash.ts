// Keys by number: what two texts joined are called is worked out from their numbers, so that no text is put together
// to ask for it.

/** The number of a text, in two halves, and what a text before it is multiplied by. */
export type Hash = { low: number; high: number; lowBy: number; highBy: number }
/** Where a key stands in the list that an index was made of; -1 where it does not. */
export type Index = {
  get(key: string): number
  /** Of a name behind a prefix. */
  one(prefix: Hash, name: Hash): number
  /** Of two names behind a prefix, with a space between them. */
  two(prefix: Hash, left: Hash, right: Hash): number
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

/** An open table of all the keys. Two keys of one number in sixty-four bits are taken for one. */
export function indexOf(keys: readonly string[]): Index {
  const at = tableOf(keys)
  return {
    get(key) {
      const { low, high } = hashOf(key)
      return at(low, high)
    },
    one(prefix, name) {
      const low = Math.imul(prefix.low, name.lowBy) + name.low
      const high = Math.imul(prefix.high, name.highBy) + name.high
      return at(low | 0, high | 0)
    },
    two(prefix, left, right) {
      let low = Math.imul(prefix.low, left.lowBy) + left.low
      let high = Math.imul(prefix.high, left.highBy) + left.high
      low = Math.imul(low, SPACE.lowBy) + SPACE.low
      high = Math.imul(high, SPACE.highBy) + SPACE.high
      low = Math.imul(low, right.lowBy) + right.low
      high = Math.imul(high, right.highBy) + right.high
      return at(low | 0, high | 0)
    },
  }
}

/** The number of nothing. */
export const NO_PREFIX = hashOf('')
const SPACE = hashOf(' ')

// Half of a number beside the place it stands for: what is not there is told by one look.
function tableOf(keys: readonly string[]): (low: number, high: number) => number {
  const bits = Math.max(4, Math.ceil(Math.log2(keys.length * 2 + 1)))
  const mask = 2 ** bits - 1
  const table = new Int32Array(2 * (mask + 1))
  const highs = new Int32Array(keys.length)
  const placeOf = (low: number, high: number) => Math.imul(low ^ (high >>> 13), 0x9e3779b1) >>> (32 - bits)
  keys.forEach((key, at) => {
    const { low, high } = hashOf(key)
    highs[at] = high
    let place = placeOf(low, high)
    while (table[2 * place + 1] !== 0) place = (place + 1) & mask
    table[2 * place] = low
    table[2 * place + 1] = at + 1
  })
  return (low, high) => {
    for (let place = placeOf(low, high); ; place = (place + 1) & mask) {
      const at = table[2 * place + 1]! - 1
      if (at < 0 || (table[2 * place] === low && highs[at] === high)) return at
    }
  }
}
