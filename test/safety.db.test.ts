// What may speak of danger comes to a named person, by a clock, and to nobody else; what they do is written down by them, and
// that nothing is done by two. The program tells nobody, and a fault of its own is read by a person.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AnalysisFailed } from '../packages/api/src/analyst.ts'
import { screenResponse } from '../packages/api/src/safety/step.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare, byPhone } from './support/deciding.ts'
import { act, agrees, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

const danger = 'he has a gun and he is outside my house rn'

let world: World
let frame: Frame
let [sue, sal, cora, ines]: Someone[] = []
let salId: string
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const join = async (name: string, role: 'safety_reviewer' | 'coder' | 'interviewer') =>
    newcomer(world, name, frame, role)
  sue = (await join('sue', 'safety_reviewer')).browser
  const second = await join('sal', 'safety_reviewer')
  ;[sal, salId] = [second.browser, second.id]
  cora = (await join('cora', 'coder')).browser
  ines = (await join('ines', 'interviewer')).browser
})
afterAll(() => world.close())

type Flag = {
  id: string
  tier: number
  kinds: string[]
  source: string
  step: string | null
  dueAt: string | null
  isOwn: boolean
  outcome: string | null
  note: string | null
  waitsForSecond: boolean
}
const flagsOf = async (who: Someone, of: Frame = frame) => {
  const { data } = await who.ask<{ safety: { flags: Flag[] } | null }>(
    `query ($study: ID!) { safety(study: $study) { flags { id tier kinds source step dueAt isOwn outcome note waitsForSecond } } }`,
    { study: of.studyId },
  )
  return data.safety?.flags ?? null
}
const readFlag = async (who: Someone, id: string) => {
  const { data } = await who.ask<{ node: { said: { words: string }[] } | null }>(
    'query ($id: ID!) { node(id: $id) { ... on SafetyFlag { said { question { en } words } } } }',
    { id },
  )
  return data.node?.said.map(({ words }) => words) ?? null
}
/** The same words under another lexicon, which finds in them what this one finds in others. */
const screenAs = async (response: string, found: string) => {
  const { app } = world.instance
  const { screen } = app.analyst
  app.analyst.screen = () => screen(found)
  const job = { studyId: bare(frame.studyId), responseId: bare(response) }
  await app.db.screening.updateMany({
    where: { answer: { responseId: job.responseId } },
    data: { version: '0' },
  })
  await screenResponse(app, job).finally(() => (app.analyst.screen = screen))
}
type More = { isAdult?: boolean; mode?: string }
const says = async (text: string, { isAdult = true, mode = 'self' }: More = {}) => {
  const person = await aParticipant(world.ada, frame, { isAdult })
  if (!isAdult)
    for (const audience of ['youth', 'caregiver'] as const)
      await agrees(world.ada, { ...of(person), audience, scopes: ['participate', 'analyse'] })
  const sent = await act(world.ada, 'submitResponse', { ...submission(frame, person, text), mode })
  await world.instance.settled()
  return { person, response: sent.id }
}
const of = (participantId: string) => ({ studyId: frame.studyId, participantId })
const newest = async (who: Someone, before: Flag[] | null) => {
  const known = new Set(before?.map(({ id }) => id))
  return (await flagsOf(who))?.filter(({ id }) => !known.has(id)) ?? null
}
const flagged = async (text: string, more?: More) => {
  const before = await flagsOf(sue!)
  const { person, response } = await says(text, more)
  const [flag] = (await newest(sue!, before))!
  return { person, response, flag: flag! }
}
const on = (flag: Flag, more: object = {}) => ({ studyId: frame.studyId, flagId: flag.id, ...more })
const does = (who: Someone, mutation: string, input: object) => act(who, mutation, input)
const pass = async (who: Someone, flag: Flag) => {
  const { data } = await who.ask<{ done: { code?: string } }>(
    'mutation ($input: OfFlagInput!) { done: passFlagOn(input: $input) { __typename ... on Refusal { code } } }',
    { input: on(flag) },
  )
  return data.done.code
}

