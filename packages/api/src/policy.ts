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
  'mark details': ['coder', 'adjudicator', 'evaluator'],
  'open details': ['evaluator'],
  'edit study': ['evaluator', 'administrator'],
  'edit instrument': ['evaluator'],
  'edit codebook': ['evaluator'],
  'edit consent text': ['evaluator'],
  'enrol participant': ['interviewer', 'evaluator'],
  'record consent': ['interviewer', 'evaluator'],
  'record response': ['interviewer', 'evaluator'],
  'keep identity': ['interviewer', 'evaluator'],
  'correct age': ['evaluator'],
  'reach out': ['interviewer', 'evaluator'],
  'read attrition': ['evaluator'],
  'read consent': ['evaluator'],
  'approve quotes': ['coder', 'adjudicator', 'evaluator'],
  'review safety': ['safety_reviewer'],
  'look at openings': ['safety_reviewer', 'data_steward'],
  'plan duty': ['safety_reviewer', 'administrator'],
  'run drill': ['safety_reviewer', 'administrator'],
  'raise concern': ['interviewer', 'coder', 'adjudicator', 'evaluator'],
  'read board': ['board', 'evaluator'],
  'speak on board': ['board'],
  'answer board': ['evaluator'],
  'read lead': ['lead', 'evaluator'],
  'pick for lead': ['evaluator'],
  'hand over': ['evaluator'],
  'import batch': ['data_steward', 'evaluator'],
  'record worker': ['data_steward', 'evaluator'],
  'manage members': ['administrator'],
  'read audit': ['auditor'],
  'read erasures': ['data_steward', 'evaluator'],
  'read demands': ['data_steward', 'evaluator', 'administrator'],
  'handle demands': ['data_steward', 'evaluator'],
  'ask vault': ['data_steward'],
  'second vault': ['data_steward', 'safety_reviewer', 'evaluator'],
  'run retention': ['data_steward', 'evaluator'],
  'end words': ['data_steward'],
  'delete study': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof policy

export type Halves = { first: readonly Role[]; second: readonly Role[]; isBuilt: boolean }

/**
 * Acts with two halves that nobody does both of, whatever their roles; nothing else is forbidden to one person. Who may do
 * a half stands here also for acts that come with a later part, so that a team can be put together for them.
 */
export const twoHanded = {
  /** Prepared by one, let leave by another. */
  quote: { first: policy['approve quotes'], second: policy['approve quotes'], isBuilt: true },
  /** What identifies is taken out by hand by one, and looked at again by another. */
  deidentification: {
    first: policy['mark details'],
    second: policy['mark details'],
    isBuilt: true,
  },
  /** What came of a disclosure of danger is written down by one and signed by another, who both may see it. */
  safety: { first: policy['review safety'], second: policy['review safety'], isBuilt: true },
  /** Who somebody is, is looked up by who keeps the data, with another beside them. */
  vault: {
    first: policy['ask vault'],
    second: policy['second vault'],
    isBuilt: true,
  },
  /** How a legal demand is answered is proposed by one and agreed to by another. */
  demand: { first: policy['handle demands'], second: policy['handle demands'], isBuilt: true },
  /** Words whose time is over are destroyed by who keeps the data, with another who looked what it is. */
  words: { first: policy['end words'], second: policy['run retention'], isBuilt: true },
} as const satisfies Record<string, Halves>

export type TwoHanded = keyof typeof twoHanded
export const twoHandedActs = Object.keys(twoHanded) as TwoHanded[]

type Person = { accountId: string; roles: readonly Role[] }

/** Whether somebody may do the second half of what another began: never of their own. */
export const maySecond = (act: TwoHanded, first: string, second: Person): boolean =>
  first !== second.accountId && hasOne(second.roles, twoHanded[act].second)

/** Whether two of these people could do an act together. */
export const isWithinReach = (act: TwoHanded, people: readonly Person[]): boolean =>
  people.some(
    (one) =>
      hasOne(one.roles, twoHanded[act].first) && people.some((other) => maySecond(act, one.accountId, other)),
  )

const hasOne = (roles: readonly Role[], wanted: readonly Role[]): boolean =>
  roles.some((role) => wanted.includes(role))

export const permissions = Object.keys(policy) as Permission[]

export const allows = (roles: readonly Role[], permission: Permission): boolean =>
  roles.some((role) => (policy[permission] as readonly Role[]).includes(role))

export const permissionsOf = (roles: readonly Role[]): Permission[] =>
  permissions.filter((permission) => allows(roles, permission))
