// What is said of young people beside their answers is screened too: what the board writes and is answered, how somebody may be
// reached; and whoever talks with somebody raises it before the interview is sent.
import { screenVersion } from '@firsthand/analysis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AnalysisFailed } from '../packages/api/src/analyst.ts'
import { overdueObjections, screenObjection } from '../packages/api/src/board/step.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare, byPhone } from './support/deciding.ts'
import { act, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

const danger = 'he has a gun and he is outside my house rn'

let world: World
let frame: Frame
let studyId: string
let [sue, sal, ines, otto]: Someone[] = []
let salId: string
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  studyId = bare(frame.studyId)
  sue = (await newcomer(world, 'sue', frame, 'safety_reviewer')).browser
  const second = await newcomer(world, 'sal', frame, 'safety_reviewer')
  ;[sal, salId] = [second.browser, second.id]
  ines = (await newcomer(world, 'ines', frame, 'interviewer')).browser
  otto = (await newcomer(world, 'otto', frame, 'board')).browser
})
afterAll(() => world.close())

type Flag = {
  id: string
  tier: number
  kinds: string[]
  source: string
  step: string | null
  goneAt: string | null
  interviewer: string | null
  outcome: string | null
}
const flagsOf = async (who: Someone, source: string): Promise<Flag[]> => {
  const { data } = await who.ask<{ safety: { flags: Flag[] } }>(
    `query ($study: ID!) { safety(study: $study) { flags { id tier kinds source step goneAt interviewer outcome } } }`,
    { study: frame.studyId },
  )
  return data.safety.flags.filter((flag) => flag.source === source)
}
const since = async (before: Flag[], source: string, who: Someone = sue!) => {
  await world.instance.settled()
  const known = new Set(before.map(({ id }) => id))
  return (await flagsOf(who, source)).filter(({ id }) => !known.has(id))
}
const readFlag = async (who: Someone, { id }: Flag) => {
  const { data } = await who.ask<{ node: { said: { words: string }[] } | null }>(
    'query ($id: ID!) { node(id: $id) { ... on SafetyFlag { said { question { en } words } } } }',
    { id },
  )
  return data.node?.said.map(({ words }) => words) ?? null
}
const decide = ({ id }: Flag) => {
  const what = { outcome: 'reported', report: byPhone(), note: 'Careline, number 12' }
  return act(sue!, 'decideFlag', { studyId: frame.studyId, flagId: id, ...what })
}
/** Otto says of a theme how it should read. */
const objects = async (shouldSay: string): Promise<string> => {
  const { data } = await otto!.ask<{ done: { __typename: string } }>(
    'mutation ($input: RaiseObjectionInput!) { done: raiseObjection(input: $input) { __typename } }',
    { input: { studyId: frame.studyId, themeKey: 'theme_police', shouldSay } },
  )
  expect(data.done.__typename).toBe('MutationRaiseObjectionSuccess')
  const rows = { where: { studyId }, orderBy: { raisedAt: 'desc' as const } }
  return (await world.instance.app.db.objection.findFirstOrThrow(rows)).id
}
const answers = (objectionId: string, answer: string) =>
  world.ada.ask(
    'mutation ($input: AnswerObjectionInput!) { answerObjection(input: $input) { __typename } }',
    {
      input: { studyId: frame.studyId, objectionId, answer },
    },
  )