describe('words that may speak of danger', () => {
  it('come to the reviewers within their clock, and are there for nobody else', async () => {
    const { flag } = await flagged(danger)
    expect(flag).toMatchObject({
      tier: 1,
      kinds: ['danger'],
      source: 'screening',
      step: 'first',
      outcome: null,
    })
    expect(new Date(flag.dueAt!).getTime() - Date.now()).toBeLessThan(15 * 60_000)
    for (const other of [world.ada, world.eve, cora!, ines!]) {
      expect(await flagsOf(other)).toBeNull()
      expect(await readFlag(other, flag.id)).toBeNull()
    }
    expect(await readFlag(sue!, flag.id)).toEqual([danger])
    const entries = await world.instance.app.db.auditEntry.findMany({
      where: { action: { in: ['screen response', 'read words'] } },
      select: { action: true, subjects: true },
    })
    expect(entries.map(({ action }) => action)).toContain('read words')
    expect(JSON.stringify(entries)).not.toMatch(/gun|outside/)
    expect(world.logged.join()).not.toMatch(/gun|outside/)
  })

  it('are nothing where they are said every day, and are read within a day where a minor is alone', async () => {
    const before = await flagsOf(sue!)
    await says('It was fine and the food was good.')
    await says('It was fine and the food was good.', { isAdult: false, mode: 'interview' })
    expect(await newest(sue!, before)).toEqual([])
    const { flag } = await flagged('It was fine and the food was good.', { isAdult: false })
    expect(flag).toMatchObject({ tier: 3, kinds: ['to_read'] })
    expect(await does(sue!, 'decideFlag', on(flag, { outcome: 'nothing_found' }))).toMatchObject({
      id: flag.id,
    })
  })

  it('are read by a person where the program cannot tell', async () => {
    const { analyst } = world.instance.app
    const { screen } = analyst
    analyst.screen = () => Promise.reject(new AnalysisFailed('took_too_long'))
    const { flag } = await flagged('It was fine.').finally(() => (analyst.screen = screen))
    expect(flag).toMatchObject({ tier: 2, kinds: ['unscreened'] })
  })

  it('have waited since they came in, however late a program came to read them', async () => {
    const { app } = world.instance
    const before = await flagsOf(sue!)
    const sent = new Date('2026-01-02T00:00:00Z').toISOString()
    const person = await aParticipant(world.ada, frame)
    const came = Date.now()
    const { id } = await act(world.ada, 'submitResponse', {
      ...submission(frame, person, danger),
      submittedAt: sent,
    })
    await world.instance.settled()
    const [flag] = (await newest(sue!, before))!
    const { receivedAt } = await app.db.response.findUniqueOrThrow({ where: { id: bare(id) } })
    expect(Math.abs(receivedAt.getTime() - came)).toBeLessThan(60_000)
    expect(new Date(flag!.dueAt!).getTime() - receivedAt.getTime()).toBe(15 * 60_000)
    const moved = app.db.response.updateMany({ where: { id: bare(id) }, data: { receivedAt: new Date(0) } })
    await expect(moved).rejects.toThrow()
  })

  it('are screened again by another lexicon, and stay one', async () => {
    const { response, flag } = await flagged('my foster dad touches me')
    const { app } = world.instance
    await app.db.screening.updateMany({ data: { version: '0' } })
    const [studyId, responseId] = [bare(frame.studyId), bare(response)]
    await app.db.safetyFlag.update({ where: { id: bare(flag.id) }, data: { kinds: [] } })
    await screenResponse(app, { studyId, responseId })
    const before = (await flagsOf(sue!))!.filter(({ id }) => id === flag.id)
    expect(before).toHaveLength(1)
    const screened = { studyId, answer: { responseId }, version: { not: '0' } }
    expect(await app.db.screening.count({ where: screened })).toBe(1)
  })

  it('are raised anew where another lexicon finds what whoever closed it did not know, and not again', async () => {
    const before = await flagsOf(sue!)
    const { response } = await flagged('It was alright.', { isAdult: false })
    const [toRead] = (await newest(sue!, before))!
    await does(sue!, 'decideFlag', on(toRead!, { outcome: 'nothing_found' }))
    const again = async (found: string) => {
      await screenAs(response, found)
      return (await newest(sue!, before))!.map(({ tier, kinds, outcome }) => ({ tier, kinds, outcome }))
    }
    const closed = { tier: 3, kinds: ['to_read'], outcome: 'nothing_found' }
    expect(await again('It was alright.')).toEqual([closed])
    expect(await again(danger)).toEqual([{ tier: 1, kinds: ['danger'], outcome: null }, closed])
    const more = await again('the guard comes in my room at night')
    expect(more[0]).toMatchObject({
      tier: 1,
      outcome: null,
      kinds: expect.arrayContaining(['danger', 'misconduct']),
    })
    expect(more).toHaveLength(2)
  })

  it('leave the record when they are withdrawn', async () => {
    const { person, flag } = await flagged('i want to kill myself tonight')
    await act(world.ada, 'recordConsent', {
      ...of(person),
      party: 'youth',
      scopes: ['participate'],
      decision: 'withdrawn',
      until: '2090-01-01T00:00:00Z',
    })
    expect((await flagsOf(sue!))!.find(({ id }) => id === flag.id)).toMatchObject({ tier: 1 })
    expect(await readFlag(sue!, flag.id)).toEqual([])
  })
})

