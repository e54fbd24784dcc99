import { has, isAfterSpace, isLarge, isProper, stretch, type Detector, type Reading } from './reading.ts'
import type { Redaction, RedactionType } from './redaction.ts'
import * as sense from './sense.ts'
import type { Word } from './word.ts'

const SCHOOLS = new Set(
  `school academy university college high academia escuela secundaria preparatoria prepa colegio liceo universidad instituto primaria tech elementary daycare guarderia`.split(
    /\s+/,
  ),
)
// What says which kind of school, and not which.
const SORTS = new Set('boarding grad vocational therapeutic culinary bilingual remedial cyber'.split(' '))
const SHELTERS = new Set(
  `house shelter home haven lodge cottage residence detention casa hogar albergue refugio residencia`.split(
    /\s+/,
  ),
)
const COURTS = new Set('court tribunal corte juzgado courthouse'.split(' '))
const LEVELS = new Set(
  `high middle elementary junior charter magnet preparatory prep superior juvenile family district probate county supreme circuit
  municipal group safe foster girls boys youth homeless detention emergency domestic violence family families community health mental medical services care
  treatment children childrens behavioral outreach counseling resource wellness intermedia elemental`.split(
    /\s+/,
  ),
)
const SPANISH_LEVELS = new Set(
  `superior intermedia elemental primaria de del la los las san santa el menores familia familiares juvenil detencion comunitaria
  comunitario don dona municipal publica para jovenes crisis vocacional primero segundo tercero civil penal`.split(
    /\s+/,
  ),
)
const longest = 5

/** Schools, shelters, courts and small organisations by name; what is only called by its kind stays. */
export const organisation: Detector = (reading) => {
  const found: Redaction[] = []
  for (let at = 0; at < reading.words.length; at++) {
    const word = reading.words[at]!
    const span =
      (SCHOOLS.has(word.key) || word.key === 'ps' ? numberedSchool(reading, at) : undefined) ||
      (has(word, sense.CASA) && behind(reading, at)) ||
      (has(word, sense.HOUSE) && before(reading, at)) ||
      largeRun(reading, at)
    if (!span) continue
    found.push(...stretch(reading, [span.from, span.to], typeOf(reading, span)))
    at = Math.max(at, span.to)
  }
  return found
}

// Two everyday words with capitals inside a sentence are something's name: "Safe Harbor", "the Sister Circle Project".
function largeRun(reading: Reading, at: number): Stretch | undefined {
  const { words, capitals } = reading
  if (capitals !== 'names' || words[at]!.shape !== 'capital') return undefined
  if (isSomebodysShop(reading, at)) return { from: at, to: at + 1 }
  if (words[at]!.opens && !isOpening(words, at)) return undefined
  let last = at - 1
  let isOwn = false
  while (last < at + longest && isRunWord(reading, last + 1, at)) {
    last++
    isOwn ||= !has(words[last], sense.HOUSE | sense.CASA) && !LEVELS.has(words[last]!.key)
  }
  return isOwn && last > at ? { from: at, to: last } : undefined
}

// "Tino's Pizza".
function isSomebodysShop(reading: Reading, at: number): boolean {
  const [word, next] = [reading.words[at]!, reading.words[at + 1]]
  if (word.bare === word.end || !isAfterSpace(next) || next.shape !== 'capital' || next.opens) return false
  return (
    isProper(reading, word) &&
    has(next, sense.COMMON) &&
    !has(next, sense.HOUSE | sense.NO_NAME | sense.NAME | sense.KIN | sense.OFFICE)
  )
}

// At the head of a sentence the second capital says it: "Stepping Stones got me".
function isOpening(words: readonly Word[], at: number): boolean {
  const [word, next] = [words[at]!, words[at + 1]]
  const bits =
    sense.DETERMINER |
    sense.POSSESSOR |
    sense.JOINT |
    sense.ACT |
    sense.IN |
    sense.TOWARDS |
    sense.CALL |
    sense.VERBAL |
    sense.PARTICLE
  return !has(word, bits) && isAfterSpace(next) && next.shape === 'capital' && next.end - next.start > 3
}

