import { countIn } from '../language/figures.ts'
import type { ErasureWords } from './en.ts'

const count = countIn('es')
const wordsOf = (people: number, responses: number) =>
  `${count(responses, 'respuesta', 'respuestas')} de ${count(people, 'persona', 'personas')}`

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
    responses: (n) => count(n, 'respuesta', 'respuestas'),
    answers: (n) => count(n, 'contestación', 'contestaciones'),
    passages: (n) => count(n, 'pasaje, con su índice de búsqueda', 'pasajes, con su índice de búsqueda'),
    codings: (n) => count(n, 'código en ellos, con sus razones', 'códigos en ellos, con sus razones'),
    decisions: (n) => count(n, 'decisión sobre códigos', 'decisiones sobre códigos'),
    approvals: (n) => count(n, 'paso para dejar salir citas', 'pasos para dejar salir citas'),
    objections: (n) => count(n, 'objeción del consejo a sus citas', 'objeciones del consejo a sus citas'),
    screens: (n) => count(n, 'pantalla de una sesión sin terminar', 'pantallas de una sesión sin terminar'),
    notes: (n) => count(n, 'nota que se hizo antes', 'notas que se hicieron antes'),
    jobs: (n) => count(n, 'tarea', 'tareas'),
  },
  notices: 'A quién se avisa',
  noticesOf: (n) =>
    `${n === 1 ? 'Siguió' : 'Siguieron'} ${count(n, 'aviso', 'avisos')} a quienes recibieron entregas.`,
  noNotices: 'No hubo a quién avisar: nada de eso se entregó a nadie que esté anotado.',
  key: 'Clave',
  keyEnded: (time) =>
    `Destruida ${time}: ningún registro abre lo que estaba sellado con ella, ni ninguna copia de seguridad o de las claves que hizo este programa.`,
  keyCopied: (time) =>
    `Destruida ${time}. La copia de las claves se hizo antes: abre lo que una copia de seguridad anterior tenga de ello, hasta que se sustituya. Pida a quien lleva este programa que lo haga (backup-keys).`,
  keyHeld:
    'Sigue ahí: algo que dijo después está sellado con ella. Quien tenga las claves y una copia anterior puede abrir esa copia.',
  state: 'Estado',
  done: (time) => `Hecho ${time}: se buscó otra vez y no se encontró nada`,
  found: (time, day) =>
    `Sin terminar: se buscó otra vez ${time} y algo de ello, o una tarea sin su respuesta, sigue ahí. Se busca cada hora; el próximo arranque del programa lo quita. A más tardar ${day}. Avise a quien lleva este programa.`,
  waiting: (day) => `En curso; a más tardar ${day}`,
  kept: 'Se conserva, como decía el texto: a qué dijo que sí y qué retiró, quién es, sellado, este comprobante y el registro de quién hizo qué, con números. La manera de llegar a la persona desaparece; si una persona de seguridad tiene algo suyo por decidir, solo ella la abre hasta entonces.',
  wordsEnd: {
    title: 'Palabras cuyo tiempo terminó',
    lead: 'La persona custodia de datos pide que se destruyan y otra está de acuerdo: lo dicho, tal como vino y limpio, con su índice, sus citas, las razones de las sugerencias y lo que el consejo escribió de ello. Nadie lo recupera. Lo que se encontró en ello se sigue contando en todas partes, tal como está entonces, sin ninguna palabra.',
    ask: 'Pedir que se destruyan',
    waits: ({ name, at, before, people, responses }) =>
      `${name} lo pidió el ${at} para lo dicho antes del ${before}: a lo sumo ${wordsOf(people, responses)}.`,
    own: 'Otra persona tiene que estar de acuerdo.',
    agree: 'De acuerdo, destruirlas ahora',
    refuse: 'Rechazar',
    takeBack: 'Retirar la petición',
    done: (at, people, responses) =>
      `Destruidas el ${at}: las palabras de ${wordsOf(people, responses)}. De quien dijo más después, las copias anteriores aún las abren a quien las tenga con las llaves, hasta que se hagan llaves nuevas del estudio.`,
    left: 'Alguien que dejó el estudio',
    failed: 'Eso no se hizo. Cargue la página otra vez y mire qué dice ahora.',
  },
  due: {
    words: (people) => `Hay palabras de hace más de tres años, de ${people}.`,
    ask: 'Solo terminan si usted lo pide y otra persona está de acuerdo.',
    second: 'Solo terminan si la persona custodia de datos lo pide y otra está de acuerdo.',
    asked: 'Alguien pidió que terminen: otra persona tiene que estar de acuerdo.',
    look: 'Ver qué toca',
  },
  clock: {
    title: 'Lo que tiene que desaparecer para un día',
    lead: 'Lo que se guarda tiene su plazo. Cuando termina el estudio desaparecen las maneras de llegar a alguien, y las de quienes pidieron los resultados cuando ya los tienen; un año después, los nombres y las fechas de nacimiento. Nada desaparece en los treinta días después de que diga estos días, u otros. Mirar un día no destruye nada; lo que toca desaparece solo en unos minutos. Lo que retiene un requerimiento legal no se cuenta aquí y no desaparece; lo que una persona joven quiere que desaparezca, siempre.',
    byThen: 'Toca hasta el',
    none: 'Hasta ese día no toca nada.',
    kinds: {
      contact: 'Maneras de llegar a alguien',
      identity: 'Nombres y fechas de nacimiento',
      words: 'Palabras de hace más de tres años',
    },
    people: (n) => `de ${count(n, 'persona', 'personas')}`,
    byHand: '(estas, entre dos personas, abajo)',
    run: 'Destruir lo que toca ahora',
    closedOn: 'El estudio terminó el',
    returnedOn: 'Quienes pidieron los resultados los tuvieron el',
    save: 'Guardar estos días',
    done: 'Hecho.',
    failed:
      'No se hizo. Ponga días que no estén por venir ni sean anteriores a la última respuesta o ronda, mire la conexión e intente otra vez.',
  },
}
