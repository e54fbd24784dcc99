// Puts a backup's rows into an empty database that has the same tables, and looks whether they are the same rows.
import type { Client } from 'pg'
import { BackupRefused, createRowSum, type RowSum } from './backup.ts'
import { findTables, plainForms, rowsOf, type Line } from './dump.ts'

export type Loaded = { tables: number; rows: number }

/** Loads as the owner with triggers off: what they would work out is in the backup. */
export const load = async (client: Client, lines: AsyncIterable<Line>): Promise<Loaded> => {
  const there = new Map((await findTables(client)).map(({ name, columns }) => [name, columns]))
  const sums = new Map<string, RowSum>()
  await client.query('BEGIN')
  await client.query(plainForms)
  await client.query('SET LOCAL session_replication_role = replica')
  let table = ''
  for await (const line of lines) {
    if (line.kind === 'table') await begin(client, there, line)
    if (line.kind === 'table') table = line.name
    if (line.kind === 'rows') await insert(client, table, line.rows)
    if (line.kind === 'table end') sums.set(line.name, line)
    if (line.kind === 'sequences')
      for (const { name, value, isCalled } of line.values)
        await client.query('SELECT setval($1::regclass, $2, $3)', [name, value, isCalled])
  }
  await client.query('COMMIT')
  await compare(client, sums)
  return { tables: sums.size, rows: [...sums.values()].reduce((all, { count }) => all + count, 0) }
}

type Table = Extract<Line, { kind: 'table' }>

const begin = async (client: Client, there: ReadonlyMap<string, string[]>, { name, columns }: Table) => {
  if (there.get(name)?.join() !== columns.join())
    throw new BackupRefused(
      `This backup holds a table in a form that this version does not know (${name}). Restore it with the version that made it.`,
    )
  // What setting up put there itself: which migrations ran, and the queues.
  const { rows } = await client.query<{ isFull: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM ONLY ${name}) AS "isFull"`,
  )
  if (rows[0]!.isFull) await client.query(`DELETE FROM ONLY ${name}`)
}

const insert = (client: Client, table: string, rows: readonly string[]) =>
  client.query(
    // Each row is read once, and not once for each of its columns.
    `INSERT INTO ${table} SELECT (one.x).* FROM (SELECT r::${table} AS x FROM unnest($1::text[]) r OFFSET 0) one`,
    [rows],
  )

const compare = async (client: Client, sums: ReadonlyMap<string, RowSum>) => {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await client.query(plainForms)
  for (const [table, expected] of sums) {
    const sum = createRowSum()
    for await (const batch of rowsOf(client, table)) batch.forEach(sum.add)
    const found = sum.result()
    if (found.count !== expected.count || found.sum !== expected.sum)
      throw new BackupRefused(`The rows of ${table} are not those of the backup. Nothing was put in place.`)
  }
  await client.query('ROLLBACK')
}
