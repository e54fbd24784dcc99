// The rule of consent, told three times: as the product's pure function, by the database, and by an account that lives
// through each history (support/replay.ts). All three agree, and nothing is found whose consent does not hold.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from 'pg'
import type {
  ConsentScope,
  Decision,
  GiverSafety,
  Majority,
  PermissionRoute,
} from '../packages/api/generated/prisma/enums.ts'
import { nextSteps, standingOf, type Standing } from '../packages/api/src/consent/consent.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { shippedCodebook } from './support/codebook.ts'
import * as past from './support/history.ts'
import { liveThrough, statesOf } from './support/lived.ts'
import { everyScope, type History, replay, type Word } from './support/replay.ts'
import { aStudy, openWorld, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
let study: string
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  study = frame.studyId.slice('Study-'.length)
})
afterAll(() => world?.close())

const day = 24 * 60 * 60 * 1000

/** Some words at one instant, after which all is as it was. */
const atOneInstant = <T>(run: (client: Client, now: number) => Promise<T>): Promise<T> =>
  withClient(world.database.owner, async (client) => {
    await client.query('BEGIN')
    try {
      return await run(client, await past.instantOf(client))
    } finally {
      await client.query('ROLLBACK')
    }
  })

type Said = Partial<Omit<Word, 'at' | 'until' | 'safety' | 'route' | 'text'>> & {
  at?: number
  lasts?: number
  safety?: GiverSafety
  route?: PermissionRoute
}
const both: ConsentScope[] = ['participate', 'analyse']
/** Days from now; ten days ago, and for forty days, where nothing else is said. */
const youth = (decision: Decision, { at = -10, lasts = 40, scopes = both }: Said = {}) => ({
  ...{ party: 'youth' as const, decision, scopes, at, lasts, safety: null, route: null, text: null },
})
const giver = (decision: Decision, { at = -10, lasts = 40, scopes = both, ...more }: Said = {}) => ({
  ...{ party: 'giver' as const, decision, scopes, at, lasts },
  ...{ safety: more.route ? null : (more.safety ?? 'safe'), route: more.route ?? null, text: null },
})
const all = [...everyScope]
const agreed = [youth('granted', { scopes: all }), giver('granted', { scopes: all })]

type Case = [
  name: string,
  who: { isAdult?: boolean; birthday?: number; rule?: Majority },
  words: ReturnType<typeof youth | typeof giver>[],
  expected: [scope: ConsentScope, state: string, reason: string, restsOn?: ConsentScope],
]

const minors: Case[] = [
  ['youth yes, guardian yes', {}, [youth('granted'), giver('granted')], ['analyse', 'granted', 'holds']],
  ['youth no, guardian yes', {}, [youth('declined'), giver('granted')], ['analyse', 'declined', 'said_no']],
  [
    'youth yes, guardian no',
    {},
    [youth('granted'), giver('declined')],
    ['analyse', 'declined', 'giver_said_no'],
  ],
  [
    'youth yes, guardian takes it back',
    {},
    [...agreed, giver('withdrawn', { at: -1 })],
    ['analyse', 'withdrawn', 'giver_said_no'],
  ],
  [
    'youth yes, unsafe giver yes',
    {},
    [youth('granted'), giver('granted', { safety: 'unsafe' })],
    ['analyse', 'declined', 'giver_not_safe'],
  ],
  [
    'youth yes, giver of unknown safety yes',
    {},
    [youth('granted'), giver('granted', { safety: 'unknown' })],
    ['analyse', 'declined', 'giver_not_safe'],
  ],
  [
    'a giver who turns out to be unsafe',
    {},
    [...agreed, giver('granted', { safety: 'unsafe', at: -1 })],
    ['analyse', 'declined', 'giver_not_safe'],
  ],
  [
    'youth yes, permission waived with an advocate',
    {},
    [
      youth('granted'),
      giver('granted', { safety: 'unsafe' }),
      giver('granted', { route: 'waived_408c', at: -9 }),
    ],
    ['analyse', 'granted', 'holds'],
  ],
  [
    'a minor who may decide alone by law',
    {},
    [youth('granted'), giver('granted', { route: 'minor_lawful_self' })],
    ['analyse', 'granted', 'holds'],
  ],
  ['a minor alone', {}, [youth('granted')], ['analyse', 'never_asked', 'giver_not_asked']],
  ['a giver alone', {}, [giver('granted')], ['analyse', 'never_asked', 'not_asked']],
  ['silence', {}, [], ['analyse', 'never_asked', 'not_asked']],
  ['a scope that nobody spoke of', {}, agreed.slice(2), ['audio_record', 'never_asked', 'not_asked']],
  [
    'permission ends now',
    {},
    [youth('granted'), giver('granted', { lasts: 10 })],
    ['analyse', 'expired', 'giver_ended'],
  ],
]

