// What is kept has its time: what is due is told before anything of it is destroyed, and what is destroyed is gone with its key.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { runAllRetention } from '../packages/api/src/retention/commands.ts'
import { everyKey } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import {
  act,
  aParticipant,
  aStudy,
  newcomer,
  openWorld,
  submission,
  type Frame,
  type World,
} from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(() => world.close())

const day = 24 * 60 * 60 * 1000
const on = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10)
const known = async (scopes: string[]) => {
  const pat = await aParticipant(world.ada, frame, { scopes })
  const of = { studyId: frame.studyId, participantId: pat }
  await act(world.ada, 'keepIdentity', { ...of, name: 'Zuzanna' })
  await act(world.ada, 'keepContact', { ...of, channel: 'in_person', language: 'en' })
  return pat
}
type Due = { kind: string; people: number; isDestroyed: boolean }
const due = async (days: number) => {
  const { data } = await world.ada.ask<{ study: { retention: { closedOn: string; due: Due[] } } }>(
    'query ($id: ID!, $at: DateTime) { study(id: $id) { retention(byThen: $at) { closedOn due { kind people isDestroyed } } } }',
    { id: frame.studyId, at: new Date(Date.now() + days * day).toISOString() },
  )
  return Object.fromEntries(data.study.retention.due.map(({ kind, people }) => [kind, people]))
}
const closes = (closedOn: string, resultsReturnedOn?: string) =>
  act(world.ada, 'closeStudy', {
    studyId: frame.studyId,
    closedOn,
    ...(resultsReturnedOn && { resultsReturnedOn }),
  })
const byOwner = (sql: string, id: string) =>
  withClient(world.database.owner, (client) => client.query(sql, [bare(id)]))
/** As if the days had been said a month ago and not now. */
const monthPasses = () =>
  byOwner(
    `UPDATE "StudyClosing" SET "recordedAt" = now() - interval '31 days' WHERE "studyId" = $1`,
    frame.studyId,
  )
const kept = async (id: string) => {
  const { data } = await world.ada.ask<{ node: { identity: { hasName: boolean; channel: string | null } } }>(
    'query ($id: ID!) { node(id: $id) { ... on Participant { identity { hasName channel } } } }',
    { id },
  )
  const { hasName, channel } = data.node.identity
  return [hasName, channel !== null]
}
const keysOf = (pat: string) =>
  everyKey(world.keyFolder).filter((path) => path.includes(`${bare(pat)}.identity`))

describe('the clocks', () => {
  let plain: string
  let waits: string
  it('stand still until the study is over, and what will be due is told without destroying it', async () => {
    plain = await known(['participate'])
    waits = await known(['participate', 'recontact_results'])
    expect(await due(3_000)).toEqual({})
    expect((await closes(on(0))).refused).toBeUndefined()
    expect(await due(0)).toEqual({})
    expect([await due(29), await due(31)]).toEqual([{}, { contact: 1 }])
    expect(await due(300)).toEqual({ contact: 1 })
    expect(await due(368)).toEqual({ contact: 2, identity: 2 })
    expect(await kept(plain)).toEqual([true, true])
  })

  it('destroy ways to reach somebody when it is over, and those of who waits for the results after that', async () => {
    await closes(on(-5))
    await runAllRetention(world.instance.app)
    await act(world.ada, 'runRetention', { studyId: frame.studyId })
    expect(await kept(plain)).toEqual([true, true])
    await monthPasses()
    await runAllRetention(world.instance.app)
    expect([await kept(plain), await kept(waits)]).toEqual([
      [true, false],
      [true, true],
    ])
    await closes(on(-5), on(-2))
    expect([await due(0), await due(31)]).toEqual([{}, { contact: 1 }])
    await monthPasses()
    expect(await due(0)).toEqual({ contact: 1 })
    expect((await act(world.ada, 'runRetention', { studyId: frame.studyId })).refused).toBeUndefined()
    expect([await kept(waits), await due(0)]).toEqual([[true, false], {}])
    expect(keysOf(plain)).toHaveLength(1)
  })

  it('destroy who somebody is a year later, with the key, and say so in the record by counts', async () => {
    await byOwner(`UPDATE "Wave" SET "opensOn" = "opensOn" - 365 WHERE "studyId" = $1`, frame.studyId)
    await closes(on(-370))
    expect([await due(29), await due(31)]).toEqual([{}, { identity: 2 }])
    await monthPasses()
    // Said once more it is the same day, since when it was said as well; and the application moves that nowhere.
    await closes(on(-370))
    const { app } = world.instance
    await app.db.studyClosing.updateMany({ data: { recordedAt: new Date() } })
    expect(await due(0)).toEqual({ identity: 2 })
    await runAllRetention(world.instance.app)
    expect([await kept(plain), keysOf(plain), keysOf(waits)]).toEqual([[false, false], [], []])
    const entries = await world.instance.app.db.auditEntry.findMany({
      where: { action: 'run retention' },
      orderBy: { id: 'asc' },
    })
    expect(entries.at(-1)!.subjects).toEqual({ contact: 0, identity: 2 })
    await runAllRetention(world.instance.app)
    expect(await world.instance.app.db.auditEntry.count({ where: { action: 'run retention' } })).toBe(
      entries.length,
    )
  })

  it('tell of words that are older than three years, and leave them to people', async () => {
    const pat = await aParticipant(world.ada, frame)
    const { id } = await act(world.ada, 'submitResponse', submission(frame, pat, 'The officer was rude.'))
    await world.instance.settled()
    await byOwner(
      `UPDATE "Response" SET "submittedAt" = now() - interval '1090 days', "receivedAt" = now() - interval '40 days' WHERE id = $1`,
      id,
    )
    expect([await due(0), await due(10)]).toEqual([{}, { words: 1 }])
  })
})

it('is of no day to come and of none before somebody answered or a wave began, and for those who may', async () => {
  const other = await aStudy(world.ada, shippedCodebook)
  const overOn = async (closedOn: string) =>
    (await act(world.ada, 'closeStudy', { studyId: other.studyId, closedOn })).message
  expect(await overOn('2025-12-31')).toMatch(/^closedOn: is before 2026-01-01, when the last wave begins/)
  const pat = await aParticipant(world.ada, other)
  await act(world.ada, 'submitResponse', submission(other, pat, 'The officer was rude.'))
  // Hidden since: it was said all the same.
  const taken = {
    party: 'youth',
    scopes: ['participate'],
    decision: 'withdrawn',
    soFar: 'keep',
    until: '2090-01-01T00:00:00Z',
  }
  await act(world.ada, 'recordConsent', { studyId: other.studyId, participantId: pat, ...taken })
  expect(await overOn('2026-01-01')).toMatch(/^closedOn: is before \S+, when .*somebody answered last/)
  expect(await overOn(on(0))).toBeUndefined()
  expect((await closes(on(5))).message).toMatch(/^closedOn: is a day to come/)
  expect((await closes(on(-5), on(5))).message).toMatch(/^resultsReturnedOn: is a day to come/)
  const ben = (await newcomer(world, 'ben', frame, 'coder')).browser
  expect((await act(ben, 'runRetention', { studyId: frame.studyId })).refused).toBe('forbidden')
})
