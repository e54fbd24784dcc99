// The audit can be checked: whatever somebody does to it who has the database, but not the key, is found.
import fc from 'fast-check'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkChain, type Check } from '../packages/api/src/audit/chain.ts'
import { createDb, type Db, type Tx } from '../packages/api/src/db.ts'
import { createPool, withClient } from '../packages/api/src/database/pool.ts'
import { shippedCodebook } from './support/codebook.ts'
import { pastRules } from './support/pastRules.ts'
import { act, aStudy, openWorld, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
let owner: { db: Db; close(): Promise<void> }
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const pool = createPool(world.database.owner)
  const db = createDb(pool)
  owner = { db, close: () => db.$disconnect().then(() => pool.end()) }
})
afterAll(async () => {
  await owner?.close()
  await world?.close()
})

const { seal, check } = {
  seal: () => world.instance.app.sealer.seal(),
  check: () => checkChain(world.instance.app),
}

const addRegion = (key: string) =>
  act(world.ada, 'addRegion', { studyId: frame.studyId, key, label: { en: 'A place' } })

/** As the owner of the database with its triggers off, and as if it had not been. */
const tamper = async (change: (tx: Tx) => Promise<unknown>): Promise<Check> => {
  let found: Check | undefined
  const undo = new Error('undone')
  await owner.db
    .$transaction(
      async (tx) => {
        for (const table of ['AuditEntry', 'AuditSeal'])
          await tx.$executeRawUnsafe(`ALTER TABLE "${table}" DISABLE TRIGGER ALL`)
        await tx.$executeRawUnsafe(`DROP INDEX "AuditEntry_mark_key"`)
        await tx.$executeRawUnsafe(`ALTER TABLE "AuditSeal" DROP CONSTRAINT "AuditSeal_entryId_fkey"`)
        await change(tx)
        found = await checkChain({ db: tx, keys: world.instance.app.keys })
        throw undo
      },
      { timeout: 60_000, maxWait: 60_000 },
    )
    .catch((problem: unknown) => {
      if (problem !== undo) throw problem
    })
  return found!
}

const sql = (text: string) => (tx: Tx) => tx.$executeRawUnsafe(text)
const entryAt = (position: number) => `(SELECT "entryId" FROM "AuditSeal" WHERE position = ${position})`

describe('the sealer', () => {
  it('seals what an act wrote within five seconds, in order, and leaves nothing out', async () => {
    await addRegion('soon')
    await expect.poll(async () => (await check()).unsealed, { timeout: 5_000, interval: 100 }).toBe(0)
    const { entries, sealed, fault, end } = await check()
    expect([sealed, fault, Number(end!.position)]).toEqual([entries, null, entries])
  })

  it('seals an entry whose transaction ended after later ones, and takes a number that was rolled back for no fault', async () => {
    await world.instance.app.db
      .$transaction(async (tx) => {
        await tx.$queryRaw`SELECT nextval('"AuditEntry_id_seq"')::text`
        throw new Error('rolled back')
      })
      .catch(() => undefined)
    const [early] = await world.instance.app.db.$queryRaw<{ id: bigint }[]>`
      SELECT nextval('"AuditEntry_id_seq"') AS id`
    await addRegion('between')
    await seal()
    expect((await check()).unsealed).toBe(0)
    await lateEntry(early!.id)
    expect((await check()).unsealed).toBe(1)
    await seal()
    expect(await check()).toMatchObject({ unsealed: 0, fault: null })
    const last = await world.instance.app.db.auditSeal.findFirst({ orderBy: { position: 'desc' } })
    expect(last!.entryId).toBe(early!.id)
  })

  it('gives no place twice where several seal at once', async () => {
    await Promise.all([addRegion('one'), addRegion('two'), seal(), addRegion('three'), seal(), seal()])
    await seal()
    expect(await check()).toMatchObject({ unsealed: 0, fault: null })
  })
})

/** An entry as the program writes it, under a number that was given out long before. */
const lateEntry = async (id: bigint) => {
  const { markOf } = await import('../packages/api/src/audit/audit.ts')
  const content = {
    at: new Date(),
    actorId: null,
    studyId: null,
    action: 'sign in',
    subjects: {},
    outcome: 'late',
  }
  const mark = new Uint8Array(markOf(world.instance.app.keys.audit.key, content))
  await world.instance.app.db.auditEntry.create({ data: { ...content, id, mark } })
}

