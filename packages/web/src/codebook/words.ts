import { language, number, t } from '../language/language.ts'
import { type CodebookWords, en } from './en.ts'
import { es } from './es.ts'

/** What these pages say; it comes with them. */
export const w = (): CodebookWords => (language() === 'es' ? es : en)

export const texts = (n: number): string => w().texts(number(n), n === 1)
export const people = (n: number): string => t().counted.people(n)
