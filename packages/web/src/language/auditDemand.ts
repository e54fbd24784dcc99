// The acts and things of legal demands and of drills, as the audit names them.
export const demandEn = {
  actions: {
    'record demand': 'recorded a legal demand',
    'read demand': 'read what a legal demand says',
    'name in demand': 'named somebody whose words a demand asks for',
    'hold demand': 'held what a demand asks for, or let its clocks go on',
    'move demand task': 'gave a task of a demand another day',
    'do demand task': 'wrote down what came of a task of a demand',
    'propose answer': 'proposed how a demand is answered',
    'decide answer': 'agreed or not to how a demand is answered',
    'close demand': 'closed a legal demand',
    'record certificate': 'recorded a certificate of confidentiality',
    'take back certificate': 'took back a certificate of confidentiality',
  },
  subjects: {
    demand: 'legal demand',
    task: 'task',
    result: 'what came of it',
    answer: 'answer',
    holds: 'holds',
    certificate: 'certificate',
  },
}

export const demandEs: typeof demandEn = {
  actions: {
    'record demand': 'registró un requerimiento legal',
    'read demand': 'leyó lo que dice un requerimiento legal',
    'name in demand': 'nombró a alguien cuyas palabras pide un requerimiento',
    'hold demand': 'retuvo lo que pide un requerimiento, o dejó correr sus plazos',
    'move demand task': 'dio otro día a una tarea de un requerimiento',
    'do demand task': 'anotó qué resultó de una tarea de un requerimiento',
    'propose answer': 'propuso cómo se responde a un requerimiento',
    'decide answer': 'aceptó o no cómo se responde a un requerimiento',
    'close demand': 'cerró un requerimiento legal',
    'record certificate': 'registró un certificado de confidencialidad',
    'take back certificate': 'retiró un certificado de confidencialidad',
  },
  subjects: {
    demand: 'requerimiento legal',
    task: 'tarea',
    result: 'qué resultó',
    answer: 'respuesta',
    holds: 'retiene',
    certificate: 'certificado',
  },
}
