// The database as an agency's server gives it: its owner is no superuser. In memory it is so by the same statements.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import pg from 'pg'
import type { Client } from 'pg'
import { migrationNames } from '../../packages/api/src/database/engine.ts'
import { openDatabase } from '../../packages/api/src/database/open.ts'
import {
  applicationRole,
  corpusRole,
  embeddedOwner,
  makeEmbeddedRoles,
} from '../../packages/api/src/database/roles.ts'
import { migrationsFolder, projectRoot } from '../../packages/api/src/database/root.ts'
import { above, aboveIn, password, server, urlOf } from './served.ts'

export type Plain = {
  /** As the owner, in one session. */
  owner: Client
  /** As whoever may do everything. */
  above(sql: string): Promise<void>
  /** Migrations in their order, those before one or all that are left. */
  migrate(before?: string): Promise<void>
  close(): Promise<void>
}

const name = `plain_${crypto.randomUUID().slice(0, 8)}`

export const openPlain = (): Promise<Plain> => (server ? onServer() : inMemory())

const migrating = (run: (sql: string) => Promise<unknown>) => {
  const left = migrationNames(migrationsFolder)
  return async (before?: string) => {
    while (left.length > 0 && left[0] !== before)
      await run(readFileSync(join(migrationsFolder, left.shift()!, 'migration.sql'), 'utf8'))
  }
}

type Memory = Parameters<typeof makeEmbeddedRoles>[0]

const inMemory = async (): Promise<Plain> => {
  const require = createRequire(join(projectRoot, 'packages/api/package.json'))
  const { PGlite } = require('@electric-sql/pglite') as { PGlite: { create(): Promise<Memory> } }
  const db = await PGlite.create()
  await makeEmbeddedRoles(db)
  await db.exec(`CREATE ROLE ${name} NOSUPERUSER; GRANT ${applicationRole}, ${corpusRole} TO ${name};
    ALTER DATABASE postgres OWNER TO ${name}; GRANT USAGE ON LANGUAGE plpgsql TO ${name}; SET SESSION AUTHORIZATION ${name}`)
  const query = async (sql: string, values?: unknown[]) =>
    values ? db.query(sql, values) : (await db.exec(sql)).at(-1)
  return {
    owner: { query } as unknown as Client,
    async above(sql) {
      await db.exec(`SET SESSION AUTHORIZATION ${embeddedOwner}; ${sql}; SET SESSION AUTHORIZATION ${name}`)
    },
    migrate: migrating(query),
    close: () => db.close(),
  }
}

const onServer = async (): Promise<Plain> => {
  await above(
    `CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD '${password}'`,
    `CREATE DATABASE ${name} OWNER ${name}`,
  )
  // As a start makes the roles.
  await (await openDatabase({ dataFolder: '', databaseUrl: urlOf(name, name) })).close()
  const owner = new pg.Client({ connectionString: urlOf(name, name) })
  await owner.connect()
  return {
    owner,
    above: (sql) => aboveIn(name, sql),
    migrate: migrating((sql) => owner.query(sql)),
    async close() {
      await owner.end()
      await above(`DROP DATABASE ${name} WITH (FORCE)`, `DROP ROLE ${name}`)
    },
  }
}
