// What a reviewer reads of an item: the response, or what was saved of one that was not sent.
import type { Db } from '../db.ts'
import type { Language, SafetySource } from '../../generated/prisma/enums.ts'
import type { Reading } from '../reading.ts'

export type Said = { question: unknown; open: (reading: Reading) => Promise<string> | string }

type OfFlag = { studyId: string; responseId: string; flagId: string }
type Of = OfFlag & { participantId: string }

type Anywhere = OfFlag & { participantId: string | null; source: SafetySource }

/** What is behind an item, wherever it stands. */
export const saidOf = async (db: Db, item: Anywhere, reading: Reading): Promise<Said[]> => {
  const { source, participantId, ...of } = item
  if (source === 'board') return notedIn(db, of)
  // How somebody may be reached is opened by a door of its own.
  if (source === 'contact' || participantId === null) return []
  if (source === 'interview') {
    const sent = await findInterviewOf(db, { ...of, participantId })
    return sent ? saidIn(db, { ...of, responseId: sent }) : []
  }
  const sent = source === 'left' ? await findSentOf(db, of) : of.responseId
  return sent ? saidIn(db, { ...of, responseId: sent }) : leftIn(db, { ...of, participantId }, reading)
}

const saidIn = async (db: Db, { studyId, responseId, flagId }: OfFlag): Promise<Said[]> =>
  (await findWords(db, studyId, responseId)).flatMap(
    ({ question, words, value, response, ...answer }): Said[] => {
      const place = {
        studyId,
        participantId: answer.participantId,
        row: answer.id,
        column: 'answer',
      } as const
      if (words)
        return [{ question: question.text, open: (reading) => reading.openForSafety(place, words, flagId) }]
      const chosen = chosenIn(question.options, value, response.language)
      if (chosen === null) return []
      const open = (reading: Reading) => {
        reading.noted({ studyId, action: 'read words', subjects: { flag: flagId } })
        return chosen
      }
      return [{ question: question.text, open }]
    },
  )

const [yes, no] = [
  { en: 'Yes', es: 'Sí' },
  { en: 'No', es: 'No' },
]
/** Of a version whose options are not kept, as the built-in question has them. */
const builtIn: Option[] = [
  { value: 1, text: no },
  { value: 2, text: yes },
  { value: 3, text: yes },
]
type Option = { value: number; text: { en: string; es?: string | null } }

/** Whether somebody should talk with them, in the words of the option that they chose, in the language in which they were asked. */
const chosenIn = (options: unknown, value: unknown, language: Language): string | null => {
  const offered = [...((options as Option[] | null) ?? []), ...builtIn]
  const text = offered.find((one) => one.value === value)?.text
  return text ? (text[language] ?? text.en) : null
}

const asksToTalk = { key: 'Z1', type: 'single' } as const

/** What somebody saved and has not sent, by the names under which a sitting keeps it: a question, and a service of theirs. */
const leftIn = async (db: Db, of: Of, reading: Reading): Promise<Said[]> => {
  const { studyId, participantId, responseId: sittingId } = of
  const { screens, questions, language } = await findLeftWords(db, of)
  const questionOf = (name: string) => questions.find(({ key }) => key === name.split('@')[0])
  const said = new Map<string, string>()
  for (const { screen, answers } of screens) {
    const place = { studyId, participantId, row: `${sittingId} ${screen}`, column: 'sitting' } as const
    const saved = JSON.parse(await reading.openForSafety(place, answers, of.flagId)) as Record<string, Left>
    for (const [name, { given }] of Object.entries(saved)) {
      const chosen = name === asksToTalk.key && chosenIn(questionOf(name)?.options, given.value, language)
      if (typeof given.value === 'string') said.set(name, given.value)
      else if (chosen) said.set(name, chosen)
    }
  }
  return [...said].map(([name, words]) => ({
    question: questionOf(name)?.text ?? { en: '' },
    open: () => words,
  }))
}
type Left = { given: { value?: unknown } }

const interview = 'interview '
/** Under what an item stands of an interview that will be sent under a key. */
export const inInterview = (key: string): string => interview + key

/** The response that an interview became, of the same person; null while it goes on. */
const findInterviewOf = async (db: Db, { studyId, responseId, participantId }: Of) =>
  (
    await db.response.findFirst({
      where: {
        ...{ studyId, participantId, mode: 'interview' },
        idempotencyKey: responseId.slice(interview.length),
      },
      select: { id: true },
    })
  )?.id ?? null

const asked = {
  objection: { en: 'What a board member wrote', es: 'Lo que escribió alguien del consejo' },
  answer: { en: 'What was answered', es: 'Lo que se respondió' },
}

/** What a board member wrote and what was answered, as the database shows it: nothing where their quote may not be seen. */
const notedIn = async (db: Db, { studyId, responseId: row, flagId }: OfFlag): Promise<Said[]> => {
  const found = await db.objection.findFirst({
    where: { studyId, id: row },
    select: { participantId: true, words: true, answer: true },
  })
  const part = (column: keyof typeof asked, sealed: Uint8Array | null | undefined): Said[] =>
    found && sealed
      ? [
          {
            question: asked[column],
            open: (reading) =>
              reading.openNoteForSafety(
                { studyId, participantId: found.participantId, row, column },
                sealed,
                flagId,
              ),
          },
        ]
      : []
  return [...part('objection', found?.words), ...part('answer', found?.answer)]
}

/**
 * What was said in a response, and whether somebody should talk with them, as the database shows it: nothing where it was
 * withdrawn.
 */
const findWords = (db: Db, studyId: string, responseId: string) =>
  db.answer.findMany({
    where: {
      ...{ studyId, responseId },
      OR: [{ words: { not: null } }, { value: { not: null }, question: asksToTalk }],
    },
    select: {
      ...{ id: true, participantId: true, words: true, value: true },
      question: { select: { text: true, options: true } },
      response: { select: { language: true } },
    },
    orderBy: { position: 'asc' },
  })

type Person = { studyId: string; participantId: string }

/** The response that a sitting became. */
const findSentOf = async (db: Db, { studyId, responseId: sittingId }: OfResponse) =>
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
    select: { instrumentId: true, language: true },
  })
  const where = { studyId, instrumentId: sitting?.instrumentId ?? '' }
  const questions = await db.question.findMany({ where, select: { key: true, text: true, options: true } })
  return { screens, questions, language: sitting?.language ?? 'en' }
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
