import type { Db, Tx } from '../db.ts'
import { Prisma } from '../db.ts'
import { newId } from '../id.ts'
import { presentForm, type Material, type Report } from './learning.ts'

type Reader = Db | Tx
type OfCodebook = { studyId: string; codebookId: string }

// Texts in which nothing waits for a person, of people who allow a machine to read along now, with the codes that people
// had stand there: of this codebook, in this version or another one.
const decidedTexts = ({ studyId, codebookId }: OfCodebook) => Prisma.sql`
  SELECT p.id, array_agg(DISTINCT fresh.key) FILTER (WHERE c.state = 'accepted' AND fresh.key IS NOT NULL) AS labels
  FROM "Passage" p
  JOIN effective_consent e ON e."studyId" = p."studyId" AND e."participantId" = p."participantId" AND e.scope = 'automated_assist'
  JOIN "Coding" c ON c."studyId" = p."studyId" AND c."passageId" = p.id
  JOIN "Code" own ON own."studyId" = c."studyId" AND own.id = c."codeId"
  JOIN "Codebook" book ON book."studyId" = own."studyId" AND book.id = own."codebookId"
  LEFT JOIN "Codebook" current ON current."studyId" = c."studyId" AND current.id = ${codebookId} AND current.key = book.key
  LEFT JOIN "Code" fresh ON fresh."studyId" = c."studyId" AND fresh."codebookId" = current.id AND fresh.key = own.key
  WHERE p."studyId" = ${studyId}
  GROUP BY p.id
  HAVING bool_and(c.state <> 'proposed') AND bool_or(current.id IS NOT NULL)`

export type DecidedText = {
  id: string
  participantId: string
  language: 'en' | 'es'
  words: Uint8Array
  question: { en: string; es?: string | null }
  region: string | null
  labels: string[] | null
}

export const findDecidedTexts = (db: Reader, of: OfCodebook) => db.$queryRaw<DecidedText[]>`
  SELECT p.id, p."participantId", p.language, p.words, q.text AS question, r.key AS region, d.labels
  FROM (${decidedTexts(of)}) d
  JOIN "Passage" p ON p."studyId" = ${of.studyId} AND p.id = d.id
  JOIN "Question" q ON q."studyId" = p."studyId" AND q.id = p."questionId"
  JOIN "Participant" w ON w."studyId" = p."studyId" AND w.id = p."participantId"
  LEFT JOIN "Region" r ON r."studyId" = w."studyId" AND r.id = w."regionId"
  ORDER BY p.id`

/** What is said of aspects alone teaches nothing of codes. */
const isAboutCodes = Prisma.sql`(d."fromState" = d."toState" AND d."fromCodeId" = d."toCodeId" AND d."fromStance" = d."toStance"
  AND d."fromSpans" = d."toSpans") IS NOT TRUE`

export const countMaterial = async (db: Reader, of: OfCodebook): Promise<Material> => {
  const rows = await db.$queryRaw<Material[]>`
    SELECT count(*)::int AS texts, count(DISTINCT p."participantId")::int AS people,
      (SELECT count(*)::int FROM "CodingDecision" d
        JOIN effective_consent e ON e."studyId" = d."studyId" AND e."participantId" = d."participantId" AND e.scope = 'automated_assist'
        WHERE d."studyId" = ${of.studyId} AND ${isAboutCodes}) AS decisions
    FROM (${decidedTexts(of)}) d JOIN "Passage" p ON p."studyId" = ${of.studyId} AND p.id = d.id`
  return rows[0]!
}

const fields = {
  ...{ studyId: true, id: true, number: true, codebookId: true, state: true, askedAt: true, learnedAt: true },
  ...{ decidedAt: true, texts: true, people: true, decisions: true, report: true, reason: true },
} as const
export type LearnedRow = Prisma.LearnedModelGetPayload<{ select: typeof fields }>

/** The newest first; of older ones nobody asks but for the one in use, and one that waits for a person. */
export const findModels = async (db: Reader, studyId: string): Promise<LearnedRow[]> => {
  const newest = await db.learnedModel.findMany({
    ...{ where: { studyId }, orderBy: { number: 'desc' }, take: 20, select: fields },
  })
  const before = newest.at(-1)?.number ?? 0
  const older = await db.learnedModel.findMany({
    where: { studyId, number: { lt: before }, state: { in: ['used', 'proposed', 'asked'] } },
    ...{ orderBy: { number: 'desc' }, take: 20, select: fields },
  })
  return [...newest, ...older]
}

export const findModel = (tx: Tx, where: { studyId: string; number: number }): Promise<LearnedRow | null> =>
  tx.learnedModel.findFirst({ where, select: fields })

export const findAsked = (tx: Reader, studyId: string): Promise<LearnedRow | null> =>
  tx.learnedModel.findFirst({ where: { studyId, state: 'asked' }, select: fields })

// As many as it was learned from are seen: they are there, and whose they are allows it at this instant.
const isAllowed = Prisma.sql`m.texts = (
  SELECT count(*) FROM "LearnedFrom" f WHERE f."studyId" = m."studyId" AND f."modelId" = m.id)`

const isReadable = Prisma.sql`m.report->>'form' = ${presentForm}`

