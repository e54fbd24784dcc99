// Who takes no part any more is reached by nobody: how, goes at once. But whoever holds their phone could press the button after
// they spoke of danger: while an item of theirs is open, who reviews it reaches them still, and nobody else does.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reapply } from '../packages/api/src/backup/reapply.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { newId } from '../packages/api/src/id.ts'
import { createRetention, runAllRetention, runNight } from '../packages/api/src/retention/commands.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare, byPhone } from './support/deciding.ts'
import { inVault } from './support/vault.ts'
import { act, agrees, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'
import type { Role } from '../packages/api/generated/prisma/enums.ts'

const danger = 'he has a gun and he is outside my house rn'
const past = 'I used to cut, not now.'
const address = '+1 555 0199'

let world: World
let frame: Frame
let [sue, sal, dara]: Someone[] = []
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const joins = async (name: string, ...roles: Role[]) =>
    (await newcomer(world, name, frame, ...roles)).browser
  sue = await joins('sue', 'safety_reviewer')
  sal = await joins('sal', 'safety_reviewer')
  dara = await joins('dara', 'data_steward')
})
afterAll(() => world.close())

const of = (participantId: string) => ({ studyId: frame.studyId, participantId })
const keeps = (person: string, to = address) =>
  act(world.ada, 'keepContact', { ...of(person), channel: 'text', language: 'en', address: to })
const speaks = async (words: string) => {
  const person = await aParticipant(world.ada, frame)
  await keeps(person)
  await act(world.ada, 'submitResponse', submission(frame, person, words))
  await world.instance.settled()
  return person
}
const withdraws = async (person: string, more: object = {}) => {
  const taken = {
    party: 'youth',
    decision: 'withdrawn',
    scopes: ['participate'],
    until: '2090-01-01T00:00:00Z',
  }
  expect(
    (await act(world.ada, 'recordConsent', { ...of(person), ...taken, ...more })).refused,
  ).toBeUndefined()
  await world.instance.settled()
}
const itemOf = async (person: string) => {
  const where = { participantId: bare(person) }
  const row = await world.instance.app.db.safetyFlag.findFirst({ where })
  return row && { studyId: frame.studyId, flagId: `SafetyFlag-${row.id}` }
}
type Item = { studyId: string; flagId: string }
type Done = { message?: string; data?: { address: string; hasLeft: boolean } }
const opens = async (who: Someone, item: Item) => {
  const { data } = await who.ask<{ done: Done }>(
    `mutation ($input: OpenFlagContactInput!) { done: openFlagContact(input: $input) { __typename ... on Refusal { message }
      ... on MutationOpenFlagContactSuccess { data { address hasLeft } } } }`,
    { input: { ...item, reason: 'make_safe' } },
  )
  return data.done.data ?? data.done.message
}
const removed = /^left: .*was removed when they withdrew/
const deskOf = async (person: string) => {
  const { data } = await world.ada.ask<{ node: { identity: object } }>(
    'query ($id: ID!) { node(id: $id) { ... on Participant { identity { channel hasLeft } } } }',
    { id: person },
  )
  return data.node.identity
}
const gone = { channel: null, hasLeft: true }
/** Whether anything of it is in the rooms still, which the vault alone sees. */
const isThere = async (person: string) => {
  const sql = 'SELECT 1 FROM identity."Person" WHERE "participantId" = $1 AND contact IS NOT NULL'
  return (await inVault(world.database, sql, [bare(person)])).rows.length > 0
}
const asksVault = (person: string) =>
  act(dara!, 'askVault', { ...of(person), parts: ['contact'], reason: 'reach_safely', reference: '7' })
const agreed = async (person: string) => {
  const { id: requestId } = await asksVault(person)
  const request = { studyId: frame.studyId, requestId }
  await act(world.ada, 'decideVault', { ...request, isAgreed: true })
  return request
}
/** What two people open of how somebody is reached. */
const lookedUp = async (request: object) => {
  const { data } = await dara!.ask<{ done: { data?: { contact: { address: string } | null } } }>(
    `mutation ($input: OpenVaultInput!) { done: openVault(input: $input) { __typename
      ... on MutationOpenVaultSuccess { data { contact { address } } } } }`,
    { input: request },
  )
  return data.done.data?.contact
}

const entries = async () => {
  const where = { action: 'run retention', studyId: bare(frame.studyId) }
  return (await world.instance.app.db.auditEntry.findMany({ where })).map(({ subjects }) => subjects)
}

