import { describe, expect, it } from 'vitest'
import { adultFrom, birthDateProblem } from './majority.ts'

describe('the instant at which somebody is 18', () => {
  const cases: [string, string, string, string][] = [
    ['midnight by the clock of the place', '2008-05-31', 'America/New_York', '2026-05-31T04:00:00.000Z'],
    ['in winter an hour later', '2008-12-31', 'America/New_York', '2026-12-31T05:00:00.000Z'],
    ['Greenwich', '2008-05-31', 'UTC', '2026-05-31T00:00:00.000Z'],
    [
      'born on a leap day, no 29th that year: 1 March',
      '2008-02-29',
      'America/New_York',
      '2026-03-01T05:00:00.000Z',
    ],
    ['born on 28 February: no day later', '2008-02-28', 'America/New_York', '2026-02-28T05:00:00.000Z'],
    ['born on 1 March', '2008-03-01', 'America/New_York', '2026-03-01T05:00:00.000Z'],
    ['turning 18 in a leap year, born before its day', '2010-02-28', 'UTC', '2028-02-28T00:00:00.000Z'],
    ['the last day of a year', '2007-12-31', 'UTC', '2025-12-31T00:00:00.000Z'],
    ['the farthest east', '2008-05-31', 'Pacific/Kiritimati', '2026-05-30T10:00:00.000Z'],
    ['the farthest west', '2008-05-31', 'Pacific/Pago_Pago', '2026-05-31T11:00:00.000Z'],
    ['west of it, as a fixed offset', '2008-05-31', 'Etc/GMT+12', '2026-05-31T12:00:00.000Z'],
    ['a quarter of an hour', '2008-05-31', 'Asia/Kathmandu', '2026-05-30T18:15:00.000Z'],
    [
      'a midnight that is skipped: the clock goes to one',
      '2006-09-08',
      'America/Santiago',
      '2024-09-08T04:00:00.000Z',
    ],
    ['another', '2007-04-25', 'Africa/Cairo', '2025-04-24T22:00:00.000Z'],
    ['a midnight that comes twice: the first', '2006-11-03', 'America/Havana', '2024-11-03T04:00:00.000Z'],
    [
      'a day that a place left out: when the next began',
      '1993-12-30',
      'Pacific/Apia',
      '2011-12-30T10:00:00.000Z',
    ],
  ]
  it.each(cases)('%s', (_, birthDate, timeZone, expected) => {
    expect(adultFrom(birthDate, timeZone).toISOString()).toBe(expected)
  })
})

describe('a birth date', () => {
  const now = new Date('2026-11-26T03:30:00Z')
  const cases: [string, string, string, RegExp | null][] = [
    ['of a minor', '2010-06-01', 'UTC', null],
    ['of a grown person', '1999-06-01', 'UTC', null],
    ['today', '2026-11-26', 'UTC', /^is less than 5 years ago/],
    ['5 years ago to the day', '2021-11-26', 'UTC', null],
    ['a day less long ago', '2021-11-27', 'UTC', /^is less than 5 years ago/],
    ['today in the east, tomorrow here', '2026-11-26', 'America/New_York', /^is a day to come/],
    ['tomorrow', '2026-11-27', 'UTC', /^is a day to come/],
    ['30 years ago to the day', '1996-11-26', 'UTC', null],
    ['a day longer ago', '1996-11-25', 'UTC', /^is more than 30 years ago/],
    ['with two digits', '08-05-31', 'UTC', /^is no day/],
    ['of a day that is not', '2009-02-29', 'UTC', /^is no day/],
    ['of a month that is not', '2009-13-01', 'UTC', /^is no day/],
    ['with a time', '2009-05-31T00:00:00Z', 'UTC', /^is no day/],
    ['nothing', '', 'UTC', /^is no day/],
  ]
  it.each(cases)('%s', (_, birthDate, timeZone, expected) => {
    const problem = birthDateProblem(birthDate, timeZone, now)
    if (expected) expect(problem).toMatch(expected)
    else expect(problem).toBeNull()
  })
})
