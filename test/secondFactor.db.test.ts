// Ben puts a code app beside his password, loses his phone, and comes in by what he wrote down.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAccount } from '../packages/api/src/auth/commands.ts'
import { actsOf, does, openTab, signIn, viewerOf, worldPassword, type Tab } from './support/account.ts'
import { codeOf } from './support/totp.ts'
import { openWorld, type World } from './support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type Enrolment = { uri: string; secret: string; recoveryCodes: string[] }

const begin = async (tab: Tab): Promise<Enrolment> => {
  const { data } = await tab.ask<{ done: { data: Enrolment } }>(
    `mutation ($input: PasswordInput!) { done: beginCodes(input: $input) {
      ... on MutationBeginCodesSuccess { data { uri secret recoveryCodes } } } }`,
    { input: { password: worldPassword } },
  )
  return data.done.data
}

/** Somebody with codes, signed in. */
const withCodes = async (name: string) => {
  const tab = openTab(world)
  await signIn(tab, name)
  const enrolment = await begin(tab)
  const done = await does(tab, 'confirmCodes', { code: codeOf(enrolment.secret) }, 'EnterCodeInput')
  expect(done.__typename).toBe('MutationConfirmCodesSuccess')
  return { tab, ...enrolment }
}

/** As if so much time had passed that the codes taken before are long over. */
const forgetSteps = () => world.instance.app.db.secondFactor.updateMany({ data: { lastStep: null } })

const enter = (tab: Tab, code: string) => does(tab, 'enterCode', { code })

describe('codes of an app', () => {
  it('are asked for once the app has given one back, and not before', async () => {
    const tab = openTab(world)
    await signIn(tab, 'ada')
    const { uri, secret } = await begin(tab)
    expect(uri).toBe(`otpauth://totp/Firsthand:ada?secret=${secret}&issuer=Firsthand&digits=6&period=30`)
    expect((await signIn(openTab(world), 'ada')).__typename).toBe('MutationSignInSuccess')
    const wrong = await does(tab, 'confirmCodes', { code: '000000' }, 'EnterCodeInput')
    expect(wrong.message).toMatch(/clock of that device is wrong/)
    await does(tab, 'confirmCodes', { code: codeOf(secret) }, 'EnterCodeInput')
    expect((await viewerOf(tab)).viewer).toEqual({ name: 'ada' })
    await forgetSteps()
    const next = openTab(world)
    expect((await signIn(next, 'ada')).code).toBe('code_needed')
    expect(await viewerOf(next)).toEqual({ viewer: null, lockedAs: null })
    expect((await enter(next, codeOf(secret))).__typename).toBe('MutationEnterCodeSuccess')
    expect((await viewerOf(next)).viewer).toEqual({ name: 'ada' })
  })

  it('fit from the step before and the step after, and no further', async () => {
    const { secret } = await withCodes('ben')
    for (const [steps, isIn] of [
      [-1, true],
      [1, true],
      [-3, false],
      [3, false],
    ] as const) {
      const tab = openTab(world)
      await forgetSteps()
      await signIn(tab, 'ben')
      const answer = await enter(tab, codeOf(secret, steps))
      expect([steps, answer.__typename]).toEqual([steps, isIn ? 'MutationEnterCodeSuccess' : 'InvalidInput'])
    }
  })

  it('are good once, at the first of two places, and not after a later one', async () => {
    const gina = { name: 'gina', displayName: 'Gina', password: worldPassword, roles: ['coder'] }
    await openAccount(world.instance.app, { kind: 'system', id: 'command line' }, gina)
    const { secret } = await withCodes('gina')
    const come = async (code: string) => {
      const tab = openTab(world)
      await signIn(tab, 'gina')
      const { code: why, __typename } = await enter(tab, code)
      return [why ?? __typename, (await viewerOf(tab)).viewer !== null]
    }
    // The one by which they were turned on is used as well.
    expect(await come(codeOf(secret))).toEqual(['code_used', false])
    const before = await world.instance.app.db.session.count()
    const both = await Promise.all([come(codeOf(secret, 1)), come(codeOf(secret, 1))])
    const [won, lost] = both.map(([why]) => String(why)).sort()
    // Who comes second is told so, or sent back to the password where both were at it in the same instant.
    expect([won, ['code_used', 'signed_out'].includes(lost!)]).toEqual(['MutationEnterCodeSuccess', true])
    expect(await world.instance.app.db.session.count()).toBe(before + 1)
    expect(await come(codeOf(secret, -1))).toEqual(['code_used', false])
    const { id } = await world.instance.app.db.account.findUniqueOrThrow({ where: { name: 'gina' } })
    const refused = (await actsOf(world, 'enter code')).filter(({ outcome }) => outcome === 'code_used')
    const times = lost === 'code_used' ? 3 : 2
    expect(refused.map(({ subjects }) => subjects)).toEqual(Array(times).fill({ account: id }))
  })

  it('cannot be guessed: after five the password is asked for again', async () => {
    const { secret } = await withCodes('cleo')
    const tab = openTab(world)
    await signIn(tab, 'cleo')
    for (let at = 0; at < 5; at += 1) expect((await enter(tab, '000000')).code).toBe('invalid_input')
    expect((await enter(tab, codeOf(secret))).code).toBe('signed_out')
    expect((await viewerOf(tab)).viewer).toBeNull()
  })

  it('cannot be guessed from a session that is open either', async () => {
    const hugo = { name: 'hugo', displayName: 'Hugo', password: worldPassword, roles: ['coder'] }
    await openAccount(world.instance.app, { kind: 'system', id: 'command line' }, hugo)
    const tab = openTab(world)
    await signIn(tab, 'hugo')
    await begin(tab)
    const guess = () => does(tab, 'confirmCodes', { code: '000000' }, 'EnterCodeInput')
    for (let at = 0; at < 5; at += 1) expect((await guess()).code).toBe('invalid_input')
    // However slow this machine is, the wait has not passed yet.
    await world.instance.app.db.signInPace.updateMany({ data: { lastAt: new Date(Date.now() + 60_000) } })
    expect((await guess()).code).toBe('too_many_tries')
    await world.instance.app.db.signInPace.deleteMany()
  })

  it('end every other session when they are turned on, and are not turned off by one from before', async () => {
    const ines = { name: 'ines', displayName: 'Ines', password: worldPassword, roles: ['coder'] }
    await openAccount(world.instance.app, { kind: 'system', id: 'command line' }, ines)
    const before = openTab(world)
    await signIn(before, 'ines')
    const { tab, secret } = await withCodes('ines')
    expect([(await viewerOf(before)).viewer, (await viewerOf(tab)).viewer]).toEqual([null, { name: 'Ines' }])
    // One that a password alone opened, as one of before would have stayed.
    await forgetSteps()
    await signIn(before, 'ines')
    await enter(before, codeOf(secret))
    await world.instance.app.db.session.updateMany({ data: { isStrong: false } })
    for (const act of ['endCodes', 'newRecoveryCodes', 'beginCodes'])
      expect((await does(before, act, { password: worldPassword }, 'PasswordInput')).code).toBe(
        'factor_first',
      )
    expect((await signIn(openTab(world), 'ines')).code).toBe('code_needed')
  })

  it('are not entered any more for a password that was changed or set anew meanwhile', async () => {
    const jana = { name: 'jana', displayName: 'Jana', password: worldPassword, roles: ['coder'] }
    await openAccount(world.instance.app, { kind: 'system', id: 'command line' }, jana)
    const { tab, secret } = await withCodes('jana')
    const [thief, own] = [openTab(world), openTab(world)]
    expect((await signIn(thief, 'jana')).code).toBe('code_needed')
    await forgetSteps()
    const changed = await does(tab, 'changePassword', {
      password: worldPassword,
      next: 'lantern harbor mosaic',
    })
    expect(changed.__typename).toBe('MutationChangePasswordSuccess')
    expect((await enter(thief, codeOf(secret))).code).toBe('signed_out')
    expect((await viewerOf(thief)).viewer).toBeNull()
    expect((await signIn(own, 'jana', 'lantern harbor mosaic')).code).toBe('code_needed')
    expect((await enter(own, codeOf(secret))).__typename).toBe('MutationEnterCodeSuccess')
  })

  it('are asked of nobody without the password, or without having been asked for them', async () => {
    expect((await enter(openTab(world), '123456')).code).toBe('signed_out')
    const tab = openTab(world)
    await signIn(tab, 'eve')
    expect((await does(tab, 'beginCodes', { password: 'not hers' }, 'PasswordInput')).code).toBe(
      'wrong_credentials',
    )
  })
})