describe('words that are gone before a program read them', () => {
  it('are told to the reviewers all the same', async () => {
    const before = await flagsOf(sue!)
    const { person, response } = await says('It was fine and the food was good.')
    await world.instance.app.db.screening.deleteMany({ where: { answer: { responseId: bare(response) } } })
    const no = { party: 'youth', scopes: ['participate'], decision: 'withdrawn', soFar: 'delete' }
    await act(world.ada, 'recordConsent', { ...of(person), ...no, until: '2090-01-01T00:00:00Z' })
    const found = (await newest(sue!, before))!
    expect(found).toMatchObject([{ tier: 2, kinds: ['unscreened'], source: 'screening', outcome: null }])
    expect(await readFlag(sue!, found[0]!.id)).toEqual([])
  })
})

describe('what a reviewer does', () => {
  it('is said once, with to whom and why, and is sealed', async () => {
    const { flag } = await flagged(danger)
    await does(sue!, 'acknowledgeFlag', on(flag))
    expect((await flagsOf(sue!))!.find(({ id }) => id === flag.id)).toMatchObject({
      isOwn: true,
      step: 'first',
    })
    expect(await does(sue!, 'decideFlag', on(flag, { outcome: 'reported' }))).toMatchObject({
      refused: 'invalid_input',
    })
    const reported = {
      outcome: 'reported',
      report: byPhone(),
      toldFirst: true,
      note: 'Careline, number 12 of today',
    }
    expect(await does(sue!, 'decideFlag', on(flag, reported))).toMatchObject({ id: flag.id })
    expect(await does(sal!, 'decideFlag', on(flag, reported))).toMatchObject({ refused: 'invalid_input' })
    const done = (await flagsOf(sal!))!.find(({ id }) => id === flag.id)
    expect(done).toMatchObject({
      outcome: 'reported',
      note: reported.note,
      step: null,
      waitsForSecond: false,
    })
    const row = await world.instance.app.db.safetyFlag.findUniqueOrThrow({ where: { id: bare(flag.id) } })
    expect(Buffer.from(row.note!).toString('utf8')).not.toContain('Careline')
  })

  it('takes two where nothing is to be reported, and the second may say no', async () => {
    const { flag } = await flagged('my uncle comes into my bed at night')
    const not = on(flag, { outcome: 'not_reportable', note: 'It is from a song' })
    expect(await does(sue!, 'decideFlag', on(flag, { outcome: 'nothing_found' }))).toMatchObject({
      refused: 'invalid_input',
    })
    await does(sue!, 'decideFlag', not)
    expect((await flagsOf(sal!))!.find(({ id }) => id === flag.id)).toMatchObject({ waitsForSecond: true })
    expect(await does(sue!, 'signFlag', on(flag, { agrees: true }))).toMatchObject({
      refused: 'second_person',
    })
    await does(sal!, 'signFlag', on(flag, { agrees: false }))
    expect((await flagsOf(sue!))!.find(({ id }) => id === flag.id)).toMatchObject({ outcome: null })
    await does(sue!, 'decideFlag', not)
    expect(await does(sal!, 'signFlag', on(flag, { agrees: true }))).toMatchObject({ id: flag.id })
    const alone = world.instance.app.db.safetyFlag.update({
      where: { id: bare(flag.id) },
      data: { signedBy: 'x' },
    })
    await expect(alone).rejects.toThrow()
  })

  it('is stored, though nothing is asked back', async () => {
    const { flag } = await flagged('my uncle comes into my bed at night')
    const bareAct = async (who: Someone, type: string, mutation: string, more: object = {}) => {
      const query = `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { __typename } }`
      const { data } = await who.ask<{ done: { __typename: string } }>(query, { input: on(flag, more) })
      return data.done.__typename
    }
    const not = { outcome: 'not_reportable', note: 'It is from a song' }
    expect(await bareAct(sue!, 'OfFlagInput', 'acknowledgeFlag')).toBe('MutationAcknowledgeFlagSuccess')
    expect(await bareAct(sue!, 'DecideFlagInput', 'decideFlag', not)).toBe('MutationDecideFlagSuccess')
    expect(await bareAct(sal!, 'SignFlagInput', 'signFlag', { agrees: true })).toBe('MutationSignFlagSuccess')
  })

  it('is for somebody else, of whom they know or work with; and never for nobody', async () => {
    const { flag } = await flagged('the guard comes in my room at night')
    expect(flag.kinds).toContain('misconduct')
    expect(await pass(sue!, flag)).toBeUndefined()
    expect((await flagsOf(sue!))!.find(({ id }) => id === flag.id)).toBeUndefined()
    expect(await does(sue!, 'acknowledgeFlag', on(flag))).toMatchObject({ refused: 'not_found' })
    expect(await pass(sal!, flag)).toBe('invalid_input')
    expect(await readFlag(sal!, flag.id)).toEqual(['the guard comes in my room at night'])
    const { person, flag: other } = await flagged(danger)
    await act(world.ada, 'recordWorker', { ...of(person), accountId: `Account-${bare(salId)}` })
    expect((await flagsOf(sal!))!.find(({ id }) => id === other.id)).toBeUndefined()
    expect(await readFlag(sal!, other.id)).toBeNull()
  })

  it('is seen by one still where the last two pass it on at the same time', async () => {
    const { flag } = await flagged(danger)
    const ends = await Promise.all([pass(sue!, flag), pass(sal!, flag)])
    expect(ends.filter((refused) => refused === undefined)).toHaveLength(1)
    const seen = await Promise.all([sue!, sal!].map(async (who) => (await readFlag(who, flag.id)) !== null))
    expect(seen.filter(Boolean)).toHaveLength(1)
  })
})

