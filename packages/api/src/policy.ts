import type { Role } from '../generated/prisma/enums.ts'

/** Who may do what in a study. What does not stand here nobody may. */
export const policy = {
  'read study': ['interviewer', 'coder', 'adjudicator', 'data_steward', 'evaluator', 'administrator'],
  'read participants': ['coder', 'adjudicator', 'data_steward', 'evaluator'],
  'read own interviews': ['interviewer'],
  'read themes': ['coder', 'adjudicator', 'evaluator'],
  'read words': ['coder', 'adjudicator', 'evaluator'],
  'read pipeline': ['coder', 'adjudicator', 'data_steward', 'evaluator'],
  'retry job': ['evaluator'],
  'decide codings': ['coder', 'adjudicator', 'evaluator'],
  'edit study': ['evaluator', 'administrator'],
  'edit instrument': ['evaluator'],
  'edit codebook': ['evaluator'],
  'enrol participant': ['interviewer', 'evaluator'],
  'record consent': ['interviewer', 'evaluator'],
  'record response': ['interviewer', 'evaluator'],
  'read consent': ['evaluator'],
  'approve quotes': ['coder', 'adjudicator', 'evaluator'],
  'read board': ['board', 'evaluator'],
  'speak on board': ['board'],
  'answer board': ['evaluator'],
  'read lead': ['lead', 'evaluator'],
  'pick for lead': ['evaluator'],
  'import batch': ['data_steward', 'evaluator'],
  'record worker': ['data_steward', 'evaluator'],
  'manage members': ['administrator'],
  'read audit': ['auditor'],
  'delete study': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof policy

export const permissions = Object.keys(policy) as Permission[]

export const allows = (roles: readonly Role[], permission: Permission): boolean =>
  roles.some((role) => (policy[permission] as readonly Role[]).includes(role))

export const permissionsOf = (roles: readonly Role[]): Permission[] =>
  permissions.filter((permission) => allows(roles, permission))
