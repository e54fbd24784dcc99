import type { Language } from '../graphql.ts'

/**
 * Figures as a language writes them. An Intl format takes a slow phone a tenth of a second to make, so what nearly every
 * figure on a screen is, a whole number under a thousand or a whole percentage, is written without one.
 */
export const wholeIn =
  (language: Language) =>
  (value: number): string =>
    Number.isInteger(value) && Math.abs(value) < 1000 ? String(value) : formatOf(language).format(value)

/** So many of something: "1 person", "1,200 people". */
export const countIn =
  (language: Language) =>
  (value: number, one: string, many: string): string =>
    `${wholeIn(language)(value)} ${value === 1 ? one : many}`

export const percentIn = (language: Language, share: number): string =>
  `${wholeIn(language)(Math.round(share * 100))}${percentSign[language]}`

/** Words of the middle of a sentence: "Baseline" becomes "baseline", "DCF" stays. */
export const inside = (label: string): string => {
  const [first = '', second = ''] = label
  const isCapital = first !== first.toLowerCase() && second !== second.toUpperCase()
  return isCapital ? first.toLowerCase() + label.slice(first.length) : label
}

// Spanish keeps the sign apart from its figure, with a space that does not break.
const percentSign: Record<Language, string> = { en: '%', es: '\u00a0%' }

const made = new Map<Language, Intl.NumberFormat>()

const formatOf = (language: Language): Intl.NumberFormat => {
  const known = made.get(language) ?? new Intl.NumberFormat(language)
  made.set(language, known)
  return known
}
