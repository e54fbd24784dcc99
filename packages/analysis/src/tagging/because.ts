import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import type { Code } from './codebook.ts'
import { features } from './feature.ts'
import { indexOf, type Index } from './hash.ts'
import type { Answer } from './quoted.ts'
import type { Weighed } from './weighed.ts'
import { firstIn, isPair, isRead, WITHOUT_STOP_WORDS, type Words } from './word.ts'

/**
 * `byQuestion` is what the question adds; undefined where one adds nothing by itself. `asks` are the words by which it is an ask,
 * none where it is one for answering the question; undefined for an experience.
 */
type Grounds = {
  code: Code
  weighed: Weighed
  answer: Answer
  byQuestion: number | undefined
  asks: string | undefined
}

const MOST = 4

/**
 * The words that speak most for a code, each with its weight and where the codebook says it, if it does:
 * `"curfew" +1.2 ~ include`; the words by which it asks for something, if it does: `asks: "should"`; and the question with what
 * it adds, whatever that is: `question: "Did you feel safe?" +0.8`.
 */
export function becauseOf({ code, weighed, answer, byQuestion, asks }: Grounds): string[] {
  const { text, question, asked } = answer
  const known = partsOf(code, answer.language)
  const reasons: string[] = []
  for (const at of heaviest(weighed)) {
    const [start, end] = [weighed.starts[at]!, weighed.ends[at]!]
    const part = partIn(known, answer.words, { start, end })
    const reason = `"${text.slice(start, end)}" ${signed(weighed.weights[at]!)}${part === undefined ? '' : ` ~ ${part}`}`
    if (!reasons.includes(reason)) reasons.push(reason)
  }
  const isBare = reasons.length === 0
  if (asks !== undefined) reasons.push(asks === '' ? 'asks: by the question' : `asks: "${asks}"`)
  if (question === '') return reasons
  if (byQuestion !== undefined) reasons.push(`question: "${question}" ${signed(byQuestion)}`)
  else if (isBare || partIn(known, asked, { start: 0, end: question.length }) !== undefined)
    reasons.push(`question: "${question}"`)
  return reasons
}

// Where the heaviest stand, heaviest first, none over another.
function heaviest({ count, starts, ends, weights }: Weighed): number[] {
  const kept: number[] = []
  while (kept.length < MOST) {
    let best = -1
    let most = 0
    for (let at = 0; at < count; at++) {
      if (weights[at]! <= most || isOver(at, kept, { starts, ends })) continue
      best = at
      most = weights[at]!
    }
    if (best < 0) break
    kept.push(best)
  }
  return kept
}

function isOver(
  at: number,
  kept: readonly number[],
  { starts, ends }: Pick<Weighed, 'starts' | 'ends'>,
): boolean {
  for (const other of kept) if (starts[at]! < ends[other]! && starts[other]! < ends[at]!) return true
  return false
}

// What is less than a tenth is told to the first place that says something of it.
function signed(weight: number): string {
  const size = Math.abs(weight)
  const told = size >= LEAST ? inTenths(size) : size.toFixed(size >= 0.005 ? 2 : 4)
  return `${weight < 0 ? '-' : '+'}${told}`
}

const LEAST = 0.095 // what rounds to a tenth

// What `toFixed(1)` gives, which is only asked where ten times a weight lies between two.
function inTenths(weight: number): string {
  const tenths = weight * 10
  const whole = Math.floor(tenths)
  if (tenths - whole === 0.5 || whole >= MOST_TENTHS) return weight.toFixed(1)
  return TENTHS[tenths - whole < 0.5 ? whole : whole + 1]!
}

const MOST_TENTHS = 100
const TENTHS = Array.from({ length: MOST_TENTHS + 1 }, (_, tenths) => (tenths / 10).toFixed(1))

/** Which part of a codebook has which stems and pairs of them. */
type Parts = { index: Index; parts: readonly string[] }
const known = new WeakMap<Code, Partial<Record<Language, Parts>>>()

// The part that says the first stem or pair among the words of a stretch.
function partIn({ index, parts }: Parts, words: Words, { start, end }: Span): string | undefined {
  const { read, ends } = words
  const first = firstIn(words, start)
  for (let at = first; at < read.length && ends[at]! <= end; at++) {
    const word = read[at]!
    const own = isRead(word, WITHOUT_STOP_WORDS) ? index.of(word) : -1
    if (own >= 0) return parts[own]
    if (at > first && isPair(words, at, WITHOUT_STOP_WORDS)) {
      const pair = index.ofPair(read[at - 1]!, word)
      if (pair >= 0) return parts[pair]
    }
  }
  return undefined
}

// Looked up once per code and language.
function partsOf(code: Code, language: Language): Parts {
  const both = known.get(code) ?? {}
  known.set(code, both)
  return (both[language] ??= made(code, language))
}

function made(code: Code, language: Language): Parts {
  const keys = new Map<string, string>()
  for (const part of ['include', 'definition', 'title'] as const)
    for (const { key } of features(code[part][language] ?? '', language)) keys.set(key, part)
  return { index: indexOf([...keys.keys()]), parts: [...keys.values()] }
}
