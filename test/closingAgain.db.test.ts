// A copy of the database from before a study was over knows of no clock. The days stand beside the keys, and what went by them goes again.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reapply } from '../packages/api/src/backup/reapply.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { newId } from '../packages/api/src/id.ts'
import { everyKey } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { act, aParticipant, aStudy, openWorld, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
let pat: string
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  pat = await aParticipant(world.ada, frame)
})
afterAll(() => world.close())

const day = 24 * 60 * 60 * 1000
const on = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10)
const owner = (sql: string, values: unknown[] = []) =>
  withClient(world.database.owner, (client) => client.query(sql, values))
/** As a copy from before has it: who they are, how they are reached, and no word of the end. */
const putBack = async () => {
  await owner('DELETE FROM "StudyClosing" WHERE "studyId" = $1', [bare(frame.studyId)])
  const of = { studyId: frame.studyId, participantId: pat }
  await act(world.ada, 'keepIdentity', { ...of, name: 'Zuzanna' })
  await act(world.ada, 'keepContact', { ...of, channel: 'in_person', language: 'en' })
}
const start = () => reapply({ ...world.instance.app, owner: world.database.owner })
const kept = async () => {
  const { data } = await world.ada.ask<{ node: { identity: { hasName: boolean; channel: string | null } } }>(
    'query ($id: ID!) { node(id: $id) { ... on Participant { identity { hasName channel } } } }',
    { id: pat },
  )
  return [data.node.identity.hasName, data.node.identity.channel !== null]
}
const closing = () =>
  world.instance.app.db.studyClosing.findFirst({ where: { studyId: bare(frame.studyId) } })
const identityKeys = () => everyKey(world.keyFolder).filter((path) => path.includes(`${bare(pat)}.identity`))

it('has the days again, since when they were said, and destroys nothing before its thirty days', async () => {
  await putBack()
  for (const closedOn of [on(-3), on(-2)])
    await act(world.ada, 'closeStudy', { studyId: frame.studyId, closedOn, resultsReturnedOn: on(-1) })
  const said = await closing()
  await putBack()
  expect(await closing()).toBeNull()
  await start()
  expect(await closing()).toMatchObject({
    closedOn: new Date(on(-2)),
    resultsReturnedOn: new Date(on(-1)),
    recordedAt: said!.recordedAt,
  })
  expect(await kept()).toEqual([true, true])
})

it('destroys at the start what is due by them, names with their key a year later, and says so by counts', async () => {
  const saysOf = (closedOn: string) =>
    world.instance.app.keys.withdrawals.add([
      {
        ...{ kind: 'closing', studyId: bare(frame.studyId), closedOn, resultsReturnedOn: null },
        recordedAt: new Date(Date.now() - 31 * day).toISOString(),
      },
    ])
  await saysOf(on(-40))
  await putBack()
  expect(await start()).toMatchObject({ overdue: 1 })
  expect([await kept(), identityKeys().length]).toEqual([[true, false], 1])
  await saysOf(on(-400))
  await putBack()
  expect(await start()).toMatchObject({ overdue: 1 })
  expect([await kept(), identityKeys()]).toEqual([[false, false], []])
  const where = { action: 'reapply withdrawals' }
  const entries = await world.instance.app.db.auditEntry.findMany({ where, orderBy: { id: 'asc' } })
  expect(entries.at(-1)!.subjects).toMatchObject({ overdue: 1, decisions: 0 })
  expect(await start()).toMatchObject({ overdue: 0 })
})

it('writes days beside the keys that were said before any were written there', async () => {
  const other = await aStudy(world.ada, shippedCodebook)
  const studyId = bare(other.studyId)
  const listed = async () =>
    (await world.instance.app.keys.withdrawals.read()).filter(
      (one) => one.kind === 'closing' && one.studyId === studyId,
    )
  await owner(
    `INSERT INTO "StudyClosing" ("studyId", id, "closedOn", "resultsReturnedOn") VALUES ($1, $2, $3, $4)`,
    [studyId, newId(), on(-3), on(-1)],
  )
  expect(await listed()).toEqual([])
  await start()
  await start()
  const { recordedAt } = await world.instance.app.db.studyClosing.findFirstOrThrow({ where: { studyId } })
  const days = { closedOn: on(-3), resultsReturnedOn: on(-1), recordedAt: recordedAt.toISOString() }
  expect(await listed()).toEqual([{ kind: 'closing', studyId, ...days }])
  await owner('DELETE FROM "StudyClosing" WHERE "studyId" = $1', [studyId])
  await start()
  expect(await world.instance.app.db.studyClosing.count({ where: { studyId } })).toBe(1)
})