const adults: Case[] = [
  ['an adult alone', { isAdult: true }, [youth('granted')], ['analyse', 'granted', 'holds']],
  [
    'an adult, a guardian says no',
    { isAdult: true },
    [youth('granted'), giver('declined')],
    ['analyse', 'granted', 'holds'],
  ],
  ['it ends now', { isAdult: true }, [youth('granted', { lasts: 10 })], ['analyse', 'expired', 'ended']],
  [
    'granted, then withdrawn',
    { isAdult: true },
    [youth('granted'), youth('withdrawn', { at: -1 })],
    ['analyse', 'withdrawn', 'said_no'],
  ],
  [
    'withdrawn, then granted anew',
    { isAdult: true },
    [youth('withdrawn'), youth('granted', { at: -1 })],
    ['analyse', 'granted', 'holds'],
  ],
  [
    'two words of one instant: the later recorded counts',
    { isAdult: true },
    [youth('granted'), youth('declined')],
    ['analyse', 'declined', 'said_no'],
  ],
  [
    'participation withdrawn: what rests on it holds no more',
    { isAdult: true },
    [youth('granted', { scopes: all }), youth('withdrawn', { scopes: ['participate'], at: -1 })],
    ['analyse', 'withdrawn', 'said_no', 'participate'],
  ],
  ...(['quote_verbatim', 'quote_paraphrased', 'share_advisory_board', 'automated_assist'] as const).map(
    (scope): Case => [
      `analysis withdrawn: ${scope}`,
      { isAdult: true },
      [youth('granted', { scopes: all }), youth('withdrawn', { scopes: ['analyse'], at: -1 })],
      [scope, 'withdrawn', 'said_no', 'analyse'],
    ],
  ),
]

const own = youth('granted', { at: -3, scopes: all })
const turning18: Case[] = [
  ['before the birthday', { birthday: 1, rule: 'reconsent' }, agreed, ['analyse', 'granted', 'holds']],
  [
    'on the birthday, not asked anew',
    { birthday: 0, rule: 'reconsent' },
    agreed,
    ['analyse', 'pending_adult_reconsent', 'came_of_age'],
  ],
  [
    'what rests on nothing, too',
    { birthday: 0, rule: 'reconsent' },
    agreed,
    ['recontact_followup', 'pending_adult_reconsent', 'came_of_age'],
  ],
  [
    'without a rule: as if asked anew',
    { birthday: -5 },
    agreed,
    ['analyse', 'pending_adult_reconsent', 'came_of_age'],
  ],
  [
    'their own yes since',
    { birthday: -5, rule: 'reconsent' },
    [...agreed, own],
    ['analyse', 'granted', 'holds'],
  ],
  [
    'their own yes at that instant',
    { birthday: -3, rule: 'reconsent' },
    [...agreed, own],
    ['analyse', 'granted', 'holds'],
  ],
  [
    'their own no since',
    { birthday: -5, rule: 'reconsent' },
    [...agreed, youth('declined', { at: -3 })],
    ['analyse', 'declined', 'said_no'],
  ],
  [
    'asked anew about the ground alone',
    { birthday: -5, rule: 'reconsent' },
    [...agreed, { ...own, scopes: ['participate'] }],
    ['analyse', 'pending_adult_reconsent', 'came_of_age'],
  ],
  [
    'attested of age, born later: the birth date counts',
    { isAdult: true, birthday: 1, rule: 'reconsent' },
    [youth('granted')],
    ['analyse', 'never_asked', 'giver_not_asked'],
  ],
  ['a waiver: what held goes on', { birthday: -5, rule: 'waiver' }, agreed, ['analyse', 'granted', 'holds']],
  [
    'a waiver: what did not hold does not',
    { birthday: -5, rule: 'waiver' },
    [youth('granted'), giver('granted', { safety: 'unknown' })],
    ['analyse', 'pending_adult_reconsent', 'came_of_age'],
  ],
  [
    'a waiver: what had ended does not',
    { birthday: -5, rule: 'waiver' },
    [youth('granted'), giver('granted', { lasts: 5 })],
    ['analyse', 'pending_adult_reconsent', 'came_of_age'],
  ],
  [
    'a waiver: a guardian’s later no decides nothing',
    { birthday: -5, rule: 'waiver' },
    [...agreed, giver('withdrawn', { at: -1 })],
    ['analyse', 'granted', 'holds'],
  ],
  [
    'a waiver: their own no ends it',
    { birthday: -5, rule: 'waiver' },
    [...agreed, youth('withdrawn', { at: -1 })],
    ['analyse', 'withdrawn', 'said_no'],
  ],
  [
    'a waiver: until it ends',
    { birthday: -5, rule: 'waiver' },
    [youth('granted', { lasts: 10 }), giver('granted')],
    ['analyse', 'expired', 'ended'],
  ],
  [
    'codings may stay: the consent pauses all the same',
    { birthday: -5, rule: 'deidentified_may_stay' },
    agreed,
    ['analyse', 'pending_adult_reconsent', 'came_of_age'],
  ],
]

