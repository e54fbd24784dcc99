import { endOfName } from './name.ts'
import { has, isAfterSpace, isLarge, isProper, stretch, type Detector, type Reading } from './reading.ts'
import type { Redaction, RedactionType } from './redaction.ts'
import * as sense from './sense.ts'
import { isNameHere, WORD_ENDING } from './wordName.ts'

const WHO = sense.TITLE | sense.OFFICE | sense.KIN | sense.ROLE
// Kin that people say without whose.
const OWN_KIN = new Set(
  'aunt auntie uncle grandma grandpa granny nana titi tia tio abuela abuelo mama papa mami papi memaw papaw'.split(
    ' ',
  ),
)
// Titles that are everyday words in small letters too: only a name with a capital follows them.
const SHORT = new Set(
  'da po gal lt agent principal director directora sir lady bottom staff padre'.split(' '),
)
const BETWEEN = new Set('menor mayor little named called social foster probatorio probatoria'.split(' '))
// "oficial de probatoria Vargas", "jueza de menores Matos": what somebody has charge of.
const CHARGE = /^(?:probatoria|menores|familia|caso|casos|turno|guardia|custodia|narcoticos)$/
// Before kin: "my lil sis nevaeh", "mi mejor amiga jas".
const SORT = new Set(
  'lil little big older younger baby best own ex foster step twin half great new old only first mejor propia unica nueva buena pobre'.split(
    ' ',
  ),
)
// Who is meant without being one's own: "this girl diamond", "un tipo manny".
const ONE = new Set('this that some one another other a un una este esta otro otra ese esa'.split(' '))

/** Names behind a word that says who somebody is: "Judge [OFFICIAL 1]", "my sister [KIN 1]", "ms [PERSON 1]". */
export const introduced: Detector = (reading) => {
  const found: Redaction[] = []
  for (let at = 0; at < reading.words.length - 1; at++) {
    const who = reading.words[at]!
    if (!has(who, WHO) || who.bare < who.end || isMissing(reading, at)) continue
    const from = startOfName(reading, at)
    if (!isNamed(reading, at, from)) continue
    const last = endOfName(reading, pastParticles(reading, from))
    found.push(...stretch(reading, [from, last], typeOf(reading, at)))
    at = last
  }
  return found
}

// "i miss summer" is no title.
function isMissing({ words }: Reading, at: number): boolean {
  return (
    words[at]!.key === 'miss' &&
    /^(?:i|we|really|still|dont|to|ill|you|they|she|he|do)$/.test(words[at - 1]?.key ?? '')
  )
}

// Past "little" and "de probatoria", and past a small word of a name with a capital: "Ms. De La Rosa".
function startOfName({ words }: Reading, at: number): number {
  const [next, third] = [words[at + 1], words[at + 2]]
  if (isAfterSpace(third) && BETWEEN.has(next!.key)) return at + 2
  if (next!.key === 'de' && third && CHARGE.test(third.key) && isAfterSpace(words[at + 3])) return at + 3
  return at + 1
}

function pastParticles(reading: Reading, from: number): number {
  const { words } = reading
  if (isInitialed(reading, from)) return from + 1
  let at = from
  while (
    at < from + 2 &&
    has(words[at], sense.PARTICLE) &&
    words[at]!.shape === 'capital' &&
    isLarge(reading, words[at + 1])
  )
    at++
  return at
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
    return (
      (/^(?:mr|mrs|ms|miss|mx|dr|mister)$/.test(who.key) && !/^[aiu]$/.test(name.key)) ||
      isInitialed(reading, from)
    )
  if (name.gap === 'comma') return isApposed(reading, at, from)
  const isShort = who.end - who.start <= 4 && has(who, sense.TITLE | sense.OFFICE)
  if (name.gap !== 'space' && !(isShort && name.gap === 'dot')) return false
  if (isLarge(reading, name)) return isLargeName(reading, at, from) || isParticled(reading, at, from)
  return name.shape !== 'shouted' && !SHORT.has(who.key) && isSmallName(reading, at, from)
}

// "the DA, Kim Sorrell, prepared me", "the counselor, imani, asked".
function isApposed(reading: Reading, at: number, from: number): boolean {
  const name = reading.words[from]!
  if (has(reading.words[at], sense.TITLE) && !has(reading.words[at], sense.OFFICE | sense.KIN)) return false
  if (has(name, sense.FIRST) && !has(name, sense.COMMON)) return true
  if (name.shape === 'small') return isEnclosed(reading, at, from)
  return isProper(reading, name) && !has(name, sense.SOMEWHERE)
}

// "i have a son, messiah, and": one word between two commas.
function isEnclosed({ words }: Reading, at: number, from: number): boolean {
  const [name, next] = [words[from]!, words[from + 1]]
  if (next?.gap !== 'comma' || !has(words[at], sense.KIN | sense.ROLE | sense.OFFICE)) return false
  if (has(name, sense.GIVEN)) return true
  const isOfOne = has(words[at], sense.OFFICE) && /[aeo]s$/.test(name.key)
  return (
    (name.sense & ~sense.LAST) === 0 && (isOfOne || !WORD_ENDING.test(name.key)) && !/it[ao]$/.test(name.key)
  )
}

