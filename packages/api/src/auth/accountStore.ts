// Rows of accounts besides those of signing in: passkeys, links for passwords, the list of the instance.
import type { Db, Prisma, Tx } from '../db.ts'
import { newId } from '../id.ts'
import { isOwnAddress, noAddress } from './auth.ts'

type Own = { accountId: string; id: string }

type Challenge = { for: string; challenge: string; until: Date }

/** One at a time for each who asks; another one ends the earlier. */
export const keepChallenge = async (db: Db, { for: identifier, challenge, until }: Challenge) => {
  await db.verification.deleteMany({ where: { OR: [{ identifier }, { expiresAt: { lte: new Date() } }] } })
  await db.verification.create({
    data: { id: newId(), identifier, value: challenge, expiresAt: until },
    select: { id: true },
  })
}

/** Good once: of two at once the second gets nothing. */
export const takeChallenge = async (db: Db, identifier: string, at: Date): Promise<string | null> => {
  const kept = await db.verification.findFirst({
    where: { identifier, expiresAt: { gt: at } },
    select: { id: true, value: true },
  })
  if (!kept) return null
  const { count } = await db.verification.deleteMany({ where: { id: kept.id } })
  return count === 1 ? kept.value : null
}

export const findPasskeys = (db: Db | Tx, accountId: string) =>
  db.passkey.findMany({
    where: { accountId },
    select: { id: true, label: true, credentialId: true, transports: true, createdAt: true, usedAt: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })

export const findPasskey = (db: Db, credentialId: string) =>
  db.passkey.findUnique({ where: { credentialId } })

export const insertPasskey = (tx: Tx, data: Prisma.PasskeyUncheckedCreateInput) =>
  tx.passkey.create({ data, select: { id: true } })

export const deletePasskey = async (tx: Tx, own: Own) => (await tx.passkey.deleteMany({ where: own })).count

type Use = { id: string; before: bigint; now: number; at: Date }

/** Counts one use up from what was read; false where another use came between. */
export const usePasskey = async (db: Db, { id, before, now, at }: Use) =>
  (
    await db.passkey.updateMany({
      where: { id, counter: before },
      data: { counter: now, usedAt: at },
    })
  ).count === 1

/** What setting a password, and closing an account, hang on. */
export const findForPassword = (db: Db | Tx, id: string) =>
  db.account.findUnique({
    where: { id },
    select: {
      ...{ name: true, email: true, isAdministrator: true },
      memberships: { select: { studyId: true, roles: true } },
    },
  })

/** Where letters to somebody go; null where nobody gave an address. */
export const findEmail = async (db: Db, id: string): Promise<string | null> => {
  const { email } = await db.account.findUniqueOrThrow({ where: { id }, select: { email: true } })
  return isOwnAddress(email) ? email : null
}

export const removeEmail = (tx: Tx, id: string) =>
  tx.account.update({ where: { id }, data: { email: noAddress(id) }, select: { id: true } })

/** The first one too, of who came in by the provider so far. Whoever gave the old one and not the code yet, begins anew. */
export const setPassword = async (tx: Tx, accountId: string, password: string) => {
  await tx.verification.deleteMany({ where: { value: accountId } })
  await tx.credential.upsert({
    where: { accountId_providerId: { accountId, providerId: 'credential' } },
    update: { password },
    create: { id: newId(), accountId, providerId: 'credential', providerAccountId: accountId, password },
    select: { id: true },
  })
}

export const removeSessions = async (tx: Tx, accountId: string) =>
  (await tx.session.deleteMany({ where: { accountId } })).count

export const deleteAccount = (tx: Tx, id: string) =>
  tx.account.delete({ where: { id }, select: { id: true } })

/** Two who leave at once take turns, or both would find the other one left. */
export const lockAdministrators = (tx: Tx) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(${administratorsLock}::bigint)`

export const countAdministrators = async (tx: Tx) => {
  await lockAdministrators(tx)
  return tx.account.count({ where: { isAdministrator: true } })
}

export const endAdministrator = (tx: Tx, id: string) =>
  tx.account.update({ where: { id }, data: { isAdministrator: false }, select: { id: true } })

const administratorsLock = 4_611_705

type NewPasswordLink = { id: string; tokenHash: string; accountId: string; expiresAt: Date }

export const insertPasswordLink = (tx: Tx, link: NewPasswordLink) =>
  tx.passwordLink.create({ data: link, select: { id: true } })

export const findPasswordLink = (db: Db | Tx, hash: string) =>
  db.passwordLink.findUnique({
    where: { tokenHash: hash },
    include: { account: { select: { name: true } } },
  })

const isOpen = { usedAt: null, withdrawnAt: null }

export const withdrawPasswordLinks = (tx: Tx, accountId: string, at: Date) =>
  tx.passwordLink.updateMany({ where: { accountId, ...isOpen }, data: { withdrawnAt: at } })

export const usePasswordLink = async (tx: Tx, id: string, at: Date) =>
  (
    await tx.passwordLink.updateMany({
      where: { id, ...isOpen, expiresAt: { gt: at } },
      data: { usedAt: at },
    })
  ).count === 1

/**
 * When links set the password, the newest first: its person is told of each, since only they know which were not theirs.
 * One alone would be pushed out of sight by the next.
 */
export const findLinkUses = async (db: Db, accountId: string, limit: number): Promise<Date[]> => {
  const used = await db.passwordLink.findMany({
    where: { accountId, usedAt: { not: null } },
    select: { usedAt: true },
    orderBy: { usedAt: 'desc' },
    take: limit,
  })
  return used.flatMap(({ usedAt }) => usedAt ?? [])
}

export const countLinkUses = (db: Db, accountId: string) =>
  db.passwordLink.count({ where: { accountId, usedAt: { not: null } } })

const ofInstance = (at: Date) =>
  ({
    ...{ id: true, name: true, displayName: true, isAdministrator: true, twoFactorEnabled: true },
    _count: { select: { passkeys: true, sessions: { where: { expiresAt: { gt: at } } } } },
  }) satisfies Prisma.AccountSelect

export type AccountRow = Prisma.AccountGetPayload<{ select: ReturnType<typeof ofInstance> }>

/** The accounts of the instance by name; what they are in studies is none of its administrators' business. */
export const findAccounts = (db: Db, part: string, limit: number): Promise<AccountRow[]> =>
  db.account.findMany({
    where: {
      OR: [
        { name: { contains: part, mode: 'insensitive' } },
        { displayName: { contains: part, mode: 'insensitive' } },
      ],
    },
    select: ofInstance(new Date()),
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: limit,
  })
