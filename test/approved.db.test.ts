// What two people let leave are the words that they saw, and no others: a later version may take in a sentence more around the same
// marks, and nobody looked at that one.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { deskOf, edit, throughDesk, where } from './support/detail.ts'
import { bringToHandOver, handoverOf, letLeave, marker, ofCourt, ofPolice } from './support/handover.ts'
import { codingOf as handedOver } from './support/handover.ts'
import { act, aParticipant, approveQuote, aStudy, joinStudy, nextStep, openWorld } from './support/world.ts'
import { submission, type Frame, type Someone, type World } from './support/world.ts'

const scopes = ['participate', 'analyse', 'automated_assist', 'quote_verbatim', 'share_advisory_board']
const police = 'theme_police'
const things = [
  ...['anchor', 'basket', 'candle', 'drawer', 'engine', 'feather', 'garden'],
  ...['hammer', 'island', 'jacket', 'kettle', 'ladder'],
]
const said = (thing: string) => `The police put me in handcuffs beside the ${thing} and I was afraid of them.`
const more = 'Now I sleep with the door locked.'
const whole = (thing: string) => `${said(thing)} ${more}`

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await joinStudy(world, 'ben', frame, 'coder')
  await joinStudy(world, 'cleo', frame, 'board')
  for (const thing of things) {
    const pat = await aParticipant(world.ada, frame, { scopes })
    await act(world.ada, 'submitResponse', submission(frame, pat, whole(thing)))
  }
  await world.instance.settled()
  await throughDesk(frame, world.ben, world.ada)
  await sql(
    `UPDATE "Coding" SET state = 'accepted' WHERE "codeId" IN (SELECT id FROM "Code" WHERE key = 'law_enforcement_trust')`,
  )
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const sql = <Row = object>(text: string, values: unknown[] = []) =>
  withClient(world.database.owner, async (client) => (await client.query(text, values)).rows as Row[])

type Coded = {
  id: string
  state: string
  quote: { text: string; start: number }
  release: { because: string[]; leaves: boolean; isPrepared: boolean; shownText: string | null }
}
const codingOf = async (thing: string, audience = 'board'): Promise<Coded> => {
  const { data } = await world.ada.ask<{ study: { theme: { quotes: { edges: { node: Coded }[] } } } }>(
    `query ($id: ID!, $audience: Audience!) { study(id: $id) { theme(key: "${police}") { quotes(first: 100) { edges { node {
      id state quote { text start } release(audience: $audience) { because leaves isPrepared shownText } } } } } } }`,
    { id: frame.studyId, audience },
  )
  const all = data.study.theme.quotes.edges.map(({ node }) => node)
  return all.find(({ quote, state }) => state === 'accepted' && quote.text.includes(thing))!
}

type Place = { start: number; end: number } | null

/** As a version wrote it down that showed so much around the marks; null as one that kept nothing of it. */
const approvedBefore = async (thing: string, first: Place, second?: Place) =>
  approvedOf((await codingOf(thing)).id, 'board', [first, ...(second === undefined ? [] : [second])])
const approvedOf = async (id: string, audience: string, [first, second]: Place[]) => {
  const insert = (step: string, by: string, shown: Place) =>
    sql(
      `INSERT INTO "QuoteApproval" ("studyId", id, "codingId", "participantId", audience, step, "accountId", "codeId", spans, "cleanedAt",
         "shownStart", "shownEnd", "preparationId", "preparedBy")
       SELECT c."studyId", left($2 || c.id, 22), c.id, c."participantId", $3::"Audience", $2::"ApprovalStep", a.id, c."codeId", c.spans,
         p."cleanedAt", $5::int, $6::int, before.id, before."accountId"
       FROM "Coding" c JOIN "Passage" p ON p.id = c."passageId" JOIN "Account" a ON a.name = $4
       LEFT JOIN LATERAL (
         SELECT q.id, q."accountId" FROM "QuoteApproval" q
         WHERE $2 = 'approved' AND q."codingId" = c.id AND q.audience = $3::"Audience" AND q.step = 'prepared'
         ORDER BY q.sequence DESC LIMIT 1) before ON true
       WHERE c.id = $1`,
      [bare(id), step, audience, by, shown?.start ?? null, shown?.end ?? null],
    )
  await insert('prepared', 'ben', first ?? null)
  if (second !== undefined) await insert('approved', 'ada', second)
  return id
}
const sentence = (thing: string): Place => ({ start: 0, end: said(thing).length })

const read = async (who: Someone): Promise<string[]> => {
  const { data } = await who.ask<{ board: { cards: { key: string; quotes: { text: string }[] }[] } }>(
    'query ($id: ID!) { board(study: $id) { cards { key quotes { text startsInside endsInside } } } }',
    { id: frame.studyId },
  )
  return data.board.cards.find(({ key }) => key === police)!.quotes.map(({ text }) => text)
}
const withdraw = (codingId: string) =>
  act(world.ben, 'withdrawApproval', { studyId: frame.studyId, codingId, audience: 'board' })

it('shows the board the words that two people approved, though more stand around them now', async () => {
  const id = await approvedBefore('anchor', sentence('anchor'), sentence('anchor'))
  expect((await codingOf('anchor')).quote.text).toBe(whole('anchor'))
  expect((await codingOf('anchor')).release).toMatchObject({ leaves: true, shownText: said('anchor') })
  expect(await read(world.cleo)).toEqual([said('anchor')])
  await withdraw(id)
  expect(await read(world.cleo)).toEqual([])
  for (const who of [world.ben, world.ada])
    await approveQuote(who, { studyId: frame.studyId, codingId: id, audience: 'board' })
  expect(await read(world.cleo)).toEqual([whole('anchor')])
  await withdraw(id)
})

