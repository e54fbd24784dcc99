// A backup and the keys beside which it is brought back: where keys of a study were made anew in between, or are not all there, restore
// says which and what to do before it puts anything in place; where those of its time are there, it is brought back and opens.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkBackup } from '../packages/api/src/backup/file.ts'
import { bringInto } from '../packages/api/src/backup/restore.ts'
import type { Database } from '../packages/api/src/database/database.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { readEnv } from '../packages/api/src/env.ts'
import { startInstance } from '../packages/api/src/instance.ts'
import { openKeyStore, readInstanceKey } from '../packages/api/src/keys.ts'
import { queues } from '../packages/api/src/pipeline.ts'
import { rotateStudy } from '../packages/api/src/rotation/rotation.ts'
import { saveMark } from '../packages/api/src/rotation/store.ts'
import { beginStudyRotation } from '../packages/api/src/studyRotation.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { freshDatabase } from './support/database.ts'
import { firsthandHere } from './support/firsthand.ts'
import { act, aParticipant, aStudy, openWorld, submission, type Frame, type World } from './support/world.ts'

const spoken = 'The officer put me in handcuffs. I would not call the police again.'
const passphrase = 'eleven quiet reading rooms'
const folder = mkdtempSync(join(tmpdir(), 'firsthand-restore-keys-'))
const path = (name: string) => join(folder, name)

let world: World
let frames: Frame[]
let people: string[]
let keyFile: string
const studyOf = (nth: number) => bare(frames[nth]!.studyId)
beforeAll(async () => {
  if (process.env['TEST_DATABASE_URL']) return
  world = await openWorld({ isNew: true })
  frames = [await aStudy(world.ada, shippedCodebook), await aStudy(world.ada, shippedCodebook)]
  people = await Promise.all(frames.map(speaks))
  await speaks(frames[0]!)
  const named = { studyId: frames[0]!.studyId, participantId: `Participant-${people[0]}` }
  expect((await act(world.ada, 'keepIdentity', { ...named, name: 'Zuzanna' })).refused).toBeUndefined()
  await world.instance.settled()
  ;({ keyFile } = world.instance)
  writeFileSync(path('passphrase'), `${passphrase}\n`, { mode: 0o600 })
  copyKeys('before')
  expect((await firsthandHere(env(), 'backup', path('first'))).status).toBe(0)
}, 120_000)
afterAll(async () => {
  await world?.close()
  rmSync(folder, { recursive: true, force: true })
})

const speaks = async (frame: Frame) => {
  const id = await aParticipant(world.ada, frame)
  expect((await act(world.ada, 'submitResponse', submission(frame, id, spoken))).refused).toBeUndefined()
  return bare(id)
}
const env = (more: Record<string, string> = {}) => ({
  DATABASE_URL: '',
  FIRSTHAND_DATA: world.database.dataFolder,
  FIRSTHAND_KEY_FILE: keyFile,
  FIRSTHAND_BACKUP_PASSPHRASE_FILE: path('passphrase'),
  ...more,
})
/** The keys as they are now, as a key file of its own. */
const copyKeys = (name: string): string => {
  cpSync(keyFile, path(`${name}.key`))
  cpSync(`${keyFile}.d`, path(`${name}.key.d`), { recursive: true })
  return path(`${name}.key`)
}
/** The keys of studies as they were in the beginning, put back into a copy of those that are there. */
const withOld = (name: string, studies: number[], isOf: (file: string) => boolean = () => true): string => {
  const file = copyKeys(name)
  for (const nth of studies) {
    const from = join(path('before.key.d'), studyOf(nth))
    for (const one of readdirSync(from).filter(isOf))
      cpSync(join(from, one), join(`${file}.d`, studyOf(nth), one))
  }
  return file
}
const placeOf = async (nth: number) => ({
  instanceKey: await readInstanceKey(keyFile),
  folder: `${keyFile}.d`,
  studyId: studyOf(nth),
})
const rotates = (nth: number) =>
  withClient(world.database.owner, async (client) => rotateStudy(client, await placeOf(nth)))
const day = 24 * 60 * 60 * 1000
/** Says beside keys that the first study was over a year ago, so that its names are due in every copy that knows of no hold. */
const over = async (keyFile: string): Promise<string> => {
  const recordedAt = new Date(Date.now() - 31 * day).toISOString()
  const closedOn = new Date(Date.now() - 400 * day).toISOString().slice(0, 10)
  await openKeyStore(await readInstanceKey(keyFile), `${keyFile}.d`).withdrawals.add([
    { kind: 'closing', studyId: studyOf(0), closedOn, resultsReturnedOn: null, recordedAt },
  ])
  return keyFile
}
const namesIn = (keyFile: string) => existsSync(join(`${keyFile}.d`, studyOf(0), `${people[0]}.identity.key`))

/** What stands beside the keys, whole. */
const filesIn = (keys: string) =>
  readdirSync(`${keys}.d`, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => `${one.name} ${readFileSync(join(one.parentPath, one.name), 'base64')}`)
    .sort()

type Restored = { refused: string; told: string[]; said: string }

