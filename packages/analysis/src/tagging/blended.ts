// Two ways of reading as one: what the tagger knew before, and what a study has learned since.
import type { Codebook } from './codebook.ts'
import type { ModelFile } from './model.ts'
import { scorerFor, type Scorer } from './scorer.ts'
import { together } from './weighed.ts'

const FIRMEST = 4 // odds beyond fifty to one do not count more

/** How a code is read: as before, with half of what was learned, or by what was learned alone. */
export const WAYS = ['before', 'both', 'alone'] as const
export type Way = (typeof WAYS)[number]
/** A model beside what came along, and the codes that are read with it. */
export type Blend = { file: ModelFile; codes: Readonly<Record<string, Exclude<Way, 'before'>>> }

/** A scorer that reads each code in its way. */
export function blendedScorer(codebook: Codebook, { file, codes }: Blend): Scorer {
  const before = scorerFor(codebook)
  if (Object.keys(codes).length === 0) return before
  const learned = scorerFor(codebook, file)
  const ways = codebook.codes.map(({ id }): Way => (Object.hasOwn(codes, id) ? codes[id]! : 'before'))
  return {
    read(text, language, asked) {
      const one = before.read(text, language, asked)
      const other = learned.read(text, language, asked)
      return {
        scores: one.scores.map((score, row) =>
          ways[row] === 'before'
            ? score
            : chanceOf(oddsIn(ways[row]!, oddsOf(score), oddsOf(other.scores[row]!))),
        ),
        weighed(row) {
          if (ways[row] === 'before') return one.weighed(row)
          if (ways[row] === 'alone') return other.weighed(row)
          return together(one.weighed(row), other.weighed(row), 1 / 2)
        },
        asked(row) {
          if (ways[row] === 'before') return one.asked(row)
          if (ways[row] === 'alone') return other.asked(row)
          const both = [one.asked(row), other.asked(row)]
          return both.every((each) => each === undefined)
            ? undefined
            : both.reduce<number>((sum, each) => sum + (each ?? 0) / 2, 0)
        },
      }
    },
  }
}

/** The odds of a code in one of the ways: above nought where it is said. */
export function oddsIn(way: Way, before: number, learned: number): number {
  switch (way) {
    case 'before':
      return before
    case 'alone':
      return learned
    case 'both':
      return (bounded(before) + bounded(learned)) / 2
    default:
      return way satisfies never
  }
}

/** A score of 0..1 as odds over its threshold. */
export function oddsOf(score: number): number {
  return bounded(Math.log((score + TINY) / (1 - score + TINY)))
}

const TINY = 1e-9

function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

function bounded(odds: number): number {
  return Math.max(-FIRMEST, Math.min(FIRMEST, odds))
}
