import { has, isAfterSpace, stretch, type Detector, type Reading } from './reading.ts'
import type { Redaction } from './redaction.ts'
import * as sense from './sense.ts'

const BEING = new Set(
  `im am was turned turning turn shes hes is age aged being were theyre theyre us
  cumpli cumplio cumplir cumplo cumpliendo cumple`.split(/\s+/),
)
const HAVING = new Set('tengo tenia tiene tenian teniamos tener tuve'.split(' '))
const JUST = new Set(
  'only just like about almost barely maybe around apenas solo como casi los unos unas nomas ya aged the age of'.split(
    ' ',
  ),
)
// After a number: something that is counted, so no age.
const COUNTED =
  /^(?:percent|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|miles?|of|times|blocks|people|girls?|boys?|kids?|in|placements?|dollars|bucks|points?|workers?|am|pm|oclock|feet|pounds|lbs|more|other|different|out|hundred|thousand|on|to|and|horas?|dias?|semanas?|meses|anos?|veces|personas|casas|opciones|minutos|dolares|hermanos|hermanas|hijos|hijas|nenes|nenas|ninos|ninas|chicas|muchachas|trabajadoras|puntos|cosas|compañeras|companeras|clases|reglas|citas|trabajos|for|st|nd|rd|th|days?|things?|rules?|jobs?|homes?|houses?|sisters?|brothers?|siblings?|cousins?|friends?|floors?|meals?|beds?|calls?|bags?|shifts?|wks?|mos?|yrs?|mi|si|de)$/
const UNITS = /^(?:one|two|three|four|five|six|seven|eight|nine)$/
const NOT_OF_AGE = new Set(
  `condena sentencia relacion contrato mas menos carrera programa libertad probatoria proceso espera lista hace por durante dentro despues
  desde en cada unos`.split(/\s+/),
)

/** Ages in digits and letters. A stretch of time ("14 days", "hace 3 años") is none. */
export const age: Detector = (reading) => {
  const found: Redaction[] = []
  for (let at = 0; at < reading.words.length; at++)
    if (isAgeNumber(reading, at) && isAge(reading, at)) found.push(...spanOf(reading, at, reading.words[at]!))
  return found
}

function spanOf(reading: Reading, at: number, word: Reading['words'][number]): Redaction[] {
  if (word.shape !== 'digits') {
    const isTwo =
      word.key.endsWith('ty') && isAfterDash(reading, at + 1) && UNITS.test(reading.words[at + 1]!.key)
    return stretch(reading, [at, isTwo ? at + 1 : at], 'AGE')
  }
  const digits = /^\d+/.exec(word.key)?.[0].length ?? 0
  const something = reading.words[at + 1]?.key === 'something' && isAfterSpace(reading.words[at + 1])
  return something
    ? stretch(reading, [at, at + 1], 'AGE')
    : [{ start: word.start, end: word.start + digits, type: 'AGE' }]
}

function isAgeOf({ words }: Reading, at: number): boolean {
  return words[at - 1]?.key === 'of' && words[at - 2]?.key === 'age'
}

function isAfterDash({ words, text }: Reading, at: number): boolean {
  const word = words[at]
  return word !== undefined && /^[ -]$/.test(text.slice(words[at - 1]!.end, word.start))
}

