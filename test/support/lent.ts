// One embedded database for a worker, lent to one story after the other: starting its process takes longer than most of them.
import { openAnalyst, type Analyst } from '../../packages/api/src/analyst.ts'
import { withClient } from '../../packages/api/src/database/pool.ts'
import type { Queue } from '../../packages/api/src/database/migrate.ts'
import { freshDatabase, type FreshDatabase } from './database.ts'

let thread: Analyst | undefined

/** One thread for all stories of a worker: what it reads before its first text takes longer than most of them. */
export const lendAnalyst = (): Analyst => ({ ...(thread ??= openAnalyst()), stop: () => Promise.resolve() })

type Owner = FreshDatabase['owner']
type Kept = { database: FreshDatabase; empty: Empty; shape: string }
/** What has no rows, and what has not counted yet, before the first story. */
type Empty = { tables: string[]; sequences: string[] }

let kept: Kept | undefined
let isLent = false

/** A migrated, empty database. Closing it empties it for the next; where a story changed more than rows it is removed. */
export const lendDatabase = async (queues: Queue[]): Promise<FreshDatabase> => {
  if (isLent || process.env['TEST_DATABASE_URL']) return freshDatabase(queues)
  isLent = true
  const { database, empty, shape } = (kept ??= await keep(queues))
  return {
    ...database,
    async close() {
      isLent = false
      if ((await shapeOf(database.owner)) === shape) return clear(database.owner, empty)
      kept = undefined
      await database.close()
    },
  }
}

const keep = async (queues: Queue[]): Promise<Kept> => {
  const database = await freshDatabase(queues)
  const { owner } = database
  const empty = { tables: await emptyTables(owner), sequences: await freshSequences(owner) }
  return { database, empty, shape: await shapeOf(owner) }
}

const rowsOf = async <Row>(owner: Owner, text: string): Promise<Row[]> =>
  withClient(owner, async (client) => (await client.query(text)).rows as Row[])

const emptyTables = async (owner: Owner): Promise<string[]> => {
  const tables = await rowsOf<{ name: string }>(
    owner,
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss', 'identity')`,
  )
  const empty: string[] = []
  for (const { name } of tables) {
    const [row] = await rowsOf<{ isEmpty: boolean }>(
      owner,
      `SELECT NOT EXISTS (SELECT FROM ${name}) AS "isEmpty"`,
    )
    if (row!.isEmpty) empty.push(name)
  }
  return empty
}

const freshSequences = async (owner: Owner): Promise<string[]> => {
  const sequences = await rowsOf<{ name: string }>(
    owner,
    `SELECT format('%I.%I', schemaname, sequencename) AS name FROM pg_sequences
      WHERE last_value IS NULL AND schemaname IN ('public', 'pgboss', 'identity')`,
  )
  return sequences.map(({ name }) => name)
}

/**
 * Only what has rows is emptied, and row by row: a table that is truncated gets new files, and every question that was
 * planned on it is planned anew. Past the triggers that let nobody take rows away, which are on again afterwards.
 */
const clear = async (owner: Owner, { tables, sequences }: Empty): Promise<void> => {
  const filled = await rowsOf<{ name: string }>(
    owner,
    tables.map((name) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM ${name})`).join(' UNION ALL '),
  )
  const guards = await rowsOf<{ table: string; trigger: string }>(
    owner,
    `SELECT tgrelid::regclass AS "table", quote_ident(tgname) AS trigger FROM pg_trigger
      WHERE NOT tgisinternal AND tgenabled = 'A' AND tgtype & 8 > 0`,
  )
  const set = (how: string) =>
    guards.map(({ table, trigger }) => `ALTER TABLE ${table} ${how} TRIGGER ${trigger};`).join('')
  const deleted = filled.map(({ name }) => `DELETE FROM ${name};`).join('')
  const restarted = sequences.map((name) => `ALTER SEQUENCE ${name} RESTART;`).join('')
  await withClient(owner, (client) =>
    client.query(
      `BEGIN; SET LOCAL session_replication_role = replica; ${set('DISABLE')} ${deleted} ${set('ENABLE ALWAYS')} ${restarted} COMMIT;`,
    ),
  )
}

/** All that a story of rows leaves alone: tables, columns, triggers, policies, functions, rights. */
const shapeOf = async (owner: Owner): Promise<string> => {
  const [row] = await rowsOf<{ shape: string }>(
    owner,
    `SELECT md5(concat(
      (SELECT string_agg(concat_ws(' ', c.oid::regclass, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relacl), ',' ORDER BY c.oid)
         FROM pg_class c WHERE c.relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace, 'identity'::regnamespace)),
      (SELECT string_agg(concat_ws(' ', attrelid, attname, atttypid, attnotnull, attisdropped), ',' ORDER BY attrelid, attnum)
         FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE c.relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace, 'identity'::regnamespace)),
      (SELECT string_agg(concat_ws(' ', oid, tgname, tgenabled), ',' ORDER BY oid) FROM pg_trigger),
      (SELECT string_agg(concat_ws(' ', oid, polname, polcmd, polqual, polwithcheck), ',' ORDER BY oid) FROM pg_policy),
      (SELECT string_agg(concat_ws(' ', oid, proacl, prosrc), ',' ORDER BY oid) FROM pg_proc WHERE pronamespace IN ('public'::regnamespace, 'identity'::regnamespace)),
      (SELECT string_agg(concat_ws(' ', oid, rolname, rolsuper, rolconfig), ',' ORDER BY oid) FROM pg_roles),
      (SELECT string_agg(setconfig::text, ',' ORDER BY setdatabase, setrole) FROM pg_db_role_setting))) AS shape`,
  )
  return row!.shape
}
