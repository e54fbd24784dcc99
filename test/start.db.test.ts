import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { dataFolder } from '../packages/api/src/database/folder.ts'
import { holderOf, takeLock, thisProcess, type Who } from '../packages/api/src/database/lock.ts'
import { migrate } from '../packages/api/src/database/migrate.ts'
import type { Database, OpenOptions } from '../packages/api/src/database/database.ts'
import { openDatabase } from '../packages/api/src/database/open.ts'
import { createPool, withClient } from '../packages/api/src/database/pool.ts'
import { bundle, distFile } from '../scripts/bundle.mjs'
import { freshDatabase, freshFolder, temporaryFolder } from './support/database.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

async function open(options: OpenOptions): Promise<Database> {
  const database = await openDatabase(options)
  cleanUps.push(() => database.close())
  return database
}

function emptyFolder(): string {
  const path = temporaryFolder()
  cleanUps.push(() => rmSync(path, { recursive: true, force: true }))
  return path
}

async function folder(): Promise<string> {
  const path = await freshFolder()
  cleanUps.push(() => rmSync(path, { recursive: true, force: true }))
  return path
}

async function makeCounter(database: Database): Promise<void> {
  await withClient(database.owner, async (client) => {
    await client.query('CREATE TABLE counted (n int PRIMARY KEY)')
    await client.query('GRANT SELECT, INSERT ON counted TO firsthand_app')
  })
}

async function killDatabase(path: string): Promise<void> {
  const holder = await holderOf(dataFolder(path))
  process.kill(holder!.process.pid, 'SIGKILL')
}

describe('a data folder', () => {
  it('is closed to other users, open in one process only, and left without a lock or a socket', async () => {
    const path = await folder()
    const first = await open({ dataFolder: path })
    expect(statSync(path).mode & 0o777).toBe(0o700)
    await makeCounter(first)
    await expect(openDatabase({ dataFolder: path })).rejects.toMatchObject({
      code: 'data_folder_in_use',
      message: expect.stringContaining('FIRSTHAND_DATA'),
    })
    const second = await open({ dataFolder: path, attach: true })
    expect(second.isAttached).toBe(true)
    await withClient(second.connection.pool, (client) => client.query('INSERT INTO counted VALUES (1)'))
    await second.close()
    await withClient(first.connection.pool, async (client) => {
      expect((await client.query('SELECT n FROM counted')).rows).toEqual([{ n: 1 }])
    })
    await first.close()
    expect(readdirSync(path)).toEqual(['database'])
  })

  it('opens where its path is too long for a socket', async () => {
    const path = join(emptyFolder(), 'a'.repeat(120))
    renameSync(await folder(), path)
    const database = await open({ dataFolder: path })
    await withClient(database.connection.pool, (client) => client.query('SELECT 1'))
  })

  it('opens again after a lock whose process is gone, half-written or not', async () => {
    const path = await folder()
    const lock = join(path, 'database.lock')
    const gone = { pid: 4_194_303, born: 'long ago' }
    // A number that a later process got is not the process that wrote it.
    const reused = { pid: process.pid, born: 'long ago' }
    const held = (who: Who) => JSON.stringify({ token: crypto.randomUUID(), process: who, parent: who })
    for (const left of [held(gone), '{"tok', held(reused)]) {
      writeFileSync(lock, left)
      const release = await takeLock(dataFolder(path), thisProcess())
      expect(release).toBeDefined()
      // Whoever holds it lives: the next one waits.
      expect(await takeLock(dataFolder(path), thisProcess())).toBeUndefined()
      release!()
      expect(existsSync(lock)).toBe(false)
    }
    writeFileSync(lock, held(gone))
    await open({ dataFolder: path })
  })

  it('is refused by name where it cannot be written', async () => {
    const file = join(emptyFolder(), 'file')
    writeFileSync(file, '')
    const refusal = { code: 'data_folder_unwritable', message: expect.stringContaining('FIRSTHAND_DATA') }
    await expect(openDatabase({ dataFolder: join(file, 'data') })).rejects.toMatchObject(refusal)
  })

  it('is refused by name where its database is not one', async () => {
    const path = emptyFolder()
    mkdirSync(join(path, 'database'))
    writeFileSync(join(path, 'database', 'PG_VERSION'), '12\n')
    await expect(openDatabase({ dataFolder: path })).rejects.toMatchObject({ code: 'database_unopenable' })
    expect(existsSync(join(path, 'database.lock'))).toBe(false)
  })
})

