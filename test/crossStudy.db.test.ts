// Whatever Ada's study holds, Eve, who has a study of her own, gets the answer of what is not there: by every id, in
// every place that takes one.
import { isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { newId } from '../packages/api/src/id.ts'
import { schema } from '../packages/api/src/schema.ts'
import { aBatch } from './support/batch.ts'
import { aMeeting } from './support/consentText.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare, shownOf } from './support/deciding.ts'
import { act, aParticipant, aStudy, openWorld, submission, type Frame, type World } from './support/world.ts'
import { inYears } from './support/until.ts'

const nowhere = (type: string) => `${type}-AAAAAAAAAAAAAAAAAAAAAA`
const spoken = 'The officer put me in handcuffs. I would not call the police again.'

let world: World
let frame: Frame
let hers: Frame
let ids: Map<string, string>
let hersTied: { studyId: string; accountId: string; serviceId: string }
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  hers = await aStudy(world.eve, shippedCodebook)
  for (const [who, study] of [
    [world.ada, frame],
    [world.eve, hers],
  ] as const) {
    const answer = { questionId: study.questions['O1'], serviceId: study.serviceId, text: spoken }
    const sent = submission(study, await aParticipant(who, study), spoken)
    await act(who, 'submitResponse', { ...sent, answers: [answer] })
    await act(who, 'importBatch', aBatch(study))
    const kit = { studyId: study.studyId, participantId: await aParticipant(who, study) }
    await act(who, 'keepContact', { ...kit, channel: 'in_person', language: 'en' })
    await act(who, 'inviteToWave', { ...kit, waveId: study.waveId, way: 'by_hand' })
    // Asked by a steward, who is neither of the two.
    await world.instance.app.db.vaultRequest.create({
      data: {
        ...{ studyId: bare(study.studyId), id: newId(), participantId: bare(kit.participantId) },
        ...{ askedBy: newId(), askedAt: new Date(), parts: ['contact'], reason: 'reach_safely' },
      },
    })
    const no = { party: 'youth', decision: 'withdrawn', scopes: ['participate'], until: inYears(1) }
    await act(who, 'recordConsent', { ...no, ...kit, participantId: await aParticipant(who, study) })
  }
  // Whoever asks to look somebody up is a steward.
  await world.instance.app.db.membership.updateMany({
    where: { studyId: bare(hers.studyId) },
    data: { roles: ['evaluator', 'administrator', 'data_steward'] },
  })
  await world.instance.settled()
  for (const study of [frame, hers])
    await world.instance.app.db.membership.updateMany({
      where: { studyId: study.studyId.slice('Study-'.length) },
      data: { roles: { push: 'safety_reviewer' } },
    })
  const { id: codingId } = await acceptFirst()
  ids = await idsOf(frame.studyId)
  ids.set('Coding', codingId)
  ids.set('Account', await accountOf('ada'))
  await act(world.ada, 'raiseConcern', { studyId: frame.studyId, responseId: ids.get('Response')! })
  ids.set('SafetyFlag', await flagOf(frame.studyId))
  hersTied = { studyId: hers.studyId, accountId: await accountOf('eve'), serviceId: hers.serviceId }
  const turn = { studyId: frame.studyId, accountId: await accountOf('ada'), place: 'supervisor' }
  await act(world.ada, 'addTurn', turn)
  const { id } = await world.instance.app.db.dutyTurn.findFirstOrThrow()
  ids.set('DutyTurn', `DutyTurn-${id}`)
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

/** Ada decides about a coding, so that there is a decision. */
const acceptFirst = async () => {
  const { data } = await world.ada.ask<{ study: { undecided: { edges: { node: { id: string } }[] } } }>(
    'query ($id: ID!) { study(id: $id) { undecided { edges { node { id } } } } }',
    { id: frame.studyId },
  )
  const codingId = data.study.undecided.edges[0]!.node.id
  return act(world.ada, 'acceptCoding', { studyId: frame.studyId, codingId, expected: 0 })
}

/** What Ada raised of somebody's words. */
const flagOf = async (study: string) => {
  const { data } = await world.ada.ask<{ safety: { flags: { id: string }[] } }>(
    'query ($study: ID!) { safety(study: $study) { flags { id } } }',
    { study },
  )
  return data.safety.flags[0]!.id
}

/** Nobody's page tells an account's id to who is in another study. */
const accountOf = async (name: 'ada' | 'eve') => {
  const { data } = await world[name].ask<{ viewer: { id: string } }>('{ viewer { id } }')
  return `Account-${data.viewer.id}`
}

type Row = { __typename?: string; id?: string }

/** One id of each type that a study holds. */
const idsOf = async (studyId: string) => {
  const { data } = await world.ada.ask(
    `query ($id: ID!) { study(id: $id) { __typename id waves { __typename id } regions { __typename id } services { __typename id }
      participants { edges { node { __typename id invitations { __typename id } } } } consentTexts { __typename id } instruments { __typename id questions { __typename id } }
      codebook { __typename id codes { __typename id } } themes { __typename id }
      batches { edges { node { __typename id } } } erasures { edges { node { __typename id } } } vaultRequests { edges { node { __typename id } } }
      responses { edges { node { __typename id answers { __typename id passages { __typename id codings { __typename id decision { __typename id } } } } } } } } }`,
    { id: studyId },
  )
  const found = new Map<string, string>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { __typename: type, id } = value as Row
    if (type && id) found.set(type, id)
    Object.values(value).forEach(look)
  }
  look(data)
  return found
}