describe('what the board writes', () => {
  it('comes to the reviewers, about nobody of the study, with what it was answered', async () => {
    const before = await flagsOf(sue!, 'board')
    const ordinary = await objects('We said that it depends on who is on duty.')
    await answers(ordinary, 'We have changed the sentence.')
    expect(await since(before, 'board')).toEqual([])
    const objection = await objects(danger)
    const [flag, ...more] = await since(before, 'board')
    expect([flag, more]).toMatchObject([{ tier: 1, kinds: ['danger'], goneAt: null }, []])
    expect(await readFlag(sue!, flag!)).toEqual([danger])
    for (const other of [world.ada, otto!, ines!]) expect(await readFlag(other, flag!)).toBeNull()
    await decide(flag!)
    await answers(objection, 'one of us said kms after this')
    const [second] = await since([...before, flag!], 'board')
    expect(second).toMatchObject({ outcome: null })
    expect(await readFlag(sue!, second!)).toEqual([danger, 'one of us said kms after this'])
    const entries = await world.instance.app.db.auditEntry.findMany({
      where: { studyId },
      select: { action: true, subjects: true },
    })
    // Whatever was found: by its time it tells of which objection it is.
    const screened = entries.filter(({ action }) => action === 'screen objection')
    expect(screened.length).toBeGreaterThan(3)
    for (const { subjects } of screened) expect(subjects).toEqual({ version: screenVersion })
    expect(JSON.stringify(entries)).not.toMatch(/gun|outside|kms/)
  })

  it('is read by a person where the program cannot, and tried again; another lexicon reads it anew', async () => {
    const { app } = world.instance
    const before = await flagsOf(sue!, 'board')
    const { screen } = app.analyst
    app.analyst.screen = () => Promise.reject(new AnalysisFailed('took_too_long'))
    const objectionId = await objects('It was fine.')
    const [flag] = await since(before, 'board').finally(() => (app.analyst.screen = screen))
    expect(flag).toMatchObject({ tier: 2, kinds: ['unscreened'] })
    await decide(flag!)
    const isOverdue = async () =>
      (await app.db.$transaction((tx) => overdueObjections(tx))).some(
        (job) => 'objectionId' in job && job.objectionId === objectionId,
      )
    expect(await isOverdue()).toBe(true)
    await screenObjection(app, { studyId, objectionId })
    expect(await isOverdue()).toBe(false)
    await app.db.objection.updateMany({ where: { id: objectionId }, data: { screenedBy: '0' } })
    expect(await isOverdue()).toBe(true)
    app.analyst.screen = () => screen(danger)
    await screenObjection(app, { studyId, objectionId }).finally(() => (app.analyst.screen = screen))
    await screenObjection(app, { studyId, objectionId })
    expect(await since([...before, flag!], 'board')).toMatchObject([{ tier: 1, outcome: null }])
  })

  it('of somebody’s quote is theirs: who works with them finds nothing, and a no leaves the record', async () => {
    const { app } = world.instance
    const before = await flagsOf(sue!, 'board')
    const person = await aParticipant(world.ada, frame)
    await act(world.ada, 'submitResponse', submission(frame, person, 'It was alright there.'))
    await world.instance.settled()
    const participantId = bare(person)
    const { id: passageId } = await app.db.passage.findFirstOrThrow({ where: { participantId } })
    const note = async (id: string, text: string) => {
      const place = { studyId, participantId, row: id, column: 'objection' } as const
      const words = await app.words.sealForBoard(place, text)
      const of = { studyId, id, participantId, passageId, themeKey: 'theme_police', accountId: bare(salId) }
      await app.db.objection.create({
        data: { ...of, spans: [], words, raisedAt: new Date(), owedBy: new Date() },
      })
      return { studyId, objectionId: id }
    }
    await screenObjection(app, await note('aaaaaaaaaaaaaaaaaaaaa1', danger))
    const [flag] = await since(before, 'board')
    expect(await readFlag(sal!, flag!)).toEqual([danger])
    await act(world.ada, 'recordWorker', {
      ...{ studyId: frame.studyId, participantId: person, accountId: salId },
    })
    expect([await readFlag(sal!, flag!), await readFlag(sue!, flag!)]).toEqual([null, [danger]])
    // A second is not read by any program before they take their yes back: a person is told.
    await note('aaaaaaaaaaaaaaaaaaaaa2', 'It was fine.')
    // Nor what a third was answered, after its own item was decided.
    await screenObjection(app, await note('aaaaaaaaaaaaaaaaaaaaa3', danger))
    const third = (await since([...before, flag!], 'board'))[0]!
    await decide(third)
    await app.db.objection.update({
      where: { id: 'aaaaaaaaaaaaaaaaaaaaa3' },
      data: { answer: Buffer.from('sealed'), answeredBy: bare(salId), answeredAt: new Date() },
    })
    const saysNo = () =>
      act(world.ada, 'recordConsent', {
        ...{ studyId: frame.studyId, participantId: person, party: 'youth', scopes: ['analyse'] },
        ...{ decision: 'withdrawn', until: '2090-01-01T00:00:00Z' },
      })
    await saysNo()
    const told = () => app.db.safetyFlag.findMany({ where: { participantId, kinds: { has: 'unscreened' } } })
    const last = (await told()).find(({ responseId }) => responseId.endsWith('3'))!
    await decide({ id: `SafetyFlag-${last.id}` } as Flag)
    await saysNo()
    // Once.
    expect(await told()).toHaveLength(2)
    const known = [...before, third, { id: `SafetyFlag-${last.id}` } as Flag]
    const [first, second] = await since(known, 'board')
    expect([first, second]).toMatchObject([{ tier: 1 }, { tier: 2, kinds: ['unscreened'] }])
    expect([await readFlag(sue!, first!), await readFlag(sue!, second!)]).toEqual([[], []])
  })
})

