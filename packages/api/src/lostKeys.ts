// Keys that should be there and are not, told by their files before anybody works on what they seal. Nothing is made in their place.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from './database/errors.ts'
import type { Db, Tx } from './db.ts'
import type { KeyStore } from './keys.ts'

type Parts = { db: Db | Tx; keys: KeyStore; keyFile: string; log: (line: string) => void }
/** Of participants: whether their files are there, or whether each opens too, for which all of them are read. */
type Look = 'there' | 'open'
type Study = { id: string; keyNumber: number; folder: string }
type Problem = { code: string; message: string }

/**
 * Without the key of a study nothing of it opens or is taken in, so the start is refused, and so it is with a key of another time. A
 * participant's key that is missing keeps the others from nothing: how many there are is said.
 */
export const tellLostKeys = async (
  { db, keys, keyFile, log }: Parts,
  look: Look = 'there',
): Promise<void> => {
  const problems: Problem[] = []
  for (const { id, keyNumber } of await db.study.findMany({ select: { id: true, keyNumber: true } })) {
    const study = { id, keyNumber, folder: join(`${keyFile}.d`, id) }
    const lost = await ofStudy(keys, study)
    if (lost) problems.push(lost)
    else problems.push(...(await ofPeople({ db, keys, log }, study, look)))
  }
  const [first] = problems
  if (first)
    throw new StartError(
      first.code,
      `${problems.map(({ message }) => message).join(' ')} Nothing was changed, and nothing was made in place of a key.`,
    )
}

const ofStudy = async (keys: KeyStore, { id, keyNumber, folder }: Study): Promise<Problem | null> => {
  if (!(await isOpen(keys.search(id))))
    return {
      code: 'study_key_lost',
      message: `The key ${join(folder, 'study.key')} of a study is missing, damaged or another instance’s. Put it back from your safe copy of the keys (the folder that backup-keys made).`,
    }
  const problem = otherTime(await keys.number(id), keyNumber)
  return problem === null ? null : { code: 'study_key_of_another_time', message: `${folder}: ${problem}` }
}

/** Words open with the keys that were there when they were sealed. */
const otherTime = (ofKeys: number, ofDatabase: number): string | null => {
  if (ofKeys === ofDatabase) return null
  return ofKeys > ofDatabase
    ? 'this database is a copy from before the keys of a study were made anew, and its words open with the keys of that time. Put the keys of the study (its folder of .key files) back from the copy that was made beside it, and keep the withdrawals.jsonl that is here, for with an older one what was withdrawn since comes back; or take a later copy of the database.'
    : 'the keys of a study are a copy from before they were made anew, and open nothing of this database. Put back the copy of the keys that was made since.'
}

const ofPeople = async (
  { db, keys, log }: Pick<Parts, 'db' | 'keys' | 'log'>,
  { id, folder }: Study,
  look: Look,
): Promise<Problem[]> => {
  const there = new Set(await readdir(folder))
  const people = (await db.participant.findMany({ where: { studyId: id }, select: { id: true } })).map(
    (person) => person.id,
  )
  const has = people.filter((one) => there.has(`${one}.key`))
  if (has.length < people.length) log(missingIn(folder, people.length - has.length))
  if (look === 'there') return []
  const shut: string[] = []
  for (const one of has) if (!(await isOpen(keys.participant(id, one)))) shut.push(`${one}.key`)
  return shut.length > 0 ? [shutIn(folder, shut)] : []
}

const missingIn = (folder: string, count: number): string =>
  count === 1
    ? `1 key of a participant is missing in ${folder}: what is sealed under it opens for nobody. Put it back from your safe copy of the keys; nothing was made in its place.`
    : `${count} keys of participants are missing in ${folder}: what is sealed under them opens for nobody. Put them back from your safe copy of the keys; nothing was made in their place.`

const shutIn = (folder: string, names: readonly string[]): Problem => ({
  code: 'keys_of_another_time',
  message: `In ${folder} ${names.slice(0, mostNamed).join(', ')}${names.length > mostNamed ? ` and ${names.length - mostNamed} more` : ''} ${names.length === 1 ? 'does' : 'do'} not open with the key of the study: damaged, or of another time than study.key is. Put the whole folder back as it was at one time, from the copy that was made beside this database; one that is damaged for good, take away.`,
})

const mostNamed = 5

const isOpen = (key: Promise<unknown>): Promise<boolean> =>
  key.then(
    () => true,
    () => false,
  )
