// What a word says by itself, and what its letters say together, worked out once per word and model.
import type { Cells } from './cells.ts'
import { showLetters, SLOTS, type Word } from './word.ts'

/** How many numbers stand in a slot of so many rows. */
export const wideOf = (rows: number): number => 2 * rows + 2

/**
 * What is kept of words, each in its slot: what the word says to every row, what its letters say, and the sums of the
 * squares of rarity of both.
 */
export class Spellings {
  readonly weights: Float32Array
  readonly #owners = new Int32Array(SLOTS).fill(-1)
  readonly #cells: Cells
  readonly #rows: number
  readonly #wide: number

  constructor(cells: Cells, rows: number) {
    this.#cells = cells
    this.#rows = rows
    this.#wide = wideOf(rows)
    this.weights = new Float32Array(SLOTS * this.#wide)
  }

  /** Where the slot of a word begins in `weights`. */
  firstOf(word: Word): number {
    const slot = word.number & (SLOTS - 1)
    const first = slot * this.#wide
    if (this.#owners[slot] !== word.number) {
      this.#owners[slot] = word.number
      this.#read(word, first)
    }
    return first
  }

  #read(word: Word, first: number): void {
    const cells = this.#cells
    const rows = this.#rows
    const sum = new Float64Array(rows)
    this.weights[first + 2 * rows] = cells.addTo(sum, cells.of(word))
    this.weights.set(sum, first)
    sum.fill(0)
    let squares = 0
    showLetters(word, (low, high) => void (squares += cells.addTo(sum, cells.at(low, high))))
    this.weights[first + 2 * rows + 1] = squares
    this.weights.set(sum, first + rows)
  }
}
