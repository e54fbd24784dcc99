// What can be marked, what stands of several decisions, and what taking one back means.
import type { Span } from '@firsthand/analysis'
import type { CodingAct, CodingState, Stance } from '../../generated/prisma/enums.ts'

export type Standing = {
  state: CodingState
  stance: Stance
  spans: Span[]
  /** Which aspects of its code the words show, by their keys; null where nobody decided it. */
  aspects: string[] | null
}

export type Decided = {
  id: string
  codingId: string
  accountId: string
  act: CodingAct
  fromState: CodingState | null
  toState: CodingState
  fromCodeId: string | null
  toCodeId: string
  fromStance: Stance | null
  toStance: Stance
  fromSpans: unknown
  toSpans: unknown
  fromAspects: unknown
  undoesId: string | null
  decidedAt: Date
  partOfId: string | null
}

/** The decision that holds: the last one that was not taken back. Expects them in the order of deciding. */
export const holding = <One extends Pick<Decided, 'id' | 'act' | 'undoesId'>>(
  decisions: readonly One[],
): One | null => {
  const undone = new Set(decisions.map(({ undoesId }) => undoesId))
  return decisions.filter(({ id, act }) => act !== 'undo' && !undone.has(id)).at(-1) ?? null
}

/** How a coding stood before a decision; one that was not there before does not stand. */
export const before = (decision: Decided): Standing => ({
  state: decision.fromState ?? 'rejected',
  stance: decision.fromStance ?? decision.toStance,
  spans: (decision.fromSpans ?? decision.toSpans) as Span[],
  aspects: (decision.fromAspects ?? null) as string[] | null,
})

export const isSameList = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/** Marks in the order of the text; those that meet become one. */
export const joined = (spans: readonly Span[]): Span[] => {
  const out: Span[] = []
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1)
    if (last && start <= last.end) out[out.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    else out.push({ start, end })
  }
  return out
}

/** Why these words cannot be marked; nothing where they can. Positions are UTF-16 code units, end exclusive. */
export const unmarkable = (
  text: string,
  redactions: readonly Span[],
  { start, end }: Span,
): string | undefined => {
  if (start >= end) return 'ends where it begins, or before'
  if (end > text.length) return 'ends behind the passage'
  const cuts = (at: number) => redactions.some((one) => one.start < at && at < one.end)
  if (cuts(start) || cuts(end)) return 'cuts through a placeholder'
  if (!isBoundary(text, start) || !isBoundary(text, end)) return 'cuts through a character'
  return text.slice(start, end).trim() === '' ? 'marks no word' : undefined
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** More than any character has; so that one is looked at, not the whole passage. */
const longest = 64

/** True where a cut tears no character, an emoji of several parts included. */
const isBoundary = (text: string, at: number): boolean => {
  if (at === 0 || at === text.length) return true
  const from = Math.max(0, text.lastIndexOf(' ', at - 1), at - longest)
  return graphemes.segment(text.slice(from, at + longest)).containing(at - from)?.index === at - from
}
