// A database of one's own for a test: migrated once per state of the migrations, then copied.
import { createHash } from 'node:crypto'
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrationNames } from '../../packages/api/src/database/engine.ts'
import { grantsText } from '../../packages/api/src/database/grants.ts'
import { migrate, type Queue } from '../../packages/api/src/database/migrate.ts'
import type { Database } from '../../packages/api/src/database/database.ts'
import { openDatabase } from '../../packages/api/src/database/open.ts'
import { migrationsFolder, projectRoot } from '../../packages/api/src/database/root.ts'
import { queues as ours } from '../../packages/api/src/pipeline.ts'
import { isFirst } from './first.ts'

export type FreshDatabase = Database & { name: string; dataFolder: string }

const server = process.env['TEST_DATABASE_URL']

/** A migrated, empty database; closing it removes it. */
export async function freshDatabase(queues: Queue[] = ours): Promise<FreshDatabase> {
  return server ? onServer(server, queues) : embedded(queues)
}

/** An empty folder for one test. */
export function temporaryFolder(): string {
  return mkdtempSync(join(process.env['TEST_FOLDER'] ?? tmpdir(), 'firsthand-test-'))
}

/** A data folder with a migrated embedded database, not open yet. */
export async function freshFolder(queues: Queue[] = ours): Promise<string> {
  const template = await embeddedTemplate(queues)
  const dataFolder = temporaryFolder()
  copy(join(template, 'database'), join(dataFolder, 'database'))
  return dataFolder
}

async function embedded(queues: Queue[]): Promise<FreshDatabase> {
  const dataFolder = await freshFolder(queues)
  const database = await openDatabase({ dataFolder })
  return {
    ...database,
    name: dataFolder,
    dataFolder,
    async close() {
      await database.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

// Making one takes longer than most stories, so who comes while it is made waits; but not for somebody who was killed.
async function embeddedTemplate(queues: Queue[]): Promise<string> {
  const cache = join(projectRoot, '.cache')
  const place = join(cache, `database-${stateOf(queues)}`)
  if (existsSync(place)) return place
  const making = join(process.env['TEST_FOLDER'] ?? temporaryFolder(), `making-${stateOf(queues)}`)
  if (!isFirst(making))
    for (const until = Date.now() + 120_000; Date.now() < until && existsSync(making) && !existsSync(place);)
      await new Promise((resolve) => setTimeout(resolve, 100))
  if (!existsSync(place))
    await makeTemplate(place, queues).finally(() => rmSync(making, { recursive: true, force: true }))
  return place
}

// Made beside its place and moved there whole; who comes second finds it made.
async function makeTemplate(place: string, queues: Queue[]): Promise<void> {
  mkdirSync(join(place, '..'), { recursive: true })
  const draft = mkdtempSync(join(tmpdir(), 'firsthand-template-'))
  const database = await openDatabase({ dataFolder: draft })
  await migrate(database.owner, queues)
  await database.close()
  moveTo(draft, place)
}

function moveTo(draft: string, place: string): void {
  const near = `${place}.${process.pid}`
  copy(draft, near)
  rmSync(draft, { recursive: true, force: true })
  try {
    renameSync(near, place)
  } catch {
    rmSync(near, { recursive: true, force: true })
  }
}

// Where the file system can, a copy shares its blocks until it is written to.
function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE })
}

function stateOf(queues: Queue[]): string {
  const hash = createHash('sha256').update(JSON.stringify(queues)).update(grantsText)
  for (const name of migrationNames(migrationsFolder)) {
    hash.update(name).update(readFileSync(join(migrationsFolder, name, 'migration.sql')))
  }
  for (const file of ['roles.ts', 'queues.ts']) {
    hash.update(readFileSync(join(projectRoot, 'packages/api/src/database', file)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function onServer(url: string, queues: Queue[]): Promise<FreshDatabase> {
  const template = await serverTemplate(url, queues)
  const name = `firsthand_${crypto.randomUUID().replaceAll('-', '')}`
  await alone(url, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
  const database = await openDatabase({ dataFolder: '', databaseUrl: within(url, name) })
  return {
    ...database,
    name,
    dataFolder: temporaryFolder(),
    async close() {
      await database.close()
      await alone(url, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`))
    },
  }
}

async function serverTemplate(url: string, queues: Queue[]): Promise<string> {
  const name = `firsthand_template_${stateOf(queues)}`
  await alone(url, async (admin) => {
    const { rows } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [
      name,
    ])
    if (rows.length > 0) return
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${name}`)
    const database = await openDatabase({ dataFolder: '', databaseUrl: within(url, name) })
    await migrate(database.owner, queues)
    await admin.query(`ALTER DATABASE ${name} IS_TEMPLATE true`)
  })
  return name
}

function within(url: string, name: string): string {
  const copy = new URL(url)
  copy.pathname = `/${name}`
  return copy.href
}

// CREATE DATABASE copies its template only while nobody else does.
async function alone(url: string, run: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    await admin.query('SELECT pg_advisory_lock(4611702)')
    await run(admin)
  } finally {
    await admin.end()
  }
}
