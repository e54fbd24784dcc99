import { listed } from './cells.ts'
import { STANCES, type Stance } from './codebook.ts'
import { addKeys, modelFrom, type ModelFile } from './model.ts'
import type { Answer, Quoted } from './quoted.ts'
import { shippedStances } from './shipped.ts'
import { answerKeys, ASKED, forCode, quoteKeys, WHOLE } from './stance-reading.ts'

/** Tells how the speaker of an answer stands to each code that something is quoted of it for. */
export type StanceReader = (answer: Answer) => (quoted: Quoted, code: string) => Stance

/**
 * A reader of stance from a model whose codes are the stances in their order; the shipped one by default.
 * @param allowed the stances that a codebook has; it tells no other
 */
export function stanceReader(allowed: readonly Stance[], file: ModelFile = shippedStances()): StanceReader {
  const model = modelFrom(file)
  const { cells } = model
  const all = cells.under('')
  return (answer) => {
    const { whole, asked } = answerKeys(answer)
    const answered = addKeys(model, 1, [[cells.under(WHOLE), whole]])
    const question = addKeys(model, 3, [[cells.under(ASKED), asked]])
    return (quoted, code) => {
      const { words, cues, praise } = quoteKeys(quoted)
      const own = cells.under(forCode(code))
      const said = addKeys(model, 0, [
        [all, words],
        [own, words],
      ])
      const meant = addKeys(model, 2, [
        [all, cues],
        [own, cues],
        [own, listed([{ first: '', second: '' }])],
      ])
      const scores = model.biases.map(
        (bias, row) => bias + said[row]! + answered[row]! + meant[row]! + question[row]!,
      )
      return most(leaning(scores, praise), allowed)
    }
  }
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
