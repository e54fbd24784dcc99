import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  ConsentParty,
  ConsentScope,
  Decision,
  GiverSafety,
} from '../packages/api/generated/prisma/enums.ts'
import { isEffective, requires, type ConsentRow } from '../packages/api/src/consent/consent.ts'
import { recordConsent } from '../packages/api/src/consent/commands.ts'
import { InvalidInput } from '../packages/api/src/errors.ts'
import { createStudy, enrolParticipant } from '../packages/api/src/study/commands.ts'
import { openWorld, type World } from './support/world.ts'

const scopes = Object.keys(requires) as ConsentScope[]
const now = new Date('2026-11-01T12:00:00Z')
const day = 24 * 60 * 60 * 1000

type Word = {
  scope?: ConsentScope
  party: ConsentParty
  decision: Decision
  safety?: GiverSafety
  days?: number
  at?: number
}

const row = (word: Word): ConsentRow => ({
  scope: word.scope ?? 'analyse',
  party: word.party,
  decision: word.decision,
  giverSafety: word.party === 'giver' ? (word.safety ?? 'safe') : null,
  until: new Date(now.getTime() + (word.days ?? 30) * day),
  decidedAt: new Date(now.getTime() + (word.at ?? -10) * day),
})

const both = (word: Word): ConsentRow[] => [
  row({ ...word, scope: 'participate' }),
  row({ ...word, scope: 'analyse' }),
]
const youth = (decision: Decision, more: Partial<Word> = {}) => both({ party: 'youth', decision, ...more })
const giver = (decision: Decision, safety: GiverSafety = 'safe') => both({ party: 'giver', decision, safety })

describe('whether analysis is allowed', () => {
  const cases: [string, ConsentRow[], boolean, boolean][] = [
    ['youth yes, guardian yes', [...youth('granted'), ...giver('granted')], false, true],
    ['youth no, guardian yes', [...youth('declined'), ...giver('granted')], false, false],
    ['youth yes, guardian no', [...youth('granted'), ...giver('declined')], false, false],
    ['youth yes, unsafe giver yes', [...youth('granted'), ...giver('granted', 'unsafe')], false, false],
    [
      'youth yes, giver of unknown safety yes',
      [...youth('granted'), ...giver('granted', 'unknown')],
      false,
      false,
    ],
    ['a minor alone', youth('granted'), false, false],
    ['an adult alone', youth('granted'), true, true],
    ['an adult, a guardian who says no', [...youth('granted'), ...giver('declined')], true, true],
    ['silence', [], true, false],
    ['ends this instant', youth('granted', { days: 0 }), true, false],
    ['granted, then withdrawn', [...youth('granted'), ...youth('withdrawn', { at: -1 })], true, false],
    ['withdrawn, then granted anew', [...youth('withdrawn'), ...youth('granted', { at: -1 })], true, true],
    [
      'two words of one instant: the later recorded counts',
      [...youth('granted'), ...youth('declined')],
      true,
      false,
    ],
    [
      'participation withdrawn',
      [...youth('granted'), row({ scope: 'participate', party: 'youth', decision: 'withdrawn', at: -1 })],
      true,
      false,
    ],
  ]
  it.each(cases)('%s', (_name, rows, isAdult, expected) => {
    expect(isEffective({ isAdult, rows }, 'analyse', now)).toBe(expected)
  })
})

describe('the database', () => {
  let world: World
  let studyId: string
  const actor = { kind: 'system', id: 'command line' } as const
  beforeAll(async () => {
    world = await openWorld()
    studyId = await createStudy(world.instance.app, actor, {
      title: { en: 'T' },
      languages: ['en'],
      timeZone: 'UTC',
    })
  })
  afterAll(() => world?.close())

  const word = fc.record({
    scope: fc.constantFrom(...scopes),
    party: fc.constantFrom<ConsentParty>('youth', 'giver'),
    decision: fc.constantFrom<Decision>('granted', 'granted', 'granted', 'declined', 'withdrawn'),
    giverSafety: fc.constantFrom<GiverSafety>('safe', 'safe', 'unsafe', 'unknown'),
    untilDays: fc.constantFrom(-2, -1, 1, 2, 400),
    decidedDays: fc.constantFrom(-40, -30, -20, -10),
  })

  it('keeps the same rule, over random histories', { timeout: 120_000 }, async () => {
    const history = fc.record({
      isAdult: fc.boolean(),
      words: fc.array(word, { minLength: 1, maxLength: 25 }),
    })
    await fc.assert(fc.asyncProperty(history, holdsEqual), { numRuns: 40, seed: 20261124 })
  })

  const holdsEqual = async ({ isAdult, words }: { isAdult: boolean; words: Drawn[] }) => {
    const participantId = await enrolParticipant(world.instance.app, actor, {
      studyId,
      language: 'en',
      isAdult,
    })
    const today = Date.now()
    const rows: ConsentRow[] = []
    for (const drawn of words) {
      const { scope, party, decision, giverSafety } = drawn
      const until = new Date(today + drawn.untilDays * day)
      const decidedAt = new Date(today + drawn.decidedDays * day)
      const safety = party === 'giver' ? giverSafety : null
      const row = { scope, party, decision, giverSafety: safety, until, decidedAt }
      const decided = {
        party,
        decision,
        scopes: [scope],
        giverSafety: safety,
        until: until.toISOString(),
        decidedAt: decidedAt.toISOString(),
      }
      const recorded = recordConsent(world.instance.app, actor, { studyId, participantId, ...decided })
      const isStored = await recorded.then(
        () => true,
        (reason: unknown) => {
          if (!(reason instanceof InvalidInput)) throw reason
          return false
        },
      )
      expect(isStored).toBe(!isOverruled({ isAdult, rows: [...rows, row] }, row))
      if (isStored) rows.push(row)
    }
    const held = await world.instance.app.db.$queryRaw<{ scope: ConsentScope }[]>`
      SELECT scope FROM effective_consent WHERE "participantId" = ${participantId}`
    const expected = scopes.filter((scope) => isEffective({ isAdult, rows }, scope, new Date()))
    expect(held.map(({ scope }) => scope).sort()).toEqual(expected.sort())
  }
})

/** A no before a yes of the same party that counts and still holds. */
const isOverruled = (person: { isAdult: boolean; rows: ConsentRow[] }, row: ConsentRow): boolean => {
  const isLater = ({ scope, party, decidedAt }: ConsentRow) =>
    scope === row.scope && party === row.party && decidedAt > row.decidedAt
  return (
    row.decision !== 'granted' &&
    (row.party === 'youth' || !person.isAdult) &&
    isEffective(person, row.scope, new Date()) &&
    person.rows.some(isLater)
  )
}

type Drawn = {
  scope: ConsentScope
  party: ConsentParty
  decision: Decision
  giverSafety: GiverSafety
  untilDays: number
  decidedDays: number
}
