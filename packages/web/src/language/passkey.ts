// The words of passkeys, in both languages.

export const passkeyEn = {
  title: 'Passkeys',
  lead: 'With a passkey you sign in by the fingerprint, face or code of your device, in place of password and code. Only what checks it is kept here: nothing that opens anything.',
  none: 'You have no passkey yet.',
  add: 'Add a passkey',
  label: 'What you call it',
  labelHint: 'To tell it from others, for example: my laptop',
  labelMissing:
    'Give it a name of 60 letters at most. Ten passkeys are the most: where you have ten, remove one first.',
  made: (at: string) => `Added ${at}`,
  used: (at: string) => `last used ${at}`,
  unused: 'not used yet',
  remove: 'Remove',
  removeNamed: (label: string) => `Remove ${label}`,
  added: 'It is added. You can sign in with it from now on.',
  removed: 'It is removed. Nobody comes in by it any more.',
  enter: 'Sign in with a passkey',
  unlock: 'Unlock with a passkey',
  or: 'or',
  problem: {
    cancelled: 'No passkey was used. Try again, or go on with your password.',
    noDevice: 'This browser knows no passkeys. Go on with your password.',
    known: 'This device has a passkey for your account already.',
    late: 'That took too long, or was sent twice. Begin again.',
    unknown: 'This passkey is not known here. It may have been removed. Go on with your password.',
    none: 'Your account has no passkey. Go on with your password; on “Your account” you can add one.',
    other_site: 'This passkey was used on a page with another address. Open Firsthand itself and try again.',
    copied:
      'This passkey was used somewhere else meanwhile, as if there were a copy of it. Go on with another one, or with your password and a code; then remove this one and add a new one.',
    unfit: 'This passkey does not fit. Try again, or go on with your password.',
  },
  otherAddress: (address: string) => `Passkeys work only at ${address}. Open that address and try again.`,
}

export const passkeyEs: typeof passkeyEn = {
  title: 'Llaves de acceso',
  lead: 'Con una llave de acceso usted entra con la huella, la cara o el código de su aparato, en lugar de contraseña y código. Aquí solo se guarda lo que la comprueba: nada que abra algo.',
  none: 'Todavía no tiene ninguna llave de acceso.',
  add: 'Agregar una llave de acceso',
  label: 'Cómo la llama',
  labelHint: 'Para distinguirla de otras, por ejemplo: mi portátil',
  labelMissing:
    'Póngale un nombre de 60 letras como máximo. Diez llaves son el máximo: si tiene diez, quite una primero.',
  made: (at) => `Agregada ${at}`,
  used: (at) => `último uso ${at}`,
  unused: 'todavía sin usar',
  remove: 'Quitar',
  removeNamed: (label) => `Quitar ${label}`,
  added: 'Está agregada. Desde ahora puede entrar con ella.',
  removed: 'Está quitada. Ya nadie entra con ella.',
  enter: 'Entrar con una llave de acceso',
  unlock: 'Desbloquear con una llave de acceso',
  or: 'o',
  problem: {
    cancelled: 'No se usó ninguna llave de acceso. Inténtelo de nuevo o siga con su contraseña.',
    noDevice: 'Este navegador no conoce las llaves de acceso. Siga con su contraseña.',
    known: 'Este aparato ya tiene una llave de acceso para su cuenta.',
    late: 'Pasó demasiado tiempo o se envió dos veces. Empiece de nuevo.',
    unknown: 'Esta llave de acceso no se conoce aquí. Tal vez se quitó. Siga con su contraseña.',
    none: 'Su cuenta no tiene llave de acceso. Siga con su contraseña; en «Su cuenta» puede agregar una.',
    other_site:
      'Esta llave de acceso se usó en una página con otra dirección. Abra Firsthand mismo e inténtelo de nuevo.',
    copied:
      'Esta llave de acceso se usó mientras tanto en otro lugar, como si hubiera una copia. Siga con otra, o con su contraseña y un código; después quite esta y agregue una nueva.',
    unfit: 'Esta llave de acceso no corresponde. Inténtelo de nuevo o siga con su contraseña.',
  },
  otherAddress: (address) =>
    `Las llaves de acceso solo funcionan en ${address}. Abra esa dirección e inténtelo de nuevo.`,
}
