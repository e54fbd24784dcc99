// An item of a drill on its way: read by the program as words of a response are, then told of by the same clock, plan and post.
import { z } from 'zod'
import type { App } from '../app.ts'
import { command } from '../command.ts'
import { newId } from '../id.ts'
import type { DrillJob, FlagJob, Overdue, Within } from '../pipeline.ts'
import { tellFrom, type Desk } from '../safety/notice.ts'
import { onlyToRead, raisedOf } from '../safety/safety.ts'
import { screened } from '../safety/step.ts'
import { inventedOf } from './drill.ts'
import * as store from './store.ts'

const byPipeline = { kind: 'system', id: 'pipeline' } as const

export const itemsOfDrill: Within = async (tx, event) =>
  event.type === 'drill.started' ? store.findItemsOf(tx, event.drillId) : []

export const waitingItems: Overdue = (tx) => store.findRunning(tx)

export const workOn = async (app: App, job: DrillJob, at = new Date()): Promise<Date | void> => {
  await readItem(app, job)
  return tellFrom(desk, app, { job: { studyId: job.studyId, flagId: job.itemId }, at })
}

/** Somebody who may be a minor and answered alone: what nothing is found in is read all the same. */
const readItem = async (app: App, { studyId, itemId }: DrillJob): Promise<void> => {
  const unread = await store.findUnread(app.db, { studyId, id: itemId })
  const item = unread && inventedOf(unread.key)
  if (!item) return
  const found = await screened(app, { open: () => Promise.resolve(item.text), services: [] })
  const { tier, kinds } = raisedOf([found], true) ?? onlyToRead
  await screenDrillItem(app, byPipeline, { studyId, itemId, foundTier: found.tier, tier, kinds })
}

const screenDrillItem = command({
  action: 'screen drill item',
  may: 'system',
  input: z.object({
    ...{ studyId: z.string(), itemId: z.string(), foundTier: z.number().nullable(), tier: z.number() },
    kinds: z.array(z.string()),
  }),
  run: ({ tx, at }, { studyId, itemId: id, ...read }) =>
    store.noteRead(tx, { studyId, id }, { ...read, screenedAt: at }),
  audit: (_done, { itemId }) => ({ drillItem: itemId }),
})

const callOut = command({
  action: 'call out for drill',
  may: 'system',
  input: z.object({
    ...{ studyId: z.string(), flagId: z.string(), step: z.string(), round: z.number() },
    accountIds: z.array(z.string()),
  }),
  run: ({ tx, at }, { studyId, flagId: itemId, step, round, accountIds }) =>
    store.insertNotices(
      tx,
      accountIds.map((accountId) => ({ studyId, id: newId(), itemId, accountId, step, round, madeAt: at })),
    ),
  audit: (letters, { flagId }) => ({ drillItem: flagId, letters }),
})

const noteNotice = command({
  action: 'note drill letter',
  may: 'system',
  input: z.object({
    ...{ studyId: z.string(), noticeId: z.string(), failure: z.literal('letter_not_taken').nullable() },
  }),
  run: ({ tx, at }, { studyId, noticeId: id, failure }) =>
    store.noteNotice(tx, { studyId, id }, failure ? { failure } : { sentAt: at, failure: null }),
  audit: (_done, { noticeId, failure }) => ({ notice: noticeId, ...(failure && { reason: failure }) }),
})

/** As a real one, and says that it is none. */
export const letterOf = (address: string, { studyId, flagId }: FlagJob) => ({
  subject: 'DRILL: 1 item needs review · SIMULACRO: 1 asunto por revisar',
  text: [
    'This is a drill: the item is invented. 1 item needs review.',
    'Esto es un simulacro: el asunto es inventado. 1 asunto por revisar.',
    '',
    `${address.replace(/\/$/, '')}/study/Study-${studyId}/safety`,
    '',
    flagId,
  ].join('\n'),
})

/** A drill that nobody may read keeps nobody in danger waiting. */
const findInstead = () => Promise.resolve([])

const desk: Desk = { ...store, findInstead, callOut, noteNotice, letterOf }
