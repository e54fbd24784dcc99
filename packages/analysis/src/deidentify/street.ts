import { has, isAfterSpace, isLarge, stretch, type Detector, type Reading } from './reading.ts'
import type { Redaction } from './redaction.ts'
import * as sense from './sense.ts'
import { isBeside, isLink, isStreetWord, onward } from './tail.ts'
import { endOfRoad } from './road.ts'

// Streets whose kind is the end of their name, as many languages write them.
const ENDS_AS_STREET =
  /(?:gata|gatan|gade|vej|vejen|veien|vegen|vagen|vei|straat|laan|plein|dreef|kade|singel|strasse|straße|strae|gasse|weg|platz|allee|ring|katu|kuja|tie|polku|utca|utja|korut|ulice|namesti|trida|stræde|straede|stigur|braut|vegur|stien|terrasse|tn|mnt|puiestee|street|road|lane|gate|baan|markt|sokak|cesta|toften|bakken|haven|lunden|parken|holm)$/
const NO_STREET = new Set(
  `room day group level step grade section article chapter page part top number point unit door form version phase table type season week
  episode track channel model section act line bus route pier gate class year question item cuarto grado paso grupo pagina articulo linea
  ruta salon piso seccion nivel parte numero top`.split(/\s+/),
)
/** Street addresses, from a number and a street to the town and code behind them, as many countries write them. */
export const address: Detector = (reading) => {
  const found: Redaction[] = []
  for (let at = 0; at < reading.words.length; at++) {
    const last = Math.max(endOfAddress(reading, at), endOfRoad(reading, at))
    if (last <= at) continue
    found.push(...stretch(reading, [at, last], 'ADDRESS'))
    at = last
  }
  return found
}

function endOfAddress(reading: Reading, at: number): number {
  const word = reading.words[at]!
  if (word.key === 'corner' || word.key === 'esquina') return fromCorner(reading, at)
  if (word.shape === 'digits') return fromNumber(reading, at)
  if (has(word, sense.STREET_OF)) return fromKind(reading, at)
  if (has(word, sense.UNIT)) return fromBox(reading, at)
  if (word.key === 'uss' || word.key === 'usns') return fromShip(reading, at)
  return fromName(reading, at)
}

// "12 Oak Street, apt 3", "17693 Király u. 15.", "88 west preston st".
function fromNumber(reading: Reading, at: number): number {
  const { words, text } = reading
  const number = words[at]!
  if (number.end - number.start > 6 || !/^\d+[a-z]?$/i.test(text.slice(number.start, number.end))) return at
  let last = at
  let isStreet = false
  for (let next = at + 1; next < at + 8; next++) {
    const word = words[next]
    if (!word || !isBeside(reading, next)) break
    if (isTailOfStreet(reading, next)) {
      ;[last, isStreet] = [next, true]
    } else if (
      has(word, sense.WAY) &&
      next > at + 1 &&
      !(word.shape === 'small' && hasVerb(reading, at, next))
    ) {
      ;[last, isStreet] = [next, true]
      if (!isLarge(reading, words[next + 1])) break
    } else if (isStreetWord(reading, next)) last = next
    else if (word.shape === 'digits' && word.end - word.start <= 6) {
      isStreet ||=
        last > at &&
        next > at + 1 &&
        has(words[next - 1], ~0) !== undefined &&
        isLarge(reading, words[next - 1])
      last = next
    } else if (!isLink(reading, next) && !(word.shape === 'small' && isSmallStreet(reading, at, next))) break
  }
  const ends = words.slice(at, last + 1).some((word) => ENDS_AS_STREET.test(word.key))
  const isKind = words.slice(at, last + 1).some((word) => has(word, sense.STREET_OF))
  if (!isStreet && !ends && !isKind && !isUnitNext(reading, last)) return at
  return last > at ? onward(reading, last) : at
}

