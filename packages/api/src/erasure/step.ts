import type { App } from '../app.ts'
import type { ErasureJob, Overdue } from '../pipeline.ts'
import { finishErasure } from './commands.ts'
import * as store from './store.ts'

export const erase = async (app: App, job: ErasureJob): Promise<void> =>
  void (await finishErasure(app, { kind: 'system', id: 'pipeline' }, job))

/** Receipts of which a job may have been lost, or which a copy that was put back did not know. */
export const waitingErasures: Overdue = (tx) => store.findWaiting(tx)