describe('when the database process is killed', () => {
  it('comes back by itself, with every insert that it had acknowledged', async () => {
    const path = await folder()
    let restarts = 0
    const database = await open({ dataFolder: path, onRestart: () => restarts++ })
    await makeCounter(database)
    const pool = createPool(database.connection.pool)
    cleanUps.push(() => pool.end())
    const acknowledged: number[] = []
    let next = 0
    for (let round = 1; round <= 2; round++) {
      const until = Date.now() + 500
      const insert = async () => {
        while (Date.now() < until) {
          const n = next++
          const stored = await pool.query('INSERT INTO counted VALUES ($1)', [n]).catch(() => undefined)
          if (stored) acknowledged.push(n)
          else await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
      setTimeout(() => void killDatabase(path), 200)
      await Promise.all([insert(), insert(), insert(), insert()])
      await expect.poll(() => restarts, { timeout: 15_000 }).toBe(round)
    }
    const { rows } = await pool.query<{ n: number }>('SELECT n FROM counted')
    const kept = new Set(rows.map(({ n }) => n))
    expect(acknowledged.length).toBeGreaterThan(5)
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([])
  })
})

describe('when the server is killed', () => {
  beforeAll(() => bundle({ 'test/opener': 'test/support/opener.ts' }))

  function spawnOpener(...args: string[]): ChildProcess {
    const child = spawn(process.execPath, [distFile('test/opener.js'), ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    cleanUps.push(() => child.kill('SIGKILL'))
    return child
  }

  async function startOpener(path: string): Promise<ChildProcess> {
    const child = spawnOpener(path)
    await once(child.stdout!, 'data')
    return child
  }

  it('lets the next one in at once', async () => {
    const path = await folder()
    const killed = await startOpener(path)
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    const database = await open({ dataFolder: path })
    await withClient(database.connection.pool, (client) => client.query('SELECT 1'))
  })

  it('lets the next one in when the database was killed with it', async () => {
    const path = await folder()
    const killed = await startOpener(path)
    const exited = once(killed, 'exit')
    killed.kill('SIGSTOP')
    await killDatabase(path)
    killed.kill('SIGKILL')
    await exited
    await open({ dataFolder: path })
  })

  it('lets the next one in when the server was killed before its database had the folder', async () => {
    const path = await folder()
    const killed = spawnOpener(path, 'hasty')
    await expect.poll(() => holderOf(dataFolder(path)), { interval: 5, timeout: 60_000 }).toBeTruthy()
    expect(killed.signalCode).toBe('SIGKILL')
    await open({ dataFolder: path })
  })

  it('ends in order and leaves nothing behind, also where a service manager asked the database process first', async () => {
    const path = await folder()
    const asked = await startOpener(path)
    const holder = await holderOf(dataFolder(path))
    process.kill(holder!.process.pid, 'SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await holderOf(dataFolder(path))).toEqual(holder)
    asked.kill('SIGTERM')
    expect(await once(asked, 'exit')).toEqual([0, null])
    expect(readdirSync(path)).toEqual(['database'])
  })
})

describe('a migration that fails', () => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.close())

  it('is named, changes nothing and can be mended', async () => {
    const migrations = emptyFolder()
    const write = (name: string, sql: string) => {
      mkdirSync(join(migrations, name), { recursive: true })
      writeFileSync(join(migrations, name, 'migration.sql'), sql)
    }
    await withClient(database.owner, (client) => client.query('DELETE FROM _prisma_migrations'))
    write('1_good', 'CREATE TABLE one (id int);')
    write('2_bad', `CREATE TABLE two (id int); INSERT INTO two VALUES (1), ('secret');`)
    const failure = await migrate(database.owner, [], migrations).catch((error: Error) => error)
    expect(failure).toMatchObject({ code: 'migration_failed', message: expect.stringContaining('2_bad') })
    expect(String(failure)).toContain('22P02')
    expect(String(failure)).not.toContain('secret')
    const { rows } = await withClient(database.owner, (client) =>
      client.query(`SELECT to_regclass('one') IS NOT NULL AS one, to_regclass('two') IS NULL AS two`),
    )
    expect(rows).toEqual([{ one: true, two: true }])
    write('2_bad', 'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 2; END $$;')
    expect(await migrate(database.owner, [], migrations)).toEqual({ applied: ['2_bad'] })
  })

  it('is refused from a version that the program does not know', async () => {
    const failure = await migrate(database.owner, [{ name: 'other' }], emptyFolder()).catch(
      (error: Error) => error,
    )
    expect(failure).toMatchObject({ code: 'database_newer' })
  })
})

describe('a server that cannot be used', () => {
  it.each([
    ['mysql://host/db', 'database_url_invalid'],
    ['not a url', 'database_url_invalid'],
    ['postgres://ada:sesame@127.0.0.1:1/db', 'database_unreachable'],
    ['postgres://ada:sesame@host.invalid/db', 'database_unreachable'],
  ])('is refused by name and without its password: %s', async (databaseUrl, code) => {
    const failure = await openDatabase({ dataFolder: '', databaseUrl }).catch((error: Error) => error)
    expect(failure).toMatchObject({ code })
    expect(String(failure)).not.toContain('sesame')
  })

  it('is refused by name where it is older than 15', async () => {
    const port = await pretendServer('140012')
    const failure = openDatabase({ dataFolder: '', databaseUrl: `postgres://ada@127.0.0.1:${port}/db` })
    await expect(failure).rejects.toMatchObject({ code: 'database_too_old' })
  })
})

/** Answers every query with one row: its version number, as number and as name. */
async function pretendServer(version: string): Promise<number> {
  const framed = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeInt32BE(body.length + 4)
    return Buffer.concat([Buffer.from(type), length, body])
  }
  const text = (value: string) => Buffer.from(`${value}\0`)
  const column = (name: string, oid: number) =>
    Buffer.concat([text(name), Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, oid, 0, 4, 0, 0, 0, 0, 0, 0])])
  const cell = Buffer.concat([Buffer.from([0, 0, 0, version.length]), Buffer.from(version)])
  const ready = framed('Z', Buffer.from('I'))
  const row = Buffer.concat([
    framed('T', Buffer.concat([Buffer.from([0, 2]), column('number', 23), column('name', 25)])),
    framed('D', Buffer.concat([Buffer.from([0, 2]), cell, cell])),
    framed('C', text('SELECT 1')),
    ready,
  ])
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([framed('R', Buffer.alloc(4)), ready]))
      socket.on('data', (data) => data[0] === 'Q'.charCodeAt(0) && socket.write(row))
    })
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanUps.push(() => server.close())
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
