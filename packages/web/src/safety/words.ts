import { language } from '../language/language.ts'
import { dutyEn, type DutyWords } from './dutyEn.ts'
import { dutyEs } from './dutyEs.ts'
import { drillEn, type DrillWords } from './drillEn.ts'
import { drillEs } from './drillEs.ts'
import { en, type SafetyWords } from './en.ts'
import { es } from './es.ts'

/** What these pages say; it comes with them. */
export const w = (): SafetyWords => (language() === 'es' ? es : en)
export const duty = (): DutyWords => (language() === 'es' ? dutyEs : dutyEn)
export const drill = (): DrillWords => (language() === 'es' ? drillEs : drillEn)

/** For the board, who are spoken to as young people are. */
const boardEn = {
  raise: 'Somebody should look at this now',
  raiseHint:
    'It goes to the safety reviewers, who are asked to read it within the hour. You need not say why.',
  raised:
    'The safety reviewers are asked to read it within the hour. If somebody is in danger now, do not wait for them: call the emergency number, and tell whoever runs your board. Thank you.',
  onPage:
    'It stands on the page of the safety reviewers, but no letter goes to them, so it may be read late. Tell whoever runs your board today. If somebody is in danger now, call the emergency number.',
  nobody:
    'It is kept, but right now nobody is there who could read it. Tell whoever runs your board today, so that they find somebody. If somebody is in danger now, call the emergency number.',
  notRaised: 'It did not go out. Try again, or tell the evaluator.',
}
const boardEs: typeof boardEn = {
  raise: 'Alguien debe mirar esto ahora',
  raiseHint:
    'Les llega a las personas de seguridad, a quienes se pide leerlo en una hora. No tienes que decir por qué.',
  raised:
    'Se pide a las personas de seguridad que lo lean en una hora. Si alguien está en peligro ahora, no las esperes: llama al número de emergencias y díselo a quien lleva tu consejo. Gracias.',
  onPage:
    'Está en la página de las personas de seguridad, pero no les llega ninguna carta, así que puede que lo lean tarde. Díselo hoy a quien lleva tu consejo. Si alguien está en peligro ahora, llama al número de emergencias.',
  nobody:
    'Queda guardado, pero ahora no hay nadie que pueda leerlo. Díselo hoy a quien lleva tu consejo, para que busque a alguien. Si alguien está en peligro ahora, llama al número de emergencias.',
  notRaised: 'No salió. Inténtalo otra vez o díselo a quien evalúa.',
}
export const board = () => (language() === 'es' ? boardEs : boardEn)
