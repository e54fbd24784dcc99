import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readSecretFile } from './secretFile.ts'

const folder = mkdtempSync(join(tmpdir(), 'firsthand-secret-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (text: string, mode = 0o600) => {
  const file = join(folder, `secret-${crypto.randomUUID()}`)
  writeFileSync(file, text, { mode })
  return readSecretFile(file, 'FIRSTHAND_OIDC_CLIENT_SECRET_FILE')
}

describe('a secret in a file', () => {
  it('is its one line, without the end that an editor leaves', async () => {
    expect(await read('s3cr3t')).toBe('s3cr3t')
    expect(await read('s3cr3t\r\n')).toBe('s3cr3t')
  })

  it.each(['', '\n', 'two words', 'one\ntwo\n'])('is not taken from %j', async (text) => {
    const problem = await read(text).catch((problem: Error) => problem.message)
    expect(problem).toMatch(/FIRSTHAND_OIDC_CLIENT_SECRET_FILE is missing, unreadable, empty, or holds more/)
    if (text.trim()) expect(problem).not.toContain(text.trim())
  })

  it('is refused where others may read it, and where there is none', async () => {
    await expect(read('s3cr3t', 0o640)).rejects.toThrow(/chmod 600/)
    const missing = readSecretFile(join(folder, 'none'), 'FIRSTHAND_OIDC_CLIENT_SECRET_FILE')
    await expect(missing).rejects.toThrow(/is missing/)
  })
})