describe('somebody who withdraws while an item about danger is open', () => {
  it('is reached by who has the item until it is decided, and by nobody else; then it goes by itself', async () => {
    const person = await speaks(danger)
    const [before, after] = [await agreed(person), await agreed(person)]
    expect(await lookedUp(before)).toEqual({ address })
    await withdraws(person)
    expect(await deskOf(person)).toEqual(gone)
    expect(await lookedUp(after)).toBeNull()
    expect((await asksVault(person)).refused).toBe('invalid_input')
    await runAllRetention(world.instance.app)
    const item = (await itemOf(person))!
    await act(sue!, 'acknowledgeFlag', item)
    expect(await opens(sue!, item)).toEqual({ address, hasLeft: true })
    expect(await opens(sal!, item)).toMatch(/^flagId: /)
    await act(sue!, 'decideFlag', {
      ...item,
      outcome: 'reported',
      report: byPhone(),
      note: 'Careline, 24-117',
    })
    await runAllRetention(world.instance.app)
    expect([await isThere(person), await entries()]).toEqual([true, []])
    await runNight(world.instance.app)
    expect([await isThere(person), await deskOf(person)]).toEqual([false, gone])
    await runNight(world.instance.app)
    // The same whether there was one or none.
    const nothing = { contact: 0, identity: 0 }
    expect(await entries()).toEqual([nothing, nothing])
  })

  it('is taken out of reach at a start and then once a night, whatever hour it is', async () => {
    const look = createRetention(world.instance.app)
    const counts: number[] = []
    for (const at of ['02T02:50', '02T02:59', '02T03:01', '02T23:00', '03T02:59', '03T03:09', '03T03:19']) {
      const before = (await entries()).length
      await look(new Date(`2026-12-${at}:00Z`))
      counts.push((await entries()).length - before)
    }
    expect(counts).toEqual([1, 0, 1, 0, 0, 1, 0])
  })

  it('is kept in reach while a second person has not signed', async () => {
    const person = await speaks(danger)
    await withdraws(person)
    const item = (await itemOf(person))!
    await act(sue!, 'acknowledgeFlag', item)
    await act(sue!, 'decideFlag', { ...item, outcome: 'not_reportable', note: 'a film' })
    await runNight(world.instance.app)
    expect(await isThere(person)).toBe(true)
    await act(sal!, 'signFlag', { ...item, agrees: true })
    await runNight(world.instance.app)
    expect(await isThere(person)).toBe(false)
  })

  it('is told to a reviewer as removed, where what is open may be read within a day', async () => {
    const person = await speaks(past)
    const item = (await itemOf(person))!
    await act(sue!, 'acknowledgeFlag', item)
    expect(await opens(sue!, item)).toEqual({ address, hasLeft: false })
    await withdraws(person)
    expect([await opens(sue!, item), await isThere(person)]).toEqual([expect.stringMatching(removed), false])
  })

  it('has no plan written against their word, nor in place of the reviewer’s, past the product either', async () => {
    const person = await speaks(danger)
    await withdraws(person)
    expect(await keeps(person, '+1 555 0142')).toMatchObject({ refused: 'invalid_input' })
    expect((await act(world.ada, 'keepIdentity', { ...of(person), name: 'Zuzanna' })).refused).toBeUndefined()
    const past = withClient(world.database.owner, (client) =>
      client.query(`SELECT keep_identity($1, $2, NULL, NULL, 'plan', 'text', 'en')`, [
        bare(frame.studyId),
        bare(person),
      ]),
    )
    await expect(past).rejects.toMatchObject({ code: '42501' })
    const item = (await itemOf(person))!
    await act(sue!, 'acknowledgeFlag', item)
    expect([await opens(sue!, item), await deskOf(person)]).toEqual([{ address, hasLeft: true }, gone])
  })

  it('is in reach again for everybody who may, once they agree again and a new plan is written with them', async () => {
    const person = await speaks(danger)
    await withdraws(person)
    await agrees(world.ada, { ...of(person), scopes: ['participate'] })
    expect((await keeps(person)).refused).toBeUndefined()
    expect(await deskOf(person)).toEqual({ channel: 'text', hasLeft: false })
    await runNight(world.instance.app)
    expect(await isThere(person)).toBe(true)
  })

  it('is shut past the product once the item is decided, before any job ran', async () => {
    const person = await speaks(danger)
    await withdraws(person)
    const item = (await itemOf(person))!
    // A second item of the same person, which is to be read within a day.
    const id = newId()
    await withClient(world.database.owner, (client) =>
      client.query(
        `INSERT INTO "SafetyFlag" ("studyId", id, "participantId", "responseId", source, tier, kinds, rules, "raisedAt")
         VALUES ($1, $2, $3, $2, 'person', 3, '{danger}', '{}', now())`,
        [bare(frame.studyId), id, bare(person)],
      ),
    )
    const other = { studyId: frame.studyId, flagId: `SafetyFlag-${id}` }
    for (const one of [item, other]) await act(sue!, 'acknowledgeFlag', one)
    expect(await opens(sue!, other)).toEqual({ address, hasLeft: true })
    await act(sue!, 'decideFlag', {
      ...item,
      outcome: 'reported',
      report: byPhone(),
      note: 'Careline, 24-118',
    })
    expect(await opens(sue!, other)).toMatch(removed)
  })
})

