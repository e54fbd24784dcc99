import type { Role } from '../generated/prisma/enums.ts'
import { allows, type Permission } from './policy.ts'

/** Who acts: someone signed in, a part of the product itself, or nobody we know. */
export type Actor =
  | { kind: 'account'; id: string; name: string; roles: ReadonlyMap<string, Role> }
  | { kind: 'system'; id: 'pipeline' | 'demo' | 'command line' }
  | { kind: 'stranger' }

export const stranger: Actor = { kind: 'stranger' }

/** The session of a browser. While it is locked its person is a stranger to everything but unlocking. */
export type Sitting = { id: string; accountId: string; name: string; isLocked: boolean }

export const rolesIn = (actor: Actor, studyId: string): Role | undefined =>
  actor.kind === 'account' ? actor.roles.get(studyId) : undefined

export const mayIn = (actor: Actor, studyId: string, permission: Permission): boolean => {
  if (actor.kind === 'system') return true
  const role = rolesIn(actor, studyId)
  return role !== undefined && allows(role, permission)
}

/** The studies whose rows exist for this reader under a permission. */
export const studiesOf = (actor: Actor, permission: Permission): string[] =>
  actor.kind === 'account'
    ? [...actor.roles].filter(([, role]) => allows(role, permission)).map(([studyId]) => studyId)
    : []
