// Sittings, what is saved of them, and what is known of the person there.
import { instrumentOf } from '@firsthand/analysis/instrument'
import type { ConsentScope, Language, SittingEnd, SittingSight } from '../../generated/prisma/enums.ts'
import type { Blocks } from '../consentText/consentText.ts'
import type { Db, Tx } from '../db.ts'
import { turnsOfStudy, type Turn } from '../duty/store.ts'
import type { Localized } from '../input.ts'
import { takeTurn as takeTurnWith } from '../study/store.ts'

export type Key = { studyId: string; id: string }

/** What a link was made for, as far as somebody may go on by it. */
export type Invited = {
  studyId: string
  invitationId: string
  waveId: string
  participantId: string
  language: Language
  /** Of age, or with a permission that holds: a minor without one leaves no trace. */
  isAllowed: boolean
  /** The version that is asked of those who answer alone: the survey that was fielded last. */
  instrumentId: string | null
  /** There is a text for them to read, or they agreed already. */
  isAskable: boolean
}

export const findInvited = async (db: Db, codeHash: string): Promise<Invited | null> => {
  const [row] = await db.$queryRaw<Invited[]>`
    SELECT i."studyId", i.id AS "invitationId", i."waveId", i."participantId", p.language,
      is_of_age(i."studyId", p.id) OR has_permission(i."studyId", p.id) AS "isAllowed",
      (SELECT n.id FROM "Instrument" n WHERE n."studyId" = i."studyId" AND n.status = 'fielded'
        AND n.definition->>'kind' = 'survey' ORDER BY n."fieldedAt" DESC, n.id LIMIT 1) AS "instrumentId",
      EXISTS (SELECT 1 FROM current_consent c WHERE c."studyId" = i."studyId" AND c."participantId" = p.id
        AND c.scope = 'participate') OR
      EXISTS (SELECT 1 FROM "ConsentText" t WHERE t."studyId" = i."studyId" AND t."publishedAt" IS NOT NULL
        AND t."effectiveFrom" <= now() AND t."expiresAt" > now() AND t.audience =
          CASE WHEN is_of_age(i."studyId", p.id) THEN 'adult' ELSE 'youth' END::"ConsentAudience") AS "isAskable"
    FROM "WaveInvitation" i
    JOIN "Participant" p ON p."studyId" = i."studyId" AND p.id = i."participantId"
    WHERE i."codeHash" = ${codeHash} AND i."endedAt" IS NULL AND i."expiresAt" > now()`
  return row ?? null
}

export type Row = {
  studyId: string
  id: string
  participantId: string
  waveId: string
  invitationId: string
  instrumentId: string
  language: Language
  sight: SittingSight
  sinceTurn: number
  turn: number
  movedTurn: number
  progress: Uint8Array | null
  isKept: boolean
  openedAt: Date
  usedAt: Date
  endedAt: Date | null
  endedBy: SittingEnd | null
}

export const idleFor = 30 * 60 * 1000

/** The sitting that a browser holds, where it did something in the last half an hour. */
export const findHeld = (db: Db | Tx, browserHash: string, at: Date): Promise<Row | null> =>
  db.sitting.findFirst({ where: { browserHash, usedAt: { gt: new Date(at.getTime() - idleFor) } } })

export const isIdle = ({ usedAt }: Pick<Row, 'usedAt'>, at: Date): boolean =>
  usedAt.getTime() <= at.getTime() - idleFor

/** The same, however long it did nothing: what it sends is taken, and nothing is shown to it any more. */
export const findLate = (db: Db | Tx, browserHash: string): Promise<Row | null> =>
  db.sitting.findFirst({ where: { browserHash } })

/** The same, as it is shown once more: every screen has a turn of its own. */
export const takeTurn = async (db: Db, browserHash: string, at: Date): Promise<Row | null> => {
  const [row] = await db.sitting.updateManyAndReturn({
    where: { browserHash, usedAt: { gt: new Date(at.getTime() - idleFor) } },
    data: { turn: { increment: 1 }, usedAt: at },
  })
  return row ?? null
}

// Its person goes before it, as with whoever takes out what they said: by its end their key may go.
/** One that has not ended, whoever holds it; who works on it is the only one meanwhile. */
export const findOpen = async (tx: Tx, { studyId, id }: Key): Promise<Row | null> => {
  const found = await tx.sitting.findFirst({ where: { studyId, id }, select: { participantId: true } })
  if (found) await takeTurnWith(tx, { studyId, ...found })
  await tx.$queryRaw`SELECT 1 FROM "Sitting" WHERE "studyId" = ${studyId} AND id = ${id} FOR UPDATE`
  return tx.sitting.findFirst({ where: { studyId, id, endedAt: null } })
}

export type Opening = Omit<Invited, 'isAllowed' | 'isAskable' | 'instrumentId'> & {
  instrumentId: string
  id: string
  browserHash: string
  at: Date
}

/**
 * One sitting for each invitation, held by the browser that opened it last. What another one wrote stays unseen by it; what
 * was deleted begins anew.
 */
