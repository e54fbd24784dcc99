// A study and everybody in it get new keys, and all that is sealed is sealed anew under them. One person is one transaction, their
// new key on disk before it: killed anywhere in between, each row opens with one of two keys that are both there, and the next
// start goes on. What does not open with either is named before anything is made, and nothing takes its place.
import { join } from 'node:path'
import type { Client } from 'pg'
import { StartError } from '../database/errors.ts'
import { transaction } from '../database/pool.ts'
import { placesOf, tsvectorOf } from '../deidentification/searchIndex.ts'
import {
  beginStudyRotation,
  findRotating,
  hasIdentityKey,
  keysNow,
  openStudyRotation,
  type KeyFolder,
  type StudyRotation,
} from '../studyRotation.ts'
import { createWords, type Words } from '../words.ts'
import { clearBeside, sealBeside } from './beside.ts'
import * as store from './store.ts'

export type Rotated = { studyId: string; people: number; rows: number }

/** Told before the old keys go, so that it is in the record whoever finishes it. */
type Note = (rotated: Rotated) => Promise<unknown>
const unnoted: Note = () => Promise.resolve()

export const rotateStudy = async (
  client: Client,
  place: KeyFolder & { studyId: string },
  note = unnoted,
): Promise<Rotated> => {
  await store.takeTurn(client)
  const { studyId } = place
  const known = await store.findMark(client, studyId)
  if (!known)
    throw new StartError(
      'no_such_study',
      `There is no study ${studyId} in this database. Nothing was changed.`,
    )
  if (!(await findRotating(place)).includes(studyId)) {
    await check(client, place)
    const save = (mark: string) => store.saveMark(client, studyId, mark)
    return sealAnew(client, await beginStudyRotation(place, save), { ...place, note })
  }
  const begun = await openStudyRotation(place)
  if (begun.mark !== known.mark) throw ofAnother(place)
  return sealAnew(client, begun, { ...place, note })
}

/**
 * What a program that was killed had begun for this database. What was begun for another copy of it stays: to finish it here would take
 * the keys from that one. What cannot be finished keeps no other study from anything, and waits as it is.
 */
export const finishRotations = async (
  client: Client,
  place: KeyFolder,
  { note = unnoted, onLeft }: { note?: Note; onLeft?: (problem: StartError) => void } = {},
): Promise<Rotated[]> => {
  if ((await findRotating(place)).length === 0) return []
  await store.takeTurn(client)
  const done: Rotated[] = []
  // Looked up once more: another program may have gone on with it meanwhile.
  for (const studyId of await findRotating(place)) {
    const known = await store.findMark(client, studyId)
    if (!known) continue
    try {
      const begun = await openStudyRotation({ ...place, studyId })
      if (begun.mark !== known.mark) throw ofAnother({ ...place, studyId })
      done.push(await sealAnew(client, begun, { ...place, note }))
    } catch (problem) {
      if (!(problem instanceof StartError) || !onLeft) throw problem
      onLeft(problem)
    }
  }
  return done
}

const ofAnother = ({ folder, studyId }: KeyFolder & { studyId: string }) =>
  new StartError(
    'keys_of_another_copy',
    `The new keys in ${join(folder, studyId)} (*.key.new) were begun for another copy of this database. Start a server on that one, which finishes them; where it is gone for good, remove these files. Nothing was changed.`,
  )

/** Every key is there, and everything opens. */
const check = async (client: Client, place: KeyFolder & { studyId: string }): Promise<void> => {
  const { studyId } = place
  const keys = keysNow(place)
  const words = createWords(keys)
  await keys.search(studyId)
  for (const participantId of await store.findPeople(client, studyId)) {
    await keys.participant(studyId, participantId)
    if (hasIdentityKey(place, participantId)) await keys.identity(studyId, participantId)
    await store.looking(client, async () => {
      for (const sealed of store.ofPeople)
        for (const row of await store.findSealed(client, sealed, { studyId, participantId }))
          if ((await read(words, sealed, row)) === null) throw closed(sealed, row)
    })
  }
  for (const sealed of store.ofStudies)
    for (const row of await store.findSealed(client, sealed, { studyId, participantId: null }))
      if ((await read(words, sealed, row)) === null) throw closed(sealed, row)
}

const sealAnew = async (
  client: Client,
  rotation: StudyRotation,
  { folder, note }: { folder: string; note: Note },
): Promise<Rotated> => {
  const { studyId } = rotation
  const sides = { before: createWords(rotation.before), next: createWords(rotation.next) }
  const people = await store.findPeople(client, studyId)
  let rows = 0
  for (const participantId of people) {
    await rotation.make(participantId)
    await transaction(client, async () => {
      for (const sealed of store.ofPeople)
        rows += await move(client, sides, { sealed, studyId, participantId })
    })
  }
  await transaction(client, async () => {
    for (const sealed of store.ofStudies)
      rows += await move(client, sides, { sealed, studyId, participantId: null })
    await store.saveNumber(client, studyId, rotation.number)
  })
  await sealBeside({ folder, studyId }, sides)
  const rotated = { studyId, people: people.length, rows }
  await note(rotated)
  await rotation.settle()
  await clearBeside({ folder, studyId }, sides)
  return rotated
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
    `${table}.${column} of the row ${keys.map((key) => String(row[key])).join(' ')} does not open with the keys that are there. Start the server once: what was to be gone goes then. If it is told again, put the keys back that were copied beside this database. No key was taken away, and nothing that does not open was overwritten.`,
  )
