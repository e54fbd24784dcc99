// The two pages by which somebody goes to the provider and comes back. Whoever comes back is led here by another site, so
// that no session's cookie is along: what they wanted stands sealed in a cookie of its own, with the session that began it.
import { stranger, type Actor } from '../actor.ts'
import type { App } from '../app.ts'
import { TooOften, UserError } from '../errors.ts'
import type { Pace } from '../pace.ts'
import * as flow from './openId.ts'
import type { Checks, Held, Outcome, Person, Wanted } from './openId.ts'
import { acceptByProvider, identityOf, linkProvider } from './openIdCommands.ts'
import { ProviderProblem, returnPath } from './openIdClient.ts'
import { openHeld, sealHeld } from './openIdSeal.ts'
import { cookieIn, noteAct, sitDown } from './session.ts'
import * as store from './store.ts'

export type Asked = { query: string; cookies: string | null; pace: Pace }
/** A page of ours that leads on, or the way to the provider. */
export type Led = {
  status: 200 | 303 | 429
  page: string
  location?: string
  wait?: number
  cookies: string[]
}

/** `isOurs`: whom another page leads to it is refused. */
export type Door = { isOurs: boolean; lead: (app: App, asked: Asked) => Promise<Led> }

/** Which of the two pages a path is, if any. */
export const doorAt = (path: string): Door | undefined =>
  path === '/openid/begin'
    ? { isOurs: true, lead: begin }
    : path === returnPath
      ? { isOurs: false, lead: comeBack }
      : undefined

const begin = async (app: App, asked: Asked): Promise<Led> => {
  const wanted = await wantedIn(app, asked)
  if (!wanted) return lead(null, 'provider_ended')
  try {
    const { url, checks } = await app.provider!.begin(flow.needsOf(wanted))
    const sealed = await sealHeld(app.keys.accounts(), { wanted, checks })
    return { status: 303, location: url, page: '', cookies: [flow.cookieOf(sealed)] }
  } catch (problem) {
    const outcome = problem instanceof ProviderProblem ? problem.outcome : 'provider_failed'
    await note(app, wanted, { outcome })
    return lead(wanted, outcome)
  }
}

/** What a page of ours asks to go there for; whatever else is asked is none of it. */
const wantedIn = async (app: App, { query, cookies, pace }: Asked): Promise<Wanted | null> => {
  const params = new URLSearchParams(query)
  const { sitting, actor } = await sitDown(app, cookies)
  if (actor.kind === 'stranger') pace.spend('ask')
  switch (params.get('for')) {
    case 'sign-in':
      return { to: 'sign in', place: flow.placeIn(params.get('place')) }
    case 'unlock':
      return sitting && { to: 'unlock', accountId: sitting.accountId, sessionId: sitting.id, place: '/' }
    case 'prepared': {
      const held = await heldIn(app, cookies)
      return held && !held.checks ? held.wanted : null
    }
    default:
      return null
  }
}

const comeBack = async (app: App, { query, cookies, pace }: Asked): Promise<Led> => {
  pace.spend('sign in')
  const held = await heldIn(app, cookies)
  if (!held?.checks) {
    await noteAct(app, 'sign in by provider', { accountId: null, outcome: 'provider_ended' })
    return lead(null, 'provider_ended')
  }
  const { wanted, checks } = held
  const came = await arrive(app, { query, wanted, checks })
  if (came.outcome === 'done' || came.outcome === 'code_needed') pace.giveBack('sign in')
  return lead(wanted, came.outcome, came.cookies)
}

type Came = { outcome: Outcome; cookies?: string[] }
type Coming = { wanted: Wanted; checks: Checks; query: string }

const arrive = async (app: App, { query, wanted, checks }: Coming): Promise<Came> => {
  try {
    if (new URLSearchParams(query).get('state') !== checks.state) throw new ProviderProblem('provider_ended')
    const person = await app.provider!.finish(query, checks, flow.needsOf(wanted))
    return await take(app, person, { wanted, checks })
  } catch (problem) {
    // The entry of a refused command is there already.
    if (problem instanceof UserError) return { outcome: refusals[problem.code] ?? 'provider_failed' }
    const outcome = problem instanceof ProviderProblem ? problem.outcome : 'provider_failed'
    await note(app, wanted, { outcome })
    return { outcome }
  }
}

