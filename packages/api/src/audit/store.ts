import type { Actor } from '../actor.ts'
import type { App } from '../app.ts'
import { Prisma, type Db, type Tx } from '../db.ts'
import { markOf, type Content, type Found, type Row, type Seal } from './audit.ts'

export type { Subjects } from './audit.ts'

type Entry = { actor: Actor } & Omit<Content, 'at' | 'actorId'>

/** Appends one row; the database refuses to change or remove it. */
export const appendAudit = async (
  { keys }: Pick<App, 'keys'>,
  tx: Tx,
  { actor, ...entry }: Entry,
): Promise<void> => {
  const content = { ...entry, at: new Date(), actorId: actor.kind === 'stranger' ? null : actor.id }
  const mark = new Uint8Array(markOf(keys.audit.key, content))
  await tx.auditEntry.create({ data: { ...content, mark }, select: { id: true } })
}

/** Below every number that a row can have. */
export const lowest = -(2n ** 63n)

const columns = Prisma.sql`e.id, e.at, e."actorId", e."studyId", e.action, e.subjects::text AS subjects, e.outcome, e.mark`

/** Two sealers at once would give one place twice. False where another one is at it. */
export const takeSealing = async (tx: Tx): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ isTaken: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${sealingLock}::bigint) AS "isTaken"`
  return row?.isTaken ?? false
}

const sealingLock = 4_611_704

/** Entries that are not sealed yet, by their numbers. */
export const findUnsealed = (db: Db | Tx, { after, limit }: { after: bigint; limit: number }) =>
  db.$queryRaw<Row[]>`
    SELECT ${columns} FROM "AuditEntry" e
    WHERE e.id > ${after} AND NOT EXISTS (SELECT 1 FROM "AuditSeal" s WHERE s."entryId" = e.id)
    ORDER BY e.id LIMIT ${limit}`

export const findLastSeal = (db: Db | Tx): Promise<Seal | null> =>
  db.auditSeal.findFirst({ orderBy: { position: 'desc' } })

export const insertSeals = (tx: Tx, seals: readonly Seal[]) => tx.$executeRaw`
  INSERT INTO "AuditSeal" (position, "entryId", hash, "sealedAt")
  SELECT * FROM unnest(
    ${seals.map(({ position }) => position)}::bigint[], ${seals.map(({ entryId }) => entryId)}::bigint[],
    ${seals.map(({ hash }) => hash)}::bytea[], ${seals.map(({ sealedAt }) => sealedAt)}::timestamptz[])`

type Sealed = Seal & { [Column in keyof Row]: Row[Column] | null }

/** Places of the chain in their order, each with its entry where there is one. */
export const findSealed = async (db: Db | Tx, after: bigint, limit: number): Promise<Found[]> => {
  const rows = await db.$queryRaw<Sealed[]>`
    SELECT s.position, s."entryId", s.hash, s."sealedAt", ${columns}
    FROM "AuditSeal" s LEFT JOIN "AuditEntry" e ON e.id = s."entryId"
    WHERE s.position > ${after} ORDER BY s.position LIMIT ${limit}`
  return rows.map(({ position, entryId, hash, sealedAt, ...row }) => ({
    seal: { position, entryId, hash, sealedAt },
    row: row.id === null ? null : (row as Row),
  }))
}

/** Those of some marks that more than one entry carries. */
export const findCopied = async (db: Db | Tx, marks: readonly Uint8Array[]): Promise<Uint8Array[]> => {
  const rows = await db.$queryRaw<{ mark: Uint8Array }[]>`
    SELECT mark FROM "AuditEntry" WHERE mark = ANY (${marks}::bytea[]) GROUP BY mark HAVING count(*) > 1`
  return rows.map(({ mark }) => mark)
}

export const countEntries = (db: Db | Tx) => db.auditEntry.count()
export const countSeals = (db: Db | Tx) => db.auditSeal.count()
