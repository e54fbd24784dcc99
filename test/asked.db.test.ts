// Asked and not mentioned is not the same as not asked; and what people speak of, and whether they ask for something.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBatch, agreed } from './support/batch.ts'
import * as deciding from './support/deciding.ts'
import { act, aStudy, joinStudy, openWorld, type Frame, type Someone, type World } from './support/world.ts'

const codebook = (version: number) =>
  JSON.stringify({
    ...{ id: 'kitchen', version, title: { en: 'Kitchen', es: 'Cocina' } },
    codes: [
      {
        id: 'food',
        title: { en: 'Food', es: 'Comida' },
        definition: { en: 'The food and the cooking', es: 'La comida' },
        aspects: [
          {
            ...{ id: 'at_night', title: { en: 'Eating at night', es: 'Comer de noche' } },
            definition: {
              en: 'Whether there is something to eat in the night',
              es: 'Si hay algo en la noche',
            },
          },
          { id: 'good', status: 'active', title: 'Good or bad' },
          { id: 'old', status: 'retired', title: { en: 'Plates' } },
        ],
      },
      { id: 'court', title: { en: 'Court', es: 'Corte' }, definition: { en: 'The judge in court' } },
    ],
    facets: [
      {
        ...{ id: 'about', title: { en: 'About' }, also: ['service'] },
        values: [
          { id: 'police', label: { en: 'Police', es: 'Policía' } },
          { id: 'judge', label: { en: 'Judge', es: 'Juez' } },
        ],
      },
    ],
  })

/** By who said it: asked about the food, or about something else. */
const said = {
  asked: [0, 'The food was good, and the judge ate the same food.'],
  unasked: [1, 'They should give us more food at night.'],
  silent: [0, 'I do not want to talk about that.'],
  notAsked: [1, 'The judge in court did not look at me.'],
} as const

let world: World
let frame: Frame
let people: Record<keyof typeof said, string>
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, codebook(1))
  await deciding.haveBenCode(world, frame)
  await act(world.ada, 'importBatch', {
    ...aBatch(frame),
    ...{ people: 4, consent: { ...agreed } },
    newQuestions: [{ en: 'How was the food?' }, { en: 'Is there anything else?' }],
    entries: Object.values(said).map(([question, text]) => ({
      ...{ language: 'en', responses: [{ language: 'en', answers: [{ question, text }] }] },
    })),
  })
  await world.instance.settled()
  people = Object.fromEntries(
    await Promise.all(
      Object.entries(said).map(async ([who, [, text]]) => [who, await whoSaid(text)] as const),
    ),
  ) as typeof people
})
afterAll(() => world.close())

const whoSaid = async (text: string): Promise<string> => {
  const { db, words } = world.instance.app
  const studyId = deciding.bare(frame.studyId)
  for (const { id: row, participantId, words: sealed } of await db.passage.findMany({ where: { studyId } }))
    if ((await words.open({ studyId, participantId, row, column: 'passage' }, sealed)) === text)
      return `Participant-${participantId}`
  throw new Error('nobody said it')
}

type About = {
  question: { id: string; text: { en: string } }
  codes: { id: string; key: string }[]
  isDecided: boolean
  by: string | null
  revision: number
}
const askedAbout = async (who: Someone = world.ada): Promise<About[]> => {
  const { data, errors } = await who.ask<{ study: { askedAbout: About[] } }>(
    `query ($id: ID!) { study(id: $id) { askedAbout { question { id text { en } } codes { id key } isDecided by revision } } }`,
    { id: frame.studyId },
  )
  if (errors) throw new Error(errors[0]!.extensions.code)
  return data.study.askedAbout
}
const brief = ({ question, codes, isDecided, by }: About) => [
  ...[question.text.en, codes.map(({ key }) => key).join(' '), isDecided, by],
]
const decide = async (question: string, codes: string[], more: object = {}, who: Someone = world.ada) => {
  const found = (await askedAbout()).find(({ question: { text } }) => text.en === question)!
  const ids = await deciding.codesOf(world.ada, frame)
  const { data, errors } = await who.ask<{ done: { code?: string; data?: About } }>(
    `mutation ($input: DecideAskedAboutInput!) { done: decideAskedAbout(input: $input) { __typename ... on Refusal { code }
      ... on MutationDecideAskedAboutSuccess { data { question { id text { en } } codes { id key } isDecided by revision } } } }`,
    {
      input: {
        ...{ studyId: frame.studyId, questionId: found.question.id, expected: found.revision },
        ...{ codeIds: codes.map((key) => ids[key]), ...more },
      },
    },
  )
  if (errors) throw new Error(errors[0]!.message)
  return data.done.code ?? brief(data.done.data!)
}
const mentions = async (who: Someone = world.ada) => {
  const { data } = await who.ask<{ study: { theme: { waves: { mentions: object }[] } } }>(
    `query ($id: ID!) { study(id: $id) { theme(key: "food") { waves { mentions
      { spokeUnasked spokeAsked askedSilent notAsked undecided unread } } } } }`,
    { id: frame.studyId },
  )
  return data.study.theme.waves[0]!.mentions
}
const saysNo = (participantId: string) =>
  act(world.ada, 'recordConsent', {
    ...{ studyId: frame.studyId, participantId, party: 'youth', decision: 'withdrawn' },
    ...{ scopes: ['analyse'], until: '2090-01-01T00:00:00Z' },
  })

