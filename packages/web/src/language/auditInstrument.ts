// What the audit holds of instruments, in plain words and in both languages.

export const instrumentEn = {
  actions: {
    'add instrument': 'added a set of questions',
    'create draft': 'began a draft of questions',
    'save draft': 'wrote into a draft of questions',
    'remove draft': 'took a draft of questions away',
    'field instrument': 'began to ask a version of questions',
    'retire instrument': 'stopped asking a version of questions',
    'import instrument': 'brought in questions',
    'bring translation': 'brought in a translation of questions',
    'declare equivalence': 'declared questions of two versions to ask the same',
  },
}

export const instrumentEs: typeof instrumentEn = {
  actions: {
    'add instrument': 'agregó un cuestionario',
    'create draft': 'empezó un borrador de preguntas',
    'save draft': 'escribió en un borrador de preguntas',
    'remove draft': 'quitó un borrador de preguntas',
    'field instrument': 'empezó a hacer una versión de preguntas',
    'retire instrument': 'dejó de hacer una versión de preguntas',
    'import instrument': 'trajo preguntas',
    'bring translation': 'trajo una traducción de preguntas',
    'declare equivalence': 'declaró que preguntas de dos versiones preguntan lo mismo',
  },
}