/** The model that a study reads with, if it was made for this codebook and form, and everybody in it allows it now. */
export const findUsed = async (db: Reader, { studyId, codebookId }: OfCodebook): Promise<string | null> => {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM "LearnedModel" m
    WHERE m."studyId" = ${studyId} AND m."codebookId" = ${codebookId} AND m.state = 'used'
      AND ${isReadable} AND ${isAllowed}`
  return rows[0]?.id ?? null
}

export type Kept = OfCodebook & { id: string; state: string }

/** Models that are kept and hold words of somebody who does not allow it any more; `null`: of all studies. */
export const findUnallowed = (tx: Reader, studyId: string | null) => tx.$queryRaw<Kept[]>`
  SELECT m."studyId", m."codebookId", m.id, m.state::text FROM "LearnedModel" m
  WHERE m.state IN ('proposed', 'used', 'aside') AND NOT (${isAllowed})
    ${studyId ? Prisma.sql`AND m."studyId" = ${studyId}` : Prisma.empty}`

/** Models that wait for a person or are used, and that no program of this version can open. */
export const findOutdated = (tx: Reader) => tx.$queryRaw<Kept[]>`
  SELECT m."studyId", m."codebookId", m.id, m.state::text FROM "LearnedModel" m
  WHERE m.state IN ('proposed', 'used') AND (${isReadable}) IS NOT TRUE
  ORDER BY m."studyId", m.number`

/** Whether a model may be used by whoever in it is seen now. */
export const isUsable = async (tx: Reader, { studyId, id }: { studyId: string; id: string }) =>
  (await findUnallowed(tx, studyId)).every((one) => one.id !== id)

export const findSealed = async (db: Reader, studyId: string, id: string): Promise<Uint8Array | null> => {
  const row = await db.learnedModel.findFirst({ where: { studyId, id }, select: { sealed: true } })
  return row?.sealed ?? null
}

export const insertAsked = async (
  tx: Tx,
  { askedBy, askedAt, ...of }: OfCodebook & { askedBy: string | null; askedAt: Date },
): Promise<LearnedRow> => {
  const last = await tx.learnedModel.aggregate({ where: { studyId: of.studyId }, _max: { number: true } })
  const number = (last._max.number ?? 0) + 1
  return tx.learnedModel.create({ data: { ...of, id: newId(), number, askedBy, askedAt }, select: fields })
}

export type Source = { id: string; participantId: string }
type Learned = {
  material: Material
  report: Report
  sealed: Uint8Array<ArrayBuffer>
  passages: readonly Source[]
  at: Date
}

/** How many were stored: none where it was stored before, or nobody asks any more. */
export const storeLearned = async (
  tx: Tx,
  { studyId, id }: { studyId: string; id: string },
  { material, report, sealed, passages, at }: Learned,
): Promise<number> => {
  const { count } = await tx.learnedModel.updateMany({
    where: { studyId, id, state: 'asked' },
    data: {
      ...material,
      texts: passages.length,
      state: 'proposed',
      report: report as Prisma.InputJsonObject,
      sealed,
      learnedAt: at,
    },
  })
  if (count > 0)
    await tx.learnedFrom.createMany({
      data: passages.map(({ id: passageId, participantId }) => ({
        studyId,
        modelId: id,
        passageId,
        participantId,
      })),
    })
  return count
}

export const storeFailed = async (
  tx: Tx,
  { studyId, id }: { studyId: string; id: string },
  reason: string,
) => {
  const where = { studyId, id, state: 'asked' as const }
  return (await tx.learnedModel.updateMany({ where, data: { state: 'failed', reason } })).count
}

/** Nothing stays of what was learned, nor of whom from; that there was such a model does. */
export const discard = async (tx: Tx, { studyId, id }: { studyId: string; id: string }) => {
  const where = { studyId_id: { studyId, id } }
  const fields = {
    studyId: true,
    id: true,
    number: true,
    codebookId: true,
    askedAt: true,
    learnedAt: true,
  } as const
  const row = await tx.learnedModel.findUniqueOrThrow({ where, select: fields })
  // With the row goes what it was learned from, also those who are not seen here.
  await tx.learnedModel.delete({ where, select: { id: true } })
  await tx.learnedModel.create({ data: { ...row, state: 'discarded' }, select: { id: true } })
}

type Decided = { state: 'used' | 'aside'; decidedBy: string; decidedAt: Date }

export const decideModel = (tx: Tx, { studyId, id }: { studyId: string; id: string }, decided: Decided) =>
  tx.learnedModel.update({ where: { studyId_id: { studyId, id } }, data: decided, select: { id: true } })

export const setAside = (tx: Tx, { studyId, id }: { studyId: string; id: string }) =>
  tx.learnedModel.update({
    where: { studyId_id: { studyId, id } },
    data: { state: 'aside' },
    select: { id: true },
  })

export const setUsedAside = (tx: Tx, studyId: string) =>
  tx.learnedModel.updateMany({ where: { studyId, state: 'used' }, data: { state: 'aside' } })

/** Of another codebook than this one: what was in use is so no more, and what is asked for is learned with this one. */
export const followCodebook = async (tx: Tx, { studyId, codebookId }: OfCodebook): Promise<void> => {
  const others = { studyId, codebookId: { not: codebookId } }
  await tx.learnedModel.updateMany({ where: { ...others, state: 'used' }, data: { state: 'aside' } })
  await tx.learnedModel.updateMany({ where: { ...others, state: 'asked' }, data: { codebookId } })
}

export const findModelStudies = (tx: Reader) =>
  tx.learnedModel.findMany({
    where: { state: { in: ['used', 'asked'] } },
    ...{ distinct: ['studyId' as const], select: { studyId: true } },
  })

/** People whose words are learned from, held as they are until the model is stored. */
export const holdPeople = async (tx: Tx, studyId: string, people: readonly string[]): Promise<void> => {
  if (people.length === 0) return
  await tx.$queryRaw`
    SELECT 1 FROM "Participant" WHERE "studyId" = ${studyId} AND id IN (${Prisma.join([...people])})
    ORDER BY id FOR SHARE`
}

export const findAllAsked = (tx: Reader) =>
  tx.learnedModel.findMany({ where: { state: 'asked' }, select: { studyId: true, id: true } })
