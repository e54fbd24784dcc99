import { has, isAfterSpace, stretch, type Detector, type Reading } from './reading.ts'
import type { Redaction } from './redaction.ts'
import * as sense from './sense.ts'
import type { Word } from './word.ts'

// Dates and years as they are said: "june twenty first", "el dos de marzo del dos mil veintidós".

const PART = new Set('morning afternoon evening night'.split(' '))
const UNIT_WORD = /^(?:one|two|three|four|five|six|seven|eight|nine|uno|un)$/
const TEEN = /^(?:ten|eleven|twelve|\w+teen)$/
const TENS = /^(?:twenty|thirty|eighty|ninety)$/
const BEFORE_YEAR = new Set('in since until till of from by around en desde hasta el del ano'.split(' '))
const CLITICS = new Set('me nos la lo le se i we he she they it at'.split(' '))

/** Dates with a month in letters, years in letters, days of the month, and one certain weekday ("on Tuesday morning"). */
export const spokenDate: Detector = (reading) => {
  const { words } = reading
  const found: Redaction[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    if (has(word, sense.MONTH)) found.push(...withMonth(reading, at))
    else if (word.shape === 'digits' && isDayOfMonth(reading, at))
      found.push(...stretch(reading, [startOf(reading, at), at], 'DATE'))
    else if (has(word, sense.WEEKDAY) && isOneDay(reading, at))
      found.push(...stretch(reading, [at, at], 'DATE'))
    else if (has(word, sense.NUMERAL) && BEFORE_YEAR.has(words[at - 1]?.key ?? '')) {
      const last = endOfYear(words, at)
      if (last > at) found.push(...stretch(reading, [at, last], 'DATE'))
    }
  }
  return found
}

function isOneDay({ words }: Reading, at: number): boolean {
  const [before, day, after] = [words[at - 1], words[at]!, words[at + 1]]
  return before?.key === 'on' && PART.has(after?.key ?? '') && !day.key.endsWith('ys')
}

// "on the 14th", "Tuesday the 14th", "hasta el 14", "el viernes 14"; not "on the 2nd floor", "el 3 por ciento".
function isDayOfMonth({ words, language }: Reading, at: number): boolean {
  const [third, before, day, next] = [words[at - 2], words[at - 1], words[at]!, words[at + 1]]
  if (!/^(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?$/.test(day.key) || !isAfterSpace(day)) return false
  const isEnd = !isAfterSpace(next) || has(next, sense.JOINT | sense.POSSESSOR) || CLITICS.has(next.key)
  if (language === 'es' && /^\d+$/.test(day.key)) {
    if (has(before, sense.WEEKDAY)) return isEnd
    if (before?.key === 'dia') return third?.key === 'el' && isEnd
    return (
      before?.key === 'el' && /^(?:hasta|desde|para|antes|entre|fue|era)$/.test(third?.key ?? '') && isEnd
    )
  }
  if (before?.key !== 'the' || !/[a-z]$/.test(day.key)) return false
  if (has(third, sense.WEEKDAY)) return true
  return /^(?:on|since|until|till|til|by|before|after|from)$/.test(third?.key ?? '') && isEnd
}

// The article and the weekday of a date go with it.
function startOf({ words }: Reading, from: number): number {
  let start = from
  if (words[start - 1]?.key === 'the' && isAfterSpace(words[start])) start--
  const day = words[start - 1]
  if (has(day, sense.WEEKDAY) && /^(?:space|comma)$/.test(words[start]!.gap)) start--
  return start
}

function withMonth(reading: Reading, at: number): Redaction[] {
  const { words } = reading
  const isVerb = has(words[at], sense.VERBAL)
  let from = dayBefore(words, at)
  let last = from < at || (isVerb && has(words[at - 1], sense.NAME)) ? at : dayAfter(words, at)
  const isDay = from < at || last > at
  const year = yearBehind(words, last)
  if (!isDay && (year === last || isVerb)) return []
  last = year
  from = startOf(reading, from)
  return stretch(reading, [from, last], 'DATE')
}

// "the twenty third of june", "treinta y uno de mayo": the first word of the day, or the month where there is none.
function dayBefore(words: readonly Word[], at: number): number {
  if (!isAfterSpace(words[at])) return at
  const isLinked = /^(?:of|de)$/.test(words[at - 1]?.key ?? '')
  const day = isLinked ? at - 2 : at - 1
  const [word, tens] = [words[day], words[day - 1]]
  if (!word) return at
  if (has(word, sense.ORDINAL)) return tens && TENS.test(tens.key) ? day - 1 : day
  if (!isLinked) return at
  if (word.key === 'uno' || word.key === 'dos')
    if (tens?.key === 'y' && /^(?:treinta|veinte)$/.test(words[day - 2]?.key ?? '')) return day - 2
  if (word.key === 'uno' || has(word, sense.NUMERAL)) return day
  return word.shape === 'digits' && /^(?:3[01]|[12]?\d)(?:st|nd|rd|th)?$/.test(word.key) ? day : at
}

// "june twenty first", "march the third".
function dayAfter(words: readonly Word[], at: number): number {
  const start = words[at + 1]?.key === 'the' ? at + 2 : at + 1
  const [word, next] = [words[start], words[start + 1]]
  if (!isAfterSpace(word)) return at
  if (has(word, sense.ORDINAL)) return start
  return TENS.test(word.key) && isAfterSpace(next) && has(next, sense.ORDINAL) ? start + 1 : at
}

// "of 2020", "del año 2021", ", two thousand nineteen".
function yearBehind(words: readonly Word[], last: number): number {
  let at = last + 1
  for (const link of [/^(?:of|de|del)$/, /^(?:ano|el)$/])
    if (link.test(words[at]?.key ?? '') && isAfterSpace(words[at])) at++
  const year = words[at]
  if (!year || (year.gap !== 'space' && year.gap !== 'comma')) return last
  if (/^(?:19|20)\d\d$/.test(year.key)) return at
  return Math.max(endOfYear(words, at), at) > at ? endOfYear(words, at) : last
}

// The last word of a year in letters that starts here, or less where none does.
function endOfYear(words: readonly Word[], at: number): number {
  const [word, next, third] = [words[at]!, words[at + 1], words[at + 2]]
  if (!isAfterSpace(next)) return -1
  if ((word.key === 'two' && next.key === 'thousand') || (word.key === 'dos' && next.key === 'mil')) {
    const start = third?.key === 'and' ? at + 3 : at + 2
    const number = words[start]
    if (!isAfterSpace(number) || !(has(number, sense.NUMERAL) || UNIT_WORD.test(number.key))) return -1
    return endOfNumber(words, start)
  }
  if (word.key !== 'twenty' && word.key !== 'nineteen') return -1
  if (TEEN.test(next.key) && word.key === 'twenty') return at + 1
  return TENS.test(next.key) || (word.key === 'nineteen' && next.key.endsWith('ty'))
    ? endOfNumber(words, at + 1)
    : -1
}

function endOfNumber(words: readonly Word[], at: number): number {
  const [next, third] = [words[at + 1], words[at + 2]]
  if (
    isAfterSpace(next) &&
    next.key === 'y' &&
    has(words[at], sense.NUMERAL) &&
    third &&
    UNIT_WORD.test(third.key)
  )
    return at + 2
  return isAfterSpace(next) && UNIT_WORD.test(next.key) && /ty$/.test(words[at]!.key) ? at + 1 : at
}
