// What somebody wanted gone, whoever entered it: out of every table, job and index in the act itself, its key with it, and a
// receipt that says so. A copy that is put back, or a program that is killed in the middle, leaves all of it or nothing.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reapply } from '../packages/api/src/backup/reapply.ts'
import { openKeyStore } from '../packages/api/src/keys.ts'
import { tellLostKeys } from '../packages/api/src/lostKeys.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { everyKey, everyRow } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import {
  act,
  aParticipant,
  aStudy,
  joinStudy,
  newcomer,
  openWorld,
  submission,
  themesOf,
  type Frame,
  type Someone,
  type World,
} from './support/world.ts'

const marker = 'zyxquorble'
const text = `The police officer said ${marker} to me twice. He was rude.`

let world: World
let frame: Frame
let dara: Someone
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  dara = (await newcomer(world, 'dara', frame, 'data_steward')).browser
  await joinStudy(world, 'ben', frame, 'coder')
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const db = () => world.instance.app.db
const personOf = (pat: string) => ({ studyId: bare(frame.studyId), participantId: bare(pat) })
const speaks = async (words = text, more: object = {}) => {
  const pat = await aParticipant(world.ada, frame)
  const sent = submission(frame, pat, words)
  const { id } = await act(world.ada, 'submitResponse', { ...sent, ...more })
  await world.instance.settled()
  return { pat, id, sent }
}
const withdraws = async (pat: string, more: object = {}, who: Someone = world.ada) => {
  const done = await act(who, 'recordConsent', {
    ...{ studyId: frame.studyId, participantId: pat, party: 'youth', decision: 'withdrawn' },
    ...{ scopes: ['participate'], until: '2090-01-01T00:00:00Z', ...more },
  })
  await world.instance.settled()
  return done
}

type Receipt = {
  id: string
  code: string
  participantId: string
  isOwn: boolean
  askedAt: string
  dueAt: string
  removed: { kind: string; count: number }[]
  keyEndedAt: string | null
  doneAt: string | null
}
type Page = { study: { erasures: { totalCount: number; edges: { node: Receipt }[] } } | null }
const receipts = async (who: Someone, args = 'first: 100') => {
  const { data, errors } = await who.ask<Page>(
    `query ($id: ID!) { study(id: $id) { erasures(${args}) { totalCount edges { node { id code participantId isOwn askedAt dueAt
      removed { kind count } keyEndedAt doneAt } } } } }`,
    { id: frame.studyId },
  )
  return errors ? errors[0]!.extensions.code : data.study!.erasures.edges.map(({ node }) => node)
}
const receiptOf = async (pat: string) =>
  ((await receipts(world.ada)) as Receipt[]).filter(({ participantId }) => participantId === pat)

/** Every row of every table that names this person, but for what is kept of them on purpose. */
const rowsOf = async (pat: string) =>
  (await everyRow(world.database, [])).filter((row) => row.includes(bare(pat)))
const tablesOf = async (pat: string) =>
  [...new Set((await rowsOf(pat)).map((row) => row.split(' ')[0]!))].sort()

const quotes = async (who: Someone, search: string) => {
  const { data } = await who.ask<{ study: { theme: { quotes: { totalCount: number } } } }>(
    'query ($id: ID!, $search: String) { study(id: $id) { theme(key: "theme_police") { quotes(filter: { search: $search }) { totalCount } } } }',
    { id: frame.studyId, search },
  )
  return data.study.theme.quotes.totalCount
}

