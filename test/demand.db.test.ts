// A court, an authority or a party demands what the study keeps: it is written down sealed, those whose words are asked for are
// told first, two people decide how it is answered, and nothing of it stops what a young person wants gone.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { everyKey } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { act, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

let world: World
let frame: Frame
/** A steward; an administrator who is nothing else; a coder, a safety reviewer and an auditor. */
let dara: Someone
let al: Someone
const others: Record<string, Someone> = {}
let daraId: string
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const joins = (name: string, ...roles: Parameters<typeof newcomer>[3][]) =>
    newcomer(world, name, frame, ...roles)
  const joined = await joins('dara', 'data_steward')
  ;[dara, daraId] = [joined.browser, joined.id]
  al = (await joins('al', 'administrator')).browser
  others['a coder'] = (await joins('ben', 'coder')).browser
  others['a safety reviewer'] = (await joins('sue', 'safety_reviewer')).browser
  others['an auditor'] = (await joins('rita', 'auditor')).browser
  others['the board'] = (await joins('cleo', 'board')).browser
})
afterAll(() => world.close())

const day = 24 * 60 * 60 * 1000
const on = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10)
const words = { demander: 'Attorney Quellwort', asked: 'All notes about Zuzanna of Brumbach Street' }
const of = (more: object) => ({ studyId: frame.studyId, ...more })
const owner = (sql: string, values: unknown[] = []) =>
  withClient(world.database.owner, (client) => client.query(sql, values))

type Task = { id: string; kind: string; participantId: string | null; dueOn: string; result: string | null }
type Answer = { id: string; answer: string; isOwn: boolean; maySecond: boolean; isAgreed: boolean | null }
type Demand = {
  id: string
  kind: string | null
  state: string
  receivedOn: string
  dueOn: string | null
  heldAt: string | null
  outcome: string | null
  recordedBy: string | null
  tasks: Task[]
  answers: Answer[]
}
type Read = { demands: Demand[]; certificates: { id: string; isOwn: boolean }[]; isProtected: boolean } | null
const read = async (who: Someone): Promise<Read> => {
  const { data } = await who.ask<{ demands: Read }>(
    `query ($id: ID!) { demands(study: $id) { isProtected certificates { id isOwn issuer } demands { id kind state receivedOn dueOn heldAt
      outcome recordedBy tasks { id kind participantId dueOn result } answers { id answer isOwn maySecond isAgreed proposedBy decidedBy } } } }`,
    { id: frame.studyId },
  )
  return data.demands
}
const opened = async (who: Someone, demand: string) => {
  const { data } = await who.ask<{ demands: { opened: typeof words | null } | null }>(
    'query ($id: ID!, $demand: ID!) { demands(study: $id) { opened(demand: $demand) { demander asked } } }',
    { id: frame.studyId, demand },
  )
  return data?.demands?.opened ?? null
}
const records = async (who: Someone, people: string[] = [], more: object = {}) => {
  const known = (await read(dara))!.demands.map(({ id }) => id)
  const asked = {
    kind: 'subpoena',
    ...words,
    receivedOn: on(-1),
    dueOn: on(9),
    participantIds: people,
    ...more,
  }
  expect((await act(who, 'recordDemand', of(asked))).refused).toBeUndefined()
  return (await read(dara))!.demands.find(({ id }) => !known.includes(id))!
}
const again = async ({ id }: { id: string }) => (await read(dara))!.demands.find((one) => one.id === id)!
const task = ({ tasks }: Demand, kind: string) => tasks.find((one) => one.kind === kind)!
const proposes = async (who: Someone, demand: Demand, answer = 'object') => {
  const done = await act(who, 'proposeAnswer', of({ demandId: demand.id, answer }))
  return { ...done, answer: (await again(demand)).answers.at(-1) }
}
const decides = (who: Someone, answerId: string, isAgreed = true) =>
  act(who, 'decideAnswer', of({ answerId, isAgreed }))
const tells = async (demand: Demand, result = 'told') => {
  for (const { id, kind } of (await again(demand)).tasks)
    if (kind === 'tell_person') await act(dara, 'doDemandTask', of({ taskId: id, result }))
}

