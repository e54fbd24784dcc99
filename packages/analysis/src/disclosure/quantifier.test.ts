import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isShowable, profileFor, profiles, type Audience, type Floors } from './profile.ts'
import { quantifier, quantities, reachOf, safeWord, type SafeWord } from './quantifier.ts'

const audiences: Audience[] = ['board', 'lead', 'public']
const wordOf = (x: number, n: number, audience: Audience = 'lead') =>
  quantifier(x, n, { profile: profiles.of[audience] }).word
const rowOf = (n: number, audience: Audience) =>
  Array.from({ length: n + 1 }, (_, x) => wordOf(x, n, audience))

/** [n, from, to, the word], both ends included. */
const ranges: [number, number, number, string, Audience][] = [
  [0, 0, 0, 'withheld', 'lead'],
  [5, 0, 5, 'withheld', 'lead'],
  [6, 0, 2, 'withheld', 'lead'],
  [6, 3, 6, 'several', 'lead'],
  [7, 0, 2, 'withheld', 'board'],
  [7, 3, 7, 'several', 'board'],
  [8, 0, 2, 'withheld', 'board'],
  [8, 3, 5, 'some', 'board'],
  [8, 6, 8, 'most', 'board'],
  [9, 3, 5, 'some', 'lead'],
  [9, 6, 9, 'most', 'lead'],
  [10, 0, 2, 'withheld', 'public'],
  [10, 3, 6, 'some', 'public'],
  [10, 7, 10, 'most', 'public'],
  [10, 0, 4, 'withheld', 'lead'],
  [10, 5, 5, 'about half', 'lead'],
  [10, 6, 10, 'withheld', 'lead'],
  [20, 0, 4, 'withheld', 'lead'],
  [20, 5, 8, 'some', 'lead'],
  [20, 9, 11, 'about half', 'lead'],
  [20, 12, 15, 'most', 'lead'],
  [20, 16, 20, 'withheld', 'lead'],
  [40, 5, 9, 'a few', 'board'],
  [40, 10, 17, 'some', 'board'],
  [40, 18, 22, 'about half', 'board'],
  [40, 23, 35, 'most', 'board'],
  [40, 36, 40, 'withheld', 'board'],
  [21, 0, 21, 'withheld', 'public'],
  [22, 11, 11, 'about half', 'public'],
]

describe('a share in words', () => {
  it.each(ranges)('of %i people, from %i to %i, is "%s" to the %s', (n, from, to, word, audience) => {
    for (let x = from; x <= to; x++) expect([x, wordOf(x, n, audience)]).toEqual([x, word])
  })

  it('covers three counts or more below the least base, a withheld one too', () => {
    fc.assert(
      fc.property(fc.constantFrom(...audiences), fc.nat({ max: 60 }), (audience, given) => {
        const n = given % profiles.of[audience].leastBase
        const row = rowOf(n, audience)
        if (n < 6) return row.every((word) => word === 'withheld')
        return row.every((word) => row.filter((other) => other === word).length >= 3)
      }),
      { numRuns: 150 },
    )
  })

  it('is refused for what is no count', () => {
    for (const [x, n] of [
      [3, 2],
      [-1, 8],
      [1.5, 8],
      [NaN, 8],
      [1, Infinity],
    ])
      expect(() => quantifier(x!, n!, { profile: profiles.of.lead })).toThrow(RangeError)
  })
})

const safeRow = (n: number, audience: Audience) =>
  Array.from({ length: n + 1 }, (_, x) => safeWord(x, n, { profile: profiles.of[audience] }).word)