function isRunWord(reading: Reading, at: number, from: number): boolean {
  const word = reading.words[at]
  if (!word || word.shape !== 'capital' || (at > from && word.gap !== 'space')) return false
  if (!has(word, sense.COMMON | sense.HOUSE | sense.EMBLEM) || word.end - word.start < 3) return false
  return (
    !has(
      word,
      sense.NO_NAME |
        sense.MONTH |
        sense.WEEKDAY |
        sense.KIN |
        sense.OFFICE |
        sense.TITLE |
        sense.ROLE |
        sense.NAME |
        sense.SOMEWHERE,
    ) || has(word, sense.EMBLEM)
  )
}

type Stretch = { from: number; to: number }

function typeOf({ words }: Reading, { from, to }: Stretch): RedactionType {
  const keys = words.slice(from, to + 1).map(({ key }) => key)
  if (keys.some((key) => SCHOOLS.has(key))) return 'SCHOOL'
  if (keys.some((key) => COURTS.has(key))) return 'COURT'
  return keys.some((key) => SHELTERS.has(key)) ? 'SHELTER' : 'ORG_SMALL'
}

// "roosevelt middle school", "the Harbor Street group home", "St. Brendan's Hospital".
function before(reading: Reading, at: number): Stretch | undefined {
  const { words } = reading
  const head = words[at]!
  const to = endOfOrganisation(reading, at)
  let from = at
  let own = 0
  let isNamed = to > at && isLarge(reading, head)
  while (from > 0 && at - from < longest && joins(words[from]!, words[from - 1]!)) {
    const word = words[from - 1]!
    const isOwn = isNamePart(reading, from - 1, head)
    if (!isOwn && !LEVELS.has(word.key) && !isInner(reading, from - 1)) break
    from--
    if (isOwn) own++
    isNamed ||= isOwn && (isLarge(reading, word) || !has(word, sense.COMMON) || word.key === 'hope')
  }
  while (
    from < at &&
    !isNamePart(reading, from, head) &&
    !(isNamed && isLarge(reading, words[from]) && LEVELS.has(words[from]!.key))
  )
    from++
  // One everyday word in small letters is no name: "the new house", but "the new dawn project".
  if ((from === at && to === at) || (!isNamed && own < 2)) return undefined
  return { from: withTitle(reading, from), to }
}

function joins(word: Word, before: Word): boolean {
  return word.gap === 'space' || (word.gap === 'dot' && before.key === 'st')
}

function isNamePart(reading: Reading, at: number, head: Word): boolean {
  const word = reading.words[at]!
  if (has(word, sense.DETERMINER | sense.POSSESSOR | sense.JOINT | sense.ACT | sense.TITLE | sense.WEEKDAY))
    return false
  if (isLarge(reading, word))
    return word.opens
      ? !has(word, sense.COMMON) || has(word, sense.EMBLEM)
      : has(head, sense.HOUSE) && isOrganised(word)
  if (word.shape !== 'small' || has(word, sense.VERBAL | sense.KIN | sense.ROLE | sense.OFFICE))
    return has(word, sense.EMBLEM) && word.key === 'hope'
  // "bulkeley high": what no list has stands before a school as its name.
  if (word.sense === 0) return word.end - word.start > 3 && SCHOOLS.has(head.key) && !SORTS.has(word.key)
  return (
    has(word, sense.EMBLEM | sense.SOMEWHERE | sense.FIRST) ||
    (has(word, sense.LAST) && !has(word, sense.COMMON))
  )
}

function isOrganised(word: Word): boolean {
  return (
    !has(word, sense.NO_NAME | sense.OFFICE | sense.KIN) && (word.end - word.start > 2 || word.key === 'st')
  )
}

function isInner(reading: Reading, at: number): boolean {
  const word = reading.words[at]!
  if (has(word, sense.WAY) && at > 0) return isAfterSpace(word)
  return (
    /^(?:of|and|s)$/.test(word.key) && at > 0 && isLarge(reading, reading.words[at - 1]) && isAfterSpace(word)
  )
}

