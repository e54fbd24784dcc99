// What a learned model reads of a text: stems, pairs of neighbouring stems, the letters of its words (so that a
// misspelt word is near the right one), and what the lexicons say; and the stems of the question.
import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import { keyOf, type Key } from './cells.ts'
import { isClose, isNoAnswer, NO_ANSWER } from './feature.ts'
import { lexiconFeatures } from './lexicon/match.ts'
import { FIRST, pairKey, readWords, type Read } from './word.ts'

/** The parts of a reading, each of one length however long the text is. */
export const BLOCKS = ['word', 'letters', 'lexicon', 'question'] as const
/** The number of a block in the order of `BLOCKS`. */
export type Block = 0 | 1 | 2 | 3
/** What one place of a text is read as: a key or, in the block of letters, several. */
export type Place = Span & Key & { block: Block; letters: readonly string[] }
/** Whether a model knows the lexicons, which are made for the fifteen codes, and whether stop words count. */
export type Manner = { lexicon: boolean; stopWords: boolean }

/** Everything read of a text, with the places it stands at. */
export function readText(text: string, language: Language, manner: Manner): Place[] {
  if (isNoAnswer(text)) return [{ start: 0, end: text.length, block: 0, ...keyOf(NO_ANSWER), letters: [] }]
  const found: Place[] = []
  const words = readWords(text, language)
  let before: Read | undefined
  for (const here of words) {
    const { start, end, word } = here
    const counts = manner.stopWords || !word.isStop
    const first = word.name.key
    if (counts) found.push({ start, end, block: 0, first, second: '', letters: NONE })
    if (counts) found.push({ start, end, block: 1, first, second: '', letters: word.letters })
    const isPair = before && (manner.stopWords || !(before.word.isStop && word.isStop))
    if (before && isPair && isClose(text, before, here)) {
      const left = before.word.name.key
      found.push({ start: before.start, end, block: 0, first: left, second: first, letters: NONE })
    }
    before = here
  }
  if (manner.lexicon)
    for (const { key, start, end } of lexiconFeatures(words, language))
      found.push({ start, end, block: 2, first: key, second: '', letters: NONE })
  return found
}

const NONE: readonly string[] = []

/** What the question adds, under keys that begin with "?". */
export function readQuestion(question: string, language: Language, manner: Manner): string[] {
  const keys = new Set<string>()
  const words = readWords(question, language)
  let before = FIRST
  for (const { word } of words) {
    keys.add(`?${word.stem.key}`).add(`?${pairKey(before, word.stem)}`)
    before = word.stem
  }
  if (manner.lexicon) for (const { key } of lexiconFeatures(words, language)) keys.add(`?${key}`)
  return [...keys]
}
