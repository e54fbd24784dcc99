import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import { pairKey, readWords, type Read } from './word.ts'

/** A stem or a pair of neighbouring stems, and the stretch of text it stands for. */
export type Feature = Span & { key: string }

/** The one feature of a text that stands where nothing was answered. */
export const NO_ANSWER = '(no answer)'

/** The features of a text: stems but for stop words, and pairs of neighbours but for pairs of stop words. */
export function features(text: string, language: Language): Feature[] {
  if (isNoAnswer(text)) return [{ key: NO_ANSWER, start: 0, end: text.length }]
  return featuresOf(readWords(text, language).reads)
}

/** The same of words that stand beside one another. */
export function featuresOf(words: readonly Read[]): Feature[] {
  const found: Feature[] = []
  let before: Read | undefined
  for (const here of words) {
    const { start, end, word } = here
    if (!word.isStop) found.push({ key: word.stem.key, start, end })
    if (before && here.follows && !(before.word.isStop && word.isStop))
      found.push({ key: pairKey(before.word.stem, word.stem), start: before.start, end })
    before = here
  }
  return found
}

// What exports and people write into a field that was left blank.
const BLANK =
  /^[^\p{L}\p{N}]*(?:did not answer|didn['’]t answer|no answer|not answered|no response|no comments?|n\s?[/.]\s?a|blank|no contest[oó]|no respondi[oó]|sin respuesta|sin comentarios?|en blanco)[^\p{L}\p{N}]*$/iu

/** Whether a text only says that nothing was answered. */
export function isNoAnswer(text: string): boolean {
  return text.length < 40 && BLANK.test(text)
}
