// The reviewer's own door is looked at afterwards: each opening stands on a list until another reviewer or the steward signs that they
// looked. And it does not open for what waits only because a minor wrote alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { act, agrees, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

const danger = 'he has a gun and he is outside my house rn'
const nothing = 'It was fine and the food was good.'

let world: World
let frame: Frame
let [sue, sal, dara, cora]: Someone[] = []
let ids: Record<string, string>
let adaId: string
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const people = [
    await newcomer(world, 'sue', frame, 'safety_reviewer'),
    await newcomer(world, 'sal', frame, 'safety_reviewer'),
    await newcomer(world, 'dara', frame, 'data_steward'),
    await newcomer(world, 'cora', frame, 'coder'),
  ]
  ;[sue, sal, dara, cora] = people.map(({ browser }) => browser)
  ids = Object.fromEntries(['sue', 'sal', 'dara'].map((name, nth) => [name, people[nth]!.id]))
  const { id } = await world.instance.app.db.account.findFirstOrThrow({ where: { name: 'ada' } })
  adaId = `Account-${id}`
})
afterAll(() => world.close())

const of = (participantId: string) => ({ studyId: frame.studyId, participantId })
const on = (flagId: string) => ({ studyId: frame.studyId, flagId })
const flagged = async (words: string, isAdult = true) => {
  const person = await aParticipant(world.ada, frame, { isAdult })
  if (!isAdult)
    for (const audience of ['youth', 'caregiver'] as const)
      await agrees(world.ada, { ...of(person), audience, scopes: ['participate', 'analyse'] })
  const plan = { channel: 'text', language: 'en', address: '+1 555 0199', mustNotKnow: 'the uncle' }
  await act(world.ada, 'keepContact', { ...of(person), ...plan })
  await act(world.ada, 'submitResponse', { ...submission(frame, person, words), mode: 'self' })
  await world.instance.settled()
  const where = { participantId: bare(person) }
  const { id } = await world.instance.app.db.safetyFlag.findFirstOrThrow({ where })
  return { person, flag: `SafetyFlag-${id}` }
}

type Done = { code?: string; message?: string; data?: { address: string } }
const opens = async (who: Someone, flag: string): Promise<Done> => {
  await act(who, 'acknowledgeFlag', on(flag))
  const { data } = await who.ask<{ done: Done }>(
    `mutation ($input: OpenFlagContactInput!) { done: openFlagContact(input: $input) { __typename
      ... on Refusal { code message } ... on MutationOpenFlagContactSuccess { data { address } } } }`,
    { input: { ...on(flag), reason: 'make_safe' } },
  )
  return data.done
}
type Opening = { id: string; flag: string; by: string; reason: string; isOwn: boolean }
const listed = async (who: Someone) =>
  (
    await who.ask<{ openings: { unlooked: Opening[] } | null }>(
      'query ($study: ID!) { openings(study: $study) { unlooked { id flag by reason isOwn } } }',
      { study: frame.studyId },
    )
  ).data.openings?.unlooked ?? null
const looks = async (who: Someone, openingId: string) =>
  (
    await who.ask<{ done: { code?: string } }>(
      'mutation ($input: SignOpeningInput!) { done: signOpening(input: $input) { __typename ... on Refusal { code } } }',
      { input: { studyId: frame.studyId, openingId } },
    )
  ).data.done.code
type Warned = { duty: { warnings: string[] } | null; study: { setup: { dutyWarnings: string[] } } | null }
const warningsOf = async (who: Someone) => {
  const { data } = await who.ask<Warned>(
    'query ($study: ID!) { duty(study: $study) { warnings } study(id: $study) { setup { dutyWarnings } } }',
    { study: frame.studyId },
  )
  // The set-up is read by the whole study.
  expect(data.study?.setup.dutyWarnings ?? []).not.toContain('openings_unlooked')
  return data.duty?.warnings ?? []
}
const warnings = () => warningsOf(world.ada)
const raisesIt = async (who: Someone, flag: string) =>
  (
    await who.ask<{ done: { code?: string } }>(
      'mutation ($input: OfFlagInput!) { done: raiseFlag(input: $input) { __typename ... on Refusal { code } } }',
      { input: on(flag) },
    )
  ).data.done.code
