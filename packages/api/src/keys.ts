import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartError } from './database/errors.ts'
import { isSealed, sealKey, unsealKey } from './sealedKey.ts'
import { keyBytes, keyOf, numberOf, secretAfter, sealingKeysOf, type SealingKeys } from './sealingKeys.ts'
import { readPassphraseFile, refuseOpen } from './secretFile.ts'
import { openWithdrawals, type Withdrawals } from './withdrawals.ts'

/**
 * Keys live outside the database and the data folder, one file a participant: wrapped by the study's key, that one
 * by the instance's. Removing a participant's file is the erasure of everything sealed under it.
 */
export type KeyStore = Omit<SealingKeys, 'identity'> & {
  createStudy(studyId: string): Promise<void>
  createParticipants(studyId: string, participantIds: readonly string[]): Promise<void>
  /** How often the study's keys were made anew; the database says it too. */
  number(studyId: string): Promise<number>
  /** What seals who somebody is: a key of its own, which opens no words. Whoever makes it first holds their row locked. */
  identity(studyId: string, participantId: string, how?: 'make'): Promise<Buffer>
  /**
   * What was sealed of their words opens for nobody any more, in no copy either; what they say from now on has a new key. Hashes are
   * kept where what they tell apart is: of a response that stands on without its words.
   */
  renewParticipant(studyId: string, participantId: string, how?: 'keep hashes'): Promise<void>
  /** Who they are opens for nobody any more. */
  destroyIdentity(studyId: string, participantId: string): Promise<void>
  /** Of both rooms: what they said, and who they are. */
  destroyParticipant(studyId: string, participantId: string): Promise<void>
  /** The study's key and everybody's in it. */
  destroyStudy(studyId: string): Promise<void>
  /** What signs cookies and seals what accounts keep secret; it opens no words. */
  accounts(): string
  audit: AuditKeys
  /** What was taken away, for whoever restores an older copy of the database. */
  withdrawals: Withdrawals
  /** When the copy of the keys was made that there is, by `backup-keys`. */
  copiedAt(): Promise<Date | null>
}

/** What the audit is checked by, out of reach of whoever has only the database. */
export type AuditKeys = {
  key: Buffer
  /** The newest link of the chain, so that links cut off its end are missed. */
  readHead(): Promise<Link | null>
  writeHead(link: Link): Promise<void>
}
type Link = { position: bigint; hash: Uint8Array }

/** The key of a participant is gone: what was sealed under it cannot be read by anyone. */
export class KeyMissing extends Error {
  readonly code = 'key_missing'
}

export const newKey = (): Buffer => randomBytes(keyBytes)

/** Makes a key, sealed where there is a passphrase; one that stands there already is taken. */
export const createInstanceKey = async (file: string, passphrase?: string): Promise<Buffer> => {
  if (existsSync(file)) return readInstanceKey(file, passphrase)
  const key = newKey()
  await writeInstanceKey(file, key, passphrase)
  return key
}

export const writeInstanceKey = async (file: string, key: Buffer, passphrase?: string): Promise<void> => {
  const text = passphrase ? await sealKey(key, passphrase) : key.toString('base64url')
  await writeDurably(file, Buffer.from(`${text}\n`)).catch(() => {
    throw new StartError(
      'key_unwritable',
      `The key file ${file} cannot be written. Make its folder writable or set FIRSTHAND_KEY_FILE.`,
    )
  })
}

export const readInstanceKey = async (file: string, passphrase?: string): Promise<Buffer> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new StartError(
      'key_lost',
      `The key file ${file} of this database is missing or unreadable. Put it back from your safe copy or with "firsthand key-restore", or set FIRSTHAND_KEY_FILE to where it is. Nothing was changed.`,
    )
  })
  await refuseOpen(file)
  const key = isSealed(text) ? await unsealed(file, text, passphrase) : Buffer.from(text.trim(), 'base64url')
  if (key.length !== keyBytes)
    throw new StartError(
      'key_damaged',
      `The key file ${file} does not hold a key. Put it back from your safe copy. Nothing was changed.`,
    )
  return key
}

const unsealed = async (file: string, text: string, passphrase: string | undefined): Promise<Buffer> => {
  if (!passphrase)
    throw new StartError(
      'key_sealed',
      `The key file ${file} is sealed by a passphrase. Set FIRSTHAND_KEY_PASSPHRASE_FILE to the file that holds it. Nothing was changed.`,
    )
  const key = await unsealKey(text, passphrase)
  if (key) return key
  throw new StartError(
    'wrong_passphrase',
    `The passphrase of FIRSTHAND_KEY_PASSPHRASE_FILE does not open the key file ${file}. Nothing was changed.`,
  )
}

/** A key that lay open before there was a passphrase is sealed with it; only once it was seen to be the right one. */
export const sealInPlace = async (file: string, key: Buffer, passphrase: string): Promise<void> => {
  if (!isSealed(await readFile(file, 'utf8'))) await writeInstanceKey(file, key, passphrase)
}

/** What the key file is sealed with, where a setting names a passphrase. */
export const readKeyPassphrase = async (file: string | undefined): Promise<string | undefined> =>
  file && readPassphraseFile(file, 'FIRSTHAND_KEY_PASSPHRASE_FILE')

/** A value only this key makes, stored with the database: so that a wrong key is noticed before anything is sealed. */
export const keyCheck = (key: Buffer, instanceId: string): string =>
  createHmac('sha256', key).update(`firsthand instance ${instanceId}`).digest('base64url')

export const isKeyOf = (key: Buffer, instanceId: string, check: string): boolean => {
  const [own, given] = [Buffer.from(keyCheck(key, instanceId)), Buffer.from(check)]
  return own.length === given.length && timingSafeEqual(own, given)
}

