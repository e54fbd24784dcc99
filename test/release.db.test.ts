// What leaves the evaluator's desk: Ben prepares a quote, Ada lets it leave, Cleo of the board and Omar the program lead
// read it, and say what they think of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { shippedCodebook } from './support/codebook.ts'
import { act, aParticipant, approveQuote, aStudy, joinStudy, openWorld } from './support/world.ts'
import { nextStep, submission } from './support/world.ts'
import { seen, tell } from './support/deciding.ts'
import { throughDesk } from './support/detail.ts'
import type { Frame, Someone, World } from './support/world.ts'

const scopes = ['participate', 'analyse', 'automated_assist', 'quote_verbatim', 'share_advisory_board']
const police = 'theme_police'
const things = [
  ...['anchor', 'basket', 'candle', 'drawer', 'engine', 'feather', 'garden'],
  ...['hammer', 'island', 'jacket', 'kettle', 'ladder'],
]
const saying = (thing: string) =>
  `The police put me in handcuffs beside the ${thing} and I was afraid of them.`

let world: World
let frame: Frame
const people = new Map<string, string>()
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await joinStudy(world, 'ben', frame, 'coder')
  await joinStudy(world, 'cleo', frame, 'board')
  await joinStudy(world, 'omar', frame, 'lead')
  for (const thing of things) people.set(thing, await speaker(frame, thing))
  await world.instance.settled()
  await throughDesk(frame, world.ben, world.ada)
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const speaker = async (study: Frame, thing: string, agreed = scopes) => {
  const pat = await aParticipant(world.ada, study, { scopes: agreed })
  await act(world.ada, 'submitResponse', submission(study, pat, saying(thing)))
  return pat
}

const sql = (text: string, values: unknown[] = []) =>
  withClient(world.database.owner, async (client) => (await client.query(text, values)).rows as unknown[])
const bare = (id: string) => id.slice(id.indexOf('-') + 1)

type Coded = {
  id: string
  state: string
  quote: { text: string }
  release: { because: string[]; leaves: boolean; isPrepared: boolean; isPreparedByViewer: boolean }
}
type Codings = { study: { theme: { quotes: { edges: { node: Coded }[] } } } }

const codings = async (who: Someone, audience = 'board', study = frame): Promise<Coded[]> => {
  const { data } = await who.ask<Codings>(
    `query ($id: ID!, $audience: Audience!) { study(id: $id) { theme(key: "${police}") { quotes(first: 100) { edges { node {
      id state quote { text } release(audience: $audience) { because leaves isPrepared isPreparedByViewer } } } } } } }`,
    { id: study.studyId, audience },
  )
  return data.study.theme.quotes.edges.map(({ node }) => node)
}

const codingOf = async (thing: string, audience = 'board', study = frame) =>
  (await codings(world.ada, audience, study)).find(({ quote }) => quote.text.includes(thing))!

const decide = async (thing: string, state = 'accepted', study = frame) => {
  const { id } = await codingOf(thing, 'board', study)
  await sql('UPDATE "Coding" SET state = $2::"CodingState" WHERE id = $1', [bare(id), state])
  return id
}

const approve = (who: Someone, codingId: string, audience: string, study = frame) =>
  approveQuote(who, { studyId: study.studyId, codingId, audience })

const letLeave = async (thing: string, audience: string, study = frame) => {
  const { id } = await codingOf(thing, audience, study)
  await approve(world.ben, id, audience, study)
  return approve(world.ada, id, audience, study)
}

const withdraw = (thing: string, scope: string) =>
  act(world.ada, 'recordConsent', {
    studyId: frame.studyId,
    participantId: people.get(thing)!,
    party: 'youth',
    scopes: [scope],
    decision: 'withdrawn',
    until: '2090-01-01T00:00:00Z',
  })

type Said = { word: string | null; because: string | null; reach: string }
type Card = { key: string; said: Said[]; quotes: { key: string; text: string }[] }

