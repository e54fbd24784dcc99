import PgBoss from 'pg-boss'
import type { Pool } from 'pg'
import { isGone, patiently } from './patience.ts'
import type { Tx } from './db.ts'

/** What was found in how somebody may be reached, in codes and numbers: no program opens it again. */
type ContactKept = { type: 'contact.kept'; studyId: string; participantId: string } & Found
type Found = { tier: 1 | 2 | 3; kinds: string[]; rules: number[] }

/** What happened, in ids. */
export type Event =
  | { type: 'response.submitted'; studyId: string; responseId: string }
  | { type: 'passage.cleaned'; studyId: string; responseId: string }
  | { type: 'consent.recorded'; studyId: string; participantId: string }
  | { type: 'codebook.imported'; studyId: string }
  | { type: 'keep.changed'; studyId: string }
  | { type: 'coding.decided'; studyId: string; codingId: string }
  | { type: 'words.gone'; studyId: string }
  | { type: 'model.asked'; studyId: string; modelId: string }
  | { type: 'model.chosen'; studyId: string }
  | { type: 'invitation.made'; studyId: string; invitationId: string }
  | { type: 'words.ended'; studyId: string; wordsEndId: string }
  | { type: 'erasure.asked'; studyId: string; erasureId: string }
  | { type: 'flag.raised'; studyId: string; flagId: string }
  | { type: 'objection.written'; studyId: string; objectionId: string }
  | ContactKept
  | { type: 'drill.started'; studyId: string; drillId: string }
  | { type: 'drill.called'; studyId: string; itemId: string }

/** What words go through, one step after the other. */
export const stepsOfWords = ['deidentify', 'tag'] as const
/** `screen` works on words whatever may be analysed of them, and stands on no page but the reviewers'. */
export const steps = [...stepsOfWords, 'screen', 'learn', 'invite', 'erase', 'notify', 'drill'] as const
export type Step = (typeof steps)[number]
export type Job = { studyId: string; responseId: string }
/** What the board wrote, or was answered, to be screened. */
export type NoteJob = { studyId: string; objectionId: string }
/** A letter that waits to go out. */
export type LetterJob = { studyId: string; invitationId: string }
/** Something that somebody wanted gone, and that is looked for once more. */
export type ErasureJob = { studyId: string; erasureId: string }
/** Words that ended, of which keys may still have to go. */
export type EndedJob = { studyId: string; wordsEndId: string }
/** An item of which reviewers are told, by its clock. */
export type FlagJob = { studyId: string; flagId: string }
/** A model that waits to be learned. */
export type LessonJob = { studyId: string; modelId: string }
/** An item of a drill: in a queue of its own, so that no real one waits behind it. */
export type DrillJob = { studyId: string; itemId: string }
type AnyJob = Job | NoteJob | LetterJob | LessonJob | ErasureJob | EndedJob | FlagJob | DrillJob

/** Work that an event makes true at once, in the transaction of the act. */
export type Within = (tx: Tx, event: Event) => Promise<AnyJob[]>
/** Work that follows as a job: idempotent, repeated with back-off, and silent about words. A date: it is too early, then again. */
export type After<Data = Job> = (job: Data) => Promise<Date | void>
export type Handlers = Record<(typeof stepsOfWords)[number], After> & {
  screen: After<Job | NoteJob>
  learn: After<LessonJob>
  invite: After<LetterJob>
  erase: After<ErasureJob | EndedJob>
  notify: After<FlagJob>
  drill: After<DrillJob>
}

/** Everything that a step has yet to work on, whatever became of its jobs. */
export type Overdue = (tx: Tx) => Promise<AnyJob[]>
/** `subject`: the response, the model, the letter or the receipt. */
export type OpenJob = { step: string; subject: string }

/** Which step follows which event. `jobs` names the responses to work on; without it, the event's own. */
export type Route = { on: Event['type']; step: Step; jobs?: Within }

// pg-boss throws away what failed or waited for some days, and nobody would know of the answer behind it.
const keptYears = 50

// Whoever stores a job wakes the worker of its step, and no other: to look costs the database more than most questions. A poll finds what is to be tried again, or what another server stored. Four times
// as often, an instance that has nothing to do kept a twentieth of a processor busy with looking.
const pollingIntervalSeconds = 2
const batchSize = 20

/** How often a step is tried, and how long between (seconds, doubled each time); it waits until it was tried. */
const queueOptions = {
  retryLimit: 5,
  retryDelay: 1,
  retryBackoff: true,
  expireInSeconds: 60,
  retentionMinutes: keptYears * 365 * 1_440,
} as const
/** To learn a study takes longer than to read an answer, and so may a mail server with many letters. */
const optionsOf = (step: Step) => ({
  ...queueOptions,
  ...(['learn', 'notify', 'drill'].includes(step) && { expireInSeconds: 1_800 }),
})
export const queues = steps.map((name) => ({ name, ...optionsOf(name) }))

