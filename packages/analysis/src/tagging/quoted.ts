import type { Language } from '../text/language.ts'
import { fold } from '../text/fold.ts'
import { isAskedFor, kindOf, type Kind } from './kind.ts'
import { phrasesOf, type Phrase } from './lexicon/match.ts'
import { readWords, type Read } from './word.ts'

/** A text and the question it answers, read once for all that is quoted of it. */
export type Answer = {
  text: string
  language: Language
  words: readonly Read[]
  question: string
  asked: readonly Read[]
  isAskedFor: boolean
}
/** What is quoted of an answer, read once for all that ask of it. */
export type Quoted = {
  quote: string
  folded: string
  language: Language
  words: readonly Read[]
  lexicon: readonly Phrase[]
  kind: Kind
}

export function answerOf(text: string, language: Language, question: string): Answer {
  const asked = readWords(question, language)
  const words = readWords(text, language)
  return { text, language, words, question, asked, isAskedFor: isAskedFor(language, question) }
}

/** The quote whose words these are, in its order. */
export function quotedOf(quote: string, words: readonly Read[], answer: Answer): Quoted {
  const { language } = answer
  const folded = fold(quote)
  const lexicon = phrasesOf(words, language)
  return { quote, folded, language, words, lexicon, kind: kindOf(folded, language, answer.isAskedFor) }
}
