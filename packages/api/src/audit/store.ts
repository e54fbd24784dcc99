import type { Actor } from '../actor.ts'
import type { App } from '../app.ts'
import { Prisma, type Db, type Tx } from '../db.ts'
import type { Wanted } from '../page.ts'
import { markOf, type Content, type Found, type Row, type Seal, type Subjects } from './audit.ts'
import { ofArrivals, ofEverybody, ofPeople } from './seen.ts'

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

// What an auditor of a study reads: its own entries, and those of no study that belong to its people or to the instance
// as a whole. What happened in other studies is not there.

export type Filter = {
  actorId?: string | null | undefined
  action?: string | null | undefined
  outcome?: string | null | undefined
  from?: Date | null | undefined
  to?: Date | null | undefined
}

export type LogRow = {
  id: bigint
  at: Date
  actorId: string | null
  studyId: string | null
  action: string
  subjects: Subjects
  outcome: string
  position: bigint | null
  hash: Uint8Array | null
}

const visible = (studyId: string) => Prisma.sql`(
  e."studyId" = ${studyId}
  OR (e."studyId" IS NULL AND e.action = ANY (${ofPeople}) AND (
    e."actorId" IS NULL OR length(e."actorId") < 22
    OR e."actorId" IN (SELECT m."accountId" FROM "Membership" m WHERE m."studyId" = ${studyId})))
  OR (e."studyId" IS NULL AND e.action = ANY (${ofEverybody}))
  OR (e."studyId" IS NULL AND e.action = ANY (${ofArrivals})
    AND (e.subjects->>'study' = ${studyId} OR e.subjects->'study' = 'null'::jsonb)))`

/** Nobody is told who objects or what a board member keeps away from themselves: the act is there, not whose. */
const veiled = ['raise objection', 'opt out', 'take back opt out']
const actor = Prisma.sql`CASE WHEN e.action <> ALL (${veiled}) THEN e."actorId" END`

const matching = ({ actorId, action, outcome, from, to }: Filter) =>
  Prisma.join(
    [
      Prisma.sql`TRUE`,
      ...(actorId ? [Prisma.sql`${actor} = ${actorId}`] : []),
      ...(action ? [Prisma.sql`e.action = ${action}`] : []),
      ...(outcome ? [Prisma.sql`e.outcome = ${outcome}`] : []),
      ...(from ? [Prisma.sql`e.at >= ${from}`] : []),
      ...(to ? [Prisma.sql`e.at < ${to}`] : []),
    ],
    ' AND ',
  )

const logColumns = Prisma.sql`e.id, e.at, ${actor} AS "actorId", e."studyId", e.action, e.subjects, e.outcome, s.position, s.hash`

/** The newest first. */
export const findLog = (db: Db | Tx, { studyId, filter }: Asked, page: Wanted<bigint>) =>
  db.$queryRaw<LogRow[]>`
    SELECT ${logColumns} FROM "AuditEntry" e LEFT JOIN "AuditSeal" s ON s."entryId" = e.id
    WHERE ${visible(studyId)} AND ${matching(filter)}
      ${page.after === null ? Prisma.empty : Prisma.sql`AND e.id < ${page.after}`}
      ${page.before === null ? Prisma.empty : Prisma.sql`AND e.id > ${page.before}`}
    ORDER BY e.id ${page.isBackward ? Prisma.sql`ASC` : Prisma.sql`DESC`} LIMIT ${page.limit}`

type Asked = { studyId: string; filter: Filter }

/** The oldest first, to be written down. */
export const findForExport = (
  db: Db | Tx,
  { studyId, filter }: Asked,
  page: { after: bigint; limit: number },
) =>
  db.$queryRaw<LogRow[]>`
    SELECT ${logColumns} FROM "AuditEntry" e LEFT JOIN "AuditSeal" s ON s."entryId" = e.id
    WHERE ${visible(studyId)} AND ${matching(filter)} AND e.id > ${page.after}
    ORDER BY e.id LIMIT ${page.limit}`

/** The people of a study by their names; the audit itself keeps their ids alone. */
export const findPeople = async (db: Db, studyId: string): Promise<{ id: string; name: string }[]> => {
  const people = await db.account.findMany({
    where: { memberships: { some: { studyId } } },
    select: { id: true, displayName: true },
    orderBy: { displayName: 'asc' },
  })
  return people.map(({ id, displayName }) => ({ id, name: displayName }))
}

/** What there is to choose from in this study's audit. */
export const findChoices = async (
  db: Db,
  studyId: string,
  column: 'action' | 'outcome',
): Promise<string[]> => {
  const name = column === 'action' ? Prisma.sql`e.action` : Prisma.sql`e.outcome`
  const rows = await db.$queryRaw<{ value: string }[]>`
    SELECT DISTINCT ${name} AS value FROM "AuditEntry" e WHERE ${visible(studyId)} ORDER BY 1`
  return rows.map(({ value }) => value)
}

export const findSealedUpTo = async (db: Db): Promise<Date | null> => {
  const rows = await db.$queryRaw<{ at: Date }[]>`
    SELECT e.at FROM "AuditSeal" s JOIN "AuditEntry" e ON e.id = s."entryId" ORDER BY s.position DESC LIMIT 1`
  return rows[0]?.at ?? null
}
