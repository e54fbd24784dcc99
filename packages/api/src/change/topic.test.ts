import { describe, expect, it } from 'vitest'
import { comparableIn, type AskedItem } from './topic.ts'

const at = (day: number) => new Date(Date.UTC(2026, 0, day))
const item = (id: string, day: number, isPlain = false, key = 'G1'): AskedItem => ({
  ...{ id, key, instrumentId: `of ${id}`, isPlain, fieldedAt: at(day) },
})
const declare = (from: string, to: string, pair = { from: 'G1', to: 'G1' }) => ({
  ...{ fromId: `of ${from}`, toId: `of ${to}`, pairs: [pair] },
})

describe('what is counted together', () => {
  it.each([
    ['nothing where nothing was asked', [], [], []],
    ['plain sets by their key', [item('a', 1, true), item('b', 2, true)], [], ['a', 'b']],
    ['one version alone while nobody declared anything', [item('a', 1), item('b', 2)], [], ['b']],
    [
      'two that were declared, whichever way round',
      [item('a', 1), item('b', 2)],
      [declare('b', 'a')],
      ['a', 'b'],
    ],
    [
      'three through the one between, and not a fourth',
      [item('a', 1), item('b', 2), item('c', 3), item('d', 1)],
      [declare('a', 'b'), declare('b', 'c')],
      ['a', 'b', 'c'],
    ],
    [
      'one under another key, where that was declared',
      [item('a', 1, false, 'OLD'), item('b', 2)],
      [declare('a', 'b', { from: 'OLD', to: 'G1' })],
      ['a', 'b'],
    ],
    ['no plain set beside a version that was written here', [item('a', 1, true), item('b', 2)], [], ['b']],
    [
      'not another item of a version that was declared',
      [item('a', 1), item('b', 2)],
      [declare('a', 'b', { from: 'G2', to: 'G2' })],
      ['b'],
    ],
  ])('is %s', (_, asked, declared, ids) => {
    expect(comparableIn(asked, ['G1'], declared).map(({ id }) => id)).toEqual(ids)
  })
})
