// An agency sets up its own study, step by step, and takes it away again whole.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { aBatch } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { publishTexts } from './support/consentText.ts'
import { inPlace } from './support/vault.ts'
import {
  act,
  aParticipant,
  aStudy,
  joinStudy,
  openWorld,
  submission,
  type Someone,
  type World,
} from './support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

type Setup = {
  agency: string | null
  exitAddress: string | null
  areResourcesStale: boolean
  missing: string[]
  boardLeastBase: number
  majority: string | null
}

const setupOf = async (who: Someone, id: string) => {
  const { data, errors } = await who.ask<{ study: { setup: Setup } | null }>(
    'query ($id: ID!) { study(id: $id) { setup { agency exitAddress areResourcesStale missing boardLeastBase majority } } }',
    { id },
  )
  return { setup: data?.study?.setup, code: errors?.[0]?.extensions.code }
}

const open = async (title = 'Our own') =>
  (
    await act(world.ada, 'createStudy', {
      title: { en: title },
      languages: ['en'],
      timeZone: 'America/New_York',
    })
  ).id

const today = new Date().toISOString().slice(0, 10)

describe('setting up', () => {
  it('says what is missing until it is there', async () => {
    const studyId = await open()
    const missing = async () => (await setupOf(world.ada, studyId)).setup!.missing
    expect(await missing()).toEqual([
      ...['agency', 'jurisdiction', 'regions', 'services', 'exit', 'resources'],
      ...['majority', 'determination', 'consentText', 'codebook', 'instrument', 'wave'],
    ])
    await act(world.ada, 'saveSettings', { studyId, agency: 'The harbor', jurisdiction: 'us-ct' })
    await act(world.ada, 'fillRoster', {
      studyId,
      regions: ['region-1', 'region-2'],
      services: ['mentoring'],
    })
    await act(world.ada, 'saveSettings', {
      studyId,
      exitAddress: 'https://www.weather.gov/',
      resourcesCheckedOn: today,
    })
    await act(world.ada, 'saveSettings', { studyId, majority: 'reconsent' })
    expect(await missing()).toEqual([...['determination', 'consentText', 'codebook', 'instrument', 'wave']])
    await publishTexts(world.ada, studyId, ['caregiver'])
    expect(await missing()).toEqual(['consentText', 'codebook', 'instrument', 'wave'])
    await publishTexts(world.ada, studyId, ['youth'])
    await act(world.ada, 'takeShippedCodebook', { studyId })
    await act(world.ada, 'addInstrument', {
      studyId,
      key: 'first',
      version: '1.0.0',
      title: { en: 'First' },
      questions: [{ key: 'Q1', type: 'long', text: { en: 'How was it?' } }],
    })
    const wave = { studyId, key: 'first', label: { en: 'First' }, opensOn: today }
    const { id: waveId } = await act(world.ada, 'addWave', wave)
    expect(await missing()).toEqual([])
    const spring = { studyId, waveId, label: { en: 'Spring', es: 'Primavera' }, opensOn: '2026-03-01' }
    const closing = { ...spring, closesOn: '2026-02-01' }
    expect((await act(world.ada, 'changeWave', closing)).message).toMatch(/closesOn: is before opensOn/)
    await act(world.ada, 'changeWave', { ...spring, closesOn: '2026-05-31' })
    const { data } = await world.ada.ask<{ study: { waves: object[] } }>(
      'query ($id: ID!) { study(id: $id) { waves { label { en es } opensOn closesOn position } } }',
      { id: studyId },
    )
    expect(data.study.waves).toEqual([
      { label: spring.label, opensOn: '2026-03-01', closesOn: '2026-05-31', position: 0 },
    ])
    expect((await setupOf(world.ada, studyId)).setup).toMatchObject({
      agency: 'The harbor',
      boardLeastBase: 10,
    })
  })

  it('takes a region of the pack once, however often it is chosen', async () => {
    const studyId = await open()
    await act(world.ada, 'saveSettings', { studyId, jurisdiction: 'us-ct' })
    for (let turn = 0; turn < 2; turn += 1)
      await act(world.ada, 'fillRoster', { studyId, regions: ['region-1', 'region-1'], services: [] })
    const { data } = await world.ada.ask<{ study: { regions: { label: { en: string } }[] } }>(
      'query ($id: ID!) { study(id: $id) { regions { label { en } } } }',
      { id: studyId },
    )
    expect(data.study.regions).toEqual([{ label: { en: 'Region 1' } }])
  })

  it.each<[string, object, RegExp]>([
    ['a place without a pack', { jurisdiction: 'xx-yy' }, /jurisdiction: is no place/],
    ['an exit that tells', { exitAddress: 'https://survivors.example/' }, /exitAddress: is no neutral page/],
    [
      'an exit over an open line',
      { exitAddress: 'http://www.weather.gov/' },
      /exitAddress: is no neutral page/,
    ],
    ['numbers called tomorrow', { resourcesCheckedOn: '2099-01-01' }, /resourcesCheckedOn: is a day to come/],
    ['a waiver of nobody', { majority: 'waiver' }, /majorityReference: is missing/],
    [
      'a looser base',
      { boardLeastBase: 9 },
      /boardLeastBase: is not from 10 to 100; it can be made stricter/,
    ],
    ['a looser group', { publicLeastGroup: 10 }, /publicLeastGroup: is not from 11/],
    ['an agency of nothing', { agency: '  ' }, /agency: is missing or too short/],
    ['an agency with a NUL', { agency: 'a\u0000b' }, /agency: holds a NUL/],
  ])('refuses %s by name, and keeps nothing of it', async (_name, input, says) => {
    const studyId = await open()
    const { refused, message } = await act(world.ada, 'saveSettings', { studyId, ...input })
    expect([refused, message]).toEqual(['invalid_input', expect.stringMatching(says)])
    expect((await setupOf(world.ada, studyId)).setup).toMatchObject({
      agency: null,
      exitAddress: null,
      majority: null,
    })
  })

  it('lets the rules be tightened', async () => {
    const studyId = await open()
    await act(world.ada, 'saveSettings', {
      studyId,
      boardLeastBase: 20,
      majority: 'waiver',
      majorityReference: 'IRB 12-7',
    })
    expect((await setupOf(world.ada, studyId)).setup).toMatchObject({
      boardLeastBase: 20,
      majority: 'waiver',
    })
  })

  it('changes title, languages and time zone, but drops no language that is asked or spoken in', async () => {
    const studyId = await open()
    const named = async () =>
      (
        await world.ada.ask<{ study: object }>(
          'query ($id: ID!) { study(id: $id) { title { en es } languages timeZone } }',
          { id: studyId },
        )
      ).data.study
    const change = (input: object) => act(world.ada, 'changeStudy', { studyId, ...input })
    await change({ title: { en: 'Heard', es: 'Oído' }, languages: ['es', 'en'] })
    await change({ timeZone: 'America/Chicago' })
    const before = {
      title: { en: 'Heard', es: 'Oído' },
      languages: ['es', 'en'],
      timeZone: 'America/Chicago',
    }
    expect(await named()).toEqual(before)

    await publishTexts(world.ada, studyId, ['youth'])
    await act(world.ada, 'enrolParticipant', { studyId, language: 'es' })
    expect((await change({ languages: ['en'] })).message).toMatch(
      /languages: leave out Spanish, in which people take part; it stays/,
    )
    await act(world.ada, 'addInstrument', {
      ...{ studyId, key: 'first', version: '1.0.0', title: { en: 'First' } },
      questions: [{ key: 'Q1', type: 'long', text: { en: 'How was it?', es: '¿Cómo fue?' } }],
    })
    const refusals: [object, RegExp][] = [
      [{ languages: ['es'] }, /languages: leave out English, in which questions are written/],
      [{ languages: ['en'] }, /languages: leave out Spanish, in which questions are written/],
      [{ languages: [] }, /languages: is missing or too short/],
      [{ timeZone: 'Mars/Olympus' }, /timeZone: is no time zone/],
      [{ title: { en: ' ' } }, /title.en: is missing or too short/],
    ]
    for (const [input, says] of refusals) expect((await change(input)).message).toMatch(says)
    expect(await named()).toEqual(before)
    const other = await open()
    await act(world.ada, 'changeStudy', { studyId: other, languages: ['en', 'es'] })
    expect((await act(world.ada, 'changeStudy', { studyId: other, languages: ['en'] })).refused).toBe(
      undefined,
    )
    expect((await act(world.eve, 'changeStudy', { studyId, timeZone: 'UTC' })).refused).toBe('not_found')
  })

  it('says what those who are there cannot do together', async () => {
    const studyId = await open()
    const within = async () => {
      type Hands = { act: string; isBuilt: boolean; isWithinReach: boolean }[]
      const { data } = await world.ada.ask<{ study: { setup: { hands: Hands } } }>(
        'query ($id: ID!) { study(id: $id) { setup { hands { act isBuilt isWithinReach } } } }',
        { id: studyId },
      )
      const { hands } = data.study.setup
      expect(hands.filter(({ isBuilt }) => !isBuilt)).toEqual([])
      return hands.filter(({ isWithinReach }) => isWithinReach).map(({ act: one }) => one)
    }
    expect(await within()).toEqual([])
    await joinStudy(world, 'ben', { studyId } as never, 'evaluator', 'data_steward', 'safety_reviewer')
    expect(await within()).toEqual(['quote', 'deidentification', 'vault', 'demand', 'words'])
    await joinStudy(world, 'cleo', { studyId } as never, 'safety_reviewer')
    expect(await within()).toEqual([...['quote', 'deidentification', 'safety', 'vault', 'demand', 'words']])
  })

  it('is Ada’s: Ben looks, Eve learns nothing', async () => {
    const studyId = await open()
    await joinStudy(world, 'ben', { studyId } as never, 'coder')
    expect((await setupOf(world.ben, studyId)).setup?.missing.length).toBe(12)
    expect((await act(world.ben, 'saveSettings', { studyId, agency: 'Mine' })).refused).toBe('forbidden')
    expect((await act(world.ben, 'deleteStudy', { studyId, title: 'Our own' })).refused).toBe('forbidden')
    expect((await setupOf(world.eve, studyId)).setup).toBeUndefined()
    expect((await act(world.eve, 'saveSettings', { studyId, agency: 'Mine' })).refused).toBe('not_found')
    expect((await act(world.eve, 'deleteStudy', { studyId, title: 'Our own' })).refused).toBe('not_found')
  })
})

