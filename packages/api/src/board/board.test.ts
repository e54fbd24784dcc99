import { describe, expect, it } from 'vitest'
import type { Release } from '../release/quotes.ts'
import type { Candidate } from '../release/release.ts'
import type { Reading } from '../release/store.ts'
import { mayShow, saidOfTheme } from './board.ts'

type Spot = { wave: string; service: string | null; people: number; spoke: number; quotes: number }
const spot = (wave: string, service: string | null, people: number, spoke = 0, quotes = 0): Spot => ({
  ...{ wave, service, people, spoke, quotes },
})
const cell = (waveId: string | null, serviceId: string | null) => ({ themeId: 'theme', waveId, serviceId })

/** Nobody is in two spots. */
const release = (...spots: Spot[]): { release: Release; readings: Reading[] } => {
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
        ...{ preparedBy: 'ben', approvedBy: 'ada' },
      }
      return { row, because: at < one.quotes ? [] : ['not_approved' as const] }
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
  const made = { audience: 'lead', studyId: 's', codebookId: 'c', rows, readers: places, rulings } as const
  return { release: made, readings }
}
const isShown = (spots: Spot[], waveId: string | null, serviceId: string | null) => {
  const { release: one, readings } = release(...spots)
  return mayShow(one, readings, cell(waveId, serviceId))
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

  it('are held back too where three waves leave one that is too small', () => {
    const three = [large, spot('second', 'a', 20, 8, 2), spot('third', 'a', 4, 2, 1)]
    expect(['first', 'second', 'third'].map((wave) => isShown(three, wave, null))).toEqual([
      false,
      false,
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

describe('how many said it, by waves', () => {
  const waves = ['first', 'second'].map((id) => ({ id, label: { en: id, es: id } }))
  const said = (...spots: Spot[]) => saidOfTheme(release(...spots).release, 'theme', waves)

  it('is told of all together where a wave has nobody, just as where it has a few', () => {
    const nobody = said(spot('first', 'a', 20, 8))
    expect(nobody.map(({ wave }) => wave?.en ?? null)).toEqual(['first', 'second', null])
    expect(nobody).toEqual(said(spot('first', 'a', 20, 8), spot('second', 'a', 1)))
  })
})