// "utca", "út", and streets in small letters that their ending gives away: "hersnapvej 18".
function isTailOfStreet(reading: Reading, at: number): boolean {
  const { words } = reading
  const [word, next] = [words[at]!, words[at + 1]]
  if (word.shape !== 'small') return false
  if (/^(?:utca|u|ut|utja|ter|rkp|koz|sor|korut)$/.test(word.key))
    return (isLarge(reading, words[at - 1]) || has(words[at - 1], ~sense.COMMON)) && next?.shape === 'digits'
  return (
    word.key.length > 6 &&
    next?.shape === 'digits' &&
    isAfterSpace(next) &&
    !has(word, sense.COMMON) &&
    ENDS_AS_STREET.test(word.key)
  )
}

function hasVerb({ words }: Reading, from: number, to: number): boolean {
  return words
    .slice(/^[nsew]$/.test(words[from + 1]!.key) ? from + 2 : from + 1, to)
    .some((word) => has(word, sense.JOINT | sense.POSSESSOR | sense.DETERMINER | sense.IN))
}

// Up to three words in small letters between a number and "st": the way they are typed.
function isSmallStreet({ words }: Reading, at: number, next: number): boolean {
  if (next === at + 1 && /^[nsew]$/.test(words[next]!.key)) return words[next + 1] !== undefined
  if (
    next - at > 3 ||
    has(words[next], sense.DETERMINER | sense.JOINT | sense.POSSESSOR | sense.IN | sense.KIN) ||
    /^(?:on|off)$/.test(words[next]!.key)
  )
    return false
  for (let way = next + 1; way <= at + 4 && isAfterSpace(words[way]); way++)
    if (
      has(words[way], sense.WAY) &&
      /^(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|lane|ln|court|place|terrace|highway)$/.test(
        words[way]!.key,
      )
    )
      return true
  return false
}

function isUnitNext({ words }: Reading, last: number): boolean {
  const next = words[last + 1]
  return (
    next !== undefined && has(next, sense.UNIT) && words[last + 2]?.shape === 'digits' && next.gap !== 'other'
  )
}

// "calle Fortaleza 214", "ul. Jesionowa 127", "avenida ponce de león 1450".
function fromKind(reading: Reading, at: number): number {
  const { words } = reading
  let last = at
  let isNamed = false
  for (let next = at + 1; next < at + 8 && isBeside(reading, next); next++) {
    const word = words[next]!
    if (word.shape === 'digits') {
      if (isNamed) last = next
      break
    }
    const isOwn = isStreetWord(reading, next) || (word.shape === 'small' && isSmallName(reading, next))
    if (isOwn) [last, isNamed] = [next, true]
    else if (!has(word, sense.PARTICLE)) break
  }
  if (!isNamed) return at
  const isWord = /^(?:place|close|grove|court|row|loop|via|quai|largo|barrio|camino)$/.test(words[at]!.key)
  return isWord && words[last]!.shape !== 'digits' ? at : onward(reading, last)
}

function isSmallName({ words }: Reading, at: number): boolean {
  const word = words[at]!
  if (has(word, sense.JOINT | sense.DETERMINER | sense.POSSESSOR | sense.ACT)) return false
  const isNumbered = words[at + 1]?.shape === 'digits' && isAfterSpace(words[at + 1])
  return isNumbered || (!has(word, sense.COMMON) && has(word, sense.NAME | sense.SOMEWHERE))
}

// "PSC 6695, Box 2353", "Unit 4719 Box 7394", "P.O. Box 104", "apt 3B".
function fromBox(reading: Reading, at: number): number {
  const { words } = reading
  const number = words[at + 1]
  if (!number || number.gap === 'line' || !/\d/.test(number.key)) return at
  const isNext = has(words[at + 2], sense.UNIT) && words[at + 2]!.gap !== 'dot'
  const key = words[at]!.key
  if (/^(?:floor|lot)$/.test(key)) return at
  if (/^(?:unit|box|piso|bloque|edificio)$/.test(key) && !isNext && number.end - number.start < 3) return at
  return onward(reading, at + 1)
}

