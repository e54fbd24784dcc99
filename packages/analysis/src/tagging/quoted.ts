import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import { fold } from '../text/fold.ts'
import { isAskedFor, kindOf, type Kind } from './kind.ts'
import { phrasesOf, type Phrase } from './lexicon/match.ts'
import { firstIn, readWords, type Words } from './word.ts'

/** A text and the question it answers, read once for all that is quoted of it. */
export type Answer = {
  text: string
  language: Language
  words: Words
  phrases: readonly Phrase[]
  question: string
  asked: Words
  isAskedFor: boolean
}
/** What is quoted of an answer, read once for all that ask of it: its words are those of the answer at these places. */
export type Quoted = {
  quote: string
  folded: string
  language: Language
  words: Words
  places: readonly number[]
  lexicon: readonly Phrase[]
  kind: Kind
}

export function answerOf(text: string, language: Language, question: string): Answer {
  const asked = readWords(question, language)
  const words = readWords(text, language)
  const phrases = phrasesOf(words, language)
  return { text, language, words, phrases, question, asked, isAskedFor: isAskedFor(language, question) }
}

const BETWEEN = ' … '

/** What stands at these spans of an answer, in their order. */
export function quotedOf(answer: Answer, spans: readonly Span[]): Quoted {
  const { text, language, words } = answer
  const quotes = spans.map(({ start, end }) => text.slice(start, end))
  const quote = quotes.join(BETWEEN)
  const folded = quotes.map(fold).join(BETWEEN)
  const places: number[] = []
  const lexicon: Phrase[] = []
  for (const span of spans) {
    const { ends } = words
    for (let at = firstIn(words, span.start); at < ends.length && ends[at]! <= span.end; at++) places.push(at)
    for (const each of answer.phrases)
      if (each.start >= span.start && each.end <= span.end) lexicon.push(each)
  }
  const kind = kindOf(folded, language, answer.isAskedFor)
  return { quote, folded, language, words, places, lexicon, kind }
}
