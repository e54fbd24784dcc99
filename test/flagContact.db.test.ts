// How the person is reached whom an item is about: by the reviewer who has it, while it is open, for that person alone, with a reason
// that the other reviewers see. Nobody else comes through that door, and nobody past the product.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { newId } from '../packages/api/src/id.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare, byPhone } from './support/deciding.ts'
import { act, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

const danger = 'he has a gun and he is outside my house rn'
const address = '+1 555 0199'

let world: World
let frame: Frame
let [sue, sal, dara, rae]: Someone[] = []
let accounts: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const people = [
    await newcomer(world, 'sue', frame, 'safety_reviewer'),
    await newcomer(world, 'sal', frame, 'safety_reviewer'),
    await newcomer(world, 'dara', frame, 'data_steward', 'administrator'),
    await newcomer(world, 'rae', frame, 'evaluator', 'safety_reviewer'),
  ]
  ;[sue, sal, dara, rae] = people.map(({ browser }) => browser)
  accounts = { sue: people[0]!.id, sal: people[1]!.id }
})
afterAll(() => world.close())

const keeps = async (participantId: string) => {
  const plan = { channel: 'text', language: 'en', address, mustNotKnow: 'the uncle' }
  const of = { studyId: frame.studyId, participantId }
  expect((await act(world.ada, 'keepContact', { ...of, ...plan })).refused).toBeUndefined()
}
/** Somebody who speaks of danger, and the item of it. */
const flagged = async (hasContact = true) => {
  const person = await aParticipant(world.ada, frame)
  if (hasContact) await keeps(person)
  await act(world.ada, 'submitResponse', submission(frame, person, danger))
  await world.instance.settled()
  const row = await world.instance.app.db.safetyFlag.findFirstOrThrow({
    where: { participantId: bare(person) },
  })
  return { person, flag: `SafetyFlag-${row.id}` }
}
/** An item as another module stores it. */
const raised = async (source: string, participantId: string | null) => {
  const id = newId()
  await withClient(world.database.owner, (client) =>
    client.query(
      `INSERT INTO "SafetyFlag" ("studyId", id, "participantId", "responseId", source, tier, kinds, rules, "raisedAt")
       VALUES ($1, $2, $3, COALESCE($3, $2), $4::"SafetySource", 1, '{danger}', '{}', now())`,
      [bare(frame.studyId), id, participantId, source],
    ),
  )
  return `SafetyFlag-${id}`
}
const on = (flagId: string) => ({ studyId: frame.studyId, flagId })
const takes = (who: Someone, flag: string) => act(who, 'acknowledgeFlag', on(flag))

type Done = {
  code?: string
  message?: string
  data?: { address: string; mustNotKnow: string; isUnsafe: boolean }
}
const opens = async (who: Someone, flag: string, reason = 'make_safe') => {
  const { data } = await who.ask<{ done: Done }>(
    `mutation ($input: OpenFlagContactInput!) { done: openFlagContact(input: $input) { __typename ... on Refusal { code message }
      ... on MutationOpenFlagContactSuccess { data { address mustNotKnow isUnsafe } } } }`,
    { input: { ...on(flag), reason } },
  )
  if (data.done.message?.startsWith('contact:')) return 'contact is not kept'
  return data.done.data ?? data.done.code
}
/** What the page goes by: whether it says why another has to do it. */
const isForAnother = async (who: Someone, flag: string) => {
  const { data } = await who.ask<{ node: { isForAnother: boolean } | null }>(
    'query ($id: ID!) { node(id: $id) { ... on SafetyFlag { isForAnother } } }',
    { id: flag },
  )
  return data.node?.isForAnother ?? null
}
const seen = async (who: Someone, flag: string) => {
  const { data } = await who.ask<{ node: { contacts: { by: string; reason: string }[] } | null }>(
    'query ($id: ID!) { node(id: $id) { ... on SafetyFlag { contacts { by reason } } } }',
    { id: flag },
  )
  return data.node?.contacts ?? null
}

