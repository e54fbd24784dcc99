// Planted words, and a search for them in everything that is stored, logged or answered to somebody else.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { inPlace } from './support/vault.ts'
import {
  act,
  aParticipant,
  aStudy,
  openWorld,
  submission,
  themesOf,
  type Frame,
  type World,
} from './support/world.ts'

/** Words that stand nowhere else; their stems are their first letters. */
const canaries = ['zyxquorble', 'vantrissimo', 'kelpowicz']
const text = `The police officer said ${canaries[0]} to me twice. Honestly ${canaries[1]}, and my worker Tamsin ${canaries[2]} never asked what I wanted.`

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld({ isNew: true })
  frame = await aStudy(world.ada, shippedCodebook)
  const pat = await aParticipant(world.ada, frame)
  await act(world.ada, 'submitResponse', submission(frame, pat, text))
  await world.instance.settled()
})
afterAll(() => world?.close())

const holds = (where: string) => canaries.filter((word) => where.toLowerCase().includes(word.slice(0, 7)))

const everyRow = () =>
  withClient(world.database.owner, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss', 'identity')`,
    )
    const dumped: string[] = []
    for (const { name } of tables) {
      const read = () => client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)
      const { rows } = await inPlace(client, name, read)
      dumped.push(name, ...rows.map(({ row }) => row))
    }
    return dumped.join('\n')
  })

const everyFile = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))

describe('planted words', () => {
  it('are read by those who may', async () => {
    const quotes = (await themesOf(world.ada, frame.studyId)).flatMap(({ quotes }) => quotes.edges)
    expect(holds(JSON.stringify(quotes)).length).toBeGreaterThan(0)
  })

  it('stand in no table, no job and no audit entry', async () => {
    const dump = await everyRow()
    expect(dump).toContain('"AuditEntry"')
    expect(dump.length).toBeGreaterThan(10_000)
    expect(holds(dump)).toEqual([])
  })

  it.skipIf(process.env['TEST_DATABASE_URL'])(
    'stand in no file of the data folder, the write-ahead log included',
    async () => {
      await withClient(world.database.owner, (client) => client.query('CHECKPOINT'))
      const files = everyFile(world.database.dataFolder)
      expect(files.length).toBeGreaterThan(100)
      expect(files.flatMap(holds)).toEqual([])
    },
  )

  it('stand beside no key', () => {
    expect(everyFile(world.keyFolder).flatMap(holds)).toEqual([])
  })

  it('come back in no error and no log', async () => {
    const word = canaries[0]!
    const wrong: [string, object?][] = [
      [`{ ${word} }`],
      [`query { study(id: "${word}") { id } }`],
      [`query { study(id: ${word}) { id } }`],
      [`query ($id: ID!) { study(id: $id) { id } }`, { id: { said: word } }],
      [
        `query ($id: ID!) { study(id: $id) { theme(key: "theme_police") { quotes(after: "${word}") { totalCount } } } }`,
        { id: frame.studyId },
      ],
      [
        `query ($id: ID!) { study(id: $id) { theme(key: "theme_police") { quotes(filter: { stance: ${word} }) { totalCount } } } }`,
        { id: frame.studyId },
      ],
      [`mutation { signIn(input: { name: "${word}", password: "${word}" }) { ... on Refusal { message } } }`],
      [
        `mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { ... on Refusal { message } } }`,
        { input: { ...submission(frame, 'Participant-AAAAAAAAAAAAAAAAAAAAAA', word), mode: word } },
      ],
      [
        `mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { ... on Refusal { message } } }`,
        { input: submission(frame, 'Participant-AAAAAAAAAAAAAAAAAAAAAA', `${word}\u0000`) },
      ],
      [
        `mutation ($input: ImportCodebookInput!) { importCodebook(input: $input) { ... on Refusal { message } } }`,
        { input: { studyId: frame.studyId, file: `{"${word}"` } },
      ],
    ]
    for (const [query, variables] of wrong) {
      const answered = await world.ada.ask(query, variables)
      expect(answered.text).toMatch(/errors|message/)
      expect([query, holds(answered.text)]).toEqual([query, []])
    }
    expect(holds(world.logged.join('\n'))).toEqual([])
    expect(holds(await everyRow())).toEqual([])
  })

  it('are audited when they are opened: which rows, by whom, without a word', async () => {
    await themesOf(world.ada, frame.studyId)
    const entry = await world.instance.app.db.auditEntry.findFirstOrThrow({
      where: { action: 'read words' },
      orderBy: { id: 'desc' },
    })
    expect(entry).toMatchObject({
      studyId: frame.studyId.slice('Study-'.length),
      outcome: 'done',
      actorId: expect.any(String),
    })
    expect((entry.subjects as { rows: string[] }).rows.length).toBeGreaterThan(0)
  })
})

describe('words that were moved', () => {
  it('do not open in another row, or for another person', async () => {
    const { words } = world.instance.app
    const [studyId, someone] = [
      frame.studyId.slice('Study-'.length),
      (await aParticipant(world.ada, frame)).slice('Participant-'.length),
    ]
    const place = { studyId, participantId: someone, row: 'a', column: 'answer' as const }
    const sealed = await words.seal(place, 'said')
    expect(await words.open(place, sealed)).toBe('said')
    await expect(words.open({ ...place, row: 'b' }, sealed)).rejects.toThrow()
    await expect(words.open({ ...place, column: 'passage' }, sealed)).rejects.toThrow()
  })

  it('of the board about a quote go with the key of its speaker, those about a card do not', async () => {
    const { words, keys } = world.instance.app
    const [studyId, participantId] = [bare(frame.studyId), bare(await aParticipant(world.ada, frame))]
    const note = { studyId, row: 'a', column: 'objection' as const }
    const [quote, card] = [
      await words.sealForBoard({ ...note, participantId }, 'repeats what was said'),
      await words.sealForBoard({ ...note, participantId: null }, 'about the card'),
    ]
    // What was said of a quote before it was so opens as well.
    expect(await words.openForBoard({ ...note, participantId }, card)).toBe('about the card')
    expect(await words.openForBoard({ ...note, participantId }, quote)).toBe('repeats what was said')
    await expect(words.openForBoard({ ...note, participantId: null }, quote)).rejects.toThrow()
    await keys.renewParticipant(studyId, participantId)
    await expect(words.openForBoard({ ...note, participantId }, quote)).rejects.toThrow()
    expect(await words.openForBoard({ ...note, participantId: null }, card)).toBe('about the card')
  })

  it('are gone for good once the key is', async () => {
    const { words, keys } = world.instance.app
    const [studyId, someone] = [
      frame.studyId.slice('Study-'.length),
      (await aParticipant(world.ada, frame)).slice('Participant-'.length),
    ]
    const place = { studyId, participantId: someone, row: 'a', column: 'answer' as const }
    const sealed = await words.seal(place, 'said')
    await keys.destroyParticipant(studyId, someone)
    await expect(words.open(place, sealed)).rejects.toMatchObject({ code: 'key_missing' })
  })
})
