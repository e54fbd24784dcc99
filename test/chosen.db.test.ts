// Quotes that stand for a theme, and what recurs outside all codes: of whom, and what a no does to both at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import * as deciding from './support/deciding.ts'
import { bringKitchen, codebook } from './support/kitchen.ts'
import { act, aStudy, openWorld, type Frame, type Someone, type World } from './support/world.ts'

let world: World
let frame: Frame
let people: string[]
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, codebook)
  await deciding.haveBenCode(world, frame)
  people = await bringKitchen(world, frame)
})
afterAll(() => world.close())

type Quoted = { id: string; state: string; revision: number; stance: string; quote: { text: string } }
type Choice = {
  people: number
  quotes: number
  peopleChosen: number
  peopleNotRead: number
  quotesNotRead: number
  quotesLeftOut: number
  stances: { stance: string; people: number; quotes: number; chosen: number }[]
  chosen: { reason: string; words: string[]; coding: Quoted }[]
}
type Theme = { choice: Choice; quoteCount: { quotes: number; people: number } }

const food = (who: Someone = world.ada, filter: object | null = null) => themeOf('food', who, filter)
const themeOf = async (key: string, who: Someone, filter: object | null): Promise<Theme> => {
  const { data, errors } = await who.ask<{ study: { theme: Theme } }>(
    `query ($id: ID!, $key: String!, $filter: QuoteFilter) { study(id: $id) { theme(key: $key) { quoteCount(filter: $filter) { quotes people }
      choice(filter: $filter) { people quotes peopleChosen peopleNotRead quotesNotRead quotesLeftOut stances { stance people quotes chosen }
        chosen { reason words coding { id state revision stance quote { text } } } } } } }`,
    { id: frame.studyId, key, filter },
  )
  if (errors) throw new Error(errors[0]!.extensions.code)
  return data.study.theme
}
const audited = (action: string) =>
  withClient(
    world.database.owner,
    async (client) =>
      (
        await client.query<{ subjects: object }>(
          'SELECT subjects FROM "AuditEntry" WHERE action = $1 ORDER BY at',
          [action],
        )
      ).rows,
  )
const saysNo = async (participantId: string, scope: string) => {
  await act(world.ada, 'recordConsent', {
    ...{ studyId: frame.studyId, participantId, party: 'youth', decision: 'withdrawn' },
    ...{ scopes: [scope], until: '2090-01-01T00:00:00Z' },
  })
}

describe('quotes that stand for a theme', () => {
  it('are at most eight, two a person, told with their reason and how many there are of each side', async () => {
    const { choice, quoteCount } = await food()
    expect(choice).toMatchObject({ people: 7, quotes: 8, peopleNotRead: 0, quotesNotRead: 0 })
    expect(quoteCount).toEqual({ people: choice.people, quotes: choice.quotes })
    expect(choice.chosen.length).toBeGreaterThan(3)
    const shown = choice.stances.reduce((sum, { chosen }) => sum + chosen, 0)
    expect(shown).toBe(choice.chosen.length)
    for (const { words, coding } of choice.chosen) {
      expect(coding.state).toBe('proposed')
      for (const word of words) expect(coding.quote.text).toContain(word)
    }
  })

  it('are the same for a coder, follow what is looked for, and are nobody else’s', async () => {
    const [ada, ben] = [await food(), await food(world.ben)]
    expect(ben.choice).toEqual(ada.choice)
    const [stance] = ada.choice.stances
    const { choice } = await food(world.ada, { stance: stance!.stance })
    expect(choice.quotes).toBe(stance!.quotes)
    await expect(food(world.eve)).rejects.toThrow()
    await expect(food(world.nobody)).rejects.toThrow('signed_out')
  })

  it('stand in the record as chosen from so many, and those that are shown as read', async () => {
    const before = (await audited('read words')).length
    const { choice } = await food()
    const noted = await audited('choose quotes')
    expect(noted.at(-1)!.subjects).toEqual({ theme: expect.any(String), codings: 8 })
    const read = (await audited('read words')).slice(before) as { subjects: { rows: string[] } }[]
    expect(read.map(({ subjects }) => subjects.rows.length)).toEqual([choice.chosen.length])
  })

  it('are never one that a person rejected', async () => {
    const first = (await food()).choice.chosen[0]!.coding
    await deciding.tell(world.ada, frame, 'rejectCoding', { codingId: first.id, expected: 0 })
    const { choice } = await food()
    expect(choice.quotes).toBe(7)
    expect(choice.chosen.map(({ coding }) => coding.id)).not.toContain(first.id)
    await deciding.tell(world.ada, frame, 'undoDecision', { codingId: first.id, expected: 1 })
  })

  it('are without whoever lets no machine read along, whom the list still has', async () => {
    await codedByHand(people[5]!, 'court')
    await saysNo(people[5]!, 'automated_assist')
    const { choice, quoteCount } = await themeOf('court', world.ada, null)
    expect(quoteCount).toEqual({ people: 1, quotes: 1 })
    expect(choice).toMatchObject({ people: 0, chosen: [], peopleNotRead: 1, quotesNotRead: 1 })
  })

  it('are without whoever takes it all back, from the next question on', async () => {
    await saysNo(people[6]!, 'analyse')
    const { choice, quoteCount } = await food()
    expect(quoteCount.people).toBe(5)
    expect(choice.people).toBe(5)
    expect(JSON.stringify(choice)).not.toContain('ran out')
  })
})

