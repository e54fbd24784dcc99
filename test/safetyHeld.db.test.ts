// What may speak of danger is not lost by a fault of the program, by what is undone, or because nobody is there who reads it; and
// the record of who did what does not point at it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AnalysisFailed } from '../packages/api/src/analyst.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { newId } from '../packages/api/src/id.ts'
import { countJobs, findOpenJobs, reviveJob } from '../packages/api/src/job/store.ts'
import { KeyMissing } from '../packages/api/src/keys.ts'
import { screenResponse } from '../packages/api/src/safety/step.ts'
import { aBatch, handled } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare, byPhone } from './support/deciding.ts'
import { act, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

const danger = 'he has a gun and he is outside my house rn'

let world: World
let frame: Frame
let sue: Someone
let sueId: string
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(() => world.close())

const says = async (text: string) => {
  const person = await aParticipant(world.ada, frame)
  const { id } = await act(world.ada, 'submitResponse', submission(frame, person, text))
  await world.instance.settled()
  return { response: id, job: { studyId: bare(frame.studyId), responseId: bare(id) } }
}
const raise = async (response: string) => {
  const { data } = await world.ada.ask<{ done: { data: { hasReviewer: boolean } } }>(
    `mutation ($input: RaiseConcernInput!) { done: raiseConcern(input: $input) {
      ... on MutationRaiseConcernSuccess { data { hasReviewer } } } }`,
    { input: { studyId: frame.studyId, responseId: response } },
  )
  return data.done.data.hasReviewer
}
const flagsAbout = ({ responseId }: { responseId: string }) =>
  world.instance.app.db.safetyFlag.findMany({ where: { responseId }, orderBy: { raisedAt: 'asc' } })
const notedAbout = ({ responseId }: { responseId: string }) =>
  world.instance.app.db.screening.count({ where: { answer: { responseId } } })

describe('where nobody reviews', () => {
  it('whoever raises something is told that nobody reads it, and it is kept', async () => {
    const { response, job } = await says('I felt a bit strange there.')
    expect(await raise(response)).toBe(false)
    const kept = await flagsAbout(job)
    expect(kept).toMatchObject([{ source: 'person', decidedAt: null }])
    const joined = await newcomer(world, 'sue', frame, 'safety_reviewer')
    ;[sue, sueId] = [joined.browser, joined.id]
    expect(await raise(response)).toBe(true)
    await world.instance.app.db.safetyRecusal.create({
      data: { studyId: job.studyId, flagId: kept[0]!.id, accountId: bare(sueId), at: new Date() },
    })
    expect(await raise(response)).toBe(false)
  })
})

describe('of two who raise the same at once', () => {
  it('the second waits for the first, raises nothing more, and is told who reads it as the first is', async () => {
    const { response, job } = await says('I felt a bit strange there.')
    const { participantId } = await world.instance.app.db.response.findFirstOrThrow({
      where: { id: job.responseId },
    })
    const second = await withClient(world.database.owner, async (client) => {
      await client.query('BEGIN')
      await client.query(
        `INSERT INTO "SafetyFlag" ("studyId", id, "participantId", "responseId", source, tier, kinds, rules, "raisedAt")
         VALUES ($1, $2, $3, $4, 'person', 2, '{raised_by_person}', '{}', now())`,
        [job.studyId, newId(), participantId, job.responseId],
      )
      const raising = raise(response)
      await new Promise((resolve) => setTimeout(resolve, 500))
      await client.query('COMMIT')
      return raising
    })
    expect([second, (await flagsAbout(job)).length]).toEqual([true, 1])
  })
})

describe('where the program fails', () => {
  const again = async (job: { studyId: string; responseId: string }) => {
    await world.instance.app.db.screening.deleteMany({ where: { answer: { responseId: job.responseId } } })
    return screenResponse(world.instance.app, job)
  }

  it('a person reads what does not open, and it is looked at again', async () => {
    const { job } = await says('It was fine.')
    expect(await flagsAbout(job)).toEqual([])
    const { words } = world.instance.app
    const { open } = words
    words.open = () => Promise.reject(new KeyMissing())
    await again(job).finally(() => (words.open = open))
    expect(await flagsAbout(job)).toMatchObject([{ tier: 2, kinds: ['unscreened'] }])
    expect(await notedAbout(job)).toBe(0)
    await screenResponse(world.instance.app, job)
    expect(await notedAbout(job)).toBe(1)
  })

  it('nothing counts as screened at a stop', async () => {
    const { job } = await says('It was fine.')
    const { analyst } = world.instance.app
    const { screen, hasStopped } = analyst
    analyst.screen = () => Promise.reject(new AnalysisFailed('analysis_ended'))
    analyst.hasStopped = () => true
    const end = () => Object.assign(analyst, { screen, hasStopped })
    await expect(again(job).finally(end)).rejects.toThrow(AnalysisFailed)
    expect(await flagsAbout(job)).toEqual([])
    expect(await notedAbout(job)).toBe(0)
  })

  it('a job that failed is taken up at the next start, and shows to no evaluator', async () => {
    const { job } = await says('It was fine.')
    const { db } = world.instance.app
    await db.$executeRaw`UPDATE pgboss.job SET state = 'failed' WHERE name = 'screen' AND data->>'responseId' = ${job.responseId}`
    const open = await findOpenJobs(db as never)
    expect(open.filter(({ step, subject }) => step === 'screen' && subject === job.responseId)).toEqual([])
    const of = { studyId: job.studyId, shutOutFrom: [] }
    expect(await countJobs(db, of)).toBe(0)
    const [row] = await db.$queryRaw<
      { id: string }[]
    >`SELECT id::text FROM pgboss.job WHERE name = 'screen' AND data->>'responseId' = ${job.responseId}`
    expect(await reviveJob(db as never, { ...of, jobId: row!.id })).toBeUndefined()
  })
})

describe('the record', () => {
  it('of who did what does not say which response speaks of danger, nor how', async () => {
    const { response, job } = await says(danger)
    await raise(response)
    const entries = await world.instance.app.db.auditEntry.findMany({
      where: { action: { in: ['screen response', 'raise concern'] } },
      select: { action: true, subjects: true },
    })
    const told = JSON.stringify(entries)
    expect(told).not.toContain(job.responseId)
    expect(told).not.toMatch(/"(tier|rules|response)"/)
    const flags = await flagsAbout(job)
    expect(flags.map(({ source }) => source).sort()).toEqual(['person', 'screening'])
    for (const { id } of flags) expect(told).toContain(id)
  })

  it('holds who opened what a reviewer wrote down', async () => {
    const { job } = await says(danger)
    const [flag] = await flagsAbout(job)
    const id = `SafetyFlag-${flag!.id}`
    const note = 'Careline, number 12 of today'
    const input = {
      studyId: frame.studyId,
      flagId: id,
      outcome: 'reported',
      report: byPhone(),
      toldFirst: true,
      note,
    }
    await act(sue, 'decideFlag', input)
    const query = 'query ($id: ID!) { node(id: $id) { ... on SafetyFlag { note } } }'
    expect((await sue.ask<{ node: object }>(query, { id })).data.node).toEqual({ note })
    const read = { studyId: job.studyId, action: 'read words', actorId: bare(sueId) }
    const kept = await world.instance.app.db.auditEntry.findMany({ where: read, select: { subjects: true } })
    expect(kept).toContainEqual({ subjects: { flag: flag!.id } })
  })

  it('stays when a batch is undone, and goes with its study alone', async () => {
    const entries = [
      { language: 'en', responses: [{ language: 'en', answers: [{ question: 0, text: danger }] }] },
    ]
    const batch = { ...aBatch(frame), people: 1, entries, handled }
    const { id: batchId } = await act(world.ada, 'importBatch', batch)
    await world.instance.settled()
    const { db } = world.instance.app
    const imported = () => db.safetyFlag.findMany({ where: { source: 'imported' } })
    const [flag] = await imported()
    await act(world.ada, 'undoBatch', { studyId: frame.studyId, batchId })
    expect(await imported()).toEqual([flag])
    const { data } = await sue.ask<{ node: { said: object[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on SafetyFlag { said { words } } } }',
      { id: `SafetyFlag-${flag!.id}` },
    )
    expect(data.node.said).toEqual([])
    await expect(db.safetyFlag.delete({ where: { id: flag!.id } })).rejects.toThrow()
    await expect(db.safetyFlag.deleteMany({ where: { studyId: flag!.studyId } })).rejects.toThrow()
    const decided = { acknowledgedAt: new Date(), decidedAt: new Date(), decidedBy: 'x' }
    const forged = { ...flag!, ...decided, id: 'forged', outcome: 'reported' as const }
    await expect(db.safetyFlag.create({ data: forged })).rejects.toThrow()
    const left = await withClient(world.database.owner, async (client) => {
      await client.query('BEGIN')
      await client.query('SELECT erase_study($1)', [flag!.studyId])
      const { rows } = await client.query('SELECT id FROM "SafetyFlag"')
      await client.query('ROLLBACK')
      return rows
    })
    expect(left).toEqual([])
  })
})
