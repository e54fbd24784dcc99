import type { Span } from './span.ts'
import { fold } from './fold.ts'

/** A word of a text, or a placeholder such as [PERSON 1] as one token with `placeholder` set. */
export type Token = Span & { folded: string; placeholder?: string }

/** Where the words of a text begin and end, how each is typed, and which are placeholders of what kind. */
export type Scan = {
  starts: readonly number[]
  ends: readonly number[]
  typed: readonly string[]
  placeholders: ReadonlyMap<number, string>
}

/** The words of a text in order; punctuation and emoji are passed over. */
export function tokens(text: string): Token[] {
  const { starts, ends, typed, placeholders } = scanned(text)
  return typed.map((word, at) => {
    const placeholder = placeholders.get(at)
    const [start, end] = [starts[at]!, ends[at]!]
    if (placeholder === undefined) return { start, end, folded: fold(word) }
    return { start, end, folded: word.toLowerCase(), placeholder }
  })
}

// The same text is read several times in a row, for its language, its features and its cues.
let last: { text: string; scan: Scan } | undefined

/** The same words as they are typed, without anything made of them. */
export function scanned(text: string): Scan {
  if (last?.text !== text) last = { text, scan: scan(text) }
  return last.scan
}

function scan(text: string): Scan {
  const starts: number[] = []
  const ends: number[] = []
  const typed: string[] = []
  const placeholders = new Map<number, string>()
  for (let at = 0; at < text.length;) {
    const placeholder = text.charCodeAt(at) === 91 ? placeholderAt(text, at) : undefined
    const isWord = placeholder !== undefined || kindAt(text, at) === LETTER
    const end = placeholder ? at + placeholder[0].length : isWord ? wordEnd(text, at) : at + widthAt(text, at)
    if (isWord) {
      if (placeholder) placeholders.set(starts.length, placeholder[1]!)
      starts.push(at)
      ends.push(end)
      typed.push(text.slice(at, end))
    }
    at = end
  }
  return { starts, ends, typed, placeholders }
}

const PLACEHOLDER = /\[([A-Z_]{2,9}) \d{1,5}\]/y

function placeholderAt(text: string, at: number): RegExpExecArray | undefined {
  PLACEHOLDER.lastIndex = at
  return PLACEHOLDER.exec(text) ?? undefined
}

// Letters, digits and their marks; an apostrophe between letters belongs to the word.
function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
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
