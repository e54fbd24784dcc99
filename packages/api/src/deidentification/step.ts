import { deidentifierVersion } from '@firsthand/analysis'
import { z } from 'zod'
import type { App } from '../app.ts'
import { command } from '../command.ts'
import { newId } from '../id.ts'
import type { Job, Overdue, Within } from '../pipeline.ts'
import { holdPerson } from '../study/store.ts'
import { tsvectorOf, type Lexeme } from './searchIndex.ts'
import * as store from './store.ts'

/** Opens the raw words of a response, takes out what identifies, and stores them as passages. */
export const deidentifyResponse = async (app: App, { studyId, responseId }: Job): Promise<void> => {
  const answers = await store.findUncleaned(app.db, studyId, responseId)
  const lexeme = await app.words.lexeme(studyId)
  const passages = []
  for (const answer of answers) passages.push(await clean(app, { studyId, answer, lexeme }))
  await storePassages(app, { kind: 'system', id: 'pipeline' }, { studyId, responseId, passages })
}

/** Whoever allows analysis later has their earlier answers taken up then. */
export const responsesOfPerson: Within = async (tx, event) => {
  if (event.type !== 'consent.recorded') return []
  const responses = await store.findResponsesOf(tx, event.studyId, event.participantId)
  return responses.map(({ id }) => ({ studyId: event.studyId, responseId: id }))
}

export const overdueResponses: Overdue = (tx) => store.findUncleanedResponses(tx)

const storePassages = command({
  action: 'deidentify response',
  may: 'system',
  input: z.object({ studyId: z.string(), responseId: z.string(), passages: z.custom<store.NewPassage[]>() }),
  async run({ tx, emit }, { studyId, responseId, passages }) {
    if (!(await holdPerson(tx, 'response', { studyId, id: responseId }))) return 0
    const stored = await store.insertPassages(tx, { studyId, cleanedBy: deidentifierVersion }, passages)
    await emit({ type: 'passage.cleaned', studyId, responseId })
    return stored
  },
  audit: (stored, { responseId }) => ({
    response: responseId,
    passages: stored,
    version: deidentifierVersion,
  }),
})

type Cleaning = { studyId: string; answer: store.RawAnswer; lexeme: Lexeme }

const clean = async (app: App, { studyId, answer, lexeme }: Cleaning): Promise<store.NewPassage> => {
  const owner = { studyId, participantId: answer.participantId }
  const raw = await app.words.open({ ...owner, row: answer.id, column: 'answer' }, answer.words)
  const { text, language, placeholders, places } = await app.analyst.clean(
    raw,
    answer.language,
    answer.isStated,
  )
  const id = newId()
  const words = await app.words.seal({ ...owner, row: id, column: 'passage' }, text)
  const search = await tsvectorOf(places, lexeme)
  return { id, answerId: answer.id, language, words, redactions: placeholders, search }
}
