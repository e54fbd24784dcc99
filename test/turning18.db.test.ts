// Young people turn 18 in a study, under each of its three rules; and who may permit what for somebody who has not.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordBirthday } from '../packages/api/src/consent/store.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { broughtAlong } from './support/consent.ts'
import { publishTexts } from './support/consentText.ts'
import {
  act,
  aParticipant,
  aStudy,
  newcomer,
  openWorld,
  submission,
  themesOf,
  type Frame,
  type World,
} from './support/world.ts'
import { inYears } from './support/until.ts'
import { inVault } from './support/vault.ts'

const spoken = 'The police never asked if I was okay. I would not call the police again.'
const title = (en: string) => ({ en, es: en })
const book = JSON.stringify({
  ...{ id: 'base', version: 1, title: title('Base') },
  codes: [{ id: 'police', title: title('Police'), definition: 'Police, officers, cops and what they do.' }],
  outline: [{ id: 'police', title: title('Theme'), codes: ['police'] }],
})
const day = 24 * 60 * 60 * 1000
const daysAgo = (days: number) => new Date(Date.now() - days * day).toISOString()
const until = inYears(3)
const scopes = ['participate', 'analyse', 'automated_assist', 'quote_verbatim', 'recontact_followup']
const bare = (id: string) => id.slice(id.indexOf('-') + 1)

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  frame = await aStudy(world.ada, book)
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const record = (participantId: string, more: object) =>
  broughtAlong(world, {
    ...{ studyId: frame.studyId, participantId, party: 'youth', decision: 'granted', scopes, until },
    ...more,
  })
const parent = { party: 'giver', giverSafety: 'safe', route: 'parent' }

/** A minor who agreed ten days ago, as a parent did. */
const aMinor = async () => {
  const pat = await aParticipant(world.ada, frame, { isAdult: false, scopes: [] })
  await record(pat, { decidedAt: daysAgo(10) })
  await record(pat, { ...parent, decidedAt: daysAgo(10) })
  return pat
}
const turns18 = (pat: string, at: Date | null) =>
  world.instance.app.db
    .$executeRaw`SELECT record_coming_of_age(${bare(frame.studyId)}, ${bare(pat)}, ${at}::timestamptz)`
const turns18On = (pat: string, day: string) =>
  world.instance.app.db.$transaction((tx) =>
    recordBirthday(tx, { studyId: bare(frame.studyId), participantId: bare(pat) }, day),
  )
const yesterday = () => new Date(Date.now() - day)
const says = (pat: string) => act(world.ada, 'submitResponse', submission(frame, pat, spoken))
const setRule = (majority: string) =>
  act(world.ada, 'saveSettings', {
    ...{ studyId: frame.studyId, majority },
    majorityReference: majority === 'reconsent' ? null : 'IRB 2026-7',
  })

const statesOf = async (pat: string) => {
  const { data } = await world.ada.ask<{
    node: {
      consents: { scope: string; state: string; reason: string; restsOn: string | null; next: string }[]
    }
  }>(
    'query ($id: ID!) { node(id: $id) { ... on Participant { consents { scope state reason restsOn next } } } }',
    {
      id: pat,
    },
  )
  return data.node.consents
}
const stateOf = async (pat: string, scope: string) =>
  (await statesOf(pat)).find((one) => one.scope === scope)!

/** What Ada counts of the theme, and how many quotes she finds. */
const police = async () => {
  const [theme] = await themesOf(world.ada, frame.studyId)
  const { people, base, decided } = theme!.waves[0]!
  return { people, base, decided, quotes: theme!.quotes.totalCount }
}

/** Ada accepts what was suggested for everybody. */
const acceptAll = async () => {
  const [theme] = await themesOf(world.ada, frame.studyId)
  for (const { node } of theme!.quotes.edges)
    await act(world.ada, 'acceptCoding', { studyId: frame.studyId, codingId: node.id, expected: 0 })
}
const closeWave = () =>
  world.ada.ask<{ closeWave: { data?: { closedAt: string } } }>(
    `mutation ($input: CloseWaveInput!) { closeWave(input: $input) { ... on MutationCloseWaveSuccess { data { closedAt } } } }`,
    { input: { studyId: frame.studyId, waveId: frame.waveId } },
  )

