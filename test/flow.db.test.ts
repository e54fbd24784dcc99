import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedCodebook } from './support/codebook.ts'
import { broughtAlong } from './support/consent.ts'
import {
  act,
  agrees,
  aParticipant,
  aStudy,
  allScopes,
  openWorld,
  submission,
  themesOf,
  type Frame,
  type World,
} from './support/world.ts'

const spoken =
  'The officer put me in handcuffs and never asked if I was okay. I would not call the police again.'
const later = '2090-01-01T00:00:00Z'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(() => world?.close())

const police = async () => {
  await world.instance.settled()
  const theme = (await themesOf(world.ada, frame.studyId)).find(({ key }) => key === 'theme_police')!
  return { ...theme.waves[0]!, quotes: theme.quotes.edges.map(({ node }) => node) }
}

const say = (participantId: string, text = spoken) =>
  act(world.ada, 'submitResponse', submission(frame, participantId, text))

describe('a response, from its consent to a theme', () => {
  it('is sealed, cleaned, tagged, and read under its theme with the words that carry it', async () => {
    const pat = await aParticipant(world.ada, frame)
    const before = await police()
    const { id } = await say(pat, `${spoken} My caseworker is named Jordan Whitfield.`)
    expect(id).toMatch(/^Response-/)
    const after = await police()
    expect([after.people, after.base]).toEqual([before.people + 1, before.base + 1])
    const quote = after.quotes.find((one) => one.quote.text.includes('handcuffs'))!
    expect(quote).toMatchObject({
      state: 'proposed',
      origin: 'suggested',
      code: { key: 'law_enforcement_trust' },
    })
    expect(quote.because.length).toBeGreaterThan(0)
    for (const { start, end } of quote.quote.marks)
      expect(spoken).toContain(quote.quote.text.slice(start, end))
    type Answers = { node: { answers: { passages: { text: string; redactions: object[] }[] }[] } }
    const { data } = await world.ada.ask<Answers>(
      'query ($id: ID!) { node(id: $id) { ... on Response { answers { passages { text redactions { type } } } } } }',
      { id },
    )
    const passage = data.node.answers[0]!.passages[0]!
    expect(passage.text).not.toContain('Whitfield')
    expect(passage.redactions.length).toBeGreaterThan(0)
  })

  it('counts as a suggestion until a person decides', async () => {
    const { proposed, decided } = await police()
    expect(proposed).toBeGreaterThan(0)
    expect(decided).toBe(0)
  })

  it('is stored once when it is sent twice', async () => {
    const pat = await aParticipant(world.ada, frame)
    const sent = submission(frame, pat, spoken)
    const [first, second] = [
      await act(world.ada, 'submitResponse', sent),
      await act(world.ada, 'submitResponse', sent),
    ]
    expect(second.id).toBe(first.id)
    const other = await aParticipant(world.ada, frame)
    expect(await act(world.ada, 'submitResponse', { ...sent, participantId: other })).toMatchObject({
      refused: 'invalid_input',
    })
  })

  it('is found by a search for its words, in another form of them, and by a phrase', async () => {
    const find = async (search: string) => {
      const { data } = await world.ada.ask<{ study: { theme: { quotes: { totalCount: number } } } }>(
        'query ($id: ID!, $search: String) { study(id: $id) { theme(key: "theme_police") { quotes(filter: { search: $search }) { totalCount } } } }',
        { id: frame.studyId, search },
      )
      return data.study.theme.quotes.totalCount
    }
    expect(await find('handcuff')).toBeGreaterThan(0)
    expect(await find('"call the police"')).toBeGreaterThan(0)
    expect(await find('"police the call"')).toBe(0)
    expect(await find("'); DROP TABLE")).toBe(0)
    expect(await find('… 😀')).toBe(0)
  })
})

