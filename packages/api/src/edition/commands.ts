import { z } from 'zod'
import { command } from '../command.ts'
import { NotFound } from '../errors.ts'
import { newId } from '../id.ts'
import { id } from '../input.ts'
import * as store from './store.ts'

/**
 * Closes a wave: what people had accepted of it becomes an edition, which nothing is added to and which only who says no
 * leaves. So counts do not melt away birthday by birthday where a study lets codings stay. Closed twice, it is closed.
 */
export const closeWave = command({
  action: 'close wave',
  may: 'edit study',
  input: z.strictObject({ studyId: id, waveId: id }),
  async run({ tx, at }, { studyId, waveId }) {
    if (!(await store.lockWave(tx, { studyId, waveId }))) throw new NotFound('wave')
    const before = await store.findEdition(tx, { studyId, waveId })
    if (before) return { waveId, edition: before, codings: 0, passages: 0 }
    const edition = { studyId, waveId, id: newId(), closedAt: at }
    await store.insertEdition(tx, edition)
    const codings = await store.insertCodings(tx, edition)
    const passages = await store.insertReadings(tx, edition)
    return { waveId, edition: edition.id, codings, passages }
  },
  audit: ({ waveId, edition, codings, passages }) => ({ wave: waveId, edition, codings, passages }),
})
