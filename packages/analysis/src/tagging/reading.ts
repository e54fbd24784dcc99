// What a learned model reads of a text: stems, pairs of neighbouring stems, the letters of its words (so that a
// misspelt word is near the right one), and what the lexicons say; and the stems of the question.
import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import { stem } from '../text/stem.ts'
import { tokens, type Token } from '../text/token.ts'
import { isClose, isNoAnswer, NO_ANSWER } from './feature.ts'
import { lexiconFeatures } from './lexicon/match.ts'
import { isStopWord, plainWord } from './words.ts'

/** The parts of a reading, each of one length however long the text is. */
export const BLOCKS = ['word', 'letters', 'lexicon', 'question'] as const
/** The number of a block in the order of `BLOCKS`. */
export type Block = 0 | 1 | 2 | 3
/** What one place of a text is read as. A place that is read by its letters has several keys. */
export type Place = Span & { block: Block; keys: readonly string[] }
/** Whether a model knows the lexicons, which are made for the fifteen codes, and whether stop words count. */
export type Manner = { lexicon: boolean; stopWords: boolean }

/** Everything read of a text, with the places it stands at. */
export function readText(text: string, language: Language, manner: Manner): Place[] {
  if (isNoAnswer(text)) return [{ start: 0, end: text.length, block: 0, keys: [NO_ANSWER] }]
  const found: Place[] = []
  let before: Read | undefined
  for (const token of tokens(text)) {
    const here = readWord(token, language)
    const { start, end } = token
    const counts = manner.stopWords || !here.isStop
    if (counts) found.push({ start, end, block: 0, keys: here.own })
    if (counts) found.push({ start, end, block: 1, keys: here.letters })
    const isPair = before && (manner.stopWords || !(before.isStop && here.isStop))
    if (before && isPair && isClose(text, before.token, token)) {
      const keys = [`${before.own[0]} ${here.own[0]}`]
      found.push({ start: before.token.start, end, block: 0, keys })
    }
    before = { ...here, token }
  }
  if (manner.lexicon)
    for (const { key, start, end } of lexiconFeatures(text, language))
      found.push({ start, end, block: 2, keys: [key] })
  return found
}

/** What the question adds, under keys that begin with "?". */
export function readQuestion(question: string, language: Language, manner: Manner): string[] {
  const keys = new Set<string>()
  let before = '^'
  for (const { folded } of tokens(question)) {
    const here = stem(plainWord(folded, language), language)
    keys.add(`?${here}`).add(`?${before} ${here}`)
    before = here
  }
  if (manner.lexicon) for (const { key } of lexiconFeatures(question, language)) keys.add(`?${key}`)
  return [...keys]
}

type Word = { own: readonly [string]; letters: readonly string[]; isStop: boolean }
type Read = Word & { token: Token }

const CACHE_LIMIT = 50_000
const LONGEST = 30
const caches: Record<Language, Map<string, Word>> = { en: new Map(), es: new Map() }

function readWord(token: Token, language: Language): Word {
  if (token.placeholder !== undefined) return { own: [`[${token.placeholder}]`], letters: [], isStop: false }
  const cache = caches[language]
  const known = cache.get(token.folded)
  if (known) return known
  const word = plainWord(token.folded, language)
  const made: Word = {
    own: [stem(word, language)],
    letters: lettersOf(word),
    isStop: isStopWord(word, language),
  }
  if (cache.size >= CACHE_LIMIT) cache.clear()
  cache.set(token.folded, made)
  return made
}

// Stretches of three to five letters, with the borders of the word.
function lettersOf(word: string): string[] {
  const whole = `<${word.slice(0, LONGEST)}>`
  const found: string[] = []
  for (let length = 3; length <= 5; length++) {
    for (let at = 0; at + length <= whole.length; at++) found.push(`_${whole.slice(at, at + length)}`)
  }
  return found
}
