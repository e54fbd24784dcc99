// Words that somebody wrote alone and has not sent are looked at too: whoever leaves in the middle may be in danger. It is
// noted until when; nothing is raised that a person must read only because it was written.
import { z } from 'zod'
import type { App } from '../app.ts'
import type { Subjects } from '../audit/store.ts'
import { command } from '../command.ts'
import type { Db } from '../db.ts'
import { id } from '../input.ts'
import { askedForHelp, failed, raisedOf, type Found } from '../safety/safety.ts'
import { raise, screened } from '../safety/step.ts'
import { findServices } from '../safety/store.ts'
import { ownPage } from './commands.ts'
import { openScreens } from './open.ts'
import * as store from './store.ts'

/** Who takes something back at once has written nothing to anybody. */
const settled = 2 * 60_000

/** Called from time to time, for all that were saved since. One that fails keeps no other waiting. */
export const screenLeft = async (app: App, at: Date): Promise<void> => {
  const problems: unknown[] = []
  for (const row of await findLeft(app.db, new Date(at.getTime() - settled)))
    await screenRow(app, row).catch((problem: unknown) => problems.push(problem))
  if (problems.length > 0) throw problems[0]
}

type Row = store.Row & { screenedAt: Date | null; screens: { savedAt: Date }[] }

const screenRow = async (app: App, { screens, screenedAt, ...row }: Row) => {
  const savedAt = screens.reduce((last, one) => (one.savedAt > last ? one.savedAt : last), row.openedAt)
  if (screenedAt && savedAt <= screenedAt) return
  const { studyId, id: sittingId, participantId } = row
  const services = await findServices(app.db, studyId)
  const found: Found[] = []
  const { isYes, saidYes, texts } = await wordsOf(app, row, { since: screenedAt, until: savedAt })
  if (isYes) found.push(askedForHelp)
  for (const text of texts)
    found.push(
      text === null ? failed : await screened(app, { open: () => Promise.resolve(text), services, saidYes }),
    )
  await screenSitting(app, ownPage, { studyId, sittingId, participantId, savedAt, found })
}

/** Open ones of which something was saved before. */
const findLeft = (db: Db, before: Date) =>
  db.sitting.findMany({
    where: { endedAt: null, screens: { some: { savedAt: { lt: before } } } },
    include: { screens: { where: { savedAt: { lt: before } }, select: { savedAt: true } } },
  })

type Span = { since: Date | null; until: Date }
/** `isYes`: said since; `saidYes`: said at any time. */
type Written = { texts: (string | null)[]; isYes: boolean; saidYes: boolean }

/** What was written since: what came before was looked at then. Null: it could not be opened, so a person reads it. */
const wordsOf = async (app: App, row: store.Row, { since, until }: Span): Promise<Written> => {
  const screens = await store.findScreens(app.db, row)
  const later = screens.filter(({ savedAt }) => savedAt <= until && !(since && savedAt <= since))
  try {
    const since = await openScreens(app, row, later)
    const texts = Object.values(since).flatMap(({ given }) =>
      given.state === 'answered' && typeof given.value === 'string' ? [given.value] : [],
    )
    return { texts, isYes: isYesIn(since), saidYes: isYesIn(await openScreens(app, row, screens)) }
  } catch {
    return { texts: [null], isYes: false, saidYes: false }
  }
}

/** To somebody who talks with them, in the built-in question. */
const isYesIn = (given: Awaited<ReturnType<typeof openScreens>>): boolean =>
  [2, 3].includes((given['Z1']?.given as { value?: number } | undefined)?.value ?? 0)

const screenSitting = command({
  action: 'screen sitting',
  may: 'system',
  input: z.object({
    ...{ studyId: id, sittingId: id, participantId: id, savedAt: z.date() },
    found: z.custom<Found[]>(),
  }),
  async run(act, { studyId, sittingId, participantId, savedAt, found }) {
    await store.markScreened(act.tx, { studyId, id: sittingId }, savedAt)
    const raised = raisedOf(found, false)
    if (!raised) return null
    const services = [...new Set(found.flatMap((one) => one.services))].sort()
    const of = { studyId, participantId, responseId: sittingId, source: 'left' as const }
    return raise(act, { ...of, ...raised, services, raisedAt: savedAt, isNew: true })
  },
  // Not of which sitting: the record says elsewhere whose it is.
  audit: (flag): Subjects => (flag ? { flag } : {}),
})
