import type { Actor } from '../actor.ts'
import type { App } from '../app.ts'
import { appendAudit } from '../audit/store.ts'
import { WrongCredentials } from '../errors.ts'
import { isPassword, newToken, tokenHash } from './password.ts'
import { refuseUnwritable } from '../input.ts'
import * as store from './store.ts'

const hours = 60 * 60 * 1000
const longest = 12 * hours
const cookieName = '__Host-firsthand'

export type SignedIn = { actor: Actor; cookie: string }

/** Opens a session of twelve hours at most. */
export const signIn = async (app: App, input: { name: string; password: string }): Promise<SignedIn> => {
  const at = new Date()
  refuseUnwritable('name', input.name)
  const account = await store.findAccount(app.db, input.name.trim().toLowerCase())
  const isRight = await isPassword(input.password, account?.passwordHash)
  const actor: Actor =
    account && isRight
      ? { kind: 'account', id: account.id, name: '', roles: new Map(), shutOutFrom: [] }
      : { kind: 'stranger' }
  const outcome = isRight ? 'done' : 'wrong_credentials'
  await appendAudit(app, app.db, { actor, studyId: null, action: 'sign in', subjects: {}, outcome })
  if (!account || !isRight) throw new WrongCredentials()
  await store.removeExpired(app.db, at)
  const token = newToken()
  await store.insertSession(app.db, {
    id: tokenHash(token),
    accountId: account.id,
    expiresAt: new Date(at.getTime() + longest),
  })
  return { actor: await store.findActor(app.db, tokenHash(token), at), cookie: cookie(token, longest / 1000) }
}

export const signOut = async (app: App, header: string | null): Promise<string> => {
  const token = tokenIn(header)
  const actor = await actorOf(app, header)
  if (token) await store.removeSession(app.db, tokenHash(token))
  if (actor.kind === 'account')
    await appendAudit(app, app.db, {
      actor,
      studyId: null,
      action: 'sign out',
      subjects: {},
      outcome: 'done',
    })
  return cookie('', 0)
}

export const actorOf = async (app: App, header: string | null): Promise<Actor> => {
  const token = tokenIn(header)
  return token ? store.findActor(app.db, tokenHash(token), new Date()) : { kind: 'stranger' }
}

const cookie = (value: string, seconds: number) =>
  `${cookieName}=${value}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${seconds}`

const tokenIn = (header: string | null) =>
  header
    ?.split(/;\s*/)
    .find((part) => part.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1) || null
