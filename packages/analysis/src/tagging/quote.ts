import { sentences } from '../text/sentence.ts'
import { trimmed, type Span } from '../text/span.ts'
import type { Weighed } from './weighed.ts'

const LONG = 90
const MOST = 3

/** The clauses of a text: its sentences, long ones cut where a new clause clearly begins. */
export function clauses(text: string): Span[] {
  const all: Span[] = []
  for (const sentence of sentences(text)) {
    const whole = trimmed(text, sentence)
    if (whole.end - whole.start > LONG) cut(text, whole, all)
    else if (whole.end > whole.start) all.push(whole)
  }
  return all
}

/** The clauses that carry a code, best first: those whose weight is at least half of the best one's. */
export function quotesFor(text: string, all: readonly Span[], weighed: Weighed): Span[] {
  const sums = sumsOf(all, weighed)
  let best = 0
  for (const sum of sums) if (sum > best) best = sum
  if (best <= 0) return all.slice(0, 1)
  let first = 0
  while (sums[first]! < best / 2) first++
  let last = sums.length - 1
  while (sums[last]! < best / 2) last--
  if (first === last) return [all[first]!]
  // What somebody has pasted many times is quoted where it stands first.
  const seen = new Set<string>()
  const carrying: Carrying[] = []
  for (let at = first; at <= last; at++) {
    if (sums[at]! < best / 2) continue
    const said = text.slice(all[at]!.start, all[at]!.end)
    if (seen.has(said)) continue
    seen.add(said)
    putBeside(text, carrying, { span: all[at]!, sum: sums[at]! })
  }
  if (carrying.length > 1) carrying.sort((a, b) => b.sum - a.sum || a.span.start - b.span.start)
  return carrying.slice(0, MOST).map(({ span }) => span)
}

type Carrying = { span: Span; sum: number }

// Neighbouring clauses are quoted as one stretch.
function putBeside(text: string, all: Carrying[], next: Carrying): void {
  const last = all.at(-1)
  if (last && isBlank(text, last.span.end, next.span.start)) {
    last.span = { start: last.span.start, end: next.span.end }
    last.sum = Math.max(last.sum, next.sum)
  } else all.push(next)
}

function isBlank(text: string, from: number, until: number): boolean {
  return text.slice(from, until).trim() === ''
}

const BREAK =
  /[;:—]\s|,\s(?=(?:but|and|so|then|because|cuz|when|they|she|he|i|it|we|nobody|pero|y|entonces|porque|cuando|aunque|que|me|nadie|ella|yo|no)(?![\p{L}\p{M}]))/iuy
const LEAST = 25

function cut(text: string, whole: Span, parts: Span[]): void {
  let start = whole.start
  for (let at = start + LEAST; at <= whole.end - LEAST; at++) {
    if (at - start < LEAST || !isBreak(text.charCodeAt(at - 1))) continue
    BREAK.lastIndex = at - 1
    if (!BREAK.test(text)) continue
    putTrimmed(text, { start, end: at }, parts)
    start = at
  }
  putTrimmed(text, { start, end: whole.end }, parts)
}

function isBreak(unit: number): boolean {
  return unit === COMMA || unit === COLON || unit === SEMICOLON || unit === DASH
}

const [COMMA, COLON, SEMICOLON, DASH] = [44, 58, 59, 0x2014]

function putTrimmed(text: string, span: Span, parts: Span[]): void {
  const part = trimmed(text, span)
  if (part.end > part.start) parts.push(part)
}

function sumsOf(all: readonly Span[], { count, starts, weights }: Weighed): number[] {
  const sums: number[] = []
  let sum = 0
  for (let each = 0; each < count; each++) {
    while (sums.length < all.length - 1 && all[sums.length]!.end <= starts[each]!) {
      sums.push(sum)
      sum = 0
    }
    sum += weights[each]!
  }
  sums.push(sum)
  while (sums.length < all.length) sums.push(0)
  return sums
}
