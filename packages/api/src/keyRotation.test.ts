// Another key in place of the one that is there, on real files: what was sealed opens after it, the old key opens nothing, and a
// program that is killed at any point leaves one of the two, whole.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { copyKeys, oldCopy } from './keyCopy.ts'
import { isKeyFor, rightKey, rotateInstanceKey } from './keyRotation.ts'
import { createInstanceKey, keyCheck, openKeyStore, readInstanceKey } from './keys.ts'
import { beginStudyRotation } from './studyRotation.ts'
import { createWords } from './words.ts'

const folders: string[] = []
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })))

const instanceId = 'instance'
const passphrase = undefined
const [study, pat] = ['S'.repeat(22), 'P'.repeat(22)]
const place = { studyId: study, participantId: pat, row: 'row', column: 'answer' as const }

let file: string
/** The one value that stands in the database. */
let check: string
let sealed: Uint8Array
const store = (value: string) => Promise.resolve(void (check = value))
const at = () => ({ file, passphrase, instanceId })
const words = (key: Buffer) => createWords(openKeyStore(key, `${file}.d`))
const left = () =>
  readdirSync(join(file, '..'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.next'),
  )

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-rotation-'))
  folders.push(folder)
  file = join(folder, 'instance.key')
  const key = await createInstanceKey(file)
  check = keyCheck(key, instanceId)
  const keys = openKeyStore(key, `${file}.d`)
  await keys.createStudy(study)
  await keys.createParticipants(study, [pat])
  sealed = await createWords(keys).seal(place, 'said')
})

/** What the next start works with. */
const started = async () => rightKey(at(), check, store)

describe('another key', () => {
  it('opens all that was sealed, and what is derived of the first stays; the old one opens nothing', async () => {
    const old = await started()
    const before = openKeyStore(old, `${file}.d`)
    expect(await rotateInstanceKey(at(), old, store)).toBe(1)
    const next = await started()
    expect(next.equals(old)).toBe(false)
    expect(await readInstanceKey(file)).toEqual(next)
    expect(await words(next).open(place, sealed)).toBe('said')
    const after = openKeyStore(next, `${file}.d`)
    expect([after.accounts(), after.audit.key]).toEqual([before.accounts(), before.audit.key])
    expect(() => openKeyStore(old, `${file}.d`)).toThrow(
      expect.objectContaining({ code: 'root_key_damaged' }),
    )
    expect(left()).toEqual([])
  })

  it('is made again and again, and a copy of the database from before any of them still finds it', async () => {
    const copies = [check]
    for (let turn = 0; turn < 3; turn += 1) {
      await rotateInstanceKey(at(), await started(), store)
      copies.push(check)
    }
    expect(new Set(copies).size).toBe(4)
    const now = await started()
    for (const copy of copies) {
      expect(await isKeyFor(at(), now, copy)).toBe(true)
      check = copy
      expect(await started()).toEqual(now)
      // The copy knows it by its new value from then on.
      expect(check).toBe(copies.at(-1))
    }
    expect(await words(now).open(place, sealed)).toBe('said')
  })

  it('seals with the passphrase that sealed the one before', async () => {
    const sealedPlace = { ...at(), passphrase: 'a long walk by the river' }
    await rotateInstanceKey(sealedPlace, await started(), store)
    expect(readFileSync(file, 'utf8')).toMatch(/^firsthand-sealed-key\/1 /)
    expect(await words(await rightKey(sealedPlace, check, store)).open(place, sealed)).toBe('said')
  })
})