describe('a study that asks anew at 18', () => {
  it('lets nothing go on from the birthday, and everything from the person’s own word', async () => {
    const pat = await aMinor()
    await says(pat)
    await world.instance.settled()
    await turns18(pat, new Date(Date.now() + day))
    expect(await police()).toMatchObject({ people: 1, base: 1, quotes: 1 })
    await turns18(pat, yesterday())
    expect(await police()).toEqual({ people: 0, base: 0, decided: 0, quotes: 0 })
    expect((await says(pat)).refused).toBe('no_consent')
    const pending = { state: 'pending_adult_reconsent', reason: 'came_of_age', next: 'ask_as_adult' }
    expect(await stateOf(pat, 'recontact_followup')).toMatchObject(pending)
    await record(pat, {})
    expect(await police()).toMatchObject({ people: 1, base: 1, quotes: 1 })
    expect(await stateOf(pat, 'analyse')).toMatchObject({
      state: 'granted',
      reason: 'holds',
      next: 'nothing',
    })
  })

  it('takes nobody else’s word for who is 18, and a minor’s again where the birth date was a slip', async () => {
    const pat = await aMinor()
    await turns18On(pat, '2018-03-01')
    expect((await record(pat, parent)).message).toMatch(
      /^party: .* this person is of age: nobody else decides/,
    )
    expect((await record(pat, { ...parent, decision: 'withdrawn' })).refused).toBe('invalid_input')
    await turns18(pat, null)
    expect((await record(pat, parent)).refused).toBeUndefined()
  })

  it('forgets the birthday with the person', async () => {
    const pat = await aMinor()
    await turns18(pat, yesterday())
    const sql = `SELECT FROM identity."ComingOfAge" WHERE "participantId" = $1`
    const kept = async () => (await inVault(world.database, sql, [bare(pat)])).rowCount
    expect(await kept()).toBe(1)
    await world.instance.app.db.participant.delete({ where: { id: bare(pat) } })
    expect(await kept()).toBe(0)
  })

  it('tells every birthday by its own clock, also by another one later', async () => {
    const pat = await aMinor()
    const sql = `SELECT "adultFrom" AS at FROM identity."ComingOfAge" WHERE "participantId" = $1`
    const instant = async () =>
      (await inVault<{ at: Date }>(world.database, sql, [bare(pat)])).rows[0]!.at.toISOString()
    await turns18On(pat, '2024-09-08')
    expect(await instant()).toBe('2024-09-08T04:00:00.000Z')
    for (const [timeZone, expected] of [
      ['Pacific/Kiritimati', '2024-09-07T10:00:00.000Z'],
      ['America/Santiago', '2024-09-08T04:00:00.000Z'],
      ['Africa/Casablanca', null],
    ] as const) {
      await act(world.ada, 'changeStudy', { studyId: frame.studyId, timeZone })
      const moved = await instant()
      if (expected) expect(moved).toBe(expected)
      await turns18On(pat, '2024-09-08')
      expect(await instant()).toBe(moved)
    }
  })

  it('begins each day when the clock of the place says so', async () => {
    const days: [string, string, string][] = [
      ['2026-05-31', 'America/New_York', '2026-05-31T04:00:00.000Z'],
      ['2026-12-31', 'America/New_York', '2026-12-31T05:00:00.000Z'],
      ['2026-05-31', 'UTC', '2026-05-31T00:00:00.000Z'],
      ['2026-05-31', 'Pacific/Kiritimati', '2026-05-30T10:00:00.000Z'],
      ['2026-05-31', 'Pacific/Pago_Pago', '2026-05-31T11:00:00.000Z'],
      ['2026-05-31', 'Etc/GMT+12', '2026-05-31T12:00:00.000Z'],
      ['2026-05-31', 'Asia/Kathmandu', '2026-05-30T18:15:00.000Z'],
      ['2024-09-08', 'America/Santiago', '2024-09-08T04:00:00.000Z'],
      ['2025-04-25', 'Africa/Cairo', '2025-04-24T22:00:00.000Z'],
      ['2024-11-03', 'America/Havana', '2024-11-03T04:00:00.000Z'],
      ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ]
    const told = await withClient(world.database.owner, async (client) => {
      const sql = `SELECT identity.beginning_of(d.day, d.zone) AS at
        FROM unnest($1::date[], $2::text[]) WITH ORDINALITY AS d (day, zone, nth) ORDER BY d.nth`
      const { rows } = await client.query<{ at: Date }>(sql, [
        days.map(([one]) => one),
        days.map(([, zone]) => zone),
      ])
      return rows.map(({ at }) => at.toISOString())
    })
    expect(told).toEqual(days.map(([, , at]) => at))
  })
})

