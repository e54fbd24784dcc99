// Everything that a database holds, as lines of text, in one transaction that sees one moment. Rows are written as
// PostgreSQL itself writes them down and reads them back, so that nothing is lost on the way.
import type { Client } from 'pg'
import { createRowSum, type RowSum } from './backup.ts'

/** What a backup consists of, in this order: a beginning, tables each with rows and an end, sequences, an end. */
export type Line =
  | {
      kind: 'begin'
      instance: string
      keyCheck: string
      migrations: string[]
      createdAt: string
      sealed: string
    }
  | { kind: 'table'; name: string; columns: string[] }
  | { kind: 'rows'; rows: string[] }
  | ({ kind: 'table end'; name: string } & RowSum)
  | { kind: 'sequences'; values: { name: string; value: string; isCalled: boolean }[] }
  | { kind: 'end'; tables: number; rows: number }

const fetched = 500

/** The same text for the same value, whatever the session before had set. */
export const plainForms = `SET LOCAL datestyle = 'ISO, MDY'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`

/** Reads as the owner, past row security: what consent hides is kept too, hidden. */
export async function* dump(client: Client): AsyncGenerator<Line> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    await client.query(plainForms)
    yield await beginning(client)
    let rows = 0
    const tables = await findTables(client)
    for (const table of tables) {
      yield { kind: 'table', ...table }
      const sum = createRowSum()
      for await (const batch of rowsOf(client, table.name)) {
        batch.forEach(sum.add)
        yield { kind: 'rows', rows: batch }
      }
      const found = sum.result()
      rows += found.count
      yield { kind: 'table end', name: table.name, ...found }
    }
    yield { kind: 'sequences', values: await findSequences(client) }
    yield { kind: 'end', tables: tables.length, rows }
  } finally {
    await client.query('ROLLBACK')
  }
}

const beginning = async (client: Client): Promise<Line> => {
  const { rows } = await client.query<{ id: string; keyCheck: string; sealed: string }>(
    'SELECT id, "keyCheck", (SELECT COALESCE(max(position), 0)::text FROM "AuditSeal") AS sealed FROM "Instance"',
  )
  const { rows: applied } = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1',
  )
  const { id, keyCheck, sealed } = rows[0]!
  const migrations = applied.map(({ name }) => name)
  return { kind: 'begin', instance: id, keyCheck, migrations, createdAt: new Date().toISOString(), sealed }
}

/** Tables that hold rows themselves, those that are divided only through their parts. */
export const findTables = async (client: Client): Promise<{ name: string; columns: string[] }[]> => {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name,
      (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'pgboss', 'identity') AND c.relkind = 'r' ORDER BY 1`)
  return rows
}

export async function* rowsOf(client: Client, table: string): AsyncGenerator<string[]> {
  await client.query(`DECLARE rows_of NO SCROLL CURSOR FOR SELECT t::text AS row FROM ONLY ${table} t`)
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`FETCH ${fetched} FROM rows_of`)
    if (rows.length > 0) yield rows.map(({ row }) => row)
    if (rows.length < fetched) break
  }
  await client.query('CLOSE rows_of')
}

const findSequences = async (client: Client) => {
  const { rows: names } = await client.query<{ name: string }>(`
    SELECT format('%I.%I', schemaname, sequencename) AS name FROM pg_sequences
    WHERE schemaname IN ('public', 'pgboss', 'identity') ORDER BY 1`)
  const values = []
  for (const { name } of names) {
    const { rows } = await client.query<{ value: string; isCalled: boolean }>(
      `SELECT last_value::text AS value, is_called AS "isCalled" FROM ${name}`,
    )
    values.push({ name, ...rows[0]! })
  }
  return values
}
