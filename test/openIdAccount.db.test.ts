// Who has an account connects it with the agency's sign-in, opens a locked page by it, comes in by a password while the
// agency is down; and of what the agency says nothing is kept.
import type { JWTPayload } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { newId } from '../packages/api/src/id.ts'
import { actsOf, does, viewerOf, worldPassword } from './support/account.ts'
import {
  accept,
  comeIn,
  home,
  nobodyIn,
  openHarbor,
  prepared,
  signIn,
  type Harbor,
} from './support/harbor.ts'
import type { Agency } from './support/provider.ts'
import { aVisitor, leadsTo, type Visitor } from './support/visitor.ts'
import type { World } from './support/world.ts'

let harbor: Harbor
let world: World
let agency: Agency
beforeAll(async () => {
  harbor = await openHarbor()
  ;({ world, agency } = harbor)
})
afterAll(() => harbor?.close())
beforeEach(() => agency.behave())

const unlocking = '/openid/begin?for=unlock'
const lastOf = async (action: string) => {
  const { outcome, actorId } = (await actsOf(world, action)).at(-1)!
  return { outcome, actorId }
}
const wayIn = async (who: Visitor) =>
  (await who.ask<{ viewer: { ways: string[] } }>('{ viewer { ways } }')).data.viewer.ways
const link = (who: Visitor, password = worldPassword) =>
  does(who, 'linkProvider', { password }, 'PasswordInput')
const unlink = (who: Visitor, password = worldPassword) =>
  does(who, 'unlinkProvider', { password }, 'PasswordInput')

describe('an account that is there', () => {
  it('is connected by who is signed in and gives the password again, and lets in from then on', async () => {
    const ben = await signIn(harbor, 'ben')
    agency.who = 'sub-of-ben'
    expect((await link(ben, 'a loud reading room')).code).toBe('wrong_credentials')
    expect(await ben.round(prepared)).toBe('/#provider_ended')
    expect((await link(ben)).__typename).toBe('MutationLinkProviderSuccess')
    expect(await ben.round(prepared)).toBe('/account#provider_linked')
    expect(await wayIn(ben)).toEqual(['password', 'provider'])
    const again = aVisitor(harbor.port)
    expect(await again.round(home)).toBe('/')
    expect((await viewerOf(again)).viewer).toEqual({ name: 'ben' })
    expect((await link(aVisitor(harbor.port))).code).toBe('signed_out')
  })

  it('is not connected by a session that was ended or locked meanwhile', async () => {
    for (const end of ['mutation { signOut }', 'mutation { lock { __typename } }']) {
      const omar = await signIn(harbor, 'omar')
      agency.who = 'sub-of-omar'
      await link(omar)
      const { back } = await omar.leave(prepared)
      await omar.ask(end)
      expect(leadsTo(await omar.open(back, 'elsewhere'))).toBe('/account#provider_ended')
    }
    expect(await aVisitor(harbor.port).round(home)).toBe('/#provider_unknown')
  })

  it('and a person at the agency belong to each other alone', async () => {
    const eve = await signIn(harbor, 'eve')
    agency.who = 'sub-of-ben'
    await link(eve)
    expect(await eve.round(prepared)).toBe('/account#provider_taken')
    const ben = await signIn(harbor, 'ben')
    agency.who = 'sub-of-second-ben'
    await link(ben)
    expect(await ben.round(prepared)).toBe('/account#provider_taken')
    expect((await lastOf('link provider')).outcome).toBe('provider_taken')
    expect(await wayIn(eve)).toEqual(['password'])
  })

  it('is disconnected while a password is left, and keeps its last way in', async () => {
    const ben = await signIn(harbor, 'ben')
    expect((await unlink(ben, 'a loud reading room')).code).toBe('wrong_credentials')
    expect((await unlink(ben)).__typename).toBe('MutationUnlinkProviderSuccess')
    expect(await wayIn(ben)).toEqual(['password'])
    agency.who = 'sub-of-ben'
    expect(await aVisitor(harbor.port).round(home)).toBe('/#provider_unknown')
    const nora = await comeIn(harbor, 'nora')
    expect(await unlink(nora, 'any password')).toMatchObject({ code: 'last_way' })
    expect(await wayIn(nora)).toEqual(['provider'])
  })
})

