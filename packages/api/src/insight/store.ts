import { Prisma, type Db, type Tx } from '../db.ts'
import { butOf } from '../visible.ts'

/** What is counted, and of whom nothing exists for whoever asks: counts on the desk leave them out, as lists do. */
export type Counting = { studyId: string; codebookId: string; shutOutFrom: readonly string[] }

export type ThemeWaveCount = {
  themeId: string
  waveId: string
  people: number
  passages: number
  positive: number
  negative: number
  mixed: number
  neutral: number
  en: number
  es: number
  proposed: number
  decided: number
  confirmedPeople: number
}

/**
 * How many people spoke of each theme, per wave. A person counts once whichever codes apply. On the evaluator's desk what a
 * study lets stay of closed waves counts on; nowhere else.
 */
export const countSpoken = (db: Db, where: Prisma.Sql) => db.$queryRaw<ThemeWaveCount[]>`
  WITH person AS (
    SELECT "themeId", "waveId", "participantId",
      count(DISTINCT "passageId") AS passages,
      bool_or(stance = 'positive') AS positive, bool_or(stance = 'negative') AS negative,
      bool_or(stance = 'mixed') AS mixed, bool_or(stance = 'neutral') AS neutral,
      bool_or(language = 'en') AS en, bool_or(language = 'es') AS es,
      count(*) FILTER (WHERE state = 'proposed') AS proposed, count(*) FILTER (WHERE state = 'accepted') AS decided
    FROM desk_theme_coding WHERE ${where} GROUP BY 1, 2, 3
  )
  SELECT "themeId", "waveId", count(*)::int AS people, sum(passages)::int AS passages,
    count(*) FILTER (WHERE positive)::int AS positive, count(*) FILTER (WHERE negative)::int AS negative,
    count(*) FILTER (WHERE mixed)::int AS mixed, count(*) FILTER (WHERE neutral)::int AS neutral,
    count(*) FILTER (WHERE en)::int AS en, count(*) FILTER (WHERE es)::int AS es,
    sum(proposed)::int AS proposed, sum(decided)::int AS decided,
    count(*) FILTER (WHERE decided > 0)::int AS "confirmedPeople"
  FROM person GROUP BY 1, 2`

export const within = ({ studyId, codebookId, shutOutFrom }: Counting) =>
  Prisma.sql`"studyId" = ${studyId} AND "codebookId" = ${codebookId} ${butOf(shutOutFrom)}`

export const countThemes = (db: Db, asked: Counting) => countSpoken(db, within(asked))

/** How many suggestions people rejected, per theme and wave. */
export const countRejections = (db: Db, asked: Counting) => db.$queryRaw<
  { themeId: string; waveId: string; rejected: number }[]
>`
  SELECT "themeId", "waveId", count(*)::int AS rejected
  FROM theme_rejection WHERE ${within(asked)} GROUP BY 1, 2`

/** How many of those whom the desk counts are counted alone: what they said is not read, by nobody, until they agree anew. */
export const countWithoutWords = (db: Db, asked: Counting) => db.$queryRaw<
  { themeId: string; waveId: string; people: number }[]
>`
  SELECT "themeId", "waveId", count(*)::int AS people FROM (
    SELECT "themeId", "waveId", "participantId" FROM desk_theme_coding WHERE ${within(asked)}
    EXCEPT SELECT "themeId", "waveId", "participantId" FROM theme_coding WHERE ${within(asked)}
  ) AS silent GROUP BY 1, 2`

/** People of a wave at whose words a code of the theme stands; those with such words of which nobody has said what aspects they show. */
export type CodeCount = { codeId: string; waveId: string; spoke: number; open: number }
/** Whose words show it; of whom other words are open. */
export type AspectCount = { codeId: string; waveId: string; key: string; people: number; open: number }

const codedUnder = (asked: Counting, themeId: string) => Prisma.sql`
  FROM desk_theme_coding WHERE ${within(asked)} AND "themeId" = ${themeId}`

