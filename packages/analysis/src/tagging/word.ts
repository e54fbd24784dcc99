// The words of a text, each with all that its spelling alone tells, which is worked out once per word.
import { perForm, type Form } from '../text/form.ts'
import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import { stem } from '../text/stem.ts'
import { scanned } from '../text/token.ts'
import { cuesIn, NEGATIONS, openCuesIn, type Cues } from './cues.ts'
import { hashOf, highWith, lowWith, type Hash, type Index } from './hash.ts'
import { isStopWord, plainWord } from './words.ts'

/** A stem, its key also by number. `seen` is for who counts every stem once. */
export type Stem = Hash & { key: string; seen: number }
/**
 * What a word is read as: its stem, or the kind of a placeholder. `negates` is told of the word in full and
 * `isNegation` as it was typed; the cues are +1, -1 or 0.
 */
export type Word = {
  /** Another for each word that was read. */
  number: number
  stem: Stem
  isStop: boolean
  negates: boolean
  isNegation: boolean
  cue: number
  openCue: number
  /** The word in full, of which the letters are read; nothing for a placeholder. */
  plain: string
  isPlaceholder: boolean
}
/** A word where it stands; `follows` where it and the word before it are of one sentence. */
export type Read = Span & { word: Word; follows: boolean }

/** The stem that stands before the first word of a text. */
export const FIRST: Stem = stemNamed('^')

/** The words of a text, read. */
export type Words = { reads: readonly Read[] }

export function readWords(text: string, language: Language): Words {
  for (const each of recent) if (each.text === text && each.language === language) return each
  if (caches[language].stems.size >= STEMS) forget(language)
  const { wordOf } = caches[language]
  const { count, starts, ends, forms, placeholders } = scanned(text)
  const reads = new Array<Read>(count)
  for (let at = 0; at < count; at++) {
    const start = starts[at]!
    const kind = placeholders.size > 0 ? placeholders.get(at) : undefined
    const word = kind === undefined ? wordOf(forms[at]!) : placeholderOf(kind, language)
    reads[at] = { start, end: ends[at]!, word, follows: at > 0 && isClose(text, ends[at - 1]!, start) }
  }
  const read = { text, language, reads }
  recent = [read, ...recent.slice(0, 1)]
  return read
}

/** The place of the first word that does not begin before a place of the text. */
export function firstIn(reads: readonly Read[], start: number): number {
  let at = 0
  for (let until = reads.length; at < until;) {
    const half = (at + until) >> 1
    if (reads[half]!.start < start) at = half + 1
    else until = half
  }
  return at
}

/** The key of two stems that stand beside one another. */
export function pairKey(left: Stem, right: Stem): string {
  return `${left.key} ${right.key}`
}

/** Neighbours are words of one sentence: nothing but spaces, commas or quotes between them. */
function isClose(text: string, from: number, to: number): boolean {
  if (to - from > 3) return false
  for (let at = from; at < to; at++) if (ENDS.has(text.charCodeAt(at))) return false
  return true
}

const ENDS = new Set([...'.!?;:\n'].map((mark) => mark.charCodeAt(0)))
const STEMS = 20_000
let numbers = 0
// An answer and its question are read in turn, by several readers.
let recent: readonly (Words & { text: string; language: Language })[] = []

const caches = { en: newCache('en'), es: newCache('es') }

function newCache(language: Language) {
  return {
    stems: new Map<string, Stem>(),
    placeholders: new Map<string, Word>(),
    wordOf: perForm((form) => wordOf(form, language)),
  }
}

// Words together with their stems: in one text a stem is always the same one.
function forget(language: Language): void {
  const { stems, placeholders, wordOf } = caches[language]
  stems.clear()
  placeholders.clear()
  wordOf.forget()
}

function wordOf({ folded }: Form, language: Language): Word {
  const plain = plainWord(folded, language)
  return {
    number: numbers++,
    stem: stemOf(stem(plain, language), language),
    isStop: isStopWord(plain, language),
    negates: NEGATIONS[language].has(plain),
    isNegation: NEGATIONS[language].has(folded),
    cue: cueOf(cuesIn(language), folded, language),
    openCue: cueOf(openCuesIn(language), folded, language),
    plain,
    isPlaceholder: false,
  }
}

function placeholderOf(kind: string, language: Language): Word {
  const { placeholders } = caches[language]
  const known = placeholders.get(kind)
  if (known) return known
  const made = {
    number: numbers++,
    stem: stemOf(`[${kind}]`, language),
    ...{ isStop: false, negates: false, isNegation: false, cue: 0, openCue: 0 },
    ...{ plain: '', isPlaceholder: true },
  }
  placeholders.set(kind, made)
  return made
}

function cueOf(cues: Cues, folded: string, language: Language): number {
  return cues.get(folded) ?? cues.get(`~${stem(folded, language)}`) ?? 0
}

function stemOf(key: string, language: Language): Stem {
  const known = caches[language].stems.get(key)
  if (known) return known
  const made = stemNamed(key)
  caches[language].stems.set(key, made)
  return made
}

function stemNamed(key: string): Stem {
  return { ...hashOf(key), key, seen: 0 }
}

const LONGEST = 30
const [SHORT, LONG] = [3, 5]

/** Stretches of three to five letters of a word, with its borders. */
export function lettersOf({ plain, isPlaceholder }: Word): string[] {
  const found: string[] = []
  if (isPlaceholder) return found
  const whole = bordered(plain)
  for (let length = SHORT; length <= LONG; length++)
    for (let at = 0; at + length <= whole.length; at++) found.push(LETTERS + whole.slice(at, at + length))
  return found
}

/** Shows the numbers of the same, without putting them together. */
export function showLetters({ plain, isPlaceholder }: Word, to: (low: number, high: number) => void): void {
  if (isPlaceholder) return
  const whole = bordered(plain)
  for (let from = 0; from < whole.length; from++) {
    let { low, high } = LETTERS_HASH
    const until = Math.min(whole.length, from + LONG)
    for (let at = from; at < until; at++) {
      const unit = whole.charCodeAt(at)
      low = lowWith(low, unit)
      high = highWith(high, unit)
      if (at - from + 1 >= SHORT) to(low, high)
    }
  }
}

const LETTERS = '_'
const LETTERS_HASH = hashOf(LETTERS)

function bordered(plain: string): string {
  return `<${plain.slice(0, LONGEST)}>`
}

/** Words are kept by the last bits of their number: one that comes later takes the place of another. */
export const SLOTS = 2 ** 14

/** Where the stems of words stand in an index, looked up once for each word. */
export function wordsIn(index: Pick<Index, 'of'>): (word: Word) => number {
  const kept = new Int32Array(2 * SLOTS).fill(-1)
  return ({ number, stem }) => {
    const own = 2 * (number & (SLOTS - 1))
    if (kept[own] === number) return kept[own + 1]!
    const place = index.of(stem)
    kept[own] = number
    kept[own + 1] = place
    return place
  }
}
