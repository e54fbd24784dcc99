// What the stance model reads of a quote: its words, how many cue words speak for and against, negation, contrast,
// whether it asks for something, and the code it is quoted for.
import type { Language } from '../text/language.ts'
import { HINTS, IRONY } from './cues.ts'
import { nameOf, type Name } from './lexicon/match.ts'
import { answerOf, quotedOf, type Quoted } from './quoted.ts'
import { ASKED } from './reading.ts'
import { FIRST, pairKey, type Words } from './word.ts'

const CONTRAST =
  /\b(?:but|though|although|at first|now|except|however|other times|used to|pero|aunque|al principio|ahora|despues|otras veces|excepto|antes)\b/

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
  putCues(quoted, count, names)
  putPraise(praise, names)
  putForm(quoted.quote, names)
  putConcepts(quoted.lexicon, names)
  return { names, praise }
}

/** So many words after a negation are turned by it. */
export const REACH = 4
/** What stands before the key of such a word. */
export const TURNED = '!'

function wordKeys({ read }: Words): string[] {
  const keys: string[] = []
  let before = FIRST
  let turning = 0
  for (const word of read) {
    keys.push(word.stem.key, pairKey(before, word))
    if (turning-- > 0) keys.push(TURNED + word.stem.key)
    if (word.negates) turning = REACH
    before = word
  }
  return keys
}

function counted(keys: readonly string[]): Map<string, number> {
  return new Map(keys.map((key) => [key, 1]))
}

// Every concept once, and once more under a negation or a contrast that stands in the same quote.
function putConcepts(lexicon: readonly Name[], names: Name[]): void {
  const from = names.length
  const turn = ++turns
  for (const name of lexicon) {
    if (!name.isConcept || seen[name.number] === turn) continue
    seen[name.number] = turn
    names.push(name)
  }
  const until = names.length
  for (const { by, made } of TURNS)
    if (seen[by.number] === turn)
      for (let at = from; at < until; at++)
        names.push((made[names[at]!.number] ??= nameOf(by.key + names[at]!.key)))
}

// By name: when it was last put.
const seen: number[] = []
let turns = 0

const TURNS = ['@negation', '@contrast'].map((key) => ({ by: nameOf(key), made: [] as Name[] }))

function putCues(quoted: Quoted, { good, bad, turned, hints }: Count, names: Name[]): void {
  const { folded, kind } = quoted
  putCount(CUE.good, good, names)
  putCount(CUE.bad, bad, names)
  putCount(CUE.turned, turned, names)
  if (good > 0 && bad > 0) names.push(CUE.both)
  if (good === 0 && bad === 0) names.push(CUE.none)
  const hasContrast = CONTRAST.test(folded)
  if (hasContrast) names.push(CUE.contrast)
  if (hasContrast && good > 0 && bad > 0) names.push(CUE.contrastBoth)
  if (hints & HINTS.contrast && good > 0 && bad > 0) putSides(quoted, names)
  if (kind === 'ask') names.push(CUE.ask)
}

function putCount([one, several]: readonly [Name, Name], count: number, names: Name[]): void {
  if (count > 0) names.push(one)
  if (count > 1) names.push(several)
}

function putPraise(praise: number, names: Name[]): void {
  if (praise > 0) names.push(praise > 1 ? CUE.praise[1] : CUE.praise[0])
  if (praise < 0) names.push(praise < -1 ? CUE.complaint[1] : CUE.complaint[0])
}

function putForm(quote: string, names: Name[]): void {
  if (quote.includes('?')) names.push(CUE.asking)
  if (/["“«]/.test(quote)) names.push(CUE.said)
  if (/[A-Z]{3}/.test(quote)) names.push(CUE.loud)
  names.push(CUE.length[Math.min(6, Math.floor(Math.log2(quote.length / 5 + 1)))]!)
}

const twice = (key: string) => [nameOf(key), nameOf(`${key}+`)] as const
const CUE = {
  ...{ good: twice('#good'), bad: twice('#bad'), turned: twice('#turned') },
  ...{ praise: twice('#praise'), complaint: twice('#complaint') },
  ...{ both: nameOf('#both'), none: nameOf('#none'), ask: nameOf('#ask') },
  ...{ contrast: nameOf('#contrast'), contrastBoth: nameOf('#contrast both') },
  ...{ up: nameOf('#contrast up'), down: nameOf('#contrast down') },
  ...{ asking: nameOf('#?'), said: nameOf('#said'), loud: nameOf('#loud') },
  length: Array.from({ length: 7 }, (_, size) => nameOf(`#length${size}`)),
}

// A flat "never" or "nobody" with no cue is half a complaint. What praises in irony is one.
function praiseOf({ folded, language }: Quoted, { good, praise, hints }: Count): number {
  if (hints & HINTS.irony && IRONY[language].test(folded)) return Math.min(IRONIC, praise)
  const isFlat = good === 0 && NEVER.test(folded)
  return praise - (isFlat ? FLAT : 0)
}

const IRONIC = -2
const FLAT = 0.4
const NEVER = /\b(?:never|nobody|no one|not one|nunca|nadie|ni me|ni una)\b/

// `hints` are those of any of its words.
type Count = { good: number; bad: number; turned: number; praise: number; hints: number }

// A negation turns the cues of the next three words.
function countCues({ words, parts }: Quoted): Count {
  const count = { good: 0, bad: 0, turned: 0, praise: 0, hints: 0 }
  let turning = 0
  for (const { from, until } of parts)
    for (let at = from; at < until; at++) {
      const { cue, openCue, isNegation, hints } = words.read[at]!
      const sign = turning <= 0 ? 1 : -1
      if (cue * sign > 0) count.good++
      if (cue * sign < 0) count.bad++
      count.praise += openCue * sign
      count.hints |= hints
      if (isNegation) count.turned++
      turning = isNegation ? 3 : turning - 1
    }
  return count
}

// Up where something bad stands before a contrast and something good behind it, down the other way round.
function putSides({ words, parts }: Quoted, names: Name[]): void {
  let turning = 0
  let [before, side] = [0, 0]
  let [up, down] = [false, false]
  const close = () => {
    if (before < 0 && side > 0) up = true
    if (before > 0 && side < 0) down = true
  }
  for (const { from, until } of parts)
    for (let at = from; at < until; at++) {
      const { cue, isNegation, hints } = words.read[at]!
      if (hints & HINTS.contrast && side !== 0) {
        close()
        before = side
        side = 0
      }
      side += turning <= 0 ? cue : -cue
      turning = isNegation ? 3 : turning - 1
    }
  close()
  if (up) names.push(CUE.up)
  if (down) names.push(CUE.down)
}
