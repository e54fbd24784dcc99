// Who somebody is, in rooms of its own: written and not read back, sealed apart from what they said, and out of reach of
// the application but by doors that do one thing each.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reapply } from '../packages/api/src/backup/reapply.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { everyRow } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { inVault } from './support/vault.ts'
import {
  act,
  aParticipant,
  aStudy,
  newcomer,
  openWorld,
  submission,
  type Frame,
  type Someone,
  type World,
} from './support/world.ts'

let world: World
let frame: Frame
let ines: Someone
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  ines = (await newcomer(world, 'ines', frame, 'interviewer')).browser
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const of = (participantId: string) => ({ studyId: frame.studyId, participantId })
const plan = {
  channel: 'mail',
  language: 'en',
  address: 'zuzanna@quellwort.example',
  senderWords: 'Maria from the library',
}
const minor = () => aParticipant(world.ada, frame, { isAdult: false, scopes: [] })

type Kept = {
  hasName: boolean
  hasBirthDate: boolean
  channel: string | null
  language: string | null
  isUnsafe: boolean
}
const kept = async (who: Someone, id: string) => {
  const { data } = await who.ask<{ node: { identity: Kept } | null }>(
    'query ($id: ID!) { node(id: $id) { ... on Participant { identity { hasName hasBirthDate channel language isUnsafe } } } }',
    { id },
  )
  return data.node?.identity
}

/** A birth date so many years ago, some days from today. */
const born = (years: number, days = 0) => {
  const at = new Date(Date.now() + days * 24 * 60 * 60 * 1000)
  at.setUTCFullYear(at.getUTCFullYear() - years)
  return at.toISOString().slice(0, 10)
}

describe('who somebody is', () => {
  it('is written down by Ada, told as kept, and stands in clear nowhere', async () => {
    const pat = await minor()
    await act(world.ada, 'keepIdentity', { ...of(pat), name: 'Zuzanna Quellwort', birthDate: '2012-03-04' })
    await act(world.ada, 'keepContact', { ...of(pat), ...plan, mustNotKnow: 'Onkel Brumbach' })
    expect(await kept(world.ada, pat)).toEqual({
      ...{ hasName: true, hasBirthDate: true, channel: 'mail', language: 'en', isUnsafe: false },
    })
    const dump = (await everyRow(world.database, [])).join('\n')
    expect(dump).toContain(bare(pat))
    expect(dump).not.toMatch(/zuzanna|quellwort|brumbach|2012-03-04/i)
    expect(dump).not.toContain(Buffer.from('Quellwort').toString('hex'))
    expect(world.logged.join('\n')).not.toMatch(/zuzanna|quellwort/i)
  })

  it('is sealed under a key that opens no words, and goes with the person’s key and row', async () => {
    const pat = await minor()
    await act(world.ada, 'keepIdentity', { ...of(pat), name: 'Wilhelmina' })
    const { words, keys } = world.instance.app
    const place = { studyId: bare(frame.studyId), participantId: bare(pat) }
    const sealed = await words.sealIdentity({ ...place, column: 'name' }, 'Wilhelmina')
    expect(await words.openIdentity({ ...place, column: 'name' }, sealed)).toBe('Wilhelmina')
    await expect(words.openIdentity({ ...place, column: 'contact' }, sealed)).rejects.toThrow()
    await expect(words.open({ ...place, row: 'name', column: 'answer' }, sealed)).rejects.toThrow()
    const files = () =>
      readdirSync(world.keyFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.includes(bare(pat)),
      )
    expect(files()).toHaveLength(2)
    await keys.destroyParticipant(place.studyId, place.participantId)
    expect(files().filter((name) => existsSync(join(world.keyFolder, name)))).toEqual([])
    await expect(words.openIdentity({ ...place, column: 'name' }, sealed)).rejects.toMatchObject({
      code: 'key_missing',
    })
    const sql = 'SELECT 1 FROM identity."Person" WHERE "participantId" = $1'
    const rows = async () => (await inVault(world.database, sql, [place.participantId])).rowCount
    expect(await rows()).toBe(1)
    await withClient(world.database.owner, (client) =>
      client.query('DELETE FROM "Participant" WHERE id = $1', [place.participantId]),
    )
    expect(await rows()).toBe(0)
  })

  it('is corrected by writing it anew; what a second writing leaves out stays', async () => {
    const pat = await aParticipant(ines, frame, { scopes: [] })
    expect((await act(ines, 'keepIdentity', { ...of(pat), name: 'Wrong' })).id).toBe(pat)
    expect((await act(ines, 'keepIdentity', { ...of(pat), birthDate: born(15) })).id).toBe(pat)
    expect((await act(ines, 'keepIdentity', { ...of(pat), name: 'Right' })).id).toBe(pat)
    expect(await kept(ines, pat)).toMatchObject({ hasName: true, hasBirthDate: true })
  })

  it('is written down by two at once under one key', async () => {
    const pat = await minor()
    await Promise.all(
      ['A', 'B', 'C', 'D'].map((name) => act(world.ada, 'keepIdentity', { ...of(pat), name })),
    )
    const sql = 'SELECT name FROM identity."Person" WHERE "participantId" = $1'
    const { rows } = await inVault<{ name: Buffer }>(world.database, sql, [bare(pat)])
    const place = { studyId: bare(frame.studyId), participantId: bare(pat), column: 'name' as const }
    expect(await world.instance.app.words.openIdentity(place, rows[0]!.name)).toMatch(/^[ABCD]$/)
  })

  it('is nobody else’s business: Ines meets her own people, Ben none, Eve no study', async () => {
    const hers = await minor()
    const { browser: ben } = await newcomer(world, 'ben', frame, 'coder')
    for (const [who, code] of [
      [ines, 'not_found'],
      [ben, 'forbidden'],
      [world.eve, 'not_found'],
    ] as const)
      for (const [mutation, input] of [
        ['keepIdentity', { name: 'X' }],
        ['keepContact', plan],
        ['markContact', { isUnsafe: true }],
      ] as const)
        expect([mutation, (await act(who, mutation, { ...of(hers), ...input })).refused]).toEqual([
          mutation,
          code,
        ])
    expect(await kept(world.ada, hers)).toMatchObject({ hasName: false, channel: null, isUnsafe: false })
  })
})

