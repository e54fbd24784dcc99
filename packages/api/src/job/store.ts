import { Prisma, type Db, type Tx } from '../db.ts'

export type StepCount = {
  step: string
  waiting: number
  running: number
  retrying: number
  failed: number
  done: number
}

export const countSteps = (db: Db, studyId: string) => db.$queryRaw<StepCount[]>`
  SELECT name AS step,
    count(*) FILTER (WHERE state = 'created')::int AS waiting,
    count(*) FILTER (WHERE state = 'active')::int AS running,
    count(*) FILTER (WHERE state = 'retry')::int AS retrying,
    count(*) FILTER (WHERE state = 'failed')::int AS failed,
    count(*) FILTER (WHERE state = 'completed')::int AS done
  FROM pgboss.job WHERE data->>'studyId' = ${studyId} GROUP BY name`

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
}

/** Jobs that are not done, the oldest first: ids, times and a reason code, never words. */
export const findJobs = (db: Db, page: JobPage) => {
  const direction = page.isBackward ? Prisma.sql`DESC` : Prisma.sql`ASC`
  return db.$queryRaw<JobRow[]>`
    SELECT id::text, name AS step, state::text, retry_count AS attempts, date_trunc('milliseconds', created_on) AS "createdAt",
      CASE WHEN state = 'retry' THEN start_after END AS "nextAttemptAt", output->>'code' AS reason, data->>'responseId' AS subject
    FROM pgboss.job
    WHERE data->>'studyId' = ${page.studyId} AND state IN ('created', 'active', 'retry', 'failed')
      ${page.after ? Prisma.sql`AND (date_trunc('milliseconds', created_on), id::text) > (${page.after.createdAt}, ${page.after.id})` : Prisma.empty}
      ${page.before ? Prisma.sql`AND (date_trunc('milliseconds', created_on), id::text) < (${page.before.createdAt}, ${page.before.id})` : Prisma.empty}
    ORDER BY date_trunc('milliseconds', created_on) ${direction}, id::text ${direction} LIMIT ${page.limit}`
}

export const countJobs = async (db: Db, studyId: string) => {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job
    WHERE data->>'studyId' = ${studyId} AND state IN ('created', 'active', 'retry', 'failed')`
  return rows[0]!.count
}

/** Puts a failed job back in line; how many were (none or one). */
export const reviveJob = (tx: Tx, studyId: string, jobId: string) => tx.$executeRaw`
  UPDATE pgboss.job SET state = 'retry', retry_limit = retry_limit + 1, completed_on = NULL, start_after = now()
  WHERE id::text = ${jobId} AND data->>'studyId' = ${studyId} AND state = 'failed'`

/** What a process that was killed had begun: put back in line. Only for a database that no other process works on. */
export const reviveInterrupted = (db: Db) => db.$executeRaw`
  UPDATE pgboss.job SET state = 'retry', start_after = now(), retry_limit = retry_limit + 1 WHERE state = 'active'`

export const countUnfinished = async (db: Db) => {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name IN ('deidentify', 'tag') AND state IN ('created', 'active', 'retry')`
  return rows[0]!.count
}
