// Of how many: the base of a theme is the people whose words were read with its codebook and may be counted now.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../packages/api/src/id.ts'
import {
  act,
  aParticipant,
  aStudy,
  openWorld,
  submission,
  themesOf,
  type Frame,
  type World,
} from './support/world.ts'

const spoken = 'The police never asked if I was okay. I would not call the police again.'
const title = (en: string) => ({ en, es: en })
const codes = [
  { id: 'police', title: title('Police'), definition: 'Police, officers, cops and what they do.' },
]
const book = (version: number, outline: string) =>
  JSON.stringify({
    ...{ id: 'base', version, title: title('Base'), codes },
    outline: [{ id: outline, title: title('Theme'), codes: ['police'] }],
  })

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, book(1, 'first'))
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const bare = (id: string) => id.slice(id.indexOf('-') + 1)
const theme = async (key: string) => {
  const found = (await themesOf(world.ada, frame.studyId)).find((one) => one.key === key)!
  const { people, base } = found.waves[0]!
  return { people, base }
}
const say = async () => {
  const pat = await aParticipant(world.ada, frame)
  await act(world.ada, 'submitResponse', submission(frame, pat, spoken))
  return pat
}
const withdraw = (participantId: string, scopes: string[]) =>
  act(world.ada, 'recordConsent', {
    studyId: frame.studyId,
    participantId,
    ...{ party: 'youth', decision: 'withdrawn', until: '2090-01-01T00:00:00Z', scopes },
  })

describe('the base of a theme', () => {
  it('leaves out who withdrew automated assistance, as the people do', async () => {
    const people = [await say(), await say(), await say()]
    await world.instance.settled()
    expect(await theme('first')).toEqual({ people: 3, base: 3 })
    await withdraw(people[0]!, ['automated_assist'])
    expect(await theme('first')).toEqual({ people: 2, base: 2 })
  })

  it('has whom a person read, where no program may', async () => {
    const pat = await say()
    await world.instance.settled()
    await withdraw(pat, ['automated_assist'])
    const { db } = world.instance.app
    const where = { studyId: bare(frame.studyId) }
    const passage = await db.passage.findFirstOrThrow({
      where: { ...where, participantId: bare(pat) },
      select: { id: true },
    })
    const code = await db.code.findFirstOrThrow({ where, select: { id: true } })
    const frameOf = { ...where, participantId: bare(pat), passageId: passage.id, codeId: code.id }
    await db.coding.create({
      data: {
        ...frameOf,
        id: newId(),
        origin: 'person',
        state: 'accepted',
        stance: 'negative',
        score: 1,
        spans: [],
      },
    })
    expect(await theme('first')).toEqual({ people: 3, base: 3 })
  })

  it('grows with the reading after another codebook came in', async () => {
    await world.instance.settled()
    const { db } = world.instance.app
    const before = await db.passage.findMany({ select: { id: true, taggedBy: true, participantId: true } })
    await act(world.ada, 'importCodebook', { studyId: frame.studyId, file: book(2, 'second') })
    await world.instance.settled()
    expect(await theme('second')).toEqual({ people: 2, base: 2 })
    // As it was when all but one still waited.
    const read = await db.passage.findFirstOrThrow({
      where: { codings: { some: { state: 'proposed' } } },
      select: { id: true },
    })
    const waiting = { not: read.id }
    await db.coding.deleteMany({ where: { passageId: waiting, state: 'proposed' } })
    await db.passage.updateMany({ where: { id: waiting }, data: { taggedBy: before[0]!.taggedBy } })
    expect(await theme('second')).toEqual({ people: 1, base: 1 })
  })

  it('is asked of the current codebook alone', async () => {
    const { data } = await world.ada.ask<{ study: { theme: object | null } }>(
      'query ($id: ID!) { study(id: $id) { theme(key: "first") { key } } }',
      { id: frame.studyId },
    )
    expect(data.study.theme).toBeNull()
  })
})
