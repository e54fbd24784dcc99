import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromTheWall, onTheWall } from './onTheWall.ts'

const zone = process.env['TZ']
beforeAll(() => {
  process.env['TZ'] = 'America/New_York'
})
afterAll(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

const read = (text: string, now: string) => fromTheWall(text, new Date(now))?.toISOString()

describe('a time on the wall', () => {
  it('comes back as the minute that it was taken from', () => {
    expect(onTheWall(new Date('2026-11-27T14:05:40Z'))).toBe('2026-11-27T09:05')
    expect(read('2026-11-27T09:05', '2026-11-27T14:06:00Z')).toBe('2026-11-27T14:05:00.000Z')
    expect(read('', '2026-11-27T14:06:00Z')).toBeUndefined()
  })

  // On 1 November 2026 the hour from one to two comes twice in New York: until 06:00 UTC, and until 07:00.
  it('of the hour that comes twice is the later one, unless that is to come', () => {
    expect(read('2026-11-01T01:40', '2026-11-01T06:45:00Z')).toBe('2026-11-01T06:40:00.000Z')
    expect(read('2026-11-01T01:40', '2026-11-01T05:45:00Z')).toBe('2026-11-01T05:40:00.000Z')
    expect(read('2026-11-01T00:40', '2026-11-01T06:45:00Z')).toBe('2026-11-01T04:40:00.000Z')
    expect(read('2026-11-01T02:10', '2026-11-01T07:20:00Z')).toBe('2026-11-01T07:10:00.000Z')
  })

  it('of the hour that is left out in spring is an instant all the same', () => {
    expect(read('2026-03-08T02:30', '2026-03-08T08:00:00Z')).toBe('2026-03-08T07:30:00.000Z')
  })
})
