import { sentences } from '../text/sentence.ts'
import { trimmed, type Span } from '../text/span.ts'
import type { Weighed } from './linear.ts'

const LONG = 90
const MOST = 3

/** The clauses of a text: its sentences, long ones cut where a new clause clearly begins. */
export function clauses(text: string): Span[] {
  return sentences(text).flatMap((sentence) => {
    const whole = trimmed(text, sentence)
    if (whole.end - whole.start <= LONG) return whole.end > whole.start ? [whole] : []
    return cut(text, whole)
  })
}

/** The clauses that carry a code, best first: those whose weight is at least half of the best one's. */
export function quotesFor(text: string, all: readonly Span[], weighed: readonly Weighed[]): Span[] {
  const sums = sumsOf(all, weighed)
  const best = sums.reduce((most, sum) => Math.max(most, sum), 0)
  if (best <= 0) return all.slice(0, 1)
  // What somebody has pasted many times is quoted where it stands first.
  const seen = new Set<string>()
  const carrying = all.flatMap((span, at) => {
    const sum = sums[at] ?? 0
    if (sum < best / 2) return []
    const said = text.slice(span.start, span.end)
    if (seen.has(said)) return []
    seen.add(said)
    return [{ span, sum }]
  })
  return joined(text, carrying)
    .sort((a, b) => b.sum - a.sum || a.span.start - b.span.start)
    .slice(0, MOST)
    .map(({ span }) => span)
}

const BREAK =
  /[;:—]\s|,\s(?=(?:but|and|so|then|because|cuz|when|they|she|he|i|it|we|nobody|pero|y|entonces|porque|cuando|aunque|que|me|nadie|ella|yo|no)(?![\p{L}\p{M}]))/giu

function cut(text: string, whole: Span): Span[] {
  const parts: Span[] = []
  let start = whole.start
  for (const match of text.slice(whole.start, whole.end).matchAll(BREAK)) {
    const at = whole.start + match.index + 1
    if (at - start < 25 || whole.end - at < 25) continue
    parts.push(trimmed(text, { start, end: at }))
    start = at
  }
  parts.push(trimmed(text, { start, end: whole.end }))
  return parts.filter((part) => part.end > part.start)
}

function sumsOf(all: readonly Span[], weighed: readonly Weighed[]): number[] {
  const sums = all.map(() => 0)
  let at = 0
  for (const feature of weighed) {
    while (at < all.length - 1 && (all[at]?.end ?? 0) <= feature.start) at++
    sums[at] = (sums[at] ?? 0) + feature.weight
  }
  return sums
}

// Neighbouring clauses are quoted as one stretch.
function joined(
  text: string,
  carrying: readonly { span: Span; sum: number }[],
): { span: Span; sum: number }[] {
  const out: { span: Span; sum: number }[] = []
  for (const each of carrying) {
    const last = out.at(-1)
    if (last && text.slice(last.span.end, each.span.start).trim() === '') {
      out[out.length - 1] = {
        span: { start: last.span.start, end: each.span.end },
        sum: Math.max(last.sum, each.sum),
      }
    } else out.push(each)
  }
  return out
}
