// A PostgreSQL server by URL: its user owns the tables and migrates, the application takes a lesser role.
import type { Client, ClientConfig, PoolConfig } from 'pg'
import { codeOf, StartError } from './errors.ts'
import type { Database } from './database.ts'
import { withClient } from './pool.ts'
import { applicationRole, corpusRole, vaultRole } from './roles.ts'

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
      await makeRoles(client)
      await refuseOpenVault(client)
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

type Missing = { roles: string[]; grants: { of: string; to: string }[] }

async function makeRoles(client: Client): Promise<void> {
  let missing: Missing | undefined
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [setupLock])
    missing = await findMissing(client)
    for (const statement of statementsFor(missing, 'CURRENT_USER')) await client.query(statement)
    await client.query('COMMIT')
  } catch (error) {
    if (codeOf(error) === '42501' && missing) throw mayNotMakeRoles(missing)
    throw error
  }
}

async function findMissing(client: Client): Promise<Missing> {
  const roles = await client.query<{ name: string }>(
    'SELECT name FROM unnest($1::text[]) name WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name)',
    [[applicationRole, vaultRole, corpusRole]],
  )
  const { rows: grants } = await client.query<{ of: string; to: string }>(
    `SELECT w.of, w.to FROM (VALUES ($1, ''), ($2, ''), ($3, $2)) w ("of", "to")
     WHERE NOT EXISTS (
       SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid JOIN pg_roles o ON o.oid = m.member
       WHERE r.rolname = w.of AND o.rolname = CASE w.to WHEN '' THEN current_user ELSE w.to END)`,
    [applicationRole, corpusRole, vaultRole],
  )
  return { roles: roles.rows.map(({ name }) => name), grants }
}

const statementsFor = ({ roles, grants }: Missing, owner: string): string[] => [
  ...roles.map((name) => `CREATE ROLE ${name} NOLOGIN NOINHERIT`),
  ...grants.map(({ of, to }) => `GRANT ${of} TO ${to || owner}`),
]

function mayNotMakeRoles(missing: Missing): StartError {
  return new StartError(
    'database_role_missing',
    'The user in DATABASE_URL may not make the roles that Firsthand needs: one as which the application runs, and two that keep ' +
      'apart who somebody is (docs/operations.md). ' +
      `Let an administrator run: ${statementsFor(missing, 'that user').join('; ')};`,
  )
}

/** What runs as the user would open who somebody is. A superuser opens everything, whatever roles there are. */
async function refuseOpenVault(client: Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT 1 FROM pg_roles WHERE rolname = current_user AND NOT rolsuper AND pg_has_role($1, 'USAGE')`,
    [vaultRole],
  )
  if (rows.length === 0) return
  throw new StartError(
    'vault_open',
    `The user in DATABASE_URL has the rights of ${vaultRole}, so whatever runs as it opens who somebody is (docs/operations.md). ` +
      `Find out who gave it these, and let an administrator run: REVOKE ${vaultRole} FROM that user; ALTER ROLE ${corpusRole} NOINHERIT; ` +
      'Nothing was changed.',
  )
}

const reasons: Record<string, string> = {
  '42501': 'its user may not connect to that database (GRANT CONNECT ON DATABASE … TO that user)',
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
