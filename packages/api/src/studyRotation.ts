// New keys of a study and of everybody in it beside those that are there, under their names and `.new`. Both open until everything
// is sealed anew; then the new ones take the place of the others, the study's last: while it stands there, something is left to do.
import { existsSync } from 'node:fs'
import { readdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartError } from './database/errors.ts'
import { endCopy } from './keyCopy.ts'
import { newKey, syncFolder, unwrap, wrap, writeDurably } from './keys.ts'
import { keyOf, markedBy, numberOf, sealingKeysOf, secretAfter, type SealingKeys } from './sealingKeys.ts'

export type StudyRotation = {
  studyId: string
  /** How often the study's keys were made anew, this time included. */
  number: number
  /** By which a database knows that these keys are made for it. */
  mark: string
  before: SealingKeys
  next: SealingKeys
  /** New keys for one person, on disk before anything is sealed under them. */
  make(participantId: string): Promise<void>
  /** From now on there are the new keys alone. */
  settle(): Promise<void>
}

/** Where the keys of an instance stand, and what opens those of studies. */
export type KeyFolder = { instanceKey: Buffer; folder: string }
type Place = KeyFolder & { studyId: string }

const newOf = (path: string) => `${path}.new`
const fileOf = ({ folder, studyId }: Place, name: string) => join(folder, studyId, `${name}.key`)
const identityOf = (participantId: string) => `${participantId}.identity`

/** The studies whose keys are being made anew. */
export const findRotating = async ({ instanceKey, folder }: KeyFolder): Promise<string[]> => {
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : []
  const studies = entries.filter((one) => one.isDirectory()).map(({ name }) => name)
  return studies.filter((studyId) => existsSync(newOf(fileOf({ instanceKey, folder, studyId }, 'study'))))
}

/** The keys that are there, for whoever looks whether all of it opens; nothing is made. */
export const keysNow = (place: Place): SealingKeys => {
  const study = once(() => opened(place, { path: fileOf(place, 'study'), name: 'study' }, place.instanceKey))
  return sealingKeysOf(async (_, name) =>
    name === 'study' ? study() : opened(place, { path: fileOf(place, name), name }, keyOf(await study())),
  )
}

/** Whether the key of who somebody is was made; it is with the first that is kept of them. */
export const hasIdentityKey = (place: Place, participantId: string): boolean =>
  existsSync(fileOf(place, identityOf(participantId)))

/** Begins: `store` writes into the database by which mark it knows the new keys, before there are any. */
export const beginStudyRotation = async (
  place: Place,
  store: (mark: string) => Promise<unknown>,
): Promise<StudyRotation> => {
  const { instanceKey, studyId } = place
  const path = fileOf(place, 'study')
  const old = await opened(place, { path, name: 'study' }, instanceKey)
  const secret = secretAfter(newKey(), await keysNow(place).fingerprint(studyId), numberOf(old) + 1)
  await store(markOf(secret))
  await writeDurably(newOf(path), wrap(instanceKey, secret, `${studyId}/study`))
  return openStudyRotation(place)
}

const markOf = (secret: Buffer) => markedBy(keyOf(secret))

/** Goes on where a program was killed. */
export const openStudyRotation = async (place: Place): Promise<StudyRotation> => {
  const { instanceKey, studyId } = place
  const path = fileOf(place, 'study')
  const old = await opened(place, { path, name: 'study' }, instanceKey)
  const study = await opened(place, { path: newOf(path), name: 'study' }, instanceKey)
  const sides = createSides(place, { old, study })
  const before = sealingKeysOf((_, name) => sides.before(name))
  return {
    ...{ studyId, number: numberOf(study), mark: markOf(study), before },
    next: sealingKeysOf((_, name) => sides.next(name)),
    async make(participantId) {
      await sides.make(participantId, () => before.digest(studyId, participantId))
      const identity = identityOf(participantId)
      if (hasIdentityKey(place, participantId)) await sides.make(identity, () => Promise.resolve(newKey()))
    },
    settle: () => settle(place),
  }
}

type Secrets = { old: Buffer; study: Buffer }

const createSides = (place: Place, { old, study }: Secrets) => {
  const at = (name: string) => ({ path: fileOf(place, name), name })
  const beside = (name: string) => ({ path: newOf(fileOf(place, name)), name })
  // One that has taken its place already is both.
  const isSettled = async (name: string) =>
    !existsSync(beside(name).path) && (await tried(place, at(name), keyOf(study))) !== null
  const next = async (name: string) => {
    if (name === 'study') return study
    return opened(place, existsSync(beside(name).path) ? beside(name) : at(name), keyOf(study))
  }
  const before = async (name: string) => {
    if (name === 'study') return old
    return opened(place, at(name), keyOf((await isSettled(name)) ? study : old))
  }
  return {
    ...{ before, next },
    async make(name: string, carried: () => Promise<Buffer>) {
      if (existsSync(beside(name).path) || (await isSettled(name))) return void (await next(name))
      const secret = secretAfter(newKey(), await carried())
      await writeDurably(beside(name).path, wrap(keyOf(study), secret, `${place.studyId}/${name}`))
    },
  }
}

const settle = async (place: Place): Promise<void> => {
  await endCopy(place.folder)
  const study = fileOf(place, 'study')
  const names = (await readdir(dirname(study))).filter((name) => name.endsWith('.key.new'))
  for (const name of names.filter((one) => one !== 'study.key.new')) {
    const path = join(dirname(study), name)
    await rename(path, path.slice(0, -'.new'.length))
  }
  await syncFolder(dirname(study))
  await rename(newOf(study), study)
  await syncFolder(dirname(study))
}

type Where = { path: string; name: string }

const tried = async ({ studyId }: Place, { path, name }: Where, wrapping: Buffer): Promise<Buffer | null> => {
  try {
    return unwrap(wrapping, await readFile(path), `${studyId}/${name}`)
  } catch {
    return null
  }
}

const opened = async (place: Place, where: Where, wrapping: Buffer): Promise<Buffer> => {
  const secret = await tried(place, where, wrapping)
  if (secret) return secret
  throw new StartError(
    'study_key_damaged',
    `The key ${where.path} is missing or does not open. Put it back from your safe copy of the keys. Where it is lost for good, start the server and have what that person said deleted, which gives them a new one, then try again. Nothing was sealed anew under it, and nothing was overwritten.`,
  )
}

const once = <T>(make: () => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
