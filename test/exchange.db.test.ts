// Ada brings in words that were collected elsewhere, on a consent she attests, and takes them out again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAccount } from '../packages/api/src/auth/commands.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { aBatch, agreed, everyKey, everyRow, spoken } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { act, aStudy, openWorld, themesOf, type Frame, type Someone, type World } from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const ben = { name: 'ben', displayName: 'ben', password: 'a quiet reading room', roles: ['coder'] }
  await openAccount(
    world.instance.app,
    { kind: 'system', id: 'command line' },
    { ...ben, studyId: bare(frame.studyId) },
  )
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const bare = (globalId: string) => globalId.slice(globalId.indexOf('-') + 1)
const bringIn = (batch: object, who = world.ada) => act(who, 'importBatch', batch)
const undo = (batchId: string, who = world.ada) => act(who, 'undoBatch', { studyId: frame.studyId, batchId })

type Read = {
  number: number
  state: string
  received: number[]
  undoneAt: string | null
  wave: { label: { en: string } } | null
  progress: {
    people: number
    responses: number
    answers: number
    cleaned: number
    read: number
    failed: number
  }
}
const read = async (id: string) => {
  const { data } = await world.ada.ask<{ node: Read }>(
    `query ($id: ID!) { node(id: $id) { ... on Batch { number state received undoneAt wave { label { en } }
      progress { people responses answers cleaned read failed } } } }`,
    { id },
  )
  return data.node
}

const heard = async () => {
  const themes = await themesOf(world.ada, frame.studyId)
  return themes.map(({ key, waves, quotes }) => ({ key, waves, quotes: quotes.totalCount }))
}
const found = async (words: string) => {
  const { data } = await world.ada.ask<{ study: { themes: { quotes: { totalCount: number } }[] } }>(
    `query ($id: ID!, $words: String!) { study(id: $id) { themes { quotes(filter: { search: $words }) { totalCount } } } }`,
    { id: frame.studyId, words },
  )
  return data.study.themes.reduce((sum, { quotes }) => sum + quotes.totalCount, 0)
}

describe('a batch', () => {
  it('stands in the themes with its quotes, each answer in the language it was said in', async () => {
    const { id } = await bringIn(aBatch(frame))
    await world.instance.settled()
    expect(await read(id)).toMatchObject({
      ...{ state: 'complete', received: [0], undoneAt: null },
      progress: { people: 2, responses: 2, answers: 3, cleaned: 3, read: 3, failed: 0 },
    })
    const quotes = (await themesOf(world.ada, frame.studyId)).flatMap(({ quotes }) => quotes.edges)
    expect(quotes.some(({ node }) => node.quote.text.includes('The judge listened to me in court.'))).toBe(
      true,
    )
    expect(quotes.some(({ node }) => node.quote.text.includes('El juez me escuchó'))).toBe(true)
    expect(await found('judge')).toBeGreaterThan(0)
    await undo(id)
  })

  it('is read in the language that Ada says, even where the words look like another', async () => {
    const batch = aBatch(frame)
    const answers = [
      { question: 0, text: 'No, no, no. Police. Hospital. Normal, total, ideal.', language: 'es' },
    ]
    const entries = [{ language: 'en', responses: [{ language: 'en', answers }] }]
    const { id } = await bringIn({ ...batch, people: 1, entries })
    await world.instance.settled()
    const rows = await asOwner(
      `SELECT p.language FROM "Passage" p JOIN "Participant" o ON o.id = p."participantId" WHERE o."batchId" = '${bare(id)}'`,
    )
    expect(rows).toEqual([{ language: 'es' }])
    await undo(id)
  })

  it('waits for a person where nobody allowed a machine to read along', async () => {
    const { id } = await bringIn({
      ...aBatch(frame),
      consent: { ...agreed, scopes: ['participate', 'analyse'] },
    })
    await world.instance.settled()
    expect((await read(id)).progress).toMatchObject({ cleaned: 3, read: 0 })
    await undo(id)
  })

  it('may open a wave of its own, and asks its questions once however often it comes', async () => {
    const newWave = { label: { en: 'Summer' }, opensOn: '2026-06-01' }
    const one = await bringIn({ ...aBatch(frame), waveId: null, newWave })
    const two = await bringIn(aBatch(frame))
    expect((await read(one.id)).wave).toEqual({ label: { en: 'Summer' } })
    const instruments = async () => {
      const { data } = await world.ada.ask<{
        study: { waves: object[]; instrumentVersions: { key: string; status: string }[] }
      }>('query ($id: ID!) { study(id: $id) { waves { id } instrumentVersions { key status } } }', {
        id: frame.studyId,
      })
      const keys = data.study.instrumentVersions.map(({ key, status }) => `${key} ${status}`)
      return { waves: data.study.waves.length, keys }
    }
    // What was asked elsewhere is asked of nobody here.
    const both = ['brought-in-1 retired', 'svf fielded']
    expect(await instruments()).toEqual({ waves: 2, keys: both })
    await undo(one.id)
    expect(await instruments()).toEqual({ waves: 1, keys: both })
    await undo(two.id)
    expect(await instruments()).toEqual({ waves: 1, keys: ['svf fielded'] })
  })
})

