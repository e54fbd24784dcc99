// A second factor: codes of an app, and recovery codes for when it is lost. better-auth keeps the secret sealed under
// the instance's key; each change asks for the password again, and that a second factor stands behind the session where
// there is one, and gives the browser a new session in place of its own.
import type { Context } from '../context.ts'
import { SignedOut } from '../errors.ts'
import { askedStrongly, strongSeat } from './asking.ts'
import { forgottenAfter } from './auth.ts'
import { codeProblem, noteAct, takeCookies, takeStep, takeTry } from './session.ts'
import * as store from './store.ts'

/** Shown once, to be read into an app and put away. */
export type Enrolment = { uri: string; secret: string; recoveryCodes: string[] }

/** Begins: nothing is asked at sign-in until a code of the app was given back. */
export const beginCodes = async (context: Context, password: string): Promise<Enrolment> => {
  const { accountId, name, headers } = await askedStrongly(context, password)
  const { auth } = context.app
  const answered = await auth.api.enableTwoFactor({ body: { password }, headers })
  if (answered.method !== 'totp') throw new SignedOut()
  await noteAct(context.app, 'begin codes', { accountId, outcome: 'done' })
  const secret = new URL(answered.totpURI).searchParams.get('secret') ?? ''
  const issued = new URLSearchParams({ secret, issuer: 'Firsthand', digits: '6', period: '30' })
  const uri = `otpauth://totp/Firsthand:${encodeURIComponent(name)}?${issued.toString()}`
  return { uri, secret, recoveryCodes: answered.backupCodes }
}

/** The app gives the right codes: from now on they are asked for, and who came in without one comes in anew. */
export const confirmCodes = async (context: Context, code: string): Promise<void> => {
  const { accountId, headers } = await strongSeat(context)
  const body = { code: code.replaceAll(/\s/g, '') }
  // better-auth counts no tries of who is signed in, and a code opens studies that ask for one.
  const pace = await takeTry(context.app, `codes of ${accountId}`, 'turn codes on')
  const answered = await context.app.auth.api
    .verifyTOTP({ body, headers, returnHeaders: true })
    .catch((problem: unknown) => {
      throw codeProblem(problem)
    })
  await store.forgetTries(context.app.db, pace, new Date(Date.now() - forgottenAfter))
  await takeStep(context.app, accountId, body.code)
  const { id } = await takeCookies(context, answered.headers, true)
  await store.removeOtherSessions(context.app.db, { accountId, id })
  await noteAct(context.app, 'turn codes on', { accountId, outcome: 'done' })
}

export const endCodes = async (context: Context, password: string): Promise<void> => {
  const { accountId, headers } = await askedStrongly(context, password)
  const answered = await context.app.auth.api.disableTwoFactor({
    body: { password },
    headers,
    returnHeaders: true,
  })
  const { db } = context.app
  await store.weaken(db, accountId)
  await takeCookies(context, answered.headers, (await store.countFactors(db, accountId)) > 0)
  await noteAct(context.app, 'turn codes off', { accountId, outcome: 'done' })
}

/** New ones in place of those that are left. */
export const newRecoveryCodes = async (context: Context, password: string): Promise<string[]> => {
  const { accountId, headers } = await askedStrongly(context, password)
  const { backupCodes } = await context.app.auth.api.generateBackupCodes({ body: { password }, headers })
  await noteAct(context.app, 'renew recovery codes', { accountId, outcome: 'done' })
  return backupCodes
}
