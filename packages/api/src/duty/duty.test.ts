import { describe, expect, it } from 'vitest'
import {
  isStaffed,
  isThereAt,
  longestGap,
  thereAt,
  turnsAt,
  warningsOf,
  type Hours,
  type Turn,
} from './duty.ts'

const zone = 'America/New_York'
const weekly = (days: Hours['days'], from: string, to: string): Hours => ({ days, from, to })
const turn = (hours: Hours | null, more: Partial<Turn> = {}): Turn => ({
  ...{ id: 't', accountId: 'sue', place: hours ? 'first' : 'supervisor', hours, ...more },
})
const working = weekly(['mon', 'tue', 'wed', 'thu', 'fri'], '08:00', '18:00')

describe('a turn', () => {
  // 26 November 2026 is a Thursday; New York is five hours behind.
  it.each<[string, Hours | null, string, boolean]>([
    ['begins on its minute', working, '2026-11-26T13:00:00Z', true],
    ['and not before', working, '2026-11-26T12:59:00Z', false],
    ['is over at its end', working, '2026-11-26T23:00:00Z', false],
    ['is not on another day', working, '2026-11-28T15:00:00Z', false],
    ['goes over midnight', weekly(['thu'], '22:00', '06:00'), '2026-11-27T10:59:00Z', true],
    ['into no other night', weekly(['thu'], '22:00', '06:00'), '2026-11-26T10:00:00Z', false],
    [
      'is the whole day where it says one time twice',
      weekly(['thu'], '00:00', '00:00'),
      '2026-11-26T05:00:00Z',
      true,
    ],
    ['of a supervisor is always', null, '2026-11-28T08:00:00Z', true],
    // Clocks went back on 1 November: the same eight o'clock is an hour later in the world.
    ['follows the clock on the wall in summer', working, '2026-10-30T12:00:00Z', true],
    ['and in winter', working, '2026-11-02T12:30:00Z', false],
    // Two o'clock does not exist on 14 March 2027; the night that begins at one goes on.
    [
      'goes over an hour that does not exist',
      weekly(['sun'], '01:00', '04:00'),
      '2027-03-14T07:30:00Z',
      true,
    ],
    [
      'and lasts through one that comes twice',
      weekly(['sun'], '01:00', '02:00'),
      '2026-11-01T06:30:00Z',
      true,
    ],
  ])('%s', (_name, hours, at, isThere) => {
    expect(isThereAt({ hours }, new Date(at), zone)).toBe(isThere)
  })

  it('says until when it runs, and when it begins next', () => {
    const at = (instant: string) => turnsAt(turn(working), new Date(instant), zone)?.toISOString()
    expect(at('2026-11-26T15:00:00Z')).toBe('2026-11-26T23:00:00.000Z')
    expect(at('2026-11-28T15:00:00Z')).toBe('2026-11-30T13:00:00.000Z')
    expect(turnsAt(turn(null), new Date(), zone)).toBeNull()
  })
})

describe('the longest time with nobody', () => {
  it.each<[string, Hours[], number]>([
    ['of nobody at all', [], 7 * 24],
    ['of working days', [working], 62],
    ['of every day', [weekly(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], '08:00', '18:00')], 14],
    ['of all hours', [weekly(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], '00:00', '00:00')], 0],
    ['of one night', [weekly(['sun'], '22:00', '06:00')], 160],
    ['of what lies in what', [weekly(['mon'], '00:00', '00:00'), weekly(['mon'], '03:00', '04:00')], 144],
  ])('%s', (_name, hours, expected) => {
    expect(longestGap(hours.map((one) => turn(one))) / 60).toBe(expected)
  })
})

describe('a plan by which words are read within a day', () => {
  const daily = weekly(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], '08:00', '08:15')
  const everyOther = [weekly(['mon', 'wed', 'fri', 'sat', 'sun'], '00:00', '00:00')]
  it.each<[string, Hours[], boolean]>([
    ['is none without anybody', [], false],
    ['is not one turn a week', [weekly(['mon'], '08:00', '18:00')], false],
    ['is not that of working days, for the weekend is longer', [working], false],
    ['is one turn each day', [daily], true],
    ['is one that leaves a day and no more', everyOther, true],
    [
      'is not one that leaves a minute more',
      [weekly(['mon', 'wed', 'fri', 'sat', 'sun'], '00:01', '00:00')],
      false,
    ],
  ])('%s', (_name, hours, expected) => {
    expect(isStaffed(hours.map((one) => turn(one)))).toBe(expected)
  })
  it('is not made by whoever is not the first to be asked', () => {
    expect(isStaffed([turn(daily, { place: 'backup' }), turn(null)])).toBe(false)
  })
})

describe('what is missing of a plan', () => {
  const sue = { accountId: 'sue', hasAddress: true, ties: 0 }
  const at = new Date('2026-11-28T15:00:00Z')
  const letters = (sendsLetters: boolean, reachesAdministrator: boolean) => ({
    ...{ sendsLetters, reachesAdministrator },
  })
  const plan = (turns: Turn[], reviewers = [sue], sendsLetters = true, reachesAdministrator = true) =>
    warningsOf({ ...letters(sendsLetters, reachesAdministrator), turns, reviewers, timeZone: zone }, at)

  it('is said of nobody ever, and of nobody now', () => {
    expect(plan([])).toEqual(['nobody_ever', 'no_backup', 'no_supervisor'])
    const all = [turn(working), turn(working, { place: 'backup' }), turn(null)]
    expect(plan(all)).toEqual(['nobody_now', 'gap_over_a_day'])
    expect(thereAt({ turns: all, timeZone: zone }, 'supervisor', at)).toEqual(['sue'])
  })

  it('is said of letters that reach nobody, and of nobody outside', () => {
    const always = weekly(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], '00:00', '00:00')
    const all = [turn(always), turn(always, { place: 'backup' }), turn(null)]
    expect(plan(all)).toEqual([])
    expect(plan(all, [{ ...sue, hasAddress: false }])).toEqual(['no_address', 'first_without_address'])
    const sal = { ...sue, accountId: 'sal' }
    const two = [...all, turn(always, { accountId: 'sal' })]
    expect(plan(two, [{ ...sue, hasAddress: false }, sal])).toEqual(['no_address'])
    expect(plan(all, [{ ...sue, hasAddress: false }], false)).toEqual(['no_mail_server'])
    expect(plan(all, [{ ...sue, ties: 1 }])).toEqual(['nobody_outside'])
    expect(plan(all, [sue], true, false)).toEqual(['administrator_without_address'])
    expect(plan(all, [sue], false, false)).toEqual(['no_mail_server'])
  })
})
