// Somebody answers alone: from the link to the closing page, with what they agree to on the way, and with what becomes of it
// when they stop, leave or lose the network.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import type { SittingDoor } from '../packages/api/src/sitting/door.ts'
import { shippedCodebook } from './support/codebook.ts'
import { aFielded } from './support/draft.ts'
import { agreeTo, aPhone, openDoor } from './support/respondent.ts'
import { act, aParticipant, aStudy, openWorld, type Frame, type World } from './support/world.ts'

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

const linkTo = async (participantId: string): Promise<string> => {
  const of = { studyId: frame.studyId, participantId }
  await act(world.ada, 'keepContact', { ...of, channel: 'in_person', language: 'en' })
  const { data } = await world.ada.ask<{ done: { data: { path: string } } }>(
    `mutation ($input: InviteToWaveInput!) { done: inviteToWave(input: $input) { __typename
      ... on MutationInviteToWaveSuccess { data { path } } } }`,
    { input: { ...of, waveId: frame.waveId, way: 'by_hand' } },
  )
  return data.done.data.path
}

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
const answerAll = async (
  phone: ReturnType<typeof aPhone>,
  given: Record<string, Record<string, string | string[]>>,
) => {
  const topics: string[] = []
  for (let screens = 0; screens < 60; screens += 1) {
    const view = await phone.look()
    if (view.kind === 'end') return topics
    if (view.kind === 'screen') topics.push(view.topic + (view.about ? ` (${view.about})` : ''))
    await phone.press('next', view.kind === 'screen' ? given[view.topic] : {})
  }
  throw new Error('it never ended')
}

describe('from the link to the end', () => {
  it('asks for everything once, and keeps what was answered as one response', async () => {
    const { id, phone } = await pat()
    expect((await phone.see('language')).languages).toEqual(['en', 'es'])
    const first = await agreeTo(phone)
    expect(first).toMatchObject({ kind: 'preview', topic: 'Here and now' })
    const topics = await answerAll(phone, {
      'Here and now': { 'a.A2': '1' },
      Police: { 'a.P1': '1', 'a.P2': '4', 'a.P3': 'They waited with me.' },
      Services: { 'a.V1': 'harbor', 'a.M1': ['1', '2'] },
      'How it was': { 'a.V3.safe@harbor': '5', 's.V3.ease@harbor': 'declined' },
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
})
