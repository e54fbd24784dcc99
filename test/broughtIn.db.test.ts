// Words that were collected elsewhere: where somebody says that they were read and handled before, no clock runs for them; where
// nobody does, they are read like any others, from when they came in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { aBatch, agreed, everyRow, handled } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { act, aStudy, newcomer, openWorld, type Frame, type Someone, type World } from './support/world.ts'

const danger = 'he has a gun and he is outside my house rn'
const minors = { ...agreed, isAdult: false, party: 'both', giverSafety: 'safe' }

let world: World
let frame: Frame
let sue: Someone
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  sue = (await newcomer(world, 'sue', frame, 'safety_reviewer')).browser
})
afterAll(() => world.close())

type Flag = Record<'id' | 'source', string> & {
  tier: number
  kinds: string[]
  outcome: string | null
} & Record<'step' | 'dueAt' | 'note', string | null>
const flags = async () => {
  const { data } = await sue.ask<{ safety: { flags: Flag[] } }>(
    'query ($study: ID!) { safety(study: $study) { flags { id source tier kinds step dueAt outcome note } } }',
    { study: frame.studyId },
  )
  return data.safety.flags
}
const countsOf = async (who: Someone) => {
  const { data } = await who.ask<{ safety: { counts: { open: number; late: number } } | null }>(
    'query ($study: ID!) { safety(study: $study) { counts { open late } } }',
    { study: frame.studyId },
  )
  return data.safety?.counts ?? null
}
const bringsIn = async (text: string, more: object = {}) => {
  const before = (await flags()).map(({ id }) => id)
  const entries = [{ language: 'en', responses: [{ language: 'en', answers: [{ question: 0, text }] }] }]
  const { id } = await act(world.ada, 'importBatch', { ...aBatch(frame), people: 1, entries, ...more })
  await world.instance.settled()
  const { db } = world.instance.app
  const response = await db.response.findFirstOrThrow({ where: { participant: { batchId: bare(id!) } } })
  return { id: id!, response, raised: (await flags()).filter((flag) => !before.includes(flag.id)) }
}
const declare = async (flagIds: string[]) => {
  const { data } = await sue.ask<{ done: { __typename: string } }>(
    'mutation ($input: DeclareHandledInput!) { done: declareHandled(input: $input) { __typename } }',
    { input: { studyId: frame.studyId, by: 'Read and reported by the harbor', flagIds } },
  )
  return data.done.__typename
}

describe('words of which nobody said that they were handled', () => {
  it('start their clocks when they come in, and call whoever is on duty', async () => {
    const { response, raised } = await bringsIn(danger)
    const dueAt = new Date(response.receivedAt.getTime() + 15 * 60_000).toISOString()
    expect(raised).toMatchObject([{ source: 'batch', tier: 1, step: 'first', dueAt, outcome: null }])
    const calls = await withClient(world.database.owner, (client) =>
      client.query(`SELECT 1 FROM pgboss.job WHERE name = 'notify' AND data->>'flagId' = $1`, [
        bare(raised[0]!.id),
      ]),
    )
    expect(calls.rowCount).toBeGreaterThan(0)
    expect([await countsOf(sue), await countsOf(world.ada)]).toEqual([{ open: 1, late: 0 }, null])
    expect(await declare([raised[0]!.id])).toMatch(/Success$/)
    expect(await countsOf(sue)).toEqual({ open: 0, late: 0 })
    expect((await flags()).find(({ id }) => id === raised[0]!.id)).toMatchObject({
      ...{ step: null, dueAt: null, outcome: 'already_known', note: expect.stringContaining('harbor') },
    })
  })

  it('are read within a day where they are of a minor, whatever is in them', async () => {
    const of = { consent: minors }
    const { raised } = await bringsIn('We had soup on Friday.', of)
    expect(raised).toMatchObject([{ source: 'batch', tier: 3, kinds: ['to_read'], step: 'first' }])
    expect((await bringsIn('We had bread on Friday.', { ...of, handled })).raised).toEqual([])
    expect((await bringsIn('We had rice on Friday.')).raised).toEqual([])
  })

  it('are read by a person in time where the program fails', async () => {
    const { analyst } = world.instance.app
    const { screen } = analyst
    analyst.screen = () => Promise.reject(new Error('out of order'))
    const { raised } = await bringsIn('We had fish on Friday.').finally(() => (analyst.screen = screen))
    expect(raised).toMatchObject([{ source: 'batch', tier: 2, kinds: ['unscreened'], step: 'first' }])
  })

  it('are told to a person in time where they may not be read any more, before a program did', async () => {
    const sourceOf = async (more: object) => {
      const { response } = await bringsIn('We had peas on Friday.', more)
      const { studyId, participantId } = response
      return withClient(world.database.owner, async (client) => {
        await client.query(
          `DELETE FROM "Screening" WHERE "answerId" IN (SELECT id FROM "Answer" WHERE "responseId" = $1)`,
          [response.id],
        )
        const { rows } = await client.query<{ source: string }>('SELECT source FROM unscreened_of($1, $2)', [
          studyId,
          participantId,
        ])
        return rows.map(({ source }) => source)
      })
    }
    expect(await sourceOf({})).toEqual(['batch'])
    expect(await sourceOf({ handled })).toEqual(['imported'])
  })
})

describe('words that were read and handled before', () => {
  it('start no clock; who read them and when is kept sealed, for whoever brings words in', async () => {
    const { id, raised } = await bringsIn(danger, { handled })
    expect(raised).toMatchObject([{ source: 'imported', tier: 1, step: null, dueAt: null, outcome: null }])
    const { data } = await world.ada.ask<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on Batch { isHandled handledBy handledOn } } }',
      { id },
    )
    expect(data.node).toEqual({ isHandled: true, handledBy: handled.by, handledOn: handled.on })
    expect((await everyRow(world.database, [])).join('\n')).not.toContain('Joan of the harbor')
    const entries = await world.instance.app.db.auditEntry.findMany({ where: { action: 'import batch' } })
    expect(entries.map(({ subjects }) => (subjects as { handled: string }).handled)).toContain('yes')
    expect(await declare([raised[0]!.id])).toMatch(/Success$/)
    expect((await flags()).find((flag) => flag.id === raised[0]!.id)).toMatchObject({
      outcome: 'already_known',
    })
  })

  it('were not handled on a day to come, nor by nobody', async () => {
    for (const wrong of [
      { ...handled, on: '2999-01-01' },
      { ...handled, by: ' ' },
    ])
      expect((await act(world.ada, 'importBatch', { ...aBatch(frame), handled: wrong })).refused).toBe(
        'invalid_input',
      )
  })
})
