// What a word says by itself, and what its letters say together, worked out once per word and model.
import type { Cells } from './cells.ts'
import { showLetters, stemsIn, type Word } from './word.ts'

/**
 * What is kept of words, each in its slot: in `weights` what the word says to every row, then what its letters say; in
 * `squares` the sums of the squares of rarity of both.
 */
export type Spellings = {
  slotOf(word: Word): number
  weights: Float32Array
  squares: Float64Array
}

const BITS = 14 // of the words that are kept: a word that comes later takes the place of one with its last bits

export function spellingsOf(cells: Cells, rows: number): Spellings {
  const owners = new Int32Array(2 ** BITS).fill(-1)
  const squares = new Float64Array(2 ** (BITS + 1))
  const weights = new Float32Array(rows * 2 ** (BITS + 1))
  const sum = new Float64Array(rows)
  const placeOf = stemsIn(cells)
  let square = 0
  const addLetters = (low: number, high: number) => void (square += cells.addTo(sum, cells.at(low, high)))
  return {
    weights,
    squares,
    slotOf(word) {
      const slot = word.number & (2 ** BITS - 1)
      if (owners[slot] === word.number) return slot
      owners[slot] = word.number
      sum.fill(0)
      squares[2 * slot] = cells.addTo(sum, placeOf(word.stem))
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
