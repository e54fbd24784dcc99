// What a model makes of a text: sums per row, and what each place of the text adds to them.
import { lengthOf } from './bag.ts'
import { hashOf, pairOf } from './hash.ts'
import type { Name } from './lexicon/match.ts'
import type { Model } from './model.ts'
import { ASKED, isPair, isRead, QUESTION, type Passage } from './reading.ts'
import { Tally } from './tally.ts'
import type { Weighed } from './weighed.ts'
import { FIRST, type Read } from './word.ts'

/**
 * What a text adds to every row. `unit` is how much one unit of each block's weights counts, and `isSaid` whether the
 * model knows one of the words; `pairs` are the cells of the pair that each word ends, or -1.
 */
export type Sum = {
  own: readonly number[]
  unit: readonly number[]
  isSaid: boolean
  pairs: readonly number[]
}

/** Adds up a text's words and phrases. */
export function addUp(model: Model, { words, phrases }: Passage): Sum {
  const { rows, scale, cells, manner, spellings, totals } = model
  const { weights, squares } = spellings
  const { reads } = words
  const pairs = new Array<number>(reads.length)
  const [said, spelt, meant] = totals
  said.fill(0)
  spelt.fill(0)
  meant.fill(0)
  let [ofSaid, ofSpelt, ofMeant] = [0, 0, 0]
  let before: Read | undefined
  for (let at = 0; at < reads.length; at++) {
    const here = reads[at]!
    if (isRead(here, manner)) {
      const slot = spellings.slotOf(here.word)
      ofSaid += squares[2 * slot]!
      ofSpelt += squares[2 * slot + 1]!
      const first = 2 * slot * rows
      for (let row = 0; row < rows; row++) {
        said[row]! += weights[first + row]!
        spelt[row]! += weights[first + rows + row]!
      }
    }
    const pair = isPair(before, here, manner) ? cells.ofPair(before.word.stem, here.word.stem) : -1
    if (pair >= 0) ofSaid += cells.addTo(said, pair)
    pairs[at] = pair
    before = here
  }
  for (const { name } of phrases) ofMeant += cells.addTo(meant, cellOf(model, name))
  const unit = [scale[0] / lengthOf(ofSaid), scale[1] / lengthOf(ofSpelt), scale[2] / lengthOf(ofMeant)]
  const own = new Array<number>(rows)
  for (let row = 0; row < rows; row++)
    own[row] = said[row]! * unit[0]! + spelt[row]! * unit[1]! + meant[row]! * unit[2]!
  return { own, unit, isSaid: ofSaid > 0, pairs }
}

/** What each stretch of a text that was added up adds to one row; good until the model is asked for another row. */
export function weighedBy(model: Model, row: number, { passage, sum }: Added): Weighed {
  const { rows, cells, spellings, manner, weighing } = model
  const { reads } = passage.words
  const [said, spelt, meant] = [sum.unit[0]!, sum.unit[1]!, sum.unit[2]!]
  weighing.begin(2 * reads.length + passage.phrases.length)
  let next = 0
  for (let at = 0; at < reads.length; at++) {
    const here = reads[at]!
    const { start } = here
    if (isRead(here, manner)) {
      const first = 2 * spellings.slotOf(here.word) * rows + row
      const weight = spellings.weights[first]! * said + spellings.weights[first + rows]! * spelt
      weighing.put(start, here.end, weight)
    }
    const pair = at + 1 < reads.length ? sum.pairs[at + 1]! : -1
    if (pair >= 0) weighing.put(start, reads[at + 1]!.end, cells.weightAt(pair, row) * said)
    for (; next < passage.phrases.length && passage.phrases[next]!.start === start; next++) {
      const { end, name } = passage.phrases[next]!
      weighing.put(start, end, cells.weightAt(cellOf(model, name), row) * meant)
    }
  }
  return weighing
}
type Added = { passage: Passage; sum: Sum }

/** What a question adds to every row. */
export function addQuestion(model: Model, { words, phrases }: Passage): number[] {
  const { cells, manner } = model
  const counted = new Tally(model, QUESTION).begin()
  let before = FIRST
  for (const { word } of words.reads) {
    const { stem } = word
    counted.add(cells.under(ASKED_HASH, stem))
    counted.add(cells.under(ASKED_HASH, pairOf(before, stem)))
    before = stem
  }
  if (manner.lexicon) for (const { name } of phrases) counted.add(cells.get(ASKED + name.key))
  return counted.sum()
}

const ASKED_HASH = hashOf(ASKED)

// The names of the lexicons are few, and each is looked up once per model.
export function cellOf({ cells, named }: Model, { number, key }: Name): number {
  return (named[number] ??= cells.get(key))
}
