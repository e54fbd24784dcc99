// The answers of one response are one transcript: who is [PERSON 1] in one of them is so in all, whoever gave the number.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { deidentifyResponse } from '../packages/api/src/deidentification/step.ts'
import { startInstance } from '../packages/api/src/instance.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { approve, deskOf, edit, mark, where, type DeskPassage } from './support/detail.ts'
import {
  act,
  aParticipant,
  aStudy,
  joinStudy,
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
  await joinStudy(world, 'ben', frame, 'coder')
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const sql = (text: string, values: unknown[] = []) =>
  withClient(world.database.owner, async (client) => (await client.query(text, values)).rows as never[])

/** Pat answers two questions. */
const tells = async (first: string, second: string) => {
  const pat = await aParticipant(world.ada, frame)
  const one = submission(frame, pat, first)
  const answers = [...one.answers, { questionId: frame.questions['O2']!, text: second }]
  const { id: responseId } = await act(world.ada, 'submitResponse', { ...one, answers })
  await world.instance.settled()
  return { studyId: frame.studyId, responseId }
}
type At = Awaited<ReturnType<typeof tells>>

const look = async ({ responseId }: At) => (await deskOf(world.ben, responseId)) as [DeskPassage, DeskPassage]
const texts = async (at: At) => (await look(at)).map(({ text }) => text)
const marks = (passage: DeskPassage, words: string) =>
  edit(world.ben, frame.studyId, passage, { ...where(passage, words), type: 'PERSON' })

const restart = async () => {
  const place = { dataFolder: world.database.dataFolder, configFolder: world.keyFolder }
  const shared = { ...world.database, close: async () => undefined }
  const second = await startInstance(shared, place, { isDemoWanted: false, log: () => undefined })
  await second.settled()
  await second.close()
}

describe('a number', () => {
  it('is one person in every answer of a response, and starts anew with the next', async () => {
    const at = await tells('Tamsin drove me home.', 'Keisha was rude and Tamsin was kind to me.')
    expect(await texts(at)).toEqual([
      '[PERSON 1] drove me home.',
      '[PERSON 2] was rude and [PERSON 1] was kind to me.',
    ])
    const next = await tells('Keisha drove me home.', 'Tamsin was kind to me.')
    expect(await texts(next)).toEqual(['[PERSON 1] drove me home.', '[PERSON 2] was kind to me.'])
  })

  it('is given by who marks a detail as it stands in the other answers, which stay approved as they are', async () => {
    const at = await tells(
      'Tamsin and the zorbel drove me home.',
      'The zorbel was rude, and so was the glimmer.',
    )
    const [first, second] = await look(at)
    await marks(first, 'zorbel')
    const [marked] = await look(at)
    expect(marked.text).toBe('[PERSON 1] and the [PERSON 2] drove me home.')
    await mark(world.ben, at, [marked])
    expect(await approve(world.ada, at, [marked])).toMatchObject({ refused: undefined })
    await edit(
      ...([world.ben, frame.studyId, second] as const),
      { ...where(second, 'glimmer'), type: 'PERSON' },
      { ...where(second, 'zorbel'), type: 'PERSON' },
    )
    const [standing, other] = await look(at)
    expect(other.text).toBe('The [PERSON 2] was rude, and so was the [PERSON 3].')
    expect(standing).toMatchObject({ level: 'approved', text: marked.text, digest: marked.digest })
  })

  it('is not given twice to two who mark in two answers at once', async () => {
    const at = await tells('The zorbel drove me home.', 'The glimmer was rude to me.')
    const [first, second] = await look(at)
    // The two meet on PostgreSQL alone: the other database has one connection, and does one after the other anyway.
    const done = await Promise.all([marks(first, 'zorbel'), marks(second, 'glimmer')])
    expect(done.map(({ refused }) => refused)).toEqual([undefined, undefined])
    const numbers = (await texts(at)).map((text) => /\[PERSON (\d)\]/.exec(text)?.[1])
    expect(numbers.toSorted()).toEqual(['1', '2'])
  })

  it('goes on behind what people left where the machine of a later version cleans the rest anew', async () => {
    const at = await tells('The zorbel met Keisha.', 'Tamsin was rude, and Keisha knew.')
    const [first] = await look(at)
    await marks(first, 'zorbel')
    const [left] = await look(at)
    expect(left.text).toBe('The [PERSON 3] met [PERSON 1].')
    const own = `"cleanedBy" = '1', "cleanedAt" = '2026-01-01T00:00:00Z'`
    const ofResponse = `"responseId" = $1 AND id <> $2`
    const ids = [at.responseId, left.id].map(bare)
    await sql(`UPDATE "Passage" SET ${own} WHERE ${ofResponse}`, ids)
    await restart()
    expect(await texts(at)).toEqual([left.text, '[PERSON 4] was rude, and [PERSON 1] knew.'])
    const versions = await sql(`SELECT DISTINCT "cleanedBy" FROM "Passage" WHERE "responseId" = $1`, [ids[0]])
    expect(versions).toHaveLength(1)
  })

  it('is given anew where somebody gave it while a later version cleaned', async () => {
    const at = await tells('The zorbel met Keisha.', 'Tamsin was rude, and Keisha knew.')
    const [first, second] = await look(at)
    const [responseId, id] = [bare(at.responseId), bare(second.id)]
    await sql(`UPDATE "Passage" SET "cleanedBy" = '1', redactions = '[]' WHERE id = $1`, [id])
    const { app } = world.instance
    let cleaned = 0
    const clean: typeof app.analyst.clean = async (...asked) => {
      cleaned += 1
      if (cleaned === 1) expect((await marks(first, 'zorbel')).refused).toBe(undefined)
      return app.analyst.clean(...asked)
    }
    const job = { studyId: bare(frame.studyId), responseId }
    await deidentifyResponse({ ...app, analyst: { ...app.analyst, clean } }, job)
    expect(await texts(at)).toEqual([
      'The [PERSON 1] met [PERSON 2].',
      '[PERSON 3] was rude, and [PERSON 2] knew.',
    ])
    expect(cleaned).toBe(2)
  })
})