it('lets nothing leave that was approved before it was kept what was seen, and says so', async () => {
  const id = await approvedBefore('basket', null, null)
  expect((await codingOf('basket')).release).toMatchObject({ because: ['approve_anew'], isPrepared: false })
  expect(await read(world.cleo)).toEqual([])
  const quote = { studyId: frame.studyId, codingId: id, audience: 'board' }
  expect((await approveQuote(world.ben, quote)).refused).toBeUndefined()
  expect((await codingOf('basket')).release.because).toEqual(['one_approval'])
  expect((await approveQuote(world.ada, quote)).refused).toBeUndefined()
  expect(await read(world.cleo)).toEqual([whole('basket')])
  await withdraw(id)
})

it('has what was approved before taken back, too, as what was handed over of it', async () => {
  const id = await approvedBefore('candle', null, null)
  await withdraw(id)
  expect((await codingOf('candle')).release.because).toEqual(['not_approved'])
})

it('does not add up what two people saw of different words', async () => {
  const { start, text } = (await codingOf('drawer')).quote
  const all = { start, end: start + text.length }
  await approvedBefore('drawer', sentence('drawer'), all)
  expect((await codingOf('drawer')).release.because).toEqual(['one_approval'])
  expect(await read(world.cleo)).toEqual([])

  const id = await approvedBefore('engine', sentence('engine'))
  const quote = { studyId: frame.studyId, codingId: id, audience: 'board' }
  expect(await approveQuote(world.ada, quote)).toMatchObject({
    refused: 'invalid_input',
    message: expect.stringContaining('Take that back first'),
  })
  expect((await codingOf('engine')).release.because).toEqual(['one_approval'])
  await withdraw(id)
  for (const who of [world.ben, world.ada]) expect((await approveQuote(who, quote)).refused).toBeUndefined()
  expect(await read(world.cleo)).toEqual([whole('engine')])
  await withdraw(id)
})

it('takes no approval of other words than stand there now, and tells whoever saw those', async () => {
  const { id } = await codingOf('feather')
  const step = await nextStep(world.ben, { studyId: frame.studyId, codingId: id, audience: 'board' })
  for (const shown of [sentence('feather')!, { start: 1, end: step.shown.end }])
    expect((await act(world.ben, 'approveQuote', { ...step, shown })).refused).toBe('decided_meanwhile')
  expect((await codingOf('feather')).release.isPrepared).toBe(false)
})

it('shows an evaluator of an objection what the board read, wherever that went since', async () => {
  const id = await approvedBefore('garden', sentence('garden'), sentence('garden'))
  const { data } = await world.cleo.ask<{ board: { cards: { key: string; quotes: { key: string }[] }[] } }>(
    'query ($id: ID!) { board(study: $id) { cards { key quotes { key } } } }',
    { id: frame.studyId },
  )
  const [quote] = data.board.cards.find(({ key }) => key === police)!.quotes
  const about = { studyId: frame.studyId, themeKey: police, quoteKey: quote!.key }
  const raise = 'mutation ($input: RaiseObjectionInput!) { raiseObjection(input: $input) { __typename } }'
  await world.cleo.ask(raise, { input: { ...about, shouldSay: 'Nobody said it so.' } })
  const shown = async () => {
    const { data } = await world.ada.ask<{ study: { objections: { quote: string }[] } }>(
      'query ($id: ID!) { study(id: $id) { objections { quote } } }',
      { id: frame.studyId },
    )
    return data.study.objections.map((one) => one.quote)
  }
  expect(await shown()).toEqual([said('garden')])
  const [passage] = await sql<{ id: string; response: string }>(
    `SELECT p.id, p."responseId" AS response FROM "Passage" p JOIN "Coding" c ON c."passageId" = p.id WHERE c.id = $1`,
    [bare(id)],
  )
  const [seen] = await deskOf(world.ben, `Response-${passage!.response}`)
  const things = { ...where(seen!, 'handcuffs'), type: 'PLACE', text: 'chains' }
  expect((await edit(world.ben, frame.studyId, seen!, things)).refused).toBeUndefined()
  expect(await shown()).toEqual([said('garden').replace('handcuffs', 'chains')])
})

it('is frozen as it was approved, and not at all where that was not kept', async () => {
  const other = await aStudy(world.ada, shippedCodebook)
  await joinStudy(world, 'ben', other, 'coder')
  await bringToHandOver(world, other)
  const idOf = (thing: string) => handedOver(world.ada, other, police, thing)
  const part = { start: 0, end: 'The police put me in handcuffs'.length }
  await approvedOf(await idOf(marker), 'public', [part, part])
  await approvedOf(await idOf('garden'), 'public', [null, null])
  await approvedOf(await idOf('hammer'), 'public', [part, { ...part, end: part.end + 7 }])
  for (const thing of ['basket', 'candle']) await letLeave(world, other, police, thing)
  for (const thing of ['drawer', 'engine', 'feather']) await letLeave(world, other, 'theme_court', thing)
  const frozen = await act(world.ada, 'freezeHandover', { studyId: other.studyId, title: 'For the council' })
  expect(frozen.refused).toBeUndefined()
  const { document } = (await handoverOf(world.ada, other, 1))!
  const texts = document!.sections.flatMap(({ quotes }) => quotes.map(({ text }) => text))
  expect(texts.sort()).toEqual(
    [
      ...[`${ofPolice(marker).slice(part.start, part.end)} […]`, ofPolice('basket'), ofPolice('candle')],
      ...['drawer', 'engine', 'feather'].map(ofCourt),
    ].sort(),
  )
})
