// What a person changes about the details of a text: marks one, takes a wrong mark off, or has something general stand there.
import type { CleanText } from '../text/clean.ts'
import { isBoundary, trimmed, type Span } from '../text/span.ts'
import type { Numbered } from './numbered.ts'
import { placed, type Cleared, type Mark, type Placed } from './placed.ts'
import type { RedactionType } from './redaction.ts'

/**
 * One change, at positions of the clean text as it was seen. With a type it marks a detail; with a text besides, that text
 * stands there instead of a placeholder; without a type it takes off the mark that stands exactly there.
 */
export type Edit = Span & { type: RedactionType | null; text: string | null }

/** Why an edit cannot be made: nothing is made then. */
export type EditProblem = 'outside' | 'overlaps' | 'no mark' | 'same words'

/** Where a stretch of the clean text went: moved with its words, or (`isWhole`) to be taken as a whole. */
export type Move = { from: number; to: number; start: number; end: number; isWhole: boolean }

/** A clean text as it was seen, and what the others of its transcript call by a number. */
export type Seen = { text: CleanText; placeholders: readonly Placed[]; numbers?: readonly Numbered[] }

export type Edited = ({ ok: true; moves: Move[] } & Cleared) | { ok: false; at: number; problem: EditProblem }

/**
 * The text with the edits made: linear in its length. A mark that touches others takes them up. Placeholders are numbered
 * anew over the whole text, by the numbers that the other texts of the transcript have already.
 */
export function edited(raw: string, { text, placeholders, numbers }: Seen, edits: readonly Edit[]): Edited {
  let marks = marksOf(text, placeholders)
  const taken: Span[] = []
  for (const [at, edit] of edits.entries()) {
    const problem = (name: EditProblem): Edited => ({ ok: false, at, problem: name })
    const seen = trimmed(text, edit)
    const isWhole = isBoundary(text, seen.start) && isBoundary(text, seen.end)
    if (edit.start < 0 || edit.end > text.length || seen.start >= seen.end || !isWhole)
      return problem('outside')
    const start = toRaw(placeholders, seen.start, 'start')
    const end = toRaw(placeholders, seen.end, 'end')
    if (taken.some((one) => start < one.end && one.start < end)) return problem('overlaps')
    taken.push({ start, end })
    const within = marks.filter((one) => start < one.end && one.start < end)
    if (edit.type === null) {
      if (within.length !== 1 || within[0]!.start !== start || within[0]!.end !== end)
        return problem('no mark')
      marks = marks.filter((one) => one !== within[0])
      continue
    }
    // Behind a mark nothing is compared: the answer would tell whether somebody guessed what it hides.
    if (edit.text !== null && within.length === 0 && sameWords(edit.text, raw.slice(start, end)))
      return problem('same words')
    const mark: Mark = { start, end, type: edit.type, ...(edit.text !== null && { text: edit.text }) }
    marks = [...marks.filter((one) => !within.includes(one)), mark].sort((a, b) => a.start - b.start)
  }
  const cleared = placed(raw, marks, numbers)
  return { ok: true, ...cleared, moves: movesTo(text, placeholders, cleared.placeholders) }
}

function sameWords(one: string, other: string): boolean {
  const plain = (words: string) => words.trim().toLowerCase().replace(/\s+/g, ' ')
  return plain(one) === plain(other)
}

function marksOf(text: CleanText, placeholders: readonly Placed[]): Mark[] {
  return placeholders.map(({ start, end, type, from, to, isGeneral }) => ({
    ...{ start: from, end: to, type },
    ...(isGeneral && { text: text.slice(start, end) }),
  }))
}

type Side = 'start' | 'end'

// What stands inside of a placeholder goes to its edge.
function toRaw(placeholders: readonly Placed[], at: number, side: Side): number {
  let shift = 0
  for (const { start, end, from, to } of placeholders) {
    if (at <= start) break
    if (at < end) return side === 'start' ? from : to
    shift = to - end
  }
  return at + shift
}

function toClean(placeholders: readonly Placed[], at: number, side: Side): number {
  let shift = 0
  for (const { start, end, from, to } of placeholders) {
    if (at <= from) break
    if (at < to) return side === 'start' ? start : end
    shift = end - to
  }
  return at + shift
}

/** Where each stretch of one clean text stands in another one of the same raw text. */
export function movesTo(text: string, before: readonly Placed[], after: readonly Placed[]): Move[] {
  const cuts = new Set([0, text.length])
  for (const { start, end } of before) cuts.add(start).add(end)
  for (const { from, to } of after) cuts.add(toClean(before, from, 'start')).add(toClean(before, to, 'end'))
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(1).map((to, at): Move => {
    const from = edges[at]!
    const [start, end] = [toRaw(before, from, 'start'), toRaw(before, to, 'end')]
    const isIn = (places: readonly Placed[]) => places.some((one) => start < one.to && one.from < end)
    return {
      ...{ from, to },
      start: toClean(after, start, 'start'),
      end: toClean(after, end, 'end'),
      isWhole: isIn(before) || isIn(after),
    }
  })
}

/** Where a span of the text went. */
export function moved(moves: readonly Move[], { start, end }: Span): Span {
  const first = moves.find(({ from, to }) => from <= start && start < to)
  const last = moves.find(({ from, to }) => from < end && end <= to)
  if (!first || !last) return { start, end }
  return {
    start: first.isWhole ? first.start : first.start + start - first.from,
    end: last.isWhole ? last.end : last.start + end - last.from,
  }
}
