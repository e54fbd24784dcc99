// What changed between two waves, worked out by hand for seven people: everybody, those in both waves, and what of it
// may leave the evaluator's desk.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeInWords, profiles } from '../packages/analysis/src/index.ts'
import { openAccount } from '../packages/api/src/auth/commands.ts'
import { topicCounts } from '../packages/api/src/change/topic.ts'
import { createOnce, type Context } from '../packages/api/src/context.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { aBatch } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import {
  act,
  aParticipant,
  aStudy,
  joinStudy,
  openWorld,
  submission,
  type Frame,
  type Someone,
  type World,
} from './support/world.ts'

const system = { kind: 'system', id: 'command line' } as const

let world: World
let frame: Frame
let followUp: string
let porch: string
let instrument: { id: string; questions: Record<string, string> }

beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const { studyId } = frame
  const id = studyId.slice('Study-'.length)
  for (const [name, roles] of [['ben', ['coder']]] as const)
    await openAccount(world.instance.app, system, {
      ...{ name, displayName: name, password: 'a quiet reading room', roles },
      studyId: id,
    })
  const label = { en: 'Follow-up' }
  // Between the two was a wave that came with a batch and went with it. They follow each other all the same.
  const newWave = { label: { en: 'Spring' }, opensOn: '2026-04-01' }
  const between = await act(world.ada, 'importBatch', { ...aBatch(frame), waveId: null, newWave })
  followUp = (await act(world.ada, 'addWave', { studyId, key: 'followup', label, opensOn: '2026-06-01' })).id
  await act(world.ada, 'undoBatch', { studyId, batchId: between.id })
  porch = (await act(world.ada, 'addService', { studyId, key: 'porch', label: { en: 'The Porch' } })).id
  instrument = await anInstrument('1.0.0')
  await answer()
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const anInstrument = async (version: string) => {
  const { id } = await act(world.ada, 'addInstrument', {
    studyId: frame.studyId,
    key: 'closed',
    version,
    title: { en: 'Closed' },
    questions: [
      { key: 'G1', type: 'likert5', text: { en: 'I am satisfied.', es: 'Estoy a gusto.' } },
      { key: 'T6n_say', type: 'likert5', text: { en: 'I had a say.', es: 'Pude opinar.' } },
      {
        key: 'V3_safe',
        type: 'likert5',
        text: { en: 'I felt safe there.', es: 'Me sentí a salvo.' },
        perService: true,
      },
    ],
  })
  const { data } = await world.ada.ask<{
    study: { instruments: { id: string; questions: { id: string; key: string }[] }[] }
  }>('query ($id: ID!) { study(id: $id) { instruments { id questions { id key } } } }', { id: frame.studyId })
  const { questions } = data.study.instruments.find((one) => one.id === id)!
  return { id, questions: Object.fromEntries(questions.map((one) => [one.key, one.id])) }
}

type Said = { G1?: number | 'skipped' | 'not_applicable'; harbor?: number; porch?: number }

const submit = async (
  participantId: string,
  { waveId = frame.waveId, at = '2026-02-01', mode = 'self', language = 'en', ...said }: Said & Sitting,
) => {
  const closed = (key: string, value: Said['G1'], serviceId: string | null = null) =>
    value === undefined
      ? []
      : typeof value === 'number'
        ? [{ questionId: instrument.questions[key]!, serviceId, value }]
        : [{ questionId: instrument.questions[key]!, serviceId, state: value }]
  const { refused } = await act(world.ada, 'submitResponse', {
    ...{ studyId: frame.studyId, participantId, waveId, instrumentId: instrument.id, mode, language },
    submittedAt: `${at}T12:00:00Z`,
    idempotencyKey: crypto.randomUUID(),
    answers: [
      ...closed('G1', said.G1),
      ...closed('V3_safe', said.harbor, frame.serviceId),
      ...closed('V3_safe', said.porch, porch),
    ],
  })
  expect(refused).toBeUndefined()
}
type Sitting = { waveId?: string; at?: string; mode?: string; language?: string }
const later = (): Sitting => ({ waveId: followUp, at: '2026-07-01' })

const people: Record<string, string> = {}

/** Six who may be counted, in words: two agree at first, of four; three of four do later; Iris is in both waves. */
const answer = async () => {
  for (const name of ['Iris', 'Lou', 'Mo', 'Noor', 'Sol', 'Teo'])
    people[name] = await aParticipant(world.ada, frame)
  people['Uma'] = await aParticipant(world.ada, frame, { scopes: ['participate'] })
  const { Iris, Lou, Mo, Noor, Sol, Teo, Uma } = people as Record<string, string>
  await submit(Iris!, { G1: 2, harbor: 2, porch: 5 })
  await submit(Iris!, { ...later(), G1: 4, harbor: 4, porch: 3 })
  // Sent twice in one wave: the later one counts.
  await submit(Lou!, { G1: 5, at: '2026-01-10' })
  await submit(Lou!, { G1: 3, harbor: 4, at: '2026-02-10' })
  await submit(Lou!, { ...later(), G1: 3, harbor: 2 })
  await submit(Mo!, { G1: 4, porch: 4, mode: 'interview', language: 'es' })
  await submit(Mo!, { ...later(), G1: 'skipped' })
  await submit(Noor!, { G1: 5 })
  await submit(Sol!, { ...later(), G1: 4, harbor: 5 })
  await submit(Teo!, { ...later(), G1: 5 })
  await submit(Teo!, { G1: 'not_applicable' })
  // Takes part and does not let anybody analyse.
  await submit(Uma!, { G1: 5, harbor: 5 })
  await submit(Uma!, { ...later(), G1: 1 })
}

