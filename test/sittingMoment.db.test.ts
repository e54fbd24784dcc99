// Two tabs of one phone at once: on one an answer is sent, on the other, in that very moment, that it is no safe time.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shippedCodebook } from './support/codebook.ts'
import { aFielded } from './support/draft.ts'
import { linkFor } from './support/invited.ts'
import { agreeTo, aPhone, openDoor } from './support/respondent.ts'
import { act, aParticipant, aStudy, openWorld, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await aFielded(world.ada, frame)
  await act(world.ada, 'saveSettings', {
    ...{ studyId: frame.studyId, jurisdiction: 'us-ct', exitAddress: 'https://www.weather.gov/' },
  })
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

/** Between the sealing of the screen that is saved next, after where it stands, and its storing, something else begins, and has a second to end. */
const between = async (saving: () => Promise<unknown>, work: () => Promise<unknown>) => {
  const { words } = world.instance.app
  const seal = words.seal.bind(words)
  let working: Promise<unknown> | undefined
  let sealings = 0
  words.seal = async (place, text) => {
    const sealed = await seal(place, text)
    sealings += 1
    if (sealings === 2) {
      working = work()
      await Promise.race([working, new Promise((resolve) => setTimeout(resolve, 1_000))])
    }
    return sealed
  }
  try {
    await saving()
    await working
  } finally {
    words.seal = seal
  }
}

it('opens again, with what was kept', async () => {
  const pat = await aParticipant(world.ada, frame, { scopes: [] })
  const phone = aPhone(openDoor(world))
  await phone.open(await linkFor(world, frame, pat))
  await agreeTo(phone)
  const page = async () => {
    for (let screens = 0; screens < 60; screens += 1) {
      const view = await phone.look()
      if (view.kind === 'screen' && view.topic === 'Here and now') return view
      await phone.press('next')
    }
    throw new Error('nobody is asked whether it is a safe time')
  }
  const [one, other] = [await page(), await page()]
  await between(
    () => phone.send(one.form, 'next', { 'a.A2': '1' }),
    () => phone.send(other.form, 'next', { 'a.A2': '2' }),
  )
  // Whichever came first, the other one stands after it: what is kept is sealed under the key that holds now, and opens.
  expect(['screen', 'preview']).toContain((await phone.look()).kind)
})
