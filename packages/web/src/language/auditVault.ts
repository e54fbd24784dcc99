// The acts and things of the vault and of its keys, as the audit names them.
import { demandEn, demandEs } from './auditDemand.ts'

export const vaultEn = {
  actions: {
    ...demandEn.actions,
    'ask vault': 'asked to look up who somebody is',
    'decide vault': 'answered whether somebody is looked up',
    'open vault': 'looked up who somebody is',
    'rotate key': 'another key of the instance was made',
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
    'rotate key': 'se hizo otra llave de la instancia',
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
