import { Prisma, type Db, type Tx } from '../db.ts'
import type { OpenJob, Step } from '../pipeline.ts'

export type StepCount = {
  step: string
  waiting: number
  running: number
  retrying: number
  failed: number
  done: number
}

/** Not the safety reviewers' own. Jobs with the state and the reason in our own words, of responses that may be seen now: consent hides the others. */
const job = Prisma.sql`(
  SELECT j.id::text, j.name AS step, j.data->>'studyId' AS "studyId", r.id AS subject, r."participantId", j.retry_count AS attempts,
    date_trunc('milliseconds', j.created_on) AS "createdAt",
    CASE j.state WHEN 'created' THEN 'waiting' WHEN 'active' THEN 'running' WHEN 'retry' THEN 'retrying'
      WHEN 'failed' THEN 'failed' ELSE 'done' END AS state,
    CASE WHEN j.state = 'retry' THEN j.start_after END AS "nextAttemptAt",
    CASE WHEN j.state IN ('retry', 'failed') THEN COALESCE(j.output->>'code',
      CASE WHEN j.output::text ~ '(job failed by timeout|handler execution exceeded)' THEN 'took_too_long' ELSE 'unexpected' END)
    END AS reason
  FROM pgboss.job j
  JOIN "Response" r ON r."studyId" = j.data->>'studyId' AND r.id = j.data->>'responseId'
  WHERE j.name <> 'screen'
)`

type OfStudy = { studyId: string; shutOutFrom: string[] }

/** Not the jobs of people of whom nothing exists for whoever asks. */
const unlessOf = (shutOutFrom: string[]) =>
  shutOutFrom.length > 0 ? Prisma.sql`AND "participantId" <> ALL(${shutOutFrom})` : Prisma.empty

export const countSteps = (db: Db, studyId: string) => db.$queryRaw<StepCount[]>`
  SELECT step,
    count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
    count(*) FILTER (WHERE state = 'running')::int AS running,
    count(*) FILTER (WHERE state = 'retrying')::int AS retrying,
    count(*) FILTER (WHERE state = 'failed')::int AS failed,
    count(*) FILTER (WHERE state = 'done')::int AS done
  FROM ${job} job WHERE "studyId" = ${studyId} GROUP BY step`

export type JobRow = {
  id: string
  step: string
  state: string
  attempts: number
  createdAt: Date
  nextAttemptAt: Date | null
  reason: string | null
  subject: string
}

export type JobCursor = { createdAt: Date; id: string }
export type JobPage = {
  studyId: string
  limit: number
  after: JobCursor | null
  before: JobCursor | null
  isBackward: boolean
  shutOutFrom: string[]
}

/** Jobs that are not done, the oldest first: ids, times and a reason code, never words. */
export const findJobs = (db: Db, page: JobPage) => {
  const direction = page.isBackward ? Prisma.sql`DESC` : Prisma.sql`ASC`
  return db.$queryRaw<JobRow[]>`
    SELECT id, step, state, attempts, "createdAt", "nextAttemptAt", reason, subject FROM ${job} job
    WHERE "studyId" = ${page.studyId} AND state <> 'done' ${unlessOf(page.shutOutFrom)}
      ${page.after ? Prisma.sql`AND ("createdAt", id) > (${page.after.createdAt}, ${page.after.id})` : Prisma.empty}
      ${page.before ? Prisma.sql`AND ("createdAt", id) < (${page.before.createdAt}, ${page.before.id})` : Prisma.empty}
    ORDER BY "createdAt" ${direction}, id ${direction} LIMIT ${page.limit}`
}

export const countJobs = async (db: Db, { studyId, shutOutFrom }: OfStudy) => {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${job} job WHERE "studyId" = ${studyId} AND state <> 'done' ${unlessOf(shutOutFrom)}`
  return rows[0]!.count
}

type OneJob = { studyId: string; jobId: string; shutOutFrom: string[] }

/** Puts a failed job back in line, and tells of which step it is; nothing where there is none. */
export const reviveJob = async (
  tx: Tx,
  { studyId, jobId, shutOutFrom }: OneJob,
): Promise<Step | undefined> => {
  const revived = await tx.$queryRaw<{ step: Step }[]>`
  UPDATE pgboss.job SET state = 'retry', retry_limit = retry_limit + 1, completed_on = NULL, start_after = now()
  WHERE id::text = ${jobId} AND data->>'studyId' = ${studyId} AND state = 'failed' AND name <> 'screen'
    AND EXISTS (SELECT 1 FROM "Response" r WHERE r."studyId" = ${studyId} AND r.id = data->>'responseId'
      ${unlessOf(shutOutFrom)})
  RETURNING name AS step`
  return revived[0]?.step
}

/** What a process that was killed had begun: put back in line. Only for a database that no other process works on. */
export const reviveInterrupted = (db: Db) => db.$executeRaw`
  UPDATE pgboss.job SET state = 'retry', start_after = now(), retry_limit = retry_limit + 1, output = '{"code":"interrupted"}'
  WHERE state = 'active'`

/**
 * Jobs that wait or run, and of those that failed the ones that somebody sees and can have tried again: whoever finds work
 * undone need not store another.
 */
export const findOpenJobs = (tx: Tx) => tx.$queryRaw<OpenJob[]>`
  SELECT name AS step, COALESCE(data->>'responseId', data->>'modelId', data->>'invitationId', data->>'erasureId', data->>'wordsEndId', data->>'flagId', data->>'objectionId', data->>'itemId') AS subject FROM pgboss.job
  WHERE (state IN ('created', 'active', 'retry') OR (state = 'failed' AND name IN ('deidentify', 'tag', 'invite'))) AND data ?| ARRAY['responseId', 'modelId', 'invitationId', 'erasureId', 'wordsEndId', 'flagId', 'objectionId', 'itemId']`

export const countUnfinished = async (db: Db) => {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE state IN ('created', 'active', 'retry')
      AND (name IN ('deidentify', 'tag', 'screen', 'learn', 'erase') OR (name = 'invite' AND start_after <= now()))`
  return rows[0]!.count
}

/** The same, for these responses alone. */
export const countUnfinishedOf = async (db: Db, responseIds: string[]) => {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name IN ('deidentify', 'tag') AND state IN ('created', 'active', 'retry')
      AND data->>'responseId' = ANY(${responseIds})`
  return rows[0]!.count
}
