// A backup is made while the server runs and people work, and comes back as it was: but for what was withdrawn since.
import {
  cpSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { opened, sealed } from '../packages/api/src/backup/backup.ts'
import { checkBackup } from '../packages/api/src/backup/file.ts'
import { bringInto } from '../packages/api/src/backup/restore.ts'
import type { Database } from '../packages/api/src/database/database.ts'
import { openDatabase } from '../packages/api/src/database/open.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { isVaultApart } from '../packages/api/src/database/vault.ts'
import { readEnv } from '../packages/api/src/env.ts'
import { startInstance, type Instance } from '../packages/api/src/instance.ts'
import { readInstanceKey, writeInstanceKey } from '../packages/api/src/keys.ts'
import { queues } from '../packages/api/src/pipeline.ts'
import { aBatch } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { freshDatabase } from './support/database.ts'
import { firsthand, firsthandHere } from './support/firsthand.ts'
import { sumsOf } from './support/sums.ts'
import { act, aParticipant, aStudy, openWorld, submission, type Frame, type World } from './support/world.ts'

const spoken = 'The officer put me in handcuffs. I would not call the police again.'
const folder = mkdtempSync(join(tmpdir(), 'firsthand-backup-'))
const path = (name: string) => join(folder, name)

let world: World
let frame: Frame
let pat: string
let sam: string
let batchId: string
let ended: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  pat = await spoke()
  sam = await spoke()
  batchId = (await act(world.ada, 'importBatch', aBatch(frame))).id
  ended = await aStudy(world.ada, shippedCodebook)
  await spoke(ended)
  await world.instance.settled()
  secret('passphrase', 'eleven quiet reading rooms')
})
afterAll(async () => {
  await world?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A file that its owner alone may read, with one line. */
const secret = (name: string, line: string) => {
  writeFileSync(path(name), `${line}\n`, { mode: 0o600 })
  return path(name)
}

const spoke = async (study = frame) => {
  const id = await aParticipant(world.ada, study)
  await act(world.ada, 'submitResponse', submission(study, id, spoken))
  return id
}

const withdraw = (participantId: string) =>
  act(world.ada, 'recordConsent', {
    ...{ studyId: frame.studyId, participantId, party: 'youth', scopes: ['participate'] },
    ...{ decision: 'withdrawn', until: '2090-01-01T00:00:00Z' },
  })

const keyFile = () =>
  join(
    world.keyFolder,
    readdirSync(world.keyFolder).find((name) => name.endsWith('.key'))!,
  )
const env = (more: Record<string, string> = {}) => ({
  DATABASE_URL: '',
  FIRSTHAND_DATA: world.database.dataFolder,
  FIRSTHAND_KEY_FILE: keyFile(),
  FIRSTHAND_BACKUP_PASSPHRASE_FILE: path('passphrase'),
  ...more,
})

const firstLines = (file: string): string => {
  const text = readFileSync(file).toString('latin1')
  return text.slice(0, text.indexOf('\n', 19) + 1)
}

/** The product on a database that was put back, and closed with it. */
const running = async (
  database: Database,
  settings: Record<string, string>,
  look: (instance: Instance) => Promise<void>,
) => {
  const place = readEnv(env(settings))
  const instance = await startInstance(database, place, { isDemoWanted: false, log: () => undefined })
  try {
    await look(instance)
  } finally {
    await instance.close()
  }
}

/** The instance's key once more, as a file that opens with a passphrase. */
const sealedKey = async () => {
  const sealed = path('sealed.key')
  cpSync(keyFile(), sealed)
  cpSync(`${keyFile()}.d`, `${sealed}.d`, { recursive: true })
  const passphrase = 'a lantern over the harbor'
  await writeInstanceKey(sealed, await readInstanceKey(sealed), passphrase)
  return {
    FIRSTHAND_KEY_FILE: sealed,
    FIRSTHAND_KEY_PASSPHRASE_FILE: secret('of the key', passphrase),
  }
}

describe.skipIf(process.env['TEST_DATABASE_URL'])('a backup', () => {
  it('made at rest comes back row for row, and its audit holds', { timeout: 240_000 }, async () => {
    await world.instance.app.sealer.seal()
    const before = await sumsOf(world.database.owner)
    const made = await firsthand(env(), 'backup', path('rest'))
    expect([made.status, made.err]).toEqual([0, expect.stringContaining('The keys were never copied')])
    expect(statSync(path('rest')).mode & 0o777).toBe(0o600)
    // What a guess at its passphrase costs.
    expect(firstLines(path('rest'))).toContain('{"kdf":"scrypt","N":131072,"r":8,"p":1,')
    const data = path('rest-data')
    const key = await sealedKey()
    const restored = await firsthand(env({ FIRSTHAND_DATA: data, ...key }), 'restore', path('rest'))
    expect([restored.err, restored.status]).toEqual(['', 0])
    expect(JSON.parse(restored.out)).toMatchObject({ decisions: 0, batches: 0, studies: 0 })
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([])
    const database = await openDatabase({ dataFolder: data })
    expect(await withClient(database.owner, isVaultApart)).toBe(true)
    const after = await sumsOf(database.owner)
    // That it was restored is the one row more, and the job store notes when it was last looked after.
    const lives = ['public."AuditEntry"', 'pgboss.version']
    expect(Object.keys(after)).toEqual(Object.keys(before))
    for (const [table, sum] of Object.entries(before))
      if (!lives.includes(table)) expect([table, after[table]]).toEqual([table, sum])
    const verified = await firsthandHere(env({ FIRSTHAND_DATA: data, ...key }), 'verify-audit')
    expect([verified.status, JSON.parse(verified.out)]).toEqual([
      0,
      expect.objectContaining({ fault: null, unsealed: 1 }),
    ])
    await running(database, key, async ({ app }) => {
      const passages = await app.db.passage.findMany({
        select: { id: true, studyId: true, participantId: true, words: true },
      })
      const said = passages.map(({ id, words, ...person }) =>
        app.words.open({ ...person, row: id, column: 'passage' }, words),
      )
      expect((await Promise.all(said)).join('\n')).toContain('handcuffs')
    })
  })

  it('made while people work stops none of them', { timeout: 240_000 }, async () => {
    let [isOver, written, refused] = [false, 0, 0]
    const working = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (!isOver) {
          const { refused: code } = await act(world.ada, 'submitResponse', submission(frame, sam, spoken))
          if (code) refused += 1
          else written += 1
          await new Promise((resolve) => setTimeout(resolve, 100))
        }
      }),
    )
    const made = await firsthand(env(), 'backup', path('busy'))
    isOver = true
    await working
    expect([made.status, refused]).toEqual([0, 0])
    expect(written).toBeGreaterThan(5)
    const verified = await firsthandHere(env(), 'backup', '--verify', path('busy'))
    expect([verified.status, JSON.parse(verified.out)]).toEqual([
      0,
      expect.objectContaining(JSON.parse(made.out) as object),
    ])
  })

  it('is of one moment, without what was withdrawn or deleted since', { timeout: 240_000 }, async () => {
    expect((await withdraw(pat)).refused).toBeUndefined()
    expect((await act(world.ada, 'undoBatch', { studyId: frame.studyId, batchId })).refused).toBeUndefined()
    const deletion = { studyId: ended.studyId, title: 'Listening' }
    expect((await act(world.ada, 'deleteStudy', deletion)).refused).toBeUndefined()
    const [database, keys] = [await freshDatabase(), world.instance.app.keys]
    const lines: string[] = []
    const { begin } = await checkBackup(path('busy'), 'eleven quiet reading rooms')
    const wish = { file: path('busy'), passphrase: 'eleven quiet reading rooms', begin, queues, keys }
    const told = { ...wish, keyFile: keyFile(), log: (line: string) => void lines.push(line) }
    expect(await bringInto(database, told)).toMatchObject({ decisions: 1, batches: 1, studies: 1 })
    expect(lines).toEqual([])
    await running(database, {}, async ({ app, settled }) => {
      await settled()
      expect(await app.db.response.count({ where: { answers: { none: {} } } })).toBe(0)
      expect(await app.db.answer.count({ where: { passages: { none: {} } } })).toBe(0)
      const of = (participantId: string) => ({ participantId: participantId.slice('Participant-'.length) })
      expect(await app.db.passage.count({ where: of(pat) })).toBe(0)
      expect(await app.db.answer.count({ where: of(pat) })).toBe(0)
      expect(await app.db.passage.count({ where: of(sam) })).toBeGreaterThan(0)
      const batch = await app.db.batch.findFirstOrThrow()
      expect([batch.state, await app.db.participant.count({ where: { batchId: batch.id } })]).toEqual([
        'undone',
        0,
      ])
      const ofEnded = { studyId: ended.studyId.slice('Study-'.length) }
      expect([await app.db.study.count(), await app.db.participant.count({ where: ofEnded })]).toEqual([1, 0])
      const subjectsOf = async (action: string) =>
        (await app.db.auditEntry.findFirstOrThrow({ where: { action } })).subjects
      expect(await subjectsOf('reapply withdrawals')).toEqual({
        ...{ decisions: 1, batches: 1, studies: 1, said: 1, overdue: 0 },
      })
      expect(await subjectsOf('restore')).toEqual({
        sealed: expect.any(Number),
        before: expect.any(Number),
      })
      expect((await app.sealer.checked()).fault).toBeNull()
    })
  })

  const damages: [string, (file: string) => void, RegExp][] = [
    ['cut off in the middle', (file) => truncateSync(file, Math.floor(statSync(file).size / 2)), /cut off/],
    [
      'cut off by its last byte',
      (file) => truncateSync(file, statSync(file).size - 1),
      /cut off or altered in its part/,
    ],
    [
      'cut off at the end of a part',
      (file) => truncateSync(file, headOf(file) + 65_552),
      /was cut off: its end is missing/,
    ],
    [
      'cut off in its first lines',
      (file) => truncateSync(file, 30),
      /first lines of this backup were altered, or it was cut off/,
    ],
    ['empty', (file) => truncateSync(file, 0), /no backup of Firsthand/],
    ['altered by a bit', (file) => flip(file, statSync(file).size - 40_000), /altered in its part/],
    ['altered in its first lines', (file) => flip(file, 60), /altered|passphrase does not open/],
    ['with something behind it', (file) => writeFileSync(file, 'more', { flag: 'a' }), /altered in its part/],
    [
      'something else',
      (file) => writeFileSync(file, '{"name": "not this"}\n'.repeat(20)),
      /no backup of Firsthand/,
    ],
    ['of a later form', (file) => writeFileSync(file, 'firsthand backup 2\n{}\n'), /newer version/],
  ]
  const headOf = (file: string) => firstLines(file).length + 32
  const flip = (file: string, at: number) => {
    const bytes = readFileSync(file)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    writeFileSync(file, bytes)
  }

  const damaged = (name: string, damage: (file: string) => void, of = 'rest'): string => {
    const file = path(`damaged ${name}`)
    writeFileSync(file, readFileSync(path(of)))
    damage(file)
    return file
  }

  /** The same, under a passphrase that is tried at once: what is refused does not hang on how long that takes. */
  const quick = async () => {
    const passphrase = 'eleven quiet reading rooms'
    const lines = opened(passphrase, createReadStream(path('rest')))
    await pipeline(sealed(passphrase, lines, { N: 1_024, r: 8, p: 1 }), createWriteStream(path('quick')))
  }

  it.each(damages)('%s is refused with its reason', async (name, damage, reason) => {
    if (!existsSync(path('quick'))) await quick()
    const checking = checkBackup(damaged(name, damage, 'quick'), 'eleven quiet reading rooms')
    await expect(checking).rejects.toMatchObject({
      name: 'BackupRefused',
      message: expect.stringMatching(reason),
    })
  })

  it('that was altered is refused whole, and nothing is made of it', async () => {
    const [, damage, reason] = damages.find(([name]) => name === 'altered by a bit')!
    const file = damaged('by hand', damage, 'quick')
    const data = path('data of it')
    for (const args of [
      ['backup', '--verify', file],
      ['restore', file],
    ]) {
      const { status, out, err } = await firsthandHere(env({ FIRSTHAND_DATA: data }), ...args)
      expect([status, out]).toEqual([1, ''])
      expect(err).toMatch(reason)
    }
    expect(readdirSync(folder)).not.toContain('data of it')
  })

  it('opens with no other passphrase, and no other keys', async () => {
    const other = secret('other', 'twelve loud reading rooms')
    const wrong = await firsthandHere(
      env({ FIRSTHAND_DATA: path('none'), FIRSTHAND_BACKUP_PASSPHRASE_FILE: other }),
      'restore',
      path('rest'),
    )
    expect([wrong.status, wrong.err]).toEqual([
      1,
      expect.stringContaining('The passphrase does not open this backup'),
    ])
    const keyless = await firsthandHere(
      env({ FIRSTHAND_DATA: path('none'), FIRSTHAND_KEY_FILE: path('no.key') }),
      'restore',
      path('rest'),
    )
    expect([keyless.status, keyless.err]).toEqual([1, expect.stringContaining('is missing or unreadable')])
    const sealed = { ...(await sealedKey()), FIRSTHAND_KEY_PASSPHRASE_FILE: '' }
    const mute = await firsthandHere(
      env({ FIRSTHAND_DATA: path('none'), ...sealed }),
      'restore',
      path('rest'),
    )
    expect([mute.status, mute.err]).toEqual([1, expect.stringContaining('FIRSTHAND_KEY_PASSPHRASE_FILE')])
    expect(readdirSync(folder)).not.toContain('none')
  })

  it('overwrites nothing: no file that is there, no folder with something in it', async () => {
    const there = readFileSync(path('rest'))
    const again = await firsthandHere(env(), 'backup', path('rest'))
    expect([again.status, again.err]).toEqual([1, expect.stringContaining('nothing was overwritten')])
    expect(readFileSync(path('rest')).equals(there)).toBe(true)
    const onTop = await firsthandHere(env(), 'restore', path('rest'))
    expect([onTop.status, onTop.err]).toEqual([
      1,
      expect.stringContaining('is not empty, and a restore overwrites nothing'),
    ])
  })

  it('holds no key and no word, and its folder no half-written file', () => {
    const bytes = readFileSync(path('rest')).toString('latin1')
    for (const word of ['handcuffs', 'police', 'Participant', 'ConsentDecision'])
      expect(bytes).not.toContain(word)
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('says what is missing: a file, a folder, a passphrase worth the name', async () => {
    const nameless = await firsthandHere(env(), 'backup')
    expect([nameless.status, nameless.err]).toEqual([2, expect.stringContaining('a file is missing')])
    const nowhere = await firsthandHere(env(), 'backup', path('no folder/file'))
    expect([nowhere.status, nowhere.err]).toEqual([1, expect.stringContaining('Choose a folder that exists')])
    const short = await firsthandHere(
      env({ FIRSTHAND_BACKUP_PASSPHRASE_FILE: secret('short', 'short') }),
      'backup',
      path('short.backup'),
    )
    expect([short.status, short.err]).toEqual([1, expect.stringContaining('holds fewer than 12 characters')])
    writeFileSync(path('seen'), 'eleven quiet reading rooms\n', { mode: 0o644 })
    const seen = await firsthandHere(
      env({ FIRSTHAND_BACKUP_PASSPHRASE_FILE: path('seen') }),
      'backup',
      path('seen.b'),
    )
    expect([seen.status, seen.err]).toEqual([1, expect.stringContaining('chmod 600')])
    const mute = await firsthandHere(env({ FIRSTHAND_BACKUP_PASSPHRASE_FILE: '' }), 'backup', path('mute'))
    expect([mute.status, mute.err]).toEqual([
      1,
      expect.stringContaining('set FIRSTHAND_BACKUP_PASSPHRASE_FILE'),
    ])
  })
})

describe.skipIf(process.env['TEST_DATABASE_URL'])('a copy of the keys', () => {
  it('replaces the one before, so that a destroyed key is in none', async () => {
    const copy = path('keys')
    expect((await firsthandHere(env(), 'backup-keys', copy)).status).toBe(0)
    const files = () => readdirSync(copy, { recursive: true, encoding: 'utf8' })
    const key = files().find((name) => name.includes(sam.slice('Participant-'.length)))
    expect(key).toBeDefined()
    await world.instance.app.keys.destroyParticipant(
      frame.studyId.slice('Study-'.length),
      sam.slice('Participant-'.length),
    )
    expect((await firsthandHere(env(), 'backup-keys', copy)).status).toBe(0)
    expect(files()).not.toContain(key)
    expect(readdirSync(folder).filter((name) => name.startsWith('.keys'))).toEqual([])
    const made = await firsthandHere(env(), 'backup', path('after keys'))
    expect([made.status, made.err]).toEqual([0, ''])
  })

  it('stands neither in the data nor in place of something else', async () => {
    const inside = await firsthandHere(env(), 'backup-keys', join(world.database.dataFolder, 'keys'))
    expect([inside.status, inside.err]).toEqual([1, expect.stringContaining('data folder')])
    const foreign = await firsthandHere(env(), 'backup-keys', folder)
    expect([foreign.status, foreign.err]).toEqual([1, expect.stringContaining('holds something else')])
  })
})
