import type { Role } from '../generated/prisma/enums.ts'
import { allows, type Permission } from './policy.ts'

/** Who acts: someone signed in, a part of the product itself, or nobody we know. */
export type Actor =
  | {
      kind: 'account'
      id: string
      name: string
      roles: ReadonlyMap<string, readonly Role[]>
      /** Of the instance: opens studies and invites. It gives no look into any study. */
      isAdministrator?: boolean
      /** Studies of theirs that ask for a second factor, which does not stand behind this session: they see nothing of them. */
      closedStudies?: readonly string[]
      /** The participants whose worker they are: nothing of these exists for them. */
      shutOutFrom: readonly string[]
    }
  | { kind: 'system'; id: 'pipeline' | 'demo' | 'command line' | 'sealer' | 'sitting' }
  | { kind: 'stranger' }

export const stranger: Actor = { kind: 'stranger' }

/** The session of a browser. While it is locked its person is a stranger to everything but unlocking. */
export type Session = {
  id: string
  accountId: string
  name: string
  isLocked: boolean
  /** Two factors stand behind it: a password and a code, or a passkey. */
  isStrong: boolean
}

/** Whose account acts; empty for the product itself and for a stranger. */
export const accountOf = (actor: Actor): string => (actor.kind === 'account' ? actor.id : '')

/** None where somebody is not a member: a membership has one role at least. */
export const rolesIn = (actor: Actor, studyId: string): readonly Role[] =>
  (actor.kind === 'account' && actor.roles.get(studyId)) || []

export const mayIn = (actor: Actor, studyId: string, permission: Permission): boolean =>
  actor.kind === 'system' || allows(rolesIn(actor, studyId), permission)

/** The studies whose rows exist for this reader under a permission. */
export const studiesOf = (actor: Actor, permission: Permission): string[] =>
  actor.kind === 'account'
    ? [...actor.roles].filter(([, roles]) => allows(roles, permission)).map(([studyId]) => studyId)
    : []

/** The participants of whom nothing exists for this reader. */
export const shutOutFrom = (actor: Actor): string[] =>
  actor.kind === 'account' ? [...actor.shutOutFrom] : []

export const isShutOut = (actor: Actor, participantId: string | null): boolean =>
  participantId !== null && actor.kind === 'account' && actor.shutOutFrom.includes(participantId)
