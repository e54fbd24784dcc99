// The words of passwords that are changed or forgotten, of second factors that are asked for, and of the instance's accounts.

export const wayEn = {
  change: 'Password',
  changeLead: 'After a change you stay signed in here and nowhere else.',
  changeBegin: 'Change your password',
  present: 'Your present password',
  next: 'New password',
  changed: 'Your password is changed. All other sessions are ended.',
  setByLink: (times: number, at: string) =>
    times === 1
      ? `Your password was set anew by a link on ${at}. If that was not you, change it now and tell an administrator.`
      : `Your password was set anew by links ${times} times; the last ones: ${at}. If one of them was not you, change it now and tell an administrator.`,
  forgotten: 'Forgot your password? Ask who administers your study for a link to choose a new one.',
  choose: 'Choose a new password',
  chooseFor: (name: string) => `For the account ${name}. Everywhere you are signed in, the session ends.`,
  set: 'Set the password',
  isSet: 'Your new password counts from now on. Sign in with it.',
  ended: {
    used: 'This link was used already. Sign in with the password that was chosen then. If that was not you, tell an administrator at once.',
    withdrawn: 'This link works no more: a newer one was made, or the password was changed.',
    expired: 'This link is older than an hour. Ask an administrator for a new one.',
    unknown: 'This link is not known here. Copy the whole link, up to its last letter, or ask for a new one.',
  },
  close: 'Close your account',
  closeLead:
    'You lose sight of every study at once, and nobody signs in as you any more. What you did stays in the record under a number, without your name. This cannot be undone.',
  closeType: (name: string) => `Type ${name} to close the account`,
  closeNow: 'Close it for good',
  wrongName: 'This is not the name that you sign in with.',
  lastOfStudy:
    'You are the last administrator of a study. Make somebody else administrator there first, or delete the study; nothing was changed.',
  lastOfInstance:
    'You are the only administrator of this instance. Invite another one first, and close your account when they are in; nothing was changed.',
  link: 'Make a password link',
  linkFor: (name: string) => `Make a password link for ${name}`,
  linkLead:
    'For somebody who forgot their password. It works once, for one hour, and ends all their sessions; their second factor stays. It stands in the record.',
  linkMade: (name: string) =>
    `Give this link to ${name}, by a way that only they read. It is shown this once and works for one hour.`,
  linkSent: (name: string) => `A letter with the link is on its way to ${name}. Nobody else sees it.`,
  askInstance:
    'This person may more here than you, or is elsewhere too. An administrator of the instance makes the link.',
  letterFailed:
    'The letter did not go out, and the link was taken back, since it is for this person alone. Try again later, or ask whoever runs the machine to look at the mail server.',
  oftenLinks: 'That was done too often in a row. Wait a few minutes, then go on.',
  refusedLink:
    'That did not go. Your own password is changed on the page of your account; and who has no password here cannot make a link.',
  accounts: 'Accounts',
  accountsLead:
    'Who has an account on this instance, and how they come in. What they are in which study is not shown here.',
  part: 'Part of a name',
  find: 'Find',
  nobody: 'Nobody is called that.',
  firstHundred: 'These are the first hundred. Type more of the name.',
  signsInAs: (name: string) => `signs in as ${name}`,
  isAdministrator: 'administers the instance',
  hasFactor: 'has a second factor',
  noFactor: 'no second factor yet',
  sessions: (n: number) =>
    n === 1 ? 'signed in at one place' : n === 0 ? 'not signed in' : `signed in at ${n} places`,
  endAll: 'End all sessions',
  endAllOf: (name: string) => `End all sessions of ${name}`,
  endedAll: (name: string) =>
    `All sessions of ${name} are ended. Wherever they were signed in, they sign in again.`,
  inviteAdministrator: 'Invite an administrator of the instance',
  inviteAdministratorLead:
    'They open studies, invite, end sessions and make password links, and see nothing of any study that they are not in.',
  waiting: 'Invitations of administrators that wait',
  waitingNone: 'None waits.',
  waitingBy: (name: string, until: string) => `made by ${name}, works until ${until}`,
  waitingOld: 'too old, works no more',
  commandLine: 'whoever runs the machine',
  withdrawOf: (whom: string) => `Take back: ${whom}`,
  endAdministrator: 'End administering',
  endAdministratorOf: (name: string) => `${name} administers the instance no more`,
  endAdministratorSure: (name: string) =>
    `${name} invites nobody, ends no sessions and makes no links from now on, and links of theirs that wait end.`,
  endedAdministrator: (name: string) => `${name} does not administer the instance any more.`,
  lastAdministrator: 'This is the only administrator of the instance. Invite another one first.',
  factorTitle: 'A second factor is needed',
  factor:
    'A study that you are in shows nothing until a second factor stands behind your session: a code app or a passkey.',
  factorSetUp: 'Set one up',
  factorAgain:
    'Do you have one already? Show your passkey here, or sign out and sign in again with your code.',
  factorShow: 'Show a passkey',
  factorFirstTitle: 'Show your second factor first',
  factorFirstLead:
    'Your account has a second factor, and this session began without it. Before a way in is changed, show your passkey here, or sign out and sign in again with your code.',
  factorFirst:
    'Your account has a second factor, and this session began without it. Before a way in is changed, show your passkey here, or sign out and sign in again with your code. Nothing was changed.',
  address: 'E-mail address',
  addressLead: (email: string) =>
    `Letters for this account go to ${email}. Whoever reads them there can choose a new password with a link that an administrator sends. Remove the address if it is not yours alone.`,
  addressRemove: 'Remove the address',
  addressRemoved: 'It is removed, and no link that was sent there works any more.',
  require: 'Second factor',
  requireLead:
    'Asks everybody in the study for a code app or a passkey. Who has not signed in with one sees nothing of the study until they have, from their next click on.',
  requireIsOn: 'Everybody here needs a second factor.',
  requireIsOff: 'A second factor is each person’s own choice here.',
  requireWhere: 'Members say who has one, and whether it is asked of everybody.',
  requireOn: 'Ask it of everybody',
  requireOff: 'Leave it to each person',
  without: (names: string) => `Without one so far: ${names}.`,
  ownFirst:
    'Two factors do not stand behind your own session yet. Set up a code app or a passkey on the page of your account, or sign in with it, then ask it of everybody.',
  join: (name: string) =>
    `You are signed in as ${name}. With this invitation your account comes into the study.`,
  joinAdministrator: (name: string) =>
    `You are signed in as ${name}. With this invitation your account administers the instance.`,
  joinNow: 'Come in with this account',
  ownInvitation: 'You made this invitation yourself. It is for somebody else.',
  haveAccount: 'I have an account already',
  haveNone: 'Make a new account',
  signInFirst: 'Sign in, and the invitation is for the account that you have.',
}

