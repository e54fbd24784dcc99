import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { profileFor, profiles } from './profile.ts'
import { changeInWords, type ChangeCount, type SafeChangeRow, type Share } from './change.ts'

const count = (before: Share, after: Share, together?: Share): ChangeCount => ({
  waves: [
    { wave: 'before', share: before },
    { wave: 'after', share: after },
  ],
  together: together ?? { x: before.x + after.x, n: before.n + after.n },
})
const of = (x: number, n: number): Share => ({ x, n })
/** A study's own floors; none, or some that are larger than the product's. */
const floors = fc.record({
  leastBase: fc.constantFrom(null, 11, 14, 20, 40),
  leastGroup: fc.constantFrom(null, 6, 9),
})
const none = count(of(0, 0), of(0, 0))
const words = ({ waves, together }: SafeChangeRow) => [
  ...waves.map(({ word }) => word.word),
  together && together.word,
]
const wordsOf = (all: ChangeCount, service: ChangeCount = none) => {
  const told = changeInWords([{ topic: 'say', all, services: [{ ...service, service: 'porch' }] }], {
    profile: profiles.of.lead,
  })
  return { all: told.topics[0]!.all, service: told.topics[0]!.services[0]! }
}

describe('change in words', () => {
  it('tells wave by wave, each with whether ten were asked', () => {
    const { all } = wordsOf(count(of(9, 30), of(14, 20)))
    expect(words(all)).toEqual(['some', 'most', null])
    expect(all.waves.map(({ reach }) => reach.reach)).toEqual(['enough', 'enough'])
  })

  it('tells eight and six with the words of small numbers', () => {
    const { all } = wordsOf(count(of(3, 8), of(4, 6)))
    expect(words(all)).toEqual(['some', 'several', null])
    expect(all.waves.map(({ reach }) => reach.reach)).toEqual(['fewer', 'fewer'])
  })

  it('tells both waves together where one is too small, and then no wave alone', () => {
    const { all } = wordsOf(count(of(3, 8), of(4, 4), of(6, 9)))
    expect(words(all)).toEqual(['withheld', 'withheld', 'most'])
    expect(all.waves[0]!.word).toMatchObject({ instead: ['waves together', 'quotes'] })
  })

  it('offers nothing that it withholds as well', () => {
    const { all, service } = wordsOf(count(of(1, 3), of(1, 4), of(2, 5)), count(of(1, 3), of(0, 2)))
    expect(words(all)).toEqual(['withheld', 'withheld', 'withheld'])
    expect(all.waves[0]!.word).toMatchObject({ instead: ['quotes'] })
    expect(service.waves[0]!.word).toMatchObject({ instead: ['quotes'] })
  })

  it('tells by the floors of a stricter study, and all together where a wave is below them', () => {
    const strict = profileFor('lead', { leastBase: 20, leastGroup: null })
    const all = count(of(9, 30), of(8, 15), of(17, 45))
    const [told] = changeInWords([{ topic: 'say', all, services: [] }], { profile: strict }).topics
    expect(words(wordsOf(all).all)).toEqual(['some', 'several', null])
    expect(words(told!.all)).toEqual(['withheld', 'withheld', 'some'])
    expect(told!.all.waves.map(({ reach }) => reach)).toEqual([
      { reach: 'enough', than: 'its own' },
      { reach: 'fewer', than: 'its own' },
    ])
  })

  it('tells no service apart where fewer than ten were asked in all', () => {
    const { service } = wordsOf(count(of(3, 8), of(5, 9)), count(of(3, 8), of(5, 9)))
    expect(words(service)).toEqual(['withheld', 'withheld', 'withheld'])
    expect(service.waves[0]!.word).toMatchObject({ instead: ['all services', 'quotes'] })
  })

  it('tells a service in each wave where ten or more rated it in both', () => {
    const { service } = wordsOf(count(of(9, 43), of(14, 31)), count(of(6, 14), of(6, 12)))
    expect(words(service)).toEqual(['several', 'some', null])
  })

  it('tells a service for both waves together where fewer rated it in one', () => {
    const { service } = wordsOf(count(of(9, 43), of(14, 31)), count(of(8, 18), of(2, 3)))
    expect(words(service)).toEqual(['withheld', 'withheld', 'some'])
    expect(service.waves[1]!.word).toMatchObject({ instead: ['all services', 'waves together', 'quotes'] })
  })

  it('tells no service that nearly everybody used: the few others could be told from it', () => {
    const { service } = wordsOf(count(of(20, 40), of(20, 40)), count(of(18, 35), of(20, 40)))
    expect(words(service)).toEqual(['withheld', 'about half', null])
    expect(service.waves[0]!.word).toMatchObject({ because: 'near the whole' })
  })

  it('tells fewer services where those not told are one, or fewer than ten: they could be told from the whole', () => {
    const of20 = count(of(10, 20), of(10, 20))
    const told = (...small: number[]) => {
      const services = [of20, ...small.map((n) => count(of(1, n), of(1, n)))]
      const all = count(of(22, 45), of(22, 45))
      const [topic] = changeInWords(
        [{ topic: 'say', all, services: services.map((one, at) => ({ ...one, service: `${at}` })) }],
        { profile: profiles.of.lead },
      ).topics
      return topic!.services[0]!
    }
    expect(words(told())).toEqual(['about half', 'about half', null])
    expect(words(told(9))).toEqual(['withheld', 'withheld', null])
    expect(words(told(4, 5))).toEqual(['withheld', 'withheld', null])
    expect(words(told(5, 5))).toEqual(['about half', 'about half', null])
    expect(told(9).waves[0]!.word).toMatchObject({
      because: 'small group',
      instead: ['all services', 'quotes'],
    })
  })

  it('leaves in each wave no service alone, whatever the bases', () => {
    const base = fc.nat({ max: 24 })
    const service = fc.tuple(base, base).map(([a, b]) => count(of(a >> 1, a), of(b >> 1, b)))
    fc.assert(
      fc.property(floors, fc.array(service, { minLength: 1, maxLength: 5 }), (own, services) => {
        const profile = profileFor('lead', own)
        const sum = (at: number) => services.reduce((n, { waves }) => n + waves[at]!.share.n, 0)
        const all = count(of(sum(0) >> 1, sum(0)), of(sum(1) >> 1, sum(1)))
        const rows = services.map((one, at) => ({ ...one, service: `${at}` }))
        const { services: told } = changeInWords([{ topic: 'say', all, services: rows }], { profile })
          .topics[0]!
        return [0, 1].every((wave) => {
          const isTold = told.map((row) => row.waves[wave]!.word.word !== 'withheld')
          const hidden = services.map((one) => one.waves[wave]!.share.n).filter((n, at) => n && !isTold[at])
          const people = hidden.reduce((n, one) => n + one, 0)
          return (
            !isTold.includes(true) ||
            hidden.length === 0 ||
            (hidden.length > 1 && people >= profile.leastBase)
          )
        })
      }),
      { numRuns: 500 },
    )
  })

  it('tells a wave of nobody as one of a few', () => {
    const nobody = wordsOf(count(of(9, 30), of(0, 0), of(9, 30))).all
    const few = wordsOf(count(of(9, 30), of(1, 3), of(9, 30))).all
    expect(words(nobody)).toEqual(['withheld', 'withheld', 'some'])
    expect(nobody).toEqual(few)
  })

  it('holds no number, and never a word for a wave beside one for all waves', () => {
    const share = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 })).map(([a, b]) => of(Math.min(a, b), b))
    const counts = fc.tuple(share, share).map(([before, after]) => count(before, after))
    fc.assert(
      fc.property(counts, counts, (all, service) => {
        const told = changeInWords(
          [{ topic: 'safe' as const, all, services: [{ ...service, service: 'porch' }] }],
          { profile: profiles.of.board },
        )
        const { all: whole, services } = told.topics[0]!
        const isOne = (row: SafeChangeRow) =>
          !row.together || row.waves.every((w) => w.word.word === 'withheld')
        return !/\d/.test(JSON.stringify(told)) && [whole, ...services].every(isOne)
      }),
    )
  })

  it('tells as finely whatever people answered', () => {
    const grain = (x: number) => {
      const { all, service } = wordsOf(count(of(x, 12), of(x, 30)), count(of(x, 12), of(x, 9)))
      return [all, service].map(({ together }) => together === null)
    }
    expect(new Set([0, 3, 6, 9].map((x) => JSON.stringify(grain(x)))).size).toBe(1)
  })
})
