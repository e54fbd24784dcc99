import type { Floors } from '@firsthand/analysis'
import { Prisma, type Db, type Tx } from '../db.ts'
import { newId } from '../id.ts'
import type { Stance } from '../../generated/prisma/enums.ts'
import type { Audience, Candidate } from './release.ts'

const floors = { boardLeastBase: true, boardLeastGroup: true, publicLeastBase: true, publicLeastGroup: true }

/** What the study decided for whoever reads outside its desk; for the public, whichever is stricter of theirs and the board's. */
export const findFloors = async (db: Db | Tx, studyId: string, audience: Audience): Promise<Floors> => {
  const own = await db.studySettings.findUnique({ where: { studyId }, select: floors })
  if (!own) return { leastBase: null, leastGroup: null }
  const forAll = audience === 'public'
  return {
    leastBase: strictest([own.boardLeastBase, forAll ? own.publicLeastBase : null]),
    leastGroup: strictest([own.boardLeastGroup, forAll ? own.publicLeastGroup : null]),
  }
}

const strictest = (chosen: (number | null)[]): number | null =>
  chosen.reduce((most, one) => (one !== null && (most === null || one > most) ? one : most), null)

/** Every coding under the themes of a codebook, of passages that may be used now, in the outline's order. */
export const findCandidates = (
  db: Db | Tx,
  asked: { studyId: string; codebookId: string; audience: Audience },
) => db.$queryRaw<Candidate[]>`
  WITH spoken AS MATERIALIZED (
    SELECT "themeId", "codingId", "participantId", "waveId", "serviceId", language, state, "passageId" FROM theme_coding
    WHERE "studyId" = ${asked.studyId} AND "codebookId" = ${asked.codebookId}
  ), allowed AS MATERIALIZED (
    SELECT "participantId", scope FROM effective_consent
    WHERE "studyId" = ${asked.studyId} AND scope IN ('quote_verbatim', 'share_advisory_board')
  ), standing AS MATERIALIZED (
    SELECT "codingId", "preparedBy", "approvedBy", "shownStart", "shownEnd" FROM standing_approval
    WHERE "studyId" = ${asked.studyId} AND audience = ${asked.audience}::"Audience"
  ), lapsed AS MATERIALIZED (
    SELECT DISTINCT p."codingId" FROM "QuoteApproval" p
    WHERE p."studyId" = ${asked.studyId} AND p.audience = ${asked.audience}::"Audience" AND p.step = 'prepared'
      AND p."shownStart" IS NULL AND NOT EXISTS (
        SELECT 1 FROM "QuoteApproval" o WHERE o."studyId" = p."studyId" AND o."codingId" = p."codingId"
          AND o.audience = p.audience AND o.step <> 'approved' AND o.sequence > p.sequence)
  ), cleared AS MATERIALIZED (
    SELECT "passageId" FROM approved_passage WHERE "studyId" = ${asked.studyId}
  )
  SELECT c.*, q.scope IS NOT NULL AS "mayQuote", b.scope IS NOT NULL AS "mayShare", s."preparedBy", s."approvedBy",
    s."shownStart", s."shownEnd",
    d."passageId" IS NOT NULL AS "isCleared", l."codingId" IS NOT NULL AS "isLapsed"
  FROM spoken c
  JOIN "Theme" t ON t."studyId" = ${asked.studyId} AND t.id = c."themeId"
  LEFT JOIN allowed q ON q."participantId" = c."participantId" AND q.scope = 'quote_verbatim'
  LEFT JOIN allowed b ON b."participantId" = c."participantId" AND b.scope = 'share_advisory_board'
  LEFT JOIN standing s ON s."codingId" = c."codingId"
  LEFT JOIN lapsed l ON l."codingId" = c."codingId"
  LEFT JOIN cleared d ON d."passageId" = c."passageId"
  ORDER BY t.position, c."codingId"`

/** What was read, with its service. Each view by itself first: joined, the planner looks every passage up in both. */
const readings = (studyId: string, codebookId: string) => Prisma.sql`
  seen AS MATERIALIZED (
    SELECT "passageId", "participantId", "waveId" FROM read_passage
    WHERE "studyId" = ${studyId} AND "codebookId" = ${codebookId}
  ), place AS MATERIALIZED (
    SELECT id, "serviceId" FROM usable_passage WHERE "studyId" = ${studyId}
  ), reading AS (
    SELECT s."participantId", s."waveId", p."serviceId" FROM seen s JOIN place p ON p.id = s."passageId"
  )`

export type Readers = { waveId: string | null; serviceId: string | null; people: number }

/** People with words that were read with the codebook: of each wave, each service, both, and all together. */
export const countReaders = (db: Db | Tx, studyId: string, codebookId: string) => db.$queryRaw<Readers[]>`
  WITH ${readings(studyId, codebookId)}
  SELECT "waveId", "serviceId", count(DISTINCT "participantId")::int AS people FROM reading
  GROUP BY GROUPING SETS ((), ("waveId"), ("serviceId"), ("waveId", "serviceId"))
  HAVING GROUPING("serviceId") = 1 OR "serviceId" IS NOT NULL`

/** People with words that were read with the codebook, in each language of each wave. */
export const countSpeakers = (db: Db | Tx, studyId: string, codebookId: string) => db.$queryRaw<
  { waveId: string; language: 'en' | 'es'; people: number }[]
