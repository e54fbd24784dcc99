import type { DutyWords } from './dutyEn.ts'

export const dutyEs: DutyWords = {
  title: 'Quién está de turno',
  lead: 'Qué persona de seguridad está y cuándo. Primero se avisa a quien está de turno; al relevo cuando pasó la mitad del plazo, a quien supervisa cuando pasó entero, y después a todos.',
  zone: (name) => `Las horas van con el reloj de ${name} y lo siguen cuando cambia la hora.`,
  place: { first: 'De turno', backup: 'Relevo', supervisor: 'Supervisión' },
  none: { first: 'nadie', backup: 'nadie', supervisor: 'nadie' },
  always: 'a toda hora',
  until: (at) => `ahora, hasta ${at}`,
  now: 'ahora',
  next: (at) => `próxima vez ${at}`,
  day: { mon: 'lun', tue: 'mar', wed: 'mié', thu: 'jue', fri: 'vie', sat: 'sáb', sun: 'dom' },
  span: (from, to) =>
    from === to ? 'todo el día' : `de ${from} a ${to}${to < from ? ' del día siguiente' : ''}`,
  remove: 'Quitar',
  removeOf: (name) => `Quitar el turno de ${name}`,
  addTitle: 'Añadir un turno',
  who: 'Quién',
  as: 'Como',
  days: 'Estos días',
  from: 'Desde',
  to: 'Hasta',
  overnight:
    'Un turno puede pasar la medianoche, como de 22:00 a 06:00. La misma hora dos veces es todo el día.',
  add: 'Añadirlo',
  noReviewer:
    'Este estudio no tiene persona de seguridad. Quien administra nombra a alguien en la página de miembros; después se planea aquí.',
  warning: {
    nobody_ever:
      'Nunca hay nadie de turno. A quien responde a solas no se le piden palabras, y lo que llega va a todas las personas de seguridad a la vez. Los plazos corren igual.',
    nobody_now:
      'Ahora no hay nadie de turno. Lo que llega va al relevo, si no a quien supervisa, si no a todas las personas de seguridad. Los plazos corren igual.',
    gap_over_a_day:
      'En la semana pasa más de un día sin nadie de turno. Lo que un menor escribe a solas se lee en un día, así que a quien responde a solas no se le piden palabras hasta que entre los turnos no pase más de un día.',
    no_backup: 'No hay relevo.',
    no_supervisor: 'No hay quien supervise: cuando pasa el plazo se avisa a todas las personas de seguridad.',
    no_mail_server:
      'Ninguna carta avisa de que algo espera: este servidor no tiene por dónde enviarlas. Quien está de turno mira esta página cada pocos minutos, o quien lleva el servidor indica uno.',
    no_address: 'Alguien del plan no dio una dirección, así que no le llega ninguna carta.',
    first_without_address:
      'A nadie de quienes están de turno ahora le llegan cartas. Se avisa enseguida a quien viene después.',
    nobody_outside:
      'Todas las personas de seguridad están vinculadas a un servicio. Lo que se dice que hizo la gente de un servicio necesita a alguien que no lo esté.',
    administrator_without_address:
      'Nadie que administre dio una dirección, o cada quien que la dio trabaja con alguien del estudio. Si espera algo que ninguna persona de seguridad puede leer, ninguna carta avisa a quien podría dejar entrar a otra.',
    openings_unlooked:
      'Alguien abrió cómo contactar a una persona, y no hay nadie más aquí que pueda mirarlo: deje entrar a otra persona de seguridad o a quien custodia los datos.',
  },
  stranded: (ids) =>
    `Hay un asunto de seguridad que nadie puede leer: ${ids}. Deje entrar a una persona de seguridad que no trabaje con esa gente ni ese servicio, y avísele ahora.`,
  lacks: (count: number) => (count === 1 ? 'Falta algo en el plan.' : `Faltan ${count} cosas en el plan.`),
  toPlan: 'Quién está de turno',
  reachTitle: 'Dónde se le avisa',
  reachLead:
    'Una dirección de correo que usted lee mientras está de turno. La carta dice “1 asunto por revisar” y nada más. La dirección queda sellada y nadie la lee aquí.',
  reachInstead:
    'Una dirección de correo que usted lee cada día. Llega una carta solo cuando espera algo que ninguna persona de seguridad puede leer: lo dice, y nada de lo que es, para que usted deje entrar a otra. La dirección queda sellada y nadie la lee aquí.',
  reach: 'Su dirección para esto',
  reachKept: 'Hay una dirección guardada. Escriba otra para cambiarla, o ninguna para quitarla.',
  saveReach: 'Guardarla',
  reachSaved: 'Guardada.',
  mandatedTitle: 'Si le toca reportar',
  mandatedLead:
    'A algunas personas la ley les obliga a reportar lo que saben de un menor. Las demás personas de seguridad lo ven junto a lo que usted tiene; nada más se sigue de ello. Quien administra también puede decirlo de usted.',
  mandatedAsked: 'Si la ley me obliga a reportar',
  tiesTitle: 'Vínculo con un servicio',
  tiesLead:
    'Quien trabaja para un servicio, o cerca de su gente, no lee lo que se dice que hizo esa gente, ni lo que nombra el servicio. Va a las demás personas.',
  notTied: 'sin vínculo',
  tie: 'Vincular con',
  untie: (name) => `Desvincular de ${name}`,
  tieAct: 'Vincular',
  choose: 'Elegir',
  wrong: {
    accountId: 'No es una persona de seguridad, o es su propio vínculo, que quita otra persona.',
    hours: 'Diga qué días, desde cuándo y hasta cuándo, y no lo que ya está.',
    address: 'Esto no es una dirección de correo.',
  },
}
