// What happens to work that goes wrong or lies about: it is seen, named, tried again and never forgotten.
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AnalysisFailed } from '../packages/api/src/analyst.ts'
import { dataFolder } from '../packages/api/src/database/folder.ts'
import { holderOf } from '../packages/api/src/database/lock.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { startInstance } from '../packages/api/src/instance.ts'
import { openJobStore, steps } from '../packages/api/src/pipeline.ts'
import { shippedCodebook } from './support/codebook.ts'
import { broughtAlong } from './support/consent.ts'
import { act, aParticipant, aStudy, openWorld, submission, type Frame, type World } from './support/world.ts'

const spoken = 'The officer put me in handcuffs and the judge never let me speak.'

const onServer = Boolean(process.env['TEST_DATABASE_URL'])

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())
beforeEach(async () => {
  frame = await aStudy(world.ada, shippedCodebook)
})

const bare = (globalId: string) => globalId.slice(globalId.indexOf('-') + 1)
const say = (participant: string) => act(world.ada, 'submitResponse', submission(frame, participant, spoken))
const withdraw = (participantId: string, scopes: string[]) =>
  act(world.ada, 'recordConsent', {
    ...{ studyId: frame.studyId, participantId, party: 'youth', scopes, decision: 'withdrawn' },
    soFar: 'keep',
    until: '2090-01-01T00:00:00Z',
  })
/** Past a meeting, which is kept under the very key that is lost here. */
const agree = (participantId: string, scopes: string[]) =>
  broughtAlong(world, {
    ...{ studyId: frame.studyId, participantId, party: 'youth', scopes, decision: 'granted' },
    until: '2090-01-01T00:00:00Z',
  })

/** As the owner: time is moved, and what the product keeps from itself is looked at. */
const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(world.database.owner, async (client) => (await client.query(text, values)).rows as Row[])

type Step = Record<'waiting' | 'running' | 'retrying' | 'failed' | 'done', number> & { step: string }
type Job = Record<'id' | 'step' | 'state' | 'reason' | 'subject' | 'nextAttemptAt', string> & {
  attempts: number
}
const pipeline = async () => {
  type Read = { study: { pipeline: { steps: Step[]; jobs: { totalCount: number; edges: { node: Job }[] } } } }
  const { data } = await world.ada.ask<Read>(
    `query ($id: ID!) { study(id: $id) { pipeline { steps { step waiting running retrying failed done }
      jobs { totalCount edges { node { id step state attempts reason subject nextAttemptAt } } } } } }`,
    { id: frame.studyId },
  )
  const { steps, jobs } = data.study.pipeline
  return { steps, total: jobs.totalCount, jobs: jobs.edges.map(({ node }) => node) }
}
const jobIn = async (state: string) => {
  const found = async () => (await pipeline()).jobs.find((job) => job.state === state)
  await expect.poll(found, { timeout: 20_000 }).toBeTruthy()
  return (await found())!
}

/** Its next try is now, rather than when it is due and looked for. */
const hurry = async (jobId: string, change = '') => {
  await sql(`UPDATE pgboss.job SET ${change} start_after = now() WHERE id = $1`, [jobId])
  world.instance.app.pipeline.wake(steps)
}

const retry = async (jobId: string) => {
  const { data } = await world.ada.ask<{ retryJob: { __typename: string } }>(
    'mutation ($input: RetryJobInput!) { retryJob(input: $input) { __typename } }',
    { input: { studyId: frame.studyId, jobId } },
  )
  return data.retryJob.__typename
}

const codings = () =>
  sql<{ codings: number }>('SELECT count(*)::int AS codings FROM "Coding" WHERE "studyId" = $1', [
    bare(frame.studyId),
  ])

/** Takes a participant's key away, as a lost disk would; gives what puts it back. */
const loseKey = async (participant: string) => {
  const folder = join(
    world.keyFolder,
    readdirSync(world.keyFolder).find((name) => name.endsWith('.d'))!,
  )
  const file = join(folder, bare(frame.studyId), `${bare(participant)}.key`)
  copyFileSync(file, `${file}.safe`)
  await world.instance.app.keys.destroyParticipant(bare(frame.studyId), bare(participant))
  return () => copyFileSync(`${file}.safe`, file)
}

