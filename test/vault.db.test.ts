// Who somebody is, is looked up by two people: the steward asks with a reason, another one agrees, and the steward sees it once.
// As each of them alone, as one person with two roles, and past the product, nothing comes out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import {
  act,
  aParticipant,
  aStudy,
  newcomer,
  openWorld,
  type Frame,
  type Someone,
  type World,
} from './support/world.ts'

let world: World
let frame: Frame
/** A steward; one who is steward and evaluator; a safety reviewer; a coder. */
let dara: Someone
let both: Someone
let sue: Someone
let ben: Someone
const accounts: Record<string, string> = {}
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const joins = async (name: string, ...roles: Parameters<typeof newcomer>[3][]) => {
    const { id, browser } = await newcomer(world, name, frame, ...roles)
    accounts[name] = bare(id)
    return browser
  }
  dara = await joins('dara', 'data_steward')
  both = await joins('both', 'data_steward', 'evaluator')
  sue = await joins('sue', 'safety_reviewer')
  ben = await joins('ben', 'coder')
})
afterAll(() => world.close())

const name = 'Zuzanna Quellwort'
const plan = {
  channel: 'mail',
  language: 'en',
  address: 'z@quellwort.example',
  mustNotKnow: 'Onkel Brumbach',
}
const somebody = async () => {
  const pat = await aParticipant(world.ada, frame)
  const of = { studyId: frame.studyId, participantId: pat }
  await act(world.ada, 'keepIdentity', { ...of, name, birthDate: '2000-03-04' })
  await act(world.ada, 'keepContact', { ...of, ...plan })
  return pat
}
const asks = (who: Someone, pat: string, more: object = {}) =>
  act(who, 'askVault', {
    ...{ studyId: frame.studyId, participantId: pat, parts: ['name'], reason: 'correct_record', ...more },
  })
const decides = (who: Someone, requestId: string, isAgreed = true) =>
  act(who, 'decideVault', { studyId: frame.studyId, requestId, isAgreed })

type Opened = { name: string | null; birthDate: string | null; contact: object | null }
const opens = async (who: Someone, requestId: string) => {
  const { data, errors } = await who.ask<{ done: { data?: Opened; code?: string; message?: string } }>(
    `mutation ($input: OpenVaultInput!) { done: openVault(input: $input) { ... on Refusal { code message }
      ... on MutationOpenVaultSuccess { data { name birthDate contact { channel language address mustNotKnow isUnsafe safeTimes { from } } } } } }`,
    { input: { studyId: frame.studyId, requestId } },
  )
  expect(errors).toBeUndefined()
  return data.done.data ?? data.done.code
}
const agreed = async (pat: string, more: object = {}) => {
  const { id } = await asks(dara, pat, more)
  expect((await decides(sue, id)).refused).toBeUndefined()
  return id
}
type Row = {
  id: string
  state: string
  isOwn: boolean
  maySecond: boolean
  askedBy: string
  decidedBy: string
}
const listed = async (who: Someone) => {
  const { data, errors } = await who.ask<{ study: { vaultRequests: { edges: { node: Row }[] } } }>(
    `query ($id: ID!) { study(id: $id) { vaultRequests(first: 100) { totalCount edges { node { id state isOwn maySecond askedBy decidedBy
      parts reason reference until participantId } } } } }`,
    { id: frame.studyId },
  )
  return errors ? errors[0]!.extensions.code : data.study.vaultRequests.edges.map(({ node }) => node)
}
const owner = (sql: string, values: unknown[] = []) =>
  withClient(world.database.owner, (client) => client.query(sql, values))

