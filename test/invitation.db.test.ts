// Ada invites Ben. The link lets him in once, says nothing of the study, and is nobody's after that.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAdministratorLink } from '../packages/api/src/auth/inviting.ts'
import { openMail } from '../packages/api/src/mail.ts'
import { actsOf, does, openTab, signIn, viewerOf, worldPassword } from './support/account.ts'
import { shippedCodebook } from './support/codebook.ts'
import { aMailServer } from './support/mailServer.ts'
import { aStudy, joinStudy, openWorld, type Frame, type Someone, type World } from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(() => world.close())

type Made = {
  __typename: string
  data?: { id: string; isSent: boolean; token: string | null }
  code?: string
}

const invite = async (who: Someone, input: object = {}): Promise<Made> => {
  const { data } = await who.ask<{ done: Made }>(
    `mutation ($input: InviteMemberInput!) { done: inviteMember(input: $input) {
      __typename ... on Refusal { code } ... on MutationInviteMemberSuccess { data { id isSent token } } } }`,
    { input: { studyId: frame.studyId, roles: ['coder'], ...input } },
  )
  return data.done
}

const tokenFrom = async (who: Someone, input: object = {}) => (await invite(who, input)).data!.token!

const chosen = (token: string, name: string) => ({
  token,
  name,
  displayName: `Friend of ${name}`,
  password: 'lantern harbor mosaic',
})

const accept = (token: string, name: string, tab = openTab(world)) =>
  does(tab, 'acceptInvitation', chosen(token, name))

const stateOf = async (token: string) => {
  const { data } = await openTab(world).ask<{ heldInvitation: { state: string } }>(
    'query ($token: String!) { heldInvitation(token: $token) { state } }',
    { token },
  )
  return data.heldInvitation.state
}

const openOnes = async (who: Someone) => {
  const { data } = await who.ask<{
    invitations: { id: string; roles: string[]; email: string | null; state: string }[] | null
  }>('query ($id: ID!) { invitations(studyId: $id) { id roles email state } }', { id: frame.studyId })
  return data.invitations
}

