// What is read out before somebody agrees: written, published, replaced, and never changed again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { contact, publishTexts, running, type Audience } from './support/consentText.ts'
import { shippedCodebook } from './support/codebook.ts'
import { act, agrees, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Someone, World } from './support/world.ts'
import { inYears } from './support/until.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const opened = async (languages = ['en', 'es']) =>
  (
    await act(world.ada, 'createStudy', {
      ...{ title: { en: 'Asked', es: 'Preguntas' }, languages, timeZone: 'America/New_York' },
    })
  ).id

const site = [
  { type: 'running_away', ...running },
  { type: 'contact', ...contact },
]
const later = inYears(4)

type Text = {
  id: string
  audience: Audience
  version: number
  revision: number
  state: string
  requiresReconsent: boolean
  concerned: number
  sha256: string | null
  gaps: { kind: string; block: string | null; language: string | null }[]
  changes: { block: string; kind: string; isMaterial: boolean }[]
  blocks: { type: string; en: string | null; es: string | null }[]
}
const textsOf = async (who: Someone, study: string) => {
  const { data } = await who.ask<{ study: { consentTexts: Text[] } | null }>(
    `query ($id: ID!) { study(id: $id) { consentTexts { id audience version revision state requiresReconsent concerned
      sha256(language: es) gaps { kind block language } changes { block kind isMaterial } blocks { type en es } } } }`,
    { id: study },
  )
  return data.study?.consentTexts ?? []
}
/** Begins a text and writes into it; for what is refused afterwards. */
const draft = async (studyId: string, audience: Audience, input: object = {}) => {
  await act(world.ada, 'startConsentText', { studyId, audience, from: 'model' })
  return act(world.ada, 'saveConsentText', {
    ...{ studyId, audience, expected: 1, blocks: site, expiresAt: later },
    ...input,
  })
}
const publish = (studyId: string, audience: Audience, input: object = {}) =>
  act(world.ada, 'publishConsentText', { studyId, audience, expected: 2, reviewed: ['es'], ...input })
const decide = (studyId: string, input: object = {}) =>
  act(world.ada, 'saveSettings', { studyId, determination: 'not_research', plannedPeople: 60, ...input })

