// What a word says by itself, and what its letters say together, worked out once per word and model.
import type { Cells } from './cells.ts'
import { showLetters, SLOTS, type Word } from './word.ts'

/**
 * What is kept of words, each in its slot: in `weights` what the word says to every row, then what its letters say; in
 * `squares` the sums of the squares of rarity of both.
 */
export type Spellings = {
  slotOf(word: Word): number
  weights: Float32Array
  squares: Float64Array
}

export function spellingsOf(cells: Cells, rows: number): Spellings {
  const owners = new Int32Array(SLOTS).fill(-1)
  const squares = new Float64Array(2 * SLOTS)
  const weights = new Float32Array(2 * SLOTS * rows)
  const sum = new Float64Array(rows)
  let square = 0
  const addLetters = (low: number, high: number) => void (square += cells.addTo(sum, cells.at(low, high)))
  return {
    weights,
    squares,
    slotOf(word) {
      const slot = word.number & (SLOTS - 1)
      if (owners[slot] === word.number) return slot
      owners[slot] = word.number
      sum.fill(0)
      squares[2 * slot] = cells.addTo(sum, cells.of(word.stem))
      weights.set(sum, 2 * slot * rows)
      sum.fill(0)
      square = 0
      showLetters(word, addLetters)
      squares[2 * slot + 1] = square
      weights.set(sum, (2 * slot + 1) * rows)
      return slot
    },
  }
}
