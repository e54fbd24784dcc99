import fc from 'fast-check'
import type { Client } from 'pg'
import { withClient } from '../../packages/api/src/database/pool.ts'
import { shippedCodebook } from '../support/codebook.ts'
import { enter, historiesAround, instantOf, publishAll, speak } from '../support/history.ts'
import { liveThrough, type Lived } from '../support/lived.ts'
import type { History } from '../support/replay.ts'
import { aStudy, openWorld, type Frame, type World } from '../support/world.ts'
import { machine, quantile, round, timed } from './measure.ts'

const batches = 50
const perBatch = 200
const seed = 20261126
/** The cost of deciding is told by some of them. */
const timedBatches = 5
/** Each has a database of its own, and a database a processor. */
const streams = 2

type Batch = { lived: Lived; times: { deciding: number; plain: number } | null; all: number }

/**
 * Ten thousand random histories, each under every rule for turning 18: three accounts of where each scope stands, now and at
 * every end and birthday to come, and every place where something of a person could be found. Beside it what deciding costs:
 * a yes or no with what follows from it, against the same rows where nothing follows.
 */
export const consent = async (): Promise<object> => {
  const began = performance.now()
  const done: Batch[] = []
  const waiting = Array.from({ length: batches }, (_, nth) => nth)
  const kinds = await Promise.all(Array.from({ length: streams }, () => oneStream(waiting, done)))
  const sums = { histories: batches * perBatch, differ: 0, shown: 0, missing: 0 }
  const found = { held: 0, carried: 0, stayed: 0, checks: 0, later: 0 }
  const states: Record<string, number> = {}
  for (const { lived } of done) {
    sums.differ += lived.differ.length
    sums.shown += lived.wrong.reduce((sum, { shown }) => sum + shown.length, 0)
    sums.missing += lived.wrong.reduce((sum, { missing }) => sum + missing.length, 0)
    for (const name of Object.keys(found) as (keyof typeof found)[]) found[name] += lived[name]
    for (const [state, count] of Object.entries(lived.states)) states[state] = (states[state] ?? 0) + count
  }
  const times = done.flatMap((one) => one.times ?? [])
  const deciding = quantile(
    times.map((one) => one.deciding),
    0.5,
  )
  const plain = quantile(
    times.map((one) => one.plain),
    0.5,
  )
  return {
    ...{ bench: 'consent', database: kinds[0], streams, seed, ...sums, ...found, states },
    milliseconds: {
      deciding: round(deciding),
      plain: round(plain),
      batch: round(
        quantile(
          done.map(({ all }) => all),
          0.5,
        ),
      ),
      whole: round(performance.now() - began),
    },
    ratio: round(deciding / plain),
    machine: machine(),
  }
}

/** Takes batches until none waits. */
const oneStream = async (waiting: number[], done: Batch[]): Promise<string> => {
  const world = await openWorld({ isNew: true })
  try {
    const frame = await aStudy(world.ada, shippedCodebook)
    for (let nth = waiting.shift(); nth !== undefined; nth = waiting.shift())
      done.push(await oneBatch(world, frame, nth))
    return world.instance.database.kind
  } finally {
    await world.close()
  }
}

const oneBatch = (world: World, frame: Frame, nth: number): Promise<Batch> =>
  withClient(world.database.owner, async (client) => {
    const study = frame.studyId.slice('Study-'.length)
    await client.query('BEGIN')
    const now = await instantOf(client)
    const histories = fc.sample(historiesAround(now), { numRuns: perBatch, seed: seed + nth })
    const times = nth < timedBatches ? await timesOf(client, { study, histories, now }) : null
    let lived!: Lived
    const all = await timed(async () => {
      lived = await liveThrough(client, { frame, study, histories, now })
    })
    await client.query('ROLLBACK')
    return { lived, times, all }
  })

/** The same words with and without what follows from them. */
type Saying = { study: string; histories: readonly History[]; now: number }

const timesOf = async (client: Client, { study, histories, now }: Saying) => {
  const run = async (isPlain: boolean) => {
    await client.query('SAVEPOINT before')
    await publishAll(client, study, now)
    const people = await enter(client, study, histories)
    if (isPlain) await client.query('ALTER TABLE "ConsentDecision" DISABLE TRIGGER consent_decided')
    const said = people.map((id, at) => ({ id, words: histories[at]!.words }))
    const time = await timed(() => speak(client, study, said))
    await client.query('ROLLBACK TO SAVEPOINT before')
    return time
  }
  return { deciding: await run(false), plain: await run(true) }
}
