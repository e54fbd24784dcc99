// Every answer in words is screened where it came in, whatever may be analysed of it: the first thing that happens to it.
import { screenVersion } from '@firsthand/analysis'
import { z } from 'zod'
import { AnalysisFailed } from '../analyst.ts'
import type { App } from '../app.ts'
import { command } from '../command.ts'
import { newId } from '../id.ts'
import type { Job, Overdue } from '../pipeline.ts'
import { holdPerson } from '../study/store.ts'
import { failed, raisedOf, type Found } from './safety.ts'
import * as store from './store.ts'

/** Opens the raw words of a response and raises what a person must read. Where the engine fails, a person reads it. */
export const screenResponse = async (app: App, job: Job): Promise<void> => {
  const answers = await store.findUnscreened(app.db, job, screenVersion)
  if (answers.length === 0) return
  const found: Found[] = []
  for (const { id: row, participantId, words } of answers) {
    const place = { studyId: job.studyId, participantId, row, column: 'answer' } as const
    found.push(await screened(app, await app.words.open(place, words!)))
  }
  const answerIds = answers.map(({ id }) => id)
  await storeScreening(app, { kind: 'system', id: 'pipeline' }, { ...job, answerIds, found })
}

/** What is not screened, or by another lexicon. */
export const overdueResponses: Overdue = (tx) => store.findUnscreenedResponses(tx, screenVersion)

const screened = async (app: App, text: string): Promise<Found> => {
  try {
    const { tier, findings } = await app.analyst.screen(text)
    return { tier, kinds: findings.map(({ kind }) => kind), rules: findings.map(({ rule }) => rule) }
  } catch (problem) {
    if (problem instanceof AnalysisFailed) return failed
    throw problem
  }
}

const storeScreening = command({
  action: 'screen response',
  may: 'system',
  input: z.object({
    ...{ studyId: z.string(), responseId: z.string(), answerIds: z.array(z.string()) },
    found: z.custom<Found[]>(),
  }),
  async run({ tx, at }, { studyId, responseId, answerIds, found }) {
    if (!(await holdPerson(tx, 'response', { studyId, id: responseId }))) return null
    const about = await store.findAbout(tx, studyId, responseId)
    if (!about) return null
    await store.noteScreened(tx, { studyId }, { answerIds, version: screenVersion, at })
    const raised = raisedOf(found, about.mode === 'self' && !about.isAdult)
    if (!raised) return null
    const source = about.mode === 'import' ? ('imported' as const) : ('screening' as const)
    const flag = { studyId, participantId: about.participantId, responseId, source, ...raised }
    const raisedAt = about.isNew ? about.receivedAt : at
    const isNew = await store.insertFlag(tx, { ...flag, id: newId(), raisedAt, version: screenVersion })
    if (!isNew) await store.raiseFlag(tx, { ...flag, id: '', raisedAt, version: screenVersion })
    return raised
  },
  // The lines that found it, never what they found.
  audit: (raised, { responseId, answerIds }) => ({
    ...{ response: responseId, answers: answerIds.length, version: screenVersion },
    ...(raised ? { tier: raised.tier, rules: raised.rules.map(String) } : {}),
  }),
})
