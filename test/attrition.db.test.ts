// Who is due in a wave, and how many of each group were reached and heard, in a study so small that it was counted by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedCodebook } from './support/codebook.ts'
import { publishTexts } from './support/consentText.ts'
import {
  act,
  agrees,
  aStudy,
  newcomer,
  openWorld,
  submission,
  type Frame,
  type Someone,
  type World,
} from './support/world.ts'
import { inYears } from './support/until.ts'

let world: World
let frame: Frame
let later: Frame
let south: string
const people: Record<string, string> = {}
const nameOf = (id: string) => Object.entries(people).find(([, one]) => one === id)?.[0] ?? id

const until = inYears(3)
const of = (name: string) => ({ studyId: frame.studyId, participantId: people[name]! })
const says = (name: string, scopes: string[], decision = 'granted') =>
  decision === 'granted'
    ? agrees(world.ada, { ...of(name), scopes })
    : act(world.ada, 'recordConsent', { ...of(name), party: 'youth', scopes, decision, until })
const answers = (name: string, where: Frame, more: object = {}) =>
  act(world.ada, 'submitResponse', { ...submission(where, people[name]!, 'They listened.'), ...more })
const plans = (name: string) =>
  act(world.ada, 'keepContact', { ...of(name), channel: 'in_person', language: 'en' })
const invites = (name: string, { waveId } = later) =>
  act(world.ada, 'inviteToWave', { ...of(name), waveId, way: 'by_hand' })

const all = ['participate', 'analyse', 'recontact_followup']

/** Somebody of age who agrees to what is said. */
const enrol = async (name: string, given: { region?: string; language?: string; scopes?: string[] } = {}) => {
  const { region = frame.regionId, language = 'en', scopes = all } = given
  const input = { studyId: frame.studyId, language, isAdult: true, regionId: region || null }
  people[name] = (await act(world.ada, 'enrolParticipant', input)).id
  if (scopes.length > 0) await says(name, scopes)
}

beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await publishTexts(world.ada, frame.studyId, ['youth', 'caregiver'])
  south = (
    await act(world.ada, 'addRegion', { studyId: frame.studyId, key: 'south', label: { en: 'South' } })
  ).id
  const wave = { key: 'later', label: { en: 'Later' }, opensOn: '2026-02-01' }
  later = { ...frame, waveId: (await act(world.ada, 'addWave', { studyId: frame.studyId, ...wave })).id }
  // Ten in the first wave, of whom nine answer, and what becomes of them afterwards.
  await enrol('Ann')
  await enrol('Bea')
  await enrol('Cal', { language: 'es' })
  await enrol('Dee')
  await enrol('Eli', { region: south })
  await enrol('Fay', { region: south })
  await enrol('Gus', { region: south, scopes: ['participate', 'analyse'] })
  await enrol('Hal', { region: '' })
  await enrol('Ivy', { region: '' })
  await enrol('Jan', { scopes: ['participate', 'recontact_followup'] })
  for (const name of Object.keys(people).filter((one) => one !== 'Ivy')) await answers(name, frame)
  for (const name of ['Ann', 'Bea', 'Cal', 'Fay', 'Hal', 'Jan']) await plans(name)
  // Ann comes back; Bea was invited; Cal is due; Dee moved; Eli withdrew; Fay is not safe to reach; Gus was not asked
  // whether he may be asked again; Hal did not reply to three; Ivy has no plan; Jan comes back and may not be analysed.
  await invites('Ann')
  await answers('Ann', later)
  await invites('Bea')
  await act(world.ada, 'recordLoss', { ...of('Dee'), waveId: later.waveId, reason: 'moved' })
  await says('Eli', ['participate'], 'withdrawn')
  await invites('Fay')
  await act(world.ada, 'markContact', { ...of('Fay'), isUnsafe: true })
  for (let tries = 0; tries < 3; tries += 1) {
    const { id: waveInvitationId } = await invites('Hal')
    await act(world.ada, 'takeBackInvitation', { studyId: frame.studyId, waveInvitationId })
  }
  await answers('Jan', later)
  for (const [regionId, count] of [
    [null, 40],
    [frame.regionId, 25],
  ] as const)
    await act(world.ada, 'recordServed', {
      studyId: frame.studyId,
      waveId: later.waveId,
      regionId,
      people: count,
    })
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

type Person = {
  participantId: string
  state: string
  reason: string | null
  missing: string[]
  tries: number
}
type Page = {
  totalCount: number
  pageInfo: { endCursor: string | null; hasNextPage: boolean }
  edges: { node: Person }[]
}
const listed = async (who: Someone, args = '') => {
  const { data } = await who.ask<{
    node: { people: Page; peopleByState: { state: string; people: number }[] }
  }>(
    `query ($id: ID!) { node(id: $id) { ... on Wave { peopleByState { state people }
      people${args} { totalCount pageInfo { endCursor hasNextPage } edges { node { participantId state reason missing tries } } } } } }`,
    { id: later.waveId },
  )
  return data.node
}

