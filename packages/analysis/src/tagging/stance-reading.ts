// What the stance model reads of a quote: its words, how many cue words speak for and against, negation, contrast,
// whether it asks for something, and the code it is quoted for.
import type { Language } from '../text/language.ts'
import { fold } from '../text/fold.ts'
import { stem } from '../text/stem.ts'
import { tokens } from '../text/token.ts'
import { CUES, NEGATIONS, OPEN_CUES, type Cues } from './cues.ts'
import { isAskedFor, kindOf } from './kind.ts'
import { lexiconFeatures } from './lexicon/match.ts'
import { plainWord } from './words.ts'

const CONTRAST =
  /\b(?:but|though|although|at first|now|except|however|other times|used to|pero|aunque|al principio|ahora|despues|otras veces|excepto|antes)\b/

/** A quote of a text, for a code, under a question. */
export type Quoted = { quote: string; text: string; language: Language; question: string; code: string }

/**
 * The keys of a quote in the four blocks of a model: its words (and the same for the code alone), the words of the
 * whole text, its cues and concepts, and the question.
 */
export function readStance({ quote, text, language, question, code }: Quoted): Map<string, number>[] {
  const words = wordsOf(quote, language)
  const cues = [...cueKeys(quote, language, question), ...conceptKeys(quote, language)]
  const asked = [...wordsOf(question, language)].map((key) => `?${key}`)
  if (isAskedFor(language, question)) asked.push('?#ask')
  return [
    counted([...words, ...words.map((key) => `${code}|${key}`)]),
    counted(wordsOf(text, language).map((key) => `=${key}`)),
    counted([...cues, ...cues.map((key) => `${code}|${key}`), `${code}|`]),
    counted(asked),
  ]
}

// Stems, pairs of neighbours, the first words, and words within four of a negation.
function wordsOf(text: string, language: Language): string[] {
  const keys: string[] = []
  let before = '^'
  let turning = 0
  for (const { folded } of tokens(text)) {
    const word = plainWord(folded, language)
    const here = stem(word, language)
    keys.push(here, `${before} ${here}`)
    if (turning-- > 0) keys.push(`!${here}`)
    if (NEGATIONS[language].has(word)) turning = REACH
    before = here
  }
  return keys
}

const REACH = 4

function conceptKeys(quote: string, language: Language): string[] {
  const found = [...new Set(lexiconFeatures(quote, language).map(({ key }) => key))].filter((key) =>
    key.startsWith('@'),
  )
  const turned = ['@negation', '@contrast'].filter((key) => found.includes(key))
  return [...found, ...turned.flatMap((turn) => found.map((key) => `${turn}${key}`))]
}

function cueKeys(quote: string, language: Language, question: string): string[] {
  const { good, bad, turned } = cuesIn(quote, language, CUES)
  const keys: string[] = []
  for (const [name, count] of Object.entries({ good, bad, turned })) {
    if (count > 0) keys.push(`#${name}`)
    if (count > 1) keys.push(`#${name}+`)
  }
  if (good > 0 && bad > 0) keys.push('#both')
  if (good === 0 && bad === 0) keys.push('#none')
  const hasContrast = CONTRAST.test(fold(quote))
  if (hasContrast) keys.push('#contrast')
  if (hasContrast && good > 0 && bad > 0) keys.push('#contrast both')
  if (kindOf(quote, language, question) === 'ask') keys.push('#ask')
  const praised = praise(quote, language)
  if (praised > 0) keys.push(praised > 1 ? '#praise+' : '#praise')
  if (praised < 0) keys.push(praised < -1 ? '#complaint+' : '#complaint')
  if (quote.includes('?')) keys.push('#?')
  if (/["“«]/.test(quote)) keys.push('#said')
  if (/[A-Z]{3}/.test(quote)) keys.push('#loud')
  keys.push(`#length${Math.min(6, Math.floor(Math.log2(quote.length / 5 + 1)))}`)
  return keys
}

function counted(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, 1)
  return counts
}

/** Plain praise less plain complaint, counted in words; a flat "never" or "nobody" with no cue is half a complaint. */
export function praise(quote: string, language: Language): number {
  const { good, bad } = cuesIn(quote, language, OPEN_CUES)
  const all = cuesIn(quote, language, CUES)
  const isFlat = all.good === 0 && NEVER.test(fold(quote))
  return good - bad - (isFlat ? FLAT : 0)
}

const FLAT = 0.4
const NEVER = /\b(?:never|nobody|no one|not one|nunca|nadie|ni me|ni una)\b/

// A negation turns the cues of the next three words.
function cuesIn(text: string, language: Language, cues: Cues): { good: number; bad: number; turned: number } {
  const count = { good: 0, bad: 0, turned: 0 }
  let turning = 0
  for (const { folded } of tokens(text)) {
    const cue = cues[language].get(folded) ?? cues[language].get(`~${stem(folded, language)}`) ?? 0
    if (cue !== 0) count[cue > 0 === turning <= 0 ? 'good' : 'bad']++
    const isNegation = NEGATIONS[language].has(folded)
    if (isNegation) count.turned++
    turning = isNegation ? 3 : turning - 1
  }
  return count
}
