import type { QueryResult } from 'pg'

type Query = (text: string, values: unknown[]) => Promise<QueryResult>

const longestPause = 2_000

/**
 * Asks again, however often, while the database is gone: for statements outside any transaction whose asker has no
 * other way out, and that may be asked twice.
 * @param onGone called at each question that was not answered
 */
export const patiently =
  (query: Query, onGone: () => void, isOver: () => boolean): Query =>
  async (text, values) => {
    for (let pause = 50; ; pause = Math.min(pause * 2, longestPause))
      try {
        return await query(text, values)
      } catch (problem) {
        // At the end nobody waits for the answer, and a rejection would be nobody's to catch.
        if (isOver()) return new Promise<never>(() => undefined)
        if (!isGone(problem)) throw problem
        onGone()
        await new Promise((resolve) => setTimeout(resolve, pause).unref())
      }
  }

/** Whether the connection failed, not the statement. A connection that broke off has no code at all. */
export const isGone = (problem: unknown): boolean => {
  const code = (problem as { code?: unknown } | null)?.code
  if (typeof code === 'string') return /^(08\w{3}|57P0\d|E[A-Z]+)$/.test(code)
  return problem instanceof Error && problem.name === 'Error'
}