const card = async (who: Someone, study = frame): Promise<Card | undefined> => {
  const { data } = await who.ask<{ board: { cards: Card[] } }>(
    'query ($id: ID!) { board(study: $id) { cards { key said { word because reach } quotes { key text } } } }',
    { id: study.studyId },
  )
  return data.board.cards.find(({ key }) => key === police)
}
const read = async (who: Someone) => (await card(who))!.quotes.map(({ text }) => text).join(' ')

type Voices = { isTooFew: boolean; instead: string[]; card: Card }
const voices = async (who: Someone, place: { wave?: string; service?: string } = {}) => {
  const { data } = await who.ask<{ lead: { voices: Voices | null } }>(
    `query ($id: ID!, $wave: String, $service: String) { lead(study: $id) { voices(theme: "${police}", wave: $wave, service: $service) {
      isTooFew instead card { key said { word because reach } quotes { key text } } } } }`,
    { id: frame.studyId, ...place },
  )
  return data.lead.voices && { ...data.lead.voices, ...data.lead.voices.card }
}

describe('a quote', () => {
  it('is a suggestion at first, and nobody can let it leave', async () => {
    const coding = await codingOf('anchor')
    expect(coding.release.because).toEqual(['undecided', 'too_few_contributors', 'not_approved'])
    expect(await approve(world.ben, coding.id, 'board')).toMatchObject({
      refused: 'invalid_input',
      message: expect.stringContaining('nobody decided'),
    })
  })

  it('leaves when two people said so, and not one of them twice', async () => {
    for (const thing of things.slice(0, 5)) await decide(thing)
    const { id } = await codingOf('anchor')
    await approve(world.ben, id, 'board')
    expect((await codingOf('anchor')).release).toMatchObject({ because: ['one_approval'], isPrepared: true })
    expect(await approve(world.ben, id, 'board')).toMatchObject({ refused: 'second_person' })
    expect(await read(world.cleo)).not.toContain('anchor')
    expect((await approve(world.ada, id, 'board')).refused).toBeUndefined()
    expect((await codingOf('anchor')).release.leaves).toBe(true)
    expect(await read(world.cleo)).toContain('anchor')
  })

  it('is acknowledged though nothing is asked back', async () => {
    const input = { studyId: frame.studyId, codingId: (await codingOf('anchor')).id, audience: 'board' }
    expect((await say(world.ben, 'withdrawApproval', 'QuoteApprovalInput', input)).code).toBeUndefined()
    const prepare = await nextStep(world.ben, input)
    for (const _twice of [1, 2])
      expect((await say(world.ben, 'approveQuote', 'ApproveQuoteInput', prepare)).code).toBeUndefined()
    expect((await approve(world.ada, input.codingId, 'board')).refused).toBeUndefined()
  })

  it('does not leave where its coding was decided about since the second person looked', async () => {
    const id = await decide('hammer')
    const quote = { studyId: frame.studyId, codingId: id, audience: 'board' }
    await approve(world.ben, id, 'board')
    const looked = await nextStep(world.ada, quote)
    expect(looked.step).toBe('approve')
    const { data } = await world.ben.ask<{ node: { code: { id: string } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Coding { code { id } } } }',
      { id },
    )
    const before = { ...seen({ id, revision: looked.expected }), codeId: data.node.code.id }
    expect((await tell(world.ben, frame, 'changeCoding', { ...before, stance: 'mixed' })).refused).toBe(
      undefined,
    )
    for (const step of ['approve', 'prepare'])
      expect(await act(world.ada, 'approveQuote', { ...looked, step })).toMatchObject({
        refused: 'decided_meanwhile',
      })
    expect((await codingOf('hammer')).release).toMatchObject({ isPrepared: false, leaves: false })
  })

  it('is not prepared anew by who meant to approve it, nor approved by who meant to prepare it', async () => {
    const { id } = await codingOf('hammer')
    const quote = { studyId: frame.studyId, codingId: id, audience: 'board' }
    const unprepared = await nextStep(world.ada, quote)
    await approve(world.ben, id, 'board')
    expect((await act(world.ada, 'approveQuote', unprepared)).refused).toBe('decided_meanwhile')
    expect((await codingOf('hammer')).release.because).toEqual(['one_approval'])
    const prepared = await nextStep(world.ada, quote)
    await act(world.ben, 'withdrawApproval', quote)
    expect((await act(world.ada, 'approveQuote', prepared)).refused).toBe('decided_meanwhile')
    expect((await codingOf('hammer')).release.because).toEqual(['not_approved'])
    await decide('hammer', 'proposed')
  })

  it('is kept from leaving by one person in the database too', async () => {
    const one = `INSERT INTO "QuoteApproval" ("studyId", id, "codingId", "participantId", audience, step, "accountId", "codeId", spans, "cleanedAt", "preparationId", "preparedBy")
      SELECT "studyId", 'A' || substr(id, 2), "codingId", "participantId", audience, 'approved', "accountId", "codeId", spans, "cleanedAt", id, "accountId"
      FROM "QuoteApproval" WHERE step = 'prepared' LIMIT 1`
    await expect(sql(one)).rejects.toThrow(/two_people/)
    await expect(sql(`UPDATE "QuoteApproval" SET audience = 'lead'`)).rejects.toThrow(/only added to/)
  })

  it('leaves for one audience at a time', async () => {
    expect(await voices(world.omar)).toMatchObject({ isTooFew: false, quotes: [] })
    await letLeave('basket', 'lead')
    expect((await voices(world.omar))!.quotes.map(({ text }) => text)).toEqual([saying('basket')])
    expect(await read(world.cleo)).not.toContain('basket')
  })

  it('is held back again when it is taken back, or its coding changes and is changed back', async () => {
    const { id } = await codingOf('anchor')
    await act(world.ben, 'withdrawApproval', { studyId: frame.studyId, codingId: id, audience: 'board' })
    expect((await codingOf('anchor')).release.because).toEqual(['not_approved'])
    await letLeave('anchor', 'board')
    expect(await read(world.cleo)).toContain('anchor')
    await sql(`UPDATE "Coding" SET spans = '[{"start": 0, "end": 10}]' WHERE id = $1`, [bare(id)])
    expect(await read(world.cleo)).not.toContain('anchor')
    await letLeave('anchor', 'board')
    await decide('anchor', 'rejected')
    await sql(`UPDATE "Coding" SET state = 'accepted' WHERE id = $1`, [bare(id)])
    expect((await codingOf('anchor')).release.because).toEqual(['not_approved'])
  })

  it('is gone at the next look when its speaker takes back that it may be quoted, or shown to the board', async () => {
    for (const thing of ['candle', 'drawer']) await letLeave(thing, 'board')
    await letLeave('drawer', 'lead')
    expect(await read(world.cleo)).toMatch(/candle.*drawer|drawer.*candle/)
    await withdraw('candle', 'quote_verbatim')
    expect((await codingOf('candle')).release.because).toEqual(['no_consent_to_quote', 'not_approved'])
    await withdraw('drawer', 'share_advisory_board')
    expect(await read(world.cleo)).toBe('')
    expect((await voices(world.omar))!.quotes.some(({ text }) => text.includes('drawer'))).toBe(true)
    expect(await approve(world.ben, (await codingOf('candle')).id, 'board')).toMatchObject({
      refused: 'no_consent',
    })
  })

  it('stays where too few speak of the theme, or too few people were asked', async () => {
    const small = await aStudy(world.ada, shippedCodebook)
    await joinStudy(world, 'ben', small, 'coder')
    await joinStudy(world, 'cleo', small, 'board')
    for (const thing of ['mirror', 'needle']) await speaker(small, thing)
    await world.instance.settled()
    for (const thing of ['mirror', 'needle']) await decide(thing, 'accepted', small)
    expect(await letLeave('mirror', 'board', small)).toMatchObject({
      refused: 'small_wave',
      message: expect.stringContaining('Fewer than 11 people'),
    })
    const { release } = await codingOf('mirror', 'board', small)
    expect(release.because.join(' ')).toBe(
      'small_study small_language too_few_contributors details_open not_approved',
    )
    expect(await card(world.cleo, small)).toMatchObject({
      said: [{ word: null, because: 'small_base', reach: 'fewer_than_ten' }],
      quotes: [],
    })
  })

  it('is not let leave where it is long or holds a figure', async () => {
    const more = `${saying('oven')} ${'and on and on '.repeat(12)}.`
    for (const [text, reason] of [
      [more.replace(' .', '.').replace('them. and', 'them and'), 'more than 40 words'],
      [saying('12 palms'), 'holds a figure'],
    ] as const) {
      const pat = await aParticipant(world.ada, frame, { scopes })
      await act(world.ada, 'submitResponse', submission(frame, pat, text))
      await world.instance.settled()
      const id = await decide(text.includes('oven') ? 'oven' : 'palms')
      const { message } = await approve(world.ben, id, 'board')
      expect(message).toContain(reason)
    }
  })
})

