// What a reviewer reads of an item: the response, or what was saved of one that was not sent.
import type { Db } from '../db.ts'
import type { Reading } from '../reading.ts'

export type Said = { question: unknown; open: (reading: Reading) => Promise<string> | string }

type Of = { studyId: string; responseId: string; participantId: string; flagId: string }

export const saidIn = async (db: Db, { studyId, responseId, flagId }: Of): Promise<Said[]> =>
  (await findWords(db, studyId, responseId)).map(({ question, words, id: row, participantId }) => ({
    question: question.text,
    open: (reading) =>
      reading.openForSafety({ studyId, participantId, row, column: 'answer' }, words!, flagId),
  }))

/** What somebody saved and has not sent, by the names under which a sitting keeps it: a question, and a service of theirs. */
export const leftIn = async (db: Db, of: Of, reading: Reading): Promise<Said[]> => {
  const { studyId, participantId, responseId: sittingId } = of
  const { screens, questions } = await findLeftWords(db, of)
  const said = new Map<string, string>()
  for (const { screen, answers } of screens) {
    const place = { studyId, participantId, row: `${sittingId} ${screen}`, column: 'sitting' } as const
    const saved = JSON.parse(await reading.openForSafety(place, answers, of.flagId)) as Record<string, Left>
    for (const [name, { given }] of Object.entries(saved))
      if (typeof given.value === 'string') said.set(name, given.value)
  }
  return [...said].map(([name, words]) => ({
    question: questions.find(({ key }) => key === name.split('@')[0])?.text ?? { en: '' },
    open: () => words,
  }))
}
type Left = { given: { value?: unknown } }

/** What was said in a response, as the database shows it: nothing where the words were withdrawn. */
const findWords = (db: Db, studyId: string, responseId: string) =>
  db.answer.findMany({
    where: { studyId, responseId, words: { not: null } },
    select: { id: true, participantId: true, words: true, question: { select: { text: true } } },
    orderBy: { position: 'asc' },
  })

type Person = { studyId: string; participantId: string }

/** The response that a sitting became. */
export const findSentOf = async (db: Db, { studyId, responseId: sittingId }: OfResponse) =>
  (
    await db.response.findFirst({
      where: { studyId, idempotencyKey: { startsWith: `sitting ${sittingId} ` } },
      select: { id: true },
    })
  )?.id ?? null

type OfResponse = { studyId: string; responseId: string }

/** What a sitting saved, sealed, and the questions that it puts. */
const findLeftWords = async (db: Db, { studyId, responseId: sittingId }: OfResponse) => {
  const screens = await db.savedScreen.findMany({
    where: { studyId, sittingId },
    orderBy: [{ turn: 'asc' }, { screen: 'asc' }],
    select: { screen: true, answers: true },
  })
  const sitting = await db.sitting.findFirst({
    where: { studyId, id: sittingId },
    select: { instrumentId: true },
  })
  const where = { studyId, instrumentId: sitting?.instrumentId ?? '' }
  return { screens, questions: await db.question.findMany({ where, select: { key: true, text: true } }) }
}

/** When what a person had said until then was deleted. */
export const findGoneAt = async (db: Db, person: Person, since: Date): Promise<Date | null> =>
  (
    await db.erasure.findFirst({
      where: { ...person, askedAt: { gte: since } },
      orderBy: { askedAt: 'asc' },
      select: { askedAt: true },
    })
  )?.askedAt ?? null