describe('an invitation', () => {
  it('lets one person in, with the roles that were given, and signs them in', async () => {
    const token = await tokenFrom(world.ada, { roles: ['coder', 'board'] })
    expect(await stateOf(token)).toBe('open')
    const tab = openTab(world)
    expect((await accept(token, 'bea', tab)).__typename).toBe('MutationAcceptInvitationSuccess')
    const { data } = await tab.ask<{ viewer: { name: string; memberships: { roles: string[] }[] } }>(
      '{ viewer { name memberships { roles } } }',
    )
    expect(data.viewer).toEqual({ name: 'Friend of bea', memberships: [{ roles: ['coder', 'board'] }] })
    expect((await signIn(openTab(world), 'bea', 'lantern harbor mosaic')).__typename).toBe(
      'MutationSignInSuccess',
    )
  })

  it('is kept as a hash, and its link says nothing of the study', async () => {
    const token = await tokenFrom(world.ada)
    const rows = JSON.stringify(await world.instance.app.db.invitation.findMany())
    expect(rows).not.toContain(token)
    const { text } = await openTab(world).ask(
      'query ($token: String!) { heldInvitation(token: $token) { state isAdministrator } }',
      { token },
    )
    expect(JSON.parse(text)).toEqual({ data: { heldInvitation: { state: 'open', isAdministrator: false } } })
  })

  it('goes once: the second is told so, also of two at the same time', async () => {
    const token = await tokenFrom(world.ada)
    const both = await Promise.all([accept(token, 'one.of.two'), accept(token, 'two.of.two')])
    expect(both.map(({ __typename }) => __typename).sort()).toEqual([
      'InvitationEnded',
      'MutationAcceptInvitationSuccess',
    ])
    expect(await stateOf(token)).toBe('used')
    expect((await accept(token, 'third')).message).toMatch(/was used already/)
  })

  it('that was taken back, ran out or was never there says which and what to do', async () => {
    const made = (await invite(world.ada)).data!
    const taken = await does(world.ada, 'withdrawInvitation', {
      studyId: frame.studyId,
      invitationId: made.id,
    })
    expect(taken.__typename).toBe('MutationWithdrawInvitationSuccess')
    expect((await accept(made.token!, 'late')).message).toMatch(/was taken back. Ask who invited you/)
    const old = (await invite(world.ada)).data!
    const { db } = world.instance.app
    const id = old.id.slice('Invitation-'.length)
    const kept = await db.invitation.findUniqueOrThrow({ where: { id } })
    expect(kept.expiresAt.getTime() - kept.createdAt.getTime()).toBeCloseTo(7 * 24 * 3600 * 1000, -4)
    await db.invitation.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } })
    expect((await accept(old.token!, 'late')).message).toMatch(/is too old. Ask who invited you/)
    for (const token of ['', 'x', 'A'.repeat(43)])
      expect((await accept(token, 'late')).message).toMatch(/is not known here. Copy the whole link/)
    expect((await openOnes(world.ada))!.find((one) => one.id === old.id)?.state).toBe('expired')
  })

  it('is made, listed and taken back by those who manage members, and by nobody else', async () => {
    await joinStudy(world, 'ben', frame, 'evaluator')
    for (const [who, code] of [
      [world.ben, 'forbidden'],
      [world.eve, 'not_found'],
      [world.nobody, 'signed_out'],
    ] as const)
      expect((await invite(who)).code).toBe(code)
    expect(await openOnes(world.ben)).toBeNull()
    expect(await openOnes(world.eve)).toBeNull()
    const { id: invitationId } = (await invite(world.ada)).data!
    const own = await aStudy(world.eve, shippedCodebook)
    const foreign = { studyId: own.studyId, invitationId }
    expect((await does(world.eve, 'withdrawInvitation', foreign)).code).toBe('not_found')
  })

  it('asks for a password that is not guessed first, and a name that nobody has', async () => {
    const token = await tokenFrom(world.ada)
    const tab = openTab(world)
    const weak = await does(tab, 'acceptInvitation', { ...chosen(token, 'zoe'), password: 'Password1234!' })
    expect(weak.message).toMatch(/password: is among those that are guessed first/)
    const short = await does(tab, 'acceptInvitation', { ...chosen(token, 'zoe'), password: 'x7!kq' })
    expect(short.message).toMatch(/password: is too short: at least 12 characters/)
    expect((await accept(token, 'ada')).message).toMatch(/name: is taken here/)
    expect((await accept(token, 'Zoë!')).message).toMatch(/name: has 2 to 30 letters/)
    expect(await stateOf(token)).toBe('open')
  })

  it('is in the audit by ids alone', async () => {
    const email = 'rosa@agency.example'
    const token = await tokenFrom(world.ada, { email })
    expect((await openOnes(world.ada))!.some((one) => one.email === email)).toBe(true)
    await accept(token, 'rosa')
    const acts = [...(await actsOf(world, 'invite member')), ...(await actsOf(world, 'accept invitation'))]
    const text = JSON.stringify(acts, (_, value: unknown) => (typeof value === 'bigint' ? '' : value))
    expect(text).not.toMatch(/rosa|agency|lantern/)
    expect(text).not.toContain(token)
    const rows = JSON.stringify(await world.instance.app.db.invitation.findMany())
    expect(rows).not.toContain(email)
  })
})

describe('a letter', () => {
  it('is sent where a mail server is named: the link is in it and nowhere else, and no word of the study', async () => {
    const post = await aMailServer()
    world.instance.app.post = {
      mail: openMail(post.url, 'Firsthand <firsthand@here.example>'),
      address: 'https://here.example',
    }
    const made = (await invite(world.ada, { email: 'Luz@agency.example' })).data!
    expect(made).toMatchObject({ isSent: true, token: null })
    const [letter = ''] = post.letters
    const text = letter.replaceAll('=\r\n', '').replaceAll('=3D', '=')
    expect(text).toMatch(/^To: luz@agency\.example/im)
    expect(text).not.toMatch(/Listening|survivor|traffick/i)
    const token = /https:\/\/here\.example\/invitation#([\w-]{43})/.exec(text)![1]!
    expect((await accept(token, 'luz')).__typename).toBe('MutationAcceptInvitationSuccess')
    await post.close()
  })

  it('that the server does not take leaves the link to hand over', async () => {
    world.instance.app.post = {
      mail: openMail('smtp://127.0.0.1:1', 'x@here.example'),
      address: 'https://here.example',
    }
    const made = (await invite(world.ada, { email: 'luz@agency.example' })).data!
    expect(made.isSent).toBe(false)
    expect(made.token).toMatch(/^[\w-]{43}$/)
    world.instance.app.post = null
  })
})

