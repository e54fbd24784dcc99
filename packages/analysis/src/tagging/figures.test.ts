import { expect, it } from 'vitest'
import { figuresOf } from './figures.ts'

const thresholds = [0.5, 0.5, 0.5]
const ids = ['heard', 'safe', 'a draft']
const judged = (scores: number[][], labels: number[][]) => ({
  ...{ rows: 3, isAlwaysCoded: false, scores },
  labels: labels.map((rows) => new Set(rows)),
})

it.each([
  [
    1,
    'all right, one code in no text',
    [
      [1, 0, 0],
      [0, 1, 0],
    ],
    [[0], [1]],
  ],
  [
    0.5,
    'one of two codes never found',
    [
      [1, 0, 0],
      [0, 0, 0],
    ],
    [[0], [1]],
  ],
  [
    0.667,
    'a code given that no text has',
    [
      [1, 0, 0],
      [0, 1, 1],
    ],
    [[0], [1]],
  ],
  [0, 'nothing given, nothing meant', [[0, 0, 0]], [[]]],
])('has a mean over codes of %s: %s', (macro, _, scores, labels) => {
  expect(figuresOf(judged(scores, labels), { ids, thresholds }).all.macro).toBe(macro)
})
