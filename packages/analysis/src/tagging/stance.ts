import { STANCES, type Stance } from './codebook.ts'
import { addCounts, modelFrom, type ModelFile } from './model.ts'
import { shippedStances } from './shipped.ts'
import { praise, readStance, type Quoted } from './stance-reading.ts'

/** Tells how the speaker of a quote stands to the code that it is quoted for. */
export type StanceReader = (quoted: Quoted) => Stance

/**
 * A reader of stance from a model whose codes are the stances in their order; the shipped one by default.
 * @param allowed the stances that a codebook has; it tells no other
 */
export function stanceReader(allowed: readonly Stance[], file: ModelFile = shippedStances()): StanceReader {
  const model = modelFrom(file)
  return (quoted) => {
    const scores = addCounts(model, readStance(quoted))
    const lean = LEAN * Math.max(-2, Math.min(2, praise(quoted.quote, quoted.language)))
    scores[STANCES.indexOf('positive')]! += lean
    scores[STANCES.indexOf('negative')]! -= lean
    // Mixed needs both said.
    scores[STANCES.indexOf('mixed')]! -= Math.abs(lean)
    const scoreOf = (stance: Stance) => scores[STANCES.indexOf(stance)] ?? 0
    return allowed.reduce(
      (one, other) => (scoreOf(other) > scoreOf(one) ? other : one),
      allowed[0] ?? 'neutral',
    )
  }
}

// What a word of plain praise or complaint adds to what was learned: those are rarer in lively answers than in plain ones.
const LEAN = 0.5