describe('a legal demand', () => {
  it('is written down sealed, with what has to be done by when, and who opens it is kept', async () => {
    const pat = await aParticipant(world.ada, frame)
    const demand = await records(dara, [pat])
    expect(demand).toMatchObject({ kind: 'subpoena', state: 'open', recordedBy: 'dara', heldAt: null })
    expect(demand.tasks.map(({ kind, participantId, dueOn }) => [kind, participantId, dueOn])).toEqual([
      ['tell_lawyer', null, on(0)],
      ['tell_person', pat, on(2)],
      ['answer', null, on(9)],
    ])
    expect(await opened(world.ada, demand.id)).toEqual(words)
    const { rows } = await owner('SELECT * FROM "AuditEntry" WHERE "studyId" = $1', [bare(frame.studyId)])
    const told = JSON.stringify(rows)
    expect(rows.filter(({ action }) => action === 'read demand')).toHaveLength(1)
    for (const one of ['Quellwort', 'Zuzanna', 'Brumbach']) expect(told).not.toContain(one)
    const dump = JSON.stringify((await owner('SELECT * FROM "LegalDemand"')).rows)
    expect(Buffer.from(dump).toString()).not.toMatch(/Quellwort|Zuzanna/)
  })

  it('shows an administrator numbers and days alone, and nobody else that it is there', async () => {
    const demand = await records(dara, [await aParticipant(world.ada, frame)])
    const seen = (await read(al))!
    expect(seen.certificates).toEqual([])
    expect(seen.demands.find(({ id }) => id === demand.id)).toEqual({
      ...{ id: demand.id, state: 'open', receivedOn: on(-1), dueOn: on(9), heldAt: null },
      ...{ kind: null, outcome: null, recordedBy: null, tasks: [], answers: [] },
    })
    expect(await opened(al, demand.id)).toBeNull()
    for (const who of [...Object.values(others), world.eve]) {
      expect(await read(who)).toBeNull()
      expect(await opened(who, demand.id)).toBeNull()
    }
  })

  it('is answered by two: nobody agrees to their own, and each step is taken once', async () => {
    const demand = await records(world.ada)
    expect((await proposes(al, demand)).refused).toBe('forbidden')
    const done = of({ taskId: task(demand, 'answer').id, result: 'done' })
    expect((await act(dara, 'doDemandTask', done)).message).toMatch(/^result: waits for an answer/)
    const { answer } = await proposes(dara, demand)
    expect(answer).toMatchObject({ isOwn: true, maySecond: false, isAgreed: null })
    expect((await decides(dara, answer!.id)).refused).toBe('second_person')
    expect((await proposes(world.ada, demand)).message).toMatch(/^demandId: has an answer/)
    expect((await decides(world.ada, answer!.id)).refused).toBeUndefined()
    expect((await decides(world.ada, answer!.id, false)).message).toMatch(/^answerId: was decided already/)
    expect(await again(demand)).toMatchObject({ state: 'agreed' })
    expect((await act(dara, 'doDemandTask', done)).refused).toBeUndefined()
    // Past the program neither.
    const { demandAnswer } = world.instance.app.db
    const id = bare((await proposes(dara, await records(dara))).answer!.id)
    const alone = { decidedBy: bare(daraId), decidedAt: new Date(), isAgreed: true }
    await expect(demandAnswer.updateMany({ where: { id }, data: alone })).rejects.toThrow()
    await expect(demandAnswer.updateMany({ where: { id }, data: { answer: 'comply' } })).rejects.toThrow()
    await expect(demandAnswer.deleteMany({ where: { id } })).rejects.toThrow()
  })

  it('lets nothing be agreed to that leaves, and is not closed, before those who are named were told or it is said why not', async () => {
    const pat = await aParticipant(world.ada, frame)
    const demand = await records(dara, [pat])
    expect((await proposes(dara, demand, 'partly')).message).toMatch(/^answer: lets something leave/)
    const { answer } = await proposes(dara, demand, 'nothing_held')
    await decides(dara, answer!.id, false)
    expect(await again(demand)).toMatchObject({ state: 'open' })
    const sam = await aParticipant(world.ada, frame)
    const closing = of({ demandId: demand.id, outcome: 'answered' })
    expect((await act(dara, 'closeDemand', closing)).message).toMatch(/^demandId: names 1 whose words/)
    await tells(demand)
    expect((await act(dara, 'closeDemand', closing)).message).toMatch(/^outcome: waits for an answer/)
    const partly = await proposes(dara, demand, 'partly')
    // Somebody else is named since.
    expect((await act(dara, 'nameInDemand', of({ demandId: demand.id, participantId: sam }))).refused).toBe(
      undefined,
    )
    expect((await decides(world.ada, partly.answer!.id)).message).toMatch(/^answer: lets something leave/)
    await tells(demand, 'not_safe')
    expect((await decides(world.ada, partly.answer!.id)).refused).toBeUndefined()
    expect((await act(world.ada, 'closeDemand', closing)).refused).toBeUndefined()
    expect(await again(demand)).toMatchObject({ state: 'closed', outcome: 'answered' })
    expect((await act(dara, 'holdDemand', of({ demandId: demand.id, holds: true }))).message).toMatch(
      /is closed/,
    )
  })

  it('lets nothing be done by an answer against which something came since; another takes its place', async () => {
    const [pat, sam] = [await aParticipant(world.ada, frame), await aParticipant(world.ada, frame)]
    // Everything of everybody, and nobody would hear of it.
    const wide = await proposes(dara, await records(dara), 'comply')
    expect(wide.message).toMatch(/^answer: lets something leave, and nobody is named/)
    const demand = await records(dara, [pat])
    await tells(demand)
    await decides(world.ada, (await proposes(dara, demand, 'comply')).answer!.id)
    await act(dara, 'nameInDemand', of({ demandId: demand.id, participantId: sam }))
    const done = () => act(dara, 'doDemandTask', of({ taskId: task(demand, 'answer').id, result: 'done' }))
    expect((await done()).message).toMatch(/^result: lets something leave/)
    const other = await proposes(world.ada, demand, 'object')
    expect(other.refused).toBeUndefined()
    expect((await done()).message).toMatch(/^result: waits for an answer/)
    await decides(dara, other.answer!.id)
    expect((await done()).refused).toBeUndefined()
    expect((await proposes(dara, demand, 'comply')).message).toMatch(/^demandId: was answered already/)
    const later = (await again(demand)).tasks.find(({ participantId }) => participantId === sam)!
    await act(dara, 'moveDemandTask', of({ taskId: later.id, dueOn: on(30) }))
    const moved = await owner('SELECT subjects FROM "AuditEntry" WHERE action = $1', ['move demand task'])
    expect(moved.rows[0]).toMatchObject({ subjects: { wasDue: later.dueOn, dueOn: on(30) } })
    await tells(demand)
    const closing = of({ demandId: demand.id, outcome: 'answered' })
    expect((await act(dara, 'closeDemand', closing)).refused).toBeUndefined()
  })

  it('about somebody with whom one works is not there', async () => {
    const pat = await aParticipant(world.ada, frame)
    const demand = await records(world.ada, [pat])
    await act(world.ada, 'recordWorker', of({ participantId: pat, accountId: daraId }))
    expect((await read(dara))!.demands.some(({ id }) => id === demand.id)).toBe(false)
    expect(await opened(dara, demand.id)).toBeNull()
    for (const [mutation, input] of [
      ['holdDemand', { demandId: demand.id, holds: true }],
      ['doDemandTask', { taskId: task(demand, 'tell_person').id, result: 'told' }],
      ['proposeAnswer', { demandId: demand.id, answer: 'object' }],
    ] as const)
      expect((await act(dara, mutation, of(input))).refused).toBe('not_found')
    await act(world.ada, 'removeWorker', of({ participantId: pat, accountId: daraId }))
  })

  const wrong: [string, object, RegExp][] = [
    ['a day to come', { receivedOn: on(3) }, /^receivedOn: is a day to come/],
    ['a day that is none', { receivedOn: 'yesterday' }, /^receivedOn: /],
    ['an answer before it came', { receivedOn: on(-2), dueOn: on(-9) }, /^dueOn: is before/],
    ['nobody who demands', { demander: '  ' }, /^demander: is missing/],
    ['half of a character', { asked: 'a\ud800' }, /^asked: holds half of a character/],
    ['too many words', { asked: 'a'.repeat(2001) }, /^asked: is longer than 2000/],
  ]
  it.each(wrong)('is refused with %s, by name', async (_, more, message) => {
    const good = { kind: 'other', ...words, receivedOn: on(0) }
    expect((await act(dara, 'recordDemand', of({ ...good, ...more }))).message).toMatch(message)
  })

  it('of another study is as one that is missing', async () => {
    const demand = await records(dara, [await aParticipant(world.ada, frame)])
    const { answer } = await proposes(dara, demand)
    const hers = await aStudy(world.eve, shippedCodebook)
    await act(dara, 'recordCertificate', of({ issuer: 'A', reference: 'B', from: on(400) }))
    const certificateId = (await read(dara))!.certificates[0]!.id
    const pat = { participantId: demand.tasks.find(({ participantId }) => participantId)!.participantId }
    for (const [mutation, input] of [
      ['nameInDemand', { demandId: demand.id, ...pat }],
      ['recordDemand', { kind: 'other', ...words, receivedOn: on(0), participantIds: [pat.participantId] }],
      ['holdDemand', { demandId: demand.id, holds: true }],
      ['moveDemandTask', { taskId: task(demand, 'answer').id, dueOn: on(1) }],
      ['doDemandTask', { taskId: task(demand, 'answer').id, result: 'done' }],
      ['proposeAnswer', { demandId: demand.id, answer: 'object' }],
      ['decideAnswer', { answerId: answer!.id, isAgreed: false }],
      ['closeDemand', { demandId: demand.id, outcome: 'taken_back' }],
      ['takeBackCertificate', { certificateId }],
    ] as const)
      expect([
        mutation,
        (await act(world.eve, mutation, { studyId: hers.studyId, ...input })).refused,
      ]).toEqual([mutation, 'not_found'])
    const { data } = await world.eve.ask<{ demands: { opened: null } }>(
      'query ($id: ID!, $demand: ID!) { demands(study: $id) { opened(demand: $demand) { asked } } }',
      { id: hers.studyId, demand: demand.id },
    )
    expect(data.demands.opened).toBeNull()
  })
})

