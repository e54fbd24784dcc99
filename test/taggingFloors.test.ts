// What `bench -- tagging` holds on the whole, held in every run for the test answers: they were written apart, and nothing was
// learned from them or chosen by them.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assumeClean, createTagger, parseCodebook } from '@firsthand/analysis'
import { figuresFor, type Answer } from './bench/taggingFigures.ts'
import { belowFloors, FLOORS } from './bench/taggingFloors.ts'

const folder = 'packages/analysis'
const read = (path: string) => readFileSync(`${folder}/${path}`, 'utf8')
const codebook = parseCodebook(JSON.parse(read('codebooks/youth-survivor-perspective.json')))
const tagger = createTagger(codebook)
const figures = Object.fromEntries(
  (['en', 'es'] as const).map((language) => {
    const answers = read(`data/test/${language}.jsonl`)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer)
    return [
      language,
      figuresFor(answers, ({ text, lang, question }) =>
        tagger.tag(assumeClean(text), { language: lang, question }),
      ),
    ]
  }),
)

describe('the shipped tagger on answers of another hand', () => {
  it('is below no floor of codes, stance, quotes and answers about nothing', () => {
    expect(belowFloors(figures)).toEqual([])
  })

  // Above the floor, so that what is lost is seen before it is too much.
  it.each(['en', 'es'] as const)('finds their codes: %s: micro-F1 at least .74', (language) => {
    expect(figures[language]?.microF1).toBeGreaterThanOrEqual(0.74)
  })
})

describe('the floors', () => {
  const { en, es } = figures as Required<typeof figures>
  it('name every figure that is below one, or was not measured', () => {
    const poor = { ...es!, microF1: 0.649, stance: 0.799, quoteF1: 0.549, untagged: null }
    expect(belowFloors({ en: en!, es: poor })).toEqual([
      'es microF1 0.649 < 0.65',
      'es stance 0.799 < 0.8',
      'es quoteF1 0.549 < 0.55',
      'es untagged not measured < 0.8',
    ])
    expect(belowFloors({ en: en! })).toHaveLength(Object.keys(FLOORS.es).length)
  })
})
