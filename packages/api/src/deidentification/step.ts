import { deidentifierVersion, movesTo, type Move } from '@firsthand/analysis'
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
  const outdated = []
  for (const answer of answers) {
    const one = { studyId, answer, lexeme }
    if (answer.passage) outdated.push(await cleanAnew(app, { ...one, passage: answer.passage }))
    else passages.push(await clean(app, one))
  }
  await storePassages(app, { kind: 'system', id: 'pipeline' }, { studyId, responseId, passages, outdated })
}

/** Whoever allows analysis later has their earlier answers taken up then. */
export const responsesOfPerson: Within = async (tx, event) => {
  if (event.type !== 'consent.recorded') return []
  const responses = await store.findResponsesOf(tx, event.studyId, event.participantId)
  return responses.map(({ id }) => ({ studyId: event.studyId, responseId: id }))
}

/** Names that stay are other ones: what nobody looked after yet is cleaned anew. */
export const responsesOfStudy: Within = async (tx, event) =>
  event.type === 'keep.changed' ? store.findUncleanedResponses(tx, event.studyId) : []

export const overdueResponses: Overdue = (tx) => store.findUncleanedResponses(tx)

const storePassages = command({
  action: 'deidentify response',
  may: 'system',
  input: z.object({
    studyId: z.string(),
    responseId: z.string(),
    passages: z.custom<store.NewPassage[]>(),
    outdated: z.custom<Outdated[]>(),
  }),
  async run({ tx, emit, at }, { studyId, responseId, passages, outdated }) {
    if (!(await holdPerson(tx, 'response', { studyId, id: responseId }))) return { stored: 0, anew: 0 }
    const place = { studyId, cleanedBy: deidentifierVersion }
    const stored = await store.insertPassages(tx, place, passages)
    let anew = 0
    for (const { fresh, ...one } of outdated) {
      if (!(await store.takeOutdated(tx, { studyId, ...one }))) continue
      // What people decided about words whose place is not known any more stays at the words that they saw.
      const replaced = fresh && { ...fresh, moves: fresh.moves ?? [], at }
      if ((await store.replaceWords(tx, place, { ...one, fresh: replaced })) && fresh) anew += 1
    }
    await emit({ type: 'passage.cleaned', studyId, responseId })
    return { stored, anew }
  },
  audit: ({ stored, anew }, { responseId }) => ({
    response: responseId,
    passages: stored,
    ...(anew > 0 && { anew }),
    version: deidentifierVersion,
  }),
})

type Cleaning = { studyId: string; answer: store.RawAnswer; lexeme: Lexeme }

const read = async (app: App, { studyId, answer, lexeme }: Cleaning) => {
  const owner = { studyId, participantId: answer.participantId }
  const raw = await app.words.open({ ...owner, row: answer.id, column: 'answer' }, answer.words)
  const { text, language, placeholders, places } = await app.analyst.clean(raw, answer)
  return { owner, text, language, redactions: placeholders, search: () => tsvectorOf(places, lexeme) }
}

const clean = async (app: App, cleaning: Cleaning): Promise<store.NewPassage> => {
  const { owner, text, language, redactions, search } = await read(app, cleaning)
  const { id: answerId, keepVersion } = cleaning.answer
  const id = newId()
  const words = await app.words.seal({ ...owner, row: id, column: 'passage' }, text)
  return { id, answerId, language, words, redactions, search: await search(), keepVersion }
}

type Outdated = {
  id: string
  cleanedAt: Date
  keepVersion: number
  redactions: store.NewPassage['redactions']
  /** Null where the same words came out; without moves where it is not known how the old ones came to be. */
  fresh: { words: Uint8Array; search: string; moves: Move[] | null } | null
}

const cleanAnew = async (
  app: App,
  { passage, ...cleaning }: Cleaning & { passage: NonNullable<store.RawAnswer['passage']> },
): Promise<Outdated> => {
  const { owner, text, redactions, search } = await read(app, cleaning)
  const { id, cleanedAt, redactions: old } = passage
  const place = { ...owner, row: id, column: 'passage' } as const
  const before = await app.words.open(place, passage.words)
  const isPlaced = old.every(({ from }) => typeof from === 'number')
  const fresh = before !== text && {
    words: await app.words.seal(place, text),
    search: await search(),
    moves: isPlaced ? movesTo(before, old, redactions) : null,
  }
  return { id, cleanedAt, keepVersion: cleaning.answer.keepVersion, redactions, fresh: fresh || null }
}