describe('two people', () => {
  it('look up what was asked for, and no more, and the one who asked sees it once', async () => {
    const pat = await somebody()
    const id = await agreed(pat, { parts: ['contact', 'name'] })
    expect(await opens(dara, id)).toEqual({
      ...{ name, birthDate: null },
      contact: { ...plan, safeTimes: null, isUnsafe: false },
    })
    expect(await opens(dara, id)).toBe('invalid_input')
    expect(((await listed(world.ada)) as Row[]).find((one) => one.id === id)).toMatchObject({
      ...{ state: 'opened', isOwn: false, askedBy: 'dara', decidedBy: 'sue', parts: ['name', 'contact'] },
      participantId: pat,
    })
  })

  it('are told where the way to somebody is marked as not safe', async () => {
    const pat = await somebody()
    const unsafe = { studyId: frame.studyId, participantId: pat, isUnsafe: true }
    expect((await act(world.ada, 'markContact', unsafe)).refused).toBeUndefined()
    const found = await opens(dara, await agreed(pat, { parts: ['contact'] }))
    expect(found).toMatchObject({ contact: { address: plan.address, isUnsafe: true } })
    expect(await opens(dara, await agreed(pat))).toEqual({ name, birthDate: null, contact: null })
  })

  it('are two: nobody agrees to their own, whatever their roles', async () => {
    const pat = await somebody()
    const { id } = await asks(both, pat)
    expect(await decides(both, id)).toMatchObject({
      refused: 'second_person',
      message: 'You asked for this yourself. Another person has to agree; nothing was opened.',
    })
    expect(await opens(both, id)).toBe('invalid_input')
    expect((await decides(dara, id)).refused).toBeUndefined()
    expect(await opens(both, id)).toMatchObject({ name })
  })

  const alone: [string, () => Someone, string, string, string][] = [
    ['the evaluator', () => world.ada, 'forbidden', 'ok', 'forbidden'],
    ['the safety reviewer', () => sue, 'forbidden', 'ok', 'forbidden'],
    ['another steward', () => both, 'ok', 'ok', 'forbidden'],
    ['a coder', () => ben, 'forbidden', 'forbidden', 'forbidden'],
    ['somebody of another study', () => world.eve, 'not_found', 'not_found', 'not_found'],
  ]
  it.each(alone)('%s alone opens nothing', async (_, who, asking, agreeing, opening) => {
    const pat = await somebody()
    expect((await asks(who(), pat)).refused ?? 'ok').toBe(asking)
    const { id } = await asks(dara, pat)
    expect(await opens(who(), id)).toBe(opening)
    expect((await decides(who(), id)).refused ?? 'ok').toBe(agreeing)
    expect(await opens(who(), id)).toBe(opening)
  })

  it('may say no, and who asked may take it back: either ends it', async () => {
    const pat = await somebody()
    for (const [who, state] of [
      [sue, 'refused'],
      [dara, 'taken_back'],
    ] as const) {
      const { id } = await asks(dara, pat)
      expect((await decides(who, id, false)).refused).toBeUndefined()
      expect((await decides(world.ada, id)).message).toMatch(/^requestId: is (refused|taken back) already/)
      expect(await opens(dara, id)).toBe('invalid_input')
      expect(((await listed(dara)) as Row[]).find((one) => one.id === id)).toMatchObject({ state })
    }
  })

  it('have an hour; a request waits for a week', async () => {
    const pat = await somebody()
    const [late, waits] = [await agreed(pat), (await asks(dara, pat)).id]
    const move = (set: string, id: string) =>
      owner(`ALTER TABLE "VaultRequest" DISABLE TRIGGER step; UPDATE "VaultRequest" SET ${set} WHERE id = '${bare(id)}';
        ALTER TABLE "VaultRequest" ENABLE TRIGGER step`)
    await move(`"decidedAt" = now() - interval '61 minutes'`, late)
    await move(`"askedAt" = now() - interval '8 days'`, waits)
    expect(await opens(dara, late)).toBe('invalid_input')
    expect((await decides(sue, waits)).message).toMatch(/^requestId: is over: its time ran out already/)
  })

  it('are in the study when it is opened', async () => {
    const pat = await somebody()
    const kim = (await newcomer(world, 'kim', frame, 'evaluator')).browser
    const { id } = await asks(dara, pat)
    await decides(kim, id)
    await owner(`DELETE FROM "Membership" WHERE "accountId" = (SELECT id FROM "Account" WHERE name = 'kim')`)
    expect(await opens(dara, id)).toBe('invalid_input')
  })

  it('are not who works with that person', async () => {
    const pat = await somebody()
    const { id } = await asks(dara, pat)
    const worker = { studyId: frame.studyId, participantId: pat, accountId: `Account-${accounts['both']}` }
    expect((await act(dara, 'recordWorker', worker)).refused).toBeUndefined()
    expect((await decides(both, id)).refused).toBe('not_found')
    expect(((await listed(both)) as Row[]).some((one) => one.id === id)).toBe(false)
    expect((await asks(both, pat)).refused).toBe('not_found')
  })
})

