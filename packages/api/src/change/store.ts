import type { Pair } from '@firsthand/analysis/instrument'
import { Prisma, type Db } from '../db.ts'
import { countSpoken } from '../insight/store.ts'
import { butOf } from '../visible.ts'
import { comparableIn, type Item } from './topic.ts'

/** Of whom nothing exists for whoever asks; nobody for board and lead, who read of everybody. */
export type OfStudy = { studyId: string; shutOutFrom: readonly string[] }
const ofResponse = Prisma.sql`r."participantId"`

/** The study's waves in turn: the next one is one further, whatever stood between them once. */
const wavesInTurn = (studyId: string) => Prisma.sql`
  turn AS (
    SELECT id, row_number() OVER (ORDER BY position, "opensOn", id) AS nth FROM "Wave" WHERE "studyId" = ${studyId}
  )`

/**
 * Each person's answer to each topic: per wave and service, and for all services (null) together, where the lowest counts.
 * What is asked once counts for every service that the person rated in that wave. Of several answers the last one given
 * counts. Consent to analysis holds at now(), which reading answers alone does not ask.
 */
const figures = ({ studyId, shutOutFrom }: OfStudy, items: readonly Counted[]) => Prisma.sql`
  ${wavesInTurn(studyId)}, allowed AS (
    SELECT a."participantId", a."questionId", a."serviceId", a.state, a.value, r."waveId", w.nth, r."submittedAt", r.id AS "responseId"
    FROM "Answer" a
    JOIN "Response" r ON r."studyId" = a."studyId" AND r.id = a."responseId"
    JOIN turn w ON w.id = r."waveId"
    JOIN effective_consent e ON e."studyId" = a."studyId" AND e."participantId" = a."participantId" AND e.scope = 'analyse'
    WHERE a."studyId" = ${studyId} ${butOf(shutOutFrom, ofResponse)}
  ), item AS (
    SELECT q.id, given.topic
    FROM unnest(${items.map(({ topic }) => topic)}::text[], ${items.map(({ id }) => id)}::text[]) AS given (topic, id)
    JOIN "Question" q ON q."studyId" = ${studyId} AND q.id = given.id
  ), said AS (
    SELECT DISTINCT ON (i.topic, a."waveId", a."participantId", a."serviceId")
      i.topic, a."waveId", a.nth, a."participantId", a."serviceId", a.value
    FROM item i JOIN allowed a ON a."questionId" = i.id
    WHERE a.state IN ('answered', 'skipped', 'declined')
    ORDER BY i.topic, a."waveId", a."participantId", a."serviceId", a.value IS NULL, a."submittedAt" DESC, a."responseId"
  ), rated AS (
    SELECT DISTINCT "waveId", "participantId", "serviceId" FROM allowed WHERE "serviceId" IS NOT NULL AND state = 'answered'
  ), figure AS (
    SELECT topic, "waveId", nth, "participantId", "serviceId", value FROM said WHERE "serviceId" IS NOT NULL
    UNION ALL
    SELECT s.topic, s."waveId", s.nth, s."participantId", r."serviceId", s.value
    FROM said s JOIN rated r USING ("waveId", "participantId") WHERE s."serviceId" IS NULL
    UNION ALL
    SELECT topic, "waveId", nth, "participantId", NULL, min(value) FROM said GROUP BY 1, 2, 3, 4
  )`

type Row = { topic: string; serviceId: string | null }

/** Everybody of one wave: who agrees, of how many who answered, and how the five answers spread. */
export type WaveCount = Row & {
  waveId: string
  people: number
  base: number
  missing: number
  answers: number[]
}

/** Those alone who answered in two waves in turn, by the direction of their own answer. */
export type Pairs = Row & {
  fromId: string
  toId: string
  base: number
  better: number
  same: number
  worse: number
}

/** Everybody once, with the answer they gave last. */
export type Together = Row & { people: number; base: number }

export type Closed = { waves: WaveCount[]; pairs: Pairs[]; together: Together[] }

type Counted = { topic: string; id: string }

/** The questions of each topic whose answers may be counted together. */
const findCounted = async (db: Db, studyId: string, items: readonly Item[]): Promise<Counted[]> => {
  const [questions, declared] = await Promise.all([
    db.question.findMany({
      where: { studyId, type: 'likert5' },
      orderBy: { id: 'asc' },
      select: {
        id: true,
        key: true,
        instrumentId: true,
        instrument: { select: { sha256: true, fieldedAt: true } },
      },
    }),
    db.itemEquivalence.findMany({ where: { studyId }, select: { fromId: true, toId: true, pairs: true } }),
  ])
  const asked = questions.map(({ instrument, ...rest }) => ({
    ...{ ...rest, isPlain: instrument.sha256 === null, fieldedAt: instrument.fieldedAt },
  }))
  const pairs = declared.map((one) => ({ ...one, pairs: one.pairs as unknown as Pair[] }))
  return [...new Set(items.map(({ topic }) => topic))].flatMap((topic) => {
    const keys = items.flatMap((item) => (item.topic === topic ? [item.key] : []))
    return comparableIn(asked, keys, pairs).map(({ id }) => ({ topic, id }))
  })
}

