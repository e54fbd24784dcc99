import { describe, expect, it } from 'vitest'
import { alarmAfter, countsOf, dueAt, nextStepAt, stepAt, type Step, type Timed } from './clock.ts'
import type { Turn } from '../duty/duty.ts'
import { calledAt, letterOf } from './notice.ts'
import { failed, isNews, merged, namedIn, needsSecond, raisedOf, type Found, type Raised } from './safety.ts'

// The night on which clocks in New York go back, 1 November 2026: two o'clock comes twice.
const raisedAt = new Date('2026-11-01T05:30:00Z')
const minute = 60_000
const after = (minutes: number) => new Date(raisedAt.getTime() + minutes * minute)
const flag = (more: Partial<Timed> = {}): Timed => ({
  ...{ tier: 1, raisedAt, acknowledgedAt: null, decidedAt: null, isImported: false },
  ...{ waitsForSecond: false, ...more },
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
    ['one of somebody who sits with them, everybody at once', { isInRoom: true }, 0, 'everybody'],
    ['until somebody has it', { isInRoom: true, acknowledgedAt: after(1) }, 2, 'first'],
    ['what was decided, nobody', { decidedAt: after(1) }, 900, null],
    [
      'and goes on where a second person has to sign it',
      { decidedAt: after(1), acknowledgedAt: after(1), waitsForSecond: true },
      480,
      'alarm',
    ],
    ['what came in with a batch, nobody', { isImported: true }, 9_000, null],
    ['one that came in the future by a clock that went back since', {}, -90, 'first'],
  ])('%s', (_what, more, minutes, step) => expect(stepAt(flag(more), after(minutes))).toBe(step))

  it.each<[string, Partial<Timed>, number, [number, number, number]]>([
    ['within its time', {}, 14, [1, 0, 0]],
    ['past it', {}, 15, [1, 1, 0]],
    ['past eight hours', {}, 480, [1, 0, 1]],
    ['of tier 3, past its day', { tier: 3 }, 24 * 60, [1, 1, 0]],
    ['just raised by who sits with them', { isInRoom: true }, 1, [1, 0, 0]],
    ['raised so, and taken by nobody', { isInRoom: true }, 5, [1, 1, 0]],
    ['decided', { decidedAt: after(1) }, 900, [0, 0, 0]],
    [
      'reported, with a written report to come',
      { decidedAt: after(1), writtenDueAt: after(900) },
      60,
      [1, 0, 0],
    ],
    [
      'reported, whose written report is past its time',
      { decidedAt: after(1), writtenDueAt: after(900) },
      900,
      [1, 1, 0],
    ],
    ['declared handled', { isImported: true }, 900, [0, 0, 0]],
  ])('is counted on every page of a reviewer: one %s', (_what, more, minutes, [open, late, alarm]) =>
    expect(countsOf([flag(more)], after(minutes))).toEqual({ open, late, alarm }),
  )

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
  const calm: Found = { tier: null, kinds: [], rules: [], services: [] }
  const past: Found = { tier: 3, kinds: ['abuse'], rules: [3001], services: [] }
  const now: Found = { tier: 1, kinds: ['danger'], rules: [2001, 1], services: [] }
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

describe('when it waits for somebody else', () => {
  it.each<[string, Partial<Timed>, number, number | null]>([
    ['at half, first', {}, 0, 7.5],
    ['then at the whole', {}, 7.5, 15],
    ['then at half as much again', {}, 20, 22.5],
    ['then at the alarm', {}, 30, 480],
    ['and then not any more', {}, 480, null],
    ['once somebody has it, when the time to decide is over', { acknowledgedAt: after(1) }, 2, 240],
    ['never once it is decided', { decidedAt: after(1) }, 2, null],
    ['never of a batch', { isImported: true }, 2, null],
  ])('%s', (_name, more, at, expected) => {
    expect(nextStepAt(flag(more), after(at))).toEqual(expected === null ? null : after(expected))
  })
})

describe('whom a letter calls', () => {
  const always = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '00:00' }
  const as = (place: Turn['place'], accountId: string) =>
    ({ id: place, accountId, place, hours: place === 'supervisor' ? null : always }) as Turn
  const all = [as('first', 'sue'), as('backup', 'sal'), as('supervisor', 'sol')]
  const called = (step: Step, turns: Turn[], may = ['sue', 'sal', 'sol', 'sid']) =>
    calledAt({ step, at: raisedAt, turns, timeZone: 'America/New_York' }, may)
  it.each<[string, Step, Turn[], string[] | undefined, string[]]>([
    ['who is on duty', 'first', all, undefined, ['sue']],
    ['the backup', 'backup', all, undefined, ['sal']],
    ['the supervisor', 'supervisor', all, undefined, ['sol']],
    ['everybody at the last', 'alarm', all, undefined, ['sue', 'sal', 'sol', 'sid']],
    ['the next where one may not read it', 'first', all, ['sal', 'sol'], ['sal']],
    ['all where nobody is ever there', 'first', [], undefined, ['sue', 'sal', 'sol', 'sid']],
    ['all where nobody planned may read it', 'supervisor', all, ['sid'], ['sid']],
    ['nobody where nobody may', 'everybody', all, [], []],
  ])('%s', (_name, step, turns, may, expected) => expect(called(step, turns, may)).toEqual(expected))

  it('says that there is one, and which, and nothing of what', () => {
    const { subject, text } = letterOf('https://desk.example/', { studyId: 's1', flagId: 'f1' })
    expect(`${subject} ${text}`.replace(/https:\S+/, '')).toBe(
      '1 item needs review · 1 asunto por revisar 1 item needs review.\n1 asunto por revisar.\n\n\n\nf1',
    )
    expect(text).toContain('https://desk.example/study/Study-s1/safety')
  })
})

describe('services that are named', () => {
  const services = [
    { id: 'h', names: ['Harbor House', 'Casa del Puerto'] },
    { id: 'x', names: ['IOP'] },
  ]
  it.each([
    ['in any writing', 'at HARBOR  house they', ['h']],
    ['in either language', 'en la casa del púerto', ['h']],
    ['not within a word', 'the harborhouses', []],
    ['not where the name is a short word', 'iop', []],
  ])('%s', (_name, text, expected) => expect(namedIn(text, services)).toEqual(expected))
})
