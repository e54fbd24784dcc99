// The embedded database's own process: PGlite runs on its caller's thread, and the server's must stay free to answer.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { codeOf, StartError } from './errors.ts'
import { dataFolder, makeFolders, type DataFolder } from './folder.ts'
import { serveDatabase } from './front.ts'
import { holderOf, isAlive, takeLock, type Who } from './lock.ts'
import { makeEmbeddedRoles } from './roles.ts'
import { compileWhatPays } from './wasm.ts'

/** What this process tells the one that started it. */
export type Report = { state: 'ready' } | { state: 'failed'; code: string; message: string }

const longestWait = 10_000
const [path = '', parent = ''] = process.argv.slice(2)

// A terminal and a service manager signal the whole group: the server stops first, and by that lets this process go.
process.on('SIGINT', () => undefined)

try {
  const stop = await open(dataFolder(path), JSON.parse(parent) as Who)
  process.on('disconnect', stop)
  process.on('SIGTERM', () => (process.connected ? setTimeout(stop, longestWait).unref() : stop()))
  report({ state: 'ready' })
  if (!process.connected) await stop()
} catch (error) {
  const { code, message } = inOurWords(error)
  report({ state: 'failed', code, message })
  process.exitCode = 1
  if (process.connected) process.disconnect()
}

async function open(folder: DataFolder, parent: Who): Promise<() => Promise<never>> {
  makeFolders(folder)
  const release = await takeLockInTime(folder, parent)
  try {
    if (!existsSync(join(folder.database, 'PG_VERSION'))) await create(folder)
    const db = await openCluster(folder.database)
    rmSync(folder.socket, { force: true })
    const front = await serveDatabase(db, folder.socket)
    return once(async () => {
      await front.close()
      await db.close()
      rmSync(folder.socket, { force: true })
      release()
      process.exit(0)
    })
  } catch (error) {
    release()
    throw error
  }
}

// The process before this one may still be closing after its server was killed; a living server's is another matter.
async function takeLockInTime(folder: DataFolder, parent: Who): Promise<() => void> {
  const deadline = Date.now() + longestWait
  for (;;) {
    const release = await takeLock(folder, parent)
    if (release) return release
    const holder = await holderOf(folder)
    if (holder && isAlive(holder.parent)) throw inUse(folder, holder.parent.pid)
    if (Date.now() > deadline) throw inUse(folder, holder?.process.pid ?? 0)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function inUse(folder: DataFolder, pid: number): StartError {
  return new StartError(
    'data_folder_in_use',
    `The data folder ${folder.path} is open in another Firsthand (process ${pid}). ` +
      'Stop that one, or choose another folder with FIRSTHAND_DATA.',
  )
}

// Made under another name first: a cluster that was interrupted in the making must not be taken for one.
async function create(folder: DataFolder): Promise<void> {
  const draft = `${folder.database}.new`
  rmSync(draft, { recursive: true, force: true })
  const db = await openCluster(draft)
  await db.close()
  renameSync(draft, folder.database)
}

async function openCluster(path: string): Promise<PGlite> {
  compileWhatPays()
  const db = await PGlite.create({ dataDir: path })
  await makeEmbeddedRoles(db)
  return db
}

function once(act: () => Promise<never>): () => Promise<never> {
  let acting: Promise<never> | undefined
  return () => (acting ??= act())
}

function report(message: Report): void {
  if (process.connected) process.send?.(message)
}

function inOurWords(error: unknown): { code: string; message: string } {
  if (error instanceof StartError) return error
  const code = codeOf(error)
  const folder = `The data folder ${path}`
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ENOSPC'].includes(code)) {
    return {
      code: 'data_folder_unwritable',
      message: `${folder} cannot be written (${code}). Make it writable and give it space, or choose another with FIRSTHAND_DATA.`,
    }
  }
  return {
    code: 'database_unopenable',
    message: `${folder} holds a database that does not open. Restore a backup, or choose another folder with FIRSTHAND_DATA.`,
  }
}
