// On a PostgreSQL server whose owner may make roles, and on one into whose database only its own logins come: the vault's role comes up
// on both, and what docs/decisions/0042-the-vaults-role.md and docs/operations.md say of them is so.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../packages/api/src/database/migrate.ts'
import { openDatabase } from '../packages/api/src/database/open.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { isVaultApart } from '../packages/api/src/database/vault.ts'
import { queues } from '../packages/api/src/pipeline.ts'
import { above, server, urlOf } from './support/served.ts'
import { textOf } from './support/source.ts'
import { inVault } from './support/vault.ts'

const word = `roles${crypto.randomUUID().slice(0, 8)}`
/** Who may make roles and has a database, and who has another one on the same server. */
const [maker, other] = [word, `${word}_other`]
const refused = '42501'
const maintained = server ? new URL(server).pathname.slice(1) || 'postgres' : ''
const person = 'SELECT name FROM identity."Person"'

/** Until 15 whoever may make roles may give any of them to anybody; from 16 on those alone that they made themself. */
let isFree: boolean
const open = (user: string) => openDatabase({ dataFolder: '', databaseUrl: urlOf(maker, user) })
const failure = (user: string) =>
  open(user).then(
    () => null,
    ({ code, message }: { code: string; message: string }) => ({ code, message }),
  )
/** Some statements in one session of theirs, undone; the rows of the last, or the code of what was refused. */
const says = (user: string, ...statements: string[]) => saysIn(maker, user, ...statements)
const saysIn = async (database: string, user: string, ...statements: string[]): Promise<unknown> => {
  const client = new pg.Client({ connectionString: urlOf(database, user) })
  try {
    await client.connect()
    await client.query('BEGIN')
    let rows: unknown
    for (const sql of statements) ({ rows } = await client.query(sql))
    return rows
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await client.query('ROLLBACK').catch(() => undefined)
    await client.end()
  }
}
const anybody = [{ name: Buffer.from([1]) }]

beforeAll(async () => {
  if (!server) return
  await above(
    `CREATE ROLE ${maker} LOGIN CREATEROLE PASSWORD 'plain'`,
    `CREATE ROLE ${other} LOGIN PASSWORD 'plain'`,
    `CREATE DATABASE ${maker} OWNER ${maker}`,
  )
  const [{ version }] = (await saysIn(
    maintained,
    maker,
    `SELECT current_setting('server_version_num')::int AS version`,
  )) as [{ version: number }]
  isFree = version < 160_000
  if (isFree) return
  await (await openDatabase({ dataFolder: '', databaseUrl: server })).close()
  await above(`GRANT firsthand_app, firsthand_corpus TO ${maker}`)
})
afterAll(async () => {
  if (!server) return
  await above(
    `DROP DATABASE IF EXISTS ${maker} WITH (FORCE)`,
    ...[maker, other].map((name) => `DROP ROLE IF EXISTS ${name}`),
  )
})

describe.skipIf(!server)('an owner who may make roles', () => {
  it('has the vault come up apart, and a function of the owner’s opens nothing of it', async () => {
    const database = await open(maker)
    expect((await migrate(database.owner, queues)).applied.length).toBeGreaterThan(0)
    expect(await withClient(database.owner, isVaultApart)).toBe(true)
    await inVault(
      database,
      `INSERT INTO identity."Person" ("studyId", "participantId", name) VALUES ('s', 'pat', '\\x01')`,
    )
    await database.close()
    expect(await says(maker, person)).toBe(refused)
    expect(await says(maker, 'SET LOCAL ROLE firsthand_app', person)).toBe(refused)
  })

  it('could give itself the vault, in a function too, and the next start is refused until that is taken back', async () => {
    const peek = `CREATE FUNCTION peek() RETURNS SETOF bytea LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN EXECUTE 'GRANT firsthand_vault TO ${maker}'; RETURN QUERY ${person}; END $$`
    const asked = await says(maker, peek, 'SET LOCAL ROLE firsthand_app', 'SELECT peek() AS name')
    expect(asked).toEqual(isFree ? anybody : refused)
    expect(await failure(maker)).toBeNull()
    await above(`GRANT firsthand_vault TO ${maker}`)
    expect(await says(maker, person)).toEqual(anybody)
    const told = await failure(maker)
    expect(told?.code).toBe('vault_open')
    const [, revoked] = /let an administrator run: (REVOKE [^;]+;)/.exec(told!.message)!
    await above(revoked!.replace('that user', maker))
    expect([await says(maker, person), await failure(maker)]).toEqual([refused, null])
  })
})

describe.skipIf(!server)('a server that has another Firsthand', () => {
  it('lets its owner become the vault of this one, until nobody but its own logins may connect', async () => {
    await above(`GRANT firsthand_app, firsthand_corpus TO ${other}`)
    expect(await says(other, 'SET LOCAL ROLE firsthand_vault', person)).toEqual(anybody)
    await above(
      `REVOKE CONNECT ON DATABASE ${maker} FROM PUBLIC`,
      `GRANT CONNECT ON DATABASE ${maker} TO ${maker}`,
    )
    expect(await says(other, 'SET LOCAL ROLE firsthand_vault', person)).toBe(refused)
    const told = await failure(other)
    expect(told).toEqual({
      code: 'database_unreachable',
      message: expect.stringContaining('its user may not connect to that database'),
    })
  })

  it('works on for its own owner: what was set up is there, and the application asks the vault', async () => {
    const database = await open(maker)
    expect(await migrate(database.owner, queues)).toEqual({ applied: [] })
    const asked = await withClient(database.connection.pool, (client) =>
      client.query(`SELECT "hasName" FROM identity.identity_kept('s')`),
    )
    expect(asked.rows).toEqual([{ hasName: true }])
    expect((await inVault(database, person)).rows).toEqual(anybody)
    await database.close()
  })

  it('keeps out no owner of another who may make roles: that becomes the owner of this one first', async () => {
    await above(`ALTER ROLE ${other} CREATEROLE`)
    const taken = await saysIn(maintained, other, `GRANT ${maker} TO ${other}`, 'COMMIT')
    expect(taken === refused).toBe(!isFree)
    expect(await says(other, 'SET LOCAL ROLE firsthand_vault', person)).toEqual(isFree ? anybody : refused)
    await above(`REVOKE ${maker} FROM ${other}`, `ALTER ROLE ${other} NOCREATEROLE`)
    expect(await says(other, person)).toBe(refused)
  })
})

it('is told of in the document', () => {
  const told = textOf('docs/operations.md')
  expect(told).toContain(
    'REVOKE CONNECT ON DATABASE THIS FROM PUBLIC; GRANT CONNECT ON DATABASE THIS TO OWNER;',
  )
  expect(told).toContain('REVOKE firsthand_vault FROM OWNER; ALTER ROLE firsthand_corpus NOINHERIT;')
})