describe('how many said it', () => {
  it('is told in a word that holds whatever people decide about what is open', async () => {
    expect((await card(world.cleo))!.said).toEqual([
      { word: null, because: 'being_checked', reach: 'ten_or_more' },
    ])
    for (const { id } of (await codings(world.ada)).filter(({ state }) => state === 'proposed').slice(1))
      await sql(`UPDATE "Coding" SET state = 'rejected' WHERE id = $1`, [bare(id)])
    await sql(
      `UPDATE "Coding" SET state = 'rejected' WHERE state = 'proposed' AND "codeId" IN (SELECT id FROM "Code" WHERE key = 'law_enforcement_trust')`,
    )
    expect((await card(world.cleo))!.said[0]!.word).toBe('several')
    expect((await voices(world.omar))!.said[0]!.word).toBe('several')
  })

  it('offers a wider look where a place is too small for words', async () => {
    const narrow = await voices(world.omar, { service: 'harbor', wave: 'baseline' })
    expect(narrow).toMatchObject({
      isTooFew: true,
      quotes: [],
      instead: ['all_services', 'waves_together'],
    })
    expect(await voices(world.omar, { service: 'nowhere' })).toBeNull()
  })

  it('is told by the study’s own smallest groups from the next look on, and so are quotes', async () => {
    const set = (boardLeastBase: number) =>
      act(world.ada, 'saveSettings', { studyId: frame.studyId, boardLeastBase })
    const before = [await card(world.cleo), await voices(world.omar)]
    await set(20)
    expect((await card(world.cleo))!.said).toEqual([{ word: null, because: 'small_base', reach: 'too_few' }])
    expect(await card(world.ada)).toEqual(await card(world.cleo))
    expect(await voices(world.omar)).toMatchObject({ isTooFew: true, quotes: [], said: [{ word: null }] })
    expect((await codingOf('basket', 'lead')).release.because).toEqual(['small_study', 'small_language'])
    expect(await approve(world.ben, (await codingOf('engine')).id, 'board')).toMatchObject({
      refused: 'small_wave',
      message: expect.stringContaining('Fewer than 20 people'),
    })
    await set(10)
    expect([await card(world.cleo), await voices(world.omar)]).toEqual(before)
  })
})

