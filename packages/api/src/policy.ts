import type { Role } from '../generated/prisma/enums.ts'

/** Who may do what in a study. What does not stand here nobody may. */
export const policy = {
  'read study': ['evaluator', 'coder'],
  'read themes': ['evaluator', 'coder'],
  'read words': ['evaluator', 'coder'],
  'read pipeline': ['evaluator', 'coder'],
  'retry job': ['evaluator'],
  'decide codings': ['evaluator', 'coder'],
  'edit study': ['evaluator'],
  'edit instrument': ['evaluator'],
  'edit codebook': ['evaluator'],
  'enrol participant': ['evaluator'],
  'record consent': ['evaluator'],
  'record response': ['evaluator'],
  'read consent': ['evaluator'],
  'approve quotes': ['evaluator', 'coder'],
  'read board': ['board', 'evaluator'],
  'speak on board': ['board'],
  'answer board': ['evaluator'],
  'read lead': ['lead', 'evaluator'],
  'pick for lead': ['evaluator'],
  'import batch': ['evaluator'],
  'read audit': ['evaluator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof policy

export const permissions = Object.keys(policy) as Permission[]

export const allows = (role: Role, permission: Permission): boolean =>
  (policy[permission] as readonly Role[]).includes(role)

export const permissionsOf = (role: Role): Permission[] =>
  permissions.filter((permission) => allows(role, permission))
