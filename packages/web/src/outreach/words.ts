import { language } from '../language/language.ts'
import { en, type OutreachWords } from './en.ts'
import { es } from './es.ts'

/** What these pages say; it comes with them. */
export const w = (): OutreachWords => (language() === 'es' ? es : en)
