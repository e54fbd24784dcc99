import type { DrillWords } from './drillEn.ts'

export const drillEs: DrillWords = {
  title: 'Simulacro',
  badge: 'Simulacro · inventado',
  lead: 'Un simulacro hace pasar unos asuntos inventados por la revisión, los plazos, el plan de turnos y las cartas de verdad, hasta la página de lo que hay que leer ahora. Cada uno dice que es un simulacro. No son de nadie, y nada del estudio los cuenta.',
  none: 'No hay ningún simulacro. Avise a las personas de seguridad de que habrá uno, y empiécelo cuando alguien esté de turno.',
  hours: 'Termina solo después de',
  hour: (count) => (count === 1 ? '1 hora' : `${count} horas`),
  start: 'Empezar el simulacro',
  started: (name, at) => `Lo empezó ${name}, ${at}.`,
  left: 'alguien que dejó el estudio',
  until: (at) =>
    `Dura hasta el ${at}. Las cartas dicen «simulacro», y en la página los asuntos de verdad van primero.`,
  end: 'Terminarlo ahora',
  endHint: 'Al momento: nadie recibe más cartas, y sus asuntos salen de la página.',
  toItems: 'A lo que hay que leer ahora',
  over: (at) => `Terminó el ${at}. Ya no hay nada de él en la página.`,
  report: 'Qué resultó',
  remove: 'Quitar el simulacro',
  removeHint:
    'Entonces desaparecen los asuntos, lo que se escribió en ellos y este informe. Que hubo un simulacro queda anotado.',
  found: 'Encontrado por el programa',
  wanted: (tier) => `pensado como «${tier}»`,
  nothing: 'no había nada que encontrar',
  foundAs: (tier) => `encontrado como «${tier}»`,
  notFound: 'sin encontrar; puesto para leerse en un día',
  missed: 'se le escapó',
  told: 'Aviso por carta',
  toldAfter: (name, minutes) => `${name}: tras ${minutes}`,
  nobodyTold: 'a nadie',
  taken: 'Tomado',
  decided: 'Decidido',
  within: (took, within) => `en ${took}, de ${within}`,
  not: (within) => `no mientras duró; el plazo es de ${within}`,
  notSigned: 'no firmó una segunda persona',
  late: 'tarde',
  minutes: (count) => (count === 1 ? '1 minuto' : `${count} minutos`),
  items: 'Simulacro',
  itemsLead: (at) =>
    `Asuntos inventados, hasta el ${at}. Lo que está arriba es de verdad y va primero. Haga aquí lo que haría.`,
  empty: 'Se decidió cada asunto del simulacro.',
  wrong: {
    hours: 'Elija después de cuántas horas termina.',
    studyId:
      'Alguien empezó, terminó o quitó un simulacro mientras tanto, o hubo tres en un día, que es lo máximo. Cargue la página otra vez, o espere a mañana.',
    itemId: 'Alguien decidió mientras tanto, o no espera a nadie. Cargue la página otra vez.',
  },
}
