// What the learned model reads of a text: stems and pairs, how often the lexicon of a code speaks, and the
// same of the question under keys of their own.
import type { Language } from '../text/language.ts'
import { features, type Feature } from './feature.ts'
import { lexiconFeatures } from './lexicon/match.ts'

/** Everything read of a text, with the places it stands at. */
export function readText(text: string, language: Language): Feature[] {
  const words = lexiconFeatures(text, language)
  const seen = new Set<string>()
  const again = words.flatMap((word) =>
    seen.size === seen.add(word.key).size ? [{ ...word, key: `${word.key}+` }] : [],
  )
  return [...features(text, language), ...words, ...again]
}

/** What the question adds, under keys that begin with "?". */
export function readQuestion(question: string, language: Language): string[] {
  const stems = features(question, language).filter(({ key }) => !key.includes(' '))
  return [...stems, ...lexiconFeatures(question, language)].map(({ key }) => `?${key}`)
}

/** The columns of a text and its question with their values; long texts count a little less per word. */
export function valuesOf(text: Iterable<string>, question: Iterable<string>): Map<string, number> {
  const keys = new Set(text)
  let squares = 0
  for (const key of keys) squares += weightOf(key) ** 2
  const scale = 2 / Math.max(1, squares) ** 0.35
  const values = new Map<string, number>()
  for (const key of keys) values.set(key, weightOf(key) * scale)
  for (const key of new Set(question)) values.set(key, key.startsWith('?#') ? 2.7 : 0.9)
  return values
}

function weightOf(key: string): number {
  if (key.startsWith('#')) return 2
  return key.includes(' ') ? 0.6 : 1
}
