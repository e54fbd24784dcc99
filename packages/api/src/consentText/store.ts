import type { ConsentAudience } from '../../generated/prisma/enums.ts'
import type { Db, Tx } from '../db.ts'
import type { Blocks, OfStudy } from './consentText.ts'

type OfAudience = { studyId: string; audience: ConsentAudience }

export const findOfStudy = async (db: Db | Tx, studyId: string): Promise<OfStudy> => {
  const { languages, settings } = await db.study.findUniqueOrThrow({
    where: { id: studyId },
    select: { languages: true, settings: { select: { determination: true, plannedPeople: true } } },
  })
  return {
    languages,
    determination: settings?.determination ?? null,
    plannedPeople: settings?.plannedPeople ?? null,
  }
}

/** Two people who begin or publish a text for one audience take turns. */
export const lockAudience = (tx: Tx, { studyId, audience }: OfAudience) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`consent text ${studyId} ${audience}`}, 0))`

export const findDraft = (tx: Tx, of: OfAudience) =>
  tx.consentText.findFirst({ where: { ...of, publishedAt: null } })

/** The one that was published last, whether or not it is shown already. */
export const findLast = (db: Db | Tx, of: OfAudience & { before?: number }) =>
  db.consentText.findFirst({
    where: {
      ...{ studyId: of.studyId, audience: of.audience, publishedAt: { not: null } },
      ...(of.before === undefined ? {} : { version: { lt: of.before } }),
    },
    orderBy: { version: 'desc' },
  })

/** The one that is shown at an instant. */
export const findCurrent = (db: Db | Tx, { at, ...of }: OfAudience & { at: Date }) =>
  db.consentText.findFirst({
    where: { ...of, publishedAt: { not: null }, effectiveFrom: { lte: at } },
    orderBy: { version: 'desc' },
  })

export const countTexts = (tx: Tx, studyId: string) => tx.consentText.count({ where: { studyId } })

export const findLastVersion = async (tx: Tx, of: OfAudience): Promise<number> =>
  (await tx.consentText.aggregate({ where: of, _max: { version: true } }))._max.version ?? 0

type NewText = OfAudience & {
  id: string
  version: number
  blocks: Blocks
  expiresAt: Date | null
  approvedRef: string | null
}

export const insertDraft = (tx: Tx, text: NewText) =>
  tx.consentText.create({ data: text, select: { id: true } })

type Changed = Partial<Pick<NewText, 'blocks' | 'expiresAt' | 'approvedRef'>>

export const updateDraft = (tx: Tx, { studyId, id }: { studyId: string; id: string }, changed: Changed) =>
  tx.consentText.update({
    where: { studyId_id: { studyId, id } },
    data: { ...changed, revision: { increment: 1 } },
    select: { id: true },
  })

type Published = {
  publishedAt: Date
  effectiveFrom: Date
  languages: OfStudy['languages']
  blocks: Blocks
  readability: object
  sha256: object
  material: object
  requiresReconsent: boolean
}

export const publish = (
  tx: Tx,
  { studyId, id }: { studyId: string; id: string },
  { languages, ...published }: Published,
) =>
  tx.consentText.update({
    where: { studyId_id: { studyId, id } },
    data: { ...published, languages: [...languages] },
    select: { id: true },
  })

export const removeDraft = (tx: Tx, { studyId, id }: { studyId: string; id: string }) =>
  tx.consentText.delete({ where: { studyId_id: { studyId, id } }, select: { id: true } })

/** How many take part now who agreed under an earlier text for the same audience. */
export const countConcerned = async (
  db: Db | Tx,
  { studyId, audience, version }: OfAudience & { version: number },
): Promise<number> => {
  const [row] = await db.$queryRaw<{ people: number }[]>`
    SELECT count(DISTINCT e."participantId")::int AS people
    FROM effective_consent e
    JOIN "ConsentDecision" d ON d."studyId" = e."studyId" AND d."participantId" = e."participantId"
    JOIN "ConsentText" t ON t."studyId" = d."studyId" AND t.id = d."textId"
    WHERE e."studyId" = ${studyId} AND e.scope = 'participate' AND d.decision = 'granted'
      AND t.audience = ${audience}::"ConsentAudience" AND t.version < ${version}`
  return row?.people ?? 0
}
