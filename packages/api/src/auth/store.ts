import type { Actor } from '../actor.ts'
import { stranger } from '../actor.ts'
import type { Db, Tx } from '../db.ts'
import { actorOf, inStudies } from '../member/store.ts'

export const findAccount = (db: Db | Tx, name: string) =>
  db.account.findUnique({ where: { name }, select: { id: true, passwordHash: true } })

export const insertAccount = (
  tx: Tx,
  account: { id: string; name: string; displayName: string; passwordHash: string },
) => tx.account.create({ data: account, select: { id: true } })

export const insertSession = (db: Db, session: { id: string; accountId: string; expiresAt: Date }) =>
  db.session.create({ data: session, select: { id: true } })

export const removeSession = (db: Db, id: string) => db.session.deleteMany({ where: { id } })

export const removeExpired = (db: Db, at: Date) =>
  db.session.deleteMany({ where: { expiresAt: { lte: at } } })

/** Roles are read at every request, so that a change of role counts at the next one. */
export const findActor = async (db: Db, sessionId: string, at: Date): Promise<Actor> => {
  const session = await db.session.findUnique({
    where: { id: sessionId, expiresAt: { gt: at } },
    select: { account: { select: inStudies } },
  })
  return session ? actorOf(session.account) : stranger
}