describe('what a question asks about', () => {
  it('is proposed from its words until a person says it', async () => {
    expect((await askedAbout()).map(brief)).toEqual([
      ['How was the food?', 'food', false, null],
      ['Is there anything else?', '', false, null],
    ])
    expect(await mentions()).toMatchObject({ undecided: 2 })
  })

  it('is said by an evaluator, who is told where somebody else did meanwhile', async () => {
    expect(await decide('How was the food?', ['food'], {}, world.ben)).toBe('forbidden')
    expect(await decide('How was the food?', ['food'])).toEqual(['How was the food?', 'food', true, 'ada'])
    expect(await decide('How was the food?', ['court'], { expected: 0 })).toBe('edited_meanwhile')
    expect(await decide('How was the food?', [], { codeIds: [`Code-${'x'.repeat(22)}`] })).toBe('not_found')
    await expect(askedAbout(world.ben)).rejects.toThrow('forbidden')
    expect(await mentions()).toMatchObject({ undecided: 1 })
    expect(await decide('Is there anything else?', [])).toEqual(['Is there anything else?', '', true, 'ada'])
  })

  it('parts people in four, for a coder too', async () => {
    const four = { spokeUnasked: 1, spokeAsked: 1, askedSilent: 1, notAsked: 1, undecided: 0, unread: 0 }
    expect(await mentions()).toEqual(four)
    expect(await mentions(world.ben)).toEqual(four)
  })

  it('holds in the next version of the codebook, and counts nobody who says no', async () => {
    await act(world.ada, 'importCodebook', { studyId: frame.studyId, file: codebook(2) })
    await world.instance.settled()
    expect(await mentions()).toMatchObject({ spokeUnasked: 1, askedSilent: 1, undecided: 0 })
    await saysNo(people.silent)
    expect(await mentions()).toMatchObject({ spokeUnasked: 1, spokeAsked: 1, askedSilent: 0, notAsked: 1 })
  })
})

type Named = { key: string; title: { en: string; es: string | null } }
type Quoted = {
  id: string
  kind: string
  revision: number
  aspects: Named[]
  about: { key: string; label: { en: string } }[]
  quote: { text: string }
}
const quotes = async (filter: object) => {
  const { data } = await world.ada.ask<{
    study: { theme: { quotes: { edges: { node: Quoted }[] }; choice: { quotes: number } } }
  }>(
    `query ($id: ID!, $filter: QuoteFilter) { study(id: $id) { theme(key: "food") { choice(filter: $filter) { quotes }
      quotes(filter: $filter) { edges { node { id kind revision aspects { key title { en es } } about { key label { en } } quote { text } } } } } } }`,
    { id: frame.studyId, filter },
  )
  const { quotes: found, choice } = data.study.theme
  expect(choice.quotes).toBe(found.edges.length)
  return found.edges.map(({ node }) => node)
}

