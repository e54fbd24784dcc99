// What the letters of a word say together, worked out once per word and model.
import type { Cells } from './cells.ts'
import type { Word } from './word.ts'

export type Spellings = {
  /** Adds what a word's letters say to every row, and gives the sum of their squares of rarity. */
  addTo(into: Float64Array, word: Word): number
  weightAt(word: Word, row: number): number
}

const BITS = 14 // of the words that are kept: a word that comes later takes the place of one with its last bits

export function spellingsOf(cells: Cells, rows: number): Spellings {
  const owners = new Int32Array(2 ** BITS).fill(-1)
  const squares = new Float64Array(2 ** BITS)
  const weights = new Float32Array(rows * 2 ** BITS)
  const sum = new Float64Array(rows)
  const placeOf = (word: Word): number => {
    const place = word.number & (2 ** BITS - 1)
    if (owners[place] === word.number) return place
    sum.fill(0)
    let square = 0
    for (const key of word.letters) square += cells.addTo(sum, cells.get(key))
    owners[place] = word.number
    squares[place] = square
    weights.set(sum, place * rows)
    return place
  }
  return {
    addTo(into, word) {
      const place = placeOf(word)
      const first = place * rows
      for (let row = 0; row < rows; row++) into[row]! += weights[first + row]!
      return squares[place]!
    },
    weightAt: (word, row) => weights[placeOf(word) * rows + row]!,
  }
}
