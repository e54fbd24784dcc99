// Keys that should be there and are not, told by their files before anybody works on what they seal. Nothing is made in their place.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from './database/errors.ts'
import type { Db } from './db.ts'
import type { KeyStore } from './keys.ts'

type Parts = { db: Db; keys: KeyStore; keyFile: string; log: (line: string) => void }

/**
 * Without the key of a study nothing of it opens or is taken in, so the start is refused. A participant's key that is missing
 * keeps the others from nothing: how many there are is said.
 */
export const tellLostKeys = async ({ db, keys, keyFile, log }: Parts): Promise<void> => {
  for (const { id, keyNumber } of await db.study.findMany({ select: { id: true, keyNumber: true } })) {
    const folder = join(`${keyFile}.d`, id)
    if (!(await opens(keys, id)))
      throw new StartError(
        'study_key_lost',
        `The key ${join(folder, 'study.key')} of a study is missing, damaged or another instance’s. Put it back from your safe copy of the keys (the folder that backup-keys made). Nothing was changed, and nothing was made in its place.`,
      )
    const problem = otherTime(await keys.number(id), keyNumber)
    if (problem)
      throw new StartError('study_key_of_another_time', `${folder}: ${problem} Nothing was changed.`)
    const lost = await lostIn(db, id, folder)
    if (lost > 0)
      log(
        `${lost} keys of participants are missing in ${folder}: what is sealed under them opens for nobody. Put them back from your safe copy of the keys; nothing was made in their place.`,
      )
  }
}

/** Words open with the keys that were there when they were sealed. */
const otherTime = (ofKeys: number, ofDatabase: number): string | null => {
  if (ofKeys === ofDatabase) return null
  return ofKeys > ofDatabase
    ? 'this database is a copy from before the keys of a study were made anew, and its words open with the keys of that time. Put the keys of the study (its folder of .key files) back from the copy that was made beside it, and keep the withdrawals.jsonl that is here, for with an older one what was withdrawn since comes back; or take a later copy of the database.'
    : 'the keys of a study are a copy from before they were made anew, and open nothing of this database. Put back the copy of the keys that was made since.'
}

const opens = (keys: KeyStore, studyId: string): Promise<boolean> =>
  keys.search(studyId).then(
    () => true,
    () => false,
  )

const lostIn = async (db: Db, studyId: string, folder: string): Promise<number> => {
  const there = new Set(await readdir(folder))
  const people = await db.participant.findMany({ where: { studyId }, select: { id: true } })
  return people.filter(({ id }) => !there.has(`${id}.key`)).length
}