describe('a study whose board waived it', () => {
  it('goes on as it was agreed, until the person’s own no', async () => {
    await setRule('waiver')
    const pat = await aMinor()
    await says(pat)
    await world.instance.settled()
    await turns18(pat, yesterday())
    expect(await police()).toMatchObject({ people: 1, base: 1, quotes: 1 })
    expect((await says(pat)).refused).toBeUndefined()
    await record(pat, { decision: 'withdrawn', scopes: ['analyse'] })
    expect(await police()).toMatchObject({ people: 0, base: 0, quotes: 0 })
  })
})

describe('a study that lets de-identified codings stay', () => {
  const closed = async () => {
    await setRule('deidentified_may_stay')
    const people = [await aMinor(), await aMinor(), await aMinor()]
    for (const pat of people) await says(pat)
    await world.instance.settled()
    await acceptAll()
    await closeWave()
    return people
  }

  it('counts them on the desk after the birthday, and shows no word; a no takes one out, an edition stays one', async () => {
    const [pat, sam, lou] = await closed()
    const first = await closeWave()
    expect(await police()).toEqual({ people: 3, base: 3, decided: 3, quotes: 3 })
    for (const one of [pat!, sam!]) await turns18(one, yesterday())
    expect(await police()).toEqual({ people: 3, base: 3, decided: 3, quotes: 1 })
    expect((await says(pat!)).refused).toBe('no_consent')
    expect(await stateOf(pat!, 'recontact_followup')).toMatchObject({ state: 'pending_adult_reconsent' })
    await record(pat!, { decision: 'declined', scopes: ['analyse'] })
    expect(await police()).toEqual({ people: 2, base: 2, decided: 2, quotes: 1 })
    await record(sam!, {})
    expect(await police()).toEqual({ people: 2, base: 2, decided: 2, quotes: 2 })
    await record(lou!, { decision: 'withdrawn', scopes: ['participate'] })
    expect(await police()).toEqual({ people: 1, base: 1, decided: 1, quotes: 1 })
    expect((await closeWave()).data).toEqual(first.data)
  })

  it('lets nothing stay of a wave that is open, nor under another rule', async () => {
    await setRule('deidentified_may_stay')
    const pat = await aMinor()
    await says(pat)
    await world.instance.settled()
    await acceptAll()
    await turns18(pat, yesterday())
    expect(await police()).toMatchObject({ people: 0, base: 0 })
    await turns18(pat, null)
    await closeWave()
    await turns18(pat, yesterday())
    expect(await police()).toMatchObject({ people: 1, base: 1, quotes: 0 })
    // Everybody's standing follows the rule in the same transaction, and the audit says which one.
    await setRule('reconsent')
    expect(await police()).toMatchObject({ people: 0, base: 0 })
    await setRule('deidentified_may_stay')
    expect(await police()).toMatchObject({ people: 1, base: 1 })
    const { subjects } = await world.instance.app.db.auditEntry.findFirstOrThrow({
      where: { action: 'save settings', studyId: bare(frame.studyId) },
      orderBy: { id: 'desc' },
    })
    expect(subjects).toMatchObject({ majority: 'deidentified_may_stay' })
  })
})

