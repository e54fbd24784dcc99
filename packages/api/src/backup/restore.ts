// Brings a backup back into an empty data folder. The database is made beside its place and moved there only when it is
// whole, and when what was withdrawn since the backup is withdrawn in it too.
import { existsSync, readdirSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { tmpdir } from 'node:os'
import { beginning } from '../audit/audit.ts'
import { appendAudit, findLastSeal } from '../audit/store.ts'
import { insertDecisions } from '../consent/store.ts'
import { migrationNames } from '../database/engine.ts'
import { dataFolder } from '../database/folder.ts'
import { migrate, type Queue } from '../database/migrate.ts'
import { openDatabase } from '../database/open.ts'
import { createPool, withClient } from '../database/pool.ts'
import { migrationsFolder } from '../database/root.ts'
import { createDb, type Db, type Tx } from '../db.ts'
import { findBatch, findPeople, undoBatch } from '../exchange/store.ts'
import type { KeyStore } from '../keys.ts'
import { hasParticipant } from '../study/store.ts'
import type { Withdrawal } from '../withdrawals.ts'
import { BackupRefused } from './backup.ts'
import { readBackup, type Begin } from './file.ts'
import { load, type Loaded } from './load.ts'

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
    const loaded = await withClient(database.owner, (client) =>
      load(client, readBackup(wish.file, wish.passphrase)),
    )
    // From the backup's version to this one.
    await migrate(database.owner, wish.queues)
    const pool = createPool({ ...database.connection.pool, max: 2 })
    const db = createDb(pool)
    try {
      return { ...loaded, madeAt: wish.begin.createdAt, ...(await takeAwayAgain(db, wish)) }
    } finally {
      await db.$disconnect().then(() => pool.end())
    }
  } finally {
    await database.close()
  }
}

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

/** What was withdrawn or taken out since, from the list that stands beside the keys; and a note that this was a restore. */
const takeAwayAgain = async (db: Db, { keys, begin }: Wish) => {
  const done = await db.$transaction(
    async (tx) => {
      let [decisions, batches] = [0, 0]
      for (const one of await keys.withdrawals.read())
        if (one.kind === 'decision') decisions += await withdrawAgain(tx, one)
        else batches += await undoAgain(tx, keys, one)
      const subjects = {
        sealed: begin.sealed,
        before: String((await keys.audit.readHead())?.position ?? 0),
        decisions,
        batches,
      }
      const actor = { kind: 'system', id: 'command line' } as const
      await appendAudit({ keys }, tx, { actor, studyId: null, action: 'restore', subjects, outcome: 'done' })
      return { decisions, batches }
    },
    { timeout: 600_000 },
  )
  // The chain goes on from where the backup ends; that it was longer stands in the note.
  await keys.audit.writeHead((await findLastSeal(db)) ?? { position: 0n, hash: beginning })
  return done
}

type Decision = Extract<Withdrawal, { kind: 'decision' }>

const withdrawAgain = async (tx: Tx, { studyId, participantId, ...row }: Decision): Promise<number> => {
  const person = { studyId, participantId }
  if (!(await hasParticipant(tx, participantId, { studyId }))) return 0
  const { id, scope, party, decision, giverSafety } = row
  const at = { until: new Date(row.until), decidedAt: new Date(row.decidedAt) }
  return insertDecisions(tx, person, [{ id, scope, party, decision, giverSafety, ...at }])
}

const undoAgain = async (
  tx: Tx,
  keys: KeyStore,
  { studyId, batchId }: { studyId: string; batchId: string },
) => {
  const batch = await findBatch(tx, studyId, batchId)
  if (!batch || batch.state === 'undone') return 0
  const people = await findPeople(tx, studyId, batchId)
  await undoBatch(tx, studyId, batchId)
  for (const id of people) await keys.destroyParticipant(studyId, id)
  return 1
}
