import type { Pool } from 'pg'
import { openAnalyst, type Analyst } from './analyst.ts'
import type { App } from './app.ts'
import { createAuth } from './auth/betterAuth.ts'
import { reapply, type Reapplied } from './backup/reapply.ts'
import { startSealer, type Sealer } from './audit/sealer.ts'
import { appendAudit } from './audit/store.ts'
import { migrate } from './database/migrate.ts'
import type { Database } from './database/database.ts'
import { openDatabase } from './database/open.ts'
import { hasDatabase } from './database/folder.ts'
import { createPool, withClient } from './database/pool.ts'
import { StartError } from './database/errors.ts'
import { compileWhatPays } from './database/wasm.ts'
import { createDb, type Db, type Tx } from './db.ts'
import { newId } from './id.ts'
import { countUnfinished, findOpenJobs, reviveInterrupted } from './job/store.ts'
import { holdKeys } from './keyHold.ts'
import { keyFileFor, refuseKeysIn } from './keyPlace.ts'
import { createInstanceKey, keyCheck, openKeyStore, readKeyPassphrase, sealInPlace } from './keys.ts'
import { rightKey } from './keyRotation.ts'
import { tellLostKeys } from './lostKeys.ts'
import { createPipeline, queues } from './pipeline.ts'
import { finishRotations, type Rotated } from './rotation/rotation.ts'
import { handlersOf, overdue, routes } from './routes.ts'
import type { KeyFolder } from './studyRotation.ts'
import { createWords } from './words.ts'

export type Place = {
  dataFolder: string
  databaseUrl?: string | undefined
  keyFile?: string | undefined
  keyPassphraseFile?: string | undefined
  configFolder: string
}
export type Instance = {
  app: App
  keyFile: string
  database: Database
  /** Resolves when no step waits or runs. */
  settled(): Promise<void>
  close(): Promise<void>
}

type Options = {
  isDemoWanted: boolean
  log: (line: string) => void
  /** Has to end the program at once: the keys that it works with are not those that are there. */
  onLost?: (problem: StartError) => void
  post?: App['post']
  provider?: App['provider']
  /** One that is at work already; else a thread is started for it at the first text. */
  analyst?: Analyst
}

/** Opens the database, its keys and the pipeline: everything but the network. */
export const openInstance = async (place: Place, options: Options): Promise<Instance> => {
  refuseKeysIn(place)
  const onRestart = () => options.log('the embedded database had stopped and is running again')
  return startInstance(await openDatabase({ ...place, onRestart }), place, options)
}

/** The same on a database that is open already; it is closed with the instance. */
export const startInstance = async (
  database: Database,
  place: Place,
  options: Options,
): Promise<Instance> => {
  compileWhatPays()
  const pool = createPool({ ...database.connection.pool, max: 10 })
  const db = createDb(pool)
  const parts: Parts = { db, pool, database }
  try {
    await migrate(database.owner, queues)
    const { keys, keyFile, isDemo, ...unlocked } = await unlock(db, place, options.isDemoWanted)
    parts.letGo = holdKeys(unlocked.keyFolder.folder, 'server', options.onLost)
    await finishHalf({ ...{ database, db, keys }, ...unlocked }, options.log)
    const analyst = options.analyst ?? openAnalyst()
    const { pipeline, work, takeUp } = await createPipeline({ pool, routes, log: options.log })
    const auth = createAuth(db, keys.accounts())
    if (database.kind === 'embedded') await reviveInterrupted(db)
    tellReapplied(await reapply({ db, keys, owner: database.owner }), options.log)
    await tellLostKeys({ db, keys, keyFile, log: options.log })
    await db.$transaction(async (tx) => takeUp(tx, overdue, await findOpenJobs(tx)), { timeout: 60_000 })
    const sealer = (parts.sealer = startSealer({ db, keys, log: options.log }))
    const app: App = {
      ...{ db, keys, words: createWords(keys), pipeline, analyst, auth, sealer, isDemo },
      ...{ post: options.post ?? null, provider: options.provider ?? null },
    }
    await work(handlersOf(app))
    return {
      app,
      keyFile,
      database,
      settled: () => settled(db),
      close: () => closeAll({ ...parts, pipeline, analyst }),
    }
  } catch (problem) {
    await closeAll(parts)
    throw problem
  }
}

/** A copy that was put back is told by what it had forgotten. */
const tellReapplied = (
  { decisions, batches, studies, said, overdue }: Reapplied,
  log: (line: string) => void,
) => {
  if (decisions + batches + studies + said + overdue > 0)
    log(
      `withdrawals that this database did not know were done again: ${decisions} decisions, ${batches} batches, ${studies} studies, ${said} deletions of what somebody said, ${overdue} people whose time was over`,
    )
}

type Half = Pick<App, 'db' | 'keys'> & { database: Database; keyFolder: KeyFolder }