describe('how somebody may be reached', () => {
  const plan = (person: string, mustNotKnow: string) =>
    act(ines!, 'keepContact', {
      ...{ studyId: frame.studyId, participantId: person, channel: 'in_person', language: 'en', mustNotKnow },
    })

  it('is screened as it is written down, and once while it waits', async () => {
    const before = await flagsOf(sue!, 'contact')
    const person = await aParticipant(ines!, frame)
    await plan(person, 'Her aunt.')
    expect(await since(before, 'contact')).toEqual([])
    await plan(person, 'Her boyfriend. She said he has a gun and he is outside her house right now.')
    await plan(person, 'Her boyfriend. She said he has a gun and he is outside her house right now!')
    const [flag, ...more] = await since(before, 'contact')
    expect([flag, more]).toMatchObject([{ tier: 1, outcome: null }, []])
    expect(await readFlag(sue!, flag!)).toEqual([])
    await decide(flag!)
    await plan(person, 'Her boyfriend, who has a gun and is outside her house right now.')
    expect(await since([...before, flag!], 'contact')).toHaveLength(1)
  })

  it('is kept whatever becomes of the program that screens it, and a person looks', async () => {
    const { app } = world.instance
    const before = await flagsOf(sue!, 'contact')
    const person = await aParticipant(ines!, frame)
    const { screen } = app.analyst
    app.analyst.screen = () => new Promise(() => undefined)
    const { refused } = await plan(person, 'Her aunt.').finally(() => (app.analyst.screen = screen))
    expect(refused).toBeUndefined()
    expect(await since(before, 'contact')).toMatchObject([{ tier: 2, kinds: ['unscreened'] }])
  })
})

