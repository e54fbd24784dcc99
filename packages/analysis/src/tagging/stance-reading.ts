// What the stance model reads of a quote: its words, how many cue words speak for and against, negation, contrast,
// whether it asks for something, and the code it is quoted for.
import type { Language } from '../text/language.ts'
import { nameOf, type Name, type Phrase } from './lexicon/match.ts'
import { answerOf, quotedOf, type Quoted } from './quoted.ts'
import { ASKED } from './reading.ts'
import { FIRST, pairKey, type Read, type Words } from './word.ts'

const CONTRAST =
  /\b(?:but|though|although|at first|now|except|however|other times|used to|pero|aunque|al principio|ahora|despues|otras veces|excepto|antes)\b/

/** Is shown the places of words: whether each stands within four of a negation, and the one before it, or -1. */
export type Shown = (at: number, isTurned: boolean, before: number) => void
/** The cues of a quote, and its plain praise less its plain complaint. */
export type Cues = { names: readonly Name[]; praise: number }
/** A quote of a text, for a code, under a question. */
type Example = { quote: string; text: string; language: Language; question: string; code: string }

/**
 * The keys of a quote in the four blocks of a model: its words (and the same for the code alone), the words of the
 * whole text, its cues and concepts, and the question.
 */
export function readStance({ quote, text, language, question, code }: Example): Map<string, number>[] {
  const answer = answerOf(text, language, question)
  const quoted = quotedOf(answerOf(quote, language, question), [{ start: 0, end: quote.length }])
  const said = wordKeys(quoted.words)
  const keys = readCues(quoted).names.map(({ key }) => key)
  const own = forCode(code)
  const asked = answer.isAskedFor ? [...wordKeys(answer.asked), WISH] : wordKeys(answer.asked)
  return [
    counted([...said, ...said.map((key) => own + key)]),
    counted(wordKeys(answer.words).map((key) => WHOLE + key)),
    counted([...keys, ...keys.map((key) => own + key), own]),
    counted(asked.map((key) => ASKED + key)),
  ]
}

/** What stands before the keys of a whole answer, and of a quote for one code alone. */
export const WHOLE = '='
export const forCode = (code: string): string => `${code}|`
/** Under a question that asks for a wish. */
export const WISH = '#ask'

export function readCues(quoted: Quoted): Cues {
  const count = countCues(quoted)
  const praise = praiseOf(quoted, count)
  const names: Name[] = []
  const put = (key: string) => void names.push(nameOf(key))
  cueKeys(quoted, count, put)
  praiseKeys(praise, put)
  formKeys(quoted.quote, put)
  putConcepts(quoted.lexicon, names)
  return { names, praise }
}

type Put = (key: string) => void

/** Shows the words at some places, or all of them. */
export function showWords(reads: readonly Read[], places: readonly number[] | undefined, to: Shown): void {
  let before = -1
  let turning = 0
  const count = places?.length ?? reads.length
  for (let each = 0; each < count; each++) {
    const at = places ? places[each]! : each
    to(at, turning-- > 0, before)
    if (reads[at]!.word.negates) turning = REACH
    before = at
  }
}

const REACH = 4

function wordKeys({ reads }: Words): string[] {
  const keys: string[] = []
  showWords(reads, undefined, (at, isTurned, before) => {
    const { stem } = reads[at]!.word
    keys.push(stem.key, pairKey(reads[before]?.word.stem ?? FIRST, stem))
    if (isTurned) keys.push(TURNED + stem.key)
  })
  return keys
}

/** What stands before a word within four of a negation. */
export const TURNED = '!'

function counted(keys: readonly string[]): Map<string, number> {
  return new Map(keys.map((key) => [key, 1]))
}

// Every concept once, and once more under a negation or a contrast that stands in the same quote.
function putConcepts(lexicon: readonly Phrase[], names: Name[]): void {
  const from = names.length
  for (const { name } of lexicon) if (name.key.startsWith('@') && !names.includes(name)) names.push(name)
  const until = names.length
  for (const { turn, made } of TURNS)
    if (names.includes(turn))
      for (let at = from; at < until; at++)
        names.push((made[names[at]!.number] ??= nameOf(turn.key + names[at]!.key)))
}

const TURNS = ['@negation', '@contrast'].map((key) => ({ turn: nameOf(key), made: [] as Name[] }))

function cueKeys({ folded, kind }: Quoted, { good, bad, turned }: Count, put: Put): void {
  putCount('good', good, put)
  putCount('bad', bad, put)
  putCount('turned', turned, put)
  if (good > 0 && bad > 0) put('#both')
  if (good === 0 && bad === 0) put('#none')
  const hasContrast = CONTRAST.test(folded)
  if (hasContrast) put('#contrast')
  if (hasContrast && good > 0 && bad > 0) put('#contrast both')
  if (kind === 'ask') put('#ask')
}

function putCount(name: string, count: number, put: Put): void {
  if (count > 0) put(`#${name}`)
  if (count > 1) put(`#${name}+`)
}

function praiseKeys(praise: number, put: Put): void {
  if (praise > 0) put(praise > 1 ? '#praise+' : '#praise')
  if (praise < 0) put(praise < -1 ? '#complaint+' : '#complaint')
}

function formKeys(quote: string, put: Put): void {
  if (quote.includes('?')) put('#?')
  if (/["“«]/.test(quote)) put('#said')
  if (/[A-Z]{3}/.test(quote)) put('#loud')
  put(`#length${Math.min(6, Math.floor(Math.log2(quote.length / 5 + 1)))}`)
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
function countCues({ words, places }: Quoted): Count {
  const count = { good: 0, bad: 0, turned: 0, praise: 0 }
  let turning = 0
  for (const at of places) {
    const { word } = words.reads[at]!
    const sign = turning <= 0 ? 1 : -1
    if (word.cue !== 0) count[word.cue * sign > 0 ? 'good' : 'bad']++
    count.praise += word.openCue * sign
    if (word.isNegation) count.turned++
    turning = word.isNegation ? 3 : turning - 1
  }
  return count
}
