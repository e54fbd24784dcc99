import type { Db, Prisma, Tx } from '../db.ts'
import type { FlagJob } from '../pipeline.ts'
import { policy } from '../policy.ts'
import { findCalling, flagsOf, open, waits, type Whose } from './store.ts'

type Key = { studyId: string; id: string }

export const clocked = {
  ...{ tier: true, raisedAt: true, acknowledgedAt: true, decidedAt: true, source: true },
  ...{ outcome: true, signedAt: true, writtenDueAt: true, written: true },
  ...{ raisedBy: true, acknowledgedBy: true },
} as const

/** For no item of a batch that was handled a clock runs; a written report is owed of it all the same. */
const runs = {
  OR: [{ source: { not: 'imported' } }, { writtenDueAt: { not: null } }],
} satisfies Prisma.SafetyFlagWhereInput

export const findTimed = (db: Db, key: Key) =>
  db.safetyFlag.findUnique({
    where: { studyId_id: key },
    select: { ...clocked, decidedBy: true, round: true },
  })

/** Of those that somebody could read and of which something is left to do by a time, what their clocks are worked out from. */
export const findRunning = (db: Db, whose: Whose) =>
  db.safetyFlag.findMany({
    where: { AND: [flagsOf(whose), waits, runs] },
    select: clocked,
  })

/** For which a clock runs. */
export const findWaiting = async (tx: Tx, of: Prisma.SafetyFlagWhereInput = {}): Promise<FlagJob[]> =>
  (
    await tx.safetyFlag.findMany({
      where: { AND: [of, open], source: { not: 'imported' } },
      select: { studyId: true, id: true },
    })
  ).map(({ studyId, id }) => ({ studyId, flagId: id }))

/** Of those, what no job comes back to, and what nobody has and nobody was told of since it was called out anew. */
export const findForgotten = async (db: Db): Promise<FlagJob[]> => {
  const waiting = await db.safetyFlag.findMany({
    where: { AND: [open], source: { not: 'imported' } },
    select: {
      ...{ studyId: true, id: true, round: true, acknowledgedAt: true },
      notices: { orderBy: { round: 'desc' }, take: 1, select: { round: true } },
    },
  })
  if (waiting.length === 0) return []
  const ids = new Set(await findCalling(db))
  const isUntold = ({ round, acknowledgedAt, notices }: (typeof waiting)[number]) =>
    round > 0 && !acknowledgedAt && notices[0]?.round !== round
  return waiting
    .filter((one) => !ids.has(one.id) || isUntold(one))
    .map(({ studyId, id }) => ({ studyId, flagId: id }))
}

/** Who watches over a study, whoever it is about. */
export const findReviewers = async (db: Db, studyId: string): Promise<string[]> => {
  const where = { studyId, roles: { has: 'safety_reviewer' as const } }
  return (await db.membership.findMany({ where, select: { accountId: true } })).map((one) => one.accountId)
}

/**
 * Who is told in place of reviewers where none of them may read it, so that they let one in: administrators who have nothing to do
 * with it. Never whoever is kept from it: that there is something, and when it came, is already what they are kept from. Where
 * nobody is left, the plan says so beforehand (`administrator_without_address`), and the page of the members that it waits.
 */
export const findInstead = async (db: Db, { studyId, id }: Key): Promise<string[]> => {
  const flag = await db.safetyFlag.findUniqueOrThrow({
    where: { studyId_id: { studyId, id } },
    select: { participantId: true, recusals: { select: { accountId: true } } },
  })
  const { participantId } = flag
  const workers = participantId
    ? await db.participantWorker.findMany({ where: { studyId, participantId } })
    : []
  const away = [...flag.recusals, ...workers].map(({ accountId }) => accountId)
  const free = await db.membership.findMany({
    where: { studyId, roles: { hasSome: [...policy['manage members']] }, accountId: { notIn: away } },
    select: { accountId: true },
  })
  return free.map(({ accountId }) => accountId)
}

type NewNotice = {
  id: string
  studyId: string
  flagId: string
  accountId: string
  step: string
  round: number
  madeAt: Date
}

/** How many were not told at this step before. */
export const insertNotices = async (tx: Tx, notices: NewNotice[]): Promise<number> =>
  (await tx.safetyNotice.createMany({ data: notices, skipDuplicates: true })).count

export const findUnsent = (db: Db, { studyId, flagId }: FlagJob, accountIds: readonly string[]) =>
  db.safetyNotice.findMany({
    where: { studyId, flagId, sentAt: null, accountId: { in: [...accountIds] } },
    select: { id: true, accountId: true, failure: true },
    orderBy: { madeAt: 'asc' },
  })

/** Longer than any mail server is waited for. */
const lease = 3 * 60_000

/** Whether it is theirs to send now; who took it and is gone loses it. */
export const takeNotice = async (db: Db, { studyId, id }: Key, at = new Date()): Promise<boolean> => {
  const free = [{ takenAt: null }, { takenAt: { lt: new Date(at.getTime() - lease) } }]
  const where = { studyId, id, sentAt: null, OR: free }
  return (await db.safetyNotice.updateMany({ where, data: { takenAt: at } })).count > 0
}

export const letGo = (db: Db, { studyId, id }: Key) =>
  db.safetyNotice.updateMany({ where: { studyId, id, sentAt: null }, data: { takenAt: null } })

export const noteNotice = (tx: Tx, { studyId, id }: Key, data: { sentAt?: Date; failure: string | null }) =>
  tx.safetyNotice.updateMany({ where: { studyId, id, sentAt: null }, data: { ...data, takenAt: null } })

/** Letters about what still waits that no server took. */
export const countUntold = (db: Db, studyId: string): Promise<number> =>
  db.safetyNotice.count({
    where: { studyId, sentAt: null, failure: { not: null }, flag: open },
  })