describe('what people raise', () => {
  it('takes one tap by who reads it, once, and not of what is not theirs to read', async () => {
    const before = await flagsOf(sue!)
    const { response } = await says('I felt a bit strange there.')
    const raise = (who: Someone) =>
      does(who, 'raiseConcern', { studyId: frame.studyId, responseId: response })
    expect(await raise(ines!)).toMatchObject({ refused: 'not_found' })
    await Promise.all([raise(cora!), raise(cora!), raise(world.ada)])
    expect(await newest(sue!, before)).toMatchObject([
      { tier: 2, source: 'person', kinds: ['raised_by_person'] },
    ])
  })

  it('comes again after somebody closed what was raised before', async () => {
    const { response } = await says('I felt a bit odd there.')
    const raise = () => does(cora!, 'raiseConcern', { studyId: frame.studyId, responseId: response })
    const before = await flagsOf(sue!)
    await raise()
    const [first] = (await newest(sue!, before))!
    await does(sue!, 'acknowledgeFlag', on(first!))
    await raise()
    expect(await newest(sue!, before)).toHaveLength(1)
    await does(sue!, 'decideFlag', on(first!, { outcome: 'already_known', note: 'Told last week' }))
    await Promise.all([raise(), raise()])
    const after = await newest(sue!, before)
    expect(after).toHaveLength(2)
    expect(after!.filter(({ outcome }) => outcome === null)).toMatchObject([{ tier: 2, source: 'person' }])
  })
})
