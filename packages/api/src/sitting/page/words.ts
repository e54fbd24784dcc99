// What the page itself says, in the language of the sitting.
import type { Language } from '../view.ts'
import { en, type Words } from './en.ts'
import { es } from './es.ts'

export const words: Record<Language, Words> = { en, es }
