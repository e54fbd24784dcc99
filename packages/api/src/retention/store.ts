import type { Db, Tx } from '../db.ts'
import { newId } from '../id.ts'
import { wordsBefore, type ClockKind, type Closing } from './retention.ts'

export const findClosing = (db: Db | Tx, studyId: string): Promise<Closing | null> =>
  db.studyClosing.findFirst({ where: { studyId }, select: { closedOn: true, resultsReturnedOn: true } })

/** Of the last wave's beginning and the last response, as the database counts them: also what is hidden. */
export const findLastDay = async (tx: Tx, studyId: string): Promise<Date | null> => {
  const [row] = await tx.$queryRaw<{ day: Date | null }[]>`SELECT last_day_of(${studyId}) AS day`
  return row?.day ?? null
}

export const saveClosing = (tx: Tx, studyId: string, closing: Closing) =>
  tx.studyClosing.upsert({
    where: { studyId },
    create: { studyId, id: newId(), ...closing },
    update: closing,
    select: { id: true },
  })

export type Due = { kind: ClockKind; people: number }

/** How many people's would have to be destroyed by an instant; nothing is. */
export const countDue = async (db: Db, studyId: string, byThen: Date): Promise<Due[]> => {
  const rows = await db.$queryRaw<Due[]>`
    SELECT kind, count(*)::int AS people FROM retention_due(${studyId}, ${byThen}::timestamptz) GROUP BY kind`
  const [words] = await db.$queryRaw<{ people: number }[]>`
    SELECT count(DISTINCT a."participantId")::int AS people FROM "Answer" a
    JOIN "Response" r ON r."studyId" = a."studyId" AND r.id = a."responseId"
    WHERE a."studyId" = ${studyId} AND a.words IS NOT NULL AND r."submittedAt" <= ${wordsBefore(byThen)}::timestamptz`
  return [...rows, { kind: 'words' as const, people: words!.people }].filter(({ people }) => people > 0)
}

/** Destroys what is due now. */
export const runDue = (tx: Tx, studyId: string) =>
  tx.$queryRaw<{ kind: ClockKind; participantId: string }[]>`
    SELECT kind, "participantId" FROM retention_run(${studyId})`

export const findClosed = async (db: Db): Promise<string[]> =>
  (await db.studyClosing.findMany({ select: { studyId: true } })).map(({ studyId }) => studyId)
