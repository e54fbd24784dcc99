// What it takes that what was in one sitting is really gone, where it is deleted alone.
import type { Act } from '../command.ts'
import { hasSaid } from '../erasure/store.ts'
import * as store from './store.ts'

/** The rows are gone already. Of who said something else the key stays. */
export const eraseSitting = async (act: Act, { studyId, id, participantId }: store.Row): Promise<void> => {
  const { app, tx, at } = act
  await app.keys.withdrawals.add([{ kind: 'sitting', studyId, sittingId: id, before: at.toISOString() }])
  const person = { studyId, participantId }
  if (await hasSaid(tx, person)) return
  await store.forgetPlaces(tx, person)
  // Last, and before the commit: the other way round, words would be left in copies that were promised to be gone.
  await app.keys.renewParticipant(studyId, participantId)
}
