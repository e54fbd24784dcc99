// What waits for a person, what a machine may do after people decided, and what stays of it all after a withdrawal.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedCodebook } from './support/codebook.ts'
import { overdueResponses, tagResponse } from '../packages/api/src/coding/step.ts'
import * as deciding from './support/deciding.ts'
import { bare, ofCode, seen, type Coding } from './support/deciding.ts'
import { act, aStudy, openWorld, themesOf, type Frame, type Someone, type World } from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await deciding.haveBenCode(world, frame)
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const say = (text?: string) => deciding.say(world, frame, text)
const passageOf = (response: string) => deciding.passageOf(world.ada, response)
const tell = (who: Someone, mutation: string, input: object) => deciding.tell(who, frame, mutation, input)

type Queue = {
  totalCount: number
  people: number
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string }
  edges: { cursor: string; node: Coding & { score: number } }[]
}
const queue = async (args: string, who: Someone = world.ben): Promise<Queue> => {
  const { data, errors } = await who.ask<{ study: { undecided: Queue } }>(
    `query ($id: ID!) { study(id: $id) { undecided(${args}) { totalCount people
      pageInfo { hasNextPage hasPreviousPage endCursor }
      edges { cursor node { score ${deciding.codingFields} } } } } }`,
    { id: frame.studyId },
  )
  if (errors) throw new Error(errors[0]!.message)
  return data.study.undecided
}
const idsOf = ({ edges }: Queue) => edges.map(({ node }) => node.id)

