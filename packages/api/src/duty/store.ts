import { Prisma, type Db, type Tx } from '../db.ts'
import { policy } from '../policy.ts'
import type { Hours, Turn } from './duty.ts'

export type { Turn } from './duty.ts'

type OfStudy = { studyId: string; accountId: string }

const isReviewer = { membership: { roles: { has: 'safety_reviewer' as const } } }

/** Turns of those alone who review safety now. */
export const findTurns = async (db: Db | Tx, studyId: string): Promise<Turn[]> =>
  (
    await db.dutyTurn.findMany({
      where: { studyId, ...isReviewer },
      select: { id: true, accountId: true, place: true, hours: true },
      orderBy: [{ place: 'asc' }, { id: 'asc' }],
    })
  ).map(({ hours, ...turn }) => ({ ...turn, hours: hours as Hours | null }))

/** The same as one column of a statement about study `s`. */
export const turnsOfStudy = Prisma.sql`(
  SELECT COALESCE(json_agg(json_build_object('id', u.id, 'accountId', u."accountId", 'place', u.place, 'hours', u.hours)), '[]'::json)
  FROM "DutyTurn" u JOIN "Membership" b ON b."studyId" = u."studyId" AND b."accountId" = u."accountId"
  WHERE u."studyId" = s.id AND 'safety_reviewer' = ANY (b.roles))`

/** How many there are at all, of people too who review no longer. */
export const countTurns = (tx: Tx, studyId: string) => tx.dutyTurn.count({ where: { studyId } })

export const insertTurn = async (
  tx: Tx,
  studyId: string,
  { hours, ...turn }: Omit<Turn, 'hours'> & { hours: Hours | null },
) => {
  await tx.dutyTurn.create({ data: { studyId, ...turn, ...(hours && { hours }) }, select: { id: true } })
}

export const deleteTurn = async (tx: Tx, studyId: string, id: string): Promise<boolean> =>
  (await tx.dutyTurn.deleteMany({ where: { studyId, id } })).count > 0

export const findTimeZone = async (db: Db | Tx, id: string) =>
  (await db.study.findUniqueOrThrow({ where: { id }, select: { timeZone: true } })).timeZone

export type Reviewer = {
  accountId: string
  name: string
  hasAddress: boolean
  ties: { id: string; label: unknown }[]
}

export const findReviewers = async (db: Db | Tx, studyId: string): Promise<Reviewer[]> => {
  const rows = await db.membership.findMany({
    where: { studyId, roles: { has: 'safety_reviewer' } },
    select: {
      accountId: true,
      account: { select: { displayName: true } },
      dutyReach: { select: { accountId: true } },
      dutyTies: { select: { service: { select: { id: true, label: true } } }, orderBy: { serviceId: 'asc' } },
    },
    orderBy: [{ account: { displayName: 'asc' } }, { accountId: 'asc' }],
  })
  return rows.map(({ accountId, account, dutyReach, dutyTies }) => ({
    ...{ accountId, name: account.displayName, hasAddress: dutyReach !== null },
    ties: dutyTies.map(({ service }) => service),
  }))
}

export const isReviewerIn = async (tx: Tx, { studyId, accountId }: OfStudy): Promise<boolean> =>
  (await tx.membership.count({ where: { studyId, accountId, roles: { has: 'safety_reviewer' } } })) > 0

export const findAddress = async (db: Db | Tx, of: OfStudy) =>
  (await db.dutyReach.findUnique({ where: { studyId_accountId: of }, select: { address: true } }))?.address

export const saveAddress = async (tx: Tx, of: OfStudy, address: Uint8Array<ArrayBuffer> | null) => {
  if (!address) return void (await tx.dutyReach.deleteMany({ where: of }))
  await tx.dutyReach.upsert({
    ...{ where: { studyId_accountId: of }, create: { ...of, address }, update: { address } },
    select: { accountId: true },
  })
}

/**
 * Whether a letter goes to an administrator, whoever it is about: one who works with nobody of the study. Whom it goes to, safety asks (`findInstead`). By what waits now it would
 * tell an administrator who sees the plan what is kept from them.
 */
