// What a tagger is given that it was not made for: it says what is wrong, or does something sensible in time.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assumeClean } from '../text/clean.ts'
import { parseCodebook } from './codebook.ts'
import { learnDecisions, type Decided } from './decisions.ts'
import { checkOf, parseModel } from './model-check.ts'
import { createTagger, type About } from './tagger.ts'

const shipped = parseCodebook(
  JSON.parse(readFileSync(resolve('packages/analysis/codebooks/youth-survivor-perspective.json'), 'utf8')),
)
const tagger = createTagger(shipped)
const codesOf = (text: string, about?: About, with_ = tagger) =>
  with_
    .tag(assumeClean(text), about)
    .suggestions.filter(({ isDraft }) => !isDraft)
    .map(({ code }) => code)
const milliseconds = (work: () => void) => {
  const before = process.cpuUsage()
  work()
  return process.cpuUsage(before).user / 1000
}
const book = (codes: readonly object[], more: object = {}) =>
  parseCodebook({ id: 'garden', version: 1, title: 'Garden', codes, ...more })

describe('a codebook', () => {
  it('without examples, includes or excludes works from titles and definitions', () => {
    const garden = createTagger(
      book([
        { id: 'rose', title: 'Roses', definition: 'Roses with thorns and petals' },
        { id: 'hose', title: 'Watering', definition: 'Hoses, taps and watering cans' },
        { id: 'bare', title: 'Compost', definition: '' },
      ]),
    )
    expect(codesOf('The petals fell.', {}, garden)).toEqual(['rose'])
    expect(codesOf('The tap was dry.', {}, garden)).toEqual(['hose'])
    expect(codesOf('Compost stinks.', {}, garden)).toEqual(['bare'])
    expect(codesOf('I took the train.', {}, garden)).toEqual([])
  })

  it('with three hundred codes is made and used in seconds', () => {
    const syllables = ['ba', 'ko', 'mi', 'ru', 'te', 'za', 'lo', 'pe', 'shi', 'gu']
    const name = (at: number) =>
      [Math.floor(at / 100), Math.floor(at / 10) % 10, at % 10].map((digit) => syllables[digit]).join('')
    const codes = Array.from({ length: 300 }, (_, at) => ({
      ...{ id: `c${at}`, title: `The ${name(at)} matter`, definition: `Whatever is said of ${name(at)}` },
      examples: [{ text: `my ${name(at)} was lost`, lang: 'en' }],
    }))
    const spent = milliseconds(() => {
      const many = createTagger(book(codes))
      for (const at of [0, 150, 299])
        expect(codesOf(`where is the ${name(at)}`, {}, many)).toEqual([`c${at}`])
    })
    expect(spent).toBeLessThan(5000)
  })

  it.each([
    [{ en: 'Judges' }, { en: 'Judges in court, hearings' }, 'The judge was late.', 'El perro comió la cena.'],
    [
      { es: 'Juezas' },
      { es: 'Juezas en la corte, audiencias' },
      'La jueza llegó tarde.',
      'The dog ate my dinner.',
    ],
  ])(
    'in one language alone reads that one, and makes nothing up in the other: %j',
    (title, definition, own, other) => {
      const single = createTagger(book([{ id: 'judge', title, definition }]))
      expect(codesOf(own, {}, single)).toEqual(['judge'])
      expect(codesOf(other, {}, single)).toEqual([])
    },
  )

  describe('whose code says what it excludes', () => {
    const withNote = (exclude: string) =>
      createTagger(
        book([
          {
            ...{ id: 'water', title: 'Watering', definition: 'Water for the beds, hoses, rain barrels' },
            ...{ include: 'watering cans, hoses', ...(exclude && { exclude }) },
          },
          { id: 'price', title: 'Cost', definition: 'What things cost' },
        ]),
      )
    it.each([
      ['The water bill came.', 'water bills (price)'],
      ['He sells bottled water.', 'bottled water'],
      ['The fire hose burst.', 'fire hoses; fire hydrants'],
    ])('does not give it: %s', (text, exclude) => {
      expect(codesOf(text, {}, withNote(''))).toContain('water')
      expect(codesOf(text, {}, withNote(exclude))).not.toContain('water')
    })
    it('gives it where something else is said of it', () => {
      expect(codesOf('The hose leaks and the watering can is gone.', {}, withNote('water bills'))).toEqual([
        'water',
      ])
    })
  })
})

