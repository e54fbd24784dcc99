import type { NoticeWay } from '../../generated/prisma/enums.ts'
import { Prisma, type Db, type Tx } from '../db.ts'
import { newId } from '../id.ts'
import { mostInList, type Localized } from '../input.ts'
import type { FrozenFigure } from './handover.ts'

type Key = { studyId: string; id: string }
type Sealed = Uint8Array<ArrayBuffer>

/**
 * Whoever freezes does so alone, and nobody in the study says or takes back anything meanwhile: what is frozen rests on what
 * holds now, and who withdraws next finds it here.
 */
export const holdStudy = async (tx: Tx, studyId: string): Promise<void> => {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`handover ${studyId}`}, 0))::text`
  await tx.$queryRaw`SELECT count(*)::int FROM (
    SELECT 1 FROM "Participant" WHERE "studyId" = ${studyId} ORDER BY id FOR UPDATE) AS held`
}

export const findFrame = (db: Db | Tx, studyId: string) =>
  db.study.findUniqueOrThrow({ where: { id: studyId }, select: { timeZone: true, title: true } })

/** Passages with a quote that the board says was not said so, and that waits for an answer. */
export const findObjected = async (tx: Tx, studyId: string): Promise<Set<string>> => {
  const rows = await tx.objection.findMany({
    where: { studyId, answeredAt: null, passageId: { not: null } },
    select: { passageId: true },
  })
  return new Set(rows.flatMap(({ passageId }) => passageId ?? []))
}

export const findBases = (tx: Tx, studyId: string) =>
  tx.handoverBase.findMany({
    where: { studyId },
    select: {
      ...{ handoverId: true, waveKey: true, people: true },
      handover: {
        select: {
          number: true,
          counted: { where: { leftOn: { not: null } }, select: { participantId: true } },
        },
      },
    },
    orderBy: { handover: { number: 'asc' } },
  })

/** Whoever said no to something since: of a handover that a restored copy does not know, nobody else is known to have left. */
export const findRefusing = async (tx: Tx, studyId: string, since: Date): Promise<string[]> =>
  (
    await tx.consentDecision.findMany({
      where: { studyId, decidedAt: { gte: since }, decision: { not: 'granted' } },
      select: { participantId: true },
      distinct: ['participantId'],
    })
  ).map(({ participantId }) => participantId)

export const findNumbers = async (tx: Tx, studyId: string): Promise<number[]> =>
  (await tx.handover.findMany({ where: { studyId }, select: { number: true } })).map(({ number }) => number)

export type NewQuote = {
  id: string
  themeKey: string
  participantId: string
  passageId: string
  codingId: string
  language: 'en' | 'es'
  words: Sealed
}
type New = Key & {
  number: number
  title: string
  certificate: Localized | null
  leastBase: number
  frozenBy: string
  frozenAt: Date
  figures: readonly FrozenFigure[]
  bases: readonly { waveKey: string; people: Sealed }[]
  /** Whom the shown bases rest on. */
  counted: readonly { participantId: string; isAssisted: boolean }[]
  quotes: readonly NewQuote[]
}

export const insertHandover = async (
  tx: Tx,
  { figures, bases, counted, quotes, certificate, ...row }: New,
) => {
  const of = { studyId: row.studyId, handoverId: row.id }
  await tx.handover.create({
    data: { ...row, certificate: certificate ?? Prisma.DbNull },
    select: { id: true },
  })
  await tx.handoverFigure.createMany({
    data: figures.map(({ themeKey, title, plain, said }, position) => ({
      ...{ ...of, position, themeKey, title, said, plain: plain ?? Prisma.DbNull },
    })),
  })
  await tx.handoverBase.createMany({ data: bases.map((base) => ({ ...of, ...base })) })
  await tx.handoverCounted.createMany({ data: counted.map((one) => ({ ...of, ...one })) })
  await tx.handoverQuote.createMany({
    data: quotes.map((quote, at) => ({ ...of, ...quote, number: at + 1 })),
  })
  // Whose quotes they are is forgotten with each that is taken back; who was quoted stays.
  const quoted = [...new Set(quotes.map(({ participantId }) => participantId))].sort()
  await tx.handoverQuoted.createMany({ data: quoted.map((participantId) => ({ ...of, participantId })) })
}

const whole = {
  ...{ studyId: true, id: true, number: true, title: true, certificate: true, leastBase: true },
  ...{ frozenBy: true, frozenAt: true },
  figures: { orderBy: { position: 'asc' } },
  quotes: { orderBy: { number: 'asc' } },
  quoted: { select: { participantId: true } },
  counted: { where: { leftOn: { not: null } }, select: { leftOn: true } },
  recipients: {
    orderBy: [{ receivedOn: 'asc' }, { id: 'asc' }],
    include: { notices: { orderBy: [{ openedOn: 'asc' }, { id: 'asc' }] } },
  },
} as const satisfies Prisma.HandoverSelect

/** The newest first. */
export const findHandovers = (db: Db, studyId: string) =>
  db.handover.findMany({ where: { studyId }, orderBy: { number: 'desc' }, take: mostInList, select: whole })
export type HandoverRow = Awaited<ReturnType<typeof findHandovers>>[number]
export type RecipientRow = HandoverRow['recipients'][number]

export const findHandover = (db: Db | Tx, where: { studyId: string; number: number }) =>
  db.handover.findUnique({ where: { studyId_number: where }, select: whole })

/** Held, so that nothing is taken back while a recipient is recorded. */
export const holdHandover = async (tx: Tx, { studyId, id }: Key) => {
  await tx.$queryRaw`SELECT 1 FROM "Handover" WHERE "studyId" = ${studyId} AND id = ${id} FOR NO KEY UPDATE`
  return tx.handover.findUnique({
    where: { studyId_id: { studyId, id } },
    select: { number: true, frozenAt: true },
  })
}

/** What was taken back of a handover since a day; of the figures once. Asked one after the other: a transaction has one connection. */
export const findMissed = async (tx: Tx, { studyId, id: handoverId }: Key, since: Date) => {
  const quotes = await tx.handoverQuote.findMany({
    where: { studyId, handoverId, takenBackOn: { gte: since } },
    orderBy: { number: 'asc' },
    select: { number: true, takenBackOn: true },
  })
  const left = await tx.handoverCounted.findFirst({
    where: { studyId, handoverId, leftOn: { gte: since } },
    orderBy: { leftOn: 'asc' },
    select: { leftOn: true },
  })
  return [
    ...quotes.map(({ number: quoteNumber, takenBackOn }) => ({ quoteNumber, openedOn: takenBackOn! })),
    ...(left ? [{ quoteNumber: null, openedOn: left.leftOn! }] : []),
  ]
}

export const countRecipients = (tx: Tx, studyId: string, handoverId: string) =>
  tx.handoverRecipient.count({ where: { studyId, handoverId } })

type NewRecipient = Key & {
  handoverId: string
  sealed: Sealed
  receivedOn: Date
  recordedBy: string
  recordedAt: Date
}

export const insertRecipient = (tx: Tx, data: NewRecipient) =>
  tx.handoverRecipient.create({ data, select: { id: true } })

/** A notice for what was taken back between the day of receiving and the day of writing that down. */
export const insertNotices = (
  tx: Tx,
  { studyId, id: recipientId }: Key,
  notices: readonly { quoteNumber: number | null; openedOn: Date }[],
) =>
  tx.handoverNotice.createMany({
    data: notices.map((one) => ({ studyId, recipientId, id: newId(), ...one })),
  })

export const findRecipient = async (tx: Tx, { studyId, id }: Key) => {
  const found = await tx.handoverRecipient.findUnique({
    where: { studyId_id: { studyId, id } },
    include: { notices: true },
  })
  if (!found) return null
  const of = { studyId_id: { studyId, id: found.handoverId } }
  return { ...found, handover: await tx.handover.findUniqueOrThrow({ where: of, select: { number: true } }) }
}

type Sending = { studyId: string; recipientId: string; ids: readonly string[] }
type Sent = { sentAt: Date; sentBy: string; way: NoticeWay }

/** How many of these waited to be sent or done. */
export const markSent = async (tx: Tx, { ids, ...of }: Sending, sent: Sent): Promise<number> =>
  (await tx.handoverNotice.updateMany({ where: { ...of, id: { in: [...ids] }, doneAt: null }, data: sent }))
    .count

export const markDone = async (
  tx: Tx,
  { ids, ...of }: Sending,
  done: { doneAt: Date; doneBy: string },
): Promise<number> =>
  (
    await tx.handoverNotice.updateMany({
      where: { ...of, id: { in: [...ids] }, doneAt: null, sentAt: { not: null } },
      data: done,
    })
  ).count

/** Recipients who have still to be told something, or to say that they did it. */
export const countOpen = (db: Db, studyId: string) =>
  db.handoverRecipient.count({ where: { studyId, notices: { some: { doneAt: null } } } })
