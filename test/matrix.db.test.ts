// Every field that a request can begin with, every field of a study and every type of row, asked as every role, as a
// stranger, as a member of another study and with a session that has ended. What is expected is worked out from
// policy.ts; the tables here say only what a field asks for, and a field that stands in none of them fails.
import type { GraphQLObjectType } from 'graphql'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Role } from '../packages/api/generated/prisma/enums.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { allows, type Permission } from '../packages/api/src/policy.ts'
import { schema } from '../packages/api/src/schema.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { nowhere, questionTo, typeOf, type IdFor, type Root } from './support/question.ts'
import { aParticipant, act, aStudy, joinStudy, openWorld, submission } from './support/world.ts'
import type { Answered, Frame, Someone, World } from './support/world.ts'

/** One of these permissions, or anybody who is signed in, or anybody at all. */
type Need = readonly Permission[] | 'signed in' | 'anybody'

const mutations: Record<string, Need> = {
  ...{ signIn: 'anybody', signOut: 'anybody', enterCode: 'anybody', unlock: 'anybody' },
  ...{ acceptInvitation: 'anybody', lock: 'signed in', revokeSession: 'signed in' },
  ...{ revokeOtherSessions: 'signed in', beginCodes: 'signed in', confirmCodes: 'signed in' },
  ...{ endCodes: 'signed in', newRecoveryCodes: 'signed in', joinByInvitation: 'signed in' },
  ...{ acceptByProvider: 'anybody', linkProvider: 'signed in', unlinkProvider: 'signed in' },
  ...{ beginPasskey: 'signed in', addPasskey: 'signed in', removePasskey: 'signed in' },
  ...{ askPasskey: 'anybody', enterByPasskey: 'anybody', usePasswordLink: 'anybody' },
  ...{ removeEmail: 'signed in', changePassword: 'signed in', closeAccount: 'signed in' },
  ...{ makeMemberPasswordLink: ['manage members'], requireSecondFactor: ['manage members'] },
  // Everybody in this world administers the instance; who does not is refused in test/invitation.db.test.ts.
  ...{ createStudy: 'signed in', inviteAdministrator: 'signed in' },
  ...{ makePasswordLink: 'signed in', endSessions: 'signed in', endAdministrator: 'signed in' },
  ...{ withdrawAdministratorInvitation: 'signed in' },
  ...{ inviteMember: ['manage members'], withdrawInvitation: ['manage members'] },
  ...{
    addWave: ['edit study'],
    changeWave: ['edit study'],
    addRegion: ['edit study'],
    addService: ['edit study'],
  },
  ...{ addInstrument: ['edit instrument'], importCodebook: ['edit codebook'] },
  ...{ askForModel: ['edit codebook'], useModel: ['edit codebook'], setModelAside: ['edit codebook'] },
  ...Object.fromEntries(
    [
      ...['createDraft', 'saveDraft', 'removeDraft', 'fieldInstrument', 'retireInstrument'],
      ...['importInstrument', 'bringTranslation', 'declareEquivalence'],
    ].map((name): [string, Need] => [name, ['edit instrument']]),
  ),
  ...{ enrolParticipant: ['enrol participant'], recordConsent: ['record consent'] },
  ...{ recordWard: ['record consent'], closeWave: ['edit study'] },
  ...{ startConsentText: ['edit consent text'], saveConsentText: ['edit consent text'] },
  ...{ publishConsentText: ['edit consent text'], removeConsentText: ['edit consent text'] },
  ...{ recordMeeting: ['record consent'], saveMeetingDraft: ['record consent'] },
  stopMeeting: ['record consent'],
  ...{ recordKnown: ['record response'], submitResponse: ['record response'], retryJob: ['retry job'] },
  ...{ acceptCoding: ['decide codings'], rejectCoding: ['decide codings'], addCoding: ['decide codings'] },
  ...{ changeCoding: ['decide codings'], undoDecision: ['decide codings'] },
  ...{ editPassage: ['mark details'], markPassages: ['mark details'] },
  ...{ approvePassages: ['mark details'], returnPassages: ['mark details'] },
  ...{ approveQuote: ['approve quotes'], withdrawApproval: ['approve quotes'] },
  ...{ raiseObjection: ['speak on board'], optOut: ['speak on board'], takeBackOptOut: ['speak on board'] },
  ...{ answerObjection: ['answer board'], pickForLead: ['pick for lead'] },
  ...{ importBatch: ['import batch'], undoBatch: ['import batch'] },
  ...{ changeStudy: ['edit study'], saveSettings: ['edit study'], saveKeep: ['edit study'] },
  ...{ fillRoster: ['edit study'], deleteStudy: ['delete study'], decideEndOfWords: ['run retention'] },
  ...{ takeShippedCodebook: ['edit codebook'], decideAskedAbout: ['edit codebook'] },
  ...{ addMember: ['manage members'], setRoles: ['manage members'] },
  ...{ removeMember: ['manage members'], applyPreset: ['manage members'] },
  ...{ exportAudit: ['read audit'], openFlagContact: ['review safety'], askEndOfWords: ['end words'] },
  ...{ recordWorker: ['record worker'], removeWorker: ['record worker'], takeFlagOver: ['review safety'] },
  ...{ keepIdentity: ['keep identity'], keepContact: ['keep identity'], markContact: ['keep identity'] },
  ...{ inviteToWave: ['reach out'], takeBackInvitation: ['reach out'], recordLoss: ['reach out'] },
  ...{ raiseConcern: ['raise concern'], acknowledgeFlag: ['review safety'], decideFlag: ['review safety'] },
  ...{ signFlag: ['review safety'], passFlagOn: ['review safety'], declareHandled: ['review safety'] },
  ...{ addTurn: ['plan duty'], removeTurn: ['plan duty'], saveReach: ['review safety'] },
  ...{ addTie: ['plan duty'], removeTie: ['plan duty'], raiseQuote: ['speak on board'] },
  ...{ offerTalk: ['reach out'], noteTalk: ['reach out'], decideVault: ['second vault'] },
  ...{ askVault: ['ask vault'], openVault: ['ask vault'], runRetention: ['run retention'] },
  ...{ closeStudy: ['run retention'], recordServed: ['edit study'], saveWhomToAsk: ['edit study'] },
}