const refusals: Record<string, Outcome> = {
  invitation_ended: 'invitation_ended',
  provider_email: 'provider_email',
  provider_taken: 'provider_taken',
  invalid_input: 'provider_name',
  signed_out: 'provider_ended',
}

type Taken = { wanted: Wanted; checks: Checks }

const take = async (app: App, person: Person, { wanted, checks }: Taken): Promise<Came> => {
  const identity = identityOf(app.keys.accounts(), person)
  if (!flow.isAnew(person, checks)) throw new ProviderProblem('provider_stale')
  switch (wanted.to) {
    case 'sign in': {
      const accountId = await store.findAccountOf(app.db, identity)
      if (!accountId) throw new ProviderProblem('provider_unknown')
      return seat(app, person, { wanted, accountId })
    }
    case 'accept': {
      const { token, name, displayName } = wanted
      const { email, isEmailVerified } = person
      const input = { token, name, displayName, identity, email, isEmailVerified }
      const { accountId } = await acceptByProvider(app, stranger, input)
      return seat(app, person, { wanted, accountId })
    }
    case 'link':
      await linkProvider(app, await sitterOf(app, wanted.sessionId), { identity })
      return { outcome: 'done' }
    case 'unlock':
      if ((await store.findAccountOf(app.db, identity)) !== wanted.accountId)
        throw new ProviderProblem('provider_other')
      return unlock(app, wanted)
    default:
      return wanted satisfies never
  }
}

/** Whose session began it, if it is still theirs, and open, and no second factor came meanwhile that it did not show. */
const sitterOf = async (app: App, sessionId: string): Promise<Actor> => {
  const { actor, sitting } = await store.findSeat(app.db, { id: sessionId }, new Date())
  if (sitting && !sitting.isStrong && (await store.countFactors(app.db, sitting.accountId)) > 0)
    throw new ProviderProblem('provider_ended')
  return actor
}

const unlock = async (app: App, wanted: Extract<Wanted, { sessionId: string }>): Promise<Came> => {
  const { accountId, sessionId: id } = wanted
  const { sitting } = await store.findSeat(app.db, { id }, new Date())
  if (sitting?.accountId !== accountId) throw new ProviderProblem('provider_ended')
  await store.unlockSession(app.db, { accountId, id }, new Date())
  await note(app, wanted, { outcome: 'done', accountId })
  return { outcome: 'done' }
}

type Seated = { wanted: Wanted; accountId: string }

/** A session, or the question for a code where the account has a code app. */
const seat = async (app: App, { isStrong }: Person, { wanted, accountId }: Seated): Promise<Came> => {
  const { response, headers } = await app.auth.api.signInByProvider({
    body: { accountId },
    headers: new Headers(),
    returnHeaders: true,
  })
  const cookies = headers.getSetCookie()
  if ('twoFactorRedirect' in response) return { outcome: 'code_needed', cookies }
  if (isStrong) await store.strengthen(app.db, response.sessionId)
  await store.removeExpired(app.db, new Date())
  await note(app, wanted.to === 'sign in' ? wanted : signingIn, { outcome: 'done', accountId })
  return { outcome: 'done', cookies }
}

const signingIn: Wanted = { to: 'sign in', place: '/' }

/** In the name of whose session it was; of whom the provider spoke nothing is kept. */
const note = (app: App, wanted: Wanted, { outcome, accountId }: { outcome: Outcome; accountId?: string }) => {
  const own = 'accountId' in wanted ? wanted.accountId : null
  return noteAct(app, flow.actionOf(wanted), { accountId: accountId ?? own, outcome })
}

const heldIn = async (app: App, cookies: string | null): Promise<Held | null> => {
  const sealed = cookieIn(cookies, flow.stateCookie)
  return sealed ? openHeld(app.keys.accounts(), sealed) : null
}

const lead = (wanted: Wanted | null, outcome: Outcome, cookies: string[] = []): Led => ({
  status: 200,
  page: flow.hopPage(flow.pathFor(wanted, outcome)),
  cookies: [...cookies, flow.cookieOf('')],
})

/** Whoever comes too often is led on too, and told to wait. */
export const leadAway = ({ seconds }: TooOften): Led => ({
  ...lead(null, 'provider_often'),
  status: 429,
  wait: seconds,
})
