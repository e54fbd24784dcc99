import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import { isPair, isRead, pairKey, readWords, WITHOUT_STOP_WORDS } from './word.ts'

/** A stem or a pair of neighbouring stems, and the stretch of text it stands for. */
export type Feature = Span & { key: string }

/** The one feature of a text that stands where nothing was answered. */
export const NO_ANSWER = '(no answer)'

/** The features of a text: stems but for stop words, and pairs of neighbours but for pairs of stop words. */
export function features(text: string, language: Language): Feature[] {
  if (isNoAnswer(text)) return [{ key: NO_ANSWER, start: 0, end: text.length }]
  const words = readWords(text, language)
  const { read, starts, ends } = words
  const found: Feature[] = []
  read.forEach((word, at) => {
    const [start, end] = [starts[at]!, ends[at]!]
    if (isRead(word, WITHOUT_STOP_WORDS)) found.push({ key: word.stem.key, start, end })
    if (isPair(words, at, WITHOUT_STOP_WORDS))
      found.push({ key: pairKey(read[at - 1]!, word), start: starts[at - 1]!, end })
  })
  return found
}

// What exports and people write into a field that was left blank.
const BLANK =
  /^[^\p{L}\p{N}]*(?:did not answer|didn['’]t answer|no answer|not answered|no response|no comments?|n\s?[/.]\s?a|blank|no contest[oó]|no respondi[oó]|sin respuesta|sin comentarios?|en blanco)[^\p{L}\p{N}]*$/iu

/** Whether a text only says that nothing was answered. */
export function isNoAnswer(text: string): boolean {
  return text.length < 40 && BLANK.test(text)
}