describe('a plan to reach somebody', () => {
  it.each<[string, object, RegExp]>([
    ['an address that is none', { channel: 'mail', address: 'pat at example' }, /^address: is no e-mail/],
    ['no number', { channel: 'text', address: 'after school' }, /^address: is no telephone number/],
    ['nobody', { channel: 'worker', workerRole: null }, /^workerRole: is missing/],
    ['words that tell', { channel: 'in_person', senderWords: 'The trafficking study' }, /^senderWords: name/],
  ])('with %s is refused by name, and nothing is kept', async (_, wrong, message) => {
    const pat = await minor()
    const plan = { ...of(pat), language: 'en', ...wrong }
    expect((await act(world.ada, 'keepContact', plan)).message).toMatch(message)
    expect(await kept(world.ada, pat)).toMatchObject({ channel: null })
  })
})

describe('a birth date', () => {
  it.each([
    ['to come', born(-1), /^birthDate: is a day to come/],
    ['of tomorrow but one', born(0, 2), /^birthDate: is a day to come/],
    ['long ago', born(31), /^birthDate: is more than 30 years ago/],
    ['of a child', born(4), /^birthDate: is less than 5 years ago/],
    ['that is no day', '2011-02-29', /^birthDate: is no day of the calendar/],
    ['in other words', '4 March 2012', /^birthDate: is no day of the calendar/],
  ])('%s is refused by name, and nothing is kept', async (_, birthDate, message) => {
    const pat = await minor()
    expect((await act(world.ada, 'keepIdentity', { ...of(pat), name: 'Pat', birthDate })).message).toMatch(
      message,
    )
    expect(await kept(world.ada, pat)).toMatchObject({ hasName: false, hasBirthDate: false })
  })

  it('decides from its instant on whose word counts, before what was attested', async () => {
    const takesPart = async (id: string) => {
      const { data } = await world.ada.ask<{ node: { consents: { scope: string; state: string }[] } }>(
        'query ($id: ID!) { node(id: $id) { ... on Participant { consents { scope state } } } }',
        { id },
      )
      return data.node.consents.find(({ scope }) => scope === 'participate')!.state
    }
    const pat = await aParticipant(world.ada, frame)
    expect(await takesPart(pat)).toBe('granted')
    await act(world.ada, 'keepIdentity', { ...of(pat), birthDate: born(18, 2) })
    expect(await takesPart(pat)).toBe('never_asked')
    await act(world.ada, 'keepIdentity', { ...of(pat), birthDate: born(18, -2) })
    expect(await takesPart(pat)).toBe('granted')
  })
})

