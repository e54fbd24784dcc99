// The page behind a link: it says where to go on, tells a minor without permission whom to ask, is the same for every code
// that leads nowhere, and leaves no trace of who was there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyRow } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { openPort, type Answer, type Port } from './support/http.ts'
import {
  act,
  agrees,
  aParticipant,
  aStudy,
  openWorld,
  submission,
  type Frame,
  type World,
} from './support/world.ts'
import { inYears } from './support/until.ts'

let world: World
let frame: Frame
let port: Port
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  port = await openPort(world)
  const { studyId } = frame
  await act(world.ada, 'saveWhomToAsk', {
    studyId,
    whomToAsk: { en: 'Ms. Rivera <front desk>', es: 'La señora Rivera' },
  })
  await act(world.ada, 'saveSettings', { studyId, exitAddress: 'https://www.weather.gov/' })
})
afterAll(async () => {
  port?.close()
  await world.instance.settled()
  await world.close()
})

const of = (participantId: string) => ({ studyId: frame.studyId, participantId })
const until = inYears(3)

const linkTo = async (participantId: string) => {
  await act(world.ada, 'keepContact', { ...of(participantId), channel: 'in_person', language: 'en' })
  const { data } = await world.ada.ask<{ done: { data: { id: string; path: string } } }>(
    `mutation ($input: InviteToWaveInput!) { done: inviteToWave(input: $input) { __typename
      ... on MutationInviteToWaveSuccess { data { id path } } } }`,
    { input: { ...of(participantId), waveId: frame.waveId, way: 'by_hand' } },
  )
  return data.done.data
}
const minor = () => aParticipant(world.ada, frame, { isAdult: false, scopes: [] })
/** A giver says yes in a meeting; a no, and what a board decides, is recorded by itself. */
const permits = (
  participantId: string,
  given: { giverSafety?: string; decision?: string; route?: string; reference?: string; mechanism?: string },
) =>
  given.decision || given.route
    ? act(world.ada, 'recordConsent', {
        ...{ ...of(participantId), party: 'giver', until, giverSafety: given.route ? null : 'unknown' },
        ...{ scopes: ['participate'], decision: 'granted', ...given },
      })
    : agrees(world.ada, {
        ...{ ...of(participantId), audience: 'caregiver' },
        ...{ scopes: ['participate'], ...given },
      })
const open = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  port.send(path, { headers })
/** As the one for whom it was made says so. */
const openMine = (path: string) => open(`${path}?me`)
const heading = ({ text }: Answer) => /<h1>(.*?)<\/h1>/.exec(text)![1]

describe('a minor without permission', () => {
  it('sees why not yet and whom to ask, in both languages, without a word of what it is about', async () => {
    const { path } = await linkTo(await minor())
    const page = await openMine(path)
    expect(heading(page)).toBe('Not yet')
    expect(page.text).toContain('Ms. Rivera &lt;front desk&gt;')
    const spanish = await open(`${path}?l=es&me`)
    expect(heading(spanish)).toBe('Todavía no')
    expect(spanish.text).toContain('La señora Rivera')
    expect(spanish.text).toContain('lang="es"')
    for (const { text } of [page, spanish]) {
      expect(text).not.toMatch(
        /firsthand|listening|escuchar|study|survey|survivor|traffick|trata\b|víctima|<script/i,
      )
      expect(text).toContain('href="https://www.weather.gov/" rel="noreferrer"')
    }
  })

  it('leaves no trace: no cookie, no line, no row, no entry, no count, whatever they open and how often', async () => {
    const { path } = await linkTo(await minor())
    await world.instance.app.sealer.stop()
    const before = await everyRow(world.database, ['job', 'archive', 'queue', 'version'])
    const logged = world.logged.length
    for (const visit of [
      path,
      `${path}?l=es`,
      `${path}?l=es&me`,
      path.toUpperCase().replace('/S/', '/s/'),
      path,
    ]) {
      const { headers, status } = await open(visit, { cookie: world.cookies.ada })
      expect([status, headers['set-cookie'], headers['cache-control'], headers['referrer-policy']]).toEqual([
        ...[200, undefined, 'no-store', 'no-referrer'],
      ])
    }
    expect((await port.send(path, { method: 'HEAD' })).text).toBe('')
    expect(await everyRow(world.database, ['job', 'archive', 'queue', 'version'])).toEqual(before)
    expect(before.length).toBeGreaterThan(20)
    expect(world.logged.length).toBe(logged)
  })

  const ways: [string, Parameters<typeof permits>[1], string][] = [
    ['of a safe giver', {}, 'You can go on with a person'],
    ['of a giver who is not safe', { giverSafety: 'unsafe' }, 'Not yet'],
    ['that was refused', { decision: 'declined' }, 'Not yet'],
    [
      'that a board waived',
      { route: 'waived_408c', reference: 'IRB 7', mechanism: 'child_advocate' },
      'You can go on with a person',
    ],
  ]
  it.each(ways)('with permission %s reads: %s', async (_, given, expected) => {
    const id = await minor()
    const { path } = await linkTo(id)
    const { data } = await world.ada.ask<{ viewer: { id: string } }>('{ viewer { id } }')
    const overseer = 'mechanism' in given ? { overseerId: `Account-${data.viewer.id}` } : {}
    expect((await permits(id, { ...given, ...overseer })).refused).toBeUndefined()
    // Who said no is not reached any more: their link has ended.
    expect(heading(await openMine(path))).toBe('decision' in given ? 'This link does not lead on' : expected)
  })
})