describe('who stops taking part and keeps what they said', () => {
  it('is reached by nobody either: how goes, and what they said stays', async () => {
    const person = await speaks('The officer was rude.')
    const other = await speaks('We had soup.')
    await withdraws(person, { soFar: 'keep' })
    await withdraws(other, { scopes: ['analyse'] })
    expect([await isThere(person), await deskOf(person)]).toEqual([false, gone])
    expect([await isThere(other), await deskOf(other)]).toEqual([true, { channel: 'text', hasLeft: false }])
    const { rowCount } = await withClient(world.database.owner, (client) =>
      client.query('SELECT 1 FROM "Answer" WHERE "participantId" = $1', [bare(person)]),
    )
    expect(rowCount).toBeGreaterThan(0)
  })

  it('is in the reach of who has an open item of theirs until that is decided', async () => {
    const person = await speaks(danger)
    await withdraws(person, { soFar: 'keep' })
    const item = (await itemOf(person))!
    await act(sue!, 'acknowledgeFlag', item)
    expect([await opens(sue!, item), await deskOf(person)]).toEqual([{ address, hasLeft: true }, gone])
    await act(sue!, 'decideFlag', {
      ...item,
      outcome: 'reported',
      report: byPhone(),
      note: 'Careline, 24-119',
    })
    await runNight(world.instance.app)
    expect(await isThere(person)).toBe(false)
  })

  it('is reached by nobody from the upgrade on, where they had said so before a no took it', async () => {
    const [person, other] = [await speaks('We had soup.'), await speaks('We had bread.')]
    await withdraws(person, { soFar: 'keep' })
    const before = `UPDATE identity."Person" SET contact = 'plan', channel = 'text', language = 'en', "leftAt" = NULL`
    await inVault(world.database, `${before} WHERE "participantId" = $1`, [bare(person)])
    expect(await deskOf(person)).toEqual({ channel: 'text', hasLeft: false })
    const migration = readFileSync('prisma/migrations/20261213130000_leaving/migration.sql', 'utf8')
    const once = /^SELECT forget_contact.*;$/m.exec(migration)![0]
    await withClient(world.database.owner, (client) => client.query(once))
    expect([await isThere(person), await deskOf(person), await isThere(other)]).toEqual([false, gone, true])
  })

  it('keeps how they are reached where the giver of permission says no: it is theirs', async () => {
    const person = await aParticipant(world.ada, frame, { isAdult: false })
    await keeps(person)
    await withdraws(person, { party: 'giver', giverSafety: 'safe' })
    expect(await isThere(person)).toBe(true)
  })

  it('is reached by nobody in an older copy that is put back either', async () => {
    const person = await speaks('We had soup.')
    await withdraws(person, { soFar: 'keep' })
    // As the copy has it: before the no, which stands beside the keys.
    await withClient(world.database.owner, async (client) => {
      await client.query(`ALTER TABLE "ConsentDecision" DISABLE TRIGGER USER`)
      await client.query(
        `DELETE FROM "ConsentDecision" WHERE "participantId" = $1 AND decision = 'withdrawn'`,
        [bare(person)],
      )
      await client.query(`ALTER TABLE "ConsentDecision" ENABLE TRIGGER USER`)
    })
    await keeps(person)
    await reapply({ ...world.instance.app, owner: world.database.owner })
    expect([await isThere(person), await deskOf(person)]).toEqual([false, gone])
  })
})