describe('a birth date that was wrong', () => {
  const isOfAge = async (id: string) => {
    const { data } = await world.ada.ask<{ node: { audience: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on Participant { audience } } }',
      { id },
    )
    return data.node.audience === 'adult'
  }

  it('makes a minor of age by an evaluator alone, and protects a minor at once whoever sees it', async () => {
    const pat = await aParticipant(ines, frame, { scopes: [] })
    expect(await isOfAge(pat)).toBe(true)
    await act(ines, 'keepIdentity', { ...of(pat), birthDate: born(15) })
    expect(await isOfAge(pat)).toBe(false)
    const refused = await act(ines, 'keepIdentity', { ...of(pat), birthDate: born(19) })
    expect(refused.message).toMatch(/^birthDate: is another one .* Only an evaluator may correct that/)
    expect(refused.message).not.toContain(born(19))
    expect(await isOfAge(pat)).toBe(false)
    // Nobody else is asked for them by this one, so anybody may.
    expect((await act(ines, 'keepIdentity', { ...of(pat), birthDate: born(16) })).refused).toBeUndefined()
    await act(world.ada, 'keepIdentity', { ...of(pat), birthDate: born(19) })
    expect(await isOfAge(pat)).toBe(true)
  })

  it('comes back with no older copy: who was found to be a minor is one, and a ward has who stands up for them', async () => {
    const [pat, sam] = [await aParticipant(world.ada, frame), await minor()]
    const dara = await newcomer(world, 'dara', frame, 'data_steward')
    await act(world.ada, 'keepIdentity', { ...of(pat), birthDate: born(15) })
    await act(world.ada, 'recordWard', { ...of(sam), isWard: true, advocateId: dara.id })
    await inVault(world.database, 'DELETE FROM identity."ComingOfAge" WHERE "participantId" = $1', [
      bare(pat),
    ])
    const older = [
      `SELECT refresh_consent_of('${bare(frame.studyId)}', '${bare(pat)}')`,
      `UPDATE "Participant" SET "isWard" = false, "advocateId" = NULL WHERE id = '${bare(sam)}'`,
    ]
    await withClient(world.database.owner, (client) => client.query(older.join(';')))
    expect(await isOfAge(pat)).toBe(true)
    expect(await reapply({ ...world.instance.app, owner: world.database.owner })).toMatchObject({
      decisions: 1,
    })
    expect(await isOfAge(pat)).toBe(false)
    expect((await act(world.ada, 'submitResponse', submission(frame, pat, 'The bus.'))).refused).toBe(
      'no_consent',
    )
    const where = { id: bare(sam) }
    const select = { isWard: true, advocateId: true }
    expect(await world.instance.app.db.participant.findUnique({ where, select })).toEqual({
      ...{ isWard: true, advocateId: bare(dara.id) },
    })
    expect(await reapply({ ...world.instance.app, owner: world.database.owner })).toMatchObject({
      decisions: 0,
    })
  })

  it('takes up again what waited for it', async () => {
    const pat = await aParticipant(world.ada, frame)
    await act(world.ada, 'submitResponse', submission(frame, pat, 'The judge listened to me.'))
    await world.instance.settled()
    const passages = () =>
      withClient(world.database.owner, async (client) => {
        const sql = 'SELECT FROM "Passage" WHERE "participantId" = $1'
        return (await client.query(sql, [bare(pat)])).rowCount
      })
    await act(world.ada, 'keepIdentity', { ...of(pat), birthDate: born(15) })
    // As if the step had come while nothing was there to be seen.
    await withClient(world.database.owner, (client) =>
      client.query('DELETE FROM "Passage" WHERE "participantId" = $1', [bare(pat)]),
    )
    await act(world.ada, 'keepIdentity', { ...of(pat), birthDate: born(19) })
    await world.instance.settled()
    expect(await passages()).toBe(1)
  })
})