describe('consent, at the time of use', () => {
  it('keeps out answers of a person who never agreed', async () => {
    const pat = await aParticipant(world.ada, frame, { scopes: [] })
    expect(await say(pat)).toMatchObject({ refused: 'no_consent' })
  })

  it('keeps out answers of a minor whose giver of permission is not known to be safe', async () => {
    const pat = await aParticipant(world.ada, frame, { isAdult: false })
    expect(await say(pat)).toMatchObject({ refused: 'no_consent' })
    const permission = {
      ...{ studyId: frame.studyId, participantId: pat, audience: 'caregiver' as const },
      ...{ route: 'guardian', scopes: allScopes },
    }
    await agrees(world.ada, { ...permission, giverSafety: 'unsafe' })
    expect(await say(pat)).toMatchObject({ refused: 'no_consent' })
    await agrees(world.ada, { ...permission, giverSafety: 'safe' })
    expect((await say(pat)).id).toMatch(/^Response-/)
  })

  it('hides a withdrawn answer from the next question on, everywhere', async () => {
    const pat = await aParticipant(world.ada, frame)
    const before = await police()
    const { id } = await say(pat, `${spoken} A purple bicycle stood there.`)
    expect((await police()).people).toBe(before.people + 1)
    const decision = {
      studyId: frame.studyId,
      participantId: pat,
      party: 'youth',
      decision: 'withdrawn',
      until: later,
    }
    await act(world.ada, 'recordConsent', { ...decision, scopes: ['analyse'] })
    const after = await police()
    expect(after.people).toBe(before.people)
    expect(after.quotes.some((one) => one.quote.text.includes('purple'))).toBe(false)
    await act(world.ada, 'recordConsent', { ...decision, scopes: ['participate'] })
    const { data } = await world.ada.ask<{ node: object | null }>(
      'query ($id: ID!) { node(id: $id) { id } }',
      { id },
    )
    expect(data.node).toBeNull()
  })

  it('leaves words untagged where automated assistance is not allowed, and takes them up once it is', async () => {
    const pat = await aParticipant(world.ada, frame, { scopes: ['participate', 'analyse'] })
    const before = await police()
    await say(pat)
    expect((await police()).people).toBe(before.people)
    await agrees(world.ada, { studyId: frame.studyId, participantId: pat, scopes: ['automated_assist'] })
    expect((await police()).people).toBe(before.people + 1)
  })

  it('ceases at its end, half-open', async () => {
    const pat = await aParticipant(world.ada, frame, { scopes: [] })
    const now = new Date().toISOString()
    await broughtAlong(world, {
      ...{ studyId: frame.studyId, participantId: pat, party: 'youth' },
      ...{ scopes: allScopes, decision: 'granted', until: now },
    })
    expect(await say(pat)).toMatchObject({ refused: 'no_consent' })
  })
})

describe('who may', () => {
  it('gives Eve the same answer for what is not hers as for what is not there', async () => {
    const ask = async (id: string) =>
      (
        await world.eve.ask('query ($id: ID!) { study(id: $id) { themes { key } } node(id: $id) { id } }', {
          id,
        })
      ).text
    expect(await ask(frame.studyId)).toBe(await ask('Study-AAAAAAAAAAAAAAAAAAAAAA'))
    const wave = { key: 'x', label: { en: 'X' }, opensOn: '2026-01-01' }
    const foreign = await act(world.eve, 'addWave', { ...wave, studyId: frame.studyId })
    expect(foreign).toEqual(
      await act(world.eve, 'addWave', { ...wave, studyId: 'Study-AAAAAAAAAAAAAAAAAAAAAA' }),
    )
    expect(foreign.refused).toBe('not_found')
  })

  it('tells nobody anything but to sign in', async () => {
    const { errors, data } = await world.nobody.ask<{ study: object | null } | null>(
      'query ($id: ID!) { study(id: $id) { id } }',
      {
        id: frame.studyId,
      },
    )
    expect(data?.study ?? null).toBeNull()
    expect(errors?.[0]?.extensions.code).toBe('signed_out')
    expect((await world.nobody.ask('{ viewer { name } instance { isDemo } }')).data).toEqual({
      viewer: null,
      instance: { isDemo: false },
    })
  })

  it('refuses a person of one study the rows of another, by any id', async () => {
    const other = await aStudy(world.eve, shippedCodebook)
    const pat = await aParticipant(world.ada, frame)
    const mixed = submission({ ...frame, studyId: other.studyId }, pat, spoken)
    expect(await act(world.eve, 'submitResponse', mixed)).toMatchObject({ refused: 'not_found' })
  })
})

