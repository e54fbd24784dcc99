import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Statement } from '../tagging/training.ts'
import { assumeClean } from '../text/clean.ts'
import type { Language } from '../text/language.ts'
import { candidates, type CandidateOptions } from './candidates.ts'
import type { ReadPassage } from './outside.ts'

const said = (
  person: string,
  text: string,
  more: { coded?: string; language?: Language } = {},
): ReadPassage => {
  const start = more.coded ? text.indexOf(more.coded) : 0
  const coded = more.coded ? [{ start, end: start + more.coded.length }] : []
  return { id: `${person}: ${text}`, person, text: assumeClean(text), language: more.language ?? 'en', coded }
}
const judges = ['Ana', 'Bea', 'Cat', 'Dee'].map((person) =>
  said(person, `The judge was ${person === 'Ana' ? 'kind' : 'cold'} to me in court.`, { coded: 'judge' }),
)
const passes = [
  said('Ana', 'They never gave me a bus pass. The judge was late.', { coded: 'The judge was late.' }),
  said('Bea', 'I needed a bus pass to get anywhere.'),
  said('Eli', 'Without bus passes nobody comes.'),
  said('Fay', 'My grandmother makes tamales.'),
]
const spanish = [
  said('Lia', 'Nunca me dieron el boleto del autobús.', { language: 'es' }),
  said('Mar', 'El boleto del autobús cuesta mucho.', { language: 'es' }),
  said('Noe', 'Perdí el boleto del autobús.', { language: 'es' }),
]
const labelsOf = (passages: readonly ReadPassage[], options?: CandidateOptions) =>
  candidates(passages, options).candidates.map(({ label }) => label)

describe('what the codebook misses', () => {
  it('is found where several people say it outside all codes, with who says it and where', () => {
    const { candidates: found, outside } = candidates([...judges, ...passes])
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ label: { en: ['bus pass'] }, people: 3, languages: { en: 3 } })
    expect(found[0]!.passages.map(({ person, spans }) => [person, spans])).toEqual([
      ['Ana', [{ start: 0, end: 30 }]],
      ['Bea', [{ start: 0, end: 36 }]],
      ['Eli', [{ start: 0, end: 32 }]],
    ])
    expect(outside).toEqual({ people: 4, passages: 4, clauses: 4 })
  })

  it.each<[string, ReadPassage[]]>([
    ['what a code already stands on', judges],
    [
      'what one person says often',
      Array.from({ length: 9 }, (_, at) => said('Ana', `Bus pass number ${at}, please.`)),
    ],
    ['what two say', passes.slice(0, 2)],
    [
      'small words',
      ['Ana', 'Bea', 'Cat'].map((person) => said(person, 'I think that people say no, you know?')),
    ],
    ['placeholders', ['Ana', 'Bea', 'Cat'].map((person) => said(person, '[PERSON 1] of [PLACE 2]'))],
    ['emoji', ['Ana', 'Bea', 'Cat'].map((person) => said(person, '😀😀 🚌'))],
    ['nothing', []],
  ])('is not %s', (_, passages) => expect(labelsOf(passages)).toEqual([]))

  it('is not what several people have word for word, for that was copied', () => {
    const consent = 'I understand that taking part in the garden study is my own free choice today.'
    const pasted = ['Ana', 'Bea', 'Cat', 'Dee'].map((person) => said(person, `${consent} Purple lanterns.`))
    const { candidates: found, copied } = candidates(pasted)
    expect([found.map(({ label }) => label.en), copied]).toEqual([[['purple lanterns']], 4])
  })

  it('is not what is said as often inside codes', () => {
    const inside = ['Gus', 'Hal', 'Ivy', 'Jo', 'Kim'].map((person) =>
      said(person, 'A bus pass came.', { coded: 'A bus pass came.' }),
    )
    expect(labelsOf([...inside, ...passes])).toEqual([])
  })

  it('comes in each language apart and in both together', () => {
    const all = [...judges, ...passes, ...spanish]
    expect(labelsOf(all, { language: 'en' })).toEqual([{ en: ['bus pass'] }])
    expect(labelsOf(all, { language: 'es' })).toEqual([{ es: ['boleto del autobús'] }])
    const [first] = candidates(all).candidates
    expect(first).toMatchObject({ people: 6, languages: { en: 3, es: 3 } })
    expect(Object.keys(first!.label)).toEqual(['en', 'es'])
  })

  it('is the same in any order', () => {
    const all = [...judges, ...passes, ...spanish]
    expect(candidates([...all].reverse())).toEqual(candidates(all))
  })

  it('names nothing that fewer people say than it asks for', () => {
    const rare = [...passes, said('Gus', 'A bus pass for my Otter Lagoon house.')]
    expect(JSON.stringify(labelsOf(rare))).not.toMatch(/otter|lagoon|tamales/i)
    expect(labelsOf(rare, { fewest: 5 })).toEqual([])
  })

  it('names nothing in a language in which fewer use the word, however often one of them does', () => {
    const hotels = [
      said('Lia', 'Vivimos en un hotel.', { language: 'es' }),
      said('Mar', 'El hotel era frío.', { language: 'es' }),
      ...['At the hotels.', 'Those hotels were loud.', 'I slept in hotels.'].map((text) => said('Ana', text)),
    ]
    expect(labelsOf(hotels)).toEqual([])
    const noe = said('Noe', 'Nos cambiaron de hotel.', { language: 'es' })
    expect(labelsOf([...hotels, noe])).toEqual([{ es: ['hotel'] }])
  })

  it('says where next to nothing is coded to compare with', () => {
    expect(candidates([...judges, ...passes]).isCompared).toBe(true)
    expect(candidates(passes.slice(1)).isCompared).toBe(false)
  })

  it.each<[CandidateOptions, string]>([
    [{ fewest: 1 }, 'fewest must be a whole number above 1'],
    [{ fewest: 2.5 }, 'fewest must be a whole number above 1'],
    [{ most: 0 }, 'most must be a whole number above 0'],
  ])('refuses %j', (options, message) => expect(() => candidates([], options)).toThrow(message))
})

// Every seventh invented statement, as if the codebook lacked one of its codes.
describe('a code that is taken away', () => {
  const statements = ['en-1', 'es-1'].flatMap((name) =>
    readFileSync(resolve(`packages/analysis/data/statements/${name}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .filter((_, at) => at % 7 === 0)
      .map((line) => JSON.parse(line) as Statement),
  )
  const without = (code: string) =>
    statements.map(({ id, text, lang, labels }): ReadPassage => {
      const quotes = labels.flatMap((label) => (label.code === code ? [] : label.quotes))
      const coded = quotes.map((quote) => ({
        start: text.indexOf(quote),
        end: text.indexOf(quote) + quote.length,
      }))
      return { id, person: id, text: assumeClean(text), language: lang, coded }
    })

  const firstFive = (code: string) => JSON.stringify(labelsOf(without(code)).slice(0, 5))
  const ofAnother = firstFive('comfort')

  it.each([
    ['judicial_voice', /judge|juez/],
    ['law_enforcement_trust', /officer|oficial/],
    ['rules_and_control', /rule|regla/],
  ])('%s comes back among the first five', (code, words) => {
    expect(firstFive(code)).toMatch(words)
    expect(ofAnother).not.toMatch(words)
  })
})
