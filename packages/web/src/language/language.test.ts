import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { es } from './es.ts'

const shape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shape)
  if (typeof value === 'object' && value) {
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]) => [key, shape(inner)])
        .sort(),
    )
  }
  return typeof value
}

describe('the two dictionaries', () => {
  it('have the same keys', () => expect(shape(es)).toEqual(shape(en)))

  it('leave no text empty', () => {
    const texts = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value
          ? Object.values(value).flatMap(texts)
          : []
    expect([...texts(en), ...texts(es)].filter((text) => !text.trim())).toEqual([])
  })

  it('say a share with its base', () => {
    const parts = [
      { people: '14', base: '38', wave: 'Baseline' },
      { people: '12', base: '30', wave: 'Follow-up' },
    ]
    expect(en.shares(parts)).toBe('14 of 38 people at baseline, 12 of 30 at follow-up')
    expect(es.shares(parts)).toBe('14 de 38 personas (baseline), 12 de 30 (follow-up)')
  })
})
