// New keys for a study and everybody in it, on a real database: what was sealed opens with them and with them alone, the search
// finds what it found, what is told apart by hashes still is, and a program that is killed anywhere leaves nothing that does not open.
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { placesOf, tsvectorOf } from '../packages/api/src/deidentification/searchIndex.ts'
import { startInstance } from '../packages/api/src/instance.ts'
import { holdKeys } from '../packages/api/src/keyHold.ts'
import { openKeyStore, readInstanceKey } from '../packages/api/src/keys.ts'
import { finishRotations, rotateStudy } from '../packages/api/src/rotation/rotation.ts'
import { findPeople, findSealed, ofPeople, ofStudies, saveMark } from '../packages/api/src/rotation/store.ts'
import { beginStudyRotation, keysNow } from '../packages/api/src/studyRotation.ts'
import { createWords, type Words } from '../packages/api/src/words.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { sealTheRest } from './support/everySealed.ts'
import { act, aParticipant, aStudy, openWorld, submission, type Frame, type World } from './support/world.ts'

const text = 'The police officer listened to me. My caseworker changed four times and nobody asked me.'

let world: World
let frame: Frame
let study: string
let pat: string
let folder: string
let sent: object
/** The keys as they were in the beginning. */
let copy = ''
beforeAll(async () => {
  world = await openWorld({ isNew: true })
  frame = await aStudy(world.ada, shippedCodebook)
  study = bare(frame.studyId)
  pat = await aParticipant(world.ada, frame)
  sent = submission(frame, pat, text)
  expect((await act(world.ada, 'submitResponse', sent)).refused).toBeUndefined()
  for (let nth = 0; nth < 3; nth += 1) {
    const person = await aParticipant(world.ada, frame)
    await act(world.ada, 'keepIdentity', {
      studyId: frame.studyId,
      participantId: person,
      name: 'Zuzanna Quell',
    })
    await act(world.ada, 'submitResponse', submission(frame, person, text))
  }
  await world.instance.settled()
  const { words } = world.instance.app
  await withClient(world.database.owner, (client) => sealTheRest(client, { words, frame, study, pat, text }))
  const file = keyFile(world.keyFolder)
  folder = `${file}.d`
  copy = mkdtempSync(join(tmpdir(), 'firsthand-keys-copy-'))
  cpSync(world.keyFolder, copy, { recursive: true })
})
afterAll(async () => {
  await world?.close()
  if (copy) rmSync(copy, { recursive: true, force: true })
})

const keyFile = (place: string) =>
  join(
    place,
    readdirSync(place).find((name) => name.endsWith('.key'))!,
  )
const place = async () => ({
  instanceKey: await readInstanceKey(keyFile(world.keyFolder)),
  folder,
  studyId: study,
})
/** What a program that starts now opens words with. */
const wordsNow = async () => createWords(openKeyStore((await place()).instanceKey, folder))

/** How many rows of each column there are, and of these how many open. */
const opening = (words: Words) =>
  withClient(world.database.owner, async (client) => {
    const people = await findPeople(client, study)
    const told: Record<string, [number, number]> = {}
    for (const [columns, whose] of [
      [ofPeople, people],
      [ofStudies, [null]],
    ] as const)
      for (const sealed of columns)
        for (const participantId of whose)
          for (const row of await findSealed(client, sealed, { studyId: study, participantId })) {
            const name = `${sealed.table}.${sealed.column}`
            const [all, open] = (told[name] ??= [0, 0])
            told[name] = [all + 1, open + Number(await sealed.open(words, row).then(Boolean, () => false))]
          }
    return told
  })
const every = (told: Record<string, [number, number]>) =>
  Object.values(told).every(([all, open]) => all === open)
const none = (told: Record<string, [number, number]>) => Object.values(told).every(([, open]) => open === 0)
const left = () => readdirSync(join(folder, study)).filter((name) => name.endsWith('.new'))

const found = (words: Words) =>
  withClient(world.database.owner, async (client) => {
    const search = await tsvectorOf(placesOf(text), await words.lexeme(study))
    const { rows } = await client.query('SELECT id FROM "Passage" WHERE search = $1::tsvector', [search])
    return rows.length
  })

