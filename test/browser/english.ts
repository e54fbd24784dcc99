// Every phrase of three words or more that the English dictionary can put on a screen, in small letters.
import { said } from './desk.ts'

const hole = '§'

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return strings(filled(value as (...given: unknown[]) => unknown))
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(strings)
  return []
}

/** A sentence with holes for what is put into it; a number that is none leaves a hole of its own. */
const filled = (make: (...given: unknown[]) => unknown): unknown => {
  const share = { people: hole, base: hole, wave: hole }
  try {
    return make(hole, hole, hole)
  } catch {
    return make([share, share])
  }
}

const phrasesOf = (dictionary: object): string[] =>
  strings(dictionary)
    .flatMap((text) => text.split(/§|NaN/))
    .map((text) => text.trim().toLowerCase())
    .filter((text) => (text.match(/\p{L}+/gu)?.length ?? 0) > 2)

const spanish = phrasesOf(said.es).join('\n')

export const englishPhrases = [...new Set(phrasesOf(said.en))].filter((phrase) => !spanish.includes(phrase))
