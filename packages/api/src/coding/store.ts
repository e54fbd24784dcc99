import type { CodingAct, CodingState, Kind, Stance } from '../../generated/prisma/enums.ts'
import { Prisma, type Db, type Tx } from '../db.ts'
import { newId } from '../id.ts'
import type { Job } from '../pipeline.ts'
import { isSameList, type Decided, type Standing } from './coding.ts'

export type UnreadPassage = {
  id: string
  participantId: string
  language: 'en' | 'es'
  words: Uint8Array
  cleanedAt: Date
  question: { en: string; es?: string | null }
}

/** Passages of a response that this tagger has not read, of a person who allows automated assistance now. */
export const findUnread = (
  db: Db,
  job: { studyId: string; responseId: string },
  tagger: string,
) => db.$queryRaw<UnreadPassage[]>`
  SELECT p.id, p."participantId", p.language, p.words, p."cleanedAt", q.text AS question
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

/** A passage as it was read: what was made of other words is not stored. */
export type AsRead = { id: string; cleanedAt: Date }
type Read = { studyId: string; tagger: string; passages: readonly AsRead[] }

export type NewSuggestion = {
  id: string
  passageId: string
  participantId: string
  codeId: string
  stance: Stance
  kind: Kind
  about: string[]
  aspects: string[]
  score: number
  spans: { start: number; end: number }[]
  because: Uint8Array<ArrayBuffer>
}

/**
 * Replaces what a machine proposed and nobody decided. What a person decided stays as it is, what they took back
 * included, and what they rejected is not proposed again.
 */
export const replaceSuggestions = async (tx: Tx, read: Read, suggestions: readonly NewSuggestion[]) => {
  const { studyId, tagger } = read
  const stillUnread = await lockUnread(tx, read)
  await tx.coding.deleteMany({
    where: {
      ...{ studyId, passageId: { in: stillUnread } },
      ...{ origin: 'suggested', state: 'proposed', revision: 0 },
    },
  })
  const unread = suggestions.filter(({ passageId }) => stillUnread.includes(passageId))
  const decided = await findDecided(tx, studyId, unread)
  const { count } = await tx.coding.createMany({
    data: unread
      .filter((one) => !decided.has(placeOf(one)))
      .map((one) => ({
        ...one,
        studyId,
        origin: 'suggested' as const,
        state: 'proposed' as const,
        proposedBy: tagger,
      })),
    skipDuplicates: true,
  })
  await tx.passage.updateMany({ where: { studyId, id: { in: stillUnread } }, data: { taggedBy: tagger } })
  return count
}

type CodeAtPassage = { passageId: string; codeId: string }
const placeOf = ({ passageId, codeId }: CodeAtPassage) => `${passageId} ${codeId}`

/**
 * Where people decided already: they rejected that code there, in this version of the codebook or another one, or
 * coded it themselves.
 */
const findDecided = async (tx: Tx, studyId: string, suggestions: readonly CodeAtPassage[]) => {
  if (suggestions.length === 0) return new Set<string>()
  const passageIds = [...new Set(suggestions.map(({ passageId }) => passageId))]
  const codeIds = [...new Set(suggestions.map(({ codeId }) => codeId))]
  const rows = await tx.$queryRaw<CodeAtPassage[]>`
    SELECT c."passageId", fresh.id AS "codeId"
    FROM "Coding" c
    JOIN "Code" own ON own."studyId" = c."studyId" AND own.id = c."codeId"
    JOIN "Codebook" book ON book."studyId" = own."studyId" AND book.id = own."codebookId"
    JOIN "Code" fresh ON fresh."studyId" = c."studyId" AND fresh.key = own.key
    JOIN "Codebook" current ON current."studyId" = c."studyId" AND current.id = fresh."codebookId" AND current.key = book.key
    WHERE c."studyId" = ${studyId} AND c."passageId" IN (${Prisma.join(passageIds)}) AND fresh.id IN (${Prisma.join(codeIds)})
      AND ((c.origin = 'suggested' AND c.state = 'rejected')
        OR (c.origin = 'person' AND c.state = 'accepted' AND fresh.id = own.id))`
  return new Set(rows.map(placeOf))
}

/** Two workers on one passage take turns; the second finds it read. One whose words changed meanwhile stays unread. */
const lockUnread = async (tx: Tx, { studyId, tagger, passages }: Read) => {
  if (passages.length === 0) return []
  const readAt = new Map(passages.map(({ id, cleanedAt }) => [id, cleanedAt.getTime()]))
  const rows = await tx.$queryRaw<AsRead[]>`
    SELECT id, "cleanedAt" FROM "Passage"
    WHERE "studyId" = ${studyId} AND id IN (${Prisma.join([...readAt.keys()])}) AND "taggedBy" IS DISTINCT FROM ${tagger}
    ORDER BY id FOR UPDATE`
  return rows.filter(({ id, cleanedAt }) => cleanedAt.getTime() === readAt.get(id)).map(({ id }) => id)
}

/** People who decide at one passage, and the tagger, take turns. Null where its words may not be used now. */
export const lockPassage = async (tx: Tx, studyId: string, passageId: string) => {
  const rows = await tx.$queryRaw<{ participantId: string; words: Uint8Array; redactions: unknown }[]>`
    SELECT "participantId", words, redactions FROM "Passage"
    WHERE "studyId" = ${studyId} AND id = ${passageId} FOR UPDATE`
  return rows[0] ?? null
}

export type CodingRow = {
  studyId: string
  id: string
  participantId: string
  passageId: string
  codeId: string
  origin: 'suggested' | 'person'
  state: CodingState
  stance: Stance
  kind: Kind | null
  about: string[]
  spans: unknown
  decidedAspects: unknown
  revision: number
}

const codingFields = {
  ...{ studyId: true, id: true, participantId: true, passageId: true, codeId: true },
  ...{ origin: true, state: true, stance: true, kind: true, about: true, spans: true, revision: true },
  decidedAspects: true,
} as const

export const findCoding = (tx: Tx, studyId: string, id: string): Promise<CodingRow | null> =>
  tx.coding.findFirst({ where: { studyId, id }, select: codingFields })

/** The codings of one code at one passage: a machine's, a person's, or both. */
export const findCodingsOf = (tx: Tx, where: { studyId: string; passageId: string; codeId: string }) =>
  tx.coding.findMany({ where, select: codingFields }) as Promise<CodingRow[]>

export const findCode = (tx: Tx, where: { studyId: string; codebookId: string; id: string }) =>
  tx.code.findFirst({ where, select: { id: true, isDraft: true } })

/** The aspects of a code that are in use, by their keys, in its order. */
export const findAspects = async (tx: Tx, studyId: string, id: string): Promise<string[]> => {
  const code = await tx.code.findFirst({ where: { studyId, id }, select: { aspects: true } })
  return ((code?.aspects ?? []) as { key: string }[]).map(({ key }) => key)
}

/** A coding that a person made; what they decided is stored beside it. */
export const insertCoding = async (
  tx: Tx,
  place: {
    studyId: string
    participantId: string
    passageId: string
    codeId: string
    kind: Kind | null
    about: string[]
  },
  { state, stance, spans }: Standing,
): Promise<CodingRow> =>
  tx.coding.create({
    data: { ...place, id: newId(), origin: 'person', state, stance, spans, score: 1 },
    select: codingFields,
  })

export type NewDecision = {
  accountId: string
  act: CodingAct
  decidedAt: Date
  fromCodeId?: string | null
  toCodeId?: string
  undoesId?: string
  partOfId?: string | null
}

/** Stores a decision, and has the coding follow it. `from` is null for a coding that was not there before. */
export const insertDecision = async (
  tx: Tx,
  coding: CodingRow,
  { from, to, ...decision }: NewDecision & { from: Standing | null; to: Standing },
): Promise<string> => {
  const { studyId, id: codingId, participantId, codeId } = coding
  const id = newId()
  await tx.codingDecision.create({
    data: {
      ...{ studyId, id, participantId, codingId },
      ...{ fromCodeId: from ? codeId : null, toCodeId: codeId, ...decision },
      ...(from && { fromState: from.state, fromStance: from.stance, fromSpans: from.spans }),
      ...{ toState: to.state, toStance: to.stance, toSpans: to.spans },
      ...{ fromAspects: listed(from?.aspects ?? null), toAspects: listed(to.aspects) },
      isAboutAspects: to.aspects !== null && !isSameList(from?.aspects ?? null, to.aspects),
    },
    select: { id: true },
  })
  const { aspects, ...stands } = to
  await tx.coding.update({
    where: { studyId_id: { studyId, id: codingId } },
    data: { ...stands, decidedAspects: listed(aspects), revision: { increment: 1 } },
    select: { id: true },
  })
  return id
}

const listed = (aspects: string[] | null) => aspects ?? Prisma.DbNull

/** Whether the words of its passage are those that stood there at an instant. */
export const hasWordsSince = async (
  tx: Tx,
  { studyId, passageId }: Pick<CodingRow, 'studyId' | 'passageId'>,
  at: Date,
): Promise<boolean> =>
  (await tx.passage.count({ where: { studyId, id: passageId, cleanedAt: { lte: at } } })) > 0

/** What was decided about a coding, in the order of deciding. */
export const findDecisions = (tx: Tx, studyId: string, codingId: string): Promise<Decided[]> =>
  tx.codingDecision.findMany({ where: { studyId, codingId }, orderBy: { sequence: 'asc' } })

/** Of some codings, the one that somebody decided about last. */
export const findLastDecided = async (tx: Tx, codings: readonly CodingRow[]): Promise<string | null> => {
  const last = await tx.codingDecision.findFirst({
    where: { OR: codings.map(({ studyId, id }) => ({ studyId, codingId: id })) },
    orderBy: { sequence: 'desc' },
    select: { codingId: true },
  })
  return last?.codingId ?? null
}

/** A decision with those that it brought about at other codings. */
export const findWhole = async (tx: Tx, studyId: string, id: string): Promise<Decided[]> =>
  tx.codingDecision.findMany({
    where: { studyId, OR: [{ id }, { partOfId: id }] },
    orderBy: { sequence: 'asc' },
  })

export type UndecidedQuery = {
  studyId: string
  codebookId: string
  waveId?: string
  codeId?: string
  /** The people of whom nothing exists for whoever asks. */
  shutOutFrom: string[]
}
/** By where it stands in the outline, then the strongest first; ids break ties. */
export type UndecidedKey = { id: string; position: number; score: number }

const undecided = ({ studyId, codebookId, waveId, codeId, shutOutFrom }: UndecidedQuery) => Prisma.sql`
  FROM undecided_coding
  WHERE "studyId" = ${studyId} AND "codebookId" = ${codebookId}
    ${waveId ? Prisma.sql`AND "waveId" = ${waveId}` : Prisma.empty}
    ${codeId ? Prisma.sql`AND "codeId" = ${codeId}` : Prisma.empty}
    ${shutOutFrom.length > 0 ? Prisma.sql`AND "participantId" <> ALL(${shutOutFrom})` : Prisma.empty}`

type Wanted = {
  limit: number
  after: UndecidedKey | null
  before: UndecidedKey | null
  isBackward: boolean
}

export const findUndecided = (
  db: Db,
  query: UndecidedQuery,
  { limit, after, before, isBackward }: Wanted,
) => {
  const order = isBackward
    ? Prisma.sql`position DESC, score ASC, "codingId" DESC`
    : Prisma.sql`position ASC, score DESC, "codingId" ASC`
  return db.$queryRaw<UndecidedKey[]>`
    SELECT "codingId" AS id, position, score ${undecided(query)}
      ${after ? Prisma.sql`AND (position, -score, "codingId") > (${after.position}::int, ${-after.score}::float8, ${after.id})` : Prisma.empty}
      ${before ? Prisma.sql`AND (position, -score, "codingId") < (${before.position}::int, ${-before.score}::float8, ${before.id})` : Prisma.empty}
    ORDER BY ${order} LIMIT ${limit}`
}

export const countUndecided = async (db: Db, query: UndecidedQuery) => {
  const rows = await db.$queryRaw<{ codings: number; people: number }[]>`
    SELECT count(*)::int AS codings, count(DISTINCT "participantId")::int AS people ${undecided(query)}`
  return rows[0]!
}
