import shipped from '../../data/youth-survivor-perspective.model.json' with { type: 'json' }
import type { Language } from '../text/language.ts'
import type { Codebook } from './codebook.ts'
import { features, type Feature } from './feature.ts'
import { fromCodebook } from './from-codebook.ts'
import { knownRows, learnedFrom, learnedScores, type ModelFile } from './learned.ts'
import type { Linear } from './linear.ts'
import { readQuestion, readText } from './reading.ts'

/** What a scorer made of a text: 0..1 per code in the codebook's order, .5 being each code's threshold. */
export type Reading = { scores: Float64Array; found: readonly Feature[] }
/** Reads texts for the codes of one codebook; `linear` and `rowOf` give the weights behind a code's score. */
export type Scorer = {
  read(text: string, language: Language, question: string): Reading
  weights(code: number): { linear: Linear; row: number }
}

/** A scorer from a codebook alone, and for codes that the package knows from the shipped model. */
export function scorerFor(codebook: Codebook, model: ModelFile = shipped): Scorer {
  const alone = fromCodebook(codebook)
  const known = knownRows(model, codebook)
  if (known.every((row) => row === undefined)) return codebookScorer(alone)
  const learned = learnedFrom(model)
  return {
    read(text, language, question) {
      const found = readText(text, language)
      const own = learnedScores(learned, found, readQuestion(question, language))
      const words = found.filter((feature) => !feature.key.startsWith('#'))
      const rest = alone.scores(words, features(question, language))
      return { found, scores: rest.map((score, code) => own[known[code] ?? -1] ?? score) }
    },
    weights(code) {
      const row = known[code]
      return row === undefined ? { linear: alone.linear, row: code } : { linear: learned.linear, row }
    },
  }
}

function codebookScorer(alone: ReturnType<typeof fromCodebook>): Scorer {
  return {
    read(text, language, question) {
      const found = features(text, language)
      return { found, scores: alone.scores(found, features(question, language)) }
    },
    weights: (code) => ({ linear: alone.linear, row: code }),
  }
}
