import type { App } from '../app.ts'
import type { ErasureJob, Overdue } from '../pipeline.ts'
import { finishErasure } from './commands.ts'
import * as store from './store.ts'

/** What is left is looked for again: a start takes it out once more, by the list beside the keys. */
export const erase = async (app: App, job: ErasureJob): Promise<Date | void> => {
  const done = await finishErasure(app, { kind: 'system', id: 'pipeline' }, job)
  if (done?.isLeft) return new Date(Date.now() + anHour)
}

const anHour = 60 * 60 * 1000

/** Receipts of which a job may have been lost, or which a copy that was put back did not know. */
export const waitingErasures: Overdue = (tx) => store.findWaiting(tx)
