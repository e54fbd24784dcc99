import { describe, expect, it } from 'vitest'
import { assumeClean } from '../text/clean.ts'
import { keyIn } from './cells.ts'
import { parseCodebook } from './codebook.ts'
import type { Decided } from './decisions.ts'
import { foldsOf } from './folds.ts'
import { ModelError } from './model-check.ts'
import { learnStudy, parseStudyModel } from './study-model.ts'
import { createTagger } from './tagger.ts'

const book = (version = 1) =>
  parseCodebook({
    id: 'garden',
    version,
    title: 'Garden',
    codes: [
      { id: 'roses', title: 'Roses', definition: 'What is said of roses' },
      { id: 'water', title: 'Water', definition: 'What is said of water' },
      { id: 'sheds', title: 'Sheds', definition: 'What is said of sheds' },
    ],
  })
const about: Record<string, string[]> = {
  roses: ['thorns on every stem', 'petals fell off', 'she cut the bush back', 'buds in may'],
  water: ['the hose leaked', 'nobody filled the can', 'the tap was dry', 'sprinklers all night'],
  none: ['we sat outside', 'it was warm', 'they talked a lot', 'nothing happened'],
}
const places = ['by the gate', 'at noon', 'near the wall', 'on the hill', 'in june', 'all week', 'again']
const decided: Decided[] = Object.entries(about).flatMap(([code, texts]) =>
  texts.flatMap((text, first) =>
    places.map((place, at) => ({
      text: `${text} ${place}${at === 3 ? ' zanzibar' : ''}`,
      language: 'en' as const,
      labels: code === 'none' ? [] : [code],
      // Who says zanzibar is one person.
      person: at === 3 ? 'pat' : `${first}-${at}`,
      site: at % 2 ? 'north' : 'south',
    })),
  ),
)
const { model, report } = learnStudy(book(), decided, 'decisions')

describe('a study’s model', () => {
  it('takes over the codes that it reads better than what came along, and says so with figures', () => {
    expect(model.codes).toEqual({ roses: 'alone', water: 'alone' })
    const roses = report.codes.find(({ code }) => code === 'roses')!
    expect(roses).toMatchObject({ n: 28, way: 'alone' })
    expect(roses.before.recall!).toBeLessThan(0.1)
    expect(roses.after.f1!).toBeGreaterThan(0.7)
    expect(roses.with40More!).toBeGreaterThanOrEqual(roses.after.f1!)
    expect(report).toMatchObject({ rows: 84, people: 25 })
    expect(report.sites.map(({ site, rows }) => [site, rows])).toEqual([
      ['north', 36],
      ['south', 48],
    ])
  })

  it('reads with them, and with what came along for the others', () => {
    const tag = (own?: typeof model) =>
      createTagger(book(), own).tag(assumeClean('thorns and petals beside the sheds')).suggestions
    expect(tag().map(({ code }) => code)).toEqual(['sheds'])
    const own = tag(parseStudyModel(JSON.parse(JSON.stringify(model)), book()))
    expect(own.map(({ code }) => code).sort()).toEqual(['roses', 'sheds'])
    expect(own.find(({ code }) => code === 'roses')!.because.join()).toMatch(/"thorns|"petals/)
  })

  const keysOf = ({ file }: typeof model) => file.cells.map((cell) => keyIn(cell, file.codes.length))
  it('keeps no word of fewer than three people', () => {
    const keys = keysOf(model)
    expect(keys.some((key) => key.includes('thorn'))).toBe(true)
    expect(keys.filter((key) => /zanzi|_zan|ibar/.test(key))).toEqual([])
    const open = learnStudy(
      book(),
      decided.map(({ person: _, ...each }) => each),
      'decisions',
    )
    expect(keysOf(open.model).some((key) => key.includes('zanzi'))).toBe(true)
  })

  it('scores nothing and takes nothing over from a handful', () => {
    const few = learnStudy(book(), decided.slice(0, 4), 'decisions')
    expect(few.model.codes).toEqual({})
    expect(few.report.codes.map(({ n, after }) => [n, after.f1])).toEqual([
      [4, null],
      [0, null],
      [0, null],
    ])
  })

  it('is the same again, to the byte', () => {
    expect(JSON.stringify(learnStudy(book(), decided, 'decisions'))).toBe(JSON.stringify({ model, report }))
  })

  it.each([
    ['another version', { ...model }, book(2), 'other_version'],
    ['an older form', { ...model, file: { ...model.file, form: 'firsthand-model/2' } }, book(), 'other_form'],
    ['no list of codes', { file: model.file }, book(), 'invalid_model'],
    ['a way that there is not', { ...model, codes: { roses: 'maybe' } }, book(), 'invalid_model'],
    ['nothing', null, book(), 'invalid_model'],
    ['an edited file', { ...model, file: { ...model.file, biases: [1, 2, 3] } }, book(), 'edited_model'],
  ])('is refused with %s', (_, read, codebook, code) => {
    const problem = (() => {
      try {
        parseStudyModel(read, codebook)
      } catch (thrown) {
        return thrown
      }
    })()
    expect(problem).toBeInstanceOf(ModelError)
    expect((problem as ModelError).code).toBe(code)
  })
})

describe('folds', () => {
  it('never part copies, nor the texts of one person, nor who said the same', () => {
    const texts = ['a b', 'A, b!', 'c', 'd', 'e', 'f', 'g']
    const people = ['pat', 'kim', 'kim', 'lee', undefined, undefined, undefined]
    const { folds, distinct } = foldsOf(texts, 3, people)
    expect(distinct).toBe(6)
    expect(new Set(folds.slice(0, 3)).size).toBe(1)
    expect(new Set(folds).size).toBe(3)
  })

  it('are not one because many gave the same short answer, whose copies stay together', () => {
    const people = Array.from({ length: 30 }, (_, at) => [`p${at}`, `p${at}`]).flat()
    const texts = people.map((person, at) => (at % 2 ? 'Nothing.' : `what ${person} alone said`))
    const { folds } = foldsOf(texts, 3, people)
    const sizes = [0, 1, 2].map((fold) => folds.filter((each) => each === fold).length)
    expect(Math.max(...sizes)).toBe(30)
    expect(new Set(folds.filter((_, at) => at % 2)).size).toBe(1)
    const same = 'we were told to wait here until somebody comes'
    const copied = texts.map((text) => (text === 'Nothing.' ? same : text))
    expect(new Set(foldsOf(copied, 3, people).folds).size).toBe(1)
  })
})
