// Coming in, opening a lock and proving a second factor by a passkey. The challenge stays here, is good once and for
// five minutes, and belongs to the browser that asked: to its session, or to a cookie while there is none.
import type { Context } from '../context.ts'
import { PasskeyRefused, UserError } from '../errors.ts'
import { run } from '../mutation.ts'
import { askedStrongly, seat, strongSeat } from './asking.ts'
import { passkeyCookie } from './betterAuth.ts'
import { addPasskey as keepPasskey, removePasskey as dropPasskey } from './commands.ts'
import {
  challengeFor,
  checkPasskey,
  madePasskey,
  newPasskeyOptions,
  passkeyOptions,
  readNewPasskey,
  shownPasskey,
} from './passkey.ts'
import { newToken, tokenHash } from './password.ts'
import { cookieIn, noteAct, sitDown, takeSeat } from './session.ts'
import * as accounts from './accountStore.ts'
import * as store from './store.ts'

/** What a page hands to its browser, where it stands under the one address that passkeys work at. */
export type Asked = { origin: string; options: string }

/** The password is asked for: who finds a desk open makes no door of their own. */
export const beginPasskey = async (context: Context, password: string): Promise<Asked> => {
  const { accountId: id } = await askedStrongly(context, password)
  const { app, site } = context
  const name = await store.findSignInName(app.db, id)
  const options = await newPasskeyOptions(site, { id, name }, await accounts.findPasskeys(app.db, id))
  await keep(context, newOne(context), options.challenge)
  return { origin: site.origin, options: JSON.stringify(options) }
}

export const addPasskey = async (context: Context, given: { label: string; credential: string }) => {
  // Another one may have come since this one was begun.
  const { id } = await strongSeat(context)
  const shown = madePasskey(given.credential)
  const challenge = await take(context, newOne(context))
  const made = await readNewPasskey(shown, { site: context.site, challenge })
  await run(keepPasskey, context, { ...made, label: given.label })
  await store.strengthen(context.app.db, id)
  Object.assign(context, await sitDown(context.app, context.cookies))
}

export const removePasskey = async (context: Context, given: { passkeyId: string; password: string }) => {
  const { id: sessionId } = await askedStrongly(context, given.password)
  await run(dropPasskey, context, { passkeyId: given.passkeyId, sessionId })
  Object.assign(context, await sitDown(context.app, context.cookies))
}

/** For whoever sits there, one of their own; for anybody else, whichever their device has for this site. */
export const askPasskey = async (context: Context): Promise<Asked> => {
  const { app, site, sitting } = context
  const known = sitting ? await accounts.findPasskeys(app.db, sitting.accountId) : []
  if (sitting && known.length === 0) throw new PasskeyRefused('none')
  const options = await passkeyOptions(site, known)
  await keep(context, sitting ? `passkey use ${sitting.id}` : cookieFor(context), options.challenge)
  return { origin: site.origin, options: JSON.stringify(options) }
}

/** Signs in, opens the lock, or stands behind the session that is open: what it does hangs on who sits there. */
export const enterByPasskey = async (context: Context, credential: string): Promise<void> => {
  const { app, sitting } = context
  const action = sitting ? 'unlock by passkey' : 'sign in by passkey'
  const { id, accountId } = await proved(context, credential).catch(async (problem: unknown) => {
    if (problem instanceof UserError)
      await noteAct(app, action, { accountId: sitting?.accountId ?? null, outcome: problem.code })
    throw problem
  })
  if (!sitting) {
    const { headers } = await app.auth.api.giveSeat({ body: { accountId }, returnHeaders: true })
    context.setCookies([`${passkeyCookie}=; ${cookieRules}; Max-Age=0`])
    await takeSeat(context, headers, { isStrong: true, action, passkey: id })
    return
  }
  await store.unlockSession(app.db, { accountId, id: sitting.id }, new Date())
  await store.strengthen(app.db, sitting.id)
  await noteAct(app, action, { accountId, outcome: 'done', passkey: id })
  Object.assign(context, await sitDown(app, context.cookies))
}

/** The passkey that was used here and now, by the account that it belongs to. */
const proved = async (context: Context, credential: string) => {
  const { app, site, sitting } = context
  const shown = shownPasskey(credential)
  const challenge = await take(context, sitting ? `passkey use ${sitting.id}` : cookieOf(context))
  const kept = await accounts.findPasskey(app.db, shown.id)
  if (!kept || (sitting && kept.accountId !== sitting.accountId)) throw new PasskeyRefused('unknown')
  const now = await checkPasskey(shown, kept, { site, challenge })
  const use = { id: kept.id, before: kept.counter, now, at: new Date() }
  if (!(await accounts.usePasskey(app.db, use))) throw new PasskeyRefused('copied')
  return kept
}

const newOne = (context: Context) => `passkey new ${seat(context).id}`

const keep = ({ app }: Context, whose: string, challenge: string) =>
  accounts.keepChallenge(app.db, { for: whose, challenge, until: new Date(Date.now() + challengeFor) })

const take = async ({ app }: Context, whose: string): Promise<string> => {
  const challenge = await accounts.takeChallenge(app.db, whose, new Date())
  if (!challenge) throw new PasskeyRefused('late')
  return challenge
}

const cookieRules = 'Path=/; Secure; HttpOnly; SameSite=Strict'

const cookieFor = (context: Context): string => {
  // One request may ask for many, and each is kept for a while.
  context.pace?.spend('ask')
  const token = newToken()
  context.setCookies([`${passkeyCookie}=${token}; ${cookieRules}; Max-Age=${challengeFor / 1000}`])
  return named(token)
}

const cookieOf = ({ cookies }: Context): string => named(cookieIn(cookies, passkeyCookie) ?? '')

const named = (token: string) => `passkey ${tokenHash(token)}`
