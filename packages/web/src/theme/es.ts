import type { ThemeWords } from './en.ts'

export const es: ThemeWords = {
  which: 'Qué citas',
  view: { chosen: 'Una selección equilibrada', all: 'Todas' },
  choice: {
    lead: 'Elegidas por una regla, sin azar: ocho como mucho, dos por persona como mucho, cada postura más o menos tantas veces como la toman las personas. La selección es para este escritorio; una cita sale de aquí solo como cada una lo dice.',
    shown: (quotes, people) => `${quotes}, de ${people}.`,
    of: (some, all) => `${some} de ${all}`,
    stances: 'Cuántas de cada postura',
    few: 'Con menos de diez personas, «típica» y «rara» dicen poco.',
    noSide: 'Hay tantas personas a favor como en contra, así que aquí nada se llama discrepante.',
    notRead: (quotes, people) =>
      `${quotes} de ${people} están solo en la lista de todas: no permiten que una máquina lea con nosotros.`,
    leftOut: (quotes) =>
      `Quedaron sin revisar otras ${quotes}: caben hasta 5.000 de una vez, menos si son largas y ninguna que sea muy larga, la primera de cada persona antes que la segunda de alguien. Use un filtro para mirar menos.`,
    emptyTitle: 'No hay de dónde elegir',
    empty:
      'Ninguna cita encaja, o nadie de aquí permite que una máquina lea. Quite un filtro o lea todas las citas.',
    reason: {
      typical: { name: 'Típica', because: 'cercana a lo que dicen las demás' },
      strong: { name: 'Fuerte', because: 'dicha con fuerza' },
      dissenting: { name: 'Discrepante', because: 'de la postura que toman menos personas' },
      rare: { name: 'Rara', because: 'dice lo que casi nadie más dice, y por eso señala más a una persona' },
    },
    by: (words) => `por ${words}`,
  },
  filter: {
    kind: 'Qué es',
    about: 'Sobre',
    aspect: 'Podría mostrar (borrador)',
    aspectNote:
      'Lo que las citas podrían mostrar lo propuso una máquina y nadie lo ha decidido: sirve para mirar, no para contar. Una cita que no está aquí también podría mostrarlo.',
    decidedAspect: 'Muestra (decidido)',
  },
  aspects: {
    summary: 'Aspectos, según lo decidieron personas',
    aspect: 'Aspecto',
    open: 'Quedan palabras sin decidir',
    nobody: 'sin decir',
    note: 'Personas cuyas palabras lo muestran, de aquellas de quienes alguien lo ha dicho de todo lo que dijeron sobre el código. Abajo, de cuántas que hablaron del código quedan palabras sin decidir: pudieron hablar de cualquiera.',
  },
  asked: {
    title: 'Por qué preguntan las preguntas',
    toPage: 'Por qué preguntan las preguntas',
    lead: 'Que alguien a quien se preguntó por un tema no hable de él dice algo; si no se le preguntó, no. Diga entonces por qué códigos pregunta cada pregunta abierta. Lo propuesto se leyó de sus palabras y no cuenta hasta que usted lo tome.',
    open: (n, all) => `${n} de ${all} preguntas esperan una decisión.`,
    none: 'Por ningún código en especial',
    proposed: 'propuesto, nadie ha decidido',
    decided: (who) => `lo dijo ${who}`,
    take: 'Tomar esto',
    change: 'Elegir códigos',
    which: 'Pregunta por',
    save: 'Guardar',
    said: {
      done: 'Guardado. Vale para todas las versiones de esta pregunta con las mismas palabras.',
      meanwhile: 'Otra persona lo dijo antes. No se sobrescribió nada: mire lo que hay ahora.',
      failed: 'No se guardó. Inténtelo de nuevo.',
    },
    emptyTitle: 'Todavía no se hizo ninguna pregunta abierta',
    empty: 'Aquí están las preguntas que se contestan con palabras, en cuanto se hagan a alguien.',
    summary: 'A quién se preguntó y a quién no',
    group: {
      spokeAsked: 'Se preguntó y habló',
      spokeUnasked: 'No se preguntó y habló',
      askedSilent: 'Se preguntó y no habló',
      notAsked: 'No se preguntó y no habló',
    },
    note: 'Personas cuyas palabras se leyeron, cada una en una columna. A quien no se preguntó y no habló puede parecerle cualquier cosa.',
    undecided: (n) =>
      `Todavía no se sabe: nadie ha dicho por qué preguntan ${n} de las preguntas abiertas de esta ronda.`,
    unread: (people) => `Sin ${people} cuyas palabras aún no se leyeron.`,
  },
  missed: {
    title: 'Lo que el libro de códigos no recoge',
    toPage: 'Lo que el libro de códigos no recoge',
    lead: 'De qué hablan varias personas fuera de todos los códigos: candidatos a códigos nuevos, para que usted juzgue. Cada uno se nombra con palabras que usan al menos tres personas.',
    language: 'Idioma',
    looked: (passages, people) => `Se revisaron ${passages} de ${people}.`,
    basis:
      'No están quienes no permiten que una máquina lea, ni los pasajes que no se leyeron con este libro de códigos.',
    notCompared:
      'Hay muy poco codificado con qué comparar: esto es simplemente lo que dicen muchas personas, haya o no un código para ello. Decida antes algunas sugerencias.',
    leftOut: (passages) =>
      `Quedaron sin revisar otros ${passages}: caben hasta 5.000 de una vez, menos si son largos y ninguno que sea muy largo, el primero de cada persona antes que el segundo de alguien. Con un solo idioma pueden ser menos.`,
    copied: (n) => `Se dejaron fuera ${n} frases porque varias personas las tienen palabra por palabra.`,
    tooFewTitle: 'Muy pocas personas',
    tooFew: (fewest) =>
      `Hacen falta las palabras de ${fewest} personas: lo que dicen menos las señalaría. Quite el filtro de idioma o espere a que se lea más.`,
    noneTitle: 'Nada se repite fuera de los códigos',
    none: 'Todo aquello de lo que hablan varias personas tiene un código. Puede cambiar con las próximas respuestas.',
    people: 'Personas',
    inLanguages: (english, spanish) => `${english} en inglés, ${spanish} en español`,
    open: (passages) => `Leer ${passages}`,
    opens: 'Abrir palabras queda en el registro.',
    gone: 'Este pasaje ya no se puede leer.',
    toCodebook: 'Al libro de códigos',
  },
}