/** `node` and `nodes` are asked for a study here, and for every other type below. */
const queries: Record<string, Need> = {
  ...{ instance: 'anybody', viewer: 'anybody', lockedAs: 'anybody', heldInvitation: 'anybody' },
  ...{ lockedWays: 'anybody', heldPasswordLink: 'anybody' },
  ...{ accounts: 'signed in', administratorInvitations: 'signed in' },
  ...{ invitations: ['manage members'], jurisdictions: 'signed in' },
  ...{ study: ['read study'], node: ['read study'], nodes: ['read study'] },
  ...{ board: ['read board'], lead: ['read lead'], auditLog: ['read audit'] },
  ...{ safety: ['review safety'], duty: ['plan duty'] },
}

const people = ['read participants', 'read own interviews'] as const
const interviews = ['read words', 'read own interviews'] as const
const open = ['read study'] as const

const ofStudy: Record<string, readonly Permission[]> = {
  ...{
    id: open,
    title: open,
    isDemo: open,
    languages: open,
    timeZone: open,
    waves: open,
    regions: open,
    services: open,
    consentTexts: open,
  },
  ...{ instrumentVersions: open, builtInInstruments: open, askedByLink: open },
  ...{ instruments: open, participants: people, responses: interviews },
  ...{ learning: ['edit codebook'], code: ['read themes'], retention: ['run retention'] },
  ...{ codebook: ['read themes'], themes: ['read themes'], theme: ['read themes'] },
  ...{ overview: ['read themes'], change: ['read themes'], setup: open, leftOut: open },
  details: ['mark details'],
  ...{ undecided: ['read words'], undecidedCount: ['read words'], pipeline: ['read pipeline'] },
  ...{ batches: ['import batch'], objections: ['answer board'], picks: ['pick for lead'] },
  ...{ members: ['manage members', 'record worker'], colleagues: ['record consent'] },
  ...{ erasures: ['read erasures'], vaultRequests: ['ask vault', 'second vault'] },
  ...{ whomToAsk: open, sendsLetters: open, missed: ['read words'], askedAbout: ['edit codebook'] },
  ...{ talkOffers: ['reach out'], talkWishes: ['reach out'], aloneWarnings: ['edit instrument'] },
}

