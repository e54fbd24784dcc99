import type { Client } from 'pg'
import type { Db, Tx } from '../db.ts'
import { newId } from '../id.ts'
import type { EndedJob } from '../pipeline.ts'
import type { EndedWords, KeptClosing } from '../withdrawals.ts'
import { keptClosing, wordsBefore, type ClockKind, type Closing } from './retention.ts'

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
    select: { recordedAt: true },
  })

/** The days of all studies that are over, as they are kept beside the keys. */
export const findClosings = async (db: Db): Promise<KeptClosing[]> =>
  (await db.studyClosing.findMany()).map(({ studyId, closedOn, resultsReturnedOn, recordedAt }) =>
    keptClosing(studyId, { closedOn, resultsReturnedOn, recordedAt }),
  )

/** What a copy that was put back does not know: the same days, since the same instant. Whether anything is another now. */
export const closeAgain = async (owner: Client, closing: KeptClosing): Promise<boolean> => {
  const { studyId, closedOn, resultsReturnedOn, recordedAt } = closing
  const { rowCount } = await owner.query(
    `INSERT INTO "StudyClosing" AS known ("studyId", id, "closedOn", "resultsReturnedOn")
     SELECT s.id, $2, $3::date, $4::date FROM "Study" s WHERE s.id = $1
     ON CONFLICT ("studyId") DO UPDATE SET "closedOn" = EXCLUDED."closedOn", "resultsReturnedOn" = EXCLUDED."resultsReturnedOn"
       WHERE (known."closedOn", known."resultsReturnedOn") IS DISTINCT FROM (EXCLUDED."closedOn", EXCLUDED."resultsReturnedOn")`,
    [studyId, newId(), closedOn, resultsReturnedOn],
  )
  if (rowCount === 0) return false
  // The database notes the instant of what is new; these days were said before.
  await owner.query('UPDATE "StudyClosing" SET "recordedAt" = $2 WHERE "studyId" = $1', [studyId, recordedAt])
  return true
}

export type Due = { kind: ClockKind; people: number }

/**
 * How many people's would have to be destroyed by an instant; nothing is. Of words, whose are old enough, whatever holds them: what
 * a reviewer has to read would be told by the difference between two instants.
 */
export const countDue = async (db: Db, studyId: string, byThen: Date): Promise<Due[]> => {
  const rows = await db.$queryRaw<Due[]>`
    SELECT kind, count(*)::int AS people FROM retention_due(${studyId}, ${byThen}::timestamptz) GROUP BY kind`
  const { people } = await countOldWords(db, studyId, { saidBefore: wordsBefore(byThen), byThen })
  return [...rows, { kind: 'words' as const, people }].filter((one) => one.people > 0)
}

type Span = { saidBefore: Date; byThen: Date }
export type WordsDue = { people: number; responses: number }

/** Whose words are old enough, whatever holds them: the most that an end of them may take. */
export const countOldWords = async (db: Db, studyId: string, span: Span): Promise<WordsDue> => {
  const [old] = await db.$queryRaw<WordsDue[]>`
    SELECT count(DISTINCT a."participantId")::int AS people, count(DISTINCT r.id)::int AS responses FROM "Answer" a
    JOIN "Response" r ON r."studyId" = a."studyId" AND r.id = a."responseId"
    WHERE a."studyId" = ${studyId} AND a.words IS NOT NULL AND r."submittedAt" <= ${span.saidBefore}::timestamptz
      AND r."receivedAt" <= ${span.byThen}::timestamptz - interval '30 days'`
  return old!
}

/** How many people's words, in how many responses, have to be destroyed; what a safety reviewer has to read yet is not among them. */
export const countWordsDue = async (db: Db | Tx, studyId: string, span: Span): Promise<WordsDue> => {
  const [row] = await db.$queryRaw<WordsDue[]>`
    SELECT count(DISTINCT "participantId")::int AS people, count(*)::int AS responses
    FROM words_due(${studyId}, ${span.saidBefore}::timestamptz, ${span.byThen}::timestamptz)`
  return row!
}

export type WordsEnd = {
  studyId: string
  id: string
  saidBefore: Date
  askedBy: string
  askedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  isAgreed: boolean | null
  doneAt: Date | null
  removed: unknown
}

/** False where one waits already. */
export const insertWordsEnd = async (
  tx: Tx,
  request: Pick<WordsEnd, 'studyId' | 'id' | 'saidBefore' | 'askedBy' | 'askedAt'>,
): Promise<boolean> => (await tx.wordsEnd.createMany({ data: [request], skipDuplicates: true })).count > 0

/** The one that waits for a second person; who works on it is the only one meanwhile. */
export const findWaiting = async (tx: Tx, studyId: string): Promise<WordsEnd | null> => {
  await tx.$queryRaw`SELECT 1 FROM "WordsEnd" WHERE "studyId" = ${studyId} AND "decidedAt" IS NULL FOR UPDATE`
  return tx.wordsEnd.findFirst({ where: { studyId, decidedAt: null } })
}

