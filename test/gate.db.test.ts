// The gate stands in the database: these attacks go past the API, as the application's own role.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../packages/api/src/db.ts'
import { newId } from '../packages/api/src/id.ts'
import { shippedCodebook } from './support/codebook.ts'
import { act, aParticipant, aStudy, openWorld, submission, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
let db: Db
const bare = (id: string) => id.split('-').slice(1).join('-')
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  db = world.instance.app.db
})
afterAll(() => world?.close())

const responseRow = (participantId: string) => ({
  studyId: bare(frame.studyId),
  id: newId(),
  participantId: bare(participantId),
  waveId: bare(frame.waveId),
  instrumentId: bare(frame.instrumentId),
  mode: 'self' as const,
  language: 'en' as const,
  submittedAt: new Date(),
  idempotencyKey: newId(),
  digest: newId(),
})

describe('without a consent that holds', () => {
  it('no response can be written', async () => {
    const pat = await aParticipant(world.ada, frame, { scopes: [] })
    await expect(db.response.create({ data: responseRow(pat) })).rejects.toThrow()
    const sam = await aParticipant(world.ada, frame)
    await expect(db.response.create({ data: responseRow(sam) })).resolves.toBeTruthy()
  })

  it('no row is seen, counted, changed or removed', async () => {
    const pat = await aParticipant(world.ada, frame)
    await act(
      world.ada,
      'submitResponse',
      submission(frame, pat, 'The judge listened to me and asked what I wanted.'),
    )
    await world.instance.settled()
    const where = { participantId: bare(pat) }
    const counts = async () => [
      await db.response.count({ where }),
      await db.answer.count({ where }),
      await db.passage.count({ where }),
      await db.coding.count({ where }),
    ]
    expect(await counts()).toEqual([1, 1, 1, expect.any(Number)])
    const decision = {
      studyId: frame.studyId,
      participantId: pat,
      party: 'youth',
      decision: 'withdrawn',
      until: '2090-01-01T00:00:00Z',
    }
    await act(world.ada, 'recordConsent', { ...decision, scopes: ['participate'] })
    expect(await counts()).toEqual([0, 0, 0, 0])
    expect((await db.passage.updateMany({ where, data: { taggedBy: null } })).count).toBe(0)
    expect((await db.response.deleteMany({ where })).count).toBe(0)
  })

  it('no suggestion can be written for someone who did not allow automated assistance', async () => {
    const pat = await aParticipant(world.ada, frame, { scopes: ['participate', 'analyse'] })
    await act(world.ada, 'submitResponse', submission(frame, pat, 'The officer was rude to me.'))
    await world.instance.settled()
    const passage = await db.passage.findFirstOrThrow({
      where: { participantId: bare(pat) },
      select: { id: true },
    })
    const code = await db.code.findFirstOrThrow({
      where: { studyId: bare(frame.studyId) },
      select: { id: true },
    })
    const coding = {
      studyId: bare(frame.studyId),
      participantId: bare(pat),
      passageId: passage.id,
      codeId: code.id,
      stance: 'neutral' as const,
      score: 1,
      spans: [],
    }
    await expect(
      db.coding.create({ data: { ...coding, id: newId(), origin: 'suggested', state: 'proposed' } }),
    ).rejects.toThrow()
    await expect(
      db.coding.create({ data: { ...coding, id: newId(), origin: 'person', state: 'accepted' } }),
    ).resolves.toBeTruthy()
  })
})

describe('what is only added to', () => {
  const attacks: [string, (db: Db) => Promise<unknown>][] = [
    ['the audit, changed', (db) => db.$executeRaw`UPDATE "AuditEntry" SET outcome = 'done'`],
    ['the audit, shortened', (db) => db.$executeRaw`DELETE FROM "AuditEntry"`],
    ['the audit, emptied', (db) => db.$executeRaw`TRUNCATE "AuditEntry"`],
    ['a decision, changed', (db) => db.$executeRaw`UPDATE "ConsentDecision" SET decision = 'granted'`],
    ['a decision, removed', (db) => db.$executeRaw`DELETE FROM "ConsentDecision"`],
    ['a standing, written', (db) => db.$executeRaw`UPDATE "ConsentStanding" SET "validUntil" = 'infinity'`],
    [
      'a standing, made up',
      (db) => db.$executeRaw`INSERT INTO "ConsentStanding" VALUES ('s', 'p', 'analyse', 'infinity')`,
    ],
    ['the gate, taken down', (db) => db.$executeRaw`ALTER TABLE "Passage" DISABLE ROW LEVEL SECURITY`],
    ['the gate, replaced', (db) => db.$executeRaw`DROP POLICY consented ON "Passage"`],
    ['a trigger, disabled', (db) => db.$executeRaw`ALTER TABLE "AuditEntry" DISABLE TRIGGER ALL`],
    ['triggers, turned off', (db) => db.$executeRaw`SET session_replication_role = replica`],
  ]
  it.each(attacks)('%s: refused', async (_name, attack) => {
    await aParticipant(world.ada, frame)
    await expect(attack(db)).rejects.toThrow()
  })

  // On a server the owner's connection may take its own role back (docs/decisions/0001): there only mistakes are stopped.
  it.skipIf(process.env['TEST_DATABASE_URL'])('another role: refused', async () => {
    await expect(db.$executeRaw`SET ROLE postgres`).rejects.toThrow()
    await expect(db.$executeRaw`SET ROLE NONE`).rejects.toThrow()
  })
})