describe('how somebody is reached', () => {
  it('is shown to who has the item, with a reason that the others see, and to nobody else', async () => {
    const { flag } = await flagged()
    expect(await opens(sue!, flag)).toBe('invalid_input')
    await takes(sue!, flag)
    expect(await opens(sue!, flag)).toEqual({ address, mustNotKnow: 'the uncle', isUnsafe: false })
    expect(await opens(sue!, flag, 'tell_first')).toMatchObject({ address })
    expect(await opens(sal!, flag)).toBe('invalid_input')
    for (const other of [world.ada, dara!, world.eve])
      expect(['forbidden', 'not_found']).toContain(await opens(other, flag))
    expect(await seen(sal!, flag)).toEqual([
      { by: 'sue', reason: 'tell_first' },
      { by: 'sue', reason: 'make_safe' },
    ])
    expect([await seen(world.ada, flag), await seen(dara!, flag)]).toEqual([null, null])
  })

  it('is closed again once it is decided, passed on or lost by a tie to the person', async () => {
    const [decided, passed, tied] = [await flagged(), await flagged(), await flagged()]
    for (const { flag } of [decided, passed, tied]) await takes(sue!, flag)
    const outcome = { outcome: 'reported', report: byPhone(), note: 'Careline, 24-117' }
    expect((await act(sue!, 'decideFlag', { ...on(decided.flag), ...outcome })).refused).toBeUndefined()
    await sue!.ask('mutation ($input: OfFlagInput!) { passFlagOn(input: $input) { __typename } }', {
      input: on(passed.flag),
    })
    const worker = { studyId: frame.studyId, participantId: tied.person, accountId: accounts['sue'] }
    expect((await act(world.ada, 'recordWorker', worker)).refused).toBeUndefined()
    expect([
      await opens(sue!, decided.flag),
      await opens(sue!, passed.flag),
      await opens(sue!, tied.flag),
    ]).toEqual(['invalid_input', 'not_found', 'not_found'])
    await takes(sal!, passed.flag)
    expect(await opens(sal!, passed.flag)).toMatchObject({ address })
  })

  it('is shown with the warning that it is marked as not safe', async () => {
    const { person, flag } = await flagged()
    const unsafe = { studyId: frame.studyId, participantId: person, isUnsafe: true }
    expect((await act(world.ada, 'markContact', unsafe)).refused).toBeUndefined()
    await takes(sue!, flag)
    expect(await opens(sue!, flag)).toMatchObject({ address, isUnsafe: true })
  })

  it('is told as not kept where it is not, and nothing is noted', async () => {
    const { flag } = await flagged(false)
    await takes(sue!, flag)
    expect([await opens(sue!, flag), await seen(sue!, flag)]).toEqual(['contact is not kept', []])
  })

  it('is shown to another reviewer who takes the item over, as the record says, and no more to who had it', async () => {
    const { flag } = await flagged()
    const over = async (who: Someone) => (await act(who, 'takeFlagOver', on(flag))).refused
    expect(await over(sal!)).toBe('invalid_input')
    await takes(sue!, flag)
    expect([await over(sue!), await over(world.ada), await over(sal!)]).toEqual([
      'invalid_input',
      'forbidden',
      undefined,
    ])
    expect([await opens(sue!, flag), await opens(sal!, flag)]).toEqual([
      'invalid_input',
      expect.objectContaining({ address }),
    ])
    const where = { action: 'take flag over', outcome: 'done' }
    const [entry] = await world.instance.app.db.auditEntry.findMany({ where })
    expect(entry).toMatchObject({ actorId: bare(accounts['sal']!), subjects: { flag: bare(flag) } })
    await act(sal!, 'decideFlag', {
      ...on(flag),
      outcome: 'reported',
      report: byPhone(),
      note: 'Careline, 24-118',
    })
    expect(await over(sue!)).toBe('invalid_input')
  })

  it('is there for what was found in it, and not for words of the board that are about nobody, which are taken over all the same', async () => {
    const person = await aParticipant(world.ada, frame)
    await keeps(person)
    const written = await raised('contact', bare(person))
    const nobodys = await raised('board', null)
    for (const flag of [written, nobodys]) await takes(sue!, flag)
    expect([await opens(sue!, written), await opens(sue!, nobodys)]).toEqual([
      expect.objectContaining({ address }),
      'invalid_input',
    ])
    const { data } = await sue!.ask<{ node: { isOfPerson: boolean } }>(
      'query ($id: ID!) { node(id: $id) { ... on SafetyFlag { isOfPerson } } }',
      { id: nobodys },
    )
    expect(data.node.isOfPerson).toBe(false)
    expect((await act(sal!, 'takeFlagOver', on(nobodys))).refused).toBeUndefined()
  })

  it('is not shown to who raised the item, who could make one of anybody, but to another reviewer', async () => {
    const person = await aParticipant(world.ada, frame)
    await keeps(person)
    const { id: responseId } = await act(
      world.ada,
      'submitResponse',
      submission(frame, person, 'We had soup.'),
    )
    await world.instance.settled()
    const concern = { studyId: frame.studyId, responseId }
    expect((await act(rae!, 'raiseConcern', concern)).refused).toBeUndefined()
    const where = { participantId: bare(person) }
    const row = await world.instance.app.db.safetyFlag.findFirstOrThrow({ where })
    expect(row.source).toBe('person')
    const flag = `SafetyFlag-${row.id}`
    // Each is told of their own raising alone: not that, or by whom, another one raised it.
    expect([
      await isForAnother(rae!, flag),
      await isForAnother(sal!, flag),
      await isForAnother(world.ada, flag),
    ]).toEqual([true, false, null])
    expect((await takes(rae!, flag)).refused).toBeUndefined()
    expect([await opens(rae!, flag), await seen(sal!, flag)]).toEqual(['invalid_input', []])
    expect((await act(sal!, 'takeFlagOver', on(flag))).refused).toBeUndefined()
    expect(await opens(sal!, flag)).toMatchObject({ address })
  })

  it('is not shown for what came in with a batch: nobody is in danger now because of it', async () => {
    const person = await aParticipant(world.ada, frame)
    await keeps(person)
    const flag = await raised('imported', bare(person))
    expect((await takes(sue!, flag)).refused).toBeUndefined()
    expect([await opens(sue!, flag), await seen(sal!, flag)]).toEqual(['invalid_input', []])
  })

  it('stands in the record by the item and the reason, and in no log', async () => {
    const entries = await world.instance.app.db.auditEntry.findMany({
      where: { action: 'open flag contact', outcome: 'done' },
    })
    expect(entries.length).toBeGreaterThan(2)
    expect(Object.keys(entries[0]!.subjects as object).sort()).toEqual(['flag', 'reason'])
    expect(JSON.stringify(entries.map(({ subjects }) => subjects)) + world.logged.join()).not.toMatch(
      /0199|uncle/,
    )
  })
})

