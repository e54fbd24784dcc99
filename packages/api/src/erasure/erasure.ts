// What a receipt holds of what somebody wanted gone: how much of each kind it was, and by when all of it has to be gone.

/** In the order in which a receipt names them. `notes`: what staff noted of them beforehand, meetings that went on, wishes to talk. */
export const removedKinds = [
  'responses',
  'answers',
  'passages',
  'codings',
  'decisions',
  'approvals',
  'objections',
  'screens',
  'notes',
  'jobs',
] as const
export type RemovedKind = (typeof removedKinds)[number]
export type Removed = Partial<Record<RemovedKind, number>>

/** Hidden at once; gone in every copy within thirty days. */
const days = 30

export const dueAfter = (at: Date): Date => new Date(at.getTime() + days * 24 * 60 * 60 * 1000)
