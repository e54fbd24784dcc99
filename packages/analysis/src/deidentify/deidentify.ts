import type { CleanText } from '../text/clean.ts'
import type { Language } from '../text/language.ts'
import { isBoundary, type Span } from '../text/span.ts'
import { age } from './age.ts'
import { called } from './called.ts'
import { spokenDate } from './day.ts'
import { echoes } from './echo.ts'
import { introduced } from './introduced.ts'
import {
  account,
  cashtag,
  email,
  handle,
  id,
  initials,
  longNumber,
  phone,
  postcode,
  spelledEmail,
  spelledHandle,
  spelledUrl,
  stepped,
  tagged,
  underscored,
  url,
} from './number.ts'
import type { Numbered } from './numbered.ts'
import { organisation } from './organisation.ts'
import { person } from './person.ts'
import { place } from './place.ts'
import { placed, type Placed } from './placed.ts'
import { has, read, type Detector, type Reading } from './reading.ts'
import type { Pattern, Redaction } from './redaction.ts'
import { MONTH } from './sense.ts'
import { spokenNumber } from './spoken.ts'
import { address } from './street.ts'
import { date, monthDate } from './time.ts'
import { wordsOf } from './word.ts'

/** Changes when the same text could come out cleaned differently. */
export const deidentifierVersion = '5'

/**
 * The language of the text where it is known; names (of programs, say) that stay; and what other texts of the same transcript
 * call by a number.
 */
export type DeidentifyOptions = {
  language?: Language
  keep?: readonly string[]
  numbers?: readonly Numbered[]
}
/** A cleaned text, what was taken out (positions in the input) and what stands there now (in the output, with where it was). */
export type Deidentified = { text: CleanText; redactions: Redaction[]; placeholders: Placed[] }

// Sooner in the list wins where two details overlap: a mail address is not a name.
const DETECTORS: readonly Detector[] = [
  signed(email, '@'),
  spelled(spelledEmail),
  spelled(spelledUrl),
  spelled(spelledHandle),
  dotted(url),
  monthly(monthDate),
  signed(tagged, '#'),
  digital(date),
  digital(id),
  digital(phone),
  digital(longNumber),
  spokenNumber,
  dottedLetters,
  signed(handle, '@'),
  onPlatform(account),
  signed(underscored, '_'),
  signed(cashtag, '$'),
  (reading) => (reading.hasDigits ? dotted(stepped)(reading) : []),
  address,
  digital(postcode),
  organisation,
  introduced,
  called,
  spokenDate,
  place,
  person,
  age,
]

/**
 * Replaces what points at a person by typed placeholders, numbered so that the same words within one text,
 * and within those whose numbers are known, get the same one: "Officer [OFFICIAL 1]". Never throws, and finishes in time linear in the text.
 */
export function deidentify(text: string, options: DeidentifyOptions = {}): Deidentified {
  const reading = read(text, options.language)
  const found = withoutOverlaps(outsideOf(everythingIn(reading), keptIn(reading, options.keep ?? [])))
  const redactions = found.flatMap((each) => neat(text, each))
  return { ...placed(text, redactions, options.numbers), redactions }
}

function everythingIn(reading: Reading): Ranked[] {
  const found: Ranked[] = []
  const add = (some: readonly Redaction[], rank: number) => {
    for (const each of some) if (isUsable(reading.text, each)) found.push({ ...each, rank })
  }
  for (const [rank, detect] of DETECTORS.entries()) add(detect(reading), rank)
  if (found.length > 0) add(echoes(reading, found), DETECTORS.length)
  return found
}

// A dot between two letters, as no sentence has it.
function dotted(pattern: Pattern): Detector {
  return ({ text }) => (text.includes('://') || /[a-z\d-]\.[a-z]{2}/i.test(text) ? pattern(text) : [])
}

// Most answers have neither digits nor signs: then no pattern is tried.
function digital(pattern: Pattern): Detector {
  return ({ text, hasDigits }) => (hasDigits ? pattern(text) : [])
}

function signed(pattern: Pattern, sign: string): Detector {
  return ({ text }) => (text.includes(sign) ? pattern(text) : [])
}

function dottedLetters({ text }: Reading): Redaction[] {
  return /[A-Z]\.[A-Z]\./.test(text) ? initials(text) : []
}

// Said letter by letter, an address has a word for its dot.
const SAID = ['dot ', 'punto ', 'underscore ', 'bajo ', 'arroba ', 'mail', 'yahoo']

function spelled(pattern: Pattern): Detector {
  return ({ text }) => (SAID.some((sign) => text.includes(sign)) ? pattern(text) : [])
}

const PLATFORMS = [
  'snap',
  'insta',
  'ig',
  'tik',
  'disc',
  'face',
  'fb',
  'user',
  'usuario',
  'cash',
  'tele',
  'kik',
  'tag',
  'cuenta',
]

function onPlatform(pattern: Pattern): Detector {
  return ({ text, hasDigits }) =>
    (hasDigits || /[_.]\w/.test(text)) && PLATFORMS.some((name) => text.toLowerCase().includes(name))
      ? pattern(text)
      : []
}

function monthly(pattern: Pattern): Detector {
  return ({ text, words, hasDigits }) =>
    hasDigits && words.some((word) => has(word, MONTH)) ? pattern(text) : []
}

type Ranked = Redaction & { rank: number }

function isUsable(text: string, { start, end }: Redaction): boolean {
  return end > start && isBoundary(text, start) && isBoundary(text, end)
}

/** A find within a kept name is none; a larger one is of something else, and stays whole ("Hope Ramirez", where "Hope" is kept). */
function outsideOf(found: readonly Ranked[], kept: readonly Span[]): readonly Ranked[] {
  if (kept.length === 0) return found
  return found.filter(({ start, end }) => !kept.some((name) => name.start <= start && end <= name.end))
}

// Where the kept names stand, however they are written.
function keptIn({ words }: Reading, names: readonly string[]): Span[] {
  if (names.length === 0) return []
  const runs = names.map((name) => wordsOf(name).map(({ key }) => key)).filter((keys) => keys.length > 0)
  return words.flatMap((word, at) =>
    runs
      .filter((keys) => keys.every((key, step) => words[at + step]?.key === key))
      .map((keys) => ({ start: word.start, end: words[at + keys.length - 1]!.end })),
  )
}

// Where two overlap the one of the sooner detector stays whole and the other keeps what is left of it.
function withoutOverlaps(found: readonly Ranked[]): Redaction[] {
  const kept: Ranked[] = []
  for (const each of [...found].sort((a, b) => a.start - b.start || a.rank - b.rank || b.end - a.end)) {
    const last = kept.at(-1)
    if (!last || last.end <= each.start) kept.push(each)
    else if (each.rank < last.rank && each.end >= last.end)
      kept.splice(-1, 1, { ...last, end: each.start }, each)
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
