// Words that somebody wrote alone and has not sent are looked at too: whoever leaves in the middle may be in danger. It is
// noted up to which turn; nothing is raised that a person must read only because it was written.
import { z } from 'zod'
import type { App } from '../app.ts'
import { command } from '../command.ts'
import type { Db } from '../db.ts'
import { id } from '../input.ts'
import { raisedOf, type Found } from '../safety/safety.ts'
import { raise, screened } from '../safety/step.ts'
import { findServices } from '../safety/store.ts'
import { ownPage } from './commands.ts'
import { openScreens } from './open.ts'
import * as store from './store.ts'

/** Who takes something back at once has written nothing to anybody. */
const settled = 2 * 60_000

/** Called from time to time, for all that were saved since. */
export const screenLeft = async (app: App, at: Date): Promise<void> => {
  for (const { screens, screenedTurn, ...row } of await findLeft(app.db, new Date(at.getTime() - settled))) {
    const turn = Math.max(...screens.map((one) => one.turn))
    if (turn <= screenedTurn) continue
    const services = await findServices(app.db, row.studyId)
    const found: Found[] = []
    for (const text of await wordsOf(app, row))
      found.push(await screened(app, { open: () => Promise.resolve(text), services }))
    const savedAt = screens.reduce((last, one) => (one.savedAt > last ? one.savedAt : last), row.openedAt)
    const { studyId, id: sittingId, participantId } = row
    await screenSitting(app, ownPage, { studyId, sittingId, participantId, turn, savedAt, found })
  }
}

/** Open ones of which something was saved before. */
const findLeft = (db: Db, before: Date) =>
  db.sitting.findMany({
    where: { endedAt: null, screens: { some: { savedAt: { lt: before } } } },
    include: { screens: { where: { savedAt: { lt: before } }, select: { turn: true, savedAt: true } } },
  })

const wordsOf = async (app: App, row: store.Row): Promise<string[]> => {
  const saved = await openScreens(app, row, await store.findScreens(app.db, row))
  return Object.values(saved).flatMap(({ given }) =>
    given.state === 'answered' && typeof given.value === 'string' ? [given.value] : [],
  )
}

const screenSitting = command({
  action: 'screen sitting',
  may: 'system',
  input: z.object({
    ...{ studyId: id, sittingId: id, participantId: id, turn: z.number(), savedAt: z.date() },
    found: z.custom<Found[]>(),
  }),
  async run(act, { studyId, sittingId, participantId, turn, savedAt, found }) {
    await store.markScreened(act.tx, { studyId, id: sittingId }, turn)
    const raised = raisedOf(found, false)
    if (!raised) return null
    const services = [...new Set(found.flatMap((one) => one.services))].sort()
    const of = { studyId, participantId, responseId: sittingId, source: 'left' as const }
    return raise(act, { ...of, ...raised, services, raisedAt: savedAt })
  },
  audit: (flag, { sittingId }) => ({ sitting: sittingId, ...(flag ? { flag } : {}) }),
})