describe('past the product', () => {
  const app = (sql: string, values: unknown[] = []) =>
    withClient(world.database.connection.pool, (client) => client.query(sql, values))
  const knock = async (flag: string, account: string) =>
    (
      await app(
        `SELECT contact FROM identity.open_flag_contact($1, $2, $3, 'make_safe', gen_random_uuid()::text)`,
        [...[bare(frame.studyId), bare(flag), bare(account)]],
      )
    ).rows.length

  it('nothing comes out for who does not have it, and what was opened stays written', async () => {
    const { flag } = await flagged()
    expect(await knock(flag, accounts['sue']!)).toBe(0)
    await takes(sue!, flag)
    expect([await knock(flag, accounts['sal']!), await knock(flag, accounts['sue']!)]).toEqual([0, 1])
    for (const sql of [`DELETE FROM "FlagContact"`, `UPDATE "FlagContact" SET "accountId" = 'nobody'`])
      await expect(app(sql)).rejects.toMatchObject({ code: '42501' })
    await app(`UPDATE "Membership" SET roles = '{coder}' WHERE "accountId" = $1`, [bare(accounts['sue']!)])
    expect(await knock(flag, accounts['sue']!)).toBe(0)
    await app(`UPDATE "Membership" SET roles = '{safety_reviewer}' WHERE "accountId" = $1`, [
      bare(accounts['sue']!),
    ])
  })
})
