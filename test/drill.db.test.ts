// A drill: invented items go the way of real ones, screening, clocks, plan and letters, each marked; they are of nobody, nothing
// counts them, and they are gone with one act.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { invented } from '../packages/api/src/drill/drill.ts'
import { workOn } from '../packages/api/src/drill/step.ts'
import type { Letter } from '../packages/api/src/mail.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { act, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

let world: World
let frame: Frame
type Person = { id: string; browser: Someone }
/** Two reviewers, an administrator who is nothing else, and a coder. */
let [sue, sal, al, ben]: Person[] = []
const letters: Letter[] = []
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  sue = await newcomer(world, 'sue', frame, 'safety_reviewer', 'administrator')
  sal = await newcomer(world, 'sal', frame, 'safety_reviewer')
  al = await newcomer(world, 'al', frame, 'administrator')
  ben = await newcomer(world, 'ben', frame, 'coder')
  const always = {
    ...{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '00:00' },
  }
  await act(sue.browser, 'addTurn', of({ accountId: sue.id, place: 'first', hours: always }))
  await act(sue.browser, 'addTurn', of({ accountId: sal.id, place: 'backup', hours: always }))
  await act(sue.browser, 'saveReach', of({ address: 'sue@agency.example' }))
  await act(sal.browser, 'saveReach', of({ address: 'sal@agency.example' }))
  const mail = (letter: Letter) => {
    letters.push(letter)
    return Promise.resolve(true)
  }
  world.instance.app.post = { mail, address: 'https://desk.example' }
})
afterAll(() => world.close())

const of = (more: object = {}) => ({ studyId: frame.studyId, ...more })
const owner = (sql: string, values: unknown[] = []) =>
  withClient(world.database.owner, (client) => client.query(sql, values))

type Item = {
  id: string
  tier: number
  kinds: string[]
  words: string
  outcome: string | null
  note: string | null
}
type Line = {
  words: string
  isMissed: boolean
  told: { name: string; after: number }[]
  takenAfter: number | null
  takenWithin: number
  decidedAfter: number | null
  outcome: string | null
}
type Drill = { isOver: boolean; startedBy: string; items: Item[]; report: Line[] | null }
const read = async (who: Someone): Promise<{ drill: Drill | null } | null> => {
  const { data } = await who.ask<{ drills: { drill: Drill | null } | null }>(
    `query ($id: ID!) { drills(study: $id) { drill { isOver startedBy items { id tier kinds words outcome note waitsForSecond step dueAt isOwn }
      report { words isMissed told { name after } takenAfter takenWithin decidedAfter decidedWithin outcome waitsForSecond } } } }`,
    { id: frame.studyId },
  )
  return data.drills
}
const items = async (who: Someone) => (await read(who))!.drill?.items ?? []
const item = async (key: string, who = sue!.browser) =>
  (await items(who)).find(({ words }) => words === invented.find((one) => one.key === key)!.text)!
const started = async (hours = 1) => {
  letters.length = 0
  expect((await act(al!.browser, 'startDrill', of({ hours }))).refused).toBeUndefined()
  await expect.poll(async () => (await items(sue!.browser)).length, { timeout: 10_000 }).toBe(invented.length)
  await expect.poll(() => letters.length, { timeout: 10_000 }).toBe(invented.length)
}
const ends = () => act(sue!.browser, 'endDrill', of())
const removes = () => act(sal!.browser, 'removeDrill', of())
const tables = [
  'Participant',
  'Response',
  'Answer',
  'Passage',
  'Coding',
  'SafetyFlag',
  'SafetyNotice',
  'Screening',
]
const counted = async () => {
  const counts: Record<string, unknown> = {}
  for (const table of tables)
    counts[table] = (
      await owner(`SELECT count(*) FROM "${table}" WHERE "studyId" = $1`, [bare(frame.studyId)])
    ).rows[0]
  return counts
}

