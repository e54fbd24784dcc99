// Prisma's migrations without Prisma's downloaded binary: the same engine, published as WebAssembly.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm'
import type { PoolConfig } from 'pg'
import { catalogueAdapter } from './catalogue.ts'

type Glue = {
  SchemaEngine: typeof SchemaEngine
  __wbg_set_wasm(exports: unknown): void
}

/** What prisma/migrations/migration_lock.toml says, whether or not the folder exists yet. */
export const migrationLock =
  '# Prisma reads here which dialect the migrations are in.\nprovider = "postgresql"\n'

export const noFilters = { externalTables: [], externalEnums: [] }

/** Runs something with the engine on a database, which doubles as its shadow: give a throw-away one to diff. */
export async function withEngine<T>(
  database: PoolConfig,
  run: (engine: SchemaEngine) => Promise<T>,
  schema?: SchemasContainer,
): Promise<T> {
  const glue = await loadGlue()
  const datamodels = schema?.files.map(({ path, content }): [string, string] => [path, content])
  const adapter = catalogueAdapter(database)
  const bound = bindMigrationAwareSqlAdapterFactory(adapter)
  const engine = await glue.SchemaEngine.new({ datamodels }, () => undefined, bound)
  try {
    return await run(engine)
  } finally {
    engine.free()
    await adapter.end()
  }
}

/** An ordinary folder of Prisma migrations, as the engine wants it. */
export function readMigrations(folder: string): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: migrationLock },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames(folder).map((path) => ({
      path,
      migrationFile: { path: 'migration.sql', content: readScript(join(folder, path, 'migration.sql')) },
    })),
  }
}

export function migrationNames(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

function readScript(file: string): MigrationList['migrationDirectories'][number]['migrationFile']['content'] {
  return existsSync(file)
    ? { tag: 'ok', value: readFileSync(file, 'utf8') }
    : { tag: 'error', value: 'migration.sql is missing' }
}

let glue: Promise<Glue> | undefined

function loadGlue(): Promise<Glue> {
  glue ??= instantiate()
  return glue
}

// The package's own entry imports its .wasm as a module, which Node does only behind a flag.
async function instantiate(): Promise<Glue> {
  // Called when the engine panics, with a message that quotes values: the error that follows is enough.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: () => undefined } })
  const name = '@prisma/schema-engine-wasm/schema_engine_bg'
  const loaded = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as Glue
  const bytes = readFileSync(
    createRequire(import.meta.url)
      .resolve(name)
      .replace(/\.js$/, '.wasm'),
  )
  const imports = { './schema_engine_bg.js': loaded as unknown as WebAssembly.ModuleImports }
  const { instance } = await WebAssembly.instantiate(bytes, imports)
  loaded.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start'] as () => void
  start()
  return loaded
}
