import type { Db, Tx } from '../db.ts'
import type { SafetySource } from '../../generated/prisma/enums.ts'
import { newId } from '../id.ts'
import { byTimeAndId, type TimeAndId, type Wanted } from '../page.ts'
import type { ErasureJob } from '../pipeline.ts'
import { dueAfter, type Removed } from './erasure.ts'

export type Person = { studyId: string; participantId: string }
export type Key = { studyId: string; id: string }

/**
 * All that somebody said, with everything that was made of it, seen or hidden, and the jobs that were on their way with it.
 * Until an instant only for whoever restores a copy, which may hold what they said since.
 */
export const eraseSaid = async (
  tx: Tx,
  { studyId, participantId }: Person,
  before: Date | null,
): Promise<Removed> => {
  const [row] = await tx.$queryRaw<{ removed: Removed }[]>`
    SELECT erase_said(${studyId}, ${participantId}, ${before}::timestamptz) AS removed`
  return row!.removed
}

export type Unread = { responseId: string; raisedAt: Date; source: SafetySource }

/** What no program read of a person's words and of what the board said of them, seen or hidden. */
export const findUnread = (tx: Tx, { studyId, participantId }: Person) => tx.$queryRaw<Unread[]>`
  SELECT "responseId", "receivedAt" AS "raisedAt", source::text FROM unscreened_of(${studyId}, ${participantId})
  UNION ALL SELECT "objectionId", "raisedAt", 'board' FROM unscreened_notes_of(${studyId}, ${participantId})`

/** What goes before it was screened is told to a safety reviewer, who asks whoever was there: no program can any more. */
export const flagUnscreened = async (tx: Tx, { studyId, participantId }: Person): Promise<void> => {
  const found = await findUnread(tx, { studyId, participantId })
  await tx.safetyFlag.createMany({
    data: found.map((one) => ({
      ...{ studyId, participantId, ...one, id: newId(), tier: 2, kinds: ['unscreened'], rules: [] },
    })),
    skipDuplicates: true,
  })
}

/** The same of one thing, if nothing as urgent of it waits: as which item. */
export const flagUnread = async (
  tx: Tx,
  { studyId, participantId }: Person,
  unread: Unread,
): Promise<string | null> => {
  const { responseId, source } = unread
  const waits = { studyId, responseId, source, decidedAt: null, tier: { lte: 2 } }
  if ((await tx.safetyFlag.count({ where: waits })) > 0) return null
  // What waits there calmly would take its place: of two of one thing that nobody has taken, one is kept.
  const calm = await tx.safetyFlag.findFirst({
    where: { studyId, responseId, source, decidedAt: null, acknowledgedAt: null },
    select: { id: true },
  })
  if (calm) {
    const where = { studyId_id: { studyId, id: calm.id } }
    await tx.safetyFlag.update({
      where,
      data: { tier: 2, kinds: { push: 'unscreened' } },
      select: { id: true },
    })
    return calm.id
  }
  const id = newId()
  const row = { studyId, participantId, ...unread, id, tier: 2, kinds: ['unscreened'], rules: [] }
  const { count } = await tx.safetyFlag.createMany({ data: [row], skipDuplicates: true })
  return count > 0 ? id : null
}

/** Whether anything that they said is still there, seen or hidden. */
export const hasSaid = async (tx: Tx, { studyId, participantId }: Person): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ has: boolean }[]>`SELECT has_said(${studyId}, ${participantId}) AS has`
  return row?.has ?? true
}

/** Whether anything is left of what they said up to an instant, in tables, jobs or the archive of jobs. */
export const isLeft = async (tx: Tx, { studyId, participantId }: Person, before: Date): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ is: boolean }[]>`
    SELECT said_left(${studyId}, ${participantId}, ${before}::timestamptz) AS is`
  return row?.is ?? true
}

/** How they may be reached goes; who they are stays, sealed, so that nobody asks them again by mistake. */
export const forgetContact = async (tx: Tx, { studyId, participantId }: Person): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ gone: boolean }[]>`
    SELECT forget_contact(${studyId}, ${participantId}) AS gone`
  return row?.gone ?? false
}

/** Notices to recipients of handovers that this transaction opened by what this person took back. */
const countNotices = async (tx: Tx, participantId: string): Promise<number> => {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT COALESCE((NULLIF(current_setting('firsthand.notices', true), '')::jsonb->>${participantId})::int, 0) AS count`
  return row?.count ?? 0
}

type New = Person & {
  id: string
  code: string
  askedBy: string | null
  askedAt: Date
  removed: Removed
  keyEndedAt: Date | null
}

/** Whether it was not there before. */
export const insertErasure = async (tx: Tx, erasure: New): Promise<boolean> => {
  const notices = await countNotices(tx, erasure.participantId)
  const data = [{ ...erasure, notices, dueAt: dueAfter(erasure.askedAt) }]
  return (await tx.erasure.createMany({ data, skipDuplicates: true })).count > 0
}

/** One that is not done yet; who works on it is the only one meanwhile. */
export const findUndone = async (tx: Tx, { studyId, id }: Key) => {
  await tx.$queryRaw`SELECT 1 FROM "Erasure" WHERE "studyId" = ${studyId} AND id = ${id} FOR UPDATE`
  return tx.erasure.findFirst({ where: { studyId, id, doneAt: null } })
}

export const hasErasure = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.erasure.count({ where: { id } })) > 0

export const markKeyEnded = (tx: Tx, { studyId, id }: Key, keyEndedAt: Date) =>
  tx.erasure.update({ where: { studyId_id: { studyId, id } }, data: { keyEndedAt }, select: { id: true } })

type Done = { keyEndedAt: Date | null; doneAt: Date }

export const markDone = (tx: Tx, { studyId, id }: Key, done: Done) =>
  tx.erasure.update({ where: { studyId_id: { studyId, id } }, data: done, select: { id: true } })

export const markFound = (tx: Tx, { studyId, id }: Key, foundAt: Date) =>
  tx.erasure.update({ where: { studyId_id: { studyId, id } }, data: { foundAt }, select: { id: true } })

/** Those whose job may have been lost. */
export const findWaiting = async (tx: Tx): Promise<ErasureJob[]> =>
  (await tx.erasure.findMany({ where: { doneAt: null }, select: { id: true, studyId: true } })).map(
    ({ studyId, id }) => ({ studyId, erasureId: id }),
  )

/** The newest first; not of those with whom whoever asks works. */
export const findKeys = (db: Db, { studyId, shutOutFrom, ...page }: Wanted<Cursor> & OfStudy) =>
  db.erasure.findMany({
    where: {
      ...{ studyId, participantId: { notIn: shutOutFrom } },
      AND: [byAsking.beyond('lt', page.after), byAsking.beyond('gt', page.before)],
    },
    orderBy: page.isBackward ? [{ askedAt: 'asc' }, { id: 'asc' }] : [{ askedAt: 'desc' }, { id: 'desc' }],
    take: page.limit,
    select: { id: true, askedAt: true },
  })

export const countErasures = (db: Db, { studyId, shutOutFrom }: OfStudy) =>
  db.erasure.count({ where: { studyId, participantId: { notIn: shutOutFrom } } })

export const byAsking = byTimeAndId('askedAt')
export type Cursor = TimeAndId<'askedAt'>
type OfStudy = { studyId: string; shutOutFrom: string[] }