describe('what waits for a person', () => {
  const said = [
    'The officer was rude to me. I would not call the police again.',
    'The judge listened to me and asked what I wanted in court.',
    'The house had too many rules, and it felt like jail.',
    'The police put me in handcuffs. The judge never asked me.',
  ]
  beforeAll(async () => {
    for (const text of said) await say(text)
  })

  it('comes in the order of the outline, the strongest first', async () => {
    const { edges, totalCount, people } = await queue('first: 100')
    expect([edges.length, people]).toEqual([totalCount, said.length])
    expect(edges.every(({ node }) => node.state === 'proposed')).toBe(true)
    const keys = edges.map(({ node }) => node.code.key)
    const places = ['law_enforcement_trust', 'rules_and_control', 'judicial_voice'].map((key) =>
      keys.indexOf(key),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBe(0)
    const police = edges.filter(({ node }) => node.code.key === 'law_enforcement_trust')
    const scores = police.map(({ node }) => node.score)
    expect(scores.length).toBeGreaterThan(1)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })

  it('comes in pages that go on from where they were left when something was decided', async () => {
    const all = idsOf(await queue('first: 100'))
    const first = await queue('first: 2')
    expect(idsOf(first)).toEqual(all.slice(0, 2))
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
    const accepted = await tell(world.ben, 'acceptCoding', seen(first.edges[1]!.node))
    const next = await queue(`first: 2, after: "${first.pageInfo.endCursor}"`)
    expect(idsOf(next)).toEqual(all.slice(2, 4))
    expect(next.totalCount).toBe(all.length - 1)
    expect(idsOf(await queue(`last: 1, before: "${next.edges[0]!.cursor}"`))).toEqual(all.slice(0, 1))
    await tell(world.ben, 'undoDecision', seen(accepted))
    expect(idsOf(await queue('first: 100'))).toEqual(all)
  })

  it('is filtered by code and wave', async () => {
    const codes = await deciding.codesOf(world.ada, frame)
    const { edges, totalCount } = await queue(`code: "${codes['judicial_voice']}"`)
    expect(totalCount).toBeGreaterThan(1)
    expect(new Set(edges.map(({ node }) => node.code.key))).toEqual(new Set(['judicial_voice']))
    expect((await queue(`wave: "${frame.waveId}"`)).totalCount).toBe((await queue('first: 0')).totalCount)
    const { id: wave } = await act(world.ada, 'addWave', {
      ...{ studyId: frame.studyId, key: 'later', label: { en: 'Later' }, opensOn: '2026-06-01' },
    })
    expect((await queue(`wave: "${wave}"`)).totalCount).toBe(0)
  })

  it('refuses a cursor of another list by name', async () => {
    await expect(queue('after: "0.5:AAAAAAAAAAAAAAAAAAAAAA"')).rejects.toThrow(
      'after: is not a cursor of this list',
    )
  })
})

describe('a machine that reads again, with a next version of the codebook', () => {
  const version = (next: number) =>
    JSON.stringify({ ...(JSON.parse(shippedCodebook) as object), version: next })
  const stored = (codingId: string) =>
    world.instance.app.db.coding.findUniqueOrThrow({ where: { id: bare(codingId) } })

  it('touches nothing that a person decided, and does not propose again what was rejected', async () => {
    const { response, passage } = await say()
    const other = await say()
    const undone = await say()
    const rejected = await tell(world.ada, 'rejectCoding', seen(ofCode(passage, 'law_enforcement_trust')))
    const accepted = await tell(
      world.ben,
      'acceptCoding',
      seen(ofCode(other.passage, 'law_enforcement_trust')),
    )
    const once = await tell(world.ben, 'acceptCoding', seen(ofCode(undone.passage, 'law_enforcement_trust')))
    await tell(world.ben, 'undoDecision', seen(once))
    const before = await Promise.all([rejected, accepted, once].map(({ id }) => stored(id!)))

    await act(world.ada, 'importCodebook', { studyId: frame.studyId, file: version(50) })
    await world.instance.settled()
    expect(await Promise.all([rejected, accepted, once].map(({ id }) => stored(id!)))).toEqual(before)

    const ofNow = new Set(Object.values(await deciding.codesOf(world.ada, frame)))
    const now = async (of: string) =>
      (await passageOf(of)).codings
        .filter(({ code }) => ofNow.has(code.id) && code.key === 'law_enforcement_trust')
        .map(({ state }) => state)
    expect(await now(response)).toEqual([])
    expect(await now(other.response)).toEqual(['proposed'])
  })

  it('does not propose beside it what a person coded there', async () => {
    const { response, passage } = await say('We went by boat. The tide was in.')
    const codes = await deciding.codesOf(world.ada, frame)
    const { db } = world.instance.app
    await tell(world.ada, 'addCoding', {
      ...{ passageId: passage.id, codeId: codes['law_enforcement_trust'], stance: 'neutral', expected: 0 },
      spans: [{ start: 0, end: 15 }],
    })
    const where = { id: bare(passage.id) }
    const { participantId, cleanedAt } = await db.passage.findUniqueOrThrow({ where })
    const { replaceSuggestions } = await import('../packages/api/src/coding/store.ts')
    const suggestion = (key: string) => ({
      ...{
        id: crypto.randomUUID().slice(0, 22),
        passageId: where.id,
        participantId,
        codeId: bare(codes[key]!),
      },
      ...{ stance: 'neutral' as const, kind: 'experience' as const, score: 0.5, spans: [] },
      ...{ about: [], aspects: [], because: new Uint8Array(1) },
    })
    const read = { studyId: bare(frame.studyId), tagger: 'another', passages: [{ id: where.id, cleanedAt }] }
    // Read before its words were changed it is not stored, and is read again.
    const before = { ...read, passages: [{ id: where.id, cleanedAt: new Date(cleanedAt.getTime() - 1) }] }
    expect(await db.$transaction((tx) => replaceSuggestions(tx, before, [suggestion('compassion')]))).toBe(0)
    const { taggedBy } = await db.passage.findUniqueOrThrow({ where })
    expect(taggedBy).not.toBe('another')
    const count = await db.$transaction((tx) =>
      replaceSuggestions(tx, read, [suggestion('law_enforcement_trust'), suggestion('compassion')]),
    )
    expect(count).toBe(1)
    const { codings } = await passageOf(response)
    expect(codings.map(({ code, origin }) => `${code.key} ${origin}`).sort()).toEqual([
      'compassion suggested',
      'law_enforcement_trust person',
    ])
  })
})

describe('after a withdrawal', () => {
  const withdraw = (participantId: string, scopes: string[]) =>
    act(world.ada, 'recordConsent', {
      ...{ studyId: frame.studyId, participantId, scopes, party: 'youth' },
      ...{ decision: 'withdrawn', until: '2090-01-01T00:00:00Z' },
    })
  const decisionId = async (codingId: string) => {
    const { data } = await world.ada.ask<{ node: { decision: { id: string } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Coding { decision { id } } } }',
      { id: codingId },
    )
    return data.node.decision.id
  }
  const node = async (id: string) =>
    (await world.ada.ask<{ node: object | null }>('query ($id: ID!) { node(id: $id) { id } }', { id })).data
      .node

  it.each([['participate'], ['analyse'], ['automated_assist']])(
    'of %s nothing of a decision is seen or counted, and nobody decides any more',
    async (scope) => {
      const before = (await queue('first: 0')).totalCount
      const { pat, passage } = await say()
      const [coding, ...waiting] = passage.codings
      const accepted = await tell(world.ben, 'acceptCoding', seen(coding!))
      const decision = await decisionId(coding!.id)
      expect(await node(decision)).toEqual({ id: decision })
      expect((await queue('first: 0')).totalCount).toBe(before + waiting.length)

      await withdraw(pat, [scope])
      expect([await node(decision), await node(coding!.id)]).toEqual([null, null])
      expect((await queue('first: 0')).totalCount).toBe(before)
      expect(await world.instance.app.db.codingDecision.count({ where: { participantId: bare(pat) } })).toBe(
        0,
      )
      for (const mutation of ['acceptCoding', 'rejectCoding', 'undoDecision'])
        expect((await tell(world.ben, mutation, seen(accepted))).refused).toBe('not_found')
    },
  )

  it('no words of the person are coded', async () => {
    const { pat, passage } = await say()
    const codes = await deciding.codesOf(world.ada, frame)
    await withdraw(pat, ['analyse'])
    const input = {
      ...{ passageId: passage.id, codeId: codes['compassion'], stance: 'neutral', expected: 0 },
      spans: [{ start: 0, end: 3 }],
    }
    expect((await tell(world.ada, 'addCoding', input)).refused).toBe('not_found')
  })

  it('of automated assistance a passage waits for a person until one codes it', async () => {
    const { pat, passage } = await say('We went by boat. The tide was in.')
    const waiting = async () => {
      const { data } = await world.ada.ask<{ study: { overview: { passagesNotAssisted: number } } }>(
        'query ($id: ID!) { study(id: $id) { overview { passagesNotAssisted } } }',
        { id: frame.studyId },
      )
      return data.study.overview.passagesNotAssisted
    }
    const before = await waiting()
    await withdraw(pat, ['automated_assist'])
    expect(await waiting()).toBe(before + 1)
    const codes = await deciding.codesOf(world.ada, frame)
    await tell(world.ada, 'addCoding', {
      ...{ passageId: passage.id, codeId: codes['compassion'], stance: 'neutral', expected: 0 },
      spans: [{ start: 0, end: 15 }],
    })
    expect(await waiting()).toBe(before)
  })

  it('of automated assistance a person’s own coding stays, and counts', async () => {
    const { pat, passage } = await say('We went by boat. The tide was in.')
    const codes = await deciding.codesOf(world.ada, frame)
    const court = async () =>
      (await themesOf(world.ada, frame.studyId)).find(({ key }) => key === 'theme_court')!.waves[0]!
    const before = await court()
    await tell(world.ada, 'addCoding', {
      ...{ passageId: passage.id, codeId: codes['judicial_voice'], stance: 'neutral', expected: 0 },
      spans: [{ start: 0, end: 15 }],
    })
    await withdraw(pat, ['automated_assist'])
    expect(await court()).toMatchObject({ people: before.people + 1, decided: before.decided + 1 })
  })
})

