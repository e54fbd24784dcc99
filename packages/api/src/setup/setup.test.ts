import { describe, expect, it } from 'vitest'
import { jurisdictions } from '../jurisdiction.ts'
import { isNeutral, isStale, missingOf, needs, nothingSet, type Counts, type Settings } from './setup.ts'

const none: Counts = { regions: 0, services: 0, waves: 0, codebooks: 0, instruments: 0, consentTexts: 0 }
const full: Counts = { regions: 1, services: 1, waves: 1, codebooks: 1, instruments: 1, consentTexts: 1 }
const now = new Date('2026-11-26T12:00:00Z')
const decided: Settings = {
  ...nothingSet,
  agency: 'The harbor',
  jurisdiction: 'us-ct',
  exitAddress: 'https://www.weather.gov/',
  resourcesCheckedOn: new Date('2026-11-01'),
  majority: 'reconsent',
  determination: 'not_research',
}

describe('what is missing', () => {
  it('is everything at first, and nothing at the end', () => {
    expect(missingOf(nothingSet, none, now)).toEqual(needs)
    expect(missingOf(decided, full, now)).toEqual([])
  })

  it.each<[string, Partial<Settings>, Partial<Counts>]>([
    ['agency', { agency: null }, {}],
    ['exit', { exitAddress: null }, {}],
    ['resources', { resourcesCheckedOn: new Date('2026-05-01') }, {}],
    ['majority', { majority: null }, {}],
    ['determination', { determination: null }, {}],
    ['consentText', {}, { consentTexts: 0 }],
    ['services', {}, { services: 0 }],
    ['codebook', {}, { codebooks: 0 }],
    ['wave', {}, { waves: 0 }],
  ])('is %s where only that is', (need, settings, counts) => {
    expect(missingOf({ ...decided, ...settings }, { ...full, ...counts }, now)).toEqual([need])
  })
})

describe('numbers to call', () => {
  it.each([
    [null, true],
    ['2026-11-26', false],
    ['2026-05-31', false],
    ['2026-05-29', true],
  ])('checked on %s are stale: %s', (day, stale) => {
    expect(isStale(day ? new Date(day) : null, now)).toBe(stale)
  })
})

describe('an address to leave to', () => {
  it.each([
    ['https://www.weather.gov/', true],
    ['https://www.weather.gov', true],
    ['http://www.weather.gov/', false],
    ['https://someone:hush@www.weather.gov/', false],
    ['https://www.weather.gov/forecast?from=survey', false],
    ['https://www.weather.gov/forecast', false],
    ['https://www.endtrafficking.example/', false],
    ['https://survivors.example/', false],
    ['https://192.0.2.1/', false],
    ['https://localhost/', false],
    ['https://desk.local/', false],
    ['javascript:alert(1)', false],
    ['weather', false],
  ])('%s is neutral: %s', (address, neutral) => expect(isNeutral(address)).toBe(neutral))
})

describe('the pack of Connecticut', () => {
  it('names everything once, in both languages, and tells no opinion of a service', () => {
    const [pack] = jurisdictions
    for (const list of [pack!.regions, pack!.services, pack!.resources]) {
      expect(new Set(list.map(({ key }) => key)).size).toBe(list.length)
      for (const { label } of list) expect([label.en, label.es].every(Boolean)).toBe(true)
    }
    expect(pack!.services.filter(({ purpose }) => purpose === 'prevention').length).toBe(3)
    expect(Object.keys(pack!.services[0]!).sort()).toEqual(
      ['ages', 'isSecure', 'key', 'label', 'lasts', 'minutes', 'purpose'].sort(),
    )
  })
})
