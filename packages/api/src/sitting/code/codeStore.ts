// Words by which somebody comes back, as they are kept: to find by one hash and to know by another.
import type { Db, Tx } from '../../db.ts'
import type { Key } from '../store.ts'

export type NewCode = {
  studyId: string
  id: string
  sittingId: string
  lookup: string
  verifier: string
  madeAt: Date
  expiresAt: Date
}

/** Of two codes the older one leads nowhere. */
export const replaceCode = async (tx: Tx, code: NewCode): Promise<void> => {
  const { studyId, sittingId } = code
  await tx.resumeCode.deleteMany({ where: { studyId, sittingId } })
  await tx.resumeCode.create({ data: code, select: { id: true } })
}

export const markCodeKept = async (tx: Tx, { studyId, id }: Key): Promise<boolean> => {
  const { count } = await tx.resumeCode.updateMany({
    where: { studyId, sittingId: id },
    data: { isKept: true },
  })
  return count > 0
}

/** What the code of a sitting asks for beside itself before words are shown. */
export const findSecond = (db: Db | Tx, { studyId, id }: Key) =>
  db.resumeCode.findFirst({ where: { studyId, sittingId: id }, select: { id: true, second: true } })

/** `over`: whether another one is there, which is changed only by who knows it. */
export const setSecond = async (tx: Tx, { studyId, id }: Key, how: { second: string; over: boolean }) => {
  const { count } = await tx.resumeCode.updateMany({
    where: { studyId, sittingId: id, second: how.over ? { not: null } : null },
    data: { second: how.second, secondTries: 0 },
  })
  return count > 0
}

export const removeSecond = (tx: Tx, { studyId, id }: Key) =>
  tx.resumeCode.updateMany({ where: { studyId, sittingId: id }, data: { second: null, secondTries: 0 } })

/** Counted before it is looked at, so that many at once are no more tries than one after the other. */
export const tryOnce = async (db: Db, { studyId, id }: Key, most: number): Promise<string | null> => {
  const [row] = await db.resumeCode.updateManyAndReturn({
    where: { studyId, sittingId: id, second: { not: null }, secondTries: { lt: most } },
    data: { secondTries: { increment: 1 } },
    select: { second: true },
  })
  return row?.second ?? null
}

/** Right: the count begins anew. Wrong for the last time: there is none any more. */
export const endTry = (db: Db, { studyId, id }: Key, most: number | null) =>
  most === null
    ? db.resumeCode.updateMany({ where: { studyId, sittingId: id }, data: { secondTries: 0 } })
    : db.resumeCode.updateMany({
        where: { studyId, sittingId: id, secondTries: { gte: most } },
        data: { second: null },
      })

export const findByLookup = (db: Db, lookup: string, at: Date) =>
  db.resumeCode.findFirst({
    where: { lookup, expiresAt: { gt: at } },
    select: { studyId: true, sittingId: true, verifier: true },
  })

/** Whoever comes by a code holds the sitting from now on, and is shown what was chosen before, but no words. */
export const holdByCode = async (tx: Tx, { studyId, id }: Key, held: { browserHash: string; at: Date }) => {
  const { turn } = await tx.sitting.findUniqueOrThrow({
    where: { studyId_id: { studyId, id } },
    select: { turn: true },
  })
  const { browserHash, at: usedAt } = held
  await tx.sitting.update({
    where: { studyId_id: { studyId, id } },
    data: { browserHash, usedAt, sight: 'choices', sinceTurn: turn + 1 },
    select: { id: true },
  })
}
