// What somebody does in the demo is theirs: its people decide about nothing that others brought in, and an addition that
// is cut off takes nothing away.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../packages/api/src/auth/demo.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { decideDemo } from '../packages/api/src/demo/decide.ts'
import { loadDemo, loadStudy } from '../packages/api/src/demo/load.ts'
import type { DemoStudy } from '../packages/api/src/demo/study.ts'
import { createStudy } from '../packages/api/src/study/commands.ts'
import { markDemoLoaded } from '../packages/api/src/study/store.ts'
import { aBatch, agreed } from './support/batch.ts'
import { act, aParticipant, openWorld, submission, type Frame, type World } from './support/world.ts'

const file = new URL('../prisma/demo/two-waves.json', import.meta.url)
const whole = JSON.parse(readFileSync(file, 'utf8')) as DemoStudy
const scopes = [...agreed.scopes, 'quote_verbatim', 'share_advisory_board']
const fewer = { ...whole, people: whole.people.slice(0, 19) }
const words = 'The house rules were unfair and nobody explained them. I had no say in what happened to me.'

let world: World
let frame: Frame
let theirs: string[]
beforeAll(async () => {
  world = await openWorld({ isDemo: true })
  const id = await loadStudy(world.instance.app, fewer)
  await markDemoLoaded(world.instance.app.db, new Date())
  frame = await frameOf(id)
}, 120_000)
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const frameOf = async (studyId: string): Promise<Frame> => {
  const { db } = world.instance.app
  const [wave, question] = [
    await db.wave.findFirstOrThrow({ where: { studyId } }),
    await db.question.findFirstOrThrow({ where: { studyId, type: 'long', perService: false } }),
  ]
  return {
    ...{ studyId: `Study-${studyId}`, waveId: `Wave-${wave.id}`, serviceId: '', regionId: '' },
    ...{ instrumentId: `Instrument-${question.instrumentId}`, questions: { O1: `Question-${question.id}` } },
  }
}

/** A batch, a person enrolled by hand, and one more response of somebody whom the demo loaded. */
const bringIn = async (): Promise<string[]> => {
  const said = [{ language: 'en', responses: [{ language: 'en', answers: [{ question: 0, text: words }] }] }]
  const batch = { ...aBatch(frame), consent: { ...agreed, scopes }, people: 1, entries: said }
  expect((await act(world.ada, 'importBatch', batch)).refused).toBeUndefined()
  const pat = await aParticipant(world.ada, frame, { scopes })
  const { db } = world.instance.app
  const loaded = await db.response.findFirstOrThrow({
    where: { idempotencyKey: { startsWith: 'demo ' } },
    select: { participantId: true },
  })
  for (const who of [pat, `Participant-${loaded.participantId}`])
    expect((await act(world.ada, 'submitResponse', submission(frame, who, words))).refused).toBeUndefined()
  const rows = await db.response.findMany({
    where: { NOT: { idempotencyKey: { startsWith: 'demo ' } } },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

const sql = (text: string, values: unknown[] = []) =>
  withClient(world.database.owner, async (client) => (await client.query(text, values)).rows as unknown[])

const touched = async (isTheirs: boolean) => {
  const { db } = world.instance.app
  const passage = { responseId: isTheirs ? { in: theirs } : { notIn: theirs } }
  return [
    await db.codingDecision.count({ where: { coding: { passage } } }),
    await db.quoteApproval.count({ where: { coding: { passage } } }),
  ] as const
}

describe('what somebody brings in while the demo’s people decide', () => {
  it('is neither decided nor let leave by them, nor waited for', async () => {
    theirs = await bringIn()
    expect(theirs).toHaveLength(3)
    await world.instance.settled()
    const proposed = { state: 'proposed', passage: { responseId: { in: theirs } } } as const
    const before = await world.instance.app.db.coding.count({ where: proposed })
    expect(before).toBeGreaterThan(3)
    const stuck = `UPDATE pgboss.job SET state = $2::pgboss.job_state, start_after = now() + interval '1 hour' WHERE name = 'tag' AND data->>'responseId' = $1`
    await sql(stuck, [theirs[0], 'retry'])
    let isTired = false
    const patience = setTimeout(() => (isTired = true), 90_000)
    await decideDemo(world.instance.app, () => isTired)
    clearTimeout(patience)
    await sql(stuck, [theirs[0], 'completed'])
    expect(isTired).toBe(false)
    const [decisions, approvals] = await touched(false)
    expect(decisions).toBeGreaterThan(20)
    expect(approvals).toBeGreaterThan(2)
    expect(await touched(true)).toEqual([0, 0])
    expect(await world.instance.app.db.coding.count({ where: proposed })).toBe(before)
  }, 120_000)
})

describe('an addition to a demo from before that was cut off', () => {
  it('is begun anew, and what was done in the other study stays', async () => {
    const { app } = world.instance
    const [decisions] = await touched(false)
    const half = await createStudy(
      app,
      { kind: 'system', id: 'demo' },
      {
        title: { en: 'Eight interviews', es: 'Ocho entrevistas' },
        languages: ['en', 'es'],
        timeZone: 'America/New_York',
      },
    )
    await markDemoLoaded(app.db, null)
    await loadDemo(app)
    const studies = await app.db.study.findMany({ orderBy: { createdAt: 'asc' }, select: { id: true } })
    expect(studies.map(({ id }) => `Study-${id}`)[0]).toBe(frame.studyId)
    expect(studies).toHaveLength(2)
    expect(studies[1]!.id).not.toBe(half)
    expect((await touched(false))[0]).toBe(decisions)
    expect(await app.db.response.count({ where: { id: { in: theirs } } })).toBe(3)
    expect(await app.db.instance.count({ where: { demoLoadedAt: null } })).toBe(0)
    const joined = await app.db.membership.findMany({ where: { studyId: studies[1]!.id } })
    expect(joined.flatMap(({ roles }) => roles).sort()).toEqual(
      demoAccounts.flatMap(({ roles }) => [...roles]).sort(),
    )
  }, 120_000)

  it('is not loaded again at the next start', async () => {
    const { app } = world.instance
    const known = () => app.db.study.findMany({ orderBy: { createdAt: 'asc' }, select: { id: true } })
    const before = await known()
    await loadDemo(app)
    expect(await known()).toEqual(before)
  })
})