describe('who comes in by the agency alone', () => {
  it.each<[unknown, boolean]>([
    [undefined, false],
    [['pwd'], false],
    ['mfa', false],
    [['pwd', 'otp', 'mfa'], true],
  ])('has shown two factors where it says so: %j, %s', async (amr, isStrong) => {
    agency.who = 'sub-of-nora'
    agency.bend = (claims) => ({ ...claims, amr })
    const who = aVisitor(harbor.port)
    expect(await who.round(home)).toBe('/')
    const sessions = await world.instance.app.db.session.findMany({
      where: { account: { name: 'nora' } },
      orderBy: { createdAt: 'desc' },
    })
    expect(sessions[0]!.isStrong).toBe(isStrong)
  })

  it('gets a first password by a link, where the agency is no more', async () => {
    await comeIn(harbor, 'alone')
    const { id } = await world.instance.app.db.account.findUniqueOrThrow({ where: { name: 'alone' } })
    const { data } = await world.ada.ask<{ made: { data: { token: string } } }>(
      `mutation ($input: MakePasswordLinkInput!) { made: makePasswordLink(input: $input) {
        ... on MutationMakePasswordLinkSuccess { data { token } } } }`,
      { input: { accountId: `Account-${id}`, password: worldPassword } },
    )
    const password = 'lantern harbor mosaic'
    await does(aVisitor(harbor.port), 'usePasswordLink', { token: data.made.data.token, password })
    const who = aVisitor(harbor.port)
    expect((await does(who, 'signIn', { name: 'alone', password })).__typename).toBe('MutationSignInSuccess')
    expect(await wayIn(who)).toEqual(['password', 'provider'])
  })
})

describe('a browser of several people, where the agency lets in without asking who it is', () => {
  const before: (claims: JWTPayload) => JWTPayload = (claims) => ({
    ...claims,
    auth_time: Date.now() / 1000 - 300,
  })

  it('signs nobody in again after they signed out, or after every session was ended', async () => {
    await comeIn(harbor, 'tilda')
    agency.bend = before
    const who = aVisitor(harbor.port)
    expect(await who.round(home)).toBe('/#provider_stale')
    expect(await viewerOf(who)).toEqual(nobodyIn)
    expect((await lastOf('sign in by provider')).outcome).toBe('provider_stale')
    agency.bend = (claims) => ({ ...claims, auth_time: undefined })
    expect(await who.round(home)).toBe('/#provider_unproven')
    agency.bend = undefined
    const { page } = await who.leave(home)
    const sent = new URL(page.headers.location!).searchParams
    expect([sent.get('prompt'), sent.get('max_age')]).toEqual(['login', '0'])
  })

  it('gives no invitation and no account to the colleague who signed in there before', async () => {
    const token = await harbor.invite()
    const who = aVisitor(harbor.port)
    await accept(who, token, 'urs')
    Object.assign(agency, { bend: before, who: 'sub-of-colleague' })
    expect(await who.round(prepared)).toBe(`/invitation#${token}/provider_stale`)
    const omar = await signIn(harbor, 'omar')
    await link(omar)
    expect(await omar.round(prepared)).toBe('/account#provider_stale')
    expect(await wayIn(omar)).toEqual(['password'])
    agency.bend = undefined
    expect(await aVisitor(harbor.port).round(home)).toBe('/#provider_unknown')
  })
})

describe('a second factor', () => {
  it('is shown before an account is connected, also one that came while somebody was there', async () => {
    const eve = await signIn(harbor, 'eve')
    agency.who = 'sub-of-eve'
    expect((await link(eve)).__typename).toBe('MutationLinkProviderSuccess')
    const { back } = await eve.leave(prepared)
    const { id: accountId } = await world.instance.app.db.account.findUniqueOrThrow({
      where: { name: 'eve' },
    })
    const made = { id: newId(), accountId, label: 'hers', credentialId: 'hers', publicKey: Buffer.from('k') }
    await world.instance.app.db.passkey.create({ data: made })
    expect(leadsTo(await eve.open(back, 'elsewhere'))).toBe('/account#provider_ended')
    expect((await link(eve)).code).toBe('factor_first')
    expect(await wayIn(eve)).toEqual(['password'])
    expect((await lastOf('check password')).outcome).toBe('factor_first')
  })
})

