import { fold } from '../text/fold.ts'
import { senseOf } from './lexicon.ts'
import * as sense from './sense.ts'

/** What stands between a word and the one before. */
export type Gap = 'start' | 'space' | 'comma' | 'dot' | 'line' | 'other'

/** One word of a text: letters and digits, with an apostrophe or a dash inside. */
export type Word = {
  start: number
  end: number
  /** The end without an English genitive. */
  bare: number
  /** Folded, without a genitive. */
  key: string
  /** Bits of `sense.ts`. */
  sense: number
  shape: 'small' | 'capital' | 'shouted' | 'digits'
  gap: Gap
  /** Whether a sentence starts here, as far as one can see. */
  opens: boolean
}

const [OTHER, SMALL, CAPITAL, DIGIT, INNER] = [1, 2, 3, 4, 5]
const KINDS = new Uint8Array(0x10000)

/** The words of a text, in order; linear in its length. */
export function wordsOf(text: string): Word[] {
  const found: Word[] = []
  let at = 0
  let end = 0
  while (at < text.length) {
    const kind = kindAt(text, at)
    if (kind === OTHER || kind === INNER) {
      at += widthAt(text, at)
      continue
    }
    const start = at
    at = wordEnd(text, at)
    found.push(word(text, { start, end: at, kind, gap: gapOf(text, found.length ? end : -1, start) }))
    end = at
  }
  return found
}

type Found = { start: number; end: number; kind: number; gap: Gap }
type Known = Pick<Word, 'key' | 'sense' | 'shape'> & { genitive: number }

// The same few words make up most of what is said: each is looked up once.
const KNOWN = new Map<string, Known>()
const mostKnown = 16_384

function word(text: string, { start, end, kind, gap }: Found): Word {
  const written = text.slice(start, end)
  const known = KNOWN.get(written) ?? know(written, kind)
  const opens = gap === 'start' || gap === 'line' || gap === 'dot'
  // Written out: a spread costs more than all the rest of reading.
  const { key, sense: bits, shape } = known
  return { start, end, bare: end - known.genitive, key, sense: bits, shape, gap, opens }
}

function know(written: string, kind: number): Known {
  const genitive = /['’ʼ][sS]$/.test(written) ? 2 : 0
  const key = fold(genitive ? written.slice(0, -2) : written)
  const known = {
    key,
    sense: isOther(written) ? senseOf(key) & ~(sense.GIVEN | sense.SOMEWHERE) : senseOf(key),
    shape: shapeOf(written, kind),
    genitive,
  }
  if (KNOWN.size >= mostKnown) KNOWN.clear()
  if (written.length < 40) KNOWN.set(written, known)
  return known
}

// Without its tilde "niña" would be Nina, and "montaña" a state.
function isOther(written: string): boolean {
  return (
    /ñ/i.test(written) && !/^(?:españa|begoña|iñaki|iñigo|toño|peñuelas|añasco|cataño|nuñez)$/i.test(written)
  )
}

function shapeOf(written: string, kind: number): Word['shape'] {
  if (kind === DIGIT) return 'digits'
  if (kind !== CAPITAL) return 'small'
  return written.length > 1 && written === written.toUpperCase() ? 'shouted' : 'capital'
}

function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const kind = kindAt(text, at)
    if (kind === OTHER) return at
    if (kind === INNER) {
      const next = at + 1 < text.length ? kindAt(text, at + 1) : OTHER
      if (next !== SMALL && next !== CAPITAL) return at
    }
    at += widthAt(text, at)
  }
  return at
}

function gapOf(text: string, from: number, to: number): Gap {
  if (from < 0) return 'start'
  if (to === from + 1 && text.charCodeAt(from) === 32) return 'space'
  let gap: Gap = 'space'
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 10 || unit === 13) return 'line'
    if (unit === 46 || unit === 33 || unit === 63) gap = 'dot'
    else if (unit === 44) gap = gap === 'space' ? 'comma' : gap
    else if (unit !== 32 && unit !== 0xa0) gap = gap === 'dot' ? 'dot' : 'other'
  }
  return gap
}

function kindAt(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0
  if (code > 0xffff) return kindOf(code)
  return KINDS[code] || (KINDS[code] = kindOf(code))
}

function kindOf(code: number): number {
  const letter = String.fromCodePoint(code)
  if (letter === "'" || letter === '’' || letter === 'ʼ') return INNER
  if (/\p{Lu}|\p{Lt}/u.test(letter)) return CAPITAL
  if (/\p{L}|\p{M}/u.test(letter)) return SMALL
  return /\p{N}/u.test(letter) ? DIGIT : OTHER
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}
