import { language } from '../language/language.ts'
import { dutyEn, type DutyWords } from './dutyEn.ts'
import { dutyEs } from './dutyEs.ts'
import { en, type SafetyWords } from './en.ts'
import { es } from './es.ts'

/** What these pages say; it comes with them. */
export const w = (): SafetyWords => (language() === 'es' ? es : en)
export const duty = (): DutyWords => (language() === 'es' ? dutyEs : dutyEn)
