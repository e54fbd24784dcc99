import {
  deidentifierVersion,
  located,
  movesTo,
  numbersIn,
  type Move,
  type Numbered,
} from '@firsthand/analysis'
import { z } from 'zod'
import type { App } from '../app.ts'
import { command } from '../command.ts'
import type { Db, Tx } from '../db.ts'
import { newId } from '../id.ts'
import type { Job, Overdue, Within } from '../pipeline.ts'
import { takeTurnAt } from '../study/store.ts'
import { openNumbers, sameStanding } from './numbers.ts'
import { tsvectorOf, type Lexeme } from './searchIndex.ts'
import * as store from './store.ts'

/** Opens the raw words of a response, takes out what identifies, and stores them as passages. */
export const deidentifyResponse = async (app: App, job: Job): Promise<void> => {
  for (let left = mostTries; ; left -= 1)
    try {
      return await cleanResponse(app, job)
    } catch (problem) {
      if (!(problem instanceof NumberedMeanwhile) || left <= 1) throw problem
    }
}

/** Somebody at the desk of details gave a number, or another server cleaned, while this one did. */
class NumberedMeanwhile extends Error {}
const mostTries = 5

const cleanResponse = async (app: App, { studyId, responseId }: Job): Promise<void> => {
  const standing = await findCurrent(app.db, studyId, responseId)
  const answers = await store.findUncleaned(app.db, studyId, responseId)
  const lexeme = await app.words.lexeme(studyId)
  const numbers = answers.length > 0 ? await openNumbers(app.words, studyId, standing) : []
  const passages = []
  const outdated = []
  for (const answer of answers) {
    const one = { studyId, answer, lexeme, numbers }
    if (answer.passage) outdated.push(await cleanAnew(app, { ...one, passage: answer.passage }))
    else passages.push(await clean(app, one))
  }
  const made = { studyId, responseId, standing, passages, outdated }
  await storePassages(app, { kind: 'system', id: 'pipeline' }, made)
}

/** What is cleaned anew has no number that anything could go on from. */
const findCurrent = async (db: Db | Tx, studyId: string, responseId: string) =>
  (await store.findStanding(db, studyId, responseId)).filter(({ isOutdated }) => !isOutdated)

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
    standing: z.custom<store.Standing[]>(),
    passages: z.custom<store.NewPassage[]>(),
    outdated: z.custom<Outdated[]>(),
  }),
  async run({ tx, emit, at }, { studyId, responseId, standing, passages, outdated }) {
    if (!(await takeTurnAt(tx, 'response', { studyId, id: responseId }))) return { stored: 0, anew: 0 }
    const isNumbered = passages.length + outdated.length > 0
    if (isNumbered && !sameStanding(standing, await findCurrent(tx, studyId, responseId)))
      throw new NumberedMeanwhile()
    const stored = await store.insertPassages(tx, { studyId, cleanedBy: deidentifierVersion }, passages)
    let anew = 0
    for (const { fresh, ...one } of outdated) {
      if (!(await store.takeOutdated(tx, { studyId, ...one }))) continue
      await store.replaceWords(tx, studyId, { ...one, fresh: fresh && { ...fresh, at } })
      if (fresh) anew += 1
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

/** `numbers`: what the answers before call by one; each adds its own. */
type Cleaning = { studyId: string; answer: store.RawAnswer; lexeme: Lexeme; numbers: Numbered[] }

const read = async (app: App, { studyId, answer, lexeme, numbers }: Cleaning) => {
  const owner = { studyId, participantId: answer.participantId }
  const raw = await app.words.open({ ...owner, row: answer.id, column: 'answer' }, answer.words)
  const { keep, isStated } = answer
  const known = { language: answer.language, isStated, keep, numbers }
  const { text, language, placeholders, places } = await app.analyst.clean(raw, known)
  numbers.push(...numbersIn(raw, { text, placeholders }))
  return { owner, raw, text, language, redactions: placeholders, search: () => tsvectorOf(places, lexeme) }
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
  /** Null where the same words came out. */
  fresh: { words: Uint8Array; search: string; moves: Move[] } | null
}

const cleanAnew = async (
  app: App,
  { passage, ...cleaning }: Cleaning & { passage: NonNullable<store.RawAnswer['passage']> },
): Promise<Outdated> => {
  const { owner, raw, text, redactions, search } = await read(app, cleaning)
  const { id, cleanedAt } = passage
  const place = { ...owner, row: id, column: 'passage' } as const
  const before = await app.words.open(place, passage.words)
  const old = located(raw, before, passage.redactions)
  const fresh = before !== text && {
    words: await app.words.seal(place, text),
    search: await search(),
    // Names that are found now are hidden whatever people decided: where nobody knows which words that was, it is all of them.
    moves: old ? movesTo(before, old, redactions) : [whole(before, text)],
  }
  return { id, cleanedAt, keepVersion: cleaning.answer.keepVersion, redactions, fresh: fresh || null }
}

const whole = (before: string, after: string): Move => ({
  ...{ from: 0, to: before.length, start: 0, end: after.length, isWhole: true },
})
