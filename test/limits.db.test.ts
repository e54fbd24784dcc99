// How much may be asked, how often and by whom; every refusal is in our own words and quotes nothing.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedCodebook } from './support/codebook.ts'
import { asked, openPort, pages, signIn, type Port, type Sent } from './support/http.ts'
import { aStudy, openWorld, password, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
const ports: Port[] = []
const open = async (...given: Parameters<typeof openPort>) => {
  const port = await openPort(...given)
  ports.push(port)
  return port
}
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(async () => {
  for (const port of ports) port.close()
  await world?.close()
})

const codeIn = (text: string) => /"code":"(\w+)"/.exec(text)?.[1] ?? text
const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join(' ')

describe('a document', () => {
  const refused: [string, string, string, string][] = [
    ['51 other names', `{ ${times(51, (n) => `a${n}: viewer { id }`)} }`, 'too_many', 'another name'],
    [
      'other names in fragments',
      `{ ${times(9, () => 'viewer { ...A }')} } fragment A on Viewer { ${times(6, (n) => `a${n}: id`)} }`,
      'too_many',
      'another name',
    ],
    ['21 directives', `{ viewer { id ${'@include(if: true) '.repeat(21)} } }`, 'too_many', 'directives'],
    [
      'a hundred of a hundred',
      `{ study(id: "${'Study-'}") { participants(first: 100) { edges { node { responses(first: 100) { edges { node { id mode language } } } } } } } }`,
      'too_costly',
      'shorter pages',
    ],
    ['the whole schema', '{ __schema { types { name } } }', 'no_introspection', 'schema.graphql'],
    ['a type', '{ __type(name: "Study") { name } }', 'no_introspection', 'schema.graphql'],
  ]
  it.each(refused)('with %s is refused', async (_name, query, code, says) => {
    const { errors } = await world.ada.ask(query)
    expect([errors?.[0]?.extensions.code, errors?.[0]?.message]).toEqual([
      code,
      expect.stringContaining(says),
    ])
  })

  it('hides no large page in a variable', async () => {
    const query = `query ($id: ID!, $n: Int = 100) { study(id: $id) { participants(first: $n) { edges { node {
      responses(first: $n) { edges { node { id mode language } } } } } } } }`
    const { errors } = await world.ada.ask(query, { id: frame.studyId, n: 100 })
    expect(errors?.[0]?.extensions.code).toBe('too_costly')
    const small = await world.ada.ask(query, { id: frame.studyId, n: 5 })
    expect(small.errors).toBeUndefined()
  })

  it('is told no name that stands near what it asked for', async () => {
    const { text } = await world.ada.ask('{ viewer { nam membershipz } stud { id } }')
    expect(text).toContain('has no such field')
    expect(text).not.toMatch(/Did you mean|memberships|study|"name"/)
  })

  it('may still ask of what type something is', async () => {
    const { data } = await world.ada.ask<{ viewer: { __typename: string } }>('{ viewer { __typename } }')
    expect(data.viewer.__typename).toBe('Viewer')
  })

  it('may ask for the schema where that was opened', async () => {
    const port = await open(world, { isIntrospectionOpen: true })
    const { text } = await port.send('/graphql', asked('{ __type(name: "Study") { name } }'))
    expect(text).toBe('{"data":{"__type":{"name":"Study"}}}')
  })
})

describe('what our own pages ask', () => {
  const listed = Object.entries(
    JSON.parse(readFileSync(pages.operationsFile, 'utf8')) as Record<string, string>,
  )
  const [hash] = listed.find(([, text]) => text.startsWith('query Session'))!
  const byHash = (sha256Hash: string, more: object = {}): Sent => ({
    ...asked(''),
    body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash } }, ...more }),
  })

  it('is known by its hash, and counts as what it is', async () => {
    const port = await open(world)
    const { status, text } = await port.send('/graphql', byHash(hash))
    expect([status, text]).toEqual([200, expect.stringContaining('"viewer":null')])
    expect(listed.length).toBeGreaterThan(35)
  })

  it('is asked for whole where its hash is not known', async () => {
    const port = await open(world)
    const { status, text } = await port.send('/graphql', byHash('0'.repeat(64)))
    expect([status, text]).toEqual([400, expect.stringContaining('PersistedQueryNotFound')])
    const again = await port.send('/graphql', byHash('0'.repeat(64), { query: '{ viewer { id } }' }))
    expect(again.text).toBe('{"data":{"viewer":null}}')
  })

  it('is all that is answered where that is wished', async () => {
    const port = await open(world, { isAdHocOpen: false })
    expect((await port.send('/graphql', byHash(hash))).status).toBe(200)
    const others = [
      asked('{ viewer { id } }'),
      byHash('0'.repeat(64)),
      byHash(hash, { query: '{ viewer { id } }' }),
    ]
    for (const other of others) {
      const { status, text } = await port.send('/graphql', other)
      expect([status, codeIn(text), text]).toEqual([
        400,
        expect.stringMatching(/ad_hoc_closed|unknown_operation/),
        expect.stringContaining('FIRSTHAND_ADHOC'),
      ])
    }
  })
})