describe('a minor’s consent', () => {
  it('is not taken before the study has a rule for turning 18, but a no is', async () => {
    const opened = { title: { en: 'New' }, languages: ['en'], timeZone: 'UTC' }
    frame = { ...frame, studyId: (await act(world.ada, 'createStudy', opened)).id }
    await publishTexts(world.ada, frame.studyId)
    const pat = await aParticipant(world.ada, frame, { isAdult: false, scopes: [] })
    for (const word of [{}, parent]) {
      const { message } = await record(pat, word)
      expect(message).toMatch(/^studyId: has no rule yet for what happens when somebody turns 18.*set-up/)
    }
    expect((await record(pat, { decision: 'declined' })).refused).toBeUndefined()
    const grown = await aParticipant(world.ada, frame, { scopes: [] })
    expect((await record(grown, {})).refused).toBeUndefined()
  })

  it('of a ward waits for somebody who stands up for them', async () => {
    const pat = await aParticipant(world.ada, frame, { isAdult: false, scopes: [] })
    const ward = { studyId: frame.studyId, participantId: pat, isWard: true }
    expect((await act(world.ada, 'recordWard', ward)).message).toMatch(/^advocateId: is missing/)
    const { data } = await world.ada.ask<{ viewer: { id: string } }>('{ viewer { id } }')
    const own = { ...ward, advocateId: `Account-${data.viewer.id}` }
    expect((await act(world.ada, 'recordWard', own)).message).toMatch(/^advocateId: is you/)
    // One from before an advocate was asked for.
    await world.instance.app.db.participant.update({ where: { id: bare(pat) }, data: { isWard: true } })
    expect((await record(pat, {})).message).toMatch(/^participantId: is a ward of the state.*advocate first/)
    const stranger = { ...ward, advocateId: `Account-${'A'.repeat(22)}` }
    expect((await act(world.ada, 'recordWard', stranger)).message).toMatch(/^advocateId: is no member/)
    const dara = await newcomer(world, 'dara', frame, 'data_steward')
    await act(world.ada, 'recordWard', { ...ward, advocateId: dara.id })
    expect((await record(pat, {})).refused).toBeUndefined()
  })

  it('carries nothing new once who stands up for them has left the study, until another is named', async () => {
    const pat = await aParticipant(world.ada, frame, { isAdult: false, scopes: [] })
    const [dara, nia] = [
      await newcomer(world, 'dana', frame, 'data_steward'),
      await newcomer(world, 'nia', frame, 'data_steward'),
    ]
    const waiver = (overseerId: string) => ({
      ...{ party: 'giver', route: 'waived_408c', reference: 'IRB 2026-7' },
      ...{ mechanism: 'child_advocate', overseerId },
    })
    const carried = async () => (await says(pat)).message
    const leaves = (id: string) =>
      world.instance.app.db.membership.deleteMany({ where: { accountId: bare(id) } })
    for (const word of [{}, waiver(dara.id)]) await record(pat, word)
    expect(await carried()).toBeUndefined()
    await leaves(dara.id)
    expect(await carried()).toMatch(/^participantId: is a minor for whom nobody stands up any more/)
    // What was said while somebody was there stays; the person's page says what is to be done.
    await world.instance.settled()
    expect(await police()).toMatchObject({ people: 1 })
    expect(await stateOf(pat, 'participate')).toMatchObject({ state: 'granted', next: 'name_overseer' })
    await record(pat, waiver(nia.id))
    expect(await carried()).toBeUndefined()
    await act(world.ada, 'recordWard', {
      ...{ studyId: frame.studyId, participantId: pat, isWard: true, advocateId: nia.id },
    })
    await record(pat, parent)
    expect(await carried()).toBeUndefined()
    await leaves(nia.id)
    expect(await carried()).toMatch(/nobody stands up/)
  })

  it('says by what right, and a waiver what stands in its place', async () => {
    const pat = await aParticipant(world.ada, frame, { isAdult: false, scopes: [] })
    const dara = await newcomer(world, 'dora', frame, 'data_steward')
    const waiver = {
      ...{ party: 'giver', route: 'waived_408c', reference: 'IRB 2026-7' },
      ...{ mechanism: 'child_advocate', overseerId: dara.id },
    }
    const law = { party: 'giver', route: 'minor_lawful_self', reference: 'CGS 19a-14c' }
    const cases: [object, RegExp | undefined][] = [
      [{ party: 'giver', giverSafety: 'safe' }, /^route: is missing/],
      [{ party: 'giver', route: 'parent' }, /^giverSafety: is missing/],
      [{ ...waiver, reference: null }, /^reference: is missing: give the number of the board’s decision/],
      [{ ...waiver, mechanism: null }, /^mechanism: is missing: a waiver says what protects/],
      [{ ...waiver, overseerId: null }, /^overseerId: is missing: name the member/],
      [{ ...waiver, overseerId: `Account-${'A'.repeat(22)}` }, /^overseerId: is no member of this study/],
      [{ ...parent, mechanism: 'child_advocate' }, /^mechanism: belongs to a waiver alone/],
      [{ ...law, reference: null }, /^reference: is missing: name the law/],
      [{ route: 'parent' }, /^route: belongs to a giver of permission/],
      [waiver, undefined],
      [law, undefined],
      [parent, undefined],
    ]
    for (const [word, expected] of cases) {
      const { message } = await record(pat, word)
      if (expected) expect(message).toMatch(expected)
      else expect(message).toBeUndefined()
    }
    await record(pat, {})
    await record(pat, { ...parent, giverSafety: 'unsafe' })
    const blocked = { state: 'declined', reason: 'giver_not_safe', next: 'find_safe_giver' }
    expect(await stateOf(pat, 'analyse')).toMatchObject(blocked)
    await record(pat, waiver)
    expect(await stateOf(pat, 'analyse')).toMatchObject({ state: 'granted' })
  })

  it.each([
    ['a waiver without its mechanism', `'waived_408c', 'IRB 1', NULL, 'x'`],
    ['a waiver without its reference', `'waived_408c', ' ', 'child_advocate', 'x'`],
    ['a waiver without somebody', `'waived_408c', 'IRB 1', 'child_advocate', NULL`],
    ['a law without its name', `'minor_lawful_self', NULL, NULL, NULL`],
    ['a mechanism without a waiver', `'parent', NULL, 'child_advocate', 'x'`],
  ])('past the API takes no %s', async (_, values) => {
    const pat = await aParticipant(world.ada, frame, { isAdult: false, scopes: [] })
    await expect(
      world.instance.app.db.$executeRawUnsafe(
        `INSERT INTO "ConsentDecision" ("studyId", id, "participantId", scope, party, decision, until, "decidedAt", route, reference, mechanism, "overseerId")
         VALUES ($1, 'x', $2, 'participate', 'giver', 'granted', now(), now(), ${values})`,
        bare(frame.studyId),
        bare(pat),
      ),
    ).rejects.toThrow()
  })

  it('stands for every scope, with what comes next', async () => {
    const pat = await aParticipant(world.ada, frame, { isAdult: false, scopes: ['participate', 'analyse'] })
    const states = await statesOf(pat)
    expect(states).toHaveLength(11)
    const asked = { state: 'never_asked', reason: 'giver_not_asked', next: 'ask_giver', restsOn: null }
    expect(states[0]).toEqual({ scope: 'participate', ...asked })
    expect(states[2]).toEqual({
      ...{ scope: 'quote_verbatim', state: 'never_asked', reason: 'not_asked', next: 'ask_young_person' },
      restsOn: null,
    })
  })
})
