import { describe, expect, it } from 'vitest'
import { isCode, newCode } from '../id.ts'
import {
  againstReaching,
  expiryOf,
  letterOf,
  stateOf,
  type InvitationState,
  type InvitationTimes,
  type Reach,
} from './outreach.ts'

const open: Reach = {
  ...{ isUnsafe: false, saidNo: false, hasPlan: true, isFollowUp: false, mayBeAskedAgain: false },
  ...{ hasAnswered: false, tries: 0, hasBegun: true, isOver: false },
}

describe('somebody', () => {
  const cases: [string, Partial<Reach>, string | null][] = [
    ['is invited to the first wave without having been asked about it', {}, null],
    ['is asked again only where they agreed', { isFollowUp: true }, 'not_asked'],
    ['and is then', { isFollowUp: true, mayBeAskedAgain: true }, null],
    ['is not invited a fourth time', { tries: 3 }, 'tries'],
    ['is invited a third time', { tries: 2 }, null],
    ['is not invited without a plan', { hasPlan: false }, 'no_plan'],
    ['is not invited once they answered', { hasAnswered: true }, 'answered'],
    ['is not invited before the wave', { hasBegun: false }, 'not_open'],
    ['is not invited after it', { isOver: true }, 'over'],
    [
      'is left alone where it is not safe, whatever else',
      { isUnsafe: true, hasPlan: false, saidNo: true },
      'unsafe',
    ],
    ['is left alone who said no, whatever else', { saidNo: true, tries: 3, isFollowUp: true }, 'said_no'],
  ]
  it.each(cases)('%s', (_, given, expected) => expect(againstReaching({ ...open, ...given })).toBe(expected))
})

describe('an invitation', () => {
  const at = new Date('2026-11-26T12:00:00Z')
  const later = new Date('2026-12-01T00:00:00Z')
  const made: InvitationTimes = {
    ...{ way: 'by_hand', expiresAt: later, claimedAt: null, sentAt: null },
    ...{ failure: null, endedAt: null, endedBy: null },
  }
  const cases: [InvitationState, Partial<InvitationTimes>][] = [
    ['open', {}],
    ['expired', { expiresAt: at }],
    ['waiting', { way: 'mail' }],
    ['failing', { way: 'mail', failure: 'letter_not_taken' }],
    ['unsure', { way: 'mail', claimedAt: at }],
    ['open', { way: 'mail', claimedAt: at, sentAt: at }],
    ['unsafe', { way: 'mail', endedAt: at, endedBy: 'unsafe' }],
    ['used', { expiresAt: at, endedAt: at, endedBy: 'used' }],
  ]
  it.each(cases)('is %s', (state, given) => expect(stateOf({ ...made, ...given }, at)).toBe(state))

  it('ends after two weeks, or with its wave', () => {
    expect(expiryOf(at, null).toISOString()).toBe('2026-12-10T12:00:00.000Z')
    expect(expiryOf(at, later)).toBe(later)
    expect(expiryOf(at, new Date('2027-06-01')).toISOString()).toBe('2026-12-10T12:00:00.000Z')
  })
})

describe('a code', () => {
  it('is read off paper without doubt, and is never the same', () => {
    const codes = Array.from({ length: 200 }, newCode)
    expect(new Set(codes).size).toBe(200)
    expect(codes.filter((code) => !isCode(code) || /[01oil]/.test(code))).toEqual([])
  })
  it.each(['', 'abcd', '2345-6789-abcd-efg', '2345-6789-abcd-efgi', "2345-6789-abcd-efg'"])(
    'is not “%s”',
    (text) => expect(isCode(text)).toBe(false),
  )
})

describe('a letter', () => {
  it.each(['en', 'es'] as const)('tells nobody what it is about, in %s', (language) => {
    const told = { language, senderWords: null, link: 'LINK', until: '1' }
    const { subject, text } = letterOf(told)
    expect(`${subject} ${text}`).not.toMatch(
      /study|survey|estudio|encuesta|traffick|survivor|victim|trata|firsthand|interview|entrevista/i,
    )
    expect(text).toContain('LINK')
    expect(letterOf({ ...told, senderWords: 'Maria' }).text).toContain('Maria')
  })
})
