import { has, isAfterSpace, stretch, type Detector, type Reading } from './reading.ts'
import type { Redaction } from './redaction.ts'
import * as sense from './sense.ts'

const BEING = new Set(
  `im am was turned turning turn shes hes is age aged being were theyre theyre us
  cumpli cumplio cumplir cumplo cumpliendo cumple`.split(/\s+/),
)
const HAVING = new Set(
  'tengo tenia tiene tenian teniamos tener tuve tuviera tuviese tendria tenga teniendo'.split(' '),
)
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
    return stretch(reading, [at, isTwo ? at + 1 : withHalf(reading, at)], 'AGE')
  }
  const half = withHalf(reading, at)
  if (half > at) return stretch(reading, [at, half], 'AGE')
  const digits = /^\d+/.exec(word.key)?.[0].length ?? 0
  const something = reading.words[at + 1]?.key === 'something' && isAfterSpace(reading.words[at + 1])
  return something
    ? stretch(reading, [at, at + 1], 'AGE')
    : [
        {
          start: word.start,
          end: /(?:yo|yrs?|ish)$/.test(word.key) ? word.end : word.start + digits,
          type: 'AGE',
        },
      ]
}

// "fifteen and a half", "17 y medio".
function withHalf({ words }: Reading, at: number): number {
  const [joint, article, half] = [words[at + 1], words[at + 2], words[at + 3]]
  if (joint?.key === 'and' && article?.key === 'a' && half?.key === 'half') return at + 3
  return joint?.key === 'y' && /^medi[oa]$/.test(article?.key ?? '') ? at + 2 : at
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
  if (!/^\d{1,3}(?:yo|yrs?|y|s|ish)?$/.test(word.key) || Number.parseInt(word.key, 10) > 119) return false
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
  if (isSpan(reading, at) || isOwnAge(reading, at) || isYoung(reading, at) || isNextAge(reading, at))
    return true
  const before = backOver(reading, at)
  const [who, next] = [words[before], words[at + 1]]
  if (!who || !isNear(reading, at)) return false
  if (isYears(reading, at)) return isAgeInYears(reading, at, before)
  if (isAfterSpace(next) && COUNTED.test(next.key) && !isGoOn(reading, at)) return false
  if (/^(?:and|then|y|luego|or|o)$/.test(who.key)) return isOtherAge(reading, at)
  if (HAVING.has(who.key))
    return (
      (word.shape === 'digits' || isTeen(word.key)) &&
      (!isAfterSpace(next) || has(next, sense.JOINT | sense.IN | sense.ACT) || isMoment(reading, at))
    )
  if (has(who, sense.NO_NAME) && who.key === 'im') return true
  // "he's 26", "i'll be eighteen".
  if (/^(?:he|she|who)$/.test(who.key) && who.bare < who.end)
    return isTeen(word.key) && (word.key.length > 1 || !isAfterSpace(next) || has(next, sense.JOINT))
  if (who.key === 'be')
    return (
      /^(?:ill|he|she|i|will|to|gonna|youll|hell|shell)$/.test(words[before - 1]?.key ?? '') &&
      isTeen(word.key)
    )
  if (who.key === 'at') return isAtAge(reading, at)
  if (/^(?:a|desde|hasta)$/.test(who.key)) return words[at - 1]!.key === 'los' && isTeen(word.key)
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
  if (who.key === 'con') return true
  if (who.key === 'de') return third !== undefined && !NOT_OF_AGE.has(third.key)
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
    /teen$|ty$|^(?:ten|eleven|twelve|nine|eight|seven|six|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci|veint)/.test(
      key,
    )
  )
}

// "tenía 13 la primera vez", "desde que tenía once ando": no thing is counted.
function isMoment({ words }: Reading, at: number): boolean {
  const [who, next] = [words[at - 2], words[at + 1]!]
  if (/^(?:la|el|esa|ese|yo|ya)$/.test(next.key))
    return Number(words[at]!.key) > 4 || words[at]!.shape !== 'digits'
  return /^(?:que|cuando|si)$/.test(who?.key ?? '') && !next.key.endsWith('s')
}

// "from 12 to 15", "de los 12 a los 15", upwards and past the hours of a day.
function isSpan({ words, language }: Reading, at: number): boolean {
  const number = (word: { key: string } | undefined) =>
    /^\d{1,2}$/.test(word?.key ?? '') ? Number(word!.key) : Number.NaN
  const step = language === 'es' ? 3 : 2
  const isTo = (place: number) =>
    step === 2
      ? words[place + 1]?.key === 'to' && words[place - 1]?.key === 'from'
      : words[place + 1]?.key === 'a' && words[place + 2]?.key === 'los' && words[place - 1]?.key === 'los'
  const from = isTo(at) ? at : isTo(at - step) ? at - step : -1
  if (from < 0) return false
  const [low, high, next] = [number(words[from]), number(words[from + step]), words[from + step + 1]]
  return (
    low < high &&
    high > 12 &&
    high < 26 &&
    !(isAfterSpace(next) && COUNTED.test(next.key) && !/^(?:in|on|and|i)$/.test(next.key))
  )
}

// "a mis 16", "mi hermana de doce", "un nene de 8".
function isOwnAge({ words }: Reading, at: number): boolean {
  const [word, before, third, next] = [words[at]!, words[at - 1], words[at - 2], words[at + 1]]
  if (!isAfterSpace(word) || !isTeen(word.key)) return false
  const isEnd =
    !isAfterSpace(next) ||
    has(next, sense.JOINT | sense.ACT | sense.DETERMINER) ||
    !next.key.endsWith('s') ||
    /^an(?:os|itos)$/.test(next.key)
  if (before?.key === 'mis' || before?.key === 'sus')
    return isEnd && /^(?:a|con|de|en|desde)$/.test(third?.key ?? '')
  const isWhose =
    has(third, sense.KIN | sense.ROLE) ||
    /^(?:nin[oa]|nen[ea]|hij[oa]|muchach[oa]|chic[oa]|joven)$/.test(third?.key ?? '')
  return before?.key === 'de' && isWhose && isEnd
}

// "11 going on 12", "15 para 16".
function isNextAge({ words }: Reading, at: number): boolean {
  const [third, before] = [words[at - 2], words[at - 1]]
  const number = before?.key === 'para' ? third : words[at - 3]
  const isOn = before?.key === 'on' && third?.key === 'going'
  return (isOn || before?.key === 'para') && Number(words[at]!.key) - Number(number?.key) === 1
}

// "thirteen is too young", "15 no es tan grande".
function isYoung({ words }: Reading, at: number): boolean {
  if (!isTeen(words[at]!.key) || !/^(?:is|was|aint|isnt|es|no)$/.test(words[at + 1]?.key ?? '')) return false
  return [2, 3, 4].some((step) =>
    /^(?:young|old|grown|joven|grande|chiquit[oa])$/.test(words[at + step]?.key ?? ''),
  )
}
