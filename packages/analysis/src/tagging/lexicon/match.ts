import type { Language } from '../../text/language.ts'
import type { Span } from '../../text/span.ts'
import { indexOf } from '../hash.ts'
import { readWords, wordsIn, type Read, type Words } from '../word.ts'
import { CONCEPTS_EN } from './concepts-en.ts'
import { CONCEPTS_ES } from './concepts-es.ts'
import { LEXICON_EN } from './en.ts'
import { LEXICON_ES } from './es.ts'

/** A name of the lexicons, `#code` or `@concept`, or of a cue; `number` is another for each. */
export type Name = { key: string; number: number }
/** A word or phrase of the lexicons where it stands. */
export type Phrase = Span & { name: Name; order: number }
/** Where phrases stand that have begun alike: those that end here, and the stems that others go on with. */
type Branch = { ends: End[]; next: Map<string, Branch> }
type End = { name: Name; order: number }

/** Every word or phrase of the lexicons that these words have, in the order of the words. */
export function phrasesOf(words: Words, language: Language): readonly Phrase[] {
  if (last.words === words) return last.phrases
  const { reads } = words
  const { placeOf, branches } = rootsIn(language)
  const phrases: Phrase[] = []
  for (let at = 0; at < reads.length; at++) {
    const place = placeOf(reads[at]!.word)
    if (place >= 0) addFrom(phrases, reads, { at, branch: branches[place]! })
  }
  last = { words, phrases }
  return phrases
}

type Place = { at: number; branch: Branch }

// In the order of the lexicons, whatever the lengths of the phrases.
function addFrom(found: Phrase[], words: readonly Read[], { at, branch }: Place): void {
  const { start } = words[at]!
  const from = found.length
  let last = at
  for (let next: Branch | undefined = branch; next; next = branchAfter(next, words[++last])) {
    const { end } = words[last]!
    for (const { name, order } of next.ends) {
      let before = found.length
      while (before > from && found[before - 1]!.order > order) before--
      const phrase = { name, start, end, order }
      if (before === found.length) found.push(phrase)
      else found.splice(before, 0, phrase)
    }
  }
}

function branchAfter({ next }: Branch, after: Read | undefined): Branch | undefined {
  return after && next.size > 0 ? next.get(after.word.stem.key) : undefined
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
  const root: Branch = { ends: [], next: new Map() }
  let order = 0
  for (const [mark, lexicon] of Object.entries(lexicons)) {
    for (const [own, list] of Object.entries(lexicon)) {
      const name = nameOf(mark + own)
      for (const phrase of new Set(list.split(',').map((each) => stemmed(each, language))))
        branchAt(root, phrase.split(' '))?.ends.push({ name, order: order++ })
    }
  }
  return { placeOf: wordsIn(indexOf([...root.next.keys()])), branches: [...root.next.values()] }
}

/** The name that is written so. */
export function nameOf(key: string): Name {
  const known = names.get(key) ?? { key, number: names.size }
  names.set(key, known)
  return known
}

function branchAt(root: Branch, stems: readonly string[]): Branch | undefined {
  if (stems[0] === '') return undefined
  let branch = root
  for (const stem of stems) {
    const next = branch.next.get(stem) ?? { ends: [], next: new Map<string, Branch>() }
    branch.next.set(stem, next)
    branch = next
  }
  return branch
}

function stemmed(phrase: string, language: Language): string {
  return readWords(phrase, language)
    .reads.map(({ word }) => word.stem.key)
    .join(' ')
}
