// What the law asks of who reads that somebody may be in danger: whether they read of a minor, that a report says when, by which way and
// under which number, and the written one that is owed after it. The product reminds, and marks nothing done.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { act, agrees, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

const danger = 'he has a gun and he is outside my house rn'
const hour = 60 * 60_000

let world: World
let frame: Frame
let [sue, sal]: Someone[] = []
let sueId: string
let salId: string
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const first = await newcomer(world, 'sue', frame, 'safety_reviewer')
  ;[sue, sueId] = [first.browser, first.id]
  const second = await newcomer(world, 'sal', frame, 'safety_reviewer')
  ;[sal, salId] = [second.browser, second.id]
})
afterAll(() => world.close())

const of = (participantId: string) => ({ studyId: frame.studyId, participantId })
/** A year of birth by which somebody is so old now. */
const born = (years: number) => `${new Date().getFullYear() - years}-01-01`

type Flag = {
  id: string
  age: string | null
  raisedAt: string
  reportedAt: string | null
  channel: string | null
  writtenDueAt: string | null
  written: string | null
}
const fields = 'id age raisedAt reportedAt channel writtenDueAt written'
type Safety = {
  flags: Flag[]
  counts: { open: number; late: number; alarm: number }
  numbers: { key: string; contact: { en: string } }[]
  areNumbersStale: boolean
}
const queue = async (who: Someone) =>
  (
    await who.ask<{ safety: Safety | null }>(
      `query ($study: ID!) { safety(study: $study) { flags { ${fields} } counts { open late alarm }
        numbers { key contact { en } } areNumbersStale } }`,
      { study: frame.studyId },
    )
  ).data.safety
const flagOf = async (who: Someone, id: string) => (await queue(who))!.flags.find((flag) => flag.id === id)!

const says = async (isAdult: boolean) => {
  const person = await aParticipant(world.ada, frame, { isAdult })
  if (!isAdult)
    for (const audience of ['youth', 'caregiver'] as const)
      await agrees(world.ada, { ...of(person), audience, scopes: ['participate', 'analyse'] })
  await act(world.ada, 'submitResponse', submission(frame, person, danger))
  await world.instance.settled()
  const where = { participantId: bare(person) }
  const { id, raisedAt } = await world.instance.app.db.safetyFlag.findFirstOrThrow({ where })
  return { person, flag: `SafetyFlag-${id}`, raisedAt }
}
const reports = (who: Someone, flag: string, report: object | null, more: object = {}) =>
  act(who, 'decideFlag', {
    ...{
      studyId: frame.studyId,
      flagId: flag,
      outcome: 'reported',
      note: 'To the child line',
      report,
      ...more,
    },
  })
const at = (ahead = 0) => new Date(Date.now() + ahead).toISOString()
const notes = (who: Someone, flag: string, written: string) =>
  act(who, 'noteWritten', { studyId: frame.studyId, flagId: flag, written })
const owner = (sql: string, values: unknown[] = []) =>
  withClient(world.database.owner, (client) => client.query(sql, values))

describe('whether an item is about a minor', () => {
  it('is told at the time of reading, and nothing finer; who is not known to be of age is not called so', async () => {
    const [grown, young, unknown] = [await says(true), await says(false), await says(false)]
    await act(world.ada, 'keepIdentity', { ...of(young.person), birthDate: born(15) })
    expect([
      (await flagOf(sue!, grown.flag)).age,
      (await flagOf(sue!, young.flag)).age,
      (await flagOf(sue!, unknown.flag)).age,
    ]).toEqual(['of_age', 'minor', 'not_known'])
    await owner(`SELECT record_coming_of_age($1, $2, now() - interval '1 second')`, [
      ...[bare(frame.studyId), bare(young.person)],
    ])
    expect((await flagOf(sue!, young.flag)).age).toBe('of_age')
    const { data } = await sue!.ask<{ node: { age: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on SafetyFlag { age } } }',
      { id: unknown.flag },
    )
    expect(data.node.age).toBe('not_known')
    expect(await queue(world.ada)).toBeNull()
  })
})

