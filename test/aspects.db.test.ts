// Which aspects of a code words show: a machine drafts, Ada and Ben decide, and figures are of what they decided.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countMaterial } from '../packages/api/src/learning/store.ts'
import { shippedCodebook } from './support/codebook.ts'
import * as deciding from './support/deciding.ts'
import { bare, ofCode, type Decision, type Passage } from './support/deciding.ts'
import {
  act,
  aParticipant,
  aStudy,
  joinStudy,
  openWorld,
  submission,
  type Frame,
  type Someone,
  type World,
} from './support/world.ts'

let world: World
let frame: Frame
let codes: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await deciding.haveBenCode(world, frame)
  codes = await deciding.codesOf(world.ada, frame)
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

type Key = { key: string }
type Shown = {
  id: string
  revision: number
  state: string
  aspects: Key[]
  decidedAspects: Key[] | null
  aspectDecision: Decision | null
  stateDecision: Decision | null
}
const shownFields = `id revision state aspects { key } decidedAspects { key }
  aspectDecision { act state by isMine decidedAt isAboutAspects code { key } } stateDecision { act by isMine }`

const searched =
  'They searched my bag every night and there were cameras. It felt like jail, with too many rules.'
const quotable = ['participate', 'analyse', 'automated_assist', 'quote_verbatim']
const police = 'The officer put me in handcuffs and treated me like a criminal. I was scared of the police.'

/** Words at which a code with drafts was suggested, and the coding. */
const say = async (text = police, key = 'law_enforcement_trust') => {
  const said = await deciding.say(world, frame, text)
  const coding = await look(ofCode(said.passage, key).id)
  expect(coding.aspects.length).toBeGreaterThan(0)
  return { ...said, coding }
}
const look = async (id: string, who: Someone = world.ada): Promise<Shown> => {
  const { data } = await who.ask<{ node: Shown }>(
    `query ($id: ID!) { node(id: $id) { ... on Coding { ${shownFields} } } }`,
    { id },
  )
  return data.node
}
const codeOf = async (id: string) => {
  const { data } = await world.ada.ask<{ node: { code: { id: string } } }>(
    'query ($id: ID!) { node(id: $id) { ... on Coding { code { id } } } }',
    { id },
  )
  return data.node.code.id
}
const keys = (aspects: Key[] | null) => aspects?.map(({ key }) => key)

/** Says which aspects the words of a coding show, as its reader saw it. */
const sayAspects = async (
  who: Someone,
  { id, revision }: Pick<Shown, 'id' | 'revision'>,
  aspects: string[],
) =>
  deciding.tell(who, frame, 'changeCoding', {
    ...{ codingId: id, expected: revision, codeId: await codeOf(id), aspects },
  })
const undo = async (who: Someone, { id }: Pick<Shown, 'id'>) =>
  deciding.tell(who, frame, 'undoDecision', { codingId: id, expected: (await look(id)).revision })

type Figure = { aspect: Key; waves: { people: number; base: number; open: number; spoke: number }[] }
const figures = async (who: Someone = world.ada) => {
  const { data } = await who.ask<{ study: { theme: { aspects: Figure[] } } }>(
    `query ($id: ID!) { study(id: $id) { theme(key: "theme_police") { aspects { code { key } aspect { key }
      waves { people base open spoke } } } } }`,
    { id: frame.studyId },
  )
  return Object.fromEntries(data.study.theme.aspects.map(({ aspect, waves }) => [aspect.key, waves[0]!]))
}
const quotes = async (filter: object) => {
  const { data } = await world.ada.ask<{
    study: { theme: { quotes: { edges: { node: { id: string } }[] } } }
  }>(
    `query ($id: ID!, $filter: QuoteFilter) { study(id: $id) { theme(key: "theme_police") {
      quotes(first: 100, filter: $filter) { edges { node { id } } } } } }`,
    { id: frame.studyId, filter },
  )
  return data.study.theme.quotes.edges.map(({ node }) => node.id)
}

