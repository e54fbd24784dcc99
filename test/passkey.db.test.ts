// Ada signs in by her laptop's passkey; nobody else does, not by what was sent before, from elsewhere or too late.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isCopied } from '../packages/api/src/auth/passkey.ts'
import { createGraphql } from '../packages/api/src/graphql.ts'
import { createPaces } from '../packages/api/src/pace.ts'
import { siteOf } from '../packages/api/src/site.ts'
import { actsOf, does, openTab, signIn, viewerOf, worldPassword, type Tab } from './support/account.ts'
import { openDevice, type Device } from './support/passkey.ts'
import { codeOf } from './support/totp.ts'
import { openWorld, type World } from './support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const db = () => world.instance.app.db

type Request = { done: { __typename: string; data?: { options: string }; code?: string } }

const begin = async (tab: Tab) => (await beginOf(tab)).data!.options

const beginOf = async (tab: Tab) => {
  const { data } = await tab.ask<Request>(
    `mutation ($input: PasswordInput!) { done: beginPasskey(input: $input) {
      __typename ... on MutationBeginPasskeySuccess { data { options } } ... on Refusal { code } } }`,
    { input: { password: worldPassword } },
  )
  return data.done
}

const askFor = async (tab: Tab): Promise<{ options: string; code: string | undefined }> => {
  const { data } = await tab.ask<Request>(
    'mutation { done: askPasskey { __typename ... on MutationAskPasskeySuccess { data { options } } ... on Refusal { code } } }',
  )
  return { options: data.done.data?.options ?? '', code: data.done.code }
}

const enter = (tab: Tab, credential: string) => does(tab, 'enterByPasskey', { credential })

/** Somebody with one passkey and no other, and the browser where they added it. */
const withPasskey = async (name: string): Promise<{ tab: Tab; device: Device }> => {
  await db().passkey.deleteMany({ where: { account: { name } } })
  const tab = openTab(world)
  await signIn(tab, name)
  const device = openDevice()
  const credential = device.make(await begin(tab))
  const done = await does(tab, 'addPasskey', { label: 'my laptop', credential })
  expect(done.__typename).toBe('MutationAddPasskeySuccess')
  return { tab, device }
}

const passkeysOf = async (tab: Tab) => {
  const { data } = await tab.ask<{
    viewer: { isStrong: boolean; passkeys: { id: string; label: string; usedAt: string | null }[] }
  }>('{ viewer { isStrong passkeys { id label usedAt } } }')
  return data.viewer
}

describe('who knows the password alone of somebody with a passkey', () => {
  const codesOf = (tab: Tab, mutation: string) =>
    does(tab, mutation, { password: worldPassword }, 'PasswordInput')

  it('makes no second factor of their own, and takes none away', async () => {
    const { tab, device } = await withPasskey('ada')
    const thief = openTab(world)
    await signIn(thief, 'ada')
    const { id: passkeyId } = (await passkeysOf(thief)).passkeys[0]!
    expect((await beginOf(thief)).code).toBe('factor_first')
    for (const act of ['beginCodes', 'endCodes', 'newRecoveryCodes', 'linkProvider'])
      expect([act, (await codesOf(thief, act)).code]).toEqual([act, 'factor_first'])
    const removed = await does(thief, 'removePasskey', { passkeyId, password: worldPassword })
    expect(removed.code).toBe('factor_first')
    expect(await passkeysOf(thief)).toMatchObject({ isStrong: false, passkeys: [{ id: passkeyId }] })
    // Its person shows it, also from a session that a password began.
    const own = openTab(world)
    await signIn(own, 'ada')
    await enter(own, device.show((await askFor(own)).options))
    expect((await beginOf(own)).code).toBeUndefined()
    expect((await beginOf(tab)).code).toBeUndefined()
  })

  it('does not end either what they began while there was none', async () => {
    await db().passkey.deleteMany({ where: { account: { name: 'omar' } } })
    const thief = openTab(world)
    await signIn(thief, 'omar')
    const credential = openDevice().make(await begin(thief))
    const { data } = await thief.ask<{ done: { data: { secret: string } } }>(
      `mutation ($input: PasswordInput!) { done: beginCodes(input: $input) {
        ... on MutationBeginCodesSuccess { data { secret } } } }`,
      { input: { password: worldPassword } },
    )
    await withPasskey('omar')
    expect((await does(thief, 'addPasskey', { label: 'theirs', credential })).code).toBe('factor_first')
    const code = codeOf(data.done.data.secret)
    expect((await does(thief, 'confirmCodes', { code }, 'EnterCodeInput')).code).toBe('factor_first')
    expect((await passkeysOf(thief)).isStrong).toBe(false)
  })
})