describe('a suggestion', () => {
  it('says whether it tells or asks, and is looked for by it', async () => {
    const [asks, ...others] = await quotes({ kind: 'ask' })
    expect(others).toEqual([])
    expect(asks).toMatchObject({ kind: 'ask', quote: { text: said.unasked[1] } })
    expect((await quotes({ kind: 'experience' })).map(({ quote }) => quote.text)).toEqual([said.asked[1]])
  })

  it('says who or what it is about, in the words of the codebook', async () => {
    const [found] = await quotes({ about: 'judge' })
    expect(found).toMatchObject({
      quote: { text: said.asked[1] },
      about: [{ key: 'judge', label: { en: 'Judge' } }],
    })
    expect(await quotes({ about: 'police' })).toEqual([])
  })

  it('names a service of the study once it is on its list', async () => {
    const told = 'Well, the food at the night kitchen was good.'
    const { id } = await act(world.ada, 'addService', {
      ...{ studyId: frame.studyId, key: 'night', label: { en: 'The Night Kitchen program' } },
    })
    expect((await deciding.say(world, frame, told)).passage.text).toBe(told)
    const [found] = await quotes({ about: id })
    expect(found).toMatchObject({
      quote: { text: told },
      about: [{ key: id, label: { en: 'The Night Kitchen program' } }],
    })
  })
})

describe('an aspect of a code', () => {
  const atNight = { key: 'at_night', title: { en: 'Eating at night', es: 'Comer de noche' } }
  const board =
    'query ($id: ID!) { node(id: $id) { ... on Coding { aspects { key } } ... on Code { aspects { key } } } }'

  it('stands in the codebook, marked where it is a draft', async () => {
    const { data } = await world.ada.ask<{ study: { code: { aspects: object[] } } }>(
      'query ($id: ID!) { study(id: $id) { code(key: "food") { aspects { key isDraft title { en es } definition { en } } } } }',
      { id: frame.studyId },
    )
    expect(data.study.code.aspects).toEqual([
      { ...atNight, isDraft: true, definition: { en: 'Whether there is something to eat in the night' } },
      { key: 'good', isDraft: false, title: { en: 'Good or bad', es: null }, definition: { en: '' } },
    ])
  })

  it('is proposed for a quote, which is looked for by it', async () => {
    const found = await quotes({ aspect: 'at_night' })
    expect(found.map(({ quote }) => quote.text)).toContain(said.unasked[1])
    expect(found.find(({ quote }) => quote.text === said.unasked[1])!.aspects).toEqual([atNight])
    expect(await quotes({ aspect: 'old' })).toEqual([])
    expect(await quotes({ aspect: 'at_night', about: 'judge' })).toEqual([])
  })

  it('is for nobody on the board, and for no lead', async () => {
    await joinStudy(world, 'cleo', frame, 'board')
    await joinStudy(world, 'omar', frame, 'lead')
    const [coding] = await quotes({ aspect: 'at_night' })
    const { food } = await deciding.codesOf(world.ada, frame)
    for (const who of [world.cleo, world.omar])
      for (const id of [coding!.id, food]) expect((await who.ask(board, { id })).data).toEqual({ node: null })
    expect((await world.ben.ask(board, { id: coding!.id })).data).toEqual({
      node: { aspects: [{ key: 'at_night' }] },
    })
  })

  it('stays proposed where Ben accepts the code, and does not follow to another one', async () => {
    const [coding] = (await quotes({ aspect: 'at_night' })).filter(
      ({ quote }) => quote.text === said.unasked[1],
    )
    const stands = await deciding.tell(world.ben, frame, 'acceptCoding', {
      ...{ codingId: coding!.id, expected: coding!.revision },
    })
    expect((await quotes({ aspect: 'at_night' })).map(({ id }) => id)).toContain(coding!.id)
    const { court } = await deciding.codesOf(world.ada, frame)
    await deciding.tell(world.ben, frame, 'changeCoding', {
      ...{ codingId: coding!.id, expected: stands.revision, codeId: court },
    })
    const { data } = await world.ada.ask(
      'query ($id: ID!) { node(id: $id) { ... on Coding { passage { codings { code { key } aspects { key } } } } } }',
      { id: coding!.id },
    )
    expect(data).toEqual({ node: { passage: { codings: [{ code: { key: 'court' }, aspects: [] }] } } })
    expect((await quotes({ aspect: 'at_night' })).map(({ id: other }) => other)).not.toContain(coding!.id)
  })

  it('goes with the words of who takes them back', async () => {
    const told = 'We want more food at night, they lock it away.'
    const { pat } = await deciding.say(world, frame, told)
    const texts = async () => (await quotes({ aspect: 'at_night' })).map(({ quote }) => quote.text)
    expect(await texts()).toContain(told)
    await saysNo(pat)
    expect(await texts()).not.toContain(told)
  })
})