function isAgeNumber({ words, text }: Reading, at: number): boolean {
  const word = words[at]!
  if (word.shape !== 'digits') return has(word, sense.NUMERAL)
  if (!/^\d{1,3}(?:yo|yrs?|y|s)?$/.test(word.key) || Number.parseInt(word.key, 10) > 119) return false
  return (
    !/[\d$€#:/.,%-]/.test(text[word.start - 1] ?? ' ') &&
    !/^(?:[:/%$€]|[.,-]\d)/.test(text.slice(word.end, word.end + 2))
  )
}

function isAge(reading: Reading, at: number): boolean {
  const { words } = reading
  const word = words[at]!
  if (/\dyo$|\dyrs?$/.test(word.key) || isOld(reading, at)) return true
  if (/^(?:aged|age)$/.test(words[at - 1]?.key ?? '') || isAgeOf(reading, at)) return true
  const before = backOver(reading, at)
  const [who, next] = [words[before], words[at + 1]]
  if (!who || !isNear(reading, at)) return false
  if (isYears(reading, at)) return isAgeInYears(reading, at, before)
  if (isAfterSpace(next) && COUNTED.test(next.key) && !isGoOn(reading, at)) return false
  if (/^(?:and|then|y|luego|or|o)$/.test(who.key)) return isOtherAge(reading, at)
  if (HAVING.has(who.key))
    return (
      (word.shape === 'digits' || isTeen(word.key)) &&
      (!isAfterSpace(next) || has(next, sense.JOINT | sense.IN | sense.ACT))
    )
  if (has(who, sense.NO_NAME) && who.key === 'im') return true
  if (who.key === 'at') return isAtAge(reading, at)
  if (who.key === 'a') return words[at - 1]!.key === 'los' && isTeen(word.key)
  if (who.key === 'acted' || who.key === 'actuaba') return true
  if (/^(?:was|is|am|turned|age|being)$/.test(who.key) && !isSomebody(reading, before)) return false
  return (
    BEING.has(who.key) &&
    (word.shape === 'digits' || isTeen(word.key) || who.key.startsWith('turn') || who.key.startsWith('cumpl'))
  )
}

// "i was 15", "my sister is 12"; not "curfew was nine".
function isSomebody({ words }: Reading, at: number): boolean {
  const [who, subject, third] = [words[at]!, words[at - 1], words[at - 2]]
  if (/^(?:turned|being|age)$/.test(who.key)) return true
  if (!subject || who.gap !== 'space') return false
  if (/^(?:i|he|she|who|im|just)$/.test(subject.key) || has(subject, sense.FIRST | sense.KIN | sense.ROLE))
    return true
  return has(third, sense.POSSESSOR) && has(subject, sense.KIN | sense.ROLE)
}

// The word before the number, past "only", "just", "los".
function backOver({ words }: Reading, at: number): number {
  let before = at - 1
  while (before > 0 && before > at - 4 && JUST.has(words[before]!.key)) before--
  return before
}

function isNear({ words }: Reading, at: number): boolean {
  return isAfterSpace(words[at]) && isAfterSpace(words[at - 1]) !== undefined
}

// "16 years old", "16 yrs old", "16 y/o", "38-year-old".
function isOld({ words, text }: Reading, at: number): boolean {
  const tail = text.slice(words[at]!.end, words[at]!.end + 18)
  return (
    /^[\s-](?:years?|yrs?|months?|mos?|weeks?)[\s-](?:old|young|of age)\b/i.test(tail) ||
    /^\s?(?:yo|y\/o|y\.o\.?)(?!\w)/i.test(tail)
  )
}

function isYears({ words }: Reading, at: number): boolean {
  const next = words[at + 1]
  return isAfterSpace(next) && /^(?:anos?|anitos|meses)$/.test(next.key)
}

// "tenía 15 años", "una niña de 12 años", but not "hace 3 años".
function isAgeInYears({ words }: Reading, at: number, before: number): boolean {
  const [who, third] = [words[before]!, words[before - 1]]
  if (HAVING.has(who.key) || BEING.has(who.key)) return true
  if (words[at - 1]!.key === 'los' || words[at - 1]!.key === 'apenas')
    return /^(?:a|hasta|desde)$/.test(who.key) || words[at - 1]!.key === 'apenas'
  if (who.key === 'de' || who.key === 'con') return third !== undefined && !NOT_OF_AGE.has(third.key)
  return false
}

// "i was 15 in foster care", "when i turned 18 and": the number ends what it belongs to.
function isOtherAge({ words }: Reading, at: number): boolean {
  const [word, joint, other, next] = [words[at]!, words[at - 1], words[at - 2], words[at + 1]]
  if (/^(?:when|cuando)$/.test(next?.key ?? '')) return isTeen(word.key)
  return (
    /^(?:or|o)$/.test(joint?.key ?? '') &&
    (other?.shape === 'digits' || has(other, sense.NUMERAL)) &&
    isTeen(word.key) &&
    !(isAfterSpace(next) && COUNTED.test(next.key))
  )
}

function isGoOn({ words }: Reading, at: number): boolean {
  return (
    /^(?:in|and|or|on|de|si|mi|to|for)$/.test(words[at + 1]!.key) && !/^(?:or|to)$/.test(words[at + 1]!.key)
  )
}

// "at 14 i ran", "at fifteen"; not "court at 9".
function isAtAge({ words }: Reading, at: number): boolean {
  const [word, next] = [words[at]!, words[at + 1]]
  const isAge =
    word.shape === 'digits'
      ? Number(word.key) >= 10 && Number(word.key) < 30
      : /teen$|ty$|^(?:twelve|eleven)$/.test(word.key)
  const before = words[at - 2]
  const opens = words[at - 1]!.gap !== 'space' || !before || has(before, sense.JOINT) || before.key === 'out'
  return isAge && (isAfterSpace(next) ? /^(?:i|he|she|they|we)$/.test(next.key) : opens)
}

function isTeen(key: string): boolean {
  return (
    Number(key) >= 3 ||
    /teen$|ty$|^(?:ten|eleven|twelve|nine|eight|seven|six|diez|once|doce|trece|catorce|quince|dieci|veint)/.test(
      key,
    )
  )
}
