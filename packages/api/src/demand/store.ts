import type { Db, Prisma, Tx } from '../db.ts'
import type {
  DemandAnswerKind,
  DemandHold,
  DemandKind,
  DemandOutcome,
  DemandTaskKind,
  DemandTaskResult,
} from '../../generated/prisma/enums.ts'
import type { Demand } from './demand.ts'

type Key = { studyId: string; id: string }
type Sealed = Uint8Array<ArrayBuffer>
type Whose = { studyId: string; shutOut: readonly string[] }

const shown = {
  ...{ studyId: true, id: true, kind: true, receivedOn: true, dueOn: true, recordedBy: true },
  ...{ recordedAt: true, heldAt: true, heldFor: true, heldBy: true, outcome: true, closedAt: true },
  tasks: {
    select: {
      ...{ id: true, kind: true, participantId: true, dueOn: true, result: true, doneBy: true, doneAt: true },
    },
    orderBy: [{ dueOn: 'asc' }, { kind: 'asc' }, { id: 'asc' }],
  },
  answers: {
    select: {
      ...{ id: true, answer: true, proposedBy: true, proposedAt: true },
      ...{ decidedBy: true, decidedAt: true, isAgreed: true },
    },
    orderBy: { proposedAt: 'asc' },
  },
} satisfies Prisma.LegalDemandSelect

/** Not those in which somebody is named with whom whoever asks works. */
const visible = ({ studyId, shutOut }: Whose) =>
  ({
    ...{ studyId, tasks: { none: { participantId: { in: [...shutOut] } } } },
  }) satisfies Prisma.LegalDemandWhereInput

/** What is not closed, then the newest first. */
export const findDemands = async (db: Db, whose: Whose): Promise<Demand[]> => {
  const where = visible(whose)
  const orderBy = [{ receivedOn: 'desc' as const }, { id: 'asc' as const }]
  const open = await db.legalDemand.findMany({ where: { ...where, closedAt: null }, select: shown, orderBy })
  const closed = { ...where, closedAt: { not: null } }
  return [...open, ...(await db.legalDemand.findMany({ where: closed, select: shown, orderBy, take: 20 }))]
}

/** One; who works on it is the only one meanwhile. */
export const holdDemand = async (tx: Tx, whose: Whose, id: string): Promise<Demand | null> => {
  await tx.$queryRaw`SELECT 1 FROM "LegalDemand" WHERE "studyId" = ${whose.studyId} AND id = ${id} FOR UPDATE`
  return tx.legalDemand.findFirst({ where: { ...visible(whose), id }, select: shown })
}

export const findSealed = (db: Db, whose: Whose, id: string) =>
  db.legalDemand.findFirst({ where: { ...visible(whose), id }, select: { demander: true, asked: true } })

export const findDemandOf = async (tx: Tx, part: 'demandTask' | 'demandAnswer', { studyId, id }: Key) => {
  const asked = { where: { studyId, id }, select: { demandId: true } }
  const found =
    part === 'demandTask' ? await tx.demandTask.findFirst(asked) : await tx.demandAnswer.findFirst(asked)
  return found?.demandId ?? null
}

export const countOpen = (tx: Tx, studyId: string) =>
  tx.legalDemand.count({ where: { studyId, closedAt: null } })

type NewDemand = Key & {
  kind: DemandKind
  receivedOn: Date
  dueOn: Date | null
  demander: Sealed
  asked: Sealed
  recordedBy: string
  recordedAt: Date
}

export const insertDemand = (tx: Tx, demand: NewDemand) =>
  tx.legalDemand.create({ data: demand, select: { id: true } })

type NewTask = Key & { demandId: string; kind: DemandTaskKind; participantId: string | null; dueOn: Date }

export const insertTasks = (tx: Tx, tasks: NewTask[]) => tx.demandTask.createMany({ data: tasks })

export const updateTask = (
  tx: Tx,
  { studyId, id }: Key,
  data: { dueOn: Date } | { result: DemandTaskResult; doneBy: string; doneAt: Date },
) => tx.demandTask.updateMany({ where: { studyId, id, doneAt: null }, data })

type Held = { heldBy: string; heldAt: Date; heldFor: DemandHold }
const free = { heldBy: null, heldAt: null, heldFor: null }

export const setHeld = (tx: Tx, { studyId, id }: Key, held: Held | null) =>
  tx.legalDemand.updateMany({ where: { studyId, id }, data: held ?? free })

type NewAnswer = Key & {
  demandId: string
  answer: DemandAnswerKind
  proposedBy: string
  proposedAt: Date
}

export const insertAnswer = (tx: Tx, answer: NewAnswer) =>
  tx.demandAnswer.create({ data: answer, select: { id: true } })

type Decided = { decidedBy: string; decidedAt: Date; isAgreed: boolean }

export const decideAnswer = (tx: Tx, { studyId, id }: Key, decided: Decided) =>
  tx.demandAnswer.updateMany({ where: { studyId, id, decidedBy: null }, data: decided })

type Closed = { outcome: DemandOutcome; closedBy: string; closedAt: Date }

export const closeDemand = (tx: Tx, { studyId, id }: Key, closed: Closed) =>
  tx.legalDemand.updateMany({
    where: { studyId, id, closedAt: null },
    data: { ...closed, ...free },
  })

export type Certificate = {
  id: string
  issuer: string
  reference: string
  from: Date
  recordedBy: string
  recordedAt: Date
  takenBackBy: string | null
  takenBackAt: Date | null
}

/** The newest first, those too that were taken back. */
export const findCertificates = (db: Db | Tx, studyId: string): Promise<Certificate[]> =>
  db.certificate.findMany({
    where: { studyId },
    select: {
      ...{ id: true, issuer: true, reference: true, from: true, recordedBy: true, recordedAt: true },
      ...{ takenBackBy: true, takenBackAt: true },
    },
    orderBy: [{ from: 'desc' }, { id: 'asc' }],
  })

/** Whether one protects the study today, by the study's own calendar. */
export const certificateHolds = async (db: Db | Tx, studyId: string): Promise<boolean> => {
  const [row] = await db.$queryRaw<{ holds: boolean }[]>`SELECT certificate_holds(${studyId}) AS holds`
  return row!.holds
}

type NewCertificate = Omit<Certificate, 'takenBackBy' | 'takenBackAt'> & { studyId: string }

export const insertCertificate = (tx: Tx, certificate: NewCertificate) =>
  tx.certificate.create({ data: certificate, select: { id: true } })

export const takeBackCertificate = async (
  tx: Tx,
  { studyId, id }: Key,
  data: { takenBackBy: string; takenBackAt: Date },
): Promise<boolean> =>
  (await tx.certificate.updateMany({ where: { studyId, id, takenBackAt: null }, data })).count > 0