describe('a decision', () => {
  const attacks: [string, (id: string) => Promise<unknown>][] = [
    [
      'changed',
      (id) => world.instance.app.db.$executeRaw`UPDATE "CodingDecision" SET act = 'accept' WHERE id = ${id}`,
    ],
    ['removed', (id) => world.instance.app.db.$executeRaw`DELETE FROM "CodingDecision" WHERE id = ${id}`],
    ['emptied', () => world.instance.app.db.$executeRaw`TRUNCATE "CodingDecision"`],
    [
      'removed with its coding',
      (id) =>
        world.instance.app.db.$executeRaw`
          DELETE FROM "Coding" WHERE id = (SELECT "codingId" FROM "CodingDecision" WHERE id = ${id})`,
    ],
    [
      'taken back twice',
      (id) => world.instance.app.db.$executeRaw`
          INSERT INTO "CodingDecision" SELECT "studyId", 'x' || n, "participantId", "codingId", "accountId", 'undo', "fromState",
            "toState", "fromCodeId", "toCodeId", "fromStance", "toStance", "fromSpans", "toSpans", id, NULL, now(), 900 + n
          FROM "CodingDecision", generate_series(1, 2) n WHERE id = ${id}`,
    ],
  ]
  it.each(attacks)('%s past the API: refused', async (_name, attack) => {
    const { passage } = await say()
    const { id } = await tell(world.ada, 'acceptCoding', seen(passage.codings[0]!))
    const { db } = world.instance.app
    const decision = await db.codingDecision.findFirstOrThrow({ where: { codingId: bare(id!) } })
    await expect(attack(decision.id)).rejects.toThrow()
    expect(await db.codingDecision.count({ where: { codingId: bare(id!) } })).toBe(1)
  })

  it('goes with the passage that it is about', async () => {
    const { passage } = await say()
    const { id } = await tell(world.ada, 'acceptCoding', seen(passage.codings[0]!))
    const { db } = world.instance.app
    await db.passage.delete({ where: { id: bare(passage.id) } })
    expect(await db.codingDecision.count({ where: { codingId: bare(id!) } })).toBe(0)
  })

  it('goes with its study', async () => {
    const other = await aStudy(world.ada, shippedCodebook)
    const { passage } = await deciding.say(world, other)
    const { id } = await deciding.tell(world.ada, other, 'acceptCoding', seen(passage.codings[0]!))
    const { db } = world.instance.app
    expect(await db.codingDecision.count({ where: { codingId: bare(id!) } })).toBe(1)
    await db.study.delete({ where: { id: bare(other.studyId) } })
    expect(await db.codingDecision.count({ where: { codingId: bare(id!) } })).toBe(0)
  })

  it('is in the audit by ids, without a word', async () => {
    const { passage } = await say()
    const { id } = await tell(world.ada, 'acceptCoding', seen(passage.codings[0]!))
    const where = { action: 'accept coding' }
    const last = await world.instance.app.db.auditEntry.findFirst({ where, orderBy: { id: 'desc' } })
    expect(last!.subjects).toEqual({ coding: bare(id!) })
  })
})

