import { describe, expect, it } from 'vitest'
import type { Role } from '../../generated/prisma/enums.ts'
import { changed, gained, outOfReach, presetNames, seatsOf, type Membership } from './member.ts'

const is = (accountId: string, ...roles: Role[]): Membership => ({ accountId, roles })

describe('what somebody gains by new roles', () => {
  it.each<[string, Role[], Role[], string[]]>([
    ['an evaluator who codes as well', ['evaluator'], ['evaluator', 'coder'], []],
    ['an evaluator who interviews as well', ['evaluator'], ['evaluator', 'interviewer'], []],
    ['an evaluator who keeps data as well', ['evaluator'], ['evaluator', 'data_steward'], []],
    ['an evaluator who speaks as the board', ['evaluator'], ['evaluator', 'board'], ['speak on board']],
    [
      'an administrator who reads the record',
      ['administrator'],
      ['administrator', 'auditor'],
      ['read audit'],
    ],
    ['a coder who becomes a lead', ['coder'], ['lead'], ['read lead']],
    ['an evaluator who becomes a coder', ['evaluator'], ['coder'], []],
  ])('%s', (_who, before, after, expected) => {
    expect(gained(before, after)).toEqual(expected)
  })
})

describe('a change of who is in a study', () => {
  const ada = is('ada', 'evaluator', 'administrator')
  const dara = is('dara', 'administrator')
  const ben = is('ben', 'coder')
  const refusal = (members: Membership[], changes: Membership[], by: string) => {
    try {
      changed(members, changes, by)
      return null
    } catch (problem) {
      return (problem as { code: string }).code
    }
  }

  it.each<[string, Membership[], Membership[], string, string | null]>([
    ['makes a coder an evaluator', [dara, ben], [is('ben', 'evaluator')], 'dara', null],
    ['makes oneself evaluator', [dara, ben], [is('dara', 'administrator', 'evaluator')], 'dara', 'own_roles'],
    ['has another administrator do so', [ada, dara], [is('dara', 'administrator', 'coder')], 'ada', null],
    ['gives up evaluating', [ada, dara], [is('ada', 'administrator')], 'ada', null],
    ['gives up administering, the other stays', [ada, dara], [is('ada', 'evaluator')], 'ada', null],
    ['takes the last administrator’s role', [dara, ben], [is('dara', 'administrator')], 'dara', null],
    ['leaves no administrator', [ada, ben], [is('ada', 'evaluator')], 'ada', 'last_administrator'],
    ['removes the last administrator', [ada, ben], [is('ada')], 'ada', 'last_administrator'],
    ['removes one of two', [ada, dara], [is('ada')], 'dara', null],
    [
      'swaps both at once',
      [ada, dara],
      [is('ada', 'evaluator'), is('dara', 'coder')],
      'ada',
      'last_administrator',
    ],
  ])('%s', (_what, members, changes, by, expected) => {
    expect(refusal(members, changes, by)).toBe(expected)
  })

  it('leaves those who are not named as they were', () => {
    expect(changed([ada, ben], [is('ben', 'adjudicator')], 'ada')).toEqual([ada, is('ben', 'adjudicator')])
  })
})

describe('a team as it comes', () => {
  it.each(presetNames)('%s has an administrator, and every seat a name of its own', (preset) => {
    const seats = seatsOf(preset)
    expect(seats.some(({ roles }) => roles.includes('administrator'))).toBe(true)
    expect(new Set(seats.map(({ key }) => key)).size).toBe(seats.length)
    expect(seats.every(({ roles }) => roles.length > 0)).toBe(true)
  })

  it('of two evaluators can do everything but be checked by a third', () => {
    const team = seatsOf('two_evaluators').map(({ key, roles }) => is(key, ...roles))
    expect(outOfReach(team)).toEqual(['record_checked'])
  })

  it('is out of reach of quotes with one who reads, and of own roles with one administrator', () => {
    expect(outOfReach([is('ada', 'evaluator', 'administrator')])).toEqual([
      'quote_leaves',
      'own_roles',
      'danger_read',
      'record_checked',
    ])
    const state = seatsOf('state').map(({ key, roles }) => is(key, ...roles))
    expect(outOfReach(state)).toEqual(['own_roles'])
    expect(outOfReach([...state, is('dara', 'administrator')])).toEqual([])
  })

  it('of a whole office lets nobody in who reads, and lets nobody read who lets in', () => {
    for (const { roles } of seatsOf('state').filter(({ roles }) => roles.includes('administrator')))
      expect(roles).toEqual(['administrator'])
  })
})
