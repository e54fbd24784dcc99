import type { ErasureWords } from './en.ts'

export const es: ErasureWords = {
  title: 'Lo que ya no está',
  lead: 'Comprobantes de lo que jóvenes quisieron que desapareciera: desde el momento en que se pidió nadie lo ve ni lo cuenta, y en ese momento salió de las tablas. No guardan ni una palabra de ello.',
  none: 'Nadie ha pedido que algo desaparezca.',
  receipt: (code) => `Comprobante ${code}`,
  asked: (time) => `Pedido ${time}`,
  own: 'por la propia persona',
  staff: 'anotado por el equipo',
  person: 'La persona',
  removed: 'Lo que salió de las tablas',
  nothing: 'No había nada',
  kinds: {
    responses: 'respuestas',
    answers: 'contestaciones',
    passages: 'pasajes, con su índice de búsqueda',
    codings: 'códigos en ellos, con sus razones',
    decisions: 'decisiones sobre códigos',
    approvals: 'pasos para dejar salir citas',
    objections: 'objeciones del consejo a sus citas',
    screens: 'pantallas de una sesión sin terminar',
    notes: 'notas que se hicieron antes',
    jobs: 'tareas',
  },
  key: 'Clave',
  keyEnded: (time) =>
    `Destruida ${time}: ninguna copia de seguridad, copia ni registro abre lo que estaba sellado con ella.`,
  keyHeld:
    'Sigue ahí: algo que dijo después está sellado con ella. Quien tenga las claves y una copia anterior puede abrir esa copia.',
  state: 'Estado',
  done: (time) => `Hecho ${time}`,
  waiting: (day) => `En curso; a más tardar ${day}`,
  kept: 'Se conserva, como decía el texto: a qué dijo que sí y qué retiró, quién es, sellado, este comprobante y el registro de quién hizo qué, con números.',
  firstPage: 'Primera página',
  nextPage: 'Página siguiente',
}
