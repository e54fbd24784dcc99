import type { Span } from '@firsthand/analysis'
import type { Db, Tx } from '../db.ts'
import type { PickKind } from '../../generated/prisma/enums.ts'
import type { NoteJob } from '../pipeline.ts'

/** The themes of a codebook with what is said of their codes in plain words, in the outline's order. */
export const findThemes = (db: Db | Tx, studyId: string, codebookId: string) =>
  db.theme.findMany({
    where: { studyId, codebookId },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      key: true,
      title: true,
      codes: {
        orderBy: { position: 'asc' },
        select: { code: { select: { plain: true, isDraft: true } } },
      },
    },
  })
export type ThemeRow = Awaited<ReturnType<typeof findThemes>>[number]

export const findWaves = (db: Db | Tx, studyId: string) =>
  db.wave.findMany({
    where: { studyId },
    orderBy: { position: 'asc' },
    select: { id: true, key: true, label: true },
  })

export const findServices = (db: Db, studyId: string) =>
  db.service.findMany({
    where: { studyId },
    orderBy: { key: 'asc' },
    select: { id: true, key: true, label: true },
  })

type Member = { studyId: string; accountId: string }

export const findOptOuts = async (db: Db, member: Member) =>
  (await db.topicOptOut.findMany({ where: member, select: { themeKey: true } })).map(
    ({ themeKey }) => themeKey,
  )

export const insertOptOut = async (tx: Tx, row: Member & { themeKey: string }) => {
  await tx.topicOptOut.createMany({ data: [row], skipDuplicates: true })
}

export const removeOptOut = async (tx: Tx, row: Member & { themeKey: string }) => {
  await tx.topicOptOut.deleteMany({ where: row })
}

export type NewObjection = Member & {
  id: string
  themeKey: string
  passageId: string | null
  participantId: string | null
  /** The carrying words of the quote, and those that were read. */
  place: { spans: Span[]; shown: Span[] } | null
  words: Uint8Array<ArrayBuffer>
  raisedAt: Date
  owedBy: Date
}

export const insertObjection = async (tx: Tx, { place, ...row }: NewObjection) => {
  await tx.objection.create({ data: { ...row, ...place }, select: { id: true } })
}

/** What waits for an answer to a board member. Who sends two at once takes turns. */
export const countOpenObjections = async (tx: Tx, { studyId, accountId }: Member) => {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`objections ${studyId} ${accountId}`}, 0))::text`
  return tx.objection.count({ where: { studyId, accountId, answeredAt: null } })
}

export const findPassageOf = (tx: Tx, studyId: string, codingId: string) =>
  tx.coding.findUnique({
    where: { studyId_id: { studyId, id: codingId } },
    select: { passageId: true, participantId: true, spans: true },
  })

/** A board member's own, the last one first. */
export const findOwnObjections = (db: Db, member: Member) =>
  db.objection.findMany({ where: member, orderBy: [{ raisedAt: 'desc' }, { id: 'asc' }], take: 100 })
export type ObjectionRow = Awaited<ReturnType<typeof findOwnObjections>>[number]

/** Those that wait for an answer first, by the date owed; none about a quote of somebody whom the reader works with. */
export const findObjections = (
  db: Db,
  { shutOutFrom, ...where }: { studyId: string; themeKey?: string; shutOutFrom: string[] },
) =>
  db.objection.findMany({
    where: { ...where, OR: [{ participantId: null }, { participantId: { notIn: shutOutFrom } }] },
    orderBy: [{ answeredAt: { sort: 'desc', nulls: 'first' } }, { owedBy: 'asc' }, { id: 'asc' }],
    take: 100,
  })

export const findObjection = (db: Db | Tx, studyId: string, id: string) =>
  db.objection.findUnique({ where: { studyId_id: { studyId, id } } })

type Answer = { answer: Uint8Array<ArrayBuffer>; answeredBy: string; answeredAt: Date }

/** Answers once; false where an answer stood there already. */
export const answerOnce = async (tx: Tx, { studyId, id }: { studyId: string; id: string }, answer: Answer) =>
  (await tx.objection.updateMany({ where: { studyId, id, answeredAt: null }, data: answer })).count > 0

/** Words, or an answer to them, that this version of the lexicon did not screen. */
const unscreenedBy = (version: string) => ({
  OR: [
    ...[{ screenedBy: null }, { screenedBy: { not: version } }],
    {
      answer: { not: null },
      OR: [{ answerScreenedBy: null }, { answerScreenedBy: { not: version } }],
    },
  ],
})

export const findUnscreened = (db: Db | Tx, { studyId, objectionId: id }: NoteJob, version: string) =>
  db.objection.findFirst({ where: { studyId, id, ...unscreenedBy(version) } })

export const findAllUnscreened = async (tx: Tx, version: string): Promise<NoteJob[]> =>
  (await tx.objection.findMany({ where: unscreenedBy(version), select: { studyId: true, id: true } })).map(
    ({ studyId, id }) => ({ studyId, objectionId: id }),
  )

/** Of two that screen the same the second sees what the first noted. */
export const holdObjection = (tx: Tx, { studyId, objectionId }: NoteJob) =>
  tx.$queryRaw`SELECT 1 FROM "Objection" WHERE "studyId" = ${studyId} AND id = ${objectionId} FOR UPDATE`

export const noteScreened = (
  tx: Tx,
  { studyId, objectionId: id }: NoteJob,
  by: { screenedBy?: string; answerScreenedBy?: string },
) => tx.objection.updateMany({ where: { studyId, id }, data: by })

export const findPassage = (db: Db, studyId: string, id: string) =>
  db.passage.findUnique({
    where: { studyId_id: { studyId, id } },
    select: { id: true, studyId: true, participantId: true, words: true, language: true, responseId: true },
  })

export const findPicks = (db: Db, studyId: string) =>
  db.pick.findMany({ where: { studyId }, select: { kind: true, key: true } })

/** What is picked now is all there is. */
export const replacePicks = async (
  tx: Tx,
  studyId: string,
  picks: readonly { kind: PickKind; key: string }[],
) => {
  await tx.pick.deleteMany({ where: { studyId } })
  await tx.pick.createMany({ data: picks.map((pick) => ({ ...pick, studyId })) })
}

export const findResponseOf = async (tx: Db | Tx, studyId: string, id: string) =>
  (await tx.passage.findFirst({ where: { studyId, id }, select: { responseId: true } }))?.responseId ?? null
