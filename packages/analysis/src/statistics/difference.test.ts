import { describe, expect, it } from 'vitest'
import { differenceOfMeans, differenceOfShares } from './difference.ts'

describe('the standardized difference', () => {
  it('of means is that of the brief', () =>
    expect(differenceOfMeans({ mean: 3.9, sd: 0.8 }, { mean: 3.5, sd: 1 })).toBeCloseTo(0.441726, 6))

  it('of shares is that of the brief', () =>
    expect(differenceOfShares({ some: 10, all: 20 }, { some: 3, all: 10 })).toBeCloseTo(0.417029, 6))

  it.each<[string, [number, number], [number, number], number | null]>([
    ['turns its sign with the groups', [3, 10], [10, 20], -0.417029],
    ['is nothing where the shares are the same', [5, 10], [50, 100], 0],
    ['is nothing where everybody is alike', [4, 4], [7, 7], 0],
    ['cannot be said where nobody within a group differs', [4, 4], [0, 7], null],
    ['cannot be said of nobody', [0, 0], [3, 7], null],
  ])('%s', (_, [some, all], [others, allOthers], expected) => {
    const found = differenceOfShares({ some, all }, { some: others, all: allOthers })
    if (expected === null) expect(found).toBeNull()
    else expect(found).toBeCloseTo(expected, 6)
  })
})