export const wayEs: typeof wayEn = {
  change: 'Contraseña',
  changeLead: 'Después de un cambio usted sigue dentro aquí y en ningún otro lugar.',
  changeBegin: 'Cambiar su contraseña',
  present: 'Su contraseña de ahora',
  next: 'Contraseña nueva',
  changed: 'Su contraseña está cambiada. Todas las demás sesiones están cerradas.',
  setByLink: (times, at) =>
    times === 1
      ? `Su contraseña se puso de nuevo con un enlace el ${at}. Si no fue usted, cámbiela ahora y avise a quien administra.`
      : `Su contraseña se puso de nuevo con enlaces ${times} veces; las últimas: ${at}. Si una de ellas no fue usted, cámbiela ahora y avise a quien administra.`,
  forgotten: '¿Olvidó su contraseña? Pida a quien administra su estudio un enlace para elegir una nueva.',
  choose: 'Elija una contraseña nueva',
  chooseFor: (name) => `Para la cuenta ${name}. En todos los lugares donde entró, la sesión termina.`,
  set: 'Poner la contraseña',
  isSet: 'Su contraseña nueva vale desde ahora. Entre con ella.',
  ended: {
    used: 'Este enlace ya se usó. Entre con la contraseña que se eligió entonces. Si no fue usted, avise enseguida a quien administra.',
    withdrawn: 'Este enlace ya no sirve: se hizo uno más nuevo o se cambió la contraseña.',
    expired: 'Este enlace tiene más de una hora. Pida otro a quien administra.',
    unknown: 'Este enlace no se conoce aquí. Copie el enlace entero, hasta la última letra, o pida otro.',
  },
  close: 'Cerrar su cuenta',
  closeLead:
    'Deja de ver todos los estudios enseguida, y ya nadie entra como usted. Lo que hizo queda en el registro con un número, sin su nombre. No se puede deshacer.',
  closeType: (name) => `Escriba ${name} para cerrar la cuenta`,
  closeNow: 'Cerrarla para siempre',
  wrongName: 'Este no es el nombre con el que entra.',
  lastOfStudy:
    'Usted es la última persona que administra un estudio. Haga primero que otra persona lo administre, o borre el estudio; no se cambió nada.',
  lastOfInstance:
    'Usted es la única persona que administra esta instancia. Invite primero a otra y cierre su cuenta cuando haya entrado; no se cambió nada.',
  link: 'Hacer un enlace de contraseña',
  linkFor: (name) => `Hacer un enlace de contraseña para ${name}`,
  linkLead:
    'Para alguien que olvidó su contraseña. Sirve una vez, durante una hora, y cierra todas sus sesiones; su segundo factor se queda. Queda en el registro.',
  linkMade: (name) =>
    `Dé este enlace a ${name} por un medio que solo esa persona lea. Se muestra esta única vez y sirve durante una hora.`,
  linkSent: (name) => `Una carta con el enlace está en camino a ${name}. Nadie más lo ve.`,
  askInstance:
    'Esta persona puede aquí más que usted, o está también en otro lugar. El enlace lo hace quien administra la instancia.',
  letterFailed:
    'La carta no salió y el enlace se retiró, porque es solo para esa persona. Pruebe más tarde o pida a quien cuida la máquina que mire el servidor de correo.',
  oftenLinks: 'Eso se hizo demasiadas veces seguidas. Espere unos minutos y siga.',
  refusedLink:
    'No se pudo. Su propia contraseña se cambia en la página de su cuenta; y quien no tiene contraseña aquí no puede hacer un enlace.',
  accounts: 'Cuentas',
  accountsLead:
    'Quién tiene una cuenta en esta instancia y cómo entra. Qué es en qué estudio no se muestra aquí.',
  part: 'Parte de un nombre',
  find: 'Buscar',
  nobody: 'Nadie se llama así.',
  firstHundred: 'Estas son las primeras cien. Escriba más del nombre.',
  signsInAs: (name) => `entra como ${name}`,
  isAdministrator: 'administra la instancia',
  hasFactor: 'tiene un segundo factor',
  noFactor: 'todavía sin segundo factor',
  sessions: (n) => (n === 1 ? 'entró en un lugar' : n === 0 ? 'no ha entrado' : `entró en ${n} lugares`),
  endAll: 'Cerrar todas las sesiones',
  endAllOf: (name) => `Cerrar todas las sesiones de ${name}`,
  endedAll: (name) => `Todas las sesiones de ${name} están cerradas. Donde había entrado, entra de nuevo.`,
  inviteAdministrator: 'Invitar a alguien a administrar la instancia',
  inviteAdministratorLead:
    'Abre estudios, invita, cierra sesiones y hace enlaces de contraseña, y no ve nada de los estudios en los que no está.',
  waiting: 'Invitaciones de administración que esperan',
  waitingNone: 'No espera ninguna.',
  waitingBy: (name, until) => `hecha por ${name}, sirve hasta el ${until}`,
  waitingOld: 'demasiado vieja, ya no sirve',
  commandLine: 'quien cuida la máquina',
  withdrawOf: (whom) => `Retirar: ${whom}`,
  endAdministrator: 'Terminar la administración',
  endAdministratorOf: (name) => `${name} ya no administra la instancia`,
  endAdministratorSure: (name) =>
    `${name} ya no invita, no cierra sesiones y no hace enlaces desde ahora, y sus enlaces que esperan terminan.`,
  endedAdministrator: (name) => `${name} ya no administra la instancia.`,
  lastAdministrator: 'Es la única persona que administra la instancia. Invite primero a otra.',
  factorTitle: 'Hace falta un segundo factor',
  factor:
    'Un estudio en el que usted está no muestra nada hasta que haya un segundo factor detrás de su sesión: una aplicación de códigos o una llave de acceso.',
  factorSetUp: 'Preparar uno',
  factorAgain: '¿Ya tiene uno? Muestre aquí su llave de acceso, o salga y entre de nuevo con su código.',
  factorShow: 'Mostrar una llave de acceso',
  factorFirstTitle: 'Muestre primero su segundo factor',
  factorFirstLead:
    'Su cuenta tiene un segundo factor, y esta sesión empezó sin él. Antes de cambiar una manera de entrar, muestre aquí su llave de acceso, o salga y entre de nuevo con su código.',
  factorFirst:
    'Su cuenta tiene un segundo factor, y esta sesión empezó sin él. Antes de cambiar una manera de entrar, muestre aquí su llave de acceso, o salga y entre de nuevo con su código. No se cambió nada.',
  address: 'Dirección de correo',
  addressLead: (email) =>
    `Las cartas de esta cuenta van a ${email}. Quien las lea allí puede elegir una contraseña nueva con un enlace que envíe quien administra. Quite la dirección si no es solo suya.`,
  addressRemove: 'Quitar la dirección',
  addressRemoved: 'Está quitada, y ningún enlace que se envió allí sirve ya.',
  require: 'Segundo factor',
  requireLead:
    'Pide a todas las personas del estudio una aplicación de códigos o una llave de acceso. Quien no entró con uno de ellos no ve nada del estudio hasta que lo haga, desde su siguiente clic.',
  requireIsOn: 'Aquí todas las personas necesitan un segundo factor.',
  requireIsOff: 'Aquí cada persona elige si usa un segundo factor.',
  requireWhere: 'En Integrantes está quién tiene uno y si se pide a todas las personas.',
  requireOn: 'Pedirlo a todas las personas',
  requireOff: 'Dejarlo a cada persona',
  without: (names) => `Hasta ahora sin uno: ${names}.`,
  ownFirst:
    'Detrás de su propia sesión todavía no hay dos factores. Prepare una aplicación de códigos o una llave de acceso en la página de su cuenta, o entre con ella, y después pídalo a todas las personas.',
  join: (name) => `Usted entró como ${name}. Con esta invitación su cuenta llega al estudio.`,
  joinAdministrator: (name) =>
    `Usted entró como ${name}. Con esta invitación su cuenta administra la instancia.`,
  joinNow: 'Entrar con esta cuenta',
  ownInvitation: 'Usted misma hizo esta invitación. Es para otra persona.',
  haveAccount: 'Ya tengo una cuenta',
  haveNone: 'Hacer una cuenta nueva',
  signInFirst: 'Entre, y la invitación será para la cuenta que tiene.',
}
