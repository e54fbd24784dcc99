// Somebody answers alone: from the link to the closing page, with what they agree to on the way, and with what becomes of it
// when they stop, leave or lose the network.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import type { View } from '../packages/api/src/sitting/view.ts'
import type { SittingDoor } from '../packages/api/src/sitting/door.ts'
import { shippedCodebook } from './support/codebook.ts'
import { aFielded } from './support/draft.ts'
import { openPort, type Port } from './support/http.ts'
import { linkFor } from './support/invited.ts'
import { agreeTo, aPhone, openDoor, type Fields } from './support/respondent.ts'
import { act, agrees, aParticipant, aStudy, openWorld, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
let door: SittingDoor
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await asDemo(true)
  await aFielded(world.ada, frame)
  await act(world.ada, 'saveSettings', {
    studyId: frame.studyId,
    jurisdiction: 'us-ct',
    exitAddress: 'https://www.weather.gov/',
  })
  door = openDoor(world)
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

/** Words are asked of nobody who is alone but in the demo. */
const asDemo = (isDemo: boolean) =>
  withClient(world.database.owner, (client) =>
    client.query('UPDATE "Study" SET "isDemo" = $1 WHERE id = $2', [
      isDemo,
      frame.studyId.slice('Study-'.length),
    ]),
  )

const linkTo = (participantId: string) => linkFor(world, frame, participantId)

/** Pat, of age, asked nothing yet, with a link of their own. */
const pat = async () => {
  const id = await aParticipant(world.ada, frame, { scopes: [] })
  const phone = aPhone(door)
  await phone.open(await linkTo(id))
  return { id: id.slice('Participant-'.length), phone }
}

const responsesOf = (participantId: string) =>
  world.instance.app.db.response.findMany({
    where: { participantId },
    include: { answers: { include: { question: true }, orderBy: { position: 'asc' } } },
  })

const saidBy = async (participantId: string) => {
  const [response, ...more] = await responsesOf(participantId)
  expect(more).toEqual([])
  return Object.fromEntries(
    response!.answers.map(({ question, serviceId, state, value, values, words }) => [
      question.key + (serviceId && question.key !== 'V1' ? '@' : ''),
      state === 'answered' ? (words ? 'words' : values.length > 0 ? values : value) : state,
    ]),
  )
}

/** From the first topic to the end, by what is answered on which screen. */
const answerAll = async (phone: ReturnType<typeof aPhone>, given: Record<string, Fields>) => {
  const topics: string[] = []
  for (let screens = 0; screens < 60; screens += 1) {
    const view = await phone.look()
    if (view.kind === 'end') return topics
    if (view.kind === 'screen') topics.push(view.topic + (view.about ? ` (${view.about})` : ''))
    await phone.press('next', view.kind === 'screen' ? given[view.topic] : {})
  }
  throw new Error('it never ended')
}

/** To the screen of a topic. */
const goTo = async (phone: ReturnType<typeof aPhone>, topic: string, given: Record<string, Fields> = {}) => {
  for (let screens = 0; screens < 60; screens += 1) {
    const view = await phone.look()
    if (view.kind === 'screen' && view.topic === topic) return view
    await phone.press('next', view.kind === 'screen' ? given[view.topic] : {})
  }
  throw new Error(`there is no ${topic}`)
}

/** Answers one by one of a screen, as they are shown. */
const shownOn = (view: View): Record<string, unknown> =>
  view.kind !== 'screen'
    ? {}
    : Object.fromEntries(
        view.items.flatMap((item) => {
          if (!('name' in item)) return []
          return [[item.name, item.isHidden ? 'hidden' : item.kind === 'words' ? item.written : item.chosen]]
        }),
      )

describe('from the link to the end', () => {
  it('asks for everything once, and keeps what was answered as one response', async () => {
    const { id, phone } = await pat()
    expect((await phone.see('language')).languages).toEqual(['en', 'es'])
    const first = await agreeTo(phone)
    expect(first).toMatchObject({ kind: 'preview', topic: 'Here and now' })
    const topics = await answerAll(phone, {
      'Here and now': { 'a.A2': '1' },
      Police: { 'a.P1': '1', 'a.P2': '4', 'a.P3': 'They waited with me.' },
      Services: { 'a.V1': 'harbor', 'a.M1': ['1', '2', '3'] },
      'How it was': { 'a.V3.safe@harbor': '5', 'a.V3.ease@harbor': 'declined' },
      'All in all': { 'a.G1': '7' },
    })
    // P2 and P3 are asked because of P1: the screen comes a second time with them.
    expect(topics).toEqual([
      ...[
        'Here and now',
        'Police',
        'Police',
        'Services',
        'How it was (The harbor)',
        'All in all',
        'Thank you',
      ],
    ])
    expect(await saidBy(id)).toEqual({
      ...{ A2: 1, P1: 1, P2: 4, P3: 'words', V1: 1, M1: [1, 2] },
      ...{ 'V3.safe@': 5, 'V3.ease@': 'declined', G1: 7 },
    })
    const meeting = await world.instance.app.db.consentMeeting.findFirstOrThrow({
      where: { participantId: id },
      include: { decisions: true },
    })
    expect(meeting).toMatchObject({
      mode: 'self',
      documentation: 'e_click',
      canStop: 'known',
      canSkip: 'known',
    })
    expect(meeting.decisions.every(({ decision }) => decision === 'granted')).toBe(true)
    expect(await world.instance.app.db.savedScreen.count({ where: { participantId: id } })).toBe(0)
  })

  it('goes on in the other language with what was answered, and back to it', async () => {
    const { phone } = await pat()
    await agreeTo(phone)
    await goTo(phone, 'Police')
    await phone.press('language.es', { 'a.P1': '1' })
    expect(await phone.see('screen')).toMatchObject({ language: 'es', topic: 'La policía' })
    await phone.press('next', { 'a.P1': '1', 'a.P2': '4', 'a.P3': 'Café ñandú 🌊 שלום' })
    await phone.press('back')
    expect(shownOn(await phone.see('screen'))).toEqual({ P1: ['1'], P2: ['4'], P3: 'Café ñandú 🌊 שלום' })
  })

  it('asks nobody for words who is alone, where nobody on call would read them', async () => {
    const { id, phone } = await pat()
    await asDemo(false)
    await agreeTo(phone)
    const view = await goTo(phone, 'Police')
    await phone.press('next', { 'a.P1': '1', 'a.P3': 'Somebody should read this.' })
    expect(Object.keys(shownOn(await phone.look()))).toEqual(['P1', 'P2'])
    expect(view.items).toHaveLength(1)
    await answerAll(phone, { Police: { 'a.P1': '1' } })
    await asDemo(true)
    expect(await saidBy(id)).toMatchObject({ P1: 1, P3: 'routed_past' })
  })
})

describe('a request that is sent twice, late or out of order', () => {
  it('leaves the same behind as sent once', async () => {
    const { id, phone } = await pat()
    await agreeTo(phone)
    const first = await goTo(phone, 'Here and now')
    const early = first.form
    await phone.send(early, 'next', { 'a.A2': '1' })
    await phone.send(early, 'next', { 'a.A2': '1' })
    expect(await phone.see('preview')).toMatchObject({ topic: 'Police' })
    // The same screen in two tabs: what was shown later counts, whichever comes first.
    await phone.press('back')
    const [older, newer] = [(await phone.look()).form, (await phone.look()).form]
    await phone.send(newer, 'stay', { 'a.A2': 'declined' })
    await phone.send(older, 'next', { 'a.A2': '1' })
    expect(await phone.see('screen')).toMatchObject({ items: [{ name: 'A2', unsaid: 'declined' }] })
    const pressed = (await phone.look()).form
    await Promise.all([1, 2, 3].map(() => phone.send(pressed, 'next', { 'a.A2': '1' })))
    await answerAll(phone, { Police: { 'a.P1': '2' } })
    expect(await saidBy(id)).toMatchObject({ A2: 1, P1: 2 })
  })

  it('ends once', async () => {
    const { id, phone } = await pat()
    await agreeTo(phone)
    while ((await phone.look()).kind !== 'talk') await phone.press('next')
    const { form } = await phone.look()
    await Promise.all([1, 2, 3].map(() => phone.send(form, 'next')))
    expect((await phone.look()).kind).toBe('end')
    expect(await responsesOf(id)).toHaveLength(1)
  })

  it('takes no turn that was never shown, and no form of another page', async () => {
    const { phone } = await pat()
    const { form } = await phone.see('language')
    await phone.send({ ...form!, turn: 5000 }, 'next')
    await phone.send({ ...form!, token: 'another' }, 'next')
    expect((await phone.look()).kind).toBe('language')
  })
})

describe('who stops', () => {
  const begun = async () => {
    const pats = await pat()
    await agreeTo(pats.phone)
    await goTo(pats.phone, 'Police', { 'Here and now': { 'a.A2': '1' } })
    await pats.phone.press('stop', { 'a.P1': '1' })
    return pats
  }

  it('and keeps has said what they said so far', async () => {
    const { id, phone } = await begun()
    expect(await phone.see('stop')).toMatchObject({ hasAnswers: true })
    await phone.press('keep')
    expect((await phone.look()).kind).toBe('end')
    expect(await saidBy(id)).toMatchObject({ A2: 1, P1: 1, P2: 'skipped', G1: 'not_reached' })
  })

  it('and deletes is told so, and nothing is left but what they agreed to', async () => {
    const { id, phone } = await begun()
    await phone.press('delete')
    expect((await phone.look()).kind).toBe('deleted')
    expect(await responsesOf(id)).toEqual([])
    expect(await world.instance.app.db.savedScreen.count({ where: { participantId: id } })).toBe(0)
  })

  it('or returns, and nothing has changed', async () => {
    const { phone } = await begun()
    await phone.press('return')
    expect(shownOn(await phone.see('screen'))).toMatchObject({ P1: ['1'] })
  })

  it('or leaves at once: the browser holds nothing, and is led to the neutral page', async () => {
    const { phone } = await begun()
    const old = phone.cookie()
    const answer = await phone.visit('/s/exit')
    expect(answer).toMatchObject({ status: 303, location: 'https://www.weather.gov/' })
    expect(answer.forgets).toContain('"cache"')
    expect(phone.cookie()).toBe('')
    expect(
      await world.instance.app.db.sitting.count({ where: { browserHash: { not: null } } }),
    ).toBeGreaterThan(0)
    expect(old).not.toBe('')
  })

  it('because it is no safe time has said nothing', async () => {
    const { id, phone } = await pat()
    await agreeTo(phone)
    await goTo(phone, 'Here and now')
    await phone.press('next', { 'a.A2': '2' })
    expect(await phone.see('screen')).toMatchObject({ topic: 'Another time', isLast: true })
    expect(await world.instance.app.db.savedScreen.count({ where: { participantId: id } })).toBe(0)
    expect((await phone.press('next')).view).toMatchObject({
      ...{ kind: 'left', exitAddress: 'https://www.weather.gov/' },
    })
    expect(await responsesOf(id)).toEqual([])
  })

  it('by a no to taking part is asked nothing else, and is not reached again', async () => {
    const id = await aParticipant(world.ada, frame, { scopes: [] })
    const path = await linkTo(id)
    const phone = aPhone(door)
    await phone.open(path)
    expect((await agreeTo(phone, () => 'decline')).kind).toBe('declined')
    const decided = await world.instance.app.db.consentDecision.findMany({
      where: { participantId: id.slice('Participant-'.length) },
    })
    expect(decided.map(({ scope, decision }) => [scope, decision])).toEqual([['participate', 'declined']])
    expect(await aPhone(door).open(path)).toBeNull()
  })
})

describe('whom nobody may ask', () => {
  it('is led to no sitting: a minor without permission, an ended link, a study with no questions for one alone', async () => {
    const minor = await aParticipant(world.ada, frame, { isAdult: false, scopes: [] })
    expect(await aPhone(door).open(await linkTo(minor))).toBeNull()
    expect(await aPhone(door).open('/s/2222-3333-4444-5555')).toBeNull()
    const sittings = await world.instance.app.db.sitting.count({
      where: { participantId: minor.slice('Participant-'.length) },
    })
    expect(sittings).toBe(0)
  })

  it('is stopped where what they agreed to ends in the middle, and finds it again where it holds anew', async () => {
    const { id, phone } = await pat()
    await agreeTo(phone)
    await goTo(phone, 'Police', { 'Here and now': { 'a.A2': '1' } })
    const who = { studyId: frame.studyId, participantId: `Participant-${id}` }
    const no = { party: 'youth', decision: 'withdrawn', soFar: 'keep', scopes: ['participate'] }
    await act(world.ada, 'recordConsent', { ...who, ...no, until: '2090-01-01T00:00:00Z' })
    await phone.press('next', { 'a.P1': '1' })
    expect((await phone.look()).kind).toBe('not_yet')
    await agrees(world.ada, { ...who, scopes: ['participate'] })
    expect(shownOn(await goTo(phone, 'Police'))).toEqual({ P1: [] })
    await answerAll(phone, {})
    expect(await saidBy(id)).toMatchObject({ A2: 1, P1: 'skipped' })
  })
})

describe('at the port', () => {
  let port: Port
  beforeAll(async () => {
    port = await openPort(world)
  })
  afterAll(() => port.close())
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const post = (body: string, headers: Record<string, string> = {}, path = '/s') =>
    port.send(path, { method: 'POST', body, headers: { ...type, ...headers } })

  it('opens nothing by the bare link, and a cookie that no script and no other site can use by “it is for me”', async () => {
    const path = await linkTo(await aParticipant(world.ada, frame, { scopes: [] }))
    expect((await port.send(path)).headers['set-cookie']).toBeUndefined()
    const opened = await port.send(`${path}?me`)
    expect([opened.status, opened.headers.location]).toEqual([303, '/s'])
    const [cookie] = opened.headers['set-cookie']!
    expect(cookie).toMatch(/^__Host-s=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/)
    const page = await port.send('/s', { headers: { cookie: cookie!.split(';')[0]! } })
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    expect(page.text).toMatch(/<html lang="en" translate="no"/)
    const exit = await port.send('/s/exit', { headers: { cookie: cookie!.split(';')[0]! } })
    expect(exit).toMatchObject({
      status: 303,
      headers: { location: 'https://www.weather.gov/', 'clear-site-data': '"cache", "storage"' },
    })
  })

  it('keeps a hundred thousand characters, and gives back what is too long to be kept', async () => {
    const { id, phone } = await pat()
    await agreeTo(phone)
    await goTo(phone, 'Police')
    await phone.press('stay', { 'a.P1': '1' })
    const long = 'ñ🌊'.repeat(33_333)
    await phone.press('stay', { 'a.P1': '1', 'a.P3': long })
    // Compared without being printed: it is long.
    expect(shownOn(await phone.look())['P3'] === long).toBe(true)
    const answer = await phone.press('next', { 'a.P1': '1', 'a.P3': `${long} and more` })
    expect([answer.status, answer.view?.notice]).toEqual([422, 'too_long'])
    expect(shownOn(answer.view!)['P3'] === `${long} and more`).toBe(true)
    expect(await responsesOf(id)).toEqual([])
  })

  const bad: [string, string, Record<string, string>, number][] = [
    ['no UTF-8', 'a.P1=%FF%FE&do=next', {}, 400],
    ['no form at all', '{"do":"next"}', {}, 303],
    ['more than three megabytes', `a.P3=${'x'.repeat(3_200_000)}`, {}, 400],
    ['a form of another site', 'do=next', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a form of another origin', 'do=next', { origin: 'https://elsewhere.example' }, 403],
    ['a form that says no origin, without a token', 'do=next', { origin: 'null' }, 303],
  ]
  it.each(bad)('answers %s by a page, and nothing of it is stored', async (_, body, headers, status) => {
    const answer = await post(body, headers)
    expect([answer.status, answer.text.includes('P1')]).toEqual([status, false])
    expect(answer.headers['content-type']).toContain('text/html')
  })

  it('takes no answers of a version that it does not know, and tells', async () => {
    const { phone } = await pat()
    await agreeTo(phone)
    await goTo(phone, 'Police')
    await phone.press('next', { 'a.P1': '9', 'a.NEW': 'words' })
    expect(await phone.see('screen')).toMatchObject({ topic: 'Police', notice: 'not_a_choice' })
    await phone.press('next', { 'a.P1': '2' })
    expect((await phone.see('preview')).topic).toBe('Services')
  })

  it('finishes with the version that was begun, although it is asked no more', async () => {
    const { id, phone } = await pat()
    await agreeTo(phone)
    const { studyId } = frame
    const { data } = await world.ada.ask<{
      study: { instruments: { id: string; status: string; key: string }[] }
    }>('query ($id: ID!) { study(id: $id) { instruments { id status key } } }', { id: studyId })
    const asked = data.study.instruments.find(({ key }) => key === 'short')!
    const retired = await act(world.ada, 'retireInstrument', { studyId, instrumentId: asked.id })
    expect(retired.refused).toBeUndefined()
    expect(await aPhone(door).open(await linkTo(await aParticipant(world.ada, frame)))).toBeNull()
    await answerAll(phone, { Police: { 'a.P1': '2' } })
    expect(await saidBy(id)).toMatchObject({ P1: 2 })
  })
})