export const reachesAdministrator = async (db: Db | Tx, studyId: string): Promise<boolean> => {
  const [row] = await db.$queryRaw<{ reaches: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "Membership" m
      JOIN "DutyReach" d ON d."studyId" = m."studyId" AND d."accountId" = m."accountId"
      WHERE m."studyId" = ${studyId} AND m.roles && ${[...policy['manage members']]}::"Role"[]
      AND NOT EXISTS (SELECT 1 FROM "ParticipantWorker" w
        WHERE w."studyId" = m."studyId" AND w."accountId" = m."accountId")) AS reaches`
  return row!.reaches
}

/**
 * Whether somebody opened how a person is reached and nobody else is there to look at it: whoever else reviews or keeps the data works
 * with the person, or is kept from the item. As far as whoever asks is not kept from it themself, unless every administrator is but who opened it.
 */
export const hasUnlooked = async (db: Db | Tx, { studyId, accountId }: OfStudy): Promise<boolean> => {
  const [row] = await db.$queryRaw<{ has: boolean }[]>`
    WITH kept AS (
      SELECT r."flagId", r."accountId" FROM "SafetyRecusal" r WHERE r."studyId" = ${studyId}
      UNION SELECT f.id, w."accountId" FROM "SafetyFlag" f JOIN "ParticipantWorker" w
        ON w."studyId" = f."studyId" AND w."participantId" = f."participantId" WHERE f."studyId" = ${studyId})
    SELECT EXISTS (SELECT 1 FROM "FlagContact" c JOIN "SafetyFlag" f ON f."studyId" = c."studyId" AND f.id = c."flagId"
      WHERE c."studyId" = ${studyId}
      AND NOT EXISTS (SELECT 1 FROM "FlagContactLook" l WHERE l."studyId" = c."studyId" AND l."contactId" = c.id)
      AND (NOT EXISTS (SELECT 1 FROM kept k WHERE k."flagId" = f.id AND k."accountId" = ${accountId})
        OR NOT EXISTS (SELECT 1 FROM "Membership" a WHERE a."studyId" = c."studyId" AND a."accountId" <> c."accountId"
          AND a.roles && ${[...policy['manage members']]}::"Role"[]
          AND NOT EXISTS (SELECT 1 FROM kept k WHERE k."flagId" = f.id AND k."accountId" = a."accountId")))
      AND NOT EXISTS (SELECT 1 FROM "Membership" m WHERE m."studyId" = c."studyId" AND m."accountId" <> c."accountId"
        AND m.roles && ${[...policy['look at openings']]}::"Role"[]
        AND NOT EXISTS (SELECT 1 FROM kept k WHERE k."flagId" = f.id AND k."accountId" = m."accountId"))) AS has`
  return row!.has
}

type Tie = OfStudy & { serviceId: string }

export const hasService = async (tx: Tx, { studyId, serviceId: id }: Tie): Promise<boolean> =>
  (await tx.service.count({ where: { studyId, id } })) > 0

export const findServices = (db: Db, studyId: string): Promise<Reviewer['ties']> =>
  db.service.findMany({ where: { studyId }, select: { id: true, label: true }, orderBy: { key: 'asc' } })

export const insertTie = (tx: Tx, tie: Tie) => tx.dutyTie.createMany({ data: [tie], skipDuplicates: true })

export const deleteTie = async (tx: Tx, tie: Tie): Promise<boolean> =>
  (await tx.dutyTie.deleteMany({ where: tie })).count > 0

/** Who is tied to which service, of those who review now. */
export const findTies = (db: Db | Tx, studyId: string) =>
  db.dutyTie.findMany({ where: { studyId, ...isReviewer }, select: { accountId: true, serviceId: true } })

/** Of these, whom a letter reaches. */
export const findReached = async (
  tx: Tx,
  studyId: string,
  accountIds: readonly string[],
): Promise<string[]> =>
  (
    await tx.dutyReach.findMany({
      where: { studyId, accountId: { in: [...accountIds] } },
      select: { accountId: true },
    })
  ).map(({ accountId }) => accountId)
