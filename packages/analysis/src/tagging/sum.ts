// What a model makes of a text: sums per row, and what each place of the text adds to them.
import { lengthOf } from './bag.ts'
import { hashOf, pairOf } from './hash.ts'
import type { Name } from './lexicon/match.ts'
import type { Model } from './model.ts'
import { ASKED, QUESTION, type Passage } from './reading.ts'
import { Tally } from './tally.ts'
import type { Weighed } from './weighed.ts'
import { FIRST, isPair, isRead } from './word.ts'

/**
 * What a text adds to every row. `said`, `letters` and `lexicon` are how much one unit of the weights of each block counts,
 * and `isSaid` tells whether the model knows one of the words; `pairs` are the cells of the pair that each word ends, or -1.
 */
export type Sum = {
  own: readonly number[]
  said: number
  letters: number
  lexicon: number
  isSaid: boolean
  pairs: readonly number[]
}

/** Adds up a text's words and phrases. */
export function addUp(model: Model, { words, phrases }: Passage): Sum {
  const { rows, scale, cells, manner, spellings, spelt, meant } = model
  const { weights } = spellings
  const { read } = words
  const pairs = new Array<number>(read.length)
  let squaresOfPairs = 0
  spelt.fill(0)
  meant.fill(0)
  for (let at = 0; at < read.length; at++) {
    const word = read[at]!
    if (isRead(word, manner)) {
      const first = spellings.firstOf(word)
      for (let each = 0; each < spelt.length; each++) spelt[each]! += weights[first + each]!
    }
    const pair = isPair(words, at, manner) ? cells.ofPair(read[at - 1]!, word) : -1
    if (pair >= 0) squaresOfPairs += cells.addTo(spelt, pair)
    pairs[at] = pair
  }
  let squaresMeant = 0
  for (const name of phrases.names) squaresMeant += cells.addTo(meant, cellOf(model, name))
  const squaresSaid = spelt[2 * rows]! + squaresOfPairs
  const said = scale[0] / lengthOf(squaresSaid)
  const letters = scale[1] / lengthOf(spelt[2 * rows + 1]!)
  const lexicon = scale[2] / lengthOf(squaresMeant)
  const own = new Array<number>(rows)
  for (let row = 0; row < rows; row++)
    own[row] = spelt[row]! * said + spelt[rows + row]! * letters + meant[row]! * lexicon
  return { own, said, letters, lexicon, isSaid: squaresSaid > 0, pairs }
}

/** What each stretch of a text that was added up adds to one row; good until the model is asked for another row. */
export function weighedBy(model: Model, row: number, { passage, sum }: Added): Weighed {
  const { rows, cells, spellings, manner, weighing } = model
  const { words, phrases } = passage
  const { read, starts, ends } = words
  const { said, letters, lexicon, pairs } = sum
  const { names } = phrases
  weighing.begin(2 * read.length + names.length)
  let next = 0
  for (let at = 0; at < read.length; at++) {
    const word = read[at]!
    const start = starts[at]!
    if (isRead(word, manner)) {
      const first = spellings.firstOf(word) + row
      const weight = spellings.weights[first]! * said + spellings.weights[first + rows]! * letters
      weighing.put(start, ends[at]!, weight)
    }
    const pair = at + 1 < read.length ? pairs[at + 1]! : -1
    if (pair >= 0) weighing.put(start, ends[at + 1]!, cells.weightAt(pair, row) * said)
    for (; next < names.length && phrases.starts[next] === start; next++)
      weighing.put(start, phrases.ends[next]!, cells.weightAt(cellOf(model, names[next]!), row) * lexicon)
  }
  return weighing
}
type Added = { passage: Passage; sum: Sum }

/** What a question adds to every row. */
export function addQuestion(model: Model, { words, phrases }: Passage): number[] {
  const { cells, manner } = model
  const counted = new Tally(model, QUESTION).begin()
  let before = FIRST
  for (const word of words.read) {
    counted.add(cells.under(ASKED_HASH, word))
    counted.add(cells.under(ASKED_HASH, pairOf(before, word)))
    before = word
  }
  if (manner.lexicon) for (const { key } of phrases.names) counted.add(cells.get(ASKED + key))
  return counted.sum()
}

const ASKED_HASH = hashOf(ASKED)

// The names of the lexicons are few, and each is looked up once per model.
export function cellOf({ cells, named }: Model, { number, key }: Name): number {
  return (named[number] ??= cells.get(key))
}