// "Superior Court of Waterbury", "Center for Hope and Healing", "Boys and Girls Club of Marlow".
function endOfOrganisation(reading: Reading, at: number): number {
  const { words } = reading
  let last = at
  for (let links = 0; links < 2; links++) {
    let next = last + 1
    if (
      !isAfterSpace(words[next]) ||
      !(links > 0 ? /^(?:of|for|in|at|and)$/ : /^(?:of|for|in)$/).test(words[next]!.key)
    )
      return last
    if (words[next + 1]?.key === 'the') next++
    const start = next + 1
    let end = start
    while (end < start + 4 && isAfterSpace(words[end]) && isNameOfPurpose(reading, at, end)) end++
    if (end === start) return last
    last = end - 1
  }
  return last
}

// Behind a head in small letters only a proper name belongs to it, and only a court's: "court of Waterbury".
function isNameOfPurpose(reading: Reading, at: number, end: number): boolean {
  const { words } = reading
  if (!isLarge(reading, words[at])) return COURTS.has(words[at]!.key) && isProper(reading, words[end])
  return (
    isLarge(reading, words[end]) && !has(words[end], sense.WEEKDAY | sense.MONTH) && words[end]!.key !== 'i'
  )
}

// "Dr. Betances Elementary": the title is a part of the name.
function withTitle({ words }: Reading, from: number): number {
  const [title, first] = [words[from - 1], words[from]!]
  return title?.shape === 'capital' && title.key === 'dr' && first.gap === 'dot' ? from - 1 : from
}

// "PS 112", "secundaria 14".
function numberedSchool({ words }: Reading, at: number): Stretch | undefined {
  const number = words[at + 1]
  const isKind = /^(?:ps|secundaria|primaria|preparatoria|prepa|escuela|colegio)$/.test(words[at]!.key)
  return isKind && isAfterSpace(number) && /^\d{1,3}$/.test(number.key) ? { from: at, to: at + 1 } : undefined
}

// "Hogar Nueva Aurora", "secundaria benito juárez", "tribunal de menores de caguas".
function behind(reading: Reading, at: number): Stretch | undefined {
  const { words } = reading
  let last = at
  let own = 0
  let isNamed = false
  for (let next = at + 1; next <= at + longest + 1 && isAfterSpace(words[next]); next++) {
    const word = words[next]!
    if (isSpanishPart(reading, next) || isNamedAfterPeople(reading, at, next)) {
      last = next
      own++
      isNamed ||= isLarge(reading, word) || !has(word, sense.COMMON)
    } else if (!SPANISH_LEVELS.has(word.key) && !isKind(reading, word) && !isJoined(reading, next)) break
  }
  return isNamed || own > 1 ? { from: at, to: last } : undefined
}

// "Casa Boricua".
function isNamedAfterPeople(reading: Reading, at: number, next: number): boolean {
  const [head, word] = [reading.words[at]!, reading.words[next]!]
  if (has(word, sense.MONTH | sense.WEEKDAY) || head.opens || next !== at + 1) return false
  return isLarge(reading, head) && isLarge(reading, word) && has(word, sense.NO_NAME)
}

// "Club de Niños y Niñas".
function isJoined(reading: Reading, at: number): boolean {
  const { words } = reading
  return words[at]!.key === 'y' && isLarge(reading, words[at - 1]) && isLarge(reading, words[at + 1])
}

function isKind(reading: Reading, word: Word): boolean {
  return isLarge(reading, word) && has(word, sense.COMMON) && !has(word, sense.NO_NAME)
}

function isSpanishPart(reading: Reading, at: number): boolean {
  const word = reading.words[at]!
  if (
    has(word, sense.DETERMINER | sense.JOINT | sense.POSSESSOR | sense.WEEKDAY | sense.MONTH | sense.NO_NAME)
  )
    return false
  if (SPANISH_LEVELS.has(word.key) && !/^(?:san|santa)$/.test(word.key)) return false
  if (isLarge(reading, word)) return true
  if (word.shape !== 'small' || has(word, sense.VERBAL | sense.ACT | sense.IN)) return false
  if (has(word, sense.EMBLEM | sense.FIRST | sense.PLACE | sense.STARTS_PLACE))
    return !has(word, sense.COMMON) || has(word, sense.EMBLEM)
  return has(word, sense.LAST | sense.TOWN | sense.MAYBE_FIRST) && !has(word, sense.COMMON)
}
