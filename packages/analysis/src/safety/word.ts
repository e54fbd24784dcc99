// A text as numbers: each word the number of its entry in the lexicon, whatever its accents, capitals, doubled letters,
// digits for letters or small slips; 0 for a word that is known and plays no part, UNKNOWN for one that nobody knows.
import type { Span } from '../text/span.ts'
import known from '../../data/known-words.txt?raw'

export const UNKNOWN = -1
/** A number or the like: no word of a language, so it tells nothing about which one it is. */
export const NEUTRAL = -2
/** One that nobody knows and that begins with a capital: a name, where the text is not written in capitals. */
export const NAMED = -3

export type Words = {
  ids: number[]
  starts: number[]
  ends: number[]
  /** Where each sentence ends, as an index into the words. */
  breaks: number[]
}
/** Words by number: those of the lexicon up to `last`, behind them those that are merely known. */
export type Vocabulary = {
  exact: Map<string, number>
  close: Map<string, number>
  slips: Map<string, number>
  last: number
  /** What was found of words that are not in `exact`. */
  searched: Map<string, number>
}

const [OTHER, LETTER, STOP, APOSTROPHE, MARK, SIGN, HIGH] = [1, 2, 3, 4, 5, 6, 7]
const KINDS = new Uint8Array(0x10000)
const BASES = new Map<string, string>()

/** What words are looked up in: those of the lexicon with their numbers, and those that are merely known. */
export function vocabularyOf(lexicon: ReadonlyMap<string, number>): Vocabulary {
  const exact = new Map(lexicon)
  const close = new Map<string, number>()
  const slips = new Map<string, number>()
  for (const word of String(known).trim().split(/\s+/)) {
    if (!exact.has(word)) exact.set(word, exact.size + 1)
    close.set(closeForm(word), exact.get(word)!)
  }
  for (const [word, id] of lexicon) {
    if (word.length > 3) close.set(closeForm(word), id)
    if (word.length > 5) for (const slip of shortened(word)) if (!slips.has(slip)) slips.set(slip, id)
  }
  return { exact, close, slips, last: lexicon.size, searched: new Map() }
}

/** The words of a text in order, in one pass. */
export function readWords(text: string, vocabulary: Vocabulary): Words {
  const folded = foldedSame(text)
  const words: Words = { ids: [], starts: [], ends: [], breaks: [] }
  let at = 0
  while (at < text.length) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind === LETTER) {
      const end = wordEnd(text, at)
      push(words, idOf(folded.slice(at, end), vocabulary, text.charCodeAt(at)), { start: at, end })
      at = end
      continue
    }
    if (kind === STOP) breakAt(words)
    if (kind === HIGH) {
      const picture = PICTURES[text.slice(at, at + 2)]
      if (picture) push(words, vocabulary.exact.get(picture) ?? 0, { start: at, end: at + 2 })
      at++
    }
    at++
  }
  breakAt(words)
  return words
}

const LETTER_AFAR = '(?:(?!\\p{Script=Latin}|\\p{Script=Common}|\\p{Script=Inherited})\\p{L})'
// One after the other: a single one is part of a face drawn with signs. The last ones are Latin letters in fancy dress.
const AFAR = new RegExp(`${LETTER_AFAR}\\p{M}*${LETTER_AFAR}|[\\u{1D400}-\\u{1D7FF}]{2}`, 'u')

/** Whether a word in it is written in letters that no language it reads is written in. */
export const isForeign = (text: string): boolean => /[\u0370-\uffff]/.test(text) && AFAR.test(text)

/** Mostly in capitals: then they tell no name from a word. */
export function isShouted(text: string): boolean {
  let [big, small] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 65 && unit <= 90) big++
    else if (unit >= 97 && unit <= 122) small++
  }
  return big > small
}

const PICTURES: Record<string, string> = {
  ...{ '🔪': ':knife', '🗡': ':knife', '🪒': ':knife', '🩸': ':blood', '💊': ':pill', '🔫': ':gun' },
  ...{ '🪦': ':coffin', '🚨': ':siren' },
}

function push(words: Words, id: number, { start, end }: Span): void {
  words.ids.push(id)
  words.starts.push(start)
  words.ends.push(end)
}

function breakAt(words: Words): void {
  if (words.ids.length > (words.breaks.at(-1) ?? 0)) words.breaks.push(words.ids.length)
}

function wordEnd(text: string, from: number): number {
  let at = from + 1
  for (; at < text.length; at++) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind === LETTER || kind === MARK) continue
    // An apostrophe, or a sign that stands for a letter, belongs to the word where a letter follows.
    if (kind !== APOSTROPHE && kind !== SIGN) break
    if (kindOf(text.charCodeAt(at + 1)) !== LETTER) break
  }
  return at
}

function idOf(word: string, vocabulary: Vocabulary, first: number): number {
  const id = vocabulary.exact.get(word)
  if (id !== undefined) return id
  const isCapital = first >= 65 && first <= 90
  const found = vocabulary.searched.get(word) ?? remembered(word, vocabulary)
  return found === UNKNOWN && isCapital ? NAMED : found
}

