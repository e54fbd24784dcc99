import type {
  ConsentAudience,
  ConsentParty,
  ConsentScope,
  Decision,
  Documentation,
  Language,
  MeetingMode,
  MeetingPresence,
  Understanding,
} from '../../generated/prisma/enums.ts'
import type { Db, Tx } from '../db.ts'

type Person = { studyId: string; participantId: string }

export const lockKey = (tx: Tx, studyId: string, key: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`meeting ${studyId} ${key}`}, 0))`

export type Earlier = { id: string; participantId: string; digest: string }

/** The meeting that an earlier send stored under this key. */
export const findByKey = (tx: Tx, studyId: string, idempotencyKey: string): Promise<Earlier | null> =>
  tx.consentMeeting.findUnique({
    where: { studyId_idempotencyKey: { studyId, idempotencyKey } },
    select: { id: true, participantId: true, digest: true },
  })

export const findText = (tx: Tx, studyId: string, id: string) =>
  tx.consentText.findFirst({ where: { studyId, id, publishedAt: { not: null } } })

export type Meeting = Person & {
  id: string
  party: ConsentParty
  textId: string
  language: Language
  sha256: string
  alsoIn: Language[]
  mode: MeetingMode
  hasInterpreter: boolean
  present: MeetingPresence[]
  isCopyGiven: boolean
  documentation: Documentation
  documentationRef: string | null
  canStop: Understanding
  canSkip: Understanding
  whoIsTold: Understanding
  heldAt: Date
  recordedBy: string | null
}

export const insertMeeting = (tx: Tx, meeting: Meeting & { idempotencyKey: string; digest: string }) =>
  tx.consentMeeting.create({ data: meeting, select: { id: true } })

/** In the order in which they were held, the last first. */
export const findMeetings = (db: Db, person: Person) =>
  db.consentMeeting.findMany({
    where: person,
    include: { text: { select: { audience: true, version: true } } },
    orderBy: [{ heldAt: 'desc' }, { id: 'asc' }],
    take: 100,
  })

export type LastWord = {
  scope: ConsentScope
  party: ConsentParty
  decision: Decision
  decidedAt: Date
  until: Date
  textId: string | null
  textVersion: number | null
  textAudience: ConsentAudience | null
  isOutdated: boolean
}

/** The last word of each party on each scope, and what was read out before it. */
export const findLastWords = (db: Db, { studyId, participantId }: Person) => db.$queryRaw<LastWord[]>`
  SELECT DISTINCT ON (d.scope, d.party) d.scope, d.party, d.decision, d."decidedAt", d.until, d."textId",
    t.version AS "textVersion", t.audience AS "textAudience",
    COALESCE(d.decision = 'granted' AND EXISTS (
      SELECT 1 FROM "ConsentText" f JOIN "ConsentText" c ON c."studyId" = f."studyId" AND c.audience = f.audience
        AND c.version <= f.version AND c.version > t.version AND c."requiresReconsent" AND c."publishedAt" IS NOT NULL
      WHERE f."studyId" = t."studyId" AND f.audience = t.audience AND f."publishedAt" IS NOT NULL
        AND f."effectiveFrom" <= now()), false) AS "isOutdated"
  FROM "ConsentDecision" d LEFT JOIN "ConsentText" t ON t."studyId" = d."studyId" AND t.id = d."textId"
  WHERE d."studyId" = ${studyId} AND d."participantId" = ${participantId}
  ORDER BY d.scope, d.party, d."decidedAt" DESC, d.sequence DESC`

type OfDraft = Person & { party: ConsentParty; accountId: string }

export const saveDraft = (tx: Tx, of: OfDraft, { state, savedAt }: { state: object; savedAt: Date }) =>
  tx.meetingDraft.upsert({
    where: { studyId_participantId_party_accountId: of },
    create: { ...of, state, savedAt },
    update: { state, savedAt },
    select: { studyId: true },
  })

export const removeDraft = (tx: Tx, of: OfDraft) => tx.meetingDraft.deleteMany({ where: of })

/** Of a draft that was stopped its key stays, and nothing else. */
export const stopDraft = (tx: Tx, { studyId, participantId, party, accountId }: OfDraft) =>
  tx.$executeRaw`
    UPDATE "MeetingDraft" SET state = jsonb_build_object('stopped', COALESCE(state->'key', state->'stopped'))
    WHERE "studyId" = ${studyId} AND "participantId" = ${participantId} AND party = ${party}::"ConsentParty"
      AND "accountId" = ${accountId}`

const isOver = (state: unknown, key?: string): boolean => {
  const stopped = (state as { stopped?: string }).stopped
  return stopped !== undefined && (key === undefined || stopped === key)
}

export const isStopped = async (tx: Tx, of: OfDraft, key: string): Promise<boolean> => {
  const where = { studyId_participantId_party_accountId: of }
  const draft = await tx.meetingDraft.findUnique({ where, select: { state: true } })
  return draft !== null && isOver(draft.state, key)
}

export const findDrafts = async (db: Db, of: Omit<OfDraft, 'party'>) => {
  const select = { party: true, state: true, savedAt: true }
  const drafts = await db.meetingDraft.findMany({ where: of, select })
  return drafts.filter(({ state }) => !isOver(state))
}
