import type { Placed } from '@firsthand/analysis'
import type { DetailKind, DetailLevel, DetailStep, Language } from '../../generated/prisma/enums.ts'
import { Prisma, type Db, type Tx } from '../db.ts'
import { newId } from '../id.ts'
import type { TimeAndId, Wanted } from '../page.ts'
import { butOf } from '../visible.ts'

export type HeldPassage = {
  id: string
  participantId: string
  responseId: string
  language: Language
  words: Uint8Array
  redactions: Placed[]
  cleanedAt: Date
  answerId: string
  answer: Uint8Array
}

/** People at one passage, and the tagger, take turns. Null where its words may not be used now. */
export const lockPassage = async (tx: Tx, studyId: string, id: string): Promise<HeldPassage | null> => {
  const rows = await tx.$queryRaw<HeldPassage[]>`
    SELECT p.id, p."participantId", p."responseId", p.language, p.words, p.redactions, p."cleanedAt", a.id AS "answerId", a.words AS answer
    FROM "Passage" p JOIN "Answer" a ON a."studyId" = p."studyId" AND a.id = p."answerId"
    WHERE p."studyId" = ${studyId} AND p.id = ${id} FOR UPDATE OF p`
  return rows[0] ?? null
}

/** The last step at a passage, whatever words it was at. */
export const findLast = (tx: Tx, studyId: string, passageId: string) =>
  tx.passageStep.findFirst({
    where: { studyId, passageId },
    orderBy: { sequence: 'desc' },
    select: { id: true, step: true, accountId: true, digest: true, cleanedAt: true },
  })

type NewStep = {
  studyId: string
  passageId: string
  participantId: string
  step: DetailStep
  accountId: string
  digest: string
  cleanedAt: Date
  edits?: number
  found?: DetailKind[]
  firstId?: string
  firstBy?: string
}

export const insertStep = async (tx: Tx, step: NewStep): Promise<void> => {
  await tx.passageStep.create({ data: { ...step, id: newId() }, select: { id: true } })
}

export type QueueQuery = {
  studyId: string
  level?: DetailLevel
  waveId?: string
  language?: Language
  /** The people of whom nothing exists for whoever asks. */
  shutOutFrom: string[]
}

export type Levels = Record<DetailLevel, number>
export type Transcript = TimeAndId<'submittedAt'> & Levels

/** A transcript is as far as that of its passages which is the least far. */
const standing = {
  machine: Prisma.sql`machine > 0`,
  marked: Prisma.sql`machine = 0 AND marked > 0`,
  approved: Prisma.sql`machine = 0 AND marked = 0`,
}

const levels = Prisma.sql`
  count(*) FILTER (WHERE l.level = 'machine')::int AS machine, count(*) FILTER (WHERE l.level = 'marked')::int AS marked,
  count(*) FILTER (WHERE l.level = 'approved')::int AS approved`

const transcripts = ({ studyId, level, waveId, language, shutOutFrom }: QueueQuery) => Prisma.sql`
  FROM (
    SELECT r.id, r."submittedAt", ${levels}
    FROM passage_level l JOIN "Response" r ON r."studyId" = l."studyId" AND r.id = l."responseId"
    WHERE l."studyId" = ${studyId} ${butOf(shutOutFrom, Prisma.sql`l."participantId"`)}
      ${waveId ? Prisma.sql`AND l."waveId" = ${waveId}` : Prisma.empty}
    GROUP BY r.id, r."submittedAt"
    ${language ? Prisma.sql`HAVING bool_or(l.language = ${language}::"Language")` : Prisma.empty}
  ) AS t ${level ? Prisma.sql`WHERE ${standing[level]}` : Prisma.sql`WHERE true`}`

/** The oldest first. */
export const findTranscripts = (
  db: Db,
  query: QueueQuery,
  { limit, after, before, isBackward }: Wanted<TimeAndId<'submittedAt'>>,
) => {
  const order = isBackward ? Prisma.sql`"submittedAt" DESC, id DESC` : Prisma.sql`"submittedAt", id`
  return db.$queryRaw<Transcript[]>`
    SELECT id, "submittedAt", machine, marked, approved ${transcripts(query)}
      ${after ? Prisma.sql`AND ("submittedAt", id) > (${after.submittedAt}, ${after.id})` : Prisma.empty}
      ${before ? Prisma.sql`AND ("submittedAt", id) < (${before.submittedAt}, ${before.id})` : Prisma.empty}
    ORDER BY ${order} LIMIT ${limit}`
}

export const countTranscripts = async (db: Db, query: QueueQuery): Promise<number> => {
  const rows = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n ${transcripts(query)}`
  return rows[0]!.n
}

/** How many passages of a response are how far. */
export const findLevels = async (db: Db, studyId: string, responseId: string): Promise<Levels> => {
  const rows = await db.$queryRaw<Levels[]>`
    SELECT ${levels} FROM passage_level l WHERE l."studyId" = ${studyId} AND l."responseId" = ${responseId}`
  return rows[0]!
}

/** Stems of one person's words, keyed, and whether nobody else said them. */
export const findStems = (db: Db, studyId: string, participantId: string) => db.$queryRaw<
  { lexeme: string; isAlone: boolean }[]
>`
  WITH own AS MATERIALIZED (
    SELECT DISTINCT u.lexeme FROM usable_passage p CROSS JOIN LATERAL unnest(p.search) AS u
    WHERE p."studyId" = ${studyId} AND p."participantId" = ${participantId}
  ), others AS MATERIALIZED (
    SELECT DISTINCT u.lexeme FROM usable_passage p CROSS JOIN LATERAL unnest(p.search) AS u
    WHERE p."studyId" = ${studyId} AND p."participantId" <> ${participantId} AND u.lexeme IN (SELECT lexeme FROM own)
  )
  SELECT own.lexeme, others.lexeme IS NULL AS "isAlone" FROM own LEFT JOIN others ON others.lexeme = own.lexeme`
