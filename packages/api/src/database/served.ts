// A PostgreSQL server by URL: its user owns the tables and migrates, the application takes a lesser role.
import type { Client, ClientConfig, PoolConfig } from 'pg'
import { codeOf, StartError } from './errors.ts'
import type { Database } from './database.ts'
import { withClient } from './pool.ts'
import { applicationRole } from './roles.ts'

const oldestVersion = 150_000

/** The advisory lock under which roles, migrations and queues are made, by one process at a time. */
export const setupLock = 4_611_701

export async function openServed(databaseUrl: string): Promise<Database> {
  const url = parse(databaseUrl)
  const owner: PoolConfig = { connectionString: url.href, connectionTimeoutMillis: 10_000, max: 2 }
  await check(owner)
  return {
    kind: 'server',
    connection: { pool: { connectionString: inRole(url), connectionTimeoutMillis: 10_000, max: 10 } },
    owner,
    isAttached: false,
    close: async () => undefined,
  }
}

function parse(databaseUrl: string): URL {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return url
  throw new StartError(
    'database_url_invalid',
    'DATABASE_URL is not the address of a PostgreSQL server. It looks like postgres://user:password@host:5432/database.',
  )
}

// The role comes with the connection, so that RESET ROLE comes back to it.
function inRole(url: URL): string {
  const own = url.searchParams.get('options')
  const copy = new URL(url.href)
  copy.searchParams.set('options', [own, `-c role=${applicationRole}`].filter(Boolean).join(' '))
  return copy.href
}

async function check(owner: ClientConfig): Promise<void> {
  try {
    await withClient(owner, async (client) => {
      await checkVersion(client)
      await makeRole(client)
    })
  } catch (error) {
    throw error instanceof StartError ? error : unreachable(error)
  }
}

async function checkVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name",
  )
  const version = rows[0]
  if (version && version.number >= oldestVersion) return
  throw new StartError(
    'database_too_old',
    `The server at DATABASE_URL runs PostgreSQL ${version?.name}; Firsthand needs 15 or later. Upgrade it, or leave DATABASE_URL out to use the embedded database.`,
  )
}

async function makeRole(client: Client): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [setupLock])
    const { rows } = await client.query<{ exists: boolean; granted: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1) AS exists,
              EXISTS (SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
                      WHERE r.rolname = $1 AND m.member = current_user::regrole) AS granted`,
      [applicationRole],
    )
    if (!rows[0]?.exists) await client.query(`CREATE ROLE ${applicationRole} NOLOGIN NOINHERIT`)
    if (!rows[0]?.granted) await client.query(`GRANT ${applicationRole} TO CURRENT_USER`)
    await client.query('COMMIT')
  } catch (error) {
    if (codeOf(error) === '42501') throw mayNotCreateRole()
    throw error
  }
}

function mayNotCreateRole(): StartError {
  return new StartError(
    'database_role_missing',
    `The user in DATABASE_URL may not create the role ${applicationRole}, as which the application runs. ` +
      `Let an administrator run: CREATE ROLE ${applicationRole} NOLOGIN; GRANT ${applicationRole} TO that user;`,
  )
}

const reasons: Record<string, string> = {
  '28P01': 'it refused the password',
  '28000': 'it refused the user',
  '3D000': 'it has no such database',
  '53300': 'it has no connection left',
  '57P03': 'it is starting up',
  ENOTFOUND: 'there is no such host',
  ECONNREFUSED: 'nothing answers there',
  ETIMEDOUT: 'it did not answer in time',
}

// Our own words: the driver's would repeat what the URL holds.
function unreachable(error: unknown): StartError {
  const code = codeOf(error)
  const timedOut = error instanceof Error && /timeout/i.test(error.message)
  const reason = reasons[code] ?? (timedOut ? reasons['ETIMEDOUT'] : `code ${code}`)
  return new StartError(
    'database_unreachable',
    `The PostgreSQL server at DATABASE_URL cannot be used: ${reason}. Check the address, the user and that the server runs.`,
  )
}
