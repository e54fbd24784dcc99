// Invitations, losses and who was served: rows of this module, and what is asked of others before one is made.
import type { InvitationWay, LossReason } from '../../generated/prisma/enums.ts'
import type { Db, Tx } from '../db.ts'
import { keptIn } from '../identity/store.ts'
import type { Localized } from '../input.ts'
import type { LetterJob } from '../pipeline.ts'
import type { Reach } from './outreach.ts'

export type InWave = { studyId: string; waveId: string; participantId: string }

export type Found = Reach & {
  waveId: string
  waveEnd: Date | null
  channel: string | null
  /** A minor for whom no permission holds, whose link leads nowhere until one does. */
  lacksPermission: boolean
}

/** What stands for and against reaching somebody now; null where there is no such wave. */
export const findReach = async (tx: Tx, { waveId, ...person }: InWave): Promise<Found | null> =>
  (await findReaches(tx, person)).find((one) => one.waveId === waveId) ?? null

/** The same in each wave, in their order. */
export const findReaches = (db: Db | Tx, { studyId, participantId }: Omit<InWave, 'waveId'>) =>
  db.$queryRaw<Found[]>`
    SELECT w.id AS "waveId", COALESCE(k."isUnsafe", false) AS "isUnsafe", k.channel, k.channel IS NOT NULL AS "hasPlan",
      said_no(${studyId}, ${participantId}) AS "saidNo",
      w.position > (SELECT min(f.position) FROM "Wave" f WHERE f."studyId" = ${studyId}) AS "isFollowUp",
      EXISTS (SELECT 1 FROM current_consent e WHERE e."studyId" = ${studyId} AND e."participantId" = ${participantId}
        AND e.scope = 'recontact_followup') AS "mayBeAskedAgain",
      EXISTS (SELECT 1 FROM "Response" r WHERE r."studyId" = ${studyId} AND r."waveId" = w.id
        AND r."participantId" = ${participantId}) AS "hasAnswered",
      (SELECT count(*)::int FROM "WaveInvitation" i WHERE i."studyId" = ${studyId} AND i."waveId" = w.id
        AND i."participantId" = ${participantId}) AS tries,
      (w."opensOn"::timestamp AT TIME ZONE s."timeZone") <= now() AS "hasBegun",
      COALESCE(wave_end(${studyId}, w.id) <= now(), false) AS "isOver", wave_end(${studyId}, w.id) AS "waveEnd",
      NOT is_of_age(${studyId}, ${participantId}) AND NOT has_permission(${studyId}, ${participantId}) AS "lacksPermission"
    FROM "Wave" w JOIN "Study" s ON s.id = w."studyId"
    LEFT JOIN ${keptIn(studyId)} k ON k."participantId" = ${participantId}
    WHERE w."studyId" = ${studyId} ORDER BY w.position`

type NewInvitation = InWave & {
  id: string
  number: number
  way: InvitationWay
  codeHash: string | null
  madeBy: string | null
  madeAt: Date
  expiresAt: Date
}

export const insertInvitation = (tx: Tx, invitation: NewInvitation) =>
  tx.waveInvitation.create({ data: invitation, select: { id: true } })

/** Of two links that somebody has, the older one leads nowhere. */
export const replaceOpen = (tx: Tx, where: InWave, at: Date) =>
  tx.waveInvitation.updateMany({
    where: { ...where, endedAt: null },
    data: { endedAt: at, endedBy: 'replaced' },
  })

export const takeBack = async (tx: Tx, where: object, at: Date): Promise<string | null> => {
  const found = await tx.waveInvitation.findFirst({
    where: { AND: [where, { endedAt: null }] },
    select: { studyId: true, id: true, participantId: true },
  })
  if (!found) return null
  const { participantId, ...key } = found
  const { count } = await tx.waveInvitation.updateMany({
    where: { ...key, endedAt: null },
    data: { endedAt: at, endedBy: 'taken_back' },
  })
  return count > 0 ? participantId : null
}

/** What a letter needs beside whom it is for. */
export const findLetter = (db: Db, { studyId, invitationId }: LetterJob) =>
  db.waveInvitation.findFirst({
    where: { studyId, id: invitationId, way: 'mail', endedAt: null, sentAt: null, claimedAt: null },
    select: { expiresAt: true, wave: { select: { study: { select: { timeZone: true } } } } },
  })

/** One of those who would send it does; false for all others, once it has ended, and once they may not be reached. */
export const claimLetter = async (
  tx: Tx,
  { studyId, invitationId: id }: LetterJob,
  made: { codeHash: string; at: Date },
): Promise<boolean> => {
  const count = await tx.$executeRaw`
    UPDATE "WaveInvitation" SET "claimedAt" = ${made.at}, "codeHash" = ${made.codeHash}
    WHERE "studyId" = ${studyId} AND id = ${id} AND "endedAt" IS NULL AND "sentAt" IS NULL AND "claimedAt" IS NULL
      AND "expiresAt" > ${made.at} AND may_be_reached(${studyId}, ${id})`
  return count > 0
}

