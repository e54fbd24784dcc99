import type { CodebookWords } from './en.ts'

export const es: CodebookWords = {
  title: 'Libro de códigos',
  lead: 'Qué significa cada código y qué tan bien lo encuentra el etiquetador: comparado con lo que las personas decidieron aquí.',
  version: (name, version) => `${name}, versión ${version}`,
  toMissed: 'Lo que el libro de códigos no recoge',
  toAsked: 'Por qué preguntan las preguntas',
  noneTitle: 'Todavía no hay libro de códigos',
  none: 'Tome el libro de códigos incluido o traiga el suyo en la configuración.',
  toSetup: 'A la configuración',
  draft: 'borrador',
  noGroup: 'Sin grupo',
  column: {
    code: 'Código',
    n: 'Textos',
    precision: 'Acertado de lo sugerido',
    recall: 'Encontrado de lo que hay',
    more: 'Con 40 más',
    before: 'Como vino',
    used: 'En uso',
    after: 'Nuevo',
    way: 'Cómo lee',
    region: 'Región',
    micro: 'Todo junto',
    macro: 'Promedio de los códigos',
  },
  figuresFrom: {
    used: (number, texts) =>
      `Cifras del modelo ${number}, que está en uso, en ${texts} de los que no aprendió.`,
    before: (texts) => `Cifras del etiquetador como vino, en ${texts} que las personas decidieron aquí.`,
  },
  notMeasured:
    'Aquí todavía no se midió nada: las cifras propias vienen con el primer modelo que se aprende.',
  noFigures: (texts, people) =>
    `Aquí todavía no se midió nada. Hacen falta ${texts} de ${people} en los que se decidió cada sugerencia.`,
  came: {
    title: 'Qué tan bien se encuentra',
    lead: (statements) =>
      `Cifras del etiquetador como vino, en respuestas inventadas: aprendió de ${statements} declaraciones inventadas y se midió en respuestas de otra mano de las que no aprendió. Con respuestas reales, espere menos.`,
    line: (of) =>
      `${of.language}: ${of.n} de ${of.answers} respuestas lo tienen. De lo sugerido, acertado: ${of.precision}; de lo que hay, encontrado: ${of.recall}.`,
  },
  caution:
    'Las personas decidieron con las sugerencias a la vista: lo que no vio ni una persona ni la máquina no está en estas cifras, así que la parte encontrada parece mejor de lo que es. Un código con menos de cinco textos no tiene cifras.',
  more: (share) => `Codifique 40 más como estos y espere cerca de ${share}.`,
  tooFew: 'muy pocos',
  little: 'Cuarenta más aportarían poco.',
  learning: {
    title: 'Lo que aprende de las decisiones',
    lead: 'El etiquetador puede aprender de los textos en los que se decidió todo. Propone un modelo; usted decide si las sugerencias se leen con él. Lo que alguien decidió nunca cambia por eso.',
    material: (texts, people) => `${texts} de ${people} están decididos por completo.`,
    notEnough: (texts, people) =>
      `Hacen falta ${texts} de ${people}. Un texto cuenta cuando cada sugerencia en él se aceptó, se rechazó o se cambió.`,
    worthwhile: 'Se decidió bastante; ahora vale la pena aprender de eso.',
    ask: 'Aprender de lo decidido',
    toQueue: 'Decidir sugerencias',
    asked: 'Se está aprendiendo. Puede tardar unos minutos; puede salir de la página.',
    failed: {
      too_little: 'No se aprendió: queda muy poco que esté decidido y se pueda leer.',
      took_too_long: 'No se aprendió: tardó demasiado. Pídalo otra vez cuando haya menos trabajo.',
      other: 'No se aprendió: algo falló de nuestro lado. Pídalo otra vez.',
    },
    discarded: (number) =>
      `El modelo ${number} se retiró: palabras de las que aprendió ya no se pueden usar. No queda nada de él.`,
    proposed: (number) => `El modelo ${number} está listo para verlo`,
    used: (number) => `El modelo ${number} está en uso`,
    aside: (number) => `El modelo ${number} se apartó`,
    ofPeople: (texts, people) => `${texts} de ${people}`,
    learnedFrom: (texts, day, version) =>
      `Aprendió de ${texts} el ${day}, con la versión ${version} del libro de códigos.`,
    copies: (n) =>
      `${n} de los textos son copias de otros; las copias y los textos de una persona quedaron juntos.`,
    taken: (n, all) => `Lee ${n} de ${all} códigos de otra manera, los demás como antes.`,
    noneTaken: 'No lee ningún código mejor que antes. No hay motivo para usarlo.',
    otherVersion:
      'Aprendió con una versión anterior del libro de códigos, así que no se lee con él. Apréndalo otra vez.',
    use: 'Usarlo',
    setAside: 'Apartarlo',
    stop: 'Dejar de usarlo',
    done: {
      ask: 'Pedido. Se está aprendiendo.',
      use: 'Está en uso. Lo que nadie decidió se está leyendo otra vez.',
      aside: 'Apartado. Lo que nadie decidió se está leyendo otra vez como vino.',
    },
    refused:
      'Eso no se hizo. Cargue la página otra vez; puede que otra persona haya decidido mientras tanto.',
    compare: 'El modelo nuevo junto a lo que había',
    sites: 'Cada región según lo que enseñaron las otras',
    sitesLead:
      'Los textos de una región, leídos por un modelo de las otras: lo que se puede esperar donde nadie codificó todavía.',
    earlier: 'Modelos anteriores',
  },
  way: { before: 'como antes', both: 'mitad como antes, mitad aprendido', alone: 'como aprendió' },
  aspects: {
    title: 'Aspectos',
    lead: 'Partes de este código. Una cita dice cuáles cree una máquina que podría mostrar; eso es un borrador, que nada cuenta; lo que una persona dijo que muestran se cuenta.',
    count: (n) => `Aspectos: ${n}`,
  },
  toRules: 'Por qué se guía',
  howWell: (n, precision, recall) =>
    `Se dio a ${n}. De lo sugerido, acertado: ${precision}; de lo que hay, encontrado: ${recall}.`,
  rules: {
    title: 'Por qué se guía',
    lead: 'Palabras con cualquier terminación, pares de palabras, partes de palabras y listas, con lo que aporta cada una si estuviera sola. Primero lo que más aporta en la práctica: lo que se dice a menudo va antes que lo que pesa mucho y se dice poco. Un texto se sugiere cuando lo que habla a favor del código pesa más que lo que habla en contra.',
    find: 'Buscar una palabra',
    findSubmit: 'Buscar',
    all: 'Mostrar todo',
    none: 'Todavía nada habla a favor de este código. Dele una definición y ejemplos en el libro de códigos.',
    first: '(primera palabra)',
    notFound: 'Ninguna regla de este código tiene esa palabra.',
    words: 'Palabras',
    kindOf: 'Tipo',
    weight: 'Peso',
    speaks: 'Habla',
    forIt: 'a favor',
    againstIt: 'en contra',
    kind: {
      word: 'palabra',
      pair: 'dos palabras',
      letters: 'parte de una palabra',
      list: 'lista',
      question: 'en la pregunta',
    },
    from: {
      study: 'Aprendido de lo decidido aquí',
      shipped: 'Como vino',
      codebook: 'De las palabras del libro de códigos',
    },
  },
  texts: (n, isOne) => `${n} ${isOne ? 'texto' : 'textos'}`,
}
