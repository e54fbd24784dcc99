import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inside, percentIn, wholeIn } from './figures.ts'

describe.each(['en', 'es'] as const)('a figure in %s', (language) => {
  it('is written as the language writes it', () => {
    const format = new Intl.NumberFormat(language)
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -2_000_000, max: 2_000_000 }), fc.integer()), (value) => {
        expect(wholeIn(language)(value)).toBe(format.format(value))
      }),
    )
  })

  it('is a percentage as the language writes it', () => {
    const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
    for (let people = 0; people <= 60; people += 1)
      expect(percentIn(language, people / 60)).toBe(format.format(people / 60))
  })
})

it.each([
  ['Baseline', 'baseline'],
  ['Línea de base', 'línea de base'],
  ['Época', 'época'],
  ['DCF review', 'DCF review'],
  ['2024', '2024'],
  ['W', 'W'],
  ['', ''],
])('within a sentence %j is %j', (label, word) => expect(inside(label)).toBe(word))