/** In one question, so that the answers are gone through once. */
export const countClosed = async (db: Db, asked: OfStudy, items: readonly Item[]): Promise<Closed> => {
  const counted = await findCounted(db, asked.studyId, items)
  const rows = await db.$queryRaw<Closed[]>`
    WITH ${figures(asked, counted)}, wave_count AS (
      SELECT topic, "serviceId", "waveId", count(*) FILTER (WHERE value >= 4) AS people, count(value) AS base,
        count(*) FILTER (WHERE value IS NULL) AS missing,
        ARRAY[count(*) FILTER (WHERE value = 1), count(*) FILTER (WHERE value = 2), count(*) FILTER (WHERE value = 3),
          count(*) FILTER (WHERE value = 4), count(*) FILTER (WHERE value = 5)] AS answers
      FROM figure GROUP BY 1, 2, 3
    ), pairs AS (
      SELECT f.topic, f."serviceId", f."waveId" AS "fromId", g."waveId" AS "toId", count(*) AS base,
        count(*) FILTER (WHERE g.value > f.value) AS better, count(*) FILTER (WHERE g.value = f.value) AS same,
        count(*) FILTER (WHERE g.value < f.value) AS worse
      FROM figure f JOIN figure g ON g.topic = f.topic AND g."participantId" = f."participantId"
        AND coalesce(g."serviceId", '') = coalesce(f."serviceId", '') AND g.nth = f.nth + 1
      WHERE f.value IS NOT NULL AND g.value IS NOT NULL GROUP BY 1, 2, 3, 4
    ), last AS (
      SELECT DISTINCT ON (topic, "serviceId", "participantId") topic, "serviceId", value FROM figure
      WHERE value IS NOT NULL ORDER BY topic, "serviceId", "participantId", nth DESC
    ), together AS (
      SELECT topic, "serviceId", count(*) FILTER (WHERE value >= 4) AS people, count(*) AS base FROM last GROUP BY 1, 2
    )
    SELECT (SELECT coalesce(json_agg(c), '[]') FROM wave_count c) AS waves,
      (SELECT coalesce(json_agg(p), '[]') FROM pairs p) AS pairs,
      (SELECT coalesce(json_agg(t), '[]') FROM together t) AS together`
  return rows[0]!
}

export type Asked = {
  waveId: string
  instrumentId: string
  mode: 'self' | 'interview' | 'import'
  language: 'en' | 'es'
  responses: number
}

/** How each wave asked. */
export const countAsked = (db: Db, { studyId, shutOutFrom }: OfStudy) => db.$queryRaw<Asked[]>`
  SELECT r."waveId", r."instrumentId", r.mode, r.language, count(*)::int AS responses
  FROM "Response" r
  JOIN effective_consent e ON e."studyId" = r."studyId" AND e."participantId" = r."participantId" AND e.scope = 'analyse'
  WHERE r."studyId" = ${studyId} ${butOf(shutOutFrom, ofResponse)} GROUP BY 1, 2, 3, 4`

export type ReadWith = {
  waveId: string
  codebookId: string
  passages: number
  proposed: number
  decided: number
}

/** With which codebooks each wave's words were read, and how many of their codings a person decided. */
export const countReadWith = (db: Db, { studyId, shutOutFrom }: OfStudy) => db.$queryRaw<ReadWith[]>`
  WITH reading AS (
    SELECT "waveId", "codebookId", count(DISTINCT "passageId") AS passages FROM read_passage
    WHERE "studyId" = ${studyId} ${butOf(shutOutFrom)} GROUP BY 1, 2
  ), coding AS (
    SELECT p."waveId", k."codebookId", count(*) FILTER (WHERE c.state = 'proposed') AS proposed,
      count(*) FILTER (WHERE c.state <> 'proposed') AS decided
    FROM usable_passage p
    JOIN "Coding" c ON c."studyId" = p."studyId" AND c."passageId" = p.id
    JOIN "Code" k ON k."studyId" = c."studyId" AND k.id = c."codeId"
    WHERE p."studyId" = ${studyId} AND (c.origin = 'person' OR p."isAssisted")
      ${butOf(shutOutFrom, Prisma.sql`p."participantId"`)} GROUP BY 1, 2
  )
  SELECT "waveId", "codebookId", passages::int, coalesce(proposed, 0)::int AS proposed, coalesce(decided, 0)::int AS decided
  FROM reading LEFT JOIN coding USING ("waveId", "codebookId")`

export type Again = { fromId: string; toId: string; people: number; again: number }

