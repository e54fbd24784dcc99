// What the stance model reads of a quote: its words, how many cue words speak for and against, negation, contrast,
// whether it asks for something, and the code it is quoted for.
import type { Language } from '../text/language.ts'
import { keyOf, listed, textOf, type Keys } from './cells.ts'
import type { Feature } from './feature.ts'
import { answerOf, quotedOf, type Answer, type Quoted } from './quoted.ts'
import { FIRST, readWords, type Read } from './word.ts'

const CONTRAST =
  /\b(?:but|though|although|at first|now|except|however|other times|used to|pero|aunque|al principio|ahora|despues|otras veces|excepto|antes)\b/

/** What is read of an answer, whatever is quoted of it: its words and those of its question. */
export type AnswerKeys = { whole: Keys; asked: Keys }
/** What is read of a quote, and its plain praise less its plain complaint. */
export type QuoteKeys = { words: Keys; cues: Keys; praise: number }
/** A quote of a text, for a code, under a question. */
type Example = { quote: string; text: string; language: Language; question: string; code: string }

/**
 * The keys of a quote in the four blocks of a model: its words (and the same for the code alone), the words of the
 * whole text, its cues and concepts, and the question.
 */
export function readStance({ quote, text, language, question, code }: Example): Map<string, number>[] {
  const answer = answerOf(text, language, question)
  const { whole, asked } = answerKeys(answer)
  const { words, cues } = quoteKeys(quotedOf(quote, readWords(quote, language), answer))
  return [
    counted([...under('', words), ...under(forCode(code), words)]),
    counted(under(WHOLE, whole)),
    counted([...under('', cues), ...under(forCode(code), cues), forCode(code)]),
    counted(under(ASKED, asked)),
  ]
}

/** What stands before the keys of a whole answer, of a question, and of a quote for one code alone. */
export const WHOLE = '='
export const ASKED = '?'
export const forCode = (code: string): string => `${code}|`

export function answerKeys({ words, asked, isAskedFor }: Answer): AnswerKeys {
  const question = wordKeys(asked)
  const wish = listed(isAskedFor ? [keyOf('#ask')] : [])
  return {
    whole: wordKeys(words),
    asked(open, tell) {
      question(open, tell)
      wish(open, tell)
    },
  }
}

export function quoteKeys(quoted: Quoted): QuoteKeys {
  const count = countCues(quoted.words)
  const praise = praiseOf(quoted, count)
  const cues = [
    ...cueKeys(quoted, count),
    ...praiseKeys(praise),
    ...formKeys(quoted.quote),
    ...conceptKeys(quoted.lexicon),
  ]
  return { words: wordKeys(quoted.words), cues: listed(cues.map(keyOf)), praise }
}

function under(prefix: string, keys: Keys): string[] {
  const found: string[] = []
  keys(
    (first) => first,
    (first, second) => found.push(prefix + textOf({ first, second })),
  )
  return found
}

function counted(keys: readonly string[]): Map<string, number> {
  return new Map(keys.map((key) => [key, 1]))
}

// Stems, pairs of neighbours, the first words, and words within four of a negation.
function wordKeys(words: readonly Read[]): Keys {
  return (open, tell) => {
    let before = open(FIRST.key)
    let turning = 0
    for (const { word } of words) {
      const { key, turned } = word.stem
      const here = open(key)
      tell(here, '')
      tell(before, key)
      if (turning-- > 0) tell(open(turned), '')
      if (word.negates) turning = REACH
      before = here
    }
  }
}

const REACH = 4

function conceptKeys(lexicon: readonly Feature[]): string[] {
  const found = [...new Set(lexicon.map(({ key }) => key))].filter((key) => key.startsWith('@'))
  const turned = ['@negation', '@contrast'].filter((key) => found.includes(key))
  return [...found, ...turned.flatMap((turn) => found.map((key) => `${turn}${key}`))]
}

function cueKeys({ folded, kind }: Quoted, { good, bad, turned }: Count): string[] {
  const keys: string[] = []
  for (const [name, count] of Object.entries({ good, bad, turned })) {
    if (count > 0) keys.push(`#${name}`)
    if (count > 1) keys.push(`#${name}+`)
  }
  if (good > 0 && bad > 0) keys.push('#both')
  if (good === 0 && bad === 0) keys.push('#none')
  const hasContrast = CONTRAST.test(folded)
  if (hasContrast) keys.push('#contrast')
  if (hasContrast && good > 0 && bad > 0) keys.push('#contrast both')
  if (kind === 'ask') keys.push('#ask')
  return keys
}

function praiseKeys(praise: number): string[] {
  if (praise > 0) return [praise > 1 ? '#praise+' : '#praise']
  return praise < 0 ? [praise < -1 ? '#complaint+' : '#complaint'] : []
}

function formKeys(quote: string): string[] {
  const keys: string[] = []
  if (quote.includes('?')) keys.push('#?')
  if (/["“«]/.test(quote)) keys.push('#said')
  if (/[A-Z]{3}/.test(quote)) keys.push('#loud')
  keys.push(`#length${Math.min(6, Math.floor(Math.log2(quote.length / 5 + 1)))}`)
  return keys
}

// A flat "never" or "nobody" with no cue is half a complaint.
function praiseOf({ folded }: Quoted, { good, praise }: Count): number {
  const isFlat = good === 0 && NEVER.test(folded)
  return praise - (isFlat ? FLAT : 0)
}

const FLAT = 0.4
const NEVER = /\b(?:never|nobody|no one|not one|nunca|nadie|ni me|ni una)\b/

type Count = { good: number; bad: number; turned: number; praise: number }

// A negation turns the cues of the next three words.
function countCues(words: readonly Read[]): Count {
  const count = { good: 0, bad: 0, turned: 0, praise: 0 }
  let turning = 0
  for (const { word } of words) {
    const sign = turning <= 0 ? 1 : -1
    if (word.cue !== 0) count[word.cue * sign > 0 ? 'good' : 'bad']++
    count.praise += word.openCue * sign
    if (word.isNegation) count.turned++
    turning = word.isNegation ? 3 : turning - 1
  }
  return count
}
