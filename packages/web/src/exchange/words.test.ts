import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { es } from './es.ts'

const shape = (value: unknown): unknown =>
  typeof value === 'object' && value
    ? Object.fromEntries(
        Object.entries(value)
          .map(([key, inner]) => [key, shape(inner)] as const)
          .sort(),
      )
    : typeof value
const texts = (value: unknown): string[] => {
  if (typeof value === 'function') return [String((value as (...of: string[]) => string)('2', '3'))]
  return typeof value === 'object' && value ? Object.values(value).flatMap(texts) : [String(value)]
}

describe('the two dictionaries of this page', () => {
  it('have the same keys', () => expect(shape(es)).toEqual(shape(en)))
  it('leave no text empty and none untranslated', () => {
    const [english, spanish] = [texts(en), texts(es)]
    expect([...english, ...spanish].filter((text) => !text.trim())).toEqual([])
    expect(
      spanish.filter((text, at) => text === english[at] && /\p{L}/u.test(text) && text.includes(' ')),
    ).toEqual([])
  })
})
