import { z } from 'zod'
import { shutOutFrom } from '../actor.ts'
import { command } from '../command.ts'
import { NotFound } from '../errors.ts'
import { id } from '../input.ts'
import * as store from './store.ts'

/** Tries a step again that had used up its tries. */
export const retryJob = command({
  action: 'retry job',
  may: 'retry job',
  input: z.strictObject({ studyId: id, jobId: z.uuid() }),
  async run({ tx, actor, stir }, { studyId, jobId }) {
    const step = await store.reviveJob(tx, { studyId, jobId, shutOutFrom: shutOutFrom(actor) })
    if (!step) throw new NotFound('failed job')
    stir(step)
    return jobId
  },
  audit: (job) => ({ job }),
})
