import { language } from '../language/language.ts'
import { en, type SafetyWords } from './en.ts'
import { es } from './es.ts'

/** What these pages say; it comes with them. */
export const w = (): SafetyWords => (language() === 'es' ? es : en)