describe('what words show of a code', () => {
  it('is said by Ben, in his name, and the code is accepted with it; what he leaves out of the draft is dropped', async () => {
    const { coding } = await say()
    const [drafted] = keys(coding.aspects)!
    expect(coding).toMatchObject({ state: 'proposed', decidedAspects: null, aspectDecision: null })
    const other = drafted === 'place_of_help' ? 'police_fear' : 'place_of_help'
    await sayAspects(world.ben, coding, [other])
    const stands = await look(coding.id)
    expect(stands).toMatchObject({ state: 'accepted', revision: 1, aspects: coding.aspects })
    expect(keys(stands.decidedAspects)).toEqual([other])
    expect(stands.aspectDecision).toMatchObject({
      act: 'change',
      by: 'ben',
      isMine: false,
      isAboutAspects: true,
    })
    expect((await look(coding.id, world.ben)).aspectDecision).toMatchObject({ isMine: true })
  })

  it('may be that they show none of its aspects, which is not the same as that nobody said', async () => {
    const { coding } = await say()
    await sayAspects(world.ada, coding, [])
    expect((await look(coding.id)).decidedAspects).toEqual([])
  })

  it('stands in the order of the code, each once, and not a second time where it is said again', async () => {
    const { coding } = await say()
    await sayAspects(world.ada, coding, ['police_fear', 'treated_as_offender', 'police_fear'])
    const stands = await look(coding.id)
    expect(keys(stands.decidedAspects)).toEqual(['treated_as_offender', 'police_fear'])
    await sayAspects(world.ben, stands, ['treated_as_offender', 'police_fear'])
    expect(await look(coding.id)).toEqual(stands)
  })

  it('is taken back by who said it, and by nobody else; the code stays accepted by whom it was', async () => {
    const { coding } = await say()
    const accepted = await deciding.tell(world.ben, frame, 'acceptCoding', deciding.seen(coding))
    expect((await look(coding.id)).decidedAspects).toBeNull()
    const { id, revision } = accepted as Shown
    await sayAspects(world.ada, { id, revision }, ['police_fear'])
    const said = await look(id)
    expect(said.stateDecision).toMatchObject({ act: 'accept', by: 'ben' })
    expect(said.aspectDecision).toMatchObject({ by: 'ada' })
    expect((await undo(world.ben, said)).refused).toBe('invalid_input')
    await undo(world.ada, said)
    expect(await look(id)).toMatchObject({ state: 'accepted', decidedAspects: null, aspectDecision: null })
    await undo(world.ben, said)
    expect(await look(id)).toMatchObject({ state: 'proposed', aspects: coding.aspects })
  })

  it('comes back where a later word about it is taken back', async () => {
    const { coding } = await say()
    await sayAspects(world.ada, coding, ['police_fear'])
    await sayAspects(world.ben, await look(coding.id), [])
    await undo(world.ben, coding)
    const back = await look(coding.id)
    expect(keys(back.decidedAspects)).toEqual(['police_fear'])
    expect(back.aspectDecision).toMatchObject({ by: 'ada', isMine: true })
  })

  it('is decided one after the other: the second is told who said it, and nothing is overwritten', async () => {
    const { coding } = await say()
    const both = await Promise.all([
      sayAspects(world.ada, coding, ['police_fear']),
      sayAspects(world.ben, coding, ['place_of_help']),
    ])
    const told = both.find(({ refused }) => refused)!
    expect(told).toMatchObject({ refused: 'decided_meanwhile', last: { act: 'change' } })
    const stands = await look(coding.id)
    expect(stands.revision).toBe(1)
    expect(keys(stands.decidedAspects)).toEqual([told.last!.by === 'ada' ? 'police_fear' : 'place_of_help'])
  })

  it('is refused by name where the code has no such aspect, or another code is meant', async () => {
    const { coding } = await say()
    const input = (codeId: string, aspects: string[]) => ({
      ...{ studyId: frame.studyId, codingId: coding.id, expected: 0, codeId, aspects },
    })
    const own = await codeOf(coding.id)
    const told = async (codeId: string, aspects: string[]) =>
      (await act(world.ada, 'changeCoding', input(codeId, aspects))).message
    expect(await told(own, ['police_fear', 'turnover'])).toMatch(/aspects\.1: is not an aspect of the code/)
    expect(await told(codes['safety']!, [])).toMatch(/aspects: are said of the code that stands there/)
    expect(await look(coding.id)).toEqual(coding)
    expect((await sayAspects(world.ben, { ...coding, id: coding.id }, [])).refused).toBeUndefined()
    expect((await deciding.tell(world.eve, frame, 'changeCoding', input(own, []))).refused).toBe('not_found')
  })

  it('is said of what a person coded by hand, and of what a coding was changed to', async () => {
    const { passage, coding } = await say()
    const added = await deciding.tell(world.ben, frame, 'addCoding', {
      ...{ passageId: passage.id, codeId: codes['compassion'], stance: 'negative', expected: 0 },
      spans: [{ start: 0, end: 11 }],
    })
    await sayAspects(world.ben, added as Shown, ['blamed'])
    expect(keys((await look(added.id!)).decidedAspects)).toEqual(['blamed'])
    expect((await look(added.id!)).stateDecision).toMatchObject({ act: 'add', by: 'ben' })
    await deciding.tell(world.ada, frame, 'changeCoding', {
      ...{ codingId: coding.id, expected: coding.revision, codeId: codes['safety'] },
    })
    const other = ofCode(await reread(passage), 'safety', 'person')
    await sayAspects(world.ada, other, ['harm_inside'])
    expect(keys((await look(other.id)).decidedAspects)).toEqual(['harm_inside'])
  })

  it('begins anew where a code comes back that was rejected', async () => {
    const { passage } = await say()
    const input = {
      ...{ passageId: passage.id, codeId: codes['compassion'], stance: 'negative' },
      spans: [{ start: 0, end: 11 }],
    }
    const added = await deciding.tell(world.ben, frame, 'addCoding', { ...input, expected: 0 })
    await sayAspects(world.ben, added as Shown, ['blamed'])
    await deciding.tell(world.ben, frame, 'rejectCoding', deciding.seen(await look(added.id!)))
    await deciding.tell(world.ben, frame, 'addCoding', { ...input, expected: 3 })
    expect(await look(added.id!)).toMatchObject({
      state: 'accepted',
      decidedAspects: null,
      aspectDecision: null,
    })
  })
})