describe('a locked page', () => {
  const locked = async (name: string) => {
    const who = aVisitor(harbor.port)
    agency.who = `sub-of-${name}`
    expect(await who.round(home)).toBe('/')
    await who.ask('mutation { lock { __typename } }')
    return who
  }
  const waysOf = async (who: Visitor) =>
    (await who.ask<{ lockedWays: string[] }>('{ lockedWays }')).data.lockedWays

  it('is opened by who shows the agency anew that it is them, in the same session', async () => {
    const nora = await locked('nora')
    const session = nora.cookies.get('__Host-firsthand')!.value
    expect([await viewerOf(nora), await waysOf(nora)]).toEqual([
      { viewer: null, lockedAs: 'nora here' },
      ['provider'],
    ])
    const { page, back } = await nora.leave(unlocking)
    const sent = new URL(page.headers.location!).searchParams
    expect([sent.get('prompt'), sent.get('max_age')]).toEqual(['login', '0'])
    expect(leadsTo(await nora.open(back, 'elsewhere'))).toBe('/unlocked')
    expect((await viewerOf(nora)).viewer).toEqual({ name: 'nora here' })
    expect([nora.cookies.get('__Host-firsthand')!.value, await waysOf(nora)]).toEqual([session, []])
    expect((await lastOf('unlock session by provider')).outcome).toBe('done')
  })

  it('stays locked for somebody else of the agency, also one who has an account here', async () => {
    await comeIn(harbor, 'luz')
    for (const who of ['sub-of-luz', 'sub-of-stranger']) {
      const nora = await locked('nora')
      agency.who = who
      expect(await nora.round(unlocking)).toBe('/#provider_other')
      expect(await viewerOf(nora)).toEqual({ viewer: null, lockedAs: 'nora here' })
    }
    const { id } = await world.instance.app.db.account.findUniqueOrThrow({ where: { name: 'nora' } })
    expect(await lastOf('unlock session by provider')).toEqual({ outcome: 'provider_other', actorId: id })
  })

  it.each<[string, string, (claims: JWTPayload) => JWTPayload]>([
    [
      'a sign-in of earlier',
      'provider_stale',
      (claims) => ({ ...claims, auth_time: Date.now() / 1000 - 300 }),
    ],
    ['no word of when it was', 'provider_unproven', (claims) => ({ ...claims, auth_time: undefined })],
  ])('stays locked by %s', async (_name, outcome, bend) => {
    const nora = await locked('nora')
    agency.bend = bend
    expect(await nora.round(unlocking)).toBe(`/#${outcome}`)
    expect((await viewerOf(nora)).viewer).toBeNull()
  })

  it('that was ended meanwhile is not opened, and nobody’s page neither', async () => {
    const nora = await locked('nora')
    const { back } = await nora.leave(unlocking)
    await world.instance.app.db.session.deleteMany({ where: { account: { name: 'nora' } } })
    expect(leadsTo(await nora.open(back, 'elsewhere'))).toBe('/#provider_ended')
    expect(await aVisitor(harbor.port).round(unlocking)).toBe('/#provider_ended')
  })
})

describe('an agency that', () => {
  afterEach(() => harbor.provide())
  const begin = async () =>
    leadsTo(await aVisitor(harbor.port).open('/openid/begin?for=sign-in&place=/study/x'))
  const down = '/study/x#provider_down'

  it.each(['broken', 'elsewhere', 'silent'] as const)('is %s keeps nobody waiting', async (mood) => {
    agency.mood = mood
    harbor.provide({ patience: mood === 'silent' ? 2 : 20 })
    expect(await begin()).toBe(down)
    expect((await lastOf('sign in by provider')).outcome).toBe('provider_down')
    expect((await viewerOf(await signIn(harbor, 'omar'))).viewer).toEqual({ name: 'omar' })
    agency.mood = 'well'
    agency.who = 'sub-of-nora'
    // Asked again, since what it could not say of itself is not kept.
    expect(await aVisitor(harbor.port).round(home)).toBe('/')
  })

  it.each(['broken', 'elsewhere', 'silent'] as const)(
    'turns %s on the way back says so too',
    async (mood) => {
      agency.who = 'sub-of-nora'
      harbor.provide({ patience: mood === 'silent' ? 4 : 20 })
      const who = aVisitor(harbor.port)
      const { back } = await who.leave(home)
      agency.mood = mood
      expect(leadsTo(await who.open(back, 'elsewhere'))).toBe('/#provider_down')
      expect(await viewerOf(who)).toEqual(nobodyIn)
    },
  )

  it('says that it is another one, or is not there at all, is taken for one that is down', async () => {
    for (const issuer of [
      `${agency.issuer}/other`,
      agency.issuer.replace('127.0.0.1', 'localhost'),
      'http://127.0.0.1:9',
    ]) {
      harbor.provide({ issuer })
      expect(leadsTo(await aVisitor(harbor.port).open(home))).toBe('/#provider_down')
    }
  })

  it('lets somebody stop there lets them begin again, with their invitation still open', async () => {
    const token = await harbor.invite()
    const who = aVisitor(harbor.port)
    await accept(who, token, 'later')
    agency.who = ''
    expect(await who.round(prepared)).toBe(`/invitation#${token}/provider_declined`)
    await accept(who, token, 'later')
    agency.who = 'sub-of-later'
    expect(await who.round(prepared)).toBe('/account')
  })
})

describe('what the agency says', () => {
  it('is in no table, no entry and no line: neither who it is there, nor an address, nor a token', async () => {
    agency.claims.set('sub-of-canary', { email: 'canary@quiet.example', email_verified: true })
    agency.who = 'sub-of-canary'
    const who = aVisitor(harbor.port)
    await accept(who, await harbor.invite('other@quiet.example'), 'canary.bird')
    const { back } = await who.leave(prepared)
    await who.open(back, 'elsewhere')
    const found = await withClient(world.database.owner, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
      )
      const all: string[] = []
      for (const { name } of rows)
        all.push(JSON.stringify((await client.query(`SELECT t::text FROM "${name}" t`)).rows))
      return all.join('\n')
    })
    const code = new URLSearchParams(back.split('?')[1]).get('code')!
    for (const text of [found, world.logged.join('\n')])
      for (const secret of ['sub-of-', 'canary@', code, 'eyJ', agency.clientSecret])
        expect(text.includes(secret), secret).toBe(false)
  })
})