/** A person counts once for an aspect, however many of their words show it. */
export const countAspects = (db: Db, asked: Counting, themeId: string) =>
  Promise.all([
    db.$queryRaw<CodeCount[]>`
      SELECT "codeId", "waveId", count(DISTINCT "participantId")::int AS spoke,
        count(DISTINCT "participantId") FILTER (WHERE "decidedAspects" IS NULL)::int AS open
      ${codedUnder(asked, themeId)} GROUP BY 1, 2`,
    db.$queryRaw<AspectCount[]>`
      WITH said AS (SELECT "codeId", "waveId", "participantId", "decidedAspects" ${codedUnder(asked, themeId)}),
      person AS (SELECT "codeId", "waveId", "participantId", bool_or("decidedAspects" IS NULL) AS "isOpen"
        FROM said GROUP BY 1, 2, 3),
      shown AS (SELECT DISTINCT "codeId", "waveId", "participantId", jsonb_array_elements_text("decidedAspects") AS key FROM said)
      SELECT "codeId", "waveId", key, count(*)::int AS people, count(*) FILTER (WHERE "isOpen")::int AS open
      FROM shown JOIN person USING ("codeId", "waveId", "participantId")
      GROUP BY 1, 2, 3`,
  ])

/** The codes of a theme in its order, with their aspects. */
export const findAspectsOf = async (db: Db, { studyId, id: themeId }: { studyId: string; id: string }) => {
  const rows = await db.themeCode.findMany({
    where: { studyId, themeId },
    orderBy: { position: 'asc' },
    select: { code: { select: { id: true, aspects: true } } },
  })
  return rows.map(({ code }) => code)
}

export type WaveBase = { waveId: string; people: number; en: number; es: number }

/** The base: people with words in a wave that were read with the codebook, and may be counted so now. */
export const countBases = (db: Db, asked: Counting) => db.$queryRaw<WaveBase[]>`
  SELECT "waveId", count(*)::int AS people, count(*) FILTER (WHERE en)::int AS en, count(*) FILTER (WHERE es)::int AS es
  FROM (
    SELECT "waveId", "participantId", bool_or(language = 'en') AS en, bool_or(language = 'es') AS es
    FROM desk_read_passage WHERE ${within(asked)} GROUP BY 1, 2
  ) AS person
  GROUP BY 1`

export type OverviewCount = {
  people: number
  peopleInAllWaves: number
  responses: number
  passages: number
  suggestions: number
  decided: number
  codedPeople: number
  decidedPeople: number
  passagesNotAssisted: number
}

/** What may be used now; codings are those of one codebook. A person is decided when none of their codings waits. */
export const countOverview = async (db: Db, asked: Counting) => {
  const { studyId, shutOutFrom } = asked
  const rows = await db.$queryRaw<OverviewCount[]>`
    WITH person AS (
      SELECT "participantId", count(DISTINCT "waveId") AS waves, count(*) AS responses
      FROM "Response" WHERE "studyId" = ${studyId} ${butOf(shutOutFrom)} GROUP BY 1
    ), coded AS (
      SELECT "participantId", count(*) FILTER (WHERE state = 'proposed') AS proposed,
        count(*) FILTER (WHERE state <> 'proposed') AS decided
      FROM coding_standing WHERE ${within(asked)} GROUP BY 1
    )
    SELECT
      (SELECT count(*)::int FROM person) AS people,
      (SELECT count(*)::int FROM person WHERE waves > 1 AND waves = (SELECT count(*) FROM "Wave" WHERE "studyId" = ${studyId})) AS "peopleInAllWaves",
      (SELECT coalesce(sum(responses), 0)::int FROM person) AS responses,
      (SELECT count(*)::int FROM "Passage" WHERE "studyId" = ${studyId} ${butOf(shutOutFrom)}) AS passages,
      (SELECT count(*)::int FROM "Passage" p WHERE p."studyId" = ${studyId} ${butOf(shutOutFrom, Prisma.sql`p."participantId"`)} AND NOT EXISTS (
        SELECT 1 FROM effective_consent e WHERE e."studyId" = p."studyId" AND e."participantId" = p."participantId" AND e.scope = 'automated_assist'
      ) AND NOT EXISTS (
        SELECT 1 FROM "Coding" c WHERE c."studyId" = p."studyId" AND c."passageId" = p.id AND c.origin = 'person' AND c.state <> 'rejected'
      )) AS "passagesNotAssisted",
      (SELECT coalesce(sum(proposed), 0)::int FROM coded) AS suggestions,
      (SELECT coalesce(sum(decided), 0)::int FROM coded) AS decided,
      (SELECT count(*)::int FROM coded) AS "codedPeople",
      (SELECT count(*)::int FROM coded WHERE proposed = 0) AS "decidedPeople"`
  return rows[0]!
}

