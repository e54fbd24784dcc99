// Words whose time is over: one asks, another agrees, and every word of them is gone with what repeats it, in copies that are put back too.
// Every figure stays as it was shown, without a word; nobody reads, finds or lets leave anything of it.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reapply } from '../packages/api/src/backup/reapply.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import * as release from '../packages/api/src/release/store.ts'
import { wordsBefore } from '../packages/api/src/retention/retention.ts'
import { countWordsDue } from '../packages/api/src/retention/store.ts'
import { rotateStudy } from '../packages/api/src/rotation/rotation.ts'
import { endKeys, waitingEnds } from '../packages/api/src/retention/words.ts'
import { everyKey } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { pastRules } from './support/pastRules.ts'
import { readInstanceKey } from '../packages/api/src/keys.ts'
import { act, aParticipant, aStudy, newcomer, openWorld, submission, themesOf } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

const spoken = 'The police officer was rude to me. I would not call the police again.'

let world: World
let frame: Frame
let [dara, both, sue]: Someone[] = []
/** All of what Sam said is old; Pat said more since; Kim’s is old and was in no closed wave. */
let [sam, pat, kim]: string[] = []
let old: Record<string, string>
let sent: object
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  ;[dara, both, sue] = [
    (await newcomer(world, 'dara', frame, 'data_steward')).browser,
    (await newcomer(world, 'both', frame, 'data_steward', 'evaluator')).browser,
    (await newcomer(world, 'sue', frame, 'safety_reviewer')).browser,
  ]
  ;[sam, pat, kim] = [await anAdult(), await anAdult(), await anAdult()]
  sent = submission(frame, sam, spoken)
  old = { sam: (await act(world.ada, 'submitResponse', sent)).id, pat: await says(pat) }
  await world.instance.settled()
  const [theme] = await police()
  for (const { node } of theme!.quotes.edges)
    await act(world.ada, 'acceptCoding', { studyId: frame.studyId, codingId: node.id, expected: 0 })
  await world.ada.ask('mutation ($input: CloseWaveInput!) { closeWave(input: $input) { __typename } }', {
    input: { studyId: frame.studyId, waveId: frame.waveId },
  })
  old['kim'] = await says(kim)
  await world.instance.settled()
  await owner(
    `UPDATE "Response" SET "submittedAt" = now() - interval '1100 days', "receivedAt" = now() - interval '40 days'`,
  )
  await says(pat)
  await world.instance.settled()
})
afterAll(() => world.close())

const anAdult = () =>
  aParticipant(world.ada, frame, { scopes: ['participate', 'analyse', 'automated_assist', 'quote_verbatim'] })
const says = async (who: string) =>
  (await act(world.ada, 'submitResponse', submission(frame, who, spoken))).id
const owner = (sql: string, values: unknown[] = []) =>
  withClient(world.database.owner, async (client) => (await client.query(sql, values)).rows)
const police = async () =>
  (await themesOf(world.ada, frame.studyId)).filter(({ key }) => key === 'theme_police')
const counted = async () => {
  const [theme] = await police()
  const { people, base } = theme!.waves[0]!
  return { people, base, quotes: theme!.quotes.people }
}
/** What board and lead are shown figures of. */
const outside = async () => {
  const { db } = world.instance.app
  const [{ id: codebookId }] = (await owner(`SELECT id FROM "Codebook"`)) as [{ id: string }]
  const studyId = bare(frame.studyId)
  return [
    (await release.findCandidates(db, { studyId, codebookId, audience: 'board' })).map(
      ({ codingId, state }) => `${codingId} ${state}`,
    ),
    await release.countReaders(db, studyId, codebookId),
    await release.countSpeakers(db, studyId, codebookId),
  ]
}
const epoch = () => owner(`SELECT epoch FROM "ConsentEpoch" WHERE "studyId" = $1`, [bare(frame.studyId)])
type Waits = Record<'studyId' | 'id' | 'saidBefore' | 'askedBy' | 'askedAt', string>
type Last = { askedAt: string; isOwn: boolean; isAgreed: boolean | null; people: number; responses: number }
const retention = async (who: Someone) => {
  const { data } = await who.ask<{
    study: { retention: { due: { kind: string; people: number }[]; wordsEnd: Last | null } }
  }>(
    'query ($id: ID!) { study(id: $id) { retention { due { kind people } wordsEnd { askedAt isOwn isAgreed people responses } } } }',
    { id: frame.studyId },
  )
  return data.study.retention
}
/** Of how many people a request made now would end the words. The desk is told of how many they are old, whatever holds them. */
const wouldEnd = async () => {
  const now = new Date()
  const span = { saidBefore: wordsBefore(now), byThen: now }
  return (await countWordsDue(world.instance.app.db, bare(frame.studyId), span)).people
}
const asks = (who: Someone) => act(who, 'askEndOfWords', { studyId: frame.studyId })
const decides = async (who: Someone, isAgreed = true) =>
  act(who, 'decideEndOfWords', {
    studyId: frame.studyId,
    askedAt: (await retention(world.ada)).wordsEnd!.askedAt,
    isAgreed,
  })
