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