describe('a drill', () => {
  it('goes through screening, plan and letters, marked as one, and leaves every table of the study as it was', async () => {
    await act(
      world.ada,
      'submitResponse',
      submission(frame, await aParticipant(world.ada, frame), 'he has a gun'),
    )
    await world.instance.settled()
    await expect.poll(() => letters.length).toBe(1)
    expect(letters[0]!.subject).not.toMatch(/drill/i)
    const before = await counted()
    await started()
    expect(await counted()).toEqual(before)
    for (const { to, subject, text } of letters) {
      expect([to, subject]).toEqual(['sue@agency.example', expect.stringMatching(/^DRILL: .*SIMULACRO: /)])
      expect(text).toContain('This is a drill')
      for (const one of invented) expect(text).not.toContain(one.text)
    }
    const { tier, kinds } = await item('door')
    expect([tier, kinds]).toEqual([1, ['danger']])
    expect(await item('garden')).toMatchObject({ tier: 3, kinds: ['to_read'] })
    const { data } = await sue!.browser.ask<{ safety: { flags: unknown[] }; duty: { stranded: unknown[] } }>(
      'query ($id: ID!) { safety(study: $id) { flags { id } } duty(study: $id) { stranded } }',
      { id: frame.studyId },
    )
    expect([data.safety.flags.length, data.duty.stranded]).toEqual([1, []])
  })

  it('shows its items to reviewers, and no report while it runs; an administrator starts and ends it alone', async () => {
    expect((await read(al!.browser))!.drill).toMatchObject({ items: [], report: null, startedBy: 'al' })
    for (const who of [ben!.browser, world.eve]) {
      expect(await read(who)).toBeNull()
      expect((await act(who, 'startDrill', of({ hours: 1 }))).refused).toMatch(/forbidden|not_found/)
    }
    const { id: itemId } = await item('door')
    for (const [mutation, more] of [
      ['takeDrillItem', {}],
      ['decideDrillItem', { outcome: 'reported', note: 'x' }],
      ['signDrillItem', { agrees: true }],
    ] as const)
      expect((await act(al!.browser, mutation, of({ itemId, ...more }))).refused).toBe('forbidden')
    const hers = await aStudy(world.eve, shippedCodebook)
    await owner(`UPDATE "Membership" SET roles = '{safety_reviewer}' WHERE "studyId" = $1`, [
      bare(hers.studyId),
    ])
    expect((await act(world.eve, 'takeDrillItem', { studyId: hers.studyId, itemId })).refused).toBe(
      'not_found',
    )
    expect((await act(al!.browser, 'startDrill', of({ hours: 1 }))).message).toMatch(
      /^studyId: has a drill already/,
    )
  })

  it('calls the next by the clock, and a second person where it takes two, who is not the first', async () => {
    const { id: itemId } = await item('room')
    const job = { studyId: bare(frame.studyId), itemId: bare(itemId) }
    letters.length = 0
    await workOn(world.instance.app, job, new Date(Date.now() + 8 * 60_000))
    expect(letters.map(({ to }) => to)).toEqual(['sal@agency.example'])
    letters.length = 0
    await act(sue!.browser, 'takeDrillItem', of({ itemId }))
    const decides = (more: object) => act(sue!.browser, 'decideDrillItem', of({ itemId, ...more }))
    expect((await decides({ outcome: 'not_reportable' })).message).toMatch(/^note: is missing/)
    expect((await decides({ outcome: 'nothing_found' })).message).toMatch(/^outcome: is for what/)
    expect((await decides({ outcome: 'not_reportable', note: 'Practised.' })).refused).toBeUndefined()
    expect((await decides({ outcome: 'reported', note: 'No.' })).message).toMatch(/^itemId: was decided/)
    expect((await act(sue!.browser, 'signDrillItem', of({ itemId, agrees: true }))).refused).toBe(
      'second_person',
    )
    await expect.poll(() => letters.map(({ to }) => to)).toContain('sal@agency.example')
    expect((await act(sal!.browser, 'signDrillItem', of({ itemId, agrees: false }))).refused).toBeUndefined()
    expect(await item('room')).toMatchObject({ outcome: null, note: 'Practised.' })
    await act(sal!.browser, 'decideDrillItem', of({ itemId, outcome: 'not_reportable', note: 'Again.' }))
    expect((await act(sue!.browser, 'signDrillItem', of({ itemId, agrees: true }))).refused).toBeUndefined()
    // Past the program neither.
    const { drillItem } = world.instance.app.db
    const decidedBy = bare(sal!.id)
    await expect(
      drillItem.updateMany({ where: { id: bare(itemId) }, data: { signedBy: decidedBy } }),
    ).rejects.toThrow()
  })

  it('keeps what people of a service did from who is tied to one', async () => {
    await act(sue!.browser, 'addTie', of({ accountId: sal!.id, serviceId: frame.serviceId }))
    const { id: itemId } = await item('nights')
    expect(await item('nights', sal!.browser)).toBeUndefined()
    expect((await act(sal!.browser, 'takeDrillItem', of({ itemId }))).refused).toBe('not_found')
    await act(sue!.browser, 'removeTie', of({ accountId: sal!.id, serviceId: frame.serviceId }))
  })

  it('is ended at once, and then tells what came of it, what screening missed among it', async () => {
    const { id: itemId } = await item('papers')
    expect((await ends()).refused).toBeUndefined()
    letters.length = 0
    const job = { studyId: bare(frame.studyId), itemId: bare(itemId) }
    expect(await workOn(world.instance.app, job, new Date(Date.now() + 16 * 60_000))).toBeUndefined()
    expect(letters).toEqual([])
    expect(await items(sue!.browser)).toEqual([])
    expect((await act(sue!.browser, 'takeDrillItem', of({ itemId }))).refused).toBe('not_found')
    expect((await ends()).message).toMatch(/^studyId: has no drill that runs/)
    const report = (await read(al!.browser))!.drill!.report!
    expect(report.map(({ words }) => words)).toHaveLength(invented.length)
    expect(report.filter(({ isMissed }) => isMissed).map(({ words }) => words)).toEqual([
      'i dont really want to be here any more',
    ])
    expect(report.find(({ words }) => words.startsWith('no me deja'))).toMatchObject({
      ...{ outcome: 'not_reportable', takenWithin: 15, decidedAfter: 0 },
      told: [
        { name: 'sue', after: 0 },
        { name: 'sal', after: 0 },
      ],
    })
    expect(report.find(({ words }) => words.startsWith('he keeps'))).toMatchObject({ takenAfter: null })
  })

  it('is removed with one act, with all that was written in it; that there was one is in the record, without a word', async () => {
    expect((await removes()).refused).toBeUndefined()
    expect((await removes()).refused).toBe('not_found')
    for (const table of ['Drill', 'DrillItem', 'DrillNotice'])
      expect((await owner(`SELECT 1 FROM "${table}"`)).rowCount).toBe(0)
    const { rows } = await owner('SELECT action, subjects FROM "AuditEntry" WHERE "studyId" = $1', [
      bare(frame.studyId),
    ])
    const actions = rows.map(({ action }) => action as string)
    for (const action of ['start drill', 'take drill item', 'sign drill item', 'end drill', 'remove drill'])
      expect(actions).toContain(action)
    expect(JSON.stringify(rows)).not.toMatch(/Practised|door|danger/)
  })

  it('is over by itself, and is refused any other length by name', async () => {
    expect((await act(al!.browser, 'startDrill', of({ hours: 2 }))).message).toMatch(
      /^hours: is none of: 1, 4, 24/,
    )
    await started(24)
    await owner(`UPDATE "Drill" SET "endsAt" = now() - interval '1 minute'`)
    expect((await read(al!.browser))!.drill).toMatchObject({ isOver: true, items: [] })
    expect((await removes()).refused).toBeUndefined()
  })

  it('is started three times a day at most, so that letters go on being read', async () => {
    expect((await act(al!.browser, 'startDrill', of({ hours: 1 }))).refused).toBeUndefined()
    expect((await removes()).refused).toBeUndefined()
    expect((await act(al!.browser, 'startDrill', of({ hours: 1 }))).message).toMatch(/^studyId: had 3 drills/)
  })
})
