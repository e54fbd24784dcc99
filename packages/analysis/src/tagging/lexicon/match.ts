import type { Language } from '../../text/language.ts'
import type { Feature } from '../feature.ts'
import { readWords, type Read } from '../word.ts'
import { CONCEPTS_EN } from './concepts-en.ts'
import { CONCEPTS_ES } from './concepts-es.ts'
import { LEXICON_EN } from './en.ts'
import { LEXICON_ES } from './es.ts'

/** Where phrases stand that have begun alike: those that end here, and the stems that others go on with. */
type Branch = { ends: { key: string; order: number }[]; next: Map<string, Branch> }

const INDEX: Record<Language, Branch> = {
  en: index({ '#': LEXICON_EN, '@': CONCEPTS_EN }, 'en'),
  es: index({ '#': LEXICON_ES, '@': CONCEPTS_ES }, 'es'),
}

/** A feature `#code` or `@concept` for every word or phrase of the lexicons that these words have. */
export function lexiconFeatures(words: readonly Read[], language: Language): Feature[] {
  const found: Feature[] = []
  for (let at = 0; at < words.length; at++) addFrom(found, words, { at, branch: INDEX[language] })
  return found
}

type Place = { at: number; branch: Branch }
type Ordered = Feature & { order: number }

// In the order of the lexicons, whatever the lengths of the phrases.
function addFrom(found: Feature[], words: readonly Read[], { at, branch }: Place): void {
  const start = words[at]!.start
  const here: Ordered[] = []
  let next: Branch | undefined = branch
  for (let last = at; last < words.length; last++) {
    next = next.next.get(words[last]!.word.stem.key)
    if (!next) break
    for (const { key, order } of next.ends) here.push({ key, start, end: words[last]!.end, order })
  }
  if (here.length > 1) here.sort((one, other) => one.order - other.order)
  for (const each of here) found.push(each)
}

function index(lexicons: Record<string, Readonly<Record<string, string>>>, language: Language): Branch {
  const root: Branch = { ends: [], next: new Map() }
  let order = 0
  for (const [mark, lexicon] of Object.entries(lexicons)) {
    for (const [name, list] of Object.entries(lexicon)) {
      for (const phrase of new Set(list.split(',').map((each) => stemmed(each, language))))
        branchAt(root, phrase.split(' '))?.ends.push({ key: mark + name, order: order++ })
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
