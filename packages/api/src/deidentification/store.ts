import { deidentifierVersion, type Move, type Placed } from '@firsthand/analysis'
import { Prisma, type Db, type Tx } from '../db.ts'
import { NotFound } from '../errors.ts'
import type { Job } from '../pipeline.ts'
import type { Language } from '../../generated/prisma/enums.ts'

export type RawAnswer = {
  id: string
  participantId: string
  language: Language
  isStated: boolean
  words: Uint8Array
  /** Names that stay, and the number of that list. */
  keep: string[]
  keepVersion: number
  /** What was made of it before by the machine alone, with another list or an earlier version. */
  passage: { id: string; words: Uint8Array; redactions: Placed[]; cleanedAt: Date } | null
}

/**
 * A passage that nobody looked after yet and that was cleaned with another list of names to keep, or by an earlier version: an
 * older program that is started once more finds less, and takes nothing up.
 */
const outdated = Prisma.sql`(p."keepVersion" <> COALESCE(s."keepVersion", 0)
    OR CASE WHEN p."cleanedBy" ~ '^[0-9]{1,9}$' THEN p."cleanedBy"::int ELSE 0 END < ${Number(deidentifierVersion)}::int)
  AND NOT EXISTS (SELECT 1 FROM "PassageStep" d WHERE d."studyId" = p."studyId" AND d."passageId" = p.id)`

/** A passage in which something has a number, and the answer that it was made of. */
export type Standing = {
  id: string
  participantId: string
  words: Uint8Array
  redactions: Placed[]
  cleanedAt: Date
  answerId: string
  answer: Uint8Array
  /** It is cleaned anew: its numbers go. */
  isOutdated: boolean
}

/** In the order of the answers. */
export const findStanding = (db: Db | Tx, studyId: string, responseId: string) => db.$queryRaw<Standing[]>`
  SELECT p.id, p."participantId", p.words, p.redactions, p."cleanedAt", a.id AS "answerId", a.words AS answer, ${outdated} AS "isOutdated"
  FROM "Passage" p
  JOIN "Answer" a ON a."studyId" = p."studyId" AND a.id = p."answerId" AND a.words IS NOT NULL
  LEFT JOIN "StudySettings" s ON s."studyId" = p."studyId"
  WHERE p."studyId" = ${studyId} AND p."responseId" = ${responseId} AND p.redactions <> '[]'
  ORDER BY a.position, a.id`

/** Answers in words that have no passage yet, or an outdated one, of a response whose person lets them be analysed now. */
export const findUncleaned = async (db: Db, studyId: string, responseId: string): Promise<RawAnswer[]> => {
  const rows = await db.$queryRaw<(Omit<RawAnswer, 'passage'> & Old)[]>`
  SELECT a.id, a."participantId", COALESCE(a.language, r.language) AS language, a.language IS NOT NULL AS "isStated", a.words,
    COALESCE(s.keep, '{}') AS keep, COALESCE(s."keepVersion", 0) AS "keepVersion", p.id AS "passageId",
    p.words AS "passageWords", p.redactions, p."cleanedAt"
  FROM "Answer" a
  JOIN "Response" r ON r."studyId" = a."studyId" AND r.id = a."responseId"
  JOIN effective_consent e ON e."studyId" = a."studyId" AND e."participantId" = a."participantId" AND e.scope = 'analyse'
  LEFT JOIN "Passage" p ON p."studyId" = a."studyId" AND p."answerId" = a.id
  LEFT JOIN "StudySettings" s ON s."studyId" = a."studyId"
  WHERE a."studyId" = ${studyId} AND a."responseId" = ${responseId} AND a.words IS NOT NULL AND (p.id IS NULL OR (${outdated}))
  ORDER BY a.position, a.id`
  return rows.map(({ passageId: id, passageWords: words, redactions, cleanedAt, ...answer }) => ({
    ...answer,
    passage: id === null ? null : { id, words: words!, redactions: redactions!, cleanedAt: cleanedAt! },
  }))
}

type Old = {
  passageId: string | null
  passageWords: Uint8Array | null
  redactions: Placed[] | null
  cleanedAt: Date | null
}

/** Responses of all studies, or of one, with an answer in words that has no passage yet, or an outdated one, and may be analysed now. */
export const findUncleanedResponses = (tx: Tx, studyId?: string) => tx.$queryRaw<Job[]>`
  SELECT DISTINCT a."studyId", a."responseId"
  FROM "Answer" a
  JOIN effective_consent e ON e."studyId" = a."studyId" AND e."participantId" = a."participantId" AND e.scope = 'analyse'
  LEFT JOIN "Passage" p ON p."studyId" = a."studyId" AND p."answerId" = a.id
  LEFT JOIN "StudySettings" s ON s."studyId" = a."studyId"
  WHERE a.words IS NOT NULL AND (p.id IS NULL OR (${outdated}))
    ${studyId ? Prisma.sql`AND a."studyId" = ${studyId}` : Prisma.empty}`

export type NewPassage = {
  id: string
  answerId: string
  language: Language
  words: Uint8Array
  redactions: Placed[]
  /** A tsvector literal of keyed lexemes. */
  search: string
  keepVersion: number
}

