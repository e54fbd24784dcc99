import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answeredTwice, canonical, isAhead } from './response.ts'

const shuffled = (value: Record<string, unknown>) => Object.fromEntries(Object.entries(value).reverse())

describe('canonical', () => {
  it('is one for what says the same', () => {
    expect(canonical({ a: 1, b: { c: null, d: [1, 2] } })).toBe(canonical({ b: { d: [1, 2] }, a: 1 }))
    expect(canonical({ at: new Date(0) })).toBe(canonical({ at: '1970-01-01T00:00:00.000Z' }))
  })

  it('does not hang on the order of members, and hangs on everything else', () => {
    const flat = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer()))
    fc.assert(
      fc.property(flat, flat, (one, other) => {
        expect(canonical(shuffled(one))).toBe(canonical(one))
        const isSame =
          Object.keys(one).length === Object.keys(other).length &&
          Object.entries(one).every(([key, value]) => Object.is(other[key], value))
        expect(canonical(one) === canonical(other)).toBe(isSame)
      }),
    )
    expect(canonical({ a: [1, 2] })).not.toBe(canonical({ a: [2, 1] }))
  })
})

describe('answeredTwice', () => {
  it('names the second of two answers to one question about one service', () => {
    const [about, other] = [
      { questionId: 'q', serviceId: 's' },
      { questionId: 'q', serviceId: 't' },
    ]
    expect(answeredTwice([about, other, { questionId: 'q' }])).toBeNull()
    expect(answeredTwice([about, other, { ...about }])?.path).toBe('answers.2')
    expect(answeredTwice([{ questionId: 'q' }, { questionId: 'q', serviceId: null }])?.path).toBe('answers.1')
  })
})

describe('isAhead', () => {
  it('leaves clocks a little freedom', () => {
    const at = new Date('2026-01-01T00:00:00Z')
    expect(isAhead(new Date('2026-01-01T00:09:59Z'), at)).toBe(false)
    expect(isAhead(new Date('2026-01-01T00:10:01Z'), at)).toBe(true)
  })
})
