import { z } from 'zod'
import { command } from '../command.ts'
import { NotFound } from '../errors.ts'
import { id } from '../input.ts'
import * as store from './store.ts'

/** Tries a step again that had used up its tries. */
export const retryJob = command({
  action: 'retry job',
  may: 'retry job',
  input: z.strictObject({ studyId: id, jobId: z.uuid() }),
  async run({ tx }, { studyId, jobId }) {
    if ((await store.reviveJob(tx, studyId, jobId)) === 0) throw new NotFound('failed job')
    return jobId
  },
  audit: (job) => ({ job }),
})