/** What Eve can decide about in her own study. */
const hersToDecide = async () => {
  const { data } = await world.eve.ask<{
    study: { undecided: { edges: { node: { id: string; code: Row; passage: Row } }[] } }
  }>(
    'query ($id: ID!) { study(id: $id) { undecided { edges { node { id code { id } passage { id } } } } } }',
    {
      id: hers.studyId,
    },
  )
  const { id: codingId, code, passage } = data.study.undecided.edges[0]!.node
  const { digest } = await shownOf(world.eve, { passageId: passage.id! })
  const how = { digest, spans: [{ start: 0, end: 3 }], stance: 'neutral', expected: 0 }
  return {
    code: code.id!,
    seen: { studyId: hers.studyId, codingId, expected: 0 },
    added: { studyId: hers.studyId, passageId: passage.id, codeId: code.id, ...how },
  }
}

const written = {
  keepIdentity: { name: 'Pat' },
  keepContact: { channel: 'in_person', language: 'en' },
  markContact: { isUnsafe: true },
  inviteToWave: { way: 'by_hand' },
  recordLoss: { reason: 'moved' },
}

const nodeTypes = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'))
  .map(({ name }) => name)

describe('an id of another study', () => {
  it('is at hand for every type that has one', () =>
    expect([...ids.keys()].filter((one) => !['Account', 'DutyTurn'].includes(one)).sort()).toEqual(
      nodeTypes.sort(),
    ))

  it.each(nodeTypes)('leads Ada to a %s and Eve to nothing, alone or in a list', async (type) => {
    const query = `query ($id: ID!, $ids: [ID!]!) { node(id: $id) { __typename id } nodes(ids: $ids) { __typename id } }`
    const asked = (id: string) => ({ id, ids: [id, hers.studyId] })
    const mine = await world.ada.ask<{ node: Row }>(query, asked(ids.get(type)!))
    expect(mine.data.node).toEqual({ __typename: type, id: ids.get(type) })
    const foreign = await world.eve.ask<{ node: null; nodes: (Row | null)[] }>(query, asked(ids.get(type)!))
    expect(foreign.text).toBe((await world.eve.ask(query, asked(nowhere(type)))).text)
    expect(foreign.data).toEqual({ node: null, nodes: [null, { __typename: 'Study', id: hers.studyId }] })
  })

  it.each([
    ['wave', 'Wave'],
    ['service', 'Service'],
    ['code', 'Code'],
  ])('filters her quotes by %s to none', async (name, type) => {
    const count = async (filter: object) => {
      const { data } = await world.eve.ask<{ study: { theme: { quotes: { totalCount: number } } } }>(
        'query ($id: ID!, $filter: QuoteFilter) { study(id: $id) { theme(key: "theme_police") { quotes(filter: $filter) { totalCount } } } }',
        { id: hers.studyId, filter },
      )
      return data.study.theme.quotes.totalCount
    }
    expect(await count({})).toBeGreaterThan(0)
    expect(await count({ [name]: ids.get(type) })).toBe(0)
  })

  it.each([
    ['wave', 'Wave'],
    ['code', 'Code'],
  ])('filters what waits in her study by %s to none', async (name, type) => {
    const count = async (filter: object) => {
      const { data } = await world.eve.ask<{ study: { undecided: { totalCount: number } } }>(
        'query ($id: ID!, $wave: ID, $code: ID) { study(id: $id) { undecided(wave: $wave, code: $code) { totalCount } } }',
        { id: hers.studyId, ...filter },
      )
      return data.study.undecided.totalCount
    }
    expect(await count({})).toBeGreaterThan(0)
    expect(await count({ [name]: ids.get(type) })).toBe(0)
  })

  it('filters her responses to none', async () => {
    const { data } = await world.eve.ask<{ study: { responses: { totalCount: number } } }>(
      'query ($id: ID!, $wave: ID) { study(id: $id) { responses(wave: $wave) { totalCount } } }',
      { id: hers.studyId, wave: frame.waveId },
    )
    expect(data.study.responses.totalCount).toBe(0)
  })

  it('is refused in every input that takes one, as one that is not there', async () => {
    const pat = await aParticipant(world.eve, hers)
    const sent = submission(hers, pat, spoken)
    const answer = sent.answers[0]!
    const minor = await aParticipant(world.eve, hers, { isAdult: false })
    const her = await hersToDecide()
    const herWave = { studyId: hers.studyId, waveId: hers.waveId }
    const attempts: [string, (id: (type: string) => string) => object][] = [
      ...(['Participant', 'Wave', 'Instrument'] as const).map((type): (typeof attempts)[number] => [
        'submitResponse',
        (id) => ({ ...sent, [`${type.toLowerCase()}Id`]: id(type) }),
      ]),
      [
        'recordKnown',
        (id) => ({
          ...{ studyId: hers.studyId, participantId: id('Participant') },
          ...{ waveId: hers.waveId, facts: [] },
        }),
      ],
      ['recordKnown', (id) => ({ studyId: hers.studyId, participantId: pat, waveId: id('Wave'), facts: [] })],
      ['submitResponse', (id) => ({ ...sent, answers: [{ ...answer, questionId: id('Question') }] })],
      ['submitResponse', (id) => ({ ...sent, answers: [{ ...answer, serviceId: id('Service') }] })],
      ...(['approveQuote', 'withdrawApproval'] as const).map((name): (typeof attempts)[number] => [
        name,
        (id) => ({
          ...{ studyId: hers.studyId, codingId: id('Coding'), audience: 'board' },
          ...(name === 'approveQuote' && { step: 'prepare', expected: 0, shown: { start: 0, end: 1 } }),
        }),
      ]),
      ...(['markPassages', 'approvePassages', 'returnPassages'] as const).map(
        (name): (typeof attempts)[number] => [
          name,
          (id) => ({
            ...{ studyId: hers.studyId, responseId: id('Response') },
            passages: [{ id: id('Passage'), digest: 'a' }],
            ...(name === 'approvePassages' && { isNone: true }),
            ...(name === 'returnPassages' && { found: ['names'] }),
          }),
        ],
      ),
      [
        'editPassage',
        (id) => ({
          ...{ studyId: hers.studyId, passageId: id('Passage'), digest: 'a' },
          edits: [{ start: 0, end: 3, type: 'PERSON' }],
        }),
      ],
      [
        'enrolParticipant',
        (id) => ({ studyId: hers.studyId, language: 'en', isAdult: true, regionId: id('Region') }),
      ],
      ['recordMeeting', (id) => aMeeting(hers, { participantId: id('Participant') })],
      ['recordMeeting', (id) => aMeeting(hers, { participantId: pat, consentTextId: id('ConsentText') })],
      ['stopMeeting', (id) => ({ studyId: hers.studyId, participantId: id('Participant'), party: 'youth' })],
      [
        'recordConsent',
        (id) => ({
          ...{ studyId: hers.studyId, participantId: id('Participant'), party: 'youth' },
          ...{ scopes: ['participate'], decision: 'withdrawn', until: inYears(3) },
        }),
      ],
      [
        'recordConsent',
        (id) => ({
          ...{ studyId: hers.studyId, participantId: minor, party: 'giver', route: 'waived_408c' },
          ...{ reference: 'IRB 1', mechanism: 'child_advocate', overseerId: id('Account') },
          ...{ scopes: ['participate'], decision: 'granted', until: inYears(3) },
        }),
      ],
      ['recordWard', (id) => ({ studyId: hers.studyId, participantId: id('Participant'), isWard: true })],
      [
        'recordWard',
        (id) => ({ studyId: hers.studyId, participantId: pat, isWard: true, advocateId: id('Account') }),
      ],
      ['closeWave', (id) => ({ studyId: hers.studyId, waveId: id('Wave') })],
      ...['acceptCoding', 'rejectCoding', 'undoDecision'].map((mutation): (typeof attempts)[number] => [
        mutation,
        (id) => ({ studyId: hers.studyId, codingId: id('Coding'), expected: 1 }),
      ]),
      ['changeCoding', (id) => ({ ...her.seen, codeId: id('Code') })],
      ['changeCoding', (id) => ({ ...her.seen, codingId: id('Coding'), codeId: her.code })],
      ['addCoding', (id) => ({ ...her.added, codeId: id('Code') })],
      ['addCoding', (id) => ({ ...her.added, passageId: id('Passage') })],
      ['importBatch', (id) => ({ ...aBatch(hers), waveId: id('Wave') })],
      ['importBatch', (id) => ({ ...aBatch(hers), newQuestions: null, instrumentId: id('Instrument') })],
      ['importBatch', (id) => ({ ...aBatch(hers), questionIds: [id('Question')] })],
      ...(['keepIdentity', 'keepContact', 'markContact'] as const).map((name): (typeof attempts)[number] => [
        name,
        (id) => ({ studyId: hers.studyId, participantId: id('Participant'), ...written[name] }),
      ]),
      ...(['inviteToWave', 'recordLoss'] as const).flatMap((name): typeof attempts => [
        [name, (id) => ({ ...written[name], ...herWave, participantId: id('Participant') })],
        [name, (id) => ({ ...written[name], ...herWave, participantId: pat, waveId: id('Wave') })],
      ]),
      ['takeBackInvitation', (id) => ({ studyId: hers.studyId, waveInvitationId: id('WaveInvitation') })],
      ['noteTalk', (id) => ({ studyId: hers.studyId, participantId: id('Participant'), step: 'seen' })],
      ['recordServed', (id) => ({ ...herWave, waveId: id('Wave'), people: 3 })],
      ['recordServed', (id) => ({ ...herWave, regionId: id('Region'), people: 3 })],
      ['createDraft', (id) => ({ studyId: hers.studyId, fromId: id('Instrument') })],
      ['retireInstrument', (id) => ({ studyId: hers.studyId, instrumentId: id('Instrument') })],
      ...['saveDraft', 'removeDraft', 'fieldInstrument', 'bringTranslation'].map(
        (mutation): (typeof attempts)[number] => [
          mutation,
          (id) => ({
            ...{ studyId: hers.studyId, instrumentId: id('Instrument'), expected: 0 },
            ...(mutation === 'saveDraft' && { definition: '{}' }),
            ...(mutation === 'bringTranslation' && {
              ...{ language: 'es', sheet: '{}', status: 'official', source: 'us', sha256: '0'.repeat(64) },
            }),
          }),
        ],
      ),
      ...['fromId', 'toId'].map((name): (typeof attempts)[number] => [
        'declareEquivalence',
        (id) => ({
          ...{ studyId: hers.studyId, fromId: hers.instrumentId, toId: hers.instrumentId },
          ...{ pairs: [{ from: 'G1', to: 'G1' }], [name]: id('Instrument') },
        }),
      ]),
      [
        'askVault',
        (id) => ({
          ...{ studyId: hers.studyId, participantId: id('Participant') },
          ...{ parts: ['name'], reason: 'own_wish' },
        }),
      ],
      ['decideVault', (id) => ({ studyId: hers.studyId, requestId: id('VaultRequest'), isAgreed: true })],
      ['raiseConcern', (id) => ({ studyId: hers.studyId, responseId: id('Response') })],
      [
        'raiseInterview',
        (id) => ({ studyId: hers.studyId, participantId: id('Participant'), key: crypto.randomUUID() }),
      ],
      ['takeFlagOver', (id) => ({ studyId: hers.studyId, flagId: id('SafetyFlag') })],
      ['acknowledgeFlag', (id) => ({ studyId: hers.studyId, flagId: id('SafetyFlag') })],
      ['signFlag', (id) => ({ studyId: hers.studyId, flagId: id('SafetyFlag'), agrees: true })],
      ['decideFlag', (id) => ({ studyId: hers.studyId, flagId: id('SafetyFlag'), outcome: 'nothing_found' })],
      ['noteWritten', (id) => ({ studyId: hers.studyId, flagId: id('SafetyFlag'), written: 'sent' })],
      ['removeTurn', (id) => ({ studyId: hers.studyId, turnId: id('DutyTurn') })],
      ...['addTie', 'removeTie'].flatMap((mutation): typeof attempts => [
        [mutation, (id) => ({ ...hersTied, serviceId: id('Service') })],
        [mutation, (id) => ({ ...hersTied, accountId: id('Account') })],
      ]),
      ['addTurn', (id) => ({ studyId: hers.studyId, accountId: id('Account'), place: 'supervisor' })],
      ['undoBatch', (id) => ({ studyId: hers.studyId, batchId: id('Batch') })],
      ...['recordWorker', 'removeWorker'].flatMap((mutation): typeof attempts => [
        [
          mutation,
          (id) => ({ studyId: hers.studyId, participantId: id('Participant'), accountId: id('Account') }),
        ],
        [mutation, (id) => ({ studyId: hers.studyId, participantId: pat, accountId: id('Account') })],
      ]),
    ]
    for (const [mutation, input] of attempts) {
      const foreign = await act(
        world.eve,
        mutation,
        input((type) => ids.get(type)!),
      )
      expect(foreign.refused).toMatch(/^(?:not_found|invalid_input)$/)
      expect(foreign).toEqual(await act(world.eve, mutation, input(nowhere)))
    }
  })

  it('has no step tried again, under either study', async () => {
    const jobId = await withClient(world.database.owner, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `UPDATE pgboss.job SET state = 'failed' WHERE data->>'studyId' = $1 AND state = 'completed' RETURNING id`,
        [frame.studyId.slice('Study-'.length)],
      )
      return rows[0]!.id
    })
    const retry = async (who: 'ada' | 'eve', studyId: string, id: string) => {
      const { data } = await world[who].ask<{ retryJob: { code?: string } }>(
        'mutation ($input: RetryJobInput!) { retryJob(input: $input) { __typename ... on Refusal { code message } } }',
        { input: { studyId, jobId: id } },
      )
      return data.retryJob
    }
    for (const studyId of [hers.studyId, frame.studyId]) {
      const foreign = await retry('eve', studyId, jobId)
      expect(foreign.code).toBe('not_found')
      expect(foreign).toEqual(await retry('eve', studyId, crypto.randomUUID()))
    }
    expect(await retry('ada', frame.studyId, jobId)).toEqual({ __typename: 'MutationRetryJobSuccess' })
  })
})
