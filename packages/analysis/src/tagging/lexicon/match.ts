import type { Language } from '../../text/language.ts'
import { stem } from '../../text/stem.ts'
import { tokens } from '../../text/token.ts'
import type { Feature } from '../feature.ts'
import { plainWord } from '../words.ts'
import { CONCEPTS_EN } from './concepts-en.ts'
import { CONCEPTS_ES } from './concepts-es.ts'
import { LEXICON_EN } from './en.ts'
import { LEXICON_ES } from './es.ts'

type Phrase = { stems: readonly string[]; key: string }
type Index = ReadonlyMap<string, readonly Phrase[]>

const INDEX: Record<Language, Index> = {
  en: index({ '#': LEXICON_EN, '@': CONCEPTS_EN }, 'en'),
  es: index({ '#': LEXICON_ES, '@': CONCEPTS_ES }, 'es'),
}

/** A feature `#code` or `@concept` for every word or phrase of the lexicons that the text has. */
export function lexiconFeatures(text: string, language: Language): Feature[] {
  const words = stems(text, language)
  const found: Feature[] = []
  words.forEach(({ stem, start }, at) => {
    for (const phrase of INDEX[language].get(stem) ?? []) {
      const last = words[at + phrase.stems.length - 1]
      if (last && goesOn(words, at, phrase.stems)) found.push({ key: phrase.key, start, end: last.end })
    }
  })
  return found
}

function goesOn(words: readonly { stem: string }[], at: number, stems: readonly string[]): boolean {
  for (let next = 1; next < stems.length; next++) if (words[at + next]?.stem !== stems[next]) return false
  return true
}

function stems(text: string, language: Language): { stem: string; start: number; end: number }[] {
  return tokens(text).map(({ folded, start, end }) => ({
    stem: stem(plainWord(folded, language), language),
    start,
    end,
  }))
}

function index(lexicons: Record<string, Readonly<Record<string, string>>>, language: Language): Index {
  const all = new Map<string, Phrase[]>()
  for (const [mark, lexicon] of Object.entries(lexicons)) {
    for (const [name, list] of Object.entries(lexicon)) {
      for (const phrase of new Set(list.split(',').map((each) => stemmed(each, language)))) {
        const [first = '', ...rest] = phrase.split(' ')
        if (first !== '')
          all.set(first, [...(all.get(first) ?? []), { stems: [first, ...rest], key: mark + name }])
      }
    }
  }
  return all
}

function stemmed(phrase: string, language: Language): string {
  return stems(phrase, language)
    .map((each) => each.stem)
    .join(' ')
}
