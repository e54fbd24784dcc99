import { Prisma, type Db, type Tx } from '../db.ts'
import type { Mode, SafetyOutcome, SafetySource } from '../../generated/prisma/enums.ts'
import type { Reported, Written } from './report.ts'
import { toRead, type Raised, type Service } from './safety.ts'

type Key = { studyId: string; id: string }
type Person = { studyId: string; participantId: string }
/** Whose words they are; words of the board may be about nobody of the study. */
type Whom = { studyId: string; participantId: string | null }

/** What the services of a study are called. */
export const findServices = async (db: Db, studyId: string): Promise<Service[]> =>
  (await db.service.findMany({ where: { studyId }, select: { id: true, label: true } })).map(
    ({ id, label }) => ({
      id,
      names: Object.values(label as Record<string, string | null>).flatMap((name) => name ?? []),
    }),
  )

/** `isNew`: nothing of it was screened yet, so its clock runs from when it came in. */
export type About = {
  participantId: string
  mode: Mode
  isAdult: boolean
  receivedAt: Date
  isNew: boolean
  /** It came with a batch of which somebody said that its words were read and handled before. */
  isHandled: boolean
  /** What it was while somebody still answered alone. */
  sittingId: string | null
}

export const findAbout = async (tx: Tx, studyId: string, responseId: string): Promise<About | null> => {
  const found = await tx.response.findFirst({
    where: { studyId, id: responseId },
    select: {
      ...{ participantId: true, mode: true, receivedAt: true, idempotencyKey: true },
      participant: { select: { isAdult: true, batch: { select: { isHandled: true } } } },
      answers: { where: { screening: { isNot: null } }, select: { id: true }, take: 1 },
    },
  })
  if (!found) return null
  const { participantId, mode, receivedAt, participant, answers, idempotencyKey } = found
  const sittingId = /^sitting (\S+) /.exec(idempotencyKey ?? '')?.[1] ?? null
  return {
    ...{ participantId, mode, receivedAt, isAdult: participant.isAdult, isNew: answers.length === 0 },
    isHandled: participant.batch?.isHandled ?? false,
    sittingId: mode === 'self' ? sittingId : null,
  }
}

export const findRecorder = async (tx: Tx, of: { studyId: string; responseId: string }) =>
  (
    await tx.response.findFirst({
      where: { studyId: of.studyId, id: of.responseId },
      select: { recordedBy: true },
    })
  )?.recordedBy

export const noteScreened = async (
  tx: Tx,
  { studyId }: { studyId: string },
  done: Screened,
): Promise<void> => {
  const { answerIds, version, at } = done
  await tx.screening.deleteMany({ where: { studyId, answerId: { in: answerIds } } })
  await tx.screening.createMany({
    data: answerIds.map((answerId) => ({ studyId, answerId, version, screenedAt: at })),
  })
}
export type Screened = { answerIds: string[]; version: string; at: Date }

export type NewFlag = Whom & {
  id: string
  responseId: string
  source: SafetySource
  raisedAt: Date
  raisedBy?: string
  version?: string
  services?: string[]
} & Raised

/** Whether it is there now; where the same waits already, that one stays. */
export const insertFlag = async (tx: Tx, flag: NewFlag): Promise<boolean> =>
  (await tx.safetyFlag.createMany({ data: [flag], skipDuplicates: true })).count > 0

/** What was raised of a response in one way, decided or not; held, so that nobody decides it meanwhile. */
export const holdRaised = async (tx: Tx, flag: Pick<NewFlag, 'studyId' | 'responseId' | 'source'>) => {
  const { studyId, responseId, source } = flag
  await tx.$queryRaw`SELECT 1 FROM "SafetyFlag" f WHERE f."studyId" = ${studyId} AND f."responseId" = ${responseId}
    AND f.source = ${source}::"SafetySource" ORDER BY f.id FOR UPDATE`
  return tx.safetyFlag.findMany({
    where: { studyId, responseId, source },
    select: {
      ...{ id: true, tier: true, kinds: true, rules: true, services: true },
      ...{ raisedAt: true, acknowledgedAt: true, decidedAt: true },
    },
  })
}

/** Nobody has it any more, and all are told once more. */
export const callAnew = (tx: Tx, { studyId, id }: Key) =>
  tx.safetyFlag.updateMany({
    where: { studyId, id, decidedAt: null, acknowledgedAt: { not: null } },
    data: { acknowledgedAt: null, acknowledgedBy: null, round: { increment: 1 } },
  })

