import { Prisma, type Db, type Tx } from '../db.ts'
import type { Job } from '../pipeline.ts'
import type { Language } from '../../generated/prisma/enums.ts'

export type RawAnswer = {
  id: string
  participantId: string
  language: Language
  isStated: boolean
  words: Uint8Array
}

/** Answers in words that have no passage yet, of a response whose person lets them be analysed now. */
export const findUncleaned = (db: Db, studyId: string, responseId: string) => db.$queryRaw<RawAnswer[]>`
  SELECT a.id, a."participantId", COALESCE(a.language, r.language) AS language, a.language IS NOT NULL AS "isStated", a.words
  FROM "Answer" a
  JOIN "Response" r ON r."studyId" = a."studyId" AND r.id = a."responseId"
  JOIN effective_consent e ON e."studyId" = a."studyId" AND e."participantId" = a."participantId" AND e.scope = 'analyse'
  WHERE a."studyId" = ${studyId} AND a."responseId" = ${responseId} AND a.words IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "Passage" p WHERE p."studyId" = a."studyId" AND p."answerId" = a.id)
  ORDER BY a.position`

/** Responses of all studies with an answer in words that has no passage yet and may be analysed now. */
export const findUncleanedResponses = (tx: Tx) => tx.$queryRaw<Job[]>`
  SELECT DISTINCT a."studyId", a."responseId"
  FROM "Answer" a
  JOIN effective_consent e ON e."studyId" = a."studyId" AND e."participantId" = a."participantId" AND e.scope = 'analyse'
  WHERE a.words IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "Passage" p WHERE p."studyId" = a."studyId" AND p."answerId" = a.id)`

export type NewPassage = {
  id: string
  answerId: string
  language: Language
  words: Uint8Array
  redactions: { start: number; end: number; type: string }[]
  /** A tsvector literal of keyed lexemes. */
  search: string
}

/** Stores cleaned passages; a repeated step stores none twice, and none without consent at this instant. */
export const insertPassages = async (
  tx: Tx,
  { studyId, cleanedBy }: { studyId: string; cleanedBy: string },
  passages: readonly NewPassage[],
) => {
  if (passages.length === 0) return 0
  const rows = passages.map(
    (one) =>
      Prisma.sql`(${one.id}, ${one.answerId}, ${one.language}::"Language", ${one.words}::bytea, ${JSON.stringify(one.redactions)}::jsonb, ${one.search}::tsvector)`,
  )
  return tx.$executeRaw`
    INSERT INTO "Passage" ("studyId", id, "answerId", "participantId", "responseId", "waveId", "questionId", "serviceId", language, words, redactions, search, "cleanedBy")
    SELECT a."studyId", n.id, a.id, a."participantId", a."responseId", r."waveId", a."questionId", a."serviceId", n.language, n.words, n.redactions, n.search, ${cleanedBy}
    FROM (VALUES ${Prisma.join(rows)}) AS n(id, "answerId", language, words, redactions, search)
    JOIN "Answer" a ON a."studyId" = ${studyId} AND a.id = n."answerId"
    JOIN "Response" r ON r."studyId" = a."studyId" AND r.id = a."responseId"
    JOIN effective_consent e ON e."studyId" = a."studyId" AND e."participantId" = a."participantId" AND e.scope = 'analyse'
    ON CONFLICT ("studyId", "answerId") DO NOTHING`
}

/** The responses of one person, to be taken up again when their consent changes. */
export const findResponsesOf = (tx: Tx, studyId: string, participantId: string) =>
  tx.response.findMany({ where: { studyId, participantId }, select: { id: true } })
