// A set of questions from its first draft to its last answer: who writes, what stands against asking it, what is kept of
// an answer that leads past a question, and that nothing changes once it was asked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { aDraft, aFielded, aReadyDraft, aTranslation, ready, readyJson } from './support/draft.ts'
import {
  act,
  aParticipant,
  aStudy,
  joinStudy,
  openWorld,
  submission,
  type Frame,
  type World,
} from './support/world.ts'

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

type Read = {
  status: string
  revision: number
  version: string
  sha256: string | null
  definition: string | null
  questions: { id: string; key: string; type: string }[]
}

const read = async (id: string): Promise<Read> => {
  const { data } = await world.ada.ask<{ node: Read }>(
    'query ($id: ID!) { node(id: $id) { ... on Instrument { status revision version sha256 definition questions { id key type } } } }',
    { id },
  )
  return data.node
}

describe('a draft', () => {
  it('that somebody saves while another fields it is not fielded: what goes into the field was looked at', async () => {
    const draft = await aReadyDraft(world.ada, frame)
    const { title, screens, ...rest } = JSON.parse(readyJson()) as { title: object; screens: unknown[] }
    const endless = JSON.stringify({ ...rest, title, screens: screens.slice(0, -1) })
    const { fielding } = await withClient(world.database.owner, async (client) => {
      await client.query('BEGIN')
      await client.query('UPDATE "Instrument" SET definition = $2, revision = revision + 1 WHERE id = $1', [
        bare(draft.instrumentId),
        endless,
      ])
      const fielding = act(world.ada, 'fieldInstrument', draft)
      await new Promise((resolve) => setTimeout(resolve, 500))
      await client.query('COMMIT')
      return { fielding }
    })
    expect((await fielding).refused).toBe('edited_meanwhile')
    expect(await read(draft.instrumentId)).toMatchObject({ status: 'draft', questions: [] })
  })

  it('is begun from nothing, from what comes along, or from a version that is asked', async () => {
    const { studyId } = frame
    const empty = await act(world.ada, 'createDraft', { studyId, key: 'empty' })
    expect(await read(empty.id)).toMatchObject({ status: 'draft', version: '1.0.0', questions: [] })
    const svf = await act(world.ada, 'createDraft', { studyId, builtIn: 'svf_1' })
    expect(JSON.parse((await read(svf.id)).definition!)).toMatchObject({
      key: 'svf-1',
      licenceBasis: expect.stringContaining('Our own') as string,
    })
    // aStudy's own set of plain questions.
    const next = await act(world.ada, 'createDraft', { studyId, fromId: frame.instrumentId })
    expect(await read(next.id)).toMatchObject({ status: 'draft', version: '1.1.0' })
    expect((await act(world.ada, 'createDraft', { studyId })).message).toContain('one of the three')
  })

  it('keeps what the first of two saved, and tells the second', async () => {
    const { seen } = await aDraft(world.ada, frame)
    await joinStudy(world, 'ben', frame, 'evaluator')
    const first = await act(world.ada, 'saveDraft', { ...seen, definition: readyJson() })
    expect(first.refused).toBeUndefined()
    const second = await act(world.ben, 'saveDraft', {
      ...seen,
      definition: readyJson((one) => ({ ...one, screens: [] })),
    })
    expect(second.refused).toBe('edited_meanwhile')
    const kept = await read(seen.instrumentId)
    expect(kept.revision).toBe(1)
    expect((JSON.parse(kept.definition!) as { screens: unknown[] }).screens).toHaveLength(
      ready().screens.length,
    )
  })

  it('takes nothing in that is no instrument, and says where', async () => {
    const { seen } = await aDraft(world.ada, frame)
    const told = async (definition: string) =>
      (await act(world.ada, 'saveDraft', { ...seen, definition })).message
    expect(await told('{"key": nothing}')).toContain('definition: is not JSON')
    const strange = JSON.parse(readyJson()) as { screens: { items: object[] }[] }
    strange.screens[2]!.items[0] = { ...strange.screens[2]!.items[0], type: 'telepathy' }
    expect(await told(JSON.stringify(strange))).toContain('definition.screens.2.items.0.type: is none of')
    expect(await told(readyJson((one) => ({ ...one, version: '1.0' })))).toContain('definition.version')
  })

  it('is asked of nobody', async () => {
    const { instrumentId } = await aReadyDraft(world.ada, frame)
    const { data } = await world.ada.ask<{
      study: { instruments: { id: string }[]; instrumentVersions: { id: string }[] }
    }>('query ($id: ID!) { study(id: $id) { instruments { id } instrumentVersions { id } } }', {
      id: frame.studyId,
    })
    expect(data.study.instruments.map(({ id }) => id)).not.toContain(instrumentId)
    expect(data.study.instrumentVersions.map(({ id }) => id)).toContain(instrumentId)
    const pat = await aParticipant(world.ada, frame)
    const sent = { ...submission(frame, pat, 'x'), instrumentId }
    expect((await act(world.ada, 'submitResponse', sent)).refused).toBe('not_found')
  })

  it('goes without a trace where nobody wants it, and a fielded version does not', async () => {
    const draft = await aReadyDraft(world.ada, frame)
    expect((await act(world.ada, 'removeDraft', draft)).refused).toBeUndefined()
    expect(await read(draft.instrumentId)).toBeNull()
    const fielded = await aFielded(world.ada, frame)
    expect((await act(world.ada, 'removeDraft', { ...fielded, expected: 0 })).refused).toBe('frozen')
  })
})