describe('somebody of age', () => {
  it('is told to go on with the person who asks', async () => {
    const { path } = await linkTo(await aParticipant(world.ada, frame))
    expect(heading(await openMine(path))).toBe('You can go on with a person')
  })
})

describe('whoever holds the link of somebody else', () => {
  it('sees the same page whoever it was made for, and is told of nobody how old they are', async () => {
    const allowed = await minor()
    expect((await permits(allowed, {})).refused).toBeUndefined()
    const everybody = [await minor(), allowed, await aParticipant(world.ada, frame)]
    const paths: string[] = []
    for (const id of everybody) paths.push((await linkTo(id)).path)
    for (const language of ['en', 'es']) {
      const first = await Promise.all(paths.map((path) => open(`${path}?l=${language}`)))
      expect(new Set(first.map(({ text }) => text)).size).toBe(1)
      expect(first[0]!.text).toContain(`href="?l=${language}&amp;me"`)
      const further = await Promise.all(paths.map((path) => open(`${path}?l=${language}&me`)))
      for (const { text } of further) expect(text).not.toMatch(/you are under|you are 1|tienes (menos|1)/i)
    }
    expect(heading(await open(paths[0]!))).toBe('Is this page for you?')
  })
})

describe('a code that leads nowhere', () => {
  it('leads everybody to one page, whether it ended or never was', async () => {
    const ended = await Promise.all(
      [
        async (id: string) => act(world.ada, 'markContact', { ...of(id), isUnsafe: true }),
        async (id: string) => act(world.ada, 'submitResponse', submission(frame, id, 'Said.')),
        async (id: string, waveInvitationId: string) =>
          act(world.ada, 'takeBackInvitation', { studyId: frame.studyId, waveInvitationId }),
      ].map(async (end) => {
        const id = await aParticipant(world.ada, frame)
        const { path, id: invitationId } = await linkTo(id)
        await end(id, invitationId)
        return path
      }),
    )
    const unknown = ['/s/2222-3333-4444-5555', '/s/', '/s/x', "/s/2222-3333-4444-555'"]
    const pages = await Promise.all([...ended, ...unknown].map((path) => open(path)))
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1)
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]))
    expect(heading(pages[0]!)).toBe('This link does not lead on')
  })
})

describe('who guesses codes', () => {
  it('is asked to wait, by a page that says nothing either', async () => {
    let page = await open('/s/2222-3333-4444-5556')
    for (let tries = 0; tries < 220 && page.status === 200; tries += 1)
      page = await open('/s/2222-3333-4444-5556')
    expect([page.status, heading(page), Number(page.headers['retry-after']) > 0]).toEqual([
      ...[429, 'Please wait a little', true],
    ])
    expect(heading(await open('/s/2222-3333-4444-5556', { 'accept-language': 'es-MX,es' }))).toBe(
      'Espera un poco, por favor',
    )
  })

  it('may ask in no other way', async () =>
    expect((await port.send('/s/x', { method: 'POST' })).status).toBe(405))
})
