// Whether somebody is a minor as a reviewer reads, and nothing finer: no age, no birthday, no instant to come.
import type { Context } from '../context.ts'
import type { Db } from '../db.ts'
import { keptIn } from '../identity/store.ts'

/** Of whom no birth date is kept, and nobody said that they are of age, it is not known: they are treated as a minor. */
export const agesNow = ['minor', 'of_age', 'not_known'] as const
export type AgeNow = (typeof agesNow)[number]

type Asking = { ids: Set<string>; ages: Promise<Map<string, AgeNow>> }
const asking = new WeakMap<Context['once'], Map<string, Asking>>()

/** What is asked of each item of a list in one turn of the program is asked of the database once. */
export const ageNow = async (
  { app, once }: Pick<Context, 'app' | 'once'>,
  { studyId, participantId }: { studyId: string; participantId: string },
): Promise<AgeNow> => {
  const studies = asking.get(once) ?? new Map<string, Asking>()
  asking.set(once, studies)
  const waiting = studies.get(studyId) ?? begin(app.db, { studyId, studies })
  waiting.ids.add(participantId)
  // Who was undone with their batch is known no more.
  return (await waiting.ages).get(participantId) ?? 'not_known'
}

const begin = (db: Db, { studyId, studies }: { studyId: string; studies: Map<string, Asking> }): Asking => {
  const ids = new Set<string>()
  const ask = async () => {
    await new Promise(setImmediate)
    studies.delete(studyId)
    return findAges(db, studyId, [...ids])
  }
  const waiting = { ids, ages: ask() }
  studies.set(studyId, waiting)
  return waiting
}

const findAges = async (db: Db, studyId: string, ids: string[]): Promise<Map<string, AgeNow>> => {
  const rows = await db.$queryRaw<{ id: string; age: AgeNow }[]>`
    SELECT p.id, CASE WHEN is_of_age(${studyId}, p.id) THEN 'of_age'
      WHEN COALESCE(k."hasBirthDate", false) THEN 'minor' ELSE 'not_known' END AS age
    FROM "Participant" p LEFT JOIN ${keptIn(studyId)} k ON k."participantId" = p.id
    WHERE p."studyId" = ${studyId} AND p.id = ANY (${ids})`
  return new Map(rows.map(({ id, age }) => [id, age]))
}
