// What it takes that words are really gone: out of the tables, out of what a restored copy brings back, and the key that sealed
// them, so that no copy, log or backup opens them.
import { z } from 'zod'
import { command, type Act } from '../command.ts'
import { newCode, newId } from '../id.ts'
import { id } from '../input.ts'
import { takeTurn } from '../study/store.ts'
import type { Removed } from './erasure.ts'
import * as store from './store.ts'

/** `isLeaving`: they take no part any more, so how to reach them goes as well. */
type Wish = { isLeaving: boolean; askedBy: string | null }

/**
 * In the transaction of the act, last: everything that they said leaves the tables, it is written down beside the keys, and the
 * key goes before the commit. Were the program to end in between, the next start finds it beside the keys and does all of it;
 * the other way round words would be left in copies that were promised to be gone.
 */
export const askErasure = async (act: Act, person: store.Person, wish: Wish): Promise<Removed> => {
  const { app, tx, at, emit } = act
  await store.flagUnscreened(tx, person)
  const removed = await store.eraseSaid(tx, person, null)
  if (wish.isLeaving) await store.forgetContact(tx, person)
  const [erasureId, code] = [newId(), newCode()]
  const isKeyHeld = await store.hasSaid(tx, person)
  await store.insertErasure(tx, {
    ...person,
    ...{ id: erasureId, code, askedBy: wish.askedBy, askedAt: at, removed },
    keyEndedAt: null,
  })
  // Now, and not when the act began: what came in while it waited for its turn went as well.
  const before = new Date().toISOString()
  await emit({ type: 'words.gone', studyId: person.studyId })
  await emit({ type: 'erasure.asked', studyId: person.studyId, erasureId })
  await app.keys.withdrawals.add([{ kind: 'said', ...person, before, id: erasureId, code, ...wish }])
  if (isKeyHeld) return removed
  await app.keys.renewParticipant(person.studyId, person.participantId)
  // Once it is gone: a copy of the keys that was made while the act waited for its turn holds it still.
  await store.markKeyEnded(tx, { studyId: person.studyId, id: erasureId }, new Date())
  return removed
}

/**
 * Once it is stored for good: looks for it again, ends a key that did not end then, and writes down that all of it is done. Where
 * something is left it is not done, and the receipt says so.
 */
export const finishErasure = command({
  action: 'finish erasure',
  may: 'system',
  input: z.object({ studyId: id, erasureId: id }),
  async run({ app, tx, at }, { studyId, erasureId }) {
    const erasure = await store.findUndone(tx, { studyId, id: erasureId })
    if (!erasure) return null
    const person = { studyId, participantId: erasure.participantId }
    // What they say in this moment is stored before, and holds the key, or is sealed after it under the new one.
    await takeTurn(tx, person)
    if (await store.isLeft(tx, person, erasure.askedAt)) {
      await store.markFound(tx, { studyId, id: erasureId }, at)
      return { ...person, isLeft: true as const }
    }
    const isKeyEnding = !erasure.keyEndedAt && !(await store.hasSaid(tx, person))
    if (isKeyEnding) await app.keys.renewParticipant(studyId, erasure.participantId)
    const keyEndedAt = isKeyEnding ? new Date() : erasure.keyEndedAt
    await store.markDone(tx, { studyId, id: erasureId }, { keyEndedAt, doneAt: at })
    const removed = (erasure.removed as Removed).responses ?? 0
    return { ...person, isLeft: false as const, removed, keyEndedAt }
  },
  audit: (done, { erasureId }) => ({
    erasure: erasureId,
    ...(done && { participant: done.participantId }),
    ...(done?.isLeft && { stillThere: 'yes' }),
    ...(done?.isLeft === false && { removed: done.removed, key: done.keyEndedAt ? 'ended' : 'held' }),
  }),
})
