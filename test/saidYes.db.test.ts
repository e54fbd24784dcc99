// One or two words after a yes to somebody who talks with them are read by a person within the hour: too few for a program to tell
// what they ask for. After a no, or among other questions, they are what they say.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { act, aParticipant, aStudy, openWorld, submission, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
let asked: { instrumentId: string; help: string; words: string }
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const { id: instrumentId, message } = await act(world.ada, 'addInstrument', {
    ...{ studyId: frame.studyId, key: 'close', version: '1.0.0', title: { en: 'Close', es: 'Cierre' } },
    questions: [
      {
        key: 'Z1',
        type: 'single',
        text: {
          en: 'Would you like someone to talk with you today?',
          es: '¿Quieres hablar con alguien hoy?',
        },
      },
      { key: 'Z2', type: 'long', text: { en: 'Is there anything else?', es: '¿Algo más?' } },
    ],
  })
  expect(message).toBeUndefined()
  type Asked = { id: string; questions: { id: string; key: string }[] }
  const { data } = await world.ada.ask<{ study: { instruments: Asked[] } }>(
    'query ($id: ID!) { study(id: $id) { instruments { id questions { id key } } } }',
    { id: frame.studyId },
  )
  const { questions } = data.study.instruments.find((one) => one.id === instrumentId)!
  const id = (key: string) => questions.find((one) => one.key === key)!.id
  asked = { instrumentId, help: id('Z1'), words: id('Z2') }
})
afterAll(() => world.close())

const flagOf = async (value: number, text: string) => {
  const person = await aParticipant(world.ada, frame)
  const sent = await act(world.ada, 'submitResponse', {
    ...submission(frame, person, text),
    instrumentId: asked.instrumentId,
    answers: [
      { questionId: asked.help, value },
      { questionId: asked.words, text },
    ],
  })
  expect([sent.refused, sent.message]).toEqual([undefined, undefined])
  await world.instance.settled()
  const flag = await world.instance.app.db.safetyFlag.findFirst({ where: { participantId: bare(person) } })
  return flag && { tier: flag.tier, kinds: flag.kinds }
}

it.each([
  [2, 'please', { tier: 2, kinds: ['asks_for_help'] }],
  [3, 'ahora sí', { tier: 2, kinds: ['asks_for_help'] }],
  [1, 'please', null],
  [2, 'it was fine and the food was good', null],
])('said %s, and then "%s": %j', async (value, text, expected) => {
  expect(await flagOf(value, text)).toEqual(expected)
})
