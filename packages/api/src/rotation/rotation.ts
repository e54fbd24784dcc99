// A study and everybody in it get new keys, and all that is sealed is sealed anew under them. One person is one transaction, their
// new key on disk before it: killed anywhere in between, each row opens with one of two keys that are both there, and the next
// start goes on. What does not open with either is named before anything is made, and nothing takes its place.
import type { Client } from 'pg'
import { StartError } from '../database/errors.ts'
import { placesOf, tsvectorOf } from '../deidentification/searchIndex.ts'
import {
  findRotating,
  hasIdentityKey,
  keysNow,
  openStudyRotation,
  type KeyFolder,
  type StudyRotation,
} from '../studyRotation.ts'
import { createWords, type Words } from '../words.ts'
import * as store from './store.ts'

export type Rotated = { studyId: string; people: number; rows: number }

/** What a server calls its connections, so that nobody takes its keys away while it works. */
export const serverName = 'firsthand server'

export const rotateStudy = async (
  client: Client,
  place: KeyFolder & { studyId: string },
): Promise<Rotated> => {
  await store.takeTurn(client)
  const { studyId } = place
  if ((await store.findNumber(client, studyId)) === null)
    throw new StartError(
      'no_such_study',
      `There is no study ${studyId} in this database. Nothing was changed.`,
    )
  const isBegun = (await findRotating(place)).includes(studyId)
  if (!isBegun) await check(client, place)
  return sealAnew(client, await openStudyRotation(place))
}

/** What a program that was killed had begun. */
export const finishRotations = async (client: Client, place: KeyFolder): Promise<Rotated[]> => {
  if ((await findRotating(place)).length === 0) return []
  await store.takeTurn(client)
  const done: Rotated[] = []
  // Looked up once more: another program may have gone on with it meanwhile.
  for (const studyId of await findRotating(place)) {
    if ((await store.findNumber(client, studyId)) === null) continue
    done.push(await sealAnew(client, await openStudyRotation({ ...place, studyId })))
  }
  return done
}

/** Every key is there, and everything opens. */
const check = async (client: Client, place: KeyFolder & { studyId: string }): Promise<void> => {
  const { studyId } = place
  const keys = keysNow(place)
  const words = createWords(keys)
  await keys.search(studyId)
  for (const participantId of await store.findPeople(client, studyId)) {
    await keys.participant(studyId, participantId)
    if (hasIdentityKey(place, participantId)) await keys.identity(studyId, participantId)
    for (const sealed of store.ofPeople)
      for (const row of await store.findSealed(client, sealed, { studyId, participantId }))
        if ((await read(words, sealed, row)) === null) throw closed(sealed, row)
  }
  for (const sealed of store.ofStudies)
    for (const row of await store.findSealed(client, sealed, { studyId, participantId: null }))
      if ((await read(words, sealed, row)) === null) throw closed(sealed, row)
}

const sealAnew = async (client: Client, rotation: StudyRotation): Promise<Rotated> => {
  const { studyId } = rotation
  const sides = { before: createWords(rotation.before), next: createWords(rotation.next) }
  const people = await store.findPeople(client, studyId)
  let rows = 0
  for (const participantId of people) {
    await rotation.make(participantId)
    await store.inTransaction(client, async () => {
      for (const sealed of store.ofPeople)
        rows += await move(client, sides, { sealed, studyId, participantId })
    })
  }
  await store.inTransaction(client, async () => {
    for (const sealed of store.ofStudies)
      rows += await move(client, sides, { sealed, studyId, participantId: null })
    await store.saveNumber(client, studyId, rotation.number)
  })
  await rotation.settle()
  return { studyId, people: people.length, rows }
}

type Sides = { before: Words; next: Words }
type Column = { sealed: store.Sealed; studyId: string; participantId: string | null }

/** Of one column and one person; how many rows it was. What is sealed under the new key already stays as it is. */
const move = async (client: Client, { before, next }: Sides, { sealed, ...of }: Column): Promise<number> => {
  let moved = 0
  for (const row of await store.findSealed(client, sealed, of)) {
    if ((await read(next, sealed, row)) !== null) continue
    const text = await read(before, sealed, row)
    if (text === null) throw closed(sealed, row)
    const bytes = await sealed.seal(next, row, text)
    // What is there is overwritten by nothing that does not open.
    if ((await read(next, sealed, { ...row, sealed: bytes })) !== text) throw closed(sealed, row)
    const stems = sealed.hasStems && {
      search: await tsvectorOf(placesOf(text), await next.lexeme(row.studyId)),
    }
    await store.update(client, { sealed, row, bytes, ...stems })
    moved += 1
  }
  return moved
}

const read = (words: Words, sealed: store.Sealed, row: store.Row): Promise<string | null> =>
  sealed.open(words, row).catch(() => null)

const closed = ({ table, column, keys }: store.Sealed, row: store.Row) =>
  new StartError(
    'row_does_not_open',
    `${table}.${column} of the row ${keys.map((key) => String(row[key])).join(' ')} does not open with the keys that are there. Put the right keys back from your safe copy, or the database from a backup. No key was taken away, and nothing that does not open was overwritten.`,
  )
