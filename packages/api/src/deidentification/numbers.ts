// The answers of one response are one transcript: "[PERSON 1]" is one person in all of them. Who that is stands nowhere but in the
// sealed answers, and is read from them again whenever another number is given.
import { located, numbersIn, type Numbered } from '@firsthand/analysis'
import type { Words } from '../words.ts'
import type { Standing } from './store.ts'

/** What passages call by a number, as they stand and in the order in which they come. */
export const openNumbers = async (
  words: Words,
  studyId: string,
  standing: readonly Standing[],
): Promise<Numbered[]> => {
  const numbers = []
  for (const { id, participantId, answerId, redactions, ...sealed } of standing) {
    const owner = { studyId, participantId }
    const raw = await words.open({ ...owner, row: answerId, column: 'answer' }, sealed.answer)
    const text = await words.open({ ...owner, row: id, column: 'passage' }, sealed.words)
    numbers.push(...numbersIn(raw, { text, placeholders: located(raw, text, redactions) ?? redactions }))
  }
  return numbers
}

/** Another passage, or other words of one, would have other numbers go on from it. */
export const sameStanding = (seen: readonly Standing[], now: readonly Standing[]): boolean =>
  seen.length === now.length &&
  seen.every(
    ({ id, cleanedAt }, at) => now[at]!.id === id && now[at]!.cleanedAt.getTime() === cleanedAt.getTime(),
  )
