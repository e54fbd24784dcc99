// The command line looks the audit through while a server runs; a chain that was broken by hand stops nobody, is told
// of, and goes on as the same chain.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { shippedCodebook } from './support/codebook.ts'
import { firsthand, firsthandHere } from './support/firsthand.ts'
import { act, aStudy, openWorld, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(() => world?.close())

const addRegion = (key: string) =>
  act(world.ada, 'addRegion', { studyId: frame.studyId, key, label: { en: 'A place' } })

const database = () => ({
  FIRSTHAND_DATA: world.database.dataFolder,
  DATABASE_URL: world.database.kind === 'server' ? String(world.database.owner.connectionString) : '',
  FIRSTHAND_KEY_FILE: join(
    world.keyFolder,
    readdirSync(world.keyFolder).find((name) => name.endsWith('.key'))!,
  ),
})

type Verified = {
  entries: number
  sealed: number
  unsealed: number
  end: { position: number; hash: string }
  fault: { kind: string; position: number } | null
}

describe('verify-audit', () => {
  it('prints what it found while the server runs, and ends with 0 where nothing is wrong', async () => {
    await addRegion('first')
    await world.instance.app.sealer.seal()
    const { status, out, err } = await firsthand(database(), 'verify-audit')
    const verified = JSON.parse(out) as Verified
    expect([status, err, verified.fault]).toEqual([0, '', null])
    expect(verified.entries).toBeGreaterThan(10)
    expect(verified.sealed + verified.unsealed).toBe(verified.entries)
    expect(verified.end).toEqual({ position: verified.sealed, hash: expect.stringMatching(/^[\da-f]{64}$/) })
  })

  it('says what is wrong where there is no database, no key, or an argument too many', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'firsthand-empty-'))
    const nothing = await firsthandHere(
      { ...database(), DATABASE_URL: '', FIRSTHAND_DATA: empty },
      'verify-audit',
    )
    expect([nothing.status, nothing.out]).toEqual([1, ''])
    expect(nothing.err).toMatch(/no database of Firsthand in .* yet\. Set FIRSTHAND_DATA/)
    expect(readdirSync(empty)).toEqual([])
    rmSync(empty, { recursive: true })
    const keyless = await firsthandHere(
      { ...database(), FIRSTHAND_KEY_FILE: join(empty, 'none') },
      'verify-audit',
    )
    expect([keyless.status, keyless.err]).toEqual([1, expect.stringContaining('is missing or unreadable')])
    const wordy = await firsthandHere(database(), 'verify-audit', '--quickly')
    expect([wordy.status, wordy.err]).toEqual([2, expect.stringContaining('--quickly is not an argument')])
  })
})

const expectFault = (fault: object) =>
  expect
    .poll(async () => (await world.instance.app.sealer.checked()).fault, { timeout: 60_000, interval: 500 })
    .toMatchObject(fault)

describe('a chain that was broken by hand', () => {
  const breakAt = (position: number) =>
    withClient(world.database.owner, async (client) => {
      await client.query('ALTER TABLE "AuditEntry" DISABLE TRIGGER ALL')
      await client.query(
        `UPDATE "AuditEntry" SET outcome = 'other' WHERE id = (SELECT "entryId" FROM "AuditSeal" WHERE position = $1)`,
        [position],
      )
      await client.query('ALTER TABLE "AuditEntry" ENABLE TRIGGER ALL')
      await client.query('ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER append_only')
    })

  it('is told of, with the place, and stops nobody', async () => {
    await breakAt(4)
    const { status, out } = await firsthandHere(database(), 'verify-audit')
    expect([status, (JSON.parse(out) as Verified).fault]).toEqual([
      1,
      { kind: 'altered', position: 4, entry: expect.any(Number) },
    ])
    await expectFault({ kind: 'altered', position: 4n })
    expect(world.logged).toContain('audit: the chain is broken (altered at 4)')
    expect((await addRegion('second')).refused).toBeUndefined()
  })

  it('goes on as the same chain, behind what was cut off too', async () => {
    const { auditSeal } = world.instance.app.db
    await world.instance.app.sealer.seal()
    const before = await auditSeal.count()
    await withClient(world.database.owner, async (client) => {
      await client.query('ALTER TABLE "AuditSeal" DISABLE TRIGGER ALL')
      await client.query('DELETE FROM "AuditSeal" WHERE position > $1', [before - 3])
      await client.query('ALTER TABLE "AuditSeal" ENABLE TRIGGER ALL')
      await client.query('ALTER TABLE "AuditSeal" ENABLE ALWAYS TRIGGER append_only')
    })
    await addRegion('third')
    await world.instance.app.sealer.seal()
    const positions = (await auditSeal.findMany({ orderBy: { position: 'asc' } })).map(({ position }) =>
      Number(position),
    )
    expect(positions.slice(before - 3)[0]).toBe(before + 1)
    await expectFault({ kind: 'altered', position: 4n })
  })
})