describe('what is asked', () => {
  const wrong: [string, object, RegExp][] = [
    ['what is not kept', { parts: ['contact'] }, /^parts: name what is not kept of this person: contact/],
    ['a legal demand without its number', { reason: 'legal_demand' }, /^reference: is missing/],
  ]
  it.each(wrong)('%s is refused by name', async (_, more, message) => {
    const pat = await aParticipant(world.ada, frame)
    await act(world.ada, 'keepIdentity', { studyId: frame.studyId, participantId: pat, name })
    expect((await asks(dara, pat, more)).message).toMatch(message)
  })

  it('is in the audit with who was the second, and no word of it, nor in a log', async () => {
    const pat = await somebody()
    const id = await agreed(pat, {
      parts: ['name', 'contact'],
      reason: 'legal_demand',
      reference: 'HHD 24-117',
    })
    await opens(dara, id)
    const entries = await world.instance.app.db.auditEntry.findMany({
      where: { action: { endsWith: ' vault' } },
      orderBy: { id: 'asc' },
    })
    const own = entries.filter(({ subjects }) => (subjects as { request?: string }).request === bare(id))
    expect(own.map(({ action }) => action)).toEqual(['ask vault', 'decide vault', 'open vault'])
    expect(own.at(-1)!.subjects).toMatchObject({
      participant: bare(pat),
      reason: 'legal_demand',
      second: accounts['sue'],
    })
    expect(JSON.stringify(entries.map(({ subjects }) => subjects)) + world.logged.join('\n')).not.toMatch(
      /zuzanna|quell|brumbach/i,
    )
  })

  it('is listed for those who may ask or agree, and for nobody else', async () => {
    const own = (await listed(dara)) as Row[]
    expect(
      own.every(({ isOwn, maySecond, askedBy }) => isOwn === (askedBy === 'dara') && maySecond === !isOwn),
    ).toBe(true)
    expect(await listed(ben)).toBe('forbidden')
    expect(((await listed(world.ada)) as Row[]).length).toBeGreaterThan(5)
  })
})

describe('asking and agreeing', () => {
  it('are acknowledged, however little is asked back', async () => {
    const input = {
      studyId: frame.studyId,
      participantId: await somebody(),
      parts: ['name'],
      reason: 'own_wish',
    }
    const told = async (who: Someone, name: 'askVault' | 'decideVault', given: object) => {
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
      const { data } = await who.ask<{ done: { __typename: string } }>(
        `mutation ($input: ${type}!) { done: ${name}(input: $input) { __typename } }`,
        { input: given },
      )
      return data.done.__typename
    }
    expect(await told(dara, 'askVault', input)).toBe('MutationAskVaultSuccess')
    const [{ id: requestId }] = (await listed(dara)) as [Row]
    const decided = { studyId: frame.studyId, requestId, isAgreed: true }
    expect(await told(sue, 'decideVault', decided)).toBe('MutationDecideVaultSuccess')
  })
})

describe('past the product', () => {
  const app = (sql: string) => withClient(world.database.connection.pool, (client) => client.query(sql))

  it('nothing comes out that nobody agreed to, and nobody agrees alone', async () => {
    const pat = await somebody()
    const { id } = await asks(dara, pat)
    const key = `'${bare(frame.studyId)}', '${bare(id)}'`
    expect((await app(`SELECT * FROM identity.open_vault(${key})`)).rows).toEqual([])
    const own = `"decidedBy" = '${accounts['dara']}', "decidedAt" = now(), "isAgreed" = true`
    await expect(app(`UPDATE "VaultRequest" SET ${own} WHERE id = '${bare(id)}'`)).rejects.toMatchObject({
      code: '23514',
    })
    const moved = `"participantId" = "participantId" || ''`
    for (const sql of [
      `DELETE FROM "VaultRequest"`,
      `UPDATE "VaultRequest" SET parts = '{name,contact}' WHERE id = '${bare(id)}'`,
      `INSERT INTO "VaultRequest" SELECT "studyId", id || 'x', "participantId", parts, reason, reference, "askedBy", "askedAt",
        '${accounts['sue']}', now(), true, NULL FROM "VaultRequest" WHERE id = '${bare(id)}'`,
    ])
      await expect(app(sql)).rejects.toMatchObject({ code: '42501' })
    expect((await app(`UPDATE "VaultRequest" SET ${moved} WHERE id = '${bare(id)}'`)).rowCount).toBe(1)
  })

  it('it is opened once, and for a second person who is in the study as such', async () => {
    const pat = await somebody()
    const id = await agreed(pat)
    await owner(`ALTER TABLE "VaultRequest" DISABLE TRIGGER step; UPDATE "VaultRequest" SET "decidedBy" = '${accounts['ben']}'
      WHERE id = '${bare(id)}'; ALTER TABLE "VaultRequest" ENABLE TRIGGER step`)
    expect(
      (await app(`SELECT * FROM identity.open_vault('${bare(frame.studyId)}', '${bare(id)}')`)).rows,
    ).toEqual([])
    expect(await opens(dara, id)).toBe('invalid_input')
    const other = await agreed(pat)
    const both = await Promise.all([opens(dara, other), opens(dara, other)])
    expect(both.filter((one) => typeof one === 'object')).toHaveLength(1)
  })
})
