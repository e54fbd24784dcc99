// Coming in by an agency's own sign-in: what somebody wants of it, what may come of that, and where it leads, as values.

/** It is sent when the provider leads somebody back to us, which the session's own, SameSite=Strict, is not. */
export const stateCookie = '__Host-firsthand-provider'
/** In seconds: from leaving for the provider to coming back. */
export const longestFlow = 10 * 60

/** What somebody wants, and for whom: sealed into their browser meanwhile, and kept nowhere else. */
export type Wanted = { place: string } & (
  | { to: 'sign in' }
  | { to: 'accept'; token: string; name: string; displayName: string; withEmail: boolean }
  | { to: 'link' | 'unlock'; accountId: string; sessionId: string }
)

/** What has to come back as it went out. */
export type Checks = { state: string; nonce: string; verifier: string; begunAt: number }

/** What a browser holds while it is away: without `checks` it was not sent out yet. */
export type Held = { wanted: Wanted; checks?: Checks }

/** Who the provider says it is. The address is asked for where an invitation was written for one. */
export type Person = {
  issuer: string
  subject: string
  email: string | null
  isEmailVerified: boolean
  /** The provider says that they showed more than one factor. */
  isStrong: boolean
  /** In seconds since 1970; null where the provider did not say. */
  authenticatedAt: number | null
}

/** How it ended, for the audit, and for the page that says it in words. */
export type Outcome =
  | 'done'
  | 'code_needed'
  | 'invitation_ended'
  /** It is not there, is too slow, or its description of itself is of no use. */
  | 'provider_down'
  /** It said no, or its person did. */
  | 'provider_declined'
  /** What it said could not be proven: another issuer, audience, signature or nonce, or a code that was used before. */
  | 'provider_unproven'
  /** The browser began nothing, or too long ago, or something else since. */
  | 'provider_ended'
  | 'provider_unknown'
  | 'provider_email'
  | 'provider_taken'
  /** Somebody else than whose page it is. */
  | 'provider_other'
  /** Nobody signed in anew, though that was asked for. */
  | 'provider_stale'
  | 'provider_name'
  | 'provider_often'
  | 'provider_failed'

/** How the audit calls each. */
export const actionOf = ({ to }: Wanted): string =>
  ({
    'sign in': 'sign in by provider',
    accept: 'accept invitation by provider',
    link: 'link provider',
    unlock: 'unlock session by provider',
  })[to]

/** What is asked of the provider beyond who it is. */
export const needsOf = (wanted: Wanted) => ({
  withEmail: wanted.to === 'accept' && wanted.withEmail,
})

/** Clocks differ; a sign-in from before that is none of this time. */
const tolerance = 60

/**
 * Whether somebody showed who they are since they were sent out. It is asked of everybody: else whoever sits at a browser
 * in which another one is signed in at the provider would be that one here, after they signed out or locked their page.
 */
export const isAnew = ({ authenticatedAt }: Person, { begunAt }: Checks): boolean =>
  authenticatedAt !== null && authenticatedAt >= begunAt - tolerance

/** An invitation that was written for an address is for whoever the provider knows, and has checked, to have that one. */
export const isFor = (email: string | null, person: Pick<Person, 'email' | 'isEmailVerified'>): boolean =>
  email === null || (person.isEmailVerified && person.email?.trim().toLowerCase() === email.toLowerCase())

/** A path of our own pages, or the first page: nobody is led elsewhere. */
export const placeIn = (text: string | null): string =>
  text !== null && text.length <= 300 && /^\/(?!\/)[\w./~-]*$/.test(text) && !text.includes('..') ? text : '/'

/** The page for what came of it. What follows # is for that page alone and in no request. */
export const pathFor = (wanted: Wanted | null, outcome: Outcome): string => {
  if (!wanted) return `/#${outcome}`
  const isDone = outcome === 'done'
  switch (wanted.to) {
    case 'sign in':
      return isDone ? wanted.place : `${wanted.place}#${outcome}`
    case 'accept':
      if (isDone) return '/account'
      return `/invitation#${wanted.token}${outcome === 'invitation_ended' ? '' : `/${outcome}`}`
    case 'link':
      return `/account#${isDone ? 'provider_linked' : outcome}`
    case 'unlock':
      return isDone ? '/unlocked' : `/#${outcome}`
    default:
      return wanted satisfies never
  }
}

/**
 * The last step is taken from a page of ours: a browser sends the session's cookie along then, and not where another
 * site led it here.
 */
export const hopPage = (path: string): string => {
  const to = path.replace(/[^\w./~#-]/g, '')
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Firsthand</title>',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><link rel="icon" href="/icon.svg">',
    `<meta http-equiv="refresh" content="0; url=${to}"></head>`,
    `<body><main><a href="${to}">Go on</a> · <a lang="es" href="${to}">Seguir</a></main></body></html>`,
  ].join('\n')
}

/** Taken along by navigations from elsewhere, for ten minutes, and out of reach of scripts. */
export const cookieOf = (value: string): string =>
  `${stateCookie}=${value}; Max-Age=${value ? longestFlow : 0}; Path=/; HttpOnly; Secure; SameSite=Lax`
