import type { PGlite } from '@electric-sql/pglite'

/** What the application connects as: it owns nothing and may create nothing. */
export const applicationRole = 'firsthand_app'
/** What owns the schema of who somebody is, and opens it (`vault.ts`). */
export const vaultRole = 'firsthand_vault'
/**
 * What the functions of the corpus may ask of the vault. The owner of the database is in it, and it is in the vault's role without
 * having its rights: so a migration may SET ROLE there, and a function that runs as the owner, which may not, opens nothing.
 */
export const corpusRole = 'firsthand_corpus'
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

const lesser = 'NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT'

/** The embedded cluster's roles. Idempotent: a cluster of an older version gets those that it lacks. */
export async function makeEmbeddedRoles(db: PGlite): Promise<void> {
  const { rows } = await db.query<{ name: string }>('SELECT rolname AS name FROM pg_roles')
  const has = (role: string) => rows.some(({ name }) => name === role)
  if (!has(applicationRole)) await makeApplicationRole(db)
  if (has(corpusRole)) return
  await db.exec(`
    BEGIN;
    CREATE ROLE ${vaultRole} ${lesser};
    CREATE ROLE ${corpusRole} ${lesser};
    GRANT ${vaultRole} TO ${corpusRole};
    GRANT ${corpusRole} TO ${embeddedOwner};
    COMMIT;
  `)
}

async function makeApplicationRole(db: PGlite): Promise<void> {
  await db.exec(`
    BEGIN;
    CREATE ROLE ${applicationRole} ${lesser};
    REVOKE CREATE, TEMPORARY ON DATABASE postgres FROM PUBLIC;
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
    ${runsText.map((name) => `REVOKE EXECUTE ON FUNCTION pg_catalog.${name} FROM PUBLIC;`).join('\n')}
    COMMIT;
  `)
}
