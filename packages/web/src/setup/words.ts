import { language } from '../language/language.ts'
import { en, type SetupWords } from './en.ts'
import { es } from './es.ts'

/** What these pages say; it comes with them. */
export const w = (): SetupWords => (language() === 'es' ? es : en)
