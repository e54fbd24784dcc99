// People of an agency come in by its own sign-in, a real provider: who they are there opens one account here, and nothing
// that a provider says of an address, or that somebody brings along from elsewhere, opens another.
import type { JWTPayload } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cookieOf } from '../packages/api/src/auth/openId.ts'
import { sealHeld } from '../packages/api/src/auth/openIdSeal.ts'
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
import type { Port } from './support/http.ts'
import type { Agency } from './support/provider.ts'
import { codeOf } from './support/totp.ts'
import { aVisitor, leadsTo, type Visitor } from './support/visitor.ts'
import type { World } from './support/world.ts'

let harbor: Harbor
let world: World
let port: Port
let agency: Agency
beforeAll(async () => {
  harbor = await openHarbor()
  ;({ world, port, agency } = harbor)
})
afterAll(() => harbor?.close())
beforeEach(() => agency.behave())

const db = () => world.instance.app.db
const invite = (email?: string) => harbor.invite(email)

const lastOutcome = async (action: string) => (await actsOf(world, action)).at(-1)?.outcome

describe('an invitation', () => {
  it('is taken up without a password by whoever comes back from the agency', async () => {
    const who = await comeIn(harbor, 'nora')
    expect((await viewerOf(who)).viewer).toEqual({ name: 'nora here' })
    const { data } = await who.ask('{ viewer { ways memberships { roles } } }')
    expect(data).toEqual({ viewer: { ways: ['provider'], memberships: [{ roles: ['coder'] }] } })
    const row = await db().credential.findFirstOrThrow({ where: { account: { name: 'nora' } } })
    expect([row.providerId, row.password]).toEqual(['openid', null])
    expect(row.providerAccountId).toMatch(/^[\w-]{43}$/)
    expect(await lastOutcome('accept invitation by provider')).toBe('done')
    const byPassword = await does(aVisitor(port), 'signIn', { name: 'nora', password: worldPassword })
    expect(byPassword.code).toBe('wrong_credentials')
  })

  it('is open still where the name is taken, and is told so before anybody is sent away', async () => {
    const token = await invite()
    const who = aVisitor(port)
    expect((await accept(who, token, 'ada')).message).toMatch(/name: is taken here/)
    expect((await accept(who, 'x', 'new.one')).code).toBe('invitation_ended')
    expect(await who.round(prepared)).toBe('/#provider_ended')
    await accept(who, token, 'new.one')
    const other = aVisitor(port)
    await accept(other, token, 'new.one')
    agency.who = 'sub-of-other'
    expect(await other.round(prepared)).toBe('/account')
    agency.who = 'sub-of-new'
    expect(await who.round(prepared)).toBe(`/invitation#${token}`)
    expect(await lastOutcome('accept invitation by provider')).toBe('invitation_ended')
  })

  it.each<[string, object]>([
    ['another address', { email: 'somebody@else.example', email_verified: true }],
    ['the address, and has not checked it', { email: 'rosa@agency.example', email_verified: false }],
    ['the address, and not whether it was checked', { email: 'rosa@agency.example' }],
    ['the address, checked as a word says', { email: 'rosa@agency.example', email_verified: 'true' }],
    ['no address', {}],
  ])('for an address is for nobody of whom the agency says %s', async (_name, claims) => {
    const token = await invite('rosa@agency.example')
    const who = aVisitor(port)
    await accept(who, token, 'rosa')
    agency.who = 'sub-of-liar'
    agency.claims.set('sub-of-liar', claims)
    expect(await who.round(prepared)).toBe(`/invitation#${token}/provider_email`)
    expect(await viewerOf(who)).toEqual(nobodyIn)
    expect(await db().account.count({ where: { name: 'rosa' } })).toBe(0)
    expect(await lastOutcome('accept invitation by provider')).toBe('provider_email')
  })

  it('for an address lets in whom the agency knows by it, and has checked', async () => {
    const token = await invite('Luz@Agency.example')
    const who = aVisitor(port)
    await accept(who, token, 'luz')
    agency.who = 'sub-of-luz'
    agency.claims.set('sub-of-luz', { email: 'luz@agency.EXAMPLE', email_verified: true })
    expect(await who.round(prepared)).toBe('/account')
    expect((await viewerOf(who)).viewer).toEqual({ name: 'luz here' })
  })

  it('makes no second account of one person there', async () => {
    const token = await invite()
    const who = aVisitor(port)
    await accept(who, token, 'nora.again')
    agency.who = 'sub-of-nora'
    expect(await who.round(prepared)).toBe(`/invitation#${token}/provider_taken`)
    expect(await db().account.count({ where: { name: 'nora.again' } })).toBe(0)
  })
})