describe('a certificate of confidentiality', () => {
  it('refuses legal process as a reason to look somebody up, and nothing else, from its day on', async () => {
    const pat = await aParticipant(world.ada, frame)
    await act(world.ada, 'keepIdentity', of({ participantId: pat, name: 'Zuzanna' }))
    const asking = { participantId: pat, parts: ['name'], reason: 'legal_demand', reference: 'HHD 24-117' }
    const { id: requestId } = await act(dara, 'askVault', of(asking))
    await act(world.ada, 'decideVault', of({ requestId, isAgreed: true }))
    const [demand, agreed, unheard] = [
      await records(dara, [pat]),
      await records(dara, [pat]),
      await records(dara, [pat]),
    ]
    for (const each of [demand, agreed]) await tells(each)
    await tells(unheard, 'could_not_reach')
    const ready = await proposes(dara, demand, 'comply')
    expect(ready.refused).toBeUndefined()
    await decides(world.ada, (await proposes(dara, agreed, 'comply')).answer!.id)
    const certificate = { issuer: 'National Institutes of Health', reference: 'CC-1' }
    await act(dara, 'recordCertificate', of({ ...certificate, from: on(30) }))
    expect((await read(dara))!.isProtected).toBe(false)
    await act(dara, 'recordCertificate', of({ ...certificate, from: on(-2) }))
    expect((await read(al))!.isProtected).toBe(true)
    const { data } = await dara.ask<{ done: { message: string } }>(
      'mutation ($input: OpenVaultInput!) { done: openVault(input: $input) { ... on Refusal { message } } }',
      { input: of({ requestId }) },
    )
    expect(data.done.message).toMatch(/^reason: is refused: a certificate/)
    // Past the program neither.
    const past = await owner('SELECT * FROM identity.open_vault($1, $2)', [
      bare(frame.studyId),
      bare(requestId),
    ])
    expect(past.rows).toEqual([])
    expect((await act(dara, 'askVault', of(asking))).message).toMatch(/^reason: is refused: a certificate/)
    expect((await act(dara, 'askVault', of({ ...asking, reason: 'reach_safely' }))).refused).toBeUndefined()
    expect((await decides(world.ada, ready.answer!.id)).message).toMatch(/^answer: is refused: a certificate/)
    // Nor by what was agreed to before, nor a part of what somebody said who was not asked.
    const done = of({ taskId: task(agreed, 'answer').id, result: 'done' })
    expect((await act(dara, 'doDemandTask', done)).message).toMatch(/^result: is refused: a certificate/)
    const closing = of({ demandId: agreed.id, outcome: 'answered' })
    expect((await act(dara, 'closeDemand', closing)).message).toMatch(/^outcome: is refused: a certificate/)
    expect((await proposes(dara, unheard, 'partly')).message).toMatch(/^answer: is refused: a certificate/)
    expect((await proposes(dara, demand, 'partly')).message).toMatch(/^demandId: has an answer/)
    for (const { id: demandId } of [demand, agreed, unheard])
      await act(dara, 'closeDemand', of({ demandId, outcome: 'taken_back' }))
  })

  it('that is wrong is taken back by another person than who recorded it', async () => {
    const holding = (await read(dara))!.certificates
    for (const { id: certificateId, isOwn } of holding) {
      expect(isOwn).toBe(true)
      expect((await act(dara, 'takeBackCertificate', of({ certificateId }))).refused).toBe('second_person')
      const { certificate } = world.instance.app.db
      const alone = { takenBackBy: bare(daraId), takenBackAt: new Date() }
      await expect(
        certificate.updateMany({ where: { id: bare(certificateId) }, data: alone }),
      ).rejects.toThrow()
      expect((await act(world.ada, 'takeBackCertificate', of({ certificateId }))).refused).toBeUndefined()
    }
    expect((await read(dara))!.isProtected).toBe(false)
  })
})