// The same words come again and again; how many are kept is bounded, and they are gone with the thread.
const MOST_SEARCHED = 20_000
function remembered(word: string, vocabulary: Vocabulary): number {
  const found = searched(word, vocabulary)
  if (vocabulary.searched.size >= MOST_SEARCHED) vocabulary.searched.clear()
  vocabulary.searched.set(word, found)
  return found
}

const LETTERS: Record<string, string> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i', '*': '' },
}

/** Nothing that long is a word. */
const longest = 30

/** A word that is not in the vocabulary as it stands. */
function searched(word: string, { exact, close, slips, last }: Vocabulary): number {
  if (word.length > longest) return UNKNOWN
  const plain = word.replace(/['’ʼ]|\p{M}/gu, '')
  const found = exact.get(plain)
  if (found !== undefined) return found
  if (/^\d+(?:st|nd|rd|th|am|pm|s|k|x|yo|yr|yrs|min|hrs?)?$/.test(plain)) return yearOf(plain, exact)
  const spelled = /[0-9@$!*]/.test(plain)
    ? plain.replace(/[0-9@$!*]/g, (sign) => LETTERS[sign] ?? sign)
    : plain
  const near = exact.get(spelled) ?? close.get(closeForm(spelled))
  if (near !== undefined) return near
  if (spelled.length > 5)
    for (const slip of [spelled, ...shortened(spelled)]) {
      const id = slips.get(slip) ?? (slip === spelled ? undefined : exact.get(slip))
      if (id !== undefined && id <= last) return id
    }
  return hasKnownStem(spelled, exact) ? 0 : UNKNOWN
}

/** A year that is past is said of the past. */
function yearOf(digits: string, exact: Map<string, number>): number {
  return /^(?:19|20)\d\d$/.test(digits) ? (exact.get('ago') ?? NEUTRAL) : (exact.get(digits) ?? NEUTRAL)
}

const ENDINGS =
  /(?:'?s|es|ed|d|in|ing|ly|er|ers|est|y|ness|ito|ita|itos|itas|mente|lo|la|le|les|los|las|me|te|nos|se|ndo|n|r)$/

function hasKnownStem(word: string, exact: Map<string, number>): boolean {
  if (word.length < 4) return false
  const stem = word.replace(ENDINGS, '')
  if (stem === word || stem.length < 3) return false
  return (
    exact.has(stem) ||
    exact.has(`${stem}e`) ||
    exact.has(`${stem}r`) ||
    exact.has(`${stem}o`) ||
    exact.has(`${stem}a`)
  )
}

/** One spelling for what is written by ear: doubled letters once, no h, b and v, s and z, c, k and qu alike. */
export function closeForm(word: string): string {
  let out = ''
  let last = ''
  for (let at = 0; at < word.length; at++) {
    const letter = word[at]!
    const next = word[at + 1]
    const isSoft = next === 'e' || next === 'i'
    let sound = letter
    if (letter === 'h') sound = word[at - 1] === 'c' ? 'h' : ''
    else if (letter === 'q' && next === 'u') {
      sound = 'k'
      if (word[at + 2] === 'e' || word[at + 2] === 'i') at++
    } else if (letter === 'c') sound = isSoft ? 's' : 'k'
    else if (letter === 'v') sound = 'b'
    else if (letter === 'z') sound = 's'
    if (sound === '' || sound === last) continue
    out += sound
    last = sound
  }
  return out
}

/** The word without each of its letters in turn, but for the first: two words that share one differ by a slip. */
function shortened(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2))
}

/** Lower case without accents, unit for unit, so that positions stay. */
function foldedSame(text: string): string {
  let lower = text.toLowerCase()
  if (lower.length !== text.length)
    lower = Array.from({ length: text.length }, (_, at) => lowerUnit(text.charAt(at))).join('')
  return /[\u00c0-\u024f\u1e00-\u1eff\uff21-\uff5a]/.test(lower)
    ? lower.replace(/[\u00c0-\u024f\u1e00-\u1eff\uff21-\uff5a]/g, baseOf)
    : lower
}

function lowerUnit(unit: string): string {
  const lower = unit.toLowerCase()
  return lower.length === 1 ? lower : unit
}

function baseOf(letter: string): string {
  let base = BASES.get(letter)
  if (base === undefined) {
    base = letter.normalize('NFKD').charAt(0).toLowerCase()
    BASES.set(letter, base)
  }
  return base
}

function kindOf(unit: number): number {
  return unit < 0x10000 ? KINDS[unit] || (KINDS[unit] = kindAnew(unit)) : OTHER
}

function kindAnew(unit: number): number {
  const letter = String.fromCharCode(unit)
  if (letter === "'" || letter === '’' || letter === 'ʼ') return APOSTROPHE
  if (/[\p{L}\p{N}]/u.test(letter)) return LETTER
  if (/\p{M}/u.test(letter)) return MARK
  if (letter === '@' || letter === '$' || letter === '*') return SIGN
  if (/[.!?\n;:…¡¿。]/.test(letter)) return STOP
  return unit >= 0xd800 && unit <= 0xdbff ? HIGH : OTHER
}
