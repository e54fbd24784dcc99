// What somebody wrote alone and did not send is looked at some minutes later. After a no it opens for nobody: where staff enter the no
// before that, a person is told that there was something which nothing looked at, and reaches who wrote it as long as that is open.
import type { Act } from '../command.ts'
import { flagUnread } from '../erasure/store.ts'
import * as store from './store.ts'

type Person = { studyId: string; participantId: string }

/** Before the no is stored, which hides it. Where the young person says it on their own page, they took it back from everybody. */
export const flagUnsent = async (
  { app, tx, emit }: Act,
  { studyId, participantId }: Person,
): Promise<void> => {
  const person = { studyId, participantId }
  for (const { id: sittingId, screens } of await store.findUnlooked(tx, person)) {
    const opened = screens.map(async ({ screen, answers }) => {
      const at = { ...person, row: `${sittingId} ${screen}`, column: 'sitting' } as const
      try {
        return says(JSON.parse(await app.words.open(at, answers)) as Saved)
      } catch {
        // What does not open, or not as what was saved, may say anything.
        return true
      }
    })
    if (!(await Promise.all(opened)).includes(true)) continue
    const raisedAt = new Date(Math.max(...screens.map(({ savedAt }) => savedAt.getTime())))
    const flagId = await flagUnread(tx, person, { responseId: sittingId, raisedAt, source: 'left' })
    if (flagId) await emit({ type: 'flag.raised', studyId, flagId })
  }
}

type Saved = Record<string, { given: { state?: string; value?: unknown } }>

/** In words, or by a yes to somebody who talks with them. */
const says = (saved: Saved): boolean =>
  Object.entries(saved).some(
    ([name, { given }]) =>
      given.state === 'answered' &&
      (typeof given.value === 'string' || (name === 'Z1' && (given.value === 2 || given.value === 3))),
  )
