import { describe, expect, it } from 'vitest'
import { checkPlan, isQuiet, isSafeAt, nextSafe, type ContactPlan, type SafeTimes } from './identity.ts'

const plan: ContactPlan = {
  ...{ channel: 'in_person', language: 'en', address: null, workerRole: null },
  ...{ safeTimes: null, senderWords: null, mustNotKnow: null },
}
const weekday: SafeTimes = { days: ['mon', 'tue'], from: '15:30', to: '17:00' }

describe('a contact plan', () => {
  const wrong: [string, Partial<ContactPlan>, RegExp | null][] = [
    ['in person needs nothing', {}, null],
    ['mail needs an address', { channel: 'mail' }, /^address: is no e-mail address/],
    ['mail takes one', { channel: 'mail', address: 'pat@example.org' }, null],
    ['two addresses are none', { channel: 'mail', address: 'a@b.org, c@d.org' }, /^address/],
    ['an address with a name is none', { channel: 'mail', address: 'Pat <pat@b.org>' }, /^address/],
    ['a line break is none', { channel: 'mail', address: 'a@b.org\nBcc: c@d.org' }, /^address/],
    ['a text needs a number', { channel: 'text', address: 'pat' }, /^address: is no telephone number/],
    ['a call takes one', { channel: 'call', address: '+1 (860) 555-0101' }, null],
    ['a worker is named by what they are', { channel: 'worker' }, /^workerRole: is missing/],
    ['times end after they begin', { safeTimes: { ...weekday, to: '15:30' } }, /^safeTimes: end before/],
    ['words that tell are refused', { senderWords: 'Survivor study' }, /^senderWords: name what this is/],
  ]
  it.each(wrong)('%s', (_, given, message) => {
    const check = () => checkPlan({ ...plan, ...given })
    if (message) expect(check).toThrow(message)
    else expect(check).not.toThrow()
  })

  it.each([
    ['Maria from the library', true],
    ['the reading group', true],
    ['Firsthand', false],
    ['Víctimas y más', false],
    ['grupo contra la trata', false],
    ['la tratamos bien', true],
    ['vi\u0301ctimas', false],
    ['surviv-or circle', false],
    ['the surv\u200bivor group', false],
    ['DCF', false],
    ['the night-shift worker', true],
  ])('says “%s” quietly: %s', (words, expected) => expect(isQuiet(words)).toBe(expected))
})

describe('a safe time', () => {
  const zone = 'America/New_York'
  const cases: [string, SafeTimes | null, string, string, boolean][] = [
    ['any time', null, '2026-11-26T03:00:00Z', zone, true],
    ['a Monday at half past three', weekday, '2026-11-23T20:30:00Z', zone, true],
    ['a minute before', weekday, '2026-11-23T20:29:00Z', zone, false],
    ['its end is out', weekday, '2026-11-23T22:00:00Z', zone, false],
    ['another day', weekday, '2026-11-25T20:30:00Z', zone, false],
    ['in summer an hour earlier', weekday, '2026-07-06T19:30:00Z', zone, true],
    ['by the clock of the place, not of Greenwich', weekday, '2026-11-23T15:30:00Z', zone, false],
    [
      'on the other side of the day line',
      { days: ['tue'], from: '00:00', to: '01:00' },
      '2026-11-23T10:15:00Z',
      'Pacific/Kiritimati',
      true,
    ],
  ]
  it.each(cases)('%s', (_, times, at, timeZone, expected) =>
    expect(isSafeAt(times, new Date(at), timeZone)).toBe(expected),
  )

  it.each([
    ['now, where it is safe now', '2026-11-23T20:31:00Z', '2026-11-23T20:31:00.000Z'],
    ['later the same day', '2026-11-23T12:01:00Z', '2026-11-23T20:30:00.000Z'],
    ['after the weekend', '2026-11-27T12:00:00Z', '2026-11-30T20:30:00.000Z'],
    // The clocks go back on 1 November: half past three is an hour later by Greenwich than the week before.
    ['over the change of clocks', '2026-10-31T12:00:00Z', '2026-11-02T20:30:00.000Z'],
  ])('comes %s', (_, at, expected) =>
    expect(nextSafe(weekday, new Date(at), zone)?.toISOString()).toBe(expected),
  )

  it('that a quarter of an hour misses never comes, and nothing is sent', () =>
    expect(
      nextSafe({ ...weekday, from: '15:31', to: '15:40' }, new Date('2026-11-25T12:00:00Z'), zone),
    ).toBeNull())
})
