import type { Db, Prisma, Tx } from '../db.ts'
import type { SafetyOutcome } from '../../generated/prisma/enums.ts'
import type { DrillJob, FlagJob } from '../pipeline.ts'

type Key = { studyId: string; id: string }

const shown = {
  ...{ id: true, startedBy: true, startedAt: true, endsAt: true, endedBy: true, endedAt: true },
} satisfies Prisma.DrillSelect

export type Drill = Prisma.DrillGetPayload<{ select: typeof shown }>

export const findDrill = (db: Db | Tx, studyId: string): Promise<Drill | null> =>
  db.drill.findUnique({ where: { studyId }, select: shown })

/** One starts, ends or takes it out at a time. */
export const lockDrill = (tx: Tx, studyId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`drill ${studyId}`}, 0))`

/** How many were started since; what was removed counts. */
const started = 'start drill'
export const countStarted = (tx: Tx, studyId: string, since: Date) =>
  tx.auditEntry.count({ where: { studyId, action: started, outcome: 'done', at: { gt: since } } })

type NewDrill = Key & { startedBy: string; startedAt: Date; endsAt: Date }
type NewItem = { id: string; key: string }

export const insertDrill = async (tx: Tx, drill: NewDrill, items: NewItem[]) => {
  await tx.drill.create({ data: drill, select: { id: true } })
  const of = { studyId: drill.studyId, drillId: drill.id, raisedAt: drill.startedAt }
  await tx.drillItem.createMany({ data: items.map((item) => ({ ...of, ...item })) })
}

export const endDrill = (tx: Tx, studyId: string, by: { endedBy: string; endedAt: Date }) =>
  tx.drill.updateMany({ where: { studyId, endedAt: null, endsAt: { gt: by.endedAt } }, data: by })

export const deleteDrill = async (tx: Tx, studyId: string): Promise<boolean> =>
  (await tx.drill.deleteMany({ where: { studyId } })).count > 0

const running = (at: Date) => ({ endedAt: null, endsAt: { gt: at } }) satisfies Prisma.DrillWhereInput

export const findItemsOf = async (tx: Tx, drillId: string): Promise<DrillJob[]> =>
  (await tx.drillItem.findMany({ where: { drillId }, select: { studyId: true, id: true } })).map(
    ({ studyId, id: itemId }) => ({ studyId, itemId }),
  )

export const findRunning = async (tx: Tx, at = new Date()): Promise<DrillJob[]> =>
  (await tx.drillItem.findMany({ where: { drill: running(at) }, select: { studyId: true, id: true } })).map(
    ({ studyId, id: itemId }) => ({ studyId, itemId }),
  )

/** What waits to be read by the program. */
export const findUnread = (db: Db, { studyId, id }: Key) =>
  db.drillItem.findFirst({
    where: { studyId, id, screenedAt: null, drill: running(new Date()) },
    select: { key: true },
  })

type Read = { screenedAt: Date; foundTier: number | null; tier: number; kinds: string[] }

export const noteRead = async (tx: Tx, { studyId, id }: Key, read: Read): Promise<boolean> =>
  (await tx.drillItem.updateMany({ where: { studyId, id, screenedAt: null }, data: read })).count > 0

/** What people of a service are said to have done, and what no program read, is for nobody who is tied to one. */
const notForTied = ['misconduct', 'unscreened']

const isTied = async (db: Db | Tx, of: { studyId: string; accountId: string }) =>
  (await db.dutyTie.count({ where: of })) > 0

const itemFields = {
  ...{ studyId: true, id: true, key: true, round: true, foundTier: true, tier: true, kinds: true },
  ...{ raisedAt: true, acknowledgedAt: true, acknowledgedBy: true, outcome: true, decidedAt: true },
  ...{ decidedBy: true, toldFirst: true, note: true, signedAt: true, signedBy: true },
} satisfies Prisma.DrillItemSelect

export type Item = Prisma.DrillItemGetPayload<{ select: typeof itemFields }>

/** Items as a reviewer has them while a drill runs, the most urgent first. */
export const findItems = async (db: Db, of: { studyId: string; accountId: string }): Promise<Item[]> => {
  const away = (await isTied(db, of)) ? { NOT: { kinds: { hasSome: notForTied } } } : {}
  return db.drillItem.findMany({
    where: { studyId: of.studyId, screenedAt: { not: null }, drill: running(new Date()), ...away },
    select: itemFields,
    orderBy: [{ tier: 'asc' }, { raisedAt: 'asc' }, { id: 'asc' }],
  })
}

/** One of them; who works on it is the only one meanwhile. */
export const holdItem = async (tx: Tx, { accountId, ...key }: Key & { accountId: string }, at: Date) => {
  const { studyId, id } = key
  await tx.$queryRaw`SELECT 1 FROM "DrillItem" WHERE "studyId" = ${studyId} AND id = ${id} FOR UPDATE`
  const away = (await isTied(tx, { studyId, accountId })) ? { NOT: { kinds: { hasSome: notForTied } } } : {}
  return tx.drillItem.findFirst({
    where: { studyId, id, screenedAt: { not: null }, drill: running(at), ...away },
    select: itemFields,
  })
}

type Change = Partial<{
  acknowledgedAt: Date | null
  acknowledgedBy: string | null
  outcome: SafetyOutcome | null
  decidedAt: Date | null
  decidedBy: string | null
  toldFirst: boolean | null
  note: Uint8Array<ArrayBuffer> | null
  signedAt: Date
  signedBy: string
  round: { increment: number }
}>

export const changeItem = (tx: Tx, { studyId, id }: Key, data: Change) =>
  tx.drillItem.updateMany({ where: { studyId, id }, data })

/** For the report: everything, with who was told when. */
export const findAll = (db: Db, drillId: string) =>
  db.drillItem.findMany({
    where: { drillId },
    select: {
      ...itemFields,
      notices: {
        where: { sentAt: { not: null } },
        orderBy: { sentAt: 'asc' },
        select: { accountId: true, sentAt: true },
      },
    },
  })

/** As the clocks of the queue take it; null once the drill is over. */
export const findTimed = async (db: Db, { studyId, id }: Key) => {
  const item = await db.drillItem.findFirst({
    where: { studyId, id, screenedAt: { not: null }, drill: running(new Date()) },
    select: itemFields,
  })
  return item && { ...item, source: 'screening' as const }
}

export const findOthers = async (db: Db, { studyId, id }: Key, accountId: string): Promise<string[]> => {
  const item = await db.drillItem.findFirst({ where: { studyId, id }, select: { kinds: true } })
  const isOfService = item?.kinds.some((kind) => notForTied.includes(kind)) ?? false
  const reviewers = await db.membership.findMany({
    where: {
      ...{ studyId, accountId: { not: accountId }, roles: { has: 'safety_reviewer' } },
      ...(isOfService && { dutyTies: { none: {} } }),
    },
    select: { accountId: true },
  })
  return reviewers.map((one) => one.accountId)
}

type NewNotice = { studyId: string; id: string; itemId: string; accountId: string; step: string } & {
  round: number
  madeAt: Date
}

export const insertNotices = async (tx: Tx, notices: NewNotice[]): Promise<number> =>
  (await tx.drillNotice.createMany({ data: notices, skipDuplicates: true })).count

export const findUnsent = (db: Db, { studyId, flagId: itemId }: FlagJob, accountIds: readonly string[]) =>
  db.drillNotice.findMany({
    where: { studyId, itemId, sentAt: null, accountId: { in: [...accountIds] } },
    select: { id: true, accountId: true, failure: true },
    orderBy: { madeAt: 'asc' },
  })

/** Longer than any mail server is waited for. */
const lease = 3 * 60_000

export const takeNotice = async (db: Db, { studyId, id }: Key, at = new Date()): Promise<boolean> => {
  const free = [{ takenAt: null }, { takenAt: { lt: new Date(at.getTime() - lease) } }]
  // One that was ended meanwhile writes to nobody.
  const where = { studyId, id, sentAt: null, OR: free, item: { drill: running(at) } }
  return (await db.drillNotice.updateMany({ where, data: { takenAt: at } })).count > 0
}

export const letGo = (db: Db, { studyId, id }: Key) =>
  db.drillNotice.updateMany({ where: { studyId, id, sentAt: null }, data: { takenAt: null } })

export const noteNotice = (tx: Tx, { studyId, id }: Key, data: { sentAt?: Date; failure: string | null }) =>
  tx.drillNotice.updateMany({ where: { studyId, id, sentAt: null }, data: { ...data, takenAt: null } })
