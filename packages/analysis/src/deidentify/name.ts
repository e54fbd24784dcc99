import { has, isAfterSpace, isLarge, isProper, type Reading } from './reading.ts'
import * as sense from './sense.ts'
import type { Word } from './word.ts'

const longest = 6
// A single letter after a first name is an initial, but for those that people write for a word.
const SHORTHAND = new Set('a e i o u y n k r'.split(' '))

const SUFFIX = /^(?:jr|sr|iii|ii)$/

// Particles that stand between two names far more often than inside one.
const JOINS = new Set('y e i o of el al'.split(' '))

/** The last word of the name that starts at a word. */
export function endOfName(reading: Reading, from: number): number {
  let last = from
  while (last - from < longest) {
    const next = nextOfName(reading, from, last)
    if (next === last) return last
    last = next
  }
  return last
}

function nextOfName(reading: Reading, from: number, last: number): number {
  const { words } = reading
  const next = words[last + 1]
  if (!next || next.gap === 'line' || words[last]!.bare !== words[last]!.end) return last
  if (isInitial(reading, from, last)) return last + 1
  if (SUFFIX.test(next.key) && (next.gap === 'space' || next.gap === 'comma')) return last + 1
  if (isSaint(reading, last)) return last + 2
  const isAfterInitial = last > from && words[last]!.end - words[last]!.start === 1
  if (isDashed(reading, last)) {
    const isPart =
      has(next, sense.NAME) ||
      isLarge(reading, next) ||
      (isLarge(reading, words[last]) && !has(next, sense.COMMON))
    return isPart ? last + 1 : last
  }
  if (next.gap !== 'space' && !(isAfterInitial && next.gap === 'dot')) return last
  if (has(next, sense.PARTICLE) && !JOINS.has(next.key) && !isLarge(reading, next))
    return afterParticles(reading, last)
  if (isLarge(reading, next))
    return isPartOfName(reading, next) || isSurname(reading, from, last) ? last + 1 : last
  return isSmallPart(reading, { from, next, isAfterInitial }) ? last + 1 : last
}

// "St. Claire" behind a first name.
function isSaint({ words }: Reading, last: number): boolean {
  const [saint, name] = [words[last + 1]!, words[last + 2]]
  return (
    saint.gap === 'space' &&
    /^(?:St|Ste)$/i.test(saint.key) &&
    saint.shape === 'capital' &&
    name?.gap === 'dot' &&
    name.shape === 'capital'
  )
}

// "Terri-Ann", "nguyen-lopez".
function isDashed({ words, text }: Reading, last: number): boolean {
  return words[last + 1]!.gap === 'other' && text.slice(words[last]!.end, words[last + 1]!.start) === '-'
}

function isPartOfName(reading: Reading, word: Word): boolean {
  return isProper(reading, word) && !has(word, sense.HOUSE | sense.MONTH | sense.WEEKDAY)
}

// An everyday word with a capital behind a first name is the family's: "Adela Fuerte".
function isSurname({ words }: Reading, from: number, last: number): boolean {
  const next = words[last + 1]!
  if (next.shape !== 'capital' || last !== from || !has(words[from], sense.GIVEN)) return false
  return !has(
    next,
    sense.ACT | sense.JOINT | sense.DETERMINER | sense.POSSESSOR | sense.IN | sense.NO_NAME | sense.HOUSE,
  )
}

// "Ana M. Lopez", "tasha b": a letter, with a dot or at the end.
function isInitial({ words, text }: Reading, from: number, last: number): boolean {
  const letter = words[last + 1]
  if (!letter || letter.gap !== 'space' || letter.end - letter.start !== 1 || letter.shape === 'digits')
    return false
  if (letter.shape === 'capital') return letter.key !== 'i'
  if (!/^[a-z]$/.test(letter.key)) return false
  if (text[letter.end] === '.' && words[last + 2]) return true
  return !SHORTHAND.has(letter.key) && has(words[from], sense.FIRST)
}

function afterParticles(reading: Reading, last: number): number {
  const { words } = reading
  for (let at = last + 2; at <= last + 3; at++) {
    const word = words[at]
    if (!isAfterSpace(word)) return last
    if (isLarge(reading, word)) return isPartOfName(reading, word) || word.key === 'jesus' ? at : last
    if (!has(word, sense.PARTICLE)) {
      const isSurname = has(word, sense.LAST) && !has(word, sense.COMMON)
      return isSurname && words[last]!.shape === 'small' && !has(words[last + 1], sense.JOINT) ? at : last
    }
  }
  return last
}

type Small = { from: number; next: Word; isAfterInitial: boolean }

// Small letters go on with a name that is small itself: "yesenia cruz".
function isSmallPart({ words }: Reading, { from, next, isAfterInitial }: Small): boolean {
  if (next.shape !== 'small' || words[from]!.shape !== 'small') return false
  if (isAfterInitial) return !has(next, sense.COMMON)
  if (has(next, sense.ACT | sense.JOINT | sense.VERBAL | sense.IN)) return false
  if (!has(words[from], sense.FIRST)) return has(next, sense.LAST) && !has(next, sense.COMMON | sense.GIVEN)
  return has(next, sense.LAST) || (has(next, sense.FIRST) && !has(next, sense.COMMON))
}