describe('the list of a wave', () => {
  it('says of each person where they stand, and why', async () => {
    const { people: page, peopleByState } = await listed(world.ada)
    const found = page.edges.map(({ node }) => [
      nameOf(node.participantId),
      [node.state, node.reason, ...node.missing].filter(Boolean).join(' '),
    ])
    expect(Object.fromEntries(found)).toEqual({
      ...{ Ann: 'answered', Bea: 'invited', Cal: 'due', Dee: 'lost moved plan', Eli: 'lost withdrew plan' },
      ...{
        Fay: 'lost unsafe_contact',
        Gus: 'held recontact plan',
        Hal: 'lost no_reply',
        Ivy: 'held plan',
        Jan: 'answered',
      },
    })
    expect(page.totalCount).toBe(10)
    expect(Object.fromEntries(peopleByState.map(({ state, people }) => [state, people]))).toEqual({
      ...{ due: 1, held: 2, invited: 1, answered: 2, lost: 4 },
    })
  })

  it('is filtered by where they stand, and goes on where a page ended', async () => {
    const lost = (await listed(world.ada, '(state: lost, first: 3)')).people
    expect([lost.totalCount, lost.edges.length, lost.pageInfo.hasNextPage]).toEqual([4, 3, true])
    const rest = (await listed(world.ada, `(state: lost, first: 3, after: "${lost.pageInfo.endCursor}")`))
      .people
    const names = [...lost.edges, ...rest.edges].map(({ node }) => nameOf(node.participantId))
    expect(names.sort()).toEqual(['Dee', 'Eli', 'Fay', 'Hal'])
    const back = (await listed(world.ada, '(last: 2)')).people
    expect(back.edges).toHaveLength(2)
  })

  it('is of their own people for Ines, without those she works with for Ada, and not for Ben', async () => {
    const { browser: ines } = await newcomer(world, 'ines', frame, 'interviewer')
    expect((await listed(ines)).people.totalCount).toBe(0)
    const { id } = await act(ines, 'enrolParticipant', { studyId: frame.studyId, language: 'en' })
    // Somebody under 18 of whom nothing is known: what is missing, in the order in which it has to be done.
    expect((await listed(ines)).people.edges.map(({ node }) => [node.participantId, node.missing])).toEqual([
      [id, ['permission', 'recontact', 'plan']],
    ])
    const { browser: ben } = await newcomer(world, 'ben', frame, 'coder')
    const { data, errors } = await ben.ask<{ node: unknown }>(
      'query ($id: ID!) { node(id: $id) { ... on Wave { people { totalCount } } } }',
      { id: later.waveId },
    )
    expect([JSON.stringify(data).includes('totalCount'), errors![0]!.extensions.code]).toEqual([
      false,
      'forbidden',
    ])
  })

  it('takes back what was noted by mistake', async () => {
    await act(world.ada, 'recordLoss', { ...of('Cal'), waveId: later.waveId, reason: 'aged_out' })
    expect((await listed(world.ada, '(state: due)')).people.totalCount).toBe(0)
    await act(world.ada, 'recordLoss', { ...of('Cal'), waveId: later.waveId, reason: null })
    expect((await listed(world.ada, '(state: due)')).people.totalCount).toBe(1)
  })

  it('tells who comes of age soon by no day, whenever the wave ends', async () => {
    const soon = async () => {
      const { data } = await world.ada.ask<{
        node: { people: { edges: { node: { participantId: string; agesOutSoon: boolean } }[] } }
      }>(
        'query ($id: ID!) { node(id: $id) { ... on Wave { people(first: 100) { edges { node { participantId agesOutSoon } } } } } }',
        { id: later.waveId },
      )
      return data.node.people.edges
        .filter(({ node }) => node.agesOutSoon)
        .map(({ node }) => nameOf(node.participantId))
    }
    const quarter = new Date()
    const lastDay = new Date(
      Date.UTC(quarter.getUTCFullYear() - 18, Math.floor(quarter.getUTCMonth() / 3) * 3 + 3, 0),
    )
    const nextDay = new Date(lastDay.getTime() + 2 * 24 * 60 * 60 * 1000)
    for (const [name, day] of [
      ['Kim', lastDay],
      ['Lee', nextDay],
    ] as const) {
      people[name] = (await act(world.ada, 'enrolParticipant', { studyId: frame.studyId, language: 'en' })).id
      await act(world.ada, 'keepIdentity', { ...of(name), birthDate: day.toISOString().slice(0, 10) })
    }
    expect(await soon()).toEqual(['Kim'])
  })
})

type Row = Record<string, unknown> & {
  kind: string
  region: { label: { en: string } } | null
  lost: { reason: string; people: number }[]
}

const attrition = async (waveId = later.waveId) => {
  const { data } = await world.ada.ask<{ node: { attrition: Row[] } }>(
    `query ($id: ID!) { node(id: $id) { ... on Wave { attrition { kind region { label { en } } language served eligible safeToContact
      invited consented started completed usable isSmall lost { reason people }
      returning { before stillEligible located consented completed retention difference isUneven } } } } }`,
    { id: waveId },
  )
  return data.node.attrition
}

