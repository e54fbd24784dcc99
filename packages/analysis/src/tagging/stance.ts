import type { Cells } from './cells.ts'
import { STANCES, type Stance } from './codebook.ts'
import { hashOf } from './hash.ts'
import { nameOf, type Name } from './lexicon/match.ts'
import { modelFrom, type ModelFile } from './model.ts'
import { prefixedOf, type Prefixed } from './prefixed.ts'
import type { Answer, Quoted } from './quoted.ts'
import { ASKED, QUESTION, type Block } from './reading.ts'
import { shippedStances } from './shipped.ts'
import { forCode, readCues, showWords, TURNED, WHOLE, WISH } from './stance-reading.ts'
import { counter, type Counter } from './sum.ts'
import { FIRST, stemsIn, type Stem, type Words } from './word.ts'

/** Tells how the speaker of an answer stands to each code that something is quoted of it for. */
export type StanceReader = (answer: Answer) => (quoted: Quoted, code: string) => Stance

/**
 * A reader of stance from a model whose codes are the stances in their order; the shipped one by default.
 * @param allowed the stances that a codebook has; it tells no other
 */
export function stanceReader(allowed: readonly Stance[], file: ModelFile = shippedStances()): StanceReader {
  const prefixed = prefixedOf(file.cells, file.codes.length)
  const model = modelFrom({ ...file, cells: prefixed.cells })
  const { alone, turned } = stemsOf(prefixed)
  const codes = new Map<string, Prefix>()
  const [all, whole, asks] = [prefixOf(prefixed, ''), prefixOf(prefixed, WHOLE), prefixOf(prefixed, ASKED)]
  const codeOf = (code: string): Prefix => {
    const known = codes.get(code) ?? prefixOf(prefixed, forCode(code))
    codes.set(code, known)
    return known
  }
  const keysIn = (words: Words) => keysOf({ prefixed, alone, turned }, words)
  const add = (block: Block, keys: readonly number[], { number }: Prefix): Counter => {
    const counted = counter(model, block)
    counted.addAll(keys, prefixed, [number, number])
    return counted
  }
  return (answer) => {
    const answerKeys = keysIn(answer.words)
    const answered = add(1, answerKeys.shown, whole).sum()
    const asking = add(QUESTION, keysIn(answer.asked).shown, asks)
    if (answer.isAskedFor) asking.add(model.cells.get(ASKED + WISH))
    const asked = asking.sum()
    const cuesOf = once(readCues)
    return (quoted, code) => {
      const own = codeOf(code)
      const { names, praise } = cuesOf(quoted)
      const said = counter(model, 0)
      said.addAll(answerKeys.at(quoted.places), prefixed, [all.number, own.number])
      const meant = counter(model, 2)
      meant.add(cueCell(model.cells, own, NO_CUE))
      for (const name of names) {
        meant.add(cueCell(model.cells, all, name))
        meant.add(cueCell(model.cells, own, name))
      }
      const hinted = meant.sum()
      const scores = said
        .sum()
        .map((each, row) => each + model.biases[row]! + answered[row]! + hinted[row]! + asked[row]!)
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
    alone: stemsIn(index),
    turned: stemsIn({ of: (hash) => index.under(TURNED_HASH, hash) }),
  }
}

type Lookup = { prefixed: Prefixed; alone(stem: Stem): number; turned(stem: Stem): number }
/** The keys of a text, of which it has some; of all its words, and of those at some places. */
type Keys = { shown: readonly number[]; at(places: readonly number[]): number[] }

function keysOf({ prefixed, alone, turned }: Lookup, { reads }: Words): Keys {
  const { index } = prefixed
  // What each word says alone, and with the one before it.
  const ones: number[] = []
  const pairs: number[] = []
  const shown: number[] = []
  const put = (key: number) => {
    if (key >= 0) shown.push(key)
  }
  showWords(reads, undefined, (at, isTurned, before) => {
    const { stem } = reads[at]!.word
    ones.push(alone(stem))
    pairs.push(index.ofPair((reads[before]?.word.stem ?? FIRST).hash, stem.hash))
    put(ones[at]!)
    put(pairs[at]!)
    if (isTurned) put(turned(stem))
  })
  return {
    shown,
    at(places) {
      const keys: number[] = []
      showWords(reads, places, (at, isTurned, before) => {
        const { stem } = reads[at]!.word
        const isNext = before === at - 1
        const pair = isNext ? pairs[at]! : index.ofPair((reads[before]?.word.stem ?? FIRST).hash, stem.hash)
        if (ones[at]! >= 0) keys.push(ones[at]!)
        if (pair >= 0) keys.push(pair)
        if (!isTurned) return
        const key = turned(stem)
        if (key >= 0) keys.push(key)
      })
      return keys
    },
  }
}

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
