import type { Cells } from './cells.ts'
import { STANCES, type Stance } from './codebook.ts'
import { hashOf } from './hash.ts'
import { nameOf, type Name } from './lexicon/match.ts'
import { modelFrom, type ModelFile } from './model.ts'
import { prefixedOf, type Prefixed } from './prefixed.ts'
import type { Answer, Quoted } from './quoted.ts'
import { ASKED, QUESTION } from './reading.ts'
import { shippedStances } from './shipped.ts'
import { forCode, REACH, readCues, TURNED, WHOLE, WISH } from './stance-reading.ts'
import { Tally } from './tally.ts'
import { FIRST, wordsIn, type Word, type Words } from './word.ts'

/** Tells how the speaker of an answer stands to each code that something is quoted of it for. */
export type StanceReader = (answer: Answer) => (quoted: Quoted, code: string) => Stance

/**
 * A reader of stance from a model whose codes are the stances in their order; the shipped one by default.
 * @param allowed the stances that a codebook has; it tells no other
 */
export function stanceReader(allowed: readonly Stance[], file: ModelFile = shippedStances()): StanceReader {
  const prefixed = prefixedOf(file.cells, file.codes.length)
  const model = modelFrom({ ...file, cells: prefixed.cells })
  const lookup = { prefixed, ...stemsOf(prefixed) }
  const codes = new Map<string, Prefix>()
  const [all, whole, asks] = [prefixOf(prefixed, ''), prefixOf(prefixed, WHOLE), prefixOf(prefixed, ASKED)]
  const codeOf = (code: string): Prefix => {
    const known = codes.get(code) ?? prefixOf(prefixed, forCode(code))
    codes.set(code, known)
    return known
  }
  const [said, answering] = [new Tally(model, 0), new Tally(model, 1)]
  const [meant, asking] = [new Tally(model, 2), new Tally(model, QUESTION)]
  return (answer) => {
    const keys = keysOf(lookup, answer.words)
    addKeys(answering.begin(), lookup, { keys, prefixes: [whole, whole] })
    const answered = answering.sum()
    addKeys(asking.begin(), lookup, { keys: keysOf(lookup, answer.asked), prefixes: [asks, asks] })
    if (answer.isAskedFor) asking.add(model.cells.get(ASKED + WISH))
    const asked = asking.sum()
    const cuesOf = once(readCues)
    return (quoted, code) => {
      const own = codeOf(code)
      const { names, praise } = cuesOf(quoted)
      addKeys(said.begin(), lookup, { keys, prefixes: [all, own], places: quoted.places })
      const scores = said.sum()
      meant.begin().add(cueCell(model.cells, own, NO_CUE))
      for (const name of names) {
        meant.add(cueCell(model.cells, all, name))
        meant.add(cueCell(model.cells, own, name))
      }
      const hinted = meant.sum()
      for (let row = 0; row < scores.length; row++)
        scores[row] = scores[row]! + model.biases[row]! + answered[row]! + hinted[row]! + asked[row]!
      return most(leaning(scores, praise), allowed)
    }
  }
}

// Several codes are often quoted by the same words.
function once<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const made = new Map<Of, Made>()
  return (of) => {
    const known = made.get(of) ?? make(of)
    made.set(of, known)
    return known
  }
}

// A prefix with the cells of cues behind it by name.
type Prefix = { text: string; number: number; cues: number[] }

function prefixOf(prefixed: Prefixed, text: string): Prefix {
  return { text, number: prefixed.prefix(text), cues: [] }
}

// For a code itself stands what is before its keys.
const NO_CUE = nameOf('')

function cueCell(cells: Cells, { text, cues }: Prefix, { number, key }: Name): number {
  return (cues[number] ??= cells.get(text + key))
}

const TURNED_HASH = hashOf(TURNED)

// The keys of a stem, and of a stem that a negation turns.
function stemsOf({ index }: Prefixed): Pick<Lookup, 'alone' | 'turned'> {
  return {
    alone: wordsIn(index),
    turned: wordsIn({ of: (hash) => index.under(TURNED_HASH, hash) }),
  }
}

type Lookup = { prefixed: Prefixed; alone(word: Word): number; turned(word: Word): number }
/** The keys of each word of a text: alone, and with the word before it. */
type Keys = { reads: Words['reads']; ones: readonly number[]; pairs: readonly number[] }

function keysOf({ prefixed: { index }, alone }: Lookup, { reads }: Words): Keys {
  const ones = new Array<number>(reads.length)
  const pairs = new Array<number>(reads.length)
  let before = FIRST
  for (let at = 0; at < reads.length; at++) {
    const { word } = reads[at]!
    ones[at] = alone(word)
    pairs[at] = index.ofPair(before, word.stem)
    before = word.stem
  }
  return { reads, ones, pairs }
}

/** Adds what the words of a text, or those at some places of it, say under either of two prefixes. */
function addKeys(to: Tally, { prefixed, turned }: Lookup, { keys, prefixes, places }: Adding): void {
  const { reads, ones, pairs } = keys
  const { first, under, index } = prefixed
  const either = { first, under, one: prefixes[0].number, other: prefixes[1].number }
  let turning = 0
  let before = -1
  const count = places ? places.length : reads.length
  for (let each = 0; each < count; each++) {
    const at = places ? places[each]! : each
    const { word } = reads[at]!
    to.addUnder(ones[at]!, either)
    const left = before < 0 ? FIRST : reads[before]!.word.stem
    to.addUnder(before === at - 1 ? pairs[at]! : index.ofPair(left, word.stem), either)
    if (turning-- > 0) to.addUnder(turned(word), either)
    if (word.negates) turning = REACH
    before = at
  }
}
type Adding = { keys: Keys; prefixes: readonly [Prefix, Prefix]; places?: readonly number[] }

function leaning(scores: number[], praise: number): number[] {
  const lean = LEAN * Math.max(-2, Math.min(2, praise))
  scores[STANCES.indexOf('positive')]! += lean
  scores[STANCES.indexOf('negative')]! -= lean
  // Mixed needs both said.
  scores[STANCES.indexOf('mixed')]! -= Math.abs(lean)
  return scores
}

function most(scores: readonly number[], allowed: readonly Stance[]): Stance {
  const scoreOf = (stance: Stance) => scores[STANCES.indexOf(stance)] ?? 0
  return allowed.reduce(
    (one, other) => (scoreOf(other) > scoreOf(one) ? other : one),
    allowed[0] ?? 'neutral',
  )
}

// What a word of plain praise or complaint adds to what was learned: those are rarer in lively answers than in plain ones.
const LEAN = 0.5
