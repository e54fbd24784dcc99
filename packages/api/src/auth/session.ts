import { APIError } from 'better-auth/api'
import { stranger, type Session } from '../actor.ts'
import type { App } from '../app.ts'
import { appendAudit } from '../audit/store.ts'
import type { Context } from '../context.ts'
import { CodeNeeded, CodeUsed, invalid, SignedOut, TooManyTries, WrongCredentials } from '../errors.ts'
import { refuseUnwritable } from '../input.ts'
import { forgottenAfter, longestPassword } from './auth.ts'
import { codeCookie, recoveryCode, sessionCookie } from './betterAuth.ts'
import { hashPassword, isPassword, keyedHash, openAppSecret, stepOf, tokenHash } from './password.ts'
import * as store from './store.ts'

/** Opens a session; where the account asks for a code as well, says so and waits for it. */
export const signIn = async (context: Context, input: { name: string; password: string }): Promise<void> => {
  const { app } = context
  refuseUnwritable('name', input.name)
  const username = input.name.trim().toLowerCase()
  const pace = await takeTry(app, `name ${username}`, 'sign in')
  const answered = await orNull(
    app.auth.api.signInUsername({
      body: { username, password: input.password },
      headers: new Headers(),
      returnHeaders: true,
    }),
  )
  if (!answered) {
    // Whom it was about, where there is such a person: somebody guesses at them.
    const account = (await store.findAccount(app.db, username))?.id ?? null
    if (account) await hashInVain(app, account, input.password)
    await noteAct(app, 'sign in', { accountId: null, outcome: 'wrong_credentials', account })
    throw new WrongCredentials()
  }
  await store.forgetTries(app.db, pace, new Date(Date.now() - forgottenAfter))
  if ('twoFactorRedirect' in answered.response) {
    context.setCookies(answered.headers.getSetCookie())
    throw new CodeNeeded()
  }
  await takeSeat(context, answered.headers, { isStrong: false })
}

/**
 * Where there is no password to compare with, better-auth refuses at once, though it hashes what is given for a name that
 * nobody has: how long it took would tell who comes in by the provider alone.
 */
const hashInVain = async ({ db }: App, accountId: string, password: string) => {
  if (password === '' || password.length > longestPassword) return
  if (!(await store.findPasswordHash(db, accountId))) await hashPassword(password)
}

/** The second step: a code of the app, or one of the recovery codes, each of which goes once. */
export const enterCode = async (context: Context, code: string): Promise<void> => {
  const { app } = context
  // The cookie of this step alone: beside a session's own, better-auth would ask about that one.
  const headers = new Headers({ cookie: `${codeCookie}=${cookieIn(context.cookies, codeCookie) ?? ''}` })
  const isOfApp = /^\s*\d{3}\s?\d{3}\s*$/.test(code)
  const body = { code: isOfApp ? code.replaceAll(/\s/g, '') : recoveryCode(app.keys.accounts(), code) }
  const asked = { body, headers, returnHeaders: true as const }
  const answered = await (
    isOfApp ? app.auth.api.verifyTOTP(asked) : app.auth.api.verifyBackupCode(asked)
  ).catch(async (problem: unknown) => {
    await noteAct(app, 'enter code', { accountId: null, outcome: 'wrong_code' })
    throw codeProblem(problem)
  })
  if (isOfApp) await spendCode(app, answered.headers, body.code)
  const { accountId } = await takeSeat(context, answered.headers, { isStrong: true })
  if (!isOfApp) await noteAct(app, 'use recovery code', { accountId, outcome: 'done' })
}

/** The session that better-auth has made for a code that was used before is taken back, unseen by anybody. */
const spendCode = async (app: App, headers: Headers, code: string) => {
  const { sitting } = await sitDown(app, cookiesOf(headers))
  if (!sitting) throw new SignedOut()
  if (await takeStep(app, sitting.accountId, code)) return
  await store.removeSession(app.db, sitting.id)
  await noteAct(app, 'enter code', { accountId: null, outcome: 'code_used', account: sitting.accountId })
  throw new CodeUsed()
}

/** Uses up the code and every one before it; false where that was done already. Of two at once one is the first. */
export const takeStep = async (app: App, accountId: string, code: string): Promise<boolean> => {
  const sealed = await store.findAppSecret(app.db, accountId)
  const step = sealed ? stepOf(await openAppSecret(app.auth, sealed), code, Date.now()) : null
  return step !== null && store.takeStep(app.db, accountId, step)
}

/** What better-auth says of a code, in our words. Its challenge ends after five tries or ten minutes. */
export const codeProblem = (problem: unknown): unknown => {
  if (!(problem instanceof APIError)) return problem
  const code = (problem.body as { code?: string } | undefined)?.code
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return new TooManyTries(15 * 60)
  if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE')
    return invalid(
      'code',
      'does not fit. Take the code that the app shows now; if it never fits, the clock of that device is wrong: have it set by the network. A recovery code goes once.',
    )
  return new SignedOut()
}

