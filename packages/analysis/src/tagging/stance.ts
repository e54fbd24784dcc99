import type { Language } from '../text/language.ts'
import { commonFirst, type Cells } from './cells.ts'
import { STANCES, type Stance } from './codebook.ts'
import { hashOf, type Index } from './hash.ts'
import { nameOf, type Name } from './lexicon/match.ts'
import { modelOf, type ModelFile } from './model.ts'
import { prefixedOf, type Prefixed } from './prefixed.ts'
import type { Answer, Part, Quoted } from './quoted.ts'
import { ASKED, QUESTION } from './reading.ts'
import { shippedStances } from './shipped.ts'
import { forCode, REACH, TURNED, WHOLE, WISH, type Cues } from './stance-reading.ts'
import { either, Tally, type Either } from './tally.ts'
import { FIRST, wordsIn, type Word, type Words } from './word.ts'

/** Tells how the speaker of an answer stands to each code that something is quoted of it for. */
export type StanceReader = (answer: Answer) => (quoted: Quoted, cues: Cues, code: string) => Stance

/**
 * A reader of stance from a model whose codes are the stances in their order; the shipped one by default.
 * @param allowed the stances that a codebook has; it tells no other
 */
export function stanceReader(allowed: readonly Stance[], file: ModelFile = shippedStances()): StanceReader {
  const prefixed = prefixedOf(commonFirst(file.cells), file.codes.length)
  const model = modelOf(file, prefixed.cells)
  const lookup = lookupIn(prefixed)
  const codes = new Map<string, Prefix>()
  const [all, whole, asks] = [prefixOf(prefixed, ''), prefixOf(prefixed, WHOLE), prefixOf(prefixed, ASKED)]
  const codeOf = (code: string): Prefix => {
    const known = codes.get(code) ?? prefixOf(prefixed, forCode(code), all)
    codes.set(code, known)
    return known
  }
  const [said, answering] = [new Tally(model, 0), new Tally(model, 1)]
  const [meant, asking] = [new Tally(model, 2), new Tally(model, QUESTION)]
  const askedOf = lastOnly(({ asked, isAskedFor }: Answer) => {
    addKeys(asking.begin(), lookup, { keys: keysOf(lookup, asked), under: asks.with })
    if (isAskedFor) asking.add(model.cells.get(ASKED + WISH))
    return asking.sum()
  })
  return (answer) => {
    const keys = keysOf(lookup, answer.words)
    addKeys(answering.begin(), lookup, { keys, under: whole.with })
    const answered = answering.sum()
    const asked = askedOf(answer)
    return (quoted, { names, praise }, code) => {
      const own = codeOf(code)
      addKeys(said.begin(), lookup, { keys, under: own.with, parts: quoted.parts })
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

// Many in a row answer the same question.
function lastOnly(make: (answer: Answer) => readonly number[]): (answer: Answer) => readonly number[] {
  let last: { question: string; language: Language; made: readonly number[] } | undefined
  return (answer) => {
    const { question, language } = answer
    if (last?.question !== question || last.language !== language)
      last = { question, language, made: make(answer) }
    return last.made
  }
}

// A prefix, to be looked under with another or alone, with the cells of cues behind it by name.
type Prefix = { text: string; number: number; with: Either; cues: number[] }

function prefixOf(prefixed: Prefixed, text: string, beside?: Prefix): Prefix {
  const number = prefixed.prefix(text)
  return { text, number, with: either(prefixed, beside?.number ?? number, number), cues: [] }
}

// For a code itself stands what is before its keys.
const NO_CUE = nameOf('')

function cueCell(cells: Cells, { text, cues }: Prefix, { number, key }: Name): number {
  return (cues[number] ??= cells.get(text + key))
}

/** Where the keys of a stem stand, of a stem that a negation turns, and of two that stand beside one another. */
type Lookup = { alone(word: Word): number; turned(word: Word): number; index: Index }

const TURNED_HASH = hashOf(TURNED)

function lookupIn({ index }: Prefixed): Lookup {
  const turned = wordsIn({ of: (hash) => index.under(TURNED_HASH, hash) })
  return { alone: wordsIn(index), turned, index }
}

/** The keys of each word of a text: alone, and with the word before it. */
type Keys = { read: Words['read']; ones: readonly number[]; pairs: readonly number[] }

function keysOf({ index, alone }: Lookup, { read }: Words): Keys {
  const ones = new Array<number>(read.length)
  const pairs = new Array<number>(read.length)
  let before = FIRST
  for (let at = 0; at < read.length; at++) {
    const word = read[at]!
    ones[at] = alone(word)
    pairs[at] = index.ofPair(before, word)
    before = word
  }
  return { read, ones, pairs }
}

/** Adds what the words of a text, or those of some parts of it, say under either of two prefixes. */
function addKeys(to: Tally, { index, turned }: Lookup, { keys, under, parts = whole(keys) }: Adding): void {
  const { read, ones, pairs } = keys
  let turning = 0
  let before = FIRST
  for (const { from, until } of parts) {
    for (let at = from; at < until; at++) {
      const word = read[at]!
      to.addUnder(ones[at]!, under)
      to.addUnder(at > from ? pairs[at]! : index.ofPair(before, word), under)
      if (turning-- > 0) to.addUnder(turned(word), under)
      if (word.negates) turning = REACH
      before = word
    }
  }
}
type Adding = { keys: Keys; under: Either; parts?: readonly Part[] }

function whole({ read }: Keys): Part[] {
  return [{ from: 0, until: read.length }]
}

function leaning(scores: number[], praise: number): number[] {
  const lean = LEAN * Math.max(-2, Math.min(2, praise))
  scores[PLACES.positive]! += lean
  scores[PLACES.negative]! -= lean
  // Mixed needs both said.
  scores[PLACES.mixed]! -= Math.abs(lean)
  return scores
}

function most(scores: readonly number[], allowed: readonly Stance[]): Stance {
  let best = allowed[0] ?? 'neutral'
  for (const stance of allowed) if (scores[PLACES[stance]]! > scores[PLACES[best]]!) best = stance
  return best
}

const PLACES = Object.fromEntries(STANCES.map((stance, place) => [stance, place])) as Record<Stance, number>

// What a word of plain praise or complaint adds to what was learned: those are rarer in lively answers than in plain ones.
const LEAN = 0.5
