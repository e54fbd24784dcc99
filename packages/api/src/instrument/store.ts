import { instrumentOf, type Equivalence, type Instrument, type Pair } from '@firsthand/analysis/instrument'
import type { InstrumentStatus, Language } from '../../generated/prisma/enums.ts'
import type { Db, Tx } from '../db.ts'
import type { Localized } from '../input.ts'
import type { NewQuestion as Question } from './instrument.ts'

type NewInstrument = { studyId: string; id: string; key: string; version: string; title: Localized }
export type NewQuestion = Question & { id: string }
type Named = { studyId: string; id: string }

/** Questions that are asked from now on, as they are. */
export const insertInstrument = async (
  tx: Tx,
  instrument: NewInstrument,
  questions: readonly NewQuestion[],
) => {
  await tx.instrument.create({ data: instrument, select: { id: true } })
  await field(tx, instrument, { questions, at: new Date(), sha256: null })
}

type Fielding = { questions: readonly NewQuestion[]; at: Date; sha256: string | null }

/** From here on the database changes nothing of it. */
export const field = async (tx: Tx, { studyId, id }: Named, { questions, at, sha256 }: Fielding) => {
  const frame = { studyId, instrumentId: id }
  await tx.question.createMany({
    data: questions.map((question, position) => ({ ...question, ...frame, position })),
  })
  await tx.instrument.update({
    where: { id },
    data: { status: 'fielded', fieldedAt: at, sha256 },
    select: { id: true },
  })
}

export const retire = (tx: Tx, id: string, at: Date) =>
  tx.instrument.update({ where: { id }, data: { status: 'retired', retiredAt: at }, select: { id: true } })

type Draft = Named & { definition: Instrument }

const columnsOf = ({ definition }: Pick<Draft, 'definition'>) => {
  const { key, version, title } = definition
  return { key, version, title: { en: title.en ?? title.es ?? key, es: title.es ?? null }, definition }
}

export const insertDraft = (tx: Tx, { studyId, id, definition }: Draft) =>
  tx.instrument.create({ data: { studyId, id, ...columnsOf({ definition }) }, select: { id: true } })

/** Whether it was saved: not where somebody saved since `expected`. */
export const saveDraft = async (tx: Tx, { studyId, id, definition }: Draft, expected: number) => {
  const { count } = await tx.instrument.updateMany({
    where: { studyId, id, status: 'draft', revision: expected },
    data: { ...columnsOf({ definition }), revision: { increment: 1 } },
  })
  return count === 1
}

export const removeDraft = async (tx: Tx, { studyId, id }: Named, expected: number) =>
  (await tx.instrument.deleteMany({ where: { studyId, id, status: 'draft', revision: expected } })).count ===
  1

export const lockVersion = (tx: Tx, { studyId, id }: Named) =>
  tx.$queryRaw`SELECT 1 FROM "Instrument" WHERE "studyId" = ${studyId} AND id = ${id} FOR UPDATE`

export type Version = {
  id: string
  key: string
  version: string
  title: Localized
  status: InstrumentStatus
  revision: number
  definition: Instrument | null
}

export const findVersion = async (tx: Tx, { studyId, id }: Named): Promise<Version | null> => {
  const found = await tx.instrument.findUnique({
    where: { studyId_id: { studyId, id } },
    select: {
      id: true,
      key: true,
      version: true,
      title: true,
      status: true,
      revision: true,
      definition: true,
    },
  })
  return (
    found && {
      ...found,
      title: found.title as unknown as Localized,
      definition: found.definition ? instrumentOf(found.definition) : null,
    }
  )
}

/** The questions of a version as they were stored. */
export const findQuestions = async (tx: Tx, { studyId, id }: Named): Promise<Question[]> => {
  const found = await tx.question.findMany({
    where: { studyId, instrumentId: id },
    orderBy: { position: 'asc' },
    select: { key: true, type: true, text: true, perService: true },
  })
  return found.map(({ text, ...rest }) => ({ ...rest, text: text as unknown as Localized }))
}

/** Which versions of an instrument a study has. */
export const findTaken = async (tx: Tx, studyId: string, key: string): Promise<string[]> =>
  (await tx.instrument.findMany({ where: { studyId, key }, select: { version: true } })).map(
    ({ version }) => version,
  )

export const countInstruments = (tx: Tx, studyId: string) => tx.instrument.count({ where: { studyId } })

export const isPublished = async (tx: Tx, where: { studyId: string; key: string; version: string }) =>
  (await tx.instrument.count({ where })) > 0

export const findLanguages = async (tx: Tx, studyId: string): Promise<Language[]> =>
  (await tx.study.findUniqueOrThrow({ where: { id: studyId }, select: { languages: true } })).languages

export const insertEquivalence = async (
  tx: Tx,
  row: {
    studyId: string
    id: string
    fromId: string
    toId: string
    pairs: readonly Pair[]
    declaredAt: Date
  },
): Promise<boolean> => {
  const data = { ...row, pairs: [...row.pairs] }
  return (await tx.itemEquivalence.createMany({ data: [data], skipDuplicates: true })).count === 1
}

/** What was declared about a version, whichever of the two it is. */
export const findEquivalences = async (db: Db, { studyId, id }: Named): Promise<Equivalence[]> => {
  const found = await db.itemEquivalence.findMany({
    where: { studyId, OR: [{ fromId: id }, { toId: id }] },
    orderBy: [{ declaredAt: 'asc' }, { id: 'asc' }],
    select: { fromId: true, toId: true, pairs: true },
  })
  return found.map(({ pairs, ...rest }) => ({ ...rest, pairs: pairs as unknown as Pair[] }))
}
