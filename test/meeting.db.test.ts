// A text is read with somebody, who decides scope by scope; it is stored at once, once, and with what was shown.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { publishTexts } from './support/consentText.ts'
import { shippedCodebook } from './support/codebook.ts'
import { act, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'
import { inYears } from './support/until.ts'

let world: World
let frame: Frame
let ines: Someone
let texts: Map<string, { id: string; sha256: string }>
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await publishTexts(world.ada, frame.studyId, ['youth', 'caregiver'])
  ines = (await newcomer(world, 'ines', frame, 'interviewer')).browser
  texts = await textsOf()
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const textsOf = async () => {
  const { data } = await world.ada.ask<{
    study: { consentTexts: { id: string; audience: string; sha256: string }[] }
  }>('query ($id: ID!) { study(id: $id) { consentTexts { id audience version sha256(language: es) } } }', {
    id: frame.studyId,
  })
  // The newest stands first.
  return new Map([...data.study.consentTexts].reverse().map((one) => [one.audience, one]))
}

const later = inYears(3)
type Answers = [string, 'granted' | 'declined'][]
const everything: Answers = [
  ...(['participate', 'analyse', 'automated_assist'] as const).map((scope): Answers[number] => [
    scope,
    'granted',
  ]),
]

const meeting = (participantId: string, input: object = {}, answers: Answers = everything) => {
  const { audience = 'adult', ...rest } = input as { audience?: string }
  const { id, sha256 } = texts.get(audience)!
  return {
    ...{ studyId: frame.studyId, participantId, party: audience === 'caregiver' ? 'giver' : 'youth' },
    ...(audience === 'caregiver' && { giverSafety: 'safe', route: 'parent' }),
    ...{ consentTextId: id, sha256, language: 'es', mode: 'together', hasInterpreter: true },
    ...{ present: ['giver', 'young_person', 'interviewer', 'interpreter'], isCopyGiven: true },
    ...{ documentation: 'verbal_attested', canStop: 'known', canSkip: 'known', whoIsTold: 'explained' },
    decisions: answers.map(([scope, decision]) => ({ scope, decision })),
    ...{ until: later, idempotencyKey: crypto.randomUUID(), ...rest },
  }
}
const record = (who: Someone, input: object) => act(who, 'recordMeeting', input)

type Read = {
  consents: { scope: string; isEffective: boolean }[]
  meetings: Record<string, unknown>[]
  lastWords: { scope: string; party: string; decision: string; textVersion: number | null }[]
  meetingDrafts: { party: string; step: number; answers: { scope: string; decision: string }[] }[]
}
const read = async (who: Someone, id: string) => {
  const { data } = await who.ask<{ node: Read | null }>(
    `query ($id: ID!) { node(id: $id) { ... on Participant {
      consents { scope isEffective }
      meetings { party audience textVersion language sha256 mode hasInterpreter present isCopyGiven documentation canStop canSkip whoIsTold }
      lastWords { scope party decision textVersion }
      meetingDrafts { party step answers { scope decision } }
    } } }`,
    { id },
  )
  return data.node!
}
const holding = async (id: string) =>
  (await read(world.ada, id)).consents.filter(({ isEffective }) => isEffective).map(({ scope }) => scope)

/** Somebody of whom nothing is recorded yet. */
const someone = (who: Someone = ines, isAdult = true) => aParticipant(who, frame, { isAdult, scopes: [] })

describe('a meeting', () => {
  it('stores what was shown, how, with whom, and each decision, and holds from then on', async () => {
    const pat = await someone()
    expect((await record(ines, meeting(pat, {}, [...everything, ['quote_verbatim', 'declined']]))).id).toBe(
      pat,
    )
    expect(await holding(pat)).toEqual(['participate', 'analyse', 'automated_assist'])
    const { meetings, lastWords } = await read(ines, pat)
    expect(meetings).toEqual([
      {
        ...{ party: 'youth', audience: 'adult', textVersion: 1, language: 'es' },
        ...{ sha256: texts.get('adult')!.sha256, mode: 'together', hasInterpreter: true },
        ...{ present: ['giver', 'interpreter', 'interviewer', 'young_person'], isCopyGiven: true },
        ...{ documentation: 'verbal_attested', canStop: 'known', canSkip: 'known', whoIsTold: 'explained' },
      },
    ])
    expect(lastWords).toContainEqual({
      ...{ scope: 'quote_verbatim', party: 'youth', decision: 'declined', textVersion: 1 },
    })
    const sent = await act(ines, 'submitResponse', submission(frame, pat, 'They listened to me.'))
    expect(sent.refused).toBeUndefined()
  })

  it('of a minor holds once they and a safe giver of permission said yes, each by their own text', async () => {
    const pat = await someone(ines, false)
    await record(ines, meeting(pat, { audience: 'youth' }))
    expect(await holding(pat)).toEqual([])
    await record(ines, meeting(pat, { audience: 'caregiver', giverSafety: 'unknown' }))
    expect(await holding(pat)).toEqual([])
    await record(ines, meeting(pat, { audience: 'caregiver' }))
    expect(await holding(pat)).toEqual(['participate', 'analyse', 'automated_assist'])
    await record(ines, meeting(pat, { audience: 'youth' }, [['participate', 'declined']]))
    expect(await holding(pat)).toEqual([])
  })

  it('is where a yes comes from: by itself none is recorded, of nobody, while a no and a withdrawal are', async () => {
    const [pat, minor] = [await someone(), await someone(ines, false)]
    const word = { studyId: frame.studyId, scopes: ['participate'], until: later }
    const youth = { ...word, participantId: pat, party: 'youth' }
    const giver = { ...word, participantId: minor, party: 'giver', giverSafety: 'safe', route: 'parent' }
    for (const yes of [youth, giver, { ...youth, participantId: minor }])
      for (const who of [ines, world.ada])
        expect(await act(who, 'recordConsent', { ...yes, decision: 'granted' })).toMatchObject({
          refused: 'invalid_input',
          message: expect.stringMatching(
            /^decision: is a yes, and a yes comes out of a meeting.*recordMeeting/,
          ),
        })
    expect((await read(ines, pat)).lastWords).toEqual([])
    await record(ines, meeting(pat))
    for (const decision of ['declined', 'withdrawn']) {
      expect((await act(ines, 'recordConsent', { ...youth, decision })).refused).toBeUndefined()
      expect((await act(ines, 'recordConsent', { ...giver, decision })).refused).toBeUndefined()
    }
    expect(await holding(pat)).toEqual([])
  })

  it('excludes nobody who did not know what was asked back', async () => {
    const pat = await someone()
    const knew = { canStop: 'explained', canSkip: 'explained', whoIsTold: 'not_asked' }
    await record(ines, meeting(pat, knew))
    expect(await holding(pat)).toContain('participate')
  })

  it('sent twice is stored once, and another one under its key is refused', async () => {
    const pat = await someone()
    const sent = meeting(pat)
    const first = await record(ines, sent)
    expect(await record(ines, sent)).toEqual(first)
    expect(await record(ines, { ...sent, heldAt: null, present: [...sent.present].reverse() })).toEqual(first)
    expect((await read(ines, pat)).meetings.length).toBe(1)
    const others = [
      { ...sent, isCopyGiven: false },
      { ...sent, decisions: [{ scope: 'participate', decision: 'declined' }] },
      { ...sent, participantId: await someone() },
    ]
    for (const other of others)
      expect((await record(ines, other)).message).toContain('idempotencyKey: was used for another meeting')
    expect(await holding(pat)).toContain('participate')
  })

  it.each<[string, object, RegExp]>([
    ['a hash of something else', { sha256: '0'.repeat(64) }, /sha256: is not that of this text/],
    ['no hash', { sha256: 'x' }, /sha256: is not the hash of a text/],
    ['an end after the text’s', { until: '2095-01-01T00:00:00Z' }, /until: is later than the text says/],
    ['an end that is past', { until: '2020-01-01T00:00:00Z' }, /until: is past/],
    ['a time to come', { heldAt: '2089-01-01T00:00:00Z' }, /heldAt: is in the future/],
    ['nobody there', { present: [] }, /present: lacks somebody .* young_person and interviewer/],
    ['an interpreter who was not', { hasInterpreter: false }, /hasInterpreter: says otherwise/],
    ['a waiver of nothing', { documentation: 'waived' }, /documentationRef: is missing/],
    ['a text for others', { consentTextId: 'caregiver' }, /consentTextId: is a text for others/],
    [
      'a scope that was not asked',
      { decisions: [{ scope: 'audio_record', decision: 'granted' }] },
      /decisions\.0\.scope: is no question/,
    ],
    [
      'a withdrawal',
      { decisions: [{ scope: 'participate', decision: 'withdrawn' }] },
      /decisions\.0\.decision: is none of/,
    ],
    ['nothing that was decided', { decisions: [] }, /decisions: is missing/],
  ])('is refused with %s, and nothing is stored', async (_name, input, says) => {
    const pat = await someone()
    const { consentTextId } = input as { consentTextId?: string }
    const other = consentTextId ? { consentTextId: texts.get(consentTextId)!.id } : {}
    const refused = await record(ines, meeting(pat, { ...input, ...other }))
    expect([refused.refused, refused.message]).toEqual(['invalid_input', expect.stringMatching(says)])
    const { meetings, lastWords } = await read(ines, pat)
    expect([meetings, lastWords]).toEqual([[], []])
  })

  it('is of a giver only with how safe they are, and never of a text that was replaced', async () => {
    const minor = await someone(ines, false)
    const giver = meeting(minor, { audience: 'caregiver', giverSafety: null })
    expect((await record(ines, giver)).message).toContain('giverSafety: is missing')
    const noRoute = meeting(minor, { audience: 'caregiver', route: null })
    expect((await record(ines, noRoute)).message).toContain('route: is missing')
    for (const route of ['court', 'dcf_commissioner']) {
      const order = meeting(minor, { audience: 'caregiver', route })
      expect((await record(ines, order)).message).toContain('reference: is missing: give the number')
      const torn = { ...order, reference: 'Order \u0000 7' }
      expect((await record(ines, torn)).message).toContain('reference: holds a NUL')
    }
    const waived = meeting(minor, { audience: 'caregiver', route: 'waived_408c' })
    expect((await record(ines, waived)).message).toContain('route: is one without a giver')
    const before = texts.get('youth')!
    const of = { studyId: frame.studyId, audience: 'youth' }
    await act(world.ada, 'startConsentText', { ...of, from: 'last' })
    const risks = { type: 'risks', en: 'It may be hard to talk.', es: 'Puede ser duro hablar.' }
    await act(world.ada, 'saveConsentText', { ...of, expected: 1, blocks: [risks] })
    await act(world.ada, 'publishConsentText', { ...of, expected: 2, reviewed: ['es'] })
    const old = meeting(minor, { audience: 'youth', consentTextId: before.id, sha256: before.sha256 })
    expect((await record(ines, old)).message).toContain('consentTextId: is not the text that counts')
    texts = await textsOf()
    expect((await record(ines, meeting(minor, { audience: 'youth' }))).refused).toBeUndefined()
  })

  it('is recorded by who talks with the person, and is there for nobody else', async () => {
    const pat = await someone(world.ada)
    expect((await record(ines, meeting(pat))).refused).toBe('not_found')
    const ben = (await newcomer(world, 'ben', frame, 'coder')).browser
    expect((await record(ben, meeting(pat))).refused).toBe('forbidden')
    expect((await record(world.eve, meeting(pat))).refused).toBe('not_found')
  })

  it('stands in the record by ids and kinds, and without a word of the text', async () => {
    const pat = await someone()
    await record(ines, meeting(pat, { documentation: 'waived', documentationRef: 'IRB Zweig 9' }))
    const noted = () =>
      withClient(world.database.owner, (client) =>
        client.query<{ subjects: Record<string, unknown> }>(
          `SELECT subjects FROM "AuditEntry" WHERE action = 'record meeting' AND outcome = 'done' ORDER BY id DESC LIMIT 1`,
        ),
      )
    const { rows } = await noted()
    expect(rows[0]!.subjects).toMatchObject({
      ...{ participant: pat.slice('Participant-'.length), sha256: texts.get('adult')!.sha256 },
      ...{ interpreter: 'yes', copy: 'yes', documentation: 'waived', whoIsTold: 'explained' },
      ...{ granted: everything.map(([scope]) => scope), declined: [] },
    })
    const minor = await someone(ines, false)
    const unsafe = {
      audience: 'caregiver',
      giverSafety: 'unsafe',
      route: 'court',
      reference: 'Order Zweig 8',
    }
    await record(ines, meeting(minor, unsafe))
    rows.push(...(await noted()).rows)
    expect(rows[1]!.subjects).toMatchObject({ party: 'giver', giverSafety: 'unsafe', route: 'court' })
    expect(JSON.stringify(rows)).not.toContain('Zweig')
    expect(world.logged.join('\n')).not.toContain('Zweig')
  })

  it('tells in which languages a part of it was read', async () => {
    const pat = await someone()
    const twice = meeting(pat, { alsoIn: ['es'] })
    expect((await record(ines, twice)).message).toMatch(/alsoIn: names a language in which this text was not/)
    expect((await record(ines, meeting(pat, { alsoIn: ['en'] }))).refused).toBeUndefined()
    const { data } = await ines.ask<{ node: { meetings: object[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Participant { meetings { language alsoIn } } } }',
      { id: pat },
    )
    expect(data.node.meetings).toEqual([{ language: 'es', alsoIn: ['en'] }])
  })

  it('is not changed past the API', async () => {
    await record(ines, meeting(await someone()))
    await withClient(world.database.connection.pool, async (client) => {
      for (const attempt of [
        `UPDATE "ConsentMeeting" SET "isCopyGiven" = NOT "isCopyGiven"`,
        'DELETE FROM "ConsentMeeting"',
        'TRUNCATE "ConsentMeeting" CASCADE',
      ])
        await expect(client.query(attempt)).rejects.toMatchObject({ code: '42501' })
    })
  })
})

describe('a meeting that goes on', () => {
  const state = (answers: Answers, step = 3) => ({
    ...{ consentTextId: texts.get('adult')!.id, language: 'en', step, key: crypto.randomUUID() },
    answers: answers.map(([scope, decision]) => ({ scope, decision })),
  })
  const keep = (who: Someone, participantId: string, answers: Answers, step?: number) =>
    act(who, 'saveMeetingDraft', {
      ...{ studyId: frame.studyId, participantId, party: 'youth', state: state(answers, step) },
    })

  it('is kept for who leads it, decides nothing, and goes when it is recorded', async () => {
    const pat = await someone()
    await keep(ines, pat, [['participate', 'granted']])
    await keep(
      ines,
      pat,
      [
        ['participate', 'granted'],
        ['analyse', 'declined'],
      ],
      5,
    )
    expect((await read(ines, pat)).meetingDrafts).toEqual([
      {
        ...{ party: 'youth', step: 5 },
        answers: [
          { scope: 'participate', decision: 'granted' },
          { scope: 'analyse', decision: 'declined' },
        ],
      },
    ])
    expect((await read(world.ada, pat)).meetingDrafts).toEqual([])
    expect(await holding(pat)).toEqual([])
    await record(ines, meeting(pat))
    expect((await read(ines, pat)).meetingDrafts).toEqual([])
  })

  it('is stopped, and nothing of it stays', async () => {
    const pat = await someone()
    await keep(ines, pat, [['participate', 'granted']])
    await act(ines, 'stopMeeting', { studyId: frame.studyId, participantId: pat, party: 'youth' })
    const { meetingDrafts, lastWords } = await read(ines, pat)
    expect([meetingDrafts, lastWords]).toEqual([[], []])
  })

  it('is not kept by what arrives after it was recorded, or stopped', async () => {
    const [pat, sam] = [await someone(), await someone()]
    const said = state([['participate', 'granted']])
    const save = (participantId: string) =>
      act(ines, 'saveMeetingDraft', { studyId: frame.studyId, participantId, party: 'youth', state: said })
    await save(pat)
    await record(ines, { ...meeting(pat), idempotencyKey: said.key })
    expect((await save(pat)).refused).toBeUndefined()
    expect((await read(ines, pat)).meetingDrafts).toEqual([])
    await save(sam)
    await act(ines, 'stopMeeting', { studyId: frame.studyId, participantId: sam, party: 'youth' })
    expect((await save(sam)).refused).toBeUndefined()
    expect((await read(ines, sam)).meetingDrafts).toEqual([])
    // Another one begins anew.
    await keep(ines, sam, [['participate', 'granted']])
    expect((await read(ines, sam)).meetingDrafts).toHaveLength(1)
  })

  it('is kept with what was written before it began, and goes with a no to taking part', async () => {
    const pat = await someone()
    const written = { reference: 'Order 7', documentationRef: 'IRB 9', until: '2088-05-01', step: 0 }
    const of = { studyId: frame.studyId, participantId: pat, party: 'youth' }
    await act(ines, 'saveMeetingDraft', { ...of, state: { ...state([]), ...written } })
    const drafts = async () => {
      const { data } = await ines.ask<{ node: { meetingDrafts: object[] } }>(
        'query ($id: ID!) { node(id: $id) { ... on Participant { meetingDrafts { reference documentationRef until step } } } }',
        { id: pat },
      )
      return data.node.meetingDrafts
    }
    expect(await drafts()).toEqual([written])
    await act(ines, 'recordConsent', {
      ...{ ...of, scopes: ['participate'], decision: 'declined', until: later },
    })
    expect(await drafts()).toEqual([])
  })

  it('is of those alone whom one may ask', async () => {
    const pat = await someone(world.ada)
    expect((await keep(ines, pat, [])).refused).toBe('not_found')
  })
})
