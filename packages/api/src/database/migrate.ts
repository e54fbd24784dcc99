import { basename } from 'node:path'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import type { Client, PoolConfig } from 'pg'
import { codeOf, StartError } from './errors.ts'
import { migrationNames, noFilters, readMigrations, withEngine } from './engine.ts'
import { grant, grantsText } from './grants.ts'
import { transaction, withClient } from './pool.ts'
import { installQueues, type Queue } from './queues.ts'
import { migrationsFolder } from './root.ts'
import { setupLock } from './served.ts'
import { isVaultApart, setVaultApart } from './vault.ts'

export type { Queue } from './queues.ts'

/**
 * Brings the database to this version: migrations, pg-boss's tables, the queues, the application's rights. Where all of
 * that was done before it costs three SELECTs.
 */
export async function migrate(
  owner: PoolConfig,
  queues: Queue[] = [],
  folder = migrationsFolder,
): Promise<{ applied: string[] }> {
  const mark = markOf(migrationNames(folder), queues)
  return withClient(owner, async (client) => {
    if (await isDone(client, mark)) return { applied: [] }
    await client.query('SELECT pg_advisory_lock($1)', [setupLock])
    if (await isDone(client, mark)) return { applied: [] }
    await bringBackVault(client)
    const applied = await applyMigrations(owner, client, folder)
    await installQueues(client, queues)
    await finish(client, mark)
    return { applied }
  })
}

// Everything that decides what the set-up does, so that a change to any of it runs the set-up again.
function markOf(migrations: string[], queues: Queue[]): string {
  return JSON.stringify({ migrations, queues, grants: grantsText })
}

async function readMark(client: Client): Promise<string | null> {
  const { rows } = await client.query<{ mark: string | null }>(
    "SELECT obj_description(to_regnamespace('pgboss')::oid, 'pg_namespace') AS mark",
  )
  return rows[0]?.mark ?? null
}

// A copy that was put back has its mark, and not always its owners.
async function isDone(client: Client, mark: string): Promise<boolean> {
  return (await readMark(client)) === mark && (await isVaultApart(client))
}

// Before migrations that find the rooms whose they should be.
async function bringBackVault(client: Client): Promise<void> {
  if (await isVaultApart(client)) return
  await transaction(client, () => setVaultApart(client))
}

async function finish(client: Client, mark: string): Promise<void> {
  await transaction(client, async () => {
    await grant(client)
    await client.query(`COMMENT ON SCHEMA pgboss IS ${client.escapeLiteral(mark)}`)
  })
}

async function applyMigrations(owner: PoolConfig, client: Client, folder: string): Promise<string[]> {
  const request = { migrationsList: readMigrations(folder), filters: noFilters }
  return withEngine(owner, async (engine) => {
    try {
      await checkHistory(engine, request)
      const { appliedMigrationNames } = await engine.applyMigrations(request)
      return appliedMigrationNames
    } catch (error) {
      throw error instanceof StartError ? error : await failed(engine, client, error)
    }
  })
}

type Request = Parameters<SchemaEngine['applyMigrations']>[0]

// A migration runs as one transaction, so one that failed has left nothing but its own entry.
async function checkHistory(engine: SchemaEngine, request: Request): Promise<void> {
  const found = await engine.diagnoseMigrationHistory({ ...request, optInToShadowDatabase: false })
  for (const migrationName of found.failedMigrationNames)
    await engine.markMigrationRolledBack({ migrationName })
  const known = new Set(request.migrationsList.migrationDirectories.map(({ path }) => basename(path)))
  const history = found.history
  const unknown = history && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : []
  const foreign = unknown.filter((name) => !known.has(name))
  if (foreign.length > 0) throw newer(foreign)
  if (found.editedMigrationNames.length > 0) throw edited(found.editedMigrationNames)
}

function newer(names: string[]): StartError {
  return new StartError(
    'database_newer',
    `The database has migrations that this version of Firsthand does not know (${names.join(', ')}). Start the newer version that made them.`,
  )
}

function edited(names: string[]): StartError {
  return new StartError(
    'migration_edited',
    `These migrations were changed after they had been applied: ${names.join(', ')}. Restore their files and write a new migration instead.`,
  )
}

// The database's own message may quote values; its code does not.
async function failed(engine: SchemaEngine, client: Client, error: unknown): Promise<StartError> {
  const { rows } = await client.query<{ name: string; logs: string | null }>(
    'SELECT migration_name AS name, logs FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  )
  const name = rows[0]?.name
  if (!name) throw error
  await engine.markMigrationRolledBack({ migrationName: name })
  const code = /Database error code: (\w{5})/.exec(rows[0]?.logs ?? '')?.[1] ?? codeOf(error)
  return new StartError(
    'migration_failed',
    `The migration ${name} failed (PostgreSQL code ${code}). The database is as it was before it: nothing was lost. ` +
      'Go back to the version of Firsthand that ran before, or remove what the code complains of and start again.',
  )
}
