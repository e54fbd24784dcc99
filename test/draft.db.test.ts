// What two who write the same questions do to one another, and what does not come in by another door than the editor's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedCodebook } from './support/codebook.ts'
import { aDraft, aFielded, aReadyDraft, aTranslation, readyJson } from './support/draft.ts'
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

type Read = { status: string; revision: number; version: string; definition: string | null }

const read = async (id: string): Promise<Read | null> => {
  const { data } = await world.ada.ask<{ node: Read | null }>(
    'query ($id: ID!) { node(id: $id) { ... on Instrument { status revision version definition } } }',
    { id },
  )
  return data.node
}

describe('of two who have the same draft before them', () => {
  it('the second brings no translation over what the first wrote', async () => {
    const brought = await aTranslation(world.ada, frame)
    const { studyId, instrumentId } = brought
    const definition = (await read(instrumentId))!.definition!
    await act(world.ada, 'saveDraft', { studyId, instrumentId, expected: 0, definition })
    expect((await act(world.ada, 'bringTranslation', brought)).refused).toBe('edited_meanwhile')
    expect((await read(instrumentId))!).toMatchObject({ revision: 1, definition })
  })

  it('the second takes nothing away that the first wrote into', async () => {
    const draft = await aReadyDraft(world.ada, frame)
    await act(world.ada, 'saveDraft', { ...draft, definition: readyJson() })
    expect((await act(world.ada, 'removeDraft', draft)).refused).toBe('edited_meanwhile')
    expect((await read(draft.instrumentId))!.revision).toBe(1)
  })
})

describe('a version', () => {
  it('takes no number that another one has', async () => {
    const fielded = await aFielded(world.ada, frame)
    const taken = (await read(fielded.instrumentId))!
    const { seen } = await aDraft(world.ada, frame)
    const told = await act(world.ada, 'saveDraft', { ...seen, definition: taken.definition! })
    expect(told.message).toMatch(/^definition.version: is taken/)
  })
})

describe('plain questions that are asked at once', () => {
  const plain = (change: object) =>
    act(world.ada, 'addInstrument', {
      ...{ studyId: frame.studyId, key: 'plain', version: '1.0.0', title: { en: 'Plain' } },
      questions: [{ key: 'Q1', type: 'long', text: { en: 'How was it?', es: '¿Cómo te fue?' } }],
      ...change,
    })
  it.each<[string, object, RegExp]>([
    ['what others own', { title: { en: 'C.S.Q. 8' } }, /^key: calls itself CSQ/],
    [
      'a question that one language of the study lacks',
      { questions: [{ key: 'Q1', type: 'long', text: { en: 'How was it?' } }] },
      /^questions.0.text.es: says nothing/,
    ],
    [
      'a question of signs that nobody sees',
      { questions: [{ key: 'Q1', type: 'long', text: { en: '\u3164', es: '¿Cómo te fue?' } }] },
      /^questions.0.text.en: says nothing/,
    ],
  ])('are not %s', async (_, change, says) => {
    const { refused, message } = await plain(change)
    expect([refused, message]).toEqual(['invalid_input', expect.stringMatching(says)])
  })
})

describe('YSS', () => {
  it('is a draft again where its words were changed, and says “Undecided” wherever it is answered', async () => {
    const { studyId } = frame
    const { id: instrumentId } = await act(world.ada, 'createDraft', { studyId, builtIn: 'yss' })
    const official = JSON.parse((await read(instrumentId))!.definition!) as {
      translations: { en: { status: string } }
      screens: { items: { key: string; text: { en: string } }[] }[]
    }
    expect(official.translations.en.status).toBe('official')
    official.screens[1]!.items[0]!.text.en = 'Everybody was excellent.'
    const definition = JSON.stringify(official)
    await act(world.ada, 'saveDraft', { studyId, instrumentId, expected: 0, definition })
    const kept = JSON.parse((await read(instrumentId))!.definition!) as typeof official
    expect(kept.translations.en.status).toBe('draft')

    const study = { title: { en: 'English' }, languages: ['en'], timeZone: 'America/New_York' }
    const english = await act(world.ada, 'createStudy', study)
    const own = await act(world.ada, 'createDraft', { studyId: english.id, builtIn: 'yss' })
    await act(world.ada, 'fieldInstrument', { studyId: english.id, instrumentId: own.id, expected: 0 })
    type Asked = { node: { questions: { key: string; options: { text: { en: string } }[] }[] } }
    const query =
      'query ($id: ID!) { node(id: $id) { ... on Instrument { questions { key options { text { en } } } } } }'
    const { data } = await world.ada.ask<Asked>(query, { id: own.id })
    expect(data.node.questions.find(({ key }) => key === 'YSS1')!.options[2]!.text.en).toBe('Undecided')
  })
})
