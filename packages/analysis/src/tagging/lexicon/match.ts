import type { Language } from '../../text/language.ts'
import type { Span } from '../../text/span.ts'
import { hashOf, indexOf, tableFor, type Table } from '../hash.ts'
import { readWords, wordsIn, type Read, type Words } from '../word.ts'
import { CONCEPTS_EN } from './concepts-en.ts'
import { CONCEPTS_ES } from './concepts-es.ts'
import { LEXICON_EN } from './en.ts'
import { LEXICON_ES } from './es.ts'

/** A name of the lexicons, `#code` or `@concept`, or of a cue; `number` is another for each. */
export type Name = { key: string; number: number }
/** A word or phrase of the lexicons where it stands. */
export type Phrase = Span & { name: Name; order: number }
/**
 * Where phrases stand that have begun alike: those that end here, and the stems that others go on with; `turn` makes the
 * numbers of those stems others than after any other branch.
 */
type Branch = { ends: End[]; next: Map<string, Branch>; turn: number }
type End = { name: Name; order: number }

/** Every word or phrase of the lexicons that these words have, in the order of the words. */
export function phrasesOf(words: Words, language: Language): readonly Phrase[] {
  if (last.words === words) return last.phrases
  const { reads } = words
  const { placeOf, branches, steps } = rootsIn(language)
  const phrases: Phrase[] = []
  for (let at = 0; at < reads.length; at++) {
    const place = placeOf(reads[at]!.word)
    if (place < 0) continue
    const { start } = reads[at]!
    const from = phrases.length
    let until = at
    for (let branch = branches[place]; branch; branch = branchAfter(steps, branch, reads[++until])) {
      const { end } = reads[until]!
      for (const { name, order } of branch.ends) insert(phrases, from, { name, start, end, order })
    }
  }
  last = { words, phrases }
  return phrases
}

// In the order of the lexicons, whatever the lengths of the phrases.
function insert(found: Phrase[], from: number, phrase: Phrase): void {
  let before = found.length
  while (before > from && found[before - 1]!.order > phrase.order) before--
  if (before === found.length) found.push(phrase)
  else found.splice(before, 0, phrase)
}

function branchAfter(
  { table, to }: Steps,
  { next, turn }: Branch,
  after: Read | undefined,
): Branch | undefined {
  if (!after || next.size === 0) return undefined
  const { low, high } = after.word.stem
  const place = table.at(low ^ turn, high)
  return place < 0 ? undefined : to[place]
}

/** The branches that follow upon others, by the number of the stem between, turned by the branch it stands after. */
type Steps = { table: Table; to: Branch[] }

function stepsFrom(branches: Iterable<Branch>): Steps {
  const all: { stem: string; from: Branch; to: Branch }[] = []
  const put = (from: Branch) => {
    for (const [stem, to] of from.next) {
      all.push({ stem, from, to })
      put(to)
    }
  }
  for (const branch of branches) put(branch)
  const table = tableFor(all.length)
  const to: Branch[] = []
  for (const step of all) {
    const { low, high } = hashOf(step.stem)
    to[table.put(low ^ step.from.turn, high)] = step.to
  }
  return { table, to }
}

const names = new Map<string, Name>()
// Most programs never ask.
const made: Partial<Record<Language, ReturnType<typeof roots>>> = {}
function rootsIn(language: Language) {
  return (made[language] ??=
    language === 'en'
      ? roots({ '#': LEXICON_EN, '@': CONCEPTS_EN }, 'en')
      : roots({ '#': LEXICON_ES, '@': CONCEPTS_ES }, 'es'))
}
// A text is asked for its phrases by several readers in turn.
let last: { words: Words | undefined; phrases: readonly Phrase[] } = { words: undefined, phrases: [] }

function roots(lexicons: Record<string, Readonly<Record<string, string>>>, language: Language) {
  const root = branchNumbered(0)
  const numbers = { last: 0 }
  let order = 0
  for (const [mark, lexicon] of Object.entries(lexicons)) {
    for (const [own, list] of Object.entries(lexicon)) {
      const name = nameOf(mark + own)
      for (const phrase of new Set(list.split(',').map((each) => stemmed(each, language))))
        branchAt(root, phrase.split(' '), numbers)?.ends.push({ name, order: order++ })
    }
  }
  const branches = [...root.next.values()]
  return { placeOf: wordsIn(indexOf([...root.next.keys()])), branches, steps: stepsFrom(branches) }
}

/** The name that is written so. */
export function nameOf(key: string): Name {
  const known = names.get(key) ?? { key, number: names.size }
  names.set(key, known)
  return known
}

function branchAt(root: Branch, stems: readonly string[], numbers: { last: number }): Branch | undefined {
  if (stems[0] === '') return undefined
  let branch = root
  for (const stem of stems) {
    const next = branch.next.get(stem) ?? branchNumbered(++numbers.last)
    branch.next.set(stem, next)
    branch = next
  }
  return branch
}

function branchNumbered(number: number): Branch {
  return { ends: [], next: new Map(), turn: Math.imul(number, 0x9e3779b1) }
}

function stemmed(phrase: string, language: Language): string {
  return readWords(phrase, language)
    .reads.map(({ word }) => word.stem.key)
    .join(' ')
}