export type WaveCount = {
  waveId: string
  people: number
  responses: number
  en: number
  es: number
  self: number
  interview: number
  import: number
}

type OfStudy = Omit<Counting, 'codebookId'>

export const countWaves = (db: Db, { studyId, shutOutFrom }: OfStudy) => db.$queryRaw<WaveCount[]>`
  SELECT "waveId", count(DISTINCT "participantId")::int AS people, count(*)::int AS responses,
    count(DISTINCT "participantId") FILTER (WHERE language = 'en')::int AS en,
    count(DISTINCT "participantId") FILTER (WHERE language = 'es')::int AS es,
    count(*) FILTER (WHERE mode = 'self')::int AS self,
    count(*) FILTER (WHERE mode = 'interview')::int AS interview,
    count(*) FILTER (WHERE mode = 'import')::int AS import
  FROM "Response" WHERE "studyId" = ${studyId} ${butOf(shutOutFrom)} GROUP BY 1`

export const countPassages = (db: Db, { studyId, shutOutFrom }: OfStudy) => db.$queryRaw<
  { waveId: string; passages: number }[]
>`
  SELECT "waveId", count(*)::int AS passages FROM "Passage" WHERE "studyId" = ${studyId} ${butOf(shutOutFrom)} GROUP BY 1`

export type QuoteQuery = {
  studyId: string
  themeId: string
  wave?: string | null
  language?: 'en' | 'es' | null
  service?: string | null
  stance?: string | null
  code?: string | null
  kind?: string | null
  /** A value of the codebook's facet, or the id of a service. */
  about?: string | null
  /** Of a code of the theme, as the program drafted it, where nobody decided. */
  aspect?: string | null
  /** Of a code of the theme, as a person decided. */
  decidedAspect?: string | null
  /** A tsquery literal of keyed lexemes. */
  search?: string | null
  /** The people of whom nothing exists for whoever asks. */
  shutOutFrom: string[]
}

export const conditions = (query: QuoteQuery) => Prisma.sql`
  FROM theme_coding
  WHERE "studyId" = ${query.studyId} AND "themeId" = ${query.themeId} AND NOT "isEnded"
    ${query.wave ? Prisma.sql`AND "waveId" = ${query.wave}` : Prisma.empty}
    ${query.language ? Prisma.sql`AND language = ${query.language}::"Language"` : Prisma.empty}
    ${query.service ? Prisma.sql`AND "serviceId" = ${query.service}` : Prisma.empty}
    ${query.stance ? Prisma.sql`AND stance = ${query.stance}::"Stance"` : Prisma.empty}
    ${query.code ? Prisma.sql`AND "codeId" = ${query.code}` : Prisma.empty}
    ${query.kind ? Prisma.sql`AND kind = ${query.kind}::"Kind"` : Prisma.empty}
    ${query.about ? Prisma.sql`AND ${query.about} = ANY(about)` : Prisma.empty}
    ${query.aspect ? Prisma.sql`AND ${query.aspect} = ANY(aspects) AND "decidedAspects" IS NULL` : Prisma.empty}
    ${query.decidedAspect ? Prisma.sql`AND jsonb_exists("decidedAspects", ${query.decidedAspect})` : Prisma.empty}
    ${query.search ? Prisma.sql`AND search @@ ${query.search}::tsquery` : Prisma.empty}
    ${butOf(query.shutOutFrom)}`

/** Where a page of quotes begins or ends: the strongest first, ids break ties, so that cursors stay true. */
export type QuoteCursor = { score: number; id: string }
export type QuotePage = {
  limit: number
  after: QuoteCursor | null
  before: QuoteCursor | null
  isBackward: boolean
}

