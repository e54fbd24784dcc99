import type { QuestionType } from '../../generated/prisma/enums.ts'
import type { Tx } from '../db.ts'
import type { Localized } from '../input.ts'

type NewInstrument = { studyId: string; id: string; key: string; version: string; title: Localized }
export type NewQuestion = {
  id: string
  key: string
  type: QuestionType
  text: Localized
  perService: boolean
}

export const insertInstrument = async (
  tx: Tx,
  instrument: NewInstrument,
  questions: readonly NewQuestion[],
) => {
  await tx.instrument.create({ data: instrument, select: { id: true } })
  const frame = { studyId: instrument.studyId, instrumentId: instrument.id }
  await tx.question.createMany({
    data: questions.map((question, position) => ({ ...question, ...frame, position })),
  })
}

export const countInstruments = (tx: Tx, studyId: string) => tx.instrument.count({ where: { studyId } })

export const isPublished = async (tx: Tx, where: { studyId: string; key: string; version: string }) =>
  (await tx.instrument.count({ where })) > 0
