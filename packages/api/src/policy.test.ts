import { describe, expect, it } from 'vitest'
import { Role } from '../generated/prisma/enums.ts'
import { mayIn, rolesIn, studiesOf, type Actor } from './actor.ts'
import {
  allows,
  isWithinReach,
  maySecond,
  permissionsOf,
  policy,
  twoHanded,
  twoHandedActs,
} from './policy.ts'
import type { Permission, TwoHanded } from './policy.ts'

/** What tells a reader something of what people said, agreed to, or who they are. */
const content: Permission[] = [
  ...(['read participants', 'read themes', 'read words', 'read consent', 'read pipeline'] as const),
  ...(['read board', 'read lead', 'import batch', 'record response', 'approve quotes'] as const),
]

const ada: Actor = {
  kind: 'account',
  id: 'ada',
  name: 'Ada',
  shutOutFrom: [],
  roles: new Map([
    ['listening', ['coder', 'administrator']],
    ['another', ['board']],
  ]),
}

describe('roles', () => {
  it('are each worth something', () => {
    const idle = Object.values(Role).filter((role) => permissionsOf([role]).length === 0)
    expect(idle).toEqual([])
  })

  it('add up: somebody with two may what either allows, and nothing besides', () => {
    expect(permissionsOf(['coder', 'auditor']).sort()).toEqual(
      [...permissionsOf(['coder']), ...permissionsOf(['auditor'])].sort(),
    )
    expect(allows(['coder', 'auditor'], 'edit codebook')).toBe(false)
    expect(permissionsOf([])).toEqual([])
  })

  it('hold in their own study', () => {
    expect(rolesIn(ada, 'listening')).toEqual(['coder', 'administrator'])
    expect(rolesIn(ada, 'nowhere')).toEqual([])
    expect(mayIn(ada, 'listening', 'manage members')).toBe(true)
    expect(mayIn(ada, 'another', 'manage members')).toBe(false)
    expect(studiesOf(ada, 'read words')).toEqual(['listening'])
    expect(studiesOf(ada, 'speak on board')).toEqual(['another'])
  })
})

describe('apart stand', () => {
  it('an administrator and an auditor, and anything that was said', () => {
    for (const role of ['administrator', 'auditor'] as const)
      expect(content.filter((permission) => allows([role], permission))).toEqual([])
    expect(policy['read audit']).toEqual(['auditor'])
  })

  it('board and lead, and everything that did not leave the desk', () => {
    expect(permissionsOf(['board'])).toEqual(['read board', 'speak on board'])
    expect(permissionsOf(['lead'])).toEqual(['read lead'])
  })
})

describe('an act with two halves', () => {
  const is = (accountId: string, ...roles: Role[]) => ({ accountId, roles })
  const everything = Object.values(Role)

  it('is done by nobody alone, whatever their roles', () => {
    expect(twoHandedActs).toEqual(['quote', 'deidentification', 'safety', 'vault', 'demand', 'words'])
    for (const act of twoHandedActs) {
      expect([act, maySecond(act, 'ada', is('ada', ...everything))]).toEqual([act, false])
      expect([act, isWithinReach(act, [is('ada', ...everything)])]).toEqual([act, false])
      expect(isWithinReach(act, [is('ada', ...everything), is('ben', ...twoHanded[act].second)])).toBe(true)
    }
  })

  it.each<[TwoHanded, string, boolean, ReturnType<typeof is>[]]>([
    ['quote', 'an evaluator and a coder', true, [is('ada', 'evaluator'), is('ben', 'coder')]],
    ['quote', 'an evaluator and a steward', false, [is('ada', 'evaluator'), is('dara', 'data_steward')]],
    ['deidentification', 'two coders', true, [is('ben', 'coder'), is('bea', 'coder')]],
    ['deidentification', 'a coder and a lead', false, [is('ben', 'coder'), is('omar', 'lead')]],
    ['safety', 'two evaluators', false, [is('ada', 'evaluator'), is('eva', 'evaluator', 'safety_reviewer')]],
    ['safety', 'two reviewers', true, [is('sue', 'safety_reviewer'), is('sal', 'safety_reviewer')]],
    ['vault', 'a steward and an evaluator', true, [is('ada', 'evaluator'), is('dara', 'data_steward')]],
    [
      'vault',
      'a steward and an administrator',
      false,
      [is('al', 'administrator'), is('dara', 'data_steward')],
    ],
    ['demand', 'two evaluators', true, [is('ada', 'evaluator'), is('eva', 'evaluator')]],
    ['demand', 'an evaluator and a reviewer', false, [is('ada', 'evaluator'), is('sue', 'safety_reviewer')]],
    ['words', 'a steward and an evaluator', true, [is('ada', 'evaluator'), is('dara', 'data_steward')]],
    ['words', 'two evaluators', false, [is('ada', 'evaluator'), is('eva', 'evaluator')]],
    ['vault', 'two without a steward', false, [is('ada', 'evaluator'), is('sue', 'safety_reviewer')]],
  ])('%s is within reach of %s: %s', (act, _who, isReached, people) => {
    expect(isWithinReach(act, people)).toBe(isReached)
  })

  it('is seconded by whoever may do that half, and nobody else', () => {
    expect(maySecond('quote', 'ben', is('ada', 'evaluator'))).toBe(true)
    expect(maySecond('quote', 'ben', is('omar', 'lead'))).toBe(false)
    expect(maySecond('safety', 'sue', is('ada', 'evaluator'))).toBe(false)
  })
})
