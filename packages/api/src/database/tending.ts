// What a PostgreSQL server does by itself and PGlite does not: its tables are counted and swept as they change. Without
// that the planner takes every table for a short one, and joins of some hundred rows are walked row by row.
import type { PGlite } from '@electric-sql/pglite'

type Due = { table: string; isSwept: boolean }

/**
 * Changed in a hundred rows and a tenth of all since it was last counted; or never counted, and not empty, as after a
 * process that ended before it came to that: what has changed is known to the process alone. Swept as well where a
 * hundred rows and a fifth of all are dead.
 */
const due = `
  SELECT c.oid::regclass::text AS "table", s.n_dead_tup > 100 + greatest(c.reltuples, 0) / 5 AS "isSwept"
  FROM pg_class c
  JOIN pg_stat_all_tables s ON s.relid = c.oid
  WHERE c.relkind = 'r' AND s.schemaname IN ('public', 'identity', 'pgboss') AND (
    s.n_mod_since_analyze > 100 + greatest(c.reltuples, 0) / 10
    OR s.n_dead_tup > 100 + greatest(c.reltuples, 0) / 5
    OR (c.reltuples < 0 AND pg_relation_size(c.oid) > 65536)
  )
  ORDER BY c.reltuples, c.oid
  LIMIT 1`

/** Sees to the one table that needs it most, outside of any transaction and as the owner; whether there was one. */
export const tendOne = async (db: PGlite): Promise<boolean> => {
  const { rows } = await db.query<Due>(due)
  const [one] = rows
  if (!one) return false
  await db.exec(`${one.isSwept ? 'VACUUM (ANALYZE)' : 'ANALYZE'} ${one.table}`)
  return true
}
