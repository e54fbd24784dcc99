// The end of words and what comes at the same time: a step that is cleaning them, a screen that has not read them, and a start after
// an end that was not stored.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reapply } from '../packages/api/src/backup/reapply.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { deidentifyResponse } from '../packages/api/src/deidentification/step.ts'
import { wordsBefore } from '../packages/api/src/retention/retention.ts'
import { countWordsDue } from '../packages/api/src/retention/store.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { pastRules } from './support/pastRules.ts'
import { act, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

let world: World
let frame: Frame
let [dara, both, sue]: Someone[] = []
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  ;[dara, both, sue] = [
    (await newcomer(world, 'dara', frame, 'data_steward')).browser,
    (await newcomer(world, 'both', frame, 'data_steward', 'evaluator')).browser,
    (await newcomer(world, 'sue', frame, 'safety_reviewer')).browser,
  ]
})
afterAll(() => world.close())

const owner = (sql: string, values: unknown[] = []) =>
  withClient(world.database.owner, async (client) => (await client.query(sql, values)).rows)
/** Past what the database keeps from being written. */
const put = (sql: string, values: unknown[]) =>
  withClient(world.database.owner, (client) => pastRules(client, () => client.query(sql, values)))
/** Somebody who said something long ago. */
const longAgo = async () => {
  const person = await aParticipant(world.ada, frame, { scopes: ['participate', 'analyse'] })
  const said = submission(frame, person, 'The police officer was rude to me.')
  const { id } = await act(world.ada, 'submitResponse', said)
  await world.instance.settled()
  await owner(
    `UPDATE "Response" SET "submittedAt" = now() - interval '1100 days', "receivedAt" = now() - interval '40 days' WHERE id = $1`,
    [bare(id)],
  )
  return { person, response: bare(id) }
}
/** What a request made now would end. The desk is told what is old, whatever holds it. */
const due = () => {
  const now = new Date()
  const span = { saidBefore: wordsBefore(now), byThen: now }
  return countWordsDue(world.instance.app.db, bare(frame.studyId), span)
}
const last = async () => {
  const { data } = await world.ada.ask<{ study: { retention: { wordsEnd: { askedAt: string } } } }>(
    'query ($id: ID!) { study(id: $id) { retention { wordsEnd { askedAt } } } }',
    { id: frame.studyId },
  )
  return data.study.retention.wordsEnd
}
const asks = async () =>
  expect((await act(dara!, 'askEndOfWords', { studyId: frame.studyId })).refused).toBeUndefined()
const agrees = async () => {
  const { askedAt } = await last()
  const agreed = { studyId: frame.studyId, askedAt, isAgreed: true }
  expect((await act(both!, 'decideEndOfWords', agreed)).refused).toBeUndefined()
}
/** In which of them anything is left that was said. */
const withWords = async (...responses: string[]) =>
  (
    await owner(
      `SELECT r.id FROM "Response" r WHERE r.id = ANY ($1) AND (
        EXISTS (SELECT 1 FROM "Answer" a WHERE a."responseId" = r.id AND a.words IS NOT NULL)
        OR EXISTS (SELECT 1 FROM "Passage" p WHERE p."responseId" = r.id AND NOT p."isEnded"))`,
      [responses],
    )
  ).map(({ id }) => id as string)

