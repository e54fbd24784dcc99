// What a learned model reads of a text: stems, pairs of neighbouring stems, the letters of its words (so that a
// misspelt word is near the right one), and what the lexicons say; and the stems of the question.
import type { Language } from '../text/language.ts'
import { isNoAnswer, NO_ANSWER } from './feature.ts'
import { phrasesOf, type Phrases } from './lexicon/match.ts'
import { FIRST, isPair, isRead, lettersOf, pairKey, readWords, type Counting, type Words } from './word.ts'

/** The parts of a reading, each of one length however long the text is. */
export const BLOCKS = ['word', 'letters', 'lexicon', 'question'] as const
/** The number of a block in the order of `BLOCKS`. */
export type Block = 0 | 1 | 2 | 3
export const QUESTION = 3
/** Whether a model knows the lexicons, which are made for the fifteen codes, and whether stop words count. */
export type Manner = Counting & { lexicon: boolean }
/** The words of a text, with what the lexicons say of them. */
export type Passage = { words: Words; phrases: Phrases }

/** The keys of each block, as often as they stand there. */
export type KeysOf = readonly (readonly string[])[]

/** The keys of a text by block, to learn from. */
export function readText(text: string, language: Language, manner: Manner): KeysOf {
  if (isNoAnswer(text)) return [[NO_ANSWER], [], [], []]
  const said: string[] = []
  const spelt: string[] = []
  const words = readWords(text, language)
  words.read.forEach((word, at) => {
    if (isPair(words, at, manner)) said.push(pairKey(words.read[at - 1]!, word))
    if (!isRead(word, manner)) return
    said.push(word.stem.key)
    for (const key of lettersOf(word)) spelt.push(key)
  })
  const meant = manner.lexicon ? phrasesOf(words, language).names.map(({ key }) => key) : []
  return [said, spelt, meant, []]
}

/** What stands before every key of a question. */
export const ASKED = '?'

/** What the question adds. */
export function readQuestion(question: string, language: Language, manner: Manner): string[] {
  const keys = new Set<string>()
  const words = readWords(question, language)
  let before = FIRST
  for (const word of words.read) {
    keys.add(ASKED + word.stem.key).add(ASKED + pairKey(before, word))
    before = word
  }
  if (manner.lexicon) for (const { key } of phrasesOf(words, language).names) keys.add(ASKED + key)
  return [...keys]
}