/** Rows that Ada made: to an interviewer nobody's interview but their own is there. */
const nodes: Record<string, Permission> = {
  ...{ Study: 'read study', Wave: 'read study', Region: 'read study', Service: 'read study' },
  ConsentText: 'read study',
  ...{ Instrument: 'read study', Question: 'read study', Participant: 'read participants' },
  ...{ Response: 'read words', Answer: 'read words', Passage: 'read words' },
  ...{ Coding: 'read words', CodingDecision: 'read words', Batch: 'import batch' },
  ...{ Erasure: 'read erasures', VaultRequest: 'second vault', SafetyFlag: 'review safety' },
  ...{ Codebook: 'read themes', Code: 'read themes', Theme: 'read themes' },
  // An interviewer reaches out to their own people alone.
  WaveInvitation: 'read attrition',
}

const roles = Object.values(Role)
const rootsOf = (kind: Root['kind'], type: GraphQLObjectType): Root[] =>
  Object.values(type.getFields()).map((field) => ({ kind, field }))
/** Nobody is behind a lock here; and what changes the session that asks is told of in test/account.db.test.ts. */
const asked = rootsOf('query', schema.getQueryType()!).filter(({ field }) => field.name !== 'lockedAs')
const ofOneself =
  /^(?:sign|enter|lock|unlock|revoke|accept(?:Invitation|ByProvider)|(?:un)?linkProvider|begin|confirmCodes|endCodes|newRec|addPasskey|removePasskey|removeEmail|ask|changePassword|closeAccount|usePassword)/
const written = rootsOf('mutation', schema.getMutationType()!).filter(
  ({ field }) => !ofOneself.test(field.name),
)

let world: World
let frame: Frame
let ids: Map<string, string>
let ended: Someone
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await aStudy(world.eve, shippedCodebook)
  const pat = await aParticipant(world.ada, frame)
  const sent = submission(frame, pat, 'The officer put me in handcuffs.')
  const { id } = await act(world.ada, 'submitResponse', {
    ...sent,
    answers: [{ ...sent.answers[0], serviceId: frame.serviceId }],
  })
  await world.instance.settled()
  const { studyId, waveId } = frame
  await act(world.ada, 'raiseConcern', { studyId, responseId: id })
  const kit = await aParticipant(world.ada, frame)
  await act(world.ada, 'keepContact', { studyId, participantId: kit, channel: 'in_person', language: 'en' })
  await act(world.ada, 'inviteToWave', { studyId, participantId: kit, waveId, way: 'by_hand' })
  const no = { party: 'youth', decision: 'withdrawn', scopes: ['participate'], until: '2090-01-01T00:00:00Z' }
  await act(world.ada, 'recordConsent', {
    ...{ studyId, ...no, participantId: await aParticipant(world.ada, frame) },
  })
  await world.instance.app.db.vaultRequest.create({
    data: {
      ...{ studyId: bare(studyId), id: bare(waveId), participantId: bare(kit), askedBy: bare(kit) },
      ...{ askedAt: new Date(), parts: ['contact'], reason: 'reach_safely' },
    },
  })
  await act(world.ada, 'saveWhomToAsk', { studyId, whomToAsk: { en: 'Ada' } })
  // A survey that a link asks: in the field, though nobody reviewed its Spanish.
  await act(world.ada, 'createDraft', { studyId, builtIn: 'svf_1' })
  await world.instance.app.db.instrument.updateMany({
    where: { studyId: bare(studyId), status: 'draft' },
    data: { status: 'fielded', fieldedAt: new Date() },
  })
  await joinStudy(world, 'omar', frame, 'coder')
  ended = await world.signIn('omar')
  await ended.ask('mutation { signOut }')
  ids = await idsOf(id)
})
afterAll(() => world.close())

/** One row of each type, without a way through the API that some role might lack. */
const idsOf = async (responseId: string): Promise<Map<string, string>> => {
  const studyId = bare(frame.studyId)
  const { data } = await world.ada.ask<{ study: { undecided: { edges: { node: { id: string } }[] } } }>(
    'query ($id: ID!) { study(id: $id) { undecided { edges { node { id } } } } }',
    { id: frame.studyId },
  )
  const codingId = data.study.undecided.edges[0]!.node.id
  await act(world.ada, 'acceptCoding', { studyId: frame.studyId, codingId, expected: 0 })
  const found = new Map([
    ...([
      ['Study', frame.studyId],
      ['Response', responseId],
      ['Coding', codingId],
    ] as [string, string][]),
  ])
  for (const type of Object.keys(nodes)) {
    if (found.has(type) || type === 'Batch') continue
    const { rows } = await withClient(world.database.owner, (client) =>
      client.query<{ id: string }>(`SELECT id FROM "${type}" WHERE "studyId" = $1 LIMIT 1`, [studyId]),
    )
    found.set(type, `${type}-${rows[0]!.id}`)
  }
  return found
}