>`
  SELECT "waveId", language, count(DISTINCT "participantId")::int AS people FROM read_passage
  WHERE "studyId" = ${studyId} AND "codebookId" = ${codebookId} GROUP BY 1, 2`

export type Reading = { participantId: string; waveId: string; serviceId: string | null }

/** Whose words were read with the codebook, of which wave and which service. */
export const findReadings = (db: Db | Tx, studyId: string, codebookId: string) => db.$queryRaw<Reading[]>`
  WITH ${readings(studyId, codebookId)} SELECT DISTINCT "participantId", "waveId", "serviceId" FROM reading`

/** Where in the text of a passage the words stand that two people saw. */
export type Shown = { shownStart: number; shownEnd: number }

export type SealedQuote = Shown & {
  id: string
  stance: Stance
  isSensitive: boolean
  contentTags: string[]
  passageId: string
  participantId: string
  language: 'en' | 'es'
  words: Uint8Array
}

/**
 * What leaves, still sealed, with where the words stand that two people approved: both in one look, so that these are of that text.
 * The row policies of Coding and Passage ask again for the consent.
 */
export const findQuotes = async (
  db: Db | Tx,
  { studyId, audience }: { studyId: string; audience: Audience },
  ids: readonly string[],
): Promise<SealedQuote[]> =>
  ids.length === 0
    ? []
    : db.$queryRaw<SealedQuote[]>`
  WITH standing AS MATERIALIZED (
    SELECT "codingId", "shownStart", "shownEnd" FROM standing_approval
    WHERE "studyId" = ${studyId} AND audience = ${audience}::"Audience" AND "approvedBy" IS NOT NULL
      AND "codingId" IN (${Prisma.join(ids)})
  )
  SELECT c.id, c.stance, s."shownStart", s."shownEnd", k."isSensitive", k."contentTags",
    p.id AS "passageId", p."participantId", p.language, p.words
  FROM standing s
  JOIN "Coding" c ON c."studyId" = ${studyId} AND c.id = s."codingId" AND c.state = 'accepted'
  JOIN "Passage" p ON p."studyId" = c."studyId" AND p.id = c."passageId"
  JOIN "Code" k ON k."studyId" = c."studyId" AND k.id = c."codeId"`

/** A coding as it is now, for who lets it leave. Two who do so at once take turns. */
export const findCoding = async (tx: Tx, studyId: string, codingId: string) => {
  await tx.$queryRaw`SELECT 1 FROM "Coding" WHERE "studyId" = ${studyId} AND id = ${codingId} FOR NO KEY UPDATE`
  return tx.coding.findUnique({
    where: { studyId_id: { studyId, id: codingId } },
    select: {
      id: true,
      state: true,
      codeId: true,
      spans: true,
      revision: true,
      passage: {
        select: {
          id: true,
          studyId: true,
          participantId: true,
          waveId: true,
          words: true,
          cleanedAt: true,
          responseId: true,
        },
      },
    },
  })
}

/** Whether two people went through the details of a passage as it stands now. */
export const isCleared = async (tx: Tx, studyId: string, passageId: string): Promise<boolean> => {
  const rows = await tx.$queryRaw<object[]>`
    SELECT 1 FROM approved_passage WHERE "studyId" = ${studyId} AND "passageId" = ${passageId}`
  return rows.length > 0
}

export type Standing = Shown & { preparationId: string; preparedBy: string; approvedBy: string | null }

export const findStanding = async (
  tx: Tx,
  { studyId, codingId, audience }: { studyId: string; codingId: string; audience: Audience },
): Promise<Standing | undefined> => {
  const rows = await tx.$queryRaw<Standing[]>`
    SELECT "preparationId", "preparedBy", "approvedBy", "shownStart", "shownEnd" FROM standing_approval
    WHERE "studyId" = ${studyId} AND "codingId" = ${codingId} AND audience = ${audience}::"Audience"`
  return rows[0]
}

/** Whether somebody approved, and it was not taken back since: also where it does not stand any more. */
export const isApprovedBySomebody = async (
  tx: Tx,
  asked: { studyId: string; codingId: string; audience: Audience },
): Promise<boolean> => {
  const { studyId, codingId, audience } = asked
  const last = await tx.quoteApproval.findFirst({
    where: { studyId, codingId, audience },
    orderBy: { sequence: 'desc' },
    select: { step: true },
  })
  return last !== null && last.step !== 'withdrawn'
}

export type NewApproval = Partial<Shown> & {
  studyId: string
  codingId: string
  participantId: string
  audience: Audience
  step: 'prepared' | 'approved' | 'withdrawn'
  accountId: string
  codeId: string
  spans: object
  cleanedAt: Date
  preparationId?: string
  preparedBy?: string
}

export const insertApproval = async (tx: Tx, approval: NewApproval): Promise<void> => {
  await tx.quoteApproval.create({ data: { ...approval, id: newId() }, select: { id: true } })
}

/** Whose consent to a use holds now. */
export const findAllowing = async (
  db: Db | Tx,
  studyId: string,
  scope: 'quote_verbatim' | 'automated_assist',
): Promise<ReadonlySet<string>> => {
  const rows = await db.$queryRaw<{ participantId: string }[]>`
    SELECT "participantId" FROM effective_consent WHERE "studyId" = ${studyId} AND scope = ${scope}::"ConsentScope"`
  return new Set(rows.map(({ participantId }) => participantId))
}