describe('the attrition table', () => {
  const rowOf = (rows: Row[], kind: string, which?: string | null) =>
    rows.find(
      (row) =>
        row.kind === kind &&
        (kind === 'language'
          ? row['language'] === which
          : (row.region?.label.en ?? null) === (which ?? null)),
    )!
  const lostOf = (row: Row) =>
    Object.fromEntries(
      row.lost.filter(({ people }) => people > 0).map(({ reason, people }) => [reason, people]),
    )

  it('counts what was counted by hand', async () => {
    for (const name of ['Kim', 'Lee']) if (people[name]) await says(name, ['participate'], 'declined')
    const rows = await attrition()
    const everybody = rowOf(rows, 'all')
    // Of twelve and Ines's one: Eli, Kim and Lee said no. Fay has a plan and is not safe; with one and safe: Ann, Bea, Cal, Hal, Jan.
    expect(everybody).toMatchObject({
      ...{ served: 40, eligible: 10, safeToContact: 5, invited: 4, consented: 9 },
      ...{ started: 2, completed: 2, usable: 1, isSmall: false },
    })
    expect(lostOf(everybody)).toEqual({ moved: 1, unsafe_contact: 1, withdrew: 3, no_reply: 1 })
    // Nine answered the first wave; Eli's answers are counted nowhere any more.
    expect(everybody['returning']).toEqual({
      ...{ before: 8, stillEligible: 8, located: 7, consented: 7, completed: 2, retention: 0.25 },
      ...{ difference: null, isUneven: false },
    })
  })

  it('divides everybody by region, unknown ones included, and by language', async () => {
    const rows = await attrition()
    for (const kind of ['region', 'language'])
      for (const column of ['eligible', 'started', 'consented'])
        expect([
          kind,
          column,
          rows.filter((row) => row.kind === kind).reduce((sum, row) => sum + Number(row[column]), 0),
        ]).toEqual([kind, column, rowOf(rows, 'all')[column]])
    expect(rowOf(rows, 'region', 'North')).toMatchObject({
      served: 25,
      eligible: 5,
      started: 2,
      isSmall: true,
    })
    expect(rowOf(rows, 'region', 'South')).toMatchObject({ served: null, eligible: 2, started: 0 })
    expect(rowOf(rows, 'region', null)).toMatchObject({ served: null, eligible: 3 })
    expect(rowOf(rows, 'language', 'es')).toMatchObject({ eligible: 1, started: 0 })
    const cal = rowOf(rows, 'language', 'es')['returning'] as { difference: number }
    expect(cal).toMatchObject({ before: 1, completed: 0, retention: 0, isUneven: true })
    // None of two who came back, one of six who did not: (0 − 1/6) / √((0 + 5/36) / 2).
    expect(cal.difference).toBeCloseTo(-0.632456, 6)
    // Both of two who came back, three of the six others.
    const north = rowOf(rows, 'region', 'North')['returning'] as { difference: number }
    expect(north.difference).toBeCloseTo(1.414214, 6)
  })

  it('has nobody who returns in the first wave, and nobody is invited into it who was not', async () => {
    const [everybody] = await attrition(frame.waveId)
    expect(everybody).toMatchObject({ returning: null, invited: 0, started: 8, usable: 7, served: null })
  })

  it('leaves people out who are not to be met, and is for the evaluator alone', async () => {
    const { browser: ben } = await newcomer(world, 'bo', frame, 'interviewer')
    const { errors } = await ben.ask(
      'query ($id: ID!) { node(id: $id) { ... on Wave { attrition { eligible } } } }',
      { id: later.waveId },
    )
    expect(errors![0]!.extensions.code).toBe('forbidden')
    const { data } = await world.ada.ask<{ viewer: { id: string } }>('{ viewer { id } }')
    await act(world.ada, 'recordWorker', { ...of('Ann'), accountId: `Account-${data.viewer.id}` })
    expect((await attrition())[0]).toMatchObject({ started: 1 })
  })

  it('holds how many were served in a language against how many of it were reached', async () => {
    const served = { studyId: frame.studyId, waveId: later.waveId, language: 'es', people: 12 }
    expect((await act(world.ada, 'recordServed', served)).refused).toBeUndefined()
    const of = async (language: string) => rowOf(await attrition(), 'language', language)['served']
    expect([await of('es'), await of('en'), rowOf(await attrition(), 'all')['served']]).toEqual([
      12,
      null,
      40,
    ])
    expect((await act(world.ada, 'recordServed', { ...served, regionId: south })).message).toMatch(
      /^language: is/,
    )
  })

  it.each([-1, 1_000_001])('takes no %i people served', async (count) => {
    const told = await act(world.ada, 'recordServed', {
      ...{ studyId: frame.studyId, waveId: later.waveId, people: count },
    })
    expect(told.message).toBe('people: is not from 0 to 1000000')
  })
})
