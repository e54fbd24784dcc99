// Meanings that several words have, in both languages.
import type { Language } from '../text/language.ts'
import type { Feature } from './feature.ts'
import { phrasesOf } from './lexicon/match.ts'
import type { Words } from './word.ts'

/** The concepts of the lexicons that stand in these words; how something is said is none. */
export function conceptsIn(words: Words, language: Language): Feature[] {
  return phrasesOf(words, language).flatMap(({ name, start, end }) =>
    isConcept(name.key) ? [{ key: name.key, start, end }] : [],
  )
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