describe('fielding', () => {
  const refusedFor = async (change: Parameters<typeof readyJson>[0]) => {
    const draft = await aReadyDraft(world.ada, frame, readyJson(change))
    const { refused, message } = await act(world.ada, 'fieldInstrument', draft)
    expect(refused).toBe('invalid_input')
    return message
  }

  it('refuses what the lint finds, by name and with what to do', async () => {
    expect(await refusedFor((one) => ({ ...one, screens: one.screens.slice(0, -1) }))).toContain(
      'There is no closing page',
    )
    const [safe, leave, ...rest] = ready().screens
    expect(await refusedFor((one) => ({ ...one, screens: [leave!, safe!, ...rest] }))).toContain(
      'asks about A2, which comes later',
    )
    const draftSpanish = { en: ready().translations.en!, es: { status: 'draft' as const } }
    expect(await refusedFor((one) => ({ ...one, translations: draftSpanish }))).toContain(
      'Spanish is a draft translation',
    )
  })

  it('happens once, and makes a question of each row, with its digest', async () => {
    const draft = await aReadyDraft(world.ada, frame)
    expect((await act(world.ada, 'fieldInstrument', { ...draft, expected: 7 })).refused).toBe(
      'edited_meanwhile',
    )
    expect((await act(world.ada, 'fieldInstrument', draft)).refused).toBeUndefined()
    expect((await act(world.ada, 'fieldInstrument', draft)).refused).toBe('frozen')
    const { questions, sha256, status } = await read(draft.instrumentId)
    expect([status, sha256]).toEqual(['fielded', expect.stringMatching(/^[0-9a-f]{64}$/)])
    expect(questions.map(({ key }) => key)).toEqual([
      'A2',
      'P1',
      'P2',
      'P3',
      'V1',
      'M1',
      'V3.safe',
      'V3.ease',
      'G1',
    ])
    expect((await act(world.ada, 'saveDraft', { ...draft, definition: readyJson() })).refused).toBe('frozen')
  })

  it('is held past the API, as the application and as the owner', async () => {
    const { instrumentId } = await aFielded(world.ada, frame)
    const id = instrumentId.slice('Instrument-'.length)
    const attempts = [
      `UPDATE "Instrument" SET definition = '{}' WHERE id = '${id}'`,
      `UPDATE "Instrument" SET status = 'draft' WHERE id = '${id}'`,
      `UPDATE "Question" SET text = '{"en": "Who paid?"}' WHERE "instrumentId" = '${id}'`,
      `INSERT INTO "Question" ("studyId", id, "instrumentId", key, position, type, text) SELECT "studyId", 'x', "instrumentId", 'X', 99, 'long', '{}' FROM "Question" WHERE "instrumentId" = '${id}' LIMIT 1`,
    ]
    for (const who of [world.database.connection.pool, world.database.owner])
      await withClient(who, async (client) => {
        for (const attempt of attempts)
          await expect(client.query(attempt)).rejects.toThrow(/does not change|do not change/)
      })
    await withClient(world.database.connection.pool, async (client) => {
      for (const table of ['Question', 'Instrument'])
        await expect(
          client.query(
            `DELETE FROM "${table}" WHERE ${table === 'Question' ? '"instrumentId"' : 'id'} = '${id}'`,
          ),
        ).rejects.toThrow(/is kept|do not change/)
    })
  })
})

