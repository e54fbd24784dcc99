import { describe, expect, it } from 'vitest'
import { weekdays } from '../identity/identity.ts'
import { aloneWarnings, warningsOf, type AloneWarning, type Prepared } from './alone.ts'

const at = new Date('2026-11-27T12:00:00Z')
const offer = { hours: { days: ['mon' as const], from: '09:00', to: '12:00' }, isOn: true }
const ready: Prepared = {
  ...{ isDemo: true, timeZone: 'America/New_York', exitAddress: 'https://www.weather.gov/' },
  ...{ jurisdiction: 'us-ct', resourcesCheckedOn: new Date('2026-11-01'), offers: [offer] },
  turns: [],
}
const turn = { id: 't', accountId: 'sue', place: 'first' as const, hours: offer.hours }
const daily = { ...turn, hours: { ...offer.hours, days: [...weekdays] } }

describe('what is said before a survey is fielded', () => {
  it.each<[string, Partial<Prepared>, AloneWarning[]]>([
    ['nothing where all is there', {}, []],
    ['that nobody is asked in words', { isDemo: false }, ['no_words']],
    ['that one turn a week reads nothing within a day', { isDemo: false, turns: [turn] }, ['no_words']],
    ['nothing where somebody reads each day', { isDemo: false, turns: [daily] }, []],
    ['that Exit leads nowhere of theirs', { exitAddress: null }, ['no_exit']],
    ['that there is nobody to call', { jurisdiction: null }, ['no_numbers']],
    ['that the numbers are old', { resourcesCheckedOn: new Date('2026-05-01') }, ['old_numbers']],
    ['that nobody called them ever', { resourcesCheckedOn: null }, ['old_numbers']],
    ['that nobody can be talked with', { offers: [] }, ['nobody_to_talk']],
    ['that nobody is on', { offers: [{ ...offer, isOn: false }] }, ['nobody_to_talk']],
    [
      'all of it',
      { isDemo: false, exitAddress: null, jurisdiction: null, offers: [] },
      aloneWarnings.filter((one) => one !== 'old_numbers'),
    ],
  ])('is %s', (_what, lacks, expected) => expect(warningsOf({ ...ready, ...lacks }, at)).toEqual(expected))
})