/** [n, from, to, the word]: what may leave is told as finely as n allows. */
const leaving: typeof ranges = [
  [9, 3, 5, 'some', 'lead'],
  [9, 6, 9, 'most', 'board'],
  [10, 0, 10, 'withheld', 'lead'],
  [11, 0, 11, 'withheld', 'board'],
  [12, 5, 7, 'some', 'lead'],
  [14, 5, 9, 'several', 'lead'],
  [19, 5, 10, 'some', 'lead'],
  [19, 11, 14, 'most', 'lead'],
  [20, 9, 11, 'about half', 'lead'],
  [29, 5, 15, 'some', 'board'],
  [30, 14, 16, 'about half', 'board'],
  [42, 5, 10, 'a few', 'lead'],
  [42, 38, 42, 'withheld', 'lead'],
  [22, 0, 22, 'withheld', 'public'],
  [23, 0, 23, 'withheld', 'public'],
  [24, 11, 13, 'about half', 'public'],
]

describe('a share in words that may leave', () => {
  it.each(leaving)('of %i people, from %i to %i, is "%s" to the %s', (n, from, to, word, audience) => {
    for (let x = from; x <= to; x++) expect([x, safeRow(n, audience)[x]]).toEqual([x, word])
  })

  it.each(audiences)(
    'is never a count in disguise to the %s: a word covers three values or more',
    (audience) => {
      for (let n = 0; n <= 200; n++) {
        const row = safeRow(n, audience)
        for (const word of quantities)
          expect([n, word, row.filter((other) => other === word).length]).not.toEqual([
            n,
            word,
            expect.toSatisfy((values: number) => values === 1 || values === 2),
          ])
      }
    },
  )

  it.each(audiences)(
    'is told to the %s only where the figure itself could be shown, and of somebody',
    (audience) => {
      const profile = profiles.of[audience]
      for (let n = profile.leastBase; n <= 200; n++)
        safeRow(n, audience).forEach((word, x) => {
          if (word !== 'withheld') expect([n, x, x > 0 && isShowable(x, n, profile)]).toEqual([n, x, true])
        })
    },
  )

  it('never falls when more people say it', () => {
    const rank = (word: SafeWord['word']) => quantities.findIndex((one) => one === word)
    fc.assert(
      fc.property(fc.constantFrom(...audiences), fc.integer({ min: 6, max: 120 }), (audience, n) => {
        const said = safeRow(n, audience).filter((word) => word !== 'withheld')
        return said.every((word, at) => at === 0 || rank(said[at - 1]!) <= rank(word))
      }),
    )
  })

  it('gives one answer for too few who did and too few who did not', () => {
    expect(safeWord(1, 30, { profile: profiles.of.lead })).toEqual(
      safeWord(29, 30, { profile: profiles.of.lead }),
    )
    expect(safeWord(0, 30, { profile: profiles.of.lead })).toEqual(
      safeWord(30, 30, { profile: profiles.of.lead }),
    )
  })

  it('holds no number', () => {
    fc.assert(
      fc.property(fc.constantFrom(...audiences), fc.nat({ max: 80 }), fc.nat(), (audience, n, given) =>
        /^\D*$/.test(
          JSON.stringify([
            safeWord(given % (n + 1), n, { profile: profiles.of[audience] }),
            reachOf(n, { profile: profiles.of[audience] }),
          ]),
        ),
      ),
    )
  })

  it('offers what more people stand behind, by what was asked and not by what was answered', () => {
    expect(safeWord(4, 5, { profile: profiles.of.lead })).toEqual({
      word: 'withheld',
      because: 'small base',
      instead: ['all services', 'waves together', 'quotes'],
    })
    expect(safeWord(2, 8, { profile: profiles.of.board, narrowedTo: ['wave'] })).toEqual({
      word: 'withheld',
      because: 'small group',
      instead: ['waves together', 'quotes'],
    })
    expect(safeWord(1, 12, { profile: profiles.of.lead, narrowedTo: [] })).toMatchObject({
      instead: ['quotes'],
    })
  })

  it('is made by the rule alone', () => {
    // @ts-expect-error A word that nothing cleared is no safe word.
    const forged: SafeWord = { word: 'some' }
    expect(forged).toEqual(safeWord(4, 8, { profile: profiles.of.lead }))
    expect(Object.isFrozen(safeWord(4, 8, { profile: profiles.of.lead }))).toBe(true)
  })
})

