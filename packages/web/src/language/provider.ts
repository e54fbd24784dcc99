// The words of coming in by an agency's own sign-in, in both languages. `name` is what its people call it.

export const providerEn = {
  or: 'or',
  signIn: (name: string) => `Sign in with ${name}`,
  openAgain: 'Then open the link of the invitation once more: it is still good.',
  accept: (name: string) => `Use ${name} instead of a password`,
  acceptHint: (name: string) =>
    `Then ${name} says who you are. Firsthand keeps no password of yours, and ${name} is told nothing of what you do here.`,
  unlock: (name: string) => `Unlock with ${name}`,
  unlockHint: 'This opens another tab. When it says so, close it and come back: your place waits here.',
  unlockedTitle: 'Unlocked',
  unlocked: 'Your page is open again. Close this tab and go back to the other one: your place is there.',
  goOnHere: 'Or go on here',
  notIn: 'Nobody is signed in here any more. Sign in again.',
  title: (name: string) => `Coming in with ${name}`,
  isLinked: (name: string) => `You can sign in with ${name}.`,
  isOnly: (name: string) => `You sign in with ${name}, and in no other way.`,
  isFree: (name: string) =>
    `Besides your password you can sign in with ${name}. It takes you there and back once, so that it is known who you are.`,
  link: (name: string) => `Connect ${name}`,
  unlink: (name: string) => `Disconnect ${name}`,
  isUnlinked: (name: string) => `${name} is disconnected. Your password lets you in.`,
  factor: (name: string) =>
    `Whoever comes in with ${name} alone shows the second factor there: sign out, and sign in again when ${name} asks for one. Or ask an administrator for a link for a password, which opens the other ways.`,
  come: {
    provider_linked: (name: string) => `${name} is connected. From now on it lets you in too.`,
    provider_down: (name: string) =>
      `${name} does not answer at the moment. Try again a little later, or use your password if you have one.`,
    provider_declined: (name: string) =>
      `${name} did not let you in, or you stopped there. You can try again.`,
    provider_unproven: (name: string) =>
      `What came back from ${name} could not be verified, so nobody was let in. Begin again; if it stays so, tell whoever runs Firsthand.`,
    provider_ended: (name: string) =>
      `That took too long, or was begun in another tab or browser. Begin again with ${name}.`,
    provider_unknown: (name: string) =>
      `There is no account here for who you are at ${name}. Ask for an invitation; if you have an account, sign in and connect ${name} under Your account.`,
    provider_email: (name: string) =>
      `This invitation was written for another e-mail address than ${name} knows and has checked. Ask for one that is for your address there, or choose a password. Nothing was made.`,
    provider_taken: (name: string) =>
      `Who you are at ${name} belongs to another account here already, or your account to somebody else there. Nothing was changed.`,
    provider_other: (name: string) =>
      `Somebody else signed in at ${name} than whose page this is. Nothing was opened.`,
    provider_stale: (name: string) =>
      `${name} did not ask who you are this time. Sign out there, then try again.`,
    provider_name: () => 'The name to be found by was taken meanwhile. Choose another one.',
    provider_often: () => 'That was tried too often. Wait a little, then try again.',
    provider_failed: () => 'That did not work just now. Try again in a moment.',
  },
}

export const providerEs: typeof providerEn = {
  or: 'o',
  signIn: (name) => `Entrar con ${name}`,
  openAgain: 'Después abra otra vez el enlace de la invitación: sigue sirviendo.',
  accept: (name) => `Usar ${name} en lugar de una contraseña`,
  acceptHint: (name) =>
    `Así ${name} dice quién es usted. Firsthand no guarda ninguna contraseña suya, y ${name} no se entera de lo que hace aquí.`,
  unlock: (name) => `Desbloquear con ${name}`,
  unlockHint: 'Esto abre otra pestaña. Cuando lo indique, ciérrela y vuelva: su lugar le espera aquí.',
  unlockedTitle: 'Desbloqueado',
  unlocked: 'Su página está abierta de nuevo. Cierre esta pestaña y vuelva a la otra: allí está su lugar.',
  goOnHere: 'O seguir aquí',
  notIn: 'Aquí ya no hay nadie con sesión abierta. Entre de nuevo.',
  title: (name) => `Entrar con ${name}`,
  isLinked: (name) => `Puede entrar con ${name}.`,
  isOnly: (name) => `Usted entra con ${name}, y de ninguna otra manera.`,
  isFree: (name) =>
    `Además de su contraseña puede entrar con ${name}. Le lleva allí y de vuelta una vez, para saber quién es.`,
  link: (name) => `Conectar ${name}`,
  unlink: (name) => `Desconectar ${name}`,
  isUnlinked: (name) => `${name} está desconectado. Su contraseña le deja entrar.`,
  factor: (name) =>
    `Quien entra solo con ${name} muestra allí el segundo factor: salga y entre de nuevo cuando ${name} lo pida. O pida a quien administra un enlace para una contraseña, que abre las otras maneras.`,
  come: {
    provider_linked: (name) => `${name} está conectado. Desde ahora también le deja entrar.`,
    provider_down: (name) =>
      `${name} no responde en este momento. Inténtelo un poco más tarde, o use su contraseña si la tiene.`,
    provider_declined: (name) =>
      `${name} no le dejó entrar, o usted se detuvo allí. Puede intentarlo de nuevo.`,
    provider_unproven: (name) =>
      `Lo que volvió de ${name} no se pudo comprobar, así que no entró nadie. Empiece otra vez; si sigue así, avise a quien maneja Firsthand.`,
    provider_ended: (name) =>
      `Pasó demasiado tiempo, o empezó en otra pestaña u otro navegador. Empiece otra vez con ${name}.`,
    provider_unknown: (name) =>
      `Aquí no hay ninguna cuenta para quien usted es en ${name}. Pida una invitación; si tiene una cuenta, entre y conecte ${name} en Su cuenta.`,
    provider_email: (name) =>
      `Esta invitación se escribió para otra dirección de correo que la que ${name} conoce y ha comprobado. Pida una para la dirección que tiene allí, o elija una contraseña. No se hizo nada.`,
    provider_taken: (name) =>
      `Quien usted es en ${name} ya pertenece a otra cuenta de aquí, o su cuenta a otra persona de allí. No se cambió nada.`,
    provider_other: (name) => `En ${name} entró otra persona que la dueña de esta página. No se abrió nada.`,
    provider_stale: (name) =>
      `${name} no preguntó esta vez quién es usted. Salga allí de su sesión y vuelva a intentarlo.`,
    provider_name: () => 'El nombre con el que se le encuentra ya se tomó entretanto. Elija otro.',
    provider_often: () => 'Se intentó demasiadas veces. Espere un poco e inténtelo de nuevo.',
    provider_failed: () => 'No funcionó en este momento. Inténtelo de nuevo en un momento.',
  },
}
