// Ada changes a coding to a code that Ben already decided about at the same passage: what he decided stays his.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedCodebook } from './support/codebook.ts'
import * as deciding from './support/deciding.ts'
import { ofCode, seen } from './support/deciding.ts'
import { aStudy, openWorld, type Frame, type Someone, type World } from './support/world.ts'

let world: World
let frame: Frame
let codes: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await deciding.haveBenCode(world, frame)
  codes = await deciding.codesOf(world.ada, frame)
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const text = 'The police put me in handcuffs. The judge listened to me in court and asked what I wanted.'
const passageOf = (response: string) => deciding.passageOf(world.ada, response)
const tell = (who: Someone, mutation: string, input: object) => deciding.tell(who, frame, mutation, input)

const both = async () => {
  const { response, passage } = await deciding.say(world, frame, text)
  return {
    ...{ response, passage },
    source: ofCode(passage, 'law_enforcement_trust'),
    target: ofCode(passage, 'judicial_voice'),
  }
}
const change = (source: deciding.Coding, codeId = codes['judicial_voice']) =>
  tell(world.ada, 'changeCoding', { ...seen(source), codeId, stance: 'mixed' })

describe('a change to a code', () => {
  it('that another accepted there leaves that as it is, and undo brings the source alone back', async () => {
    const { response, source, target } = await both()
    await tell(world.ben, 'acceptCoding', seen(target))
    const before = ofCode(await passageOf(response), 'judicial_voice')
    const changed = await change(source)
    expect(changed).toMatchObject({
      state: 'rejected',
      decision: { by: 'ada', code: { key: 'judicial_voice' } },
    })
    expect(ofCode(await passageOf(response), 'judicial_voice')).toEqual(before)
    expect(before).toMatchObject({ state: 'accepted', stance: target.stance, decision: { by: 'ben' } })
    expect(await tell(world.ada, 'undoDecision', seen(changed))).toMatchObject({ state: 'proposed' })
    expect(ofCode(await passageOf(response), 'judicial_voice')).toEqual(before)
  })

  it('that another coded there by hand leaves that as it is', async () => {
    const { response, passage, source } = await both()
    const spans = [{ start: 0, end: 10 }]
    const calm = { passageId: passage.id, codeId: codes['safety'], stance: 'negative', expected: 0, spans }
    await tell(world.ben, 'addCoding', calm)
    expect((await change(source, codes['safety'])).state).toBe('rejected')
    expect(ofCode(await passageOf(response), 'safety', 'person')).toMatchObject({
      ...{ state: 'accepted', stance: 'negative', spans, revision: 1 },
    })
  })

  it('that another rejected there is refused with what they decided, and stores nothing', async () => {
    const { response, source, target } = await both()
    await tell(world.ben, 'rejectCoding', seen(target))
    const before = await passageOf(response)
    expect(await change(source)).toMatchObject({
      refused: 'decided_meanwhile',
      coding: { id: target.id, state: 'rejected' },
      last: { act: 'reject', by: 'ben' },
    })
    expect(await passageOf(response)).toEqual(before)
  })

  it('that the same person rejected before goes on', async () => {
    const { response, source, target } = await both()
    await tell(world.ada, 'rejectCoding', seen(target))
    expect((await change(source)).state).toBe('rejected')
    expect(ofCode(await passageOf(response), 'judicial_voice', 'person')).toMatchObject({ state: 'accepted' })
  })
})