/** New keys of a study that a program which was killed had begun to make. */
const finishHalf = ({ database, db, keys, keyFolder }: Half, log: (line: string) => void) => {
  const note = noteRotated({ db, keys })
  const onLeft = ({ message }: StartError) => log(`new keys that were half made stay so: ${message}`)
  const told = ({ studyId }: Rotated) =>
    log(`the new keys of the study ${studyId} were half made; everybody in it has theirs now`)
  return withClient(database.owner, async (client) =>
    (await finishRotations(client, keyFolder, { note, onLeft })).forEach(told),
  )
}

export const noteRotated =
  ({ db, keys }: Pick<App, 'db' | 'keys'>) =>
  ({ studyId, rows }: Rotated) =>
    appendAudit({ keys }, db, {
      actor: { kind: 'system', id: 'command line' },
      ...{ studyId, action: 'rotate study key', subjects: { rows }, outcome: 'done' },
    })

/** What a command of the command line works on, beside a server that may be running. */
export type Attached = Pick<App, 'db' | 'keys'> & {
  database: Database
  keyFile: string
  keyFolder: KeyFolder
  close(): Promise<void>
}

/** Opens a database that is there already, also while a server has it open, and takes up none of its work. */
export const attachInstance = async (place: Place): Promise<Attached> => {
  refuseKeysIn(place)
  if (!place.databaseUrl && !hasDatabase(place.dataFolder)) throw noDatabase(place.dataFolder)
  const database = await openDatabase({ ...place, attach: true })
  compileWhatPays()
  const pool = createPool({ ...database.connection.pool, max: 2 })
  const db = createDb(pool)
  const parts = { db, pool, database }
  try {
    if (!database.isAttached) await migrate(database.owner, queues)
    if ((await db.instance.count()) === 0) throw noDatabase(place.dataFolder)
    const { keys, keyFile, keyFolder } = await unlock(db, place, false)
    return { db, keys, keyFile, keyFolder, database, close: () => closeAll(parts) }
  } catch (problem) {
    await closeAll(parts)
    throw problem
  }
}

const noDatabase = (folder: string) =>
  new StartError(
    'no_database',
    `There is no database of Firsthand in ${folder} yet. Set FIRSTHAND_DATA, or DATABASE_URL, to the one that is meant.`,
  )

type Parts = {
  pipeline?: App['pipeline']
  analyst?: App['analyst']
  sealer?: Sealer
  letGo?: () => void
  db: Db
  pool: Pool
  database: Database
}

/** In order, and in a bounded time each: a query that does not end must not keep the program from ending. */
const closeAll = async ({ pipeline, analyst, sealer, letGo, db, pool, database }: Parts) => {
  if (pipeline) await within(5_000, pipeline.stop())
  await analyst?.stop()
  if (sealer) await within(2_000, sealer.stop())
  await within(
    2_000,
    db.$disconnect().then(() => pool.end()),
  )
  letGo?.()
  await database.close()
}

const within = async (milliseconds: number, work: Promise<void>) => {
  let patience: NodeJS.Timeout | undefined
  const limit = new Promise<void>((resolve) => (patience = setTimeout(resolve, milliseconds)))
  await Promise.race([work, limit])
  clearTimeout(patience)
}

/** A database and its key belong together; a wrong or lost key is noticed before anything is read or sealed. */
const unlock = async (db: Db, place: Place, isDemoWanted: boolean) => {
  const passphrase = await readKeyPassphrase(place.keyPassphraseFile)
  return db.$transaction(async (tx) => {
    // Two servers at their first start must not each give the database a key of its own.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${firstStartLock}::bigint)`
    const known = await tx.instance.findFirst()
    const id = known?.id ?? newId()
    const file = keyFileFor(id, place)
    const key = known
      ? await rightKey({ file, passphrase, instanceId: id }, known.keyCheck, knowKey(tx))
      : await createInstanceKey(file, passphrase)
    if (passphrase) await sealInPlace(file, key, passphrase)
    const data = { id, keyCheck: keyCheck(key, id), isDemo: isDemoWanted }
    const row = known ?? (await tx.instance.create({ data }))
    const keyFolder = { instanceKey: key, folder: `${file}.d` }
    return { keys: openKeyStore(key, keyFolder.folder), keyFile: file, keyFolder, isDemo: row.isDemo }
  }, patience)
}

/** By which value the database knows its key. */
export const knowKey = (db: Db | Tx) => async (keyCheck: string) =>
  void (await db.instance.updateMany({ data: { keyCheck } }))

/** To open what a passphrase seals takes a second, on a busy machine some. */
const patience = { maxWait: 60_000, timeout: 60_000 }

const firstStartLock = 4_611_703

const settled = async (db: Db) => {
  while ((await countUnfinished(db)) > 0) await new Promise((resolve) => setTimeout(resolve, 50))
}
