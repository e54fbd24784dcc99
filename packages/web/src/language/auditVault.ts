// The acts and things of the vault and of its keys, as the audit names them.
import { demandEn, demandEs } from './auditDemand.ts'

export const vaultEn = {
  actions: {
    ...demandEn.actions,
    'ask vault': 'asked to look up who somebody is',
    'decide vault': 'answered whether somebody is looked up',
    'open vault': 'looked up who somebody is',
    'open flag contact': 'opened how the person of an item is reached',
    'ask end of words': 'asked that words whose time is over are destroyed',
    'decide end of words': 'answered whether words whose time is over are destroyed',
    'end keys of words': 'destroyed the keys of words that had ended',
    'rotate key': 'another key of the instance was made',
    'rotate study key': 'new keys of the study and everybody in it were made',
    'close study': 'said when the study was over',
    'run retention': 'had destroyed what was due',
  },
  subjects: {
    ...demandEn.subjects,
    request: 'request',
    parts: 'what of them',
    second: 'second person',
    agreed: 'agreed',
    contact: 'ways to reach somebody',
    identity: 'names and birth dates',
    returned: 'results returned',
  },
}

export const vaultEs = {
  actions: {
    ...demandEs.actions,
    'ask vault': 'pidió consultar quién es alguien',
    'decide vault': 'respondió si se consulta quién es alguien',
    'open vault': 'consultó quién es alguien',
    'open flag contact': 'abrió cómo llegar a la persona de un asunto',
    'ask end of words': 'pidió destruir palabras cuyo tiempo terminó',
    'decide end of words': 'respondió si se destruyen palabras cuyo tiempo terminó',
    'end keys of words': 'destruyó las llaves de palabras que habían terminado',
    'rotate key': 'se hizo otra llave de la instancia',
    'rotate study key': 'se hicieron llaves nuevas del estudio y de cada persona en él',
    'close study': 'dijo cuándo terminó el estudio',
    'run retention': 'hizo destruir lo que tocaba',
  },
  subjects: {
    ...demandEs.subjects,
    request: 'petición',
    parts: 'qué de esa persona',
    second: 'segunda persona',
    agreed: 'de acuerdo',
    contact: 'maneras de llegar a alguien',
    identity: 'nombres y fechas de nacimiento',
    returned: 'resultados devueltos',
  },
}
