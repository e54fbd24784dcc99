// Rules of accounts and sessions, as values.

const minute = 60 * 1000

/** A session that asks for nothing this long is locked; the password opens it again. */
export const longestIdle = 30 * minute
/** And however busy it is, it ends. */
export const longestSession = 12 * 60 * minute
/** How closely it is noted when a session was used. */
export const usedWithin = minute

export const longestName = 30
export const longestPassword = 200

export type SessionTimes = { createdAt: Date; expiresAt: Date; usedAt: Date; lockedAt: Date | null }

export const standingOf = (session: SessionTimes, at: Date): 'open' | 'locked' | 'ended' => {
  const begun = session.createdAt.getTime() + longestSession
  if (at.getTime() >= Math.min(begun, session.expiresAt.getTime())) return 'ended'
  const isIdle = at.getTime() - session.usedAt.getTime() >= longestIdle
  return session.lockedAt || isIdle ? 'locked' : 'open'
}

/** After so many misses in a row a name has to wait: twice as long each time, five minutes at most. */
export const freeTries = 5
export const longestWait = 5 * 60

/** Seconds until the next try, after so many in a row that did not fit. */
export const waitAfter = (tries: number): number =>
  tries < freeTries ? 0 : Math.min(longestWait, 2 ** (tries - freeTries + 1))

/** A name that was left alone this long may be tried freely again. */
export const forgottenAfter = 60 * minute

/** The address that better-auth needs, where a person gave none: no mail reaches it. */
export const noAddress = (accountId: string): string => `${accountId.toLowerCase()}@account.invalid`

export const isOwnAddress = (email: string): boolean => !email.endsWith('@account.invalid')
