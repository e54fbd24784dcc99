import type { Role } from '../generated/prisma/enums.ts'
import { allows, type Permission } from './policy.ts'

/** Who acts: someone signed in, a part of the product itself, or nobody we know. */
export type Actor =
  | { kind: 'account'; id: string; name: string; roles: ReadonlyMap<string, Role> }
  | { kind: 'system'; id: 'pipeline' | 'demo' | 'command line' | 'sealer' }
  | { kind: 'stranger' }

export const stranger: Actor = { kind: 'stranger' }

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
