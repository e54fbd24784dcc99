import { describe, expect, it } from 'vitest'
import { assumeClean } from '../text/clean.ts'
import { parseCodebook } from './codebook.ts'
import { learnDecisions, type Decided } from './decisions.ts'
import { copyKey, foldsOf } from './folds.ts'
import { checkOf, parseModel } from './model-check.ts'
import { modelText } from './model.ts'
import { createTagger } from './tagger.ts'

const book = (version = 1, ids = ['roses', 'water', 'rare']) =>
  parseCodebook({
    id: 'garden',
    version,
    title: 'Garden',
    codes: ids.map((id) => ({ id, title: id, definition: `What is said of ${id}` })),
  })
const withRest = (rest: string[]) =>
  parseCodebook({
    ...{ id: 'garden', version: 1, title: 'Garden' },
    codes: [
      ...['roses', 'water', 'rare'].map((id) => ({ id, title: id, definition: `What is said of ${id}` })),
      ...rest.map((id) => ({ id, title: id, definition: 'Blank, or nothing that any other code is about' })),
    ],
  })
const about: Record<string, string[]> = {
  roses: ['the roses were in bloom', 'thorns on every stem', 'petals fell off', 'she cut the rosebush back'],
  water: ['the hose leaked', 'nobody filled the can', 'the tap was dry', 'sprinklers all night'],
}
const places = ['by the gate', 'at noon', 'near the shed', 'on the hill', 'in june', 'all week', 'again']
const decided: Decided[] = Object.entries(about).flatMap(([code, texts]) =>
  texts.flatMap((text) =>
    places.map((place, at) => ({
      text: `${text} ${place}`,
      language: 'en' as const,
      labels: at === 0 && text.startsWith('the hose') ? [code, 'rare'] : [code],
      site: at % 2 ? 'north' : 'south',
    })),
  ),
)
const { model, report } = learnDecisions(book(), decided, 'garden.jsonl')

describe('learning from coded texts', () => {
  it('tags what it has not seen, and names what it learned from', () => {
    const tagger = createTagger(book(), parseModel(JSON.parse(modelText(model)), book()))
    const codes = (text: string) => tagger.tag(assumeClean(text)).suggestions.map(({ code }) => code)
    expect(codes('thorns and petals everywhere')).toEqual(['roses'])
    expect(codes('the sprinkler leaked on the tap')).toEqual(['water'])
    expect(model.trainedOn).toEqual({ name: 'garden.jsonl', rows: decided.length })
  })

  it('gives the same bytes again', () => {
    expect(modelText(learnDecisions(book(), decided, 'garden.jsonl').model)).toBe(modelText(model))
  })

  it('lifts the best code over its threshold only where the codebook has one for whatever fits no other', () => {
    const lifts = (rest: string[]) =>
      learnDecisions(withRest(rest), decided, 'garden.jsonl').model.isAlwaysCoded
    expect(lifts([])).toBe(false)
    expect(lifts(['rest'])).toBe(true)
  })

  it('says how often a code was given, and scores none that was given once', () => {
    expect(report.codes.find(({ code }) => code === 'rare')).toEqual({
      ...{ code: 'rare', n: 1, precision: null, recall: null, f1: null, with40More: null },
    })
    expect(report.codes.find(({ code }) => code === 'roses')!.f1).toBeGreaterThan(0.8)
  })

  it('tells what each site gets from the others alone', () => {
    expect(report.sites.map(({ site, rows }) => [site, rows])).toEqual([
      ['north', 24],
      ['south', 32],
    ])
  })
})

describe('folds', () => {
  it('never part copies', () => {
    const texts = ['Nothing.', 'nothing', 'NOTHING!', 'Très bien', 'tres bien', ...places]
    const { folds, distinct } = foldsOf(texts, 3)
    expect(distinct).toBe(2 + places.length)
    expect(new Set([folds[0], folds[1], folds[2]]).size).toBe(1)
    expect(folds[3]).toBe(folds[4])
    expect(copyKey('¡Très  bien!')).toBe('tres bien')
  })
})

describe('a model file', () => {
  const file = () => JSON.parse(modelText(model)) as Record<string, unknown>
  it.each([
    ['of something else', { cells: [] }, 'invalid_model', 'not a model that the command learn wrote'],
    ['that lost a part', { ...file(), biases: undefined }, 'invalid_model', 'its part biases is not whole'],
    ['whose letters were cut', { ...file(), cells: ['A'] }, 'invalid_model', 'part cells'],
    [
      'of an older form',
      { ...file(), form: 'firsthand-model/2' },
      'other_form',
      'of the form firsthand-model/2, not firsthand-model/3; learn it again',
    ],
    [
      'that was edited',
      { ...file(), biases: model.biases.map((each) => each + 1) },
      'edited_model',
      'changed after',
    ],
  ])('%s is refused', (_, broken, code, message) => {
    expect(() => parseModel(broken, book())).toThrow(expect.objectContaining({ code }) as Error)
    expect(() => parseModel(broken, book())).toThrow(message)
  })

  it('of another codebook or version is refused by name', () => {
    expect(() => parseModel(file(), book(2))).toThrow('learned with version 1 of the codebook, not 2')
    const other = { ...model, codebook: { id: 'kitchen', version: '1' } }
    expect(() => parseModel({ ...other, check: checkOf(other) }, book())).toThrow(
      'codebook kitchen, not garden',
    )
  })
})