const reread = async ({ id }: Passage): Promise<Passage> => {
  const { data } = await world.ada.ask<{ node: Passage }>(
    `query ($id: ID!) { node(id: $id) { ... on Passage { id text codings(withRejected: true) { ${deciding.codingFields} } } } }`,
    { id },
  )
  return data.node
}

describe('figures and quotes of an aspect', () => {
  it('are of what people decided, a person once, of those of whom somebody has said it', async () => {
    const before = await figures()
    const one = await say()
    const two = await say('The cops were kind and helped me. An officer drove me home.')
    const open = await say()
    await sayAspects(world.ada, one.coding, ['treated_as_offender', 'police_fear'])
    await sayAspects(world.ben, two.coding, ['place_of_help'])
    const was = (key: string) => before[key] ?? { people: 0, base: 0, open: 0, spoke: 0 }
    const now = await figures()
    expect(now['treated_as_offender']).toEqual({
      people: was('treated_as_offender').people + 1,
      base: was('treated_as_offender').base + 2,
      open: was('treated_as_offender').open + 1,
      spoke: was('treated_as_offender').spoke + 3,
    })
    expect(now['place_of_help']!.people).toBe(was('place_of_help').people + 1)
    expect(await quotes({ decidedAspect: 'place_of_help' })).toContain(two.coding.id)
    expect(await quotes({ decidedAspect: 'place_of_help' })).not.toContain(one.coding.id)
    expect(await quotes({ decidedAspect: 'police_fear' })).not.toContain(open.coding.id)
    const [drafted] = keys(open.coding.aspects)!
    expect(await quotes({ aspect: drafted })).toContain(open.coding.id)
    expect(await quotes({ aspect: drafted })).not.toContain(one.coding.id)
  })

  it('fall when the code is rejected, and come back with it', async () => {
    const { coding } = await say()
    await sayAspects(world.ada, coding, ['police_fear'])
    const before = await figures()
    const rejected = await deciding.tell(
      world.ada,
      frame,
      'rejectCoding',
      deciding.seen(await look(coding.id)),
    )
    expect((await figures())['police_fear']!.people).toBe(before['police_fear']!.people - 1)
    await undo(world.ada, rejected as Shown)
    expect(await figures()).toEqual(before)
  })

  it.each([['analyse'], ['automated_assist']])(
    'go with the words of who takes %s back, and so does what was decided',
    async (scope) => {
      const before = await figures()
      const { pat, coding } = await say()
      const input = { codingId: coding.id, expected: 1, codeId: await codeOf(coding.id), aspects: [] }
      await sayAspects(world.ben, coding, ['police_fear'])
      expect((await figures())['police_fear']!.people).toBe(before['police_fear']!.people + 1)
      await act(world.ada, 'recordConsent', {
        ...{ studyId: frame.studyId, participantId: pat, party: 'youth', decision: 'withdrawn' },
        ...{ scopes: [scope], until: '2090-01-01T00:00:00Z' },
      })
      expect(await figures()).toEqual(before)
      expect(await quotes({ decidedAspect: 'police_fear' })).not.toContain(coding.id)
      expect(await look(coding.id)).toBeNull()
      expect((await deciding.tell(world.ben, frame, 'changeCoding', input)).refused).toBe('not_found')
      const where = { participantId: bare(pat) }
      expect(await world.instance.app.db.codingDecision.count({ where })).toBe(0)
    },
  )

  it('are for nobody on the board, for no lead and for no stranger', async () => {
    await joinStudy(world, 'cleo', frame, 'board')
    await joinStudy(world, 'omar', frame, 'lead')
    const asked = { id: frame.studyId }
    const query =
      'query ($id: ID!) { study(id: $id) { theme(key: "theme_police") { aspects { waves { people } } } } }'
    for (const who of [world.cleo, world.omar, world.eve])
      expect(
        (await who.ask<{ study: { theme: null } | null }>(query, asked)).data?.study?.theme ?? null,
      ).toBeNull()
    expect(Object.keys(await figures(world.ben))).toContain('police_fear')
  })
})