/** More was found of what is still open; the clock goes on from where it began. */
export const raiseFlag = (
  tx: Tx,
  { studyId, id }: Key,
  raised: Raised & { version: string; services: string[] },
) => tx.safetyFlag.updateMany({ where: { studyId, id, decidedAt: null }, data: raised })

/** Flags as somebody has them: not of people with whom they work, and not what they passed on. */
export type Whose = { studyId: string; accountId: string; shutOut: readonly string[] }
export const flagsOf = ({ studyId, accountId, shutOut }: Whose) =>
  ({
    studyId,
    AND: [{ OR: [{ participantId: null }, { participantId: { notIn: [...shutOut] } }] }],
    recusals: { none: { accountId } },
  }) satisfies Prisma.SafetyFlagWhereInput

/** Not decided, or by one where it takes two. */
export const open = {
  OR: [
    { decidedAt: null },
    { signedAt: null, tier: { lt: 3 }, outcome: { in: ['not_reportable', 'nothing_found'] } },
  ],
} satisfies Prisma.SafetyFlagWhereInput

/** Reported, and the written report that goes with it is neither sent nor said to be owed by nobody. */
export const owesWritten = {
  writtenDueAt: { not: null },
  written: null,
} satisfies Prisma.SafetyFlagWhereInput
/** What is left to do of it, by anybody. */
export const waits = { OR: [...open.OR, owesWritten] } satisfies Prisma.SafetyFlagWhereInput

/** Items that a letter job comes back to. */
export const findCalling = async (db: Db): Promise<string[]> =>
  (
    await db.$queryRaw<{ id: string }[]>`SELECT data->>'flagId' AS id FROM pgboss.job
      WHERE name = 'notify' AND state IN ('created', 'active', 'retry')`
  ).map(({ id }) => id)

/** Of those that somebody was shown: what came in with a batch, whether a clock runs for it or not. */
export const findImported = (tx: Tx, whose: Whose, ids: readonly string[]) =>
  tx.safetyFlag.findMany({
    where: {
      ...flagsOf(whose),
      id: { in: [...ids] },
      source: { in: ['imported', 'batch'] },
      decidedAt: null,
    },
    select: { id: true },
  })

export const findFlag = (tx: Tx, whose: Whose, id: string) =>
  tx.safetyFlag.findFirst({
    where: { ...flagsOf(whose), id },
    select: {
      ...{ participantId: true, tier: true, acknowledgedAt: true, decidedAt: true },
      ...{ decidedBy: true, outcome: true, signedAt: true, raisedAt: true, kinds: true, responseId: true },
    },
  })

type By = { at: Date; accountId: string }

export const acknowledge = async (tx: Tx, { studyId, id }: Key, by: By) =>
  (
    await tx.safetyFlag.updateMany({
      where: { studyId, id, acknowledgedAt: null },
      data: { acknowledgedAt: by.at, acknowledgedBy: by.accountId },
    })
  ).count

/** From another, while it is open; its clocks go on from when it was read first. */
export const takeOver = async (tx: Tx, { studyId, id }: Key, accountId: string): Promise<boolean> =>
  (
    await tx.safetyFlag.updateMany({
      where: {
        studyId,
        id,
        decidedAt: null,
        acknowledgedAt: { not: null },
        acknowledgedBy: { not: accountId },
      },
      data: { acknowledgedBy: accountId },
    })
  ).count > 0

export type Decision = {
  outcome: SafetyOutcome
  decidedAt: Date
  decidedBy: string
  toldFirst: boolean | null
  note: Uint8Array<ArrayBuffer> | null
} & Partial<Reported>

/** Once: a decision that came meanwhile stands. */
export const decide = async (tx: Tx, { studyId, id }: Key, decision: Decision): Promise<boolean> => {
  const { decidedAt, decidedBy } = decision
  await tx.safetyFlag.updateMany({
    where: { studyId, id, acknowledgedAt: null },
    data: { acknowledgedAt: decidedAt, acknowledgedBy: decidedBy },
  })
  const { count } = await tx.safetyFlag.updateMany({
    where: { studyId, id, decidedAt: null },
    data: decision,
  })
  return count > 0
}

