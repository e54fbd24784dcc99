import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { Prisma, type Db, type Tx } from '../db.ts'
import type { Mandated, Role } from '../../generated/prisma/enums.ts'
import type { Membership } from './member.ts'

/** What an account is in its studies, and by which decisions about consents each stands. */
export type InStudies = {
  accountId: string
  displayName: string
  isAdministrator: boolean
  memberships: { studyId: string; roles: Role[]; asksSecondFactor: boolean; epoch: string | null }[]
  worksWith: string[]
}

/**
 * The same as columns of an account `a`, in one question, for it is asked at every request. The study opened first stands
 * first; an account opens its desk there.
 */
export const inStudies = Prisma.sql`
  a.id AS "accountId", a."displayName", a."isAdministrator",
  (SELECT COALESCE(json_agg(json_build_object('studyId', m."studyId", 'roles', m.roles,
      'asksSecondFactor', s."asksSecondFactor", 'epoch', e.epoch) ORDER BY s."createdAt", s.id), '[]')
    FROM "Membership" m JOIN "Study" s ON s.id = m."studyId" LEFT JOIN "ConsentEpoch" e ON e."studyId" = s.id
    WHERE m."accountId" = a.id) AS memberships,
  (SELECT COALESCE(json_agg(w."participantId"), '[]') FROM "ParticipantWorker" w WHERE w."accountId" = a.id) AS "worksWith"`

type Membered = InStudies['memberships'][number]

const isOpenTo =
  (isStrong: boolean) =>
  ({ asksSecondFactor }: Membered) =>
    isStrong || !asksSecondFactor

/**
 * Who acts, as the database has it at this request: a change of roles counts at the next one. A study that asks for a
 * second factor is closed where none stands behind the session: here, so that nothing of it is open anywhere.
 */
export const actorOf = (account: InStudies, { isStrong }: { isStrong: boolean }): Actor => {
  const isOpen = isOpenTo(isStrong)
  const { accountId: id, displayName: name, isAdministrator, memberships, worksWith } = account
  return {
    ...{ kind: 'account', id, name, isAdministrator },
    roles: new Map(memberships.filter(isOpen).map(({ studyId, roles }) => [studyId, roles])),
    closedStudies: memberships.filter((one) => !isOpen(one)).map(({ studyId }) => studyId),
    shutOutFrom: worksWith,
  }
}

/** Of the studies that are open, in an order that does not change. */
export const epochsOf = ({ memberships }: InStudies, { isStrong }: { isStrong: boolean }): string[] =>
  memberships
    .filter(isOpenTo(isStrong))
    .filter(({ epoch }) => epoch !== null)
    .sort((a, b) => (a.studyId < b.studyId ? -1 : 1))
    .map(({ epoch }) => epoch!)

/** What somebody is called, as long as they have an account; asked once for a request. */
export const nameOf = async ({ app, once }: Pick<Context, 'app' | 'once'>, accountId: string) => {
  const account = await once(`name of ${accountId}`, () =>
    app.db.account.findUnique({ where: { id: accountId }, select: { displayName: true } }),
  )
  return account?.displayName ?? null
}

/** The same, as long as they are in the study. */
export const memberNameOf = async (
  { app, once }: Pick<Context, 'app' | 'once'>,
  studyId: string,
  accountId: string | null,
): Promise<string | null> => (await memberOf({ app, once }, studyId, accountId))?.name ?? null

/** Somebody in a study, as long as they are; all of them are asked for once for a request. */
export const memberOf = async (
  { app, once }: Pick<Context, 'app' | 'once'>,
  studyId: string,
  accountId: string | null,
): Promise<NamedMember | null> => {
  const members = await once(`members ${studyId}`, () => findNamedMembers(app.db, studyId))
  return members.find((one) => one.accountId === accountId) ?? null
}

