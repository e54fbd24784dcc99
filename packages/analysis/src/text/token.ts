import type { Span } from './span.ts'
import { fold } from './fold.ts'

/** A word of a text, or a placeholder such as [PERSON 1] as one token with `placeholder` set. */
export type Token = Span & { folded: string; placeholder?: string }

/** Is shown a word by where it stands; `placeholder` is the kind of one. */
export type Show = (start: number, end: number, placeholder: string | undefined) => void

/** The words of a text in order; punctuation and emoji are passed over. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  eachToken(text, (start, end, placeholder) => {
    const word = text.slice(start, end)
    if (placeholder === undefined) found.push({ start, end, folded: fold(word) })
    else found.push({ start, end, folded: word.toLowerCase(), placeholder })
  })
  return found
}

/** Shows the same words without making anything of them. */
export function eachToken(text: string, show: Show): void {
  let at = 0
  while (at < text.length) {
    const start = at
    const placeholder = text.charCodeAt(at) === 91 ? placeholderAt(text, at) : undefined
    if (placeholder) {
      at += placeholder[0].length
      show(start, at, placeholder[1])
    } else if (kindAt(text, at) === LETTER) {
      at = wordEnd(text, at)
      show(start, at, undefined)
    } else at += widthAt(text, at)
  }
}

const PLACEHOLDER = /\[([A-Z_]{2,9}) \d{1,5}\]/y

function placeholderAt(text: string, at: number): RegExpExecArray | null {
  PLACEHOLDER.lastIndex = at
  return PLACEHOLDER.exec(text)
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