type Own = {
  board: {
    optedOut: { key: string }[]
    objections: { shouldSay: string; owedBy: string; raisedAt: string; answer: string | null }[]
  }
}
const own = async (who: Someone) =>
  (
    await who.ask<Own>(
      'query ($id: ID!) { board(study: $id) { optedOut { key } objections { shouldSay owedBy raisedAt answer } } }',
      { id: frame.studyId },
    )
  ).data.board

/** A mutation that gives back a page, not a row. */
const say = async (who: Someone, mutation: string, type: string, input: object) => {
  const { data } = await who.ask<{ done: { __typename: string; code?: string; message?: string } }>(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { __typename ... on Refusal { code message } } }`,
    { input: { studyId: frame.studyId, ...input } },
  )
  return data.done
}
const object = (who: Someone, input: object) => say(who, 'raiseObjection', 'RaiseObjectionInput', input)

describe('a board member', () => {
  const shouldSay = 'We said that it depends on the zeppelin.'

  it('keeps a theme away without a reason, and takes it back', async () => {
    await say(world.cleo, 'optOut', 'TopicInput', { themeKey: police })
    expect(await card(world.cleo)).toBeUndefined()
    expect((await own(world.cleo)).optedOut).toEqual([{ key: police }])
    expect(await card(world.ada)).toBeDefined()
    await say(world.cleo, 'takeBackOptOut', 'TopicInput', { themeKey: police })
    expect(await card(world.cleo)).toBeDefined()
  })

  it('says what was not said so, is owed an answer in fourteen days, and reads it', async () => {
    await letLeave('engine', 'board')
    const quoteKey = (await card(world.cleo))!.quotes[0]!.key
    expect((await object(world.cleo, { themeKey: police, quoteKey, shouldSay })).code).toBeUndefined()
    expect((await object(world.cleo, { themeKey: police, shouldSay: 'And the card.' })).code).toBeUndefined()
    const [, mine] = (await own(world.cleo)).objections
    expect(mine).toMatchObject({ shouldSay, answer: null })
    expect(Date.parse(mine!.owedBy) - Date.parse(mine!.raisedAt)).toBe(14 * 24 * 3_600_000)
    const { data } = await world.ada.ask<{
      study: { objections: { id: string; quote: string; shouldSay: string }[] }
    }>('query ($id: ID!) { study(id: $id) { objections(theme: "theme_police") { id quote shouldSay } } }', {
      id: frame.studyId,
    })
    const found = data.study.objections.find((one) => one.shouldSay === shouldSay)!
    expect(found.quote).toContain('engine')
    const answer = { objectionId: found.id, answer: 'You are right; we changed the title.' }
    expect((await say(world.ada, 'answerObjection', 'AnswerObjectionInput', answer)).code).toBeUndefined()
    const again = await say(world.ada, 'answerObjection', 'AnswerObjectionInput', answer)
    expect(again.message).toContain('was answered meanwhile')
    expect((await own(world.cleo)).objections[1]!.answer).toBe(answer.answer)
  })

  it('is not known to have objected by the lead, a coder or another member, and the words lie sealed', async () => {
    await joinStudy(world, 'eve', frame, 'board')
    expect((await own(world.eve)).objections).toEqual([])
    const [one] = (await sql('SELECT words FROM "Objection" LIMIT 1')) as { words: Buffer }[]
    expect(one!.words.toString('latin1')).not.toContain('zeppelin')
    for (const who of [world.omar, world.ben]) {
      const { text } = await who.ask('query ($id: ID!) { study(id: $id) { objections { id } } }', {
        id: frame.studyId,
      })
      expect(text).not.toMatch(/Objection|zeppelin|owedBy/)
    }
    await sql(`DELETE FROM "Membership" WHERE "accountId" = (SELECT id FROM "Account" WHERE name = 'eve')`)
  })

  it('is refused what does not stand on the card, as what is not there', async () => {
    const { text } = (await codingOf('basket')).quote
    for (const input of [{ themeKey: 'nothing' }, { themeKey: police, quoteKey: text.slice(0, 20) }])
      expect((await object(world.cleo, { ...input, shouldSay })).code).toBe('not_found')
    expect((await object(world.cleo, { themeKey: police, shouldSay: '  ' })).code).toBe('invalid_input')
    expect((await object(world.omar, { themeKey: police, shouldSay })).code).toBe('forbidden')
  })

  it('has twenty objections open at most, sent at once or not, and no more push those of others away', async () => {
    const open = (await own(world.cleo)).objections.filter(({ answer }) => answer === null).length
    const more = Array.from({ length: 22 - open }, () => object(world.cleo, { themeKey: police, shouldSay }))
    const told = (await Promise.all(more)).map(({ code }) => code)
    expect(told.filter((code) => code === undefined)).toHaveLength(20 - open)
    expect(told.filter((code) => code === 'too_many_open')).toHaveLength(2)
    await sql(
      `DELETE FROM "Objection" WHERE "raisedAt" > (SELECT min("raisedAt") FROM "Objection" WHERE "answeredAt" IS NULL)`,
    )
  })

  it('is answered about words as long as their speaker lets them be read', async () => {
    await withdraw('engine', 'analyse')
    expect((await own(world.cleo)).objections.map((one) => one.shouldSay)).toEqual(['And the card.'])
  })
})
