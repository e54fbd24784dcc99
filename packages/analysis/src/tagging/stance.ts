import type { Cells } from './cells.ts'
import { STANCES, type Stance } from './codebook.ts'
import { hashOf, putPair } from './hash.ts'
import type { Name } from './lexicon/match.ts'
import { modelFrom, type ModelFile } from './model.ts'
import { prefixedOf, type Prefixed } from './prefixed.ts'
import type { Answer, Quoted } from './quoted.ts'
import { ASKED, QUESTION } from './reading.ts'
import { shippedStances } from './shipped.ts'
import { forCode, readCues, showWords, TURNED, WHOLE, WISH } from './stance-reading.ts'
import { counter, type Counter } from './sum.ts'
import { FIRST, type Words } from './word.ts'

/** Tells how the speaker of an answer stands to each code that something is quoted of it for. */
export type StanceReader = (answer: Answer) => (quoted: Quoted, code: string) => Stance

/**
 * A reader of stance from a model whose codes are the stances in their order; the shipped one by default.
 * @param allowed the stances that a codebook has; it tells no other
 */
export function stanceReader(allowed: readonly Stance[], file: ModelFile = shippedStances()): StanceReader {
  const model = modelFrom(file)
  const prefixed = prefixedOf(Object.keys(file.cells))
  const lookup = { prefixed, known: new WeakMap<Words, readonly number[]>() }
  const [all, whole, asks] = [prefixOf(prefixed, ''), prefixOf(prefixed, WHOLE), prefixOf(prefixed, ASKED)]
  const codes = new Map<string, readonly Prefix[]>()
  const ownOf = (code: string): readonly Prefix[] => {
    const known = codes.get(code) ?? [all, prefixOf(prefixed, forCode(code))]
    codes.set(code, known)
    return known
  }
  return (answer) => {
    const answered = addWords(counter(model, 1), { lookup, under: [whole] }, answer.words).sum()
    const asking = addWords(counter(model, QUESTION), { lookup, under: [asks] }, answer.asked)
    if (answer.isAskedFor) asking.add(model.cells.get(ASKED + WISH))
    const asked = asking.sum()
    return (quoted, code) => {
      const own = ownOf(code)
      const { names, praise } = readCues(quoted)
      const { words, places } = quoted
      const said = addWords(counter(model, 0), { lookup, under: own, places }, words).sum()
      const meant = counter(model, 2)
      meant.add(model.cells.get(forCode(code)))
      for (const prefix of own) for (const name of names) meant.add(cueCell(model.cells, prefix, name))
      const hinted = meant.sum()
      const scores = said.map(
        (each, row) => each + model.biases[row]! + answered[row]! + hinted[row]! + asked[row]!,
      )
      return most(leaning(scores, praise), allowed)
    }
  }
}

// A prefix with the cells of cues behind it by name.
type Prefix = { text: string; number: number; cues: number[] }

function prefixOf(prefixed: Prefixed, text: string): Prefix {
  return { text, number: prefixed.prefix(text), cues: [] }
}

function cueCell(cells: Cells, { text, cues }: Prefix, { number, key }: Name): number {
  return (cues[number] ??= cells.get(text + key))
}

type Lookup = { prefixed: Prefixed; known: WeakMap<Words, readonly number[]> }
type Under = { lookup: Lookup; under: readonly Prefix[]; places?: readonly number[] }

function addWords(to: Counter, { lookup, under, places }: Under, words: Words): Counter {
  const { prefixed } = lookup
  const keys = keysOf(lookup, words)
  showWords(words, places, (at, isTurned, before) => {
    const alone = keys[at * 2]!
    const pair = before === at - 1 ? keys[at * 2 + 1]! : pairAt(prefixed, words, { before, at })
    const turned = isTurned ? prefixed.index.under(TURNED_HASH, words.numbers, at * 8) : -1
    for (const { number } of under) {
      to.add(prefixed.cell(alone, number))
      to.add(prefixed.cell(pair, number))
      to.add(prefixed.cell(turned, number))
    }
  })
  return to
}

const TURNED_HASH = hashOf(TURNED)

// Of each word and of the pair that it ends; looked up once for all that is quoted of a text.
function keysOf({ prefixed, known }: Lookup, words: Words): readonly number[] {
  const before = known.get(words)
  if (before) return before
  const keys: number[] = []
  for (let at = 0; at < words.numbers.length; at += 4) keys.push(prefixed.index.at(words.numbers, at))
  known.set(words, keys)
  return keys
}

// Of two words that do not stand beside one another.
function pairAt(
  { index }: Prefixed,
  { reads }: Words,
  { before, at }: { before: number; at: number },
): number {
  const numbers: number[] = []
  putPair(numbers, reads[before]?.word.stem.hash ?? FIRST.hash, reads[at]!.word.stem.hash)
  return index.at(numbers, 0)
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
