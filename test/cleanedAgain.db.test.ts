// A version that finds more is of no use to words that an older one cleaned, unless they are cleaned again: at the start of it, once,
// and not where people looked since.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deidentifierVersion } from '@firsthand/analysis'
import { withClient } from '../packages/api/src/database/pool.ts'
import { startInstance } from '../packages/api/src/instance.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare, codesOf, ofCode, passageOf, tell } from './support/deciding.ts'
import { deskOf, edit, mark, where } from './support/detail.ts'
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

/** As a version left it that found nothing else in it, and kept of that where it stands in the clean text alone. */
const asOlderLeft = async ({ pat, passage }: Told, text: string, cleanedBy = '1') => {
  const place = { studyId: bare(frame.studyId), participantId: bare(pat), row: bare(passage.id) }
  const words = await world.instance.app.words.seal({ ...place, column: 'passage' }, text)
  const redactions = [...text.matchAll(/\[([A-Z]+) \d\]/g)].map(
    ({ index: start, 0: { length }, 1: type }) => ({
      ...{ start, end: start + length, type },
    }),
  )
  await sql(`UPDATE "Passage" SET words = $2, redactions = $3, "cleanedBy" = $4 WHERE id = $1`, [
    ...[place.row, Buffer.from(words), JSON.stringify(redactions), cleanedBy],
  ])
}
/** Ben codes words of it himself. */
const codes = async ({ responseId }: Told, words: string) => {
  const { id: passageId, text, codings } = await passageOf(world.ada, responseId)
  const all = Object.entries(await codesOf(world.ada, frame))
  const [code, codeId] = all.find(([key]) => !codings.some((one) => one.code.key === key))!
  const spans = [where({ text }, words)]
  await tell(world.ben, frame, 'addCoding', { passageId, codeId, expected: 0, stance: 'negative', spans })
  return code
}
const codedIn = async ({ responseId }: Told, code: string) => {
  const { text, codings } = await passageOf(world.ada, responseId)
  const { state, spans } = ofCode({ codings } as never, code, 'person')
  return { state, words: spans.map(({ start, end }) => text.slice(start, end)) }
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
    const at = { studyId: frame.studyId, responseId: told.responseId }
    expect((await mark(world.ben, at, await deskOf(world.ben, told.responseId))).refused).toBeUndefined()
    await asOlderLeft(told, named)
    await start()
    expect((await passageOf(world.ada, told.responseId)).text).toBe(named)
    expect((await stored(told)).cleanedBy).toBe('1')
    // What a person marks there is no cleaning either.
    const [seen] = await deskOf(world.ben, told.responseId)
    const zorbel = { ...where(seen!, 'Zorbel'), type: 'PERSON' }
    expect((await edit(world.ben, frame.studyId, seen!, zorbel)).refused).toBeUndefined()
    expect((await stored(told)).cleanedBy).toBe('1')
  })

  it('is not worked at before, which would leave it as the older one left it', async () => {
    const told = await tells(named)
    await asOlderLeft(told, named)
    const at = { studyId: frame.studyId, responseId: told.responseId }
    const [seen] = await deskOf(world.ben, told.responseId)
    const police = { ...where(seen!, 'police'), type: 'OFFICIAL' }
    expect(await mark(world.ben, at, [seen!])).toMatchObject({ refused: 'passage_changed' })
    expect(await edit(world.ben, frame.studyId, seen!, police)).toMatchObject({ refused: 'passage_changed' })
    await start()
    expect((await mark(world.ben, at, await deskOf(world.ben, told.responseId))).refused).toBeUndefined()
  })

  it('has hidden what is found now where people decided about its words too, which they stay at', async () => {
    const told = await tells(named)
    await asOlderLeft(told, named.replace('Quiet Harbor', '[SHELTER 1]'))
    const code = await codes(told, 'rude to me')
    await start()
    expect((await passageOf(world.ada, told.responseId)).text).toBe(told.passage.text)
    expect((await stored(told)).cleanedBy).toBe(deidentifierVersion)
    expect(await codedIn(told, code)).toEqual({ state: 'accepted', words: ['rude to me'] })
  })

  it('hides it where nobody can tell any more which of the words it was', async () => {
    const told = await tells(named)
    await asOlderLeft(told, `Some [PERSON 1] said: ${unnamed}`)
    const code = await codes(told, 'rude to me')
    await start()
    expect((await passageOf(world.ada, told.responseId)).text).toBe(told.passage.text)
    expect(await codedIn(told, code)).toEqual({ state: 'accepted', words: [told.passage.text] })
  })

  it('is marked where people looked before it was kept where details stand, and no mark is taken off unseen', async () => {
    const told = await tells(named)
    const at = { studyId: frame.studyId, responseId: told.responseId }
    await mark(world.ben, at, await deskOf(world.ben, told.responseId))
    await asOlderLeft(told, named.replace('Quiet Harbor', '[SHELTER 1]'))
    const [seen] = await deskOf(world.ada, told.responseId)
    const shelter = { ...where(seen!, '[SHELTER 1]') }
    expect((await edit(world.ada, frame.studyId, seen!, shelter)).message).toContain(
      'No mark can be taken off',
    )
    const zorbel = { ...where(seen!, 'Zorbel'), type: 'PERSON' }
    expect((await edit(world.ben, frame.studyId, seen!, zorbel)).refused).toBeUndefined()
    const after = await deskOf(world.ada, told.responseId)
    expect(after[0]!.text).toBe(seen!.text.replace('Zorbel', '[PERSON 1]'))
    expect((await edit(world.ada, frame.studyId, after[0]!, where(after[0]!, '[SHELTER 1]'))).refused).toBe(
      undefined,
    )
    expect((await deskOf(world.ada, told.responseId))[0]!.text).toContain('Quiet Harbor')
  })

  it('is not cleaned by an older one, which finds less', async () => {
    const told = await tells(named)
    const newer = String(Number(deidentifierVersion) + 1)
    await asOlderLeft(told, unnamed, newer)
    const count = await cleanings()
    await start()
    expect(await cleanings()).toBe(count)
    expect((await passageOf(world.ada, told.responseId)).text).toBe(unnamed)
    expect((await stored(told)).cleanedBy).toBe(newer)
  })
})
