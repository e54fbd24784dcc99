// What cannot be taken in is refused by name, with what to do about it; never as something that went wrong here.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedCodebook } from './support/codebook.ts'
import { act, aStudy, openWorld, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const nul = 'holds a NUL character'
const half = 'holds half of a character'

describe('text that no database holds', () => {
  it.each([
    ['addWave', { opensOn: '2026-01-01' }],
    ['addRegion', {}],
    ['addService', {}],
  ])('is named in the label of %s, in each language', async (mutation, rest) => {
    const add = (label: object) =>
      act(world.ada, mutation, { studyId: frame.studyId, key: 'new', label, ...rest })
    expect((await add({ en: 'a \u0000 b' })).message).toContain(`label.en: ${nul}`)
    expect((await add({ en: 'a', es: 'a \ud800 b' })).message).toContain(`label.es: ${half}`)
  })

  it('is named in the name of who signs in', async () => {
    const { data } = await world.nobody.ask<{ signIn: { message: string } }>(
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on Refusal { message } } }',
      { input: { name: 'a\u0000da', password: 'x' } },
    )
    expect(data.signIn.message).toContain(`name: ${nul}`)
  })

  it('is named in the key of a theme', async () => {
    const { errors } = await world.ada.ask(
      'query ($id: ID!, $key: String!) { study(id: $id) { theme(key: $key) { key } } }',
      { id: frame.studyId, key: 'theme\u0000police' },
    )
    expect(errors?.[0]?.message).toContain(`key: ${nul}`)
  })

  const title = { en: 'T' }
  const code = { id: 'x', title, definition: 'd' }
  const book = { id: 'a', version: 1, title, codes: [code] }
  const entry = { id: 'o', title, codes: ['x'] }
  const deep = JSON.parse('['.repeat(500) + ']'.repeat(500)) as unknown
  it.each<[string, object]>([
    [`title.en ${nul}`, { ...book, title: { en: 'a\u0000' } }],
    [`codes[0].definition ${nul}`, { ...book, codes: [{ ...code, definition: 'a\u0000' }] }],
    [`codes[0].note ${half}`, { ...book, codes: [{ ...code, note: 'a\ud800' }] }],
    [`the codebook ${nul} in a name`, { ...book, 'a\u0000': 1 }],
    ['goes deeper than 20 levels', { ...book, more: deep }],
    ['outline[1].id stands there twice', { ...book, outline: [entry, entry] }],
    ['outline[0].codes names a code twice', { ...book, outline: [{ ...entry, codes: ['x', 'x'] }] }],
    ['version is not a whole number from 0 to 2147483647', { ...book, version: 2_147_483_648 }],
    [
      'has more than 100 codes',
      { ...book, codes: Array.from({ length: 101 }, (_, i) => ({ ...code, id: `x${i}` })) },
    ],
  ])('or no list does is named in a codebook: %s', async (says, file) => {
    const { refused, message } = await act(world.ada, 'importCodebook', {
      studyId: frame.studyId,
      file: JSON.stringify(file),
    })
    expect([refused, message]).toEqual(['invalid_input', expect.stringContaining(says)])
  })
})

describe('a list of a study that is given whole', () => {
  it('takes a hundred and says so', async () => {
    const add = (key: string) =>
      act(world.ada, 'addRegion', { studyId: frame.studyId, key, label: { en: 'R' } })
    const made = Array.from({ length: 99 }, (_, index) => `r${index}`)
    for (const key of made) expect((await add(key)).id).toMatch(/^Region-/)
    expect((await add('one-more')).message).toContain('has 100 regions, and a study takes no more')
  })
})

describe('a request that does not fit the schema', () => {
  const ask = async (query: string, variables: object) => {
    const { errors } = await world.ada.ask(query, { id: frame.studyId, ...variables })
    return errors!.map(({ message }) => message).join()
  }
  const submit = 'mutation ($secret: SubmitResponseInput!) { submitResponse(input: $secret) { __typename } }'

  it.each(['first', 'last'])('is told that %s is below 0', async (name) => {
    for (const list of ['responses', 'participants'])
      expect(
        await ask(`query ($id: ID!, $n: Int) { study(id: $id) { ${list}(${name}: $n) { totalCount } } }`, {
          n: -1,
        }),
      ).toContain(`${name}: is below 0. Give 0 to 100.`)
  })

  it.each(['responses', 'participants'])('is told that a cursor is none of the list of %s', async (list) => {
    const query = `query ($id: ID!, $before: String) { study(id: $id) { ${list}(before: $before) { totalCount } } }`
    expect(await ask(query, { before: 'over there' })).toContain('before: is not a cursor of this list')
  })

  it('is told which field is no instant, missing or unknown, in the schema’s words and no other', async () => {
    const said = await ask(submit, {
      secret: { submittedAt: 'purple', bicycle: 'lantern', answers: [{ value: 'many' }] },
    })
    for (const part of [
      'input.submittedAt is no DateTime',
      'input.answers.0.value is no Int',
      'input.answers.0.questionId is missing',
      'input.waveId is missing',
      'input has a field that SubmitResponseInput does not know',
    ])
      expect(said).toContain(part)
    expect(said).not.toMatch(/secret|purple|bicycle|lantern|many/)
    expect(await ask(submit, {})).toContain('input is missing')
  })
})