const raisedOf = async (person: string) => {
  const where = { participantId: bare(person), source: 'person' as const }
  return `SafetyFlag-${(await world.instance.app.db.safetyFlag.findFirstOrThrow({ where })).id}`
}
const isForAnother = async (who: Someone, id: string) =>
  (
    await who.ask<{ node: { isForAnother: boolean } }>(
      'query ($id: ID!) { node(id: $id) { ... on SafetyFlag { isForAnother } } }',
      { id },
    )
  ).data.node.isForAnother

describe('an opening', () => {
  it('stands on a list until somebody else signs that they looked, once; the record says who', async () => {
    const { flag } = await flagged(danger)
    expect((await opens(sue!, flag)).data).toEqual({ address: '+1 555 0199' })
    const [opening] = (await listed(sal!))!
    expect(opening).toMatchObject({ flag: bare(flag), by: 'sue', reason: 'make_safe', isOwn: false })
    expect((await listed(sue!))!).toMatchObject([{ id: opening!.id, isOwn: true }])
    expect([await listed(world.ada), await listed(cora!), await listed(world.eve)]).toEqual([
      null,
      null,
      null,
    ])
    expect(await looks(sue!, opening!.id)).toBe('second_person')
    expect(await looks(cora!, opening!.id)).toBe('forbidden')
    expect(await looks(sal!, opening!.id)).toBeUndefined()
    expect(await looks(dara!, opening!.id)).toBe('not_found')
    expect([await listed(sue!), await listed(sal!), await listed(dara!)]).toEqual([[], [], []])
    const where = { action: 'sign opening', outcome: 'done' }
    expect(await world.instance.app.db.auditEntry.findMany({ where })).toMatchObject([
      { actorId: bare(ids['sal']!), subjects: { opening: bare(opening!.id), flag: bare(flag) } },
    ])
  })

  it('is looked at by the steward too, who reads no item and is told nothing of whom', async () => {
    const { person, flag } = await flagged(danger)
    await opens(sue!, flag)
    const seen = (await listed(dara!))!
    expect(seen).toMatchObject([{ by: 'sue', flag: bare(flag) }])
    expect(JSON.stringify(seen)).not.toContain(bare(person))
    const { data } = await dara!.ask<{ node: object | null }>('query ($id: ID!) { node(id: $id) { id } }', {
      id: flag,
    })
    expect(data.node).toBeNull()
    expect(await looks(dara!, seen[0]!.id)).toBeUndefined()
    expect(await listed(dara!)).toEqual([])
  })

  it('is not there for who works with the person, and where nobody else is left the plan says so', async () => {
    const { person, flag } = await flagged(danger)
    await opens(sue!, flag)
    expect(await warnings()).not.toContain('openings_unlooked')
    for (const name of ['sal', 'dara'])
      await act(world.ada, 'recordWorker', { ...of(person), accountId: ids[name] })
    expect([await listed(sal!), await listed(dara!)]).toEqual([[], []])
    const [opening] = (await listed(sue!))!
    expect(await looks(sal!, opening!.id)).toBe('not_found')
    expect(await warnings()).toContain('openings_unlooked')
    // Who lets nobody in cannot mend it, and who works with the person is kept from what is of them.
    for (const who of [sue!, sal!, dara!, cora!])
      expect(await warningsOf(who)).not.toContain('openings_unlooked')
    // Where the only administrator is kept from it, nobody else could mend it; of two, the one who is not kept from it is told.
    await act(world.ada, 'recordWorker', { ...of(person), accountId: adaId })
    expect(await warnings()).toContain('openings_unlooked')
    const amy = (await newcomer(world, 'amy', frame, 'administrator')).browser
    expect(await warningsOf(amy)).toContain('openings_unlooked')
    expect(await warnings()).not.toContain('openings_unlooked')
    await withClient(world.database.owner, (client) =>
      client.query('DELETE FROM "ParticipantWorker" WHERE "participantId" = $1', [bare(person)]),
    )
    expect(await looks(sal!, opening!.id)).toBeUndefined()
    expect(await warnings()).not.toContain('openings_unlooked')
  })

  it('is signed by nobody past the product who opened it, and no look is taken away', async () => {
    const { flag } = await flagged(danger)
    await opens(sue!, flag)
    const { flagContact, flagContactLook } = world.instance.app.db
    const { studyId, id: contactId } = await flagContact.findFirstOrThrow({ where: { flagId: bare(flag) } })
    const own = { studyId, contactId, accountId: bare(ids['sue']!), at: new Date() }
    await expect(flagContactLook.create({ data: own })).rejects.toThrow()
    await flagContactLook.create({ data: { ...own, accountId: bare(ids['sal']!) } })
    await expect(flagContactLook.deleteMany({})).rejects.toThrow()
    await expect(flagContactLook.updateMany({ data: { accountId: 'x' } })).rejects.toThrow()
  })
})

