// The words of a text, each with all that its spelling alone tells, which is worked out once per word.
import { perForm, type Form } from '../text/form.ts'
import type { Language } from '../text/language.ts'
import { stem } from '../text/stem.ts'
import { scanned } from '../text/token.ts'
import { CONTRASTS, cuesIn, HINTS, MOCKING, NEGATIONS, openCuesIn, type Cues } from './cues.ts'
import { hashOf, highWith, lowWith, type Hash, type Index } from './hash.ts'
import { isStopWord, plainWord } from './words.ts'

/** A stem; `seen` is for who counts every stem once. */
export type Stem = { key: string; seen: number }
/**
 * What a word is read as: its stem with the number of its key, or the kind of a placeholder. `negates` is told of the word
 * in full and `isNegation` as it was typed, and `hints` are those of `HINTS` that it gives; the cues are +1, -1 or 0.
 */
export type Word = Hash & {
  /** Another for each word that was read. */
  number: number
  stem: Stem
  isStop: boolean
  negates: boolean
  isNegation: boolean
  hints: number
  cue: number
  openCue: number
  /** The word in full, of which the letters are read; nothing for a placeholder. */
  plain: string
  isPlaceholder: boolean
}

/**
 * The words of a text, read, each with where it begins and ends, and whether it follows on the one before it within a
 * sentence.
 */
export type Words = {
  readonly read: readonly Word[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly follows: readonly boolean[]
}

export function readWords(text: string, language: Language): Words {
  for (const each of recent) if (each.text === text && each.language === language) return each
  if (caches[language].stems.size >= STEMS) forget(language)
  const { wordOf } = caches[language]
  const scan = scanned(text)
  const { count, forms, placeholders } = scan
  const [read, follows] = [new Array<Word>(count), new Array<boolean>(count)]
  const [starts, ends] = [new Array<number>(count), new Array<number>(count)]
  for (let at = 0; at < count; at++) {
    const kind = placeholders.size > 0 ? placeholders.get(at) : undefined
    read[at] = kind === undefined ? wordOf(forms[at]!) : placeholderOf(kind, language)
    starts[at] = scan.starts[at]!
    ends[at] = scan.ends[at]!
    follows[at] = at > 0 && isClose(text, ends[at - 1]!, starts[at]!)
  }
  const words = { text, language, read, starts, ends, follows }
  recent = [words, ...recent.slice(0, RECENT - 1)]
  return words
}

/** The place of the first word that does not begin before a place of the text. */
export function firstIn({ starts }: Words, start: number): number {
  let at = 0
  for (let until = starts.length; at < until;) {
    const half = (at + until) >> 1
    if (starts[half]! < start) at = half + 1
    else until = half
  }
  return at
}

/** The key of two words that stand beside one another. */
export function pairKey(left: Word, right: Word): string {
  return `${left.stem.key} ${right.stem.key}`
}

/** Whether a word counts, and whether a word and the one before it count as a pair. */
export function isRead({ isStop }: Word, { stopWords }: Counting): boolean {
  return stopWords || !isStop
}
export function isPair({ read, follows }: Words, at: number, { stopWords }: Counting): boolean {
  return follows[at]! && (stopWords || !(read[at - 1]!.isStop && read[at]!.isStop))
}
/** Whether stop words count. */
export type Counting = { stopWords: boolean }
export const WITHOUT_STOP_WORDS: Counting = { stopWords: false }

/** Neighbours are words of one sentence: nothing but spaces, commas or quotes between them. */
function isClose(text: string, from: number, to: number): boolean {
  if (to - from > 3) return false
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (unit !== BLANK && ENDS.has(unit)) return false
  }
  return true
}

const BLANK = 32
const ENDS = new Set([...'.!?;:\n'].map((mark) => mark.charCodeAt(0)))
const STEMS = 20_000
let numbers = 0
// An answer and its question are read in turn, by several readers, and in both languages where it has both.
const RECENT = 4
let recent: readonly (Words & { text: string; language: Language })[] = []

const NOT_A_WORD: Traits = {
  ...{ isStop: false, negates: false, isNegation: false, hints: 0, cue: 0, openCue: 0 },
  ...{ plain: '', isPlaceholder: true },
}

/** What stands before the first word of a text. */
export const FIRST = wordWith({ key: '^', seen: 0 }, NOT_A_WORD)

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
  return wordWith(stemOf(stem(plain, language), language), {
    isStop: isStopWord(plain, language),
    negates: NEGATIONS[language].has(plain),
    isNegation: NEGATIONS[language].has(folded),
    hints:
      (CONTRASTS[language].has(folded) ? HINTS.contrast : 0) |
      (MOCKING[language].has(folded) ? HINTS.irony : 0),
    cue: cueOf(cuesIn(language), folded, language),
    openCue: cueOf(openCuesIn(language), folded, language),
    plain,
    isPlaceholder: false,
  })
}

function placeholderOf(kind: string, language: Language): Word {
  const { placeholders } = caches[language]
  const known = placeholders.get(kind) ?? wordWith(stemOf(`[${kind}]`, language), NOT_A_WORD)
  placeholders.set(kind, known)
  return known
}

type Traits = Omit<Word, 'number' | 'stem' | keyof Hash>

// All words are of one make, written out: what is put together from parts is slower to read.
function wordWith(stem: Stem, traits: Traits): Word {
  const { low, high, lowBy, highBy } = hashOf(stem.key)
  return {
    number: numbers++,
    low,
    high,
    lowBy,
    highBy,
    isStop: traits.isStop,
    negates: traits.negates,
    isNegation: traits.isNegation,
    hints: traits.hints,
    isPlaceholder: traits.isPlaceholder,
    cue: traits.cue,
    openCue: traits.openCue,
    stem,
    plain: traits.plain,
  }
}

function cueOf(cues: Cues, folded: string, language: Language): number {
  return cues.get(folded) ?? cues.get(`~${stem(folded, language)}`) ?? 0
}

function stemOf(key: string, language: Language): Stem {
  const { stems } = caches[language]
  const known = stems.get(key) ?? { key, seen: 0 }
  stems.set(key, known)
  return known
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
  return (word) => {
    const { number } = word
    const own = 2 * (number & (SLOTS - 1))
    if (kept[own] === number) return kept[own + 1]!
    const place = index.of(word)
    kept[own] = number
    kept[own + 1] = place
    return place
  }
}
