import { describe, expect, it } from 'vitest'
import { birthDateProblem, eighteenthOf } from './majority.ts'

describe('the day on which somebody is 18', () => {
  it.each([
    ['eighteen years later', '2008-05-31', '2026-05-31'],
    ['born on a leap day, no 29th that year: 1 March', '2008-02-29', '2026-03-01'],
    ['born on 28 February: no day later', '2008-02-28', '2026-02-28'],
    ['born on 1 March', '2008-03-01', '2026-03-01'],
    ['turning 18 in a leap year, born before its day', '2010-02-28', '2028-02-28'],
    ['the last day of a year', '2007-12-31', '2025-12-31'],
  ])('%s', (_, birthDate, expected) => {
    expect(eighteenthOf(birthDate)).toBe(expected)
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