describe('signing in', () => {
  it('leads there and back, to the page that was asked for', async () => {
    agency.who = 'sub-of-nora'
    const who = aVisitor(port)
    expect(await who.round('/openid/begin?for=sign-in&place=/study/any/theme')).toBe('/study/any/theme')
    expect((await viewerOf(who)).viewer).toEqual({ name: 'nora here' })
    expect([...who.cookies.keys()]).toEqual(['__Host-firsthand'])
    expect(await lastOutcome('sign in by provider')).toBe('done')
  })

  it('tells the agency no more than it has to, and a browser what every answer tells it', async () => {
    const who = aVisitor(port)
    const { headers, status, text } = await who.open(home)
    expect([status, text, headers['cache-control'], headers['referrer-policy']]).toEqual([
      ...[303, '', 'no-store', 'no-referrer'],
    ])
    const sent = new URL(headers.location!)
    expect([sent.origin, [...sent.searchParams.keys()].sort()]).toEqual([
      agency.issuer,
      [
        ...['client_id', 'code_challenge', 'code_challenge_method', 'max_age', 'nonce', 'prompt'],
        ...['redirect_uri', 'response_type', 'scope', 'state'],
      ],
    ])
    expect([sent.searchParams.get('scope'), sent.searchParams.get('code_challenge_method')]).toEqual([
      'openid',
      'S256',
    ])
    agency.who = 'sub-of-nora'
    const { page, back } = await who.leave(home)
    const came = await who.open(back, 'elsewhere')
    const given = [...page.headers['set-cookie']!, ...came.headers['set-cookie']!]
    expect(given.map((one) => one.replace(/=[^;]{60,}/, '=SECRET'))).toMatchInlineSnapshot(`
      [
        "__Host-firsthand-provider=SECRET; Max-Age=600; Path=/; HttpOnly; Secure; SameSite=Lax",
        "__Host-firsthand=SECRET; Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=Strict",
        "__Host-firsthand-provider=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax",
      ]
    `)
    expect(came.headers['content-security-policy']).toContain("script-src 'self'; style-src 'self'")
    expect(came.headers['cache-control']).toBe('no-store')
    expect(came.text).toMatchInlineSnapshot(`
      "<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Firsthand</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark"><link rel="icon" href="/icon.svg">
      <meta http-equiv="refresh" content="0; url=/"></head>
      <body><main><a href="/">Go on</a> · <a lang="es" href="/">Seguir</a></main></body></html>"
    `)
  })

  it('finds no account for who is unknown, whatever address the agency gives them, and makes none', async () => {
    const before = await db().account.count()
    const { email } = await db().account.findFirstOrThrow({ where: { name: 'luz' } })
    agency.who = 'sub-of-eve'
    agency.claims.set('sub-of-eve', { email, email_verified: true })
    const who = aVisitor(port)
    expect(await who.round('/openid/begin?for=sign-in&place=/study/x')).toBe('/study/x#provider_unknown')
    expect(await viewerOf(who)).toEqual(nobodyIn)
    expect(await db().account.count()).toBe(before)
    expect(await lastOutcome('sign in by provider')).toBe('provider_unknown')
  })

  // More of them in packages/api/src/auth/openId.test.ts.
  it.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', ''])(
    'leads nobody on to %s',
    async (place) => {
      agency.who = 'sub-of-nora'
      const who = aVisitor(port)
      expect(await who.round(`/openid/begin?for=sign-in&place=${encodeURIComponent(place)}`)).toBe('/')
    },
  )

  it('asks for the code of the app as well, where there is one', async () => {
    const who = await signIn(harbor, 'cleo')
    const { data } = await who.ask<{ beginCodes: { data: { secret: string } } }>(
      `mutation ($input: PasswordInput!) { beginCodes(input: $input) { ... on MutationBeginCodesSuccess { data { secret } } } }`,
      { input: { password: worldPassword } },
    )
    const { secret } = data.beginCodes.data
    await does(who, 'confirmCodes', { code: codeOf(secret) }, 'EnterCodeInput')
    await does(who, 'linkProvider', { password: worldPassword }, 'PasswordInput')
    agency.who = 'sub-of-cleo'
    expect(await who.round(prepared)).toBe('/account#provider_linked')
    const again = aVisitor(port)
    expect(await again.round(home)).toBe('/#code_needed')
    expect(await viewerOf(again)).toEqual(nobodyIn)
    const wrong = await does(again, 'enterCode', { code: '000000' })
    expect(wrong.__typename).toBe('InvalidInput')
    const next = codeOf(secret, 1)
    expect((await does(again, 'enterCode', { code: next })).__typename).toBe('MutationEnterCodeSuccess')
    expect((await viewerOf(again)).viewer).toEqual({ name: 'cleo' })
  })
})

