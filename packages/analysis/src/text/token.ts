import type { Span } from './span.ts'
import { beginForms, formAt, formOf } from './form.ts'

/** A word of a text, or a placeholder such as [PERSON 1] as one token with `placeholder` set. */
export type Token = Span & { folded: string; placeholder?: string }
/**
 * How many words a text has, where they begin and end, the number of each as it is typed, and which are placeholders of
 * what kind. It is good until another text is scanned; the lists may be longer.
 */
export type Scan = {
  count: number
  starts: Int32Array
  ends: Int32Array
  forms: Int32Array
  placeholders: ReadonlyMap<number, string>
}

/** The words of a text in order; punctuation and emoji are passed over. */
export function tokens(text: string): Token[] {
  const { count, starts, ends, forms, placeholders } = scanned(text)
  return Array.from({ length: count }, (_, at) => {
    const { typed, folded } = formOf(forms[at]!)
    const placeholder = placeholders.get(at)
    const [start, end] = [starts[at]!, ends[at]!]
    if (placeholder === undefined) return { start, end, folded }
    return { start, end, folded: typed.toLowerCase(), placeholder }
  })
}

// The same text is read several times in a row, for its language, its features and its cues.
let last: { text: string; scan: Scan } | undefined

/** The same words as they are typed, without anything made of them. */
export function scanned(text: string): Scan {
  if (last?.text !== text) last = { text, scan: scan(text) }
  return last.scan
}

// Room for the words of a text, used again for the next one: what is new in memory costs more than what is read.
const room = { starts: new Int32Array(0), ends: new Int32Array(0), forms: new Int32Array(0) }

function roomFor(length: number): typeof room {
  // No two words stand without something between them, but for placeholders, which are longer.
  const most = (length >> 1) + 1
  if (room.starts.length < most) {
    room.starts = new Int32Array(2 * most)
    room.ends = new Int32Array(2 * most)
    room.forms = new Int32Array(2 * most)
  }
  return room
}

function scan(text: string): Scan {
  beginForms()
  const { starts, ends, forms } = roomFor(text.length)
  let count = 0
  let placeholders: Map<number, string> | undefined
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at)
    const kind = KINDS[unit]!
    if (kind === OTHER && unit !== BRACKET) {
      at++
      continue
    }
    const placeholder = unit === BRACKET ? placeholderAt(text, at) : undefined
    const isWord = placeholder !== undefined || kind === LETTER || kindAt(text, at) === LETTER
    const end = placeholder ? at + placeholder[0].length : isWord ? wordEnd(text, at) : at + widthAt(text, at)
    if (isWord) {
      if (placeholder) (placeholders ??= new Map()).set(count, placeholder[1]!)
      starts[count] = at
      ends[count] = end
      forms[count++] = formAt(text, at, end)
    }
    at = end
  }
  return { count, starts, ends, forms, placeholders: placeholders ?? NONE }
}

const BRACKET = 91
const NONE: ReadonlyMap<number, string> = new Map<number, string>()

const PLACEHOLDER = /\[([A-Z_]{2,9}) \d{1,5}\]/y

function placeholderAt(text: string, at: number): RegExpExecArray | undefined {
  PLACEHOLDER.lastIndex = at
  return PLACEHOLDER.exec(text) ?? undefined
}

// Letters, digits and their marks; an apostrophe between letters belongs to the word.
function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    if (KINDS[text.charCodeAt(at)] === LETTER) {
      at++
      continue
    }
    const kind = kindAt(text, at)
    if (kind === OTHER || (kind === APOSTROPHE && kindAt(text, at + 1) !== LETTER)) return at
    at += widthAt(text, at)
  }
  return at
}

const [UNKNOWN, OTHER, LETTER, MARK, APOSTROPHE] = [0, 1, 2, 3, 4]
const KINDS = new Uint8Array(0x10000)

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (isSurrogate(unit)) return kindOf(text.codePointAt(at) ?? 0)
  const known = KINDS[unit] ?? OTHER
  return known === UNKNOWN ? (KINDS[unit] = kindOf(unit)) : known
}

function kindOf(code: number): number {
  const letter = String.fromCodePoint(code)
  if (letter === "'" || letter === '’' || letter === 'ʼ') return APOSTROPHE
  if (/[\p{L}\p{N}]/u.test(letter)) return LETTER
  return /\p{M}/u.test(letter) ? MARK : OTHER
}

function widthAt(text: string, at: number): number {
  return isSurrogate(text.charCodeAt(at)) && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
