import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import { fold } from '../text/fold.ts'
import { asksBy, isAskedFor, type Kind } from './kind.ts'
import { phrasesOf, type Name, type Phrases } from './lexicon/match.ts'
import { firstIn, readWords, type Words } from './word.ts'

/** A text and the question it answers, read once for all that is quoted of it. */
export type Answer = {
  text: string
  language: Language
  words: Words
  phrases: Phrases
  question: string
  asked: Words
  isAskedFor: boolean
}
/** Words that stand beside one another, from one to before another. */
export type Part = { from: number; until: number }
/** What is quoted of an answer, read once for all that ask of it: its words are those parts of the answer's. */
export type Quoted = {
  quote: string
  folded: string
  language: Language
  words: Words
  parts: readonly Part[]
  lexicon: readonly Name[]
  kind: Kind
  /** The words by which it is an ask, none where it is one by the question; undefined for an experience. */
  asks: string | undefined
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
  const { text, language, words, phrases } = answer
  const { ends } = words
  const parts: Part[] = []
  const lexicon: Name[] = []
  let [quote, folded] = ['', '']
  for (const { start, end } of spans) {
    const said = text.slice(start, end)
    const between = parts.length > 0 ? BETWEEN : ''
    quote += between + said
    folded += between + fold(said)
    const from = firstIn(words, start)
    let until = from
    while (until < ends.length && ends[until]! <= end) until++
    parts.push({ from, until })
    for (let at = 0; at < phrases.names.length; at++)
      if (phrases.starts[at]! >= start && phrases.ends[at]! <= end) lexicon.push(phrases.names[at]!)
  }
  const asks = asksBy(folded, language, answer.isAskedFor)
  const kind = asks === undefined ? 'experience' : 'ask'
  return { quote, folded, language, words, parts, lexicon, kind, asks }
}
