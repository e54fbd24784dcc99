import { languageOf, type Language } from '../text/language.ts'
import type { Redaction, RedactionType } from './redaction.ts'
import * as sense from './sense.ts'
import { wordsOf, type Word } from './word.ts'

/** A text as the detectors read it. */
export type Reading = {
  text: string
  words: readonly Word[]
  language: Language
  /** What a capital says: nothing where all letters are large, little where every word has one. */
  capitals: 'names' | 'rare words' | 'nothing'
  hasDigits: boolean
}

/** Finds details of one sort. Detectors are linear in the length of the text, whatever its characters. */
export type Detector = (reading: Reading) => Redaction[]

/** Reads a text once for all detectors; its language is told by its small words where nobody says it. */
export function read(text: string, stated: Language | undefined): Reading {
  const words = wordsOf(text)
  const language = stated ?? languageOf(keysOf(words), text)
  return { text, words, language, capitals: capitalsIn(words), hasDigits: /\d/.test(text) }
}

function keysOf(words: readonly Word[]): string[] {
  const keys: string[] = []
  for (const { key } of words) if (keys.push(key) > 1000) break
  return keys
}

// Everyday words inside a sentence are small, unless somebody writes all of them large.
function capitalsIn(words: readonly Word[]): Reading['capitals'] {
  let [large, shouted, all] = [0, 0, 0]
  for (const { sense: bits, shape, opens, end, start } of words) {
    if (shape === 'digits' || end - start < 2 || !(bits & sense.COMMON)) continue
    if (shape === 'shouted') shouted++
    if (opens || bits & NAMED_WITH) continue
    all++
    if (shape !== 'small') large++
  }
  // Who writes every word with a capital leaves few small; a long name in a short sentence leaves some.
  if (large < 2 || large <= 2 * (all - large)) return 'names'
  return shouted > large / 2 ? 'nothing' : 'rare words'
}

const NAMED_WITH = sense.NAME | sense.NO_NAME | sense.WAY | sense.HOUSE | sense.OFFICE | sense.TITLE

/** A word with a capital where a capital says something. */
export function isLarge({ capitals }: Reading, word: Word | undefined): boolean {
  if (!word || capitals === 'nothing' || (word.shape !== 'capital' && word.shape !== 'shouted')) return false
  return capitals === 'names' || !(word.sense & sense.COMMON)
}

/** A large word that may name somebody or something: no everyday word, no month, no well-known abbreviation. */
export function isProper(reading: Reading, word: Word | undefined): boolean {
  if (!word || !isLarge(reading, word) || word.sense & sense.NO_NAME) return false
  if (word.shape === 'shouted' && word.end - word.start < 4 && !(word.sense & sense.NAME)) return false
  if (word.sense & (sense.NAME | sense.SOMEWHERE)) return true
  if (PEOPLES.test(word.key)) return false
  return !(word.sense & (sense.COMMON | sense.TITLE | sense.OFFICE | sense.KIN))
}

// Peoples and faiths: Norwegian, Lutherans, Swedish, Portuguese.
const PEOPLES = /(?:[ae]rians?|[ei]gians?|stians?|icans?|sians?|nians?|eans?|ish|ese|ists?|terans?|mali)$/

export function has(word: Word | undefined, bits: number): boolean {
  return word !== undefined && (word.sense & bits) !== 0
}

export function isAfterSpace(word: Word | undefined): word is Word {
  return word?.gap === 'space'
}

/** The stretch from one word to another, both included. */
export function stretch(
  { words }: Reading,
  [from, to]: readonly [from: number, to: number],
  type: RedactionType,
): Redaction[] {
  const [first, last] = [words[from], words[to]]
  return first && last ? [{ start: first.start, end: last.bare, type }] : []
}
