// Reaching young people for a wave: by one try at a time, three at most, as it is safe for them, and by nothing any more
// from the moment on in which it is not, or somebody says no.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { openMail } from '../packages/api/src/mail.ts'
import { claimLetter } from '../packages/api/src/outreach/store.ts'
import { steps } from '../packages/api/src/pipeline.ts'
import { shippedCodebook } from './support/codebook.ts'
import { publishTexts } from './support/consentText.ts'
import { bare } from './support/deciding.ts'
import { aMailServer, type MailServer } from './support/mailServer.ts'
import { act, agrees, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'
import { inYears } from './support/until.ts'

let world: World
let frame: Frame
let followUp: string
let post: MailServer
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  const later = { key: 'later', label: { en: 'Later' }, opensOn: '2026-02-01' }
  followUp = (await act(world.ada, 'addWave', { studyId: frame.studyId, ...later })).id
  post = await aMailServer()
})
afterAll(async () => {
  world.instance.app.post = null
  await world.instance.settled()
  await world.close()
  await post.close()
})

const opensMail = () =>
  void (world.instance.app.post = {
    mail: openMail(post.url, 'Firsthand <firsthand@here.example>'),
    address: 'https://here.example',
  })

const until = inYears(3)
const of = (participantId: string) => ({ studyId: frame.studyId, participantId })
const inPerson = { channel: 'in_person', language: 'en' }
const byMail = { channel: 'mail', language: 'en', address: 'pat@quellwort.example', senderWords: 'Maria' }

/** Somebody with a plan, of age, who agrees to be asked again. */
const pat = async (plan: object = inPerson, scopes = ['participate', 'analyse', 'recontact_followup']) => {
  const id = await aParticipant(world.ada, frame, { scopes })
  await act(world.ada, 'keepContact', { ...of(id), ...plan })
  return id
}

/** What stands against inviting them in the first wave, and whether their link leads on. */
const reachOf = async (id: string) => {
  const { data } = await world.ada.ask<{
    node: { reach: { against: string | null; lacksPermission: boolean }[] }
  }>(
    'query ($id: ID!) { node(id: $id) { ... on Participant { reach { waveId against lacksPermission } } } }',
    { id },
  )
  return data.node.reach[0]
}

type Made = { id: string; number: number; code: string | null; path: string | null }
type Invited = { done: { data?: Made; code?: string; reason?: string; message?: string } }
const invite = async (id: string, more: { way?: string; waveId?: string; who?: Someone } = {}) => {
  const { who = world.ada, waveId = frame.waveId, way = 'by_hand' } = more
  const { data } = await who.ask<Invited>(
    `mutation ($input: InviteToWaveInput!) { done: inviteToWave(input: $input) { __typename
      ... on Refusal { code message } ... on NotReachable { reason }
      ... on MutationInviteToWaveSuccess { data { id number code path } } } }`,
    { input: { ...of(id), waveId, way } },
  )
  return { ...data.done.data, refused: data.done.reason ?? data.done.code }
}

const states = async (id: string) => {
  const { data } = await world.ada.ask<{ node: { invitations: { state: string }[] } }>(
    'query ($id: ID!) { node(id: $id) { ... on Participant { invitations { state } } } }',
    { id },
  )
  return data.node.invitations.map(({ state }) => state)
}

const says = (participantId: string, decision: string, scope = 'recontact_followup') =>
  decision === 'granted'
    ? agrees(world.ada, { ...of(participantId), scopes: [scope] })
    : act(world.ada, 'recordConsent', {
        ...of(participantId),
        ...{
          party: 'youth',
          scopes: [scope],
          decision,
          until,
          ...(decision === 'withdrawn' && { soFar: 'keep' }),
        },
      })

/** An invitation that is written past the API, as the application's own role. */
const byHand = (id: string, number: number) =>
  withClient(world.database.connection.pool, (client) =>
    client.query(
      `INSERT INTO "WaveInvitation" ("studyId", id, "waveId", "participantId", number, way, "madeAt", "expiresAt")
        VALUES ($1, $2, $3, $4, $5, 'by_hand', now(), now() + interval '1 day')`,
      [bare(frame.studyId), crypto.randomUUID(), bare(frame.waveId), bare(id), number],
    ),
  )

