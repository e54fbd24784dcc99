// Who is told by a letter that something waits, and when: worked out anew each time, so that nothing is lost with a job. A
// letter says that there is one item, and to who may read it which; no word, no kind and no urgency.
import { z } from 'zod'
import type { App } from '../app.ts'
import { command, type Command } from '../command.ts'
import type { Db } from '../db.ts'
import { reachOf } from '../duty/commands.ts'
import { thereAt, type Plan } from '../duty/duty.ts'
import * as duty from '../duty/store.ts'
import { newId } from '../id.ts'
import type { FlagJob, Overdue, Within } from '../pipeline.ts'
import { nextStepAt, stepAt, timed, type Clocked, type Step } from './clock.ts'
import * as notices from './noticeStore.ts'
import { unscreened } from './safety.ts'
import { findOthers } from './store.ts'

const byPipeline = { kind: 'system', id: 'pipeline' } as const

/** A mail server that took nothing is asked again after this. */
const again = 60_000
/** Who came on duty meanwhile is told too; what waits has always a time at which it is looked at. */
const lookAgain = 60 * 60_000

/** Items of which a job may have been lost. */
export const waitingFlags: Overdue = (tx) => notices.findWaiting(tx)

/** What was raised because words went before a program read them. */
export const untoldFlags: Within = async (tx, { studyId }) =>
  await notices.findWaiting(tx, { studyId, notices: { none: {} }, kinds: { has: unscreened } })

/** Goes on with what a failed job left behind; called each minute. */
export const callForgotten = async ({ db, pipeline, post }: App): Promise<void> => {
  if (!post) return
  for (const flag of await notices.findForgotten(db))
    pipeline.wake(await db.$transaction((tx) => pipeline.emit(tx, { type: 'flag.raised', ...flag })))
}

type Key = { studyId: string; id: string }
type Unsent = { id: string; accountId: string; failure: string | null }

/** `raisedBy`: of a person's own, who may be a reviewer; nobody raises anything of a drill. */
type Told = Clocked & {
  decidedBy: string | null
  round: number
}

/** What letters are about: items of the queue, or of a drill, of which people are told by the same clock, plan and post. */
export type Desk = {
  findTimed(db: Db, key: Key): Promise<Told | null>
  /** Who may read it, but for one. */
  findOthers(db: Db, key: Key, accountId: string): Promise<string[]>
  /** Who can let somebody in, where nobody may read it. */
  findInstead(db: Db, key: Key): Promise<string[]>
  callOut: Command<unknown>
  findUnsent(db: Db, job: FlagJob, accountIds: readonly string[]): Promise<Unsent[]>
  takeNotice(db: Db, key: Key): Promise<boolean>
  letGo(db: Db, key: Key): Promise<unknown>
  noteNotice: Command<unknown>
  letterOf(address: string, job: FlagJob, why: Why): { subject: string; text: string }
}

/** Why a letter goes: somebody is to read it, nobody may, or one decided and nobody else may sign. */
type Why = 'to read' | 'left' | 'to sign'

/** Tells whom it waits for now and who was not told, and comes again when it waits for somebody else. */
export const tellOf = (app: App, job: FlagJob, at = new Date()) => tellFrom(queue, app, { job, at })

type Telling = { job: FlagJob; at: Date }
export const tellFrom = async (desk: Desk, app: App, { job, at }: Telling): Promise<Date | void> => {
  const key = { studyId: job.studyId, id: job.flagId }
  const found = await desk.findTimed(app.db, key)
  const flag = found && timed(found)
  const step = flag && stepAt(flag, at)
  if (!flag || !step || !app.post) return
  // Whoever decided it does not sign it.
  const readers = await desk.findOthers(app.db, key, (flag.waitsForSecond && found.decidedBy) || '')
  const unread = flag.waitsForSecond ? 'to sign' : 'left'
  const why: Why = readers.length > 0 ? 'to read' : unread
  const others = await othersOf(app, { found, readers, step, ...job })
  const may = others ?? (why === 'to read' ? readers : await insteadOf(desk, app, { key, why, step }))
  if (others || step !== 'first' || !flag.acknowledgedAt || flag.waitsForSecond) {
    // Whom no letter reaches keeps nobody waiting: whoever comes after them is called at once.
    const reached = await duty.findReached(app.db, job.studyId, may)
    const accountIds = others ? reached : await whomFor(app, job, { step, at, may: reached })
    if (accountIds.length > 0)
      await desk.callOut(app, byPipeline, { ...job, step, round: found.round, accountIds })
  }
  const areAllSent = await send(desk, app, { job, may, why })
  // Called out anew while letters went: those of the new round go at once.
  if ((await desk.findTimed(app.db, key))?.round !== found.round) return at
  const next = nextStepAt(flag, at)
  const wait = areAllSent ? lookAgain : again
  const soon = new Date(at.getTime() + wait)
  return next && next < soon ? next : soon
}

type Others = FlagJob & { found: Told; readers: readonly string[]; step: Step }

/**
 * Whoever raised it knows of it, and does not open how the person is reached: all the others are called, whoever is on duty, until one of
 * them has it. Null where it is called by the plan: nobody who reviews raised it, no letter reaches another, or another has it; and at the
 * last all are called.
 */
