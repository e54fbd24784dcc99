// What a write acknowledges is what is stored; what is stored is acknowledged, however little of it is asked for.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schema } from '../packages/api/src/schema.ts'
import { passageOf, say, seen, shownOf } from './support/deciding.ts'
import { aBatch } from './support/batch.ts'
import { aMeeting, shownTo } from './support/consentText.ts'
import { shippedCodebook } from './support/codebook.ts'
import { aDraft, aFielded, aReadyDraft, aTranslation, readyJson } from './support/draft.ts'
import { anOffer, aWish } from './support/talk.ts'
import { act, aParticipant, aStudy, joinStudy, openWorld, submission } from './support/world.ts'
import { toldElsewhere } from './support/needs.ts'
import type { Frame, World } from './support/world.ts'

const today = new Date().toISOString().slice(0, 10)
let world: World
let frame: Frame
let batchId: string
let benId: string
let responseId: string
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  benId = `Account-${await joinStudy(world, 'ben', frame, 'coder')}`
  responseId = (await say(world, frame)).response
  batchId = (await act(world.ada, 'importBatch', aBatch(frame))).id
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const nextCodebook = () => JSON.stringify({ ...(JSON.parse(shippedCodebook) as object), version: 99 })

/** What a machine suggested first, as it stands now. */
const firstCoding = async (world: World, frame: Frame) => {
  await world.instance.settled()
  const { codings, id: passageId } = await passageOf(world.ada, responseId)
  const coding = codings.find(({ origin }) => origin === 'suggested')!
  return { passageId, codeId: coding.code.id, seen: { studyId: frame.studyId, ...seen(coding) } }
}

