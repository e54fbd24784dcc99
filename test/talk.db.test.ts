// At the end somebody may ask to talk with a person: only who said so themself is named, with when; the wish stands on that
// person's desk without a word, until it is answered.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import type { SittingDoor } from '../packages/api/src/sitting/door.ts'
import { shippedCodebook } from './support/codebook.ts'
import { aFielded } from './support/draft.ts'
import { linkFor } from './support/invited.ts'
import { agreeTo, aPhone, openDoor } from './support/respondent.ts'
import { anOffer } from './support/talk.ts'
import {
  act,
  aParticipant,
  aStudy,
  joinStudy,
  openWorld,
  type Frame,
  type Someone,
  type World,
} from './support/world.ts'

let world: World
let frame: Frame
let door: SittingDoor
let ines: Someone
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await aFielded(world.ada, frame)
  await joinStudy(world, 'omar', frame, 'interviewer')
  ines = await world.signIn('omar')
  door = openDoor(world)
})
afterAll(() => world.close())

/** Pat, on the last screen before the end. */
const patAtTheEnd = async () => {
  const participantId = await aParticipant(world.ada, frame, { scopes: [] })
  const phone = aPhone(door)
  await phone.open(await linkFor(world, frame, participantId))
  await agreeTo(phone)
  for (let screens = 0; screens < 60 && (await phone.look()).kind !== 'talk'; screens += 1)
    await phone.press('next')
  return { participantId, phone }
}

type Wish = {
  participantId: string
  isOwn: boolean
  whom: string | null
  dueAt: string
  answeredAt: string | null
}
const wishesOf = async (who: Someone) => {
  const { data } = await who.ask<{ study: { talkWishes: Wish[] } }>(
    'query ($id: ID!) { study(id: $id) { talkWishes { participantId isOwn whom dueAt seenAt answeredAt } } }',
    { id: frame.studyId },
  )
  return data.study.talkWishes
}
const offer = (who: Someone, more: object = {}) =>
  act(who, 'offerTalk', { studyId: frame.studyId, ...anOffer, ...more })

describe('somebody to talk with', () => {
  it('is nobody where nobody said so', async () => {
    const { phone } = await patAtTheEnd()
    expect((await phone.see('talk')).offered).toEqual([])
    await phone.press('next', { 'a.talk': 'AAAAAAAAAAAAAAAAAAAAAA' })
    expect(await phone.see('end')).toMatchObject({ talk: null, notice: 'talk_gone' })
    expect(await wishesOf(world.ada)).toEqual([])
  })

  it('is who said so, with when, and finds the wish on their desk until it is answered', async () => {
    await offer(ines)
    const { participantId, phone } = await patAtTheEnd()
    const { offered, form } = await phone.see('talk')
    expect(offered).toMatchObject([
      { label: 'Ada from the front desk: She is in room 4', when: expect.any(String) },
    ])
    await Promise.all([1, 2, 3].map(() => phone.send(form, 'next', { 'a.talk': offered[0]!.key })))
    expect(await phone.see('end')).toMatchObject({ talk: { label: offered[0]!.label }, notice: null })
    // To who was asked, and to the evaluator, so that it does not wait with somebody who is ill.
    expect(await wishesOf(ines)).toMatchObject([
      { participantId, isOwn: true, whom: 'omar', answeredAt: null },
    ])
    expect(await wishesOf(world.ada)).toMatchObject([{ participantId, isOwn: false, whom: 'omar' }])
    const note = (who: Someone, step: string) =>
      act(who, 'noteTalk', { studyId: frame.studyId, participantId, step })
    await note(ines, 'seen')
    await note(ines, 'answered')
    expect((await note(ines, 'answered')).refused).toBe('not_found')
    expect((await wishesOf(ines))[0]!.answeredAt).not.toBeNull()
  })

  it('is nobody who left a wish unanswered past its time, until it is answered', async () => {
    const { participantId, phone } = await patAtTheEnd()
    await phone.press('next', { 'a.talk': (await phone.see('talk')).offered[0]!.key })
    await withClient(world.database.owner, (client) =>
      client.query(`UPDATE "TalkWish" SET "dueAt" = now() - interval '1 minute' WHERE "answeredAt" IS NULL`),
    )
    const next = await patAtTheEnd()
    expect((await next.phone.see('talk')).offered).toEqual([])
    await act(world.ada, 'noteTalk', { studyId: frame.studyId, participantId, step: 'answered' })
    expect((await next.phone.see('talk')).offered).toHaveLength(1)
  })

  it('is nobody who works with them, and nothing of the wish of another is told to them', async () => {
    const { participantId, phone } = await patAtTheEnd()
    const { key } = (await phone.see('talk')).offered[0]!
    await act(world.ada, 'recordWorker', {
      studyId: frame.studyId,
      participantId,
      accountId: `Account-${key}`,
    })
    expect((await phone.see('talk')).offered).toEqual([])
    // Between looking and pressing: said, and the numbers stand there.
    await phone.press('next', { 'a.talk': key })
    expect(await phone.see('end')).toMatchObject({ talk: null, notice: 'talk_gone' })
  })

  it('says it in each language of the study, in words that tell nobody anything, at hours that there are', async () => {
    const refused = async (more: object) => (await offer(ines, more)).refused
    expect(await refused({ knownAs: { en: 'Omar', es: null } })).toBe('invalid_input')
    expect(await refused({ how: { en: 'About trafficking', es: 'Sobre la trata' } })).toBe('invalid_input')
    expect(await refused({ hours: { ...anOffer.hours, to: '00:00' } })).toBe('invalid_input')
    expect(await refused({ hours: { ...anOffer.hours, days: [] } })).toBe('invalid_input')
    await offer(ines, { isOn: false })
    const { phone } = await patAtTheEnd()
    expect((await phone.see('talk')).offered).toEqual([])
  })
})