describe('words whose time is over', () => {
  it('wait until a program has read them, or a person where it could not', async () => {
    const { response } = await longAgo()
    expect((await due()).people).toBe(1)
    const [screening] = await owner(
      `DELETE FROM "Screening" s USING "Answer" a WHERE a.id = s."answerId" AND a."responseId" = $1
        RETURNING s."studyId", s."answerId", s.version`,
      [response],
    )
    expect((await due()).people).toBe(0)
    const refused = await act(dara!, 'askEndOfWords', { studyId: frame.studyId })
    expect(refused.message).toMatch(/^studyId: has no words whose time is over now/)
    await act(world.ada, 'raiseConcern', { studyId: frame.studyId, responseId: `Response-${response}` })
    const [{ id }] = (await owner(`SELECT id FROM "SafetyFlag"`)) as [{ id: string }]
    const done = { flagId: `SafetyFlag-${id}`, outcome: 'already_known', note: 'Known since then' }
    expect((await act(sue!, 'decideFlag', { studyId: frame.studyId, ...done })).refused).toBeUndefined()
    // Of something else than what no program could read.
    expect((await due()).people).toBe(0)
    await put(`UPDATE "SafetyFlag" SET kinds = '{unscreened}' WHERE id = $1`, [id])
    expect((await due()).people).toBe(1)
    await put(`DELETE FROM "SafetyFlag" WHERE id = $1`, [id])
    await owner(
      `INSERT INTO "Screening" ("studyId", "answerId", version, "screenedAt") VALUES ($1, $2, $3, now())`,
      [screening!['studyId'], screening!['answerId'], screening!['version']],
    )
    expect((await due()).people).toBe(1)
  })

  it('wait until what the board said of a quote of them was read too', async () => {
    const [{ passage }] = (await owner(`SELECT id AS passage FROM "Passage"`)) as [{ passage: string }]
    await put(
      `INSERT INTO "Objection" ("studyId", id, "accountId", "themeKey", "passageId", "participantId", words, "raisedAt", "owedBy")
       SELECT p."studyId", 'noted', 'a', 't', p.id, p."participantId", '', now(), now() FROM "Passage" p WHERE p.id = $1`,
      [passage],
    )
    expect((await due()).people).toBe(0)
    await put(`UPDATE "Objection" SET "screenedBy" = 'one' WHERE id = $1`, ['noted'])
    expect((await due()).people).toBe(1)
    await put(`UPDATE "Objection" SET answer = '', "answeredAt" = now() WHERE id = $1`, ['noted'])
    expect((await due()).people).toBe(0)
    // A person was told of it, as it is hidden, and has decided.
    const flag = (raised: string) =>
      put(
        `INSERT INTO "SafetyFlag" ("studyId", id, "participantId", "responseId", source, tier, kinds, rules, "raisedAt", "acknowledgedAt",
           "decidedAt", "decidedBy", outcome)
         SELECT "studyId", left('hidden ' || $2, 22), "participantId", id, 'board', 2, '{unscreened}', '{}', now() + $2::interval, now(),
           now(), 'sue', 'already_known'
         FROM "Objection" WHERE id = $1`,
        ['noted', raised],
      )
    await flag('-1 day')
    expect((await due()).people).toBe(0)
    await flag('1 hour')
    expect((await due()).people).toBe(1)
    await put(`DELETE FROM "SafetyFlag" WHERE "responseId" = $1`, ['noted'])
    await put(`DELETE FROM "Objection" WHERE id = $1`, ['noted'])
  })

  it('are stored by no step that had opened them before they were ended', async () => {
    const { response } = await longAgo()
    await put(`DELETE FROM "Passage" WHERE "responseId" = $1`, [response])
    const { app } = world.instance
    let isEnded = false
    const analyst = {
      ...app.analyst,
      clean: async (...given: Parameters<typeof app.analyst.clean>) => {
        const cleaned = await app.analyst.clean(...given)
        await asks()
        await agrees()
        isEnded = true
        return cleaned
      },
    }
    await deidentifyResponse({ ...app, analyst }, { studyId: bare(frame.studyId), responseId: response })
    expect([isEnded, await withWords(response)]).toEqual([true, []])
    await world.instance.settled()
  })

  it('whose end was not stored are ended at a start, but for what a hold keeps that came since', async () => {
    const [mo, ned] = [await longAgo(), await longAgo()]
    expect((await due()).people).toBe(2)
    await asks()
    // As it stands where somebody agreed, and the database was lost before it stored that.
    const [waits] = (await owner(
      `SELECT "studyId", id, "saidBefore", "askedBy", "askedAt" FROM "WordsEnd" WHERE "decidedAt" IS NULL`,
    )) as [Record<'studyId' | 'id' | 'saidBefore' | 'askedBy' | 'askedAt', string>]
    const responses = [mo.response, ned.response]
    const decided = { decidedBy: 'both', decidedAt: new Date().toISOString() }
    await world.instance.app.keys.withdrawals.add([{ kind: 'words', ...waits, ...decided, responses }])
    const again = async () => (await reapply({ ...world.instance.app, owner: world.database.owner })).said
    const letGo = await held(mo.person, ned.person)
    expect([await again(), (await withWords(...responses)).sort()]).toEqual([0, [...responses].sort()])
    await letGo()
    const letMoGo = await held(mo.person)
    expect([await again(), await withWords(...responses)]).toEqual([1, [mo.response]])
    await letMoGo()
    // Asked for anew, by two people.
    expect([await again(), await withWords(...responses), (await due()).people]).toEqual([
      0,
      [mo.response],
      1,
    ])
  })
})

/** Has a legal demand hold what is kept of them; gives what ends it. */
const held = async (...participantIds: string[]) => {
  const of = (more: object) => ({ studyId: frame.studyId, ...more })
  const receivedOn = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
  const demanded = { kind: 'subpoena', demander: 'Attorney Quellwort', asked: 'All notes', receivedOn }
  expect((await act(dara!, 'recordDemand', of({ ...demanded, participantIds }))).refused).toBeUndefined()
  const [{ id }] = (await owner(`SELECT id FROM "LegalDemand" ORDER BY "recordedAt" DESC LIMIT 1`)) as [
    { id: string },
  ]
  const holds = async (is: boolean) =>
    expect(
      (await act(dara!, 'holdDemand', of({ demandId: `LegalDemand-${id}`, holds: is }))).refused,
    ).toBeUndefined()
  await holds(true)
  return () => holds(false)
}
