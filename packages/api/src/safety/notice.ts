// Who is told by a letter that something waits, and when: worked out anew each time, so that nothing is lost with a job. A
// letter says that there is one item and which; no word, no kind and no urgency.
import { z } from 'zod'
import type { App } from '../app.ts'
import { command } from '../command.ts'
import { reachOf } from '../duty/commands.ts'
import { thereAt, type Plan } from '../duty/duty.ts'
import * as duty from '../duty/store.ts'
import { newId } from '../id.ts'
import type { FlagJob, Overdue, Within } from '../pipeline.ts'
import { nextStepAt, stepAt, timed, type Step } from './clock.ts'
import * as notices from './noticeStore.ts'
import { unscreened } from './safety.ts'
import { findOthers } from './store.ts'

const pipeline = { kind: 'system', id: 'pipeline' } as const

/** A mail server that took nothing is asked again after this. */
const again = 60_000
/** While nobody has it, who came on duty meanwhile is told too. */
const lookAgain = 60 * 60_000

/** Items of which a job may have been lost. */
export const waitingFlags: Overdue = (tx) => notices.findWaiting(tx)

/** What was raised because words went before a program read them. */
export const untoldFlags: Within = async (tx, { studyId }) =>
  await notices.findWaiting(tx, { studyId, notices: { none: {} }, kinds: { has: unscreened } })

/** Tells whom it waits for now and who was not told, and comes again when it waits for somebody else. */
export const tellOf = async (app: App, job: FlagJob, at = new Date()): Promise<Date | void> => {
  const key = { studyId: job.studyId, id: job.flagId }
  const found = await notices.findTimed(app.db, key)
  const flag = found && timed(found)
  const step = flag && stepAt(flag, at)
  if (!flag || !step || !app.post) return
  if (step !== 'first' || !flag.acknowledgedAt) {
    const accountIds = await whomFor(app, job, { step, at })
    await callOut(app, pipeline, { ...job, step, accountIds })
  }
  const areAllSent = await send(app, job)
  const next = nextStepAt(flag, at)
  const wait = areAllSent ? (flag.acknowledgedAt ? Infinity : lookAgain) : again
  const soon = Number.isFinite(wait) ? new Date(at.getTime() + wait) : null
  return [next, soon].flatMap((when) => when ?? []).sort((a, b) => a.getTime() - b.getTime())[0]
}

type When = { step: Step; at: Date }

/** Of those who may read it: who is there in that place; where nobody is, whoever comes after them, and all at the last. */
const whomFor = async ({ db }: App, { studyId, flagId }: FlagJob, { step, at }: When): Promise<string[]> => {
  const may = await findOthers(db, { studyId, id: flagId }, '')
  const [turns, timeZone] = [await duty.findTurns(db, studyId), await duty.findTimeZone(db, studyId)]
  return calledAt({ step, at, turns, timeZone }, may)
}

type Calling = When & Plan

export const calledAt = ({ step, at, ...plan }: Calling, may: readonly string[]): string[] => {
  if (step === 'everybody' || step === 'alarm') return [...may]
  const places = ['first', 'backup', 'supervisor'] as const
  for (const place of places.slice(places.indexOf(step))) {
    const there = thereAt(plan, place, at).filter((accountId) => may.includes(accountId))
    if (there.length > 0) return there
  }
  return [...may]
}

const ofFlag = { studyId: z.string(), flagId: z.string() }

const callOut = command({
  action: 'call out',
  may: 'system',
  input: z.object({ ...ofFlag, step: z.string(), accountIds: z.array(z.string()) }),
  async run({ tx, at }, { studyId, flagId, step, accountIds }) {
    const reached = await duty.findReached(tx, studyId, accountIds)
    const made = reached.map((accountId) => ({
      studyId,
      id: newId(),
      flagId,
      accountId,
      step,
      madeAt: at,
    }))
    return notices.insertNotices(tx, made)
  },
  audit: (letters, { flagId }) => ({ flag: flagId, letters }),
})

/** Sends what was not sent: one that was taken is never sent again; where the program ended between, once more does no harm. */
const send = async (app: App, { studyId, flagId }: FlagJob): Promise<boolean> => {
  let areAllSent = true
  for (const { id, accountId, failure } of await notices.findUnsent(app.db, { studyId, flagId })) {
    const sealed = await duty.findAddress(app.db, { studyId, accountId })
    if (!sealed) continue
    const to = await app.words.openForSafety(reachOf({ studyId, accountId }), sealed)
    const isSent = await app.post!.mail({ to, ...letterOf(app.post!.address, { studyId, flagId }) })
    if (isSent) await noteNotice(app, pipeline, { studyId, noticeId: id, failure: null })
    else if (!failure) await noteNotice(app, pipeline, { studyId, noticeId: id, failure: 'letter_not_taken' })
    areAllSent &&= isSent
  }
  return areAllSent
}

export const letterOf = (address: string, { studyId, flagId }: FlagJob) => ({
  subject: '1 item needs review · 1 asunto por revisar',
  text: [
    '1 item needs review.',
    '1 asunto por revisar.',
    '',
    `${address.replace(/\/$/, '')}/study/Study-${studyId}/safety`,
    '',
    flagId,
  ].join('\n'),
})

const noteNotice = command({
  action: 'note notice',
  may: 'system',
  input: z.object({
    ...{ studyId: z.string(), noticeId: z.string(), failure: z.literal('letter_not_taken').nullable() },
  }),
  run: ({ tx, at }, { studyId, noticeId, failure }) =>
    notices.noteNotice(tx, { studyId, id: noticeId }, failure ? { failure } : { sentAt: at, failure: null }),
  audit: (_done, { noticeId, failure }) => ({ notice: noticeId, ...(failure && { reason: failure }) }),
})
