import { has, isAfterSpace, isLarge, type Reading } from './reading.ts'
import * as sense from './sense.ts'
import { isStreetWord, onward } from './tail.ts'
import type { Word } from './word.ts'

// Streets and roads without a number of a house: "5th street", "route 15", "la calle luna", "Sumner street".

const WAYS = /^(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|terrace)$/
const DIRECTION = new Set('north south east west n s e w'.split(' '))
const ROADS = /^(?:route|rt|rte|highway|hwy|interstate|carretera|ruta|autopista)$/
const AT = /^(?:on|off|at|by|near|down|from|over|to|behind|across|past|around)$/
const BLOCKS = new Set('projects apartments apts houses towers townhouses'.split(' '))

/** The last word of the road that starts at a word, or the word before where none does. */
export function endOfRoad(reading: Reading, at: number): number {
  const { words } = reading
  const [word, next] = [words[at]!, words[at + 1]]
  if (!next) return at - 1
  let last = at - 1
  if (word.shape === 'digits')
    last = Math.max(ofNumber(reading, at), fromNumberOfCalle(reading, at), ofHouse(reading, at))
  else if (next.shape === 'digits') last = byNumber(reading, at)
  else if (has(word, sense.STREET_OF)) last = ofCalle(reading, at)
  if (last < at && (has(word, sense.ORDINAL) || DIRECTION.has(word.key))) last = ofNumber(reading, at)
  if (last >= at || (!isRoad(words[at + 1]) && !isRoad(words[at + 2]) && !isRoad(words[at + 3]))) return last
  return word.shape === 'small' ? ofSmallWords(reading, at) : ofLargeName(reading, at)
}

function isRoad(word: Word | undefined): boolean {
  return word !== undefined && (word.sense & sense.WAY) !== 0
}

// "at 600 Main": where somebody is, and the name is large.
function ofHouse(reading: Reading, at: number): number {
  const { words } = reading
  const [before, number, name, next] = [words[at - 1], words[at]!, words[at + 1], words[at + 2]]
  if (!/^(?:at|la)$/.test(before?.key ?? '') || !/^\d{2,5}$/.test(number.key)) return at - 1
  if (
    !isAfterSpace(name) ||
    name.shape !== 'capital' ||
    !isLarge(reading, name) ||
    has(name, sense.NO_NAME | sense.MONTH | sense.WEEKDAY)
  )
    return at - 1
  return !isAfterSpace(next) || has(next, sense.IN | sense.JOINT) ? at + 1 : at - 1
}

// "5th street", "second ave", "east 42nd st".
function ofNumber(reading: Reading, at: number): number {
  const { words } = reading
  const start =
    DIRECTION.has(words[at]!.key) && words[at]!.shape !== 'digits' && isAfterSpace(words[at + 1])
      ? at + 1
      : at
  const [word, way] = [words[start]!, words[start + 1]]
  const isNumber = /^\d{1,3}(?:st|nd|rd|th)$/.test(word.key) || has(word, sense.ORDINAL)
  return isNumber && isAfterSpace(way) && WAYS.test(way.key) ? onward(reading, start + 1) : at - 1
}

// "route 15", "carretera 167", "i-95", "calle 5".
function byNumber(reading: Reading, at: number): number {
  const { words, text } = reading
  const [word, number] = [words[at]!, words[at + 1]]
  if (!number || number.shape !== 'digits' || number.end - number.start > 4) return at - 1
  if (word.key === 'i' && text.slice(word.end, number.start) === '-') return at + 1
  if (!isAfterSpace(number)) return at - 1
  if (/^(?:calle|avenida|ave|avda)$/.test(word.key)) return onward(reading, at + 1)
  return ROADS.test(word.key) ? at + 1 : at - 1
}

// "blue ridge ave" behind a preposition.
function ofSmallWords({ words }: Reading, at: number): number {
  const [before, word, second, way] = [words[at - 1], words[at]!, words[at + 1], words[at + 2]]
  if (word.shape !== 'small' || !AT.test(before?.key ?? '') || !isAfterSpace(word)) return at - 1
  if (!isAfterSpace(second) || !isAfterSpace(way) || !WAYS.test(way.key) || second.shape !== 'small')
    return at - 1
  const bits = sense.DETERMINER | sense.POSSESSOR | sense.JOINT | sense.IN | sense.ACT
  return has(word, bits) || has(second, bits | sense.KIN) ? at - 1 : at + 2
}

// "Sumner street": the name is large, its kind is not.
function ofLargeName(reading: Reading, at: number): number {
  const { words } = reading
  if (!isLarge(reading, words[at]) || words[at]!.opens || !isStreetWord(reading, at)) return at - 1
  for (let way = at + 1; way < at + 4 && isAfterSpace(words[way]); way++) {
    if (BLOCKS.has(words[way]!.key)) return onward(reading, way)
    if (words[way]!.shape === 'small') return WAYS.test(words[way]!.key) ? onward(reading, way) : at - 1
    if (!isStreetWord(reading, way)) return at - 1
  }
  return at - 1
}

// "por la calle luna", "el barrio Cantera".
function ofCalle(reading: Reading, at: number): number {
  const { words } = reading
  const [before, word, name, next] = [words[at - 1], words[at]!, words[at + 1], words[at + 2]]
  if (!isAfterSpace(name) || !/^(?:la|el|del|mi)$/.test(before?.key ?? '')) return at - 1
  if (
    /^(?:barrio|barriada|residencial|caserio|colonia|calle|avenida)$/.test(word.key) &&
    isLarge(reading, name)
  )
    return isAfterSpace(next) && isLarge(reading, next) ? onward(reading, at + 2) : onward(reading, at + 1)
  if (word.key !== 'calle' && word.key !== 'avenida') return at - 1
  const isName =
    has(name, sense.NAME | sense.SOMEWHERE | sense.EMBLEM) &&
    !has(name, sense.ACT | sense.JOINT | sense.IN | sense.DETERMINER)
  const isEnd = !isAfterSpace(next) || has(next, sense.JOINT | sense.IN | sense.ACT) || next.key === 'con'
  return name.shape === 'small' &&
    isName &&
    isEnd &&
    !/^(?:linda|buena|vista|viva|nueva|blanca|dura)$/.test(name.key)
    ? at + 1
    : at - 1
}

// "el 310 de la calle Colón".
function fromNumberOfCalle(reading: Reading, at: number): number {
  const { words } = reading
  if (words[at]!.shape !== 'digits' || words[at + 1]?.key !== 'de' || words[at + 2]?.key !== 'la')
    return at - 1
  const [kind, name] = [words[at + 3], words[at + 4]]
  if (!has(kind, sense.STREET_OF) || !isAfterSpace(name)) return at - 1
  return isLarge(reading, name) || has(name, sense.NAME | sense.SOMEWHERE) ? onward(reading, at + 4) : at - 1
}
