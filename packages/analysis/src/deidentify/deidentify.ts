import { markClean, type CleanText } from '../text/clean.ts'
import { detectLanguage, type Language } from '../text/language.ts'
import { isBoundary } from '../text/span.ts'
import { capitalised } from './capital.ts'
import { echoes } from './echo.ts'
import { email, handle, id, phone, url } from './number.ts'
import { kin, official, person } from './person.ts'
import { address, court, place, school, shelter, smallOrganisation } from './place.ts'
import type { Detector, Redaction } from './redaction.ts'
import { age, date } from './time.ts'

/** Changes when the same text could come out cleaned differently. */
export const deidentifierVersion = '1'

/** The language of the text where it is known, and names (of programs, say) that stay. */
export type DeidentifyOptions = { language?: Language; keep?: readonly string[] }
/** A cleaned text, what was taken out (positions in the input) and what stands there now (in the output). */
export type Deidentified = { text: CleanText; redactions: Redaction[]; placeholders: Redaction[] }

// Sooner in the list wins where two details overlap: a mail address is not a name.
const DETECTORS: readonly Detector[] = [
  email,
  url,
  id,
  phone,
  date,
  handle,
  address,
  court,
  school,
  official,
  kin,
  shelter,
  person,
  smallOrganisation,
  place,
  age,
  capitalised,
]

/**
 * Replaces what points at a person by typed placeholders, numbered so that the same words within one text
 * get the same one: "Officer [OFFICIAL 1]". Never throws, and finishes in time linear in the text.
 */
export function deidentify(text: string, options: DeidentifyOptions = {}): Deidentified {
  const language = options.language ?? detectLanguage(text)
  const keep = new Set((options.keep ?? []).map((name) => name.trim().toLocaleLowerCase(language)))
  const first = DETECTORS.flatMap((detect, rank) => detect(text).map((each) => ({ ...each, rank })))
  const again = echoes(text, first).map((each) => ({ ...each, rank: DETECTORS.length }))
  const kept = [...first, ...again].filter(
    (each) => isUsable(text, each) && !keep.has(text.slice(each.start, each.end).toLocaleLowerCase(language)),
  )
  return replaced(
    text,
    withoutOverlaps(outsideOf(text, keep, kept)).flatMap((each) => neat(text, each)),
  )
}

type Ranked = Redaction & { rank: number }

function isUsable(text: string, { start, end }: Redaction): boolean {
  return (
    end > start && text.slice(start, end).trim() !== '' && isBoundary(text, start) && isBoundary(text, end)
  )
}

// A kept name protects itself inside a longer find as well ("at Harbor House in June").
function outsideOf(text: string, keep: ReadonlySet<string>, found: readonly Ranked[]): Ranked[] {
  if (keep.size === 0) return [...found]
  const lower = text.toLowerCase()
  if (lower.length !== text.length) return [...found]
  return found.filter(
    ({ start, end }) => ![...keep].some((name) => name !== '' && lower.slice(start, end).includes(name)),
  )
}

// Where two overlap the one of the sooner detector stays whole and the other keeps what is left of it.
function withoutOverlaps(found: readonly Ranked[]): Redaction[] {
  const kept: Ranked[] = []
  for (const each of [...found].sort((a, b) => a.start - b.start || a.rank - b.rank || b.end - a.end)) {
    const last = kept.at(-1)
    if (!last || last.end <= each.start) kept.push(each)
    else if (each.rank < last.rank) kept.splice(-1, 1, { ...last, end: each.start }, each)
    else if (each.end > last.end) kept.push({ ...each, start: last.end })
  }
  return kept
}

// What is left of a find, without the spaces and commas at its ends.
function neat(text: string, { start, end, type }: Redaction): Redaction[] {
  const found = text.slice(start, end)
  const from = start + (found.length - found.replace(/^[\s,.;:]+/, '').length)
  const to = from + text.slice(from, end).replace(/[\s,;:]{1,20}$/, '').length
  return to > from ? [{ start: from, end: to, type }] : []
}

function replaced(text: string, redactions: Redaction[]): Deidentified {
  const numbers = new Map<string, number>()
  const counts = new Map<string, number>()
  const placeholders: Redaction[] = []
  let out = ''
  let from = 0
  for (const { start, end, type } of redactions) {
    const key = `${type} ${text.slice(start, end).toLowerCase()}`
    const number = numbers.get(key) ?? (counts.get(type) ?? 0) + 1
    if (!numbers.has(key)) counts.set(type, number)
    numbers.set(key, number)
    out += text.slice(from, start)
    const placeholder = `[${type} ${number}]`
    placeholders.push({ start: out.length, end: out.length + placeholder.length, type })
    out += placeholder
    from = end
  }
  return { text: markClean(out + text.slice(from)), redactions, placeholders }
}
