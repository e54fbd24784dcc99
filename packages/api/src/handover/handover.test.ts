import { describe, expect, it } from 'vitest'
import { changedIn, nearest, onceEach, withinShare, type Earlier } from './handover.ts'
import { letterOf } from './letter.ts'

const people = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `p${from + at}`)
const first: Earlier = { number: 1, waveKey: 'baseline', people: people(1, 30), left: [] }

describe('the quotes of a handover', () => {
  it('hold one of a passage: the first', () => {
    const of = (passageId: string, codingId: string) => ({ passageId, codingId })
    expect(onceEach([of('a', '1'), of('b', '2'), of('a', '3')])).toEqual([of('a', '1'), of('b', '2')])
  })

  const of = (names: string) => [...names].map((participantId, at) => ({ participantId, at }))
  const left = (names: string) =>
    withinShare(of(names))
      .map(({ participantId }) => participantId)
      .join('')

  it.each([
    ['abcde', 'abcde'],
    ['abcd', ''],
    ['aabcd', ''],
    ['aabcde', 'abcde'],
    ['aabcdefghi', 'aabcdefghi'],
    ['aaabcdefghijklm', 'abcdefghijklm'],
    ['', ''],
  ])('%s, by whose they are, come to %s: a fifth of one person’s, and two, at most', (given, kept) => {
    expect(left(given)).toBe(kept)
  })
})

const shown = { isShown: true }

describe('a base', () => {
  it('of the same people is not shown where something of one ceased to count, and is where of eleven', () => {
    const at = (left: number) =>
      nearest([{ ...first, left: people(1, left) }], [{ waveKey: 'baseline', people: people(1, 30) }], 11)
    expect([at(1), at(10), at(11)].map((near) => near.get('baseline'))).toEqual([
      { isShown: false, nearTo: 1 },
      { isShown: false, nearTo: 1 },
      shown,
    ])
  })

  it('of too few people by itself is refused with no earlier one', () => {
    const near = nearest([], [{ waveKey: 'baseline', people: people(1, 5) }], 11)
    expect(near.get('baseline')).toEqual({ isShown: false, nearTo: null })
  })

  it('is shown first, as it was, and with enough others, but not with one who left', () => {
    const at = (to: number) =>
      nearest([first], [{ waveKey: 'baseline', people: people(1, to) }], 11).get('baseline')
    const near = { isShown: false, nearTo: 1 }
    expect([at(30), at(29), at(41), at(19)]).toEqual([shown, near, shown, shown])
  })

  it('of another wave is held against that wave alone, and of all together against waves apart', () => {
    const near = nearest(
      [first],
      [
        { waveKey: 'second', people: people(1, 29) },
        { waveKey: '', people: people(1, 60) },
      ],
      11,
    )
    expect([...near]).toEqual([
      ['second', shown],
      ['', { isShown: false, nearTo: 1 }],
    ])
  })
})

describe('how many took back what they said', () => {
  const days = (count: number) => Array.from({ length: count }, (_, at) => new Date(Date.UTC(2026, at, 1)))

  it('is told once they are somebody, and again once they are as many as may be told of', () => {
    expect(changedIn([], 11)).toBeNull()
    for (const count of [1, 2, 10])
      expect(changedIn(days(count).reverse(), 11)).toEqual({ on: days(1)[0], isMany: false })
    for (const count of [11, 12])
      expect(changedIn(days(count), 11)).toEqual({ on: days(11)[10], isMany: true })
  })
})

describe('the letter', () => {
  it('names numbers alone, each once, in either language', () => {
    const notices = [{ quoteNumber: 7 }, { quoteNumber: 2 }, { quoteNumber: 7 }, { quoteNumber: null }]
    const told = { number: 3, person: 'Tess' }
    expect(letterOf(notices, told, 'en').text).toMatch(
      /handover 3 .*take out quotes 2, 7\..*note on its figures/s,
    )
    expect(letterOf(notices, told, 'es').text).toMatch(
      /entrega 3\..*las citas 2, 7 .*nota nueva sobre sus cifras/s,
    )
    expect(letterOf([{ quoteNumber: null }], told, 'en').text).not.toContain('take out')
  })
})
