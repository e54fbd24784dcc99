import type { Span } from './span.ts'
import { fold } from './fold.ts'

/** A word of a text, or a placeholder such as [PERSON 1] as one token with `placeholder` set. */
export type Token = Span & { folded: string; placeholder?: string }

let last: { text: string; tokens: readonly Token[] } = { text: '', tokens: [] }

/** The words of a text in order; punctuation and emoji are passed over. */
export function tokens(text: string): readonly Token[] {
  // The same text is read several times in a row, for its language, its features and its cues.
  if (text !== last.text) last = { text, tokens: scan(text) }
  return last.tokens
}

const PLACEHOLDER = /\[([A-Z_]{2,9}) \d{1,5}\]/y

function scan(text: string): Token[] {
  const found: Token[] = []
  let at = 0
  while (at < text.length) {
    const start = at
    const unit = text.charCodeAt(at)
    const placeholder = unit === 91 ? placeholderAt(text, at) : undefined
    if (placeholder) {
      found.push(placeholder)
      at = placeholder.end
    } else if (kindAt(text, at) === LETTER) {
      at = wordEnd(text, at)
      found.push({ start, end: at, folded: folded(text.slice(start, at)) })
    } else at += widthAt(text, at)
  }
  return found
}

// Words come again and again, and one that was folded once is found faster than it is folded.
const known = new Map<string, string>()
const MOST = 20_000
const LONGEST = 40

function folded(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  const made = fold(word)
  if (word.length > LONGEST) return made
  if (known.size >= MOST) known.clear()
  known.set(word, made)
  return made
}

function placeholderAt(text: string, at: number): Token | undefined {
  PLACEHOLDER.lastIndex = at
  const match = PLACEHOLDER.exec(text)
  if (!match?.[1]) return undefined
  return { start: at, end: at + match[0].length, folded: match[0].toLowerCase(), placeholder: match[1] }
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
  const code = text.codePointAt(at) ?? 0
  if (code > 0xffff) return kindOf(code)
  const known = KINDS[code] ?? UNKNOWN
  return known === UNKNOWN ? (KINDS[code] = kindOf(code)) : known
}

function kindOf(code: number): number {
  const letter = String.fromCodePoint(code)
  if (letter === "'" || letter === '’' || letter === 'ʼ') return APOSTROPHE
  if (/[\p{L}\p{N}]/u.test(letter)) return LETTER
  return /\p{M}/u.test(letter) ? MARK : OTHER
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}