/** What a study decided, from nothing to the strictest that it may. */
const floors: fc.Arbitrary<Floors> = fc.record({
  leastBase: fc.option(fc.integer({ min: 1, max: 100 })),
  leastGroup: fc.option(fc.integer({ min: 1, max: 100 })),
})

describe('the floors of a study', () => {
  it.each<[Audience, Floors, [number, number, number, number]]>([
    ['lead', { leastBase: null, leastGroup: null }, [10, 5, 5, 6]],
    ['lead', { leastBase: 10, leastGroup: 5 }, [10, 5, 5, 6]],
    ['board', { leastBase: 3, leastGroup: 1 }, [10, 5, 3, 6]],
    ['board', { leastBase: 20, leastGroup: null }, [20, 5, 3, 20]],
    ['board', { leastBase: null, leastGroup: 8 }, [10, 8, 8, 10]],
    ['lead', { leastBase: 12, leastGroup: 6 }, [12, 6, 6, 12]],
    ['public', { leastBase: 20, leastGroup: 12 }, [20, 12, 12, 20]],
  ])('of the %s, %o, are met with the product’s, the greater of each', (audience, own, [b, g, c, w]) => {
    const told = { leastBase: b, leastGroup: g, leastContributors: c, leastForWord: w }
    expect(profileFor(audience, own)).toEqual(told)
  })

  /** [n, from, to, the word, least base, least group]. */
  it.each<[number, number, number, string, number, number]>([
    [8, 0, 8, 'withheld', 11, 5],
    [15, 0, 15, 'withheld', 20, 5],
    [19, 0, 19, 'withheld', 20, 5],
    [20, 5, 8, 'some', 20, 5],
    [20, 0, 4, 'withheld', 20, 5],
    [9, 0, 9, 'withheld', 10, 6],
    [20, 8, 12, 'several', 10, 8],
    [20, 0, 7, 'withheld', 10, 8],
    [20, 13, 20, 'withheld', 10, 8],
    [17, 0, 17, 'withheld', 10, 8],
    [100, 0, 100, 'withheld', 10, 50],
    [100, 48, 52, 'about half', 10, 48],
    [400, 100, 179, 'some', 100, 100],
  ])('of %i people, from %i to %i, leave "%s" with at least %i and %i', (n, from, to, word, base, group) => {
    const profile = profileFor('lead', { leastBase: base, leastGroup: group })
    for (let x = from; x <= to; x++) expect([x, safeWord(x, n, { profile }).word]).toEqual([x, word])
  })

  it('are kept, and tell nothing that the product alone would not tell', () => {
    const counts = fc.nat({ max: 450 }).chain((n) => fc.tuple(fc.nat({ max: n }), fc.constant(n)))
    fc.assert(
      fc.property(fc.constantFrom(...audiences), floors, counts, (audience, own, [x, n]) => {
        const profile = profileFor(audience, own)
        const { word } = safeWord(x, n, { profile })
        if (word === 'withheld') return true
        if (safeWord(x, n, { profile: profiles.of[audience] }).word === 'withheld') return false
        if (profile === profiles.of[audience]) return true
        const values = Array.from({ length: n + 1 }, (_, one) => safeWord(one, n, { profile }).word)
        return isShowable(x, n, profile) && values.filter((other) => other === word).length >= 3
      }),
      { numRuns: 150 },
    )
  })
})

describe('what a figure rests on', () => {
  it('is told as fewer than the least base, or enough', () => {
    expect(reachOf(9, { profile: profiles.of.lead })).toEqual({ reach: 'fewer', than: 'ten' })
    expect(reachOf(10, { profile: profiles.of.board })).toEqual({ reach: 'enough', than: 'ten' })
    expect(reachOf(10, { profile: profiles.of.public })).toEqual({ reach: 'fewer', than: 'eleven' })
    const profile = profileFor('lead', { leastBase: 20, leastGroup: null })
    expect(reachOf(19, { profile })).toEqual({ reach: 'fewer', than: 'its own' })
    expect(reachOf(0, { profile: profiles.of.lead })).toEqual(reachOf(9, { profile: profiles.of.lead }))
  })
})
