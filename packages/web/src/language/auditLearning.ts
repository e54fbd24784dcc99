// What the audit holds of what the tagger learned, in plain words and in both languages.

export const learningEn = {
  actions: {
    'ask for model': 'asked that the tagger learn from what was decided',
    'learn model': 'learned a model from what was decided',
    'learn model in vain': 'could not learn a model',
    'use model': 'put a learned model to use',
    'set model aside': 'set a learned model aside',
    'read model': 'looked at what a learned model goes by',
    'choose quotes': 'had quotes chosen that stand for a theme',
    'look for what is missed': 'looked for what no code stands for',
    'say what a question asks about': 'said which codes a question asks about',
  },
  subjects: {
    model: 'learned model',
    texts: 'texts',
    candidates: 'found outside all codes',
    theme: 'theme',
    question: 'question',
    codes: 'codes',
    passages: 'passages looked through',
  },
}

export const learningEs: typeof learningEn = {
  actions: {
    'ask for model': 'pidió que el etiquetador aprenda de lo decidido',
    'learn model': 'aprendió un modelo de lo decidido',
    'learn model in vain': 'no pudo aprender un modelo',
    'use model': 'puso en uso un modelo aprendido',
    'set model aside': 'apartó un modelo aprendido',
    'read model': 'miró por qué se guía un modelo aprendido',
    'choose quotes': 'hizo elegir citas que representan un tema',
    'look for what is missed': 'buscó lo que ningún código recoge',
    'say what a question asks about': 'dijo por qué códigos pregunta una pregunta',
  },
  subjects: {
    model: 'modelo aprendido',
    texts: 'textos',
    candidates: 'hallado fuera de los códigos',
    theme: 'tema',
    question: 'pregunta',
    codes: 'códigos',
    passages: 'pasajes revisados',
  },
}
