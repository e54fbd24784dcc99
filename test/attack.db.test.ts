// What someone would try who wants the program to stall, to fail for ever, or to say what it should not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedCodebook } from './support/codebook.ts'
import { act, aParticipant, aStudy, openWorld, submission, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(() => world?.close())

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i))
/** Two letters of a large alphabet. */
const letters = (i: number) => String.fromCharCode(0x4e00 + (i % 20_000), 0x3041 + Math.floor(i / 20_000))

const codeOf = async (who: 'ada' | 'nobody', query: string, variables: object = {}) => {
  const before = performance.now()
  const { errors } = await world[who].ask(query, { id: frame.studyId, ...variables })
  expect(performance.now() - before).toBeLessThan(2_000)
  return errors?.[0]?.extensions.code
}

describe('a request', () => {
  it('does not hide its depth in fragments', async () => {
    const chain = times(
      6,
      (i) => `fragment F${i} on Passage { id response { answers { passages { codings { passage {
        ${i < 5 ? `...F${i + 1}` : 'id'} } } } } } }`,
    )
    const query = `query ($id: ID!) { study(id: $id) { responses { edges { node { answers { passages { ...F0 } } } } } } }`
    expect(await codeOf('ada', `${query} ${chain.join(' ')}`)).toBe('too_deep')
  })

  it('does not ask a thousand times under a thousand names, signed in or not', async () => {
    const many = times(150, (i) => `a${i}: viewer { id name }`).join(' ')
    expect(await codeOf('nobody', `{ ${many} }`)).toBe('too_many')
    const doubled = times(
      9,
      (i) => `fragment F${i} on Viewer { ${i < 8 ? `...F${i + 1} ...G` : 'id'} }`,
    ).join(' ')
    const spread = times(60, (i) => `b${i}: viewer { ...F0 }`).join(' ')
    expect(await codeOf('nobody', `{ ${spread} } ${doubled} fragment G on Viewer { id name }`)).toBe(
      'too_many',
    )
    expect(await codeOf('nobody', `{ viewer { ${'name '.repeat(100_000)} } }`)).toBe('too_many')
  })

  it('does not search with a book', async () => {
    const query = `query ($id: ID!, $search: String) { study(id: $id) { themes {
      quotes(filter: { search: $search }) { totalCount } } } }`
    const search = times(5_000, (i) => i.toString(36)).join(' ')
    expect(await codeOf('ada', query, { search })).toBe('invalid_input')
  })
})

describe('an answer', () => {
  it.each([
    ['of more words than a search index holds', () => times(66_000, letters).join(' ')],
    [
      'of more lines than a call takes arguments',
      () => `The police lied and yelled.\n${'a\n'.repeat(99_000)}`,
    ],
    ['of signs that nobody sees', () => 'a\u200b\u202e'.repeat(60_000)],
  ])('%s is read like any other', async (_name, text) => {
    const pat = await aParticipant(world.ada, frame)
    const { id } = await act(world.ada, 'submitResponse', submission(frame, pat, text()))
    await world.instance.settled()
    const { data } = await world.ada.ask<{ node: { answers: { passages: { language: string }[] }[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Response { answers { passages { language } } } } }',
      { id },
    )
    expect(data.node.answers[0]!.passages).toHaveLength(1)
    expect(await world.instance.app.db.$queryRaw`SELECT 1 FROM pgboss.job WHERE retry_count > 0`).toEqual([])
  })
})