/** Who changes who is in a study takes turns, or two might let go of the last administrator together. */
export const lockMembers = (tx: Tx, studyId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`members ${studyId}`}, 0))`

export const findMembers = (db: Db | Tx, studyId: string): Promise<Membership[]> =>
  db.membership.findMany({
    where: { studyId },
    orderBy: { accountId: 'asc' },
    select: { accountId: true, roles: true },
  })

export type NamedMember = Membership & {
  studyId: string
  name: string
  hasSecondFactor: boolean
  mandated: Mandated | null
}

/** By name, as a list of people is looked through. */
export const findNamedMembers = async (db: Db, studyId: string): Promise<NamedMember[]> => {
  const rows = await db.membership.findMany({
    where: { studyId },
    orderBy: [{ account: { displayName: 'asc' } }, { accountId: 'asc' }],
    select: {
      ...{ studyId: true, accountId: true, roles: true, mandated: true },
      account: {
        select: { displayName: true, twoFactorEnabled: true, _count: { select: { passkeys: true } } },
      },
    },
  })
  return rows.map(({ account: { displayName: name, twoFactorEnabled, _count }, ...member }) => ({
    ...{ ...member, name, hasSecondFactor: twoFactorEnabled || _count.passkeys > 0 },
  }))
}

/** The members who work with a participant. */
export const findWorkers = async (
  db: Db,
  { studyId, participantId }: Omit<Worker, 'accountId'>,
): Promise<NamedMember[]> => {
  const rows = await db.participantWorker.findMany({
    where: { studyId, participantId },
    select: { accountId: true },
  })
  const ids = rows.map(({ accountId }) => accountId)
  return (await findNamedMembers(db, studyId)).filter(({ accountId }) => ids.includes(accountId))
}

/** With how many people of a study somebody works. */
export const countPeopleOf = (db: Db, where: Omit<Worker, 'participantId'>) =>
  db.participantWorker.count({ where })

export const findAccountId = async (tx: Tx, name: string) =>
  (await tx.account.findUnique({ where: { name }, select: { id: true } }))?.id

export const updateRoles = (tx: Tx, { studyId, accountId, roles }: Membership & { studyId: string }) =>
  tx.membership.update({
    where: { studyId_accountId: { studyId, accountId } },
    data: { roles },
    select: { accountId: true },
  })

type OfMember = { studyId: string; accountId: string }

export const setMandated = (tx: Tx, of: OfMember, mandated: Mandated | null) =>
  tx.membership.update({
    where: { studyId_accountId: of },
    data: { mandated },
    select: { accountId: true },
  })

export const findMandated = async (db: Db, of: OfMember): Promise<Mandated | null> =>
  (await db.membership.findUnique({ where: { studyId_accountId: of }, select: { mandated: true } }))
    ?.mandated ?? null

export const deleteMember = (tx: Tx, { studyId, accountId }: { studyId: string; accountId: string }) =>
  tx.membership.delete({
    where: { studyId_accountId: { studyId, accountId } },
    select: { accountId: true },
  })

type Worker = { studyId: string; participantId: string; accountId: string }

export const insertWorker = (tx: Tx, worker: Worker) =>
  tx.participantWorker.createMany({ data: [worker], skipDuplicates: true })

export const deleteWorker = (tx: Tx, worker: Worker) => tx.participantWorker.deleteMany({ where: worker })

/** From how many people somebody is shut out, as working with them. */
export const countShutOut = (tx: Tx, where: Omit<Worker, 'participantId'>) =>
  tx.participantWorker.count({ where })

type Links = { studyId: string; invitedById: string; at: Date }

/** Links into the study that somebody made, and nobody used so far. */
export const endInvitationsOf = async (tx: Tx, { at, ...links }: Links) =>
  (
    await tx.invitation.updateMany({
      where: { ...links, acceptedAt: null, withdrawnAt: null },
      data: { withdrawnAt: at, email: null },
    })
  ).count

/**
 * Items that wait, or of which a written report is owed, and that nobody in the study may read, or sign as the second: all who review
 * work with the person or passed it on.
 */
export const findStranded = async (db: Db | Tx, studyId: string): Promise<string[]> => {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT f.id FROM "SafetyFlag" f
    WHERE f."studyId" = ${studyId} AND (f."decidedAt" IS NULL
      OR (f."signedAt" IS NULL AND f.tier < 3 AND f.outcome IN ('not_reportable', 'nothing_found'))
      OR (f."writtenDueAt" IS NOT NULL AND f.written IS NULL)) AND NOT EXISTS (
      SELECT 1 FROM "Membership" m WHERE m."studyId" = f."studyId" AND 'safety_reviewer' = ANY (m.roles)
        AND (m."accountId" IS DISTINCT FROM f."decidedBy" OR f."writtenDueAt" IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM "SafetyRecusal" r WHERE r."studyId" = f."studyId" AND r."flagId" = f.id
          AND r."accountId" = m."accountId")
        AND NOT EXISTS (SELECT 1 FROM "ParticipantWorker" w WHERE w."studyId" = f."studyId"
          AND w."participantId" = f."participantId" AND w."accountId" = m."accountId"))
    ORDER BY f."raisedAt", f.id`
  return rows.map(({ id }) => id)
}

/** Who could read what may speak of danger of a person: reviewers who do not work with them. */
export const countReviewersOf = async (tx: Tx, { studyId, participantId }: Omit<Worker, 'accountId'>) => {
  const workers = await tx.participantWorker.findMany({
    where: { studyId, participantId },
    select: { accountId: true },
  })
  const away = workers.map(({ accountId }) => accountId)
  return tx.membership.count({
    where: { studyId, roles: { has: 'safety_reviewer' }, accountId: { notIn: away } },
  })
}