export const findQuoteKeys = (db: Db, query: QuoteQuery, page: QuotePage) => {
  const { after, before } = page
  const order = page.isBackward
    ? Prisma.sql`score ASC, "codingId" DESC`
    : Prisma.sql`score DESC, "codingId" ASC`
  return db.$queryRaw<QuoteCursor[]>`
    SELECT score, "codingId" AS id ${conditions(query)}
      ${after ? Prisma.sql`AND (score < ${after.score} OR (score = ${after.score} AND "codingId" > ${after.id}))` : Prisma.empty}
      ${before ? Prisma.sql`AND (score > ${before.score} OR (score = ${before.score} AND "codingId" < ${before.id}))` : Prisma.empty}
    ORDER BY ${order} LIMIT ${page.limit}`
}

export const countQuotes = async (db: Db, query: QuoteQuery) => {
  const rows = await db.$queryRaw<{ quotes: number; people: number }[]>`
    SELECT count(*)::int AS quotes, count(DISTINCT "participantId")::int AS people ${conditions(query)}`
  return rows[0]!
}

export const findWaveIds = (db: Db, studyId: string) =>
  db.wave.findMany({
    where: { studyId },
    orderBy: [{ position: 'asc' }, { opensOn: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })

export type AskedRow = { waveId: string; participantId: string; questionId: string }

/** Who was asked which open question, answered or not, of people who may be analysed now. */
export const findAsked = (db: Db, { studyId, shutOutFrom }: OfStudy) => db.$queryRaw<AskedRow[]>`
  SELECT DISTINCT r."waveId", a."participantId", a."questionId"
  FROM "Answer" a
  JOIN "Response" r ON r."studyId" = a."studyId" AND r.id = a."responseId"
  JOIN "Question" q ON q."studyId" = a."studyId" AND q.id = a."questionId" AND q.type IN ('text', 'long')
  JOIN effective_consent e ON e."studyId" = a."studyId" AND e."participantId" = a."participantId" AND e.scope = 'analyse'
  WHERE a."studyId" = ${studyId} AND a.state IN ('answered', 'skipped', 'declined') ${butOf(shutOutFrom, Prisma.sql`a."participantId"`)}`

/** Who spoke of a theme, at which question. */
export const findSpoken = (db: Db, asked: Counting, themeId: string) => db.$queryRaw<AskedRow[]>`
  SELECT DISTINCT c."waveId", c."participantId", p."questionId"
  FROM (SELECT "waveId", "participantId", "passageId" FROM theme_coding WHERE ${within(asked)} AND "themeId" = ${themeId}) AS c
  JOIN "Passage" p ON p."studyId" = ${asked.studyId} AND p.id = c."passageId"`

/** People with words in a wave that were not read with the codebook. */
export const findUnread = (db: Db, asked: Counting) => db.$queryRaw<Omit<AskedRow, 'questionId'>[]>`
  SELECT DISTINCT p."waveId", p."participantId" FROM usable_passage p
  WHERE p."studyId" = ${asked.studyId} AND NOT p."isEnded" ${butOf(asked.shutOutFrom, Prisma.sql`p."participantId"`)} AND NOT EXISTS (
    SELECT 1 FROM read_passage r WHERE r."studyId" = ${asked.studyId} AND r."codebookId" = ${asked.codebookId} AND r."passageId" = p.id)`

export const aboutFields = { codes: true, revision: true, decidedBy: true, decidedAt: true } as const
export type AboutRow = { codes: string[]; revision: number; decidedBy: string; decidedAt: Date }

export const lockQuestions = async (tx: Tx, studyId: string): Promise<void> => {
  await tx.$queryRaw`SELECT 1 FROM "Study" WHERE id = ${studyId} FOR NO KEY UPDATE`
}

type About = AboutRow & { studyId: string; questionId: string; codebookKey: string }

export const putAbout = (tx: Tx, { studyId, questionId, codebookKey, ...decided }: About) => {
  const key = { studyId, questionId, codebookKey }
  return tx.questionAbout.upsert({
    where: { studyId_questionId_codebookKey: key },
    create: { ...key, ...decided },
    update: decided,
    select: { questionId: true },
  })
}
