// A password changed, forgotten and set by a link; an account closed; a lost tablet; a study that asks for two factors.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actsOf, does, openTab, signIn, viewerOf, worldPassword, type Tab } from './support/account.ts'
import { shippedCodebook } from './support/codebook.ts'
import { codeOf } from './support/totp.ts'
import { act, aStudy, joinStudy, openWorld, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(() => world.close())

const db = () => world.instance.app.db
const next = 'lantern harbor mosaic'
const idOf = async (name: string) => (await db().account.findUniqueOrThrow({ where: { name } })).id
const globalOf = async (name: string) => `Account-${await idOf(name)}`

/** Somebody new, who administers nothing, at a browser of their own. */
const aPerson = async (name: string, ...roles: Parameters<typeof joinStudy>[3][]): Promise<Tab> => {
  await joinStudy(world, name, frame, ...roles)
  const tab = openTab(world)
  await signIn(tab, name)
  return tab
}

type Made = { done: { __typename: string; code?: string; data?: { isSent: boolean; token: string | null } } }
const makeLink = async (who: Tab, mutation: 'PasswordLink' | 'MemberPasswordLink', input: object) => {
  const { data } = await who.ask<Made>(
    `mutation ($input: Make${mutation}Input!) { done: make${mutation}(input: $input) {
      __typename ... on Refusal { code } ... on MutationMake${mutation}Success { data { isSent token } } } }`,
    { input: { password: worldPassword, ...input } },
  )
  return data.done
}

// How often one makes links or gives a password is told of below.
beforeEach(() => db().signInPace.deleteMany())

const as = async (name: string) => {
  const tab = openTab(world)
  await signIn(tab, name)
  return tab
}

describe('changing a password', () => {
  it('asks for the present one, ends all other sessions, and not the one that asks', async () => {
    const here = await aPerson('mara', 'coder')
    const there = await as('mara')
    const change = (password: string, wanted: string) =>
      does(here, 'changePassword', { password, next: wanted })
    expect((await change('not hers', next)).code).toBe('wrong_credentials')
    expect((await change(worldPassword, 'password1234')).message).toMatch(/guessed first/)
    expect((await change(worldPassword, next)).__typename).toBe('MutationChangePasswordSuccess')
    expect((await viewerOf(here)).viewer).toEqual({ name: 'mara' })
    expect((await viewerOf(there)).viewer).toBeNull()
    expect((await signIn(openTab(world), 'mara')).code).toBe('wrong_credentials')
    expect((await signIn(openTab(world), 'mara', next)).__typename).toBe('MutationSignInSuccess')
    expect((await actsOf(world, 'change password')).at(-1)!.subjects).toEqual({ ended: 1 })
  })
})

describe('a forgotten password', () => {
  const use = (token: string, password = next) => does(openTab(world), 'usePasswordLink', { token, password })

  it('is set anew by a link of an hour that an administrator makes, once, and is not unseen', async () => {
    const lost = await aPerson('nils', 'coder')
    const admin = await as('eve')
    const accountId = await globalOf('nils')
    const { data } = await makeLink(admin, 'PasswordLink', { accountId })
    const token = data!.token!
    expect(await heldBy(token)).toEqual({ state: 'open', name: 'nils' })
    expect((await use(token, 'password1234')).code).toBe('invalid_input')
    expect((await use(token)).__typename).toBe('MutationUsePasswordLinkSuccess')
    expect((await use(token)).message).toMatch(/used already/)
    expect(await heldBy(token)).toEqual({ state: 'used', name: null })
    expect((await viewerOf(lost)).viewer).toBeNull()
    const back = openTab(world)
    expect((await signIn(back, 'nils', next)).__typename).toBe('MutationSignInSuccess')
    expect(await usesTold(back)).toEqual([1, 1])
    // Eve is not in the study; its record has it all the same.
    const entries = await actsOf(world, 'make password link')
    const account = await idOf('nils')
    expect(entries.map(({ studyId, actorId, subjects }) => [studyId, actorId, subjects])).toEqual(
      [frame.studyId.slice('Study-'.length), null].map((study) => [study, adminId, { account, shown: 1 }]),
    )
    expect(JSON.stringify(await db().passwordLink.findMany())).not.toContain(token)
  })

  const usesTold = async (tab: Tab) => {
    const { data } = await tab.ask<{
      viewer: { passwordLinkCount: number; passwordLinkUses: string[] }
    }>('{ viewer { passwordLinkCount passwordLinkUses } }')
    return [data.viewer.passwordLinkCount, data.viewer.passwordLinkUses.length]
  }

  it('is told to its person each time: one of their own does not hide another one’s', async () => {
    await aPerson('xena', 'coder')
    const accountId = await globalOf('xena')
    for (let time = 0; time < 2; time += 1)
      await use((await makeLink(await as('eve'), 'PasswordLink', { accountId })).data!.token!)
    const back = openTab(world)
    await signIn(back, 'xena', next)
    expect(await usesTold(back)).toEqual([2, 2])
  })

  it('asks who makes it for their own password, and to wait where they make many', async () => {
    await aPerson('yann', 'coder')
    const accountId = await globalOf('yann')
    const left = await as('eve')
    const guess = await makeLink(left, 'PasswordLink', { accountId, password: 'not hers' })
    expect(guess.code).toBe('wrong_credentials')
    const codes: (string | undefined)[] = []
    for (let time = 0; time < 6; time += 1)
      codes.push((await makeLink(left, 'PasswordLink', { accountId })).code)
    expect(codes).toEqual([undefined, undefined, undefined, undefined, undefined, 'too_many_tries'])
  })

  let adminId: string
  beforeAll(async () => {
    adminId = await idOf('eve')
  })

  const heldBy = async (token: string) => {
    const { data } = await openTab(world).ask<{ heldPasswordLink: object }>(
      'query ($token: String!) { heldPasswordLink(token: $token) { state name } }',
      { token },
    )
    return data.heldPasswordLink
  }

  it('is over after an hour, after a newer one, and after a change by its person', async () => {
    const person = await aPerson('olga', 'coder')
    const admin = await as('eve')
    const accountId = await globalOf('olga')
    const linked = async () => (await makeLink(admin, 'PasswordLink', { accountId })).data!.token!
    const old = await linked()
    await db().passwordLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
    expect((await use(old)).message).toMatch(/older than an hour/)
    const [first, second] = [await linked(), await linked()]
    expect((await use(first)).message).toMatch(/newer one/)
    await does(person, 'changePassword', { password: worldPassword, next })
    expect((await use(second)).message).toMatch(/password was changed/)
    expect((await use('A'.repeat(43))).message).toMatch(/not known here/)
  })

  it('leaves the second factor asked for', async () => {
    const person = await aPerson('pia', 'coder')
    const secret = await putCodes(person)
    const { data } = await makeLink(await as('eve'), 'PasswordLink', { accountId: await globalOf('pia') })
    await use(data!.token!)
    const thief = openTab(world)
    expect((await signIn(thief, 'pia', next)).code).toBe('code_needed')
    expect((await viewerOf(thief)).viewer).toBeNull()
    expect((await does(thief, 'enterCode', { code: codeOf(secret, 1) })).__typename).toBe(
      'MutationEnterCodeSuccess',
    )
  })

  it('is not for oneself, nor by who administers a study for somebody who has more than that', async () => {
    const admin = await aPerson('quinn', 'administrator')
    const { studyId } = frame
    const made = async (name: string) =>
      makeLink(admin, 'MemberPasswordLink', { studyId, accountId: await globalOf(name) })
    await aPerson('rosa', 'administrator')
    expect((await made('rosa')).data?.token).toHaveLength(43)
    // Whoever opens it would read what the administrator may not.
    await aPerson('rolf', 'coder')
    expect((await made('rolf')).code).toBe('ask_instance')
    expect((await made('quinn')).code).toBe('invalid_input')
    expect((await made('ada')).code).toBe('ask_instance')
    expect((await made('eve')).code).toBe('not_found')
    const other = await aStudy(world.ben, shippedCodebook)
    await joinStudy(world, 'rosa', other, 'administrator')
    await db().signInPace.deleteMany()
    expect((await made('rosa')).code).toBe('ask_instance')
    const coder = await as('rolf')
    const accountId = await globalOf('quinn')
    expect((await makeLink(coder, 'MemberPasswordLink', { studyId, accountId })).code).toBe('forbidden')
    expect((await makeLink(coder, 'PasswordLink', { accountId })).code).toBe('forbidden')
  })

  it('goes to the person’s own address where there is one, and is shown to nobody', async () => {
    await aPerson('sara', 'coder')
    await db().account.update({ where: { name: 'sara' }, data: { email: 'sara@agency.example' } })
    const letters: { to: string; text: string }[] = []
    const { app } = world.instance
    const mail = (letter: { to: string; text: string }) => Promise.resolve(letters.push(letter) > 0)
    app.post = { mail, address: ['https', '//firsthand.example'].join(':') }
    const made = await makeLink(await as('eve'), 'PasswordLink', { accountId: await globalOf('sara') })
    app.post = null
    expect(made.data).toEqual({ isSent: true, token: null })
    const [, token] = /\/password#([\w-]{43})\n/.exec(letters[0]!.text)!
    expect([letters[0]!.to, (await use(token!)).__typename]).toEqual([
      'sara@agency.example',
      'MutationUsePasswordLinkSuccess',
    ])
    expect((await actsOf(world, 'make password link')).at(-1)!.subjects).toMatchObject({ shown: 0 })
  })

  it('is shown to nobody either where the letter does not go, and works no more', async () => {
    await aPerson('siri', 'coder')
    await db().account.update({ where: { name: 'siri' }, data: { email: 'siri@agency.example' } })
    const { app } = world.instance
    let written = ''
    const mail = ({ text }: { text: string }) => Promise.resolve(void (written = text)).then(() => false)
    app.post = { mail, address: ['https', '//firsthand.example'].join(':') }
    const made = await makeLink(await as('eve'), 'PasswordLink', { accountId: await globalOf('siri') })
    app.post = null
    expect([made.code, made.data]).toEqual(['letter_failed', undefined])
    const [, token] = /\/password#([\w-]{43})\n/.exec(written)!
    expect((await use(token!)).code).toBe('link_ended')
    expect((await actsOf(world, 'withdraw password link')).map(({ studyId }) => studyId).sort()).toEqual(
      [frame.studyId.slice('Study-'.length), null].sort(),
    )
  })
})

/** Puts codes beside a password, from a browser that sits there. */
const putCodes = async (tab: Tab): Promise<string> => {
  const { data } = await tab.ask<{ done: { data: { secret: string } } }>(
    `mutation ($input: PasswordInput!) { done: beginCodes(input: $input) {
      ... on MutationBeginCodesSuccess { data { secret } } } }`,
    { input: { password: worldPassword } },
  )
  const { secret } = data.done.data
  await does(tab, 'confirmCodes', { code: codeOf(secret) }, 'EnterCodeInput')
  return secret
}

describe('closing an account', () => {
  const close = (tab: Tab, name: string, password = worldPassword) =>
    does(tab, 'closeAccount', { name, password })

  it('asks for name and password, and takes everything but the id in the record', async () => {
    const tab = await aPerson('tess', 'coder')
    const there = await as('tess')
    const id = await idOf('tess')
    expect((await close(tab, 'tess', 'not hers')).code).toBe('wrong_credentials')
    expect((await close(tab, 'somebody')).code).toBe('invalid_input')
    expect((await close(tab, ' Tess ')).__typename).toBe('MutationCloseAccountSuccess')
    expect([(await viewerOf(tab)).viewer, (await viewerOf(there)).viewer]).toEqual([null, null])
    expect((await signIn(openTab(world), 'tess')).code).toBe('wrong_credentials')
    const left = await db().membership.count({ where: { accountId: id } })
    expect([left, await db().credential.count({ where: { accountId: id } })]).toEqual([0, 0])
    const [entry] = await actsOf(world, 'close account').then((all) =>
      all.filter(({ outcome, studyId }) => outcome === 'done' && studyId === null),
    )
    expect(entry).toMatchObject({ actorId: id, subjects: { account: id, studies: 1 } })
    expect(JSON.stringify(entry, (_key, one: unknown) => String(one))).not.toMatch(/tess/i)
  })

  it('is refused to the last administrator of a study, with what to do', async () => {
    const own = await aStudy(world.cleo, shippedCodebook)
    const tab = await as('cleo')
    const { code, message } = await close(tab, 'cleo')
    expect([code, message]).toEqual(['last_administrator', expect.stringMatching(/administrator first/)])
    await joinStudy(world, 'omar', own, 'administrator')
    expect((await close(tab, 'cleo')).__typename).toBe('MutationCloseAccountSuccess')
  })

  it('is refused to the last administrator of the instance, also of two at once', async () => {
    await db().account.updateMany({
      where: { name: { notIn: ['omar', 'eve'] } },
      data: { isAdministrator: false },
    })
    await db().membership.deleteMany({ where: { account: { name: { in: ['omar', 'eve'] } } } })
    const tabs = [await as('omar'), await as('eve')] as const
    const [one, two] = await Promise.all([close(tabs[0], 'omar'), close(tabs[1], 'eve')])
    expect([one.code, two.code].sort()).toEqual(['last_of_instance', undefined])
    await db().account.updateMany({
      where: { name: { in: ['ada', 'ben'] } },
      data: { isAdministrator: true },
    })
  })
})

describe('a lost tablet', () => {
  it('is ended by an administrator of the instance, with every other session of its person', async () => {
    const tablet = await aPerson('uma', 'coder')
    const phone = await as('uma')
    const accountId = await globalOf('uma')
    expect((await does(phone, 'endSessions', { accountId })).code).toBe('forbidden')
    const admin = await as('ada')
    expect((await does(admin, 'endSessions', { accountId })).__typename).toBe('MutationEndSessionsSuccess')
    expect([(await viewerOf(tablet)).viewer, (await viewerOf(phone)).viewer]).toEqual([null, null])
    const subjects = { account: await idOf('uma'), ended: 2 }
    expect((await actsOf(world, 'end sessions')).at(-1)).toMatchObject({ outcome: 'done', subjects })
  })

  it('is found in the list of accounts, which nobody else is given', async () => {
    const list = async (tab: Tab) =>
      (
        await tab.ask<{ accounts: { name: string; sessions: number; hasSecondFactor: boolean }[] | null }>(
          '{ accounts(part: "PI") { name sessions hasSecondFactor } }',
        )
      ).data.accounts
    expect(await list(await as('ada'))).toEqual([{ name: 'pia', sessions: 1, hasSecondFactor: true }])
    expect(await list(await as('uma'))).toBeNull()
  })
})

describe('a study that asks for a second factor', () => {
  const seen = async (tab: Tab) => {
    const { data } = await tab.ask<{
      viewer: { closedStudies: string[]; memberships: { studyId: string }[] }
      study: object | null
    }>(
      'query ($id: ID!) { viewer { closedStudies memberships { studyId } } study(id: $id) { title { en } } }',
      { id: frame.studyId },
    )
    const { closedStudies, memberships } = data.viewer
    return { closedStudies, memberships: memberships.map(({ studyId }) => studyId), study: data.study }
  }
  const require = (tab: Tab, isRequired: boolean) =>
    does(tab, 'requireSecondFactor', { studyId: frame.studyId, isRequired })

  it('shows nothing of itself to who has none, from the next request on, until they set one up', async () => {
    const admin = await aPerson('vera', 'administrator', 'coder')
    const coder = await aPerson('will', 'coder')
    const { studyId } = frame
    expect((await require(admin, true)).code).toBe('own_factor_first')
    expect((await require(coder, true)).code).toBe('forbidden')
    await putCodes(admin)
    expect((await seen(coder)).study).not.toBeNull()
    expect((await require(admin, true)).__typename).toBe('MutationRequireSecondFactorSuccess')
    expect(await seen(coder)).toEqual({ closedStudies: [studyId], memberships: [], study: null })
    const denied = await act(coder, 'acceptCoding', {
      studyId,
      codingId: `Coding-${'A'.repeat(22)}`,
      expected: 0,
    })
    expect([denied.refused, denied.message]).toEqual(['not_found', 'There is no such study here.'])
    expect((await seen(admin)).memberships).toEqual([studyId])
    const { data } = await admin.ask<{
      study: { members: { all: { name: string; hasSecondFactor: boolean }[] } }
    }>('query ($id: ID!) { study(id: $id) { members { asksSecondFactor all { name hasSecondFactor } } } }', {
      id: studyId,
    })
    const factor = (name: string) => data.study.members.all.find((one) => one.name === name)!.hasSecondFactor
    expect([factor('vera'), factor('will')]).toEqual([true, false])
    const secret = await putCodes(coder)
    expect((await seen(coder)).memberships).toEqual([studyId])
    // A session that a password alone opened stays outside, also of somebody who has codes by now.
    const elsewhere = openTab(world)
    await signIn(elsewhere, 'will')
    await does(elsewhere, 'enterCode', { code: codeOf(secret, 1) })
    expect((await seen(elsewhere)).memberships).toEqual([studyId])
    await does(coder, 'endCodes', { password: worldPassword }, 'PasswordInput')
    expect((await seen(coder)).closedStudies).toEqual([studyId])
    expect((await seen(elsewhere)).closedStudies).toEqual([studyId])
    await require(admin, false)
    expect((await seen(coder)).memberships).toEqual([studyId])
  })
})

describe('an invitation for somebody who has an account', () => {
  const invite = async (who: Tab, roles: string[]) => {
    const { data } = await who.ask<{ done: { data: { token: string } } }>(
      `mutation ($input: InviteMemberInput!) { done: inviteMember(input: $input) {
        ... on MutationInviteMemberSuccess { data { token } } } }`,
      { input: { studyId: frame.studyId, roles } },
    )
    return data.done.data.token
  }

  it('is accepted by who sits there, adds to what they were, and works once', async () => {
    const ada = await as('ada')
    const token = await invite(ada, ['auditor'])
    const coder = await as('will')
    expect((await does(openTab(world), 'joinByInvitation', { token })).code).toBe('signed_out')
    expect((await does(coder, 'joinByInvitation', { token })).__typename).toBe(
      'MutationJoinByInvitationSuccess',
    )
    const { roles } = await db().membership.findFirstOrThrow({ where: { accountId: await idOf('will') } })
    expect(roles).toEqual(['coder', 'auditor'])
    expect((await does(await as('uma'), 'joinByInvitation', { token })).code).toBe('invitation_ended')
  })

  it('is not for who made it: nobody gives themself what they may not', async () => {
    const ada = await as('ada')
    const token = await invite(ada, ['coder'])
    expect((await does(ada, 'joinByInvitation', { token })).code).toBe('own_roles')
  })
})