describe('new keys of a study', () => {
  it('reach every column that holds something sealed', async () => {
    const { rows } = await withClient(world.database.owner, (client) =>
      client.query<{ name: string }>(
        `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
         JOIN information_schema.tables USING (table_schema, table_name)
         WHERE table_schema IN ('public', 'identity') AND data_type = 'bytea' AND table_type = 'BASE TABLE' ORDER BY 1`,
      ),
    )
    const known = [...ofPeople, ...ofStudies].map(({ table, column }) => `${table}.${column}`)
    // Chains of the audit, and public keys of passkeys.
    const others = ['AuditEntry.mark', 'AuditSeal.hash', 'Passkey.publicKey']
    expect(rows.map(({ name }) => name).filter((name) => !others.includes(name))).toEqual(
      [...new Set(known)].sort(),
    )
    expect(Object.keys(await opening(await wordsNow())).sort()).toEqual(
      [...new Set(known)].filter((name) => !/^Person\.(?:birthDate|contact)$/.test(name)).sort(),
    )
  })

  it('open all of it, and the old ones none; search and hashes stay what they were', async () => {
    const before = await wordsNow()
    const old = createWords(keysNow({ ...(await place()), folder: `${keyFile(copy)}.d` }))
    const [print, digest] = [
      await before.fingerprint(study, 'a file'),
      await before.digest({ studyId: study, participantId: bare(pat) }, text),
    ]
    expect([every(await opening(old)), await found(old)]).toEqual([true, 4])
    const rotated = await withClient(world.database.owner, async (client) =>
      rotateStudy(client, await place()),
    )
    const told = await opening(await wordsNow())
    expect(rotated).toEqual({
      studyId: study,
      people: 4,
      rows: Object.values(told).reduce((sum, [all]) => sum + all, 0),
    })
    expect([every(told), none(await opening(old)), left()]).toEqual([true, true, []])
    const after = await wordsNow()
    expect([await found(after), await found(old)]).toEqual([4, 0])
    expect([
      await after.fingerprint(study, 'a file'),
      await after.digest({ studyId: study, participantId: bare(pat) }, text),
    ]).toEqual([print, digest])
  })

  it('are made again, by the next start too, which acknowledges what was sent before', async () => {
    await withClient(world.database.owner, async (client) => rotateStudy(client, await place()))
    expect(every(await opening(await wordsNow()))).toBe(true)
    const at = { dataFolder: world.database.dataFolder, configFolder: world.keyFolder }
    const kept = { ...world.database, close: () => Promise.resolve() }
    const next = await startInstance(kept, at, { isDemoWanted: false, log: () => undefined })
    const row = await next.app.db.study.findUniqueOrThrow({ where: { id: study } })
    await next.close()
    expect([row.keyNumber, (await act(world.ada, 'submitResponse', sent)).refused]).toEqual([2, undefined])
  })
})

describe('what stands sealed beside the keys', () => {
  const list = async () => openKeyStore((await place()).instanceKey, folder).withdrawals
  const left = { kind: 'handover' as const, id: 'left', number: 7, at: new Date().toISOString() }
  const at = { row: 'left w1', column: 'base' as const }
  const standing = async () =>
    (await (await list()).read()).flatMap((one) => (one.kind === 'handover' ? one : []))

  it('opens with the new keys, once, and what others added stays', async () => {
    const sealed = await (await wordsNow()).sealForHandover({ studyId: study, ...at }, '["pat"]')
    const bases = [{ waveKey: 'w1', people: Buffer.from(sealed).toString('base64') }]
    const beside = await list()
    await beside.add([{ ...left, studyId: study, bases }])
    await beside.add([{ kind: 'study', studyId: 'other' }])
    await withClient(world.database.owner, async (client) => rotateStudy(client, await place()))
    const [one, ...more] = await standing()
    expect([one, more]).toEqual([expect.objectContaining({ ...left, studyId: study }), []])
    const now = Buffer.from(one!.bases[0]!.people, 'base64')
    expect(now.equals(Buffer.from(sealed))).toBe(false)
    expect(await (await wordsNow()).openForHandover({ studyId: study, ...at }, now)).toBe('["pat"]')
    expect(await (await list()).read()).toContainEqual({ kind: 'study', studyId: 'other' })
  })
})

