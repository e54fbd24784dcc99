// Many connections on one database session: each gets its own answers, whole, whatever the others do.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPool, transaction, withClient } from '../packages/api/src/database/pool.ts'
import { createDb } from '../packages/api/src/db.ts'
import { freshDatabase, type FreshDatabase } from './support/database.ts'

let database: FreshDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool(database.connection.pool)
  await withClient(database.owner, async (client) => {
    await client.query('CREATE TABLE counted (n int PRIMARY KEY)')
    await client.query('GRANT SELECT, INSERT ON counted TO firsthand_app')
  })
})
afterAll(async () => {
  await pool?.end()
  await database?.close()
})

const onServer = process.env['TEST_DATABASE_URL'] !== undefined

const times = <T>(count: number, act: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)))

async function leaveAbruptly(act: (client: pg.Client) => unknown): Promise<void> {
  const client = new pg.Client(database.connection.pool)
  client.on('error', () => undefined)
  await client.connect()
  await act(client)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } }
  connection.stream.destroy()
}

describe('a transaction', () => {
  // Signing in by a code begins transactions that are not ours; told too early that there is no connection, it takes
  // that for a code step that ended.
  it('waits for its connection on a busy day', async () => {
    const narrow = createPool({ ...database.connection.pool, max: 1 })
    const db = createDb(narrow)
    const held = await narrow.connect()
    setTimeout(() => held.release(), 2_500)
    try {
      const answered = await db.$transaction((tx) => tx.$queryRaw`SELECT 1 AS one`)
      expect(answered).toEqual([{ one: 1 }])
    } finally {
      await db.$disconnect()
      await narrow.end()
    }
  })
})

// A server's own housekeeping does it there.
describe.skipIf(onServer)('what has changed much', () => {
  it('is counted and swept soon after, between the questions of others', async () => {
    const known = async () =>
      withClient(database.owner, async (client) => {
        const { rows } = await client.query(
          `SELECT c.reltuples::int AS rows, s.n_dead_tup::int AS dead FROM pg_class c
             JOIN pg_stat_all_tables s ON s.relid = c.oid WHERE c.oid = 'counted'::regclass`,
        )
        return rows[0] as { rows: number; dead: number }
      })
    expect((await known()).rows).toBe(-1)
    await withClient(database.owner, async (client) => {
      await client.query('INSERT INTO counted SELECT -n FROM generate_series(1, 3000) n')
      await client.query('DELETE FROM counted WHERE n < -1000')
    })
    await expect.poll(known).toEqual({ rows: 1000, dead: 0 })
    await withClient(database.owner, (client) => client.query('DELETE FROM counted'))
  })
})

describe('what is asked over and over', () => {
  const sql = 'SELECT $1::int + n AS sum FROM (VALUES (1)) AS one (n)'
  const asked = (client: pg.Client | pg.PoolClient, of: number, text = sql) =>
    client.query({ name: 'sum', text, values: [of] }).then(({ rows }) => rows[0].sum as number)

  it('is prepared once, and each connection gets its own answers', async () => {
    const clients = await times(4, () => pool.connect())
    try {
      const inTurn = async (client: pg.PoolClient, at: number) => {
        const sums: number[] = []
        for (const of of [1, 2, 3]) sums.push(await asked(client, 10 * at + of))
        return sums
      }
      expect(await Promise.all(clients.map(inTurn))).toEqual(
        [0, 10, 20, 30].map((at) => [2, 3, 4].map((sum) => at + sum)),
      )
    } finally {
      for (const client of clients) client.release()
    }
  })

  it('is refused where it failed to be read, and each time that it does', async () => {
    for (let time = 0; time < 2; time++) {
      const client = await pool.connect()
      await expect(client.query({ name: 'none', text: 'SELECT $1 FROM none', values: [1] })).rejects.toThrow(
        /none/,
      )
      expect(await asked(client, 5)).toBe(6)
      client.release()
    }
  })

  it('is not another question under the same name', async () => {
    await withClient(database.connection.pool, async (client) => {
      const other = asked(client, 5, sql.replace('+', '-'))
      await (database.kind === 'server'
        ? expect(other).resolves.toBe(4)
        : expect(other).rejects.toThrow(/sum/))
      expect(await asked(await pool.connect().then((one) => (one.release(), one)), 5)).toBe(6)
    })
  })

  // Against a server the driver itself loses what it could not bind: on that connection, and on no other.
  it.skipIf(onServer)('is there for the others where one asks with what cannot be sent', async () => {
    const unsendable = { toPostgres: () => expect.fail('cannot be sent') }
    for (let time = 0; time < 2; time++)
      await withClient(database.connection.pool, async (client) => {
        await expect(client.query({ name: 'sum', text: sql, values: [unsendable] })).rejects.toThrow(
          'cannot be sent',
        )
        expect(await asked(client, 5)).toBe(6)
      })
  })

  it.skipIf(onServer)('is forgotten for nobody', async () => {
    const forget = (one: pg.PoolConfig) =>
      withClient(one, (client) => client.query('/* all */ DEALLOCATE ALL'))
    for (const one of [database.connection.pool, database.owner])
      await expect(forget(one)).rejects.toThrow('nobody changes the settings of a session that all share')
    const client = await pool.connect()
    expect(await asked(client, 5)).toBe(6)
    client.release()
  })
})