describe('a batch without a consent', () => {
  const without: [string, Record<string, unknown>, string[]][] = [
    [
      'at all',
      {},
      ['formVersion', 'participate', 'analyse', 'isAdult', 'youth', 'giver', 'until', 'isAttested'],
    ],
    ['that is attested', { ...agreed, isAttested: false }, ['isAttested']],
    ['to be analysed', { ...agreed, scopes: ['participate'] }, ['analyse']],
    ['that holds any longer', { ...agreed, until: '2020-01-01T00:00:00Z' }, ['until']],
    ['of the young person', { ...agreed, party: 'giver', giverSafety: 'safe' }, ['youth']],
    ['of a giver for minors', { ...agreed, isAdult: false }, ['giver']],
    [
      'of a safe giver',
      { ...agreed, isAdult: false, party: 'both', giverSafety: 'unknown' },
      ['giverSafety'],
    ],
  ]

  it.each(without)('%s does not come in, and the answer says what to state', async (_, consent, missing) => {
    const before = await everyRow(world.database)
    const { data } = await world.ada.ask<{ importBatch: { message: string; missing: string[] } }>(
      `mutation ($input: ImportBatchInput!) { importBatch(input: $input) { ... on ConsentNotStated { message missing } } }`,
      { input: { ...aBatch(frame), consent } },
    )
    expect(data.importBatch.missing.filter((one) => one !== 'giverSafety' || missing.includes(one))).toEqual(
      missing,
    )
    expect(data.importBatch.message).toMatch(/^Nothing came in: .* State /)
    expect(await everyRow(world.database)).toEqual(before)
  })

  it('does not come in for minors where nobody decided what happens when they turn 18', async () => {
    const { id: studyId } = await act(world.ada, 'createStudy', {
      ...{ title: { en: 'Undecided' }, languages: ['en'], timeZone: 'UTC' },
    })
    const newWave = { label: { en: 'First' }, opensOn: '2026-01-01' }
    const batch = { ...aBatch({ studyId, waveId: '' }), waveId: null, newWave }
    const minors = { ...agreed, isAdult: false, party: 'both', giverSafety: 'safe' }
    const before = await everyRow(world.database)
    const { message } = await bringIn({ ...batch, consent: minors })
    expect(message).toMatch(/^studyId: has no rule yet .* these are minors\. Choose it in the set-up/)
    expect(await everyRow(world.database)).toEqual(before)
    expect((await bringIn(batch)).id).toMatch(/^Batch-/)
  })

  it('comes in for minors with both', async () => {
    const consent = { ...agreed, isAdult: false, party: 'both', giverSafety: 'safe' }
    const { id } = await bringIn({ ...aBatch(frame), consent })
    expect((await read(id)).progress.people).toBe(2)
    await undo(id)
  })
})

describe('words that cannot be kept', () => {
  const bad: [string, string, string][] = [
    ['a NUL', 'some \u0000 words', 'holds a NUL character'],
    ['half a character', 'some \ud800 words', 'holds half of a character'],
    ['nothing', '   ', 'is empty'],
    ['too much', 'x'.repeat(200_001), 'is too long: at most 200000'],
  ]
  it.each(bad)('with %s are named by their place, and nothing of the part comes in', async (_, text, why) => {
    const before = await everyRow(world.database)
    const entries = [
      {
        language: 'en',
        responses: [
          {
            language: 'en',
            answers: [
              { question: 0, text: spoken },
              { question: 0, text },
            ],
          },
        ],
      },
    ]
    const { message } = await bringIn({ ...aBatch(frame), people: 1, entries })
    expect(message).toContain(`entries.0.responses.0.answers.1.text: ${why}`)
    expect(await everyRow(world.database)).toEqual(before)
  })

  it('answer a question that is there', async () => {
    const entries = [
      { language: 'en', responses: [{ language: 'en', answers: [{ question: 7, text: spoken }] }] },
    ]
    const { message } = await bringIn({ ...aBatch(frame), people: 1, entries })
    expect(message).toContain('entries.0.responses.0.answers.0.question: is not one of the questions')
  })
})

