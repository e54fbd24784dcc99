import { language } from '../language/language.ts'
import { en, type VaultWords } from './en.ts'
import { es } from './es.ts'

/** What this page says. It comes with the page: a first visit to the desk need not carry it. */
export const w = (): VaultWords => (language() === 'es' ? es : en)