describe('what is said of aspects', () => {
  it('teaches nothing of codes: no model is said to have more to learn from', async () => {
    const { db } = world.instance.app
    const { codebookId } = await db.code.findUniqueOrThrow({ where: { id: bare(codes['safety']!) } })
    const material = () => countMaterial(db, { studyId: bare(frame.studyId), codebookId })
    const { coding } = await say()
    await deciding.tell(world.ben, frame, 'acceptCoding', deciding.seen(coding))
    const before = await material()
    await sayAspects(world.ben, await look(coding.id), ['police_fear'])
    await undo(world.ben, coding)
    expect(await material()).toEqual(before)
    await undo(world.ben, coding)
    expect((await material()).decisions).toBe(before.decisions + 1)
  })

  it('takes nothing back of what two people approved of the quote, which is its words and its code', async () => {
    const pat = await aParticipant(world.ada, frame, { scopes: quotable })
    const { id: response } = await act(world.ada, 'submitResponse', submission(frame, pat, searched))
    await world.instance.settled()
    const coding = await look(ofCode(await deciding.passageOf(world.ada, response), 'rules_and_control').id)
    await deciding.tell(world.ada, frame, 'acceptCoding', deciding.seen(coding))
    const { db } = world.instance.app
    const row = await db.coding.findUniqueOrThrow({
      ...{ where: { id: bare(coding.id) }, include: { passage: true } },
    })
    const { studyId, participantId, codeId, spans, passage } = row
    await db.quoteApproval.create({
      data: {
        ...{ studyId, participantId, codeId, id: 'approval', codingId: row.id, accountId: 'ada' },
        ...{ audience: 'lead', step: 'prepared', spans: spans!, cleanedAt: passage.cleanedAt },
      },
    })
    const steps = () => db.quoteApproval.findMany({ where: { codingId: row.id }, select: { step: true } })
    const before = await steps()
    await sayAspects(world.ben, await look(coding.id), ['watched_and_searched'])
    expect(await steps()).toEqual(before)
  })

  it('is a list or nothing, past the API too, and its decision is only added to', async () => {
    const { coding } = await say()
    await sayAspects(world.ada, coding, ['police_fear'])
    const { db } = world.instance.app
    const id = bare(coding.id)
    await expect(
      db.$executeRaw`UPDATE "Coding" SET "decidedAspects" = '"police_fear"' WHERE id = ${id}`,
    ).rejects.toThrow(/aspects_listed/)
    await expect(
      db.$executeRaw`UPDATE "CodingDecision" SET "toAspects" = '[]' WHERE "codingId" = ${id}`,
    ).rejects.toThrow()
    const [decision] = await db.codingDecision.findMany({ where: { codingId: id } })
    expect(decision).toMatchObject({ fromAspects: null, toAspects: ['police_fear'], isAboutAspects: true })
  })
})
