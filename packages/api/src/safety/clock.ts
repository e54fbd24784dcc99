// By when a person reads, and who is called where nobody did. Spans of time alone are compared, so no change of the clock
// on the wall, no weekend and no time zone moves them; a server whose clock goes back finds nothing less due.
import type { SafetyOutcome, SafetySource, WrittenReport } from '../../generated/prisma/enums.ts'
import { needsSecond } from './safety.ts'

const minute = 60_000
const hour = 60 * minute

/** The one table of these clocks, in milliseconds from when it came to the server. A place's law may be stricter, not laxer. */
export const clocks = {
  1: { acknowledge: 15 * minute, decide: 4 * hour },
  2: { acknowledge: hour, decide: 4 * hour },
  3: { acknowledge: 24 * hour, decide: 24 * hour },
} as const
/** Undecided for so long, with four hours left of the twelve that mandated reporters have. */
export const alarmAfter = 8 * hour

export type Tier = keyof typeof clocks
export type Timed = {
  tier: Tier
  raisedAt: Date
  acknowledgedAt: Date | null
  decidedAt: Date | null
  /** It came in with a batch of which somebody said that whoever collected it has read and handled it. */
  isImported: boolean
  /** Decided by one where it takes two: the clock goes on. */
  waitsForSecond: boolean
  /** Raised by somebody who sits with them: it is asked of everybody at once, until somebody has it. */
  isInRoom?: boolean
  /** By when a written report is owed, of what was reported; nothing where none is any more. */
  writtenDueAt?: Date | null
}
/** An item as it is stored. */
export type Clocked = Omit<Timed, 'tier' | 'isImported' | 'waitsForSecond' | 'isInRoom'> & {
  written?: WrittenReport | null
  tier: number
  source: SafetySource
  outcome: SafetyOutcome | null
  signedAt: Date | null
  raisedBy?: string | null
  acknowledgedBy?: string | null
}
/** Whoever raised it and has it knew of it already: its clock runs on until another has it, but where they sit with the person. */
export const timed = ({
  tier,
  source,
  outcome,
  signedAt,
  written,
  writtenDueAt,
  raisedBy,
  acknowledgedBy,
  ...rest
}: Clocked): Timed => ({
  ...{ ...rest, tier: tier as Tier, isImported: source === 'imported' },
  ...(raisedBy && raisedBy === acknowledgedBy && source !== 'interview' && { acknowledgedAt: null }),
  waitsForSecond: Boolean(outcome && !signedAt && needsSecond(outcome, tier)),
  isInRoom: source === 'interview',
  writtenDueAt: written ? null : (writtenDueAt ?? null),
})

/** How long it may wait for somebody to take it. */
const toTake = ({ tier, isInRoom }: Timed): number => (isInRoom ? 0 : clocks[tier].acknowledge)

const isStill = ({ decidedAt, isImported, waitsForSecond }: Timed) =>
  isImported || (decidedAt !== null && !waitsForSecond)

/** Whom it waits for: who is on duty first, then the backup, the supervisor, everybody; `alarm` stays until it is decided. */
export const steps = ['first', 'backup', 'supervisor', 'everybody', 'alarm'] as const
export type Step = (typeof steps)[number]

/** When it is due next; null where nothing is, or no clock runs. */
export const dueAt = (flag: Timed): Date | null => {
  if (isStill(flag)) return null
  const { tier, raisedAt, acknowledgedAt } = flag
  return new Date(raisedAt.getTime() + (acknowledgedAt ? clocks[tier].decide : toTake(flag)))
}

/** Whom it waits for at this moment; null where it waits for nobody. */
export const stepAt = (flag: Timed, at: Date): Step | null => {
  if (isStill(flag)) return null
  const { tier, raisedAt, acknowledgedAt } = flag
  const waited = at.getTime() - raisedAt.getTime()
  if (tier < 3 && waited >= alarmAfter) return 'alarm'
  if (flag.isInRoom && !acknowledgedAt) return 'everybody'
  const span = acknowledgedAt ? clocks[tier].decide : toTake(flag)
  if (waited >= 1.5 * span) return 'everybody'
  if (waited >= span) return 'supervisor'
  return waited >= span / 2 && !acknowledgedAt ? 'backup' : 'first'
}

/** What is asked of everybody because somebody sits with them is past its time when nobody took it for so long. */
const inRoomFor = 5 * minute

export type Counts = { open: number; late: number; alarm: number }
/** How many wait by a clock, how many of them are past all of it, and how many past the hour of the alarm. */
export const countsOf = (flags: readonly Timed[], at: Date): Counts => {
  const counts: Counts = { open: 0, late: 0, alarm: 0 }
  for (const flag of flags) {
    // Decided, so that nobody is called by a clock; what is owed by law is counted all the same.
    if (flag.writtenDueAt) {
      counts.open += 1
      if (flag.writtenDueAt <= at) counts.late += 1
      continue
    }
    const step = stepAt(flag, at)
    if (!step) continue
    counts.open += 1
    if (step === 'alarm') counts.alarm += 1
    const isNew = flag.isInRoom && at.getTime() - flag.raisedAt.getTime() < inRoomFor
    if ((step === 'supervisor' || step === 'everybody') && !isNew) counts.late += 1
  }
  return counts
}

/** The next instant at which it waits for somebody else; null where it waits for nobody, or for everybody already. */
export const nextStepAt = (flag: Timed, at: Date): Date | null => {
  if (isStill(flag)) return null
  const { tier, raisedAt, acknowledgedAt } = flag
  const span = acknowledgedAt ? clocks[tier].decide : toTake(flag)
  const waits = [...(acknowledgedAt ? [] : [span / 2]), span, 1.5 * span, ...(tier < 3 ? [alarmAfter] : [])]
  const next = waits.map((wait) => raisedAt.getTime() + wait).filter((then) => then > at.getTime())
  return next.length > 0 ? new Date(Math.min(...next)) : null
}