describe('several connections at once', () => {
  it('get the answers to their own questions, however large', async () => {
    const answers = await times(60, async (index) => {
      const text = 'x'.repeat(index % 2 ? 300_000 + index : index)
      const { rows } = await pool.query(`SELECT length($1::text) AS l, ${index} AS i`, [text])
      return [rows[0].l === text.length, rows[0].i === index]
    })
    expect(answers.flat().every(Boolean)).toBe(true)
  })

  it('are not disturbed by the errors of others', async () => {
    const ends = await times(60, (index) => {
      if (index % 3 === 0) return pool.query('SELECT nonsense FROM $1').catch((error: Error) => error)
      if (index % 3 === 1) return pool.query('INSERT INTO counted VALUES ($1)', [index])
      return pool.query('SELECT $1::int AS i', [index])
    })
    expect(ends.filter((end) => end instanceof Error)).toHaveLength(20)
    const { rows } = await pool.query('SELECT count(*)::int AS stored FROM counted')
    expect(rows).toEqual([{ stored: 20 }])
  })

  it('have transactions of their own', async () => {
    await times(40, async (index) => {
      const client = await pool.connect()
      await client.query('BEGIN')
      await client.query('INSERT INTO counted VALUES ($1)', [1_000 + index])
      await client.query('INSERT INTO counted VALUES ($1)', [2_000 + index])
      await client.query(index % 4 ? 'COMMIT' : 'ROLLBACK')
      client.release()
    })
    const { rows } = await pool.query('SELECT count(*)::int AS stored FROM counted WHERE n >= 1000')
    expect(rows).toEqual([{ stored: 60 }])
  })

  it('are stored whole or not at all, and go on', async () => {
    await withClient(database.owner, async (client) => {
      const half = transaction(client, async () => {
        await client.query('INSERT INTO counted VALUES (4000)')
        await client.query('INSERT INTO counted VALUES (4000)')
      })
      await expect(half).rejects.toMatchObject({ code: '23505' })
      const whole = transaction(client, () => client.query('INSERT INTO counted VALUES (4001) RETURNING n'))
      expect((await whole).rows).toEqual([{ n: 4001 }])
    })
    const { rows } = await pool.query('SELECT n FROM counted WHERE n >= 4000')
    expect(rows).toEqual([{ n: 4001 }])
  })

  it('go on when one leaves in the middle of a transaction, an error or a query', async () => {
    await leaveAbruptly(async (client) => {
      await client.query('BEGIN')
      await client.query('INSERT INTO counted VALUES (3000)')
    })
    await leaveAbruptly((client) => {
      const { connection } = client as unknown as { connection: { parse(query: object): void } }
      connection.parse({ text: 'NONSENSE', name: '', types: [] })
    })
    await leaveAbruptly((client) => void client.query('SELECT pg_sleep(0.2)').catch(() => undefined))
    const { rows } = await pool.query('SELECT count(*)::int AS stored FROM counted WHERE n = $1', [3000])
    expect(rows).toEqual([{ stored: 0 }])
  })
})
