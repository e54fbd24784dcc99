import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayRelease } from './ledger.ts'

const people = (...parts: (number | [number, number])[]) =>
  parts.flatMap((part) =>
    typeof part === 'number'
      ? [`p${part}`]
      : Array.from({ length: part[1] - part[0] + 1 }, (_, at) => `p${part[0] + at}`),
  )
const all = people([1, 30])

/** [what, released, next, the earlier one that it is too near to]. */
const vectors: [string, string[][], string[], number | null][] = [
  ['two fewer', [all], people([1, 28]), 0],
  ['one who withdrew', [all], people([1, 29]), 0],
  ['ten fewer', [all], people([1, 20]), null],
  ['three who came late', [people([1, 27])], all, 0],
  ['ten who came late', [people([1, 20])], all, null],
  ['the same again', [all], all, null],
  ['the same again, beside one that already tells of two', [all, people([1, 28])], all, 1],
  ['nobody', [all], [], null],
  ['the first', [], all, null],
  ['fewer than ten by themselves', [], people([1, 9]), -1],
  [
    'groups that cross, none of which stands alone',
    [people([1, 18]), people([19, 30]), people([1, 10], [19, 24])],
    people([11, 18], [25, 30]),
    null,
  ],
  [
    'the crossing of two groups',
    [people([1, 18]), people([19, 30]), people([1, 10], [19, 24]), people([11, 18], [25, 30])],
    people([1, 10]),
    0,
  ],
  ['what three groups leave', [people([1, 20]), people([11, 30])], people([1, 12]), 0],
  [
    'what only four figures tell together',
    [people([1, 40]), people([1, 18]), people([1, 10], 37, 38)],
    people([19, 36]),
    0,
  ],
]

describe('one more figure', () => {
  it.each(vectors)('of %s', (_, released, next, because) => {
    const allowed = mayRelease(released, next, 10)
    if (because === null) expect(allowed).toEqual({ allow: true })
    else expect(allowed).toMatchObject({ allow: false })
  })

  it('is refused with the earlier one that it is nearest to', () => {
    expect(mayRelease([people([1, 12]), all], people([1, 29]), 10)).toEqual({ allow: false, because: 1 })
  })

  it('is never shown beside one that differs by somebody, and by fewer than the least base', () => {
    const group = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 12, maxLength: 40 })
    fc.assert(
      fc.property(
        group,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 12 }),
        (ids, fewer, least) => {
          const wide = ids.map(String)
          const narrow = wide.slice(Math.min(fewer, wide.length - 1))
          const difference = wide.length - narrow.length
          const isWide = difference >= least && narrow.length >= least && wide.length >= least
          return mayRelease([wide], narrow, least).allow === isWide
        },
      ),
    )
  })

  it('is refused beside twenty that differ, however alike; the same again do not count', () => {
    const groups = Array.from({ length: 20 }, (_, nth) => people([1, 20], [21 + nth * 20, 40 + nth * 20]))
    const next = people([1000, 1030])
    expect(mayRelease([...groups.slice(1), ...groups.slice(1)], next, 10).allow).toBe(true)
    expect(mayRelease(groups, next, 10).allow).toBe(false)
  })

  it.each([2, 6, 12, 19])('takes no long beside %i others', (count) => {
    const groups = Array.from({ length: count + 1 }, (_, nth) =>
      Array.from({ length: 300 }, (_, at) => `p${at}`).filter(
        (_, at) => (at * 7 + nth * 13) % (nth + 3) !== 0,
      ),
    )
    const before = performance.now()
    mayRelease(groups.slice(1), groups[0]!, 11)
    expect(performance.now() - before).toBeLessThan(2_000)
  })

  it('asks for a least base', () => {
    expect(() => mayRelease([], all, 0)).toThrow(RangeError)
  })
})
