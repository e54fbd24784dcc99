// Where things lie in a data folder.
import { chmodSync, existsSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { StartError } from './errors.ts'

export type DataFolder = {
  path: string
  /** The cluster. */
  database: string
  lock: string
  /** The folder of the socket, which is what `pg` takes as its host. */
  host: string
  socket: string
}

/** `pg` looks for this name in the folder that it is given as host. */
const socketName = '.s.PGSQL.5432'

// The kernel's limit on a socket's path is 108 bytes on Linux and 104 on macOS.
const longestSocketPath = 100

export function dataFolder(path: string): DataFolder {
  const folder = resolve(path)
  const host = hostFor(folder)
  return {
    path: folder,
    database: join(folder, 'database'),
    lock: join(folder, 'database.lock'),
    host,
    socket: join(host, socketName),
  }
}

/** Whether a database was ever made in a data folder. */
export const hasDatabase = (path: string): boolean =>
  existsSync(join(dataFolder(path).database, 'PG_VERSION'))

/** Makes the folders, closed to everyone else: who reaches the socket reaches the database. */
export function makeFolders({ path, host }: DataFolder): void {
  for (const folder of [path, host]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (lstatSync(folder).uid !== process.getuid?.()) throw foreignFolder(folder)
    chmodSync(folder, 0o700)
  }
}

function foreignFolder(folder: string): StartError {
  const remedy = 'Give it to the user who runs Firsthand, or choose another folder with FIRSTHAND_DATA.'
  return new StartError('data_folder_foreign', `The folder ${folder} belongs to another user. ${remedy}`)
}

function hostFor(folder: string): string {
  if (Buffer.byteLength(join(folder, socketName)) <= longestSocketPath) return folder
  return join(tmpdir(), `firsthand-${shortHash(folder)}`)
}

// FNV-1a: only to give each folder its own name, never to keep a secret.
function shortHash(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of Buffer.from(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return hash.toString(16).padStart(16, '0')
}
