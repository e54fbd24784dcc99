// A version that finds more is of no use to words that an older one cleaned, unless they are cleaned again: at the start of it, once,
// and not where people looked since.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deidentifierVersion } from '@firsthand/analysis'
import { withClient } from '../packages/api/src/database/pool.ts'
import { startInstance } from '../packages/api/src/instance.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare, passageOf } from './support/deciding.ts'
import { deskOf, mark } from './support/detail.ts'
import { act, aParticipant, aStudy, joinStudy, openWorld, submission } from './support/world.ts'
import type { Frame, World } from './support/world.ts'

const named = 'My coach Zorbel drove me to Quiet Harbor. The police were rude to me and I was afraid of them.'
const unnamed = 'The police were rude to me and I was afraid of them.'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  frame = await aStudy(world.ada, shippedCodebook)
  await joinStudy(world, 'ben', frame, 'coder')
})

const sql = <Row = object>(text: string, values: unknown[] = []) =>
  withClient(world.database.owner, async (client) => (await client.query(text, values)).rows as Row[])

const tells = async (text: string) => {
  const pat = await aParticipant(world.ada, frame)
  const { id: responseId } = await act(world.ada, 'submitResponse', submission(frame, pat, text))
  await world.instance.settled()
  return { pat, responseId, passage: await passageOf(world.ada, responseId) }
}
type Told = Awaited<ReturnType<typeof tells>>

/** As a version left it that found nothing in it. */
const asOlderLeft = async ({ pat, passage }: Told, text: string) => {
  const place = { studyId: bare(frame.studyId), participantId: bare(pat), row: bare(passage.id) }
  const words = await world.instance.app.words.seal({ ...place, column: 'passage' }, text)
  await sql(`UPDATE "Passage" SET words = $2, redactions = '[]', "cleanedBy" = 'older' WHERE id = $1`, [
    place.row,
    Buffer.from(words),
  ])
}
const start = async () => {
  const place = { dataFolder: world.database.dataFolder, configFolder: world.keyFolder }
  const shared = { ...world.database, close: async () => undefined }
  const next = await startInstance(shared, place, { isDemoWanted: false, log: () => undefined })
  await next.settled()
  await next.close()
}
const stored = async ({ passage }: Told) =>
  (
    await sql<{ cleanedBy: string; cleanedAt: Date }>(
      'SELECT "cleanedBy", "cleanedAt" FROM "Passage" WHERE id = $1',
      [bare(passage.id)],
    )
  )[0]!
const cleanings = async () =>
  (
    await sql(`SELECT id FROM "AuditEntry" WHERE "studyId" = $1 AND action = 'deidentify response'`, [
      bare(frame.studyId),
    ])
  ).length

describe('a passage that an older version cleaned', () => {
  it('is cleaned again at a start, and a detail that was left in is out; once', async () => {
    const told = await tells(named)
    expect(told.passage.text).not.toContain('Zorbel')
    await asOlderLeft(told, named)
    expect((await passageOf(world.ada, told.responseId)).text).toContain('Zorbel')
    await start()
    const now = await passageOf(world.ada, told.responseId)
    expect(now.text).toBe(told.passage.text)
    expect(now.codings.length).toBe(told.passage.codings.length)
    expect((await stored(told)).cleanedBy).toBe(deidentifierVersion)
    const before = await cleanings()
    await start()
    expect(await cleanings()).toBe(before)
  })

  it('stays as it was decided about where the same words come out, and is not taken up for ever', async () => {
    const told = await tells(unnamed)
    const before = await stored(told)
    await asOlderLeft(told, unnamed)
    await start()
    expect(await stored(told)).toEqual({ cleanedBy: deidentifierVersion, cleanedAt: before.cleanedAt })
    expect(await passageOf(world.ada, told.responseId)).toEqual(told.passage)
    const count = await cleanings()
    await start()
    expect(await cleanings()).toBe(count)
  })

  it('stays as people left it', async () => {
    const told = await tells(named)
    await asOlderLeft(told, named)
    const at = { studyId: frame.studyId, responseId: told.responseId }
    expect((await mark(world.ben, at, await deskOf(world.ben, told.responseId))).refused).toBeUndefined()
    await start()
    expect((await passageOf(world.ada, told.responseId)).text).toBe(named)
    expect((await stored(told)).cleanedBy).toBe('older')
  })
})