/** Of the people of a wave: how many were there in the next one. */
export const countAgain = (db: Db, { studyId, shutOutFrom }: OfStudy) => db.$queryRaw<Again[]>`
  WITH ${wavesInTurn(studyId)}, person AS (
    SELECT DISTINCT r."waveId", r."participantId" FROM "Response" r
    JOIN effective_consent e ON e."studyId" = r."studyId" AND e."participantId" = r."participantId" AND e.scope = 'analyse'
    WHERE r."studyId" = ${studyId} ${butOf(shutOutFrom, ofResponse)}
  )
  SELECT v.id AS "fromId", w.id AS "toId", count(a."participantId")::int AS people, count(b."participantId")::int AS again
  FROM turn v
  JOIN turn w ON w.nth = v.nth + 1
  LEFT JOIN person a ON a."waveId" = v.id
  LEFT JOIN person b ON b."waveId" = w.id AND b."participantId" = a."participantId"
  GROUP BY 1, 2, v.nth ORDER BY v.nth`

/** Where the words about a topic stand: one code, under the first theme of the outline that reports it. */
export type Place = OfStudy & { codebookId: string; themeId: string; codeId: string }

const under = ({ studyId, themeId, codeId, shutOutFrom }: Place) =>
  Prisma.sql`"studyId" = ${studyId} AND "themeId" = ${themeId} AND "codeId" = ${codeId} ${butOf(shutOutFrom)}`

export const findPlace = async (
  db: Db,
  { studyId, codebookId, key, shutOutFrom }: OfStudy & { codebookId: string; key: string },
): Promise<Place | null> => {
  const found = await db.themeCode.findFirst({
    where: { studyId, code: { codebookId, key } },
    orderBy: { theme: { position: 'asc' } },
    select: { themeId: true, codeId: true },
  })
  return found && { ...found, studyId, codebookId, shutOutFrom }
}

export const countPlace = (db: Db, place: Place) => countSpoken(db, under(place))

/** Suggestions of the place's code that a person rejected, per wave. */
export const countRejected = (db: Db, place: Place) => db.$queryRaw<{ waveId: string; rejected: number }[]>`
  SELECT r."waveId", count(*)::int AS rejected FROM theme_rejection r
  JOIN "Coding" c ON c."studyId" = r."studyId" AND c.id = r."codingId" AND c."codeId" = ${place.codeId}
  WHERE r."studyId" = ${place.studyId} AND r."themeId" = ${place.themeId} ${butOf(place.shutOutFrom, ofResponse)} GROUP BY 1`

export type PlaceQuotes = { waveId: string; serviceId: string | null; quotes: number }

/** Quotes at a place, per wave and service; without a service those of all. */
export const countPlaceQuotes = (db: Db, place: Place) => db.$queryRaw<PlaceQuotes[]>`
  SELECT "waveId", "serviceId", count(*)::int AS quotes FROM theme_coding
  WHERE ${under(place)} AND NOT "isEnded" AND "serviceId" IS NOT NULL GROUP BY 1, 2
  UNION ALL SELECT "waveId", NULL, count(*)::int FROM theme_coding WHERE ${under(place)} AND NOT "isEnded" GROUP BY 1`

export type SpokenAgain = {
  fromId: string
  toId: string
  base: number
  both: number
  before: number
  after: number
}

/** Of the people whose words were read in two waves in turn: who spoke of it in both, in one, in neither. */
export const countSpokenAgain = (db: Db, place: Place) => db.$queryRaw<SpokenAgain[]>`
  WITH ${wavesInTurn(place.studyId)}, base AS (
    SELECT DISTINCT "waveId", "participantId" FROM desk_read_passage
    WHERE "studyId" = ${place.studyId} AND "codebookId" = ${place.codebookId} ${butOf(place.shutOutFrom)}
  ), spoke AS (SELECT DISTINCT "waveId", "participantId" FROM desk_theme_coding WHERE ${under(place)}),
  person AS (SELECT b.*, s."participantId" IS NOT NULL AS spoke FROM base b LEFT JOIN spoke s USING ("waveId", "participantId"))
  SELECT v.id AS "fromId", w.id AS "toId", count(*)::int AS base, count(*) FILTER (WHERE a.spoke AND b.spoke)::int AS both,
    count(*) FILTER (WHERE a.spoke AND NOT b.spoke)::int AS before, count(*) FILTER (WHERE b.spoke AND NOT a.spoke)::int AS after
  FROM person a JOIN person b USING ("participantId")
  JOIN turn v ON v.id = a."waveId" JOIN turn w ON w.id = b."waveId" AND w.nth = v.nth + 1
  GROUP BY 1, 2`

export const findServiceIds = (db: Db, studyId: string) =>
  db.service.findMany({ where: { studyId }, orderBy: { key: 'asc' }, select: { id: true } })