type Figures = {
  service: { label: { en: string } } | null
  waves: { people: number; base: number; missing: number; answers: number[] }[]
  pairs: { base: number; better: number; same: number; worse: number }[]
}
type Change = {
  waves: {
    responses: number
    modes: { mode: string; responses: number }[]
    languages: { language: string; responses: number }[]
    instruments: { instrument: { version: string }; responses: number }[]
  }[]
  again: { people: number; again: number }[]
  topics: { topic: string; question: { text: { en: string } } | null; figures: Figures[] }[]
}

const changeFor = async (who: Someone): Promise<Change | null> => {
  const { data } = await who.ask<{ study: { change: Change } | null }>(
    `query ($id: ID!) { study(id: $id) { change { again { people again }
      waves { responses modes { mode responses } languages { language responses } instruments { instrument { version } responses } }
      topics { topic question { text { en } } figures { service { label { en } } waves { people base missing answers } pairs { base better same worse } } } } } }`,
    { id: frame.studyId },
  )
  return data.study?.change ?? null
}
const topic = (change: Change | null, name: string) => change!.topics.find((one) => one.topic === name)!
const figures = (change: Change | null, name: string, service: string | null) =>
  topic(change, name).figures.find((one) => (one.service?.label.en ?? null) === service)!

describe('everybody of each wave', () => {
  it('agrees so many of so many, by the answer each gave last, and nobody counts who may not be analysed', async () => {
    const { waves } = figures(await changeFor(world.ada), 'satisfaction', null)
    expect(waves).toEqual([
      { people: 2, base: 4, missing: 0, answers: [0, 1, 1, 1, 1] },
      { people: 3, base: 4, missing: 1, answers: [0, 0, 1, 2, 1] },
    ])
  })

  it('is told per service: what was asked once, of the people who rated it', async () => {
    const harbor = figures(await changeFor(world.ada), 'satisfaction', 'The harbor')
    expect(harbor.waves.map(({ people, base }) => [people, base])).toEqual([
      [0, 2],
      [2, 3],
    ])
  })

  it('felt safe per service, and over all services by the lowest of a person’s answers', async () => {
    const change = await changeFor(world.ada)
    const shares = (service: string | null) =>
      figures(change, 'safe', service).waves.map(({ people, base }) => [people, base])
    expect(shares('The harbor')).toEqual([
      [1, 2],
      [2, 3],
    ])
    expect(shares('The Porch')).toEqual([
      [2, 2],
      [0, 1],
    ])
    expect(shares(null)).toEqual([
      [2, 3],
      [1, 3],
    ])
  })

  it('has no figure where the question was never answered, and says which was asked', async () => {
    const change = await changeFor(world.ada)
    expect(topic(change, 'comfortable')).toEqual({ topic: 'comfortable', question: null, figures: [] })
    expect(topic(change, 'safe').question!.text.en).toBe('I felt safe there.')
  })
})

describe('those in both waves', () => {
  it('answered higher, the same or lower than they did themselves, with their own base', async () => {
    const change = await changeFor(world.ada)
    expect(figures(change, 'satisfaction', null).pairs).toEqual([{ base: 2, better: 1, same: 1, worse: 0 }])
    expect(figures(change, 'safe', 'The harbor').pairs).toEqual([{ base: 2, better: 1, same: 0, worse: 1 }])
    expect(figures(change, 'safe', 'The Porch').pairs).toEqual([{ base: 1, better: 0, same: 0, worse: 1 }])
    expect(figures(change, 'safe', null).pairs).toEqual([{ base: 2, better: 1, same: 0, worse: 1 }])
  })
})

describe('what else differs', () => {
  it('is counted beside it: who came again, how, in which language, with which questions', async () => {
    const { again, waves } = (await changeFor(world.ada))!
    expect(again).toEqual([{ people: 5, again: 4 }])
    expect(waves.map(({ responses }) => responses)).toEqual([6, 5])
    const of = (kind: 'interview' | 'es') =>
      waves.map(({ modes, languages }) => [
        ...modes.flatMap((one) => (one.mode === kind ? one.responses : [])),
        ...languages.flatMap((one) => (one.language === kind ? one.responses : [])),
      ])
    expect([of('interview'), of('es')]).toEqual([
      [[1], [0]],
      [[1], [0]],
    ])
    expect(waves[1]!.instruments).toEqual([{ instrument: { version: '1.0.0' }, responses: 5 }])
  })
})

