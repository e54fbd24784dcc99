import { expect, it } from 'vitest'
import { dayOf } from '../ui/day.ts'
import { instantOf } from './day.ts'

it.each([
  ['2026-11-26', null],
  ['2026-11-20', new Date('2026-11-20T12:00').toISOString()],
  ['', undefined],
  ['yesterday', undefined],
])('an interview was on %s', (day, instant) => {
  expect(instantOf(day, new Date(2026, 10, 26, 23, 59))).toBe(instant)
  expect(dayOf(new Date(2026, 0, 5))).toBe('2026-01-05')
})