/** Ends what was made while somebody might be reached, and waits although they may not any more. */
export const endUnwanted = async (
  tx: Tx,
  { studyId, invitationId: id }: LetterJob,
  at: Date,
): Promise<boolean> => {
  const count = await tx.$executeRaw`
    UPDATE "WaveInvitation" SET "endedAt" = ${at}, "endedBy" = 'recontact'
    WHERE "studyId" = ${studyId} AND id = ${id} AND "endedAt" IS NULL AND "sentAt" IS NULL AND "claimedAt" IS NULL
      AND NOT may_be_reached(${studyId}, ${id})`
  return count > 0
}

/** It ended while it went out: that it went out stays known. */
export const noteSent = (tx: Tx, { studyId, invitationId: id }: LetterJob, at: Date) =>
  tx.waveInvitation.updateMany({ where: { studyId, id }, data: { sentAt: at, failure: null } })

/** It did not go out, and may be tried again. */
export const noteFailure = (tx: Tx, { studyId, invitationId: id }: LetterJob, failure: string) =>
  tx.waveInvitation.updateMany({
    where: { studyId, id, endedAt: null, sentAt: null },
    data: { claimedAt: null, failure },
  })

/** Letters whose job may be lost. */
export const findWaitingLetters = async (tx: Tx): Promise<LetterJob[]> => {
  const rows = await tx.waveInvitation.findMany({
    where: { way: 'mail', endedAt: null, sentAt: null, claimedAt: null, expiresAt: { gt: new Date() } },
    select: { studyId: true, id: true },
  })
  return rows.map(({ studyId, id: invitationId }) => ({ studyId, invitationId }))
}

export const hasWave = async (tx: Tx, studyId: string, id: string): Promise<boolean> =>
  (await tx.wave.count({ where: { studyId, id } })) > 0

type Loss = InWave & { reason: LossReason; recordedBy: string | null; recordedAt: Date }

export const saveLoss = (tx: Tx, { reason, recordedBy, recordedAt, ...where }: Loss) => {
  const change = { reason, recordedBy, recordedAt }
  return tx.waveLoss.upsert({
    where: { studyId_waveId_participantId: where },
    create: { ...where, ...change },
    update: change,
    select: { reason: true },
  })
}

export const removeLoss = (tx: Tx, where: InWave) => tx.waveLoss.deleteMany({ where })

type Served = { studyId: string; waveId: string; regionId: string | null; language: 'en' | 'es' | null }

/** How many were served, by region, by language or by nothing; null takes the number away. */
export const saveServed = async (
  tx: Tx,
  where: Served,
  { id, people }: { id: string; people: number | null },
) => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`served ${where.waveId}`}, 0))`
  await tx.servedPopulation.deleteMany({ where })
  if (people !== null)
    await tx.servedPopulation.create({ data: { ...where, id, people }, select: { id: true } })
}

export const saveWords = (tx: Tx, studyId: string, whomToAsk: Localized) =>
  tx.outreachWords.upsert({
    where: { studyId },
    create: { studyId, whomToAsk },
    update: { whomToAsk },
    select: { studyId: true },
  })

export const findWords = async (db: Db, studyId: string): Promise<Localized | null> =>
  ((await db.outreachWords.findUnique({ where: { studyId }, select: { whomToAsk: true } }))?.whomToAsk as
    | Localized
    | undefined) ?? null

export type Opened = {
  language: 'en' | 'es'
  isAllowed: boolean
  whomToAsk: Localized | null
  exitAddress: string | null
}

/**
 * Whom an open link was made for, as far as the page behind it says anything of it; it reads, and writes nothing. Whoever
 * is a minor goes on only where a safe giver of permission agreed, and that holds now.
 */
export const findOpened = async (db: Db, codeHash: string): Promise<Opened | null> => {
  const [row] = await db.$queryRaw<Opened[]>`
    SELECT p.language, o."whomToAsk", t."exitAddress",
      is_of_age(i."studyId", p.id) OR has_permission(i."studyId", p.id) AS "isAllowed"
    FROM "WaveInvitation" i
    JOIN "Participant" p ON p."studyId" = i."studyId" AND p.id = i."participantId"
    LEFT JOIN "OutreachWords" o ON o."studyId" = i."studyId"
    LEFT JOIN "StudySettings" t ON t."studyId" = i."studyId"
    WHERE i."codeHash" = ${codeHash} AND i."endedAt" IS NULL AND i."expiresAt" > now()`
  return row ?? null
}

/** Where somebody is led to whose study is not known: to the page that most studies here chose. */
export const findExit = async (db: Db): Promise<string | null> => {
  const [row] = await db.$queryRaw<{ address: string }[]>`
    SELECT "exitAddress" AS address FROM "StudySettings" WHERE "exitAddress" IS NOT NULL
    GROUP BY "exitAddress" ORDER BY count(*) DESC, "exitAddress" LIMIT 1`
  return row?.address ?? null
}