describe('the site of passkeys', () => {
  it.each([
    [undefined, 4000, 'localhost', '//localhost:4000'],
    ['//firsthand.example.org/', 4000, 'firsthand.example.org', '//firsthand.example.org'],
  ])('of the address %s is known', (address, port, id, origin) => {
    const full = (part: string) => ['http', part].join(':')
    expect(siteOf(address && full(address), port)).toEqual({ id, origin: full(origin) })
  })
})

describe('a passkey', () => {
  it.each([
    [0, 0, false],
    [0, 1, false],
    [5, 6, false],
    [5, 5, true],
    [5, 4, true],
    [5, 0, true],
  ])('that said %i and now says %i is a copy: %s', (before, now, copied) => {
    expect(isCopied(before, now)).toBe(copied)
  })

  it('is added with the password, named and listed, and signs in without a name as both factors', async () => {
    const { tab, device } = await withPasskey('ada')
    expect(await passkeysOf(tab)).toMatchObject({
      isStrong: true,
      passkeys: [{ label: 'my laptop', usedAt: null }],
    })
    const next = openTab(world)
    expect((await enter(next, device.show((await askFor(next)).options))).__typename).toBe(
      'MutationEnterByPasskeySuccess',
    )
    expect((await viewerOf(next)).viewer).toEqual({ name: 'ada' })
    const { isStrong, passkeys } = await passkeysOf(next)
    expect([isStrong, passkeys[0]!.usedAt]).toEqual([true, expect.any(String)])
    const [given] = next.set.filter((one) => one.startsWith('__Host-firsthand-passkey='))
    for (const part of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict', 'Max-Age=300'])
      expect(given).toContain(part)
    const { id } = await db().account.findUniqueOrThrow({ where: { name: 'ada' } })
    expect((await actsOf(world, 'sign in by passkey')).at(-1)).toMatchObject({ actorId: id, outcome: 'done' })
  })

  it('is not added without the password, nor by what was made for another challenge or page', async () => {
    const tab = openTab(world)
    await signIn(tab, 'eve')
    expect((await does(tab, 'beginPasskey', { password: 'not hers' }, 'PasswordInput')).code).toBe(
      'wrong_credentials',
    )
    const device = openDevice()
    const add = (credential: string) => does(tab, 'addPasskey', { label: 'mine', credential })
    const elsewhere = ['http', '//localhost:9999'].join(':')
    expect((await add(device.make(await begin(tab), { origin: elsewhere }))).code).toBe('passkey_other_site')
    expect((await add(device.make(await begin(tab), { challenge: 'AAAA' }))).code).toBe('passkey_unfit')
    expect((await add('no JSON')).code).toBe('invalid_input')
    expect((await passkeysOf(tab)).passkeys).toEqual([])
  })

  it('shown once opens nothing a second time, in no browser', async () => {
    const { device } = await withPasskey('ben')
    const tab = openTab(world)
    const shown = device.show((await askFor(tab)).options)
    const before = new Map(tab.cookies)
    expect((await enter(tab, shown)).__typename).toBe('MutationEnterByPasskeySuccess')
    const thief = openTab(world)
    for (const [name, value] of before) thief.cookies.set(name, value)
    expect((await enter(thief, shown)).code).toBe('passkey_late')
    await askFor(thief)
    expect((await enter(thief, shown)).code).toBe('passkey_unfit')
    expect((await viewerOf(thief)).viewer).toBeNull()
  })

  it('opens nothing from another page, unverified by its person, or with a counter that went back', async () => {
    const { device } = await withPasskey('cleo')
    const come = async (flaws: Parameters<Device['show']>[1]) => {
      const tab = openTab(world)
      const { code } = await enter(tab, device.show((await askFor(tab)).options, flaws))
      return [code, (await viewerOf(tab)).viewer]
    }
    expect(await come({ counter: 7 })).toEqual([undefined, { name: 'cleo' }])
    expect(await come({ origin: ['https', '//firsthand.example'].join(':'), counter: 8 })).toEqual([
      'passkey_other_site',
      null,
    ])
    expect(await come({ isUnverified: true, counter: 9 })).toEqual(['passkey_unfit', null])
    expect(await come({ counter: 7 })).toEqual(['passkey_copied', null])
    expect(await come({ counter: 3 })).toEqual(['passkey_copied', null])
  })

  it('opens nothing when its challenge is older than five minutes', async () => {
    const { device } = await withPasskey('omar')
    const tab = openTab(world)
    const shown = device.show((await askFor(tab)).options)
    await db().verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
    expect((await enter(tab, shown)).code).toBe('passkey_late')
  })

  it('that was removed opens nothing, and takes with it what it stood behind', async () => {
    const { tab, device } = await withPasskey('eve')
    const { id: passkeyId } = (await passkeysOf(tab)).passkeys[0]!
    expect((await does(tab, 'removePasskey', { passkeyId, password: 'not hers' })).code).toBe(
      'wrong_credentials',
    )
    const foreign = (await withPasskey('ada')).tab
    const theirs = await does(foreign, 'removePasskey', { passkeyId, password: worldPassword })
    expect(theirs.code).toBe('not_found')
    expect((await does(tab, 'removePasskey', { passkeyId, password: worldPassword })).__typename).toBe(
      'MutationRemovePasskeySuccess',
    )
    expect(await passkeysOf(tab)).toEqual({ isStrong: false, passkeys: [] })
    const next = openTab(world)
    expect((await enter(next, device.show((await askFor(next)).options))).code).toBe('passkey_unknown')
  })

  it('opens a lock of its own person, and of nobody else', async () => {
    const { tab, device } = await withPasskey('omar')
    const other = (await withPasskey('cleo')).device
    await tab.ask('mutation { lock { __typename } }')
    expect((await enter(tab, other.show((await askFor(tab)).options))).code).toBe('passkey_unknown')
    expect(await viewerOf(tab)).toEqual({ viewer: null, lockedAs: 'omar' })
    await enter(tab, device.show((await askFor(tab)).options))
    expect(await viewerOf(tab)).toEqual({ viewer: { name: 'omar' }, lockedAs: null })
  })

  it('that was removed ends every other session: it may have opened them', async () => {
    const { tab, device } = await withPasskey('ben')
    const there = openTab(world)
    await enter(there, device.show((await askFor(there)).options))
    expect((await viewerOf(there)).viewer).toEqual({ name: 'ben' })
    const { id: passkeyId } = (await passkeysOf(tab)).passkeys[0]!
    await does(tab, 'removePasskey', { passkeyId, password: worldPassword })
    expect((await viewerOf(there)).viewer).toBeNull()
    expect((await viewerOf(tab)).viewer).toEqual({ name: 'ben' })
  })

  it('costs who is not signed in each challenge, however many one request asks for', async () => {
    const pace = createPaces(() => 0)('somewhere')
    const graphql = createGraphql(world.instance.app, { log: () => undefined })
    const askMany = async () => {
      const asks = Array.from({ length: 50 }, (_, n) => `a${n}: askPasskey { __typename }`).join(' ')
      const body = JSON.stringify({ query: `mutation { ${asks} }` })
      const headers = { 'content-type': 'application/json' }
      const sent = new Request('http://here/graphql', { method: 'POST', headers, body })
      return (await graphql(sent, pace)).text()
    }
    const before = await db().verification.count()
    for (let at = 0; at < 3; at += 1) expect(await askMany()).not.toContain('too_often')
    expect(await askMany()).toContain('too_often')
    expect((await db().verification.count()) - before).toBeLessThanOrEqual(200)
  })

  it('stands behind an open session that a password alone began, and not by somebody else’s', async () => {
    const { device } = await withPasskey('ben')
    const other = (await withPasskey('cleo')).device
    const tab = openTab(world)
    await signIn(tab, 'ben')
    expect((await passkeysOf(tab)).isStrong).toBe(false)
    expect((await enter(tab, other.show((await askFor(tab)).options))).code).toBe('passkey_unknown')
    expect((await passkeysOf(tab)).isStrong).toBe(false)
    await enter(tab, device.show((await askFor(tab)).options))
    expect((await passkeysOf(tab)).isStrong).toBe(true)
  })

  it('is not asked for where an account has none', async () => {
    const tab = openTab(world)
    await signIn(tab, 'eve')
    expect((await askFor(tab)).code).toBe('passkey_none')
  })
})
