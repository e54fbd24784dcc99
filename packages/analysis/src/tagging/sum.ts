// What a model makes of a text: sums per row, and what each place of the text adds to them.
import type { Span } from '../text/span.ts'
import { lengthOf } from './bag.ts'
import { hashOf, NO_PREFIX } from './hash.ts'
import type { Model } from './model.ts'
import { ASKED, QUESTION, walk, type Block, type Passage } from './reading.ts'
import { FIRST, type Word } from './word.ts'

/** What a text adds to every row; `unit` is how much one unit of each block's weights counts. */
export type Sum = { own: Float64Array; unit: Float64Array; isSaid: boolean }

/** Adds up a text's words and phrases. `isSaid` where the model knows one of the words. */
export function addUp(model: Model, passage: Passage): Sum {
  const { rows, scale, cells, manner, spellings } = model
  const said = new Float64Array(rows)
  const spelt = new Float64Array(rows)
  const meant = new Float64Array(rows)
  let [ofSaid, ofSpelt, ofMeant] = [0, 0, 0]
  walk(passage, manner, {
    word({ word }) {
      ofSaid += cells.addTo(said, cells.one(NO_PREFIX, word.name.hash))
      ofSpelt += spellings.addTo(spelt, word)
    },
    pair: (left, right) => {
      ofSaid += cells.addTo(said, cells.two(NO_PREFIX, left.word.name.hash, right.word.name.hash))
    },
    phrase: ({ hash }) => {
      ofMeant += cells.addTo(meant, cells.one(NO_PREFIX, hash))
    },
  })
  const unit = Float64Array.of(
    scale[0] / lengthOf(ofSaid),
    scale[1] / lengthOf(ofSpelt),
    scale[2] / lengthOf(ofMeant),
  )
  for (let row = 0; row < rows; row++)
    said[row] = said[row]! * unit[0]! + spelt[row]! * unit[1]! + meant[row]! * unit[2]!
  return { own: said, unit, isSaid: ofSaid > 0 }
}

/** What a question adds to every row. */
export function addQuestion(model: Model, { words, phrases }: Passage): Float64Array {
  const { cells, manner } = model
  const counted = counter(model, QUESTION)
  let before = FIRST
  for (const { word } of words) {
    counted.add(cells.one(ASKED_HASH, word.stem.hash))
    counted.add(cells.two(ASKED_HASH, before.hash, word.stem.hash))
    before = word.stem
  }
  if (manner.lexicon) for (const { hash } of phrases) counted.add(cells.one(ASKED_HASH, hash))
  return counted.sum()
}

const ASKED_HASH = hashOf(ASKED)

/** Adds up cells, each counted once, as one block. */
export function counter({ rows, scale, cells, seen }: Model, block: Block): Counter {
  const total = new Float64Array(rows)
  const turn = ++turns
  let squares = 0
  return {
    add(place) {
      if (place < 0 || seen[place] === turn) return
      seen[place] = turn
      squares += cells.addTo(total, place)
    },
    sum() {
      const unit = scale[block] / lengthOf(squares)
      for (let row = 0; row < rows; row++) total[row]! *= unit
      return total
    },
  }
}
export type Counter = { add(place: number): void; sum(): Float64Array }

let turns = 0

/** A place of a text with what the model knows of it: a cell, or the spelling of a word. */
export type Piece = Span & { block: Block; cell: number; word: Word | undefined }

/** The pieces of a text that the model knows, in the order in which they begin. */
export function piecesOf(model: Model, passage: Passage): Piece[] {
  const pieces: Piece[] = []
  const { cells, manner } = model
  walk(passage, manner, {
    word({ start, end, word }) {
      const cell = cells.one(NO_PREFIX, word.name.hash)
      if (cell >= 0) pieces.push({ start, end, block: 0, cell, word: undefined })
      pieces.push({ start, end, block: 1, cell: -1, word })
    },
    pair({ start, word }, right) {
      const cell = cells.two(NO_PREFIX, word.name.hash, right.word.name.hash)
      if (cell >= 0) pieces.push({ start, end: right.end, block: 0, cell, word: undefined })
    },
    phrase({ start, end, hash }) {
      const cell = cells.one(NO_PREFIX, hash)
      if (cell >= 0) pieces.push({ start, end, block: 2, cell, word: undefined })
    },
  })
  return pieces
}
