// How hard a text of ours is to read: what is shown to a young person is measured before it is shown.
import type { Language } from '../text/language.ts'
import { syllablesInEnglish } from './english.ts'
import { syllablesInSpanish } from './spanish.ts'

/** `score` is a school grade in English (less is easier) and a scale to 100 in Spanish (more is easier). */
export type Reading = { words: number; sentences: number; syllables: number; score: number }

/** What everybody should be able to read: sixth grade at most, and "bastante fácil" (65) at least. */
export const readingLimit = { en: 6, es: 65 } as const satisfies Record<Language, number>

/**
 * The reading level of a text: the Flesch-Kincaid grade in English (Kincaid et al. 1975), the INFLESZ scale in Spanish
 * (Szigriszt-Pazos 1993, Barrio-Cantalejo 2008). Null where there is no word. A line break ends a sentence, as in a list;
 * figures count as words of one syllable, so that a telephone number makes nothing harder.
 */
export const readability = (text: string, language: Language): Reading | null => {
  const words = wordsIn(text)
  if (words.length === 0) return null
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word, language), 0)
  const sentences = text.split(sentenceEnd).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
  const means = { perSentence: words.length / sentences, perWord: syllables / words.length }
  return { words: words.length, sentences, syllables, score: scoreOf(means, language) }
}

/** The formula of a language, of words in a sentence and syllables in a word. */
export const scoreOf = (
  { perSentence, perWord }: { perSentence: number; perWord: number },
  language: Language,
): number =>
  language === 'es' ? 206.835 - 62.3 * perWord - perSentence : 0.39 * perSentence + 11.8 * perWord - 15.59

export const wordsIn = (text: string): string[] => text.match(word) ?? []

/** A figure counts as one. */
export const syllablesIn = (word: string, language: Language): number =>
  /\p{N}/u.test(word) ? 1 : language === 'es' ? syllablesInSpanish(word) : syllablesInEnglish(word)

/** Whether a text is within the limit of its language; one without a word is not. */
export const isEasyToRead = (reading: Reading | null, language: Language): boolean => {
  if (!reading) return false
  return language === 'es' ? reading.score >= readingLimit.es : reading.score <= readingLimit.en
}

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
const sentenceEnd = /[.!?…]+(?=["'”’»)\]]*(?:\s|$))|[\n\r]+/u
