// The gate: what Cleo of the board and Omar the program lead get, whatever they ask. Beyond their own pages it is what
// Eve gets, who is in no study; on these there is no number, no suggestion, no name, and no id of a person or an answer.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { schema } from '../packages/api/src/schema.ts'
import { usedFor } from '../packages/api/src/sitting/own/used.ts'
import { shippedCodebook } from './support/codebook.ts'
import { walk, type Fill, type Leaf } from './support/walk.ts'
import { throughDesk } from './support/detail.ts'
import { act, aParticipant, approveQuote, aStudy, joinStudy, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

const scopes = ['participate', 'analyse', 'automated_assist', 'quote_verbatim', 'share_advisory_board']
const fruits = [
  ...['apricot', 'bilberry', 'cherimoya', 'damson', 'elderberry', 'fig'],
  ...['guava', 'huckleberry', 'jujube', 'kumquat', 'lychee', 'medlar'],
]
/** Decided and let leave, decided only, and suggested only. */
const [released, decided] = [fruits.slice(0, 2), fruits.slice(2, 7)]
const saying = (fruit: string) =>
  `The police took my ${fruit} and put me in handcuffs, and I was afraid of them.`

let world: World
let frame: Frame
const secrets: string[] = []
const heldBack = () => fruits.filter((fruit) => !released.includes(fruit))

beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await joinStudy(world, 'ben', frame, 'coder')
  await joinStudy(world, 'cleo', frame, 'board')
  await joinStudy(world, 'omar', frame, 'lead')
  // Who administers the instance is given the list of its accounts; none of these do.
  await world.instance.app.db.account.updateMany({
    where: { name: { in: ['cleo', 'omar', 'eve'] } },
    data: { isAdministrator: false },
  })
  for (const fruit of fruits) {
    const pat = await aParticipant(world.ada, frame, { scopes })
    const { id } = await act(world.ada, 'submitResponse', submission(frame, pat, saying(fruit)))
    secrets.push(pat, id)
  }
  await world.instance.settled()
  await throughDesk(frame, world.ben, world.ada)
  await decideAndRelease()
})
afterAll(() => world.close())

type Found = { study: { theme: { quotes: { edges: { node: { id: string; quote: { text: string } } }[] } } } }

const decideAndRelease = async () => {
  const { data } = await world.ada.ask<Found>(
    'query ($id: ID!) { study(id: $id) { theme(key: "theme_police") { quotes(first: 100) { edges { node { id quote { text } } } } } } }',
    { id: frame.studyId },
  )
  const found = data.study.theme.quotes.edges.map(({ node }) => node)
  const among = (list: string[], text: string) => list.some((fruit) => text.includes(fruit))
  secrets.push(...found.map(({ id }) => id))
  for (const { id, quote } of found.filter((one) => among([...released, ...decided], one.quote.text))) {
    await withClient(world.database.owner, (client) =>
      client.query(`UPDATE "Coding" SET state = 'accepted' WHERE id = $1`, [id.slice('Coding-'.length)]),
    )
    if (!among(released, quote.text)) continue
    for (const audience of ['board', 'lead'])
      for (const who of [world.ben, world.ada])
        await approveQuote(who, { studyId: frame.studyId, codingId: id, audience })
  }
  await act(world.ada, 'pickForLead', {
    studyId: frame.studyId,
    changed: ['theme_police'],
    said: ['theme_police'],
  })
  const input = {
    studyId: frame.studyId,
    themeKey: 'theme_court',
    shouldSay: 'Nobody asked me about the zeppelin.',
  }
  await world.cleo.ask(
    'mutation ($input: RaiseObjectionInput!) { raiseObjection(input: $input) { __typename } }',
    {
      input,
    },
  )
}

const inStudy: Fill = (argument, field) => {
  if (argument === 'ids') return [frame.studyId, ...secrets]
  if (argument === 'id' || argument === 'study') return frame.studyId
  if (argument === 'theme') return field === 'voices' ? 'theme_police' : undefined
  if (argument === 'key') return 'theme_police'
  if (argument === 'audience') return 'board'
  return undefined
}

/** What belongs to each of the two; everything else is Eve's to be told just as much. */
const own = { cleo: /^(?:board|viewer)\b/, omar: /^(?:lead|viewer)\b/ }
type Guest = keyof typeof own

describe('what came of it, on the page of whoever said something', () => {
  it('is what the lead was told, and nothing of what the lead was not', async () => {
    const { data } = await world.omar.ask<{
      lead: { said: { title: { en: string }; said: { word: string | null }[] }[] }
    }>('query ($id: ID!) { lead(study: $id) { said { title { en } said { word } } } }', { id: frame.studyId })
    const told = data.lead.said.filter(({ said }) => said.some(({ word }) => word !== null))
    expect(await usedFor(world.instance.app, frame.studyId.slice('Study-'.length), 'en')).toEqual(
      told.map(({ title }) => title.en),
    )
  })
})