/** What cookies, codes and the audit are keyed by: the first key of the instance, which stays when another takes its place. */
export const rootOf = (instanceKey: Buffer, folder: string): Buffer => {
  const file = join(folder, 'root.key')
  if (!existsSync(file)) return instanceKey
  try {
    return unwrap(instanceKey, readFileSync(file), 'root')
  } catch {
    throw new StartError(
      'root_key_damaged',
      `The file ${file} does not open with the key of this instance. Put it back from your safe copy of the keys. Nothing was changed.`,
    )
  }
}

export const openKeyStore = (instanceKey: Buffer, folder: string): KeyStore => {
  const root = rootOf(instanceKey, folder)
  const unwrapped = new Map<string, { wrapped: Buffer; secret: Buffer }>()
  const path = (studyId: string, name: string) => join(folder, studyId, `${name}.key`)

  // Another server or command may have made a key anew or destroyed it: what was unwrapped counts while the file holds the same. It is read
  // at each use, as a folder on a network may go on telling times and sizes from before for seconds.
  const secretOf = async (studyId: string, name: string): Promise<Buffer> => {
    const place = `${studyId}/${name}`
    const wrapped = wrappedAt(path(studyId, name))
    const known = unwrapped.get(place)
    if (wrapped && known?.wrapped.equals(wrapped)) return known.secret
    unwrapped.delete(place)
    if (!wrapped) throw new KeyMissing()
    const secret = unwrap(name === 'study' ? instanceKey : await studyKey(studyId), wrapped, place)
    if (unwrapped.size > 50_000) unwrapped.clear()
    unwrapped.set(place, { wrapped, secret })
    return secret
  }
  const studyKey = async (studyId: string) => keyOf(await secretOf(studyId, 'study'))
  const create = ([studyId, name]: readonly [string, string], wrapping: Buffer, secret = newKey()) =>
    writeDurably(path(studyId, name), wrap(wrapping, secret, `${studyId}/${name}`))

  const destroy = async (studyId: string, name: string) => {
    await removeNew(path(studyId, name))
    await rm(path(studyId, name), { force: true })
    unwrapped.delete(`${studyId}/${name}`)
  }

  const sealing = sealingKeysOf(secretOf)

  return {
    createStudy: (studyId) => create([studyId, 'study'], instanceKey),
    async createParticipants(studyId, participantIds) {
      const wrapping = await studyKey(studyId)
      for (const id of participantIds) await create([studyId, id], wrapping)
    },
    ...sealing,
    number: async (studyId) => numberOf(await secretOf(studyId, 'study')),
    accounts: () =>
      Buffer.from(hkdfSync('sha256', root, '', 'firsthand accounts', keyBytes)).toString('base64url'),
    async identity(studyId, id, how) {
      const name = `${id}.identity`
      if (how === 'make' && !existsSync(path(studyId, name)))
        await create([studyId, name], await studyKey(studyId))
      return sealing.identity(studyId, id)
    },
    async renewParticipant(studyId, id, how) {
      const kept = how && (await sealing.digest(studyId, id))
      await removeNew(path(studyId, id))
      await create([studyId, id], await studyKey(studyId), kept && secretAfter(newKey(), kept))
      unwrapped.delete(`${studyId}/${id}`)
    },
    destroyIdentity: (studyId, id) => destroy(studyId, `${id}.identity`),
    async destroyParticipant(studyId, id) {
      for (const name of [id, `${id}.identity`]) await destroy(studyId, name)
    },
    async destroyStudy(studyId) {
      await rm(join(folder, studyId), { recursive: true, force: true })
      for (const place of unwrapped.keys()) if (place.startsWith(`${studyId}/`)) unwrapped.delete(place)
    },
    audit: auditKeys(root, join(folder, 'audit.head')),
    withdrawals: openWithdrawals(join(folder, 'withdrawals.jsonl')),
    copiedAt: () => copiedAt(folder),
  }
}

const copiedAt = async (folder: string): Promise<Date | null> => {
  const text = await readFile(join(folder, 'copied'), 'utf8').catch(() => '')
  const made = new Date(text.split('\n')[0]!)
  return Number.isNaN(made.getTime()) ? null : made
}

/** At once and not in turn: a local file that was read before takes less than asking for it on another thread. */
const wrappedAt = (file: string): Buffer | null => {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

/** One that was being made to take its place must not bring back what is destroyed. */
const removeNew = (file: string) => rm(`${file}.new`, { force: true })

const auditKeys = (root: Buffer, file: string): AuditKeys => ({
  key: Buffer.from(hkdfSync('sha256', root, '', 'firsthand audit', keyBytes)),
  async readHead() {
    const text = await readFile(file, 'utf8').catch(() => '')
    const [, position, hash] = /^(\d{1,18}) ([\da-f]{64})\n$/.exec(text) ?? []
    return position && hash ? { position: BigInt(position), hash: Buffer.from(hash, 'hex') } : null
  },
  writeHead: ({ position, hash }) =>
    writeDurably(file, Buffer.from(`${position} ${Buffer.from(hash).toString('hex')}\n`)),
})

export const wrap = (key: Buffer, secret: Buffer, place: string): Buffer => {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place))
  return Buffer.concat([iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
}

export const unwrap = (key: Buffer, wrapped: Buffer, place: string): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, 12)).setAAD(Buffer.from(place))
  decipher.setAuthTag(wrapped.subarray(-16))
  return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()])
}

/** On disk before anything that needs it: written aside, synced, then named. */
export const writeDurably = async (file: string, bytes: Buffer) => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  const handle = await open(aside, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(aside, file)
  await chmod(file, 0o600)
  await syncFolder(dirname(file))
}

/** Without it a name may be gone after a power cut, and the words of the row that was stored after it for ever. */
export const syncFolder = async (folder: string) => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
