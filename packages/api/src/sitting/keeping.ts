// What a form leaves behind of a sitting: a screen, and where it stands. The person first, then sealed: a key that ended
// meanwhile is not used, or the sitting would never open again.
import type { App } from '../app.ts'
import { takeTurn } from '../study/store.ts'
import type { Taken } from './screen/asking.ts'
import { screenKey, sealProgress, sealScreen, type Open } from './open.ts'
import type { Progress } from './sitting.ts'
import * as store from './store.ts'

type Held = { app: App; open: Open; browserHash: string; at: Date }
type Kept = { page: { id: string; taken: Taken } | null; progress: Progress; number: number }

/** Where a screen was filled in, it and the step go in one statement. */
export const keep = (
  { app, open, browserHash, at }: Held,
  { page, progress, number }: Kept,
): Promise<store.Saved> =>
  app.db.$transaction(async (tx) => {
    const { row } = open
    const { studyId, id, participantId } = row
    await takeTurn(tx, row)
    // Emptied in another tab since it was read: what is merged into this page went there, and does not come back.
    const wasSaved = Object.keys(open.saved).length > 0
    if (page && wasSaved && (await store.findScreens(tx, row)).length === 0)
      return { isOpen: false, isMoved: false }
    const sealed = await sealProgress(app, row, progress)
    const move = { studyId, id, browserHash, at, turn: number, progress: sealed }
    if (!page) return { isOpen: true, isMoved: await store.move(tx, move) }
    const screen = await screenKey(app, row, page.id)
    const answers = await sealScreen(app, row, { screen, saved: page.taken.saved })
    return store.save(tx, { ...move, participantId, screen, answers })
  })

/** A code that was made is shown on the screens until they go on; it stands nowhere but there. */
export const show = (
  { app, open: { row }, browserHash }: Omit<Held, 'at'>,
  progress: Progress,
  turn: number,
) =>
  app.db.$transaction(async (tx) => {
    await takeTurn(tx, row)
    const { studyId, id } = row
    return store.rewrite(tx, {
      ...{ studyId, id, browserHash, turn },
      progress: await sealProgress(app, row, progress),
    })
  })