describe('what comes in wrong', () => {
  it('is refused by name and stores nothing', async () => {
    const pat = await aParticipant(world.ada, frame)
    const count = async () => {
      const { data } = await world.ada.ask<{ study: { responses: { totalCount: number } } }>(
        'query ($id: ID!) { study(id: $id) { responses { totalCount } } }',
        { id: frame.studyId },
      )
      return data.study.responses.totalCount
    }
    const before = await count()
    const good = submission(frame, pat, spoken)
    const answer = good.answers[0]!
    const bad: [object, string][] = [
      [{ ...good, answers: [{ ...answer, text: 'a \u0000 b' }] }, 'answers.0.text: holds a NUL character'],
      [
        { ...good, answers: [{ ...answer, text: 'a \ud800 b' }] },
        'answers.0.text: holds half of a character',
      ],
      [{ ...good, answers: [{ ...answer, text: '   ' }] }, 'answers.0.text: is empty'],
      [
        { ...good, answers: [{ questionId: frame.questions['G1'], value: 6 }] },
        'answers.0.value: is not between 1 and 5',
      ],
      [
        { ...good, answers: [{ questionId: frame.questions['G1'], text: 'five' }] },
        'answers.0.value: is missing',
      ],
      [
        { ...good, answers: [{ questionId: 'Question-AAAAAAAAAAAAAAAAAAAAAA', text: 'x' }] },
        'answers.0.questionId: is not a question',
      ],
      [
        { ...good, answers: [{ ...answer, serviceId: 'Service-AAAAAAAAAAAAAAAAAAAAAA' }] },
        'answers.0.serviceId: is not a service',
      ],
      [{ ...good, answers: [] }, 'answers: is missing or too short'],
      [{ ...good, idempotencyKey: 'short' }, 'idempotencyKey: is missing or too short'],
    ]
    for (const [input, says] of bad) {
      const { message, refused } = await act(world.ada, 'submitResponse', input)
      expect([refused, message]).toEqual(['invalid_input', expect.stringContaining(says)])
    }
    for (const id of ['waveId', 'participantId', 'instrumentId'])
      expect(
        await act(world.ada, 'submitResponse', {
          ...good,
          [id]: `${good[id as 'waveId'].split('-')[0]}-AAAAAAAAAAAAAAAAAAAAAA`,
        }),
      ).toMatchObject({ refused: 'not_found' })
    expect(await count()).toBe(before)
  })

  it('names what is wrong with a codebook', async () => {
    const studyId = frame.studyId
    const file = (value: unknown) =>
      act(world.ada, 'importCodebook', {
        studyId,
        file: typeof value === 'string' ? value : JSON.stringify(value),
      })
    const title = { en: 'T' }
    const cases: [unknown, string][] = [
      ['{nope', 'is not valid JSON'],
      [{ id: 'a', version: 1, title, codes: [] }, 'has no codes'],
      [{ id: 'a', version: 1, title, codes: [{ id: 'x', definition: '' }] }, 'codes[0].title'],
      [
        {
          id: 'a',
          version: 1,
          title,
          codes: [{ id: 'x', title, definition: '' }],
          outline: [{ id: 'o', title, codes: ['y'] }],
        },
        'outline[0].codes',
      ],
    ]
    for (const [value, says] of cases) expect((await file(value)).message).toContain(says)
    expect(await file(shippedCodebook)).toMatchObject({ refused: 'frozen' })
  })
})