describe('what a demand holds', () => {
  const due = async (kind = 'contact', days = 40) => {
    const { data } = await world.ada.ask<{
      study: { retention: { due: { kind: string; people: number }[] } }
    }>(
      'query ($id: ID!, $at: DateTime) { study(id: $id) { retention(byThen: $at) { due { kind people } } } }',
      { id: frame.studyId, at: new Date(Date.now() + days * day).toISOString() },
    )
    return data.study.retention.due.find((one) => one.kind === kind)?.people ?? 0
  }

  it('does not go by a clock once a person said so, and is never kept from going that a young person wants gone', async () => {
    const scopes = ['participate']
    const [pat, sam] = [
      await aParticipant(world.ada, frame, { scopes }),
      await aParticipant(world.ada, frame, { scopes }),
    ]
    for (const participantId of [pat, sam]) {
      await act(world.ada, 'keepIdentity', of({ participantId, name: 'Zuzanna' }))
      await act(world.ada, 'keepContact', of({ participantId, channel: 'in_person', language: 'en' }))
    }
    await act(world.ada, 'closeStudy', of({ closedOn: on(0) }))
    const all = await due()
    const names = () => due('identity', 400)
    const allNames = await names()
    const demand = await records(dara, [pat])
    expect(await due()).toBe(all)
    const holds = (isHeld: boolean) => act(dara, 'holdDemand', of({ demandId: demand.id, holds: isHeld }))
    await holds(true)
    expect([await due(), await names()]).toEqual([all - 1, allNames - 1])
    await act(world.ada, 'submitResponse', submission(frame, pat, 'Nobody asked me what I wanted.'))
    const said = async () =>
      (await owner('SELECT 1 FROM "Answer" WHERE "participantId" = $1 AND words IS NOT NULL', [bare(pat)]))
        .rowCount
    const isOfWords = (path: string) => path.includes(bare(pat)) && !path.includes('identity')
    const key = () => readFileSync(everyKey(world.keyFolder).find(isOfWords)!, 'base64')
    const before = key()
    expect(await said()).toBe(1)
    const no = { party: 'youth', decision: 'withdrawn', scopes, until: '2090-01-01T00:00:00Z' }
    expect((await act(world.ada, 'recordConsent', of({ participantId: pat, ...no }))).refused).toBeUndefined()
    // Its key is another one now.
    expect([await said(), key() === before]).toEqual([0, false])
    // Who they were goes by its clock, as they were told.
    expect(await names()).toBe(allNames)
    await holds(false)
    await act(dara, 'closeDemand', of({ demandId: demand.id, outcome: 'taken_back' }))
  })

  it('is of everybody where nobody is named, until it is closed', async () => {
    const all = await due()
    expect(all).toBeGreaterThan(0)
    const demand = await records(dara)
    await act(world.ada, 'holdDemand', of({ demandId: demand.id, holds: true }))
    expect(await due()).toBe(0)
    // Naming somebody since lets nobody else go.
    const pat = await aParticipant(world.ada, frame)
    await act(dara, 'nameInDemand', of({ demandId: demand.id, participantId: pat }))
    expect(await due()).toBe(0)
    const holds = (isHeld: boolean) => act(dara, 'holdDemand', of({ demandId: demand.id, holds: isHeld }))
    await holds(false)
    await holds(true)
    expect(await due()).toBe(all)
    // Who was named is gone, with a batch that is undone: nobody else is held for it.
    await owner('DELETE FROM "DemandTask" WHERE "participantId" = $1', [bare(pat)])
    expect(await due()).toBe(all)
    await act(dara, 'closeDemand', of({ demandId: demand.id, outcome: 'set_aside' }))
    expect(await due()).toBe(all)
  })
})