describe('somebody who is not safe to reach', () => {
  it('is so again where an older copy of the database was put back, and an invitation that it brought ends', async () => {
    const pat = await minor()
    await act(world.ada, 'keepContact', { ...of(pat), ...plan })
    await act(world.ada, 'inviteToWave', { ...of(pat), waveId: frame.waveId, way: 'by_hand' })
    await act(world.ada, 'markContact', { ...of(pat), isUnsafe: true })
    const safe = 'UPDATE identity."Person" SET "isUnsafe" = false WHERE "participantId" = $1'
    await inVault(world.database, safe, [bare(pat)])
    const older = [
      `ALTER TABLE "WaveInvitation" DISABLE TRIGGER ended`,
      `UPDATE "WaveInvitation" SET "endedAt" = NULL, "endedBy" = NULL WHERE "participantId" = '${bare(pat)}'`,
      `ALTER TABLE "WaveInvitation" ENABLE TRIGGER ended`,
    ]
    await withClient(world.database.owner, (client) => client.query(older.join(';')))
    expect(await kept(world.ada, pat)).toMatchObject({ isUnsafe: false })
    await reapply({ ...world.instance.app, owner: world.database.owner })
    expect(await kept(world.ada, pat)).toMatchObject({ isUnsafe: true })
    const where = { participantId: bare(pat) }
    expect(await world.instance.app.db.waveInvitation.findMany({ where, select: { endedBy: true } })).toEqual(
      [{ endedBy: 'unsafe' }],
    )
  })
})

describe('the rooms', () => {
  const doors = (sql: string) => withClient(world.database.connection.pool, (client) => client.query(sql))

  it.each([
    'SELECT * FROM identity."Person"',
    'DELETE FROM identity."Person"',
    'SELECT name FROM identity."Person"',
  ])('are shut to the application: %s', (sql) => expect(doors(sql)).rejects.toMatchObject({ code: '42501' }))

  it('give how to reach somebody to nobody while no letter waits', async () => {
    const pat = await minor()
    await act(world.ada, 'keepContact', { ...of(pat), ...plan })
    const { id } = await act(world.ada, 'inviteToWave', { ...of(pat), waveId: frame.waveId, way: 'by_hand' })
    const { rows } = await doors(
      `SELECT * FROM identity.contact_for_letter('${bare(frame.studyId)}', '${bare(id)}')`,
    )
    expect(rows).toEqual([])
  })

  it('have no key that leads into the corpus, nor one from there', async () => {
    const { rows } = await withClient(world.database.owner, (client) =>
      client.query(`SELECT conname FROM pg_constraint WHERE contype = 'f'
        AND 'identity'::regnamespace IN (connamespace, (SELECT relnamespace FROM pg_class WHERE oid = confrelid))`),
    )
    expect(rows).toEqual([])
  })

  it('are in the audit by ids and by what was kept, never by what it was', async () => {
    const entries = await world.instance.app.db.auditEntry.findMany({
      where: { action: { in: ['keep identity', 'keep contact', 'mark contact'] } },
    })
    expect(entries.length).toBeGreaterThan(8)
    const text = JSON.stringify(entries.map(({ subjects }) => subjects))
    expect(text).toMatch(/"kept":\["name","birthDate"\]/)
    expect(text).not.toMatch(/zuzanna|quellwort|library|2012|example/i)
  })
})
