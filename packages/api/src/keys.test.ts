// Two servers, or a server beside a command, with one folder of keys, on real files: what one of them makes anew or destroys, the
// other neither seals under nor opens from that moment on.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createInstanceKey, KeyMissing, openKeyStore, type KeyStore } from './keys.ts'
import { createWords, type Words } from './words.ts'

const folders: string[] = []
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })))

const [studyId, participantId] = ['S'.repeat(22), 'P'.repeat(22)]
const person = { studyId, participantId }
const place = { ...person, row: 'row', column: 'answer' } as const
const name = { ...person, column: 'name' } as const

type Server = { keys: KeyStore; words: Words }
let [one, other]: [Server, Server] = [] as never
let [said, called]: [Uint8Array, Uint8Array] = [] as never

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-keys-'))
  folders.push(folder)
  const file = join(folder, 'instance.key')
  const key = await createInstanceKey(file)
  const server = (): Server => {
    const keys = openKeyStore(key, `${file}.d`)
    return { keys, words: createWords(keys) }
  }
  ;[one, other] = [server(), server()]
  await one.keys.createStudy(studyId)
  await one.keys.createParticipants(studyId, [participantId])
  said = await one.words.seal(place, 'said')
  called = await one.words.sealIdentity(name, 'Pat')
  // Both have used each of the keys.
  expect(await other.words.open(place, said)).toBe('said')
  expect(await other.words.openIdentity(name, called)).toBe('Pat')
})

describe('a key that one server makes anew', () => {
  it('is what the other seals under, and what was sealed before opens in neither', async () => {
    await one.keys.renewParticipant(studyId, participantId)
    const since = await other.words.seal(place, 'said since')
    expect(await one.words.open(place, since)).toBe('said since')
    for (const { words } of [one, other]) await expect(words.open(place, said)).rejects.toThrow()
  })

  it('is known at once each time, however soon the next one follows', async () => {
    for (let turn = 0; turn < 50; turn += 1) {
      const [renews, seals] = turn % 2 === 0 ? [one, other] : [other, one]
      await renews.keys.renewParticipant(studyId, participantId)
      const since = await seals.words.seal(place, `said ${turn}`)
      expect(await renews.words.open(place, since)).toBe(`said ${turn}`)
    }
  })

  it('goes on making the hashes of the one before in both, where they are kept', async () => {
    const before = await other.words.digest(person, 'said')
    await one.keys.renewParticipant(studyId, participantId, 'keep hashes')
    for (const { words } of [one, other]) expect(await words.digest(person, 'said')).toBe(before)
    await one.keys.renewParticipant(studyId, participantId)
    expect(await other.words.digest(person, 'said')).not.toBe(before)
    expect(await other.words.digest(person, 'said')).toBe(await one.words.digest(person, 'said'))
  })

  it('is not forgotten for the old one by whoever was reading meanwhile', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const reading = Array.from({ length: 20 }, () => one.words.seal(place, 'read'))
      await Promise.all([one.keys.renewParticipant(studyId, participantId), ...reading])
      const since = await one.words.seal(place, 'said since')
      expect(await other.words.open(place, since)).toBe('said since')
    }
  })
})

describe('a key that one server destroys', () => {
  const gone = async (work: Promise<unknown>) =>
    expect(await work.catch((problem) => problem)).toBeInstanceOf(KeyMissing)

  it('of who somebody is opens nothing in the other, and the words still open', async () => {
    await one.keys.destroyIdentity(studyId, participantId)
    await gone(other.words.openIdentity(name, called))
    expect(await other.words.open(place, said)).toBe('said')
    const again = await other.words.sealIdentity(name, 'Pat again')
    expect(await one.words.openIdentity(name, again)).toBe('Pat again')
  })

  it('of a participant opens and seals nothing in the other', async () => {
    await one.keys.destroyParticipant(studyId, participantId)
    await gone(other.words.open(place, said))
    await gone(other.words.seal(place, 'said since'))
    await gone(other.words.openIdentity(name, called))
  })

  it('of a study opens nothing of anybody in the other', async () => {
    const flag = { studyId, id: 'flag' }
    const noted = await other.words.sealForSafety(flag, 'noted')
    await one.keys.destroyStudy(studyId)
    await gone(other.words.open(place, said))
    await gone(other.words.openForSafety(flag, noted))
  })
})
