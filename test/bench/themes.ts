import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { withClient } from '../../packages/api/src/database/pool.ts'
import { newId } from '../../packages/api/src/id.ts'
import { shippedCodebook } from '../support/codebook.ts'
import { aStudy, openWorld, type Frame, type World } from '../support/world.ts'
import { inTurn, machine, round } from './measure.ts'

const people = 5_000
const bare = (id: string) => id.split('-').slice(1).join('-')

/** The theme summary of 10,000 responses through GraphQL, beside the same aggregate as hand-written SQL. */
export const themes = async (): Promise<object> => {
  const world = await openWorld({ isNew: true })
  try {
    const frame = await aStudy(world.ada, shippedCodebook)
    await fill(world, frame)
    return await measure(world, frame)
  } finally {
    await world.close()
  }
}

const summary = `query ($id: ID!) { study(id: $id) { themes { key title { en es } waves {
  wave { id } people base passages proposed decided stances { positive negative mixed neutral } languages { language people base } } } } }`

const measure = async (world: World, frame: Frame) => {
  const pool = new pg.Pool({ ...world.database.owner, max: 1 })
  const studyId = bare(frame.studyId)
  const viaSql = async () => (await pool.query(yardstick, [studyId])).rows
  const viaGraphql = () =>
    world.ada.ask<{ study: { themes: { key: string; waves: { people: number }[] }[] } }>(summary, {
      id: frame.studyId,
    })
  const [rows, answered] = [await viaSql(), await viaGraphql()]
  const people = (of: { people: number }[]) => of.reduce((sum, one) => sum + one.people, 0)
  const same =
    people(rows as { people: number }[]) === people(answered.data.study.themes.flatMap(({ waves }) => waves))
  const times = await inTurn(40, { sql: viaSql, graphql: viaGraphql })
  await pool.end()
  const { sql, graphql } = times as { sql: (typeof times)[string]; graphql: (typeof times)[string] }
  const ratio = { p50: round(graphql.p50 / sql.p50), p95: round(graphql.p95 / sql.p95) }
  return {
    bench: 'themes',
    database: world.instance.database.kind,
    responses: 10_000,
    sameCounts: same,
    milliseconds: { sql, graphql },
    ratio,
    machine: machine(),
  }
}

/** What somebody would write by hand: the base tables, and the consent that holds at now(). */
const yardstick = `
  SELECT tc."themeId", p."waveId", count(DISTINCT p."participantId")::int AS people,
    count(DISTINCT p.id) AS passages,
    count(DISTINCT p."participantId") FILTER (WHERE c.stance = 'positive') AS positive,
    count(DISTINCT p."participantId") FILTER (WHERE c.stance = 'negative') AS negative,
    count(DISTINCT p."participantId") FILTER (WHERE c.stance = 'mixed') AS mixed,
    count(DISTINCT p."participantId") FILTER (WHERE c.stance = 'neutral') AS neutral,
    count(DISTINCT p."participantId") FILTER (WHERE p.language = 'es') AS es,
    count(*) FILTER (WHERE c.state = 'proposed') AS proposed
  FROM "Theme" t
  JOIN "ThemeCode" tc ON tc."studyId" = t."studyId" AND tc."themeId" = t.id
  JOIN "Coding" c ON c."studyId" = tc."studyId" AND c."codeId" = tc."codeId" AND (t.kind IS NULL OR t.kind = c.kind)
  JOIN "Passage" p ON p."studyId" = c."studyId" AND p.id = c."passageId"
  JOIN "ConsentStanding" a ON a."studyId" = p."studyId" AND a."participantId" = p."participantId" AND a.scope = 'analyse' AND a."validUntil" > now()
  JOIN "ConsentStanding" m ON m."studyId" = p."studyId" AND m."participantId" = p."participantId" AND m.scope = 'automated_assist' AND m."validUntil" > now()
  WHERE t."studyId" = $1 AND c.state <> 'rejected'
  GROUP BY 1, 2`

