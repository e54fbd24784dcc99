// The acts of the desk of details, as the audit names them.
export const detailEn = {
  outcomes: {
    passage_changed: 'refused: the words had changed meanwhile',
    second_person: 'refused: a second person is needed',
    details_open: 'refused: two people have not gone through it',
  },
  actions: {
    'edit passage': 'changed what is hidden in a passage',
    'mark passages': 'went through passages for details',
    'approve passages': 'found no more details in passages',
    'return passages': 'gave passages back for details still in them',
    'open detail': 'opened the words behind a mark',
    'save names to keep': 'changed the names that stay',
  },
  subjects: {
    anew: 'cleaned anew',
    marked: 'marked',
    generalised: 'made general',
    removed: 'marks taken off',
    names: 'names',
  },
}

export const detailEs = {
  outcomes: {
    passage_changed: 'negado: las palabras habían cambiado entretanto',
    second_person: 'negado: hace falta otra persona',
    details_open: 'negado: no lo han revisado dos personas',
  },
  actions: {
    'edit passage': 'cambió lo que se oculta en un pasaje',
    'mark passages': 'revisó pasajes en busca de datos',
    'approve passages': 'no encontró más datos en pasajes',
    'return passages': 'devolvió pasajes con datos todavía en ellos',
    'open detail': 'abrió las palabras detrás de una marca',
    'save names to keep': 'cambió los nombres que se quedan',
  },
  subjects: {
    anew: 'limpiados de nuevo',
    marked: 'marcados',
    generalised: 'generalizados',
    removed: 'marcas quitadas',
    names: 'nombres',
  },
}
