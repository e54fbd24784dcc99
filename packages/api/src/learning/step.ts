import { reopenCleanText, type Decided } from '@firsthand/analysis'
import { z } from 'zod'
import { AnalysisFailed } from '../analyst.ts'
import type { App } from '../app.ts'
import { findById, findCurrentId, findResponseIds } from '../codebook/store.ts'
import { command } from '../command.ts'
import type { LessonJob, Overdue, Within } from '../pipeline.ts'
import { presentForm, tooLittle, type Material, type Report } from './learning.ts'
import * as store from './store.ts'

/** Learns a model that was asked for from what is decided, and may be read along with, at this instant. */
export const learnModel = async (app: App, { studyId, modelId }: LessonJob): Promise<void> => {
  const asked = await store.findAsked(app.db, studyId)
  if (asked?.id !== modelId) return
  const of = { studyId, codebookId: asked.codebookId }
  const material = await store.countMaterial(app.db, of)
  if (tooLittle(material))
    return void (await storeFailed(app, pipeline, { studyId, modelId, reason: 'too_little' }))
  const texts = await store.findDecidedTexts(app.db, of)
  const codebook = await findById(app.db, studyId, asked.codebookId)
  const lesson = {
    definition: codebook?.definition,
    decided: await openAll(app, studyId, texts),
    name: `decisions of ${modelId}`,
  }
  const learned = await app.analyst.learn(lesson).catch((problem: unknown) => {
    // A program that ends goes on with it when it is back.
    if (problem instanceof AnalysisFailed && problem.code !== 'analysis_ended') return problem.code
    throw problem
  })
  if (typeof learned === 'string')
    return void (await storeFailed(app, pipeline, { studyId, modelId, reason: learned }))
  await storeModel(app, pipeline, {
    ...{ studyId, modelId, material, report: { ...learned.report, form: presentForm } },
    sealed: await app.words.sealModel({ studyId, row: modelId }, JSON.stringify(learned.model)),
    passages: texts.map(({ id, participantId }) => ({ id, participantId })),
  })
}

const pipeline = { kind: 'system', id: 'pipeline' } as const

/** Who said what is told to nobody but by a number, so that a word of one person alone is left out. */
const openAll = async (
  app: App,
  studyId: string,
  texts: readonly store.DecidedText[],
): Promise<Decided[]> => {
  const numbers = new Map<string, string>()
  const numberOf = (id: string) =>
    numbers.get(id) ?? (numbers.set(id, String(numbers.size)), numbers.get(id)!)
  const decided: Decided[] = []
  for (const { id, participantId, language, words, question, region, labels } of texts) {
    const place = { studyId, participantId, row: id, column: 'passage' } as const
    decided.push({
      text: reopenCleanText(await app.words.open(place, words)),
      ...{ language, labels: labels ?? [], person: numberOf(participantId) },
      question: question[language] ?? question.en,
      ...(region && { site: region }),
    })
  }
  return decided
}

const storeModel = command({
  action: 'learn model',
  may: 'system',
  input: z.object({
    ...{ studyId: z.string(), modelId: z.string(), passages: z.custom<store.Source[]>() },
    ...{ material: z.custom<Material>(), report: z.custom<Report>() },
    sealed: z.custom<Uint8Array<ArrayBuffer>>(),
  }),
  // Whoever says no meanwhile is not let in by the database, and it is learned again without them.
  async run({ tx, at }, { studyId, modelId: id, ...learned }) {
    const people = new Set(learned.passages.map(({ participantId }) => participantId))
    await store.holdPeople(tx, studyId, [...people])
    return store.storeLearned(tx, { studyId, id }, { ...learned, at })
  },
  audit: (_, { modelId, material }) => ({ model: modelId, texts: material.texts, people: material.people }),
})

const storeFailed = command({
  action: 'learn model in vain',
  may: 'system',
  input: z.object({ studyId: z.string(), modelId: z.string(), reason: z.string() }),
  run: ({ tx }, { studyId, modelId: id, reason }) => store.storeFailed(tx, { studyId, id }, reason),
  audit: (_, { modelId, reason }) => ({ model: modelId, reason }),
})

/**
 * Takes back every model of the study that holds words of somebody who does not allow it any more: nothing of it stays, one is
 * asked for without them, and what was read with it is read again.
 */
export const takeBackModels: Within = async (tx, { studyId }) => {
  const gone = await store.findUnallowed(tx, studyId)
  for (const one of gone) await store.discard(tx, one)
  await askAnew(tx, gone)
  if (!gone.some(({ state }) => state === 'used')) return []
  return (await findResponseIds(tx, studyId)).map((responseId) => ({ studyId, responseId }))
}

const askAnew = async (tx: Parameters<Within>[0], gone: readonly store.Kept[]): Promise<void> => {
  for (const { studyId } of gone.filter(({ state }) => state !== 'aside').slice(0, 1)) {
    const codebookId = await findCurrentId(tx, studyId)
    if (!codebookId || (await store.findAsked(tx, studyId))) continue
    await store.insertAsked(tx, { studyId, codebookId, askedBy: null, askedAt: new Date() })
  }
}

/**
 * A model of the codebook before is in use no more: nothing is read with it. What is asked for is learned with the one that
 * the study reads with now.
 */
export const leaveOldModels: Within = async (tx, { studyId }) => {
  const codebookId = await findCurrentId(tx, studyId)
  if (codebookId) await store.followCodebook(tx, { studyId, codebookId })
  return waitingModels(tx, { type: 'codebook.imported', studyId })
}

/** What waits to be learned in the study. */
export const waitingModels: Within = async (tx, { studyId }) => {
  const asked = await store.findAsked(tx, studyId)
  return asked ? [{ studyId, modelId: asked.id }] : []
}

/**
 * At a start: what a date ended meanwhile is taken back, what is of a form that is read no more is put aside and asked for
 * anew, and what waits is learned.
 */
export const overdueModels: Overdue = async (tx) => {
  for (const { studyId } of await store.findModelStudies(tx)) {
    const codebookId = await findCurrentId(tx, studyId)
    if (codebookId) await store.followCodebook(tx, { studyId, codebookId })
  }
  for (const one of await store.findUnallowed(tx, null)) {
    await store.discard(tx, one)
    await askAnew(tx, [one])
  }
  for (const one of await store.findOutdated(tx)) {
    await store.setAside(tx, one)
    await askAnew(tx, [one])
  }
  return (await store.findAllAsked(tx)).map(({ studyId, id }) => ({ studyId, modelId: id }))
}