describe('the link for an administrator', () => {
  it('makes one within the hour, who opens a study and invites', async () => {
    const token = await makeAdministratorLink(world.instance.app)
    const tab = openTab(world)
    expect((await accept(token, 'first', tab)).__typename).toBe('MutationAcceptInvitationSuccess')
    const own = await does(tab, 'createStudy', {
      title: { en: 'Own' },
      languages: ['en'],
      timeZone: 'America/New_York',
    })
    expect(own.__typename).toBe('MutationCreateStudySuccess')
    const password = 'lantern harbor mosaic'
    const invites = (password: string) => does(tab, 'inviteAdministrator', { password })
    expect((await invites('not theirs')).code).toBe('wrong_credentials')
    expect((await invites(password)).__typename).toBe('MutationInviteAdministratorSuccess')
    expect((await accept(token, 'second')).code).toBe('invitation_ended')
  })

  it('ends after an hour and says how to get a new one; a new one ends it too', async () => {
    const { db } = world.instance.app
    const old = await makeAdministratorLink(world.instance.app)
    const fresh = await makeAdministratorLink(world.instance.app)
    expect((await accept(old, 'late')).message).toMatch(/was taken back/)
    const [row] = await db.invitation.findMany({ orderBy: { createdAt: 'desc' }, take: 1 })
    expect(row!.expiresAt.getTime() - row!.createdAt.getTime()).toBeCloseTo(3600 * 1000, -4)
    await db.invitation.update({ where: { id: row!.id }, data: { expiresAt: new Date() } })
    expect((await accept(fresh, 'late')).message).toContain('npm run -s firsthand -- admin-link')
  })

  it('is listed and taken back, and ends with who made it', async () => {
    const made = async (who: Someone) => {
      const { data } = await who.ask<{ done: { data: { id: string; token: string } } }>(
        `mutation ($input: InviteAdministratorInput!) { done: inviteAdministrator(input: $input) {
          ... on MutationInviteAdministratorSuccess { data { id token } } } }`,
        { input: { password: worldPassword } },
      )
      return data.done.data
    }
    const listed = async (who: Someone) => {
      const { data } = await who.ask<{ administratorInvitations: { id: string }[] | null }>(
        '{ administratorInvitations { id invitedBy state } }',
      )
      return data.administratorInvitations?.map(({ id }) => id)
    }
    const accountOf = async (name: string) => {
      const { id } = await world.instance.app.db.account.findUniqueOrThrow({ where: { name } })
      return `Account-${id}`
    }
    const back = await made(world.ada)
    expect(await listed(world.ada)).toContain(back.id)
    await does(world.eve, 'withdrawAdministratorInvitation', { invitationId: back.id })
    expect([await stateOf(back.token), (await listed(world.ada))!.includes(back.id)]).toEqual([
      'withdrawn',
      false,
    ])
    const left = await made(world.cleo)
    const end = async (who: Someone, name: string) =>
      does(who, 'endAdministrator', { accountId: await accountOf(name) })
    expect((await end(world.ada, 'cleo')).__typename).toBe('MutationEndAdministratorSuccess')
    expect(await stateOf(left.token)).toBe('withdrawn')
    expect([await listed(world.cleo), (await end(world.cleo, 'ada')).code]).toEqual([undefined, 'forbidden'])
    expect((await end(world.ada, 'cleo')).code).toBe('not_found')
    const { db } = world.instance.app
    const others = { isAdministrator: true, name: { not: 'ada' } }
    await db.account.updateMany({ where: others, data: { isAdministrator: false } })
    expect((await end(world.ada, 'ada')).code).toBe('last_of_instance')
  })

  it('is what nobody else can make, and who is invited into a study opens none', async () => {
    const tab = openTab(world)
    await accept(await tokenFrom(world.ada), 'plain', tab)
    expect((await viewerOf(tab)).viewer).toEqual({ name: 'Friend of plain' })
    expect((await does(tab, 'inviteAdministrator', { password: 'any' })).code).toBe('forbidden')
    const own = { title: { en: 'Own' }, languages: ['en'], timeZone: 'America/New_York' }
    expect((await does(tab, 'createStudy', own)).code).toBe('forbidden')
  })
})
