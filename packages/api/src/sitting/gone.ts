// What it takes that words are really gone: out of the tables, out of what a restored copy brings back, and, where nothing else
// of theirs is left, the key that sealed them, so that no copy, log or backup opens them.
import type { Act } from '../command.ts'
import { hasSaid, removeSaid } from '../response/store.ts'
import * as store from './store.ts'

type Person = { studyId: string; participantId: string }

/** Everything that they said; how many responses it was. */
export const eraseSaid = async (act: Act, { studyId, participantId }: Person): Promise<number> => {
  const person = { studyId, participantId }
  const gone = await removeSaid(act.tx, person, act.at)
  await act.app.keys.withdrawals.add([{ kind: 'said', ...person, before: act.at.toISOString() }])
  await act.emit({ type: 'words.gone', studyId })
  await eraseKey(act, person)
  return gone
}

/** What was in one sitting, of which the rows are gone already. Of who said something else the key stays. */
export const eraseSitting = async (act: Act, { studyId, id, participantId }: store.Row): Promise<void> => {
  await act.app.keys.withdrawals.add([
    { kind: 'sitting', studyId, sittingId: id, before: act.at.toISOString() },
  ])
  await eraseKey(act, { studyId, participantId })
}

/** Last, and before the commit: the other way round, words would be left in copies that were promised to be gone. */
const eraseKey = async ({ app, tx }: Act, person: Person): Promise<void> => {
  if (await hasSaid(tx, person)) return
  await store.forgetPlaces(tx, person)
  await app.keys.renewParticipant(person.studyId, person.participantId)
}
