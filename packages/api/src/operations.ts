// Commands of the command line that need an instance: its database or its key. One door for all of them, behind which the
// pure commands load nothing. What they print is one JSON object, but for links and words; each gives the exit status.
import { resolve } from 'node:path'
import { checkChain, type Check } from './audit/chain.ts'
import { appendAudit, type Subjects } from './audit/store.ts'
import { BackupRefused } from './backup/backup.ts'
import { dump } from './backup/dump.ts'
import { checkBackup, writeBackup, type Begin } from './backup/file.ts'
import { readPassphrase } from './backup/passphrase.ts'
import { noteRestore, reapply } from './backup/reapply.ts'
import { refuseFull, restore } from './backup/restore.ts'
import { readArguments, UsageError } from './cli/usage.ts'
import { withClient } from './database/pool.ts'
import { StartError } from './database/errors.ts'
import { readEnv, type Env } from './env.ts'
import { attachInstance, knowKey, noteRotated, type Attached } from './instance.ts'
import { copyKeys, oldCopy } from './keyCopy.ts'
import { holdKeys } from './keyHold.ts'
import { keyFileFor, refuseKeysIn } from './keyPlace.ts'
import { openKeyStore, readInstanceKey, readKeyPassphrase } from './keys.ts'
import { isKeyFor, rightKey, rotateInstanceKey } from './keyRotation.ts'
import { tellLostKeys } from './lostKeys.ts'
import { queues } from './pipeline.ts'
import { rotateStudy } from './rotation/rotation.ts'
import { findRotating } from './studyRotation.ts'

export { adminLink } from './adminLink.ts'
export { keyRestore, keyWords } from './cli/keyWords.ts'

/** Looks the audit through: 0 where nothing is wrong, 1 where something is. */
export const verifyAudit = async (args: string[]): Promise<number> => {
  readArguments(args, { values: [], switches: [] })
  return beside(readEnv(), async ({ db, keys }) => {
    const check = await checkChain({ db, keys })
    print(printed(check))
    return check.fault ? 1 : 0
  })
}

const printed = ({ entries, sealed, unsealed, end, fault }: Check) => ({
  ...{ entries, sealed, unsealed },
  end: end && { position: Number(end.position), hash: Buffer.from(end.hash).toString('hex') },
  fault: fault && {
    kind: fault.kind,
    position: fault.position === null ? null : Number(fault.position),
    entry: fault.entryId === null ? null : Number(fault.entryId),
  },
})

/** Writes a backup while the server runs, or looks one through. */
export const backup = async (args: string[]): Promise<number> => {
  const { file, switches } = fileIn(args, ['--verify'])
  const env = readEnv()
  if (switches.has('--verify')) return verifyBackup(env, file)
  refuseServer(env, 'pg_dump')
  return beside(env, async (attached) => {
    // Half of it would open with one set of keys and half with another.
    await refuseHalf(attached, 'No backup was written')
    const passphrase = await readPassphrase(env.passphraseFile, true)
    const { tables, rows } = await withClient(attached.database.owner, (client) =>
      writeBackup(file, passphrase, dump(client)),
    )
    await note(attached, 'backup', { tables, rows })
    print({ tables, rows })
    await tellOldCopy(attached.keyFile)
    return 0
  })
}

const verifyBackup = async (env: Env, file: string): Promise<number> => {
  const { begin, end } = await checkBackup(file, await readPassphrase(env.passphraseFile, false))
  print({ madeAt: begin.createdAt, instance: begin.instance, tables: end.tables, rows: end.rows })
  return 0
}

/** Brings a backup back into an empty data folder. The keys must be there already: they are in no backup. */
export const restoreBackup = async (args: string[]): Promise<number> => {
  const { file } = fileIn(args, [])
  const env = readEnv()
  refuseServer(env, 'pg_restore')
  refuseKeysIn(env)
  refuseFull(env.dataFolder)
  const passphrase = await readPassphrase(env.passphraseFile, false)
  // Whole before anything is made of it.
  const { begin } = await checkBackup(file, passphrase)
  const { dataFolder } = env
  const wish = { file, passphrase, begin, dataFolder, queues, ...(await keysOf(env, begin)) }
  print(await restore({ ...wish, log: tell }))
  return 0
}

const keysOf = async (env: Env, { instance, keyCheck }: Begin) => {
  const file = keyFileFor(instance, env)
  const passphrase = await readKeyPassphrase(env.keyPassphraseFile)
  const key = await readInstanceKey(file, passphrase)
  if (!(await isKeyFor({ file, passphrase, instanceId: instance }, key, keyCheck)))
    throw new BackupRefused(
      `The key file ${file} belongs to another database than this backup. Nothing was restored.`,
    )
  return { keys: openKeyStore(key, `${file}.d`), keyFile: file }
}

