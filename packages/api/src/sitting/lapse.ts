// What becomes of a sitting to which nobody comes back: kept as a response where its person said so, else gone.
import type { App } from '../app.ts'
import { NoConsent, UserError } from '../errors.ts'
import { finishSitting, lapseSitting, ownPage } from './commands.ts'
import type { Shelf } from './open.ts'
import { keptFor } from './screen/show.ts'
import * as store from './store.ts'

/** Looks through those that nobody used for seven days, and takes away what is left of those that ended as nothing. */
export const lapse = async ({ app, shelf }: { app: App; shelf: Shelf }, at: Date): Promise<void> => {
  for (const row of await store.findUnused(app.db, new Date(at.getTime() - keptFor)))
    if (!row.isKept || (await mayNotBeKept(app, shelf, row)))
      await lapseSitting(app, ownPage, { studyId: row.studyId, sittingId: row.id })
  await store.removeEmpty(app.db, new Date(at.getTime() - store.idleFor))
}

/**
 * Becomes a response where it may. True where what they agreed to does not hold any more: then nothing of it is kept. What
 * cannot be stored for another reason waits, and is told of by nobody but the record: it keeps none of the others waiting.
 */
const mayNotBeKept = async (app: App, shelf: Shelf, row: store.Row): Promise<boolean> => {
  try {
    await finishSitting(app, { shelf, row, isAwaited: false })
    return false
  } catch (problem) {
    if (problem instanceof UserError) return problem instanceof NoConsent
    throw problem
  }
}