export const sign = async (tx: Tx, { studyId, id }: Key, by: By): Promise<boolean> =>
  (
    await tx.safetyFlag.updateMany({
      where: { studyId, id, signedAt: null, decidedAt: { not: null } },
      data: { signedAt: by.at, signedBy: by.accountId },
    })
  ).count > 0

/** What came of the written report; once. */
export const noteWritten = async (tx: Tx, { studyId, id }: Key, written: Written): Promise<boolean> =>
  (await tx.safetyFlag.updateMany({ where: { studyId, id, ...owesWritten }, data: written })).count > 0

/** By which place's law a study goes. */
export const findJurisdiction = async (tx: Tx, studyId: string): Promise<string | null> =>
  (await tx.studySettings.findUnique({ where: { studyId }, select: { jurisdiction: true } }))?.jurisdiction ??
  null

/** A second person who does not agree opens it again; what was written stays until something else is. */
export const reopen = async (tx: Tx, { studyId, id }: Key): Promise<boolean> =>
  (
    await tx.safetyFlag.updateMany({
      where: { studyId, id, signedAt: null, decidedAt: { not: null } },
      data: { outcome: null, decidedAt: null, decidedBy: null },
    })
  ).count > 0

export const insertRecusal = (tx: Tx, { studyId, id: flagId }: Key, by: By) =>
  tx.safetyRecusal.createMany({
    data: [{ studyId, flagId, accountId: by.accountId, at: by.at }],
    skipDuplicates: true,
  })

/** Who could read what is raised of a person and says of no service: who is tied to one could not. */
export const findReadersOf = async (db: Db, { studyId, participantId }: Person): Promise<string[]> =>
  (
    await db.$queryRaw<{ accountId: string }[]>`SELECT m."accountId" FROM "Membership" m
      WHERE m."studyId" = ${studyId} AND 'safety_reviewer' = ANY (m.roles)
      AND NOT EXISTS (SELECT 1 FROM "ParticipantWorker" w WHERE w."studyId" = m."studyId"
        AND w."participantId" = ${participantId} AND w."accountId" = m."accountId")
      AND NOT EXISTS (SELECT 1 FROM "DutyTie" t WHERE t."studyId" = m."studyId" AND t."accountId" = m."accountId")`
  ).map(({ accountId }) => accountId)

/** Held, so that of two who would pass it on at once the second sees that the first did. */
export const holdFlag = (tx: Tx, { studyId, id }: Key) =>
  tx.$queryRaw`SELECT 1 FROM "SafetyFlag" WHERE "studyId" = ${studyId} AND id = ${id} FOR UPDATE`

/** Who else could take it: reviewers who do not work with the person and have not passed it on. */
export const findOthers = async (tx: Db | Tx, { studyId, id }: Key, accountId: string): Promise<string[]> => {
  const flag = await tx.safetyFlag.findUniqueOrThrow({
    where: { studyId_id: { studyId, id } },
    select: { participantId: true, recusals: { select: { accountId: true } } },
  })
  const { participantId } = flag
  const workers = participantId
    ? await tx.participantWorker.findMany({ where: { studyId, participantId }, select: { accountId: true } })
    : []
  const away = [...flag.recusals, ...workers].map((one) => one.accountId)
  const reviewers = await tx.membership.findMany({
    where: { studyId, accountId: { notIn: [...away, accountId] }, roles: { has: 'safety_reviewer' } },
    select: { accountId: true },
  })
  return reviewers.map((one) => one.accountId)
}

type Own = Key & { raisedBy: string | null; raisedAt: Date; responseId: string; participantId: string | null }

/**
 * Whoever raised an item could make one of anybody: another opens how they are reached. But of what a minor wrote alone where the study
 * has no other reviewer at all; the database has the same rule (`flag_reached_by`).
 */
export const isForAnother = async (db: Db, own: Own, accountId: string): Promise<boolean> => {
  const { studyId, id, raisedBy, raisedAt, responseId, participantId } = own
  if (raisedBy !== accountId) return false
  const others = { studyId, accountId: { not: accountId }, roles: { has: 'safety_reviewer' as const } }
  if ((await db.membership.count({ where: others })) > 0) return true
  const wroteAlone = { studyId, responseId, participantId, raisedBy: null, kinds: { has: toRead } }
  const waited = { OR: [{ decidedAt: null }, { decidedAt: { gte: raisedAt } }] }
  return (await db.safetyFlag.count({ where: { ...wroteAlone, ...waited, id: { not: id } } })) === 0
}