describe('a write of which nothing is asked back', () => {
  const coding = () => firstCoding(world, frame)
  const of = (participantId: string) => ({ studyId: frame.studyId, participantId })
  /** Somebody who can be invited, and the invitation. */
  const invited = async (pat: string) => {
    await act(world.ada, 'keepContact', { ...of(pat), channel: 'in_person', language: 'en' })
    return { ...of(pat), waveId: frame.waveId, way: 'by_hand' }
  }
  const ofText = () => ({ studyId: frame.studyId, audience: 'adult' })
  const ben = (participantId: string) => ({ studyId: frame.studyId, participantId, accountId: benId })

  const writes: [string, string, (pat: string) => object | Promise<object>][] = [
    [
      'createStudy',
      'CreateStudyInput',
      () => ({ title: { en: 'Other' }, languages: ['en'], timeZone: 'America/New_York' }),
    ],
    [
      'addWave',
      'AddWaveInput',
      () => ({ studyId: frame.studyId, key: 'second', label: { en: 'Second' }, opensOn: '2026-06-01' }),
    ],
    [
      'changeWave',
      'ChangeWaveInput',
      () => ({ studyId: frame.studyId, waveId: frame.waveId, label: { en: 'First' }, opensOn: '2026-01-01' }),
    ],
    ['addRegion', 'AddNamedInput', () => ({ studyId: frame.studyId, key: 'south', label: { en: 'South' } })],
    [
      'addService',
      'AddNamedInput',
      () => ({ studyId: frame.studyId, key: 'lighthouse', label: { en: 'The lighthouse' } }),
    ],
    [
      'enrolParticipant',
      'EnrolParticipantInput',
      () => ({ studyId: frame.studyId, language: 'en', isAdult: true }),
    ],
    [
      'recordConsent',
      'RecordConsentInput',
      (participantId) => ({
        studyId: frame.studyId,
        participantId,
        party: 'youth',
        scopes: ['recontact_followup'],
        decision: 'declined',
        until: '2090-01-01T00:00:00Z',
      }),
    ],
    ['startConsentText', 'StartConsentTextInput', () => ({ ...ofText(), from: 'last' })],
    ['saveConsentText', 'SaveConsentTextInput', () => ({ ...ofText(), expected: 1 })],
    ['publishConsentText', 'PublishConsentTextInput', () => ({ ...ofText(), expected: 2, reviewed: ['es'] })],
    [
      'removeConsentText',
      'RemoveConsentTextInput',
      async () => {
        await act(world.ada, 'startConsentText', { ...ofText(), from: 'last' })
        return { ...ofText(), expected: 1 }
      },
    ],
    [
      'recordMeeting',
      'RecordMeetingInput',
      async (participantId) =>
        aMeeting(frame, { participantId, ...(await shownTo(world.ada, frame.studyId)) }),
    ],
    [
      'saveMeetingDraft',
      'SaveMeetingDraftInput',
      async (participantId) => {
        const { consentTextId } = await shownTo(world.ada, frame.studyId)
        const state = { consentTextId, language: 'en', step: 0, key: crypto.randomUUID(), answers: [] }
        return { studyId: frame.studyId, participantId, party: 'youth', state }
      },
    ],
    [
      'stopMeeting',
      'StopMeetingInput',
      (participantId) => ({ studyId: frame.studyId, participantId, party: 'youth' }),
    ],
    [
      'addInstrument',
      'AddInstrumentInput',
      () => ({
        studyId: frame.studyId,
        key: 'short',
        version: '1.0.0',
        title: { en: 'Short' },
        questions: [{ key: 'S1', type: 'text', text: { en: 'What else?', es: '¿Qué más?' } }],
      }),
    ],
    ['createDraft', 'CreateDraftInput', () => ({ studyId: frame.studyId, key: 'own' })],
    [
      'saveDraft',
      'SaveDraftInput',
      async () => ({ ...(await aDraft(world.ada, frame)).seen, definition: readyJson() }),
    ],
    ['removeDraft', 'DraftInput', async () => (await aDraft(world.ada, frame)).seen],
    ['fieldInstrument', 'DraftInput', async () => aReadyDraft(world.ada, frame)],
    ['retireInstrument', 'RetireInstrumentInput', async () => aFielded(world.ada, frame)],
    ['importInstrument', 'ImportInstrumentInput', () => ({ studyId: frame.studyId, file: readyJson() })],
    ['bringTranslation', 'BringTranslationInput', async () => aTranslation(world.ada, frame)],
    [
      'declareEquivalence',
      'DeclareEquivalenceInput',
      async () => {
        const [from, to] = [await aFielded(world.ada, frame), await aFielded(world.ada, frame)]
        const pairs = [{ from: 'G1', to: 'G1' }]
        return { studyId: frame.studyId, fromId: from.instrumentId, toId: to.instrumentId, pairs }
      },
    ],
    [
      'pickForLead',
      'PickForLeadInput',
      () => ({ studyId: frame.studyId, changed: [], said: ['theme_court'] }),
    ],
    ['importBatch', 'ImportBatchInput', () => aBatch(frame)],
    ['undoBatch', 'UndoBatchInput', () => ({ studyId: frame.studyId, batchId })],
    [
      'recordKnown',
      'RecordKnownInput',
      (participantId) => ({
        ...{ studyId: frame.studyId, participantId, waveId: frame.waveId },
        ...{ age: 19, facts: ['themes_checked'] },
      }),
    ],
    ['submitResponse', 'SubmitResponseInput', (pat) => submission(frame, pat, 'The judge listened.')],
    ['acceptCoding', 'DecideCodingInput', async () => (await coding()).seen],
    ['rejectCoding', 'DecideCodingInput', async () => (await coding()).seen],
    ['undoDecision', 'DecideCodingInput', async () => (await coding()).seen],
    [
      'changeCoding',
      'ChangeCodingInput',
      async () => {
        const { seen, codeId } = await coding()
        return { ...seen, codeId, stance: 'mixed' }
      },
    ],
    [
      'addCoding',
      'AddCodingInput',
      async () => {
        const { passageId, codeId, seen } = await coding()
        const place = { studyId: frame.studyId, passageId, codeId, expected: seen.expected }
        const shown = await shownOf(world.ada, place)
        return { ...place, ...shown, spans: [{ start: 0, end: 3 }], stance: 'neutral' }
      },
    ],
    [
      'recordWard',
      'RecordWardInput',
      (participantId) => ({ studyId: frame.studyId, participantId, isWard: false }),
    ],
    ['closeWave', 'CloseWaveInput', () => ({ studyId: frame.studyId, waveId: frame.waveId })],
    ['recordWorker', 'WorkerInput', ben],
    ['keepIdentity', 'KeepIdentityInput', (pat) => ({ ...of(pat), name: 'Pat' })],
    ['keepContact', 'KeepContactInput', (pat) => ({ ...of(pat), channel: 'in_person', language: 'en' })],
    ['markContact', 'MarkContactInput', (pat) => ({ ...of(pat), isUnsafe: true })],
    ['inviteToWave', 'InviteToWaveInput', async (pat) => invited(pat)],
    [
      'takeBackInvitation',
      'TakeBackInvitationInput',
      async (pat) => {
        const { id: waveInvitationId } = await act(world.ada, 'inviteToWave', await invited(pat))
        return { studyId: frame.studyId, waveInvitationId }
      },
    ],
    ['recordLoss', 'RecordLossInput', (pat) => ({ ...of(pat), waveId: frame.waveId, reason: 'moved' })],
    [
      'recordServed',
      'RecordServedInput',
      () => ({ studyId: frame.studyId, waveId: frame.waveId, people: 9 }),
    ],
    ['offerTalk', 'OfferTalkInput', () => ({ studyId: frame.studyId, ...anOffer })],
    [
      'noteTalk',
      'NoteTalkInput',
      async (pat) => {
        await aWish(world, { studyId: frame.studyId, waveId: frame.waveId, participantId: pat })
        return { ...of(pat), step: 'answered' }
      },
    ],
    ['closeStudy', 'CloseStudyInput', () => ({ studyId: frame.studyId, closedOn: today })],
    ['runRetention', 'RunRetentionInput', () => ({ studyId: frame.studyId })],
    ['saveWhomToAsk', 'SaveWhomToAskInput', () => ({ studyId: frame.studyId, whomToAsk: { en: 'Ada' } })],
    [
      'removeWorker',
      'WorkerInput',
      async (pat) => {
        await act(world.ada, 'recordWorker', ben(pat))
        return ben(pat)
      },
    ],
    ['importCodebook', 'ImportCodebookInput', () => ({ studyId: frame.studyId, file: nextCodebook() })],
    [
      'saveSettings',
      'SaveSettingsInput',
      () => ({ studyId: frame.studyId, agency: 'The harbor', jurisdiction: 'us-ct' }),
    ],
    [
      'changeStudy',
      'ChangeStudyInput',
      () => ({ studyId: frame.studyId, title: { en: 'Listening on' }, timeZone: 'America/Chicago' }),
    ],
    [
      'fillRoster',
      'FillRosterInput',
      () => ({ studyId: frame.studyId, regions: ['region-1'], services: ['mentoring'] }),
    ],
    [
      'takeShippedCodebook',
      'TakeShippedCodebookInput',
      async () => {
        const opened = { title: { en: 'New' }, languages: ['en'], timeZone: 'America/New_York' }
        return { studyId: (await act(world.ada, 'createStudy', opened)).id }
      },
    ],
    [
      'deleteStudy',
      'DeleteStudyInput',
      async () => {
        const opened = { title: { en: 'Short-lived' }, languages: ['en'], timeZone: 'America/New_York' }
        return { studyId: (await act(world.ada, 'createStudy', opened)).id, title: 'Short-lived' }
      },
    ],
  ]

  it.each(writes)('%s is acknowledged all the same', async (mutation, type, input) => {
    const pat = await aParticipant(world.ada, frame)
    const { data, errors } = await world.ada.ask<{ done: { __typename: string } }>(
      `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { __typename } }`,
      { input: await input(pat) },
    )
    expect(errors).toBeUndefined()
    expect(data.done.__typename).toMatch(/^Mutation\w+Success$/)
  })

  it('is told of here for every mutation that gives a row back', () => {
    const told = new Set(writes.map(([mutation]) => mutation))
    const without = `signIn signOut retryJob exportAudit openVault openFlagContact addMember setRoles removeMember applyPreset
      raiseObjection optOut takeBackOptOut answerObjection setMandated signOpening`
    // Acts on accounts answer with who sits there then: test/account.db.test.ts, test/invitation.db.test.ts.
    const rowless = new Set([...without.split(/\s+/), ...accountActs])
    const fields = Object.keys(schema.getMutationType()!.getFields())
    const isTold = (name: string) => told.has(name) || toldElsewhere.includes(name) || rowless.has(name)
    expect(fields.filter((name) => !isTold(name))).toEqual([])
  })
})

