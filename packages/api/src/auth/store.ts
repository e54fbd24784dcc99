import type { Actor, Session } from '../actor.ts'
import { stranger } from '../actor.ts'
import { Prisma, type Db, type Tx } from '../db.ts'
import { newId } from '../id.ts'
import { actorOf, epochsOf, inStudies, type InStudies } from '../member/store.ts'
import { freeTries, longestWait, standingOf, usedWithin, type SessionTimes } from './auth.ts'

export const findAccount = (db: Db | Tx, name: string) =>
  db.account.findUnique({ where: { name }, select: { id: true } })

type NewAccount = {
  id: string
  name: string
  displayName: string
  email: string
  isAdministrator: boolean
  proof: Proof
}

/** The hash of a password, or of who somebody is at the provider. */
export type Proof = { password: string } | { identity: string }

/** better-auth reads both rows when somebody signs in by a password. */
export const insertAccount = ({ account }: Tx, { proof, ...data }: NewAccount) => {
  const credential = { id: newId(), ...credentialOf(data.id, proof) }
  return account.create({ data: { ...data, credentials: { create: credential } }, select: { id: true } })
}

const byProvider = 'openid'

const credentialOf = (accountId: string, proof: Proof) =>
  'password' in proof
    ? { providerId: 'credential', providerAccountId: accountId, password: proof.password }
    : { providerId: byProvider, providerAccountId: proof.identity }

/** Whose account it is; the database holds that it is one person's. */
export const findAccountOf = async (db: Db | Tx, identity: string): Promise<string | null> =>
  (
    await db.credential.findUnique({
      where: {
        providerId_providerAccountId: { providerId: byProvider, providerAccountId: identity },
      },
      select: { accountId: true },
    })
  )?.accountId ?? null

export const insertIdentity = (tx: Tx, { accountId, identity }: { accountId: string; identity: string }) =>
  tx.credential.create({
    data: { id: newId(), accountId, ...credentialOf(accountId, { identity }) },
    select: { id: true },
  })

export const removeIdentity = (tx: Tx, accountId: string) =>
  tx.credential.deleteMany({ where: { accountId, providerId: byProvider } })

/** How somebody comes in. */
export const findWays = async (db: Db | Tx, accountId: string) => {
  const found = await db.credential.findMany({ where: { accountId }, select: { providerId: true } })
  const has = (providerId: string) => found.some((one) => one.providerId === providerId)
  return { hasPassword: has('credential'), hasProvider: has(byProvider) }
}

export const removeSession = (db: Db | Tx, id: string) => db.session.deleteMany({ where: { id } })

export const removeExpired = async (db: Db, at: Date) => {
  await db.session.deleteMany({ where: { expiresAt: { lte: at } } })
  await db.verification.deleteMany({ where: { expiresAt: { lte: at } } })
}

type Own = { accountId: string; id: string }

export const lockSession = async (tx: Tx, own: Own, at: Date) =>
  (await tx.session.updateMany({ where: own, data: { lockedAt: at } })).count

export const unlockSession = (db: Db, own: Own, at: Date) =>
  db.session.updateMany({ where: own, data: { lockedAt: null, usedAt: at } })

export const removeOwnSession = async (tx: Tx, own: Own) =>
  (await tx.session.deleteMany({ where: own })).count

/** All but the one that asks. */
export const removeOtherSessions = async (tx: Db | Tx, { accountId, id }: Own) =>
  (await tx.session.deleteMany({ where: { accountId, id: { not: id } } })).count

/** Sessions that have not ended, the one used last first. */
export const findSessions = (db: Db, accountId: string, at: Date) =>
  db.session.findMany({
    where: { accountId, expiresAt: { gt: at } },
    select: { id: true, createdAt: true, usedAt: true, lockedAt: true },
    orderBy: [{ usedAt: 'desc' }, { id: 'asc' }],
    take: 100,
  })

/** `epochs`: by which decisions about consents the studies of whoever sits there stand. */
export type Seat = { actor: Actor; sitting: Session | null; epochs: readonly string[] }
export const nobody: Seat = { actor: stranger, sitting: null, epochs: [] }

type Kept = SessionTimes & { id: string; isStrong: boolean }

/**
 * Who sits there, by the hash of what their cookie holds, or by the session's id, where the browser proved itself
 * otherwise. Roles are read at every request, so that a change of role counts at the next one.
 */
export const findSeat = async (
  db: Db,
  where: { token: string } | { id: string },
  at: Date,
): Promise<Seat> => {
  const isIt = 'token' in where ? Prisma.sql`s.token = ${where.token}` : Prisma.sql`s.id = ${where.id}`
  const [session] = await db.$queryRaw<(Kept & InStudies)[]>`
    SELECT s.id, s."createdAt", s."expiresAt", s."usedAt", s."lockedAt", s."isStrong", ${inStudies}
    FROM "Session" s JOIN "Account" a ON a.id = s."accountId" WHERE ${isIt}`
  const standing = session ? standingOf(session, at) : 'ended'
  if (!session || standing === 'ended') return nobody
  const { id, isStrong, accountId, displayName: name } = session
  const sitting = { id, accountId, name, isLocked: standing === 'locked', isStrong }
  if (sitting.isLocked) return { ...nobody, sitting }
  if (at.getTime() - session.usedAt.getTime() >= usedWithin)
    await db.session.updateMany({ where: { id: session.id, usedAt: { lt: at } }, data: { usedAt: at } })
  return { actor: actorOf(session, sitting), sitting, epochs: epochsOf(session, sitting) }
}

