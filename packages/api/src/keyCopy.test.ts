import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { copyKeys, oldCopy } from './keyCopy.ts'
import { holdKeys } from './keyHold.ts'
import { createInstanceKey, openKeyStore } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'firsthand-copy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('says that a copy of the keys is too old as soon as somebody wants gone what they said', async () => {
  const keyFile = join(folder, 'instance.key')
  const keys = openKeyStore(await createInstanceKey(keyFile), `${keyFile}.d`)
  const copied = new Date('2026-11-20T12:00:00Z')
  await copyKeys({ keyFile, dataFolder: join(folder, 'data') }, join(folder, 'copy'), copied)
  const said = (before: string) =>
    keys.withdrawals.add([
      { kind: 'said', studyId: 'S'.repeat(22), participantId: 'P'.repeat(22), before: `${before}Z` },
    ])
  const on = (day: string) => oldCopy(keyFile, new Date(`${day}T12:00:00Z`))
  expect(await on('2026-11-21')).toBeNull()
  await said('2026-11-20T11:59:59')
  expect(await on('2026-11-21')).toBeNull()
  await said('2026-11-20T12:00:01')
  expect(await on('2026-11-21')).toMatch(
    /wanted gone what they said \(1\).*Replace it with backup-keys FOLDER/,
  )
  await copyKeys(
    { keyFile, dataFolder: join(folder, 'data') },
    join(folder, 'copy'),
    new Date('2026-11-21T12:00:00Z'),
  )
  expect(await on('2026-11-22')).toBeNull()
  expect(await on('2026-12-25')).toMatch(/copied 34 days ago/)
})

it('is not made while keys take the place of others', async () => {
  const keyFile = join(folder, 'another.key')
  await createInstanceKey(keyFile)
  const place = { keyFile, dataFolder: join(folder, 'data') }
  const [at, letGo] = [join(folder, 'half'), holdKeys(`${keyFile}.d`, 'rotation')]
  await expect(copyKeys(place, at, new Date())).rejects.toMatchObject({ code: 'keys_being_made' })
  expect(existsSync(at)).toBe(false)
  letGo()
  await copyKeys(place, at, new Date())
  // And lets go of them.
  holdKeys(`${keyFile}.d`, 'rotation')()
})