const othersOf = async ({ db }: App, { found, readers, step, studyId }: Others): Promise<string[] | null> => {
  const { raisedBy, acknowledgedBy, decidedAt } = found
  const isTheirs = !acknowledgedBy || acknowledgedBy === raisedBy
  if (step === 'alarm' || decidedAt || !raisedBy || !isTheirs || !readers.includes(raisedBy)) return null
  const others = readers.filter((accountId) => accountId !== raisedBy)
  return (await duty.findReached(db, studyId, others)).length > 0 ? others : null
}

type Nobody = { key: Key; why: Why; step: Step }

/** Who lets somebody in: at once where nobody may read it; where one has read and decided it, at the last alone. */
const insteadOf = async (desk: Desk, { db }: App, { key, why, step }: Nobody): Promise<string[]> =>
  why === 'left' || step === 'alarm' ? await desk.findInstead(db, key) : []

/** What whoever raised something is told: whether any of these could read it, and whether a letter goes to one. */
export const heardBy = async (app: App, studyId: string, readers: readonly string[]) => ({
  hasReviewer: readers.length > 0,
  goesByLetter: await isReached(app, studyId, readers),
})

/** Whether a letter goes to any of them: without one nobody hears of it before they look at the page. */
export const isReached = async ({ db, post }: App, studyId: string, accountIds: readonly string[]) =>
  post !== null && (await duty.findReached(db, studyId, accountIds)).length > 0

type When = { step: Step; at: Date }

/** Of those who may read it and whom a letter reaches: who is there in that place; where nobody is, whoever comes after them, and all at the last. */
const whomFor = async (
  { db }: App,
  { studyId }: FlagJob,
  { may, ...when }: When & { may: readonly string[] },
): Promise<string[]> => {
  const [turns, timeZone] = [await duty.findTurns(db, studyId), await duty.findTimeZone(db, studyId)]
  return calledAt({ ...when, turns, timeZone }, may)
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
  input: z.object({ ...ofFlag, step: z.string(), round: z.number(), accountIds: z.array(z.string()) }),
  async run({ tx, at }, { studyId, flagId, step, round, accountIds }) {
    const reached = await duty.findReached(tx, studyId, accountIds)
    const made = reached.map((accountId) => ({
      studyId,
      id: newId(),
      flagId,
      accountId,
      step,
      round,
      madeAt: at,
    }))
    return notices.insertNotices(tx, made)
  },
  audit: (letters, { flagId }) => ({ flag: flagId, letters }),
})

type Sending = { job: FlagJob; may: readonly string[]; why: Why }

/**
 * Sends what was not sent to who may still read it: one that was taken is never sent again; where the program ended between,
 * once more does no harm. An address that fails keeps nobody after it waiting.
 */
const send = async (desk: Desk, app: App, { job, may, why }: Sending): Promise<boolean> => {
  let areAllSent = true
  const { studyId } = job
  for (const { id, accountId, failure } of await desk.findUnsent(app.db, job, may)) {
    const sealed = await duty.findAddress(app.db, { studyId, accountId })
    if (!sealed) continue
    if (!(await desk.takeNotice(app.db, { studyId, id }))) {
      areAllSent = false
      continue
    }
    const letter = desk.letterOf(app.post!.address, job, why)
    const isSent = await mailed(app, letter, { studyId, accountId, sealed })
    if (isSent) await desk.noteNotice(app, byPipeline, { studyId, noticeId: id, failure: null })
    else if (!failure)
      await desk.noteNotice(app, byPipeline, { studyId, noticeId: id, failure: 'letter_not_taken' })
    else await desk.letGo(app.db, { studyId, id })
    areAllSent &&= isSent
  }
  return areAllSent
}

type To = { studyId: string; accountId: string; sealed: Uint8Array<ArrayBuffer> }
type Written = ReturnType<Desk['letterOf']>
const mailed = async ({ words, post }: App, letter: Written, { sealed, ...of }: To): Promise<boolean> => {
  try {
    const to = await words.openForSafety(reachOf(of), sealed)
    return await post!.mail({ to, ...letter })
  } catch {
    return false
  }
}

const toRead = {
  subject: '1 item needs review · 1 asunto por revisar',
  lines: ['1 item needs review.', '1 asunto por revisar.'],
  page: 'safety',
}
const leftToNobody = {
  subject: '1 item that nobody may read · 1 asunto que nadie puede leer',
  lines: [
    '1 item needs review, and nobody in the study may read it. Let a safety reviewer in now.',
    '1 asunto por revisar, y nadie del estudio puede leerlo. Deje entrar ahora a una persona de seguridad.',
  ],
  page: 'safety/duty',
}

const unsigned = {
  subject: '1 item that nobody may sign · 1 asunto que nadie puede firmar',
  lines: [
    '1 item was decided by one safety reviewer, and nobody else in the study may sign it. Let another one in now.',
    'Una persona de seguridad decidió 1 asunto, y nadie más del estudio puede firmarlo. Deje entrar ahora a otra.',
  ],
  page: 'safety/duty',
}
const letters = { 'to read': toRead, left: leftToNobody, 'to sign': unsigned }

/** Which item is told to who may read it alone: by its id the record says who raised it. */
export const letterOf = (address: string, { studyId, flagId }: FlagJob, why: Why = 'to read') => {
  const { subject, lines, page } = letters[why]
  const at = `${address.replace(/\/$/, '')}/study/Study-${studyId}/${page}`
  return { subject, text: [...lines, '', at, ...(why === 'to read' ? ['', flagId] : [])].join('\n') }
}

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

const queue: Desk = { ...notices, findOthers, callOut, noteNotice, letterOf }