/** Omar's roles count at his next request, so that one person who stays signed in plays every part. */
const playing = async (role: Role): Promise<Someone> => {
  await withClient(world.database.owner, (client) =>
    client.query('UPDATE "Membership" SET roles = $1::"Role"[] WHERE "studyId" = $2 AND "accountId" = $3', [
      `{${role}}`,
      bare(frame.studyId),
      omarId,
    ]),
  )
  return world.omar
}
let omarId: string
beforeAll(async () => {
  const { data } = await world.omar.ask<{ viewer: { id: string } }>('{ viewer { id } }')
  omarId = data.viewer.id
})

const inStudy: IdFor = (name) => (typeOf(name) === 'Study' ? frame.studyId : nowhere(name))

type Told = { code?: string; message?: string } | null
type Refused = { path: string[]; extensions: { code: string } }
const askAll = (who: Someone, roots: readonly Root[], idFor: IdFor) => {
  const { source, variableValues } = questionTo(roots, idFor)
  return who.ask<Record<string, Told>>(source, variableValues)
}

/** So many in one request as one request may hold. */
const inParts = async (who: Someone, idFor: IdFor = inStudy) => {
  const told = new Map<string, string>()
  for (let at = 0; at < written.length; at += 6) {
    const part = written.slice(at, at + 6)
    const { data, errors } = await askAll(who, part, idFor)
    expect([errors?.map(({ message }) => message), Object.keys(data ?? {}).length]).toEqual([
      undefined,
      part.length,
    ])
    for (const [name, one] of Object.entries(data)) told.set(name, outcomeOf(one))
  }
  return told
}

const outcomeOf = (told: Told): string => {
  if (told?.code === 'not_found' && told.message === 'There is no such study here.') return 'no such study'
  return ['forbidden', 'signed_out'].includes(told?.code ?? '') ? told!.code! : 'let in'
}

const mayOne = (role: Role, need: Need) => typeof need === 'string' || need.some((one) => allows([role], one))

describe('the tables', () => {
  it('say of every field that a request begins with, of every field of a study and of every row what it asks for', () => {
    const named = (type: GraphQLObjectType) => Object.keys(type.getFields()).sort()
    expect(Object.keys(mutations).sort()).toEqual(named(schema.getMutationType()!))
    expect(Object.keys(queries).sort()).toEqual(named(schema.getQueryType()!))
    expect(Object.keys(ofStudy).sort()).toEqual(named(schema.getType('Study') as GraphQLObjectType))
    const rows = Object.values(schema.getTypeMap()).filter(
      (type) => 'getInterfaces' in type && type.getInterfaces().some(({ name }) => name === 'Node'),
    )
    expect(Object.keys(nodes).sort()).toEqual(rows.map(({ name }) => name).sort())
  })
})

