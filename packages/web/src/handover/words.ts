import { language } from '../language/language.ts'
import { en, type HandoverWords } from './en.ts'
import { es } from './es.ts'

/** What these pages say. It comes with them: a first visit to the desk need not carry it. */
export const w = (): HandoverWords => (language() === 'es' ? es : en)
