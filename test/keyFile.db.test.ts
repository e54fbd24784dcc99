// The instance's key: closed to others, sealed by a passphrase where there is one, and on paper as words.
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restore, showWords } from '../packages/api/src/cli/keyWords.ts'
import type { Database } from '../packages/api/src/database/database.ts'
import { openDatabase } from '../packages/api/src/database/open.ts'
import { readEnv } from '../packages/api/src/env.ts'
import { createInstanceKey, readInstanceKey, readKeyPassphrase } from '../packages/api/src/keys.ts'
import { begin } from './support/begin.ts'
import { freshFolder } from './support/database.ts'
import type { Settings } from './support/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'firsthand-key-'))
const passphrase = join(folder, 'passphrase')
const settings: Settings = {
  FIRSTHAND_DATA: join(folder, 'data'),
  XDG_CONFIG_HOME: join(folder, 'config'),
  FIRSTHAND_DEMO: '0',
}
const sealed = { ...settings, FIRSTHAND_KEY_PASSPHRASE_FILE: passphrase }
const keys = join(folder, 'config', 'firsthand')
const keyFile = () =>
  join(
    keys,
    readdirSync(keys).find((name) => name.endsWith('.key'))!,
  )

let database: Database
beforeAll(async () => {
  renameSync(await freshFolder(), settings['FIRSTHAND_DATA']!)
  writeFileSync(passphrase, 'a long walk by the river\n', { mode: 0o600 })
  database = await openDatabase({ dataFolder: settings['FIRSTHAND_DATA']! })
  await begin(database, settings)
})
afterAll(async () => {
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

const code = (act: Promise<unknown>) =>
  act.then(
    () => 'taken',
    (problem: Error & { code: string }) => `${problem.code}: ${problem.message}`,
  )

describe('the key file', () => {
  it('is closed to everybody else, its folders too', () => {
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600)
    expect(statSync(keys).mode & 0o777).toBe(0o700)
  })

  it('stops the start where others may read it, and says what to do', async () => {
    chmodSync(keyFile(), 0o640)
    expect(await code(begin(database, settings))).toMatch(/key_open_to_others.*chmod 600/)
    chmodSync(keyFile(), 0o600)
  })
})

describe('a passphrase', () => {
  it('seals the key that lay open, and from then on nothing opens without it', async () => {
    const open = readFileSync(keyFile(), 'utf8').trim()
    await begin(database, sealed)
    const text = readFileSync(keyFile(), 'utf8')
    expect([text.startsWith('firsthand-sealed-key/1 '), text.includes(open)]).toEqual([true, false])
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600)
    expect(await code(begin(database, settings))).toMatch(/key_sealed.*FIRSTHAND_KEY_PASSPHRASE_FILE/)
  })

  it('is refused where it is another, too short, missing or open to others', async () => {
    const other = join(folder, 'other')
    expect(await code(readKeyPassphrase(other))).toMatch(/passphrase_unusable.*missing/)
    writeFileSync(other, 'too short\n', { mode: 0o600 })
    expect(await code(readKeyPassphrase(other))).toMatch(/passphrase_unusable.*fewer than 12/)
    writeFileSync(other, 'a long walk by the sea\n')
    const wrong = await code(readInstanceKey(keyFile(), await readKeyPassphrase(other)))
    expect(wrong).toMatch(/wrong_passphrase(?!.*sea)/)
    chmodSync(other, 0o644)
    expect(await code(readKeyPassphrase(other))).toMatch(/key_open_to_others/)
  })

  it('seals a new key from the beginning, and a changed file does not open', async () => {
    const file = join(folder, 'new.key')
    const key = await createInstanceKey(file, 'a long walk by the river')
    const text = readFileSync(file, 'utf8')
    expect(text).toMatch(/^firsthand-sealed-key\/1 /)
    expect(await readInstanceKey(file, 'a long walk by the river')).toEqual(key)
    writeFileSync(
      file,
      text.replace(/.(?=\n$)/, (last) => (last === 'A' ? 'B' : 'A')),
    )
    expect(await code(readInstanceKey(file, 'a long walk by the river'))).toContain('wrong_passphrase')
  })
})

describe('the words of the key', () => {
  const lines: string[] = []
  const outside = (given: string, isTerminal = true) => ({
    env: readEnv(sealed),
    isTerminal,
    read: async () => given,
    say: (line: string) => void lines.push(line),
  })
  const wordsShown = (text: string) =>
    [...text.matchAll(/(\d+)\. ([\p{L}\p{M}]+)/gu)]
      .sort(([, one], [, other]) => Number(one) - Number(other))
      .map(([, , word]) => word!)

  it('are shown on no pipe, once, and again only where that is asked for', async () => {
    await expect(showWords([], outside('', false))).rejects.toThrow(/on a terminal only/)
    expect(await showWords(['--lang', 'es'], outside(''))).toBe(0)
    expect(wordsShown(lines.join('\n'))).toHaveLength(24)
    await expect(showWords([], outside(''))).rejects.toThrow(/shown before; --again/)
  })

  it.each([
    ['23 words', 'abandon '.repeat(23), /23 words, and a key has 24/],
    [
      'a word of none of the lists',
      `${'abandon '.repeat(20)}bicycle zzz abandon abandon`,
      /^word 2[12] is in neither list/,
    ],
    ['words in another order', 'abandon '.repeat(24), /do not belong together/],
  ])('are refused as %s, without being repeated', async (_name, given, says) => {
    const away = join(folder, 'not-there.key')
    const problem = await restore(['--file', away], outside(given)).catch((error: Error) => error)
    expect((problem as Error).message).toMatch(says)
    expect((problem as Error).message).not.toMatch(/abandon|bicycle|zzz/)
    expect(existsSync(away)).toBe(false)
  })

  it('make the lost key file again, in either language, and never in place of another', async () => {
    const file = keyFile()
    const passphraseText = await readKeyPassphrase(passphrase)
    const key = await readInstanceKey(file, passphraseText)
    for (const language of ['en', 'es']) {
      lines.length = 0
      await showWords(['--again', '--lang', language], outside(''))
      const words = wordsShown(lines.join('\n')).join(' ')
      await expect(restore([], outside(words))).rejects.toThrow(/there already/)
      rmSync(file)
      expect(await code(readInstanceKey(file))).toMatch(/key_lost.*key-restore/)
      expect(await restore([], outside(`  ${words.toUpperCase()} \n`))).toBe(0)
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(await readInstanceKey(file, passphraseText)).toEqual(key)
    }
    await begin(database, sealed)
  })
})
