import type { Cells } from './cells.ts'
import { STANCES, type Stance } from './codebook.ts'
import { hashOf, putPair, type Hash } from './hash.ts'
import type { Name } from './lexicon/match.ts'
import { modelFrom, type Model, type ModelFile } from './model.ts'
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
  const { cells } = model
  const all = prefixOf('')
  const codes = new Map<string, readonly Prefix[]>()
  const ownOf = (code: string): readonly Prefix[] => {
    const known = codes.get(code) ?? [all, prefixOf(forCode(code))]
    codes.set(code, known)
    return known
  }
  return (answer) => {
    const answered = addWords(counter(model, 1), { model, under: WHOLE_ONLY }, answer.words).sum()
    const asking = addWords(counter(model, QUESTION), { model, under: ASKED_ONLY }, answer.asked)
    if (answer.isAskedFor) asking.add(cells.get(ASKED + WISH))
    const asked = asking.sum()
    return (quoted, code) => {
      const own = ownOf(code)
      const { names, praise } = readCues(quoted)
      const { words, places } = quoted
      const said = addWords(counter(model, 0), { model, under: own, places }, words).sum()
      const meant = counter(model, 2)
      meant.add(cells.get(forCode(code)))
      for (const prefix of own) for (const name of names) meant.add(cueCell(cells, prefix, name))
      const hinted = meant.sum()
      const scores = said.map(
        (each, row) => each + model.biases[row]! + answered[row]! + hinted[row]! + asked[row]!,
      )
      return most(leaning(scores, praise), allowed)
    }
  }
}

// A prefix, and the same before a word within four of a negation, with the cells of cues behind it by name.
type Prefix = { text: string; plain: Hash; turned: Hash; cues: number[] }
const prefixOf = (text: string): Prefix => {
  return { text, plain: hashOf(text), turned: hashOf(text + TURNED), cues: [] }
}
const WHOLE_ONLY = [prefixOf(WHOLE)]
const ASKED_ONLY = [prefixOf(ASKED)]

function cueCell(cells: Cells, { text, cues }: Prefix, { number, key }: Name): number {
  return (cues[number] ??= cells.get(text + key))
}

type Under = { model: Model; under: readonly Prefix[]; places?: readonly number[] }

function addWords(to: Counter, { model, under, places }: Under, { reads, numbers }: Words): Counter {
  const { cells } = model
  showWords({ reads, numbers }, places, (at, isTurned, before) => {
    const isNext = before === at - 1
    if (!isNext) {
      apart.length = 0
      putPair(apart, reads[before]?.word.stem.hash ?? FIRST.hash, reads[at]!.word.stem.hash)
    }
    for (const { plain, turned } of under) {
      to.add(cells.under(plain, numbers, at * 8))
      to.add(isNext ? cells.under(plain, numbers, at * 8 + 4) : cells.under(plain, apart, 0))
      if (isTurned) to.add(cells.under(turned, numbers, at * 8))
    }
  })
  return to
}

// The number of two words that do not stand beside one another.
const apart: number[] = []

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
