import { isMissing, otherLanguage, plain } from '../language/language.ts'
import type { LocalizedText } from '../graphql.ts'
import type { Card } from './operations.ts'

export type ReadingTime = 'few' | 'five' | 'ten' | 'quarter' | 'half' | 'long'

/** Read slowly, with time to think. */
const wordsPerMinute = 110
const upTo: [number, ReadingTime][] = [
  [3, 'few'],
  [7, 'five'],
  [12, 'ten'],
  [20, 'quarter'],
  [40, 'half'],
]

/** How long the cards take, in words that count nothing. */
export const readingTime = (cards: readonly Card[]): ReadingTime => {
  const texts = cards.flatMap(({ title, plain: said, quotes }) => [
    shown(title),
    said ? shown(said) : '',
    ...quotes.filter(({ language }) => language !== otherLanguage()).map(({ text }) => text),
  ])
  const minutes = texts.join(' ').split(/\s+/).filter(Boolean).length / wordsPerMinute
  return upTo.find(([most]) => minutes <= most)?.[1] ?? 'long'
}

const shown = (text: LocalizedText): string => (isMissing(text) ? text.en : plain(text))