describe('a withdrawal that Ada enters', () => {
  it('takes everything out of the tables at once, with its jobs and its key, and leaves a receipt', async () => {
    const { pat, id } = await speaks()
    await act(world.ada, 'keepContact', { ...ofPat(pat), channel: 'in_person', language: 'en' })
    const before = await everyRow(world.database, [])
    expect(before.filter((row) => row.includes(bare(id))).map((row) => row.split(' ')[0])).toEqual(
      expect.arrayContaining(['Answer', 'Passage', 'Response', 'job']),
    )
    const [answer] = await db().answer.findMany({
      where: { ...personOf(pat), words: { not: null } },
      select: { id: true, words: true },
    })
    const place = { ...personOf(pat), row: answer!.id, column: 'answer' } as const
    expect(await world.instance.app.words.open(place, answer!.words!)).toContain(marker)
    expect(await quotes(world.ben, marker)).toBe(1)
    expect((await withdraws(pat)).refused).toBeUndefined()
    expect(await quotes(world.ben, marker)).toBe(0)
    // What was decided and read out is kept, the receipt, and who they are, sealed.
    expect(await tablesOf(pat)).toEqual(['AuditEntry', ...kept])
    // The audit alone still names the response, by its id.
    expect(
      (await everyRow(world.database, [])).filter(
        (row) => row.includes(bare(id)) && !/^AuditEntry /.test(row),
      ),
    ).toEqual([])
    await expect(world.instance.app.words.open(place, answer!.words!)).rejects.toThrow()
    const [receipt, ...more] = await receiptOf(pat)
    expect(more).toEqual([])
    expect(receipt).toMatchObject({
      isOwn: false,
      keyEndedAt: expect.any(String),
      doneAt: expect.any(String),
    })
    expect(receipt!.code).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/)
    const removed = Object.fromEntries(receipt!.removed.map(({ kind, count }) => [kind, count]))
    expect(removed).toMatchObject({ responses: 1, answers: 1, passages: 1, jobs: 3 })
    expect(removed['codings']).toBeGreaterThan(0)
    expect(Date.parse(receipt!.dueAt) - Date.parse(receipt!.askedAt)).toBe(30 * 24 * 60 * 60 * 1000)
  })

  const kept = ['ConsentDecision', 'ConsentMeeting', 'Erasure', 'Participant', 'Person']
  const ofPat = (pat: string) => ({ studyId: frame.studyId, participantId: pat })

  it('takes how to reach them, and leaves who they are', async () => {
    const { pat } = await speaks()
    await act(world.ada, 'keepIdentity', { ...ofPat(pat), name: 'Zuzanna' })
    await act(world.ada, 'keepContact', {
      ...ofPat(pat),
      channel: 'mail',
      language: 'en',
      address: 'z@quell.example',
    })
    await withdraws(pat)
    const { data } = await world.ada.ask(
      'query ($id: ID!) { node(id: $id) { ... on Participant { identity { hasName channel language } } } }',
      { id: pat },
    )
    expect(data).toEqual({ node: { identity: { hasName: true, channel: null, language: null } } })
  })

  it('keeps what was said so far where they choose so, and takes it later when they ask', async () => {
    const { pat, id } = await speaks()
    await act(world.ada, 'keepContact', { ...ofPat(pat), channel: 'in_person', language: 'en' })
    const isReached = async () => (await rowsOf(pat)).some((row) => /^Person .*in_person/.test(row))
    await withdraws(pat, { soFar: 'keep' })
    expect(await isReached()).toBe(false)
    expect(await receiptOf(pat)).toEqual([])
    expect((await rowsOf(pat)).some((row) => row.includes(bare(id)) && row.startsWith('Answer '))).toBe(true)
    await withdraws(pat, { scopes: ['analyse'], soFar: 'delete' })
    expect((await rowsOf(pat)).some((row) => row.startsWith('Answer '))).toBe(false)
    expect(await receiptOf(pat)).toHaveLength(1)
  })

  it('from analysis alone locks what was said, and deletes it only when they ask', async () => {
    const { pat } = await speaks()
    await withdraws(pat, { scopes: ['analyse'] })
    expect((await rowsOf(pat)).some((row) => row.startsWith('Passage '))).toBe(true)
    expect(await quotes(world.ada, marker)).toBe(0)
  })

  it('takes what a clock that runs ahead had stored for later', async () => {
    const ahead = new Date(Date.now() + 5 * 60_000).toISOString()
    const { pat } = await speaks(text, { submittedAt: ahead })
    await withdraws(pat)
    expect((await rowsOf(pat)).some((row) => row.startsWith('Response '))).toBe(false)
  })

  it('is done again at every start, and takes nothing that came in since, whatever day it is written down for', async () => {
    const { pat } = await speaks()
    await withdraws(pat, { scopes: ['analyse'], soFar: 'delete' })
    const told = { ...submission(frame, pat, text), submittedAt: '2026-01-02T12:00:00Z' }
    const { id } = await act(world.ada, 'submitResponse', told)
    await reapply({ ...world.instance.app, owner: world.database.owner })
    expect(
      (await rowsOf(pat)).filter((row) => row.startsWith('Response ') && row.includes(bare(id))),
    ).toHaveLength(1)
  })

  const refused: [string, object, RegExp][] = [
    [
      'that a giver asks for',
      { party: 'giver', giverSafety: 'safe' },
      /^soFar: is delete, and only the young person/,
    ],
    ['with a yes', { decision: 'granted' }, /^soFar: is delete, which goes with a no/],
    [
      'with a no to something else',
      { scopes: ['quote_verbatim'] },
      /^soFar: is delete, which goes with a no/,
    ],
  ]
  it.each(refused)('deletes nothing %s', async (_, more, message) => {
    const pat = await aParticipant(world.ada, frame, { isAdult: false })
    const done = await withdraws(pat, { ...more, soFar: 'delete' })
    expect(done.refused).toBe('invalid_input')
    expect(done.message).toMatch(message)
    expect(await receiptOf(pat)).toEqual([])
  })

  it('is in the audit by ids and counts, and no trace of the words is anywhere', async () => {
    const { pat } = await speaks()
    await withdraws(pat)
    await world.instance.settled()
    const entries = await db().auditEntry.findMany({
      where: { action: { in: ['record consent', 'finish erasure'] } },
      orderBy: { id: 'asc' },
    })
    const own = entries.filter(({ subjects }) => JSON.stringify(subjects).includes(bare(pat)))
    expect(own.at(-1)).toMatchObject({
      action: 'finish erasure',
      subjects: { key: 'ended', removed: expect.any(Number) },
    })
    expect(own.some(({ subjects }) => typeof (subjects as { removed?: unknown }).removed === 'number')).toBe(
      true,
    )
    expect((await everyRow(world.database, [])).join('\n')).not.toContain(marker.slice(0, 7))
    const list = readFileSync(
      everyKey(world.keyFolder).find((path) => path.endsWith('withdrawals.jsonl'))!,
      'utf8',
    )
    expect(list).toContain(bare(pat))
    expect(list).not.toContain(marker.slice(0, 7))
  })
})