/** A failed job: the key is lost before the words may be read, and its tries are used up. */
const aFailedJob = async () => {
  const pat = await aParticipant(world.ada, frame, { scopes: ['participate'] })
  const { id: response } = await say(pat)
  await world.instance.settled()
  const putBack = await loseKey(pat)
  await agree(pat, ['participate', 'analyse', 'automated_assist'])
  const retrying = await jobIn('retrying')
  await hurry(retrying.id, 'retry_limit = retry_count + 1,')
  return { pat, response, putBack, retrying, failed: await jobIn('failed') }
}

describe('a step that fails', () => {
  it('is tried again later, says why, and is done once the cause is gone', async () => {
    const { response, putBack, retrying, failed } = await aFailedJob()
    expect(retrying).toMatchObject({ step: 'deidentify', reason: 'key_missing', subject: response })
    expect(new Date(retrying.nextAttemptAt).getTime()).toBeGreaterThan(Date.now() - 10_000)
    expect(failed).toMatchObject({ id: retrying.id, reason: 'key_missing', nextAttemptAt: null })
    expect(failed.attempts).toBeGreaterThan(0)
    putBack()
    expect(await retry(failed.id)).toBe('MutationRetryJobSuccess')
    await world.instance.settled()
    expect((await pipeline()).jobs).toEqual([])
    expect((await codings())[0]!.codings).toBeGreaterThan(0)
  })

  it('waits longer before each try', async () => {
    const pat = await aParticipant(world.ada, frame, { scopes: ['participate'] })
    await say(pat)
    await world.instance.settled()
    const putBack = await loseKey(pat)
    await agree(pat, ['participate', 'analyse'])
    const waits: number[] = []
    for (const tries of [0, 1, 2]) {
      await expect.poll(async () => (await jobIn('retrying')).attempts, { timeout: 20_000 }).toBe(tries)
      const { id } = await jobIn('retrying')
      const [row] = await sql<{ wait: number }>(
        `SELECT extract(epoch FROM start_after - started_on)::float AS wait FROM pgboss.job WHERE id = $1`,
        [id],
      )
      waits.push(row!.wait)
      if (tries === 2) putBack()
      await hurry(id)
    }
    expect(waits[2]).toBeGreaterThan(waits[0]!)
    await world.instance.settled()
  })

  it('is tried again after the analysis ended at its words', async () => {
    const { analyst } = world.instance.app
    const { clean } = analyst
    analyst.clean = async () => {
      analyst.clean = clean
      throw new AnalysisFailed('analysis_ended')
    }
    await say(await aParticipant(world.ada, frame))
    const retrying = await jobIn('retrying')
    expect(retrying).toMatchObject({ step: 'deidentify', reason: 'analysis_ended' })
    await hurry(retrying.id)
    await world.instance.settled()
    expect((await codings())[0]!.codings).toBeGreaterThan(0)
  })

  it('has a reason in our own words even where none was kept', async () => {
    const { failed } = await aFailedJob()
    const reasonOf = async (output: string | null) => {
      await sql('UPDATE pgboss.job SET output = $2 WHERE id = $1', [failed.id, output])
      return (await jobIn('failed')).reason
    }
    expect(await reasonOf(null)).toBe('unexpected')
    expect(await reasonOf('{"value":{"message":"job failed by timeout in active state"}}')).toBe(
      'took_too_long',
    )
    expect(await reasonOf('{"message":"Unique constraint failed on Reyes"}')).toBe('unexpected')
  })
})

describe('a database that goes in the middle of a step', () => {
  it.skipIf(onServer)('ends neither the program nor the work, which is done once it is back', async () => {
    const { analyst } = world.instance.app
    const { clean } = analyst
    const goes = new Promise<void>((resolve) => {
      analyst.clean = async (...what) => {
        analyst.clean = clean
        const holder = await holderOf(dataFolder(world.database.dataFolder))
        process.kill(holder!.process.pid, 'SIGKILL')
        resolve()
        return clean(...what)
      }
    })
    await say(await aParticipant(world.ada, frame))
    await goes
    const done = async () => {
      await world.instance.settled()
      return (await codings())[0]!.codings
    }
    await expect.poll(() => done().catch(() => 0), { timeout: 30_000, interval: 200 }).toBeGreaterThan(0)
  })
})

