// After a withdrawal: what readers still find, page by page, and what those who record consents need.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAccount } from '../packages/api/src/auth/commands.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { aBatch, agreed } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { inYears } from './support/until.ts'
import {
  act,
  agrees,
  aParticipant,
  aStudy,
  openWorld,
  submission,
  type Frame,
  type Someone,
  type World,
} from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const ben = { name: 'ben', displayName: 'ben', password: 'a quiet reading room', roles: ['coder'] }
  const studyId = frame.studyId.slice('Study-'.length)
  await openAccount(world.instance.app, { kind: 'system', id: 'command line' }, { ...ben, studyId })
})
afterAll(() => world.close())

const say = async (text = 'The officer was rude to me.') => {
  const pat = await aParticipant(world.ada, frame)
  const { id } = await act(world.ada, 'submitResponse', submission(frame, pat, text))
  return { pat, id }
}
const withdraw = (participantId: string) =>
  act(world.ada, 'recordConsent', {
    studyId: frame.studyId,
    participantId,
    ...{ party: 'youth', decision: 'withdrawn', until: '2090-01-01T00:00:00Z', scopes: ['participate'] },
  })

type Page = {
  edges: { node: { id: string } }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
  totalCount: number
}
const pageOf = async (who: Someone, list: string, args: string) => {
  const { data, errors } = await who.ask<{ study: { list: Page } }>(
    `query ($id: ID!) { study(id: $id) { list: ${list}(${args}) { totalCount edges { node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
    { id: frame.studyId },
  )
  expect(errors).toBeUndefined()
  const { edges, pageInfo, totalCount } = data.study.list
  return { ids: edges.map(({ node }) => node.id), ...pageInfo, totalCount }
}

type Kept = {
  study: {
    overview: { people: number; responses: number; passages: number }
    participants: { totalCount: number }
    responses: { totalCount: number }
    theme: { quotes: { totalCount: number } }
  }
  node: { region: null; language: string } | null
}
const kept = async (who: Someone, participant: string) => {
  const { data } = await who.ask<Kept>(
    `query ($id: ID!, $participant: ID!) {
      study(id: $id) { overview { people responses passages } participants { totalCount } responses { totalCount }
        theme(key: "theme_police") { quotes(filter: { search: "lantern" }) { totalCount } } }
      node(id: $participant) { ... on Participant { language } } }`,
    { id: frame.studyId, participant },
  )
  const { overview, participants, responses, theme } = data.study
  return {
    ...overview,
    listed: participants.totalCount,
    found: theme.quotes.totalCount,
    all: responses.totalCount,
    person: data.node,
  }
}

describe('after a withdrawal', () => {
  it('Ben finds the person in no count, list, search or node', async () => {
    await say()
    const sam = await aParticipant(world.ada, frame, { scopes: [] })
    await world.instance.settled()
    const before = await kept(world.ben, sam)
    expect(before.person).toBeNull()
    const { pat } = await say('The police officer with the lantern was rude to me.')
    await world.instance.settled()
    const during = await kept(world.ben, pat)
    expect(during).toMatchObject({ found: 1, listed: before.listed + 1, person: { language: 'en' } })
    await withdraw(pat)
    expect(await kept(world.ben, pat)).toEqual(before)
  })

  it('Ada, who records consents, still finds whom to ask', async () => {
    const { pat } = await say()
    await withdraw(pat)
    const seen = await kept(world.ada, pat)
    expect(seen.person).toEqual({ language: 'en' })
    expect(seen.listed).toBeGreaterThan(seen.people)
  })

  it.each(['responses', 'participants'])(
    'a page of %s goes on where it was left, either way',
    async (list) => {
      for (let count = 0; count < 5; count += 1) await say()
      const all = await pageOf(world.ben, list, 'first: 100')
      const { ids, endCursor } = await pageOf(world.ben, list, 'first: 2')
      expect(ids).toEqual(all.ids.slice(0, 2))
      await withdraw(await personOf(ids[1]!))
      const next = await pageOf(world.ben, list, `first: 100, after: "${endCursor}"`)
      expect(next).toMatchObject({
        ids: all.ids.slice(2),
        totalCount: all.totalCount - 1,
        hasNextPage: false,
      })
      const back = await pageOf(world.ben, list, `last: 2, before: "${next.endCursor}"`)
      expect(back).toMatchObject({ ids: all.ids.slice(-3, -1), hasPreviousPage: true })
      expect((await pageOf(world.ben, list, 'last: 2')).ids).toEqual(all.ids.slice(-2))
    },
  )
})

const personOf = async (id: string) => {
  if (id.startsWith('Participant-')) return id
  const { data } = await world.ben.ask<{ node: { participant: { id: string } } }>(
    'query ($id: ID!) { node(id: $id) { ... on Response { participant { id } } } }',
    { id },
  )
  return data.node.participant.id
}

describe('the consents of a person', () => {
  const consents = (who: Someone, id: string) =>
    who.ask<{ node: { consents: object[] } | null }>(
      'query ($id: ID!) { node(id: $id) { ... on Participant { consents { scope until giverSafety isEffective } } } }',
      { id },
    )

  it('are read by Ada, every scope, as each party said last, and whether it holds', async () => {
    const pat = await aParticipant(world.ada, frame, { isAdult: false, scopes: ['participate', 'analyse'] })
    const asGiver = { studyId: frame.studyId, participantId: pat, audience: 'caregiver' as const }
    await agrees(world.ada, { ...asGiver, giverSafety: 'safe', scopes: ['participate'] })
    await agrees(world.ada, { ...asGiver, giverSafety: 'unknown', scopes: ['analyse'] })
    const read = async () => (await consents(world.ada, pat)).data.node!.consents
    const at = new Date(inYears(3)).toISOString()
    const [participate, analyse] = [
      { scope: 'participate', until: at, giverSafety: 'safe', isEffective: true },
      { scope: 'analyse', until: at, giverSafety: 'unknown', isEffective: false },
    ]
    const rest = { until: null, giverSafety: null, isEffective: false }
    const silent = (await read()).slice(2)
    expect(silent).toEqual(Array.from({ length: 9 }, () => expect.objectContaining(rest)))
    expect(await read()).toEqual([participate, analyse, ...silent])
    await withdraw(pat)
    expect(await read()).toEqual([{ ...participate, isEffective: false }, analyse, ...silent])
  })

  it('are not for Ben', async () => {
    const { errors } = await consents(world.ben, await aParticipant(world.ada, frame))
    expect(errors?.[0]?.extensions.code).toBe('forbidden')
  })
})

describe('a withdrawal with an earlier day than the consent', () => {
  const dayBefore = () => new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString()
  const record = (participantId: string, more: object) =>
    act(world.ada, 'recordConsent', {
      ...{ studyId: frame.studyId, participantId, party: 'youth', decision: 'withdrawn' },
      ...{ until: '2090-01-01T00:00:00Z', scopes: ['participate'], ...more },
    })
  const decisions = (participantId: string) =>
    withClient(world.database.owner, async (client) => {
      const given = [participantId.slice('Participant-'.length)]
      const sql = `SELECT scope, party, decision FROM "ConsentDecision" WHERE "participantId" = $1 ORDER BY sequence`
      return (await client.query(sql, given)).rows as object[]
    })
  const imported = async (consent: object = agreed) => {
    const { id } = await act(world.ada, 'importBatch', { ...aBatch(frame), consent })
    return withClient(world.database.owner, async (client) => {
      const sql = 'SELECT id FROM "Participant" WHERE "batchId" = $1 ORDER BY id LIMIT 1'
      const { rows } = await client.query<{ id: string }>(sql, [id.slice('Batch-'.length)])
      return `Participant-${rows[0]!.id}`
    })
  }
  const people: [string, () => Promise<string>][] = [
    ['who was brought in', imported],
    ['who was enrolled', () => aParticipant(world.ada, frame)],
  ]

  it.each(people)(
    'is not acknowledged of a person %s, but with today’s day it holds',
    async (_, somebody) => {
      const person = await somebody()
      const before = await decisions(person)
      for (const decision of ['withdrawn', 'declined']) {
        const { refused, message } = await record(person, { decision, decidedAt: dayBefore() })
        expect(refused).toBe('invalid_input')
        expect(message).toMatch(
          /^decidedAt: is before a consent that this party gave later .*participate \(\d{4}-/,
        )
        expect(message).toContain("record it with today's date")
      }
      expect(await decisions(person)).toEqual(before)
      expect((await record(person, {})).refused).toBeUndefined()
      const answer = await act(
        world.ada,
        'submitResponse',
        submission(frame, person, 'The officer was rude.'),
      )
      expect(answer.refused).toBe('no_consent')
      // What it is about holds no more, so that its history may be completed.
      expect((await record(person, { decidedAt: dayBefore() })).refused).toBeUndefined()
    },
  )

  it('is not acknowledged of some of the things it is about, and none of it is stored', async () => {
    const person = await aParticipant(world.ada, frame, { scopes: ['participate'] })
    const before = await decisions(person)
    const both = { scopes: ['quote_verbatim', 'participate'], decidedAt: dayBefore() }
    expect((await record(person, both)).refused).toBe('invalid_input')
    expect(await decisions(person)).toEqual(before)
  })

  it('of a giver is not acknowledged for a minor', async () => {
    const minor = await imported({ ...agreed, isAdult: false, party: 'both', giverSafety: 'safe' })
    const word = { party: 'giver', giverSafety: 'safe', decidedAt: dayBefore() }
    expect((await record(minor, word)).refused).toBe('invalid_input')
  })

  it('of a giver is not taken at all for somebody of age', async () => {
    const grown = await imported({ ...agreed, party: 'both', giverSafety: 'safe' })
    const { message } = await record(grown, { party: 'giver', giverSafety: 'safe' })
    expect(message).toMatch(/^party: is a giver of permission, and this person is of age/)
  })

  it('is acknowledged where none that holds stands later', async () => {
    const silent = await aParticipant(world.ada, frame, { scopes: [] })
    expect((await record(silent, { decidedAt: dayBefore() })).refused).toBeUndefined()
  })
})
