import { sha256Of } from './hash.ts'

// A prepared statement keeps its plan in memory for as long as its connection lives.
const most = 300
const mostSeen = 2_000

const unnamed = ''

type Asked = { sql: string; args: readonly unknown[] }

/**
 * Names a question from the second time on that it is asked, so that the database reads and plans it once. The name
 * comes from the text alone: connections that share a session share what is prepared. What has as many forms as its
 * lists have lengths does not push the others out.
 */
export const nameStatements = (): ((asked: Asked) => string) => {
  const names = new Map<string, string>()
  const seen = new Set<string>()
  return ({ sql, args }) => {
    if (args.length === 0) return unnamed
    const name = names.get(sql)
    if (name) return name
    if (names.size >= most) return unnamed
    if (!seen.has(sql)) {
      if (seen.size >= mostSeen) seen.clear()
      seen.add(sql)
      return unnamed
    }
    seen.delete(sql)
    const made = sha256Of(sql).slice(0, 32)
    names.set(sql, made)
    return made
  }
}
