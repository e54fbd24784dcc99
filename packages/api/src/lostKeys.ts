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
  for (const { id } of await db.study.findMany({ select: { id: true } })) {
    const folder = join(`${keyFile}.d`, id)
    if (!(await opens(keys, id)))
      throw new StartError(
        'study_key_lost',
        `The key ${join(folder, 'study.key')} of a study is missing, damaged or another instance’s. Put it back from your safe copy of the keys (the folder that backup-keys made). Nothing was changed, and nothing was made in its place.`,
      )
    const lost = await lostIn(db, id, folder)
    if (lost > 0)
      log(
        `${lost} keys of participants are missing in ${folder}: what is sealed under them opens for nobody. Put them back from your safe copy of the keys; nothing was made in their place.`,
      )
  }
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
