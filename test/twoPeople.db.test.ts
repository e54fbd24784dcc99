// Where two people are asked for, two are needed: each act with two halves, tried by one person who has every role that either half
// takes, and by those who have one half's role alone. And past the product the database refuses it as well.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../packages/api/generated/prisma/enums.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { twoHanded, twoHandedActs, type TwoHanded } from '../packages/api/src/policy.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { approve, deskOf, mark, throughDesk } from './support/detail.ts'
import { act, allScopes, aParticipant, approveQuote, aStudy, newcomer, openWorld } from './support/world.ts'
import { submission, type Frame, type Someone, type World } from './support/world.ts'

const spoken = 'The police officer was rude to me and he has a gun and he is outside my house rn'

const things = 'anchor basket candle drawer engine feather garden hammer island jacket kettle ladder'.split(
  ' ',
)
const scopes = [...allScopes, 'quote_verbatim', 'share_advisory_board']

let world: World
let frame: Frame
/** Has every role that either half of any of them takes; so has the other one. */
let [both, other, lead]: Someone[] = []
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const roles = [
    ...new Set(Object.values(twoHanded).flatMap(({ first, second }): Role[] => [...first, ...second])),
  ]
  both = (await newcomer(world, 'both', frame, ...roles)).browser
  other = (await newcomer(world, 'other', frame, ...roles)).browser
  lead = (await newcomer(world, 'lea', frame, 'lead', 'administrator', 'auditor')).browser
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const of = (more: object) => ({ studyId: frame.studyId, ...more })
const speaks = async (text = spoken) => {
  const person = await aParticipant(world.ada, frame, { scopes })
  const { id } = await act(world.ada, 'submitResponse', submission(frame, person, text))
  await world.instance.settled()
  return { person, response: id }
}
const rows = (sql: string, values: unknown[] = []) =>
  withClient(world.database.owner, async (client) => (await client.query<{ id: string }>(sql, values)).rows)

/** The first half, done by somebody; what comes back does the second. */
type First = (who: Someone) => Promise<(who: Someone) => Promise<{ refused: string | undefined }>>

const firsts: Record<TwoHanded, First> = {
  async quote(who) {
    // Enough people have to speak of the theme.
    const person = (
      await Promise.all(things.map((thing) => speaks(`The police put me in handcuffs beside the ${thing}.`)))
    )[0]!
    await throughDesk(frame, both!, other!)
    const [coding] = await rows(
      `SELECT c.id FROM "Coding" c JOIN "Code" k ON k.id = c."codeId"
      JOIN "ThemeCode" tc ON tc."codeId" = k.id JOIN "Theme" t ON t.id = tc."themeId" AND t.key = 'theme_police'
      WHERE c."participantId" = $1 LIMIT 1`,
      [bare(person.person)],
    )
    const codingId = `Coding-${coding!.id}`
    await rows(`UPDATE "Coding" SET state = 'accepted' WHERE id = $1`, [coding!.id])
    const quote = { studyId: frame.studyId, codingId, audience: 'board' }
    expect((await approveQuote(who, quote)).refused).toBeUndefined()
    return (second) => approveQuote(second, quote)
  },
  async deidentification(who) {
    const at = { studyId: frame.studyId, responseId: (await speaks()).response }
    expect((await mark(who, at, await deskOf(who, at.responseId))).refused).toBeUndefined()
    return async (second) => approve(second, at, await deskOf(both!, at.responseId))
  },
  async safety(who) {
    const { person } = await speaks()
    const [flag] = await rows(`SELECT id FROM "SafetyFlag" WHERE "participantId" = $1`, [bare(person)])
    const flagId = `SafetyFlag-${flag!.id}`
    const decided = await act(who, 'decideFlag', of({ flagId, outcome: 'not_reportable', note: 'A drill' }))
    expect(decided.refused).toBeUndefined()
    return (second) => act(second, 'signFlag', of({ flagId, agrees: true }))
  },
  async vault(who) {
    const { person } = await speaks()
    await act(world.ada, 'keepIdentity', of({ participantId: person, name: 'Zuzanna Quell' }))
    const asked = await act(
      who,
      'askVault',
      of({ participantId: person, parts: ['name'], reason: 'own_wish' }),
    )
    expect(asked.refused).toBeUndefined()
    return (second) => act(second, 'decideVault', of({ requestId: asked.id, isAgreed: true }))
  },
  async demand(who) {
    const receivedOn = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
    const asked = { kind: 'subpoena', demander: 'Attorney Quellwort', asked: 'All notes', receivedOn }
    expect((await act(who, 'recordDemand', of(asked))).refused).toBeUndefined()
    const last = async () => {
      const { data } = await who.ask<{ demands: { demands: { id: string; answers: { id: string }[] }[] } }>(
        'query ($id: ID!) { demands(study: $id) { demands { id answers { id } } } }',
        { id: frame.studyId },
      )
      return data.demands.demands[0]!
    }
    const proposed = { demandId: (await last()).id, answer: 'object' }
    expect((await act(who, 'proposeAnswer', of(proposed))).refused).toBeUndefined()
    const answerId = (await last()).answers[0]!.id
    return (second) => act(second, 'decideAnswer', of({ answerId, isAgreed: true }))
  },
  async words(who) {
    const { person } = await speaks()
    await rows(
      `UPDATE "SafetyFlag" SET "acknowledgedAt" = now(), "acknowledgedBy" = 'x', "decidedAt" = now(), "decidedBy" = 'x',
      outcome = 'reported' WHERE "participantId" = $1`,
      [bare(person)],
    )
    await rows(
      `UPDATE "Response" SET "submittedAt" = now() - interval '4 years', "receivedAt" = now() - interval '40 days'
      WHERE "participantId" = $1`,
      [bare(person)],
    )
    expect((await act(who, 'askEndOfWords', of({}))).refused).toBeUndefined()
    const { askedAt } = await world.instance.app.db.wordsEnd.findFirstOrThrow({
      orderBy: { askedAt: 'desc' },
    })
    return (second) => act(second, 'decideEndOfWords', of({ askedAt: askedAt.toISOString(), isAgreed: true }))
  },
}

describe.each(twoHandedActs)('the two halves of: %s', (name) => {
  it('are done by nobody alone with all the roles of both, nor by who has neither; and by two', async () => {
    const second = await firsts[name](both!)
    expect((await second(both!)).refused).toBe('second_person')
    expect(['forbidden', 'not_found']).toContain((await second(lead!)).refused)
    expect((await second(both!)).refused).toBe('second_person')
    expect((await second(other!)).refused).toBeUndefined()
  })
})

it('each of them, and an item of a drill, is of two in the database too', async () => {
  const checks = await rows(
    `SELECT conrelid::regclass::text AS id FROM pg_constraint WHERE conname = 'two_people' ORDER BY 1`,
  )
  expect(checks.map(({ id }) => id.replaceAll('"', '')).sort()).toEqual(
    [
      ...['DemandAnswer', 'DrillItem', 'PassageStep', 'QuoteApproval', 'SafetyFlag', 'VaultRequest'],
      'WordsEnd',
    ].sort(),
  )
})