describe('bringing in', () => {
  const csq = (licenceRef?: string) =>
    readyJson((one) => ({
      ...one,
      title: { en: 'Client Satisfaction Questionnaire', es: 'CSQ' },
      ...(licenceRef && { licenceRef }),
    }))

  it('takes what others own with the reference of a licence only', async () => {
    const { studyId } = frame
    const { message } = await act(world.ada, 'importInstrument', { studyId, file: csq() })
    expect(message).toContain('CSQ may not be used without a licence')
    expect(
      (await act(world.ada, 'importInstrument', { studyId, file: csq('Licence 12/2026') })).refused,
    ).toBeUndefined()
  })

  it('fills a language with a text whose digest is the one that its source states', async () => {
    const brought = await aTranslation(world.ada, frame)
    const { message } = await act(world.ada, 'bringTranslation', { ...brought, sha256: '0'.repeat(64) })
    expect(message).toContain('sha256: is not that of this text')
    const { id } = await act(world.ada, 'bringTranslation', brought)
    expect(JSON.parse((await read(id)).definition!)).toMatchObject({
      languages: ['en', 'es'],
      translations: { es: { status: 'official', source: 'The agency', sha256: brought.sha256 } },
    })
  })
})

describe('an answer', () => {
  const asked = async () => {
    const { instrumentId } = await aFielded(world.ada, frame)
    const { questions } = await read(instrumentId)
    const idOf = (key: string) => questions.find((one) => one.key === key)!.id
    const pat = await aParticipant(world.ada, frame)
    const send = (answers: object[]) =>
      act(world.ada, 'submitResponse', { ...submission(frame, pat, 'x'), instrumentId, answers })
    return { send, idOf, instrumentId }
  }
  type Stored = {
    question: { key: string }
    service: object | null
    state: string
    value: number | null
    values: number[]
  }
  const stored = async (id: string) => {
    const { data } = await world.ada.ask<{ node: { answers: Stored[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Response { answers { question { key } service { id } state value values } } } }',
      { id },
    )
    return data.node.answers.map(({ question, service, state, value, values }) =>
      [
        question.key,
        ...(service ? ['harbor'] : []),
        state,
        value ?? (values.length > 0 ? values.join('+') : ''),
      ].join(' '),
    )
  }

  it('of every type is kept, in the order of the instrument, with what was not come to', async () => {
    const { send, idOf } = await asked()
    const { id } = await send([
      { questionId: idOf('G1'), value: 0 },
      { questionId: idOf('A2'), value: 1 },
      { questionId: idOf('P1'), value: 1 },
      { questionId: idOf('P2'), state: 'declined' },
      { questionId: idOf('P3'), text: 'They listened.' },
      { questionId: idOf('V1'), serviceId: frame.serviceId, value: 1 },
      { questionId: idOf('M1'), values: [1, 2] },
      { questionId: idOf('V3.safe'), serviceId: frame.serviceId, value: 4 },
    ])
    expect(await stored(id)).toEqual([
      ...['A2 answered 1', 'P1 answered 1', 'P2 declined ', 'P3 answered ', 'V1 harbor answered 1'],
      ...['M1 answered 1+2', 'V3.safe harbor answered 4', 'V3.ease harbor not_reached ', 'G1 answered 0'],
    ])
  })

  it('that another one leads past is not kept, and neither are its words', async () => {
    const { send, idOf } = await asked()
    const { id } = await send([
      { questionId: idOf('A2'), value: 1 },
      { questionId: idOf('P1'), value: 2 },
      { questionId: idOf('P2'), value: 5 },
      { questionId: idOf('P3'), text: 'The officer from Elm Street hit me.' },
    ])
    expect((await stored(id)).slice(0, 4)).toEqual([
      'A2 answered 1',
      'P1 answered 2',
      'P2 routed_past ',
      'P3 routed_past ',
    ])
    await world.instance.settled()
    const { rows } = await withClient(world.database.owner, (client) =>
      client.query('SELECT count(*)::int AS n FROM "Answer" WHERE "responseId" = $1 AND words IS NOT NULL', [
        id.slice('Response-'.length),
      ]),
    )
    expect(rows).toEqual([{ n: 0 }])
  })

  it('of somebody who is not safe is not kept at all', async () => {
    const { send, idOf } = await asked()
    const { message } = await send([
      { questionId: idOf('A2'), value: 2 },
      { questionId: idOf('P1'), value: 1 },
    ])
    expect(message).toContain('nothing of them is kept')
  })

  it('that is none is refused by name', async () => {
    const { send, idOf } = await asked()
    const told = async (answer: object) => (await send([answer])).message
    expect(await told({ questionId: idOf('G1'), value: 11 })).toContain(
      'answers.0.value: is none of the options',
    )
    expect(await told({ questionId: idOf('M1'), values: [1, 3] })).toContain(
      'answers.0.values: joins an option that excludes',
    )
    expect(await told({ questionId: idOf('M1'), value: 1 })).toContain('answers.0.value: is not asked for')
    expect(await told({ questionId: idOf('P1'), text: 'yes' })).toContain('answers.0.text: is not asked for')
    expect(await told({ questionId: idOf('V1'), value: 1 })).toContain('give serviceId')
  })

  it('is taken no more once a version is retired', async () => {
    const { send, idOf, instrumentId } = await asked()
    const { refused } = await act(world.ada, 'retireInstrument', { studyId: frame.studyId, instrumentId })
    expect(refused).toBeUndefined()
    expect((await send([{ questionId: idOf('P1'), value: 1 }])).message).toContain('is retired')
  })
})

