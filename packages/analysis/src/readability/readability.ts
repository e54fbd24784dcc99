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
  const words = text.match(word) ?? []
  if (words.length === 0) return null
  const count = language === 'es' ? syllablesInSpanish : syllablesInEnglish
  const syllables = words.reduce((sum, one) => sum + (/\p{N}/u.test(one) ? 1 : count(one)), 0)
  const sentences = text.split(sentenceEnd).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
  const perSentence = words.length / sentences
  const perWord = syllables / words.length
  const score =
    language === 'es' ? 206.835 - 62.3 * perWord - perSentence : 0.39 * perSentence + 11.8 * perWord - 15.59
  return { words: words.length, sentences, syllables, score }
}

/** Whether a text is within the limit of its language; one without a word is not. */
export const isEasyToRead = (reading: Reading | null, language: Language): boolean => {
  if (!reading) return false
  return language === 'es' ? reading.score >= readingLimit.es : reading.score <= readingLimit.en
}

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
const sentenceEnd = /[.!?…]+(?=["'”’»)\]]*(?:\s|$))|[\n\r]+/u
