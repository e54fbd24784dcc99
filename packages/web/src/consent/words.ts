import type { Language } from '../graphql.ts'
import { language } from '../language/language.ts'
import { type ConsentWords, en } from './en.ts'
import { es } from './es.ts'

/** What these pages say; it comes with them. */
export const w = (): ConsentWords => wordsIn(language())

/** What is read out to somebody is in their language, not in that of the desk. */
export const wordsIn = (which: Language): ConsentWords => (which === 'es' ? es : en)