describe('what waits only because a minor wrote alone', () => {
  it('opens no way to them, in the product and past it; what is raised of it another reviewer opens', async () => {
    const { person, flag } = await flagged(nothing, false)
    const refused = await opens(sue!, flag)
    expect(refused).toMatchObject({ code: 'invalid_input' })
    expect(refused.message).toMatch(/^kinds: say only that a minor wrote alone.*raise it/)
    const sql = `SELECT contact FROM identity.open_flag_contact($1, $2, $3, 'make_safe', gen_random_uuid()::text)`
    const { rows } = await withClient(world.database.connection.pool, (client) =>
      client.query(sql, [...[bare(frame.studyId), bare(flag), bare(ids['sue']!)]]),
    )
    expect(rows).toEqual([])
    expect(await raisesIt(world.ada, flag)).toMatch(/forbidden|not_found/)
    expect(await raisesIt(sue!, flag)).toBeUndefined()
    const where = { participantId: bare(person), source: 'person' as const }
    const raised = await world.instance.app.db.safetyFlag.findFirstOrThrow({ where })
    expect(raised).toMatchObject({ tier: 2, kinds: ['raised_by_person'], raisedBy: bare(ids['sue']!) })
    expect((await opens(sue!, `SafetyFlag-${raised.id}`)).code).toBe('invalid_input')
    await act(sal!, 'takeFlagOver', on(`SafetyFlag-${raised.id}`))
    expect((await opens(sal!, `SafetyFlag-${raised.id}`)).data).toEqual({ address: '+1 555 0199' })
  })

  it('stays shut to who raised it where the others were sent away, by a tie or as working with them: nobody makes themself the last', async () => {
    const tie = { studyId: frame.studyId, accountId: ids['sal'], serviceId: frame.serviceId }
    const [tied, worked] = [await flagged(nothing, false), await flagged(nothing, false)]
    expect((await act(sue!, 'addTie', tie)).refused).toBeUndefined()
    await act(world.ada, 'recordWorker', { ...of(worked.person), accountId: ids['sal'] })
    for (const { person, flag } of [tied, worked]) {
      expect(await raisesIt(sue!, flag)).toBeUndefined()
      const raised = await raisedOf(person)
      expect((await opens(sue!, raised)).code).toBe('invalid_input')
      expect(await isForAnother(sue!, raised)).toBe(true)
    }
    await act(sue!, 'removeTie', tie)
  })

  it('is raised so of nothing else', async () => {
    const { flag } = await flagged(danger)
    expect(await raisesIt(sue!, flag)).toBe('invalid_input')
  })
})

describe('where a study has one reviewer alone', () => {
  it('they open what they raised of what a minor wrote alone, which cannot wait for another; of nothing else', async () => {
    frame = await aStudy(world.ada, shippedCodebook)
    const { browser: solo } = await newcomer(world, 'solo', frame, 'safety_reviewer', 'coder')
    const { browser: dan } = await newcomer(world, 'dan', frame, 'data_steward')
    const { person, flag } = await flagged(nothing, false)
    expect(await raisesIt(solo, flag)).toBeUndefined()
    const raised = await raisedOf(person)
    expect(await isForAnother(solo, raised)).toBe(false)
    expect((await opens(solo, raised)).data).toEqual({ address: '+1 555 0199' })
    expect((await listed(dan))!.map((one) => one.flag)).toContain(bare(raised))

    const grown = await flagged(danger)
    const { responseId } = await world.instance.app.db.safetyFlag.findFirstOrThrow({
      where: { id: bare(grown.flag) },
    })
    const { data } = await solo.ask<{ done: { code?: string } }>(
      'mutation ($input: RaiseConcernInput!) { done: raiseConcern(input: $input) { __typename ... on Refusal { code } } }',
      { input: { studyId: frame.studyId, responseId: `Response-${responseId}` } },
    )
    expect(data.done.code).toBeUndefined()
    const own = await raisedOf(grown.person)
    expect((await opens(solo, own)).code).toBe('invalid_input')
    expect(await isForAnother(solo, own)).toBe(true)
  })
})