describe('the epoch that each answer tells', () => {
  const epochOf = async (who: Someone) => {
    const { epoch } = await who.ask('query ($id: ID!) { study(id: $id) { id } }', { id: frame.studyId })
    return epoch
  }

  it('is another one for everybody in the study after somebody withdrew, and for nobody else', async () => {
    const { pat } = await speaks()
    const others = await aStudy(world.eve, shippedCodebook)
    expect(others.studyId).not.toBe(frame.studyId)
    const all = () => Promise.all([world.ada, world.ben, world.eve].map(epochOf))
    const before = await all()
    expect(new Set(before).size).toBe(3)
    expect(await all()).toEqual(before)
    await withdraws(pat)
    const after = await all()
    expect(after.map((epoch, at) => epoch === before[at])).toEqual([false, false, true])
    expect(after[0]).toMatch(/^[\w-]{16}$/)
    expect(await epochOf(world.nobody)).toBeUndefined()
  })

  it('does not move with what is refused', async () => {
    const { pat } = await speaks()
    const before = await epochOf(world.ada)
    expect(
      (await withdraws(pat, { party: 'giver', giverSafety: 'safe', soFar: 'delete' })).refused,
    ).toBeDefined()
    expect(await epochOf(world.ada)).toBe(before)
  })
})

