// Meanings that several words have, in both languages.
import type { Language } from '../text/language.ts'
import type { Feature } from './feature.ts'
import { lexiconFeatures } from './lexicon/match.ts'
import type { Read } from './word.ts'

/** The concepts of the lexicons that stand in these words; how something is said is none. */
export function conceptsIn(words: readonly Read[], language: Language): Feature[] {
  return lexiconFeatures(words, language).filter(({ key }) => isConcept(key))
}

/** Whether a key is a concept, and no stem. */
export function isConcept(key: string): boolean {
  return key.startsWith('@') && !MANNERS.has(key)
}

// What stands for a way of saying, or for too much: "he" is one of the words for a trafficker.
const MANNERS = new Set(
  [
    'negation',
    'contrast',
    'concession',
    'recommend',
    'good_feeling',
    'bad_feeling',
    'public_thinks',
    'trafficker',
  ].map((name) => `@${name}`),
)
