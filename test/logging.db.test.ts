// Logging is checked like anything else: after each kind of act its entry is there, in whose name, and no entry holds a
// word, a name or an address.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAccount } from '../packages/api/src/auth/commands.ts'
import { createGraphql } from '../packages/api/src/graphql.ts'
import { aBatch } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { act, aParticipant, aStudy, joinStudy, openWorld, submission, themesOf } from './support/world.ts'
import type { Frame, World } from './support/world.ts'

const canary = 'zyxquorble'
const spoken = `The police officer said ${canary} to me twice and never listened.`

let world: World
let frame: Frame
let pat: string
let batchId: string
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await joinStudy(world, 'ben', frame, 'coder')
  await joinStudy(world, 'cleo', frame, 'board')
  pat = await aParticipant(world.ada, frame)
  await act(world.ada, 'submitResponse', submission(frame, pat, spoken))
  await world.instance.settled()
  batchId = (await act(world.ada, 'importBatch', aBatch(frame))).id
})
afterAll(async () => {
  await world?.instance.settled()
  await world?.close()
})

type Entry = {
  actorId: string | null
  studyId: string | null
  action: string
  outcome: string
  subjects: Record<string, unknown>
}

const entriesSince = async (id: bigint) =>
  (await world.instance.app.db.auditEntry.findMany({
    where: { id: { gt: id } },
    orderBy: { id: 'asc' },
  })) as unknown as Entry[]

