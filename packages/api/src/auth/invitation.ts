// What a link that lets one person in is worth, as values.

const hour = 60 * 60 * 1000
export const invitedFor = 7 * 24 * hour
/** The link that makes an administrator where nobody is one yet. */
export const administratorFor = hour

/** The link by which a forgotten password is set anew. */
export const passwordLinkFor = hour

export type InvitationTimes = { expiresAt: Date; withdrawnAt: Date | null; acceptedAt: Date | null }
export const invitationStates = ['open', 'used', 'withdrawn', 'expired', 'unknown'] as const
export type InvitationState = (typeof invitationStates)[number]

export const stateOf = (invitation: InvitationTimes | null, at: Date): InvitationState => {
  if (!invitation) return 'unknown'
  if (invitation.acceptedAt) return 'used'
  if (invitation.withdrawnAt) return 'withdrawn'
  return invitation.expiresAt <= at ? 'expired' : 'open'
}

/** Where the page for it stands. What follows # is not sent to a server, so that no log can hold it. */
export const linkTo = (
  address: string,
  token: string,
  page: 'invitation' | 'password' = 'invitation',
): string => `${address.replace(/\/$/, '')}/${page}#${token}`

export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text)

/** The letter says nothing of a study: who looks over a shoulder learns that somebody uses Firsthand. */
export const letter = (link: string) => ({
  subject: 'Firsthand: your account / su cuenta',
  text: [
    'Somebody who works with you invites you to Firsthand. Open this link to choose a name and a password:',
    link,
    'It works once, for seven days. If you did not expect it, do nothing.',
    '',
    'Alguien con quien trabaja le invita a Firsthand. Abra este enlace para elegir un nombre y una contraseña:',
    link,
    'Sirve una vez, durante siete días. Si no lo esperaba, no haga nada.',
    '',
  ].join('\n'),
})

export const passwordLetter = (link: string) => ({
  subject: 'Firsthand: your password / su contraseña',
  text: [
    'An administrator made this link for you to choose a new password for Firsthand:',
    link,
    'It works once, for one hour. If you did not ask for it, do nothing, and tell them.',
    '',
    'Una administradora o un administrador hizo este enlace para que elija una nueva contraseña de Firsthand:',
    link,
    'Sirve una vez, durante una hora. Si no lo pidió, no haga nada y avise.',
    '',
  ].join('\n'),
})
