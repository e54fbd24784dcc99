import { endOfName } from './name.ts'
import { has, isAfterSpace, isLarge, isProper, stretch, type Detector, type Reading } from './reading.ts'
import * as sense from './sense.ts'
import { isNameHere, isUnknownTold } from './wordName.ts'

/** Names of people that stand on their own: known first names, and words with a capital inside a sentence. */
export const person: Detector = (reading) => {
  const found = []
  for (let at = 0; at < reading.words.length; at++) {
    if (!isNameAt(reading, at)) continue
    const last = endOfName(reading, at)
    found.push(...stretch(reading, [at, last], 'PERSON'))
    at = last
  }
  return found
}

function isNameAt(reading: Reading, at: number): boolean {
  const word = reading.words[at]!
  if (word.shape === 'digits' || has(word, sense.WEEKDAY)) return false
  if (has(word, sense.FIRST))
    return !has(word, sense.COMMON) || isLarge(reading, word) || isNameHere(reading, at)
  if (!isLarge(reading, word))
    return has(word, sense.MAYBE_FIRST) ? isNameHere(reading, at) : isUnknownTold(reading, at)
  return word.opens ? isNameAtHead(reading, at) : isNameInside(reading, at)
}

function isNameInside(reading: Reading, at: number): boolean {
  const [before, word] = [reading.words[at - 1], reading.words[at]!]
  if (has(word, sense.MONTH) && isDatePart(reading, at)) return false
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
