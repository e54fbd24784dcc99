// Ada comes in, stays a while, is slowed down when she guesses, and leaves nothing behind.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitAfter } from '../packages/api/src/auth/auth.ts'
import { hashPassword } from '../packages/api/src/auth/password.ts'
import { newId } from '../packages/api/src/id.ts'
import { actsOf, does, openTab, signIn, viewerOf, worldPassword } from './support/account.ts'
import { openWorld, type World } from './support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const db = () => world.instance.app.db

/** Moves the clock of all sessions of a name, as if so many minutes had passed. */
const pass = async (name: string, minutes: number) => {
  const sessions = await db().session.findMany({ where: { account: { name } } })
  for (const { id, createdAt, usedAt } of sessions)
    await db().session.update({
      where: { id },
      data: {
        createdAt: new Date(createdAt.getTime() - minutes * 60_000),
        usedAt: new Date(usedAt.getTime() - minutes * 60_000),
      },
    })
}

describe('signing in', () => {
  it('gives a cookie that only our own pages send, and keeps its token as a hash', async () => {
    const tab = openTab(world)
    expect(await signIn(tab, 'ada')).toMatchObject({ __typename: 'MutationSignInSuccess' })
    expect((await viewerOf(tab)).viewer).toEqual({ name: 'ada' })
    const [given] = tab.set.filter((one) => one.startsWith('__Host-firsthand='))
    for (const part of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict', 'Max-Age=43200'])
      expect(given!.toLowerCase()).toContain(part.toLowerCase())
    expect(given).not.toMatch(/Domain/i)
    const token = decodeURIComponent(tab.cookies.get('__Host-firsthand')!).split('.')[0]!
    expect(token.length).toBeGreaterThan(30)
    const stored = JSON.stringify(await db().session.findMany())
    expect(stored).not.toContain(token)
    expect(stored).not.toMatch(/ipAddress|userAgent/i)
  })

  it('ends with signing out, for whoever still holds the cookie too', async () => {
    const tab = openTab(world)
    await signIn(tab, 'ada')
    const before = new Map(tab.cookies)
    await tab.ask('mutation { signOut }')
    expect(tab.cookies.size).toBe(0)
    const thief = openTab(world)
    for (const [name, value] of before) thief.cookies.set(name, value)
    expect(await viewerOf(thief)).toEqual({ viewer: null, lockedAs: null })
  })

  it('answers a wrong password and an unknown name alike', async () => {
    const wrong = await signIn(openTab(world), 'ben', 'a loud reading room')
    const unknown = await signIn(openTab(world), 'nobody-here', 'a loud reading room')
    expect(wrong).toEqual(unknown)
    expect(wrong.code).toBe('wrong_credentials')
    const acts = (await actsOf(world, 'sign in')).filter(({ outcome }) => outcome === 'wrong_credentials')
    const { id: account } = await db().account.findUniqueOrThrow({ where: { name: 'ben' } })
    expect(acts.map(({ actorId, subjects }) => [actorId, subjects])).toEqual([
      [null, { account }],
      [null, {}],
    ])
  })

  it('takes as long for an account without a password as for a wrong password or an unknown name', async () => {
    await db().credential.deleteMany({ where: { account: { name: 'cleo' } } })
    const took = { unknown: Infinity, without: Infinity }
    const time = async (whose: keyof typeof took, name: string) => {
      const begun = process.cpuUsage()
      expect((await signIn(openTab(world), name, 'a loud reading room')).code).toBe('wrong_credentials')
      const { user, system } = process.cpuUsage(begun)
      took[whose] = Math.min(took[whose], user + system)
    }
    // A hash is most of the work of this process; the least of many by turns is what a busy machine disturbs least.
    for (let at = 0; at < 12; at += 1) {
      await db().signInPace.deleteMany()
      await time('unknown', 'nobody-here')
      await time('without', 'cleo')
    }
    await db().signInPace.deleteMany()
    expect(took.without).toBeGreaterThan(took.unknown * 0.7)
    const password = await hashPassword(worldPassword)
    const { id } = await db().account.findUniqueOrThrow({ where: { name: 'cleo' } })
    const kept = { id: newId(), accountId: id, providerId: 'credential', providerAccountId: id, password }
    await db().credential.create({ data: kept })
  })

  it('slows down who guesses, whether the name exists or not, and lets them in after the wait', async () => {
    const guess = async (name: string) => {
      const codes = []
      for (let at = 0; at < 5; at += 1) codes.push((await signIn(openTab(world), name, `guess ${at}`)).code)
      // However slow this machine is, the wait has not passed yet.
      await db().signInPace.updateMany({ data: { lastAt: new Date(Date.now() + 60_000) } })
      return [...codes, (await signIn(openTab(world), name, 'guess 6')).code]
    }
    const codes = [...Array<string>(5).fill('wrong_credentials'), 'too_many_tries']
    expect(await guess('nobody-else')).toEqual(codes)
    expect(await guess('cleo')).toEqual(codes)
    // The right password waits as well, or it would tell itself by not waiting.
    expect((await signIn(openTab(world), 'cleo')).code).toBe('too_many_tries')
    await db().signInPace.updateMany({ data: { lastAt: new Date(Date.now() - 10_000) } })
    expect((await signIn(openTab(world), 'cleo')).__typename).toBe('MutationSignInSuccess')
    const kept = JSON.stringify(await db().signInPace.findMany())
    expect(kept).not.toMatch(/cleo|nobody/)
  })

  it.each([9, 11, 13, 400])(
    'asks for the same wait after %i tries in the database as in the rule',
    async (tries) => {
      await signIn(openTab(world), 'eve', 'a guess')
      await db().signInPace.updateMany({ data: { tries, lastAt: new Date() } })
      const { message } = await signIn(openTab(world), 'eve')
      const seconds = Number(/Wait (\d+) seconds/.exec(message!)![1])
      expect(seconds).toBeLessThanOrEqual(waitAfter(tries))
      expect(seconds).toBeGreaterThan(waitAfter(tries) - 20)
      await db().signInPace.deleteMany()
    },
  )

  it('counts a hundred guesses at once as a hundred', async () => {
    const tries = Array.from({ length: 30 }, (_, at) => signIn(openTab(world), 'eve', `guess ${at}`))
    const codes = (await Promise.all(tries)).map(({ code }) => code)
    expect(codes.filter((code) => code === 'wrong_credentials').length).toBe(5)
    await db().signInPace.deleteMany()
  })
})

describe('a session', () => {
  it('is locked after thirty idle minutes and opened again by the password, not by a wrong one', async () => {
    const tab = openTab(world)
    await signIn(tab, 'omar')
    await pass('omar', 29)
    expect((await viewerOf(tab)).viewer).not.toBeNull()
    await pass('omar', 31)
    expect(await viewerOf(tab)).toEqual({ viewer: null, lockedAs: 'omar' })
    const { errors } = await tab.ask('{ study(id: "Study-AAAAAAAAAAAAAAAAAAAAAA") { id } }')
    expect(errors?.[0]?.extensions.code).toBe('signed_out')
    expect((await does(tab, 'unlock', { password: 'a loud reading room' })).code).toBe('wrong_credentials')
    expect(await viewerOf(tab)).toEqual({ viewer: null, lockedAs: 'omar' })
    expect((await does(tab, 'unlock', { password: worldPassword })).__typename).toBe('MutationUnlockSuccess')
    expect((await viewerOf(tab)).viewer).toEqual({ name: 'omar' })
  })

  it('ends twelve hours after it began, however busy it was', async () => {
    const tab = openTab(world)
    await signIn(tab, 'omar')
    for (let hour = 0; hour < 12; hour += 1) {
      expect((await viewerOf(tab)).viewer).not.toBeNull()
      await pass('omar', 60)
      await db().session.updateMany({ data: { usedAt: new Date() } })
    }
    expect(await viewerOf(tab)).toEqual({ viewer: null, lockedAs: null })
    expect((await does(tab, 'unlock', { password: worldPassword })).code).toBe('signed_out')
  })

  it('is opened again by its person while somebody outside guesses at their name', async () => {
    const tab = openTab(world)
    await signIn(tab, 'omar')
    await tab.ask('mutation { lock { __typename } }')
    for (let at = 0; at < 5; at += 1) await signIn(openTab(world), 'omar', `guess ${at}`)
    await db().signInPace.updateMany({ data: { lastAt: new Date(Date.now() + 60_000) } })
    expect((await signIn(openTab(world), 'omar')).code).toBe('too_many_tries')
    expect((await does(tab, 'unlock', { password: worldPassword })).__typename).toBe('MutationUnlockSuccess')
    // Inside they are counted too, for themselves.
    const guess = () => does(tab, 'beginCodes', { password: 'a guess' }, 'PasswordInput')
    for (let at = 0; at < 5; at += 1) expect((await guess()).code).toBe('wrong_credentials')
    await db().signInPace.updateMany({ data: { lastAt: new Date(Date.now() + 60_000) } })
    expect((await guess()).code).toBe('too_many_tries')
    await db().signInPace.deleteMany()
  })

  it('is locked at once by its person', async () => {
    const tab = openTab(world)
    await signIn(tab, 'omar')
    await tab.ask('mutation { lock { __typename } }')
    expect(await viewerOf(tab)).toEqual({ viewer: null, lockedAs: 'omar' })
    const other = openTab(world)
    await signIn(other, 'omar')
    expect((await viewerOf(other)).viewer).toEqual({ name: 'omar' })
  })
})

describe('the list of one’s sessions', () => {
  type Own = { id: string; begunAt: string; usedAt: string; isThis: boolean }
  const sessionsOf = async (tab: ReturnType<typeof openTab>) => {
    const { data } = await tab.ask<{ viewer: { sessions: Own[] } }>(
      '{ viewer { sessions { id begunAt usedAt isThis } } }',
    )
    return data.viewer.sessions
  }

  it('shows when each began and was used, and ends one of them at once', async () => {
    await db().session.deleteMany({ where: { account: { name: 'ben' } } })
    const [here, there] = [openTab(world), openTab(world)]
    await signIn(here, 'ben')
    await signIn(there, 'ben')
    const sessions = await sessionsOf(here)
    expect(sessions.map(({ isThis }) => isThis).sort()).toEqual([false, true])
    expect(Object.keys(sessions[0]!)).toEqual(['id', 'begunAt', 'usedAt', 'isThis'])
    const other = sessions.find(({ isThis }) => !isThis)!
    await does(here, 'revokeSession', { sessionId: other.id })
    const { errors } = await there.ask('mutation { revokeOtherSessions { __typename } }')
    expect(errors).toBeUndefined()
    expect(await viewerOf(there)).toEqual({ viewer: null, lockedAs: null })
    expect((await sessionsOf(here)).length).toBe(1)
    expect((await actsOf(world, 'revoke session')).at(-1)!.subjects).toEqual({
      session: other.id.slice('Session-'.length),
    })
  })

  it('ends all others, and nobody ends another person’s', async () => {
    const [here, there, foreign] = [openTab(world), openTab(world), openTab(world)]
    await signIn(here, 'ben')
    await signIn(there, 'ben')
    await signIn(foreign, 'eve')
    const [hers] = await sessionsOf(foreign)
    expect((await does(here, 'revokeSession', { sessionId: hers!.id })).code).toBe('not_found')
    expect((await does(here, 'revokeSession', { sessionId: `Session-${'A'.repeat(22)}` })).code).toBe(
      'not_found',
    )
    await here.ask('mutation { revokeOtherSessions { __typename } }')
    expect((await viewerOf(there)).viewer).toBeNull()
    expect((await viewerOf(foreign)).viewer).toEqual({ name: 'eve' })
    expect((await sessionsOf(here)).map(({ isThis }) => isThis)).toEqual([true])
  })
})

describe('an address for letters', () => {
  const addressOf = async (tab: ReturnType<typeof openTab>) =>
    (await tab.ask<{ viewer: { email: string | null } }>('{ viewer { email } }')).data.viewer.email

  it('is shown to its person, and taken away by them with every link that may lie there', async () => {
    const tab = openTab(world)
    await signIn(tab, 'eve')
    expect(await addressOf(tab)).toBeNull()
    const { id } = await db().account.update({
      where: { name: 'eve' },
      data: { email: 'eve@agency.example' },
    })
    const link = { id: newId(), tokenHash: 'a hash', accountId: id, expiresAt: new Date(Date.now() + 60_000) }
    await db().passwordLink.create({ data: link })
    expect(await addressOf(tab)).toBe('eve@agency.example')
    const remove = (password: string) => does(tab, 'removeEmail', { password }, 'PasswordInput')
    expect((await remove('not hers')).code).toBe('wrong_credentials')
    expect((await remove(worldPassword)).__typename).toBe('MutationRemoveEmailSuccess')
    expect(await addressOf(tab)).toBeNull()
    expect(JSON.stringify(await db().account.findMany())).not.toContain('eve@agency')
    const [kept] = await db().passwordLink.findMany({ where: { accountId: id } })
    expect(kept!.withdrawnAt).not.toBeNull()
    const [entry] = await actsOf(world, 'remove e-mail address')
    expect(entry).toMatchObject({ actorId: id, outcome: 'done', subjects: { account: id } })
  })
})
