import { endOfName } from './name.ts'
import { has, isAfterSpace, isLarge, isProper, stretch, type Detector, type Reading } from './reading.ts'
import type { Redaction, RedactionType } from './redaction.ts'
import * as sense from './sense.ts'
import { isNameHere, WORD_ENDING } from './wordName.ts'

const WHO = sense.TITLE | sense.OFFICE | sense.KIN | sense.ROLE
// Kin that people say without whose.
const OWN_KIN = new Set('aunt auntie uncle grandma grandpa granny nana titi tia tio abuela abuelo'.split(' '))
// Titles that are everyday words in small letters too: only a name with a capital follows them.
const SHORT = new Set(
  'da po gal lt agent principal director directora sir lady bottom staff padre'.split(' '),
)
const BETWEEN = new Set('menor mayor little named called'.split(' '))

/** Names behind a word that says who somebody is: "Judge [OFFICIAL 1]", "my sister [KIN 1]", "ms [PERSON 1]". */
export const introduced: Detector = (reading) => {
  const found: Redaction[] = []
  for (let at = 0; at < reading.words.length - 1; at++) {
    const who = reading.words[at]!
    if (!has(who, WHO) || who.bare < who.end) continue
    const from =
      BETWEEN.has(reading.words[at + 1]!.key) && isAfterSpace(reading.words[at + 2]) ? at + 2 : at + 1
    if (!isNamed(reading, at, from)) continue
    const last = endOfName(reading, from)
    found.push(...stretch(reading, [from, last], typeOf(reading, at)))
    at = last
  }
  return found
}

function typeOf({ words }: Reading, at: number): RedactionType {
  if (has(words[at], sense.OFFICE)) return 'OFFICIAL'
  const isKin =
    has(words[at], sense.KIN) && (!has(words[at], sense.TITLE) || has(words[at - 1], sense.POSSESSOR))
  return isKin ? 'KIN' : 'PERSON'
}

function isNamed(reading: Reading, at: number, from: number): boolean {
  const [who, name] = [reading.words[at]!, reading.words[from]!]
  if (name.shape === 'digits') return false
  // "Ms. T".
  if (name.end - name.start === 1)
    return /^(?:mr|mrs|ms|miss|mx|dr|mister)$/.test(who.key) && !/^[aiu]$/.test(name.key)
  if (name.gap === 'comma') return isApposed(reading, at, from)
  const isShort = who.end - who.start <= 4 && has(who, sense.TITLE | sense.OFFICE)
  if (name.gap !== 'space' && !(isShort && name.gap === 'dot')) return false
  if (isLarge(reading, name)) return isLargeName(reading, at, from)
  return name.shape !== 'shouted' && !SHORT.has(who.key) && isSmallName(reading, at, from)
}

// "the DA, Kim Sorrell, prepared me", "the counselor, imani, asked".
function isApposed(reading: Reading, at: number, from: number): boolean {
  const name = reading.words[from]!
  if (has(reading.words[at], sense.TITLE) && !has(reading.words[at], sense.OFFICE | sense.KIN)) return false
  if (has(name, sense.FIRST) && !has(name, sense.COMMON)) return true
  return isProper(reading, name) && !has(name, sense.SOMEWHERE)
}

function isLargeName(reading: Reading, at: number, from: number): boolean {
  const name = reading.words[from]!
  if (isProper(reading, name)) return !has(name, sense.HOUSE) || has(name, sense.NAME)
  return has(reading.words[at], sense.TITLE) && !has(name, sense.NO_NAME | WHO) && !name.opens
}

function isSmallName(reading: Reading, at: number, from: number): boolean {
  const { words } = reading
  const [who, name] = [words[at]!, words[from]!]
  if (isSpanishPast(reading, from)) return false
  if (has(name, sense.FIRST) && !has(name, sense.COMMON)) return true
  if (has(name, WHO | sense.HOUSE | sense.CASA | sense.DETERMINER | sense.JOINT | sense.TOWARDS)) return false
  if (has(name, sense.VERBAL)) {
    const isEnd = has(who, sense.TITLE) && !isAfterSpace(words[from + 1])
    return has(name, sense.MAYBE_FIRST) && (isEnd || isActing(reading, from))
  }
  const isWhose =
    has(words[at - 1], sense.POSSESSOR) || OWN_KIN.has(who.key) || !has(who, sense.KIN | sense.ROLE)
  if (has(name, sense.MAYBE_FIRST)) return isWhose || isNameHere(reading, from)
  if (has(name, sense.COMMON)) {
    const isAlone = !has(words[at - 1], sense.DETERMINER | sense.POSSESSOR)
    return has(name, sense.LAST) && isAlone && has(who, sense.OFFICE | sense.TITLE) && who.key !== 'miss'
  }
  if (has(name, sense.LAST)) return isWhose
  return isWhose && isUnknownName(reading, at, from)
}

// "mi tía marcó": the accent at the end is a verb's, but for the few names that have it.
function isSpanishPast({ words, text }: Reading, at: number): boolean {
  const { end, key } = words[at]!
  return (
    /[óéí]/.test(text[end - 1] ?? '') && !/^(?:jose|rene|noe|salome|zoe|noemi|chloe|desire|mimi)$/.test(key)
  )
}

function isActing({ words }: Reading, at: number): boolean {
  return isAfterSpace(words[at + 1]) && has(words[at + 1], sense.ACT)
}

// A word that no list has, behind a title, or behind kin and before what they did.
function isUnknownName({ words }: Reading, at: number, from: number): boolean {
  const [who, name, next] = [words[at]!, words[from]!, words[from + 1]]
  if (name.sense !== 0 || name.end - name.start < 2 || WORD_ENDING.test(name.key)) return false
  if (has(who, sense.TITLE) && !has(who, sense.KIN)) return true
  return !isAfterSpace(next) || has(next, sense.ACT | sense.JOINT) || /^(?:is|was|has|es|era)$/.test(next.key)
}
