// A yes to somebody who talks with them comes to a person within the hour, whatever is written beside it, nothing included. After a
// no, and where they are not sure, words are what they say.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { overdueResponses, screenResponse } from '../packages/api/src/safety/step.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { act, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, World } from './support/world.ts'

let world: World
let frame: Frame
let asked: { instrumentId: string; help: string; words: string }
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const { id: instrumentId, message } = await act(world.ada, 'addInstrument', {
    ...{ studyId: frame.studyId, key: 'close', version: '1.0.0', title: { en: 'Close', es: 'Cierre' } },
    questions: [
      {
        key: 'Z1',
        type: 'single',
        text: {
          en: 'Would you like someone to talk with you today?',
          es: '¿Quieres hablar con alguien hoy?',
        },
      },
      { key: 'Z2', type: 'long', text: { en: 'Is there anything else?', es: '¿Algo más?' } },
    ],
  })
  expect(message).toBeUndefined()
  type Asked = { id: string; questions: { id: string; key: string }[] }
  const { data } = await world.ada.ask<{ study: { instruments: Asked[] } }>(
    'query ($id: ID!) { study(id: $id) { instruments { id questions { id key } } } }',
    { id: frame.studyId },
  )
  const { questions } = data.study.instruments.find((one) => one.id === instrumentId)!
  const id = (key: string) => questions.find((one) => one.key === key)!.id
  asked = { instrumentId, help: id('Z1'), words: id('Z2') }
})
afterAll(() => world.close())

const flagOf = async (value: number, text: string | null) => {
  const person = await aParticipant(world.ada, frame)
  const sent = await act(world.ada, 'submitResponse', {
    ...submission(frame, person, text ?? ''),
    instrumentId: asked.instrumentId,
    answers: [
      { questionId: asked.help, value },
      ...(text === null ? [] : [{ questionId: asked.words, text }]),
    ],
  })
  expect([sent.refused, sent.message]).toEqual([undefined, undefined])
  await world.instance.settled()
  const flag = await world.instance.app.db.safetyFlag.findFirst({ where: { participantId: bare(person) } })
  return flag && { tier: flag.tier, kinds: flag.kinds }
}

it.each([
  [2, 'please', { tier: 2, kinds: ['asks_for_help'] }],
  [3, 'ahora sí', { tier: 2, kinds: ['asks_for_help'] }],
  [1, 'please', null],
  [4, 'please', null],
  [2, 'it was fine and the food was good', { tier: 2, kinds: ['asks_for_help'] }],
  [2, '😭', { tier: 2, kinds: ['asks_for_help'] }],
  [2, null, { tier: 2, kinds: ['asks_for_help'] }],
  [3, null, { tier: 2, kinds: ['asks_for_help'] }],
  [1, null, null],
  [4, null, null],
])('said %s, and then "%s": %j', async (value, text, expected) => {
  expect(await flagOf(value, text)).toEqual(expected)
})

const aYes = async () => {
  const person = await aParticipant(world.ada, frame)
  await act(world.ada, 'submitResponse', {
    ...submission(frame, person, ''),
    ...{ instrumentId: asked.instrumentId, answers: [{ questionId: asked.help, value: 2 }] },
  })
  await world.instance.settled()
  const { db } = world.instance.app
  const { responseId } = await db.safetyFlag.findFirstOrThrow({ where: { participantId: bare(person) } })
  return { person, responseId, studyId: bare(frame.studyId) }
}
const flagsOf = (person: string) =>
  world.instance.app.db.safetyFlag.findMany({ where: { participantId: bare(person) } })

it('is raised once, and by no later look at the same answer again', async () => {
  const { person, responseId, studyId } = await aYes()
  const { app } = world.instance
  await screenResponse(app, { studyId, responseId })
  await app.db.screening.updateMany({ where: { answer: { responseId } }, data: { version: '0' } })
  await screenResponse(app, { studyId, responseId })
  expect(await flagsOf(person)).toHaveLength(1)
  const left = await app.db.$transaction((tx) => overdueResponses(tx))
  expect(left).not.toContainEqual({ studyId, responseId })
})

