// A slice of `bench -- mutate`: requests changed by chance, sent by each role and by nobody. None of them may fail
// inside, and no answer may repeat what was sent or show how it was made.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedCodebook } from './support/codebook.ts'
import { createMutator, everyone, faultOf, planted, sendMutated } from './support/mutate.ts'
import { act, aParticipant, aStudy, openWorld, submission, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(() => world?.close())

describe('three hundred requests changed by chance', () => {
  it('are each answered or refused in our own words, and the next is answered as before', async () => {
    const pat = await aParticipant(world.ada, frame)
    const { id } = await act(world.ada, 'submitResponse', submission(frame, pat, 'The police listened.'))
    await world.instance.settled()
    const ids = [frame.studyId, frame.waveId, frame.instrumentId, frame.serviceId, pat, id]
    const people = await everyone(world, frame)
    const { sent, refused, faults } = await sendMutated(people, createMutator(4, ids), 300)
    expect(faults).toEqual([])
    expect(sent).toBe(300)
    expect(refused).toBeGreaterThan(50)
    expect(refused).toBeLessThan(270)
    expect(world.logged.filter((line) => line.includes('failed'))).toEqual([])
    const { data } = await world.ada.ask<{ viewer: { name: string } }>('{ viewer { name } }')
    expect(data.viewer.name).toBe('ada')
  })

  it('would be found out where they are not', () => {
    const answer = (message: string, code = 'invalid_request', status = 200) => ({
      data: null,
      status,
      text: JSON.stringify({ errors: [{ message }] }),
      errors: [{ message, extensions: { code } }],
    })
    expect(faultOf(answer('fine'))).toBeNull()
    expect(faultOf(answer('fine', 'invalid_request', 500))).toBe('status 500')
    expect(faultOf(answer(`got "${planted}"`))).toContain('repeats')
    expect(faultOf(answer('at run (/srv/graphql.js:3:4)'))).toContain('inside')
    expect(faultOf(answer('Something went wrong', 'unexpected'))).toBe('unexpected')
  })
})