describe('recovery codes', () => {
  it('let her in once each, typed as one types, and are kept as keyed hashes', async () => {
    const { recoveryCodes, secret } = await withCodes('eve')
    expect(recoveryCodes.length).toBe(10)
    const [first, second] = recoveryCodes as [string, string]
    const come = async (code: string) => {
      const tab = openTab(world)
      await signIn(tab, 'eve')
      return (await enter(tab, code)).__typename
    }
    expect(await come(` ${first.toUpperCase().replace('-', ' ')} `)).toBe('MutationEnterCodeSuccess')
    expect(await come(first)).toBe('InvalidInput')
    expect(await come(second)).toBe('MutationEnterCodeSuccess')
    const kept = JSON.stringify(await world.instance.app.db.secondFactor.findMany())
    for (const code of recoveryCodes) expect(kept).not.toContain(code)
    expect(kept).not.toContain(secret)
    expect((await actsOf(world, 'use recovery code')).length).toBe(2)
  })

  it('are made anew, and the old ones go', async () => {
    const { tab, recoveryCodes } = await withCodes('omar')
    const { data } = await tab.ask<{ done: { data: string[] } }>(
      `mutation ($input: PasswordInput!) { done: newRecoveryCodes(input: $input) {
        ... on MutationNewRecoveryCodesSuccess { data } } }`,
      { input: { password: worldPassword } },
    )
    const next = openTab(world)
    await signIn(next, 'omar')
    expect((await enter(next, recoveryCodes[0]!)).code).toBe('invalid_input')
    expect((await enter(next, data.done.data[0]!)).__typename).toBe('MutationEnterCodeSuccess')
    expect((await does(tab, 'endCodes', { password: worldPassword }, 'PasswordInput')).__typename).toBe(
      'MutationEndCodesSuccess',
    )
    expect((await signIn(openTab(world), 'omar')).__typename).toBe('MutationSignInSuccess')
    const acts = ['begin codes', 'turn codes on', 'renew recovery codes', 'turn codes off']
    for (const action of acts) expect((await actsOf(world, action)).length, action).toBeGreaterThan(0)
  })
})
