// What an invitation is worth, and what a letter says, as values.
import type { InvitationEnd } from '../../generated/prisma/enums.ts'
import type { Unreachable } from '../notReachable.ts'

const day = 24 * 60 * 60 * 1000
/** A link is good for two weeks, and no longer than its wave. */
export const invitedFor = 14 * day
export const mostTries = 3

export const expiryOf = (madeAt: Date, waveEnd: Date | null): Date => {
  const usual = new Date(madeAt.getTime() + invitedFor)
  return waveEnd && waveEnd < usual ? waveEnd : usual
}

/** What stands for and against reaching somebody in a wave. */
export type Reach = {
  isUnsafe: boolean
  saidNo: boolean
  hasPlan: boolean
  isFollowUp: boolean
  /** Whether they agreed to be asked again, and that holds now. */
  mayBeAskedAgain: boolean
  hasAnswered: boolean
  tries: number
  hasBegun: boolean
  isOver: boolean
}

/** The first thing that stands against it, the gravest first; null where nothing does. */
export const againstReaching = (reach: Reach): Unreachable | null => {
  if (reach.isUnsafe) return 'unsafe'
  if (reach.saidNo) return 'said_no'
  if (reach.hasAnswered) return 'answered'
  if (!reach.hasBegun) return 'not_open'
  if (reach.isOver) return 'over'
  if (!reach.hasPlan) return 'no_plan'
  if (reach.isFollowUp && !reach.mayBeAskedAgain) return 'not_asked'
  return reach.tries >= mostTries ? 'tries' : null
}

export type InvitationTimes = {
  way: 'mail' | 'by_hand'
  expiresAt: Date
  claimedAt: Date | null
  sentAt: Date | null
  failure: string | null
  endedAt: Date | null
  endedBy: InvitationEnd | null
}

export const invitationStates = [
  ...(['waiting', 'failing', 'unsure', 'open', 'expired'] as const),
  ...(['used', 'replaced', 'taken_back', 'recontact', 'unsafe'] as const),
]
export type InvitationState = (typeof invitationStates)[number]

/** `unsure`: the program ended while a letter went out, which may have arrived; no other is sent by itself. */
export const stateOf = (invitation: InvitationTimes, at: Date): InvitationState => {
  if (invitation.endedBy) return invitation.endedBy
  if (invitation.expiresAt <= at) return 'expired'
  if (invitation.way === 'by_hand' || invitation.sentAt) return 'open'
  if (invitation.claimedAt) return 'unsure'
  return invitation.failure ? 'failing' : 'waiting'
}

/** Where the page behind a link stands; its name says nothing, and it can be told on the phone. */
export const pathTo = (code: string): string => `/s/${code}`

type Told = { language: 'en' | 'es'; senderWords: string | null; link: string; until: string }

/** Whoever looks over a shoulder learns that there is a link. */
export const letterOf = ({ language, senderWords, link, until }: Told) =>
  language === 'es'
    ? {
        subject: 'Un enlace para ti',
        text: [
          'Hola:',
          '',
          `${senderWords ?? 'Alguien con quien hablaste'} hizo este enlace para ti:`,
          link,
          '',
          `Ábrelo cuando te venga bien. No tienes que hacerlo. Sirve hasta el ${until}.`,
          'Si no es para ti, no hagas nada.',
          '',
        ].join('\n'),
      }
    : {
        subject: 'A link for you',
        text: [
          'Hello,',
          '',
          `${senderWords ?? 'Somebody you talked with'} made this link for you:`,
          link,
          '',
          `Open it when it suits you. You do not have to. It works until ${until}.`,
          'If it is not for you, do nothing.',
          '',
        ].join('\n'),
      }

export const senderName = (language: 'en' | 'es', senderWords: string | null): string =>
  senderWords ?? (language === 'es' ? 'Un enlace para ti' : 'A link for you')

/** As somebody reads a day, where the study is. */
export const dayInWords = (at: Date, language: 'en' | 'es', timeZone: string): string =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    timeZone,
    day: 'numeric',
    month: 'long',
  }).format(at)
