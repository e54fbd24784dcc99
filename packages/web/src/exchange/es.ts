import type { ImportWords } from './en.ts'

const count = (n: string, one: string, many: string) => `${n} ${n === '1' ? one : many}`

export const es: ImportWords = {
  title: 'Traiga sus propias palabras',
  lead: 'Aquí entran palabras que se reunieron en otro lugar, con el consentimiento que usted declara para ellas. Se leen en este navegador; el archivo y los nombres se quedan en él.',
  notice:
    'Solo palabras inventadas. Mientras nadie pueda quitar lo que el programa deja de nombres y lugares, aquí no van palabras de jóvenes reales.',
  answersOf: (n) => count(n, 'contestación', 'contestaciones'),
  what: {
    title: '1. ¿Qué trae?',
    file: 'Un archivo: .txt, .docx, .csv o .xlsx; si son textos, varios a la vez',
    choose: 'Elegir archivos',
    drop: 'O suéltelos aquí.',
    paste: 'O pegue texto, o celdas de una hoja de cálculo',
    usePaste: 'Usar este texto',
    reading: 'Leyendo el archivo…',
    another: 'Tomar otra cosa',
    read: (what) => `Se leyó como ${what}.`,
    format: {
      paste: 'texto pegado',
      txt: 'texto sin formato',
      docx: 'documento de Word',
      csv: 'tabla (CSV)',
      xlsx: 'libro de hojas de cálculo',
    },
    readSeveral: (n) => `Se leyeron ${n} textos.`,
    inFile: (name) => `En «${name}»:`,
    encoding: (name) => `Letras: ${name}.`,
    delimiter: (sign) => `Entre las celdas: ${sign}.`,
    signs: { ',': 'coma', ';': 'punto y coma', '\t': 'tabulador', '|': 'barra vertical' },
    problem: {
      empty: 'No tiene palabras. Revise si es el archivo correcto y elija otro.',
      tooLarge:
        'Es demasiado grande: más de 20 MB, o más de 120 MB al abrirse. Divídalo y traiga las partes una por una.',
      tooManyRows: 'Tiene más de 20,000 filas. Divídalo y traiga las partes una por una.',
      severalTables:
        'Es una tabla, y las tablas entran una por una. Varios archivos a la vez deben ser textos.',
      picture: 'Es una imagen, diga lo que diga su nombre. Escriba sus palabras y traiga eso.',
      pdf: 'Es un PDF, y su texto no se puede sacar con fidelidad. Guárdelo como .docx o .txt en el programa que lo hizo.',
      rtf: 'Está en formato de texto enriquecido. Ábralo en un procesador de textos y guárdelo como .docx.',
      legacy:
        'Está en el formato antiguo de Word o Excel (.doc, .xls). Ábralo allí y guárdelo como .docx o .xlsx.',
      locked: 'Está protegido con contraseña. Guarde una copia sin ella y traiga esa.',
      otherArchive:
        'Es un archivo comprimido, pero no es documento de Word ni libro de hojas. Guárdelo como .docx, .xlsx, .csv o .txt.',
      unknown: 'No tiene texto que se pueda leer. Guárdelo como .docx, .xlsx, .csv o .txt.',
      damaged:
        'Está dañado y no se puede leer completo. Ábralo en el programa que lo hizo, guárdelo de nuevo y elija ese.',
      unavailable:
        'No se pudo leer en este momento. Revise la conexión y si el archivo sigue ahí, cargue de nuevo esta página y elíjalo otra vez.',
      tookTooLong: 'Tardó demasiado en leerse y se detuvo. Divídalo y traiga las partes una por una.',
    },
  },
  which: {
    title: '2. ¿De quién son las palabras?',
    cut: '¿Cómo está dividido?',
    cuts: {
      speakers: 'Es una conversación: hay nombres antes de lo que dice cada quien',
      one: 'Todo es de una sola persona joven',
      blocks: 'Cada párrafo es de otra persona joven',
      lines: 'Cada línea es de otra persona joven',
    },
    eachFile: 'Cada archivo es de otra persona joven',
    sameName: 'El mismo nombre en otro archivo es otra persona.',
    noSpeakers: 'No se encontraron nombres de quienes hablan.',
    oneSpeaker: 'Se encontró a una sola persona que habla.',
    speakers: (n) =>
      `Se encontraron ${n} personas que hablan. Diga quién es cada una; los nombres no salen de este navegador.`,
    speaker: (turns, words) => `${count(turns, 'turno', 'turnos')}, ${count(words, 'palabra', 'palabras')}`,
    who: (name) => `¿Quién es ${name}?`,
    part: {
      young: 'Una persona joven',
      other: 'Alguien más: queda fuera',
      none: 'No es quien habla: es parte de lo dicho',
    },
    confirm: 'Revisé cada una: son quienes dice aquí.',
    sheet: 'Hoja',
    sheetName: (name, rows) => `${name} (${count(rows, 'fila', 'filas')})`,
    header: 'Nombres de las columnas',
    noHeader: 'No hay',
    headerRow: (row, cells) => `Fila ${row}: ${cells}`,
    words: '¿Qué columnas tienen sus palabras?',
    proposed: (n, of) => `Se proponen ${n} de ${of} columnas.`,
    noWords: 'Ninguna columna parece texto libre. Elija la que lo sea.',
    showAll: 'Mostrar todas las columnas',
    column: (letter, name) => (name ? `${letter}: ${name}` : letter),
    filled: (n) => `${n} con texto`,
    person: '¿Qué columna dice la persona?',
    noPerson: 'Ninguna: cada fila es otra persona',
    language: '¿Qué columna dice el idioma?',
    noLanguage: 'Ninguna: buscarlo en las palabras',
  },
  where: {
    title: '3. ¿A dónde pertenece?',
    wave: 'Ronda',
    choose: 'Elija…',
    newWave: 'Una ronda nueva',
    waveName: 'Nombre de la ronda nueva',
    waveDay: 'Su primer día',
    questions: 'Preguntas',
    newQuestions: 'Preguntas propias',
    instrument: (title, version) => `${title}, ${version}`,
    question: (column) => `Qué se preguntó${column ? ` en ${column}` : ''}`,
    ownWords: 'En sus propias palabras',
    service: 'Servicio',
    noService: 'Ninguno en particular',
  },
  consent: {
    title: '4. ¿Con qué consentimiento?',
    lead: 'Se registra para cada persona de este lote. Sin él no entra nada.',
    form: 'Versión del formulario de consentimiento',
    formExample: 'como está impresa en él',
    scopes: '¿Qué aceptaron? Marque solo lo que aceptaron todas las personas.',
    scope: {
      participate: 'Participar (necesario)',
      analyse: 'Que se analice lo que dicen (necesario)',
      automated_assist: 'Que una máquina en esta computadora lea y sugiera códigos',
      quote_verbatim: 'Que se citen sus palabras exactas',
      quote_paraphrased: 'Que se cuente con otras palabras lo que dicen',
      share_advisory_board: 'Que lo lea un consejo asesor',
      retain_for_future_waves: 'Que se guarde para rondas futuras',
    },
    untagged:
      'Sin la máquina no se sugiere nada: las palabras entran sin etiquetas, esperan a una persona y no están en ningún tema hasta que alguien las codifique.',
    age: '¿Qué edad tienen?',
    ages: { adult: 'Todas tienen 18 años o más', minor: 'Algunas tienen menos, o no se sabe' },
    party: '¿Quién aceptó?',
    parties: {
      youth: 'Las propias personas jóvenes',
      giver: 'Madre, padre, tutor u otra persona que da permiso',
      both: 'Ambas partes',
    },
    safety: '¿Es segura para la persona joven cada persona que da permiso?',
    safe: 'Sí, cada una',
    unsafe: 'No, o no se sabe',
    until: 'El primer día en que ya no vale',
    attest:
      'Declaro que cada persona de este lote aceptó exactamente esto, en este formulario, y que nadie se ha retractado.',
  },
  preview: {
    title: '5. Lo que entra',
    summary: (people, answers) => `${people}, ${answers}.`,
    nobody: 'Así como está, no entrarían palabras de nadie.',
    languages: (parts) => `Idiomas: ${parts}.`,
    unsure: (n) => `${n}: el idioma es una suposición. Cámbielo donde no sea correcto.`,
    leftOut: 'Queda fuera',
    why: {
      interviewer: (n) =>
        `${count(n, 'turno', 'turnos')} de alguien más. Las preguntas de quien entrevista pueden nombrar a personas y aún no se pueden guardar selladas; por eso quedan fuera.`,
      heading: (n) => `${count(n, 'fragmento', 'fragmentos')} antes de que alguien hable`,
      empty: (n) => `${count(n, 'fila', 'filas')} sin palabras`,
      nul: (n) =>
        `${count(n, 'contestación', 'contestaciones')} con un carácter NUL, que un texto no puede tener. Quítelo en el archivo.`,
      surrogate: (n) =>
        `${count(n, 'contestación', 'contestaciones')} con medio carácter. Guarde el archivo otra vez desde su origen.`,
      tooLong: (n) =>
        `${count(n, 'contestación', 'contestaciones')} de más de 200,000 caracteres. Divídala en el archivo.`,
      tooMuch: (n) =>
        `${count(n, 'persona', 'personas')} con más palabras de las que caben a la vez. Divídalas en el archivo.`,
    },
    nothingLeftOut: 'Nada.',
    place: { row: (at) => `fila ${at}`, part: (at) => `parte ${at}` },
    andMore: 'y más',
    table: { person: 'Persona', place: 'Dónde', words: 'Palabras', language: 'Idioma' },
    languageOf: (place) => `Idioma de ${place}`,
    missing: 'Todavía no, porque falta:',
    miss: {
      speakers: 'que revise a quienes hablan',
      columns: 'una columna con sus palabras',
      people: 'palabras de alguien',
      wave: 'la ronda',
      waveName: 'el nombre de la ronda nueva',
      waveDay: 'el primer día de la ronda nueva',
      questions: 'qué se preguntó',
      formVersion: 'la versión del formulario de consentimiento',
      participate: 'que aceptaron participar',
      analyse: 'que aceptaron que se analice',
      isAdult: 'qué edad tienen',
      party: 'quién aceptó',
      youth: 'que aceptaron las propias personas jóvenes: nadie puede hacerlo por ellas',
      giver: 'que alguien dio permiso por quienes pueden ser menores de edad',
      giverSafety: 'que cada persona que da permiso es segura: el permiso de otra no vale',
      until: 'hasta cuándo vale, un día que aún no llega',
      isAttested: 'que usted lo declare',
    },
    bringIn: 'Traer',
    sending: (part, parts) =>
      `Enviando la parte ${part} de ${parts}. Deje abierta esta página hasta que se envíen todas.`,
  },
  done: {
    title: (number) => `El lote ${number} ya entró`,
    toThemes: 'Leer los temas',
    another: 'Traer otro',
    kept: 'La ronda y el consentimiento quedan como los indicó; la declaración se hace de nuevo.',
  },
  refused: {
    again: (number, at) => `Estas palabras ya entraron antes, como lote ${number}, el ${at}.`,
    againOpen: (number) =>
      `No todo el lote ${number} había entrado. Con las mismas elecciones sigue desde donde se detuvo; para cambiar el consentimiento, la ronda o las preguntas, deshágalo antes más abajo.`,
    againHere: (number) =>
      `Ya están en esta ronda, y cada persona contaría dos veces. Deshaga antes el lote ${number} más abajo, o elija otra ronda.`,
    bringAgain: 'Traerlo a esta ronda de todos modos',
    goOn: (number) => `Seguir con el lote ${number}`,
    leave: 'Dejarlo así',
    differs:
      'Las elecciones no son las mismas con que comenzó ese lote. Deshágalo más abajo y comience de nuevo.',
    invalid:
      'El servidor no lo aceptó. No se guardó nada de esta parte; revise las palabras y lo que eligió arriba.',
    invalidAt: (place) =>
      `El servidor no aceptó ${place}. No se guardó nada de esta parte; revise las palabras que están ahí.`,
    noRule:
      'Son menores de edad, y el estudio aún no tiene una regla para cuando alguien cumple 18 años. Elíjala en la configuración, en las reglas. No se guardó nada.',
    consent:
      'El consentimiento, como está declarado, no permite que entren estas palabras. No se guardó nada.',
    unreachable:
      'No se puede llegar a Firsthand. Lo que se envió queda guardado; intente de nuevo y sigue desde ahí.',
    failed:
      'No entró en este momento. Lo que se envió antes queda guardado; intente de nuevo y sigue desde ahí.',
  },
  batches: {
    title: 'Lotes',
    none: 'Todavía ninguno. Lo que traiga aparece aquí, y se puede deshacer completo.',
    name: (number) => `Lote ${number}`,
    broughtIn: (what, at) => `${what}, entró el ${at}`,
    consent: (form, until) => `Con el formulario «${form}», hasta el ${until}`,
    state: {
      open: (had, of) =>
        `Se interrumpió: entraron ${had} de ${of} partes. Elija el mismo archivo con las mismas elecciones para seguir, o deshágalo.`,
      cleaning: (n, of) => `Se quita lo que identifica: ${n} de ${of}`,
      reading: (n, of) => `Se sugieren códigos: ${n} de ${of}`,
      ready: 'Listo',
      untagged: 'Listo, sin etiquetas: ninguna máquina puede leer',
      undone: (at) => `Se deshizo el ${at}. No queda nada.`,
      failed: (n) => (n === '1' ? '1 tarea falló' : `${n} tareas fallaron`),
    },
    toPipeline: 'Ver el proceso',
    undo: 'Deshacer',
    undoOf: (number) => `Deshacer el lote ${number}`,
    undoTitle: (number) => `¿Deshacer el lote ${number}?`,
    undoWhat: (people, answers) =>
      `Se van ${people} y ${answers}, con todo lo que se hizo de ellas: pasajes, códigos, consentimientos y lo que espera en el proceso. Se destruyen las claves de sus palabras.`,
    undoFinal: 'Nadie puede recuperarlo.',
    undoing: 'Deshaciendo…',
    undoFailed: 'No se pudo deshacer en este momento. Intente de nuevo.',
    undoneNow: (number) => `El lote ${number} se deshizo. No queda nada.`,
  },
}