describe('a job that waits', () => {
  it('is in a state of our own words', async () => {
    const pat = await aParticipant(world.ada, frame)
    const { id } = await say(pat)
    await world.instance.settled()
    await sql(
      `INSERT INTO pgboss.job (name, data, state, start_after, created_on) VALUES
        ('tag', $1, 'created', now() + interval '1 hour', now()), ('tag', $1, 'active', now(), now() + interval '1 second')`,
      [{ studyId: bare(frame.studyId), responseId: bare(id) }],
    )
    const { jobs, steps } = await pipeline()
    await sql(`DELETE FROM pgboss.job WHERE state < 'completed'`)
    expect(jobs.map(({ state, reason }) => [state, reason])).toEqual([
      ['waiting', null],
      ['running', null],
    ])
    expect(steps.find(({ step }) => step === 'tag')).toMatchObject({ waiting: 1, running: 1, done: 1 })
  })
})

describe('the work on a withdrawn response', () => {
  it('is neither listed, counted nor tried again', async () => {
    const { pat, failed } = await aFailedJob()
    expect((await pipeline()).total).toBe(1)
    await withdraw(pat, ['participate'])
    const { jobs, total, steps } = await pipeline()
    expect([jobs, total]).toEqual([[], 0])
    expect(steps.every(({ failed, done }) => failed + done === 0)).toBe(true)
    expect(await retry(failed.id)).toBe('NotFound')
  })
})

describe('maintenance of the job store', () => {
  const maintain = () => openJobStore(async (text, values) => ({ rows: await sql(text, values) })).maintain()

  it('keeps a failed job until somebody looks', async () => {
    const { failed } = await aFailedJob()
    await sql(`UPDATE pgboss.job SET completed_on = now() - interval '1 year' WHERE id = $1`, [failed.id])
    await maintain()
    expect((await pipeline()).jobs.map(({ id }) => id)).toEqual([failed.id])
  })

  it('keeps a job that waits until it was done', async () => {
    const pat = await aParticipant(world.ada, frame)
    await say(pat)
    await world.instance.settled()
    const [row] = await sql<{ days: number }>(
      `SELECT min(extract(epoch FROM keep_until - created_on) / 86400)::int AS days FROM pgboss.job
       WHERE data->>'studyId' = $1`,
      [bare(frame.studyId)],
    )
    expect(row!.days).toBeGreaterThan(3_000)
  })
})

describe('a start', () => {
  const restart = async () => {
    const log = () => undefined
    const place = { dataFolder: world.database.dataFolder, configFolder: world.keyFolder }
    const shared = { ...world.database, close: async () => undefined }
    const second = await startInstance(shared, place, { isDemoWanted: false, log })
    await second.settled()
    await second.close()
  }
  const forget = () => sql(`DELETE FROM pgboss.job WHERE data->>'studyId' = $1`, [bare(frame.studyId)])

  it('takes up answers whose work was lost', async () => {
    const pat = await aParticipant(world.ada, frame)
    await say(pat)
    await world.instance.settled()
    const before = (await codings())[0]!.codings
    expect(before).toBeGreaterThan(0)
    await sql('DELETE FROM "Passage" WHERE "studyId" = $1', [bare(frame.studyId)])
    await forget()
    await restart()
    expect((await codings())[0]!.codings).toBe(before)
  })

  it('takes up passages that the current codebook did not read', async () => {
    const pat = await aParticipant(world.ada, frame)
    await say(pat)
    await world.instance.settled()
    const before = (await codings())[0]!.codings
    await sql('DELETE FROM "Coding" WHERE "studyId" = $1', [bare(frame.studyId)])
    await sql(`UPDATE "Passage" SET "taggedBy" = 'an older one' WHERE "studyId" = $1`, [bare(frame.studyId)])
    await forget()
    await restart()
    expect((await codings())[0]!.codings).toBe(before)
  })

  it('leaves alone what failed, what is done and what consent hides', async () => {
    const { failed } = await aFailedJob()
    const pat = await aParticipant(world.ada, frame)
    await say(pat)
    const withoutAssistance = await aParticipant(world.ada, frame, { scopes: ['participate', 'analyse'] })
    await say(withoutAssistance)
    await world.instance.settled()
    const count = () =>
      sql<{ jobs: number }>(`SELECT count(*)::int AS jobs FROM pgboss.job WHERE data->>'studyId' = $1`, [
        bare(frame.studyId),
      ])
    const before = await count()
    await restart()
    expect(await count()).toEqual(before)
    expect((await jobIn('failed')).id).toBe(failed.id)
  })
})
