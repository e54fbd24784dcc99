// A handover is frozen in the moment in which words that it would quote are destroyed, on two connections of a PostgreSQL server (the
// embedded database has one session, and takes the two one after the other): whichever comes first, nothing destroyed is in the package.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { asOwner, bringToHandOver, codingOf, handoverOf, letLeave, speakerOf } from './support/handover.ts'
import { server } from './support/served.ts'
import { act, aStudy, joinStudy, newcomer, openWorld } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

let world: World
let frame: Frame
let dara: Someone
beforeAll(async () => {
  if (!server) return
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await joinStudy(world, 'ben', frame, 'coder')
  dara = (await newcomer(world, 'dara', frame, 'data_steward')).browser
  await bringToHandOver(world, frame)
  for (const thing of ['basket', 'candle', 'drawer']) await letLeave(world, frame, 'theme_police', thing)
  for (const thing of ['engine', 'feather', 'garden']) await letLeave(world, frame, 'theme_court', thing)
  await world.instance.settled()
}, 240_000)
afterAll(() => world?.close())

type Done = { refused: string | undefined }
const of = (more: object) => ({ studyId: frame.studyId, ...more })
const freezes = (): Promise<Done> => act(world.ada, 'freezeHandover', of({ title: 'For the council' }))
const speaker = async (thing: string) =>
  speakerOf(world, await codingOf(world.ada, frame, 'theme_police', thing))

/** Words of long ago that nobody has to look at any more, and what a second person says of them. */
const endsWords = async (who: string): Promise<() => Promise<Done>> => {
  await asOwner(
    world,
    `UPDATE "Response" SET "submittedAt" = now() - interval '1100 days', "receivedAt" = now() - interval '40 days'
     WHERE "participantId" = $1`,
    [bare(who)],
  )
  await asOwner(
    world,
    `UPDATE "SafetyFlag" SET "acknowledgedAt" = now(), "acknowledgedBy" = 'x', "decidedAt" = now(), "decidedBy" = 'x',
     outcome = 'reported' WHERE "participantId" = $1`,
    [bare(who)],
  )
  expect((await act(dara, 'askEndOfWords', of({}))).refused).toBeUndefined()
  const { askedAt } = await world.instance.app.db.wordsEnd.findFirstOrThrow({ where: { isAgreed: null } })
  return () => act(world.ada, 'decideEndOfWords', of({ askedAt: askedAt.toISOString(), isAgreed: true }))
}
/** Somebody says no and wants gone what they said: their key goes with it. */
const withdraws = async (who: string): Promise<() => Promise<Done>> => {
  const says = { party: 'youth', decision: 'withdrawn', scopes: ['participate'], soFar: 'delete' }
  return () =>
    act(world.ada, 'recordConsent', of({ participantId: who, until: '2090-01-01T00:00:00Z', ...says }))
}

/** Until so many sessions of this database wait for what another holds. */
const waiting = async (client: pg.Client, count: number): Promise<void> => {
  for (const until = Date.now() + 20_000; Date.now() < until;) {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`,
    )
    if (rows[0]!.n >= count) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`fewer than ${count} wait`)
}

/**
 * Both at the same moment: the first has done all of its work and is not stored yet when the second begins. An entry of the record is the
 * last that an act writes, and nobody can while its table is held.
 */
const beside = async (first: () => Promise<Done>, second: () => Promise<Done>): Promise<Done[]> => {
  const client = new pg.Client(world.database.owner)
  await client.connect()
  try {
    await client.query('BEGIN; LOCK TABLE "AuditEntry" IN SHARE MODE')
    const one = first()
    await waiting(client, 1)
    const other = second()
    await waiting(client, 2)
    await client.query('COMMIT')
    return await Promise.all([one, other])
  } finally {
    await client.end()
  }
}

type Frozen = { number: number; words: Uint8Array | null; who: string | null }
const frozen = () =>
  asOwner<Frozen>(
    world,
    `SELECT h.number, q.words, q."participantId" AS who FROM "HandoverQuote" q JOIN "Handover" h ON h.id = q."handoverId"
     WHERE h.number = (SELECT max(number) FROM "Handover")`,
  )

describe.skipIf(!server)('a handover that is frozen beside', () => {
  type Destroys = (who: string) => Promise<() => Promise<Done>>
  /** Each with whose quote goes, and whose takes its place afterwards: of a theme three are shown, and under five people none leaves. */
  const first: [string, Destroys, string, string][] = [
    ['an end of words', endsWords, 'basket', 'hammer'],
    ['a withdrawal', withdraws, 'hammer', 'island'],
  ]
  const second: typeof first = [
    ['an end of words', endsWords, 'island', 'jacket'],
    ['a withdrawal', withdraws, 'jacket', 'kettle'],
  ]

  it.each(first)('%s that came first does not quote it', async (_, destroys, thing, next) => {
    const who = await speaker(thing)
    const done = await beside(await destroys(who), freezes)
    expect(done.map(({ refused }) => refused)).toEqual([undefined, undefined])
    await world.instance.settled()
    const quotes = await frozen()
    expect([quotes.length, quotes.every(({ words }) => words !== null)]).toEqual([5, true])
    expect(quotes.filter((quote) => quote.who === bare(who))).toEqual([])
    const text = JSON.stringify((await handoverOf(world.ada, frame, quotes[0]!.number))!.document)
    expect([text.includes('candle'), text.includes(thing)]).toEqual([true, false])
    await letLeave(world, frame, 'theme_police', next)
  })

  it.each(second)('%s that came second has the quote taken back', async (_, destroys, thing, next) => {
    const who = await speaker(thing)
    const done = await beside(freezes, await destroys(who))
    expect(done.map(({ refused }) => refused)).toEqual([undefined, undefined])
    await world.instance.settled()
    const quotes = await frozen()
    expect([quotes.length, quotes.filter(({ words }) => words === null).length]).toEqual([6, 1])
    expect(quotes.filter((quote) => quote.who === bare(who))).toEqual([])
    const shown = (await handoverOf(world.ada, frame, quotes[0]!.number))!
    const text = JSON.stringify(shown.document) + shown.file
    expect([shown.takenBackCount, text.includes('candle'), text.includes(thing)]).toEqual([1, true, false])
    await letLeave(world, frame, 'theme_police', next)
  })
})
