import { language } from '../language/language.ts'
import { en, type InterviewWords } from './en.ts'
import { es } from './es.ts'

/** What these pages say; it comes with them. */
export const w = (): InterviewWords => (language() === 'es' ? es : en)
