// A copy of the keys, apart from every backup of the database. There is one at a time: a key that was destroyed must not
// live on in an older one.
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { StartError } from './database/errors.ts'
import { holdKeys } from './keyHold.ts'
import { refuseInsideData } from './keyPlace.ts'
import { writeDurably } from './keys.ts'
import { openWithdrawals } from './withdrawals.ts'

type Place = { keyFile: string; dataFolder: string }

const day = 24 * 60 * 60 * 1000
const oldest = 30

/** Copies the instance's key, the keys under it, the list of withdrawals and the end of the audit's chain. */
export const copyKeys = async ({ keyFile, dataFolder }: Place, folder: string, at: Date): Promise<void> => {
  refuseInsideData(folder, dataFolder)
  if (`${folder}/`.startsWith(`${keyFile}.d/`))
    throw new StartError(
      'key_copy_inside',
      'The copy would stand among the keys themselves. Choose another folder; nothing was copied.',
    )
  if (existsSync(folder) && !existsSync(join(folder, mark)))
    throw new StartError(
      'key_copy_foreign',
      `The folder ${folder} holds something else than a copy of keys. Choose a new one; nothing was overwritten.`,
    )
  await mkdir(dirname(folder), { recursive: true })
  // Keys that take the place of others meanwhile would be copied half.
  const letGo = holdKeys(`${keyFile}.d`, 'server')
  const draft = await mkdtemp(join(dirname(folder), `.${basename(folder)}.`))
  try {
    await cp(keyFile, join(draft, basename(keyFile)))
    if (existsSync(`${keyFile}.d`))
      await cp(`${keyFile}.d`, join(draft, `${basename(keyFile)}.d`), {
        recursive: true,
        filter: (path) => !halfWritten.test(path),
      })
    await writeFile(join(draft, mark), `${at.toISOString()}\n`, { mode: 0o600 })
    await replace(folder, draft)
    await mkdir(`${keyFile}.d`, { recursive: true, mode: 0o700 })
    await writeFile(`${keyFile}.d/copied`, `${at.toISOString()}\n`, { mode: 0o600 })
  } finally {
    letGo()
    await rm(draft, { recursive: true, force: true })
  }
}

/** What a running server is about to name. */
const halfWritten = /\.[\da-f]{12}$/

const mark = 'firsthand-keys'

const replace = async (folder: string, draft: string) => {
  const old = `${draft}.old`
  if (existsSync(folder)) await rename(folder, old)
  await rename(draft, folder)
  await rm(old, { recursive: true, force: true })
}

const over = 'over'

/** Keys are about to take the place of those that were copied: said before it, as a program may be killed after any of them. */
export const endCopy = async (folder: string): Promise<void> => {
  const text = await readFile(join(folder, 'copied'), 'utf8').catch(() => null)
  if (text === null) return
  const [made] = text.split('\n')
  await writeDurably(join(folder, 'copied'), Buffer.from(`${made}\n${over}\n`))
}

/** What there is to say of the last copy, if anything. */
export const oldCopy = async (keyFile: string, at: Date): Promise<string | null> => {
  const text = await readFile(`${keyFile}.d/copied`, 'utf8').catch(() => null)
  const [instant = '', state] = (text ?? '').split('\n')
  const made = Date.parse(instant)
  if (Number.isNaN(made))
    return 'The keys were never copied: without them the words are lost for good. Make a copy with backup-keys FOLDER, apart from the data.'
  if (state === over)
    return 'Keys were made anew since they were last copied: that copy does not open what is sealed under them. Replace it with backup-keys FOLDER.'
  const days = Math.floor((at.getTime() - made) / day)
  // What somebody wanted gone stands in the list beside the keys, with the instant.
  const since = (await openWithdrawals(`${keyFile}.d/withdrawals.jsonl`).read()).filter(
    (one) =>
      ((one.kind === 'said' || one.kind === 'sitting') && Date.parse(one.before) > made) ||
      (one.kind === 'words' && Date.parse(one.decidedAt) > made),
  ).length
  if (since > 0)
    return `Since the keys were last copied somebody wanted gone what they said (${since}): that copy still opens it where there is an older copy of the data. Replace it with backup-keys FOLDER.`
  if (days < oldest) return null
  return `The keys were last copied ${days} days ago. Replace that copy with backup-keys FOLDER: it lacks what came since, and still holds keys that were destroyed meanwhile.`
}