type Proof = { isStrong: boolean; action?: string; passkey?: string }

/** Sits down with the cookies that better-auth gave. */
export const takeSeat = async (context: Context, headers: Headers, proof: Proof): Promise<Session> => {
  await store.removeExpired(context.app.db, new Date())
  const sitting = await takeCookies(context, headers, proof.isStrong)
  const { action = 'sign in', passkey } = proof
  await noteAct(context.app, action, { accountId: sitting.accountId, outcome: 'done', passkey })
  return sitting
}

/** The cookie that was just given is the one that counts from here on. */
export const takeCookies = async (context: Context, headers: Headers, isStrong = false): Promise<Session> => {
  const cookies = cookiesOf(headers)
  const first = await sitDown(context.app, cookies)
  if (!first.sitting) throw new SignedOut()
  if (isStrong) await store.strengthen(context.app.db, first.sitting.id)
  // What is open to somebody hangs on what stands behind their seat.
  Object.assign(context, isStrong ? await sitDown(context.app, cookies) : first)
  context.setCookies(headers.getSetCookie())
  return first.sitting
}

/** What a browser would send back. */
const cookiesOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')

export const signOut = async (context: Context): Promise<void> => {
  const { app, sitting } = context
  if (sitting) {
    await store.removeSession(app.db, sitting.id)
    await noteAct(app, 'sign out', { accountId: sitting.accountId, outcome: 'done' })
  }
  leave(context)
}

/** The browser gives up its cookie and what it keeps of us. */
export const leave = (context: Context): void => {
  context.setCookies([`${sessionCookie}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`])
  Object.assign(context, { actor: stranger, sitting: null })
  context.forget()
}

/** Opens a locked session again, in the same place. */
export const unlock = async (context: Context, password: string): Promise<void> => {
  const { app, sitting } = context
  if (!sitting) throw new SignedOut()
  const { accountId, id } = sitting
  await checkPassword(app, accountId, password).catch(async (problem: unknown) => {
    if (problem instanceof WrongCredentials)
      await noteAct(app, 'unlock session', { accountId, outcome: problem.code })
    throw problem
  })
  await store.unlockSession(app.db, { accountId, id }, new Date())
  await noteAct(app, 'unlock session', { accountId, outcome: 'done' })
  Object.assign(context, await sitDown(app, context.cookies))
}

/** Whoever sits there, by the cookie alone. */
export const sitDown = async (app: App, cookies: string | null): Promise<store.Seat> => {
  const token = tokenIn(cookies)
  return token ? store.findSeat(app.db, { token: tokenHash(token) }, new Date()) : store.nobody
}

/**
 * Asks for the password of an account again, at the pace of the door. It is counted for itself: whoever stands outside and
 * knows the name keeps nobody waiting who is in.
 */
export const checkPassword = async (app: App, accountId: string, password: string): Promise<void> => {
  const pace = await takeTry(app, `inside ${accountId}`, 'check password')
  const hash = await store.findPasswordHash(app.db, accountId)
  if (!hash || !(await isPassword(password, hash))) throw new WrongCredentials()
  await store.forgetTries(app.db, pace, new Date(Date.now() - forgottenAfter))
}

/** One try of what is guessed at, named by what it is about; the pace is that of the door. */
export const takeTry = async (app: App, name: string, action: string): Promise<string> => {
  const id = keyedHash(app.keys.accounts(), `pace ${name}`)
  const { isAllowed, wait } = await store.takeTry(app.db, id)
  if (isAllowed) return id
  await noteAct(app, action, { accountId: null, outcome: 'too_many_tries' })
  throw new TooManyTries(wait)
}

export type Noted = {
  accountId: string | null
  outcome: string
  account?: string | null
  passkey?: string | undefined
}

export const noteAct = (app: App, action: string, { accountId, outcome, ...about }: Noted) => {
  const actor = accountId
    ? ({ kind: 'account', id: accountId, name: '', roles: new Map(), shutOutFrom: [] } as const)
    : stranger
  const subjects: Record<string, string> = {}
  for (const [name, id] of Object.entries(about)) if (id) subjects[name] = id
  return appendAudit(app, app.db, { actor, studyId: null, action, subjects, outcome })
}

/** Null where better-auth refuses; anything else that goes wrong stays what it is. */
const orNull = async <Result>(asked: Promise<Result>): Promise<Result | null> =>
  asked.catch((problem: unknown) => {
    if (problem instanceof APIError) return null
    throw problem
  })

/** better-auth signs what stands in the cookie; the token is what stands before the signature. */
const tokenIn = (cookies: string | null) => cookieIn(cookies, sessionCookie)?.split(/\.|%2E/i)[0] || null

export const cookieIn = (cookies: string | null, name: string) =>
  cookies
    ?.split(/;\s*/)
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