describe('where a scope stands', () => {
  const cases = [...minors, ...adults, ...turning18]
  let told: Map<string, Standing>
  let [people, histories, now]: [string[], History[], number] = [[], [], 0]

  // All cases at one instant of one database, each rule in turn.
  beforeAll(async () => {
    await atOneInstant(async (client, at) => {
      now = at
      histories = cases.map(([, { isAdult = false, birthday }, words]) => ({
        isAdult,
        birthday: birthday === undefined ? null : at + birthday * day,
        words: words.map(({ lasts, ...word }) => ({
          ...{ ...word, at: at + word.at * day, until: at + (word.at + lasts) * day },
        })),
      }))
      people = await past.enter(client, study, histories)
      await past.comeOfAge(
        client,
        study,
        people.map((id, nth) => ({ id, at: histories[nth]!.birthday })),
      )
      await past.speak(
        client,
        study,
        people.map((id, nth) => ({ id, words: histories[nth]!.words })),
      )
      told = new Map()
      for (const rule of [null, 'reconsent', 'waiver', 'deidentified_may_stay'] as const) {
        await past.setRule(client, study, rule)
        const states = await past.asApplication(client, () => statesOf(client, study))
        for (const [nth, id] of people.entries())
          if ((cases[nth]![1].rule ?? null) === rule)
            for (const scope of everyScope) told.set(`${nth} ${scope}`, states.get(id)!.get(scope)!)
      }
    })
  })

  it.each(cases.map((one, nth) => [one[0], nth] as const))('%s', (_name, nth) => {
    const [, { rule = null }, , [scope, state, reason, restsOn = null]] = cases[nth]!
    const expected = { state, reason, restsOn }
    expect(standingOf(past.personOf(histories[nth]!, { majority: rule, now }), scope, new Date(now))).toEqual(
      expected,
    )
    expect(told.get(`${nth} ${scope}`)).toEqual(expected)
    expect(replay(histories[nth]!, rule, now).states.get(scope)).toBe(state)
  })

  it('tells for every reason what comes next', () => {
    expect(new Set(cases.map(([, , , [, , reason]]) => reason))).toEqual(new Set(Object.keys(nextSteps)))
  })
})

describe('random histories of words, birthdays, ends and rules', () => {
  it(
    'come to the same by all three accounts, and nothing is found that does not hold',
    { timeout: 120_000 },
    () =>
      atOneInstant(async (client, now) => {
        const histories = fc.sample(past.historiesAround(now), { numRuns: 150, seed: 20261126 })
        const { wrong, differ, held, carried, stayed, later } = await liveThrough(client, {
          frame,
          study,
          histories,
          now,
        })
        expect(differ).toEqual([])
        expect(wrong).toEqual([])
        expect([held - carried, carried, later].map((count) => count > 100)).toEqual([true, true, true])
        expect(stayed).toBeGreaterThan(10)
      }),
  )
})
