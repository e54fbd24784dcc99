// Who may be what in a study: rules without a database.
import type { Role } from '../../generated/prisma/enums.ts'
import { LastAdministrator, OwnRoles } from '../errors.ts'
import { allows, isWithinReach, permissionsOf, type Permission } from '../policy.ts'

export type Membership = { accountId: string; roles: Role[] }

/** One place of a team, and what whoever takes it is. Some places are for several people. */
export type Seat = { key: string; roles: Role[]; isForSeveral?: true }

/** Teams as they come, for filling a study in one step. Whoever is not named in it stays what they were. */
export const presets = {
  // The second may let the first's quotes leave, and reads the record of both: nobody checks themself alone.
  two_evaluators: [
    { key: 'first', roles: ['evaluator', 'administrator', 'data_steward'] },
    { key: 'second', roles: ['evaluator', 'administrator', 'safety_reviewer', 'auditor'] },
  ],
  team: [
    { key: 'evaluator', roles: ['evaluator', 'administrator', 'data_steward'] },
    { key: 'second', roles: ['adjudicator', 'administrator', 'safety_reviewer'] },
    { key: 'coder', roles: ['coder', 'interviewer'], isForSeveral: true },
    { key: 'board', roles: ['board'], isForSeveral: true },
    { key: 'lead', roles: ['lead'], isForSeveral: true },
    { key: 'auditor', roles: ['auditor'] },
  ],
  // Every work by itself: who lets people in reads nothing, and who reads lets nobody in.
  state: [
    { key: 'administrator', roles: ['administrator'], isForSeveral: true },
    { key: 'evaluator', roles: ['evaluator'], isForSeveral: true },
    { key: 'data_steward', roles: ['data_steward'] },
    { key: 'interviewer', roles: ['interviewer'], isForSeveral: true },
    { key: 'coder', roles: ['coder'], isForSeveral: true },
    { key: 'adjudicator', roles: ['adjudicator'] },
    { key: 'safety_reviewer', roles: ['safety_reviewer'], isForSeveral: true },
    { key: 'board', roles: ['board'], isForSeveral: true },
    { key: 'lead', roles: ['lead'], isForSeveral: true },
    { key: 'auditor', roles: ['auditor'] },
  ],
} as const satisfies Record<string, readonly Seat[]>

export type Preset = keyof typeof presets
export const presetNames = Object.keys(presets) as Preset[]
export const seatsOf = (preset: Preset): readonly Seat[] => presets[preset]

type NeedsOthers = { key: string; isReached: (members: readonly Membership[]) => boolean }

/** What one person never does alone. */
export const jointActs = [
  { key: 'quote_leaves', isReached: (members) => isWithinReach('quote', members) },
  {
    key: 'own_roles',
    isReached: (members) => members.filter(({ roles }) => allows(roles, 'manage members')).length > 1,
  },
  { key: 'danger_read', isReached: (members) => members.some(({ roles }) => allows(roles, 'review safety')) },
  // Somebody may read the record of their own acts; that is not what a record is for.
  { key: 'record_checked', isReached: (members) => members.some(({ roles }) => onlyChecks(roles)) },
] as const satisfies readonly NeedsOthers[]

const onlyChecks = (roles: readonly Role[]): boolean =>
  roles.length > 0 && permissionsOf(roles).every((permission) => permission === 'read audit')

export type JointAct = (typeof jointActs)[number]['key']

/** What these people cannot do among themselves. */
export const outOfReach = (members: readonly Membership[]): JointAct[] =>
  jointActs.filter(({ isReached }) => !isReached(members)).map(({ key }) => key)

/** Whoever reads all words gains nothing by reading their own interviews. */
const covers: Partial<Record<Permission, Permission>> = { 'read own interviews': 'read words' }

/**
 * Whoever asks to look somebody up sees nothing until another person agrees; whoever looks at openings is told nothing of whom they
 * were, and signs none of their own.
 */
const opensNothing: readonly Permission[] = ['ask vault', 'end words', 'look at openings']

/** What somebody could not do before, and can after. */
export const gained = (before: readonly Role[], after: readonly Role[]): Permission[] =>
  permissionsOf(after).filter((permission) => {
    const cover = covers[permission]
    if (opensNothing.includes(permission)) return false
    return !allows(before, permission) && !(cover && allows(before, cover))
  })

const isAdministrator = ({ roles }: Membership) => roles.includes('administrator')

/**
 * The members after a change by one of them. Nobody gives themself anything: an administrator reads nothing, and would
 * otherwise make themself whoever reads all. And a study keeps an administrator.
 */
export const changed = (
  members: readonly Membership[],
  changes: readonly Membership[],
  by: string | null,
): Membership[] => {
  const rolesOf = (accountId: string) => members.find((one) => one.accountId === accountId)?.roles ?? []
  const own = changes.find(({ accountId }) => accountId === by)
  if (own && gained(rolesOf(own.accountId), own.roles).length > 0) throw new OwnRoles()
  const after = [
    ...members.filter((one) => !changes.some(({ accountId }) => accountId === one.accountId)),
    ...changes.filter(({ roles }) => roles.length > 0),
  ]
  if (members.some(isAdministrator) && !after.some(isAdministrator)) throw new LastAdministrator()
  return after
}
