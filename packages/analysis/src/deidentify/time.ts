import { has, isAfterSpace, stretch, type Detector, type Reading } from './reading.ts'
import { patterns, type Pattern, type Redaction } from './redaction.ts'
import * as sense from './sense.ts'

const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)'
const YEAR = "(?:(?:19|20)\\d{2}|['’]\\d{2})"
const CLOCK = '(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2})?)?'

/** Calendar dates with digits. */
export const date: Pattern = patterns(
  'DATE',
  new RegExp(`(?<![\\w/.-])(?:\\d{4}|\\d{1,2})[/.-]\\d{1,2}[/.-]\\d{2,4}${CLOCK}(?![\\w/-]|\\.\\d)`, 'g'),
  /(?<![\w/.-])(?!24\/7|10\/10)(?:3[01]|[12]\d|0?[1-9])\/(?:3[01]|[12]\d|0?[1-9])(?![\w/%])/g,
  /(?<![\w$€.,/#-])(?:19[3-9]\d|20[0-4]\d)s?(?![\w-]|[.,:]\d|%|\s(?:dollars|bucks|pesos|d[oó]lares|people|personas|miles|millas|times|veces|calories|hours|horas|words|palabras))/g,
)

/** Dates with a month in letters and digits beside it. */
export const monthDate: Pattern = patterns(
  'DATE',
  new RegExp(
    `(?<!\\p{L})${MONTH}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s(?:of\\s|del?\\s)?${YEAR})?(?![\\w:])`,
    'giu',
  ),
  new RegExp(
    `(?<!\\w)(?:the\\s)?\\d{1,2}(?:st|nd|rd|th|ro|ero|º)?\\s(?:of\\s|de\\s)?${MONTH}(?:,?\\s(?:of\\s|del?\\s)?${YEAR})?(?!\\p{L})`,
    'giu',
  ),
  new RegExp(`(?<!\\p{L})${MONTH},?\\s(?:of\\s|del?\\s)?${YEAR}(?!\\w)`, 'giu'),
)

const PART = new Set('morning afternoon evening night'.split(' '))

/** Dates in letters ("the third of march"), and one certain weekday ("on Tuesday morning"). */
export const spokenDate: Detector = (reading) => {
  const { words } = reading
  const found: Redaction[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    if (has(word, sense.MONTH)) found.push(...dayBeside(reading, at))
    else if (word.shape === 'digits' && isDayOfMonth(reading, at))
      found.push(...stretch(reading, [at, at], 'DATE'))
    else if (has(word, sense.WEEKDAY) && isOneDay(reading, at))
      found.push(...stretch(reading, [at, at], 'DATE'))
  }
  return found
}

function isOneDay({ words }: Reading, at: number): boolean {
  const [before, day, after] = [words[at - 1], words[at]!, words[at + 1]]
  return before?.key === 'on' && PART.has(after?.key ?? '') && !day.key.endsWith('ys')
}

// "on the 14th", "Tuesday the 14th"; not "on the 2nd floor".
function isDayOfMonth({ words }: Reading, at: number): boolean {
  const [third, before, day, next] = [words[at - 2], words[at - 1], words[at]!, words[at + 1]]
  if (before?.key !== 'the' || !/^(?:3[01]|[12]?\d)(?:st|nd|rd|th)$/.test(day.key)) return false
  if (has(third, sense.WEEKDAY)) return true
  if (!/^(?:on|since|until|till|til|by|before|after|from)$/.test(third?.key ?? '')) return false
  return (
    !isAfterSpace(next) ||
    has(next, sense.JOINT | sense.POSSESSOR) ||
    /^(?:at|i|we|he|she|they|it)$/.test(next.key)
  )
}

function dayBeside(reading: Reading, at: number): Redaction[] {
  const { words } = reading
  const [before, third, next] = [words[at - 1], words[at - 2], words[at + 1]]
  if (!isAfterSpace(words[at]))
    return isOrdinal(next) && !has(words[at], sense.VERBAL) ? stretch(reading, [at, at + 1], 'DATE') : []
  if (before && has(before, sense.ORDINAL)) return stretch(reading, [at - 1, at], 'DATE')
  if (
    isAfterSpace(before) &&
    (before.key === 'of' || before.key === 'de') &&
    has(third, sense.ORDINAL | sense.NUMERAL)
  )
    return stretch(reading, [at - 2, at], 'DATE')
  return isOrdinal(next) && !(has(words[at], sense.VERBAL) && has(before, sense.NAME))
    ? stretch(reading, [at, at + 1], 'DATE')
    : []
}

function isOrdinal(word: Reading['words'][number] | undefined): boolean {
  return isAfterSpace(word) && has(word, sense.ORDINAL)
}
