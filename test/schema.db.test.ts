import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schemaDrift } from '../packages/api/src/database/drift.ts'
import { migrate } from '../packages/api/src/database/migrate.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { queues } from '../packages/api/src/pipeline.ts'
import { freshDatabase, type FreshDatabase } from './support/database.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database?.close())

const asOwner = <T>(run: (client: Client) => Promise<T>) => withClient(database.owner, run)
const asApplication = <T>(run: (client: Client) => Promise<T>) => withClient(database.connection.pool, run)

describe('the migrations', () => {
  it('give exactly the schema', async () => {
    expect(await schemaDrift()).toBe('')
  })

  it('have nothing left to do once they ran', async () => {
    expect(await migrate(database.owner, queues)).toEqual({ applied: [] })
  })

  it('index every foreign key', async () => {
    const { rows } = await asOwner((client) => client.query<{ key: string }>(withoutIndex))
    expect(rows.map(({ key }) => key)).toEqual([])
  })
})

// A foreign key's columns, in any order, are the first columns of some index on its table.
const withoutIndex = `
  SELECT c.conrelid::regclass || '.' || c.conname AS key
  FROM pg_constraint c
  WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
    AND NOT EXISTS (
      SELECT 1 FROM pg_index i
      WHERE i.indrelid = c.conrelid AND i.indpred IS NULL
        AND (SELECT array_agg(k ORDER BY k) FROM unnest((i.indkey::int2[])[0:cardinality(c.conkey) - 1]) AS k)
          = (SELECT array_agg(k ORDER BY k) FROM unnest(c.conkey) AS k))`

describe('the application', () => {
  const refused: [string, string][] = [
    ['create a table', 'CREATE TABLE own (id int)'],
    ['create a schema', 'CREATE SCHEMA own'],
    ['create a function', `CREATE FUNCTION own() RETURNS int LANGUAGE sql AS 'SELECT 1'`],
    ['drop a table', 'DROP TABLE "Study"'],
    ['turn off triggers', 'ALTER TABLE "Study" DISABLE TRIGGER ALL'],
    ['turn off triggers for the session', 'SET session_replication_role = replica'],
    ['empty a table past its triggers', 'TRUNCATE "AuditEntry"'],
    ['change the audit', 'UPDATE "AuditEntry" SET id = id'],
    ['delete from the audit', 'DELETE FROM "AuditEntry"'],
    ['change the record of migrations', 'DELETE FROM _prisma_migrations'],
    ['read the passwords of the database', 'SELECT * FROM pg_authid'],
    ['read files', `SELECT pg_read_file('/etc/hostname')`],
    ['run programs', `COPY (SELECT 1) TO PROGRAM 'true'`],
  ]

  it.each(refused)('may not %s', async (_, sql) => {
    await asApplication(async (client) => {
      await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' })
    })
  })

  const embeddedOnly: [string, string][] = [
    ['RESET ROLE', 'RESET ROLE'],
    ['SET ROLE', 'SET ROLE postgres'],
    ['a comment before SET', '/* why */ SET /* not */ ROLE postgres'],
    ['a second statement', 'SELECT 1; SET SESSION AUTHORIZATION postgres'],
    ['a string that hides a comment', `SELECT '/*'; SET ROLE postgres; SELECT '*/'`],
    ['a nested comment', '/* /* */ SELECT 1; */ SET ROLE postgres'],
    ['a function', `SELECT set_config('role', 'postgres', false)`],
    ['a block', `DO $$ BEGIN EXECUTE 'SET ROLE postgres'; END $$`],
  ]

  it.each(embeddedOnly)('may not take its lesser role off by %s', async (_, sql) => {
    if (database.kind === 'server') return
    await asApplication(async (client) => {
      await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' })
      const { rows } = await client.query('SELECT current_user AS who')
      expect(rows).toEqual([{ who: 'firsthand_app' }])
    })
  })

  it.each([
    'EXPLAIN (ANALYZE) SELECT 1',
    'explain select 1',
    "ALTER ROLE firsthand_app SET timezone = 'UTC'",
  ])('may not say %s', async (sql) => {
    if (database.kind === 'server') return
    await asApplication(async (client) => {
      await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' })
    })
  })

  it('may use columns and words that look like settings', async () => {
    await asApplication(async (client) => {
      await client.query(`SELECT 'x; set role postgres' AS "set", $1::text AS reset`, ['; reset all'])
      await client.query('BEGIN')
      await client.query('SET TRANSACTION ISOLATION LEVEL SERIALIZABLE')
      await client.query('COMMIT')
    })
  })

  it('reads and writes every table but those that are kept from it', async () => {
    const { rows } = await asOwner((client) =>
      client.query<{ table: string }>(`
        SELECT tablename AS table FROM pg_tables
        WHERE schemaname IN ('public', 'pgboss') AND NOT (
          has_table_privilege('firsthand_app', format('%I.%I', schemaname, tablename), 'SELECT')
          AND has_table_privilege('firsthand_app', format('%I.%I', schemaname, tablename), 'INSERT')
          AND has_table_privilege('firsthand_app', format('%I.%I', schemaname, tablename), 'UPDATE')
          AND has_table_privilege('firsthand_app', format('%I.%I', schemaname, tablename), 'DELETE'))
        ORDER BY 1`),
    )
    const kept = ['AuditEntry', 'AuditSeal', 'ConsentStanding', '_prisma_migrations']
    expect(rows.map(({ table }) => table).sort()).toEqual(kept)
  })
})
