import { describe, expect, it } from 'vitest'
import { alarmAfter, dueAt, stepAt, type Step, type Timed } from './clock.ts'
import { failed, isNews, merged, needsSecond, raisedOf, type Found, type Raised } from './safety.ts'

// The night on which clocks in New York go back, 1 November 2026: two o'clock comes twice.
const raisedAt = new Date('2026-11-01T05:30:00Z')
const minute = 60_000
const after = (minutes: number) => new Date(raisedAt.getTime() + minutes * minute)
const flag = (more: Partial<Timed> = {}): Timed => ({
  ...{ tier: 1, raisedAt, acknowledgedAt: null, decidedAt: null, isImported: false, ...more },
})

describe('whom a flag waits for', () => {
  it.each<[string, Partial<Timed>, number, Step | null]>([
    ['one of tier 1, at first', {}, 0, 'first'],
    ['at half of a quarter of an hour, the backup', {}, 7.5, 'backup'],
    ['after a quarter of an hour, the supervisor', {}, 15, 'supervisor'],
    ['after half as much again, everybody', {}, 22.5, 'everybody'],
    ['one that somebody has, while there is time to decide', { acknowledgedAt: after(5) }, 200, 'first'],
    ['and the supervisor where it is not decided in time', { acknowledgedAt: after(5) }, 240, 'supervisor'],
    ['one of tier 2, at half an hour', { tier: 2 }, 30, 'backup'],
    ['and in an hour', { tier: 2 }, 60, 'supervisor'],
    ['one of tier 3, the next day', { tier: 3 }, 24 * 60, 'supervisor'],
    ['what is undecided after eight hours, an alarm', { acknowledgedAt: after(5) }, 480, 'alarm'],
    ['which tier 3 never is', { tier: 3 }, 480, 'first'],
    ['what was decided, nobody', { decidedAt: after(1) }, 900, null],
    ['what came in with a batch, nobody', { isImported: true }, 9_000, null],
    ['one that came in the future by a clock that went back since', {}, -90, 'first'],
  ])('%s', (_what, more, minutes, step) => expect(stepAt(flag(more), after(minutes))).toBe(step))

  it('is due in spans of time, whatever the clock on the wall does that night', () => {
    expect(dueAt(flag({ tier: 2 }))).toEqual(new Date('2026-11-01T06:30:00Z'))
    expect(dueAt(flag({ tier: 2, acknowledgedAt: after(10) }))).toEqual(new Date('2026-11-01T09:30:00Z'))
    expect(dueAt(flag({ tier: 3 }))).toEqual(new Date('2026-11-02T05:30:00Z'))
    expect([dueAt(flag({ isImported: true })), dueAt(flag({ decidedAt: after(1) }))]).toEqual([null, null])
    expect(alarmAfter).toBeLessThan(12 * 60 * minute)
  })
})

type Table = { tier: Raised['tier']; kinds: readonly string[]; rules: readonly number[] }
const raisedAs = ({ tier, kinds, rules }: Table): Raised => ({ tier, kinds: [...kinds], rules: [...rules] })

describe('what is raised of a response', () => {
  const calm: Found = { tier: null, kinds: [], rules: [] }
  const past: Found = { tier: 3, kinds: ['abuse'], rules: [3001] }
  const now: Found = { tier: 1, kinds: ['danger'], rules: [2001, 1] }
  it.each([
    ['nothing of nothing', [calm], false, null],
    ['nothing where nobody wrote', [], true, null],
    ['to be read, of a minor alone', [calm], true, { tier: 3, kinds: ['to_read'], rules: [] }],
    [
      'the most urgent, with all kinds',
      [past, calm, now],
      true,
      { tier: 1, kinds: ['abuse', 'danger'], rules: [1, 2001, 3001] },
    ],
    [
      'what could not be screened, as likely',
      [calm, failed],
      false,
      { tier: 2, kinds: ['unscreened'], rules: [] },
    ],
  ] as const)('%s', (_what, found, isMinor, raised) => expect(raisedOf(found, isMinor)).toEqual(raised))

  const closed = { tier: 2 as const, kinds: ['abuse'], rules: [7] }
  it.each([
    ['all, where nothing was', { tier: 3, kinds: ['to_read'], rules: [] }, [], true],
    ['not the same again', closed, [closed], false],
    ['not less of it', { ...closed, tier: 3 }, [closed], false],
    ['what is more urgent', { ...closed, tier: 1 }, [closed], true],
    [
      'what is more urgent than any',
      { ...closed, tier: 2 },
      [
        { ...closed, tier: 3 },
        { ...closed, tier: 1 },
      ],
      false,
    ],
    ['another kind', { ...closed, kinds: ['abuse', 'missing'] }, [closed], true],
    ['another line', { ...closed, rules: [7, 8] }, [closed], true],
    ['what several knew together', { ...closed, rules: [7, 8] }, [closed, { ...closed, rules: [8] }], false],
  ] as const)('is new, beside what was decided: %s', (_what, found, was, isIt) =>
    expect(isNews(raisedAs(found), was.map(raisedAs))).toBe(isIt),
  )

  it('is put to what waits, and takes nothing of it away', () => {
    const misconduct = { tier: 2 as const, kinds: ['misconduct'], rules: [3] }
    expect(merged(closed, misconduct)).toEqual({ tier: 2, kinds: ['abuse', 'misconduct'], rules: [3, 7] })
    expect(merged(closed, { ...misconduct, tier: 1 })).toMatchObject({
      tier: 1,
      kinds: ['abuse', 'misconduct'],
    })
    expect(merged(closed, { ...misconduct, tier: 3 })).toMatchObject({
      tier: 2,
      kinds: ['abuse', 'misconduct'],
    })
  })

  it('takes two people not to report what is now or likely', () => {
    expect([needsSecond('not_reportable', 1), needsSecond('not_reportable', 2)]).toEqual([true, true])
    expect([needsSecond('not_reportable', 3), needsSecond('reported', 1)]).toEqual([false, false])
  })
})