describe('comparing over versions', () => {
  it('rests on what somebody declared, once, of items that are answered alike', async () => {
    const { studyId } = frame
    const [from, to] = [await aFielded(world.ada, frame), await aFielded(world.ada, frame)]
    const declare = (pairs: object[]) =>
      act(world.ada, 'declareEquivalence', {
        studyId,
        fromId: from.instrumentId,
        toId: to.instrumentId,
        pairs,
      })
    expect((await declare([{ from: 'P1', to: 'P2' }])).message).toContain('answered differently')
    expect((await declare([{ from: 'P9', to: 'P2' }])).message).toContain('is no item of the first version')
    expect(
      (
        await declare([
          { from: 'P1', to: 'P1' },
          { from: 'P1', to: 'P1' },
        ])
      ).message,
    ).toContain('joins already')
    expect((await declare([{ from: 'P2', to: 'P2' }])).refused).toBeUndefined()
    expect((await declare([{ from: 'P2', to: 'P2' }])).refused).toBe('frozen')
    const { data } = await world.ada.ask<{ node: { equivalences: object[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Instrument { equivalences { fromId toId pairs { from to } } } } }',
      { id: from.instrumentId },
    )
    expect(data.node.equivalences).toEqual([
      { fromId: from.instrumentId, toId: to.instrumentId, pairs: [{ from: 'P2', to: 'P2' }] },
    ])
  })
})