export const openSitting = async (tx: Tx, opening: Opening): Promise<string> => {
  const { studyId, invitationId, at, browserHash, language } = opening
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sitting ${invitationId}`}, 0))`
  const found = await tx.sitting.findUnique({
    where: { studyId_invitationId: { studyId, invitationId } },
    select: { id: true, turn: true, endedBy: true },
  })
  if (found && found.endedBy !== 'deleted' && found.endedBy !== 'lapsed') {
    const held = { browserHash, usedAt: at, sight: 'none', sinceTurn: found.turn + 1 } as const
    await tx.sitting.update({ where: { id: found.id }, data: held, select: { id: true } })
    return found.id
  }
  if (found) await tx.sitting.delete({ where: { id: found.id }, select: { id: true } })
  const { waveId, participantId, instrumentId, id } = opening
  await tx.sitting.create({
    data: {
      ...{ studyId, id, participantId, waveId, invitationId, instrumentId, language, browserHash },
      ...{ openedAt: at, usedAt: at },
    },
    select: { id: true },
  })
  return id
}

export const setLanguage = (tx: Tx, { studyId, id }: Key, language: Language) =>
  tx.sitting.update({ where: { studyId_id: { studyId, id } }, data: { language }, select: { id: true } })

/** The browser holds it no longer. */
export const letGo = (tx: Db | Tx, browserHash: string) =>
  tx.sitting.updateMany({ where: { browserHash }, data: { browserHash: null } })

/** They said that what they answered should be kept. */
export const markKept = (tx: Tx, { studyId, id }: Key) =>
  tx.sitting.update({ where: { studyId_id: { studyId, id } }, data: { isKept: true }, select: { id: true } })

export type Move = Key & { browserHash: string; turn: number; progress: Uint8Array<ArrayBuffer>; at: Date }

/** Where they are now; a button that was sent twice, or later than one that came after it, leads nowhere. */
export const move = async (db: Db | Tx, { studyId, id, browserHash, turn, progress, at }: Move) => {
  const { count } = await db.sitting.updateMany({
    where: { studyId, id, browserHash, endedAt: null, movedTurn: { lt: turn }, turn: { gte: turn } },
    data: { progress, movedTurn: turn, usedAt: at },
  })
  return count > 0
}

/** What stands on the screen after the last button, which leads nowhere by itself; also after the end. */
export const rewrite = (db: Db | Tx, { studyId, id, browserHash, turn, progress }: Omit<Move, 'at'>) =>
  db.sitting.updateMany({ where: { studyId, id, browserHash, movedTurn: turn }, data: { progress } })

export type Saved = { isOpen: boolean; isMoved: boolean }
export type Save = Move & { participantId: string; screen: string; answers: Uint8Array<ArrayBuffer> }

/**
 * One screen and the step after it in one statement: where the sitting is open and held by this browser, and taking part
 * holds now on a text that counts. Of two saves of a screen the one that was shown later stays, in whatever order they come.
 * `isOpen`: it could be saved at all. `isMoved`: it was the first to lead on from its turn, so what its button does is done by it.
 */
export const save = async (db: Db | Tx, one: Save): Promise<Saved> => {
  const { studyId, id, participantId, browserHash, screen, turn, at, answers, progress } = one
  const [row] = await db.$queryRaw<Saved[]>`
    SELECT "isOpen", "isMoved" FROM save_screen(${studyId}, ${id}, ${participantId}, ${browserHash}, ${screen}, ${turn}::int,
      ${at}::timestamptz, ${answers}, ${progress})`
  return row ?? { isOpen: false, isMoved: false }
}

/** What is saved, oldest turn first. Where taking part does not hold, there is nothing. */
export const findScreens = (db: Db | Tx, { studyId, id }: Key) =>
  db.savedScreen.findMany({
    where: { studyId, sittingId: id },
    orderBy: [{ turn: 'asc' }, { screen: 'asc' }],
    select: { screen: true, turn: true, savedAt: true, answers: true },
  })

export const removeScreens = (tx: Tx, { studyId, id }: Key) =>
  tx.savedScreen.deleteMany({ where: { studyId, sittingId: id } })

/** Ends it once: of two who end it the second is told. What was saved goes with it; it is a response by then, or nothing. */
export const endSitting = async (tx: Tx, { studyId, id }: Key, how: { by: SittingEnd; at: Date }) => {
  const { count } = await tx.sitting.updateMany({
    where: { studyId, id, endedAt: null },
    data: { endedAt: how.at, endedBy: how.by, ...(how.by === 'finished' ? {} : { progress: null }) },
  })
  return count > 0
}

/** Everything that was saved, past what may be seen of it now: rows go by the key that leads from the sitting to them. */
export const forget = async (tx: Tx, { studyId, id }: Key, how: { by: SittingEnd; at: Date }) => {
  const found = await tx.sitting.findUniqueOrThrow({ where: { studyId_id: { studyId, id } } })
  await tx.sitting.delete({ where: { studyId_id: { studyId, id } }, select: { id: true } })
  const left = { progress: null, isKept: false, endedAt: how.at, endedBy: how.by }
  await tx.sitting.create({ data: { ...found, ...left }, select: { id: true } })
}

