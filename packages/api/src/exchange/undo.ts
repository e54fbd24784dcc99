import { z } from 'zod'
import { command } from '../command.ts'
import { NotFound } from '../errors.ts'
import { id } from '../input.ts'
import * as store from './store.ts'

/** Takes a batch out with everything made of it. Undone twice, it is undone. */
export const undoBatch = command({
  action: 'undo batch',
  may: 'import batch',
  input: z.strictObject({ studyId: id, batchId: id }),
  async run({ app, tx, emit }, { studyId, batchId }) {
    await store.lockBatches(tx, studyId)
    if (!(await store.findBatch(tx, studyId, batchId))) throw new NotFound('batch')
    const people = await store.findPeople(tx, studyId, batchId)
    await store.undoBatch(tx, studyId, batchId)
    await emit({ type: 'words.gone', studyId })
    // Last, and before the commit: if this breaks off, the batch is still listed and is undone again; later, keys would be left.
    for (const id of people) await app.keys.destroyParticipant(studyId, id)
    await app.keys.withdrawals.add([{ kind: 'batch', studyId, batchId }])
    return { id: batchId, people: people.length }
  },
  audit: ({ id, people }) => ({ batch: id, people }),
})