type ExecuteSql = (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>

/** The store of jobs, in which what failed stays until somebody has it tried again. */
export const openJobStore = (executeSql: ExecuteSql) =>
  new PgBoss({
    db: { executeSql },
    migrate: false,
    schedule: false,
    maintenanceIntervalSeconds: 30,
    archiveFailedAfterSeconds: keptYears * 365 * 86_400,
  })

export type Pipeline = {
  /** Stores the jobs of an event in the transaction of the write that caused it, and tells which steps have work then. */
  emit(tx: Tx, event: Event): Promise<Step[]>
  /** Looks for work of these steps at once rather than at the next poll; called after a commit. */
  wake(steps: Iterable<Step>): void
  stop(): Promise<void>
}

/** Why a step failed, as a code: what a library says may quote what it was given. */
const ownReasons = ['key_missing', 'analysis_ended', 'took_too_long', 'letter_not_taken', 'no_mail_server']

type Parts = {
  pool: Pool
  routes: readonly Route[]
  log: (line: string) => void
}

export const createPipeline = async (parts: Parts) => {
  let isStopped = false
  const tellGone = () => parts.log('pipeline: the job store did not answer; trying again')
  // pg-boss reports the end of a job without waiting for the answer: a database that has just gone would end the program.
  const boss = openJobStore(
    patiently(
      (...asked) => parts.pool.query(...asked),
      tellGone,
      () => isStopped,
    ),
  )
  boss.on('error', tellGone)
  await boss.start()
  const workers = new Map<Step, string>()

  const pipeline: Pipeline = {
    async emit(tx, event) {
      const busy: Step[] = []
      for (const route of parts.routes.filter(({ on }) => on === event.type)) {
        const jobs = route.jobs ? await route.jobs(tx, event) : ownJob(event)
        await insertJobs({ boss, tx }, route.step, jobs)
        if (jobs.length > 0) busy.push(route.step)
      }
      return busy
    },
    wake: (which) => {
      for (const step of new Set(which)) {
        const worker = workers.get(step)
        if (worker) boss.notifyWorker(worker)
      }
    },
    stop: async () => {
      await boss.stop({ graceful: true, timeout: 5_000, wait: true }).finally(() => (isStopped = true))
    },
  }

  const work = async (handlers: Handlers) => {
    for (const step of steps)
      workers.set(
        step,
        await boss.work<AnyJob>(step, { batchSize, pollingIntervalSeconds }, async (jobs) => {
          // What a step was stored with is what it works on.
          const handle = handlers[step] as After<AnyJob>
          for (const job of jobs) await attempt({ boss, pool: parts.pool }, job, () => handle(job.data))
          // Behind a full batch there may be more.
          if (jobs.length === batchSize) pipeline.wake([step])
        }),
      )
  }

  /** Stores the jobs that are missing: a job may be lost, the answer behind it may not. */
  const takeUp = async (tx: Tx, overdue: Record<Step, Overdue>, open: readonly OpenJob[]) => {
    for (const step of steps) {
      const known = new Set(open.filter((job) => job.step === step).map(({ subject }) => subject))
      const jobs = (await overdue[step](tx)).filter((job) => !known.has(subjectOf(job)))
      await insertJobs({ boss, tx }, step, jobs)
    }
  }
  return { pipeline, work, takeUp }
}

const subjectOf = (job: AnyJob) => {
  if ('responseId' in job) return job.responseId
  if ('modelId' in job) return job.modelId
  if ('flagId' in job) return job.flagId
  if ('objectionId' in job) return job.objectionId
  if ('itemId' in job) return job.itemId
  if ('wordsEndId' in job) return job.wordsEndId
  return 'invitationId' in job ? job.invitationId : job.erasureId
}

const ownJob = (event: Event): AnyJob[] => {
  const { studyId } = event
  if ('responseId' in event) return [{ studyId, responseId: event.responseId }]
  if ('modelId' in event) return [{ studyId, modelId: event.modelId }]
  if ('flagId' in event) return [{ studyId, flagId: event.flagId }]
  if ('objectionId' in event) return [{ studyId, objectionId: event.objectionId }]
  if ('itemId' in event) return [{ studyId, itemId: event.itemId }]
  if ('invitationId' in event) return [{ studyId, invitationId: event.invitationId }]
  if ('wordsEndId' in event) return [{ studyId, wordsEndId: event.wordsEndId }]
  return 'erasureId' in event ? [{ studyId, erasureId: event.erasureId }] : []
}

const insertJobs = async ({ boss, tx }: { boss: PgBoss; tx: Tx }, step: Step, jobs: readonly AnyJob[]) => {
  if (jobs.length === 0) return
  const executeSql = async (text: string, values: unknown[]) => ({
    rows: await tx.$queryRawUnsafe<{ id: string }[]>(text, ...values),
  })
  // pg-boss's types leave out the options that its insert takes.
  const insert = boss.insert.bind(boss) as (jobs: PgBoss.JobInsert[], options: object) => Promise<void>
  await insert(
    jobs.map((data) => ({ name: step, data, ...optionsOf(step) })),
    { db: { executeSql } },
  )
}

/** One failed job of a batch does not fail the others; only a code is kept of why. */
const attempt = async (
  { boss, pool }: { boss: PgBoss; pool: Pool },
  { id, name, data }: PgBoss.Job<AnyJob>,
  run: () => Promise<Date | void>,
) => {
  try {
    const startAfter = await run()
    if (startAfter && !(await joins(pool, { name, data }, startAfter)))
      await boss.send(name, data, { ...optionsOf(name as Step), startAfter })
  } catch (problem) {
    await boss.fail(name, id, { code: failureCode(problem) })
  }
}

/** Whether the same waits already; it comes at the sooner of both. Who is told twice that there is work has it once. */
const joins = async (pool: Pool, { name, data }: { name: string; data: AnyJob }, at: Date) =>
  ((
    await pool.query(
      `UPDATE pgboss.job SET start_after = LEAST(start_after, $3) WHERE name = $1 AND state = 'created' AND data = $2::jsonb`,
      [name, JSON.stringify(data), at],
    )
  ).rowCount ?? 0) > 0

const failureCode = (problem: unknown): string => {
  const code = (problem as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return 'unexpected'
  if (ownReasons.includes(code)) return code
  return isGone(problem) || /^(P1\d{3}|P2024)$/.test(code) ? 'database_unavailable' : 'unexpected'
}
