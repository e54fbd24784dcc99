import { describe, expect, it } from 'vitest'
import { segments } from './segments.ts'

const pieces = (text: string, spans: [number, number][]) =>
  segments(
    text,
    spans.map(([start, end]) => ({ start, end })),
  ).map(({ text: piece, covers }) => [piece, covers.join()])

describe('cutting a text at its marks', () => {
  it('leaves a text without marks whole', () =>
    expect(pieces('plain words', [])).toEqual([['plain words', '']]))

  it('keeps overlapping marks apart and says what covers what', () =>
    expect(
      pieces('abcdef', [
        [1, 4],
        [3, 6],
      ]),
    ).toEqual([
      ['a', ''],
      ['bc', '0'],
      ['d', '0,1'],
      ['ef', '1'],
    ]))

  it('counts as the server does, in UTF-16 units', () =>
    expect(pieces('😀 sí', [[3, 5]])).toEqual([
      ['😀 ', ''],
      ['sí', '0'],
    ]))

  it('gives the text back whole whatever the spans', () =>
    expect(
      pieces('short', [
        [-2, 3],
        [2, 99],
      ])
        .map(([piece]) => piece)
        .join(''),
    ).toBe('short'))

  it('has nothing to cut in an empty text', () => expect(pieces('', [])).toEqual([]))
})