const keyOf = (person: string) =>
  readFileSync(everyKey(world.keyFolder).find((path) => path.endsWith(`/${bare(person)}.key`))!)

describe('words whose time is over', () => {
  it('are told with how many people it is, not within thirty days after they came, and wait while a reviewer has to read them', async () => {
    expect((await retention(world.ada)).due).toEqual([{ kind: 'words', people: 3 }])
    await owner(`UPDATE "Response" SET "receivedAt" = now() - interval '20 days' WHERE id = $1`, [
      bare(old['kim']!),
    ])
    expect((await retention(world.ada)).due).toEqual([{ kind: 'words', people: 2 }])
    await owner(`UPDATE "Response" SET "receivedAt" = now() - interval '40 days' WHERE id = $1`, [
      bare(old['kim']!),
    ])
    await act(world.ada, 'raiseConcern', { studyId: frame.studyId, responseId: old['kim'] })
    expect((await retention(world.ada)).due).toEqual([{ kind: 'words', people: 3 }])
    expect(await wouldEnd()).toBe(2)
    const [{ id }] = (await owner(`SELECT id FROM "SafetyFlag"`)) as [{ id: string }]
    const done = { outcome: 'already_known', note: 'Known since then' }
    await act(sue!, 'decideFlag', { studyId: frame.studyId, flagId: `SafetyFlag-${id}`, ...done })
    expect(await wouldEnd()).toBe(3)
  })

  it('wait while a legal demand holds what is kept', async () => {
    const demanded = { kind: 'subpoena', demander: 'Attorney Quellwort', asked: 'All notes' }
    const receivedOn = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
    const of = (more: object) => ({ studyId: frame.studyId, ...more })
    const recorded = await act(dara!, 'recordDemand', of({ ...demanded, receivedOn, participantIds: [pat] }))
    expect(recorded.refused).toBeUndefined()
    const { data } = await dara!.ask<{ demands: { demands: { id: string }[] } }>(
      'query ($id: ID!) { demands(study: $id) { demands { id } } }',
      { id: frame.studyId },
    )
    const { id: demandId } = data.demands.demands[0]!
    expect((await act(dara!, 'holdDemand', of({ demandId, holds: true }))).refused).toBeUndefined()
    expect((await retention(world.ada)).due).toEqual([{ kind: 'words', people: 3 }])
    expect(await wouldEnd()).toBe(2)
    expect((await act(dara!, 'holdDemand', of({ demandId, holds: false }))).refused).toBeUndefined()
    expect(await wouldEnd()).toBe(3)
  })

  it('are asked for by a steward, once, and ended by nobody alone, whatever their roles', async () => {
    expect([(await asks(world.ada)).refused, (await asks(sue!)).refused]).toEqual(['forbidden', 'forbidden'])
    expect((await asks(both!)).refused).toBeUndefined()
    expect((await asks(dara!)).message).toMatch(/^studyId: has a request already/)
    expect((await decides(both!)).refused).toBe('second_person')
    expect((await decides(sue!)).refused).toBe('forbidden')
    // As it stands where somebody agreed, and the database was lost before it stored that: they are asked once more.
    const [waits] = await owner(`SELECT "studyId", id, "saidBefore", "askedBy", "askedAt" FROM "WordsEnd"`)
    const agreed = { ...(waits as Waits), decidedBy: 'dara', decidedAt: new Date().toISOString() }
    await world.instance.app.keys.withdrawals.add([
      { kind: 'words', ...agreed, responses: Object.values(old).map(bare) },
    ])
    expect((await decides(both!, false)).refused).toBeUndefined()
    expect((await reapply({ ...world.instance.app, owner: world.database.owner })).said).toBe(0)
    expect(await counted()).toEqual({ people: 3, base: 3, quotes: 3 })
    expect((await retention(world.ada)).wordsEnd).toMatchObject({ isAgreed: false, people: 0, responses: 0 })
  })

  it('are destroyed past the product by nobody, without two who are in the study as that', async () => {
    expect((await asks(both!)).refused).toBeUndefined()
    const [{ id }] = (await owner(`SELECT id FROM "WordsEnd" WHERE "decidedAt" IS NULL`)) as [{ id: string }]
    const app = (sql: string) => withClient(world.database.connection.pool, (client) => client.query(sql))
    expect((await app(`SELECT * FROM end_words('${bare(frame.studyId)}', '${id}')`)).rows).toEqual([])
    for (const [sql, code] of [
      [
        `UPDATE "WordsEnd" SET "decidedBy" = "askedBy", "decidedAt" = now(), "isAgreed" = true WHERE id = '${id}'`,
        '23514',
      ],
      [`UPDATE "WordsEnd" SET "doneAt" = now() WHERE id = '${id}'`, '42501'],
      [`UPDATE "WordsEnd" SET "saidBefore" = now() WHERE id = '${id}'`, '42501'],
      [`DELETE FROM "WordsEnd"`, '42501'],
      [`UPDATE "Passage" SET "isEnded" = true`, '42501'],
      [
        `INSERT INTO "WordsEnd" ("studyId", id, "saidBefore", "askedBy", "askedAt")
        SELECT "studyId", 'x', now(), "askedBy", now() FROM "WordsEnd" LIMIT 1`,
        '23514',
      ],
      [
        `INSERT INTO "WordsEnd" ("studyId", id, "saidBefore", "askedBy", "askedAt")
        SELECT "studyId", 'y', now() + interval '6 years', "askedBy", now() + interval '10 years' FROM "WordsEnd" LIMIT 1`,
        '23514',
      ],
      [`SELECT destroy_words('${bare(frame.studyId)}', '${id}', '{${bare(old['sam']!)}}')`, '42501'],
    ] as const)
      await expect(app(sql), sql).rejects.toMatchObject({ code })
    expect((await decides(both!, false)).refused).toBeUndefined()
  })

  it('are gone when another agrees; every figure stays without them, and nobody finds a word', async () => {
    const before = { sam: keyOf(sam!), pat: keyOf(pat!), figures: await outside(), epoch: await epoch() }
    await owner(`CREATE TABLE kept_answer AS SELECT * FROM "Answer"`)
    await owner(`CREATE TABLE kept_passage AS SELECT * FROM "Passage"`)
    expect((await asks(dara!)).refused).toBeUndefined()
    expect((await decides(both!)).refused).toBeUndefined()
    await world.instance.settled()
    // Only what Pat said since is read.
    expect(await counted()).toEqual({ people: 3, base: 3, quotes: 1 })
    expect(await outside()).toEqual(before.figures)
    expect(await epoch()).not.toEqual(before.epoch)
    expect(
      await owner(`SELECT count(*)::int AS n FROM "Answer" a JOIN "Response" r ON r.id = a."responseId"
        WHERE r."submittedAt" < now() - interval '3 years' AND a.words IS NOT NULL`),
    ).toEqual([{ n: 0 }])
    expect(
      await owner(
        `SELECT DISTINCT length(words) AS words, search::text, redactions::text FROM "Passage" WHERE "isEnded"`,
      ),
    ).toEqual([{ words: 0, search: '', redactions: '[]' }])
    expect(await owner(`SELECT 1 FROM "Coding" WHERE "isEnded" AND because IS NOT NULL`)).toEqual([])
    // Older copies open nothing of Sam's; of Pat's they do until the study's keys are made anew.
    expect([keyOf(sam!).equals(before.sam), keyOf(pat!).equals(before.pat)]).toEqual([false, true])
    expect((await retention(world.ada)).wordsEnd).toMatchObject({ isAgreed: true, people: 3, responses: 3 })
    expect((await retention(world.ada)).due).toEqual([])
    // What was sent once is known again, though nobody can read it.
    expect((await act(world.ada, 'submitResponse', sent)).refused).toBeUndefined()
  })

  it('are ended again in a copy that was put back, whoever is in its study, and their keys with them', async () => {
    await owner(`UPDATE "Answer" a SET words = k.words FROM kept_answer k WHERE k.id = a.id`)
    await owner(`UPDATE "Coding" SET "isEnded" = false`)
    await owner(
      `UPDATE "Passage" p SET words = k.words, search = k.search, "isEnded" = false FROM kept_passage k WHERE k.id = p.id`,
    )
    await owner(`DELETE FROM "WordsEnd"`)
    await owner(`DROP TABLE kept_answer, kept_passage`)
    const key = keyOf(sam!)
    const again = () => reapply({ ...world.instance.app, owner: world.database.owner })
    expect([(await again()).said, (await again()).said]).toEqual([3, 0])
    expect(
      await owner(`SELECT count(*)::int AS n FROM "Answer" a JOIN "Response" r ON r.id = a."responseId"
        WHERE r."submittedAt" < now() - interval '3 years' AND a.words IS NOT NULL`),
    ).toEqual([{ n: 0 }])
    const [job] = await world.instance.app.db.$transaction((tx) => waitingEnds(tx))
    // Kim has begun to answer again, and a first screen may be on its way, sealed.
    const kims = keyOf(kim!)
    await withClient(world.database.owner, (client) =>
      pastRules(client, () =>
        client.query(
          `INSERT INTO "Sitting" ("studyId", id, "participantId", "waveId", "invitationId", "instrumentId", language, "openedAt",
           "usedAt", sight, "sinceTurn", turn, "movedTurn", "isKept")
         VALUES ($1, 'sits', $2, $3, 'i', $4, 'en', now(), now(), 'all', 0, 0, 0, false)`,
          [frame.studyId, kim!, frame.waveId, frame.instrumentId].map(bare),
        ),
      ),
    )
    await endKeys(world.instance.app, job as Parameters<typeof endKeys>[1])
    expect([
      ...[keyOf(sam!).equals(key), keyOf(kim!).equals(kims)],
      await world.instance.app.db.$transaction((tx) => waitingEnds(tx)),
    ]).toEqual([false, true, []])
    await owner(`DELETE FROM "Sitting"`)
  })

  it('leave a response that is read without them, and pages that ask for what is gone find nothing', async () => {
    const { data, errors } = await world.ada.ask<{ node: { answers: { passages: unknown[] }[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Response { answers { state passages { id } } } } }',
      { id: old['sam'] },
    )
    expect([errors, data.node.answers.map(({ passages }) => passages)]).toEqual([undefined, [[]]])
    const [{ passage, coding }] = (await owner(
      `SELECT "passageId" AS passage, id AS coding FROM "Coding" WHERE "isEnded" LIMIT 1`,
    )) as [{ passage: string; coding: string }]
    const { data: found } = await world.ada.ask<{ nodes: unknown[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      {
        ids: [`Passage-${passage}`, `Coding-${coding}`],
      },
    )
    expect(found.nodes).toEqual([null, null])
    const codebook = shippedCodebook.replace(
      /"version": *(\d+)/,
      (_, version) => `"version": ${Number(version) + 1}`,
    )
    await act(world.ada, 'importCodebook', { studyId: frame.studyId, file: codebook })
    await world.instance.settled()
    expect(world.logged.join()).not.toMatch(/fail|rude/)
  })

  it('stop nobody from making the keys of the study anew', async () => {
    const file = everyKey(world.keyFolder).find((path) => !path.includes('.key.d'))!
    const place = {
      instanceKey: await readInstanceKey(file),
      folder: `${file}.d`,
      studyId: bare(frame.studyId),
    }
    const rotated = await withClient(world.database.owner, (client) => rotateStudy(client, place))
    expect(rotated.people).toBe(3)
  })
})
