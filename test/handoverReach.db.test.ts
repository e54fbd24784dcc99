// What an attacker looked for in handovers: consent that ends in other ways than by a plain no, notices set off by nobody who was
// counted, letters that go out unwritten, and a copy of the database that is older than what left.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMail } from '../packages/api/src/mail.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { aMailServer, type MailServer } from './support/mailServer.ts'
import {
  asOwner,
  bringToHandOver,
  codingOf,
  handoverOf,
  letLeave,
  marker,
  speakerOf,
} from './support/handover.ts'
import { findProfile } from '../packages/api/src/release/floor.ts'
import { act, aParticipant, aStudy, joinStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, World } from './support/world.ts'

let world: World
let frame: Frame
let post: MailServer
beforeAll(async () => {
  world = await openWorld()
  post = await aMailServer()
  frame = await aStudy(world.ada, shippedCodebook)
  await joinStudy(world, 'ben', frame, 'coder')
  await bringToHandOver(world, frame)
  for (const thing of [marker, 'basket', 'candle']) await letLeave(world, frame, 'theme_police', thing)
  for (const thing of ['drawer', 'engine', 'feather']) await letLeave(world, frame, 'theme_court', thing)
})
afterAll(async () => {
  world.instance.app.post = null
  await world.instance.settled()
  await world.close()
  await post.close()
})

const freeze = () => act(world.ada, 'freezeHandover', { studyId: frame.studyId, title: 'For the council' })
const shown = async (number = 1) => (await handoverOf(world.ada, frame, number))!
const speaker = async (theme: string, thing: string) =>
  speakerOf(world, await codingOf(world.ada, frame, theme, thing))
const says = (participantId: string, decision: string, scopes: string[]) =>
  act(world.ada, 'recordConsent', {
    ...{ studyId: frame.studyId, participantId, party: 'youth', decision, scopes },
    until: '2090-01-01T00:00:00Z',
  })
const findMinor = (participantId: string) =>
  act(world.ada, 'keepIdentity', { studyId: frame.studyId, participantId, birthDate: '2015-03-04' })
const left = async () =>
  (
    await asOwner<{ id: string }>(
      world,
      'SELECT "participantId" AS id FROM "HandoverCounted" WHERE "leftOn" IS NOT NULL',
    )
  ).map(({ id }) => `Participant-${id}`)
const notices = async () => (await shown()).recipients[0]!.notices
const isOut = async (words: string) => !JSON.stringify((await shown()).document).includes(words)

/** What a giver says, with how safe they are; past the product, which asks who a giver is only for minors. */
const giverSays = (participantId: string, safety: string) =>
  asOwner(
    world,
    `INSERT INTO "ConsentDecision" SELECT (jsonb_populate_record(NULL::"ConsentDecision", to_jsonb(d)
       || jsonb_build_object('id', left(replace(gen_random_uuid()::text, '-', ''), 22), 'party', 'giver', 'giverSafety', $2::text,
         'decidedAt', now(), 'sequence', nextval(pg_get_serial_sequence('"ConsentDecision"', 'sequence'))))).*
     FROM "ConsentDecision" d WHERE d."participantId" = $1 AND d.party = 'youth' AND d.decision = 'granted'`,
    [bare(participantId), safety],
  )

