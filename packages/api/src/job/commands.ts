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
  async run({ tx, actor }, { studyId, jobId }) {
    if ((await store.reviveJob(tx, { studyId, jobId, shutOutFrom: shutOutFrom(actor) })) === 0)
      throw new NotFound('failed job')
    return jobId
  },
  audit: (job) => ({ job }),
})