describe('a reading that another one overtook', () => {
  it('is not stored: what was made of a codebook that was replaced meanwhile is worth nothing', async () => {
    const { response } = await say('The officer was rude to me. I would not call the police again.')
    await world.instance.settled()
    const { app } = world.instance
    const readBy = () =>
      app.db.passage.findMany({ where: { responseId: bare(response) }, select: { taggedBy: true } })
    const job = { studyId: bare(frame.studyId), responseId: bare(response) }
    const slow: typeof app.analyst.tag = async (...asked) => {
      const found = await app.analyst.tag(...asked)
      await act(world.ada, 'importCodebook', { studyId: frame.studyId, file: nextVersion() })
      await world.instance.settled()
      return found
    }
    await app.db.passage.updateMany({ where: { responseId: bare(response) }, data: { taggedBy: null } })
    await expect(tagResponse({ ...app, analyst: { ...app.analyst, tag: slow } }, job)).rejects.toThrow(
      'another',
    )
    expect((await readBy()).every(({ taggedBy }) => taggedBy?.includes('@99+'))).toBe(true)
  })
})

describe('a service under another name', () => {
  it('has what was read without that name read again, and so has one more', async () => {
    const { response } = await say('The judge at Harbor House never let me talk in court.')
    const { app, settled } = world.instance
    await settled()
    const job = { studyId: bare(frame.studyId), responseId: bare(response) }
    const isDue = async () => {
      const due = await app.db.$transaction((tx) => overdueResponses(tx))
      return due.some((each) => 'responseId' in each && each.responseId === job.responseId)
    }
    expect(await isDue()).toBe(false)
    const label = { en: 'Haven House' }
    await app.db.service.update({ where: { id: bare(frame.serviceId) }, data: { label } })
    expect(await isDue()).toBe(true)
    await tagResponse(app, job)
    expect(await isDue()).toBe(false)
    await act(world.ada, 'addService', { studyId: frame.studyId, key: 'pier', label: { en: 'Pier' } })
    expect(await isDue()).toBe(true)
  })
})

const nextVersion = () => JSON.stringify({ ...(JSON.parse(shippedCodebook) as object), version: 99 })