/** After a database was put back by other tools: says so in the audit, whose chain goes on from where the copy ends. */
export const noteRestored = async (args: string[]): Promise<number> => {
  readArguments(args, { values: [], switches: [] })
  return beside(readEnv(), async (attached) => {
    const reapplied = await reapply({ ...attached, owner: attached.database.owner })
    await tellLostKeys({ ...attached, log: tell }, 'open')
    print({ ...(await noteRestore(attached)), ...reapplied })
    return 0
  })
}

/** Replaces the copy of the keys. */
export const backupKeys = async (args: string[]): Promise<number> => {
  const { file: folder } = fileIn(args, [])
  const env = readEnv()
  return beside(env, async (attached) => {
    await copyKeys({ keyFile: attached.keyFile, dataFolder: env.dataFolder }, folder, new Date())
    await note(attached, 'copy keys', {})
    print({ copied: true })
    return 0
  })
}

/** Another key of the instance, or others of a study and everybody in it, in place of those that are there. */
export const rotateKey = async (args: string[]): Promise<number> => {
  const { values } = readArguments(args, { values: ['--study'], switches: [] })
  const studyId = values.get('--study')
  return studyId === undefined ? rotateOfInstance() : rotateOfStudy(studyId.replace(/^Study-/, ''))
}

/** Nobody may be at work with the keys meanwhile. */
const rotateOfStudy = (studyId: string): Promise<number> =>
  beside(readEnv(), (attached) =>
    alone(attached, async () => {
      const { database, keyFolder } = attached
      // What a program that was killed had left of somebody's words goes first.
      await reapply({ ...attached, owner: database.owner })
      const { people, rows } = await withClient(database.owner, (client) =>
        rotateStudy(client, { ...keyFolder, studyId }, noteRotated(attached)),
      )
      print({ rotated: true, study: studyId, people, rows })
      process.stderr.write(
        'The keys of this study are others now. Backups of the database from before open with the keys of then alone: make a new one, and replace the copy of the keys (backup-keys FOLDER).\n',
      )
      return 0
    }),
  )

const refuseHalf = async ({ keyFolder }: Attached, end: string) => {
  if ((await findRotating(keyFolder)).length > 0)
    throw new StartError(
      'keys_half_made',
      `The keys of a study are being made anew. Try again when that is done; where it was cut off, a start of the server finishes it. ${end}.`,
    )
}

const alone = async ({ database, keyFolder }: Attached, work: () => Promise<number>): Promise<number> => {
  if (database.isAttached)
    throw new StartError(
      'server_running',
      'A server has this database open and works with the keys. Stop it, then try again; nothing was changed.',
    )
  const letGo = holdKeys(keyFolder.folder, 'rotation')
  try {
    return await work()
  } finally {
    letGo()
  }
}

/** Another key of the instance in place of the one that is there. Nobody may be at work with the old one meanwhile. */
const rotateOfInstance = async (): Promise<number> => {
  const env = readEnv()
  return beside(env, (attached) =>
    alone(attached, async () => {
      const { db, keyFile: file } = attached
      await refuseHalf(attached, 'The key of the instance was not changed')
      const { id, keyCheck } = await db.instance.findFirstOrThrow()
      const passphrase = await readKeyPassphrase(env.keyPassphraseFile)
      const place = { file, passphrase, instanceId: id }
      const key = await rightKey(place, keyCheck, knowKey(db))
      const studies = await rotateInstanceKey(place, key, knowKey(db))
      await note(attached, 'rotate key', { studies })
      print({ rotated: true, studies })
      process.stderr.write(
        'The key is another one now. Replace the copy of the keys (backup-keys FOLDER), and write down its words anew (key-words --again).\n',
      )
      return 0
    }),
  )
}

const beside = async (env: Env, work: (attached: Attached) => Promise<number>): Promise<number> => {
  const attached = await attachInstance(env)
  try {
    return await work(attached)
  } finally {
    await attached.close()
  }
}

const fileIn = (args: readonly string[], switches: readonly string[]) => {
  const [file, ...more] = args.filter((arg) => !arg.startsWith('--'))
  if (!file) throw new UsageError('a file is missing')
  if (more.length > 0) throw new UsageError(`${more.join(' ')} is one argument too many`)
  const options = readArguments(
    args.filter((arg) => arg.startsWith('--')),
    { values: [], switches },
  )
  return { file: resolve(file), switches: options.switches }
}

const refuseServer = ({ databaseUrl }: Env, tool: string) => {
  if (databaseUrl)
    throw new BackupRefused(
      `DATABASE_URL names a PostgreSQL server, which has tools of its own: use ${tool}, as docs/operations.md shows.`,
    )
}

const note = ({ db, keys }: Attached, action: string, subjects: Subjects) =>
  appendAudit({ keys }, db, {
    actor: { kind: 'system', id: 'command line' },
    studyId: null,
    ...{ action, subjects },
    outcome: 'done',
  })

const tellOldCopy = async (keyFile: string) => {
  const said = await oldCopy(keyFile, new Date())
  if (said) tell(said)
}

const tell = (line: string) => void process.stderr.write(`${line}\n`)

const print = (value: object) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
