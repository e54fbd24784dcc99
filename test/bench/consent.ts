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

/**
 * Ten thousand random histories, each under every rule for turning 18: three accounts of where each scope stands, and every
 * place where something of a person could be found. Beside it what deciding costs: a yes or no with what follows from it,
 * against the same rows where nothing follows.
 */
export const consent = async (): Promise<object> => {
  const world = await openWorld({ isNew: true })
  try {
    const frame = await aStudy(world.ada, shippedCodebook)
    const sums = { histories: 0, differ: 0, shown: 0, missing: 0, held: 0, carried: 0, stayed: 0, checks: 0 }
    const states: Record<string, number> = {}
    const times = { deciding: [] as number[], plain: [] as number[], all: [] as number[] }
    for (let nth = 0; nth < batches; nth += 1) {
      const batch = await oneBatch(world, frame, nth)
      const { lived } = batch
      sums.histories += perBatch
      sums.differ += lived.differ.length
      sums.shown += lived.wrong.reduce((sum, { shown }) => sum + shown.length, 0)
      sums.missing += lived.wrong.reduce((sum, { missing }) => sum + missing.length, 0)
      for (const name of ['held', 'carried', 'stayed', 'checks'] as const) sums[name] += lived[name]
      for (const [state, count] of Object.entries(lived.states)) states[state] = (states[state] ?? 0) + count
      times.deciding.push(batch.deciding)
      times.plain.push(batch.plain)
      times.all.push(batch.all)
    }
    const [deciding, plain] = [quantile(times.deciding, 0.5), quantile(times.plain, 0.5)]
    return {
      ...{ bench: 'consent', database: world.instance.database.kind, seed, ...sums, states },
      milliseconds: {
        deciding: round(deciding),
        plain: round(plain),
        batch: round(quantile(times.all, 0.5)),
      },
      ratio: round(deciding / plain),
      machine: machine(),
    }
  } finally {
    await world.close()
  }
}

const oneBatch = (world: World, frame: Frame, nth: number) =>
  withClient(world.database.owner, async (client) => {
    const study = frame.studyId.slice('Study-'.length)
    await client.query('BEGIN')
    const now = await instantOf(client)
    const histories = fc.sample(historiesAround(now), { numRuns: perBatch, seed: seed + nth })
    const { deciding, plain } = await timesOf(client, { study, histories, now })
    let lived!: Lived
    const all = await timed(async () => {
      lived = await liveThrough(client, { frame, study, histories, now })
    })
    await client.query('ROLLBACK')
    return { lived, deciding, plain, all }
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