// "officer t. reyes".
function isInitialed({ words, text }: Reading, from: number): boolean {
  const [letter, name] = [words[from]!, words[from + 1]]
  return (
    letter.gap === 'space' &&
    text[letter.end] === '.' &&
    name?.gap === 'dot' &&
    name.start === letter.end + 2 &&
    has(name, sense.NAME)
  )
}

// "Ms. De La Rosa", "el juez Del Valle".
function isParticled(reading: Reading, at: number, from: number): boolean {
  const { words } = reading
  if (!has(words[at], sense.TITLE | sense.OFFICE) || !has(words[from], sense.PARTICLE)) return false
  return [1, 2].some(
    (step) =>
      isAfterSpace(words[from + step]) &&
      words[from + step]!.shape === 'capital' &&
      !has(words[from + step], sense.PARTICLE),
  )
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
  const isWhose = isOnesOwn(words, at) || OWN_KIN.has(who.key) || !has(who, sense.KIN | sense.ROLE)
  if (has(name, sense.MAYBE_FIRST)) return isWhose || isNameHere(reading, from) || isOneOf(reading, at, from)
  if (has(name, sense.COMMON)) {
    const isAlone = !has(words[at - 1], sense.DETERMINER | sense.POSSESSOR)
    return has(name, sense.LAST) && isAlone && has(who, sense.OFFICE | sense.TITLE) && who.key !== 'miss'
  }
  if (has(name, sense.LAST)) return isWhose
  if (isOneOf(reading, at, from) && isAfterSpace(words[from + 1])) return isUnknownName(reading, at, from)
  return isWhose && isUnknownName(reading, at, from)
}

function isOnesOwn(words: Reading['words'], at: number): boolean {
  let whose = at - 1
  while (
    whose > at - 4 &&
    whose > 0 &&
    (SORT.has(words[whose]!.key) || has(words[whose], sense.KIN)) &&
    isAfterSpace(words[whose + 1])
  )
    whose--
  return has(words[whose], sense.POSSESSOR)
}

// "this girl diamond and", "a guy manny had the keys".
function isOneOf({ words, language }: Reading, at: number, from: number): boolean {
  const [name, next] = [words[from]!, words[from + 1]]
  if (!ONE.has(words[at - 1]?.key ?? '') || !has(words[at], sense.ROLE)) return false
  if (language === 'es' && /[oa]s?$/.test(name.key) && has(name, sense.COMMON)) return false
  return !isAfterSpace(next) || has(next, sense.JOINT | sense.ACT) || next.key === 'who'
}

// "mi tía marcó": the accent at the end is a verb's, but for the few names that have it.
function isSpanishPast({ words, text }: Reading, at: number): boolean {
  const { end, key } = words[at]!
  return (
    /[óéí]/.test(text[end - 1] ?? '') && !/^(?:jose|rene|noe|salome|zoe|noemi|chloe|desire|mimi)$/.test(key)
  )
}

function isActing({ words }: Reading, at: number): boolean {
  // In Spanish "me" is before what somebody does; "drew me a card" is not.
  return isAfterSpace(words[at + 1]) && has(words[at + 1], sense.ACT) && words[at + 1]!.key !== 'me'
}

// A word that no list has, behind a title, or behind kin and before what they did.
function isUnknownName({ words, language }: Reading, at: number, from: number): boolean {
  const [who, name, next] = [words[at]!, words[from]!, words[from + 1]]
  if (name.sense !== 0 || name.end - name.start < 2) return false
  // One judge is not several: "jueza castellanos", and in English behind no article, where an "s" would be a verb's.
  const isOfOne =
    /[aeo]s$/.test(name.key) &&
    !/[aei]mos$/.test(name.key) &&
    (language === 'es' || !has(words[at - 1], sense.DETERMINER | sense.POSSESSOR))
  if (isOfOne && has(who, sense.OFFICE | sense.TITLE) && !has(who, sense.KIN)) return true
  const isOwnKin = has(who, sense.KIN) && has(words[at - 1], sense.POSSESSOR)
  if (WORD_ENDING.test(name.key) && !(isOwnKin && /ia$/.test(name.key) && isAfterSpace(next))) return false
  if (has(who, sense.TITLE) && !has(who, sense.KIN)) return true
  // "el sargento bonilla mintió": what goes on is what somebody did.
  if (has(who, sense.OFFICE) && /(?:io|ed|aba|ia|aron|ieron)$/.test(next?.key ?? '')) return true
  if (!isAfterSpace(next) || has(next, sense.ACT | sense.JOINT) || /^(?:is|was|has|es|era)$/.test(next.key))
    return true
  // "mi abuelita ercilia todavía tiene": what goes on is an everyday word.
  return name.end - name.start > 3 && isOwnKin && has(next, sense.COMMON)
}
