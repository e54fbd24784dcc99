// What the board writes, and what it is answered, may speak of danger like any words: it is screened after the write.
import { screenVersion } from '@firsthand/analysis'
import { z } from 'zod'
import type { App } from '../app.ts'
import type { Subjects } from '../audit/store.ts'
import { command } from '../command.ts'
import { id } from '../input.ts'
import type { NoteJob, Overdue } from '../pipeline.ts'
import { failed, raisedOf, type Found } from '../safety/safety.ts'
import { raise, screened } from '../safety/step.ts'
import { findServices } from '../safety/store.ts'
import { holdPerson } from '../study/store.ts'
import * as store from './store.ts'

/** Under what the parts of an objection are sealed, and where it stands by which lexicon each was screened. */
const parts = { objection: 'screenedBy', answer: 'answerScreenedBy' } as const
type Part = keyof typeof parts
type Read = { part: Part; found: Found }

/** Tried, and not read: a person reads it, and a program tries again at the next start. */
const notRead = ''

type Row = NonNullable<Awaited<ReturnType<typeof store.findUnscreened>>>

const unscreenedOf = (row: Row): Part[] =>
  (['objection', 'answer'] as const).filter(
    (part) => row[parts[part]] !== screenVersion && (part === 'objection' || row.answer !== null),
  )

/** Opens what of an objection was not screened, and raises what a person must read. */
export const screenObjection = async (app: App, job: NoteJob): Promise<void> => {
  const row = await store.findUnscreened(app.db, job, screenVersion)
  if (!row) return
  const services = await findServices(app.db, job.studyId)
  const read: Read[] = []
  for (const part of unscreenedOf(row)) {
    const { studyId, participantId } = row
    const open = () =>
      app.words.openForBoard(
        { studyId, participantId, row: row.id, column: part },
        part === 'answer' ? row.answer! : row.words,
      )
    read.push({ part, found: await screened(app, { open, services }) })
  }
  const isOf = { participantId: row.participantId }
  await storeScreening(app, { kind: 'system', id: 'pipeline' }, { ...job, ...isOf, read })
}

/** What no program read, or one with another lexicon. */
export const overdueObjections: Overdue = (tx) => store.findAllUnscreened(tx, screenVersion)

const storeScreening = command({
  action: 'screen objection',
  may: 'system',
  input: z.object({
    ...{ studyId: id, objectionId: id, participantId: id.nullable() },
    read: z.custom<Read[]>(),
  }),
  async run(act, { participantId, read, ...job }) {
    const { tx, at } = act
    const { studyId, objectionId } = job
    if (participantId && !(await holdPerson(tx, 'objection', { studyId, id: objectionId }))) return null
    await store.holdObjection(tx, job)
    const row = await store.findUnscreened(tx, job, screenVersion)
    if (!row) return null
    const fresh = read.filter(({ part }) => unscreenedOf(row).includes(part))
    for (const { part, found } of fresh)
      await store.noteScreened(tx, job, { [parts[part]]: found === failed ? notRead : screenVersion })
    const raised = raisedOf(
      fresh.map(({ found }) => found),
      false,
    )
    if (!raised) return null
    // Nobody who decided could have read what no program had tried before.
    const first = fresh.find(({ part }) => row[parts[part]] === null)
    const cameAt = first && (first.part === 'answer' ? row.answeredAt : row.raisedAt)
    return raise(act, {
      ...{ studyId, participantId, responseId: objectionId, source: 'board', ...raised },
      services: [...new Set(fresh.flatMap(({ found }) => found.services))].sort(),
      raisedAt: cameAt ?? at,
      isNew: first !== undefined,
    })
  },
  // The same whatever was found, and not of which objection: by its time it is the entry of who wrote just before.
  audit: (): Subjects => ({ version: screenVersion }),
})
