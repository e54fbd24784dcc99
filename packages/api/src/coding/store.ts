import type { Kind, Stance } from '../../generated/prisma/enums.ts'
import { Prisma, type Db, type Tx } from '../db.ts'
import type { Job } from '../pipeline.ts'

export type UnreadPassage = {
  id: string
  participantId: string
  language: 'en' | 'es'
  words: Uint8Array
  question: { en: string; es?: string | null }
}

/** Passages of a response that this tagger has not read, of a person who allows automated assistance now. */
export const findUnread = (
  db: Db,
  job: { studyId: string; responseId: string },
  tagger: string,
) => db.$queryRaw<UnreadPassage[]>`
  SELECT p.id, p."participantId", p.language, p.words, q.text AS question
  FROM "Passage" p
  JOIN "Question" q ON q."studyId" = p."studyId" AND q.id = p."questionId"
  JOIN effective_consent e ON e."studyId" = p."studyId" AND e."participantId" = p."participantId" AND e.scope = 'automated_assist'
  WHERE p."studyId" = ${job.studyId} AND p."responseId" = ${job.responseId} AND p."taggedBy" IS DISTINCT FROM ${tagger}`

/** Responses with passages that this tagger has not read, of people who allow automated assistance now. */
export const findUnreadResponses = (tx: Tx, studyId: string, tagger: string) => tx.$queryRaw<Job[]>`
  SELECT DISTINCT p."studyId", p."responseId"
  FROM "Passage" p
  JOIN effective_consent e ON e."studyId" = p."studyId" AND e."participantId" = p."participantId" AND e.scope = 'automated_assist'
  WHERE p."studyId" = ${studyId} AND p."taggedBy" IS DISTINCT FROM ${tagger}`

export type NewSuggestion = {
  id: string
  passageId: string
  participantId: string
  codeId: string
  stance: Stance
  kind: Kind
  score: number
  spans: { start: number; end: number }[]
  because: Uint8Array<ArrayBuffer>
}

/** Replaces what a machine proposed and nobody decided; what a person decided stays as it is. */
export const replaceSuggestions = async (
  tx: Tx,
  read: { studyId: string; tagger: string; passageIds: string[] },
  suggestions: readonly NewSuggestion[],
) => {
  const { studyId, tagger, passageIds } = read
  const stillUnread = await lockUnread(tx, read)
  await tx.coding.deleteMany({
    where: { studyId, passageId: { in: stillUnread }, origin: 'suggested', state: 'proposed' },
  })
  const fresh = suggestions.filter(({ passageId }) => stillUnread.includes(passageId))
  const { count } = await tx.coding.createMany({
    data: fresh.map((one) => ({
      ...one,
      studyId,
      origin: 'suggested' as const,
      state: 'proposed' as const,
      proposedBy: tagger,
    })),
    skipDuplicates: true,
  })
  await tx.passage.updateMany({ where: { studyId, id: { in: passageIds } }, data: { taggedBy: tagger } })
  return count
}

/** Two workers on one passage take turns; the second finds it read. */
const lockUnread = async (
  tx: Tx,
  { studyId, tagger, passageIds }: { studyId: string; tagger: string; passageIds: string[] },
) => {
  if (passageIds.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Passage"
    WHERE "studyId" = ${studyId} AND id IN (${Prisma.join(passageIds)}) AND "taggedBy" IS DISTINCT FROM ${tagger}
    ORDER BY id FOR UPDATE`
  return rows.map(({ id }) => id)
}