describe('an undone batch', () => {
  it('leaves nothing in any table but its own row and the record, even of who withdrew, and no key', async () => {
    const before = await heard()
    const { id } = await bringIn({
      ...aBatch(frame),
      waveId: null,
      newWave: { label: { en: 'Late' }, opensOn: '2026-09-01' },
    })
    await world.instance.settled()
    expect(await heard()).not.toEqual(before)
    const rows = await asOwner<{ id: string }>(`SELECT id FROM "Participant" WHERE "batchId" = '${bare(id)}'`)
    const people = rows.map((row) => row.id)
    const responses = await asOwner<{ id: string }>(
      `SELECT id FROM "Response" WHERE "participantId" = ANY ('{${people.join()}}')`,
    )
    const traces = [...people, ...responses.map((row) => row.id)]
    expect(traces).toHaveLength(4)
    await act(world.ada, 'recordConsent', {
      ...{ studyId: frame.studyId, participantId: `Participant-${people[0]}`, party: 'youth' },
      ...{ scopes: ['participate'], decision: 'withdrawn', until: agreed.until },
    })
    await world.instance.settled()
    expect((await read(id)).progress).toMatchObject({ people: 1, answers: 1 })
    const keysOf = () => everyKey(world.keyFolder).filter((name) => people.some((one) => name.includes(one)))
    expect(keysOf()).toHaveLength(2)

    expect((await undo(id)).id).toBe(id)
    expect(keysOf()).toEqual([])
    const left = (await everyRow(world.database, ['AuditEntry'])).filter((row) =>
      traces.some((trace) => row.includes(trace)),
    )
    expect(left).toEqual([])
    expect(await heard()).toEqual(before)
    expect(await found('judge')).toBe(0)
    const gone = await read(id)
    expect(gone).toMatchObject({ state: 'undone', wave: null, progress: { people: 0, answers: 0 } })
    expect(gone.undoneAt).not.toBeNull()
    expect((await undo(id)).refused).toBeUndefined()
  })

  it('leaves nothing where it is undone while the pipeline is at work on it', async () => {
    const before = await heard()
    const answers = Array.from({ length: 40 }, (_, at) => ({
      question: 0,
      text: `${spoken} And again, ${at}.`,
    }))
    const entries = Array.from({ length: 5 }, () => ({
      language: 'en',
      responses: [{ language: 'en', answers }],
    }))
    const { id } = await bringIn({ ...aBatch(frame), people: 5, entries })
    const rows = await asOwner<{ id: string }>(
      `SELECT r.id FROM "Response" r JOIN "Participant" p ON p.id = r."participantId" WHERE p."batchId" = '${bare(id)}'`,
    )
    await undo(id)
    await world.instance.settled()
    const left = (await everyRow(world.database, ['AuditEntry'])).filter((row) =>
      rows.some((one) => row.includes(one.id)),
    )
    expect(rows).toHaveLength(5)
    expect(left).toEqual([])
    expect(await heard()).toEqual(before)
  })

  it('is in the record with ids and counts only', async () => {
    const { id } = await bringIn(aBatch(frame))
    await undo(id)
    const entries = await asOwner<{ action: string; subjects: object }>(
      `SELECT action, subjects FROM "AuditEntry" WHERE subjects->>'batch' = '${bare(id)}' ORDER BY id`,
    )
    expect(entries).toEqual([
      {
        action: 'import batch',
        subjects: {
          ...{ batch: bare(id), part: 0, people: 2, answers: 3 },
          ...{ scopes: agreed.scopes, party: 'youth', handled: 'no' },
        },
      },
      { action: 'undo batch', subjects: { batch: bare(id), people: 2 } },
    ])
  })
})

describe('batches', () => {
  it('are for Ada alone', async () => {
    const { id } = await bringIn(aBatch(frame))
    const list = (who: Someone) =>
      who.ask<{ study: { batches: { edges: { node: { id: string } }[] } } | null }>(
        'query ($id: ID!) { study(id: $id) { batches { edges { node { id } } } } }',
        { id: frame.studyId },
      )
    expect((await list(world.ada)).data.study!.batches.edges[0]!.node.id).toBe(id)
    expect((await list(world.ben)).errors?.[0]?.extensions.code).toBe('forbidden')
    expect((await list(world.eve)).data.study).toBeNull()
    expect((await bringIn(aBatch(frame), world.ben)).refused).toBe('forbidden')
    expect((await undo(id, world.ben)).refused).toBe('forbidden')
    expect((await undo(id, world.eve)).refused).toBe('not_found')
    await undo(id)
  })

  it('page by page come the newest first', async () => {
    const page = async (args: string) => {
      const { data } = await world.ada.ask<{
        study: {
          batches: {
            totalCount: number
            edges: { node: { number: number } }[]
            pageInfo: { endCursor: string }
          }
        }
      }>(
        `query ($id: ID!) { study(id: $id) { batches(${args}) { totalCount edges { node { number } } pageInfo { endCursor } } } }`,
        {
          id: frame.studyId,
        },
      )
      return data.study.batches
    }
    const all = await page('first: 100')
    expect(all.edges.map(({ node }) => node.number)).toEqual(
      [...Array(all.totalCount).keys()].map((at) => all.totalCount - at),
    )
    const first = await page('first: 2')
    const next = await page(`first: 2, after: "${first.pageInfo.endCursor}"`)
    expect([...first.edges, ...next.edges]).toEqual(all.edges.slice(0, 4))
  })
})

const asOwner = <Row>(sql: string) =>
  withClient(world.database.owner, async (client) => (await client.query(sql)).rows as Row[])
