import { isAmongNames } from './among.ts'
import { isRareName, isSomebodyBeside } from './beside.ts'
import { NICKNAMES } from './called.ts'
import { endOfName } from './name.ts'
import { has, isAfterSpace, isLarge, isProper, stretch, type Detector, type Reading } from './reading.ts'
import * as sense from './sense.ts'
import { isNameHere, isUnknownTold, WORD_ENDING } from './wordName.ts'

const NICK = /^(?:big|lil|yung)$/

/** Names of people that stand on their own: known first names, and words with a capital inside a sentence. */
export const person: Detector = (reading) => {
  const found = []
  for (let at = 0; at < reading.words.length; at++) {
    if (!isNameAt(reading, at)) continue
    const last = endOfName(reading, at)
    found.push(...stretch(reading, [startOfNickname(reading, at), last], 'PERSON'))
    at = last
  }
  return found
}

// "big mike", "el gordo luis".
function startOfNickname({ words }: Reading, at: number): number {
  const [third, before, word] = [words[at - 2], words[at - 1], words[at]!]
  if (before?.key === 'st' && before.shape === 'capital' && word.gap === 'dot') return at - 1
  if (!before || !isAfterSpace(word)) return at
  if (NICK.test(before.key)) return has(third, sense.DETERMINER | sense.POSSESSOR | sense.KIN) ? at : at - 1
  const isArticle = (third?.key === 'el' || third?.key === 'la') && isAfterSpace(before)
  return isArticle && NICKNAMES.has(before.key) ? at - 2 : at
}

// "lil tay", "a la flaca le daban": nothing that a list has as a name.
function isNickname({ words }: Reading, at: number): boolean {
  const word = words[at]!
  const before = at > 0 && word.gap === 'space' ? words[at - 1]!.key : ''
  if (before === 'lil' || before === 'yung')
    return (word.sense & ~(sense.NAME | sense.SOMEWHERE)) === 0 && !WORD_ENDING.test(word.key)
  if ((before !== 'el' && before !== 'la') || words[at - 2]?.key !== 'a' || !NICKNAMES.has(word.key))
    return false
  const next = words[at + 1]
  return isAfterSpace(next) && /^(?:la|lo|le)$/.test(next.key)
}

function isNameAt(reading: Reading, at: number): boolean {
  const word = reading.words[at]!
  if (word.shape === 'digits' || has(word, sense.WEEKDAY)) return false
  if (word.shape === 'small' && isNickname(reading, at)) return true
  // Somebody's name and some town's, and no word: one of the two it is.
  if (has(word, sense.GIVEN) && has(word, sense.SOMEWHERE) && !has(word, sense.COMMON)) return true
  if (has(word, sense.FIRST))
    return !has(word, sense.COMMON) || isLarge(reading, word) || isNameHere(reading, at)
  if (!isLarge(reading, word)) return isSmallName(reading, at)
  if (word.shape === 'capital' && isAmongNames(reading, at)) return true
  return word.opens ? isNameAtHead(reading, at) : isNameInside(reading, at)
}

function isSmallName(reading: Reading, at: number): boolean {
  const word = reading.words[at]!
  if (has(word, sense.MAYBE_FIRST)) {
    return (
      isNameHere(reading, at) ||
      isSomebodyBeside(reading, at, true) ||
      isAmongNames(reading, at) ||
      isRareName(reading, at)
    )
  }
  if (isUnknownTold(reading, at) || isUnknownHost(reading, at)) return true
  if (
    (word.sense & ~(sense.LAST | sense.SOMEWHERE)) !== 0 ||
    word.end - word.start < 2 ||
    WORD_ENDING.test(word.key)
  )
    return false
  return isSomebodyBeside(reading, at, false) || isAmongNames(reading, at)
}

// "i hid at mookie's till it was light".
function isUnknownHost({ words }: Reading, at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at]!, words[at + 1]]
  if (
    word.bare === word.end ||
    (word.sense & ~(sense.LAST | sense.SOMEWHERE)) !== 0 ||
    WORD_ENDING.test(word.key)
  )
    return false
  return (
    /^(?:at|to|over|from|by)$/.test(before?.key ?? '') &&
    (!isAfterSpace(next) ||
      has(next, sense.JOINT | sense.IN) ||
      /^(?:house|place|couch|crib|car)$/.test(next.key))
  )
}

function isNameInside(reading: Reading, at: number): boolean {
  const [before, word] = [reading.words[at - 1], reading.words[at]!]
  if (has(word, sense.MONTH) && isDatePart(reading, at)) return false
  // "tell Christian he was right".
  if (
    has(word, sense.NO_NAME) &&
    has(word, sense.MAYBE_FIRST) &&
    /^(?:tell|told|ask|asked|hug|hugged|dile|diganle)$/.test(before?.key ?? '')
  )
    return true
  if (!isProper(reading, word) || (has(word, sense.PLACE) && !has(word, sense.GIVEN))) return false
  if (
    word.gap === 'space' &&
    has(word, sense.MAYBE_FIRST) &&
    has(word, sense.COMMON) &&
    has(before, sense.DETERMINER)
  )
    return false
  return word.end - word.start > 1
}

// May 3, 5 May, May of 2020, and a month on its own.
function isDatePart({ words }: Reading, at: number): boolean {
  return (
    words[at + 1]?.shape === 'digits' ||
    words[at - 1]?.shape === 'digits' ||
    has(words[at - 1], sense.IN | sense.DETERMINER)
  )
}

// At the head of a sentence every word has a capital: what follows must say that it is a name.
function isNameAtHead(reading: Reading, at: number): boolean {
  const { words, text, language } = reading
  const [word, next] = [words[at]!, words[at + 1]]
  if (word.end - word.start < 2 || has(word, sense.NO_NAME | sense.SOMEWHERE)) return isFull(reading, at)
  if (text[word.end] === ':' || word.bare < word.end)
    return !has(word, sense.COMMON) || has(word, sense.MAYBE_FIRST)
  if (has(word, sense.MAYBE_FIRST)) return isNameHere(reading, at) || isFull(reading, at)
  if (has(word, sense.COMMON)) return false
  if (isFull(reading, at)) return true
  const isKnown = has(word, sense.LAST)
  if (language === 'es' && !isKnown) return false
  if (next?.gap === 'comma') return isKnown || language === 'en'
  return (
    isAfterSpace(next) && (has(next, sense.ACT) || /ed$|^(?:is|was|has|had|will|can|and)$/.test(next.key))
  )
}

function isFull(reading: Reading, at: number): boolean {
  const next = reading.words[at + 1]
  const isInitial = next?.shape === 'capital' && next.end - next.start === 1 && next.key !== 'i'
  if (has(reading.words[at], sense.NO_NAME | sense.TITLE | sense.OFFICE)) return false
  if (isInitial) return isAfterSpace(next) && isLarge(reading, reading.words[at + 2])
  return isAfterSpace(next) && isProper(reading, next) && !has(next, sense.MONTH | sense.WEEKDAY)
}
