import type { Texts } from './text.ts'

const people = {
  ten: 'diez personas',
  eleven: 'once personas',
  'its own': 'las que este estudio pide como mínimo',
}

export const es: Texts = {
  locale: 'es-US',
  handover: (number) => `Entrega ${number}`,
  frozen: (day) => `Fijada el ${day}. Las cifras están como estaban ese día.`,
  made: (time) => `Esta copia se hizo el ${time}. Reemplaza a todas las copias anteriores.`,
  howTitle: 'Cómo leer esto',
  how: (than) => [
    'Cada persona cuenta una vez en un tema, por mucho que haya dicho.',
    'Cuántas son se dice con palabras, nunca con números. Ninguna palabra vale para tan pocas personas que se reconozca a una.',
    `No se dice nada de menos de ${people[than]}, ni cuando casi todas dijeron lo mismo. Entonces dice «se reserva».`,
    'Una cifra también se reserva si está muy cerca de una de una entrega anterior. La diferencia podría señalar a alguien.',
    'Cada cita es de una persona joven que lo permitía cuando esto se fijó. Dos personas vieron que nada en ella señala a nadie, y dos la dejaron salir.',
    'No hay más de dos citas de una misma persona. Por favor, no intente adivinar quién dijo qué.',
  ],
  allWaves: 'Todas las rondas juntas',
  words: {
    several: 'Varias personas hablaron de esto.',
    'a few': 'Unas pocas personas hablaron de esto.',
    some: 'Algunas personas hablaron de esto.',
    'about half': 'Cerca de la mitad de las personas habló de esto.',
    most: 'La mayoría de las personas habló de esto.',
  },
  withheld: {
    'small base': 'Se reserva: se preguntó a muy pocas personas.',
    'small group': 'Se reserva: hay muy pocas personas de un lado.',
    'near the whole': 'Se reserva: se podría deducir de otra cifra.',
    'near an earlier one':
      'Se reserva: está muy cerca de una entrega anterior, o no es seguro que no lo esté.',
    'being checked': 'Se reserva: aún se estaba leyendo cuando esto se fijó.',
  },
  nearTo: (number) =>
    `Se reserva: las personas son casi las mismas que en la entrega ${number}. La diferencia podría señalar a alguien.`,
  reach: {
    fewer: {
      ten: 'Se leyó a menos de diez personas.',
      eleven: 'Se leyó a menos de once personas.',
      'its own': 'Se leyó a menos personas de las que pide la regla de este estudio.',
    },
    enough: {
      ten: 'Se leyó a diez personas o más.',
      eleven: 'Se leyó a once personas o más.',
      'its own': 'Se leyó a suficientes personas para la regla de este estudio.',
    },
  },
  quotesTitle: 'En sus palabras',
  quote: (number) => `Cita ${number}`,
  takenBack: (number) => `La cita ${number} se retiró. Por favor, quítela de sus copias.`,
  notOn: (number) => `La cita ${number} ya no se entrega.`,
  noQuotes: 'No se entregaron citas de este tema.',
  noteTitle: 'Una nota sobre las cifras',
  note: (month, isMany, than) =>
    isMany
      ? `En ${month} ya no se contaba lo que habían dicho muchas de las personas de estas cifras: ${people[than]} o más. Las cifras quedan como se fijaron. Por favor, no las use así; pida una entrega más nueva.`
      : `Desde ${month} ya no se cuenta lo que dijeron algunas de las personas de estas cifras: menos de ${people[than]}. Las cifras quedan como se fijaron. Contadas de nuevo podrían cambiar en esa medida; no se dice más, para que no se reconozca a nadie.`,
  taken: (quotes) =>
    quotes.length === 1
      ? `Se retiró desde entonces: cita ${quotes[0]}.`
      : `Se retiraron desde entonces: citas ${quotes.join(', ')}.`,
  certificateTitle: 'Un certificado protege lo que se dijo',
  end: 'Cada persona detrás de esto puede retirar lo que dijo cuando quiera. A quien tiene una copia se le avisa, y la quita.',
  letter: ({ number, person, quotes, hasNote }) => ({
    subject: `Sobre la entrega ${number}: por favor, cambie sus copias`,
    text: [
      `Hola, ${person}:`,
      `Usted recibió de nuestra parte la entrega ${number}. Algo en ella cambió desde entonces.`,
      ...(quotes.length > 0
        ? [
            `Por favor, quite ${quotes.length === 1 ? 'la cita' : 'las citas'} ${quotes.join(', ')} de todas las copias y de todo lo que haya hecho con ellas, y no las use ni las pase a nadie más. Pida lo mismo a quien haya recibido una copia de usted.`,
          ]
        : []),
      ...(hasNote
        ? [
            'Hay una nota nueva sobre sus cifras. Quedan como estaban, pero se leen con esa nota. Por favor, use la copia nueva, que puede pedirnos.',
          ]
        : []),
      'Por favor, no intente saber por qué, ni quién lo pidió. No hace falta una razón.',
      'Cuando esté hecho, escríbanos para decirlo.',
      'Gracias.',
    ].join('\n\n'),
  }),
}
