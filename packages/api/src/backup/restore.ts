// Brings a backup back into an empty data folder. The database is made beside its place and moved there only when it is
// whole, and when what was withdrawn since the backup is withdrawn in it too.
import { existsSync, readdirSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { tmpdir } from 'node:os'
import { migrationNames } from '../database/engine.ts'
import { StartError } from '../database/errors.ts'
import { dataFolder } from '../database/folder.ts'
import type { Database } from '../database/database.ts'
import { migrate, type Queue } from '../database/migrate.ts'
import { openDatabase } from '../database/open.ts'
import { createPool, withClient } from '../database/pool.ts'
import { migrationsFolder } from '../database/root.ts'
import { createDb, type Tx } from '../db.ts'
import type { KeyStore } from '../keys.ts'
import { tellLostKeys } from '../lostKeys.ts'
import { BackupRefused } from './backup.ts'
import { readBackup, type Begin } from './file.ts'
import { load, type Loaded } from './load.ts'
import { noteRestore, reapply } from './reapply.ts'

export type Restored = Loaded & {
  madeAt: string
  /** Withdrawals since the backup that were done again, and batches that were taken out again. */
  decisions: number
  batches: number
}

type Wish = {
  file: string
  passphrase: string
  begin: Begin
  dataFolder: string
  queues: Queue[]
  keys: KeyStore
  keyFile: string
  /** Hears of keys that are missing, of whose people nothing opens. */
  log: (line: string) => void
}

export const restore = async (wish: Wish): Promise<Restored> => {
  refuseFull(wish.dataFolder)
  const names = migrationNames(migrationsFolder)
  const unknown = wish.begin.migrations.filter((name) => !names.includes(name))
  if (unknown.length > 0)
    throw new BackupRefused(
      `This backup was made by a newer version of Firsthand (${unknown.join(', ')}). Restore it with that one.`,
    )
  const place = resolve(wish.dataFolder)
  await mkdir(dirname(place), { recursive: true })
  const draft = await mkdtemp(join(dirname(place), `.${basename(place)}.restoring-`))
  try {
    const restored = await fill(wish, draft)
    refuseFull(wish.dataFolder)
    await mkdir(place, { recursive: true, mode: 0o700 })
    await rename(dataFolder(draft).database, dataFolder(place).database)
    return restored
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** Whatever stands there stays. */
export const refuseFull = (folder: string): void => {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new BackupRefused(
      `The data folder ${folder} is not empty, and a restore overwrites nothing. Set FIRSTHAND_DATA to a new folder.`,
    )
}

const fill = async (wish: Wish, draft: string): Promise<Restored> => {
  const database = await openDatabase({ dataFolder: draft })
  try {
    await migrateTo(database.owner, wish)
    return await bringInto(database, wish)
  } finally {
    await database.close()
  }
}

/** Everything of a backup into empty tables as they were when it was made, and what happened since. */
export const bringInto = async (database: Database, wish: Omit<Wish, 'dataFolder'>): Promise<Restored> => {
  const loaded = await withClient(database.owner, (client) =>
    load(client, readBackup(wish.file, wish.passphrase)),
  )
  // From the backup's version to this one.
  await migrate(database.owner, wish.queues)
  const pool = createPool({ ...database.connection.pool, max: 2 })
  const db = createDb(pool)
  try {
    const parts = { db, keys: wish.keys, owner: database.owner }
    const reapplied = await reapply(parts, (tx) => refuseOtherKeys(tx, wish))
    await noteRestore({ db, keys: wish.keys })
    return { ...loaded, madeAt: wish.begin.createdAt, ...reapplied }
  } finally {
    await db.$disconnect().then(() => pool.end())
  }
}

/**
 * What was withdrawn or deleted since has no key, and is gone from this copy by now: whoever is left needs theirs. Nothing beside the
 * keys says yet that there is this copy.
 */
const refuseOtherKeys = (db: Tx, { keys, keyFile, log }: Pick<Wish, 'keys' | 'keyFile' | 'log'>) =>
  tellLostKeys({ db, keys, keyFile, log }, 'open').catch((problem: unknown) => {
    if (!(problem instanceof StartError)) throw problem
    throw new BackupRefused(
      `The keys that are there do not open this backup. ${problem.message} Where another database is at work with them, leave them as they are: copy the key file and its folder, put the keys right there, and name that copy by FIRSTHAND_KEY_FILE.`,
    )
  })

/** The tables as they were when the backup was made. */
const migrateTo = async (owner: Parameters<typeof migrate>[0], { begin, queues }: Wish) => {
  const folder = await mkdtemp(join(tmpdir(), 'firsthand-migrations-'))
  try {
    for (const name of begin.migrations)
      await cp(join(migrationsFolder, name), join(folder, name), { recursive: true })
    await migrate(owner, queues, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
