// What an auditor reads of the audit: their study's, filtered, with names that the audit itself does not keep; reading it
// and taking it away are in it too.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { does, openTab, signIn } from './support/account.ts'
import { shippedCodebook } from './support/codebook.ts'
import { act, aParticipant, aStudy, joinStudy, newcomer, openWorld, password } from './support/world.ts'
import { themesOf } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

let world: World
let frame: Frame
let hers: Frame
let auditor: Someone
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  hers = await aStudy(world.eve, shippedCodebook)
  await joinStudy(world, 'ben', frame, 'coder')
  await joinStudy(world, 'cleo', frame, 'board')
  await joinStudy(world, 'omar', frame, 'lead')
  auditor = (await newcomer(world, 'rita', frame, 'auditor')).browser
  for (const key of ['north-east', 'south', 'west'])
    await act(world.ada, 'addRegion', { studyId: frame.studyId, key, label: { en: 'A place' } })
  await act(world.ben, 'addRegion', { studyId: frame.studyId, key: 'east', label: { en: 'A place' } })
  await aParticipant(world.eve, hers)
})
afterAll(() => world?.close())

type Entry = {
  number: string
  at: string
  actorId: string | null
  action: string
  outcome: string
  isSealed: boolean
  subjects: { name: string; values: string[]; count: number | null }[]
}
type Log = {
  chain: { sealedUpTo: string; unsealed: number; checkedAt: string; fault: { kind: string } | null }
  people: { actorId: string; name: string }[]
  actions: string[]
  outcomes: string[]
  entries: { edges: { cursor: string; node: Entry }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
}

const asked = `query ($id: ID!, $filter: AuditFilter, $first: Int, $after: String) { auditLog(study: $id) {
  chain { sealedUpTo unsealed checkedAt fault { kind } } people { actorId name } actions outcomes
  entries(filter: $filter, first: $first, after: $after) { pageInfo { hasNextPage endCursor }
    edges { cursor node { number at actorId action outcome isSealed subjects { name values count } } } } } }`

const logOf = async (who: Someone, variables: object = {}) => {
  const { data } = await who.ask<{ auditLog: Log | null }>(asked, {
    id: frame.studyId,
    first: 100,
    ...variables,
  })
  return data.auditLog
}
const entriesOf = async (filter: object) =>
  (await logOf(auditor, { filter }))!.entries.edges.map(({ node }) => node)

describe('an auditor', () => {
  it('reads who did what, the newest first, with names beside the ids', async () => {
    const { entries, people, actions, outcomes } = (await logOf(auditor))!
    const numbers = entries.edges.map(({ node }) => Number(node.number))
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
    expect(people.map(({ name }) => name).sort()).toEqual(['ada', 'ben', 'cleo', 'omar', 'rita'])
    expect(actions).toEqual(expect.arrayContaining(['add region', 'sign in', 'create study']))
    expect(outcomes).toEqual(expect.arrayContaining(['done', 'forbidden']))
    const added = entries.edges.find(({ node }) => node.action === 'add region')!.node
    expect(added.actorId).toBe(people.find(({ name }) => name === 'ben')!.actorId)
  })

  it('filters by person, action, outcome and time, and all of them at once', async () => {
    const { people } = (await logOf(auditor))!
    const actorId = people.find(({ name }) => name === 'ben')!.actorId
    const his = await entriesOf({ actorId })
    expect(new Set(his.map((entry) => entry.actorId))).toEqual(new Set([actorId]))
    const regions = await entriesOf({ action: 'add region' })
    expect(regions).toHaveLength(5)
    expect(await entriesOf({ action: 'add region', outcome: 'forbidden', actorId })).toHaveLength(1)
    const [, second, third] = [...regions].reverse()
    const between = await entriesOf({ action: 'add region', from: second!.at, to: third!.at })
    expect(between.map(({ number }) => number)).toEqual(second!.at === third!.at ? [] : [second!.number])
    expect(await entriesOf({ action: 'no such act' })).toEqual([])
  })

  it('goes through all pages without missing or repeating one, while entries are added', async () => {
    const filter = { action: 'add region' }
    const seen: string[] = []
    for (let after: string | null = null; ;) {
      const { entries }: Log = (await logOf(auditor, { filter, first: 2, after }))!
      seen.push(...entries.edges.map(({ node }) => node.number))
      if (seen.length === 2)
        await act(world.ada, 'addRegion', { studyId: frame.studyId, key: 'late', label: { en: 'Late' } })
      if (!entries.pageInfo.hasNextPage) break
      after = entries.pageInfo.endCursor
    }
    expect([seen.length, new Set(seen).size]).toEqual([5, 5])
  })

  it('sees how the chain stands', async () => {
    await world.instance.app.sealer.seal()
    const { chain } = (await logOf(auditor))!
    expect(chain.fault).toBeNull()
    expect(Date.parse(chain.sealedUpTo)).toBeGreaterThan(Date.now() - 60_000)
    const { entries } = (await logOf(auditor))!
    expect(entries.edges.at(-1)!.node.isSealed).toBe(true)
  })

  it('is in the audit for reading it', async () => {
    await logOf(auditor)
    const [entry] = await entriesOf({ action: 'read audit' })
    expect(entry!.subjects).toEqual([{ name: 'entries', values: [], count: expect.any(Number) }])
  })

  it('is told what is wrong with a page that it cannot ask for', async () => {
    const { errors } = await auditor.ask(asked, { id: frame.studyId, after: 'there' })
    expect(errors![0]!.message).toContain('after: is not a cursor of this list')
  })
})

describe('nothing', () => {
  it('of another study is there, and nobody without the permission reads it', async () => {
    const everything = JSON.stringify(await logOf(auditor))
    const eve = (await world.instance.app.db.account.findUniqueOrThrow({ where: { name: 'eve' } })).id
    for (const id of [hers.studyId.slice('Study-'.length), eve]) expect(everything).not.toContain(id)
    for (const who of [world.ada, world.ben, world.cleo, world.omar, world.eve])
      expect(await logOf(who)).toBeNull()
    const refused = await world.nobody.ask(asked, { id: frame.studyId })
    expect(refused.errors![0]!.extensions.code).toBe('signed_out')
  })
})

describe('what befalls an account from outside of the study', () => {
  const invited = async (by: Someone, input: object, mutation = 'inviteMember') => {
    const { data } = await by.ask<{ done: { data: { id: string; token: string } } }>(
      `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) { done: ${mutation}(input: $input) {
        ... on Mutation${mutation[0]!.toUpperCase()}${mutation.slice(1)}Success { data { id token } } } }`,
      { input },
    )
    return data.done.data
  }
  const lastOf = async (action: string) => (await entriesOf({ action }))[0]
  const idOf = async (name: string) =>
    (await world.instance.app.db.account.findUniqueOrThrow({ where: { name } })).id

  it('is read by the auditor: who came in, an ended session, a changed password, a closed account', async () => {
    const { token } = await invited(world.ada, { studyId: frame.studyId, roles: ['coder'] })
    const outsider = (await newcomer(world, 'lena', hers, 'coder')).browser
    const account = await idOf('lena')
    await does(outsider, 'joinByInvitation', { token })
    expect(await lastOf('join by invitation')).toMatchObject({ actorId: account, outcome: 'done' })
    await does(outsider, 'changePassword', { password, next: 'lantern harbor mosaic' })
    expect(await lastOf('change password')).toMatchObject({ actorId: account })
    await does(world.eve, 'endSessions', { accountId: `Account-${account}` })
    expect(await lastOf('end sessions')).toMatchObject({
      actorId: await idOf('eve'),
      subjects: expect.arrayContaining([{ name: 'account', values: [account], count: null }]),
    })
    const tab = openTab(world)
    await signIn(tab, 'lena', 'lantern harbor mosaic')
    const pat = await aParticipant(world.ada, frame)
    await act(world.ada, 'recordWorker', {
      ...{ studyId: frame.studyId, participantId: pat, accountId: `Account-${account}` },
    })
    await does(tab, 'closeAccount', { name: 'lena', password: 'lantern harbor mosaic' })
    expect(await lastOf('close account')).toMatchObject({
      actorId: account,
      subjects: expect.arrayContaining([{ name: 'shutOutFrom', values: [], count: 1 }]),
    })
    expect(await lastOf('sign in')).not.toMatchObject({ actorId: account })
  })

  it('and who is made administrator of the instance, by whomever', async () => {
    const { token } = await invited(world.omar, { password }, 'inviteAdministrator')
    expect(await lastOf('invite administrator')).toMatchObject({ actorId: await idOf('omar') })
    const chosen = { name: 'newest', displayName: 'Newest', password: 'lantern harbor mosaic' }
    await does(openTab(world), 'acceptInvitation', { token, ...chosen })
    expect((await lastOf('accept invitation'))!.subjects).toContainEqual({
      ...{ name: 'account', values: [await idOf('newest')], count: null },
    })
  })

  it('but not who came into another study', async () => {
    const { token } = await invited(world.eve, { studyId: hers.studyId, roles: ['coder'] })
    const chosen = { name: 'elsewhere', displayName: 'Else', password: 'lantern harbor mosaic' }
    await does(openTab(world), 'acceptInvitation', { token, ...chosen })
    expect(JSON.stringify(await logOf(auditor))).not.toContain(await idOf('elsewhere'))
  })
})

describe('who keeps a theme away from themselves', () => {
  it('is told to nobody: the act is there, not whose', async () => {
    await world.cleo.ask(`mutation ($input: TopicInput!) { optOut(input: $input) { __typename } }`, {
      input: { studyId: frame.studyId, themeKey: 'theme_police' },
    })
    const [entry] = await entriesOf({ action: 'opt out' })
    expect(entry).toMatchObject({ actorId: null, subjects: [] })
    const { people } = (await logOf(auditor))!
    const actorId = people.find(({ name }) => name === 'cleo')!.actorId
    expect((await entriesOf({ actorId })).map(({ action }) => action)).not.toContain('opt out')
  })
})

describe('an export', () => {
  const exported = async (who: Someone, input: object = {}) => {
    const { data } = await who.ask<{
      exportAudit: { data?: { lines: string[]; next: string | null }; code?: string }
    }>(
      `mutation ($input: ExportAuditInput!) { exportAudit(input: $input) { ... on Refusal { code }
        ... on MutationExportAuditSuccess { data { lines next } } } }`,
      { input: { studyId: frame.studyId, ...input } },
    )
    return data.exportAudit
  }

  it('is JSON lines of ids and counts, with the place of each in the chain', async () => {
    await themesOf(world.ada, frame.studyId)
    await world.instance.app.sealer.seal()
    const { data } = await exported(auditor)
    const lines = data!.lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.length).toBeGreaterThan(10)
    for (const line of lines)
      expect(Object.keys(line).sort()).toEqual(
        ['action', 'actor', 'at', 'entry', 'hash', 'outcome', 'position', 'study', 'subjects'].sort(),
      )
    expect(lines[0]).toMatchObject({
      position: expect.any(Number),
      hash: expect.stringMatching(/^[\da-f]{64}$/),
    })
    expect(data!.next).toBeNull()
    expect(data!.lines.join('\n')).not.toMatch(/"ada"|"ben"|A place/)
  })

  it('takes the filter, and is in the audit with how much was taken', async () => {
    const { data } = await exported(auditor, { filter: { action: 'add region', outcome: 'forbidden' } })
    expect(data!.lines).toHaveLength(1)
    const [entry] = await entriesOf({ action: 'export audit' })
    expect(entry).toMatchObject({ outcome: 'done', subjects: [{ name: 'entries', count: 1 }] })
  })

  it('is refused to others, which is in the audit', async () => {
    expect((await exported(world.ben)).code).toBe('forbidden')
    expect((await exported(world.eve)).code).toBe('not_found')
    expect(await entriesOf({ action: 'export audit', outcome: 'forbidden' })).toHaveLength(1)
  })
})
