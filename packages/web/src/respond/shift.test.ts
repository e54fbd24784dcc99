import { describe, expect, it } from 'vitest'
import { afterKey, noShift, pressesToLeave, type Key } from './shift.ts'

const shift = (at: number): Key[] => [
  { type: 'down', key: 'Shift', at: at - 50 },
  { type: 'up', key: 'Shift', at },
]
const key = (name: string, at: number): Key[] => [
  { type: 'down', key: name, at },
  { type: 'up', key: name, at: at + 20 },
]
const capital = (at: number): Key[] => [
  { type: 'down', key: 'Shift', at },
  ...key('A', at + 10),
  { type: 'up', key: 'Shift', at: at + 60 },
]
const pointer = (at: number): Key[] => [{ type: 'other', key: '', at }]
const held = (at: number): Key[] => [
  { type: 'down', key: 'Shift', at },
  { type: 'down', key: 'Shift', at: at + 500, repeat: true },
  { type: 'down', key: 'Shift', at: at + 530, repeat: true },
  { type: 'up', key: 'Shift', at: at + 2_000 },
]

const stories: [string, Key[][], number][] = [
  ['once', [shift(100)], 1],
  ['three times', [shift(100), shift(1_000), shift(2_000)], 3],
  ['three times as slowly as may be', [shift(100), shift(5_100), shift(10_100)], 3],
  ['too slowly: it begins anew', [shift(100), shift(5_101), shift(6_000)], 2],
  ['once, held down', [held(100)], 1],
  ['three times, one of them held', [shift(100), held(200), shift(2_300)], 3],
  ['for capitals', [capital(100), capital(300), capital(500)], 0],
  ['twice, then a letter, then once', [shift(100), shift(200), key('a', 300), shift(400)], 1],
  ['twice, then a capital, then once', [shift(100), shift(200), capital(300), shift(400)], 1],
  ['with the pointer pressed between', [shift(100), shift(200), pointer(250), shift(400)], 1],
  ['with the Tab key between', [shift(100), key('Tab', 150), shift(200), shift(300)], 2],
  [
    'at both sides of the keyboard at once',
    [
      [
        { type: 'down', key: 'Shift', at: 1 },
        { type: 'down', key: 'Shift', at: 2 },
        { type: 'up', key: 'Shift', at: 3 },
        { type: 'up', key: 'Shift', at: 4 },
      ],
    ],
    1,
  ],
]

describe('Shift', () => {
  it.each(stories)('%s', (_name, keys, presses) => {
    expect(keys.flat().reduce(afterKey, noShift).presses).toBe(presses)
  })

  it('leaves at the third press', () => expect(pressesToLeave).toBe(3))
})
