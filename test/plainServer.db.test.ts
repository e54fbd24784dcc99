// On a PostgreSQL server whose user is no superuser: what a start says where it may not make the roles, and how a copy is made
// and put back, as docs/operations.md shows it.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../packages/api/src/database/migrate.ts'
import { openDatabase } from '../packages/api/src/database/open.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { isVaultApart } from '../packages/api/src/database/vault.ts'
import { queues } from '../packages/api/src/pipeline.ts'
import { above, password, server, tool, urlOf } from './support/served.ts'
import { textOf } from './support/source.ts'
import { inVault } from './support/vault.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'firsthand-plain-'))
const word = `plain${crypto.randomUUID().slice(0, 8)}`
const [owner, copier, first, second] = [word, `${word}_copies`, `${word}_first`, `${word}_second`]

const open = (name: string) => openDatabase({ dataFolder: '', databaseUrl: urlOf(name, owner) })

beforeAll(async () => {
  if (!server) return
  await above(
    `CREATE ROLE ${owner} LOGIN PASSWORD '${password}'`,
    ...[first, second].map((name) => `CREATE DATABASE ${name} OWNER ${owner}`),
  )
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  if (!server) return
  for (const name of [first, second]) await above(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  for (const name of [copier, owner]) await above(`DROP ROLE IF EXISTS ${name}`)
})

describe.skipIf(!server)('a server whose user may make no roles', () => {
  it('says at the start what an administrator has to run, and that is enough', async () => {
    // What another database on this server made is there already; who may use it is not.
    const failure = (await open(first).catch((error: unknown) => error)) as { code: string; message: string }
    expect(failure.code).toBe('database_role_missing')
    const [, statements] = /Let an administrator run: (.*;)$/.exec(failure.message)!
    expect(statements).toContain('GRANT firsthand_app TO that user')
    expect(statements).toContain('GRANT firsthand_corpus TO that user')
    await above(statements!.replaceAll('that user', owner))
    const database = await open(first)
    expect((await migrate(database.owner, queues)).applied.length).toBeGreaterThan(0)
    expect(await withClient(database.owner, isVaultApart)).toBe(true)
    await database.close()
  })

  it('is copied by a role that reads everything and changes nothing, and put back by its owner: the vault is apart again', async () => {
    const database = await open(first)
    await inVault(
      database,
      `INSERT INTO identity."Person" ("studyId", "participantId", name) VALUES ('s', 'pat', '\\x01')`,
    )
    const file = join(folder, 'copy')
    const dump = (user: string) =>
      run(tool('pg_dump'), ['--format=custom', `--file=${file}`, urlOf(first, user)])
    await expect(dump(owner)).rejects.toThrow(/permission denied for table/)
    await above(
      `CREATE ROLE ${copier} LOGIN BYPASSRLS PASSWORD '${password}'`,
      `GRANT pg_read_all_data TO ${copier}`,
    )
    await dump(copier)
    // It reads everything, and changes nothing.
    const asCopier = new pg.Client({ connectionString: urlOf(first, copier) })
    await asCopier.connect()
    for (const sql of [
      'DELETE FROM "Participant"',
      'DELETE FROM identity."Person"',
      'SET ROLE firsthand_vault',
    ])
      await expect(asCopier.query(sql)).rejects.toMatchObject({ code: '42501' })
    await asCopier.end()
    await run(tool('pg_restore'), [
      ...['--exit-on-error', '--single-transaction', '--no-owner', `--dbname=${urlOf(second, owner)}`, file],
    ])
    const copy = await open(second)
    expect(await withClient(copy.owner, isVaultApart)).toBe(false)
    expect(await migrate(copy.owner, queues)).toEqual({ applied: [] })
    expect(await withClient(copy.owner, isVaultApart)).toBe(true)
    const kept = 'SELECT name FROM identity."Person"'
    await expect(withClient(copy.owner, (client) => client.query(kept))).rejects.toMatchObject({
      code: '42501',
    })
    expect((await inVault(copy, kept)).rows).toEqual([{ name: Buffer.from([1]) }])
    const asked = await withClient(copy.connection.pool, (client) =>
      client.query(`SELECT "hasName" FROM identity.identity_kept('s')`),
    )
    expect(asked.rows).toEqual([{ hasName: true }])
    await Promise.all([database.close(), copy.close()])
  })
})

it('is told of in the document', () => {
  const told = textOf('docs/operations.md')
  for (const role of ['firsthand_app', 'firsthand_corpus', 'firsthand_vault'])
    expect(told).toContain(`CREATE ROLE ${role} NOLOGIN NOINHERIT`)
  expect(told).toContain('GRANT firsthand_vault TO firsthand_corpus')
  expect(told).toContain(`CREATE ROLE COPIER LOGIN BYPASSRLS PASSWORD '…'; GRANT pg_read_all_data TO COPIER;`)
})
