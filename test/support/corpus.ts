// Something of every kind that is kept of a person, written past the API for many people at once, and who of them is found
// where. Ids are made of the person's, so that a row tells whose it is.
import type { Client } from 'pg'
import type { Majority } from '../../packages/api/generated/prisma/enums.ts'
import { replay, type History } from './replay.ts'
import type { Frame } from './world.ts'

const bare = (globalId: string) => globalId.slice(globalId.indexOf('-') + 1)

/** As the owner, whom no policy holds. The wave has been closed over all of it. */
export const keepOf = async (client: Client, frame: Frame, people: readonly string[]) => {
  const [study, wave] = [bare(frame.studyId), bare(frame.waveId)]
  const [instrument, question] = [bare(frame.instrumentId), bare(frame.questions['O1']!)]
  const { rows: codes } = await client.query<{ id: string; codebookId: string }>(
    `SELECT c.id, c."codebookId" FROM "Code" c JOIN "ThemeCode" t ON t."studyId" = c."studyId" AND t."codeId" = c.id
     JOIN "Theme" h ON h."studyId" = t."studyId" AND h.id = t."themeId" AND h.kind IS NULL
     WHERE c."studyId" = $1 GROUP BY 1, 2 ORDER BY 1 LIMIT 2`,
    [study],
  )
  const [one, other] = codes.map(({ id }) => id)
  const codebook = codes[0]!.codebookId
  const each = (text: string, ...more: unknown[]) => client.query(text, [study, people, ...more])
  await each(
    `INSERT INTO "Response" ("studyId", id, "participantId", "waveId", "instrumentId", mode, language, "submittedAt", "idempotencyKey", digest)
     SELECT $1, 'response ' || p, p, $3, $4, 'self', 'en', now(), p, p FROM unnest($2::text[]) p`,
    wave,
    instrument,
  )
  await each(
    `INSERT INTO "Answer" ("studyId", id, "participantId", "responseId", "questionId", position, state)
     SELECT $1, 'answer ' || p, p, 'response ' || p, $3, 0, 'answered' FROM unnest($2::text[]) p`,
    question,
  )
  await each(
    `INSERT INTO "Passage" ("studyId", id, "answerId", "participantId", "responseId", "waveId", "questionId", language, words, redactions, search, "cleanedBy", "taggedBy")
     SELECT $1, 'passage ' || p, 'answer ' || p, p, 'response ' || p, $3, $4, 'en', '\\x00', '[]', '', 'nobody', 'tagger ' || $5
     FROM unnest($2::text[]) p`,
    wave,
    question,
    codebook,
  )
  await each(
    `INSERT INTO "Coding" ("studyId", id, "participantId", "passageId", "codeId", origin, state, stance, score, spans)
     SELECT $1, o.origin || ' ' || p, p, 'passage ' || p, o.code, o.origin::"Origin", 'accepted', 'neutral', 1, '[]'
     FROM unnest($2::text[]) p, (VALUES ('suggested', $3), ('person', $4)) AS o (origin, code)`,
    one,
    other,
  )
  await decideAbout(client, { study, people, code: other! })
  await client.query(
    `INSERT INTO "LearnedModel" ("studyId", id, number, "codebookId", state, "askedAt")
     VALUES ($1, 'model ' || $1, 1, $2, 'failed', now()) ON CONFLICT DO NOTHING`,
    [study, codebook],
  )
  await each(
    `INSERT INTO "LearnedFrom" ("studyId", "modelId", "passageId", "participantId")
     SELECT $1, 'model ' || $1, 'passage ' || p, p FROM unnest($2::text[]) p`,
  )
  await closeOver(client, { study, wave, codebook, people })
}

type About = { study: string; people: readonly string[] }

const decideAbout = async (client: Client, { study, people, code }: About & { code: string }) => {
  const each = (text: string, ...more: unknown[]) => client.query(text, [study, people, ...more])
  await each(
    `INSERT INTO "CodingDecision" ("studyId", id, "participantId", "codingId", "accountId", act, "toState", "toCodeId", "toStance", "toSpans", "decidedAt")
     SELECT $1, 'decision ' || o || p, p, o || ' ' || p, 'ada', 'accept', 'accepted', $3, 'neutral', '[]', now()
     FROM unnest($2::text[]) p, unnest(ARRAY['suggested', 'person']) o`,
    code,
  )
  await each(
    `INSERT INTO "QuoteApproval" ("studyId", id, "codingId", "participantId", audience, step, "accountId", "codeId", spans, "cleanedAt", "shownStart", "shownEnd")
     SELECT $1, a || ' ' || p, 'person ' || p, p, a::"Audience", 'prepared', 'ada', $3, '[]', w."cleanedAt", 0, 1
     FROM unnest($2::text[]) p JOIN "Passage" w ON w."studyId" = $1 AND w.id = 'passage ' || p, unnest(ARRAY['board', 'lead']) a`,
    code,
  )
  for (const [step, by, first] of [
    ['marked', 'ben', 'NULL, NULL'],
    ['approved', 'ada', `'marked ' || p, 'ben'`],
  ])
    await each(
      `INSERT INTO "PassageStep" ("studyId", id, "passageId", "participantId", step, "accountId", digest, "cleanedAt", found, "firstId", "firstBy")
       SELECT $1, '${step} ' || p, 'passage ' || p, p, '${step}', '${by}', 'digest', w."cleanedAt", '{}', ${first}
       FROM unnest($2::text[]) p JOIN "Passage" w ON w."studyId" = $1 AND w.id = 'passage ' || p`,
    )
  await each(
    `INSERT INTO "Objection" ("studyId", id, "accountId", "themeKey", "passageId", "participantId", words, "raisedAt", "owedBy")
     SELECT $1, 'objection ' || p, 'cleo', 't', 'passage ' || p, p, '\\x00', now(), now() FROM unnest($2::text[]) p`,
  )
}