describe('that something was reported', () => {
  it('says when and by which way, not long before it came in and not to come, and of nothing else', async () => {
    const { flag, raisedAt } = await says(true)
    const before = new Date(raisedAt.getTime() - 25 * hour).toISOString()
    const refusals = [
      await reports(sue!, flag, null),
      await reports(sue!, flag, { at: at(hour), channel: 'hotline' }),
      await reports(sue!, flag, { at: before, channel: 'hotline' }),
      await reports(sue!, flag, { at: at(), channel: 'police', reference: 'two\nlines' }),
      await reports(sue!, flag, { at: at(), channel: 'police' }, { outcome: 'safety_plan' }),
    ]
    expect(refusals.map(({ message }) => message?.split(' is ')[0]?.split(' has ')[0])).toEqual([
      ...['report:', 'report.at:', 'report.at:', 'report.reference:', 'report:'],
    ])
    expect(await flagOf(sue!, flag)).toMatchObject({ reportedAt: null, writtenDueAt: null })
  })

  it('may have been before the words came in, as from the room; the written report is owed from then', async () => {
    const { flag, raisedAt } = await says(true)
    const inRoom = new Date(raisedAt.getTime() - 20 * hour)
    expect(
      (await reports(sue!, flag, { at: inRoom.toISOString(), channel: 'hotline' })).refused,
    ).toBeUndefined()
    expect(await flagOf(sue!, flag)).toMatchObject({
      reportedAt: inRoom.toISOString(),
      writtenDueAt: new Date(inRoom.getTime() + 48 * hour).toISOString(),
    })
  })

  it('keeps the number sealed with the note, and the record says by which way alone', async () => {
    const { flag } = await says(true)
    const when = at()
    await reports(sue!, flag, { at: when, channel: 'police', reference: 'Case 24-117' })
    const { data } = await sal!.ask<{ node: { note: string; reference: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on SafetyFlag { note reference } } }',
      { id: flag },
    )
    expect(data.node).toEqual({ note: 'To the child line', reference: 'Case 24-117' })
    expect(await flagOf(sal!, flag)).toMatchObject({ reportedAt: when, channel: 'police' })
    const row = await world.instance.app.db.safetyFlag.findUniqueOrThrow({ where: { id: bare(flag) } })
    expect(Buffer.from(row.note!).toString('latin1')).not.toMatch(/24-117|child/)
    const entries = await world.instance.app.db.auditEntry.findMany({
      where: { action: 'decide flag', outcome: 'done' },
    })
    expect(entries.map(({ subjects }) => subjects)).toContainEqual({
      ...{ flag: bare(flag), outcome: 'reported', channel: 'police' },
    })
    expect(JSON.stringify(entries.map(({ subjects }) => subjects))).not.toMatch(/24-117/)
  })
})

describe('the written report', () => {
  it('is owed by the law of the place from when it was raised, is late on every page, and is marked done once by a person', async () => {
    const { flag, raisedAt } = await says(true)
    await reports(sue!, flag, { at: at(), channel: 'hotline' })
    expect(await flagOf(sal!, flag)).toMatchObject({
      writtenDueAt: new Date(raisedAt.getTime() + 48 * hour).toISOString(),
      written: null,
    })
    const counted = (await queue(sue!))!.counts
    // It stands as it was written down, past the product too; only the owner's own hand makes it late here.
    const { safetyFlag } = world.instance.app.db
    const soon = safetyFlag.update({ where: { id: bare(flag) }, data: { writtenDueAt: new Date() } })
    await expect(soon).rejects.toThrow()
    await owner(`ALTER TABLE "SafetyFlag" DISABLE TRIGGER stays`)
    await owner(`UPDATE "SafetyFlag" SET "writtenDueAt" = now() - interval '1 minute' WHERE id = $1`, [
      bare(flag),
    ])
    await owner(`ALTER TABLE "SafetyFlag" ENABLE TRIGGER stays`)
    expect((await queue(sue!))!.counts).toEqual({ ...counted, late: counted.late + 1 })
    expect((await notes(world.ada, flag, 'sent')).refused).toBe('forbidden')
    expect((await notes(sal!, flag, 'sent')).refused).toBeUndefined()
    expect((await queue(sue!))!.counts).toEqual({ ...counted, open: counted.open - 1 })
    expect((await notes(sue!, flag, 'not_owed')).refused).toBe('invalid_input')
    expect(await flagOf(sue!, flag)).toMatchObject({ written: 'sent' })
    const entry = { action: 'note written report', outcome: 'done' }
    expect(await world.instance.app.db.auditEntry.findMany({ where: entry })).toMatchObject([
      { subjects: { flag: bare(flag), written: 'sent' } },
    ])
  })

  it('is left to nobody: who alone could still send it is not let go, and the plan names what nobody reads', async () => {
    const { person, flag } = await says(true)
    await reports(sue!, flag, { at: at(), channel: 'hotline' })
    await act(world.ada, 'recordWorker', { ...of(person), accountId: salId })
    const left = await world.ada.ask<{ done: { code?: string } }>(
      'mutation ($input: RemoveMemberInput!) { done: removeMember(input: $input) { __typename ... on Refusal { code } } }',
      { input: { studyId: frame.studyId, accountId: sueId } },
    )
    expect(left.data.done.code).toBe('last_reviewer')
    await owner(
      `INSERT INTO "ParticipantWorker" ("studyId", "participantId", "accountId") VALUES ($1, $2, $3)`,
      [...[bare(frame.studyId), bare(person), bare(sueId)]],
    )
    const { data } = await world.ada.ask<{ duty: { stranded: string[] } }>(
      'query ($study: ID!) { duty(study: $study) { stranded } }',
      { study: frame.studyId },
    )
    expect(data.duty.stranded).toEqual([bare(flag)])
  })

  it('is not owed after one in writing, nor of anything else', async () => {
    const [written, planned] = [await says(true), await says(true)]
    await reports(sue!, written.flag, { at: at(), channel: 'written' })
    await reports(sue!, planned.flag, null, { outcome: 'safety_plan' })
    expect(await flagOf(sue!, written.flag)).toMatchObject({ written: 'sent' })
    expect(await flagOf(sue!, planned.flag)).toMatchObject({ writtenDueAt: null, written: null })
    expect((await notes(sue!, planned.flag, 'sent')).refused).toBe('invalid_input')
  })
})

