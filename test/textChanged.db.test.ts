// A text is changed in what matters: who agreed to the one before is asked anew before anything new comes of it, and what
// was collected stays as it was agreed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../packages/api/src/id.ts'
import { shippedCodebook } from './support/codebook.ts'
import { act, agrees, allScopes, aParticipant, aStudy, openWorld, submission } from './support/world.ts'
import type { Frame, World } from './support/world.ts'
import { inYears } from './support/until.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const bare = (id: string) => id.slice(id.indexOf('-') + 1)
const scopes = [...allScopes, 'recontact_followup']
const spoken = 'The officer put me in handcuffs. I would not call the police again.'
const says = (pat: string) => act(world.ada, 'submitResponse', submission(frame, pat, spoken))

/** Publishes the next text for adults. */
const change = async (type: string, en: string, effectiveFrom?: string) => {
  const of = { studyId: frame.studyId, audience: 'adult' }
  await act(world.ada, 'startConsentText', { ...of, from: 'last' })
  await act(world.ada, 'saveConsentText', { ...of, expected: 1, blocks: [{ type, en }] })
  const published = { ...of, expected: 2, reviewed: ['es'], effectiveFrom: effectiveFrom ?? null }
  expect((await act(world.ada, 'publishConsentText', published)).message).toBeUndefined()
}

const participate = async (pat: string) => {
  const { data } = await world.ada.ask<{
    node: { consents: { scope: string; state: string; next: string; carriesNew: boolean }[] }
  }>(
    'query ($id: ID!) { node(id: $id) { ... on Participant { consents { scope state next carriesNew } } } }',
    {
      id: pat,
    },
  )
  const { state, next, carriesNew } = data.node.consents.find((one) => one.scope === 'participate')!
  return { state, next, carriesNew }
}

const responseRow = (pat: string) => ({
  ...{ studyId: bare(frame.studyId), id: newId(), participantId: bare(pat), waveId: bare(frame.waveId) },
  ...{ instrumentId: bare(frame.instrumentId), mode: 'self' as const, language: 'en' as const },
  ...{ submittedAt: new Date(), idempotencyKey: newId(), digest: newId() },
})

const passagesOf = (pat: string) =>
  world.instance.app.db.passage.count({ where: { participantId: bare(pat) } })

describe('a text that is changed', () => {
  it('in what does not matter, or from a later day on, changes nothing', async () => {
    const pat = await aParticipant(world.ada, frame, { scopes })
    await change('purpose', 'We want to learn what helped, and what did not.')
    expect((await says(pat)).refused).toBeUndefined()
    await change('risks', 'Some questions may bring back hard things.', inYears(3))
    expect((await says(pat)).refused).toBeUndefined()
    expect(await participate(pat)).toEqual({ state: 'granted', next: 'nothing', carriesNew: true })
  })

  it('in what matters lets nobody answer before they were read the new one, and hides nothing', async () => {
    const pat = await aParticipant(world.ada, frame, { scopes })
    await says(pat)
    await world.instance.settled()
    expect(await passagesOf(pat)).toBe(1)
    await change('risks', 'Some questions may bring back things that hurt.')
    const { refused, message } = await says(pat)
    expect([refused, message]).toEqual([
      'consent_text_changed',
      expect.stringContaining('Read the new one together first'),
    ])
    expect(await passagesOf(pat)).toBe(1)
    expect(await participate(pat)).toEqual({ state: 'granted', next: 'read_new_text', carriesNew: false })
    await agrees(world.ada, { studyId: frame.studyId, participantId: pat, scopes })
    expect((await says(pat)).refused).toBeUndefined()
    expect(await participate(pat)).toEqual({ state: 'granted', next: 'nothing', carriesNew: true })
  })

  it('holds past the API too: no answer, and no invitation to a later wave', async () => {
    const { db } = world.instance.app
    const { id: secondWave } = await act(world.ada, 'addWave', {
      ...{ studyId: frame.studyId, key: 'second', label: { en: 'Second' }, opensOn: '2026-06-01' },
    })
    const invitation = (pat: string, waveId: string) => ({
      ...{ studyId: bare(frame.studyId), id: newId(), waveId: bare(waveId), participantId: bare(pat) },
      ...{ number: 1, way: 'by_hand' as const, madeAt: new Date(), expiresAt: new Date(Date.now() + 1e9) },
    })
    const pat = await aParticipant(world.ada, frame, { scopes })
    await change('risks', 'Some questions may hurt.')
    const lou = await aParticipant(world.ada, frame, { scopes })
    await expect(db.response.create({ data: responseRow(pat) })).rejects.toThrow()
    await expect(db.waveInvitation.create({ data: invitation(pat, secondWave) })).rejects.toThrow()
    await expect(db.response.create({ data: responseRow(lou) })).resolves.toBeTruthy()
    await expect(db.waveInvitation.create({ data: invitation(lou, secondWave) })).resolves.toBeTruthy()
    // The first wave asks nobody again.
    await expect(db.waveInvitation.create({ data: invitation(pat, frame.waveId) })).resolves.toBeTruthy()
  })

  it('binds with the next one that is in force, although its own day is later', async () => {
    const pat = await aParticipant(world.ada, frame, { scopes })
    await change('recipients', 'Your school reads what you say.', inYears(3))
    expect((await says(pat)).refused).toBeUndefined()
    await change('purpose', 'We want to learn what helped.')
    expect((await says(pat)).refused).toBe('consent_text_changed')
    expect(await participate(pat)).toMatchObject({ next: 'read_new_text', carriesNew: false })
  })
})