const lastId = async () =>
  (await world.instance.app.db.auditEntry.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n

const accountOf = async (name: string) =>
  (await world.instance.app.db.account.findUniqueOrThrow({ where: { name }, select: { id: true } })).id

const bare = (id: string) => id.split('-').slice(1).join('-')
const post = (query: string, cookie = '', variables = {}) =>
  createGraphql(
    world.instance.app,
    () => undefined,
  )(
    new Request('http://here/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    }),
  )

const signIn = (name: string, password: string) =>
  post('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', '', {
    input: { name, password },
  })

const themeQuotes = (search: string) =>
  world.ada.ask(
    'query ($id: ID!, $filter: QuoteFilter) { study(id: $id) { theme(key: "theme_police") { quotes(filter: $filter) { totalCount } } } }',
    { id: frame.studyId, filter: { search } },
  )

type Kind = {
  name: string
  run: () => Promise<unknown>
  who: string | null
  entry: Partial<Entry>
  isOfStudy: boolean
}

const kinds: Kind[] = [
  {
    name: 'signing in',
    run: () => signIn('ada', 'a quiet reading room'),
    who: 'ada',
    entry: { action: 'sign in', outcome: 'done' },
    isOfStudy: false,
  },
  {
    name: 'a wrong password',
    run: () => signIn('ada', canary),
    who: null,
    entry: { action: 'sign in', outcome: 'wrong_credentials' },
    isOfStudy: false,
  },
  {
    name: 'a name that does not exist',
    run: () => signIn(canary, canary),
    who: null,
    entry: { action: 'sign in', outcome: 'wrong_credentials' },
    isOfStudy: false,
  },
  {
    name: 'signing out',
    async run() {
      const answered = await signIn('eve', 'a quiet reading room')
      return post('mutation { signOut }', answered.headers.get('set-cookie')!.split(';')[0])
    },
    who: 'eve',
    entry: { action: 'sign out', outcome: 'done' },
    isOfStudy: false,
  },
  {
    name: 'reading words',
    run: () => themesOf(world.ada, frame.studyId),
    who: 'ada',
    entry: {
      action: 'read words',
      outcome: 'done',
      subjects: { rows: expect.arrayContaining([expect.any(String)]) },
    },
    isOfStudy: true,
  },
  {
    name: 'searching: how many were found, and a hash in place of what was looked for',
    run: () => themeQuotes(canary),
    who: 'ada',
    entry: {
      action: 'search',
      outcome: 'done',
      subjects: { found: expect.any(Number), words: expect.stringMatching(/^[\w-]{22}$/) },
    },
    isOfStudy: true,
  },
  {
    name: 'searching for words that are too common to be found',
    run: () => themeQuotes('the'),
    who: 'ada',
    entry: { action: 'search', outcome: 'done' },
    isOfStudy: true,
  },
  {
    name: 'a change of the set-up',
    run: () => act(world.ada, 'addRegion', { studyId: frame.studyId, key: canary, label: { en: canary } }),
    who: 'ada',
    entry: { action: 'add region', outcome: 'done', subjects: { region: expect.any(String) } },
    isOfStudy: true,
  },
  {
    name: 'a role given',
    run: () => joinStudy(world, 'omar', frame, 'lead'),
    who: 'command line',
    entry: { action: 'open account', outcome: 'done' },
    isOfStudy: true,
  },
  {
    name: 'a consent',
    run: () =>
      act(world.ada, 'recordConsent', {
        ...{ studyId: frame.studyId, participantId: pat, party: 'youth', scopes: ['quote_verbatim'] },
        ...{ decision: 'declined', until: '2090-01-01T00:00:00Z' },
      }),
    who: 'ada',
    entry: {
      action: 'record consent',
      outcome: 'done',
      subjects: expect.objectContaining({ decision: 'declined' }),
    },
    isOfStudy: true,
  },
  {
    name: 'taking a batch out',
    run: () => act(world.ada, 'undoBatch', { studyId: frame.studyId, batchId }),
    who: 'ada',
    entry: { action: 'undo batch', outcome: 'done' },
    isOfStudy: true,
  },
  {
    name: 'a write that the role does not include',
    run: () => act(world.ben, 'addRegion', { studyId: frame.studyId, key: 'south', label: { en: canary } }),
    who: 'ben',
    entry: { action: 'add region', outcome: 'forbidden', subjects: {} },
    isOfStudy: true,
  },
  {
    name: 'a write into a study of others',
    run: () => act(world.eve, 'addRegion', { studyId: frame.studyId, key: 'south', label: { en: canary } }),
    who: 'eve',
    entry: { action: 'add region', outcome: 'not_found', subjects: {} },
    isOfStudy: true,
  },
  {
    name: 'a read of a study of others',
    run: () =>
      world.eve.ask(
        `query ($id: ID!) { ${canary}: study(id: $id) { ...a } } fragment a on Study { title { en } }`,
        {
          id: frame.studyId,
        },
      ),
    who: 'eve',
    entry: { action: 'read', outcome: 'not_found', subjects: { fields: ['study'] } },
    isOfStudy: true,
  },
  {
    name: 'a read of a row of others, asked for through a fragment',
    run: () =>
      world.eve.ask('query ($id: ID!) { ...a } fragment a on Query { node(id: $id) { id } }', { id: pat }),
    who: 'eve',
    entry: { action: 'read', outcome: 'not_found', subjects: { fields: ['node'] } },
    isOfStudy: false,
  },
  {
    name: 'a read that the role does not include',
    run: () => world.cleo.ask('query ($id: ID!) { study(id: $id) { title { en } } }', { id: frame.studyId }),
    who: 'cleo',
    entry: { action: 'read', outcome: 'not_found', subjects: { fields: ['study'] } },
    isOfStudy: true,
  },
  {
    name: 'a field that the role does not include',
    run: () =>
      world.ben.ask(
        'query ($id: ID!) { study(id: $id) { participants(first: 1) { edges { node { kept: consents { scope } } } } } }',
        { id: frame.studyId },
      ),
    who: 'ben',
    entry: { action: 'read', outcome: 'forbidden', subjects: { fields: ['consents'] } },
    isOfStudy: true,
  },
  {
    name: 'a stranger who asks',
    run: () =>
      world.nobody.ask('query ($id: ID!) { study(id: $id) { title { en } } }', { id: frame.studyId }),
    who: null,
    entry: { action: 'read', outcome: 'signed_out' },
    isOfStudy: false,
  },
]

describe('an entry is there', () => {
  it.each(kinds)('after $name', async ({ run, who, entry, isOfStudy }) => {
    const before = await lastId()
    await run()
    const actorId = who === null || who === 'command line' ? who : await accountOf(who)
    const studyId = isOfStudy ? bare(frame.studyId) : null
    expect(await entriesSince(before)).toContainEqual(expect.objectContaining({ actorId, studyId, ...entry }))
  })

  it('the same for a row of others and for one that is not there', async () => {
    const outcomes = async (id: string) => {
      const before = await lastId()
      await world.eve.ask('query ($id: ID!) { node(id: $id) { id } }', { id })
      return (await entriesSince(before)).map(({ action, outcome, subjects }) => ({
        action,
        outcome,
        subjects,
      }))
    }
    const foreign = await outcomes(pat)
    expect(foreign).toHaveLength(1)
    expect(await outcomes('Participant-AAAAAAAAAAAAAAAAAAAAAA')).toEqual(foreign)
  })

  it('the same hash for the same words, another one in another study', async () => {
    const hashOf = async (search: () => Promise<unknown>) => {
      const before = await lastId()
      await search()
      return (await entriesSince(before)).find(({ action }) => action === 'search')!.subjects['words']
    }
    const hash = await hashOf(() => themeQuotes('police  Officer'))
    expect(await hashOf(() => themeQuotes('police officer'))).toBe(hash)
    expect(await hashOf(() => themeQuotes('police officers'))).not.toBe(hash)
    const other = await aStudy(world.eve, shippedCodebook)
    const abroad = await hashOf(() =>
      world.eve.ask(
        'query ($id: ID!) { study(id: $id) { theme(key: "theme_police") { quotes(filter: { search: "police officer" }) { totalCount } } } }',
        { id: other.studyId },
      ),
    )
    expect(abroad).not.toBe(hash)
  })

  it('once for many strangers, however often they knock', async () => {
    const before = await lastId()
    for (let time = 0; time < 20; time += 1)
      await world.nobody.ask('{ study(id: "Study-AAAAAAAAAAAAAAAAAAAAAA") { id } }')
    expect((await entriesSince(before)).length).toBeLessThanOrEqual(1)
  })
})

describe('no entry', () => {
  it('holds a word, a name or an address', async () => {
    const name = 'quillamenta'
    await openAccount(
      world.instance.app,
      { kind: 'system', id: 'command line' },
      { name, displayName: 'Quillamenta Borrasq', password: 'a quiet reading room', roles: ['evaluator'] },
    )
    await signIn(name, 'a quiet reading room')
    await world.ada.ask(`{ ${canary}: study(id: "Study-AAAAAAAAAAAAAAAAAAAAAA") { id } }`)
    await act(world.ada, 'importCodebook', { studyId: frame.studyId, file: `{"${canary}": 1}` })
    const everything = JSON.stringify(await entriesSince(0n), (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value instanceof Uint8Array ? '' : value,
    ).toLowerCase()
    expect(everything.length).toBeGreaterThan(2_000)
    for (const said of [canary, 'police', 'officer', 'borrasq', name, 'reading room', '127.0.0.1', '::1'])
      expect([said, everything.includes(said)]).toEqual([said, false])
  })
})
