// Requests to look somebody up, and the one statement by which what was agreed to comes out, sealed.
import type { Db, Tx } from '../db.ts'
import { byTimeAndId, type TimeAndId, type Wanted } from '../page.ts'
import type { Request } from './vault.ts'

type Key = { studyId: string; id: string }

export const insertRequest = (
  tx: Tx,
  request: Omit<Request, 'decidedBy' | 'decidedAt' | 'isAgreed' | 'openedAt'>,
) => tx.vaultRequest.create({ data: request, select: { id: true } })

/** One request; who works on it is the only one meanwhile. */
export const findRequest = async (tx: Tx, { studyId, id }: Key): Promise<Request | null> => {
  await tx.$queryRaw`SELECT 1 FROM "VaultRequest" WHERE "studyId" = ${studyId} AND id = ${id} FOR UPDATE`
  return tx.vaultRequest.findFirst({ where: { studyId, id } })
}

type Decided = { decidedBy: string; decidedAt: Date; isAgreed: boolean }

export const decide = (tx: Tx, { studyId, id }: Key, decided: Decided) =>
  tx.vaultRequest.update({ where: { studyId_id: { studyId, id } }, data: decided, select: { id: true } })

type Sealed = Uint8Array | null
export type Opened = {
  participantId: string
  name: Sealed
  birthDate: Sealed
  contact: Sealed
  /** Null where it was not asked how they are reached. */
  isUnsafe: boolean | null
}

/** Opens it, once; null where it may not be opened now, whatever the program thinks of it. */
export const open = async (tx: Tx, { studyId, id }: Key): Promise<Opened | null> => {
  const [row] = await tx.$queryRaw<Opened[]>`
    SELECT "participantId", name, "birthDate", contact, "isUnsafe" FROM identity.open_vault(${studyId}, ${id})`
  return row ?? null
}

export const byAsking = byTimeAndId('askedAt')
export type Cursor = TimeAndId<'askedAt'>
type OfStudy = { studyId: string; shutOutFrom: string[] }

/** The newest first; not of those with whom whoever asks works. */
export const findKeys = (db: Db, { studyId, shutOutFrom, ...page }: Wanted<Cursor> & OfStudy) =>
  db.vaultRequest.findMany({
    where: {
      ...{ studyId, participantId: { notIn: shutOutFrom } },
      AND: [byAsking.beyond('lt', page.after), byAsking.beyond('gt', page.before)],
    },
    orderBy: page.isBackward ? [{ askedAt: 'asc' }, { id: 'asc' }] : [{ askedAt: 'desc' }, { id: 'desc' }],
    take: page.limit,
    select: { id: true, askedAt: true },
  })

export const countRequests = (db: Db, { studyId, shutOutFrom }: OfStudy) =>
  db.vaultRequest.count({ where: { studyId, participantId: { notIn: shutOutFrom } } })
