import { describe, expect, it } from 'vitest'
import { share } from './share.ts'

const row = (id: string, people: number) => ({ id, waves: [{ people }], label: { en: id, es: null } })

describe('sharing what did not change', () => {
  it('gives the old value back where nothing changed', () => {
    const last = { rows: [row('a', 1), row('b', 2)] }
    expect(share(last, structuredClone(last))).toBe(last)
  })

  it('keeps the rows that did not change beside one that did', () => {
    const last = [row('a', 1), row('b', 2)]
    const next = share(last, [row('a', 1), row('b', 3)])
    expect(next[0]).toBe(last[0])
    expect(next[1]).toEqual(row('b', 3))
    expect(next[1]!.label).toBe(last[1]!.label)
  })

  it('sees what was added and what was taken away', () => {
    expect(share([1, 2], [1])).toEqual([1])
    expect(share({ a: 1 }, { a: 1, b: 2 })).toEqual({ a: 1, b: 2 })
    expect(share({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 })
  })

  it('does not take an absent part for an undefined one, nor a list for an object', () => {
    expect(share({ a: 1 }, { b: undefined })).toEqual({ b: undefined })
    expect(Object.keys(share({ a: 1 }, { b: undefined }))).toEqual(['b'])
    expect(share({ 0: 'x' }, ['x'])).toEqual(['x'])
    expect(share(null, { a: 1 })).toEqual({ a: 1 })
  })
})