const accountActs = [
  ...['enterCode', 'lock', 'unlock', 'revokeSession', 'revokeOtherSessions'],
  ...['beginCodes', 'confirmCodes', 'endCodes', 'newRecoveryCodes'],
  ...['inviteMember', 'inviteAdministrator', 'withdrawInvitation', 'acceptInvitation'],
  ...['acceptByProvider', 'linkProvider', 'unlinkProvider'],
  ...['joinByInvitation', 'requireSecondFactor', 'changePassword', 'closeAccount', 'endSessions'],
  ...['makePasswordLink', 'makeMemberPasswordLink', 'usePasswordLink'],
  ...['endAdministrator', 'withdrawAdministratorInvitation'],
  ...['beginPasskey', 'addPasskey', 'removePasskey', 'askPasskey', 'enterByPasskey', 'removeEmail'],
]

describe('a submission under the key of an earlier one', () => {
  const sentOnce = async () => {
    const pat = await aParticipant(world.ada, frame)
    const sent = submission(frame, pat, 'The judge listened to me.')
    return { pat, sent, first: await act(world.ada, 'submitResponse', sent) }
  }

  it('is acknowledged as the earlier one where it says the same, however it is written down', async () => {
    const { sent, first } = await sentOnce()
    const [{ questionId, text }] = sent.answers as [{ questionId: string; text: string }]
    const again = { ...sent, submittedAt: null, answers: [{ text, serviceId: null, questionId }] }
    expect(await act(world.ada, 'submitResponse', again)).toEqual(first)
  })

  it('is refused where it says anything else, and goes in under another key', async () => {
    const { sent } = await sentOnce()
    const { id: waveId } = await act(world.ada, 'addWave', {
      studyId: frame.studyId,
      key: 'third',
      label: { en: 'Third' },
      opensOn: '2026-09-01',
    })
    const others = [
      { ...sent, answers: [{ ...sent.answers[0], text: 'Nobody listened to me.' }] },
      { ...sent, waveId },
      { ...sent, mode: 'interview' },
      { ...sent, submittedAt: '2026-01-02T00:00:00Z' },
    ]
    for (const other of others) {
      expect(await act(world.ada, 'submitResponse', other)).toMatchObject({
        refused: 'invalid_input',
        message: expect.stringContaining('idempotencyKey: was used for another submission'),
      })
      const { id } = await act(world.ada, 'submitResponse', { ...other, idempotencyKey: crypto.randomUUID() })
      expect(id).toMatch(/^Response-/)
    }
  })

  it('is refused where the earlier one is hidden, since its person withdrew', async () => {
    const { pat, sent } = await sentOnce()
    await act(world.ada, 'recordConsent', {
      studyId: frame.studyId,
      participantId: pat,
      party: 'youth',
      scopes: ['participate'],
      decision: 'withdrawn',
      soFar: 'keep',
      until: '2090-01-01T00:00:00Z',
    })
    const sam = await aParticipant(world.ada, frame)
    const { message } = await act(world.ada, 'submitResponse', { ...sent, participantId: sam })
    expect(message).toContain('idempotencyKey: was used for another submission')
  })

  it('has a key that is kept as it is', async () => {
    const { sent } = await sentOnce()
    for (const sign of ['\ud800', '\ud801', '\u0000', 'é']) {
      const { message } = await act(world.ada, 'submitResponse', {
        ...sent,
        idempotencyKey: `a long key ${sign}`,
      })
      expect(message).toContain('idempotencyKey: may hold only')
    }
  })
})

