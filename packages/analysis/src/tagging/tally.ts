import { lengthOf } from './bag.ts'
import { RARITIES, WEIGHTS } from './cells.ts'
import type { Model } from './model.ts'
import { bitOf, WIDE, type Prefixed } from './prefixed.ts'
import type { Block } from './reading.ts'

/**
 * Adds up cells, each counted once, as one block of a model. It is made once and begun anew for each sum; no other sum of
 * the model may be begun before it is told.
 */
export class Tally {
  readonly #model: Model
  readonly #block: Block
  readonly #total: Float64Array
  #squares = 0
  #turn = 0

  constructor(model: Model, block: Block) {
    this.#model = model
    this.#block = block
    this.#total = new Float64Array(model.rows)
  }

  begin(): this {
    this.#squares = 0
    this.#turn = ++turns
    this.#total.fill(0)
    return this
  }

  add(place: number): void {
    const { cells, seen } = this.#model
    if (place < 0 || seen[place] === this.#turn) return
    seen[place] = this.#turn
    this.#squares += cells.addTo(this.#total, place)
  }

  /** Adds the cells of a key under either of two prefixes; all keys of one sum are asked for under the same two. */
  addUnder(key: number, either: Either): void {
    if (key < 0) return
    const { keys, one, other } = either
    const own = WIDE * key
    const bits = keys[own + 2]!
    if ((bits & either.bits) === 0 || keys[own + 3] === this.#turn) return
    keys[own + 3] = this.#turn
    if ((bits & bitOf(one)) !== 0) this.#addOne(own, one, either)
    if (one !== other && (bits & bitOf(other)) !== 0) this.#addOne(own, other, either)
  }

  #addOne(own: number, prefix: number, { keys, under }: Either): void {
    const until = keys[own + 1]!
    for (let place = keys[own]!; place < until; place++)
      if (under[place] === prefix) return this.#addAt(place)
  }

  #addAt(place: number): void {
    const total = this.#total
    const { bytes, wide } = this.#model.cells
    const at = place * wide
    const rarity = RARITIES[bytes[at]!]!
    this.#squares += rarity * rarity
    for (let row = 0; row < total.length; row++) total[row]! += WEIGHTS[bytes[at + 1 + row]!]! * rarity
  }

  sum(): number[] {
    const { scale, rows } = this.#model
    const unit = scale[this.#block] / lengthOf(this.#squares)
    const sums = new Array<number>(rows)
    for (let row = 0; row < rows; row++) sums[row] = this.#total[row]! * unit
    return sums
  }
}

/** The cells of a model by their keys, and two prefixes (or the same one twice), as numbers and as bits. */
export type Either = Pick<Prefixed, 'keys' | 'under'> & { one: number; other: number; bits: number }

/** Two prefixes of the keys of a model; what is said under the first of the file is added first. */
export function either({ keys, under }: Prefixed, one: number, other: number): Either {
  const [first, second] = one < other ? [one, other] : [other, one]
  return { keys, under, one: first, other: second, bits: bitOf(one) | bitOf(other) }
}

let turns = 0
