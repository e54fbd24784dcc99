import type { BatchFormat, BatchParty, ConsentScope, GiverSafety } from '../../generated/prisma/enums.ts'
import type { Db, Tx } from '../db.ts'
import type { Localized } from '../input.ts'

export type NewBatch = {
  studyId: string
  id: string
  key: string
  format: BatchFormat
  fileDigest: string
  contentDigest: string
  parts: number
  people: number
  waveId: string
  instrumentId: string
  madeWaveId: string | null
  formVersion: string
  scopes: ConsentScope[]
  party: BatchParty
  giverSafety: GiverSafety | null
  isAdult: boolean
  until: Date
  attestedBy: string
  attestedAt: Date
  isHandled: boolean
  handledBy: Uint8Array<ArrayBuffer> | null
  handledOn: Date | null
}

/** Batches of one study begin one after the other: each gets its number, and the same file at once is told. */
export const lockBatches = (tx: Tx, studyId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`batches ${studyId}`}, 0))`

export const insertBatch = async (tx: Tx, batch: NewBatch) => {
  const last = await tx.batch.aggregate({ where: { studyId: batch.studyId }, _max: { number: true } })
  const number = (last._max.number ?? 0) + 1
  return tx.batch.create({ data: { ...batch, number, state: 'open', received: [] } })
}

export const findByKey = (tx: Tx, studyId: string, key: string) =>
  tx.batch.findUnique({ where: { studyId_key: { studyId, key } } })

export const findBatch = (tx: Tx, studyId: string, id: string) =>
  tx.batch.findUnique({ where: { studyId_id: { studyId, id } } })

type Wanted = { fileDigest: string; contentDigest: string; waveId?: string }
type Batch = { studyId: string; id: string; parts: number }

/**
 * An earlier batch of the same file, or of the same words out of a file that was saved anew; not one that was undone. Of
 * one wave where one is named.
 */
export const findTwin = (tx: Tx, studyId: string, { fileDigest, contentDigest, ...wave }: Wanted) =>
  tx.batch.findFirst({
    where: { studyId, ...wave, OR: [{ fileDigest }, { contentDigest }], state: { not: 'undone' } },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, attestedAt: true },
  })

export const markReceived = (tx: Tx, { studyId, id, parts }: Batch, received: number[]) =>
  tx.batch.update({
    where: { studyId_id: { studyId, id } },
    data: { received, state: received.length === parts ? 'complete' : 'open' },
    select: { id: true },
  })

/** Sets of questions that came in with words, with what they ask. */
export const findBroughtInstruments = async (tx: Tx, studyId: string) => {
  const found = await tx.instrument.findMany({
    where: { studyId, key: { startsWith: 'brought-in-' } },
    select: { id: true, key: true, questions: { orderBy: { position: 'asc' }, select: { text: true } } },
  })
  return found.map(({ questions, ...rest }) => ({
    ...rest,
    questions: questions.map(({ text }) => text as unknown as Localized),
  }))
}

/** The open questions of an instrument by their order, as an answer refers to them. */
export const findQuestions = (tx: Tx, studyId: string, instrumentId: string) =>
  tx.question.findMany({
    where: { studyId, instrumentId },
    orderBy: { position: 'asc' },
    select: { id: true },
  })

export const findWave = async (tx: Tx, studyId: string, id: string) => {
  const wave = await tx.wave.findUnique({
    where: { studyId_id: { studyId, id } },
    select: { label: true, opensOn: true },
  })
  return wave && { ...wave, label: wave.label as unknown as Localized }
}

export const hasWave = async (tx: Tx, studyId: string, id: string) =>
  (await tx.wave.count({ where: { studyId, id } })) > 0

export const hasInstrument = async (tx: Tx, studyId: string, id: string) =>
  (await tx.instrument.count({ where: { studyId, id, status: 'fielded' } })) > 0

export const findPeople = async (tx: Tx, studyId: string, batchId: string) =>
  (await tx.participant.findMany({ where: { studyId, batchId }, select: { id: true } })).map(({ id }) => id)

/** Takes out everything that came in with a batch, what is hidden included. */
export const undoBatch = (tx: Tx, studyId: string, id: string) =>
  tx.$executeRaw`SELECT undo_batch(${studyId}, ${id})`

export type Progress = {
  people: number
  responses: number
  answers: number
  cleaned: number
  read: number
  failed: number
}

/** How far a batch is, of what may be seen now: what was withdrawn meanwhile is in none of these. */
export const findProgress = async (db: Db, studyId: string, batchId: string): Promise<Progress> => {
  const [row] = await db.$queryRaw<Progress[]>`
    WITH response AS (
      SELECT r.id, r."participantId" FROM "Response" r
      JOIN "Participant" p ON p."studyId" = r."studyId" AND p.id = r."participantId"
      WHERE p."studyId" = ${studyId} AND p."batchId" = ${batchId})
    SELECT (SELECT count(DISTINCT "participantId") FROM response)::int AS people,
      (SELECT count(*) FROM response)::int AS responses,
      count(a.id)::int AS answers, count(p.id)::int AS cleaned, count(p."taggedBy")::int AS read,
      (SELECT count(*) FROM pgboss.job j JOIN response r ON r.id = j.data->>'responseId'
        WHERE j.data->>'studyId' = ${studyId} AND j.state = 'failed')::int AS failed
    FROM response r
    JOIN "Answer" a ON a."studyId" = ${studyId} AND a."responseId" = r.id
    LEFT JOIN "Passage" p ON p."studyId" = a."studyId" AND p."answerId" = a.id`
  return row!
}

type Page = {
  studyId: string
  limit: number
  after: number | null
  before: number | null
  isBackward: boolean
}

/** The newest first. */
export const findBatchKeys = async (db: Db, page: Page) => {
  const { studyId, after, before, isBackward } = page
  return db.batch.findMany({
    where: {
      studyId,
      AND: [
        after === null ? {} : { number: { lt: after } },
        before === null ? {} : { number: { gt: before } },
      ],
    },
    orderBy: { number: isBackward ? 'asc' : 'desc' },
    take: page.limit,
    select: { id: true, number: true },
  })
}
