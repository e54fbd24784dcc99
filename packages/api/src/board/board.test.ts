import { profileFor, profiles, type Profile } from '@firsthand/analysis'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Release } from '../release/quotes.ts'
import type { Candidate } from '../release/release.ts'
import type { Reading } from '../release/store.ts'
import { saidOfTheme } from './board.ts'
import { place } from './placement.ts'

/** Of the people asked at a place, how many spoke of the theme, and of how many of these a quote leaves. */
type Spot = { wave: string; service: string | null; people: number; spoke: number; quotes: number }
const spot = (wave: string, service: string | null, people: number, spoke = 0, quotes = 0): Spot => ({
  ...{ wave, service, people, spoke, quotes },
})
const cell = (waveId: string | null, serviceId: string | null, themeId = 'theme') => ({
  ...{ themeId, waveId, serviceId },
})

/** Nobody is in two spots. */
const release = (...spots: Spot[]) => releaseBy(profiles.of.lead, spots)

const releaseBy = (profile: Profile, spots: Spot[]): { release: Release; readings: Reading[] } => {
  const name = ({ wave, service }: Spot, at: number) => `${wave} ${service} ${at}`
  const readings = spots.flatMap((one) =>
    Array.from({ length: one.people }, (_, at) => ({
      ...{ participantId: name(one, at), waveId: one.wave, serviceId: one.service },
    })),
  )
  const rulings = spots.flatMap((one) =>
    Array.from({ length: one.spoke }, (_, at) => {
      const row: Candidate = {
        ...{ themeId: 'theme', codingId: name(one, at), participantId: name(one, at), waveId: one.wave },
        ...{ serviceId: one.service, language: 'en', state: 'accepted', mayQuote: true, mayShare: true },
        ...{ preparedBy: 'ben', approvedBy: 'ada', isCleared: true, isLapsed: false },
        ...{ shownStart: 0, shownEnd: 9 },
      }
      return { row, short: [], because: at < one.quotes ? [] : ['not_approved' as const] }
    }),
  )
  const places = [null, ...new Set(spots.map(({ wave }) => wave))].flatMap((waveId) =>
    [null, ...new Set(spots.flatMap(({ service }) => service ?? []))].map((serviceId) => ({
      waveId,
      serviceId,
      people: readings.filter(
        (one) =>
          (waveId === null || one.waveId === waveId) && (serviceId === null || one.serviceId === serviceId),
      ).length,
    })),
  )
  const rows = rulings.map(({ row }) => row)
  const made = {
    audience: 'lead',
    profile,
    studyId: 's',
    codebookId: 'c',
    rows,
    readers: places,
    rulings,
  } as const
  return { release: made, readings }
}
const isShown = (spots: Spot[], waveId: string | null, serviceId: string | null) => {
  const { release: one, readings } = release(...spots)
  return place(one, readings).mayShow(cell(waveId, serviceId))
}

/** The lists that hold the quotes of each spot, as who looks everywhere finds them. */
const listsOf = (one: Release, readings: readonly Reading[]) => {
  const placement = place(one, readings)
  const waves = [null, ...new Set(readings.map(({ waveId }) => waveId))]
  const services = [null, ...new Set(readings.flatMap(({ serviceId }) => serviceId ?? []))]
  const cells = waves.flatMap((wave) => services.map((service) => cell(wave, service)))
  return (row: Candidate) =>
    cells
      .map((one) => ({ ...one, themeId: row.themeId }))
      .filter((one) => placement.mayShow(one) && placement.isIn(one)(row))
      .map(({ waveId, serviceId }) => `${waveId ?? '*'} ${serviceId ?? '*'}`)
}

describe('quotes of one place', () => {
  const large = spot('first', 'a', 20, 8, 2)

  it('are shown where enough people spoke, and nothing else could be told from them', () => {
    expect(isShown([large], 'first', null)).toBe(true)
    expect(isShown([large, spot('second', 'a', 4, 2)], 'first', null)).toBe(true)
    expect(isShown([large, spot('second', 'a', 12, 5, 1)], 'first', null)).toBe(true)
    expect(isShown([spot('first', 'a', 20, 4, 1)], 'first', null)).toBe(false)
  })

  it('are not where a quote of the others could be told by subtraction, and too few others were asked or spoke', () => {
    const few = [large, spot('second', 'a', 4, 4, 1)]
    expect(isShown(few, 'first', null)).toBe(false)
    expect(isShown(few, null, null)).toBe(true)
    expect(isShown([large, spot('second', 'a', 12, 4, 1)], 'first', null)).toBe(false)
  })

  it('of the smallest other wave are held back with those of one that is too small', () => {
    const three = [large, spot('second', 'a', 20, 8, 2), spot('third', 'a', 4, 2, 1)]
    expect(['first', 'second', 'third'].map((wave) => isShown(three, wave, null))).toEqual([
      false,
      true,
      false,
    ])
  })

  it('count words of no service among those that nobody can ask for', () => {
    expect(isShown([large, spot('first', null, 4, 1, 1)], null, 'a')).toBe(false)
    expect(isShown([large, spot('first', null, 14, 6, 1)], null, 'a')).toBe(true)
  })

  it('of a service in a wave are measured against the service, the wave and the whole', () => {
    const beside = (...more: Spot[]) => isShown([large, ...more], 'first', 'a')
    expect(beside()).toBe(true)
    expect(beside(spot('second', 'a', 4, 1, 1))).toBe(false)
    expect(beside(spot('first', 'b', 4, 1, 1))).toBe(false)
    expect(beside(spot('second', 'b', 4, 1, 1))).toBe(false)
    expect(beside(spot('first', 'b', 12, 5, 1))).toBe(true)
  })
})

