// A receipt says that all of it is gone only after it was looked for again: what is left, wherever it is, leaves it undone.
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { erase } from '../packages/api/src/erasure/step.ts'
import { newId } from '../packages/api/src/id.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { act, aParticipant, aStudy, openWorld, submission, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
let other: string
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  other = await aParticipant(world.ada, frame)
  await act(world.ada, 'submitResponse', submission(frame, other, 'We had soup.'))
})
afterAll(() => world.close())

const owner = (sql: string, values: unknown[] = []) =>
  withClient(world.database.owner, (client) => client.query(sql, values))

type Receipt = { id: string; doneAt: string | null; foundAt: string | null; isInKeyCopy: boolean }
const receiptOf = async (person: string): Promise<Receipt> => {
  const { data } = await world.ada.ask<{
    study: { erasures: { edges: { node: Receipt & { participantId: string } }[] } }
  }>(
    'query ($id: ID!) { study(id: $id) { erasures(first: 100) { edges { node { id participantId doneAt foundAt isInKeyCopy } } } } }',
    { id: frame.studyId },
  )
  return data.study.erasures.edges.find(({ node }) => node.participantId === person)!.node
}
const copied = (at: Date) => writeFileSync(`${world.instance.keyFile}.d/copied`, `${at.toISOString()}\n`)
const withdraws = async (person: string) => {
  const taken = {
    party: 'youth',
    decision: 'withdrawn',
    scopes: ['participate'],
    until: '2090-01-01T00:00:00Z',
  }
  await act(world.ada, 'recordConsent', { studyId: frame.studyId, participantId: person, ...taken })
  await world.instance.settled()
}
/** Somebody who wanted it gone, as it stands in the moment before it is looked for again. */
const leaves = async () => {
  const person = await aParticipant(world.ada, frame)
  await act(world.ada, 'submitResponse', submission(frame, person, 'The officer was rude.'))
  await world.instance.settled()
  await withdraws(person)
  const { id, doneAt } = await receiptOf(person)
  expect(doneAt).not.toBeNull()
  await owner('ALTER TABLE "Erasure" DISABLE TRIGGER USER')
  await owner('UPDATE "Erasure" SET "doneAt" = NULL WHERE id = $1', [bare(id)])
  await owner('ALTER TABLE "Erasure" ENABLE TRIGGER USER')
  const looks = () => erase(world.instance.app, { studyId: bare(frame.studyId), erasureId: bare(id) })
  return { person, looks }
}

const early = "now() - interval '1 day'"
/** A response of this person, as one of the other's. */
const plantResponse = async (person: string, receivedAt: string) => {
  await owner('ALTER TABLE "Response" DISABLE TRIGGER USER')
  await owner(
    `INSERT INTO "Response" SELECT (jsonb_populate_record(r, jsonb_build_object('id', $1::text, 'participantId', $2::text,
       'idempotencyKey', $1::text, 'receivedAt', ${receivedAt}))).* FROM "Response" r WHERE r."participantId" = $3`,
    [newId(), bare(person), bare(other)],
  )
  await owner('ALTER TABLE "Response" ENABLE TRIGGER USER')
}
const plantJob = (table: string) => (person: string) =>
  owner(
    `INSERT INTO pgboss.${table} SELECT (jsonb_populate_record(j, jsonb_build_object('id', gen_random_uuid(), 'created_on', ${early},
       'data', jsonb_build_object('studyId', j.data->>'studyId', 'responseId', $1::text)))).* FROM pgboss.job j WHERE j.data ? 'responseId' LIMIT 1`,
    [`of ${person}`],
  )

const planted: [string, (person: string) => Promise<unknown>, string][] = [
  [
    'a response',
    (person) => plantResponse(person, early),
    `DELETE FROM "Response" WHERE "participantId" = $1`,
  ],
  ['a job', plantJob('job'), `DELETE FROM pgboss.job WHERE data->>'responseId' LIKE '%' || $1`],
  [
    'a job of old',
    plantJob('archive'),
    `DELETE FROM pgboss.archive WHERE data->>'responseId' LIKE '%' || $1`,
  ],
]
it.each(planted)('%s that is left leaves the receipt undone until it is gone', async (_, plant, remove) => {
  const { person, looks } = await leaves()
  await plant(person)
  expect(await looks()).toBeInstanceOf(Date)
  expect(await receiptOf(person)).toMatchObject({ doneAt: null, foundAt: expect.any(String) })
  const where = { action: 'finish erasure' }
  const entries = await world.instance.app.db.auditEntry.findMany({ where, orderBy: { id: 'asc' } })
  expect(entries.at(-1)!.subjects).toMatchObject({ participant: bare(person), stillThere: 'yes' })
  await owner(remove, [bare(person)])
  expect(await looks()).toBeUndefined()
  expect(await receiptOf(person)).toMatchObject({ doneAt: expect.any(String) })
})

it('what they said since does not hold it up', async () => {
  const { person, looks } = await leaves()
  await plantResponse(person, 'now()')
  expect(await looks()).toBeUndefined()
  expect(await receiptOf(person)).toMatchObject({ doneAt: expect.any(String), foundAt: null })
})

it('says of a copy of the keys that is older than the end of a key that it opens what an older backup holds', async () => {
  const { person } = await leaves()
  const isIn = async () => (await receiptOf(person)).isInKeyCopy
  expect(await isIn()).toBe(false)
  copied(new Date(Date.now() - 60_000))
  expect(await isIn()).toBe(true)
  copied(new Date())
  expect(await isIn()).toBe(false)
})

it('says the same of a copy that was made while the act waited for its turn', async () => {
  const person = await aParticipant(world.ada, frame)
  await act(world.ada, 'submitResponse', submission(frame, person, 'The officer was rude.'))
  await world.instance.settled()
  await withClient(world.database.owner, async (client) => {
    await client.query('BEGIN')
    await client.query('SELECT 1 FROM "Participant" WHERE id = $1 FOR UPDATE', [bare(person)])
    const leaving = withdraws(person)
    await new Promise((resolve) => setTimeout(resolve, 500))
    copied(new Date())
    await new Promise((resolve) => setTimeout(resolve, 20))
    await client.query('COMMIT')
    await leaving
  })
  expect((await receiptOf(person)).isInKeyCopy).toBe(true)
})