describe('deleting a study', () => {
  /** All rows, but for the record, that hold a text. */
  const rowsWith = (text: string) =>
    withClient(world.database.owner, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
         WHERE schemaname IN ('public', 'pgboss', 'identity') AND tablename <> 'AuditEntry'`,
      )
      const found: string[] = []
      for (const { name } of rows) {
        const look = () => client.query(`SELECT 1 FROM ${name} t WHERE t::text LIKE $1`, [`%${text}%`])
        const { rows: hits } = await inPlace(client, name, look)
        if (hits.length > 0) found.push(name)
      }
      return found
    })

  it('takes everybody, every word and every key, and leaves the record and the other studies', async () => {
    const [frame, other] = [
      await aStudy(world.ada, shippedCodebook),
      await aStudy(world.ada, shippedCodebook),
    ]
    for (const each of [frame, other]) {
      const pat = await aParticipant(world.ada, each)
      await act(world.ada, 'submitResponse', submission(each, pat, 'The police listened to me.'))
      await act(world.ada, 'importBatch', aBatch(each))
    }
    await world.instance.settled()
    const id = frame.studyId.slice('Study-'.length)
    const keys = () =>
      readdirSync(world.keyFolder, { recursive: true }).filter((name) => String(name).includes(id))
    expect([(await rowsWith(id)).length > 10, keys().length > 2]).toEqual([true, true])

    const wrong = await act(world.ada, 'deleteStudy', { studyId: frame.studyId, title: 'Listen' })
    expect(wrong.message).toContain('title: is not the title of this study')
    expect([(await rowsWith(id)).length > 10, keys().length > 2]).toEqual([true, true])

    const before = await rowsWith(other.studyId.slice('Study-'.length))
    const { data } = await world.ada.ask<{ done: { data: { people: number } } }>(
      'mutation ($input: DeleteStudyInput!) { done: deleteStudy(input: $input) { ... on MutationDeleteStudySuccess { data { people } } } }',
      { input: { studyId: frame.studyId, title: 'Escuchar' } },
    )
    expect(data.done.data.people).toBeGreaterThan(1)
    expect([await rowsWith(id), keys()]).toEqual([[], []])
    expect(await rowsWith(other.studyId.slice('Study-'.length))).toEqual(before)
    const entry = await world.instance.app.db.auditEntry.findFirstOrThrow({
      where: { action: 'delete study', outcome: 'done', studyId: id },
    })
    expect(entry.subjects).toEqual({ study: id, people: data.done.data.people })
    expect((await setupOf(world.ada, frame.studyId)).setup).toBeUndefined()
    expect(existsSync(join(world.keyFolder))).toBe(true)
  })
})

describe('a demo database', () => {
  it('takes no real study and deletes none of its own', async () => {
    const demo = await openWorld({ isDemo: true })
    const opened = await act(demo.ada, 'createStudy', {
      title: { en: 'Mine' },
      languages: ['en'],
      timeZone: 'UTC',
    })
    expect([opened.refused, opened.message]).toEqual([
      'demo_only',
      expect.stringContaining('FIRSTHAND_DEMO=0'),
    ])
    await demo.close()
  })
})
