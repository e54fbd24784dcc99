import type { Db, Prisma, Tx } from '../db.ts'
import type { FlagJob } from '../pipeline.ts'

type Key = { studyId: string; id: string }

export const clocked = {
  ...{ tier: true, raisedAt: true, acknowledgedAt: true, decidedAt: true, source: true },
} as const

export const findTimed = (db: Db, key: Key) =>
  db.safetyFlag.findUnique({ where: { studyId_id: key }, select: clocked })

/** For which a clock runs. */
export const findWaiting = async (tx: Tx, of: Prisma.SafetyFlagWhereInput = {}): Promise<FlagJob[]> =>
  (
    await tx.safetyFlag.findMany({
      where: { ...of, decidedAt: null, source: { not: 'imported' } },
      select: { studyId: true, id: true },
    })
  ).map(({ studyId, id }) => ({ studyId, flagId: id }))

type NewNotice = {
  id: string
  studyId: string
  flagId: string
  accountId: string
  step: string
  madeAt: Date
}

/** How many were not told at this step before. */
export const insertNotices = async (tx: Tx, notices: NewNotice[]): Promise<number> =>
  (await tx.safetyNotice.createMany({ data: notices, skipDuplicates: true })).count

export const findUnsent = (db: Db, { studyId, flagId }: FlagJob) =>
  db.safetyNotice.findMany({
    where: { studyId, flagId, sentAt: null },
    select: { id: true, accountId: true, failure: true },
    orderBy: { madeAt: 'asc' },
  })

export const noteNotice = (tx: Tx, { studyId, id }: Key, data: { sentAt?: Date; failure: string | null }) =>
  tx.safetyNotice.updateMany({ where: { studyId, id, sentAt: null }, data })

/** Letters about what still waits that no server took. */
export const countUntold = (db: Db, studyId: string): Promise<number> =>
  db.safetyNotice.count({
    where: { studyId, sentAt: null, failure: { not: null }, flag: { decidedAt: null } },
  })
