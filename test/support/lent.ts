// One embedded database for a worker, lent to one story after the other: starting its process takes longer than most of them.
import { openAnalyst, type Analyst } from '../../packages/api/src/analyst.ts'
import { withClient } from '../../packages/api/src/database/pool.ts'
import type { Queue } from '../../packages/api/src/database/migrate.ts'
import { freshDatabase, type FreshDatabase } from './database.ts'

let thread: Analyst | undefined

/** One thread for all stories of a worker: what it reads before its first text takes longer than most of them. */
export const lendAnalyst = (): Analyst => ({ ...(thread ??= openAnalyst()), stop: () => Promise.resolve() })

type Owner = FreshDatabase['owner']
type Kept = { database: FreshDatabase; empty: string[]; shape: string }

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
  return { database, empty: await emptyTables(owner), shape: await shapeOf(owner) }
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

/** Past the triggers that let nobody take rows away, which are on again afterwards. */
const clear = async (owner: Owner, tables: string[]): Promise<void> => {
  const guards = await rowsOf<{ on: string }>(
    owner,
    `SELECT format('%s %s TRIGGER %I', tgrelid::regclass, CASE tgenabled WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END, tgname) AS on
       FROM pg_trigger WHERE NOT tgisinternal AND tgtype & 32 > 0`,
  )
  const set = (how: (on: string) => string) => guards.map(({ on }) => `ALTER TABLE ${how(on)};`).join('')
  const off = set((on) => on.replace(/ENABLE (?:ALWAYS )?TRIGGER/, 'DISABLE TRIGGER'))
  await withClient(owner, (client) =>
    client.query(`BEGIN; ${off} TRUNCATE ${tables.join(', ')} RESTART IDENTITY; ${set((on) => on)} COMMIT;`),
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
