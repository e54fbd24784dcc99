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
export type Sum = {
  own: readonly number[]
  unit: readonly number[]
  isSaid: boolean
  cells: readonly number[]
}

/** Adds up a text's words and phrases. */
export function addUp(model: Model, { words, phrases }: Passage): Sum {
  const { rows, scale, cells, manner, spellings, totals } = model
  const { reads, numbers } = words
  const found: number[] = []
  const [said, spelt, meant] = totals
  said.fill(0)
  spelt.fill(0)
  meant.fill(0)
  let [ofSaid, ofSpelt, ofMeant] = [0, 0, 0]
  for (let at = 0; at < reads.length; at++) {
    const here = reads[at]!
    const isHere = isRead(here, manner)
    const alone = isHere ? cells.at(numbers, at * 8) : -1
    const pair = isPair(reads[at - 1], here, manner) ? cells.at(numbers, at * 8 + 4) : -1
    if (isHere) ofSpelt += spellings.addTo(spelt, here.word)
    if (alone >= 0) ofSaid += cells.addTo(said, alone)
    if (pair >= 0) ofSaid += cells.addTo(said, pair)
    found.push(alone, pair)
  }
  for (const { name } of phrases) ofMeant += cells.addTo(meant, cellOf(model, name))
  const unit = [scale[0] / lengthOf(ofSaid), scale[1] / lengthOf(ofSpelt), scale[2] / lengthOf(ofMeant)]
  const own: number[] = []
  for (let row = 0; row < rows; row++)
    own.push(said[row]! * unit[0]! + spelt[row]! * unit[1]! + meant[row]! * unit[2]!)
  return { own, unit, isSaid: ofSaid > 0, cells: found }
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
export function addQuestion(model: Model, { words, phrases }: Passage): number[] {
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
export function cellOf({ cells, named }: Model, { number, key }: Name): number {
  return (named[number] ??= cells.get(key))
}

/** Adds up cells, each counted once, as one block of a model; no other sum of the model is begun before it is told. */
export function counter({ rows, scale, cells, seen, totals }: Model, block: Block): Counter {
  const total = totals[block]
  const turn = ++turns
  let squares = 0
  total.fill(0)
  return {
    add(place) {
      if (place < 0 || seen[place] === turn) return
      seen[place] = turn
      squares += cells.addTo(total, place)
    },
    sum() {
      const unit = scale[block] / lengthOf(squares)
      const sums: number[] = []
      for (let row = 0; row < rows; row++) sums.push(total[row]! * unit)
      return sums
    },
  }
}
export type Counter = { add(place: number): void; sum(): number[] }

let turns = 0
