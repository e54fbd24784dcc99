// Who is in a study: Ada lets people in and says what they may, at their next request; nobody helps themself.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../packages/api/generated/prisma/enums.ts'
import { does } from './support/account.ts'
import { shippedCodebook } from './support/codebook.ts'
import { aStudy, joinStudy, newcomer, openWorld, password } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

let world: World
let frame: Frame
let ids: Record<'ada' | 'ben' | 'omar', string>
beforeAll(async () => {
  world = await openWorld()
  const idOf = async (who: Someone) => {
    const { data } = await who.ask<{ viewer: { id: string } }>('{ viewer { id } }')
    return `Account-${data.viewer.id}`
  }
  ids = { ada: await idOf(world.ada), ben: await idOf(world.ben), omar: await idOf(world.omar) }
})
beforeEach(async () => {
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(() => world.close())

type Person = { id: string; name: string; roles: Role[]; isViewer: boolean }
type Told = { refused?: string; message?: string; all?: Person[]; outOfReach?: string[] }

const tell = async (who: Someone, mutation: string, input: object): Promise<Told> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}`
  const { data, errors } = await who.ask<{
    done: { data?: Told; code?: string; message?: string }
  }>(
    `mutation ($input: ${type}Input!) { done: ${mutation}(input: $input) { __typename ... on Refusal { code message }
      ... on Mutation${type}Success { data { outOfReach all { id name roles isViewer } } } } }`,
    { input: { studyId: frame.studyId, ...input } },
  )
  if (errors) throw new Error(errors[0]!.message)
  const { data: done, code, message } = data.done
  return done ?? { ...(code && { refused: code }), ...(message && { message }) }
}

/** What the study shows somebody at their next request. */
const sees = async (who: Someone) => {
  const { data } = await who.ask<{
    study: { title: object } | null
    viewer: { memberships: { studyId: string; roles: Role[]; may: string[] }[] }
  }>('query ($id: ID!) { study(id: $id) { title { en } } viewer { memberships { studyId roles may } } }', {
    id: frame.studyId,
  })
  const own = data.viewer.memberships.find(({ studyId }) => studyId === frame.studyId)
  return { study: data.study !== null, roles: own?.roles ?? [], may: own?.may ?? [] }
}

describe('whoever opens a study', () => {
  it('evaluates it and says who comes in', async () => {
    expect((await sees(world.ada)).roles).toEqual(['evaluator', 'administrator'])
  })
})

describe('Ada', () => {
  it('lets Ben in, who sees it at his next request, and says what is still out of reach', async () => {
    expect((await sees(world.ben)).study).toBe(false)
    const told = await tell(world.ada, 'addMember', {
      name: ' Ben ',
      roles: ['coder', 'coder', 'interviewer'],
    })
    expect(told.all).toEqual([
      { id: ids.ada, name: 'ada', roles: ['evaluator', 'administrator'], isViewer: true },
      { id: ids.ben, name: 'ben', roles: ['coder', 'interviewer'], isViewer: false },
    ])
    expect(told.outOfReach).toEqual(['own_roles', 'danger_read', 'record_checked'])
    const ben = await sees(world.ben)
    expect(ben).toMatchObject({ study: true, roles: ['coder', 'interviewer'] })
    expect(ben.may).toContain('decide codings')
  })

  it('changes what Ben may while he is signed in, and sends him out', async () => {
    await tell(world.ada, 'addMember', { name: 'ben', roles: ['coder'] })
    await tell(world.ada, 'setRoles', { accountId: ids.ben, roles: ['lead'] })
    expect(await sees(world.ben)).toMatchObject({ study: false, roles: ['lead'], may: ['read lead'] })
    await tell(world.ada, 'removeMember', { accountId: ids.ben })
    expect(await sees(world.ben)).toEqual({ study: false, roles: [], may: [] })
    const { all } = await tell(world.ada, 'addMember', { name: 'ben', roles: ['coder'] })
    expect(all).toHaveLength(2)
  })

  it('is told by name what does not go', async () => {
    const { message } = await tell(world.ada, 'addMember', { name: 'nobody', roles: ['coder'] })
    expect(message).toBe('There is no such account here.')
    expect(await tell(world.ada, 'addMember', { name: 'ada', roles: ['coder'] })).toMatchObject({
      message: 'name: is in this study already. Change what they may in the list.',
    })
    expect(await tell(world.ada, 'addMember', { name: 'ben', roles: [] })).toMatchObject({
      message: 'roles: is missing or too short',
    })
    for (const mutation of ['setRoles', 'removeMember'])
      expect(
        await tell(world.ada, mutation, {
          accountId: ids.ben,
          ...(mutation === 'setRoles' && { roles: ['coder'] }),
        }),
      ).toMatchObject({ refused: 'not_found', message: 'There is no such member here.' })
  })

  it('does not leave the study without an administrator, nor let herself check her own record', async () => {
    await tell(world.ada, 'addMember', { name: 'ben', roles: ['coder'] })
    const alone = [
      await tell(world.ada, 'setRoles', { accountId: ids.ada, roles: ['evaluator'] }),
      await tell(world.ada, 'removeMember', { accountId: ids.ada }),
    ]
    expect(alone.map(({ refused }) => refused)).toEqual(['last_administrator', 'last_administrator'])
    const roles = ['evaluator', 'administrator', 'auditor']
    expect(await tell(world.ada, 'setRoles', { accountId: ids.ada, roles })).toMatchObject({
      refused: 'own_roles',
      message: expect.stringContaining('let a second person in and make them administrator first'),
    })
    await tell(world.ada, 'setRoles', { accountId: ids.ben, roles: ['administrator'] })
    expect((await tell(world.ben, 'setRoles', { accountId: ids.ada, roles })).refused).toBeUndefined()
    expect((await sees(world.ada)).may).toContain('read audit')
  })

  it('fills the seats of two evaluators in one step, or none', async () => {
    await tell(world.ada, 'addMember', { name: 'ben', roles: ['coder'] })
    const seats = (first: string, second: string) => ({
      preset: 'two_evaluators',
      seats: [
        { seat: 'first', accountId: first },
        { seat: 'second', accountId: second },
      ],
    })
    expect((await tell(world.ada, 'applyPreset', seats(ids.ben, ids.ada))).refused).toBe('own_roles')
    expect((await sees(world.ben)).roles).toEqual(['coder'])
    expect((await tell(world.ada, 'applyPreset', seats(ids.ada, ids.omar))).refused).toBe('not_found')
    const twice = await tell(world.ada, 'applyPreset', seats(ids.ada, ids.ada))
    expect(twice.message).toBe('seats.1.accountId: has a seat already. Give each person one.')
    const { outOfReach, all } = await tell(world.ada, 'applyPreset', seats(ids.ada, ids.ben))
    expect(outOfReach).toEqual(['record_checked'])
    expect(all!.map(({ roles }) => roles)).toEqual([
      ['evaluator', 'administrator', 'data_steward'],
      ['evaluator', 'administrator', 'safety_reviewer', 'auditor'],
    ])
  })
})

describe('an administrator who leaves', () => {
  it('leaves no link behind: neither sent out, nor made something else, nor with an account that is closed', async () => {
    const bare = frame.studyId.slice('Study-'.length)
    const invite = async (who: Someone) => {
      const { data } = await who.ask<{ done: { data: { token: string } } }>(
        `mutation ($input: InviteMemberInput!) { done: inviteMember(input: $input) {
          ... on MutationInviteMemberSuccess { data { token } } } }`,
        { input: { studyId: frame.studyId, roles: ['evaluator'] } },
      )
      const { token } = data.done.data
      return async () => {
        const held = await world.nobody.ask<{ heldInvitation: { state: string } }>(
          'query ($token: String!) { heldInvitation(token: $token) { state } }',
          { token },
        )
        return held.data.heldInvitation.state
      }
    }
    await tell(world.ada, 'addMember', { name: 'ben', roles: ['administrator'] })
    const [kept, first] = [await invite(world.ada), await invite(world.ben)]
    await tell(world.ada, 'setRoles', { accountId: ids.ben, roles: ['administrator', 'coder'] })
    expect(await first()).toBe('open')
    await tell(world.ada, 'setRoles', { accountId: ids.ben, roles: ['coder'] })
    expect(await first()).toBe('withdrawn')
    await tell(world.ada, 'setRoles', { accountId: ids.ben, roles: ['administrator'] })
    const second = await invite(world.ben)
    await tell(world.ada, 'removeMember', { accountId: ids.ben })
    expect(await second()).toBe('withdrawn')
    const left = await newcomer(world, 'lars', frame, 'administrator')
    const third = await invite(left.browser)
    await does(left.browser, 'closeAccount', { name: 'lars', password })
    expect([await third(), await kept()]).toEqual(['withdrawn', 'open'])
    const removed = await world.instance.app.db.auditEntry.findFirstOrThrow({
      where: { studyId: bare, action: 'remove member' },
    })
    expect(removed.subjects).toMatchObject({ withdrawn: 1 })
  })
})

describe('an administrator who is nothing else', () => {
  it('lets nobody read who they are themself', async () => {
    await joinStudy(world, 'omar', frame, 'administrator')
    const roles = ['administrator', 'evaluator']
    expect((await tell(world.omar, 'setRoles', { accountId: ids.omar, roles })).refused).toBe('own_roles')
    const { may } = await sees(world.omar)
    expect(may).toEqual([
      ...[
        'read study',
        'edit study',
        'plan duty',
        'run drill',
        'manage members',
        'read demands',
        'delete study',
      ],
    ])
  })

  it('is not what a coder is: who is in the study is kept from Ben, and what he tries is refused', async () => {
    await joinStudy(world, 'ben', frame, 'coder')
    const tried = [
      await tell(world.ben, 'addMember', { name: 'omar', roles: ['coder'] }),
      await tell(world.ben, 'setRoles', { accountId: ids.ben, roles: ['administrator'] }),
      await tell(world.ben, 'removeMember', { accountId: ids.ada }),
    ]
    expect(tried.map(({ refused }) => refused)).toEqual(['forbidden', 'forbidden', 'forbidden'])
    const { errors } = await world.ben.ask(
      'query ($id: ID!) { study(id: $id) { members { all { name } } } }',
      { id: frame.studyId },
    )
    expect(errors?.[0]?.extensions.code).toBe('forbidden')
  })
})

describe('the record', () => {
  it('has who was made what, by whom, and what was refused', async () => {
    await tell(world.ada, 'addMember', { name: 'ben', roles: ['coder'] })
    await tell(world.ada, 'setRoles', { accountId: ids.ada, roles: ['evaluator', 'administrator', 'board'] })
    const bare = (id: string) => id.slice(id.indexOf('-') + 1)
    const entries = await world.instance.app.db.auditEntry.findMany({
      where: { studyId: bare(frame.studyId), action: { in: ['add member', 'set roles'] } },
      orderBy: { id: 'asc' },
      select: { actorId: true, action: true, subjects: true, outcome: true },
    })
    const [actorId, account] = [bare(ids.ada), bare(ids.ben)]
    expect(entries).toEqual([
      { actorId, action: 'add member', subjects: { account, roles: ['coder'] }, outcome: 'done' },
      { actorId, action: 'set roles', subjects: {}, outcome: 'own_roles' },
    ])
  })
})
