import { language } from '../language/language.ts'
import { en, type DetailWords } from './en.ts'
import { es } from './es.ts'

/** What these pages say; it comes with them. */
export const w = (): DetailWords => (language() === 'es' ? es : en)