describe('the numbers of the place', () => {
  it('stand on the page of the queue, with that nobody called them', async () => {
    expect(await queue(sue!)).toMatchObject({ numbers: [], areNumbersStale: true })
    const place = { studyId: frame.studyId, jurisdiction: 'us-ct', resourcesCheckedOn: at().slice(0, 10) }
    expect((await act(world.ada, 'saveSettings', place)).refused).toBeUndefined()
    const { numbers, areNumbersStale } = (await queue(sue!))!
    expect(areNumbersStale).toBe(false)
    expect(numbers).toContainEqual({ key: 'careline', contact: { en: '1-800-842-2288' } })
    expect(numbers.map(({ key }) => key)).toContain('emergency')
  })
})

describe('who has to report by law', () => {
  const mandate = async (who: Someone, mutation: string, input: object) =>
    (
      await who.ask<{ done: { __typename: string; code?: string } }>(
        `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) {
          done: ${mutation}(input: $input) { __typename ... on Refusal { code } } }`,
        { input: { studyId: frame.studyId, ...input } },
      )
    ).data.done.code
  const takenBy = async (who: Someone, flag: string) =>
    (
      await who.ask<{ node: { takenBy: { name: string; mandated: string | null } | null } }>(
        'query ($id: ID!) { node(id: $id) { ... on SafetyFlag { takenBy { name mandated } } } }',
        { id: flag },
      )
    ).data.node.takenBy

  it('is said by an administrator or by themself, and shown to reviewers beside who has an item; nothing else follows', async () => {
    const { flag } = await says(true)
    expect(await takenBy(sal!, flag)).toBeNull()
    await act(sue!, 'acknowledgeFlag', { studyId: frame.studyId, flagId: flag })
    expect(await takenBy(sal!, flag)).toEqual({ name: 'sue', mandated: null })
    expect(await mandate(sue!, 'setMandated', { accountId: sueId, mandated: 'yes' })).toBe('forbidden')
    expect(await mandate(world.ada, 'setMandated', { accountId: sueId, mandated: 'yes' })).toBeUndefined()
    expect(await takenBy(sal!, flag)).toEqual({ name: 'sue', mandated: 'yes' })
    expect(await mandate(sue!, 'sayMandated', { mandated: 'agency_policy' })).toBeUndefined()
    expect(await takenBy(sal!, flag)).toEqual({ name: 'sue', mandated: 'agency_policy' })
    expect(await mandate(world.eve, 'setMandated', { accountId: sueId, mandated: 'no' })).toBeDefined()
    const entries = await world.instance.app.db.auditEntry.findMany({
      where: { action: { in: ['set mandated reporter', 'say mandated reporter'] }, outcome: 'done' },
      orderBy: { at: 'asc' },
    })
    expect(entries.map(({ subjects }) => subjects)).toEqual([
      { account: bare(sueId), mandated: 'yes' },
      { mandated: 'agency_policy' },
    ])
    expect(await flagOf(sue!, flag)).toMatchObject({ reportedAt: null, writtenDueAt: null })
  })
})