const codedByHand = async (participantId: string, code: string) => {
  const { data } = await world.ada.ask<{
    node: {
      responses: { edges: { node: { answers: { passages: { id: string; text: string }[] }[] } }[] }
    }
  }>(
    `query ($id: ID!) { node(id: $id) { ... on Participant { responses { edges { node { answers { passages { id text } } } } } } } }`,
    { id: participantId },
  )
  const [passage] = data.node.responses.edges[0]!.node.answers[0]!.passages
  const codes = await deciding.codesOf(world.ada, frame)
  await deciding.tell(world.ben, frame, 'addCoding', {
    ...{ passageId: passage!.id, codeId: codes[code], expected: 0, stance: 'positive' },
    spans: [{ start: 0, end: passage!.text.length }],
  })
}

type Candidate = {
  en: string[]
  es: string[]
  people: number
  passageCount: number
  passages: { passageId: string; spans: { start: number; end: number }[] }[]
}
type Missed = {
  people: number
  passages: number
  passagesLeftOut: number
  isCompared: boolean
  candidates: Candidate[]
}

const missed = async (who: Someone = world.ada, language: string | null = null): Promise<Missed> => {
  const { data, errors } = await who.ask<{ study: { missed: Missed } }>(
    `query ($id: ID!, $language: Language) { study(id: $id) { missed(language: $language) { people passages passagesLeftOut isCompared
      candidates { en es people passageCount passages { passageId spans { start end } } } } } }`,
    { id: frame.studyId, language },
  )
  if (errors) throw new Error(errors[0]!.extensions.code)
  return data.study.missed
}

describe('what no code stands for', () => {
  it('is named by words of three people, and its passages are opened one by one', async () => {
    const before = (await audited('read words')).length
    const { candidates, isCompared, people: of } = await missed()
    expect(of).toBe(5)
    expect(isCompared).toBe(true)
    const [pass] = candidates.filter(({ en }) => en.includes('bus pass'))
    expect(pass).toMatchObject({ people: 4, passageCount: 4, es: [] })
    expect(await audited('read words')).toHaveLength(before)
    const noted = await audited('look for what is missed')
    expect(noted.at(-1)!.subjects).toEqual({ passages: 10, candidates: candidates.length })
    const { data } = await world.ada.ask<{ node: { text: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on Passage { text } } }',
      { id: pass!.passages[0]!.passageId },
    )
    const [span] = pass!.passages[0]!.spans
    expect(data.node.text.slice(span!.start, span!.end)).toMatch(/bus pass/)
    expect(await audited('read words')).toHaveLength(before + 1)
  })

  it('is looked for in one language, and is nobody else’s', async () => {
    expect((await missed(world.ben)).candidates.length).toBeGreaterThan(0)
    expect(await missed(world.ada, 'es')).toMatchObject({ people: 0, candidates: [] })
    await expect(missed(world.eve)).rejects.toThrow()
    await expect(missed(world.nobody)).rejects.toThrow('signed_out')
  })

  it('is gone with the third person who says it', async () => {
    await saysNo(people[1]!, 'analyse')
    expect((await missed()).candidates[0]).toMatchObject({ en: ['bus pass'], people: 3 })
    await saysNo(people[2]!, 'automated_assist')
    expect(JSON.stringify(await missed())).not.toContain('bus')
    await saysNo(people[3]!, 'analyse')
    expect(await missed()).toMatchObject({ people: 2, candidates: [] })
  })
})

describe('more than is gone through at once', () => {
  // Together the first of them are longer than what is gone through.
  const wordsOf = (at: number) => `The food was cold on day ${at}. `.repeat(at < 50 ? 2_000 : 1)

  /** As many more passages of one person, each with the coding of another one under the same theme. */
  const addMany = async (participantId: string, many: number) => {
    const { db, words } = world.instance.app
    const studyId = deciding.bare(frame.studyId)
    const like = await db.coding.findFirstOrThrow({
      where: { studyId, participantId, code: { key: 'food' } },
      select: { id: true, passageId: true },
    })
    const ids = Array.from({ length: many }, (_, at) => `many${String(at).padStart(18, '0')}`)
    const sealed = await Promise.all(
      ids.map((row, at) => words.seal({ studyId, participantId, row, column: 'passage' }, wordsOf(at))),
    )
    const row = (table: string, more: string) =>
      `INSERT INTO "${table}" SELECT (jsonb_populate_record(NULL::"${table}", to_jsonb(t) || ${more})).*
       FROM "${table}" t, unnest($2::text[], $3::bytea[]) AS u(id, words) WHERE t.id = $1`
    const passage = `jsonb_build_object('id', u.id, 'answerId', u.id, 'words', u.words::text)`
    const coding = `jsonb_build_object('id', u.id, 'passageId', u.id)`
    await withClient(world.database.owner, async (client) => {
      // An answer to each of them would add nothing.
      await client.query("BEGIN; SET LOCAL session_replication_role = 'replica'")
      await client.query(row('Passage', passage), [like.passageId, ids, sealed])
      await client.query(row('Coding', coding), [like.id, ids, sealed])
      await client.query('COMMIT')
      // As a server does by itself after a while: until then it would go by what the tables were when they held a few rows.
      await client.query('ANALYZE "Passage"; ANALYZE "Coding"')
    })
  }

  it('leaves nobody’s first out and none for a long one, and says how many are left', async () => {
    const [left] = people.slice(4)
    await addMany(deciding.bare(left!), 5_060)
    const { choice, quoteCount } = await food()
    expect(quoteCount.quotes).toBeGreaterThan(5_060)
    expect(choice.quotes).toBe(5_000)
    expect(choice.quotesLeftOut).toBe(quoteCount.quotes - choice.quotesNotRead - 5_000)
    expect(choice.people).toBe(quoteCount.people - choice.peopleNotRead)
    const { passages, passagesLeftOut } = await missed()
    expect(passages).toBe(5_000)
    expect(passagesLeftOut).toBeGreaterThan(10)
  }, 120_000)
})