type Closing = About & { wave: string; codebook: string }

const closeOver = async (client: Client, { study, people, wave, codebook }: Closing) => {
  const each = (text: string, ...more: unknown[]) => client.query(text, [study, people, ...more])
  await client.query(
    `INSERT INTO "WaveEdition" ("studyId", id, "waveId", "closedAt") VALUES ($1, $2, $2, now()) ON CONFLICT DO NOTHING`,
    [study, wave],
  )
  await each(
    `INSERT INTO "EditionCoding" ("studyId", "editionId", "codingId", "participantId")
     SELECT $1, $3, o || ' ' || p, p FROM unnest($2::text[]) p, unnest(ARRAY['suggested', 'person']) o`,
    wave,
  )
  await each(
    `INSERT INTO "EditionReading" ("studyId", "editionId", "codebookId", "passageId", "participantId", "isAssisted")
     SELECT $1, $3, $4, 'passage ' || p, p, false FROM unnest($2::text[]) p`,
    wave,
    codebook,
  )
}

type Allowed = (is: (scope: string) => boolean, stays: (scope: string) => boolean) => boolean

const analyse: Allowed = (is) => is('analyse')
const quoted: Allowed = (is) => is('quote_verbatim')
const shared: Allowed = (is) => is('quote_verbatim') && is('share_advisory_board')

/** Where the application may find something of a person, and when it may. */
export const places: Record<string, { of: string; may: Allowed }> = {
  responses: { of: '"Response"', may: (is) => is('participate') },
  answers: { of: '"Answer"', may: (is) => is('participate') },
  passages: { of: '"Passage"', may: analyse },
  suggestions: { of: `"Coding" WHERE origin = 'suggested'`, may: (is) => is('automated_assist') },
  'codings of people': { of: `"Coding" WHERE origin = 'person'`, may: analyse },
  decisions: { of: `"CodingDecision" WHERE "codingId" LIKE 'person %'`, may: analyse },
  'decisions about suggestions': {
    of: `"CodingDecision" WHERE "codingId" LIKE 'suggested %'`,
    may: (is) => is('automated_assist'),
  },
  'approvals for the lead': { of: `"QuoteApproval" WHERE audience = 'lead'`, may: quoted },
  'approvals for the board': { of: `"QuoteApproval" WHERE audience = 'board'`, may: shared },
  'approvals that stand for the board': {
    of: `standing_approval s JOIN "Coding" c ON c.id = s."codingId" WHERE s.audience = 'board'`,
    may: shared,
  },
  objections: { of: '"Objection"', may: analyse },
  'codings of an edition': { of: `"EditionCoding" WHERE "codingId" LIKE 'person %'`, may: analyse },
  'readings of an edition': { of: '"EditionReading"', may: analyse },
  'usable passages': { of: 'usable_passage', may: analyse },
  'passages that were read': { of: 'read_passage', may: analyse },
  'codings under themes': { of: `theme_coding WHERE "codingId" LIKE 'person %'`, may: analyse },
  'suggestions under themes': {
    of: `theme_coding WHERE "codingId" LIKE 'suggested %'`,
    may: (is) => is('automated_assist'),
  },
  'standings of codings': { of: 'coding_standing', may: analyse },
  'codings on the desk': {
    of: `desk_theme_coding WHERE "codingId" LIKE 'person %'`,
    may: (is, stays) => is('analyse') || stays('analyse'),
  },
  'suggestions on the desk': {
    of: `desk_theme_coding WHERE "codingId" LIKE 'suggested %'`,
    may: (is, stays) => is('automated_assist') || stays('automated_assist'),
  },
  'passages on the desk': { of: 'desk_read_passage', may: (is, stays) => is('analyse') || stays('analyse') },
  'who takes part': {
    of: `"ConsentStanding" WHERE scope = 'participate'`,
    may: (is) => is('participate'),
  },
}

type Asked = { people: readonly string[]; histories: readonly History[]; rule: Majority | null; now: number }
export type Wrong = { place: string; shown: string[]; missing: string[] }

/** Where somebody is found who must not be, or is not who may, by the account that was kept of their history. */
export const findWrong = async (
  client: Client,
  { people, histories, rule, now }: Asked,
): Promise<Wrong[]> => {
  const outcomes = histories.map((history) => replay(history, rule, now))
  const wrong: Wrong[] = []
  for (const [place, { of, may }] of Object.entries(places)) {
    const column = of.includes(' c ') ? 'c."participantId"' : '"participantId"'
    const { rows } = await client.query<{ person: string }>(`SELECT DISTINCT ${column} AS person FROM ${of}`)
    const found = new Set(rows.map(({ person }) => person))
    const allowed = people.filter((_, at) => {
      const { states, staying } = outcomes[at]!
      return may(
        (scope) => states.get(scope as never) === 'granted',
        (scope) => staying.has(scope as never),
      )
    })
    const shown = people.filter((one) => found.has(one) && !allowed.includes(one))
    const missing = allowed.filter((one) => !found.has(one))
    if (shown.length + missing.length > 0) wrong.push({ place, shown, missing })
  }
  return wrong
}