describe('a rotation that is cut off', () => {
  const killed = () => Promise.reject(new Error('killed'))

  it('before the database knows the new key goes back to the old one', async () => {
    const old = await started()
    await expect(rotateInstanceKey(at(), old, killed)).rejects.toThrow('killed')
    expect(left().length).toBeGreaterThan(2)
    expect(await started()).toEqual(old)
    expect(left()).toEqual([])
    expect(await words(old).open(place, sealed)).toBe('said')
    expect(openKeyStore(old, `${file}.d`).accounts()).toBe(openKeyStore(old, join(file, 'none')).accounts())
  })

  it('at any point after it goes on to the new one', async () => {
    const old = await started()
    const halves: string[] = []
    await rotateInstanceKey(at(), old, async (value) => {
      const half = mkdtempSync(join(tmpdir(), 'firsthand-half-'))
      cpSync(join(file, '..'), half, { recursive: true })
      folders.push(half)
      halves.push(half)
      await store(value)
    })
    const whole = join(file, '..')
    const next = await started()
    // One after the other of what is renamed is taken from where all of it was done.
    const parts = ['instance.key.d/root.key', `instance.key.d/${study}/study.key`]
    for (let done = 0; done <= parts.length; done += 1) {
      const half = mkdtempSync(join(tmpdir(), 'firsthand-half-'))
      folders.push(half)
      cpSync(halves[0]!, half, { recursive: true })
      for (const part of parts.slice(0, done)) {
        cpSync(join(whole, part), join(half, part))
        rmSync(join(half, `${part}.next`))
      }
      file = join(half, 'instance.key')
      expect(existsSync(`${file}.next`)).toBe(true)
      expect(await started()).toEqual(next)
      expect(left()).toEqual([])
      expect(await words(next).open(place, sealed)).toBe('said')
    }
  })

  it('and whose new key is lost says so, and changes nothing', async () => {
    await expect(
      rotateInstanceKey(at(), await started(), async (value) => {
        await store(value)
        throw new Error('killed')
      }),
    ).rejects.toThrow('killed')
    rmSync(`${file}.next`)
    const before = readFileSync(file)
    await expect(started()).rejects.toMatchObject({
      code: 'wrong_key',
      message: expect.stringContaining('Set FIRSTHAND_KEY_FILE to the right one. Nothing was changed.'),
    })
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(left().length).toBeGreaterThan(1)
  })
})

describe('the copy of the keys', () => {
  const killed = () => Promise.reject(new Error('killed'))
  const day = new Date('2026-11-20T12:00:00Z')
  const copy = () =>
    copyKeys({ keyFile: file, dataFolder: join(file, '..', 'data') }, join(file, '..', 'copy'), day)
  const told = () => oldCopy(file, day)
  const isOver = expect.stringMatching(/^Keys were made anew since .* Replace it with backup-keys FOLDER/)

  it('is told to be over once the key of the instance is another, and not where it stayed', async () => {
    await copy()
    await expect(rotateInstanceKey(at(), await started(), killed)).rejects.toThrow('killed')
    await started()
    expect(await told()).toBeNull()
    await rotateInstanceKey(at(), await started(), store)
    expect(await told()).toEqual(isOver)
    await copy()
    expect(await told()).toBeNull()
  })

  it('is told to be over where a start went on to the new key', async () => {
    await copy()
    await expect(
      rotateInstanceKey(at(), await started(), async (value) => {
        await store(value)
        throw new Error('killed')
      }),
    ).rejects.toThrow('killed')
    await started()
    expect(await told()).toEqual(isOver)
  })

  it('is told to be over once the keys of a study are others', async () => {
    await copy()
    const instanceKey = await started()
    const rotation = await beginStudyRotation({ instanceKey, folder: `${file}.d`, studyId: study }, () =>
      Promise.resolve(),
    )
    await rotation.make(pat)
    expect(await told()).toBeNull()
    await rotation.settle()
    expect(await told()).toEqual(isOver)
    await copy()
    expect(await told()).toBeNull()
  })

  it('that was never made is still told as that', async () => {
    await rotateInstanceKey(at(), await started(), store)
    expect(await told()).toMatch(/never copied/)
  })
})

describe('a key that is damaged', () => {
  it('of a study stops a rotation by its name, before anything counts', async () => {
    const path = join(`${file}.d`, study, 'study.key')
    writeFileSync(path, Buffer.alloc(60))
    const before = check
    await expect(rotateInstanceKey(at(), await started(), store)).rejects.toMatchObject({
      code: 'study_key_damaged',
      message: expect.stringContaining(path),
    })
    expect(check).toBe(before)
    await started()
    expect(left()).toEqual([])
    expect(readFileSync(path).equals(Buffer.alloc(60))).toBe(true)
  })

  it('of another instance is told from one of this one by no former value', async () => {
    await rotateInstanceKey(at(), await started(), store)
    const other = await createInstanceKey(join(file, '..', 'other.key'))
    expect(await isKeyFor(at(), await started(), keyCheck(other, instanceId))).toBe(false)
    check = keyCheck(other, instanceId)
    await expect(started()).rejects.toMatchObject({ code: 'wrong_key' })
  })
})
