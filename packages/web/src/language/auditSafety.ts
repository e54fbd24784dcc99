// What the audit holds of words that a person had to read at once, in plain words and in both languages.

export const safetyEn = {
  actions: {
    'screen response': 'screened words for danger',
    'raise concern': 'raised words to a safety reviewer',
    'acknowledge flag': 'took an item that may speak of danger',
    'decide flag': 'wrote down what was done about it',
    'sign flag': 'signed it as second person, or had it looked at again',
    'pass flag on': 'passed such an item on',
    'declare handled': 'declared brought-in words handled',
  },
  subjects: {
    flag: 'item',
    flags: 'items',
    answers: 'answers',
    agrees: 'agrees',
    outcome: 'what was done',
  },
}

export const safetyEs: typeof safetyEn = {
  actions: {
    'screen response': 'revisó palabras por si hay peligro',
    'raise concern': 'señaló palabras a seguridad',
    'acknowledge flag': 'tomó un asunto que puede hablar de un peligro',
    'decide flag': 'anotó qué se hizo',
    'sign flag': 'lo firmó como segunda persona, o pidió mirarlo otra vez',
    'pass flag on': 'pasó a otra persona un asunto así',
    'declare handled': 'declaró atendidas palabras que se trajeron',
  },
  subjects: {
    flag: 'asunto',
    flags: 'asuntos',
    answers: 'respuestas',
    agrees: 'de acuerdo',
    outcome: 'qué se hizo',
  },
}
