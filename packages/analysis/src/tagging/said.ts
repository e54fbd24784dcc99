// The words of a text and the meanings behind them, for those who count what people say and learn nothing from it.
import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import { phrasesOf } from './lexicon/match.ts'
import { readWords } from './word.ts'

/** A word where it stands: its stem, whether it is a small word or a placeholder, and what it says for or against. */
export type SaidWord = Span & {
  key: string
  isSmall: boolean
  isPlaceholder: boolean
  isNegation: boolean
  cue: number
}
/** A concept of the lexicons where it stands: "@police". */
export type SaidConcept = Span & { key: string }

/** The words of a text, in its order. */
export function wordsSaid(text: string, language: Language): SaidWord[] {
  const { read, starts, ends } = readWords(text, language)
  return read.map((word, at) => ({
    ...{ start: starts[at]!, end: ends[at]!, key: word.stem.key, isSmall: word.isStop },
    isPlaceholder: word.isPlaceholder,
    isNegation: word.isNegation,
    cue: word.cue + word.openCue,
  }))
}

/** The concepts that several words of a text have in both languages; how something is said is none. */
export function conceptsSaid(text: string, language: Language): SaidConcept[] {
  const { names, starts, ends } = phrasesOf(readWords(text, language), language)
  return names
    .map(({ key }, at) => ({ key, start: starts[at]!, end: ends[at]! }))
    .filter(({ key }) => isConcept(key))
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