describe('a rotation that is killed', () => {
  /** The database as a program has it that ends before its n-th change of that kind is stored. */
  const dying = (client: Client, at: RegExp, nth: number) => {
    let count = 0
    const query = client.query.bind(client) as (...all: unknown[]) => unknown
    return Object.assign(Object.create(client) as Client, {
      query: (sql: string, ...more: unknown[]) => {
        if (at.test(sql)) count += 1
        return count >= nth && at.test(sql) ? Promise.reject(new Error('killed')) : query(sql, ...more)
      },
    })
  }
  const points: [string, RegExp, number][] = [
    ['before anything was sealed anew', /^UPDATE/, 2],
    ['in the middle of one person', /^UPDATE/, 5],
    ['as one person is stored', /^COMMIT/, 1],
    ['between people', /^BEGIN$/, 3],
    ['in what is the study’s', /LearnedModel.* SET/s, 1],
    ['before its number is stored', /keyNumber" = /, 1],
  ]
  it.each(points)('%s goes on at the next start, and nothing is lost', async (_, at, nth) => {
    await withClient(world.database.owner, async (client) => {
      await expect(rotateStudy(dying(client, at, nth), await place())).rejects.toThrow('killed')
      // Whoever comes next has a connection of their own.
    })
    expect(left().length).toBeGreaterThan(0)
    const done = await withClient(world.database.owner, async (client) =>
      finishRotations(client, await place()),
    )
    expect(done.map(({ studyId }) => studyId)).toEqual([study])
    expect([every(await opening(await wordsNow())), left(), await found(await wordsNow())]).toEqual([
      true,
      [],
      4,
    ])
  })

  it('while the new keys take their places goes on too', async () => {
    const rotating = await withClient(world.database.owner, async (client) =>
      beginStudyRotation(await place(), (mark) => saveMark(client, study, mark)),
    )
    const first = mkdtempSync(join(tmpdir(), 'firsthand-keys-half-'))
    await withClient(world.database.owner, async (client) => {
      // Everything is sealed anew, and no key has taken its place yet.
      await expect(rotateStudy(dying(client, /keyNumber" = /, 1), await place())).rejects.toThrow('killed')
      cpSync(folder, first, { recursive: true })
    })
    const names = left().filter((name) => name !== 'study.key.new')
    for (const name of names.slice(0, 3))
      renameSync(join(folder, study, name), join(folder, study, name.slice(0, -4)))
    const half = { before: createWords(rotating.before), next: createWords(rotating.next) }
    const told = await opening(half.next)
    // What is the study's was rolled back; all that is somebody's is under the new keys, settled or not.
    expect(
      Object.entries(told)
        .filter(([, [all, open]]) => all !== open)
        .map(([name]) => name)
        .sort(),
    ).toEqual([
      'Batch.handledBy',
      'DrillItem.note',
      'DutyReach.address',
      'HandoverBase.people',
      'HandoverRecipient.sealed',
      'LearnedModel.sealed',
      'LegalDemand.asked',
      'LegalDemand.demander',
      'Objection.answer',
      'Objection.words',
      'SafetyFlag.note',
    ])
    await withClient(world.database.owner, async (client) => finishRotations(client, await place()))
    expect([every(await opening(await wordsNow())), left()]).toEqual([true, []])
    rmSync(first, { recursive: true, force: true })
  })
})

describe('a rotation of another copy of the database', () => {
  const owned = (sql: string, values: unknown[]) =>
    withClient(world.database.owner, (client) => client.query<{ mark: string }>(sql, values))

  it('is gone on with by nobody but the copy that began it', async () => {
    await withClient(world.database.owner, async (client) =>
      beginStudyRotation(await place(), (mark) => saveMark(client, study, mark)),
    )
    const { rows } = await owned('SELECT "keyMark" AS mark FROM "Study" WHERE id = $1', [study])
    await owned('UPDATE "Study" SET "keyMark" = NULL WHERE id = $1', [study])
    const left: string[] = []
    const finish = () =>
      withClient(world.database.owner, async (client) =>
        finishRotations(client, await place(), { onLeft: ({ code }) => left.push(code) }),
      )
    expect([await finish(), left]).toEqual([[], ['keys_of_another_copy']])
    await withClient(world.database.owner, async (client) =>
      expect(rotateStudy(client, await place())).rejects.toMatchObject({ code: 'keys_of_another_copy' }),
    )
    expect(every(await opening(await wordsNow()))).toBe(true)
    await owned('UPDATE "Study" SET "keyMark" = $2 WHERE id = $1', [study, rows[0]!.mark])
    expect([(await finish()).length, every(await opening(await wordsNow()))]).toEqual([1, true])
  })

  it('begins beside no server that has the keys open, and none starts beside it', () => {
    const place = mkdtempSync(join(tmpdir(), 'firsthand-held-'))
    const keys = join(place, 'keys')
    const [first, second] = [holdKeys(keys, 'server'), holdKeys(keys, 'server')]
    first()
    expect(() => holdKeys(keys, 'rotation')).toThrow(/Stop it, then try again/)
    second()
    const rotation = holdKeys(keys, 'rotation')
    expect(() => holdKeys(keys, 'server')).toThrow(/being made anew by another program/)
    expect(() => holdKeys(keys, 'rotation')).toThrow()
    rotation()
    // Of a program that was killed, here or in another container.
    const [space, away] = [readlinkSync('/proc/self/ns/pid'), join(`${keys}.held`, 'server.away')]
    writeFileSync(join(`${keys}.held`, 'server.dead'), JSON.stringify({ pid: 2 ** 22, born: 'once', space }))
    writeFileSync(away, JSON.stringify({ pid: 1, born: null, space: 'elsewhere' }))
    expect(() => holdKeys(keys, 'rotation')).toThrow()
    utimesSync(away, new Date(), new Date(Date.now() - 61_000))
    holdKeys(keys, 'rotation')()
    rmSync(place, { recursive: true })
  })
})

describe('what does not open', () => {
  const problem = () =>
    withClient(world.database.owner, async (client) =>
      rotateStudy(client, await place()).then(
        () => null,
        (error: { code: string; message: string }) => error,
      ),
    )
  const sums = () =>
    withClient(
      world.database.owner,
      async (client) =>
        (await client.query('SELECT md5(string_agg(words::text, id)) AS sum FROM "Answer"')).rows,
    )

  it('as its key is lost is told by its file, before anything is made', async () => {
    const path = join(folder, study, `${bare(pat)}.key`)
    const [key, before] = [readFileSync(path), await sums()]
    rmSync(path)
    expect(await problem()).toMatchObject({
      code: 'study_key_damaged',
      message: expect.stringContaining(path),
    })
    writeFileSync(path, Buffer.alloc(60))
    expect(await problem()).toMatchObject({
      code: 'study_key_damaged',
      message: expect.stringContaining(path),
    })
    expect([left(), await sums(), existsSync(path)]).toEqual([[], before, true])
    writeFileSync(path, key)
    expect(await problem()).toBeNull()
  })

  it('as the row is another one’s is told by its place, and no word of it', async () => {
    const spoil = (how: string) =>
      withClient(world.database.owner, (client) =>
        client.query(`UPDATE "Answer" SET words = ${how} WHERE "participantId" = $1`, [bare(pat)]),
      )
    await spoil(`words || '\\x00'::bytea`)
    const told = await problem()
    expect(told).toMatchObject({
      code: 'row_does_not_open',
      message: expect.stringMatching(/^Answer\.words of the row \S+ does not open/),
    })
    expect(left()).toEqual([])
    await spoil('substring(words FROM 1 FOR length(words) - 1)')
    expect(await problem()).toBeNull()
  })

  it('as the database or the keys are of another time stops the start', async () => {
    const begun = async () => {
      const at = { dataFolder: world.database.dataFolder, configFolder: world.keyFolder }
      const kept = { ...world.database, close: () => Promise.resolve() }
      return startInstance(kept, at, { isDemoWanted: false, log: () => undefined }).then(
        async (instance) => void (await instance.close()),
        (error: { code: string; message: string }) => error,
      )
    }
    const move = (by: number) =>
      withClient(world.database.owner, (client) =>
        client.query('UPDATE "Study" SET "keyNumber" = "keyNumber" + $1', [by]),
      )
    expect(await begun()).toBeUndefined()
    await move(-1)
    expect(await begun()).toMatchObject({
      code: 'study_key_of_another_time',
      message: expect.stringContaining('this database is a copy from before'),
    })
    await move(2)
    expect(await begun()).toMatchObject({
      code: 'study_key_of_another_time',
      message: expect.stringContaining('are a copy from before'),
    })
    await move(-1)
    await expect(
      withClient(world.database.connection.pool, (client) =>
        client.query('UPDATE "Study" SET "keyNumber" = 9'),
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })
})