describe('a key that is lost', () => {
  const lines: string[] = []
  const start = () => {
    const { app, keyFile } = world.instance
    return tellLostKeys({
      ...app,
      keys: openKeyStore(readKey(keyFile), `${keyFile}.d`),
      keyFile,
      log: (line) => void lines.push(line),
    })
  }
  const readKey = (file: string) => Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
  const fileOf = (end: string) => everyKey(world.keyFolder).find((path) => path.endsWith(end))!

  it('of a participant is told at a start by where it should be, and nothing is made in its place', async () => {
    const { pat } = await speaks()
    const file = fileOf(`${bare(pat)}.key`)
    renameSync(file, `${file}.away`)
    await start()
    expect(lines).toEqual([
      expect.stringMatching(/^1 key of a participant is missing in .*safe copy of the keys/),
    ])
    expect(everyKey(world.keyFolder)).not.toContain(file)
    renameSync(`${file}.away`, file)
    lines.length = 0
    await start()
    expect(lines).toEqual([])
  })

  it.each([
    ['missing', (file: string) => rmSync(file)],
    ['damaged', (file: string) => writeFileSync(file, Buffer.alloc(60, 7))],
  ])('of a study that is %s stops the start by its name', async (_, harm) => {
    const file = fileOf(`${bare(frame.studyId)}/study.key`)
    const whole = readFileSync(file)
    harm(file)
    await expect(start()).rejects.toMatchObject({
      code: 'study_key_lost',
      message: expect.stringContaining(`The key ${file} of a study`),
    })
    writeFileSync(file, whole)
    await start()
  })
})

describe('receipts', () => {
  it('are read by Ada and Dara, not by Ben, and page from the newest', async () => {
    const { pat } = await speaks()
    await withdraws(pat)
    expect((await receiptOf(pat))[0]).toBeDefined()
    const all = (await receipts(dara)) as Receipt[]
    expect(all).toEqual(await receipts(world.ada))
    expect(all[0]!.participantId).toBe(pat)
    expect(await receipts(world.ben)).toBe('forbidden')
  })

  it('are changed by nobody past the product either, and removed by none', async () => {
    const change = (sql: string) => withClient(world.database.connection.pool, (client) => client.query(sql))
    for (const sql of [
      `DELETE FROM "Erasure"`,
      `UPDATE "Erasure" SET "participantId" = "participantId" || 'x'`,
      `UPDATE "Erasure" SET "doneAt" = NULL`,
      `UPDATE "Erasure" SET "keyEndedAt" = now()`,
    ])
      await expect(change(sql)).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a program that ends in the middle', () => {
  /** The key store of the running product, that ends at one point as a killed program would. */
  const dying = async (at: 'add' | 'renewParticipant', isAfter: boolean, work: () => Promise<unknown>) => {
    const { keys } = world.instance.app
    const [whole, list] = [keys.renewParticipant.bind(keys), keys.withdrawals.add.bind(keys.withdrawals)]
    const die = () => Promise.reject(new Error('killed'))
    if (at === 'add') keys.withdrawals.add = async (all) => (isAfter ? list(all).then(die) : die())
    else keys.renewParticipant = async (...of) => (isAfter ? whole(...of).then(die) : die())
    try {
      await expect(work()).rejects.toThrow()
    } finally {
      keys.renewParticipant = whole
      keys.withdrawals.add = list
    }
  }
  const points: ['add' | 'renewParticipant', boolean, 'nothing' | 'all'][] = [
    ['add', false, 'nothing'],
    ['renewParticipant', false, 'all'],
    ['renewParticipant', true, 'all'],
  ]

  it.each(points)('at %s (after it: %s) leaves %s', async (at, isAfter, what) => {
    const { pat } = await speaks()
    const key = () =>
      readFileSync(everyKey(world.keyFolder).find((path) => path.endsWith(`${bare(pat)}.key`))!)
    const before = key()
    await dying(at, isAfter, () => withdraws(pat))
    // What the next start does.
    await reapply({ ...world.instance.app, owner: world.database.owner })
    await world.instance.app.db.$transaction(async (tx) => {
      for (const { id } of await tx.erasure.findMany({ where: { doneAt: null } }))
        await world.instance.app.pipeline.emit(tx, {
          type: 'erasure.asked',
          studyId: bare(frame.studyId),
          erasureId: id,
        })
    })
    await world.instance.settled()
    const isThere = (await rowsOf(pat)).some((row) => row.startsWith('Answer '))
    expect([isThere, key().equals(before)]).toEqual(what === 'all' ? [false, false] : [true, true])
    expect(await receiptOf(pat)).toHaveLength(what === 'all' ? 1 : 0)
    if (what === 'all') expect((await receiptOf(pat))[0]).toMatchObject({ doneAt: expect.any(String) })
    expect(await themesOf(world.ada, frame.studyId)).toBeDefined()
  })
})
