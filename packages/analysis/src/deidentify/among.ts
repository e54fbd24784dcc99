import { has, isAfterSpace, isLarge, type Reading } from './reading.ts'
import * as sense from './sense.ts'
import type { Word } from './word.ts'
import { WORD_ENDING } from './wordName.ts'

// Names that stand among names, which say of each other what they are: lists, pairs, and two behind "my cousins".

const AND = new Set('and y n e'.split(' '))
const SEVERAL = new Set(
  `cousins brothers sisters sons daughters nephews nieces twins friends roommates workers caseworkers lawyers mentors homegirls parents
  primos primas hermanos hermanas hermanitos hermanitas hijos hijas sobrinos sobrinas gemelos gemelas amigos amigas companeros companeras
  trabajadoras vecinos vecinas abuelos tios tias nenes nenas`.split(/\s+/),
)
const mostNames = 8

/** Whether the word stands among names as one of them. */
export function isAmongNames(reading: Reading, at: number): boolean {
  const { words } = reading
  if (!isJoined(words[at - 1]) && !isJoined(words[at]) && !isJoined(words[at + 1]))
    return AND.has(words[at - 2]?.key ?? '') && isArticled(reading, at)
  return (
    isInList(reading, at) || isBesideName(reading, at) || isOfSeveral(reading, at) || isArticled(reading, at)
  )
}

function isJoined(word: Word | undefined): boolean {
  return word !== undefined && (word.gap === 'comma' || AND.has(word.key))
}

// What may be somebody's name: what a list has as one, or what no list has at all and ends like no word.
function mayName(word: Word | undefined): boolean {
  if (!word || word.shape === 'digits' || word.end - word.start < 2) return false
  if (has(word, sense.GIVEN)) return true
  return (
    (word.sense & ~(sense.LAST | sense.SOMEWHERE)) === 0 &&
    word.end - word.start > 2 &&
    !WORD_ENDING.test(word.key)
  )
}

function isName(word: Word | undefined): boolean {
  return has(word, sense.GIVEN) && !has(word, sense.COMMON)
}

// "yesi, nati y lola dormían": three at least, of which a list has one.
function isInList({ words }: Reading, at: number): boolean {
  if (!mayName(words[at])) return false
  let [from, to] = [at, at]
  while (from > 0 && at - from < mostNames && words[from]!.gap === 'comma' && mayName(words[from - 1])) from--
  while (to - at < mostNames && words[to + 1]?.gap === 'comma' && mayName(words[to + 1])) to++
  if (isLinked(words, at - 1) && words[at - 2]?.gap === 'comma' && mayName(words[at - 2]))
    from = before(words, at - 2)
  else if (isLinked(words, to + 1) && mayName(words[to + 2])) to += 2
  if (to === at && from === at) return false
  const names = words.slice(from, to + 1).filter(({ key }) => !AND.has(key))
  return names.length > 2 && names.some(isName)
}

function before(words: readonly Word[], at: number): number {
  let from = at
  while (from > 0 && at - from < mostNames && words[from]!.gap === 'comma' && mayName(words[from - 1])) from--
  return from
}

function isLinked(words: readonly Word[], at: number): boolean {
  const [joint, next] = [words[at], words[at + 1]]
  return joint !== undefined && AND.has(joint.key) && isAfterSpace(next)
}

// "Chabela y Nando", "blessing and praise": beside a name that is no word.
function isBesideName(reading: Reading, at: number): boolean {
  const { words } = reading
  const word = words[at]!
  if (!mayName(word) || has(word, sense.DETERMINER | sense.POSSESSOR)) return false
  const [left, right] = [words[at - 2], words[at + 2]]
  if (isLinked(words, at + 1) && isAfterSpace(words[at + 1]) && isSure(reading, right))
    return word.gap !== 'space' || opens(words[at - 1])
  return (
    isLinked(words, at - 1) && isAfterSpace(words[at - 1]) && isSure(reading, left) && ends(words[at + 1])
  )
}

function isSure(reading: Reading, word: Word | undefined): boolean {
  return has(word, sense.FIRST)
    ? !has(word, sense.COMMON)
    : isName(word) && (isLarge(reading, word) || word!.shape === 'small')
}

function opens(before: Word | undefined): boolean {
  return before === undefined || has(before, sense.JOINT | sense.TOWARDS | sense.ACT | sense.IN)
}

function ends(next: Word | undefined): boolean {
  return (
    !isAfterSpace(next) ||
    has(next, sense.JOINT | sense.IN | sense.ACT) ||
    /(?:ed|on|an|were|are|both|all)$/.test(next.key)
  )
}

// "my cousins ace and tiki", "mis primos memo y tiki".
function isOfSeveral({ words }: Reading, at: number): boolean {
  const isFirst = SEVERAL.has(words[at - 1]?.key ?? '') && isLinked(words, at + 1) && mayName(words[at + 2])
  const isSecond = isLinked(words, at - 1) && mayName(words[at - 2]) && SEVERAL.has(words[at - 3]?.key ?? '')
  return mayName(words[at]) && (isFirst || isSecond) && words[at]!.gap === 'space'
}

// "la lupe y el beto".
function isArticled({ words, language }: Reading, at: number): boolean {
  const isArticle = (word: Word | undefined) => word?.key === 'la' || word?.key === 'el'
  if (language !== 'es' || !isArticle(words[at - 1]) || !isName(words[at])) return false
  const isBefore = isLinked(words, at + 1) && isArticle(words[at + 2]) && isName(words[at + 3])
  return isBefore || (isLinked(words, at - 2) && isName(words[at - 3]) && isArticle(words[at - 4]))
}