describe('an interview that goes on', () => {
  const raises = async (who: Someone, participantId: string, key: string) => {
    const { data } = await who.ask<{ done: { code?: string; data?: object } }>(
      `mutation ($input: RaiseInterviewInput!) { done: raiseInterview(input: $input) { ... on Refusal { code }
        ... on MutationRaiseInterviewSuccess { data { hasReviewer goesByLetter } } } }`,
      { input: { studyId: frame.studyId, participantId, key } },
    )
    return data.done.code ?? data.done.data
  }

  it('is raised to everybody at once by whoever sits there, and read once it is sent', async () => {
    const before = await flagsOf(sue!, 'interview')
    const [person, key] = [await aParticipant(ines!, frame), crypto.randomUUID()]
    expect(await raises(ines!, person, key)).toMatchObject({ hasReviewer: true })
    expect(await raises(ines!, person, key)).toMatchObject({ hasReviewer: true })
    const [flag, ...more] = await since(before, 'interview')
    expect([flag, more]).toMatchObject([{ tier: 1, step: 'everybody', interviewer: 'ines' }, []])
    expect(await readFlag(sue!, flag!)).toEqual([])
    await act(ines!, 'submitResponse', {
      ...submission(frame, person, 'She listened to me.'),
      ...{ mode: 'interview', idempotencyKey: key },
    })
    expect(await readFlag(sue!, flag!)).toEqual(['She listened to me.'])
    await act(sue!, 'acknowledgeFlag', { studyId: frame.studyId, flagId: flag!.id })
    expect(await since(before, 'interview')).toMatchObject([{ step: 'first' }])
    // What comes up after somebody took it is for everybody again.
    await raises(ines!, person, key)
    const row = { where: { id: bare(flag!.id) }, select: { acknowledgedAt: true, round: true } }
    expect(await since(before, 'interview')).toMatchObject([{ id: flag!.id, step: 'everybody' }])
    expect(await world.instance.app.db.safetyFlag.findUnique(row)).toEqual({ acknowledgedAt: null, round: 1 })
  })

  it('says whether a letter goes to anybody', async () => {
    const { app } = world.instance
    const person = await aParticipant(ines!, frame)
    const asks = () => raises(ines!, person, crypto.randomUUID())
    expect(await asks()).toEqual({ hasReviewer: true, goesByLetter: false })
    app.post = { mail: () => Promise.resolve(true), address: 'https://desk.example' }
    expect(await asks()).toEqual({ hasReviewer: true, goesByLetter: false })
    await act(sue!, 'saveReach', { studyId: frame.studyId, address: 'sue@agency.example' })
    expect(await asks()).toEqual({ hasReviewer: true, goesByLetter: true })
    await world.instance.settled()
    app.post = null
  })

  it('is raised by nobody who does not talk with them, and says where nobody could read it', async () => {
    const person = await aParticipant(world.ada, frame)
    const key = crypto.randomUUID()
    expect(await raises(ines!, person, key)).toBe('not_found')
    expect(await raises(otto!, person, key)).toBe('forbidden')
    expect(await raises(world.ada, person, 'no key')).toBe('invalid_input')
    // The key of another person's interview opens nothing of theirs.
    const sent = submission(frame, person, 'Only for Ada.')
    await act(world.ada, 'submitResponse', { ...sent, mode: 'interview' })
    const hers = await aParticipant(ines!, frame)
    const before = await flagsOf(sue!, 'interview')
    await raises(ines!, hers, sent.idempotencyKey)
    const [flag] = await since(before, 'interview')
    expect(await readFlag(sue!, flag!)).toEqual([])
  })
})

describe('who is tied to a service', () => {
  it('finds nothing of what the board or an interviewer wrote of its people', async () => {
    const before = await flagsOf(sue!, 'board')
    await act(world.ada, 'addTie', {
      ...{ studyId: frame.studyId, accountId: salId, serviceId: frame.serviceId },
    })
    await objects('the guard comes in my room at night')
    const [flag] = await since(before, 'board')
    expect(flag!.kinds).toContain('misconduct')
    expect([await readFlag(sal!, flag!), await readFlag(sue!, flag!)]).toEqual([
      null,
      ['the guard comes in my room at night'],
    ])
    const person = await aParticipant(ines!, frame)
    const contact = await flagsOf(sue!, 'contact')
    await act(ines!, 'keepContact', {
      ...{ studyId: frame.studyId, participantId: person, channel: 'in_person', language: 'en' },
      mustNotKnow: 'He has a gun and he is outside her house right now.',
    })
    expect(await since(contact, 'contact')).toHaveLength(1)
    expect(await since(contact, 'contact', sal!)).toEqual([])
  })
})
