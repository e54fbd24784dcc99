// Makes CleanText: what stands in the place of details, whether the machine or a person found them.
import { markClean, type CleanText } from '../text/clean.ts'
import { numbered, type Numbered } from './numbered.ts'
import type { Redaction } from './redaction.ts'

/** A detail as it stands in the raw text; `text` is what a person had stand for it instead of a placeholder. */
export type Mark = Redaction & { text?: string }

/** What stands for a detail in the clean text, and where the detail stands in the raw one (`from`, `to`; UTF-16, end exclusive). */
export type Placed = Redaction & { from: number; to: number; isGeneral?: boolean }

export type Cleared = { text: CleanText; placeholders: Placed[] }

/**
 * The raw text with something in the place of each mark. Marks are in order and do not overlap. What the other texts of the
 * transcript call by a number already is called by it here.
 */
export function placed(raw: string, marks: readonly Mark[], known: readonly Numbered[] = []): Cleared {
  const hidden = marks.filter(({ text }) => text === undefined)
  const numbers = new Map(numbered(raw, hidden, known).map((number, at) => [hidden[at], number]))
  const placeholders: Placed[] = []
  let out = ''
  let after = 0
  for (const mark of marks) {
    const { start: from, end: to, type, text } = mark
    out += raw.slice(after, from)
    const own = text ?? `[${type} ${numbers.get(mark)}]`
    const [start, end] = [out.length, out.length + own.length]
    placeholders.push({ start, end, type, from, to, ...(text !== undefined && { isGeneral: true }) })
    out += own
    after = to
  }
  return { text: markClean(out + raw.slice(after)), placeholders }
}
