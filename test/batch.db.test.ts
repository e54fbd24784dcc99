// A batch goes on only as what it began as, and the same words stand in one wave once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBatch, agreed, digestOf, everyRow, handled } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { act, aStudy, openWorld, type Frame, type World } from './support/world.ts'
import { inYears } from './support/until.ts'

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

const bringIn = (batch: object) => act(world.ada, 'importBatch', batch)
const undo = (batchId: string) => act(world.ada, 'undoBatch', { studyId: frame.studyId, batchId })
const read = async (id: string) => {
  const { data } = await world.ada.ask<{
    node: { number: number; state: string; received: number[]; progress: { people: number } }
  }>(`query ($id: ID!) { node(id: $id) { ... on Batch { number state received progress { people } } } }`, {
    id,
  })
  return data.node
}

describe('a batch in parts', () => {
  it('is open until the last, takes a part once, and goes on only with the same words', async () => {
    const batch = { ...aBatch(frame), parts: 2, people: 4 }
    const { id } = await bringIn(batch)
    expect((await bringIn(batch)).id).toBe(id)
    expect(await read(id)).toMatchObject({ state: 'open', received: [0], progress: { people: 2 } })
    const other = await bringIn({ ...batch, part: 1, contentDigest: digestOf('something else') })
    expect(other.message).toContain('contentDigest: differs from what this batch began with')
    await bringIn({ ...batch, part: 1 })
    expect(await read(id)).toMatchObject({ state: 'complete', received: [0, 1], progress: { people: 4 } })
    await undo(id)
    expect((await bringIn({ ...batch, part: 1 })).message).toContain('was undone')
  })

  const summer = { label: { en: 'Summer' }, opensOn: '2026-06-01' }
  const minors = { ...agreed, isAdult: false, party: 'both', giverSafety: 'safe' }
  const other: [string, object, object][] = [
    ['consent.formVersion', {}, { consent: { ...agreed, formVersion: 'Form 4' } }],
    ['consent.scopes', {}, { consent: { ...agreed, scopes: [...agreed.scopes, 'quote_verbatim'] } }],
    ['consent.scopes', {}, { consent: { ...agreed, scopes: ['participate', 'analyse'] } }],
    ['consent.party', {}, { consent: { ...agreed, party: 'both', giverSafety: 'safe' } }],
    [
      'consent.giverSafety',
      { consent: { ...minors, isAdult: true } },
      { consent: { ...minors, isAdult: true, giverSafety: 'unsafe' } },
    ],
    ['consent.isAdult', { consent: minors }, { consent: { ...minors, isAdult: true } }],
    ['consent.until', {}, { consent: { ...agreed, until: inYears(2) } }],
    ['format', {}, { format: 'txt' }],
    ['newWave', {}, { waveId: null, newWave: summer }],
    ['newWave', { waveId: null, newWave: summer }, { newWave: { ...summer, opensOn: '2026-06-02' } }],
    ['handled', {}, { handled }],
    ['handled', { handled }, { handled: null }],
    ['handled', { handled }, { handled: { ...handled, by: 'Somebody else' } }],
    ['handled', { handled }, { handled: { ...handled, on: '2024-05-04' } }],
    ['newQuestions', {}, { newQuestions: [{ en: 'What was it like?' }] }],
  ]
  it.each(other)('with another %s does not go on', async (path, began, differs) => {
    const batch = { ...aBatch(frame), ...began, parts: 2, people: 4 }
    const { id } = await bringIn(batch)
    await world.instance.settled()
    const before = await everyRow(world.database)
    const { refused, message } = await bringIn({ ...batch, ...differs, part: 1 })
    expect(refused).toBe('invalid_input')
    expect(message).toContain(`${path}: differs from what this batch began with. Undo that batch`)
    expect(await everyRow(world.database)).toEqual(before)
    expect((await bringIn({ ...batch, part: 1 })).id).toBe(id)
    await undo(id)
  })

  it('goes on with the same consent, in whatever order its scopes are named', async () => {
    const batch = { ...aBatch(frame), parts: 2, people: 4 }
    const { id } = await bringIn(batch)
    const consent = { ...agreed, scopes: [...agreed.scopes].reverse(), giverSafety: 'unknown' }
    expect((await bringIn({ ...batch, consent, part: 1 })).id).toBe(id)
    await undo(id)
  })
})

describe('the same file twice', () => {
  const tell = async (input: object) => {
    const { data } = await world.ada.ask<{
      importBatch: { batchId: string; number: number; at: string; isSameWave: boolean; message: string }
    }>(
      `mutation ($input: ImportBatchInput!) { importBatch(input: $input) { ... on AlreadyImported { batchId number at isSameWave message } } }`,
      { input },
    )
    return data.importBatch
  }
  const autumn = { waveId: null, newWave: { label: { en: 'Autumn' }, opensOn: '2026-10-01' } }

  it('is told with when it came in, and comes into another wave only where that is said', async () => {
    const batch = aBatch(frame)
    const one = await bringIn(batch)
    const again = { ...batch, ...autumn, key: crypto.randomUUID() }
    const told = await tell(again)
    const { number } = await read(one.id)
    expect(told).toMatchObject({ batchId: one.id, number, isSameWave: false })
    expect(Date.parse(told.at)).toBeGreaterThan(Date.now() - 600_000)
    const two = await bringIn({ ...again, isAgain: true })
    expect(two.id).toMatch(/^Batch-/)
    await undo(one.id)
    await undo(two.id)
    const three = await bringIn(again)
    expect(three.message).toContain('was undone. Begin a new one.')
    expect((await undo((await bringIn({ ...batch, key: crypto.randomUUID() })).id)).refused).toBeUndefined()
  })

  it('does not come into the same wave twice, whatever is said, until the first is undone', async () => {
    const batch = aBatch(frame)
    const one = await bringIn(batch)
    const elsewhere = await bringIn({ ...batch, ...autumn, key: crypto.randomUUID(), isAgain: true })
    await world.instance.settled()
    const before = await everyRow(world.database)
    const again = { ...batch, key: crypto.randomUUID() }
    for (const isAgain of [false, true])
      for (const digest of ['fileDigest', 'contentDigest']) {
        const told = await tell({ ...again, isAgain, [digest]: digestOf('saved anew') })
        expect(told).toMatchObject({ batchId: one.id, isSameWave: true })
        expect(told.message).toContain('Undo that batch first, or choose another wave; nothing was stored.')
      }
    expect(await everyRow(world.database)).toEqual(before)
    await undo(one.id)
    const two = await bringIn({ ...again, isAgain: true })
    expect(two.refused).toBeUndefined()
    await undo(two.id)
    await undo(elsewhere.id)
  })

  it('saved anew is known by its words', async () => {
    const batch = aBatch(frame)
    const { id } = await bringIn(batch)
    const anew = { ...batch, key: crypto.randomUUID(), fileDigest: digestOf('the file, saved anew') }
    expect((await bringIn(anew)).refused).toBe('already_imported')
    await undo(id)
  })

  it('sent at once is stored once', async () => {
    const batch = aBatch(frame)
    const done = await Promise.all([bringIn(batch), bringIn({ ...batch, key: crypto.randomUUID() })])
    expect(done.map(({ refused }) => refused ?? 'in').sort()).toEqual(['already_imported', 'in'])
    await undo(done.find(({ id }) => id)!.id)
  })
})
