import { instrumentOf } from '@firsthand/analysis/instrument'
import type { AnswerState, Language, Mode, SittingFact } from '../../generated/prisma/enums.ts'
import type { Db, Tx } from '../db.ts'

export type NewResponse = {
  studyId: string
  id: string
  participantId: string
  waveId: string
  instrumentId: string
  mode: Mode
  language: Language
  submittedAt: Date
  idempotencyKey: string
  digest: string
  recordedBy: string | null
}

export type NewAnswer = {
  id: string
  questionId: string
  serviceId: string | null
  state: AnswerState
  value: number | null
  values: number[]
  language: Language | null
  words: Uint8Array<ArrayBuffer> | null
}

/** Whether it was stored: not where its key stands at a response that is hidden, since its person withdrew. */
export const insertResponse = async (
  tx: Tx,
  response: NewResponse,
  answers: readonly NewAnswer[],
): Promise<boolean> => {
  const { count } = await tx.response.createMany({ data: [response], skipDuplicates: true })
  if (count === 0) return false
  const frame = { studyId: response.studyId, responseId: response.id, participantId: response.participantId }
  await tx.answer.createMany({ data: answers.map((answer, position) => ({ ...answer, ...frame, position })) })
  return true
}

/** What somebody wrote themself and alone, sealed, in the order in which they wrote it. */
export const findOwnWritten = async (
  db: Db | Tx,
  { studyId, participantId }: { studyId: string; participantId: string },
): Promise<{ id: string; words: Uint8Array }[]> => {
  const found = await db.answer.findMany({
    where: { studyId, participantId, words: { not: null }, response: { mode: 'self' } },
    orderBy: [{ response: { submittedAt: 'asc' } }, { position: 'asc' }],
    select: { id: true, words: true },
  })
  return found.map(({ id, words }) => ({ id, words: words! }))
}

export const hasOwnWritten = async (
  db: Db | Tx,
  { studyId, participantId }: { studyId: string; participantId: string },
): Promise<boolean> => {
  const where = { studyId, participantId, words: { not: null }, response: { mode: 'self' as const } }
  return (await db.answer.findFirst({ where, select: { id: true } })) !== null
}

/** One submission sent twice at once takes turns with itself: the second finds what the first stored. */
export const lockSubmission = (tx: Tx, studyId: string, idempotencyKey: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${studyId} ${idempotencyKey}`}, 0))`

export type Earlier = { id: string; participantId: string; digest: string }

/** The response that an earlier send of the same submission stored. */
export const findByIdempotencyKey = (
  tx: Tx,
  studyId: string,
  idempotencyKey: string,
): Promise<Earlier | null> =>
  tx.response.findUnique({
    where: { studyId_idempotencyKey: { studyId, idempotencyKey } },
    select: { id: true, participantId: true, digest: true },
  })

/** What a submission refers to, all of it within the study. */
export const findFrame = async (tx: Tx, ids: { studyId: string; waveId: string; instrumentId: string }) => {
  const { studyId } = ids
  const [study, waves, instrument, services] = [
    await tx.study.findUniqueOrThrow({ where: { id: studyId }, select: { languages: true } }),
    await tx.wave.findMany({ where: { studyId }, orderBy: { position: 'asc' }, select: { id: true } }),
    await tx.instrument.findUnique({
      where: { studyId_id: { studyId, id: ids.instrumentId } },
      select: {
        status: true,
        definition: true,
        questions: { select: { id: true, key: true, type: true } },
      },
    }),
    await tx.service.findMany({
      where: { studyId },
      orderBy: { key: 'asc' },
      select: { id: true, key: true },
    }),
  ]
  return {
    languages: study.languages,
    /** The first is 1; 0 where there is no such wave. */
    wave: waves.findIndex(({ id }) => id === ids.waveId) + 1,
    instrument: instrument && {
      status: instrument.status,
      definition: instrument.definition === null ? null : instrumentOf(instrument.definition),
    },
    questions: new Map((instrument?.questions ?? []).map((question) => [question.id, question])),
    services: new Map(services.map(({ id, key }) => [id, key])),
  }
}

type Known = { age: number | null; facts: SittingFact[] }
type AtWave = { studyId: string; participantId: string; waveId: string }

export const saveKnown = (
  tx: Tx,
  { studyId, participantId, waveId }: AtWave,
  known: Known & { recordedBy: string | null; recordedAt: Date },
) =>
  tx.knownAtWave.upsert({
    where: { studyId_participantId_waveId: { studyId, participantId, waveId } },
    create: { studyId, participantId, waveId, ...known },
    update: known,
    select: { studyId: true },
  })

export type KnownThen = Known & { waveId: string; isAgeTold: boolean; isOfAge: boolean }

/** What is known of somebody at each wave. A birth date that is kept tells an age in years, and nothing else of it. */
export const findKnownThen = (db: Db | Tx, { studyId, participantId }: Omit<AtWave, 'waveId'>) =>
  db.$queryRaw<KnownThen[]>`
    SELECT w.id AS "waveId", COALESCE(told.age, k.age) AS age, told.age IS NOT NULL AS "isAgeTold",
      is_of_age(${studyId}, ${participantId}) AS "isOfAge", COALESCE(k.facts::text[], '{}') AS facts
    FROM "Wave" w
    CROSS JOIN LATERAL (SELECT age_at_wave(w."studyId", ${participantId}, w.id) AS age) told
    LEFT JOIN "KnownAtWave" k ON k."studyId" = w."studyId" AND k."waveId" = w.id
      AND k."participantId" = ${participantId}
    WHERE w."studyId" = ${studyId} ORDER BY w.position`

/** The same of one wave, as conditions ask for it. */
export const findKnown = async (tx: Tx, { waveId, ...person }: AtWave) => {
  const { age, facts, isOfAge } = (await findKnownThen(tx, person)).find((one) => one.waveId === waveId)!
  return { age, facts, isOfAge }
}

export const tellsAge = async (tx: Tx, { waveId, ...person }: AtWave): Promise<boolean> =>
  (await findKnownThen(tx, person)).some((one) => one.waveId === waveId && one.isAgeTold)

/** When the first day of a wave begins by the study's clock. */
export const findOpening = async (tx: Tx, { studyId, waveId }: Omit<AtWave, 'participantId'>) => {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT w."opensOn"::timestamp AT TIME ZONE s."timeZone" AS at
    FROM "Wave" w JOIN "Study" s ON s.id = w."studyId" WHERE w."studyId" = ${studyId} AND w.id = ${waveId}`
  return row?.at ?? null
}

export const hasWave = async (tx: Tx, studyId: string, id: string): Promise<boolean> =>
  (await tx.wave.count({ where: { studyId, id } })) > 0
