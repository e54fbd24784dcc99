// What is known of somebody before they are asked decides what they are asked, whatever a page took it to be.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eighteenthOf } from '../packages/api/src/consent/majority.ts'
import { recordBirthday } from '../packages/api/src/consent/store.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { newId } from '../packages/api/src/id.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { act, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(async () => {
  await world?.instance.settled()
  await world?.close()
})

const text = (en: string) => ({ en, es: en })
const yesNo = (key: string, showIf?: object) => ({
  ...{ key, type: 'yes_no', text: text(`Is it so, ${key}?`), ...(showIf && { showIf }) },
})
/** One question of everybody, and one under each condition on what is known beforehand. */
const definition = {
  ...{ key: 'known', version: '1.0.0', kind: 'survey', title: text('Known'), languages: ['en', 'es'] },
  translations: {
    en: { status: 'official', source: 'us' },
    es: { status: 'forward_back_reviewed', source: 'us' },
  },
  ...{ provenance: 'Written for a test.', licenceBasis: 'Own.' },
  screens: [
    {
      ...{ key: 'all', topic: text('All') },
      items: [
        yesNo('ALL'),
        yesNo('GROWN', { op: 'ageAtWave', from: 18 }),
        yesNo('YOUNG', { op: 'ageAtWave', from: 15, below: 18 }),
      ],
    },
    {
      ...{ key: 'facts', topic: text('Facts') },
      items: [
        yesNo('SAFE', { op: 'not', of: { op: 'fact', is: 'family_contact_unsafe' } }),
        yesNo('THEMES', { op: 'fact', is: 'themes_checked' }),
        yesNo('READ', { op: 'scope', has: 'analyse' }),
      ],
    },
    {
      ...{ key: 'end', topic: text('Thank you'), ends: 'closing' },
      items: [{ key: 'thanks', type: 'info', text: text('Thank you.') }],
    },
  ],
}

let asked: { id: string; questions: Map<string, string> } | undefined
const instrument = async () => {
  if (asked) return asked
  const { studyId } = frame
  const made = await act(world.ada, 'importInstrument', { studyId, file: JSON.stringify(definition) })
  const fielded = await act(world.ada, 'fieldInstrument', { studyId, instrumentId: made.id, expected: 0 })
  expect([made.message, fielded.message]).toEqual([undefined, undefined])
  const { data } = await world.ada.ask<{ node: { questions: { id: string; key: string }[] } }>(
    'query ($id: ID!) { node(id: $id) { ... on Instrument { questions { id key } } } }',
    { id: made.id },
  )
  return (asked = { id: made.id, questions: new Map(data.node.questions.map(({ id, key }) => [key, id])) })
}

/** A page that asks everything, whatever the conditions say; what is stored of it. */
const kept = async (participantId: string) => {
  const { id, questions } = await instrument()
  const sent = await act(world.ada, 'submitResponse', {
    ...submission(frame, participantId, ''),
    ...{ instrumentId: id, mode: 'interview' },
    answers: [...questions.values()].map((questionId) => ({ questionId, value: 1 })),
  })
  expect(sent.message).toBeUndefined()
  const { data } = await world.ada.ask<{
    node: { answers: { state: string; value: number | null; question: { key: string } }[] }
  }>('query ($id: ID!) { node(id: $id) { ... on Response { answers { state value question { key } } } } }', {
    id: sent.id,
  })
  const { answers } = data.node
  for (const { state, value } of answers) expect(value).toBe(state === 'answered' ? 1 : null)
  return answers.filter(({ state }) => state === 'answered').map(({ question }) => question.key)
}

const tell = (participantId: string, known: object, who: Someone = world.ada) =>
  act(who, 'recordKnown', {
    ...{ studyId: frame.studyId, participantId, waveId: frame.waveId, facts: [], ...known },
  })
const knownOf = async (id: string) => {
  const { data } = await world.ada.ask<{ node: { known: object[] } }>(
    'query ($id: ID!) { node(id: $id) { ... on Participant { known { age isAgeTold isOfAge facts } } } }',
    { id },
  )
  return data.node.known[0]
}
/** Their birth date is kept, of which the database knows when they turn 18. */
const born = (participantId: string, day: string) =>
  world.instance.app.db.$transaction((tx) =>
    recordBirthday(
      tx,
      { studyId: bare(frame.studyId), participantId: bare(participantId) },
      eighteenthOf(day),
    ),
  )

describe('what is known of somebody at a wave', () => {
  it.each<[string, object | null, string[]]>([
    ['nothing, of an adult', null, ['ALL', 'GROWN', 'SAFE', 'READ']],
    ['an age', { age: 20 }, ['ALL', 'GROWN', 'SAFE', 'READ']],
    ['that family is not safe', { facts: ['family_contact_unsafe'] }, ['ALL', 'GROWN', 'READ']],
    ['that themes were checked', { facts: ['themes_checked'] }, ['ALL', 'GROWN', 'SAFE', 'THEMES', 'READ']],
  ])('decides what is kept: %s', async (_name, known, expected) => {
    const pat = await aParticipant(world.ada, frame)
    if (known) expect((await tell(pat, known)).message).toBeUndefined()
    expect(await kept(pat)).toEqual(expected)
  })

  it('stands beside what they agreed to: of who is not to be analysed nothing is kept that asks for it', async () => {
    const pat = await aParticipant(world.ada, frame, { scopes: ['participate'] })
    expect(await kept(pat)).toEqual(['ALL', 'GROWN', 'SAFE'])
  })

  it('is written down whole, in years and kinds, and stands so in the record', async () => {
    const pat = await aParticipant(world.ada, frame)
    await tell(pat, { age: 21, facts: ['themes_checked'] })
    await tell(pat, { facts: ['family_contact_unsafe', 'family_contact_unsafe'] })
    expect(await knownOf(pat)).toEqual({
      ...{ age: null, isAgeTold: false, isOfAge: true, facts: ['family_contact_unsafe'] },
    })
    const entries = await world.instance.app.db.auditEntry.findMany({
      where: { action: 'record known at wave', outcome: 'done' },
      orderBy: { id: 'desc' },
      take: 2,
    })
    const of = { participant: bare(pat), wave: bare(frame.waveId) }
    expect(entries.map(({ subjects }) => subjects)).toEqual([
      { ...of, facts: ['family_contact_unsafe', 'family_contact_unsafe'], age: 'unknown' },
      { ...of, facts: ['themes_checked'], age: 'given' },
    ])
  })

  it('takes no age that cannot be, and none of who does not take part', async () => {
    const pat = await aParticipant(world.ada, frame)
    expect((await tell(pat, { age: 17 })).message).toMatch(/^age: is below 18, and this person is of age/)
    for (const age of [4, 41]) expect((await tell(pat, { age })).message).toMatch(/^age: is not from 5 to 40/)
    const silent = await aParticipant(world.ada, frame, { scopes: [] })
    expect((await tell(silent, { age: 19 })).refused).toBe('no_consent')
    const ben = (await newcomer(world, 'ben', frame, 'coder')).browser
    expect((await tell(pat, {}, ben)).refused).toBe('forbidden')
  })

  it('is seen of nobody whose consent has ceased, past the API too', async () => {
    const pat = await aParticipant(world.ada, frame)
    await tell(pat, { age: 19 })
    const where = { participantId: bare(pat) }
    const { db } = world.instance.app
    expect(await db.knownAtWave.count({ where })).toBe(1)
    await act(world.ada, 'recordConsent', {
      ...{ studyId: frame.studyId, participantId: pat, party: 'youth', scopes: ['participate'] },
      ...{ decision: 'withdrawn', until: '2090-01-01T00:00:00Z' },
    })
    expect(await db.knownAtWave.count({ where })).toBe(0)
    const row = { studyId: bare(frame.studyId), participantId: bare(pat), recordedAt: new Date() }
    await expect(db.knownAtWave.create({ data: { ...row, waveId: bare(frame.waveId) } })).rejects.toThrow()
  })
})

describe('what comes in beside its questions', () => {
  const sent = async (answer: object, more: object = {}) => {
    const { id, questions } = await instrument()
    return act(world.ada, 'submitResponse', {
      ...submission(frame, await aParticipant(world.ada, frame), ''),
      ...{ instrumentId: id, answers: [{ questionId: questions.get('ALL'), value: 1, ...answer }], ...more },
    })
  }

  it.each<[string, object, object, RegExp]>([
    [
      'a service where none is asked about',
      { serviceId: true },
      {},
      /^answers\.0\.serviceId: is not asked for/,
    ],
    ['words from elsewhere, past the route', {}, { mode: 'import' }, /^mode: is none of/],
    ['a language in which the study does not ask', {}, { language: 'es' }, /^language: is none in which/],
  ])('is refused by name: %s', async (_name, answer, more, says) => {
    if ('language' in more)
      await world.instance.app.db.study.update({
        where: { id: bare(frame.studyId) },
        data: { languages: ['en'] },
      })
    const service = 'serviceId' in answer ? { serviceId: frame.serviceId } : {}
    expect((await sent(service, more)).message).toMatch(says)
  })
})

describe('a birth date that is kept', () => {
  it('tells an age in years, over whatever was written down, and takes none beside it', async () => {
    const pat = await aParticipant(world.ada, frame)
    await tell(pat, { age: 30 })
    // The wave opens on 1 January 2026.
    await born(pat, '2004-01-01')
    expect(await knownOf(pat)).toMatchObject({ age: 22, isAgeTold: true })
    expect((await tell(pat, { age: 22 })).message).toMatch(/^age: is told by the birth date that is kept/)
    await born(pat, '2004-01-02')
    expect(await knownOf(pat)).toMatchObject({ age: 21 })
  })

  it('is told no finer than its quarter, whatever days are chosen for waves', async () => {
    const pat = await aParticipant(world.ada, frame)
    await born(pat, '2004-08-17')
    const days = ['01-01', '06-30', '07-01', '08-16', '08-17', '08-18', '09-30', '10-01', '12-31']
    const found = await withClient(world.database.connection.pool, async (client) => {
      const ages: unknown[] = []
      for (const [at, day] of days.entries()) {
        const id = newId()
        await client.query(
          `INSERT INTO "Wave" ("studyId", id, key, label, position, "opensOn") VALUES ($1, $2, $3, '{"en":"x"}', $4, $5)`,
          [bare(frame.studyId), id, `day-${at}`, 100 + at, `2025-${day}`],
        )
        const asked = 'SELECT age_at_wave($1, $2, $3) AS age'
        ages.push((await client.query(asked, [bare(frame.studyId), bare(pat), id])).rows[0].age)
      }
      return ages
    })
    expect(found).toEqual([20, 20, 20, 20, 20, 20, 20, 21, 21])
  })

  it('that makes an adult of a minor is told so in the record, and never the date', async () => {
    const pat = await aParticipant(world.ada, frame, { isAdult: false, scopes: [] })
    for (const birthDate of ['2012-05-05', '1999-05-05'])
      await act(world.ada, 'keepIdentity', { studyId: frame.studyId, participantId: pat, birthDate })
    const entries = await world.instance.app.db.auditEntry.findMany({
      where: { action: 'keep identity', outcome: 'done' },
      orderBy: { id: 'desc' },
      take: 2,
    })
    const of = { participant: bare(pat), kept: ['birthDate'] }
    expect(entries.map(({ subjects }) => subjects)).toEqual([
      { ...of, ofAge: 'yes', changed: 'yes' },
      { ...of, ofAge: 'no', changed: 'no' },
    ])
  })

  it('of 29 February tells a year more from 1 March on', async () => {
    const pat = await aParticipant(world.ada, frame)
    await born(pat, '2004-02-29')
    expect(await knownOf(pat)).toMatchObject({ age: 21 })
  })
})
