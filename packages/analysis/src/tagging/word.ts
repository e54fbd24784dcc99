// The words of a text, each with all that its spelling alone tells, which is worked out once per word.
import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import { fold } from '../text/fold.ts'
import { stem } from '../text/stem.ts'
import { scanned } from '../text/token.ts'
import { CUES, NEGATIONS, OPEN_CUES, type Cues } from './cues.ts'
import { hashOf, putHash, putPair, type Hash } from './hash.ts'
import { isStopWord, plainWord } from './words.ts'

/** A stem with its number. `seen` is for who counts every stem once. */
export type Stem = { key: string; hash: Hash; seen: number }
/**
 * What a word is read as: its stem, or the kind of a placeholder. `negates` is told of the word in full and
 * `isNegation` as it was typed; the cues are +1, -1 or 0.
 */
export type Word = {
  /** Another for each word that was read. */
  number: number
  stem: Stem
  letters: readonly string[]
  isStop: boolean
  negates: boolean
  isNegation: boolean
  cue: number
  openCue: number
}
/** A word where it stands; `follows` where it and the word before it are of one sentence. */
export type Read = Span & { word: Word; follows: boolean }

/** The stem that stands before the first word of a text. */
export const FIRST: Stem = stemNamed('^')

/**
 * The words of a text, read, and the numbers of their keys one after the other: eight of each word, those of its stem
 * and those of the word before it and itself.
 */
export type Words = { reads: readonly Read[]; numbers: readonly number[] }

export function readWords(text: string, language: Language): Words {
  const known = recent.find((each) => each.text === text && each.language === language)
  if (known) return known
  if (caches[language].words.size >= WORDS) forget()
  const reads: Read[] = []
  const { words } = caches[language]
  const { starts, ends, typed, placeholders } = scanned(text)
  for (let at = 0; at < typed.length; at++) {
    const start = starts[at]!
    const word = words.get(typed[at]!) ?? wordOf(typed[at]!, placeholders.get(at), language)
    reads.push({ start, end: ends[at]!, word, follows: at > 0 && isClose(text, ends[at - 1]!, start) })
  }
  const read = { text, language, reads, numbers: numbersOf(reads) }
  recent = [read, ...recent.slice(0, 1)]
  return read
}

function numbersOf(reads: readonly Read[]): number[] {
  const numbers: number[] = []
  let before = FIRST.hash
  for (const { word } of reads) {
    const { hash } = word.stem
    putHash(numbers, hash)
    putPair(numbers, before, hash)
    before = hash
  }
  return numbers
}

/** The places of the words that stand inside a span. */
export function placesIn(reads: readonly Read[], { start, end }: Span): number[] {
  const places: number[] = []
  let at = 0
  for (let until = reads.length; at < until;) {
    const half = (at + until) >> 1
    if (reads[half]!.start < start) at = half + 1
    else until = half
  }
  for (; at < reads.length && reads[at]!.end <= end; at++) places.push(at)
  return places
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
const WORDS = 20_000
const LONGEST = 30
let numbers = 0
const caches = { en: newCache(), es: newCache() }
// An answer and its question are read in turn, by several readers.
let recent: readonly (Words & { text: string; language: Language })[] = []

function newCache() {
  return { words: new Map<string, Word>(), stems: new Map<string, Stem>() }
}

function forget(): void {
  for (const { words, stems } of [caches.en, caches.es]) {
    words.clear()
    stems.clear()
  }
}

function wordOf(typed: string, placeholder: string | undefined, language: Language): Word {
  const folded = fold(typed)
  const plain = plainWord(folded, language)
  const key = placeholder === undefined ? stem(plain, language) : `[${placeholder}]`
  const made: Word = {
    number: numbers++,
    stem: stemOf(key, language),
    letters: placeholder === undefined ? lettersOf(plain) : [],
    isStop: placeholder === undefined && isStopWord(plain, language),
    negates: NEGATIONS[language].has(plain),
    isNegation: NEGATIONS[language].has(folded),
    cue: cueOf(CUES, folded, language),
    openCue: cueOf(OPEN_CUES, folded, language),
  }
  caches[language].words.set(typed, made)
  return made
}

function cueOf(cues: Cues, folded: string, language: Language): number {
  return cues[language].get(folded) ?? cues[language].get(`~${stem(folded, language)}`) ?? 0
}

function stemOf(key: string, language: Language): Stem {
  const known = caches[language].stems.get(key)
  if (known) return known
  const made = stemNamed(key)
  caches[language].stems.set(key, made)
  return made
}

function stemNamed(key: string): Stem {
  return { key, hash: hashOf(key), seen: 0 }
}

// Stretches of three to five letters, with the borders of the word.
function lettersOf(word: string): string[] {
  const whole = `<${word.slice(0, LONGEST)}>`
  const found: string[] = []
  for (let length = 3; length <= 5; length++) {
    for (let at = 0; at + length <= whole.length; at++) found.push(`_${whole.slice(at, at + length)}`)
  }
  return found
}
