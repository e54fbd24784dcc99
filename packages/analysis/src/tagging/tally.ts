import { lengthOf } from './bag.ts'
import { RARITIES, WEIGHTS } from './cells.ts'
import type { Model } from './model.ts'
import type { Prefixed } from './prefixed.ts'
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

  /** Adds the cells of a key under either of two prefixes. */
  addUnder(key: number, { first, under, one, other }: Either): void {
    if (key < 0) return
    const { cells, seen, rows } = this.#model
    const last = Math.max(one, other)
    const until = first[key + 1]!
    for (let place = first[key]!; place < until && under[place]! <= last; place++) {
      if ((under[place] !== one && under[place] !== other) || seen[place] === this.#turn) continue
      seen[place] = this.#turn
      const at = place * cells.wide
      const rarity = RARITIES[cells.bytes[at]!]!
      this.#squares += rarity * rarity
      for (let row = 0; row < rows; row++) this.#total[row]! += WEIGHTS[cells.bytes[at + 1 + row]!]! * rarity
    }
  }

  sum(): number[] {
    const { scale, rows } = this.#model
    const unit = scale[this.#block] / lengthOf(this.#squares)
    const sums = new Array<number>(rows)
    for (let row = 0; row < rows; row++) sums[row] = this.#total[row]! * unit
    return sums
  }
}

/** The cells of a model by their keys, and two prefixes (or the same one twice). */
export type Either = Pick<Prefixed, 'first' | 'under'> & { one: number; other: number }

let turns = 0
