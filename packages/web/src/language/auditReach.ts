// What the audit holds of reaching young people, in plain words and in both languages.

export const reachEn = {
  outcomes: {
    not_reachable: 'refused: not to be reached',
  },
  actions: {
    'keep identity': 'wrote down who somebody is',
    'keep contact': 'wrote down how somebody may be reached',
    'mark contact': 'said whether somebody may be reached safely',
    'invite to wave': 'invited somebody to a wave',
    'take back invitation': 'took an invitation to a wave back',
    'record loss': 'noted why somebody cannot be asked',
    'record known at wave': 'noted what is known of somebody at a wave',
    'record served': 'noted how many were served',
    'save whom to ask': 'wrote whom young people ask',
    'take letter': 'took a letter up',
    'send letter': 'sent a letter',
    'fail letter': 'a letter did not go out',
    'end letter': 'ended a letter to somebody who may not be reached any more',
  },
  subjects: {
    kept: 'what was kept',
    channel: 'way',
    unsafe: 'not safe',
    number: 'which try',
    way: 'by',
    reason: 'reason',
    taken: 'taken',
  },
}

export const reachEs: typeof reachEn = {
  outcomes: {
    not_reachable: 'negado: no se le puede contactar',
  },
  actions: {
    'keep identity': 'anotó quién es alguien',
    'keep contact': 'anotó cómo se puede contactar a alguien',
    'mark contact': 'dijo si es seguro contactar a alguien',
    'invite to wave': 'invitó a alguien a una ronda',
    'take back invitation': 'retiró una invitación a una ronda',
    'record loss': 'anotó por qué no se puede preguntar a alguien',
    'record known at wave': 'anotó lo que se sabe de alguien en una ronda',
    'record served': 'anotó a cuántas personas se atendió',
    'save whom to ask': 'escribió a quién preguntan los jóvenes',
    'take letter': 'tomó una carta',
    'send letter': 'envió una carta',
    'fail letter': 'una carta no salió',
    'end letter': 'terminó una carta a alguien a quien ya no se puede contactar',
  },
  subjects: {
    kept: 'lo guardado',
    channel: 'medio',
    unsafe: 'no es seguro',
    number: 'qué intento',
    way: 'por',
    reason: 'motivo',
    taken: 'tomada',
  },
}
