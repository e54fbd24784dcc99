// Words, names and contacts planted in answers, and a search for them wherever they have no business: on the way to the
// database, in what roles are answered that may not read them, and in what a search leaves behind.
import { buildSchema } from 'graphql'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../packages/api/src/database/root.ts'
import { shippedCodebook } from './support/codebook.ts'
import { createRecorder } from './support/recorder.ts'
import { walk, type Fill } from './support/walk.ts'
import {
  act,
  aParticipant,
  aStudy,
  joinStudy,
  openWorld,
  submission,
  themesOf,
  type Frame,
  type Someone,
  type World,
} from './support/world.ts'

const canaries = {
  word: 'zyxquorble',
  name: 'Kelpowicz',
  contact: 'vantrissimo@example.org',
  phone: '860-555-0173',
}
const text = `The police officer said ${canaries.word} to me twice. My worker Tamsin ${canaries.name} never called me back on ${canaries.phone} or at ${canaries.contact}.`

const recorder = createRecorder()
let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld({ through: recorder.through })
  frame = await aStudy(world.ada, shippedCodebook)
  await joinStudy(world, 'ben', frame, 'coder')
  await joinStudy(world, 'cleo', frame, 'board')
  await joinStudy(world, 'omar', frame, 'lead')
  const pat = await aParticipant(world.ada, frame)
  await act(world.ada, 'submitResponse', submission(frame, pat, text))
  await world.instance.settled()
})
afterAll(() => world?.close())

/** Their beginnings: a stem or a cut would still show them. */
const traces = Object.values(canaries).map((one) => one.toLowerCase().slice(0, 7))
const found = (where: string) => {
  const all = where.toLowerCase()
  return traces.filter((trace) => all.includes(trace))
}

const find = (who: Someone, search: string) =>
  who.ask<{ study: { theme: { quotes: { totalCount: number } } } }>(
    'query ($id: ID!, $search: String) { study(id: $id) { theme(key: "theme_police") { quotes(filter: { search: $search }) { totalCount } } } }',
    { id: frame.studyId, search },
  )

describe('what was planted', () => {
  it('is read by Ada', async () => {
    expect(found(JSON.stringify(await themesOf(world.ada, frame.studyId)))).toContain(traces[0])
  })

  it('never goes to the database in clear, so that no table, index, job or log of it can hold it', () => {
    const sent = recorder.sent()
    expect(sent).toContain('INSERT INTO')
    expect(sent).toContain('Baseline')
    expect(sent.length).toBeGreaterThan(50_000)
    expect(found(sent)).toEqual([])
  })

  it('is in no log of the product, whatever goes wrong', async () => {
    const wrong = { ...submission(frame, 'Participant-AAAAAAAAAAAAAAAAAAAAAA', text), mode: canaries.name }
    for (const input of [wrong, { ...wrong, mode: 'self' }, { said: canaries.contact }]) {
      const query =
        'mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { ... on Refusal { message } } }'
      const answered = await world.ada.ask(query, { input })
      expect([answered.status < 500, found(answered.text)]).toEqual([true, []])
    }
    expect(found(world.logged.join('\n'))).toEqual([])
    expect(found(recorder.sent())).toEqual([])
  })

  it.each(['cleo', 'omar', 'eve', 'nobody'] as const)('is in nothing that %s is answered', async (name) => {
    const schema = buildSchema(readFileSync(join(projectRoot, 'packages/api/schema.graphql'), 'utf8'))
    const given: Record<string, unknown> = {
      id: frame.studyId,
      study: frame.studyId,
      ids: [frame.studyId],
      key: 'theme_police',
    }
    const fill: Fill = (argument) => given[argument]
    const { answers } = await walk(schema, world[name], fill, true)
    expect(answers.size).toBeGreaterThan(5)
    expect([...answers].filter(([, answer]) => found(answer).length > 0)).toEqual([])
  })
})

describe('a search', () => {
  const entries = () =>
    world.instance.app.db.auditEntry.findMany({ where: { action: 'search' }, orderBy: { id: 'asc' } })

  it('leaves how much was found, and a hash that tells only the same again', async () => {
    const before = (await entries()).length
    for (const search of ['zyxquorble', 'zyxquorble', 'officer']) await find(world.ada, search)
    const noted = (await entries())
      .slice(before)
      .map(({ subjects }) => subjects as { words: string; found: number })
    expect(noted.map(({ found }) => found)).toEqual([1, 1, 1])
    for (const { words } of noted) expect(words).toMatch(/^[\w-]{22}$/)
    const [one, same, other] = noted.map(({ words }) => words)
    expect([one === same, one === other]).toEqual([true, false])
  })

  it('is in another study another hash', async () => {
    const second = await aStudy(world.ada, shippedCodebook)
    const pat = await aParticipant(world.ada, second)
    await act(world.ada, 'submitResponse', submission(second, pat, text))
    await world.instance.settled()
    await find(world.ada, 'officer')
    const [own] = (await entries()).slice(-1)
    await world.ada.ask(
      'query ($id: ID!) { study(id: $id) { theme(key: "theme_police") { quotes(filter: { search: "officer" }) { totalCount } } } }',
      { id: second.studyId },
    )
    const [others] = (await entries()).slice(-1)
    expect(others!.studyId).not.toBe(own!.studyId)
    expect((others!.subjects as { words: string }).words).not.toBe((own!.subjects as { words: string }).words)
  })

  it('goes to the database only as keyed stems', () => {
    expect(found(recorder.sent())).toEqual([])
  })
})
