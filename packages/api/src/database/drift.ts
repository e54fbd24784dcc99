// What prisma/migrations still lack of prisma/*.prisma, found on a throw-away database in memory.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { SchemasContainer } from '@prisma/schema-engine-wasm'
import type { PoolConfig } from 'pg'
import { serveDatabase } from './front.ts'
import { noFilters, readMigrations, withEngine } from './engine.ts'
import { makeEmbeddedRoles } from './roles.ts'
import { migrationsFolder, projectRoot } from './root.ts'

const emptyDiff = '-- This is an empty migration.'

/**
 * The SQL that would bring the migrations to the schema; empty when they are in step. Tables, columns, keys, indexes
 * and enums only: triggers, functions, views and policies are written into a migration by hand and not compared.
 */
export async function schemaDrift(
  folders = { schema: join(projectRoot, 'prisma'), migrations: migrationsFolder },
): Promise<string> {
  const schema = readSchema(folders.schema)
  const shadow = await openShadow()
  try {
    const from = { tag: 'migrations' as const, ...readMigrations(folders.migrations) }
    const to = { tag: 'schemaDatamodel' as const, ...schema }
    const request = { from, to, script: true, exitCode: null, filters: noFilters }
    const diff = await withEngine(shadow.connection, (engine) => engine.diff(request), schema)
    return (diff.stdout ?? '').replace(emptyDiff, '').trim()
  } finally {
    await shadow.close()
  }
}

function readSchema(folder: string): SchemasContainer {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => name.endsWith('.prisma')).sort()
  return { files: files.map((path) => ({ path, content: readFileSync(join(folder, path), 'utf8') })) }
}

type Shadow = { connection: PoolConfig; close(): Promise<void> }

async function openShadow(): Promise<Shadow> {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-shadow-'))
  const db = await PGlite.create()
  await makeEmbeddedRoles(db)
  const front = await serveDatabase(db, join(folder, '.s.PGSQL.5432'))
  return {
    connection: { host: folder, port: 5432, user: 'postgres', database: 'postgres', max: 1 },
    async close() {
      await front.close()
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