it.each([
  ['en', 'Yes'],
  ['es', 'Sí'],
])(
  'is what the reviewer reads where nothing is written beside it, as it was said in %s',
  async (language, yes) => {
    const { browser: sue } = await newcomer(world, `sue${language}`, frame, 'safety_reviewer')
    const person = await aParticipant(world.ada, frame)
    const sent = await act(world.ada, 'submitResponse', {
      ...{ ...submission(frame, person, ''), language },
      ...{ instrumentId: asked.instrumentId, answers: [{ questionId: asked.help, value: 3 }] },
    })
    expect(sent.message).toBeUndefined()
    await world.instance.settled()
    const [flag] = await flagsOf(person)
    const { data } = await sue.ask<{ node: { goneAt: string | null; said: object[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on SafetyFlag { goneAt said { question { en } words } } } }',
      { id: `SafetyFlag-${flag!.id}` },
    )
    const question = { en: 'Would you like someone to talk with you today?' }
    expect(data.node).toEqual({ goneAt: null, said: [{ question, words: yes }] })
    const read = await world.instance.app.db.auditEntry.findMany({ where: { action: 'read words' } })
    expect(read.map(({ subjects }) => subjects)).toContainEqual({ flag: flag!.id })
  },
)

it('that no program came to yet is taken up at the next start, and told to a person where it may not be read', async () => {
  const { person, responseId, studyId } = await aYes()
  const { app } = world.instance
  const hidden = await withClient(world.database.owner, async (client) => {
    await client.query(
      'DELETE FROM "Screening" WHERE "answerId" IN (SELECT id FROM "Answer" WHERE "responseId" = $1)',
      [responseId],
    )
    const sql = 'SELECT "responseId", source FROM unscreened_of($1, $2)'
    return (await client.query<{ responseId: string; source: string }>(sql, [studyId, bare(person)])).rows
  })
  expect(hidden).toEqual([{ responseId, source: 'screening' }])
  const left = await app.db.$transaction((tx) => overdueResponses(tx))
  expect(left).toContainEqual({ studyId, responseId })
})

it('from before yeses were looked at calls out nobody once it is older than a week, and under no lexicon to come', async () => {
  const [old, recent] = [await aYes(), await aYes()]
  const { app } = world.instance
  const migration = readFileSync('prisma/migrations/20261213100200_said_yes/migration.sql', 'utf8')
  const note = /^INSERT INTO "Screening".*?;$/ms.exec(migration)![0]
  await withClient(world.database.owner, async (client) => {
    const all = [[old.responseId, recent.responseId]]
    await client.query('ALTER TABLE "SafetyFlag" DISABLE TRIGGER kept')
    await client.query('DELETE FROM "SafetyFlag" WHERE "responseId" = ANY ($1)', all)
    await client.query('ALTER TABLE "SafetyFlag" ENABLE TRIGGER kept')
    await client.query(
      'DELETE FROM "Screening" WHERE "answerId" IN (SELECT id FROM "Answer" WHERE "responseId" = ANY ($1))',
      all,
    )
    const back = `UPDATE "Response" SET "receivedAt" = now() - $2::interval WHERE id = $1`
    await client.query(back, [old.responseId, '8 days'])
    await client.query(back, [recent.responseId, '6 days'])
    await client.query(note)
  })
  const of = ({ studyId, responseId }: typeof old) => ({ studyId, responseId })
  const left = await app.db.$transaction((tx) => overdueResponses(tx))
  expect(left).toContainEqual(of(recent))
  expect(left).not.toContainEqual(of(old))
  for (const one of [old, recent]) await screenResponse(app, of(one))
  expect([await flagsOf(old.person), await flagsOf(recent.person)]).toMatchObject([
    [],
    [{ kinds: ['asks_for_help'] }],
  ])
})
