import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartError } from './errors.ts'
import { dataFolder, type DataFolder } from './folder.ts'
import { accepts, holderOf, thisProcess } from './lock.ts'
import type { Database, OpenOptions } from './database.ts'
import type { Report } from './process.ts'
import { applicationRole, embeddedOwner } from './roles.ts'
import { projectRoot } from './root.ts'

const longestWait = 10_000
// A killed one loses nothing acknowledged, and a program that is asked to end has 15 seconds for all of its parts.
const longestEnd = 6_000
const longestPause = 5_000

/** The database in the data folder, in a process of its own that is started again should it end by itself. */
export async function openEmbedded(options: OpenOptions): Promise<Database> {
  if (process.platform === 'win32') throw onWindows()
  const folder = dataFolder(options.dataFolder)
  if (options.attach && (await isRunning(folder)))
    return { ...reach(folder), isAttached: true, close: nothing }
  const keeper = await keep(folder, options.onRestart ?? (() => undefined))
  return { ...reach(folder), isAttached: false, close: keeper.close }
}

function reach(folder: DataFolder): Pick<Database, 'kind' | 'connection' | 'owner'> {
  const place = { host: folder.host, port: 5432, database: 'postgres', ssl: false }
  const password = () => ''
  return {
    kind: 'embedded',
    connection: { pool: { ...place, password, user: applicationRole, max: 10 } },
    owner: { ...place, password, user: embeddedOwner, max: 2 },
  }
}

// A server that has the folder but not yet the socket is about to open it.
async function isRunning(folder: DataFolder): Promise<boolean> {
  const deadline = Date.now() + longestWait
  while (await holderOf(folder)) {
    if (await accepts(folder.socket)) return true
    if (Date.now() > deadline) return false
    await pause(100)
  }
  return false
}

async function keep(folder: DataFolder, onRestart: () => void): Promise<{ close(): Promise<void> }> {
  let isClosing = false
  let child = await start(folder)
  watch()

  function watch(): void {
    child.once('exit', () => void revive(100))
  }

  async function revive(delay: number): Promise<void> {
    if (isClosing) return
    await pause(delay)
    if (isClosing) return
    try {
      child = await start(folder)
    } catch {
      return revive(Math.min(delay * 2, longestPause))
    }
    watch()
    if (isClosing) return end(child)
    onRestart()
  }

  return {
    async close() {
      isClosing = true
      await end(child)
    },
  }
}

async function start(folder: DataFolder): Promise<ChildProcess> {
  // Its output stays unread: the database quotes values in its complaints.
  const child = fork(processFile(), [folder.path, JSON.stringify(thisProcess())], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
    env: {},
  })
  const report = await new Promise<Report>((resolve) => {
    child.once('message', (message) => resolve(message as Report))
    child.once('error', () => resolve(silent))
    child.once('exit', () => resolve(silent))
  })
  if (report.state === 'failed') throw new StartError(report.code, report.message)
  return child
}

const silent: Report = {
  state: 'failed',
  code: 'database_process_ended',
  message:
    'The process of the embedded database ended before it was ready. Is there enough memory (1 GB at first start)?',
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (child.connected) child.disconnect()
  const impatience = setTimeout(() => child.kill('SIGKILL'), longestEnd)
  await ended
  clearTimeout(impatience)
}

// Beside this file in dist; in tests this file runs from src and the process from dist all the same.
function processFile(): string {
  const beside = fileURLToPath(new URL('./database/process.js', import.meta.url))
  return existsSync(beside) ? beside : join(projectRoot, 'packages/api/dist/database/process.js')
}

function onWindows(): StartError {
  return new StartError(
    'windows_unsupported',
    'The embedded database does not run on Windows yet. Use WSL, or a PostgreSQL server through DATABASE_URL.',
  )
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function nothing(): Promise<void> {
  // The process belongs to the server that started it.
}
