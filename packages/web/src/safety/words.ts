import { language } from '../language/language.ts'
import { dutyEn, type DutyWords } from './dutyEn.ts'
import { dutyEs } from './dutyEs.ts'
import { en, type SafetyWords } from './en.ts'
import { es } from './es.ts'

/** What these pages say; it comes with them. */
export const w = (): SafetyWords => (language() === 'es' ? es : en)
export const duty = (): DutyWords => (language() === 'es' ? dutyEs : dutyEn)

/** For the board, who are spoken to as young people are. */
const boardEn = {
  raise: 'Somebody should look at this now',
  raiseHint: 'It goes to a safety reviewer, who reads it within the hour. You need not say why.',
  raised: 'A safety reviewer reads it within the hour. Thank you.',
  notRaised: 'It did not go out. Try again, or tell the evaluator.',
}
const boardEs: typeof boardEn = {
  raise: 'Alguien debe mirar esto ahora',
  raiseHint: 'Le llega a una persona de seguridad, que lo lee en una hora. No tienes que decir por qué.',
  raised: 'Una persona de seguridad lo lee en una hora. Gracias.',
  notRaised: 'No salió. Inténtalo otra vez o díselo a quien evalúa.',
}
export const board = () => (language() === 'es' ? boardEs : boardEn)
