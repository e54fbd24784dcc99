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
// Words at the head of a clause that a subject may follow.
const LEADS = new Set('honestly actually luckily thankfully basically ayer despues'.split(' '))
// What a person is doing, and hope, summer or faith is not.
const DOING = new Set(
  'crying laughing talking yelling screaming sleeping asleep smiling waiting texting calling asking driving smoking hiding pregnant'.split(
    ' ',
  ),
)
// "le conté a luz": what is said or given to somebody, by who speaks.
const TOLD_TO = new Set(
  'conte dije hable escribi mande explique avise grite pedi pregunte ayude llame vi visite busque espere di dimos dijimos contamos'.split(
    ' ',
  ),
)
const DOES_TO = /^(?:mande|ayude|espere)$/
// What goes on behind somebody who was told something, asked or met.
const GOES_ON = new Set(
  'everything nothing something about what how i he she it we they that if not first later again once today who where'.split(
    ' ',
  ),
)
const TELLS = new Set('told tell asked ask texted text met called call hugged trusted'.split(' '))
/** Endings of words that are no names. */
export const WORD_ENDING =
  /(?:aba|aban|ia|ian|ando|iendo|ado|ada|idos?|idas?|aron|ieron|mente|osa|oso|ly|ing|ed|ness|tion|cion|able|s)$/

/** Whether a word that is a name and an everyday word is a name at this place. */
export function isNameHere(reading: Reading, at: number): boolean {
  const { words } = reading
  const [before, word, after] = [words[at - 1], words[at]!, words[at + 1]]
  const isBeside = word.gap === 'space'
  const isArticle = has(before, sense.DETERMINER | sense.POSSESSOR) && before!.key !== 'that'
  // In Spanish "a" is no article.
  if (isBeside && isArticle && !(before!.key === 'a' && reading.language === 'es')) return false
  if (word.bare < word.end && isAfterSpace(after)) return isLarge(reading, word) || !has(word, sense.VERBAL)
  const isFull = isAfterSpace(after) && has(after, sense.FIRST) && !has(after, sense.COMMON)
  if (isFull && !has(word, sense.TITLE | sense.KIN)) return true
  if (isBeside && isSpokenTo(reading, at)) return true
  if (isOneOfTwo(reading, at) || isSameAs(reading, at)) return true
  return opensClause(word, before) && isSubject(reading, at)
}

function opensClause(word: Word, before: Word | undefined): boolean {
  if (word.gap !== 'space' || !before || has(before, sense.JOINT)) return true
  return FRONT.has(before.key) || LEADS.has(before.key)
}

/** A word that no list has, told or asked something: "i told tiff everything", "le conté a yuleis". */
export function isUnknownTold({ words }: Reading, at: number): boolean {
  const [word, before, third, next] = [words[at]!, words[at - 1], words[at - 2], words[at + 1]]
  if (word.sense !== 0 || word.shape !== 'small' || word.gap !== 'space' || word.end - word.start < 3)
    return false
  if (WORD_ENDING.test(word.key)) return false
  // "lo mandé a volar", "la ayudé a limpiar".
  if (before?.key === 'a' && DOES_TO.test(third?.key ?? '') && /[aei]r$/.test(word.key)) return false
  const isTold = TELLS.has(before?.key ?? '') || (before?.key === 'a' && TOLD_TO.has(third?.key ?? ''))
  if (!isTold) return false
  const goesOn = sense.JOINT | sense.DETERMINER | sense.POSSESSOR | sense.IN | sense.ACT
  return !isAfterSpace(next) || has(next, goesOn) || GOES_ON.has(next.key)
}

// "in the same car as destiny", "the same age as hope": it ends what is compared.
function isSameAs({ words }: Reading, at: number): boolean {
  const [before, next] = [words[at - 1], words[at + 1]]
  if (before?.key !== 'as' || words[at]!.gap !== 'space') return false
  if (isAfterSpace(next) && !has(next, sense.JOINT)) return false
  return [2, 3, 4].some((step) => words[at - step]?.key === 'same')
}

