import { isPlaceOfWords, startsPlace } from './lexicon.ts'
import { has, isAfterSpace, isLarge, isProper, stretch, type Detector, type Reading } from './reading.ts'
import type { Redaction } from './redaction.ts'
import * as sense from './sense.ts'

const LIVING = new Set(
  `live lives lived living vivo vive vivia viviendo vivimos vivian born raised naci nacio originally grew moved crecio crecí crecimos crie criada criado mude mudamos
  stay stays stayed move`.split(/\s+/),
)
const BEING_FROM = new Set('soy eres somos vengo venimos viene vienen gente familia'.split(' '))
// Towns whose article makes them words in small letters ("los baños"), but for the best known.
const WITH_ARTICLE = new Set([
  'los angeles',
  'la habana',
  'el salvador',
  'las vegas',
  'la romana',
  'la ceiba',
  'el progreso',
])
const longest = 4

/** Places: those of the gazetteer, and words that stand where only a place does. */
export const place: Detector = (reading) => {
  const found: Redaction[] = []
  for (let at = 0; at < reading.words.length; at++) {
    const end = endOfPlace(reading, at)
    if (end < at) continue
    const named = isLandAt(reading, end + 1) ? end + 1 : end
    const last = isState(reading, named + 1) ? named + 1 : named
    found.push(...stretch(reading, [at, last], 'PLACE'))
    at = last
  }
  return found
}

const LAND = new Set(
  'falls heights springs city beach hills village point grove valley lake island creek center centre park county township alto alta'.split(
    ' ',
  ),
)

// "Wolcott Falls".
function isLandAt(reading: Reading, at: number): boolean {
  const word = reading.words[at]
  return isAfterSpace(word) && isLarge(reading, word) && LAND.has(word.key)
}

const STATES = new Set(
  `al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa pr ri sc sd tn tx ut
  vt va wa wv wi wy dc`.split(/\s+/),
)

// "Hartford, CT".
function isState({ words }: Reading, at: number): boolean {
  const word = words[at]
  return word?.shape === 'shouted' && (word.gap === 'comma' || word.gap === 'space') && STATES.has(word.key)
}

// The last word of the place that starts here, or one less where none does.
function endOfPlace(reading: Reading, at: number): number {
  const word = reading.words[at]!
  if (word.shape === 'digits') return at - 1
  if (has(word, sense.STARTS_PLACE)) {
    const last = endOfListed(reading, at)
    if (last > at) return last
  }
  if (isListed(reading, at)) return at
  return isBehindIn(reading, at) ? endOfUnlisted(reading, at) : at - 1
}

function endOfListed(reading: Reading, at: number): number {
  const { words } = reading
  const second = words[at + 1]
  if (!isAfterSpace(second) || !startsPlace(words[at]!.key, second.key)) return at
  const isIn = isBehindIn(reading, at)
  let key = words[at]!.key
  let found = at
  for (let last = at + 1; last < at + longest && isAfterSpace(words[last]); last++) {
    key += ` ${words[last]!.key}`
    if (isPlaceOfWords(key, isIn)) found = last
  }
  const isWords = found > at && has(words[at], sense.DETERMINER) && !isLarge(reading, words[found])
  return isWords && !WITH_ARTICLE.has(`${words[at]!.key} ${words[at + 1]!.key}`) ? at : found
}

function isListed(reading: Reading, at: number): boolean {
  const [word, next] = [reading.words[at]!, reading.words[at + 1]]
  const isIn = isBehindIn(reading, at)
  if (has(word, sense.PLACE) && !has(word, sense.GIVEN))
    return !has(word, sense.COMMON) || isIn || isLarge(reading, word)
  if (!has(word, sense.SOMEWHERE)) return false
  const isFull = isLarge(reading, word) && isAfterSpace(next) && isProper(reading, next)
  if (isIn) return !isFull && !(has(word, sense.VERBAL | sense.NO_NAME) && word.shape === 'small')
  if (!isLarge(reading, word) || has(word, sense.GIVEN) || isFull) return false
  return !word.opens || !has(word, sense.COMMON)
}

function isBehindIn({ words, language }: Reading, at: number): boolean {
  const [before, word] = [words[at - 1], words[at]!]
  if (word.gap !== 'space' || !before || !has(before, sense.IN)) return false
  return !(language === 'en' && /^(?:a|por|para|de|pa)$/.test(before.key))
}

function endOfUnlisted(reading: Reading, at: number): number {
  const word = reading.words[at]!
  if (isLarge(reading, word)) return endOfLarge(reading, at)
  return isWhereSomebodyLives(reading, at) ? endOfSmall(reading, at) : at - 1
}

// "in Barra de Carrasco", but a person after "from" stays one.
function endOfLarge(reading: Reading, at: number): number {
  const { words } = reading
  const word = words[at]!
  if (!isProper(reading, word) || has(word, sense.GIVEN | sense.MONTH | sense.WEEKDAY)) return at - 1
  if (word.bare < word.end) return at - 1
  let last = at
  for (let next = at + 1; next < at + 6 && isAfterSpace(words[next]); next++) {
    if (isProper(reading, words[next]) || isLetter(reading, next)) last = next
    else if (!has(words[next], sense.PARTICLE)) break
  }
  return last
}

function isLetter(reading: Reading, at: number): boolean {
  const word = reading.words[at]!
  return isLarge(reading, word) && word.end - word.start === 1 && word.key !== 'i'
}

function isWhereSomebodyLives({ words }: Reading, at: number): boolean {
  const [word, before, third] = [words[at]!, words[at - 1]!, words[at - 2]]
  if (word.sense & ~(sense.LAST | sense.PARTICLE) || word.end - word.start < 4) return false
  // "from yonkers to newark to philly".
  if (/^(?:to|a)$/.test(before.key) && has(third, sense.SOMEWHERE) && !has(third, sense.COMMON)) return true
  if (LIVING.has(third?.key ?? '') || (third?.key === 'here' && LIVING.has(words[at - 3]?.key ?? '')))
    return true
  if (third?.key === 'up' && LIVING.has(words[at - 3]?.key ?? '')) return true
  return before.key === 'de' && BEING_FROM.has(third?.key ?? '')
}

function endOfSmall({ words }: Reading, at: number): number {
  const isOwn = (word: (typeof words)[number] | undefined) =>
    isAfterSpace(word) &&
    word.shape === 'small' &&
    (word.sense & ~(sense.LAST | sense.TOWN)) === 0 &&
    word.key.length > 2
  if (isOwn(words[at + 1])) return at + 1
  if (isAfterSpace(words[at + 1]) && has(words[at + 1], sense.PARTICLE) && isOwn(words[at + 2])) return at + 2
  return at
}
