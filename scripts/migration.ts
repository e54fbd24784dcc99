// npm run -s migration -- NAME      writes prisma/migrations/<time>_<name>/migration.sql for what the schema changed
// npm run -s migration -- --check   prints what the migrations lack (nothing: they are in step)
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { schemaDrift } from '../packages/api/src/database/drift.ts'
import { migrationLock } from '../packages/api/src/database/engine.ts'
import { migrationsFolder } from '../packages/api/src/database/root.ts'

process.exit(await main(process.argv.slice(2)))

async function main([name]: string[]): Promise<number> {
  if (name === '--check') return check()
  if (name && /^[a-z0-9_]+$/.test(name)) return create(name)
  console.error('Usage: npm run -s migration -- NAME (a-z, 0-9, _), or --check')
  return 2
}

async function check(): Promise<number> {
  const drift = await schemaDrift()
  if (drift) console.log(drift)
  return drift ? 1 : 0
}

async function create(name: string): Promise<number> {
  const drift = await schemaDrift()
  if (!drift) {
    console.error('Nothing to do: the migrations give the schema already.')
    return 0
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(migrationsFolder, `${stamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), `${drift}\n`)
  const lock = join(migrationsFolder, 'migration_lock.toml')
  if (!existsSync(lock)) writeFileSync(lock, migrationLock)
  console.log(join(folder, 'migration.sql'))
  return 0
}
