// What a learned model reads of a text: stems, pairs of neighbouring stems, the letters of its words (so that a
// misspelt word is near the right one), and what the lexicons say; and the stems of the question.
import type { Language } from '../text/language.ts'
import { isNoAnswer, NO_ANSWER } from './feature.ts'
import { phrasesOf, type Phrase } from './lexicon/match.ts'
import { FIRST, pairKey, readWords, type Read } from './word.ts'

/** The parts of a reading, each of one length however long the text is. */
export const BLOCKS = ['word', 'letters', 'lexicon', 'question'] as const
/** The number of a block in the order of `BLOCKS`. */
export type Block = 0 | 1 | 2 | 3
export const QUESTION = 3
/** Whether a model knows the lexicons, which are made for the fifteen codes, and whether stop words count. */
export type Manner = { lexicon: boolean; stopWords: boolean }
/** Is shown what is read of a text, in the order in which it begins. */
export type Visitor = {
  word(here: Read): void
  pair(left: Read, right: Read): void
  phrase(phrase: Phrase): void
}

/** The words of a text, with what the lexicons say of them. */
export type Passage = { words: readonly Read[]; phrases: readonly Phrase[] }

/** Shows everything read of a text's words. */
export function walk({ words, phrases }: Passage, { stopWords, lexicon }: Manner, to: Visitor): void {
  let next = 0
  for (let at = 0; at < words.length; at++) {
    const here = words[at]!
    const after = words[at + 1]
    if (stopWords || !here.word.isStop) to.word(here)
    if (after?.follows && (stopWords || !(here.word.isStop && after.word.isStop))) to.pair(here, after)
    if (lexicon) while (phrases[next]?.start === here.start) to.phrase(phrases[next++]!)
  }
}

/** The keys of a text by block, to learn from. */
export function readText(text: string, language: Language, manner: Manner): KeysOf {
  if (isNoAnswer(text)) return [[NO_ANSWER], [], [], []]
  const keys: [string[], string[], string[], string[]] = [[], [], [], []]
  const words = readWords(text, language)
  walk({ words, phrases: phrasesOf(words, language) }, manner, {
    word({ word }) {
      keys[0].push(word.name.key)
      for (const each of word.letters) keys[1].push(each)
    },
    pair: (left, right) => keys[0].push(pairKey(left.word.name, right.word.name)),
    phrase: ({ key }) => keys[2].push(key),
  })
  return keys
}
/** The keys of each block, as often as they stand there. */
export type KeysOf = readonly (readonly string[])[]

/** What stands before every key of a question. */
export const ASKED = '?'

/** What the question adds. */
export function readQuestion(question: string, language: Language, manner: Manner): string[] {
  const keys = new Set<string>()
  const words = readWords(question, language)
  let before = FIRST
  for (const { word } of words) {
    keys.add(ASKED + word.stem.key).add(ASKED + pairKey(before, word.stem))
    before = word.stem
  }
  if (manner.lexicon) for (const { key } of phrasesOf(words, language)) keys.add(ASKED + key)
  return [...keys]
}
