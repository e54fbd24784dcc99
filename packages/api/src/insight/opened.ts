import { reopenCleanText, type CodedWords, type ReadPassage } from '@firsthand/analysis'
import type { App } from '../app.ts'
import type * as store from './wordsStore.ts'

// Words are opened here for the analyst alone, of people who allow a machine to read along. Nothing of them goes on from
// here to a reader: who is shown some of them opens those through the door for readers.

/** Coded words, with the row that each stands for; a person is a number. */
export const openCoded = async (
  app: App,
  studyId: string,
  rows: readonly store.CodedRow[],
): Promise<CodedWords[]> => {
  const numberOf = numbering()
  return Promise.all(
    rows.map(async ({ id, stance, spans, certainty, ...passage }) => ({
      ...{ id, stance, certainty, quotes: spans, language: passage.language },
      person: numberOf(passage.participantId),
      text: await open(app, studyId, passage),
    })),
  )
}

/** Passages, with what codes stand on. */
export const openRead = async (
  app: App,
  studyId: string,
  rows: readonly store.ReadRow[],
): Promise<ReadPassage[]> => {
  const numberOf = numbering()
  return Promise.all(
    rows.map(async (row) => ({
      ...{ id: row.passageId, language: row.language, coded: row.coded.flat() },
      person: numberOf(row.participantId),
      text: await open(app, studyId, row),
    })),
  )
}

const open = async (app: App, studyId: string, { passageId: row, participantId, words }: store.SealedRow) =>
  reopenCleanText(await app.words.open({ studyId, participantId, row, column: 'passage' }, words))

const numbering = () => {
  const numbers = new Map<string, string>()
  return (id: string): string => {
    const known = numbers.get(id) ?? String(numbers.size)
    numbers.set(id, known)
    return known
  }
}
