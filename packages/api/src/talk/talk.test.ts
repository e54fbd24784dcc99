import { describe, expect, it } from 'vitest'
import { nextSlot, whenInWords, type Hours } from './talk.ts'

const zone = 'America/New_York'
const hours: Hours = { days: ['mon', 'thu'], from: '09:00', to: '12:30' }
const slot = (at: string, of: Hours = hours) => {
  const found = nextSlot(of, new Date(at), zone)
  return found && [found.from.toISOString(), found.until.toISOString(), found.isNow]
}

describe('the next time at which somebody is there', () => {
  it.each([
    // Thursday 26 November 2026, New York five hours behind.
    [
      'in the middle',
      '2026-11-26T15:07:00.000Z',
      '2026-11-26T15:07:00.000Z',
      '2026-11-26T17:30:00.000Z',
      true,
    ],
    ['before it', '2026-11-26T10:00:00.000Z', '2026-11-26T14:00:00.000Z', '2026-11-26T17:30:00.000Z', false],
    [
      'too near its end',
      '2026-11-26T17:20:00.000Z',
      '2026-11-30T14:00:00.000Z',
      '2026-11-30T17:30:00.000Z',
      false,
    ],
    ['after it', '2026-11-26T22:00:00.000Z', '2026-11-30T14:00:00.000Z', '2026-11-30T17:30:00.000Z', false],
    // The clock goes back on 1 November: nine o'clock is an hour later in the world.
    [
      'over a change of the clock',
      '2026-10-30T20:00:00.000Z',
      '2026-11-02T14:00:00.000Z',
      '2026-11-02T17:30:00.000Z',
      false,
    ],
  ])('is, asked %s', (_when, at, from, until, isNow) => expect(slot(at)).toEqual([from, until, isNow]))

  it('is none where no quarter of an hour is in it', () => {
    expect(slot('2026-11-26T10:00:00.000Z', { days: ['mon'], from: '09:01', to: '09:09' })).toBeNull()
  })

  it('is the next day in the last minutes of hours that end between two times of five', () => {
    const late: Hours = { days: ['mon', 'thu'], from: '09:00', to: '12:29' }
    for (const minute of [25, 26, 27, 28, 29])
      expect(slot(`2026-11-26T17:${minute}:30.000Z`, late)?.[0]).toBe('2026-11-30T14:00:00.000Z')
  })

  it('is said in both languages, with the day where it is another', () => {
    const now = nextSlot(hours, new Date('2026-11-26T15:07:00Z'), zone)!
    const later = nextSlot(hours, new Date('2026-11-26T22:00:00Z'), zone)!
    const said = [now, later].flatMap((one) =>
      (['en', 'es'] as const).map((to) => whenInWords(one, to, zone)),
    )
    expect(said.map((one) => one.replace(/\s/g, ' '))).toEqual([
      'Today, until 12:30 PM',
      'Hoy, hasta las 12:30 p.m.',
      'Monday, November 30, from 9:00 AM to 12:30 PM',
      'lunes, 30 de noviembre, de 9:00 a.m. a 12:30 p.m.',
    ])
  })
})
