import type { Tx } from '../db.ts'

type OfWave = { studyId: string; waveId: string }
type Edition = OfWave & { id: string; closedAt: Date }

/** A wave is closed once: who comes second finds what the first made. */
export const lockWave = async (tx: Tx, { studyId, waveId }: OfWave): Promise<boolean> => {
  const rows = await tx.$queryRaw<object[]>`
    SELECT 1 FROM "Wave" WHERE "studyId" = ${studyId} AND id = ${waveId} FOR NO KEY UPDATE`
  return rows.length > 0
}

export const findEdition = async (tx: Tx, { studyId, waveId }: OfWave): Promise<string | null> =>
  (await tx.waveEdition.findUnique({ where: { studyId_waveId: { studyId, waveId } }, select: { id: true } }))
    ?.id ?? null

export const insertEdition = (tx: Tx, edition: Edition) =>
  tx.waveEdition.create({ data: edition, select: { id: true } })

/** What people had accepted of the wave. The database lets in what consents allow now. */
export const insertCodings = (tx: Tx, { studyId, waveId, id }: Edition): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO "EditionCoding" ("studyId", "editionId", "codingId", "participantId")
    SELECT c."studyId", ${id}, c.id, c."participantId" FROM "Coding" c
    JOIN "Passage" p ON p."studyId" = c."studyId" AND p.id = c."passageId"
    WHERE c."studyId" = ${studyId} AND p."waveId" = ${waveId} AND c.state = 'accepted'`

/** What had been read of it, and with which codebook: where a person coded, no machine needs to be allowed. */
export const insertReadings = (tx: Tx, { studyId, waveId, id }: Edition): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO "EditionReading" ("studyId", "editionId", "codebookId", "passageId", "participantId", "isAssisted")
    SELECT r."studyId", ${id}, r."codebookId", r."passageId", r."participantId", NOT EXISTS (
        SELECT 1 FROM "Coding" c JOIN "Code" k ON k."studyId" = c."studyId" AND k.id = c."codeId"
        WHERE c."studyId" = r."studyId" AND c."passageId" = r."passageId" AND k."codebookId" = r."codebookId"
          AND c.origin = 'person' AND c.state <> 'rejected')
    FROM (
      SELECT DISTINCT "studyId", "codebookId", "passageId", "participantId" FROM read_passage
      WHERE "studyId" = ${studyId} AND "waveId" = ${waveId}
    ) r
    JOIN "Codebook" b ON b."studyId" = r."studyId" AND b.id = r."codebookId"`