describe.each(roles)('as %s', (role) => {
  it('one is let into every change that the policy allows, and into no other', async () => {
    const told = await inParts(await playing(role))
    for (const { field } of written) {
      const expected = mayOne(role, mutations[field.name]!) ? 'let in' : 'forbidden'
      expect([field.name, told.get(field.name)]).toEqual([field.name, expected])
    }
  })

  it('one reads what the policy allows, field by field, and is told that the rest is not there or not theirs', async () => {
    const who = await playing(role)
    for (const root of asked) {
      const { data, errors } = await askAll(who, [root], inStudy)
      const answer = [data[root.field.name]].flat()[0]
      expect([root.field.name, errors, answer !== null]).toEqual([
        root.field.name,
        undefined,
        mayOne(role, queries[root.field.name]!),
      ])
    }
    const fields = (schema.getType('Study') as GraphQLObjectType).getFields()
    const leaves = ['id', 'isDemo', 'languages', 'timeZone', 'leftOut', 'sendsLetters', 'aloneWarnings']
    const parts = Object.keys(fields).map((name) => {
      const keys: Record<string, string> = { theme: 'theme_police', code: 'comfort' }
      const given = keys[name] ? `(key: "${keys[name]}")` : ''
      return `${name}: study(id: $id) { of: ${name}${given} ${leaves.includes(name) ? '' : '{ __typename }'} }`
    })
    const [data, refused]: [Record<string, { of: unknown } | null>, Refused[]] = [{}, []]
    // So many other names as one request may give.
    for (let at = 0; at < parts.length; at += 20) {
      const answered = await who.ask<typeof data>(
        `query ($id: ID!) { ${parts.slice(at, at + 20).join('\n')} }`,
        { id: frame.studyId },
      )
      Object.assign(data, answered.data)
      refused.push(...((answered.errors ?? []) as unknown as Refused[]))
    }
    const isIn = allows([role], 'read study')
    for (const name of Object.keys(fields)) {
      const code = refused.find(({ path }) => path[0] === name)?.extensions.code
      const may = isIn && mayOne(role, ofStudy[name]!)
      expect([name, code, data[name]?.of != null]).toEqual([
        name,
        isIn && !may ? 'forbidden' : undefined,
        may,
      ])
    }
  })

  it('one finds the rows that the policy allows, and the others like rows that are missing', async () => {
    const who = await playing(role)
    const wanted = [...ids].filter(([type]) => type !== 'Batch')
    const found = async (idOf: (type: string, id: string) => string) => {
      const parts = wanted.map(([type, id]) => `${type}: node(id: "${idOf(type, id)}") { __typename }`)
      return who.ask<Record<string, object | null>>(`{ ${parts.join('\n')} }`)
    }
    const { data, errors } = await found((_type, id) => id)
    expect(errors).toBeUndefined()
    for (const [type] of wanted)
      expect([type, data[type] !== null]).toEqual([type, allows([role], nodes[type]!)])
    expect(
      Object.values((await found((type) => nowhere(`${type}Id`))).data).every((one) => one === null),
    ).toBe(true)
  })
})

describe.each(['a stranger', 'somebody whose session has ended'])('as %s', (name) => {
  it('one is told to sign in, and nothing else', async () => {
    const who = name === 'a stranger' ? world.nobody : ended
    for (const outcome of (await inParts(who)).values()) expect(outcome).toBe('signed_out')
    for (const root of asked.filter(({ field }) => queries[field.name] !== 'anybody')) {
      const { errors } = await askAll(who, [root], inStudy)
      expect([root.field.name, errors?.[0]?.extensions.code]).toEqual([root.field.name, 'signed_out'])
    }
  })
})

describe('as Eve, who is in another study', () => {
  it('one is told that there is no such study', async () => {
    for (const [name, outcome] of await inParts(world.eve))
      expect([name, outcome]).toEqual([name, mutations[name] === 'signed in' ? 'let in' : 'no such study'])
  })

  it('one cannot tell what is another’s from what is missing: same answer, same bytes, as many statements', async () => {
    // What it asks meanwhile is its own.
    await world.instance.app.sealer.stop()
    const foreign: IdFor = (name) => ids.get(typeOf(name)) ?? nowhere(name)
    const roots = [...asked, ...written].filter(
      ({ field }) => !['anybody', 'signed in'].includes({ ...queries, ...mutations }[field.name] as string),
    )
    for (const root of roots) {
      const [theirs, missing] = [await counted(root, foreign), await counted(root, nowhere)]
      expect([root.field.name, theirs]).toEqual([root.field.name, missing])
    }
    for (const [type, id] of ids) {
      const node = asked.find(({ field }) => field.name === 'node')!
      const [theirs, missing] = [
        await counted(node, () => id),
        await counted(node, () => nowhere(`${type}Id`)),
      ]
      expect([type, theirs]).toEqual([type, missing])
      expect(theirs.statements).toBeGreaterThan(0)
    }
  })
})

/** The answer and how many statements it took; what the queue of jobs asks meanwhile is its own. */
const counted = async (root: Root, idFor: IdFor) => {
  const query = pg.Client.prototype.query
  let statements = 0
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const text = typeof given[0] === 'string' ? given[0] : (given[0] as { text?: string } | null)?.text
    if (text && !/pgboss/.test(text)) statements += 1
    return (query as (...all: unknown[]) => unknown).apply(this, given)
  } as typeof query
  try {
    const { text }: Answered<unknown> = await askAll(world.eve, [root], idFor)
    return { text, statements }
  } finally {
    pg.Client.prototype.query = query
  }
}