describe('a quote of a place with too few', () => {
  const leavingOf = (one: Release, wave: string, service: string | null) =>
    one.rulings.find(
      ({ row, because }) => because.length === 0 && row.waveId === wave && row.serviceId === service,
    )!.row

  it('stands under its service and not under its wave, or both lists would name the place', () => {
    const { release: one, readings } = release(
      spot('first', 'a', 4, 2, 1),
      spot('second', 'a', 8, 6, 1),
      spot('first', 'b', 20, 8, 1),
      spot('second', 'b', 20, 8, 1),
    )
    const lists = listsOf(one, readings)
    expect(lists(leavingOf(one, 'first', 'a'))).toEqual(['* *', '* a'])
    expect(lists(leavingOf(one, 'second', 'a'))).toEqual(['* *', '* a'])
    expect(lists(leavingOf(one, 'first', 'b'))).toEqual(['* *', '* b', 'first *', 'first b'])
  })

  it('stands under its wave where its service has too few in all waves', () => {
    const { release: one, readings } = release(
      spot('first', 'a', 4, 2, 1),
      spot('first', null, 12, 6, 1),
      spot('second', null, 12, 6, 1),
    )
    expect(listsOf(one, readings)(leavingOf(one, 'first', 'a'))).toEqual(['* *', 'first *'])
  })

  it('stands in no narrower list where the same words would stand under its service in another theme', () => {
    const { release: one, readings } = release(
      spot('first', 'a', 4, 2, 1),
      spot('second', 'a', 8, 6, 1),
      spot('first', null, 20, 8, 1),
    )
    const named = (themeId: string) =>
      one.rulings
        .filter(({ row }) => themeId === 'theme' || row.serviceId === null || row.waveId === 'first')
        .map(({ row, ...rest }) => ({ ...rest, row: { ...row, themeId } }))
    const rulings = [...named('theme'), ...named('other')]
    const both: Release = { ...one, rulings, rows: rulings.map(({ row }) => row) }
    const lists = listsOf(both, readings)
    const words = leavingOf(one, 'first', 'a')
    expect(lists(words)).toEqual(['* *', '* a'])
    expect(lists({ ...words, themeId: 'other' })).toEqual(['* *'])
  })

  it('is never told by the lists that it stands in and those that it does not', () => {
    // Under the product's own floors, and under larger ones that a study chose.
    const floors = fc.record({
      leastBase: fc.constantFrom(null, null, 12, 20, 31),
      leastGroup: fc.constantFrom(null, null, 6, 9),
    })
    const spots = fc.uniqueArray(
      fc
        .tuple(
          fc.constantFrom('first', 'second', 'third'),
          fc.constantFrom('a', 'b', null),
          fc.constantFrom(0, 1, 4, 9, 10, 14, 30),
          fc.constantFrom(0, 1, 4, 5, 9),
          fc.constantFrom(0, 1, 2),
        )
        .map(([wave, service, people, spoke, quotes]) =>
          spot(wave, service, people, Math.min(spoke, people), Math.min(quotes, spoke, people)),
        ),
      { selector: ({ wave, service }) => `${wave} ${service}`, minLength: 1, maxLength: 9 },
    )
    fc.assert(
      fc.property(floors, spots, (own, some) => {
        const profile = profileFor('lead', own)
        const { leastBase, leastContributors } = profile
        // With so many no theme is below its floors as a whole, where no quote leaves at all.
        const large = spot('first', 'c', 40, 9)
        const { release: one, readings } = releaseBy(profile, [large, ...some])
        const lists = listsOf(one, readings)
        const leaving = one.rulings.filter(({ because }) => because.length === 0)
        if (leaving.length === 0) return
        const known = new Map<string, string>()
        const patternOf = ({ waveId, serviceId }: Reading) => {
          const at = `${waveId} ${serviceId}`
          if (!known.has(at)) known.set(at, lists({ ...leaving[0]!.row, waveId, serviceId }).join(', '))
          return known.get(at)!
        }
        for (const pattern of new Set(leaving.map(({ row }) => patternOf(row)))) {
          const alike = (other: Reading) => patternOf(other) === pattern
          expect(readings.filter(alike).length).toBeGreaterThanOrEqual(leastBase)
          expect(one.rows.filter(alike).length).toBeGreaterThanOrEqual(leastContributors)
          expect(pattern).toContain('* *')
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('how many said it, by waves', () => {
  const waves = ['first', 'second'].map((id) => ({ id, label: { en: id, es: id } }))
  const said = (...spots: Spot[]) => saidOfTheme(release(...spots).release, 'theme', waves)

  it('is told of all together where a wave has nobody, just as where it has a few', () => {
    const nobody = said(spot('first', 'a', 20, 8))
    expect(nobody.map(({ wave }) => wave?.en ?? null)).toEqual(['first', 'second', null])
    expect(nobody).toEqual(said(spot('first', 'a', 20, 8), spot('second', 'a', 1)))
  })

  it('is told of all together where a wave is below the floor of a stricter study, and then of no wave alone', () => {
    const spots = [spot('first', 'a', 30, 12), spot('second', 'a', 15, 7)]
    const by = (leastBase: number | null) => {
      const { release: one } = releaseBy(profileFor('lead', { leastBase, leastGroup: null }), spots)
      return saidOfTheme(one, 'theme', waves).map(({ said: word }) => word !== 'being checked' && word.word)
    }
    expect(by(null)).toEqual(['some', 'several'])
    expect(by(20)).toEqual(['withheld', 'withheld', 'some'])
    expect(by(60)).toEqual(['withheld', 'withheld', 'withheld'])
  })
})