type Listed = { participantId: string; state: string; reason: string | null }
const standing = async (id: string) => {
  const { data } = await world.ada.ask<{ node: { people: { edges: { node: Listed }[] } } }>(
    `query ($id: ID!) { node(id: $id) { ... on Wave { people(first: 100) { edges { node { participantId state reason } } } } } }`,
    { id: frame.waveId },
  )
  const { state, reason } = data.node.people.edges.find(({ node }) => node.participantId === id)!.node
  return { state, reason }
}

describe('an invitation', () => {
  it('is made three times at most, each ending the one before, and its code is kept as a hash alone', async () => {
    const id = await pat()
    const made = [await invite(id), await invite(id), await invite(id)]
    expect(made.map(({ number }) => number)).toEqual([1, 2, 3])
    for (const { code, path } of made) expect(path).toBe(`/s/${code}`)
    expect((await invite(id)).refused).toBe('tries')
    expect(await states(id)).toEqual(['open', 'replaced', 'replaced'])
    expect((await invite(id, { waveId: followUp })).number).toBe(1)
    const rows = await world.instance.app.db.waveInvitation.findMany({ where: { participantId: bare(id) } })
    const audit = await world.instance.app.db.auditEntry.findMany({
      where: { action: 'invite to wave' },
      orderBy: { id: 'asc' },
    })
    const stored = JSON.stringify([rows, audit.map(({ subjects }) => subjects)])
    for (const { code } of made) expect(stored).not.toContain(code)
  })

  it('is not made three times past the API either', async () => {
    const id = await pat()
    await invite(id)
    await expect(byHand(id, 1)).rejects.toMatchObject({ code: '23505' })
    await expect(byHand(id, 4)).rejects.toMatchObject({ code: '23514' })
    await act(world.ada, 'markContact', { ...of(id), isUnsafe: true })
    await expect(byHand(id, 2)).rejects.toMatchObject({ code: '42501' })
    const revive = `UPDATE "WaveInvitation" SET "endedAt" = NULL, "endedBy" = NULL WHERE "participantId" = '${bare(id)}'`
    await expect(
      withClient(world.database.connection.pool, (client) => client.query(revive)),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('needs a plan, and in a later wave that they agreed to be asked again', async () => {
    const noPlan = await aParticipant(world.ada, frame)
    expect((await invite(noPlan)).refused).toBe('no_plan')
    const notAsked = await pat(inPerson, ['participate'])
    expect((await invite(notAsked, { waveId: followUp })).refused).toBe('not_asked')
    expect((await invite(notAsked)).number).toBe(1)
    await says(notAsked, 'granted')
    expect((await invite(notAsked, { waveId: followUp })).number).toBe(1)
    await says(notAsked, 'declined')
    expect((await invite(notAsked)).refused).toBe('said_no')
  })

  it('ends with an answer, and with that wave alone', async () => {
    const id = await pat()
    await invite(id)
    await invite(id, { waveId: followUp })
    await act(world.ada, 'submitResponse', submission(frame, id, 'They listened.'))
    expect((await states(id)).sort()).toEqual(['open', 'used'])
    expect((await invite(id)).refused).toBe('answered')
  })

  it.each([
    ['a no to being asked again', 'recontact', (id: string) => says(id, 'withdrawn')],
    ['a no to taking part', 'recontact', (id: string) => says(id, 'withdrawn', 'participate')],
    [
      'it being unsafe',
      'unsafe',
      (id: string) => act(world.ada, 'markContact', { ...of(id), isUnsafe: true }),
    ],
  ])('ends with %s, at once and for good', async (_, state, end) => {
    const id = await pat()
    await invite(id)
    await invite(id, { waveId: followUp })
    await end(id)
    expect(await states(id)).toEqual([state, state])
    expect((await invite(id)).refused).toMatch(/^(?:unsafe|said_no)$/)
    await act(world.ada, 'markContact', { ...of(id), isUnsafe: false })
    for (const scope of ['participate', 'recontact_followup']) await says(id, 'granted', scope)
    expect(await states(id)).toEqual([state, state])
    // With a no to taking part went how they are reached.
    await act(world.ada, 'keepContact', { ...of(id), ...inPerson })
    expect((await invite(id)).number).toBe(2)
  })

  it('is not made to a minor whose giver of permission said no, also before the young person was asked', async () => {
    await publishTexts(world.ada, frame.studyId, ['caregiver'])
    const id = await aParticipant(world.ada, frame, { isAdult: false, scopes: [] })
    await act(world.ada, 'keepContact', { ...of(id), ...inPerson })
    // Whoever makes the link is told that it leads nowhere yet.
    expect(await reachOf(id)).toMatchObject({ against: null, lacksPermission: true })
    expect((await invite(id)).number).toBe(1)
    const giver = { party: 'giver', giverSafety: 'safe', route: 'parent', scopes: ['participate'], until }
    await act(world.ada, 'recordConsent', { ...of(id), ...giver, decision: 'declined' })
    expect(await states(id)).toEqual(['recontact'])
    expect((await invite(id)).refused).toBe('said_no')
    expect(await reachOf(id)).toMatchObject({ against: 'said_no' })
    expect(await standing(id)).toEqual({ state: 'lost', reason: 'withdrew' })
    await expect(byHand(id, 2)).rejects.toMatchObject({ code: '42501' })
  })

  it('is taken back by whoever may meet them, and not twice', async () => {
    const id = await pat()
    const { id: waveInvitationId } = await invite(id)
    const input = { studyId: frame.studyId, waveInvitationId }
    const { browser: ines } = await newcomer(world, 'ines', frame, 'interviewer')
    expect((await act(ines, 'takeBackInvitation', input)).refused).toBe('not_found')
    expect((await act(world.ada, 'takeBackInvitation', input)).id).toBe(waveInvitationId)
    expect(await states(id)).toEqual(['taken_back'])
    expect((await act(world.ada, 'takeBackInvitation', input)).refused).toBe('not_found')
  })

  it('to an unsafe person is not made by somebody who asks in the same moment', async () => {
    const id = await pat()
    await Promise.all([invite(id), act(world.ada, 'markContact', { ...of(id), isUnsafe: true }), invite(id)])
    expect((await states(id)).filter((state) => state === 'open')).toEqual([])
  })
})

describe('a letter', () => {
  it('goes nowhere without a mail server, nor to who is reached otherwise', async () => {
    expect((await invite(await pat(byMail), { way: 'mail' })).refused).toBe('no_server')
    opensMail()
    expect((await invite(await pat(), { way: 'mail' })).refused).toBe('no_mail')
  })

  it('goes out once, in their language and in words that tell nobody anything; its code is in it alone', async () => {
    opensMail()
    const id = await pat({ ...byMail, language: 'es', senderWords: 'María de la biblioteca' })
    const made = await invite(id, { way: 'mail' })
    expect(made).toMatchObject({ code: null, path: null })
    await world.instance.settled()
    expect(await states(id)).toEqual(['open'])
    const text = decoded(post.letters.at(-1)!)
    expect(text).toMatch(/^To: pat@quellwort\.example/im)
    expect(text).toMatch(/^From: .*<hello@here\.example>/im)
    expect(text).toContain('María de la biblioteca hizo este enlace para ti')
    expect(text).not.toMatch(/firsthand|listening|escuchar|study|survivor|traffick|trata|víctima/i)
    const code = /https:\/\/here\.example\/s\/([\w-]{19})/.exec(text)![1]!
    expect(await world.instance.app.db.waveInvitation.count({ where: { codeHash: code } })).toBe(0)
    const sent = post.letters.length
    const again = {
      type: 'invitation.made',
      studyId: bare(frame.studyId),
      invitationId: bare(made.id!),
    } as const
    await world.instance.app.db.$transaction((tx) => world.instance.app.pipeline.emit(tx, again))
    world.instance.app.pipeline.wake(steps)
    await world.instance.settled()
    expect(post.letters).toHaveLength(sent)
  })

  it('waits for a time that is safe', async () => {
    opensMail()
    const sent = post.letters.length
    const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
    // Neither today nor tomorrow, wherever the clock of the study is.
    const day = weekdays[(new Date().getUTCDay() + 2) % 7]
    const id = await pat({ ...byMail, safeTimes: { days: [day], from: '10:00', to: '11:00' } })
    await invite(id, { way: 'mail' })
    await world.instance.settled()
    expect(await states(id)).toEqual(['waiting'])
    expect(post.letters).toHaveLength(sent)
    const job = await withClient(world.database.owner, async (client) => {
      const { rows } = await client.query<{ at: Date; data: object }>(
        `SELECT start_after AS at, data FROM pgboss.job WHERE name = 'invite' AND state = 'created' ORDER BY created_on DESC LIMIT 1`,
      )
      return rows[0]!
    })
    expect(job.at.getTime()).toBeGreaterThan(Date.now())
    expect(Object.keys(job.data).sort()).toEqual(['invitationId', 'studyId'])
    await act(world.ada, 'markContact', { ...of(id), isUnsafe: true })
    expect(await states(id)).toEqual(['unsafe'])
  })

  it('is taken by one sender alone, and by none once something came between looking and taking', async () => {
    opensMail()
    const tomorrow = new Date(Date.now() + 36 * 60 * 60 * 1000).getUTCDay()
    const days = [['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][tomorrow]!]
    const plan = { ...byMail, safeTimes: { days, from: '09:00', to: '17:00' } }
    const taken = async (id: string) => {
      const { id: made } = await invite(id, { way: 'mail' })
      const job = { studyId: bare(frame.studyId), invitationId: bare(made!) }
      return () =>
        world.instance.app.db.$transaction((tx) =>
          claimLetter(tx, job, { codeHash: crypto.randomUUID(), at: new Date() }),
        )
    }
    const once = await taken(await pat(plan))
    expect((await Promise.all([once(), once(), once()])).filter(Boolean)).toHaveLength(1)
    const [sam, lou] = [await pat(plan), await pat(plan)]
    const [ofSam, ofLou] = [await taken(sam), await taken(lou)]
    await act(world.ada, 'markContact', { ...of(sam), isUnsafe: true })
    await says(lou, 'declined', 'participate')
    expect([await ofSam(), await ofLou()]).toEqual([false, false])
  })

  it('that waits is not sent once the consent to be asked again has ended by its date, and says so', async () => {
    opensMail()
    post.refuse(true)
    const sent = post.letters.length
    const id = await pat(byMail, ['participate'])
    const soon = new Date(Date.now() + 4_000).toISOString()
    await agrees(world.ada, { ...of(id), scopes: ['recontact_followup'], until: soon })
    expect((await invite(id, { way: 'mail', waveId: followUp })).number).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, Date.parse(soon) - Date.now() + 50))
    post.refuse(false)
    await hurry()
    await expect.poll(() => states(id)).toEqual(['recontact'])
    expect(post.letters).toHaveLength(sent)
  })

  it('that the server refuses is tried again, and is told of by a code alone', async () => {
    opensMail()
    post.refuse(true)
    const id = await pat(byMail)
    const sent = post.letters.length
    await invite(id, { way: 'mail' })
    await expect.poll(() => states(id), { timeout: 10_000 }).toEqual(['failing'])
    post.refuse(false)
    await expect.poll(() => states(id), { timeout: 10_000 }).toEqual(['open'])
    expect(post.letters).toHaveLength(sent + 1)
    const kept = await withClient(world.database.owner, async (client) => {
      const { rows } = await client.query<{ row: string }>(
        `SELECT t::text AS row FROM pgboss.job t WHERE name = 'invite'`,
      )
      return rows.map(({ row }) => row).join('\n')
    })
    const audit = await world.instance.app.db.auditEntry.findMany({
      where: { action: 'fail letter' },
      orderBy: { id: 'asc' },
    })
    expect(audit.length).toBeGreaterThan(0)
    for (const place of [
      kept,
      JSON.stringify(audit.map(({ subjects }) => subjects)),
      world.logged.join('\n'),
    ])
      expect(place).not.toMatch(/quellwort|no room/)
  })

  it('that was begun when the program ended is not sent a second time by itself', async () => {
    opensMail()
    const id = await pat({ ...byMail, safeTimes: { days: ['mon'], from: '00:00', to: '00:15' } })
    const { id: invitationId } = await invite(id, { way: 'mail' })
    await world.instance.settled()
    await world.instance.app.db.waveInvitation.updateMany({
      where: { id: bare(invitationId!) },
      data: { claimedAt: new Date() },
    })
    expect(await states(id)).toEqual(['unsure'])
  })
})

/** What waits to be tried again is tried now. */
const hurry = async () => {
  await withClient(world.database.owner, (client) =>
    client.query(
      `UPDATE pgboss.job SET start_after = now() WHERE name = 'invite' AND state IN ('created', 'retry')`,
    ),
  )
  world.instance.app.pipeline.wake(steps)
}

/** Quoted-printable, as far as these letters use it. */
const decoded = (letter: string): string =>
  Buffer.from(
    letter
      .replaceAll('=\r\n', '')
      .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