describe('the database', () => {
  const attacks: [string, string][] = [
    ['a seal, changed', `UPDATE "AuditSeal" SET "sealedAt" = now()`],
    ['a seal, removed', `DELETE FROM "AuditSeal"`],
    ['the seals, emptied', `TRUNCATE "AuditSeal"`],
    ['an entry, changed', `UPDATE "AuditEntry" SET outcome = 'done'`],
    ['an entry, removed', `DELETE FROM "AuditEntry"`],
    ['both, emptied', `TRUNCATE "AuditEntry", "AuditSeal"`],
  ]
  it.each(attacks)('refuses the application and its owner: %s', async (_name, attack) => {
    for (const role of [world.database.connection.pool, world.database.owner])
      await withClient(role, (client) =>
        expect(client.query(attack)).rejects.toMatchObject({ code: '42501' }),
      )
    await withClient(world.database.owner, (client: Client) =>
      expect(pastRules(client, () => client.query(attack))).rejects.toMatchObject({ code: '42501' }),
    )
  })
})

describe('an owner of the database', () => {
  beforeAll(async () => {
    await Promise.all(Array.from({ length: 12 }, (_, number) => addRegion(`region-${number}`)))
    await seal()
  })

  const told: [string, string, (tx: Tx) => Promise<unknown>][] = [
    ['altered', 'who acted', sql(`UPDATE "AuditEntry" SET "actorId" = 'eve' WHERE id = ${entryAt(5)}`)],
    [
      'altered',
      'a count, by one part in a trillion',
      sql(`UPDATE "AuditEntry" SET subjects = '{"found": 1.000000000001}' WHERE id = ${entryAt(5)}`),
    ],
    ['altered', 'when it was sealed', sql(`UPDATE "AuditSeal" SET "sealedAt" = now() WHERE position = 5`)],
    [
      'altered',
      'a seal',
      sql(`UPDATE "AuditSeal" SET hash = decode(repeat('00', 32), 'hex') WHERE position = 5`),
    ],
    ['removed', 'an entry', sql(`DELETE FROM "AuditEntry" WHERE id = ${entryAt(5)}`)],
    ['removed', 'a seal', sql(`DELETE FROM "AuditSeal" WHERE position = 5`)],
    [
      'removed',
      'an entry with its seal',
      async (tx) => {
        await sql(`DELETE FROM "AuditEntry" WHERE id = ${entryAt(5)}`)(tx)
        await sql(`DELETE FROM "AuditSeal" WHERE position = 5`)(tx)
      },
    ],
    [
      'inserted',
      'an entry with a seal, those after it moved',
      async (tx) => {
        await sql(`UPDATE "AuditSeal" SET position = -position - 1 WHERE position >= 5`)(tx)
        await sql(`UPDATE "AuditSeal" SET position = -position WHERE position < 0`)(tx)
        await sql(
          `INSERT INTO "AuditEntry" (id, action, subjects, outcome, mark) VALUES (1000000, 'read words', '{}', 'done', decode(repeat('00', 48), 'hex'))`,
        )(tx)
        await sql(`INSERT INTO "AuditSeal" VALUES (5, 1000000, decode(repeat('00', 32), 'hex'), now())`)(tx)
      },
    ],
    [
      'reordered',
      'two entries in each other’s places',
      sql(
        `UPDATE "AuditSeal" s SET "entryId" = o."entryId" FROM "AuditSeal" o WHERE s.position IN (5, 8) AND o.position = 13 - s.position`,
      ),
    ],
  ]
  it.each(told)('is told of: %s, %s', async (kind, _what, change) => {
    const dropUnique = sql(`DROP INDEX "AuditSeal_entryId_key"`)
    const { fault } = await tamper(async (tx) => {
      await dropUnique(tx)
      await change(tx)
    })
    expect(fault).toMatchObject({ kind, position: 5n })
  })

  it('is told of where the end was cut off, seals and all', async () => {
    const whole = await check()
    const { fault } = await tamper(async (tx) => {
      await sql(
        `DELETE FROM "AuditEntry" WHERE id IN (SELECT "entryId" FROM "AuditSeal" WHERE position > 5)`,
      )(tx)
      await sql(`DELETE FROM "AuditSeal" WHERE position > 5`)(tx)
    })
    expect(Number(whole.end!.position)).toBeGreaterThan(12)
    expect(fault).toMatchObject({ kind: 'removed', position: 6n })
    const emptied = await tamper(sql(`TRUNCATE "AuditEntry", "AuditSeal"`))
    expect(emptied.fault).toMatchObject({ kind: 'removed', position: 1n })
  })

  it('gets no entry of their own in, new, made up or copied', async () => {
    const made = `INSERT INTO "AuditEntry" (id, action, subjects, outcome, mark) VALUES`
    const copy = `INSERT INTO "AuditEntry" (at, "actorId", "studyId", action, subjects, outcome, mark) SELECT at, "actorId", "studyId", action, subjects, outcome, mark FROM "AuditEntry" WHERE id = ${entryAt(5)}`
    for (const text of [
      `${made} (1000000, 'sign in', '{}', 'done', NULL)`,
      `${made} (-1, 'sign in', '{}', 'done', NULL)`,
      `${made} (1000000, 'sign in', '{}', 'done', decode(repeat('ab', 48), 'hex'))`,
      copy,
    ]) {
      const { fault } = await tamper(sql(text))
      expect([text, fault?.kind]).toEqual([text, 'inserted'])
    }
  })

  it('is told of whatever they do at whichever place', async () => {
    const length = Number((await check()).end!.position)
    const place = fc.integer({ min: 1, max: length })
    const text = fc.constantFrom('', 'done', 'read words', 'forbidden', 'AAAAAAAAAAAAAAAAAAAAAA')
    const entry = (column: string, value: string) => (at: number) =>
      `UPDATE "AuditEntry" SET ${column} = ${value} WHERE id = ${entryAt(at)} AND ${column} IS DISTINCT FROM ${value}`
    const change = fc.oneof(
      fc
        .tuple(place, fc.constantFrom('"actorId"', '"studyId"', 'action', 'outcome'), text)
        .map(([at, column, value]) => [entry(column, `'${value}'`)(at)]),
      fc
        .tuple(place, fc.integer({ min: 1, max: 99 }))
        .map(([at, seconds]) => [
          entry(
            'at',
            `(SELECT at + interval '${seconds} ms' FROM "AuditEntry" WHERE id = ${entryAt(at)})`,
          )(at),
        ]),
      fc
        .tuple(place, fc.json())
        .map(([at, json]) => [entry('subjects', `$json$${json.replaceAll('\\u0000', '')}$json$::jsonb`)(at)]),
      place.map((at) => [`DELETE FROM "AuditEntry" WHERE id = ${entryAt(at)}`]),
      place.map((at) => [`UPDATE "AuditEntry" SET mark = NULL WHERE id = ${entryAt(at)}`]),
      fc
        .tuple(place, fc.boolean())
        .map(([at, isClosedUp]) => [
          `DELETE FROM "AuditEntry" WHERE id = ${entryAt(at)}`,
          `DELETE FROM "AuditSeal" WHERE position = ${at}`,
          ...(isClosedUp
            ? [
                `UPDATE "AuditSeal" SET position = -position WHERE position > ${at}`,
                `UPDATE "AuditSeal" SET position = -position - 1 WHERE position < 0`,
              ]
            : []),
        ]),
      fc
        .tuple(place, place)
        .filter(([a, b]) => a !== b)
        .map(([a, b]) => [
          `UPDATE "AuditSeal" s SET "entryId" = o."entryId" FROM "AuditSeal" o WHERE (s.position, o.position) IN ((${a}, ${b}), (${b}, ${a}))`,
        ]),
      fc
        .tuple(place, place)
        .filter(([a, b]) => a !== b)
        .map(([a, b]) => [
          `UPDATE "AuditSeal" SET position = -${b} WHERE position = ${a}`,
          `UPDATE "AuditSeal" SET position = ${a} WHERE position = ${b}`,
          `UPDATE "AuditSeal" SET position = ${b} WHERE position = -${b}`,
        ]),
    )
    await fc.assert(
      fc.asyncProperty(change, async (statements) => {
        let changed = 0
        const { fault } = await tamper(async (tx) => {
          await sql(`DROP INDEX "AuditSeal_entryId_key"`)(tx)
          for (const statement of statements) changed += await tx.$executeRawUnsafe(statement)
        })
        // What was overwritten with itself is no change.
        expect(fault !== null).toBe(changed > 0)
      }),
      { numRuns: 60, seed: 4 },
    )
  })
})
