import { describe, expect, it } from 'vitest'
import { Role } from '../generated/prisma/enums.ts'
import { mayIn, rolesIn, studiesOf, type Actor } from './actor.ts'
import { allows, permissionsOf, policy, type Permission } from './policy.ts'

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
  it('are each worth something, or said to be waiting for their part', () => {
    const idle = Object.values(Role).filter((role) => permissionsOf([role]).length === 0)
    expect(idle).toEqual(['safety_reviewer'])
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
