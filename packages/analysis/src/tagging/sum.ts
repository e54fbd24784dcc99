// What a model makes of a text: sums per row, and what each place of the text adds to them.
import { lengthOf } from './bag.ts'
import { RARITIES, WEIGHTS } from './cells.ts'
import { hashOf, pairOf } from './hash.ts'
import type { Name } from './lexicon/match.ts'
import type { Weighed } from './linear.ts'
import type { Model } from './model.ts'
import type { Prefixed } from './prefixed.ts'
import { ASKED, isPair, isRead, QUESTION, type Block, type Passage } from './reading.ts'
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
  const pairs: number[] = []
  const [said, spelt, meant] = totals
  said.fill(0)
  spelt.fill(0)
  meant.fill(0)
  let [ofSaid, ofSpelt, ofMeant] = [0, 0, 0]
  let before: Read | undefined
  for (const here of reads) {
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
    const pair = isPair(before, here, manner) ? cells.ofPair(before.word.stem.hash, here.word.stem.hash) : -1
    if (pair >= 0) ofSaid += cells.addTo(said, pair)
    pairs.push(pair)
    before = here
  }
  for (const { name } of phrases) ofMeant += cells.addTo(meant, cellOf(model, name))
  const unit = [scale[0] / lengthOf(ofSaid), scale[1] / lengthOf(ofSpelt), scale[2] / lengthOf(ofMeant)]
  const own: number[] = []
  for (let row = 0; row < rows; row++)
    own.push(said[row]! * unit[0]! + spelt[row]! * unit[1]! + meant[row]! * unit[2]!)
  return { own, unit, isSaid: ofSaid > 0, pairs }
}

/** What each place of a text that was added up adds to one row, in the order of the text. */
export function weighedBy(model: Model, row: number, { passage, sum }: Added): Weighed[] {
  const { rows, cells, spellings, manner } = model
  const { reads } = passage.words
  const [said, spelt, meant] = [sum.unit[0]!, sum.unit[1]!, sum.unit[2]!]
  const weighed: Weighed[] = []
  let next = 0
  for (let at = 0; at < reads.length; at++) {
    const { start, end, word } = reads[at]!
    if (isRead(reads[at]!, manner)) {
      const first = 2 * spellings.slotOf(word) * rows + row
      const weight = spellings.weights[first]! * said + spellings.weights[first + rows]! * spelt
      weighed.push({ start, end, weight })
    }
    const pair = at + 1 < reads.length ? sum.pairs[at + 1]! : -1
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
  const counted = counter(model, QUESTION)
  let before = FIRST.hash
  for (const { word } of words.reads) {
    const { hash } = word.stem
    counted.add(cells.under(ASKED_HASH, hash))
    counted.add(cells.under(ASKED_HASH, pairOf(before, hash)))
    before = hash
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
  const { bytes, wide } = cells
  let squares = 0
  total.fill(0)
  return {
    add(place) {
      if (place < 0 || seen[place] === turn) return
      seen[place] = turn
      squares += cells.addTo(total, place)
    },
    addAll(keys, { first, under }, [one, other]) {
      const last = Math.max(one, other)
      for (let each = 0; each < keys.length; each++) {
        const until = first[keys[each]! + 1]!
        for (let place = first[keys[each]!]!; place < until && under[place]! <= last; place++) {
          if ((under[place] !== one && under[place] !== other) || seen[place] === turn) continue
          seen[place] = turn
          const at = place * wide
          const rarity = RARITIES[bytes[at]!]!
          squares += rarity * rarity
          for (let row = 0; row < rows; row++) total[row]! += WEIGHTS[bytes[at + 1 + row]!]! * rarity
        }
      }
    },
    sum() {
      const unit = scale[block] / lengthOf(squares)
      const sums: number[] = []
      for (let row = 0; row < rows; row++) sums.push(total[row]! * unit)
      return sums
    },
  }
}
export type Counter = {
  add(place: number): void
  /** The cells of keys under either of two prefixes. */
  addAll(
    keys: readonly number[],
    of: Pick<Prefixed, 'first' | 'under'>,
    either: readonly [number, number],
  ): void
  sum(): number[]
}

let turns = 0