// "grace told me", "luz me acompañó", "hope at the front desk".
function isSubject({ words, language }: Reading, at: number): boolean {
  const [word, next, third] = [words[at]!, words[at + 1], words[at + 2]]
  if (!isAfterSpace(next)) return false
  // "rose and her dog", "rosa y su perro".
  if (/^(?:and|y)$/.test(next.key) && /^(?:her|his|su|sus)$/.test(third?.key ?? '')) return true
  // "Ray the driver", "princess and them".
  if (next.key === 'and' && third?.key === 'them') return true
  if (
    next.key === 'the' &&
    /^(?:driver|janitor|cook|guard|nurse|neighbor|barber|bus)$/.test(third?.key ?? '')
  )
    return true
  if (NOT.has(next.key)) return isAfterSpace(third) && has(third, sense.ACT) && !NOT.has(third.key)
  if (has(next, sense.ACT)) return !(has(word, sense.VERBAL) && BASE.has(next.key))
  if (/^(?:is|was|es|era|fue)$/.test(next.key)) return isBeing(words, at)
  if (has(word, sense.VERBAL) && word.shape === 'small') return false
  if (language === 'en') return (next.key === 'from' || next.key === 'at') && isAfterSpace(third)
  if (next.key === 'del' && third?.key === 'turno') return true
  return (next.key === 'la' || next.key === 'el') && (third?.key === 'de' || third?.key === 'del')
}

// "hope was the only one who", "summer was crying": nothing but somebody is or does that.
function isBeing(words: readonly Word[], at: number): boolean {
  if (words[at]!.shape === 'capital' && isSomebody(words, at + 2)) return true
  if (DOING.has(words[at + 2]?.key ?? '')) return true
  const said = [2, 3, 4, 5].map((step) => words[at + step]?.key).join(' ')
  return /^(?:the (?:(?:only|first|last) )?one who|(?:la|el) (?:unica|unico|primera|primero) que)\b/.test(
    said,
  )
}

// "Angel was the boy at the front": what follows is a person.
function isSomebody(words: readonly Word[], at: number): boolean {
  const who = sense.ROLE | sense.KIN | sense.OFFICE
  return (
    has(words[at], sense.DETERMINER | sense.POSSESSOR) && (has(words[at + 1], who) || has(words[at + 2], who))
  )
}

// "i told grace everything", "le dije a luz".
function isSpokenTo(reading: Reading, at: number): boolean {
  const { words } = reading
  const [word, before, third, next] = [words[at]!, words[at - 1], words[at - 2], words[at + 1]]
  // "dio a luz" is a birth.
  if (before?.key === 'a' && word.key === 'luz' && /^d(?:ar|ando|i|io|imos|ieron)$/.test(third?.key ?? ''))
    return false
  // "llamé a don Wiso": the name is behind the title.
  if (has(word, sense.TITLE) && isAfterSpace(next) && isLarge(reading, next)) return false
  if (before?.key === 'a')
    return (has(third, sense.TOWARDS | sense.ACT) && third!.key !== 'es') || TOLD_TO.has(third?.key ?? '')
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
  if (ME.has(other.key)) return isDoneTogether(words[at]!, joint, words[end])
  return has(other, sense.MAYBE_FIRST) && isAfterSpace(words[end]) && TOGETHER.has(words[end]!.key)
}

// "me and joy shared", "consuelo y yo dormíamos"; not "helped me and will let us", "amable y me preguntó".
function isDoneTogether(word: Word, joint: Word, next: Word | undefined): boolean {
  if (!isAfterSpace(next) || TOGETHER.has(next.key) || has(next, sense.JOINT)) return true
  if (joint.key === 'y') return /(?:amos|imos|emos)$/.test(next.key)
  if (has(word, sense.VERBAL) && BASE.has(next.key)) return false
  return has(next, sense.ACT) || next.key.endsWith('ed')
}

function isLargeName(reading: Reading, word: Word): boolean {
  return isLarge(reading, word) && !word.opens && has(word, sense.GIVEN)
}

function isAnd({ text }: Reading, joint: Word, other: Word): boolean {
  if (joint.key === 'and' || joint.key === 'y' || joint.key === 'n') return true
  return text[joint.end + 1] === '&' && has(other, sense.GIVEN)
}
