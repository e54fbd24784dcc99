import type { Language } from '../graphql.ts'
import { language } from '../language/language.ts'
import { en, type InstrumentWords } from './en.ts'
import { es } from './es.ts'

/** What these pages say; it comes with them. */
export const w = (): InstrumentWords => wordsIn(language())

/** The preview speaks as the person's page would, whatever the desk speaks. */
export const wordsIn = (which: Language): InstrumentWords => (which === 'es' ? es : en)