export const findLastWordsEnd = (db: Db, studyId: string): Promise<WordsEnd | null> =>
  db.wordsEnd.findFirst({ where: { studyId }, orderBy: { askedAt: 'desc' } })

type Decided = { decidedBy: string; decidedAt: Date; isAgreed: boolean }

export const decideWordsEnd = (tx: Tx, { studyId, id }: Pick<WordsEnd, 'studyId' | 'id'>, decided: Decided) =>
  tx.wordsEnd.update({ where: { studyId_id: { studyId, id } }, data: decided, select: { id: true } })

/** Destroys what two people agreed to, once; in which responses it was. */
export const endWords = async (
  tx: Tx,
  { studyId, id }: Pick<WordsEnd, 'studyId' | 'id'>,
): Promise<string[]> => {
  const rows = await tx.$queryRaw<
    { responseId: string }[]
  >`SELECT "responseId" FROM end_words(${studyId}, ${id})`
  return rows.map(({ responseId }) => responseId)
}

/** Some of whom nothing was left then, held, and whether they said more since. */
export const takeKeysLeft = (tx: Tx, { studyId, id }: Pick<WordsEnd, 'studyId' | 'id'>, atMost: number) =>
  tx.$queryRaw<{ participantId: string; hasWords: boolean }[]>`
    SELECT "participantId", "hasWords" FROM take_keys_left(${studyId}, ${id}, ${atMost}::int)`

const keysLeft = { doneAt: { not: null }, keysLeft: { isEmpty: false } }

export const hasKeysLeft = async (db: Db, { studyId, wordsEndId: id }: EndedJob): Promise<boolean> =>
  (await db.wordsEnd.count({ where: { studyId, id, ...keysLeft } })) > 0

export const findKeysLeft = async (tx: Tx): Promise<EndedJob[]> =>
  (await tx.wordsEnd.findMany({ where: keysLeft, select: { studyId: true, id: true } })).map(
    ({ studyId, id }) => ({ studyId, wordsEndId: id }),
  )

/** What a copy that was put back does not know: who had agreed to it is not asked again. How many responses it was. */
export const endWordsAgain = async (owner: Client, ended: EndedWords): Promise<number> => {
  const { studyId, id } = ended
  const responses = await stillDue(owner, ended)
  if (responses.length === 0) return 0
  const { rowCount } = await owner.query(
    `INSERT INTO "WordsEnd" ("studyId", id, "saidBefore", "askedBy", "askedAt", "decidedBy", "decidedAt", "isAgreed")
     SELECT s.id, $2, $3, $4, $5, $6, $7, true FROM "Study" s WHERE s.id = $1
     ON CONFLICT ("studyId", id) DO UPDATE SET "decidedBy" = $6, "decidedAt" = $7, "isAgreed" = true
       WHERE "WordsEnd"."doneAt" IS NULL`,
    [studyId, id, ended.saidBefore, ended.askedBy, ended.askedAt, ended.decidedBy, ended.decidedAt],
  )
  if (rowCount === 0) return 0
  await owner.query('SELECT destroy_words($1, $2, $3)', [studyId, id, responses])
  return responses.length
}

/**
 * Where the request still waits, what was agreed to was not stored: what came since, a hold or something to be read, keeps words
 * as it would in the act. They are due again when that is over, for two people.
 */
const stillDue = async (owner: Client, { studyId, id, responses }: EndedWords): Promise<string[]> => {
  const waits = await owner.query<{ due: string[] }>(
    `SELECT words_of_request($1, $2, $3) AS due FROM "WordsEnd" WHERE "studyId" = $1 AND id = $2 AND "doneAt" IS NULL`,
    [studyId, id, responses],
  )
  return waits.rows[0]?.due ?? responses
}

/** Destroys what is due now. */
export const runDue = (tx: Tx, studyId: string) =>
  tx.$queryRaw<{ kind: ClockKind; participantId: string }[]>`
    SELECT kind, "participantId" FROM retention_run(${studyId})`

/** Ways to people who take no part any more, which no reviewer needs any more. How many it was. */
export const forgetLeft = async (tx: Tx, studyId: string): Promise<number> => {
  const [row] = await tx.$queryRaw<{ gone: number }[]>`SELECT forget_left(${studyId}) AS gone`
  return row!.gone
}

export const findStudies = async (db: Db): Promise<string[]> =>
  (await db.study.findMany({ orderBy: { id: 'asc' }, select: { id: true } })).map(({ id }) => id)

export const findClosed = async (db: Db): Promise<string[]> =>
  (await db.studyClosing.findMany({ select: { studyId: true } })).map(({ studyId }) => studyId)
