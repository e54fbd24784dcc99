// What a model makes of a text: sums per row, and what each place of the text adds to them.
import { lengthOf } from './bag.ts'
import { hashOf } from './hash.ts'
import type { Name } from './lexicon/match.ts'
import type { Weighed } from './linear.ts'
import type { Model } from './model.ts'
import { ASKED, isPair, isRead, QUESTION, type Block, type Passage } from './reading.ts'

/**
 * What a text adds to every row. `unit` is how much one unit of each block's weights counts, and `isSaid` whether the
 * model knows one of the words; `cells` are those of each word and of the pair that it ends, or -1.
 */
export type Sum = { own: Float64Array; unit: Float64Array; isSaid: boolean; cells: Int32Array }

/** Adds up a text's words and phrases. */
export function addUp(model: Model, { words, phrases }: Passage): Sum {
  const { rows, scale, cells, manner, spellings } = model
  const { reads, numbers } = words
  const found = new Int32Array(reads.length * 2).fill(-1)
  const said = new Float64Array(rows)
  const spelt = new Float64Array(rows)
  const meant = new Float64Array(rows)
  let [ofSaid, ofSpelt, ofMeant] = [0, 0, 0]
  for (let at = 0; at < reads.length; at++) {
    const here = reads[at]!
    if (isRead(here, manner)) {
      ofSaid += cells.addTo(said, (found[at * 2] = cells.at(numbers, at * 8)))
      ofSpelt += spellings.addTo(spelt, here.word)
    }
    if (isPair(reads[at - 1], here, manner))
      ofSaid += cells.addTo(said, (found[at * 2 + 1] = cells.at(numbers, at * 8 + 4)))
  }
  for (const { name } of phrases) ofMeant += cells.addTo(meant, cellOf(model, name))
  const unit = Float64Array.of(
    scale[0] / lengthOf(ofSaid),
    scale[1] / lengthOf(ofSpelt),
    scale[2] / lengthOf(ofMeant),
  )
  for (let row = 0; row < rows; row++)
    said[row] = said[row]! * unit[0]! + spelt[row]! * unit[1]! + meant[row]! * unit[2]!
  return { own: said, unit, isSaid: ofSaid > 0, cells: found }
}

/** What each place of a text that was added up adds to one row, in the order of the text. */
export function weighedBy(model: Model, row: number, { passage, sum }: Added): Weighed[] {
  const { cells, spellings, manner } = model
  const { reads } = passage.words
  const [said, spelt, meant] = [sum.unit[0]!, sum.unit[1]!, sum.unit[2]!]
  const weighed: Weighed[] = []
  let next = 0
  for (let at = 0; at < reads.length; at++) {
    const { start, end, word } = reads[at]!
    if (isRead(reads[at]!, manner)) {
      const weight = cells.weightAt(sum.cells[at * 2]!, row) * said + spellings.weightAt(word, row) * spelt
      weighed.push({ start, end, weight })
    }
    const pair = at + 1 < reads.length ? sum.cells[at * 2 + 3]! : -1
    if (pair >= 0) put(weighed, { start, end: reads[at + 1]!.end, weight: cells.weightAt(pair, row) * said })
    for (let here = passage.phrases[next]; here?.start === start; here = passage.phrases[++next])
      put(weighed, { start, end: here.end, weight: cells.weightAt(cellOf(model, here.name), row) * meant })
  }
  return weighed
}
type Added = { passage: Passage; sum: Sum }

/**
 * Puts a weight behind the others: what is read of one stretch of text in several ways counts together. All are in
 * the order of the text, so that those of one stretch have only others of the same start between them.
 */
export function put(weighed: Weighed[], { start, end, weight }: Weighed): void {
  for (let at = weighed.length - 1; at >= 0 && weighed[at]!.start === start; at--) {
    if (weighed[at]!.end !== end) continue
    weighed[at]!.weight += weight
    return
  }
  weighed.push({ start, end, weight })
}

/** What a question adds to every row. */
export function addQuestion(model: Model, { words, phrases }: Passage): Float64Array {
  const { cells, manner } = model
  const { reads, numbers } = words
  const counted = counter(model, QUESTION)
  for (let at = 0; at < reads.length; at++) {
    counted.add(cells.under(ASKED_HASH, numbers, at * 8))
    counted.add(cells.under(ASKED_HASH, numbers, at * 8 + 4))
  }
  if (manner.lexicon) for (const { name } of phrases) counted.add(cells.get(ASKED + name.key))
  return counted.sum()
}

const ASKED_HASH = hashOf(ASKED)

// The names of the lexicons are few, and each is looked up once per model.
function cellOf({ cells, named }: Model, { number, key }: Name): number {
  return (named[number] ??= cells.get(key))
}

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
