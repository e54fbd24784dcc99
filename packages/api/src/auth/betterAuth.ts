// better-auth as this house uses it: called by our own commands, never by a route of its own; silent, since its log may
// name people; and without any host but ours.
import { betterAuth } from 'better-auth/minimal'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { username } from 'better-auth/plugins/username'
import { z } from 'zod'
import type { Db } from '../db.ts'
import { newId } from '../id.ts'
import { withHashedTokens } from './adapter.ts'
import { longestName, longestPassword, longestSession } from './auth.ts'
import { providerSeat } from './openIdSeat.ts'
import { hashPassword, isPassword, keyedHash, newRecoveryCodes } from './password.ts'

export type Auth = ReturnType<typeof createAuth>

export const sessionCookie = '__Host-firsthand'
export const codeCookie = '__Host-firsthand-code'
export const passkeyCookie = '__Host-firsthand-passkey'

/** Gives somebody a session who proved by a door of our own that they are the account. It has no path to be asked by. */
const seats = {
  id: 'seats',
  endpoints: {
    giveSeat: createAuthEndpoint(
      { method: 'POST', body: z.object({ accountId: z.string() }) },
      async (given) => {
        const { internalAdapter } = given.context
        const user = await internalAdapter.findUserById(given.body.accountId)
        if (!user) return false
        const session = await internalAdapter.createSession(user.id)
        await setSessionCookie(given, { session, user })
        return true
      },
    ),
  },
} as const

/** `secret` is made from the instance's key: it signs cookies and seals the secrets of code apps. */
export const createAuth = (db: Db, secret: string) =>
  betterAuth({
    appName: 'Firsthand',
    baseURL: 'http://here',
    secrets: [{ version: 1, value: secret }],
    database: withHashedTokens(prismaAdapter(db, { provider: 'postgresql' })),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(password, hash) },
    },
    // What it calls name and username is both what one signs in with; how others see somebody is none of its business.
    user: { modelName: 'account' },
    account: { modelName: 'credential', fields: { userId: 'accountId', accountId: 'providerAccountId' } },
    // Idle time, locking and the end after twelve hours are asked by us at every request.
    session: {
      fields: { userId: 'accountId' },
      expiresIn: longestSession / 1000,
      disableSessionRefresh: true,
      freshAge: 0,
    },
    plugins: [
      seats,
      username({
        displayUsername: false,
        minUsernameLength: 1,
        maxUsernameLength: longestName,
        usernameValidator: () => true,
        schema: { user: { fields: { username: 'name' } } },
      }),
      twoFactor({
        twoFactorCookieMaxAge: 600,
        backupCodeOptions: {
          customBackupCodesGenerate: newRecoveryCodes,
          storeBackupCodes: {
            encrypt: async (codes) => hashedCodes(secret, codes),
            decrypt: async (stored) => stored,
          },
        },
        schema: { twoFactor: { modelName: 'secondFactor', fields: { userId: 'accountId' } } },
      }),
      providerSeat(),
    ],
    advanced,
  })

const advanced = {
  useSecureCookies: false,
  cookiePrefix: sessionCookie,
  cookies: { session_token: { name: sessionCookie }, two_factor: { name: codeCookie } },
  // The name says `__Host-` already; the prefix of the library would be a second one.
  defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: 'strict', path: '/' },
  ipAddress: { disableIpTracking: true },
  database: { generateId: () => newId() },
} as const

const mark = 'kept:'

/**
 * Recovery codes are kept as keyed hashes. better-auth hands the whole list back when one of them is used, so what is
 * hashed already stays as it is; whoever checks a code hashes it first (`recoveryCode`).
 */
const hashedCodes = (secret: string, json: string): string =>
  JSON.stringify(
    (JSON.parse(json) as string[]).map((code) => (code.startsWith(mark) ? code : recoveryCode(secret, code))),
  )

/** A recovery code as it is kept. Capitals, spaces and the dash are not asked for. */
export const recoveryCode = (secret: string, code: string): string =>
  mark + keyedHash(secret, code.replaceAll(/[\s-]/g, '').toLowerCase())
