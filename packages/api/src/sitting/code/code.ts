// Words by which somebody comes back. They are easy to say and to type; nobody guesses four of them within seven days, or
// six of them at all, at the pace that is let.
import { codeWords } from './codeWords.ts'
import type { Language } from '../view.ts'

export const shortCode = 4
/** A code that is good for longer than seven days is longer. */
export const longCode = 6

/** `chance` gives a whole number below what it is told, each as likely as the others. */
export const makeCode = (language: Language, words: number, chance: (below: number) => number): string => {
  const list = codeWords(language)
  return Array.from({ length: words }, () => list[chance(list.length)]!).join(' ')
}

/**
 * One form of a code for all the ways to type it: capitals, accents, the ñ of another keyboard, commas, lines and spaces say
 * nothing. Null where it cannot be one; whether there is such a code was not looked at.
 */
export const plainCode = (typed: string): string | null => {
  const words = typed
    .slice(0, 200)
    .split(/[^\p{L}\p{M}]+/u)
    .map(plainWord)
    .filter(Boolean)
  return words.length === shortCode || words.length === longCode ? words.join(' ') : null
}

export const plainWord = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
