// Two servers on one database with one folder of keys: what one of them made gone is gone in the other too, and what is said in the
// same moment through the other opens. On a PostgreSQL server they really are at work at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordConsent } from '../packages/api/src/consent/commands.ts'
import { finishErasure } from '../packages/api/src/erasure/commands.ts'
import { insertErasure } from '../packages/api/src/erasure/store.ts'
import { newCode, newId } from '../packages/api/src/id.ts'
import { startInstance, type Instance } from '../packages/api/src/instance.ts'
import { submitResponse } from '../packages/api/src/response/commands.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { aFielded } from './support/draft.ts'
import { linkFor } from './support/invited.ts'
import { lendAnalyst } from './support/lent.ts'
import { agreeTo, aPhone, openDoor } from './support/respondent.ts'
import { aParticipant, aStudy, openWorld, submission, type Frame, type World } from './support/world.ts'

const system = { kind: 'system', id: 'command line' } as const

let world: World
let frame: Frame
let other: Instance
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await aFielded(world.ada, frame)
  const shared = { ...world.database, close: () => Promise.resolve() }
  const place = { dataFolder: world.database.dataFolder, configFolder: world.keyFolder }
  const log = (line: string) => void world.logged.push(line)
  other = await startInstance(shared, place, { isDemoWanted: false, log, analyst: lendAnalyst() })
})
afterAll(async () => {
  await world?.instance.settled()
  await other?.close()
  await world?.close()
})

const personOf = (pat: string) => ({ studyId: bare(frame.studyId), participantId: bare(pat) })

const decides = (pat: string, decision: 'granted' | 'withdrawn') =>
  recordConsent(world.instance.app, system, {
    ...{ ...personOf(pat), party: 'youth', scopes: ['participate', 'analyse'], decision },
    until: '2090-01-01T00:00:00Z',
  })

/** Through the other server. */
const speaks = (pat: string, words: string) => {
  const { studyId, participantId, waveId, instrumentId, answers, ...rest } = submission(frame, pat, words)
  const of = { studyId, participantId, waveId, instrumentId }
  const ids = Object.fromEntries(Object.entries(of).map(([name, id]) => [name, bare(id)]))
  const said = answers.map(({ questionId, ...one }) => ({ ...one, questionId: bare(questionId) }))
  return submitResponse(other.app, system, { ...rest, ...ids, answers: said })
}

/** What this server opens of them. */
const openedOf = async (pat: string) => {
  const { db, words } = world.instance.app
  const rows = await db.answer.findMany({ where: { ...personOf(pat), words: { not: null } } })
  return Promise.all(
    rows.map((row) => words.open({ ...personOf(pat), row: row.id, column: 'answer' }, row.words!)),
  )
}

/** Something is said through the other server, and between its sealing and its storing this one is at work. */
const between = async (pat: string, words: string, work: () => Promise<unknown>) => {
  const seal = other.app.words.seal.bind(other.app.words)
  let working: Promise<unknown> | undefined
  other.app.words.seal = async (place, text) => {
    const sealed = await seal(place, text)
    if (text === words) {
      working ??= work()
      await Promise.race([working, new Promise((resolve) => setTimeout(resolve, 1_000))])
    }
    return sealed
  }
  try {
    await speaks(pat, words)
    await working
  } finally {
    other.app.words.seal = seal
  }
}

describe('what somebody says through one server after the other ended their key', () => {
  it('opens in both, and what they said before in neither', async () => {
    const pat = await aParticipant(world.ada, frame)
    await speaks(pat, 'Nobody listened in court.')
    await world.instance.settled()
    const [before] = await world.instance.app.db.answer.findMany({
      where: { ...personOf(pat), words: { not: null } },
    })
    const place = { ...personOf(pat), row: before!.id, column: 'answer' } as const
    expect(await other.app.words.open(place, before!.words!)).toBe('Nobody listened in court.')
    await decides(pat, 'withdrawn')
    await world.instance.settled()
    for (const { words } of [world.instance.app, other.app])
      await expect(words.open(place, before!.words!)).rejects.toThrow()
    await decides(pat, 'granted')
    await speaks(pat, 'Somebody listened since.')
    await world.instance.settled()
    expect(await openedOf(pat)).toEqual(['Somebody listened since.'])
    expect(world.logged).toEqual([])
  })
})

describe('what somebody says through one server in the moment in which the other would end their key', () => {
  it('keeps the key, where a deletion is finished that did not end it', async () => {
    const pat = await aParticipant(world.ada, frame)
    const erasureId = newId()
    const receipt = { id: erasureId, code: newCode(), askedBy: null, askedAt: new Date() }
    const made = { ...personOf(pat), ...receipt, removed: {}, keyEndedAt: null }
    await world.instance.app.db.$transaction((tx) => insertErasure(tx, made))
    const { studyId } = personOf(pat)
    await between(pat, 'Said meanwhile.', () =>
      finishErasure(world.instance.app, system, { studyId, erasureId }),
    )
    expect(await openedOf(pat)).toEqual(['Said meanwhile.'])
    expect(await world.instance.app.db.erasure.findFirst({ where: { id: erasureId } })).toMatchObject({
      keyEndedAt: null,
      doneAt: expect.any(Date),
    })
  })

  it('keeps the key, where they delete a sitting on their phone', async () => {
    const pat = await aParticipant(world.ada, frame)
    const phone = aPhone(openDoor(world))
    await phone.open(await linkFor(world, frame, pat))
    await agreeTo(phone)
    await phone.press('stop')
    await between(pat, 'Said to somebody.', () => phone.press('delete'))
    expect((await phone.look()).kind).toBe('deleted')
    expect(await openedOf(pat)).toEqual(['Said to somebody.'])
  })
})