describe('a consent text', () => {
  it('is begun once, however often, and says what it lacks until it can be published', async () => {
    const studyId = await opened()
    const { id } = await act(world.ada, 'startConsentText', { studyId, audience: 'youth', from: 'model' })
    const again = await act(world.ada, 'startConsentText', { studyId, audience: 'youth', from: 'model' })
    expect(again.id).toBe(id)
    const [begun] = await textsOf(world.ada, studyId)
    expect(begun).toMatchObject({ state: 'draft', version: 1, revision: 1, sha256: null })
    expect(begun!.gaps.map(({ kind, block, language }) => `${kind} ${block} ${language}`)).toEqual([
      ...['no_determination null null', 'no_expiry null null'],
      ...['running_missing running_away en', 'block_missing contact en'],
      ...['running_missing running_away es', 'block_missing contact es'],
    ])
    const refused = await publish(studyId, 'youth', { expected: 1, reviewed: [] })
    for (const name of ['determination: is missing', 'blocks.running_away.es: is missing in Spanish'])
      expect(refused.message).toContain(name)
    expect(refused.message).toContain('reviewed: lacks Spanish')

    await decide(studyId)
    await draft(studyId, 'youth')
    expect((await textsOf(world.ada, studyId))[0]!.gaps).toEqual([])
    expect((await publish(studyId, 'youth')).refused).toBeUndefined()
    const [published] = await textsOf(world.ada, studyId)
    expect(published).toMatchObject({
      state: 'published',
      version: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('says something in every language of its study, in every part that nobody is asked without', async () => {
    const studyId = await opened()
    await publishTexts(world.ada, studyId)
    const texts = await textsOf(world.ada, studyId)
    expect(texts.map(({ audience, state }) => [audience, state])).toEqual([
      ...[
        ['youth', 'published'],
        ['caregiver', 'published'],
        ['adult', 'published'],
      ],
    ])
    for (const { blocks } of texts) {
      const shown = blocks.filter(({ en, es }) => en !== null || es !== null)
      expect(shown.length).toBeGreaterThan(22)
      for (const { en, es } of shown) expect([en, es].every((text) => /\p{L}/u.test(text ?? ''))).toBe(true)
    }
  })

  it.each<[string, object, RegExp]>([
    [
      'that is blank',
      { blocks: [...site, { type: 'risks', es: ' \u200b ' }] },
      /blocks\.risks\.es: is missing or blank in Spanish/,
    ],
    [
      'that one language lacks',
      { blocks: [...site, { type: 'scope_audio_record', en: 'May we record you?' }] },
      /scope_audio_record\.es: is missing in Spanish, and is there in the other/,
    ],
    [
      'with a gap to fill in',
      { blocks: [...site, { type: 'contact', en: 'Call [name].' }].slice(0, 3) },
      /blocks\.contact\.en: holds a gap/,
    ],
    ['that has ended', { expiresAt: '2020-01-01T00:00:00Z' }, /expiresAt: is past/],
  ])('is not published with a part %s', async (_name, input, says) => {
    const studyId = await opened()
    await decide(studyId)
    const blocks = (input as { blocks?: { type: string }[] }).blocks
    // The last word on a part counts.
    const last = blocks?.filter((one, at) => !blocks.slice(at + 1).some(({ type }) => type === one.type))
    await draft(studyId, 'youth', last ? { blocks: last } : input)
    const { refused, message } = await publish(studyId, 'youth')
    expect([refused, message]).toEqual(['invalid_input', expect.stringMatching(says)])
    expect(message).not.toContain('[name]')
    expect((await textsOf(world.ada, studyId))[0]!.state).toBe('draft')
  })

  it('rests on what an ethics board held the study to be', async () => {
    const studyId = await opened()
    await decide(studyId, { determination: 'full' })
    await draft(studyId, 'youth')
    expect((await publish(studyId, 'youth')).message).toContain('approvedRef: is missing')
    await decide(studyId, { determination: 'exempt' })
    await act(world.ada, 'saveConsentText', {
      studyId,
      audience: 'youth',
      expected: 2,
      approvedRef: 'IRB 12-7',
    })
    expect((await publish(studyId, 'youth', { expected: 3 })).message).toContain('46.104(b)(3)')
    await decide(studyId, { determination: 'full' })
    expect((await publish(studyId, 'youth', { expected: 3 })).refused).toBeUndefined()
  })

  it('holds the study to what it was published under: neither an exemption nor fewer people come behind it', async () => {
    const studyId = await opened()
    await decide(studyId)
    await draft(studyId, 'youth', { blocks: [...site, { type: 'small_sample', en: '', es: '' }] })
    expect((await publish(studyId, 'youth')).refused).toBeUndefined()
    expect((await decide(studyId, { determination: 'exempt' })).message).toMatch(
      /^determination: says exempt, and people/,
    )
    expect((await decide(studyId, { plannedPeople: 29 })).message).toMatch(/^plannedPeople: is below 30/)
    expect((await decide(studyId, { plannedPeople: 30 })).refused).toBeUndefined()
  })

  it('is written by two people, of whom the second is told', async () => {
    const studyId = await opened()
    await draft(studyId, 'adult')
    const late = await act(world.ada, 'saveConsentText', {
      ...{ studyId, audience: 'adult', expected: 1, blocks: [{ type: 'purpose', en: 'Lost?' }] },
    })
    expect(late.refused).toBe('edited_meanwhile')
    const { blocks, revision } = (await textsOf(world.ada, studyId))[0]!
    expect([revision, blocks.find(({ type }) => type === 'purpose')!.en]).toEqual([
      2,
      expect.stringContaining('We ask'),
    ])
  })

  it('is taken away as a draft, and not once it was published', async () => {
    const studyId = await opened()
    await decide(studyId)
    await draft(studyId, 'adult')
    expect(
      (await act(world.ada, 'removeConsentText', { studyId, audience: 'adult', expected: 2 })).refused,
    ).toBeUndefined()
    expect(await textsOf(world.ada, studyId)).toEqual([])
    await draft(studyId, 'adult')
    await publish(studyId, 'adult')
    expect(
      (await act(world.ada, 'removeConsentText', { studyId, audience: 'adult', expected: 2 })).refused,
    ).toBe('not_found')
  })

  it('takes words only for those it is for, and none that no database holds', async () => {
    const studyId = await opened()
    await draft(studyId, 'adult')
    const save = (block: object) =>
      act(world.ada, 'saveConsentText', { studyId, audience: 'adult', expected: 2, blocks: [block] })
    expect((await save({ type: 'turning_18', en: 'At 18.' })).message).toContain(
      'is no part of a text for them',
    )
    expect((await save({ type: 'risks', en: 'a\u0000b' })).message).toContain('blocks.0.en: holds a NUL')
  })

  it('is read by who interviews and written by evaluators alone', async () => {
    const frame = await aStudy(world.ada, shippedCodebook)
    const ines = (await newcomer(world, 'ines', frame, 'interviewer')).browser
    expect((await textsOf(ines, frame.studyId)).length).toBe(1)
    const started = await act(ines, 'startConsentText', {
      studyId: frame.studyId,
      audience: 'adult',
      from: 'last',
    })
    expect(started.refused).toBe('forbidden')
    expect(await textsOf(world.eve, frame.studyId)).toEqual([])
  })
})

describe('the next version', () => {
  const next = async (studyId: string, audience: Audience, block: object) => {
    await act(world.ada, 'startConsentText', { studyId, audience, from: 'last' })
    await act(world.ada, 'saveConsentText', { studyId, audience, expected: 1, blocks: [block] })
    return (await textsOf(world.ada, studyId)).find(
      (one) => one.state === 'draft' && one.audience === audience,
    )!
  }

  it('asks again whom it concerns where risks, recipients or scopes are others, and says how many before', async () => {
    const frame = await aStudy(world.ada, shippedCodebook)
    await aParticipant(world.ada, frame)
    await aParticipant(world.ada, frame)
    await aParticipant(world.ada, frame, { scopes: [] })
    const soft = await next(frame.studyId, 'adult', { type: 'purpose', en: 'We want to learn what helped.' })
    expect(soft).toMatchObject({
      version: 2,
      concerned: 2,
      changes: [{ block: 'purpose', isMaterial: false }],
    })
    await publish(frame.studyId, 'adult')
    const hard = await next(frame.studyId, 'adult', { type: 'risks', es: 'Puede doler.' })
    expect(hard).toMatchObject({ version: 3, concerned: 2, changes: [{ block: 'risks', isMaterial: true }] })
    await publish(frame.studyId, 'adult')
    const adult = (await textsOf(world.ada, frame.studyId)).filter(({ audience }) => audience === 'adult')
    expect(adult.map(({ version, state, requiresReconsent }) => [version, state, requiresReconsent])).toEqual(
      [
        [3, 'published', true],
        [2, 'superseded', false],
        [1, 'superseded', false],
      ],
    )
  })

  it('counts from a day to come, and the one before it until then', async () => {
    const studyId = await opened(['en'])
    await decide(studyId)
    await draft(studyId, 'adult')
    await publish(studyId, 'adult')
    await next(studyId, 'adult', { type: 'purpose', en: 'We want to learn what helped.' })
    const past = await publish(studyId, 'adult', { effectiveFrom: '2020-01-01T00:00:00Z' })
    expect(past.message).toContain('effectiveFrom: is past')
    await publish(studyId, 'adult', { effectiveFrom: inYears(3) })
    const states = (await textsOf(world.ada, studyId)).map(({ version, state }) => [version, state])
    expect(states).toEqual([
      [2, 'scheduled'],
      [1, 'published'],
    ])
  })
})

describe('the first day of a text', () => {
  it('comes before the day on which a yes under it ends', async () => {
    const studyId = await opened()
    await decide(studyId)
    await draft(studyId, 'youth')
    const told = await publish(studyId, 'youth', { effectiveFrom: later })
    expect(told.message).toMatch(/^effectiveFrom: is not before the day/)
  })
})

describe('what was published', () => {
  it('is not changed or taken away past the API, and goes with its study', async () => {
    const studyId = await opened()
    await publishTexts(world.ada, studyId, ['adult'])
    const bare = studyId.slice('Study-'.length)
    await act(world.ada, 'startConsentText', { studyId, audience: 'adult', from: 'last' })
    await withClient(world.database.connection.pool, async (client) => {
      for (const attempt of [
        `UPDATE "ConsentText" SET blocks = '{}' WHERE "studyId" = $1 AND version = 1`,
        `UPDATE "ConsentText" SET "publishedAt" = NULL WHERE "studyId" = $1 AND version = 1`,
        `DELETE FROM "ConsentText" WHERE "studyId" = $1 AND version = 1`,
      ])
        await expect(client.query(attempt, [bare])).rejects.toMatchObject({ code: '42501' })
      await expect(client.query('TRUNCATE "ConsentText" CASCADE')).rejects.toMatchObject({ code: '42501' })
      // A draft becomes nothing that can be shown without what is shown.
      await expect(
        client.query(`UPDATE "ConsentText" SET "publishedAt" = now() WHERE "studyId" = $1 AND version = 2`, [
          bare,
        ]),
      ).rejects.toMatchObject({ code: '23514' })
    })
    expect((await textsOf(world.ada, studyId)).map(({ version }) => version)).toEqual([2, 1])
    await act(world.ada, 'deleteStudy', { studyId, title: 'Asked' })
    const left = await withClient(world.database.owner, (client) =>
      client.query('SELECT 1 FROM "ConsentText" WHERE "studyId" = $1', [bare]),
    )
    expect(left.rows).toEqual([])
  })
})

describe('nobody is asked without one', () => {
  const enrol = (studyId: string, isAdult: boolean) =>
    act(world.ada, 'enrolParticipant', { studyId, language: 'en', isAdult })
  const yes = (studyId: string, participantId: string, audience: 'adult' | 'caregiver') =>
    agrees(world.ada, { studyId, participantId, audience, scopes: ['participate'] })

  it('neither added nor asked, by the name of whom it is for; a no is always taken', async () => {
    const studyId = await opened()
    expect(await enrol(studyId, true)).toMatchObject({
      refused: 'no_consent_text',
      message: expect.stringContaining('for people of 18 or older'),
    })
    await publishTexts(world.ada, studyId, ['adult'])
    expect((await enrol(studyId, false)).message).toContain('for young people under 18')
    const { id: adult } = await enrol(studyId, true)
    expect((await yes(studyId, adult, 'adult')).refused).toBeUndefined()
    await publishTexts(world.ada, studyId, ['youth'])
    await act(world.ada, 'saveSettings', { studyId, majority: 'reconsent' })
    const { id: pat } = await enrol(studyId, false)
    expect((await yes(studyId, pat, 'caregiver')).message).toContain('for those who give permission')
    const no = await act(world.ada, 'recordConsent', {
      ...{ studyId, participantId: pat, party: 'giver', giverSafety: 'unsafe' },
      ...{ scopes: ['participate'], decision: 'declined', until: later },
    })
    expect(no.refused).toBeUndefined()
  })

  it('and what was read out stands with the yes', async () => {
    const frame = await aStudy(world.ada, shippedCodebook)
    const pat = await aParticipant(world.ada, frame)
    await act(world.ada, 'submitResponse', submission(frame, pat, 'They listened.'))
    const { data } = await world.ada.ask<{ node: { lastWords: object[] } }>(
      `query ($id: ID!) { node(id: $id) { ... on Participant { lastWords { scope party decision textVersion textAudience } } } }`,
      { id: pat },
    )
    expect(data.node.lastWords).toContainEqual({
      ...{ scope: 'participate', party: 'youth', decision: 'granted', textVersion: 1, textAudience: 'adult' },
    })
  })
})
