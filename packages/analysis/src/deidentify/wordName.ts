import { has, isAfterSpace, isLarge, type Reading } from './reading.ts'
import * as sense from './sense.ts'
import type { Word } from './word.ts'

// Names that are words: grace, will, luz. What stands beside them says which they are here.

const FRONT = new Set('what who how where why which quien donde cual ask'.split(' '))
const NOT = new Set('no not never always nunca siempre just only really solo'.split(' '))
const ME = new Set('me i yo'.split(' '))
const TOGETHER = new Set(
  'were was are left went had came got ran me nos eran estaban son fueron fuimos se taught helped'.split(' '),
)
// What "will" and "may" can have after them as well.
const BASE = new Set('let hit quit cut put run come read'.split(' '))
const COMPANY = new Set('with con'.split(' '))

/** Whether a word that is a name and an everyday word is a name at this place. */
export function isNameHere(reading: Reading, at: number): boolean {
  const { words } = reading
  const [before, word, after] = [words[at - 1], words[at]!, words[at + 1]]
  const isBeside = word.gap === 'space'
  if (isBeside && has(before, sense.DETERMINER | sense.POSSESSOR) && before!.key !== 'that') return false
  if (word.bare < word.end && isAfterSpace(after)) return isLarge(reading, word) || !has(word, sense.VERBAL)
  const isFull = isAfterSpace(after) && has(after, sense.FIRST) && !has(after, sense.COMMON)
  if (isFull && !has(word, sense.TITLE | sense.KIN)) return true
  if (isBeside && isSpokenTo(reading, at)) return true
  if (isOneOfTwo(reading, at)) return true
  return opensClause(word, before) && isSubject(reading, at)
}

function opensClause(word: Word, before: Word | undefined): boolean {
  return word.gap !== 'space' || !before || has(before, sense.JOINT) || FRONT.has(before.key)
}

// "grace told me", "luz me acompañó", "hope at the front desk".
function isSubject({ words, language }: Reading, at: number): boolean {
  const [word, next, third] = [words[at]!, words[at + 1], words[at + 2]]
  if (!isAfterSpace(next)) return false
  if (NOT.has(next.key)) return isAfterSpace(third) && has(third, sense.ACT) && !NOT.has(third.key)
  if (has(next, sense.ACT)) return !(has(word, sense.VERBAL) && BASE.has(next.key))
  if (/^(?:is|was|es|era)$/.test(next.key)) return word.shape === 'capital' && isSomebody(words, at + 2)
  if (has(word, sense.VERBAL) && word.shape === 'small') return false
  if (language === 'en') return (next.key === 'from' || next.key === 'at') && isAfterSpace(third)
  if (next.key === 'del' && third?.key === 'turno') return true
  return (next.key === 'la' || next.key === 'el') && (third?.key === 'de' || third?.key === 'del')
}

// "Angel was the boy at the front": what follows is a person.
function isSomebody(words: readonly Word[], at: number): boolean {
  const who = sense.ROLE | sense.KIN | sense.OFFICE
  return (
    has(words[at], sense.DETERMINER | sense.POSSESSOR) && (has(words[at + 1], who) || has(words[at + 2], who))
  )
}

// "i told grace everything", "le dije a luz".
function isSpokenTo({ words }: Reading, at: number): boolean {
  const [word, before, third, next] = [words[at]!, words[at - 1], words[at - 2], words[at + 1]]
  if (before?.key === 'a') return has(third, sense.TOWARDS | sense.ACT) && third!.key !== 'es'
  if (!before || !has(before, sense.TOWARDS)) return false
  if (!COMPANY.has(before.key))
    return !has(word, sense.VERBAL) || !isAfterSpace(next) || !has(next, sense.POSSESSOR)
  return isAfterSpace(next) && /(?:abamos|iamos|imos|amos)$/.test(next.key)
}

// "faith and destiny were", "me and bri".
function isOneOfTwo(reading: Reading, at: number): boolean {
  return isPair(reading, at, 1) || isPair(reading, at, -1)
}

function isPair(reading: Reading, at: number, step: 1 | -1): boolean {
  const { words } = reading
  const [joint, other] = [words[at + step], words[at + 2 * step]]
  const beside = step === 1 ? [joint, other] : [words[at], joint]
  if (!joint || !other || !beside.every(isAfterSpace) || !isAnd(reading, joint, other)) return false
  if (has(other, sense.FIRST) || isLargeName(reading, other)) return true
  const end = Math.max(at, at + 2 * step) + 1
  if (ME.has(other.key))
    return !isAfterSpace(words[end]) || TOGETHER.has(words[end]!.key) || has(words[end], sense.JOINT)
  return has(other, sense.MAYBE_FIRST) && isAfterSpace(words[end]) && TOGETHER.has(words[end]!.key)
}

function isLargeName(reading: Reading, word: Word): boolean {
  return isLarge(reading, word) && !word.opens && has(word, sense.GIVEN)
}

function isAnd({ text }: Reading, joint: Word, other: Word): boolean {
  if (joint.key === 'and' || joint.key === 'y' || joint.key === 'n') return true
  return text[joint.end + 1] === '&' && has(other, sense.GIVEN)
}