/** Two factors stand behind this session from now on. */
export const strengthen = (db: Db, sessionId: string) =>
  db.session.updateMany({ where: { id: sessionId }, data: { isStrong: true } })

/** Where no second factor is left, none stands behind any session. */
export const weaken = async (tx: Db | Tx, accountId: string) => {
  if ((await countFactors(tx, accountId)) > 0) return
  await tx.session.updateMany({ where: { accountId }, data: { isStrong: false } })
}

/** Second factors of the account's own: passkeys, and a code app. What a provider asks for is its own business. */
export const countFactors = async (tx: Db | Tx, accountId: string) =>
  (await tx.passkey.count({ where: { accountId } })) +
  (await tx.account.count({ where: { id: accountId, twoFactorEnabled: true } }))

export const findSignInName = async (db: Db, accountId: string) =>
  (await db.account.findUniqueOrThrow({ where: { id: accountId }, select: { name: true } })).name

export const asksForCodes = async (db: Db, accountId: string) =>
  (await db.account.count({ where: { id: accountId, twoFactorEnabled: true } })) > 0

export const findAppSecret = async (db: Db, accountId: string) =>
  (await db.secondFactor.findUnique({ where: { accountId }, select: { secret: true } }))?.secret ?? null

export const takeStep = async (db: Db, accountId: string, step: number) =>
  (
    await db.secondFactor.updateMany({
      where: { accountId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
      data: { lastStep: step },
    })
  ).count === 1

export const findPasswordHash = async (db: Db, accountId: string) =>
  (
    await db.credential.findFirst({
      where: { accountId, providerId: 'credential' },
      select: { password: true },
    })
  )?.password ?? null

/**
 * Takes one try, or tells how many seconds are left to wait. One statement, so that a hundred tries at once take a
 * hundred turns; the pause is the same rule as `waitAfter`.
 */
export const takeTry = async (db: Db, id: string): Promise<{ isAllowed: boolean; wait: number }> => {
  const taken = await db.$queryRaw<{ tries: number }[]>`
    INSERT INTO "SignInPace" AS pace (id, tries, "lastAt") VALUES (${id}, 1, now())
    ON CONFLICT (id) DO UPDATE SET
      tries = CASE WHEN pace."lastAt" < now() - interval '1 hour' THEN 1 ELSE pace.tries + 1 END,
      "lastAt" = now()
    WHERE pace."lastAt" + interval '1 second' * CASE WHEN pace.tries < ${freeTries}::int THEN 0
      ELSE least(${longestWait}::int, 2 ^ least(pace.tries - ${freeTries}::int + 1, 20)) END <= now()
    RETURNING tries`
  if (taken.length > 0) return { isAllowed: true, wait: 0 }
  const [left] = await db.$queryRaw<{ wait: number }[]>`
    SELECT ceil(least(${longestWait}::int, 2 ^ least(tries - ${freeTries}::int + 1, 20))
      - extract(epoch FROM now() - "lastAt"))::int AS wait FROM "SignInPace" WHERE id = ${id}`
  return { isAllowed: false, wait: Math.max(1, left?.wait ?? 1) }
}

/** The tries of a name that fitted, and of those that were left alone. */
export const forgetTries = (db: Db, id: string, before: Date) =>
  db.signInPace.deleteMany({ where: { OR: [{ id }, { lastAt: { lt: before } }] } })

export const makeAdministrator = (tx: Tx, id: string) =>
  tx.account.update({ where: { id }, data: { isAdministrator: true }, select: { id: true } })

export const hasAdministrator = async (db: Db | Tx) =>
  (await db.account.count({ where: { isAdministrator: true } })) > 0

type NewInvitation = {
  id: string
  tokenHash: string
  studyId: string | null
  roles: string[]
  isAdministrator: boolean
  email: string | null
  invitedById: string | null
  expiresAt: Date
}

export const insertInvitation = (tx: Tx, invitation: NewInvitation) =>
  tx.invitation.create({ data: invitation, select: { id: true } })

const invitationFields = {
  ...{ id: true, studyId: true, roles: true, isAdministrator: true, email: true, createdAt: true },
  invitedById: true,
  ...{ expiresAt: true, withdrawnAt: true, acceptedAt: true },
  invitedBy: { select: { displayName: true } },
} satisfies Prisma.InvitationSelect

export type InvitationRow = Prisma.InvitationGetPayload<{ select: typeof invitationFields }>

export const findInvitation = (db: Db | Tx, hash: string) =>
  db.invitation.findUnique({ where: { tokenHash: hash }, select: invitationFields })

/** What was neither used nor taken back, the newest first; what ran out stays visible for as long again. */
export const findInvitations = (db: Db | Tx, studyId: string | null, since: Date) =>
  db.invitation.findMany({
    where: { studyId, withdrawnAt: null, acceptedAt: null, expiresAt: { gt: since } },
    select: invitationFields,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: 100,
  })

/** Takes the one use that an invitation has; of two at once the second gets nothing. The address is not needed any more. */
export const useInvitation = async (tx: Tx, id: string, { by, at }: { by: string; at: Date }) =>
  (
    await tx.invitation.updateMany({
      where: { id, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: at } },
      data: { acceptedAt: at, acceptedById: by, email: null },
    })
  ).count === 1

export const withdrawInvitations = async (tx: Tx, where: Prisma.InvitationWhereInput, at: Date) =>
  (
    await tx.invitation.updateMany({
      where: { ...where, acceptedAt: null, withdrawnAt: null },
      data: { withdrawnAt: at, email: null },
    })
  ).count

export const isEmailTaken = async (tx: Tx, email: string) =>
  (await tx.account.count({ where: { email } })) > 0
