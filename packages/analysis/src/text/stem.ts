import type { Language } from './language.ts'
import { porterEnglish, porterSpanish } from './natural.ts'

const CACHE_LIMIT = 10_000
const LONGEST_WORD = 40
const caches = { en: new Map<string, string>(), es: new Map<string, string>() }

/** The stem of a folded word (see `fold`), cached per language within a bound. */
export function stem(folded: string, language: Language): string {
  const cache = caches[language]
  const known = cache.get(folded)
  if (known !== undefined) return known
  // Porter's rules rescan a word many times; nothing that long is a word anyway.
  const word = folded.slice(0, LONGEST_WORD)
  const made = language === 'en' ? porterEnglish(word) : stemSpanish(word)
  if (cache.size >= CACHE_LIMIT) cache.clear()
  cache.set(folded, made)
  return made
}

// Typed Spanish leaves accents out, so all words are folded first; the endings that the stemmer only knows
// with their accent get it back, whether the writer had set it or not.
function stemSpanish(folded: string): string {
  const accented = folded.replace(/ia(s|n|mos)?$/, 'ía$1').replace(/cion$/, 'ción')
  return porterSpanish(accented)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
}
