// Words for the analyst, of people who allow a machine to read along now: no more at once than it goes through while somebody waits.
import { Prisma, type Db } from '../db.ts'
import { conditions, within, type Counting, type QuoteQuery } from './store.ts'

/** 5,000 texts of sixty words take the analyst about five seconds of a processor, and half a gigabyte; texts may be longer. */
const mostRows = 5_000
const mostBytes = 2_000_000
/** One that is longer would take the place of many people. */
const longest = 40_000

/** A sealed passage and whose it is. */
export type SealedRow = { passageId: string; participantId: string; words: Uint8Array }
type Span = { start: number; end: number }
type Stance = 'positive' | 'negative' | 'mixed' | 'neutral'
export type CodedRow = SealedRow & {
  id: string
  language: 'en' | 'es'
  stance: Stance
  spans: Span[]
  certainty: number
}
export type ReadRow = SealedRow & { language: 'en' | 'es'; coded: Span[][] }

/** What is gone through, and of how much: people, and codings or passages. */
export type Within<Row> = { rows: Row[]; people: number; all: number }
type Counted<Row> = Row & { people: number; all: number }

const counted = <Row>(rows: readonly Counted<Row>[]): Within<Row> => ({
  rows: rows.map(({ people: _people, all: _all, ...row }) => row as unknown as Row),
  people: rows[0]?.people ?? 0,
  all: rows[0]?.all ?? 0,
})

/**
 * Everybody's first before anybody's second, by ids, which are random: what is left out is chosen by nobody, and the same each
 * time. What is very long is left out as well, and counted so. Words are looked at for their length alone.
 */
const inTurn = (studyId: string, found: Prisma.Sql) => Prisma.sql`
  SELECT * FROM (
    SELECT t.*, count(*) OVER ()::int AS "all", (count(*) FILTER (WHERE turn = 1) OVER ())::int AS people,
      count(*) FILTER (WHERE octet_length(t.words) <= ${longest}) OVER wide AS place, octet_length(t.words) AS length,
      (sum(octet_length(t.words)) FILTER (WHERE octet_length(t.words) <= ${longest}) OVER wide) AS bytes
    FROM (
      SELECT q.*, p.words, row_number() OVER (PARTITION BY q."participantId" ORDER BY q.id) AS turn
      FROM (${found}) AS q
      JOIN "Passage" p ON p."studyId" = ${studyId} AND p.id = q."passageId"
      JOIN effective_consent e ON e."studyId" = ${studyId} AND e."participantId" = q."participantId"
        AND e.scope = 'automated_assist'
    ) AS t
    WINDOW wide AS (ORDER BY turn, id ROWS UNBOUNDED PRECEDING)
  ) AS w
  WHERE length <= ${longest} AND place <= ${mostRows} AND bytes <= ${mostBytes}`

const codedUnder = (query: QuoteQuery) => Prisma.sql`
  SELECT "codingId" AS id, "passageId", "participantId", language, stance, state, score ${conditions(query)}`

/** What stands under a theme. */
export const findCodedWords = async (db: Db, query: QuoteQuery): Promise<Within<CodedRow>> =>
  counted(
    await db.$queryRaw<Counted<CodedRow>[]>`
      SELECT r.id, r."passageId", r."participantId", r.language, r.stance, c.spans, r.words, r.people, r."all",
        CASE WHEN r.state = 'accepted' THEN 1 ELSE least(greatest(r.score, 0), 1) END::float8 AS certainty
      FROM (${inTurn(query.studyId, codedUnder(query))}) AS r
      JOIN "Coding" c ON c."studyId" = ${query.studyId} AND c.id = r.id
      ORDER BY r.id`,
  )

const readWith = (asked: Counting, language: 'en' | 'es' | null) => Prisma.sql`
  SELECT DISTINCT "passageId" AS id, "passageId", "participantId", language FROM read_passage WHERE ${within(asked)}
    ${language ? Prisma.sql`AND language = ${language}::"Language"` : Prisma.empty}`

/** Passages that were read with a codebook, with what its codes stand on. */
export const findReadWords = async (
  db: Db,
  asked: Counting,
  language: 'en' | 'es' | null,
): Promise<Within<ReadRow>> =>
  counted(
    await db.$queryRaw<Counted<ReadRow>[]>`
      SELECT r."passageId", r."participantId", r.language, r.words, r.people, r."all", coalesce(
        (SELECT jsonb_agg(c.spans) FROM "Coding" c JOIN "Code" k ON k."studyId" = c."studyId" AND k.id = c."codeId"
          WHERE c."studyId" = ${asked.studyId} AND c."passageId" = r."passageId" AND c.state <> 'rejected'
            AND k."codebookId" = ${asked.codebookId}), '[]') AS coded
      FROM (${inTurn(asked.studyId, readWith(asked, language))}) AS r
      ORDER BY r."passageId"`,
  )

/** Of these, whom a machine may still read: consent may have ceased while the analyst went through them. */
export const findStill = async (db: Db, { studyId, found }: Still): Promise<Set<string>> => {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT q.id FROM (${found}) AS q
    JOIN effective_consent e ON e."studyId" = ${studyId} AND e."participantId" = q."participantId"
      AND e.scope = 'automated_assist'`
  return new Set(rows.map(({ id }) => id))
}
type Still = { studyId: string; found: Prisma.Sql }

export const stillCoded = (query: QuoteQuery) => ({ studyId: query.studyId, found: codedUnder(query) })
export const stillRead = (asked: Counting, language: 'en' | 'es' | null) => ({
  ...{ studyId: asked.studyId, found: readWith(asked, language) },
})