describe('what was not begun here, or is not what was begun', () => {
  const back = async (change: (query: URLSearchParams, who: Visitor) => unknown) => {
    agency.who = 'sub-of-nora'
    const who = aVisitor(port)
    const { back } = await who.leave(home)
    const query = new URLSearchParams(back.split('?')[1])
    await change(query, who)
    const to = leadsTo(await who.open(`/openid/return?${query.toString()}`, 'elsewhere'))
    expect(await viewerOf(who)).toEqual(nobodyIn)
    return to
  }
  const stateIn = (who: Visitor) => who.cookies.get('__Host-firsthand-provider')!

  it.each<[string, string, (query: URLSearchParams, who: Visitor) => unknown]>([
    ['without its cookie', 'provider_ended', (_query, who) => who.cookies.clear()],
    ['with another state', 'provider_ended', (query) => query.set('state', 'A'.repeat(43))],
    ['without a state', 'provider_ended', (query) => query.delete('state')],
    ['of another issuer', 'provider_unproven', (query) => query.set('iss', 'https://elsewhere.example')],
    ['with a code of its own making', 'provider_unproven', (query) => query.set('code', 'A'.repeat(43))],
    [
      'with a cookie that was changed',
      'provider_ended',
      (_query, who) =>
        (stateIn(who).value = stateIn(who).value.replace(/\.(.)(?=[^.]+\.[^.]+$)/, (_, first) =>
          first === 'A' ? '.B' : '.A',
        )),
    ],
    [
      'with the cookie of a later beginning',
      'provider_ended',
      async (_query, who) => void (await who.open(home)),
    ],
    [
      'after ten minutes',
      'provider_ended',
      async (query, who) => {
        const checks = { state: query.get('state')!, nonce: 'n', verifier: 'v', begunAt: 0 }
        const held = { wanted: { to: 'sign in' as const, place: '/' }, checks }
        const old = await sealHeld(world.instance.app.keys.accounts(), held, new Date(Date.now() - 601_000))
        stateIn(who).value = /=([^;]*)/.exec(cookieOf(old))![1]!
      },
    ],
    [
      'with the code of somebody else’s sign-in',
      'provider_unproven',
      async (query) => {
        const other = await aVisitor(port).leave(home)
        query.set('code', new URLSearchParams(other.back.split('?')[1]).get('code')!)
      },
    ],
  ])('opens nothing: %s', async (_name, outcome, change) => {
    expect(await back(change)).toBe(`/#${outcome}`)
    expect(await lastOutcome('sign in by provider')).toBe(outcome)
  })

  it('opens nothing the second time, though the browser kept all of the first', async () => {
    agency.who = 'sub-of-nora'
    const who = aVisitor(port)
    const { back } = await who.leave(home)
    const kept = new Map(who.cookies)
    expect(leadsTo(await who.open(back, 'elsewhere'))).toBe('/')
    const thief = aVisitor(port)
    for (const [name, cookie] of kept) thief.cookies.set(name, cookie)
    expect(leadsTo(await thief.open(back, 'elsewhere'))).toBe('/#provider_unproven')
    expect(await viewerOf(thief)).toEqual(nobodyIn)
  })

  it('is not begun by another site, and only by GET', async () => {
    expect((await aVisitor(port).open(home, 'elsewhere')).status).toBe(403)
    for (const method of ['POST', 'HEAD', 'PUT'])
      for (const path of [home, '/openid/return?code=x']) {
        const { status, headers } = await port.send(path, { method })
        expect([method, status, headers.allow]).toEqual([method, 405, 'GET'])
      }
  })

  it('is led away, and told to wait, when it comes too often', async () => {
    const who = aVisitor(port)
    const came = []
    for (let at = 0; at < 21; at += 1) came.push(await who.open('/openid/return?code=x&state=y', 'elsewhere'))
    const last = came.at(-1)!
    expect([came[0]!.status, last.status, leadsTo(last)]).toEqual([200, 429, '/#provider_often'])
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('an agency whose word is not to be trusted', () => {
  const signInBent = async (bend: (claims: JWTPayload) => JWTPayload, isForged = false) => {
    Object.assign(agency, { bend, isForged, who: 'sub-of-nora' })
    const who = aVisitor(port)
    const to = await who.round(home)
    return [to, (await viewerOf(who)).viewer?.name ?? null]
  }
  const now = () => Math.floor(Date.now() / 1000)

  it('is believed where nothing is bent', async () => {
    expect(await signInBent((claims) => claims)).toEqual(['/', 'nora here'])
  })

  it.each<[string, (claims: JWTPayload) => JWTPayload]>([
    ['another nonce', (claims) => ({ ...claims, nonce: 'another' })],
    ['no nonce', ({ nonce: _, ...claims }) => claims],
    ['another issuer', (claims) => ({ ...claims, iss: 'https://elsewhere.example' })],
    ['another audience', (claims) => ({ ...claims, aud: 'another-client' })],
    ['what is over', (claims) => ({ ...claims, iat: now() - 7200, exp: now() - 3600 })],
    ['nobody', ({ sub: _, ...claims }) => claims],
  ])('opens nothing with %s', async (_name, bend) => {
    expect(await signInBent(bend)).toEqual(['/#provider_unproven', null])
    expect(await lastOutcome('sign in by provider')).toBe('provider_unproven')
  })

  it('opens nothing with a signature that is not its own', async () => {
    expect(await signInBent((claims) => claims, true)).toEqual(['/#provider_unproven', null])
  })
})
