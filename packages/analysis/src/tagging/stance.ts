import { STANCES, type Stance } from './codebook.ts'
import { hashOf, NO_PREFIX, type Hash } from './hash.ts'
import { modelFrom, type Model, type ModelFile } from './model.ts'
import type { Answer, Quoted } from './quoted.ts'
import { ASKED, QUESTION } from './reading.ts'
import { shippedStances } from './shipped.ts'
import { forCode, readCues, showWords, WHOLE, WISH } from './stance-reading.ts'
import { counter, type Counter } from './sum.ts'
import type { Read } from './word.ts'

/** Tells how the speaker of an answer stands to each code that something is quoted of it for. */
export type StanceReader = (answer: Answer) => (quoted: Quoted, code: string) => Stance

/**
 * A reader of stance from a model whose codes are the stances in their order; the shipped one by default.
 * @param allowed the stances that a codebook has; it tells no other
 */
export function stanceReader(allowed: readonly Stance[], file: ModelFile = shippedStances()): StanceReader {
  const model = modelFrom(file)
  const codes = new Map<string, Hash>()
  const ownOf = (code: string): Hash => {
    const known = codes.get(code) ?? hashOf(forCode(code))
    codes.set(code, known)
    return known
  }
  return (answer) => {
    const answered = addWords(counter(model, 1), { model, prefixes: WHOLE_ONLY }, answer.words).sum()
    const asking = addWords(counter(model, QUESTION), { model, prefixes: ASKED_ONLY }, answer.asked)
    if (answer.isAskedFor) asking.add(model.cells.get(ASKED + WISH))
    const asked = asking.sum()
    return (quoted, code) => {
      const own = ownOf(code)
      const both = { model, prefixes: [NO_PREFIX, own] }
      const { keys, praise } = readCues(quoted)
      const said = addWords(counter(model, 0), both, quoted.words).sum()
      const meant = counter(model, 2)
      meant.add(model.cells.one(own, NO_PREFIX))
      for (const key of keys) {
        const name = nameOf(key)
        for (const prefix of both.prefixes) meant.add(model.cells.one(prefix, name))
      }
      const cues = meant.sum()
      return most(
        leaning(
          model.biases.map((bias, row) => bias + said[row]! + answered[row]! + cues[row]! + asked[row]!),
          praise,
        ),
        allowed,
      )
    }
  }
}

const WHOLE_ONLY = [hashOf(WHOLE)]
const ASKED_ONLY = [hashOf(ASKED)]

type Under = { model: Model; prefixes: readonly Hash[] }

function addWords(to: Counter, { model, prefixes }: Under, words: readonly Read[]): Counter {
  const { cells } = model
  showWords(words, ({ hash, turned }, isTurned, before) => {
    for (const prefix of prefixes) {
      to.add(cells.one(prefix, hash))
      to.add(cells.two(prefix, before.hash, hash))
      if (isTurned) to.add(cells.one(prefix, turned))
    }
  })
  return to
}

// There are some hundreds of cues and concepts.
const names = new Map<string, Hash>()

function nameOf(cue: string): Hash {
  const known = names.get(cue)
  if (known) return known
  const made = hashOf(cue)
  names.set(cue, made)
  return made
}

function leaning(scores: Float64Array, praise: number): Float64Array {
  const lean = LEAN * Math.max(-2, Math.min(2, praise))
  scores[STANCES.indexOf('positive')]! += lean
  scores[STANCES.indexOf('negative')]! -= lean
  // Mixed needs both said.
  scores[STANCES.indexOf('mixed')]! -= Math.abs(lean)
  return scores
}

function most(scores: Float64Array, allowed: readonly Stance[]): Stance {
  const scoreOf = (stance: Stance) => scores[STANCES.indexOf(stance)] ?? 0
  return allowed.reduce(
    (one, other) => (scoreOf(other) > scoreOf(one) ? other : one),
    allowed[0] ?? 'neutral',
  )
}

// What a word of plain praise or complaint adds to what was learned: those are rarer in lively answers than in plain ones.
const LEAN = 0.5
