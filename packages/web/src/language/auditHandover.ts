// What the audit holds of what was handed over, in plain words and in both languages.

export const handoverEn = {
  actions: {
    'freeze handover': 'froze what may leave as a handover',
    'add recipient': 'wrote down who got a handover',
    'send notices': 'sent a recipient notice of what was taken back',
    'close notices': 'noted that a recipient did what was asked',
    'read recipients': 'read who got a handover',
    'take handover': 'took a handover away as a file',
  },
  subjects: {
    handover: 'handover',
    recipient: 'recipient',
    notices: 'notices',
    figures: 'figures',
    bases: 'entries in the ledger',
    quotes: 'quotes',
    file: 'file',
    way: 'how',
  },
}

export const handoverEs: typeof handoverEn = {
  actions: {
    'freeze handover': 'fijó lo que puede salir como una entrega',
    'add recipient': 'anotó quién recibió una entrega',
    'send notices': 'avisó a quien la recibió de lo que se retiró',
    'close notices': 'anotó que quien la recibió hizo lo pedido',
    'read recipients': 'leyó quién recibió una entrega',
    'take handover': 'se llevó una entrega como archivo',
  },
  subjects: {
    handover: 'entrega',
    recipient: 'quien la recibió',
    notices: 'avisos',
    figures: 'cifras',
    bases: 'asientos del libro',
    quotes: 'citas',
    file: 'archivo',
    way: 'cómo',
  },
}
