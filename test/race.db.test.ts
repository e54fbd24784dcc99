// Two at once. On a server they really are; the embedded database takes them one after the other.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordConsent } from '../packages/api/src/consent/commands.ts'
import { createDb } from '../packages/api/src/db.ts'
import { createPool } from '../packages/api/src/database/pool.ts'
import { startInstance } from '../packages/api/src/instance.ts'
import { queues } from '../packages/api/src/pipeline.ts'
import { aBatch, spoken } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { freshDatabase } from './support/database.ts'
import { act, aParticipant, aStudy, openWorld, submission, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(() => world?.close())

const bare = (globalId: string) => globalId.slice(globalId.indexOf('-') + 1)

const decide = (participant: string, party: 'youth' | 'giver', decision: 'granted' | 'withdrawn') =>
  recordConsent(
    world.instance.app,
    { kind: 'system', id: 'command line' },
    {
      studyId: bare(frame.studyId),
      participantId: bare(participant),
      party,
      scopes: ['participate', 'analyse'],
      decision,
      until: '2090-01-01T00:00:00Z',
      ...(party === 'giver' && { giverSafety: 'safe', route: 'parent' }),
    },
  )

const standingOf = (participant: string) =>
  world.instance.app.db.$queryRaw<object[]>`
    SELECT scope FROM "ConsentStanding" WHERE "participantId" = ${bare(participant)}`

describe('two decisions at once', () => {
  it('never leave standing what one of them withdrew', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const pat = await aParticipant(world.ada, frame, { isAdult: false, scopes: [] })
      await decide(pat, 'giver', 'granted')
      await Promise.all([decide(pat, 'youth', 'granted'), decide(pat, 'giver', 'withdrawn')])
      expect(await standingOf(pat)).toEqual([])
    }
  })

  it('are both taken', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const pat = await aParticipant(world.ada, frame)
      await Promise.all([decide(pat, 'youth', 'granted'), decide(pat, 'youth', 'withdrawn')])
      await decide(pat, 'youth', 'withdrawn')
      expect(await standingOf(pat)).toEqual([])
    }
  })
})

describe('one submission sent three times at once', () => {
  it('is stored once and acknowledged three times', async () => {
    const sent = submission(frame, await aParticipant(world.ada, frame), 'Nobody listened in court.')
    const all = await Promise.all([1, 2, 3].map(() => act(world.ada, 'submitResponse', sent)))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
  })
})

describe('an answer in the very moment in which they take it back', () => {
  it('is stored before, or refused by name', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const pat = await aParticipant(world.ada, frame)
      const sent = submission(frame, pat, 'Nobody listened in court.')
      const [answered] = await Promise.all([
        act(world.ada, 'submitResponse', sent),
        decide(pat, 'youth', 'withdrawn'),
      ])
      expect([undefined, 'no_consent']).toContain(answered.refused)
      expect(answered.refused ?? answered.id).toMatch(/^(?:no_consent|Response-.*)$/)
    }
    expect(world.logged.filter((line) => !line.includes('job'))).toEqual([])
  })
})

describe('a batch undone while the pipeline is at work on it', () => {
  it('is undone at once, whatever step it meets', async () => {
    const answers = Array.from({ length: 30 }, (_, at) => ({
      question: 0,
      text: `${spoken} And again, ${at}.`,
    }))
    const one = { language: 'en', responses: [{ language: 'en', answers }] }
    for (let turn = 0; turn < 12; turn += 1) {
      const batch = { ...aBatch(frame), people: 4, entries: [one, one, one, one] }
      const { id: batchId } = await act(world.ada, 'importBatch', batch)
      await new Promise((resolve) => setTimeout(resolve, 20 * turn))
      await act(world.ada, 'undoBatch', { studyId: frame.studyId, batchId })
    }
    await world.instance.settled()
    expect(world.logged).toEqual([])
  })
})

describe('two servers at the first start of one database', () => {
  it('share one key', async () => {
    const database = await freshDatabase(queues)
    const folder = mkdtempSync(join(tmpdir(), 'firsthand-keys-'))
    const place = { dataFolder: database.dataFolder, configFolder: folder }
    const shared = { ...database, close: async () => undefined }
    const options = { isDemoWanted: false, log: () => undefined }
    const servers = await Promise.all([1, 2, 3].map(() => startInstance(shared, place, options)))
    const pool = createPool(database.connection.pool)
    expect(await createDb(pool).instance.count()).toBe(1)
    await pool.end()
    for (const server of servers) await server.close()
    await database.close()
    rmSync(folder, { recursive: true })
  })
})
