// What a passage is about, whether it tells or asks, and which aspects of a code it may show.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assumeClean } from '../text/clean.ts'
import type { Language } from '../text/language.ts'
import { aspectReader } from './aspect.ts'
import { parseCodebook } from './codebook.ts'
import { aspectCues } from './lexicon/aspects.ts'
import { CONCEPTS_EN } from './lexicon/concepts-en.ts'
import { servicesIn, type Service } from './service.ts'
import { createTagger } from './tagger.ts'

const shipped = parseCodebook(
  JSON.parse(readFileSync(resolve('packages/analysis/codebooks/youth-survivor-perspective.json'), 'utf8')),
)
const whole = (text: string) => [{ start: 0, end: text.length }]

describe('draft aspects', () => {
  const read = aspectReader(shipped)
  const aspects = (code: string, text: string, language: Language = 'en') =>
    read({ text: assumeClean(text), language, code, quotes: whole(text) })

  it.each<[string, string, string, Language?]>([
    ['rules_and_control', 'Cameras everywhere and bed checks all night.', 'watched_and_searched'],
    ['rules_and_control', 'Nos revisaban los cuartos y había cámaras.', 'watched_and_searched', 'es'],
    ['judicial_voice', 'He sent me to detention for nothing.', 'locked_up'],
    ['judicial_voice', 'I read my letter to the judge.', 'heard_directly'],
    ['honest_communication', 'She promised to call and never did.', 'promises'],
    ['service_access', 'The waitlist was six months and no bus goes there.', 'barriers'],
    ['lasting_support', 'A new caseworker every three months.', 'turnover'],
    ['compassion', 'They said it was my fault.', 'blamed'],
    ['disclosure_pressure', 'I had to tell it over and over again.', 'repeating'],
  ])('of %s: %s → %s', (code, text, aspect, language) =>
    expect(aspects(code, text, language)[0]).toBe(aspect),
  )

  it.each([
    ['comfort', 'It was ok.'],
    ['comfort', ''],
    ['no_such_code', 'Cameras everywhere.'],
  ])('of %s are none for %j', (code, text) => expect(aspects(code, text)).toEqual([]))

  it('are read of the quotes alone, and at most two', () => {
    const text = 'Cameras and bed checks. The rules were fair and they explained why.'
    const quotes = [{ start: 24, end: text.length }]
    expect(read({ text: assumeClean(text), language: 'en', code: 'rules_and_control', quotes })).toEqual([
      'balance',
    ])
  })

  it('come from what any codebook says of them', () => {
    const garden = parseCodebook({
      ...{ id: 'garden', version: 1, title: 'Garden' },
      codes: [
        {
          ...{ id: 'water', title: 'Watering', definition: 'Water in the garden' },
          aspects: [
            { id: 'hose', title: 'Hoses', definition: 'A hose that leaks' },
            { id: 'rain', title: 'Rain', definition: 'Rain or drought' },
            { id: 'gone', title: 'Rain', status: 'retired' },
          ],
        },
      ],
    })
    const text = assumeClean('the hose was leaking')
    expect(aspectReader(garden)({ text, language: 'en', code: 'water', quotes: whole(text) })).toEqual([
      'hose',
    ])
    expect(garden.codes[0]?.aspects.map(({ id, isDraft }) => [id, isDraft])).toEqual([
      ['hose', true],
      ['rain', true],
    ])
  })

  it('have cues that the lexicons know', () => {
    const unknown = shipped.codes.flatMap((code) =>
      code.aspects.flatMap(({ id }) =>
        aspectCues(code.id, id).concepts.filter((each) => !(each in CONCEPTS_EN)),
      ),
    )
    expect(unknown).toEqual([])
    expect(aspectCues('constructor', '__proto__')).toEqual({ concepts: [], words: { en: [], es: [] } })
  })
})

describe('a named service', () => {
  const services: Service[] = [
    { id: 'harbor', names: ['The Harbor House Program', 'Casa del Puerto'] },
    { id: 'haven', names: ['Haven'] },
    { id: 'empty', names: ['', '—'] },
  ]
  it.each([
    ['They sent me to Harbor House.', ['harbor']],
    ['the HARBOR house program was far', ['harbor']],
    ['Me mandaron a la casa del puerto', ['harbor']],
    ['I lived at Haven and then at Harbor House.', ['haven', 'harbor']],
    ['It was a safe haven.', []],
    ['Haven is a word that a sentence begins with.', []],
    ['The harbor, and a house.', []],
    ['Harbor. House.', []],
    ['harbour houses', []],
    ['', []],
  ])('%j → %j', (text, ids) => expect(servicesIn(text, whole(text), services)).toEqual(ids))

  it('is told with what else a suggestion is about, where the codebook has it so', () => {
    const text = assumeClean('The judge at Harbor House never let me talk in court.')
    const about = (codebook: typeof shipped) =>
      createTagger(codebook)
        .tag(text, { services })
        .suggestions.find(({ code }) => code === 'judicial_voice')?.about
    expect(about(shipped)).toEqual(['harbor', 'judge'])
    expect(about({ ...shipped, isAboutServices: false })).toEqual(['judge'])
  })
})
