// The PostgreSQL server that tests are given, where they are given one.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { withClient } from '../../packages/api/src/database/pool.ts'

export const server = process.env['TEST_DATABASE_URL']

/** Of everybody whom a test lets in there. */
export const password = 'plain'

/** One of its databases, as who may do everything there or as somebody else. */
export const urlOf = (database: string, user?: string): string => {
  const url = new URL(server!)
  if (user) Object.assign(url, { username: user, password })
  url.pathname = `/${database}`
  return url.href
}

/** Statements one by one, as who may do everything. */
export const aboveIn = (database: string, ...statements: string[]): Promise<void> =>
  withClient({ connectionString: urlOf(database) }, async (client) => {
    for (const sql of statements) await client.query(sql)
  })

/** The same where databases and roles are made. */
export const above = (...statements: string[]): Promise<void> =>
  aboveIn(new URL(server!).pathname.slice(1) || 'postgres', ...statements)

/** The newest tools on this machine. */
export const tool = (name: string): string => {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(root, version, 'bin', name)).find(existsSync) ?? name
}