/** 5,000 people who answered in two waves, two suggestions an answer; written past the API for speed. */
const fill = (world: World, frame: Frame) =>
  withClient(world.database.owner, async (client) => {
    const studyId = bare(frame.studyId)
    const [waveId, instrumentId, questionId] = [frame.waveId, frame.instrumentId, frame.questions['O1']!].map(
      bare,
    )
    const second = newId()
    await client.query(
      `INSERT INTO "Wave" ("studyId", id, key, label, position, "opensOn") VALUES ($1, $2, 'second', '{"en":"Second"}', 1, '2026-06-01')`,
      [studyId, second],
    )
    const codes = (
      await client.query<{ id: string; codebookId: string }>(
        'SELECT id, "codebookId" FROM "Code" WHERE "studyId" = $1 AND NOT "isDraft" ORDER BY position',
        [studyId],
      )
    ).rows
    const participants = Array.from({ length: people }, newId)
    await client.query(
      `INSERT INTO "Participant" ("studyId", id, language, "isAdult") SELECT $1, id, (CASE WHEN n % 5 < 2 THEN 'es' ELSE 'en' END)::"Language", true FROM unnest($2::text[]) WITH ORDINALITY AS u(id, n)`,
      [studyId, participants],
    )
    await client.query(
      `INSERT INTO "ConsentDecision" ("studyId", id, "participantId", scope, party, decision, until, "decidedAt")
       SELECT $1, gen_random_uuid(), p, s::"ConsentScope", 'youth', (CASE WHEN n % 50 = 0 AND s = 'analyse' THEN 'withdrawn' ELSE 'granted' END)::"Decision", '2090-01-01', now()
       FROM unnest($2::text[]) WITH ORDINALITY AS u(p, n), unnest(ARRAY['participate', 'analyse', 'automated_assist']) AS s`,
      [studyId, participants],
    )
    await fillCorpus(client, {
      studyId,
      waveId: waveId!,
      instrumentId: instrumentId!,
      questionId: questionId!,
      second,
      codes,
      participants,
    })
    await client.query('ANALYZE')
  })

type Filling = {
  studyId: string
  waveId: string
  instrumentId: string
  questionId: string
  second: string
  codes: { id: string; codebookId: string }[]
  participants: string[]
}

const fillCorpus = async (
  client: pg.Client,
  { studyId, waveId, instrumentId, questionId, second, codes, participants }: Filling,
) => {
  const ids = Array.from({ length: people * 2 }, () => ({
    response: newId(),
    answer: newId(),
    passage: newId(),
  }))
  const wide = ids.map((one, index) => ({
    ...one,
    person: participants[index >> 1]!,
    wave: index % 2 ? second : waveId!,
  }))
  const columns = [
    studyId,
    ...(['response', 'answer', 'passage', 'person', 'wave'] as const).map((key) =>
      wide.map((one) => one[key]),
    ),
  ]
  const from =
    'FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) WITH ORDINALITY AS u(response, answer, passage, person, wave, n)'
  await client.query(
    `INSERT INTO "Response" ("studyId", id, "participantId", "waveId", "instrumentId", mode, language, "submittedAt", "idempotencyKey", digest) SELECT $1, response, person, wave, '${instrumentId}', 'self', 'en', now(), answer, answer ${from}`,
    columns,
  )
  await client.query(
    `INSERT INTO "Answer" ("studyId", id, "participantId", "responseId", "questionId", position, state, words) SELECT $1, answer, person, response, '${questionId}', 0, 'answered', '\\x${randomBytes(300).toString('hex')}' ${from}`,
    columns,
  )
  await client.query(
    `INSERT INTO "Passage" ("studyId", id, "answerId", "participantId", "responseId", "waveId", "questionId", language, words, redactions, search, "cleanedBy", "taggedBy")
     SELECT $1, passage, answer, person, response, wave, '${questionId}', (CASE WHEN n % 5 < 2 THEN 'es' ELSE 'en' END)::"Language", '\\x${randomBytes(300).toString('hex')}', '[]', '''${randomUUID()}'':1', 'bench', 'bench/${codes[0]!.codebookId}' ${from}`,
    columns,
  )
  for (const offset of [0, 7])
    await client.query(
      `INSERT INTO "Coding" ("studyId", id, "participantId", "passageId", "codeId", origin, state, stance, kind, score, spans)
       SELECT $1, gen_random_uuid(), person, passage, ($7::text[])[1 + (n * 13 + n / 7 + ${offset}) % ${codes.length}], 'suggested', 'proposed',
         (ARRAY['positive', 'negative', 'mixed', 'neutral'])[1 + (n + ${offset}) % 4]::"Stance", (CASE WHEN n % 3 = 0 THEN 'ask' ELSE 'experience' END)::"Kind", 0.5, '[{"start":0,"end":1}]' ${from}`,
      [...columns, codes.map(({ id }) => id)],
    )
}
