import type { Language } from './language.ts'
import { stem } from './stem.ts'
import { tokens } from './token.ts'

/** A stem to look up and the place of its word in the text, counted in words from 1. */
export type SearchStem = { stem: string; position: number }

/**
 * The stems of a text or of a query, folded the same way, for search by keyed stems.
 * Without a language a word gives its stem in both where they differ, at one position.
 */
export function searchStems(text: string, language?: Language): SearchStem[] {
  const languages: Language[] = language ? [language] : ['en', 'es']
  return tokens(text).flatMap(({ folded }, index) => {
    const stems = new Set(languages.map((each) => stem(folded, each)))
    return [...stems].map((each) => ({ stem: each, position: index + 1 }))
  })
}
