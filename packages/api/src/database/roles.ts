import type { PGlite } from '@electric-sql/pglite'

/** What the application connects as: it owns nothing and may create nothing. */
export const applicationRole = 'firsthand_app'
export const embeddedOwner = 'postgres'

// Each of these could run a SET from inside a harmless-looking statement.
const runsText = [
  'set_config(text, text, boolean)',
  'query_to_xml(text, boolean, boolean, text)',
  'query_to_xmlschema(text, boolean, boolean, text)',
  'query_to_xml_and_xmlschema(text, boolean, boolean, text)',
  'ts_stat(text)',
  'ts_stat(text, text)',
  'ts_rewrite(tsquery, text)',
]

/** The embedded cluster's roles. Idempotent. */
export async function makeEmbeddedRoles(db: PGlite): Promise<void> {
  const { rows } = await db.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [applicationRole])
  if (rows.length > 0) return
  await db.exec(`
    BEGIN;
    CREATE ROLE ${applicationRole} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
    REVOKE CREATE, TEMPORARY ON DATABASE postgres FROM PUBLIC;
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
    ${runsText.map((name) => `REVOKE EXECUTE ON FUNCTION pg_catalog.${name} FROM PUBLIC;`).join('\n')}
    COMMIT;
  `)
}
