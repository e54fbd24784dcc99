import { language } from '../language/language.ts'
import { en, type ThemeWords } from './en.ts'
import { es } from './es.ts'

export const w = (): ThemeWords => (language() === 'es' ? es : en)
