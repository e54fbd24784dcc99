import { reopenCleanText, taggerVersion, type Service } from '@firsthand/analysis'
import { z } from 'zod'
import type { Reading } from '../analyst.ts'
import type { App } from '../app.ts'
import { findAllCurrent, findCurrent, findCurrentKey } from '../codebook/store.ts'
import { command } from '../command.ts'
import type { Db, Tx } from '../db.ts'
import { findSealed, findUsed } from '../learning/store.ts'
import { sha256Of } from '../hash.ts'
import { newId } from '../id.ts'
import type { Job, Overdue } from '../pipeline.ts'
import { holdPerson } from '../study/store.ts'
import * as store from './store.ts'

type Reader = Reading & { codeIds: ReadonlyMap<string, string>; services: Service[] }

/** Reads the passages of a response with the study's codebook and stores what it suggests, with its reasons. */
export const tagResponse = async (app: App, { studyId, responseId }: Job): Promise<void> => {
  const reader = await readerOf(app, studyId)
  if (!reader) return
  const passages = await store.findUnread(app.db, { studyId, responseId }, reader.version)
  if (passages.length === 0) return
  const suggestions = []
  for (const passage of passages) suggestions.push(...(await suggest(app, { studyId, passage, reader })))
  const actor = { kind: 'system', id: 'pipeline' } as const
  await storeSuggestions(app, actor, { studyId, responseId, tagger: reader.version, passages, suggestions })
}

export const overdueResponses: Overdue = async (tx) => {
  const jobs = []
  for (const { studyId, id, key, version } of await findAllCurrent(tx))
    jobs.push(
      ...(await store.findUnreadResponses(tx, studyId, await taggerOf(tx, { studyId, id, key, version }))),
    )
  return jobs
}

/** What is stored with a suggestion: where that changes, what nobody decided is read again. */
const shown = 'aspects'

type OfCodebook = { studyId: string; id: string; key: string; version: number }

/**
 * What is noted of who read a passage: a later version, another model, another codebook, or a service more or under another name
 * reads it again.
 */
const taggerOf = async (db: Db | Tx, { studyId, id, key, version }: OfCodebook): Promise<string> => {
  const modelId = await findUsed(db, { studyId, codebookId: id })
  const services = await db.service.findMany({
    where: { studyId },
    select: { id: true, label: true },
    orderBy: { id: 'asc' },
  })
  const named = sha256Of(JSON.stringify(services.map(({ id, label }) => [id, label]))).slice(0, 12)
  return `${taggerVersion({ id: key, version: String(version) })}+${shown}+s${named}${modelId ? `+${modelId}` : ''}/${id}`
}

const storeSuggestions = command({
  action: 'suggest codings',
  may: 'system',
  input: z.object({
    studyId: z.string(),
    responseId: z.string(),
    tagger: z.string(),
    passages: z.custom<store.AsRead[]>(),
    suggestions: z.custom<store.NewSuggestion[]>(),
  }),
  async run({ tx }, { suggestions, responseId, ...read }) {
    if (!(await holdPerson(tx, 'response', { studyId: read.studyId, id: responseId }))) return 0
    // A model that was taken back, or a codebook that was replaced, while this was read: what was made of it is not stored.
    if ((await currentTagger(tx, read.studyId)) !== read.tagger) throw new Error('another tagger reads now')
    return store.replaceSuggestions(tx, read, suggestions)
  },
  audit: (stored, { responseId, tagger }) => ({ response: responseId, codings: stored, tagger }),
})

const currentTagger = async (tx: Tx, studyId: string): Promise<string | null> => {
  const current = await findCurrentKey(tx, studyId)
  return current && taggerOf(tx, { studyId, ...current })
}

const readerOf = async (app: App, studyId: string): Promise<Reader | null> => {
  const current = await findCurrent(app.db, studyId)
  if (!current) return null
  const { id, key, version, definition, codes } = current
  const modelId = await findUsed(app.db, { studyId, codebookId: id })
  return {
    ...{ codebookId: id, definition, version: await taggerOf(app.db, { studyId, id, key, version }) },
    services: await servicesOf(app, studyId),
    openModel: modelId ? () => openModel(app, studyId, modelId) : null,
    codeIds: new Map(codes.map((code) => [code.key, code.id])),
  }
}

/** The study's own list, by the names that people know them by. */
const servicesOf = async (app: App, studyId: string): Promise<Service[]> => {
  const rows = await app.db.service.findMany({ where: { studyId }, select: { id: true, label: true } })
  return rows.map(({ id, label }) => ({
    id,
    names: Object.values(label as Record<string, string | null>).flatMap((name) => (name ? [name] : [])),
  }))
}

/** What the study learned; one that was taken back meanwhile fails the step, which is tried again without it. */
const openModel = async (app: App, studyId: string, modelId: string): Promise<unknown> => {
  const sealed = await findSealed(app.db, studyId, modelId)
  if (!sealed) throw new Error('the model was taken back')
  return JSON.parse(await app.words.openModel({ studyId, row: modelId }, sealed))
}

type Unread = { studyId: string; passage: store.UnreadPassage; reader: Reader }

const suggest = async (app: App, { studyId, passage, reader }: Unread): Promise<store.NewSuggestion[]> => {
  const owner = { studyId, participantId: passage.participantId }
  const text = reopenCleanText(
    await app.words.open({ ...owner, row: passage.id, column: 'passage' }, passage.words),
  )
  const { language } = passage
  const question = passage.question[language] ?? passage.question.en
  const suggestions = await app.analyst.tag(text, { language, question, services: reader.services }, reader)
  const found = suggestions.filter(({ isDraft }) => !isDraft)
  return Promise.all(
    found.map(async ({ code, stance, kind, about, aspects, score, quotes, because }) => {
      const id = newId()
      const sealed = await app.words.seal({ ...owner, row: id, column: 'because' }, JSON.stringify(because))
      const codeId = reader.codeIds.get(code)!
      return {
        id,
        passageId: passage.id,
        participantId: passage.participantId,
        codeId,
        stance,
        kind,
        about,
        aspects,
        score,
        spans: quotes,
        because: sealed,
      }
    }),
  )
}