describe('somebody who is not signed in', () => {
  const from = (address: string, sent: Sent): Sent => ({
    ...sent,
    headers: { ...sent.headers, 'x-forwarded-for': `10.0.0.1, ${address}` },
  })
  const wrong = signIn('ada', 'not hers')

  it('is made to wait after twenty wrong passwords; others are not, nor is who is signed in there', async () => {
    const port = await open(world, { isBehindProxy: true })
    const entered = await port.send('/graphql', from('192.0.2.1', signIn('ada', password)))
    const cookie = entered.headers['set-cookie']![0]!.split(';')[0]!
    const codes: string[] = []
    for (let turn = 0; turn < 21; turn += 1)
      codes.push(codeIn((await port.send('/graphql', from('192.0.2.1', wrong))).text))
    expect(codes.at(-1)).toBe('too_often')
    const refused = await port.send('/graphql', from('192.0.2.1', signIn('ada', password)))
    expect([refused.status, refused.text]).toEqual([429, expect.stringMatching(/Wait \d+ seconds?/)])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await port.send('/graphql', from('192.0.2.2', signIn('ada', password)))).status).toBe(200)
    const own = asked('{ viewer { name } }', { headers: { cookie } })
    expect((await port.send('/graphql', from('192.0.2.1', own))).text).toContain('"name":"ada"')
  })

  it.each([
    ['enterCode', { code: '000000' }],
    ['unlock', { password: 'not hers' }],
    ['acceptInvitation', { token: 'A'.repeat(43), name: 'ada', displayName: 'Ada', password: 'a b c' }],
    ['enterByPasskey', { credential: '{}' }],
    ['usePasswordLink', { token: 'A'.repeat(43), password: 'a b c' }],
  ])('pays for %s as for a wrong password', async (mutation, input) => {
    const port = await open(world)
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { ... on Refusal { code } } }`
    const sent = asked(query, { variables: { input } })
    const codes: string[] = []
    for (let turn = 0; turn < 21; turn += 1) codes.push((await port.send('/graphql', sent)).text)
    expect(codes[0]).toMatch(/"code":"(?:signed_out|invitation_ended|invalid_input|link_ended)"/)
    expect(codeIn(codes.at(-1)!)).toBe('too_often')
  })

  it('is not believed an address of their own choice', async () => {
    const port = await open(world)
    for (let turn = 0; turn < 20; turn += 1) await port.send('/graphql', from(`192.0.2.${turn}`, wrong))
    expect((await port.send('/graphql', from('192.0.2.99', wrong))).status).toBe(429)
  })

  it('leaves no address in the database or the log', async () => {
    const port = await open(world, { isBehindProxy: true })
    await port.send('/graphql', from('203.0.113.77', wrong))
    await port.send('/graphql', from('203.0.113.77', signIn('ada', password)))
    const { db } = world.instance.app
    const rows = JSON.stringify([
      await db.auditEntry.findMany({ omit: { id: true } }),
      await db.session.findMany(),
      world.logged,
    ])
    expect(rows).toContain('sign in')
    expect(rows).not.toMatch(/203\.0\.113|127\.0\.0\.1|::1/)
  })
})

describe('a request that takes its time', () => {
  it('is answered when its time is over', async () => {
    const port = await open(world, { longestWork: 1 })
    const sent = signIn('ada', password)
    const { status, text } = await port.send('/graphql', sent)
    expect([status, codeIn(text), text]).toEqual([503, 'too_long', expect.stringContaining('look first')])
  })

  it('may not send a head without end', async () => {
    const port = await open(world)
    const { status } = await port.send('/', { headers: { 'x-long': 'x'.repeat(17_000) } })
    expect(status).toBe(431)
  })
})
