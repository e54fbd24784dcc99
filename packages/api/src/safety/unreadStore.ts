// What no program read yet: to be screened, or, where it may not be read any more, told to a person.
import type { Db, Prisma, Tx } from '../db.ts'
import { findUnread, type Unread } from '../erasure/store.ts'
import type { Job, NoteJob } from '../pipeline.ts'

type Person = { studyId: string; participantId: string }

const inWords = { words: { not: null } } satisfies Prisma.AnswerWhereInput
const isYes = {
  value: { in: [2, 3] },
  question: { key: 'Z1', type: 'single' },
} satisfies Prisma.AnswerWhereInput

/** What is looked at: words, and a yes to somebody who talks with them, in the built-in question (`is_yes` in the database). */
const looked = { OR: [inWords, isYes] } satisfies Prisma.AnswerWhereInput

/** Answers of a response in words that this version has not looked at, and a yes at which none has: no lexicon reads it another way. */
export const findUnscreened = (db: Db, { studyId, responseId }: Job, version: string) =>
  db.answer.findMany({
    where: {
      ...{ studyId, responseId },
      OR: [
        { ...inWords, OR: [{ screening: null }, { screening: { version: { not: version } } }] },
        { ...isYes, screening: null },
      ],
    },
    select: { id: true, participantId: true, words: true },
    orderBy: { position: 'asc' },
  })

/** Whether they said in the built-in question that somebody should talk with them. */
export const hasSaidYes = async (db: Db, { studyId, responseId }: Job): Promise<boolean> =>
  (await db.answer.count({
    where: { studyId, responseId, ...isYes },
  })) > 0

/** Responses of a person of whose words, or yes, nothing was looked at, and that may be read now. */
export const findUnscreenedOf = (tx: Tx, { studyId, participantId }: Person): Promise<Job[]> =>
  tx.answer.findMany({
    where: { studyId, participantId, ...looked, screening: null },
    distinct: ['responseId'],
    select: { studyId: true, responseId: true },
  })

/** What the board wrote about quotes of a person, and was answered, that no program read, and that may be read now. */
export const findUnscreenedNotesOf = async (tx: Tx, person: Person): Promise<NoteJob[]> => {
  const unread = [{ screenedBy: null }, { answer: { not: null }, answerScreenedBy: null }]
  const where = { studyId: person.studyId, participantId: person.participantId, OR: unread }
  const found = await tx.objection.findMany({ where, select: { studyId: true, id: true } })
  return found.map(({ studyId, id }) => ({ studyId, objectionId: id }))
}

/** The same that may not be read any more. */
export const findHidden = async (tx: Tx, person: Person): Promise<Unread[]> => {
  const shown = [
    ...(await findUnscreenedOf(tx, person)).map(({ responseId }) => responseId),
    ...(await findUnscreenedNotesOf(tx, person)).map(({ objectionId }) => objectionId),
  ]
  return (await findUnread(tx, person)).filter(({ responseId }) => !shown.includes(responseId))
}

/** Responses with words that this version has not looked at, all of them where the lexicon is new, or with a yes at which none has. */
export const findUnscreenedResponses = (tx: Tx, version: string) => tx.$queryRaw<Job[]>`
  SELECT DISTINCT a."studyId", a."responseId" FROM "Answer" a
  WHERE (a.words IS NOT NULL OR is_yes(a)) AND NOT EXISTS (
    SELECT 1 FROM "Screening" s WHERE s."studyId" = a."studyId" AND s."answerId" = a.id AND (a.words IS NULL OR s.version = ${version}))`
