// What a learned model reads of a text: stems, pairs of neighbouring stems, the letters of its words (so that a
// misspelt word is near the right one), and what the lexicons say; and the stems of the question.
import type { Language } from '../text/language.ts'
import { isNoAnswer, NO_ANSWER } from './feature.ts'
import { phrasesOf, type Phrase } from './lexicon/match.ts'
import { FIRST, lettersOf, pairKey, readWords, type Read, type Words } from './word.ts'

/** The parts of a reading, each of one length however long the text is. */
export const BLOCKS = ['word', 'letters', 'lexicon', 'question'] as const
/** The number of a block in the order of `BLOCKS`. */
export type Block = 0 | 1 | 2 | 3
export const QUESTION = 3
/** Whether a model knows the lexicons, which are made for the fifteen codes, and whether stop words count. */
export type Manner = { lexicon: boolean; stopWords: boolean }
/** The words of a text, with what the lexicons say of them. */
export type Passage = { words: Words; phrases: readonly Phrase[] }

/** Whether a word counts, and whether a word and the one before it count as a pair. */
export function isRead({ word }: Read, { stopWords }: Manner): boolean {
  return stopWords || !word.isStop
}
export function isPair(before: Read | undefined, here: Read, { stopWords }: Manner): before is Read {
  return here.follows && before !== undefined && (stopWords || !(before.word.isStop && here.word.isStop))
}

/** The keys of each block, as often as they stand there. */
export type KeysOf = readonly (readonly string[])[]

/** The keys of a text by block, to learn from. */
export function readText(text: string, language: Language, manner: Manner): KeysOf {
  if (isNoAnswer(text)) return [[NO_ANSWER], [], [], []]
  const said: string[] = []
  const spelt: string[] = []
  const words = readWords(text, language)
  words.reads.forEach((here, at) => {
    const before = words.reads[at - 1]
    if (isPair(before, here, manner)) said.push(pairKey(before.word.stem, here.word.stem))
    if (!isRead(here, manner)) return
    said.push(here.word.stem.key)
    for (const key of lettersOf(here.word)) spelt.push(key)
  })
  const meant = manner.lexicon ? phrasesOf(words, language).map(({ name }) => name.key) : []
  return [said, spelt, meant, []]
}

/** What stands before every key of a question. */
export const ASKED = '?'

/** What the question adds. */
export function readQuestion(question: string, language: Language, manner: Manner): string[] {
  const keys = new Set<string>()
  const words = readWords(question, language)
  let before = FIRST
  for (const { word } of words.reads) {
    keys.add(ASKED + word.stem.key).add(ASKED + pairKey(before, word.stem))
    before = word.stem
  }
  if (manner.lexicon) for (const { name } of phrasesOf(words, language)) keys.add(ASKED + name.key)
  return [...keys]
}
