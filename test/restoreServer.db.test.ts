// On a PostgreSQL server the standard tools back up and restore, as docs/operations.md shows them; what was withdrawn
// since is withdrawn again before anybody can look.
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openInstance } from '../packages/api/src/instance.ts'
import { textOf } from './support/source.ts'
import { shippedCodebook } from './support/codebook.ts'
import { firsthand } from './support/firsthand.ts'
import { above, server, tool, urlOf } from './support/served.ts'
import { act, aParticipant, aStudy, openWorld, submission, type Frame, type World } from './support/world.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'firsthand-served-'))

let world: World
let frame: Frame
const copy = `firsthand_copy_${process.pid}`
beforeAll(async () => {
  if (!server) return
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(async () => {
  await world?.close()
  if (server) await above(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`)
  rmSync(folder, { recursive: true, force: true })
})

const spoke = async () => {
  const id = await aParticipant(world.ada, frame)
  await act(world.ada, 'submitResponse', submission(frame, id, 'The officer was rude to me.'))
  return id
}

describe.skipIf(!server)('pg_dump and pg_restore', () => {
  it('bring a database back but for what was withdrawn since', { timeout: 240_000 }, async () => {
    const [pat, sam] = [await spoke(), await spoke()]
    await world.instance.settled()
    await world.instance.app.sealer.seal()
    const file = join(folder, 'copy')
    await run(tool('pg_dump'), ['--format=custom', `--file=${file}`, urlOf(world.database.name)])
    await act(world.ada, 'recordConsent', {
      ...{ studyId: frame.studyId, participantId: pat, party: 'youth', scopes: ['participate'] },
      ...{ decision: 'withdrawn', until: '2090-01-01T00:00:00Z' },
    })
    await world.instance.app.sealer.seal()
    await above(`CREATE DATABASE ${copy}`)
    await run(tool('pg_restore'), [
      ...['--exit-on-error', '--single-transaction', '--no-owner', `--dbname=${urlOf(copy)}`, file],
    ])
    const keyFile = join(
      world.keyFolder,
      readdirSync(world.keyFolder).find((name) => name.endsWith('.key'))!,
    )
    const env = { DATABASE_URL: urlOf(copy), FIRSTHAND_KEY_FILE: keyFile }
    // An older copy looks like a chain whose end was cut off, until somebody says that it is a copy.
    const before = await firsthand(env, 'verify-audit')
    expect([before.status, JSON.parse(before.out)]).toEqual([
      1,
      expect.objectContaining({ fault: expect.objectContaining({ kind: 'removed' }) }),
    ])
    const noted = await firsthand(env, 'note-restored')
    expect([noted.status, noted.err, JSON.parse(noted.out)]).toEqual([
      0,
      '',
      expect.objectContaining({ decisions: 1 }),
    ])
    const after = await firsthand(env, 'verify-audit')
    expect([after.status, JSON.parse(after.out)]).toEqual([0, expect.objectContaining({ fault: null })])
    const place = { dataFolder: folder, databaseUrl: urlOf(copy), keyFile, configFolder: world.keyFolder }
    const instance = await openInstance(place, { isDemoWanted: false, log: () => undefined })
    try {
      const passagesOf = (id: string) =>
        instance.app.db.passage.count({ where: { participantId: id.slice('Participant-'.length) } })
      expect([await passagesOf(pat), await passagesOf(sam)]).toEqual([0, 1])
    } finally {
      await instance.close()
    }
  })

  it('are what backup and restore name where a server is used', async () => {
    const env = { DATABASE_URL: server!, FIRSTHAND_BACKUP_PASSPHRASE_FILE: '' }
    for (const [command, name] of [
      ['backup', 'pg_dump'],
      ['restore', 'pg_restore'],
    ] as const) {
      const { status, err } = await firsthand(env, command, join(folder, 'none'))
      expect([status, err]).toEqual([1, expect.stringContaining(`use ${name}, as docs/operations.md shows`)])
    }
  })
})

it('is told of in the document with the arguments that this test uses', () => {
  const told = textOf('docs/operations.md')
  const used = readFileSync(new URL(import.meta.url), 'utf8')
  for (const argument of ['--format=custom', '--exit-on-error', '--single-transaction', '--no-owner']) {
    expect(told).toContain(argument)
    expect(used).toContain(argument)
  }
})
