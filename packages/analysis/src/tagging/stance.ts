import shipped from '../../data/stance.model.json' with { type: 'json' }
import type { Language } from '../text/language.ts'
import { STANCES, type Stance } from './codebook.ts'
import { learnedFrom, sums, type Learned, type ModelFile } from './learned.ts'
import { valuesOf } from './reading.ts'
import { ASK_KEY, praise, readStance } from './stance-reading.ts'

/** Tells how the speaker of a quote stands to what it tells. */
export type StanceReader = (quote: string, language: Language, question: string) => Stance

/**
 * A reader of stance from a model whose codes are the stances in their order; the shipped one by default.
 * @param allowed the stances that a codebook has; it tells no other
 */
export function stanceReader(allowed: readonly Stance[], model: ModelFile = shipped): StanceReader {
  const learned = learnedFrom(model)
  return (quote, language, question) =>
    best(weigh(learned, readStance(quote, language, question), praise(quote, language)), allowed)
}

// How much one word of plain praise or complaint weighs beside what was learned.
const PRAISE = 1.2

// How much more an ask is neutral: the codebook's convention for wishes and recommendations.
const ASK = 1

// By stance in the order of STANCES; nothing to weigh leaves neutral ahead.
function weigh(learned: Learned, read: [string[], string[]], praised: number): number[] {
  const isAsk = read[0].includes(ASK_KEY)
  const { own, context, isRead } = sums(learned, valuesOf(...read))
  if (!isRead) return [0, 0, 0, 1]
  const lean = PRAISE * Math.max(-2, Math.min(2, praised))
  const scores = own.map((sum, row) => sum + (context[row] ?? 0) + (learned.biases[row] ?? 0))
  return [lean, -lean, 0, isAsk ? ASK : 0].map((each, row) => each + (scores[row] ?? 0))
}

function best(weights: readonly number[], allowed: readonly Stance[]): Stance {
  const weightOf = (stance: Stance) => weights[STANCES.indexOf(stance)] ?? 0
  return allowed.reduce(
    (one, other) => (weightOf(other) > weightOf(one) ? other : one),
    allowed[0] ?? 'neutral',
  )
}
