import { describe, expect, it } from 'vitest'
import { wilson } from './wilson.ts'

const vectors: [x: number, n: number, low: number, high: number][] = [
  [81, 263, 0.255289, 0.36621],
  [15, 148, 0.062386, 0.160487],
  [0, 20, 0, 0.161125],
  [1, 29, 0.006113, 0.171755],
  [4, 8, 0.215216, 0.784784],
  [7, 8, 0.529112, 0.977583],
  [8, 8, 0.675592, 1],
  [96, 210, 0.3911, 0.5247],
]

describe('the interval of a share', () => {
  it.each(vectors)('of %i in %i is as published (Newcombe 1998)', (x, n, low, high) => {
    const interval = wilson(x, n)!
    const places = n === 210 ? 4 : 6
    expect(interval.low).toBeCloseTo(low, places)
    expect(interval.high).toBeCloseTo(high, places)
  })

  it('is not there without a base', () => {
    expect(wilson(0, 0)).toBeNull()
    expect(wilson(3, 2)).toBeNull()
  })
})