describe('who may see it', () => {
  it('is who reads themes: the coder too, and nobody from outside', async () => {
    expect(await changeFor(world.ben)).toEqual(await changeFor(world.ada))
    expect(await changeFor(world.eve)).toBeNull()
    expect(await changeFor(world.nobody)).toBeNull()
  })
})

const told = async () => {
  const context = { app: world.instance.app, once: createOnce() } as Context
  return changeInWords(await topicCounts(context, frame.studyId.slice('Study-'.length)), {
    profile: profiles.of.lead,
  })
}

describe('what may leave the desk', () => {
  it('is nothing of four people; of the six together it is a word, each with the answer they gave last', async () => {
    const [satisfaction] = (await told()).topics
    expect(satisfaction!.all.waves.map(({ word }) => word.word)).toEqual(['withheld', 'withheld'])
    // Iris, Mo, Noor, Sol and Teo agree at last; Lou does not.
    expect(satisfaction!.all.together!.word).toBe('several')
    expect(satisfaction!.services).toHaveLength(2)
    expect(satisfaction!.services.every(({ together }) => together?.word === 'withheld')).toBe(true)
  })
})

describe('a withdrawal', () => {
  it('changes every figure at the next question', async () => {
    await act(world.ada, 'recordConsent', {
      ...{ studyId: frame.studyId, participantId: people['Iris'], party: 'youth', decision: 'withdrawn' },
      ...{ scopes: ['analyse'], until: '2090-01-01T00:00:00Z' },
    })
    const change = await changeFor(world.ada)
    expect(figures(change, 'satisfaction', null).waves.map(({ people: x, base }) => [x, base])).toEqual([
      [2, 3],
      [2, 3],
    ])
    expect(figures(change, 'satisfaction', null).pairs).toEqual([{ base: 1, better: 0, same: 1, worse: 0 }])
    expect(change!.again).toEqual([{ people: 4, again: 3 }])
    expect((await told()).topics[0]!.all.together!.word).toBe('withheld')
  })
})

describe('a wave that is added after another one went', () => {
  it('stands last, in a place of its own, and is compared with the one before it', async () => {
    const { studyId } = frame
    const wave = { studyId, key: 'third', label: { en: 'Third' }, opensOn: '2026-09-01' }
    const { id: third } = await act(world.ada, 'addWave', wave)
    const { data } = await world.ada.ask<{ study: { waves: { id: string }[] } }>(
      'query ($id: ID!) { study(id: $id) { waves { id } } }',
      { id: studyId },
    )
    expect(data.study.waves.map(({ id }) => id)).toEqual([frame.waveId, followUp, third])
    const places = await withClient(world.database.owner, async (client) => {
      const { rows } = await client.query('SELECT DISTINCT position FROM "Wave"')
      return rows.length
    })
    expect(places).toBe(3)
  })

  it('pairs the words of those who spoke before it and in it', async () => {
    const pat = await aParticipant(world.ada, frame)
    const words = submission(frame, pat, 'The judge listened to me in court.')
    for (const waveId of [frame.waveId, followUp])
      await act(world.ada, 'submitResponse', { ...words, waveId, idempotencyKey: crypto.randomUUID() })
    await world.instance.settled()
    const { data } = await world.ada.ask<{
      study: { change: { topics: { words: { pairs: { base: number }[] } | null }[] } }
    }>('query ($id: ID!) { study(id: $id) { change { topics { words { pairs { base } } } } } }', {
      id: frame.studyId,
    })
    const pairs = data.study.change.topics.flatMap((one) => one.words?.pairs ?? [])
    expect(pairs.length).toBeGreaterThan(0)
    expect(pairs.every(({ base }) => base === 1)).toBe(true)
  })
})

describe('what is picked for the lead', () => {
  const pick = (who: Someone, changed: string[], said: string[]) =>
    act(who, 'pickForLead', { studyId: frame.studyId, changed, said })

  type Picked = { key: string }[]

  it('comes in the order of the outline, three of each at most', async () => {
    await joinStudy(world, 'omar', frame, 'lead')
    await pick(world.ada, ['theme_court', 'theme_police'], ['theme_say_and_control'])
    const { data } = await world.omar.ask<{ lead: { changed: Picked; said: Picked } }>(
      'query ($id: ID!) { lead(study: $id) { changed { key } said { key } } }',
      { id: frame.studyId },
    )
    const keys = (cards: Picked) => cards.map(({ key }) => key)
    expect([keys(data.lead.changed), keys(data.lead.said)]).toEqual([
      ['theme_police', 'theme_court'],
      ['theme_say_and_control'],
    ])
    const four = ['theme_court', 'theme_police', 'theme_say_and_control', 'how_it_was_noticed']
    expect((await pick(world.ada, four, [])).refused).toBe('invalid_input')
    expect((await pick(world.omar, [], [])).refused).toBe('forbidden')
  })
})