describe('what was frozen', () => {
  it('is left by nobody who was never counted, however often they say no', async () => {
    const sam = await aParticipant(world.ada, frame, { isAdult: true, scopes: ['participate'] })
    expect(
      (await act(world.ada, 'submitResponse', submission(frame, sam, 'The police listened.'))).refused,
    ).toBeUndefined()
    expect((await freeze()).refused).toBeUndefined()
    const { id: handoverId } = await shown()
    const day = new Date().toLocaleDateString('en-CA', { timeZone: 'America/New_York' })
    await act(world.ada, 'addRecipient', {
      ...{ studyId: frame.studyId, handoverId, body: 'City council', person: 'Tess Quill', receivedOn: day },
      ...{ address: 'tess@council.example', purpose: 'To plan the next year' },
    })
    for (const scope of ['analyse', 'automated_assist', 'quote_verbatim'])
      expect((await says(sam, 'declined', [scope])).refused).toBeUndefined()
    expect(await left()).toEqual([])
    expect(await notices()).toEqual([])
    expect((await shown()).document!.note).toBeNull()
  })

  it('loses a suggested quote with the yes to suggestions, and says that figures may differ', async () => {
    const who = await speaker('theme_court', 'drawer')
    expect((await says(who, 'withdrawn', ['automated_assist'])).refused).toBeUndefined()
    expect(await isOut('drawer')).toBe(true)
    expect(await left()).toEqual([who])
    expect(await notices()).toHaveLength(2)
  })

  it('loses the quote of who is found to be a minor, whom nobody gave permission for', async () => {
    const who = await speaker('theme_court', 'engine')
    expect((await findMinor(who)).refused).toBeUndefined()
    expect(await isOut('engine')).toBe(true)
    expect(await left()).toContain(who)
  })

  it('stays closed to who works with somebody whose quote is out', async () => {
    const dana = await newcomer(world, 'dana', frame, 'evaluator')
    const document = async () => (await handoverOf(dana.browser, frame, 1))!.document
    expect(await document()).not.toBeNull()
    const [participantId] = await left()
    const works = { studyId: frame.studyId, participantId, accountId: dana.id }
    expect((await act(world.ada, 'recordWorker', works)).refused).toBeUndefined()
    expect(await document()).toBeNull()
  })

  it('keeps it where a safe giver allows it, until a giver who may not be safe says yes', async () => {
    const who = await speaker('theme_police', 'candle')
    await giverSays(who, 'safe')
    expect((await findMinor(who)).refused).toBeUndefined()
    expect(await isOut('candle')).toBe(false)
    await giverSays(who, 'unknown')
    expect(await isOut('candle')).toBe(true)
  })

  it('is neither read nor handed on anew with words whose consent has ended, and stays for who has it', async () => {
    const who = await speaker('theme_court', 'feather')
    await asOwner(
      world,
      `UPDATE "ConsentStanding" SET "validUntil" = now() - interval '1 day' WHERE "participantId" = $1 AND scope = 'quote_verbatim'`,
      [bare(who)],
    )
    const { file, document } = await shown()
    expect(JSON.stringify(document)).not.toContain('feather')
    expect(file).not.toContain('feather')
    expect(file).toMatch(/Quote \d is not handed on any more\./)
    expect(await notices()).toHaveLength(4)
  })

  it('loses a quote whose words two people ended, of which whoever has it is told, and counts on', async () => {
    const who = await speaker('theme_police', 'basket')
    const dara = (await newcomer(world, 'dara', frame, 'data_steward')).browser
    await asOwner(
      world,
      `UPDATE "Response" SET "submittedAt" = now() - interval '1100 days', "receivedAt" = now() - interval '40 days'
       WHERE "participantId" = $1`,
      [bare(who)],
    )
    await asOwner(
      world,
      `UPDATE "SafetyFlag" SET "acknowledgedAt" = now(), "acknowledgedBy" = 'x', "decidedAt" = now(), "decidedBy" = 'x',
       outcome = 'reported' WHERE "participantId" = $1`,
      [bare(who)],
    )
    expect((await act(dara, 'askEndOfWords', { studyId: frame.studyId })).refused).toBeUndefined()
    const { askedAt } = await world.instance.app.db.wordsEnd.findFirstOrThrow()
    const agrees = { studyId: frame.studyId, askedAt: askedAt.toISOString(), isAgreed: true }
    const before = await left()
    expect((await act(world.ada, 'decideEndOfWords', agrees)).refused).toBeUndefined()
    await world.instance.settled()
    expect(await isOut('basket')).toBe(true)
    expect(await left()).toEqual(before)
    expect(await notices()).toHaveLength(5)
  })

  it('tells days and no instants, and the record which passages and which file', async () => {
    const rows = await asOwner<{ openedOn: string }>(
      world,
      'SELECT "openedOn"::text AS "openedOn" FROM "HandoverNotice"',
    )
    for (const { openedOn } of rows) expect(openedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    const subjects = async (action: string) =>
      (await world.instance.app.db.auditEntry.findFirst({
        where: { action },
        orderBy: { id: 'desc' },
      }))!.subjects as { rows?: string[]; file?: string }
    expect((await subjects('freeze handover')).rows).toHaveLength(6)
    expect((await subjects('take handover')).file).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('a letter', () => {
  it('does not go where it could not be written down, and the refusal is in the record', async () => {
    world.instance.app.post = { mail: openMail(post.url, 'Firsthand <firsthand@here.example>'), address: '' }
    const { id: recipientId, notices: open } = (await shown()).recipients[0]!
    const told = { studyId: frame.studyId, recipientId, way: 'mail', language: 'en' }
    const bent = await act(world.ada, 'sendNotices', { ...told, notices: [open[0]!.id, 'bent'] })
    expect(bent.refused).toBe('invalid_input')
    expect(post.letters).toHaveLength(0)
    const refused = { action: 'send notices', outcome: 'invalid_input' }
    expect(await world.instance.app.db.auditEntry.count({ where: refused })).toBe(1)
    await act(world.ada, 'sendNotices', { ...told, notices: [open[0]!.id] })
    expect(post.letters).toHaveLength(1)
  })
})

describe('a copy from before anything left', () => {
  it('gives no number twice, and no figure beside one that it has forgotten', async () => {
    await asOwner(
      world,
      `DO $$ BEGIN
        SET LOCAL session_replication_role = replica;
        DELETE FROM "HandoverNotice"; DELETE FROM "HandoverRecipient"; DELETE FROM "HandoverQuote"; DELETE FROM "HandoverCounted";
        DELETE FROM "HandoverQuoted";
        DELETE FROM "HandoverBase"; DELETE FROM "HandoverFigure"; DELETE FROM "Handover";
      END $$`,
    )
    expect((await freeze()).refused).toBeUndefined()
    const { document } = await shown(2)
    for (const { figures } of document!.sections)
      expect(figures[0]!.text).toMatch(/^Withheld: the people asked are nearly those of handover 1/)
  })

  it('shows no figure where what it has forgotten does not open', async () => {
    const { withdrawals } = world.instance.app.keys
    await withdrawals.blank((one) => one.kind === 'handover')
    const bases = [{ waveKey: 'w1', people: Buffer.from('of other keys').toString('base64') }]
    const forgotten = { studyId: bare(frame.studyId), id: 'gone', number: 1, at: new Date().toISOString() }
    await withdrawals.add([{ kind: 'handover', ...forgotten, bases }])
    expect((await freeze()).refused).toBeUndefined()
    for (const { figures } of (await shown(3)).document!.sections)
      expect(figures.every(({ isWithheld }) => isWithheld)).toBe(true)
  })
})

describe('a certificate that the consent text speaks of', () => {
  const says = 'A certificate of confidentiality protects what you say.'
  const last = async () =>
    (await world.instance.app.db.handover.findFirstOrThrow({ orderBy: { number: 'desc' } })).number
  const isPrinted = async (number: number) => (await shown(number)).file!.includes(says)
  const recorded = { issuer: 'National Institutes of Health', reference: 'CC-1', from: '2026-01-02' }

  it('is printed where one holds, at the freezing and at the reading, and nowhere else', async () => {
    await asOwner(
      world,
      `INSERT INTO "ConsentText" ("studyId", id, audience, version, blocks, languages, readability, sha256, material,
         "publishedAt", "effectiveFrom", "expiresAt")
       VALUES ($1, 'certificatecertificate', 'adult', 99, $2, '{en}', '{}', '{}', '{}', now(), now(), '2090-01-01')`,
      [bare(frame.studyId), { en: [{ type: 'certificate', text: says }] }],
    )
    expect((await freeze()).refused).toBeUndefined()
    const dora = (await newcomer(world, 'dora', frame, 'data_steward')).browser
    const study = { studyId: frame.studyId }
    expect((await act(dora, 'recordCertificate', { ...study, ...recorded })).refused).toBeUndefined()
    const before = await last()
    expect(await isPrinted(before)).toBe(false)
    expect((await freeze()).refused).toBeUndefined()
    expect(await isPrinted(before + 1)).toBe(true)
    const { id } = (await world.instance.app.db.certificate.findFirst())!
    const back = { ...study, certificateId: `Certificate-${id}` }
    expect((await act(world.ada, 'takeBackCertificate', back)).refused).toBeUndefined()
    expect(await isPrinted(before + 1)).toBe(false)
  })
})

describe('the smallest groups that a study chose for everybody', () => {
  it('hold for the next handover, and for the board only where they are its own', async () => {
    const studyId = bare(frame.studyId)
    const chosen = (more: object) => act(world.ada, 'saveSettings', { studyId: frame.studyId, ...more })
    const leastFor = async (audience: 'board' | 'public') =>
      (await findProfile(world.instance.app.db, studyId, audience)).leastBase
    const before = [await leastFor('board'), await leastFor('public')]
    expect((await chosen({ publicLeastBase: 40 })).refused).toBeUndefined()
    expect([await leastFor('board'), await leastFor('public')]).toEqual([before[0], 40])
    expect((await freeze()).refused).toBeUndefined()
    const last = await world.instance.app.db.handover.findFirstOrThrow({ orderBy: { number: 'desc' } })
    expect(last.leastBase).toBe(40)
    expect((await chosen({ boardLeastBase: 50 })).refused).toBeUndefined()
    expect([await leastFor('board'), await leastFor('public')]).toEqual([50, 50])
  })
})
