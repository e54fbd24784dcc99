// What becomes of a sitting to which nobody comes back: kept as a response where its person said so, else gone.
import type { App } from '../app.ts'
import { NoConsent, UserError } from '../errors.ts'
import { finishSitting, lapseSitting, ownPage } from './commands.ts'
import type { Shelf } from './open.ts'
import { keptFor } from './screen/show.ts'
import * as store from './store.ts'

type Parts = { app: App; shelf: Shelf }

/** For somebody who agreed to a text that was changed since, and may come back and read what is new. Not for ever. */
const waitsFor = 35 * 24 * 60 * 60 * 1000

/** Looks through those that nobody used for seven days, and takes away what is left of those that ended as nothing. */
export const lapse = async (parts: Parts, at: Date): Promise<void> => {
  const { app } = parts
  for (const row of await store.findUnused(app.db, new Date(at.getTime() - keptFor)))
    if (!row.isKept || (await mayNotBeKept(parts, row, at)))
      await lapseSitting(app, ownPage, { studyId: row.studyId, sittingId: row.id })
  await store.removeEmpty(app.db, new Date(at.getTime() - store.idleFor))
}

/**
 * Becomes a response where it may. True where what they agreed to does not hold any more: then nothing of it is kept. What
 * cannot be stored for another reason waits for a month, told of by nobody but the record, and keeps none of the others waiting.
 */
const mayNotBeKept = async ({ app, shelf }: Parts, row: store.Row, at: Date): Promise<boolean> => {
  try {
    await finishSitting(app, { shelf, row, isAwaited: false })
    return false
  } catch (problem) {
    if (problem instanceof UserError)
      return problem instanceof NoConsent || row.usedAt.getTime() < at.getTime() - waitsFor
    throw problem
  }
}