// "the corner of Kuusiku 7 and Alexander Flat", "Leon and Eyrarodda 66": two streets.
function fromCorner(reading: Reading, at: number): number {
  const { words } = reading
  if (!/^(?:of|de)$/.test(words[at + 1]?.key ?? '') || !words[at + 2]) return at
  let last = Math.max(endOfAddress(reading, at + 2), endOfRun(reading, at + 2))
  if (last === at + 2 && !isLarge(reading, words[last])) return at
  const other = words[last + 2]
  if (
    /^(?:and|y|con)$/.test(words[last + 1]?.key ?? '') &&
    isAfterSpace(other) &&
    (isLarge(reading, other) || other.shape === 'digits')
  )
    last = Math.max(endOfAddress(reading, last + 2), endOfRun(reading, last + 2))
  return last
}

function endOfRun(reading: Reading, at: number): number {
  let last = at
  while (last < at + 5 && isAfterSpace(reading.words[last + 1]) && isStreetWord(reading, last + 1)) last++
  return last
}

function fromShip(reading: Reading, at: number): number {
  const name = reading.words[at + 1]
  return isAfterSpace(name) ? onward(reading, at + 1) : at
}

// "Villacher Strasse 89", "Crown Street", "Jahu 80" where somebody is "at" it.
function fromName(reading: Reading, at: number): number {
  const { words } = reading
  if (!isLarge(reading, words[at])) return fromSmall(reading, at)
  if (has(words[at], sense.MONTH | sense.WEEKDAY | sense.NO_NAME) || NO_STREET.has(words[at]!.key)) return at
  let last = at
  while (
    last < at + 5 &&
    isBeside(reading, last + 1) &&
    (isStreetWord(reading, last + 1) || isLink(reading, last + 1))
  )
    last++
  const way = has(words[last], sense.WAY) && last > at
  const next = words[last + 1]
  const isNumbered =
    next?.shape === 'digits' && isBeside(reading, last + 1) && /^\d{1,5}[a-z]?$/.test(next.key)
  if (!isNumbered)
    return way && !has(words[at], sense.DETERMINER) ? onward(reading, last) : fromSmall(reading, at)
  if (/^(?:19|20)\d\d$/.test(next.key) && !way && !ENDS_AS_STREET.test(words[last]!.key)) return at
  const isStreet = way || ENDS_AS_STREET.test(words[last]!.key) || ENDS_AS_STREET.test(words[at]!.key)
  return isStreet || isWhere(reading, at) || isUnitNext(reading, last + 1) ? onward(reading, last + 1) : at
}

function isWhere({ words }: Reading, at: number): boolean {
  const before = words[at - 1]
  if (!before) return false
  return (
    /^(?:on|at|of|in|is|to|address|lives|and|direccion)$/.test(before.key) ||
    (before.shape === 'digits' && before.end - before.start > 2)
  )
}

// "on fulton ave", "crown street" behind a preposition; a road has an article, "the berlin turnpike".
function fromSmall({ words }: Reading, at: number): number {
  const [before, word, way] = [words[at - 1], words[at]!, words[at + 1]]
  if (word.shape !== 'small' || !isAfterSpace(way)) return at
  const isStreet = /^(?:street|st|avenue|ave|road|rd|boulevard|blvd)$/.test(way.key)
  if (!isStreet && !/^(?:turnpike|parkway|pkwy|highway|hwy)$/.test(way.key)) return at
  if (has(word, sense.DETERMINER | sense.POSSESSOR | sense.JOINT | sense.IN | sense.ACT) || word.key === 'on')
    return at
  if (!has(word, sense.COMMON))
    return isStreet && before && isAfterSpace(word) && has(before, sense.DETERMINER) ? at : at + 1
  return before && isAfterSpace(word) && /^(?:on|off|at|by|of|down|from|near)$/.test(before.key) ? at + 1 : at
}
