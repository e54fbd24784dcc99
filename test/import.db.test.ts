// Real input: the statements of a consultation of young Londoners on the police, taken in through the API, each author a
// person of the study, and read back under the themes.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../packages/api/src/database/root.ts'
import { shippedCodebook } from './support/codebook.ts'
import {
  act,
  aParticipant,
  aStudy,
  openWorld,
  submission,
  themesOf,
  type Frame,
  type World,
} from './support/world.ts'

const file = join(projectRoot, '../shared/data/youth-policing/comments.csv')
const isThere = existsSync(file)
if (!isThere) console.warn('skipped: the shared data of youth-policing are not beside this checkout')

type Statement = { author: string; text: string }

/** comments.csv: timestamp, datetime, id, author, agrees, disagrees, moderated, body; only the body may hold commas. */
const statements = (): Statement[] =>
  readFileSync(file, 'utf8')
    .split(/\r?\n(?=\d{13},)/)
    .slice(1)
    .map((line) => line.trim().split(','))
    .map((parts) => ({ author: parts[3]!, text: unquoted(parts.slice(7).join(',')) }))

const unquoted = (body: string) =>
  body
    .replace(/^"([\s\S]*)"$/, '$1')
    .replaceAll('""', '"')
    .trim()

describe.skipIf(!isThere)('the statements of youth-policing', () => {
  let world: World
  let frame: Frame
  let said: Statement[]
  beforeAll(async () => {
    world = await openWorld()
    frame = await aStudy(world.ada, shippedCodebook)
    said = statements()
    const people = new Map<string, string>()
    for (const { author, text } of said) {
      if (!people.has(author)) people.set(author, await aParticipant(world.ada, frame))
      const input = { ...submission(frame, people.get(author)!, text), mode: 'interview' }
      expect(await act(world.ada, 'submitResponse', input)).toMatchObject({
        id: expect.stringMatching(/^Response-/),
      })
    }
    await world.instance.settled()
  }, 120_000)
  afterAll(() => world?.close())

  it('come in whole', async () => {
    type Counts = { study: { overview: { people: number; responses: number; passages: number } } }
    const { data } = await world.ada.ask<Counts>(
      'query ($id: ID!) { study(id: $id) { overview { people responses passages } } }',
      { id: frame.studyId },
    )
    expect(said.length).toBeGreaterThanOrEqual(36)
    expect(data.study.overview).toEqual({
      people: new Set(said.map(({ author }) => author)).size,
      responses: said.length,
      passages: said.length,
    })
  })

  it('are read under the theme of the police, in words that stand in them', async () => {
    const police = (await themesOf(world.ada, frame.studyId)).find(({ key }) => key === 'theme_police')!
    expect(police.waves[0]!.people).toBeGreaterThanOrEqual(5)
    expect(police.waves[0]!.people).toBeLessThanOrEqual(police.waves[0]!.base)
    expect(police.quotes.people).toBe(police.waves[0]!.people)
    const whole = said.map(({ text }) => text.normalize('NFC')).join('\n')
    for (const { node } of police.quotes.edges.filter(({ node }) => !node.quote.text.includes('[')))
      expect(whole).toContain(node.quote.text)
  })
})
