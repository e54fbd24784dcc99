// Another key of the instance in place of the one that is there. It wraps the keys of studies and one root secret, so these alone
// are wrapped anew: no word is sealed again, and what is derived of the root (cookies, the audit's chain) stays what it is.
//
// What is new is written beside what is old, under its name and `.next`. What the database says decides which of the two counts,
// in one row that is written in between: whoever starts after a program that was killed in the middle goes on, or back.
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartError } from './database/errors.ts'
import { endCopy } from './keyCopy.ts'
import {
  isKeyOf,
  keyCheck,
  newKey,
  readInstanceKey,
  rootOf,
  syncFolder,
  unwrap,
  wrap,
  writeDurably,
  writeInstanceKey,
} from './keys.ts'

export type KeyPlace = { file: string; passphrase: string | undefined; instanceId: string }

const nextOf = (path: string) => `${path}.next`
const folderOf = (file: string) => `${file}.d`
const formerOf = (file: string) => join(folderOf(file), 'former')

/** `store` writes into the database by which value the key is known: from then on the new one counts. How many studies it was. */
export const rotateInstanceKey = async (
  { file, passphrase, instanceId }: KeyPlace,
  key: Buffer,
  store: (check: string) => Promise<void>,
): Promise<number> => {
  const next = newKey()
  await writeInstanceKey(nextOf(file), next, passphrase)
  const wrapped = await wrappedUnder(file)
  for (const { path, place } of wrapped) {
    const secret = place === 'root' ? rootOf(key, folderOf(file)) : await opened(key, { path, place })
    await writeDurably(nextOf(path), wrap(next, secret, place))
  }
  const former = await formerChecks(file)
  await writeDurably(formerOf(file), Buffer.from([...former, keyCheck(key, instanceId), ''].join('\n')))
  await store(keyCheck(next, instanceId))
  await settle(file, next, next)
  return wrapped.length - 1
}

/**
 * The key that belongs to this database: the one of its file, or the one beside it where a rotation was cut off. A copy of the
 * database from before a rotation knows the key by a former value, which `store` then writes anew.
 */
export const rightKey = async (
  place: KeyPlace,
  check: string,
  store: (check: string) => Promise<void>,
): Promise<Buffer> => {
  const { file, passphrase, instanceId } = place
  const key = await readInstanceKey(file, passphrase)
  const isHalf = existsSync(nextOf(file))
  const next = isHalf ? await readInstanceKey(nextOf(file), passphrase) : key
  const right =
    [key, next].find((one) => isKeyOf(one, instanceId, check)) ?? (await renamed(place, key, check))
  if (!right)
    throw new StartError(
      'wrong_key',
      `The key file ${file} belongs to another database. Set FIRSTHAND_KEY_FILE to the right one. Nothing was changed.`,
    )
  if (isHalf) await settle(file, right, next)
  if (!isKeyOf(right, instanceId, check)) await store(keyCheck(right, instanceId))
  return right
}

/** The same key under another name, by which the database knew it before: it still opens the root that stands beside it. */
const renamed = async ({ file }: KeyPlace, key: Buffer, check: string): Promise<Buffer | null> => {
  if (!(await formerChecks(file)).includes(check)) return null
  rootOf(key, folderOf(file))
  return key
}

/** Whether a backup that knows its key by this value belongs to this one. */
export const isKeyFor = async (place: KeyPlace, key: Buffer, check: string): Promise<boolean> =>
  isKeyOf(key, place.instanceId, check) || (await renamed(place, key, check)) !== null

const formerChecks = async (file: string): Promise<string[]> =>
  (await readFile(formerOf(file), 'utf8').catch(() => '')).split('\n').filter(Boolean)

/** Of two that stand beside each other, the one that this key opens stays. */
const settle = async (file: string, key: Buffer, next: Buffer): Promise<void> => {
  if (key.equals(next)) await endCopy(folderOf(file))
  for (const { path, place } of await wrappedUnder(file)) {
    if (!existsSync(nextOf(path))) continue
    const isRight = opens(key, await readFile(nextOf(path)), place)
    await (isRight ? rename(nextOf(path), path) : rm(nextOf(path)))
    await syncFolder(dirname(path))
  }
  // Last: while it stands there, a start knows that there may be something left to settle.
  await (key.equals(next) ? rename(nextOf(file), file) : rm(nextOf(file)))
  await syncFolder(dirname(file))
}

/** Everything that the instance's key wraps: the root, and each study's key. */
const wrappedUnder = async (file: string): Promise<Wrapped[]> => {
  const folder = folderOf(file)
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : []
  const studies = entries
    .filter((one) => one.isDirectory())
    .map(({ name }) => ({ path: join(folder, name, 'study.key'), place: `${name}/study` }))
    .filter(({ path }) => existsSync(path) || existsSync(nextOf(path)))
  return [{ path: join(folder, 'root.key'), place: 'root' }, ...studies]
}

const opens = (key: Buffer, wrapped: Buffer, place: string): boolean => {
  try {
    return unwrap(key, wrapped, place).length > 0
  } catch {
    return false
  }
}

type Wrapped = { path: string; place: string }

const opened = async (key: Buffer, { path, place }: Wrapped): Promise<Buffer> => {
  const wrapped = await readFile(path).catch(() => Buffer.alloc(0))
  if (opens(key, wrapped, place)) return unwrap(key, wrapped, place)
  throw new StartError(
    'study_key_damaged',
    `The key ${path} of a study does not open. Put it back from your safe copy of the keys first; the key was not changed.`,
  )
}