/** The same for what a copy of the database brought back; how many screens there were. */
export const forgetUntil = async (tx: Tx, { studyId, id }: Key, before: Date): Promise<number> => {
  const [row] = await tx.$queryRaw<
    { gone: number }[]
  >`SELECT forget_sitting(${studyId}, ${id}, ${before}) AS gone`
  return row?.gone ?? 0
}

/** Where each of somebody's sittings stood: sealed under a key that goes. */
export const forgetPlaces = (
  tx: Tx,
  { studyId, participantId }: { studyId: string; participantId: string },
) => tx.sitting.updateMany({ where: { studyId, participantId }, data: { progress: null } })

/** Open ones that nobody used since. */
export const findUnused = (db: Db, since: Date): Promise<Row[]> =>
  db.sitting.findMany({
    where: { endedAt: null, usedAt: { lt: since } },
    take: 100,
    orderBy: { usedAt: 'asc' },
  })

export const markScreened = (tx: Tx, where: Key, screenedAt: Date) =>
  tx.sitting.updateMany({ where, data: { screenedAt } })

/** That somebody opened a link and kept nothing of it need not stand anywhere, once they have read that it is gone. */
export const removeEmpty = (db: Db, since: Date) =>
  db.sitting.deleteMany({ where: { endedBy: { in: ['deleted', 'lapsed'] }, usedAt: { lt: since } } })

export type Standing = {
  scope: ConsentScope
  state: string
  reason: string
  restsOn: ConsentScope | null
  isOld: boolean
  lacksOverseer: boolean
}

export type Facts = {
  isDemo: boolean
  languages: Language[]
  exitAddress: string | null
  jurisdiction: string | null
  resourcesCheckedOn: Date | null
  whomToAsk: Localized | null
  isOfAge: boolean
  textId: string | null
  wave: number
  timeZone: string
  services: { id: string; key: string; label: Localized }[]
  turns: Turn[]
  standings: Standing[]
}

/** Everything about the study and the person that a screen hangs on, in one statement. */
export const findFacts = async (db: Db | Tx, of: Pick<Row, 'studyId' | 'participantId' | 'waveId'>) => {
  const { studyId, participantId, waveId } = of
  const [row] = await db.$queryRaw<Facts[]>`
    SELECT s."isDemo", s.languages::text[] AS languages, s."timeZone", t."exitAddress", t.jurisdiction, t."resourcesCheckedOn",
      (SELECT o."whomToAsk" FROM "OutreachWords" o WHERE o."studyId" = s.id) AS "whomToAsk",
      age."isOfAge",
      (SELECT c.id FROM "ConsentText" c WHERE c."studyId" = s.id AND c."publishedAt" IS NOT NULL AND c."effectiveFrom" <= now()
        AND c.audience = CASE WHEN age."isOfAge" THEN 'adult' ELSE 'youth' END::"ConsentAudience"
        ORDER BY c.version DESC LIMIT 1) AS "textId",
      (SELECT count(*)::int FROM "Wave" w JOIN "Wave" m ON m."studyId" = w."studyId" AND m.id = ${waveId}
        WHERE w."studyId" = s.id AND w.position <= m.position) AS wave,
      (SELECT COALESCE(json_agg(json_build_object('id', v.id, 'key', v.key, 'label', v.label) ORDER BY v.key), '[]'::json)
        FROM "Service" v WHERE v."studyId" = s.id) AS services,
      ${turnsOfStudy} AS turns,
      (SELECT json_agg(json_build_object('scope', c.scope, 'state', c.state, 'reason', c.reason, 'restsOn', c."restsOn",
          'isOld', rests_on_old_text(s.id, ${participantId}, c.scope),
          'lacksOverseer', lacks_overseer(s.id, ${participantId}, c.scope)))
        FROM consent_state_of(s.id, ${participantId}) c) AS standings
    FROM "Study" s
    LEFT JOIN "StudySettings" t ON t."studyId" = s.id
    CROSS JOIN LATERAL (SELECT COALESCE(is_of_age(s.id, ${participantId}), false) AS "isOfAge") age
    WHERE s.id = ${studyId}`
  return row!
}

/** A version that was fielded never changes. */
export const findInstrument = async (db: Db | Tx, { studyId, id }: Key) => {
  const found = await db.instrument.findUniqueOrThrow({
    where: { studyId_id: { studyId, id } },
    select: { definition: true, questions: { select: { id: true, key: true } } },
  })
  const instrument = instrumentOf(found.definition)
  return { instrument, questions: new Map(found.questions.map(({ key, id }) => [key, id])) }
}

export const findText = async (db: Db | Tx, { studyId, id }: Key) => {
  const found = await db.consentText.findUniqueOrThrow({ where: { studyId_id: { studyId, id } } })
  const { blocks, sha256, expiresAt } = found
  return {
    id,
    blocks: blocks as unknown as Blocks,
    sha256: sha256 as Partial<Record<Language, string>>,
    expiresAt: expiresAt!,
  }
}