describe('a text', () => {
  it.each(['judge', 'no', 'sí', 'x', '.', '[PERSON 1]'])(
    'of one word is quoted whole or not at all: %j',
    (text) => {
      for (const { quotes } of tagger.tag(assumeClean(text)).suggestions)
        expect(quotes).toEqual([{ start: 0, end: text.length }])
    },
  )

  it.each(['😀', '😀😀😀 🚓🚓', '❤️‍🔥', '👩🏽‍⚖️'])('of emoji only has no code: %s', (text) => {
    expect(codesOf(text, { question: 'How did court go for you?' })).toEqual([])
  })

  it('of 200,000 characters is read in seconds, with few quotes, each of what carries its code', () => {
    const filler = 'We had lunch on the hill and then somebody sang. '
    const day = (at: number) => `On day ${at} the judge never listened to me in court. ${filler}${filler}`
    const text = Array.from({ length: 1400 }, (_, at) => day(at))
      .join('')
      .slice(0, 200_000)
    const spent = milliseconds(() => {
      const found = tagger.tag(assumeClean(text)).suggestions.find(({ code }) => code === 'judicial_voice')
      const quotes = found!.quotes.map(({ start, end }) => text.slice(start, end))
      expect([quotes.length, quotes.every((quote) => /^On day \d+ the judge[^.]*\.$/.test(quote))]).toEqual([
        3,
        true,
      ])
    })
    expect(spent).toBeLessThan(5000)
  })

  it('that is one sentence pasted many times has its codes, quoted once', () => {
    const one = 'The judge never looked at me and my lawyer did all the talking. '
    const { suggestions } = tagger.tag(assumeClean(one.repeat(500)))
    expect(suggestions.map(({ code }) => code)).toContain('judicial_voice')
    for (const { quotes } of suggestions) expect(quotes).toEqual([{ start: 0, end: one.length - 1 }])
  })

  it('with a consent text pasted before it is quoted where somebody speaks', () => {
    const pasted =
      'Taking part is up to you. You can skip any question and stop at any time. Your answers are kept for three years. '
    const text = `${pasted}My caseworker changed five times and the last one left without saying goodbye.`
    const found = tagger.tag(assumeClean(text)).suggestions.find(({ code }) => code === 'lasting_support')
    expect(found?.quotes.map(({ start, end }) => text.slice(start, end)).join(' ')).toContain('caseworker')
  })
})

describe('learning', () => {
  const places = [
    'by the gate',
    'at noon',
    'near the shed',
    'on the hill',
    'in june',
    'all week',
    'again',
    'at dawn',
  ]
  const decided: Decided[] = [
    'the roses bloomed',
    'thorns on a stem',
    'petals fell',
    'the hose leaked',
  ].flatMap((text) =>
    places.map((place, at) => ({
      ...{ text: `${text} ${place}`, language: 'en' as const },
      labels: [
        text.includes('hose') ? 'water' : 'roses',
        ...(at < 2 && text.includes('hose') ? ['twice'] : []),
      ],
    })),
  )
  const garden = (version: number) =>
    book(
      ['roses', 'water', 'twice'].map((id) => ({ id, title: id, definition: id })),
      { version },
    )
  const { model, report } = learnDecisions(garden(1), decided, 'garden.jsonl')

  it('says of a code with two texts how many it has, and no figure', () => {
    expect(report.codes.find(({ code }) => code === 'twice')).toEqual({
      ...{ code: 'twice', n: 2, precision: null, recall: null, f1: null, with40More: null },
    })
  })

  it('from one text many times says that it is one', () => {
    const copies = Array.from({ length: 60 }, () => decided[0]!)
    expect(learnDecisions(garden(1), copies, 'copies').report).toMatchObject({ rows: 60, distinct: 1 })
  })

  const { cells, ...rest } = model
  it.each<[string, object, string]>([
    ['of another version', { ...model, codebook: { id: 'garden', version: '0' } }, 'learned with version 0'],
    ['without a part', rest, 'its part cells is not whole'],
    [
      'with a part cut short',
      { ...model, thresholds: model.thresholds.slice(1) },
      'its part thresholds is not whole',
    ],
    ['with a key taken out', { ...model, cells: cells.slice(1) }, 'changed after'],
    [
      'with another threshold',
      { ...model, thresholds: model.thresholds.map((each) => each + 1) },
      'changed after',
    ],
  ])('refuses a model %s', (name, broken, message) => {
    const file = name.includes('version') ? { ...broken, check: checkOf(broken as typeof model) } : broken
    expect(() => parseModel(file, garden(1))).toThrow(message)
  })
})
