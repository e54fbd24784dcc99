import { language } from '../language/language.ts'
import { type DemandWords, en } from './en.ts'
import { es } from './es.ts'

/** What this page says; it comes with the page. */
export const w = (): DemandWords => (language() === 'es' ? es : en)
