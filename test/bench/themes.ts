import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { findCurrentId } from '../../packages/api/src/codebook/store.ts'
import { withClient } from '../../packages/api/src/database/pool.ts'
import { newId } from '../../packages/api/src/id.ts'
import { shippedCodebook } from '../support/codebook.ts'
import { aStudy, openWorld, type Frame, type World } from '../support/world.ts'
import { inTurn, machine, round } from './measure.ts'
import { pageQuery } from './pageQuery.ts'
import { byHand, differing, type Themes } from './themesSql.ts'

const people = 5_000
const bare = (id: string) => id.split('-').slice(1).join('-')

/** What the page of themes asks, of 10,000 responses through GraphQL, beside every figure in its answer by hand-written SQL. */
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

const measure = async (world: World, frame: Frame) => {
  const pool = new pg.Pool({ ...world.database.owner, max: 1 })
  const studyId = bare(frame.studyId)
  const codebookId = (await findCurrentId(world.instance.app.db, studyId))!
  const query = pageQuery('Themes')
  const viaSql = () => byHand(pool, studyId, codebookId)
  const viaGraphql = () => world.ada.ask<{ study: { themes: Themes } }>(query, { study: frame.studyId })
  const [rows, answered] = [await viaSql(), await viaGraphql()]
  const wrong = differing(answered.data.study.themes, rows)
  const times = await inTurn(40, { sql: viaSql, graphql: viaGraphql })
  await pool.end()
  const { sql, graphql } = times as { sql: (typeof times)[string]; graphql: (typeof times)[string] }
  const ratio = { p50: round(graphql.p50 / sql.p50), p95: round(graphql.p95 / sql.p95) }
  return {
    bench: 'themes',
    database: world.instance.database.kind,
    asked: 'the query of the page of themes, and by hand every figure in its answer',
    responses: 10_000,
    sameCounts: wrong.length === 0,
    wrong,
    milliseconds: { sql, graphql },
    ratio,
    machine: machine(),
  }
}

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