describe('a submission', () => {
  it('answers each question once, or once for each service', async () => {
    const pat = await aParticipant(world.ada, frame)
    const sent = submission(frame, pat, 'The judge listened to me.')
    const [one] = sent.answers as [{ questionId: string; text: string }]
    const twice = await act(world.ada, 'submitResponse', { ...sent, answers: [one, one] })
    expect(twice.message).toContain('answers.1: answers what answers.0 answers already')
    const perService = [one, { ...one, serviceId: frame.serviceId }]
    expect((await act(world.ada, 'submitResponse', { ...sent, answers: perService })).id).toMatch(
      /^Response-/,
    )
  })

  it.each([
    ['2099-01-01T00:00:00Z', 'is in the future'],
    ['1950-01-01T00:00:00Z', 'is before the first day of this wave'],
    ['2025-12-30T00:00:00Z', 'is before the first day of this wave'],
  ])('comes from no time but that of its wave: %s', async (submittedAt, said) => {
    const pat = await aParticipant(world.ada, frame)
    const sent = { ...submission(frame, pat, 'The judge listened.'), submittedAt }
    expect((await act(world.ada, 'submitResponse', sent)).message).toContain(`submittedAt: ${said}`)
    const inTime = { ...sent, submittedAt: '2026-01-02T12:00:00Z' }
    expect((await act(world.ada, 'submitResponse', inTime)).id).toMatch(/^Response-/)
  })
})