/** Brings a backup into a database beside these keys, and tells what a start on it opens of what was said. */
const restores = async (keyFile: string, backup = 'first'): Promise<Restored> => {
  const told: string[] = []
  const file = path(backup)
  const { begin } = await checkBackup(file, passphrase)
  const keys = openKeyStore(await readInstanceKey(keyFile), `${keyFile}.d`)
  const wish = { file, passphrase, begin, queues, keys, keyFile, log: (line: string) => void told.push(line) }
  const database = await freshDatabase()
  const refused = await bringInto(database, wish).then(
    () => '',
    (problem: Error) => `${problem.name} ${problem.message}`,
  )
  if (!refused) return { refused, told, said: await saidIn(database, keyFile) }
  await database.close()
  return { refused, told, said: '' }
}

const saidIn = async (database: Database, keys: string): Promise<string> => {
  const settings = readEnv(env({ FIRSTHAND_KEY_FILE: keys }))
  const instance = await startInstance(database, settings, { isDemoWanted: false, log: () => undefined })
  try {
    const { db, words } = instance.app
    const rows = await db.passage.findMany({
      select: { id: true, studyId: true, participantId: true, words: true },
    })
    const said = rows.map(({ id, words: sealed, ...person }) =>
      words.open({ ...person, row: id, column: 'passage' }, sealed).catch(() => 'closed'),
    )
    return (await Promise.all(said)).join('\n')
  } finally {
    await instance.close()
  }
}
/** All of it was found, and opened. */
const everything = expect.stringMatching(/^(?!.*closed).*handcuffs/s)

describe.skipIf(process.env['TEST_DATABASE_URL'])('a backup from before keys were made anew', () => {
  it('is refused by the studies whose keys are others, with what to do, and nothing is changed', async () => {
    await rotates(0)
    await rotates(1)
    // The server of the test goes on sealing its audit beside its own keys.
    const keys = await over(copyKeys('others'))
    const before = filesIn(keys)
    const { status, out, err } = await firsthandHere(
      env({ FIRSTHAND_KEY_FILE: keys, FIRSTHAND_DATA: path('refused') }),
      ...['restore', path('first')],
    )
    expect([status, out]).toEqual([1, ''])
    expect(namesIn(keys)).toBe(true)
    for (const nth of [0, 1]) expect(err).toContain(`${join(`${keys}.d`, studyOf(nth))}: `)
    expect(err).toMatch(/is a copy from before the keys of a study were made anew.*Put the keys of the study/)
    expect(err).toMatch(/name that copy by FIRSTHAND_KEY_FILE/)
    expect([existsSync(path('refused')), filesIn(keys)]).toEqual([false, before])
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([])
  }, 120_000)

  it('is refused while one study of two has its keys, or has its own key alone and not its people’s', async () => {
    const one = await restores(withOld('one', [0]))
    expect([one.refused.includes(studyOf(0)), one.refused.includes(studyOf(1))]).toEqual([false, true])
    const half = withOld('half', [0, 1], (name) => name === 'study.key')
    const { refused } = await restores(half)
    expect(refused).toContain(`BackupRefused The keys that are there do not open this backup. In ${half}.d/`)
    for (const person of people) expect(refused).toContain(`${person}.key`)
    expect(refused).toMatch(/do not open with the key of the study/)
  }, 120_000)

  it('comes back with the keys of its time, and opens', async () => {
    const keys = withOld('both', [0, 1])
    expect(await restores(keys)).toEqual({ refused: '', told: [], said: everything })
  }, 120_000)

  it('destroys no name while it is brought back, though its time is over: that waits for a start on the copy', async () => {
    const keys = await over(withOld('over', [0, 1]))
    const data = path('over')
    const restored = await firsthandHere(
      env({ FIRSTHAND_KEY_FILE: keys, FIRSTHAND_DATA: data }),
      ...['restore', path('first')],
    )
    expect([restored.status, restored.err, namesIn(keys)]).toEqual([0, expect.any(String), true])
    await restores(keys)
    expect(namesIn(keys)).toBe(false)
  }, 120_000)

  it('comes back but for somebody whose key is lost for good, which is told', async () => {
    const keys = withOld('lost', [0, 1])
    rmSync(join(`${keys}.d`, studyOf(1), `${people[1]}.key`))
    const { refused, told, said } = await restores(keys)
    const line = expect.stringContaining(`1 key of a participant is missing in ${keys}.d/${studyOf(1)}: `)
    expect([refused, told]).toEqual(['', [line]])
    expect(said).toMatch(/handcuffs.*closed|closed.*handcuffs/s)
  }, 120_000)
})

describe.skipIf(process.env['TEST_DATABASE_URL'])('a backup from after keys were made anew', () => {
  it('is refused beside those from before', async () => {
    expect((await firsthandHere(env(), 'backup', path('second'))).status).toBe(0)
    const { refused } = await restores(path('before.key'), 'second')
    expect(refused).toContain('are a copy from before they were made anew')
  }, 120_000)

  it('comes back while keys are being made anew once more, as the older ones are still there', async () => {
    await withClient(world.database.owner, async (client) =>
      beginStudyRotation(await placeOf(0), (mark) => saveMark(client, studyOf(0), mark)),
    )
    const keys = copyKeys('making')
    expect(existsSync(join(`${keys}.d`, studyOf(0), 'study.key.new'))).toBe(true)
    expect(await restores(keys, 'second')).toEqual({ refused: '', told: [], said: everything })
  }, 120_000)
})