/** Stores cleaned passages; a repeated step stores none twice, and none without consent at this instant, or of words that ended meanwhile. */
export const insertPassages = async (
  tx: Tx,
  { studyId, cleanedBy }: { studyId: string; cleanedBy: string },
  passages: readonly NewPassage[],
) => {
  if (passages.length === 0) return 0
  const rows = passages.map(
    (one) =>
      Prisma.sql`(${one.id}, ${one.answerId}, ${one.language}::"Language", ${one.words}::bytea, ${JSON.stringify(one.redactions)}::jsonb, ${one.search}::tsvector, ${one.keepVersion}::int)`,
  )
  return tx.$executeRaw`
    INSERT INTO "Passage" ("studyId", id, "answerId", "participantId", "responseId", "waveId", "questionId", "serviceId", language, words, redactions, search, "cleanedBy", "keepVersion")
    SELECT a."studyId", n.id, a.id, a."participantId", a."responseId", r."waveId", a."questionId", a."serviceId", n.language, n.words, n.redactions, n.search, ${cleanedBy}, n."keepVersion"
    FROM (VALUES ${Prisma.join(rows)}) AS n(id, "answerId", language, words, redactions, search, "keepVersion")
    JOIN "Answer" a ON a."studyId" = ${studyId} AND a.id = n."answerId" AND a.words IS NOT NULL
    JOIN "Response" r ON r."studyId" = a."studyId" AND r.id = a."responseId"
    JOIN effective_consent e ON e."studyId" = a."studyId" AND e."participantId" = a."participantId" AND e.scope = 'analyse'
    ON CONFLICT ("studyId", "answerId") DO NOTHING`
}

export type Replaced = {
  id: string
  /** Null where the same words came out. */
  fresh: { words: Uint8Array; search: string; moves: Move[]; at: Date } | null
  redactions: Placed[]
}

/**
 * Has other words stand in a passage, and brings along what stands at them; the tagger reads it anew. Which version cleaned it
 * is left as it was: an edit is no cleaning.
 */
export const replaceWords = async (
  tx: Tx,
  studyId: string,
  { id, fresh, redactions }: Replaced,
): Promise<void> => {
  if (fresh) {
    const [moved] = await tx.$queryRaw<{ count: number | null }[]>`
      SELECT move_codings(${studyId}, ${id}, ${JSON.stringify(fresh.moves)}::jsonb) AS count`
    if (moved!.count === null) throw new NotFound('passage')
    // It is done without any moves alone, and there are some always.
    if (moved!.count < 0) throw new Error('what people decided could not be brought along')
  }
  const placed = JSON.stringify(redactions)
  const replaced = await (fresh
    ? tx.$executeRaw`
      UPDATE "Passage" SET words = ${fresh.words}::bytea, redactions = ${placed}::jsonb, search = ${fresh.search}::tsvector,
        "cleanedAt" = ${fresh.at}, "taggedBy" = NULL
      WHERE "studyId" = ${studyId} AND id = ${id}`
    : tx.$executeRaw`UPDATE "Passage" SET redactions = ${placed}::jsonb WHERE "studyId" = ${studyId} AND id = ${id}`)
  if (replaced === 0) throw new NotFound('passage')
}

/**
 * Takes a passage for cleaning it anew, unless somebody looked after it or it changed meanwhile; what is taken is of this list and
 * version now.
 */
export const takeOutdated = async (
  tx: Tx,
  passage: { studyId: string; id: string; cleanedAt: Date; keepVersion: number },
): Promise<boolean> => {
  const { studyId, id, cleanedAt, keepVersion } = passage
  const held = await tx.$queryRaw<object[]>`
    SELECT 1 FROM "Passage" p WHERE p."studyId" = ${studyId} AND p.id = ${id} AND p."cleanedAt" = ${cleanedAt} FOR UPDATE`
  if (held.length === 0) return false
  const taken = await tx.$executeRaw`
    UPDATE "Passage" p SET "keepVersion" = ${keepVersion}::int, "cleanedBy" = ${deidentifierVersion}
    WHERE p."studyId" = ${studyId} AND p.id = ${id} AND EXISTS (${outdatedOf(passage)})`
  return taken > 0
}

/** Whether a passage waits to be cleaned anew: what people do in it before would exempt it from that for good. */
export const isOutdated = async (tx: Tx, passage: { studyId: string; id: string }): Promise<boolean> =>
  (await tx.$queryRaw<object[]>(outdatedOf(passage))).length > 0

const outdatedOf = ({ studyId, id }: { studyId: string; id: string }) => Prisma.sql`
  SELECT 1 FROM "Passage" p JOIN "Answer" a ON a."studyId" = p."studyId" AND a.id = p."answerId" AND a.words IS NOT NULL
  LEFT JOIN "StudySettings" s ON s."studyId" = p."studyId"
  WHERE p."studyId" = ${studyId} AND p.id = ${id} AND ${outdated}`

/** The responses of one person, to be taken up again when their consent changes. */
export const findResponsesOf = (tx: Tx, studyId: string, participantId: string) =>
  tx.response.findMany({ where: { studyId, participantId }, select: { id: true } })
