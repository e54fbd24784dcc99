import type { SafetyWords } from './en.ts'

export const es: SafetyWords = {
  title: 'Por leer ahora',
  lead: 'Lo que escribieron jóvenes y puede hablar de un peligro. Lo encontró un programa o lo señaló una persona: a veces se equivoca, y algo se le escapa. Nadie se entera salvo usted, y el programa no reporta nada.',
  nothing: 'No hay nada pendiente. Lo que llega está aquí en segundos.',
  waits: 'Pendiente',
  imported: 'Llegó con un lote',
  importedLead:
    'Los asuntos de abajo son de palabras que se recogieron en otro lugar y se leyeron y atendieron antes de entrar, o que entraron antes de que se preguntara. No corre ningún plazo.',
  importedClocked: (count) =>
    count === 1
      ? '1 de los asuntos de arriba llegó con un lote del que nadie dijo que estuviera atendido: su plazo corre.'
      : `${count} de los asuntos de arriba llegaron con un lote del que nadie dijo que estuviera atendido: sus plazos corren.`,
  importedAsk:
    'Si quien recogió estas palabras las leyó e hizo lo que había que hacer, dígalo una vez para todas. Con eso terminan sus plazos.',
  importedBy: 'Quién las leyó y atendió, y cuándo',
  declare: 'Todas estas fueron atendidas',
  done: 'Decidido hace poco',
  late: (count) => (count === 1 ? '1 asunto pasó de su plazo.' : `${count} asuntos pasaron de su plazo.`),
  alarm: (count) =>
    count === 1
      ? '1 asunto lleva ocho horas. Llame ahora a su supervisor.'
      : `${count} asuntos llevan ocho horas. Llame ahora a su supervisor.`,
  untold: (count) =>
    `El servidor de correo no aceptó ${count === 1 ? '1 carta' : `${count} cartas`} sobre lo que espera aquí. Nadie recibió ese aviso: mire aquí cada pocos minutos y llame a quien está de turno. Se intenta otra vez cada minuto.`,
  tier: { 1: 'Ahora', 2: 'Actual o probable', 3: 'En un día' },
  kind: {
    self_harm: 'hacerse daño',
    abuse: 'abuso o descuido',
    exploitation: 'explotación',
    danger: 'peligro cerca',
    missing: 'huir o no aparecer',
    harm_to_others: 'daño a otros',
    other_child: 'otro menor',
    medical: 'médico',
    misconduct: 'por gente de un servicio',
    asks_for_help: 'pide ayuda',
    unknown_language: 'en un idioma que el programa no lee',
    unscreened: 'el programa no pudo leerlo',
    to_read: 'escribió un menor a solas',
    raised_by_person: 'alguien lo señaló',
  },
  age: {
    minor: 'Es menor de edad.',
    of_age:
      'Es mayor de edad: decide por su cuenta qué se hace sobre lo suyo, salvo que haya un menor en riesgo.',
    not_known: 'No se sabe si es mayor de edad: trate el asunto como el de un menor.',
  },
  step: {
    first: 'espera a quien está de turno',
    backup: 'espera también al relevo',
    supervisor: 'pasó su plazo: llame al supervisor',
    everybody: 'pasó su plazo: se pide a todos',
    alarm: 'ocho horas sin decidir',
  },
  came: (at) => `llegó ${at}`,
  due: (at) => `antes de ${at}`,
  yours: 'lo tiene usted',
  taken: 'alguien lo tiene',
  takenBy: (name, mandated) => `lo tiene ${name}${mandated ? ` (${mandated})` : ''}`,
  mandated: {
    yes: 'la ley le obliga a reportar',
    no: 'la ley no le obliga a reportar',
    agency_policy: 'reporta por las reglas de la agencia',
  },
  openings: {
    count: (count) =>
      count === 1
        ? 'Se abrió una vez cómo llegar a alguien: falta mirarlo'
        : `Se abrió ${count} veces cómo llegar a alguien: falta mirarlo`,
    toItem: 'al asunto',
    lead: 'Cada vez que una persona de seguridad abrió cómo contactar a alguien queda aquí hasta que otra, o quien custodia los datos, firma que lo miró. Pregunte a quien lo abrió y mire el asunto si puede.',
    item: (id) => `asunto ${id}`,
    own: 'Lo abrió usted: lo mira otra persona.',
    sign: 'Lo miré',
    meanwhile: 'Otra persona lo miró entretanto.',
    notLoaded:
      'No se pudo cargar lo que se abrió de cómo contactar a alguien, así que no está aquí. Cargue la página otra vez.',
    failed: 'No se firmó. Mire qué hay aquí ahora e inténtelo otra vez.',
  },
  raiseFlag: 'Señalar esto: algo de ello no puede esperar',
  read: 'Leerlo',
  take: 'Lo tomo',
  readAgain: 'Mostrar las palabras',
  hide: 'Ocultar las palabras',
  gone: 'Aquí no hay palabras: no se escribió nada, o lo escrito se retiró o se acabó su plazo. Lo que se encontró y se hizo queda aquí.',
  deleted: (at) =>
    `Las palabras se borraron el ${at}, como quiso la persona joven. Nadie puede volver a leerlas; lo que se encontró y se hizo queda aquí.`,
  from: {
    left: 'escrito a solas y no enviado',
    board: 'lo escribió el consejo, o se le respondió',
    interview: 'se señaló durante una entrevista',
    contact: 'en cómo se contacta a alguien',
    batch: 'llegó con un lote',
  },
  inRoom: 'ahora: alguien está con la persona. Se pregunta a todo el equipo; tómelo y llame.',
  sitsWith: (name) => `${name} habla con la persona y lo señaló.`,
  noWords: {
    interview:
      'Todavía no hay palabras: la entrevista sigue. Llame a quien lo señaló. Lo que se diga estará aquí cuando se envíe la entrevista, salvo que se retire.',
    contact:
      'Quien entrevista anotó cómo contactar a alguien, y algo de ello puede hablar de un peligro. Esas palabras están con la manera de contactar a la persona, que se abre abajo mientras usted tenga este asunto.',
  },
  takeOver: 'Tomarlo en su lugar',
  takeOverHint: 'Quien lo tiene no responde. Desde ahora lo tiene usted; queda en el registro.',
  passOn: 'Conozco a alguien de aquí',
  passOnHint: 'Pasa a otra persona y aquí desaparece. Nadie pregunta por qué.',
  outcomeAsked: '¿Qué se hizo?',
  outcome: {
    reported: 'se reportó',
    already_known: 'ya se sabía y se reportó',
    not_reportable: 'no se reporta',
    safety_plan: 'se hizo un plan de seguridad',
    could_not_reach: 'no se pudo contactar',
    nothing_found: 'nada en ello pide algo',
  },
  choose: 'Elegir',
  noteOfReport: 'A quién se reportó y qué dijo',
  note: 'A quién, cuándo, con qué número; o por qué no',
  report: {
    at: 'Cuándo se reportó',
    channelAsked: 'Por qué vía',
    channel: {
      hotline: 'línea de la agencia de protección de menores',
      police: 'policía o número de emergencias',
      in_person: 'en persona',
      written: 'por escrito, en un formulario o en papel',
      other: 'otra vía',
    },
    reference: 'Número que le dieron, si lo hay',
    number: (reference) => `Número: ${reference}`,
    told: (at, how) => `Se reportó ${at}: ${how}.`,
    due: (at) => `Reporte por escrito antes de ${at}.`,
    late: (at) => `El reporte por escrito era para antes de ${at}. Envíelo ahora o llame a su supervisor.`,
    lateCount: (count) =>
      count === 1
        ? '1 reporte por escrito pasó de su plazo.'
        : `${count} reportes por escrito pasaron de su plazo.`,
    sent: 'El reporte por escrito se envió',
    notOwed: 'No se debe reporte por escrito',
    notOwedHint:
      'Por ejemplo, si una persona mayor de edad no lo quiso, o lo envía otra persona. En el registro queda quién lo dijo.',
    came: {
      sent: 'El reporte por escrito se envió.',
      not_owed: 'No se debe reporte por escrito.',
    },
  },
  numbers: {
    title: 'A quién llamar',
    none: 'No se eligió el lugar de este estudio, así que aquí no hay ningún número. Lo elige quien administra, en la preparación.',
    stale: 'Desde hace medio año nadie de la agencia llama a estos números: alguno puede estar mal.',
  },
  toldFirst: 'Se le dijo primero a la persona joven',
  decide: 'Anotarlo',
  twoHint: 'De lo actual o probable, una segunda persona firma que no se reporta.',
  second: 'Espera a una segunda persona',
  sign: 'De acuerdo',
  refuse: 'Mirarlo otra vez',
  said: 'Quedó anotado.',
  failed: 'No se guardó. Cargue la página otra vez y mire qué hay.',
  wrong: {
    report:
      'Diga por qué vía se reportó y cuándo: no más de un día antes de que llegara, ni en el futuro. Lo que se reportó antes es "ya se sabía y se reportó".',
    note: 'Escriba a quién y con qué número, o por qué no.',
    outcome: 'De lo actual o probable diga "no se reporta" y por qué.',
    flagId:
      'Nadie más podría tomarlo, o alguien decidió antes que usted. Llame a quien le supervisa y mire qué hay aquí ahora.',
  },
  meanwhile: 'Alguien decidió antes que usted. Lo que anotó está aquí ahora; de lo suyo no se guardó nada.',
  contact: {
    title: 'Cómo llegar a esta persona',
    lead: 'Un toque muestra cómo, por un minuto y solo a usted, mientras tenga este asunto. Quién lo abrió y por qué queda aquí para las demás personas de seguridad, y otra de ellas, o quien custodia los datos, firma que lo miró. No use otra manera que la que está escrita ahí.',
    reason: {
      make_safe: 'Mostrar: me aseguro de que esté a salvo',
      tell_first: 'Mostrar: se lo digo antes que a nadie',
      make_plan: 'Mostrar: hago un plan con ella o él',
    },
    why: {
      make_safe: 'para asegurarse de que esté a salvo',
      tell_first: 'para decírselo antes que a nadie',
      make_plan: 'para hacer un plan con ella o él',
    },
    shut: {
      raised:
        'Usted señaló esto, así que otra persona de seguridad abre cómo llegar a esta persona. Quien pudiera señalar algo de cualquiera y abrirlo a solas podría averiguar cómo llegar a cualquiera. Se pregunta a todas las demás hasta que una lo tenga: avise ahora a una y pídale que lo tome aquí en su lugar. Si no hay nadie más, pida a quien administra que deje entrar a otra persona de seguridad y llame a quien le supervisa. Si alguien está en peligro ahora, llame primero al número de emergencias.',
      to_read:
        'Esto espera solo porque un menor escribió a solas, y eso no es motivo para contactarle. Si algo de ello no puede esperar, señálelo: se pide a todas las demás personas de seguridad que lo lean en una hora, y una de ellas puede contactarle; o usted, si el estudio no tiene otra. Si alguien está en peligro ahora, llame primero al número de emergencias.',
      imported:
        'Esto llegó con un lote, ya atendido, así que aquí no se abre cómo llegar a esta persona. Pregunte a quien recogió estas palabras.',
    },
    opened: (name: string, at: string, why: string) => `${name} lo abrió ${at}, ${why}.`,
    left: 'alguien que dejó el estudio',
    failed: 'No se abrió. Revise la conexión e inténtelo otra vez.',
    wrong: {
      kinds:
        'Que un menor haya escrito a solas no es motivo para contactarle. Si algo de ello no puede esperar, señálelo: entonces otra persona de seguridad puede, o usted si el estudio no tiene otra.',
      flagId:
        'Solo se abre mientras el asunto está abierto y es suyo. Si lo tiene otra persona, tómelo en su lugar. De lo que usted señaló, pida a otra persona de seguridad que lo tome, o a quien administra que deje entrar a una; lo que llegó con un lote y ya se había atendido no abre nada.',
      contact:
        'No se guarda cómo llegar a esta persona de manera segura: nadie lo escribió, o su plazo terminó. Pregunte a quien trabaja con ella; no use otra manera.',
      left: 'La manera de llegar a esta persona se quitó cuando se retiró. Pregunte a quien trabaja con ella; no use otra manera.',
    },
  },
  alone: 'Usted decidió esto. Otra persona tiene que firmarlo.',
  raiseNow: 'Señalar esto ahora',
  raiseNowHint:
    'Se pregunta a la vez a todas las personas de seguridad. No se envían palabras, y no tiene que decir por qué.',
  raisedNow:
    'Se pregunta ahora a todas las personas de seguridad. Quédese con la persona. Si alguien está en peligro ahora, llame primero al número de emergencias.',
  onPageNow:
    'Está en la página de las personas de seguridad, y a ninguna le llega una carta: llame ahora a una de ellas o a quien le supervisa. Si alguien está en peligro ahora, llame primero al número de emergencias.',
  nobodyNow:
    'Quedó guardado, pero no hay nadie que pueda leerlo: llame ahora a quien le supervisa. Si alguien está en peligro ahora, llame primero al número de emergencias.',
  notRaisedNow:
    'No salió. Llame a quien le supervisa. Si alguien está en peligro ahora, llame primero al número de emergencias.',
  prompt:
    'Si algo de lo que se acaba de decir no puede esperar, señálelo aquí. Usted decide; también puede seguir.',
  putAway: 'Apartar este aviso',
  raise: 'Señalar esto',
  raiseHint: 'Se pide a quienes revisan la seguridad que lo lean en una hora. No tiene que decir por qué.',
  raised: 'Se pidió a quienes revisan la seguridad que lo lean en una hora.',
  onPage:
    'Está en la página de las personas de seguridad, y a ninguna le llega una carta: avise ahora a una de ellas o a quien le supervisa.',
  nobody:
    'Quedó guardado, pero no hay nadie que pueda leerlo: llame ahora a quien le supervisa. Quien administra deja entrar a una persona de seguridad.',
  notRaised: 'No se señaló. Inténtelo otra vez o llame a la persona de seguridad.',
}
