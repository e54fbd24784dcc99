// What the audit holds of young people who answer alone, in plain words and in both languages.

export const sittingEn = {
  outcomes: {
    unknown_code: 'no such code',
    wrong_second: 'another word',
  },
  actions: {
    'open sitting': 'opened their link',
    'finish sitting': 'ended a sitting, which was kept as a response',
    'delete sitting': 'stopped a sitting and deleted what was in it',
    'empty sitting': 'said that it was no safe time; nothing was kept',
    'decline sitting': 'ended a sitting by a no to taking part',
    'keep sitting': 'paused a sitting, to be kept',
    'lapse sitting': 'a sitting ended to which nobody came back; nothing was kept',
    'change own consent': 'changed what they agreed to, on their own page',
    'make resume code': 'was given words to come back by',
    'keep resume code': 'said that they have the words to come back by',
    'come back by code': 'came back by words that they had kept',
    'set second word': 'chose a word that opens what they wrote, beside their code',
    'remove second word': 'ended that a word opens what they wrote',
    'read own words': 'read what they wrote themself, on their own page',
  },
  subjects: {
    sitting: 'sitting',
    removed: 'responses deleted',
    takenBack: 'no to',
    codeWords: 'words',
    said: 'things said, deleted again',
  },
}

export const sittingEs: typeof sittingEn = {
  outcomes: {
    unknown_code: 'no existe ese código',
    wrong_second: 'otra palabra',
  },
  actions: {
    'open sitting': 'abrió su enlace',
    'finish sitting': 'terminó una sesión, que se guardó como respuesta',
    'delete sitting': 'paró una sesión y borró lo que había en ella',
    'empty sitting': 'dijo que no era un momento seguro; no se guardó nada',
    'decline sitting': 'terminó una sesión con un no a participar',
    'keep sitting': 'hizo una pausa en una sesión, que se guarda',
    'lapse sitting': 'terminó una sesión a la que nadie volvió; no se guardó nada',
    'change own consent': 'cambió lo que había aceptado, en su propia página',
    'make resume code': 'recibió palabras para volver',
    'keep resume code': 'dijo que tiene las palabras para volver',
    'come back by code': 'volvió con palabras que había guardado',
    'set second word': 'eligió una palabra que abre lo que escribió, además de su código',
    'remove second word': 'quitó la palabra que abre lo que escribió',
    'read own words': 'leyó en su propia página lo que había escrito',
  },
  subjects: {
    sitting: 'sesión',
    removed: 'respuestas borradas',
    takenBack: 'no a',
    codeWords: 'palabras',
    said: 'cosas dichas, borradas otra vez',
  },
}