describe.each<Guest>(['cleo', 'omar'])('%s', (name) => {
  let leaves: Leaf[]
  let answers: Map<string, string>
  let eves: Map<string, string>
  let who: Someone
  beforeAll(async () => {
    who = world[name]
    ;({ leaves, answers } = await walk(schema, who, inStudy))
    ;({ answers: eves } = await walk(schema, world.eve, inStudy))
  })
  const ofOwn = () => leaves.filter(({ path }) => own[name].test(path) && !path.startsWith('viewer'))

  it('has something to read: words that may leave, in a theme', () => {
    const text = ofOwn()
      .map((leaf) => leaf.text)
      .join('\n')
    for (const fruit of released) expect(text).toContain(fruit)
    expect(ofOwn().length).toBeGreaterThan(15)
    const asked = Object.keys(schema.getQueryType()!.getFields())
    expect(asked.filter((field) => !answers.has(field))).toEqual([])
  })

  it('is answered beyond that as Eve is, word for word', () => {
    const beyond = [...answers].filter(([path]) => !own[name].test(path))
    expect(beyond.length).toBeGreaterThan(6)
    for (const [path, text] of beyond) expect([path, text]).toEqual([path, eves.get(path)])
  })

  it('gets no number', () => {
    // How long a service lasts stands in the catalogue of a place, which is public and of no study; how often a link
    // set their own password is theirs to know.
    const isElsewhere = /^(?:jurisdictions\.|viewer\.passwordLinkCount$)/
    const numbers = leaves.filter(({ type, path }) => /^(?:Int|Float)$/.test(type) && !isElsewhere.test(path))
    expect(numbers.map(({ path }) => path)).toEqual([])
    const figures = ofOwn().filter(
      ({ values, type }) => type !== 'DateTime' && values.some((one) => typeof one === 'number'),
    )
    expect(figures).toEqual([])
  })

  it('gets no suggestion and no quote that two people did not let leave', () => {
    const text = [...answers.values()].join('\n')
    for (const fruit of heldBack()) expect(text).not.toContain(fruit)
    expect(text).not.toMatch(/proposed|suggested/)
  })

  it('gets no id but their own and the study’s, and nobody’s name', () => {
    // Where they are signed in themselves, so that they can end it.
    const isTheirs = ({ path }: { path: string }) => path === 'viewer.sessions.id'
    expect(leaves.filter(isTheirs).flatMap(({ values }) => values).length).toBe(1)
    const ids = leaves.filter((leaf) => leaf.type === 'ID' && !isTheirs(leaf)).flatMap(({ values }) => values)
    expect(new Set(ids).size).toBe(2)
    expect(ids).toContain(frame.studyId)
    const text = [...answers.values()].join('\n')
    for (const secret of secrets) expect(text).not.toContain(secret.slice(secret.indexOf('-') + 1))
    for (const other of ['ada', 'ben', 'cleo', 'omar', 'eve'].filter((one) => one !== name))
      expect(text).not.toMatch(new RegExp(`"${other}"`))
  })

  it('finds no row by its id, alone or in a list', async () => {
    for (const id of secrets) {
      const query = 'query ($id: ID!, $ids: [ID!]!) { node(id: $id) { __typename } nodes(ids: $ids) { id } }'
      const { data, text } = await who.ask(query, { id, ids: [id, frame.studyId] })
      expect(data).toEqual({ node: null, nodes: [null, null] })
      expect(text).toBe((await world.eve.ask(query, { id, ids: [id, frame.studyId] })).text)
    }
  })

  it('is shown the same list in the same order each time, and never a long one', async () => {
    const page = name === 'cleo' ? 'board(study: $id) { cards' : 'lead(study: $id) { said'
    const query = `query ($id: ID!) { ${page} { key quotes { text } } } }`
    const first = await who.ask(query, { id: frame.studyId })
    expect((await who.ask(query, { id: frame.studyId })).text).toBe(first.text)
    for (const quotes of first.text.matchAll(/"quotes":\[(.*?)\]/g))
      expect(quotes[1]!.split('"text"').length - 1).toBeLessThanOrEqual(3)
  })
})

it('is a gate: the same questions lead Ada to numbers, suggestions and ids', async () => {
  const { leaves } = await walk(schema, world.ada, inStudy, true)
  expect(leaves.filter(({ type }) => type === 'Int' || type === 'Float').length).toBeGreaterThan(20)
  const text = leaves.map((leaf) => leaf.text).join('\n')
  const signs = [...fruits.slice(7), 'proposed', 'zeppelin', 'Participant-']
  expect(signs.filter((sign) => !text.includes(sign))).toEqual([])
})

describe('who does not belong to the board', () => {
  it('does not learn that anyone objected, nor reads its page', async () => {
    for (const who of [world.omar, world.ben, world.eve]) {
      const { text } = await who.ask(
        'query ($id: ID!) { board(study: $id) { cards { key } objections { shouldSay } } }',
        {
          id: frame.studyId,
        },
      )
      expect(text).toBe('{"data":{"board":null}}')
    }
    const { data } = await world.cleo.ask('query ($id: ID!) { lead(study: $id) { said { key } } }', {
      id: frame.studyId,
    })
    expect(data).toEqual({ lead: null })
  })

  it('and leads the evaluation sees what Cleo sees, word for word, and none of her own notes', async () => {
    const cards =
      'query ($id: ID!) { board(study: $id) { cards { key title { en es } said { word } quotes { key text } } } }'
    const variables = { id: frame.studyId }
    expect((await world.ada.ask(cards, variables)).text).toBe((await world.cleo.ask(cards, variables)).text)
    const notes = 'query ($id: ID!) { board(study: $id) { objections { shouldSay } optedOut { key } } }'
    expect((await world.ada.ask(notes, variables)).data).toEqual({ board: { objections: [], optedOut: [] } })
  })
})
