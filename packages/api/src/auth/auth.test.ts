import { describe, expect, it } from 'vitest'
import { standingOf, waitAfter } from './auth.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5, 8) + minutes * 60_000)
const session = (usedAt: number, lockedAt: number | null = null) => ({
  createdAt: at(0),
  expiresAt: at(12 * 60),
  usedAt: at(usedAt),
  lockedAt: lockedAt === null ? null : at(lockedAt),
})

describe('a session', () => {
  it.each([
    [session(0), 0, 'open'],
    [session(0), 29.9, 'open'],
    [session(0), 30, 'locked'],
    [session(100), 129, 'open'],
    [session(100, 101), 102, 'locked'],
    [session(719), 719.9, 'open'],
    [session(719), 720, 'ended'],
    [session(700, 701), 720, 'ended'],
    // Whatever the row says, it began twelve hours ago.
    [{ ...session(725), expiresAt: at(24 * 60) }, 726, 'ended'],
    [{ ...session(0), expiresAt: at(5) }, 5, 'ended'],
  ])('%o is at minute %d %s', (one, minute, standing) => {
    expect(standingOf(one, at(minute))).toBe(standing)
  })
})

it('waits not at all for five tries, then twice as long each time, then five minutes', () => {
  expect([1, 4, 5, 6, 7, 12, 13, 1000].map(waitAfter)).toEqual([0, 0, 2, 4, 8, 256, 300, 300])
})
