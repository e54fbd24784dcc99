import { has, isLarge, isProper, type Reading } from './reading.ts'
import * as sense from './sense.ts'
import type { Word } from './word.ts'

// What belongs to an address behind its street, and what joins the words of one.

const DOTTED = new Set(
  'st ave str u ul apt ste no rd rkp av avda blvd dr ln box p o c b sq po edif num nr'.split(' '),
)
const longest = 16

// What follows a street belongs to it: a suite, a town, a code, a country.
/** The last word of the address whose street ends at a word. */
export function onward(reading: Reading, from: number): number {
  const { words } = reading
  let last = from
  let isUnit = has(words[from - 1], sense.UNIT)
  while (last - from < longest) {
    const next = words[last + 1]
    if (!next || next.gap === 'other') return last
    if (has(next, sense.UNIT) && words[last + 2]?.shape === 'digits' && isClose(reading, last + 1)) {
      last += 2
      isUnit = true
    } else if (isFloor(reading, last + 1)) last += 2
    else if (isTail(reading, last + 1, isUnit)) last++
    else return last
  }
  return last
}

// "second floor", "segundo piso", "casa 12".
function isFloor({ words }: Reading, at: number): boolean {
  const [word, next] = [words[at]!, words[at + 1]]
  if (next?.gap !== 'space' || word.gap === 'dot') return false
  if (word.key === 'casa') return next.shape === 'digits'
  const isNumber =
    has(word, sense.ORDINAL) ||
    /^\d+(?:st|nd|rd|th)$/.test(word.key) ||
    /^(?:primer|segundo|tercer|cuarto|quinto)$/.test(word.key)
  return isNumber && /^(?:floor|piso)$/.test(next.key)
}

function isClose({ words }: Reading, at: number): boolean {
  const word = words[at]!
  return word.gap !== 'dot' || DOTTED.has(words[at - 1]!.key) || words[at - 1]!.shape === 'digits'
}

function isTail(reading: Reading, at: number, isUnit: boolean): boolean {
  const { words } = reading
  const [word, before] = [words[at]!, words[at - 1]!]
  if (word.gap === 'dot' && !DOTTED.has(before.key)) return false
  if (word.key === 'nan') return true
  if (word.shape === 'digits') return word.end - word.start <= 6
  if (isCode(reading, at)) return true
  if (isLarge(reading, word)) {
    const isOn = word.gap === 'space' || word.gap === 'line' || isUnit
    return isState(word) || (isOn && isStreetWord(reading, at) && reading.text[word.end] !== ':')
  }
  return isLink(reading, at) && word.gap === 'space'
}

function isState(word: Word): boolean {
  return word.shape === 'shouted' && word.end - word.start <= 3
}

function isCode({ words }: Reading, at: number): boolean {
  return /^(?:apo|fpo|dpo)$/.test(words[at]!.key)
}

/** A large word that a street may be called. */
export function isStreetWord(reading: Reading, at: number): boolean {
  const word = reading.words[at]
  if (!isLarge(reading, word) || has(word, sense.MONTH | sense.WEEKDAY)) return false
  return isProper(reading, word) || has(word, sense.COMMON | sense.WAY | sense.STREET_OF)
}

/** A small word between two of a street. */
export function isLink(reading: Reading, at: number): boolean {
  const { words } = reading
  const word = words[at]!
  if (!has(word, sense.PARTICLE) && !has(word, sense.STREET_OF)) return false
  return isBeside(reading, at + 1) && (isLarge(reading, words[at + 1]) || has(words[at + 1], sense.PARTICLE))
}

/** Beside the word before, but for the dot of what is cut short. */
export function isBeside({ words }: Reading, at: number): boolean {
  const [before, word] = [words[at - 1], words[at]]
  if (!word || !before) return false
  return word.gap === 'space' || (word.gap === 'dot' && DOTTED.has(before.key))
}
