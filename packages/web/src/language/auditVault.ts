// The acts and things of the vault and of its keys, as the audit names them.
export const vaultEn = {
  actions: {
    'ask vault': 'asked to look up who somebody is',
    'decide vault': 'answered whether somebody is looked up',
    'open vault': 'looked up who somebody is',
    'rotate key': 'another key of the instance was made',
  },
  subjects: { request: 'request', parts: 'what of them', second: 'second person', agreed: 'agreed' },
}

export const vaultEs = {
  actions: {
    'ask vault': 'pidió consultar quién es alguien',
    'decide vault': 'respondió si se consulta quién es alguien',
    'open vault': 'consultó quién es alguien',
    'rotate key': 'se hizo otra llave de la instancia',
  },
  subjects: {
    request: 'petición',
    parts: 'qué de esa persona',
    second: 'segunda persona',
    agreed: 'de acuerdo',
  },
}
