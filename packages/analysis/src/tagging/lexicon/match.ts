import type { Language } from '../../text/language.ts'
import type { Feature } from '../feature.ts'
import { hashOf, type Hash } from '../hash.ts'
import { readWords, type Read } from '../word.ts'
import { CONCEPTS_EN } from './concepts-en.ts'
import { CONCEPTS_ES } from './concepts-es.ts'
import { LEXICON_EN } from './en.ts'
import { LEXICON_ES } from './es.ts'

/** A word or phrase of the lexicons where it stands: `#code` or `@concept`. */
export type Phrase = Feature & { hash: Hash; order: number }
/** Where phrases stand that have begun alike: those that end here, and the stems that others go on with. */
type Branch = { ends: End[]; next: Map<string, Branch> }
type End = { key: string; hash: Hash; order: number }

const INDEX: Record<Language, Branch> = {
  en: index({ '#': LEXICON_EN, '@': CONCEPTS_EN }, 'en'),
  es: index({ '#': LEXICON_ES, '@': CONCEPTS_ES }, 'es'),
}

// A text is asked for its phrases by several readers in turn.
let last: { words: readonly Read[]; phrases: readonly Phrase[] } = { words: [], phrases: [] }

/** Every word or phrase of the lexicons that these words have, in the order of the words. */
export function phrasesOf(words: readonly Read[], language: Language): readonly Phrase[] {
  if (last.words === words) return last.phrases
  const phrases: Phrase[] = []
  for (let at = 0; at < words.length; at++) {
    const branch = INDEX[language].next.get(words[at]!.word.stem.key)
    if (branch) addFrom(phrases, words, { at, branch })
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
    for (const { key, hash, order } of next.ends) {
      let before = found.length
      while (before > from && found[before - 1]!.order > order) before--
      const phrase = { key, start, end, hash, order }
      if (before === found.length) found.push(phrase)
      else found.splice(before, 0, phrase)
    }
  }
}

function branchAfter({ next }: Branch, after: Read | undefined): Branch | undefined {
  return after && next.size > 0 ? next.get(after.word.stem.key) : undefined
}

function index(lexicons: Record<string, Readonly<Record<string, string>>>, language: Language): Branch {
  const root: Branch = { ends: [], next: new Map() }
  let order = 0
  for (const [mark, lexicon] of Object.entries(lexicons)) {
    for (const [name, list] of Object.entries(lexicon)) {
      for (const phrase of new Set(list.split(',').map((each) => stemmed(each, language))))
        branchAt(root, phrase.split(' '))?.ends.push({
          key: mark + name,
          hash: hashOf(mark + name),
          order: order++,
        })
    }
  }
  return root
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
    .map(({ word }) => word.stem.key)
    .join(' ')
}
