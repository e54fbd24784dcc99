// One study and its people, as the tests tell their stories: Ada the evaluator, Ben the coder, Cleo of the
// board, Omar the program lead, Eve who has no business here. Everything goes through GraphQL as a browser would send it, on a real database.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '../../packages/api/generated/prisma/enums.ts'
import { openAccount } from '../../packages/api/src/auth/commands.ts'
import { createGraphql } from '../../packages/api/src/graphql.ts'
import { startInstance, type Instance } from '../../packages/api/src/instance.ts'
import { queues } from '../../packages/api/src/pipeline.ts'
import { aMeeting, publishTexts, type Audience } from './consentText.ts'
import { freshDatabase, type FreshDatabase } from './database.ts'
import { lendAnalyst, lendDatabase } from './lent.ts'
import { inYears } from './until.ts'

export type Answered<Data> = {
  data: Data
  errors?: { message: string; extensions: { code: string } }[]
  text: string
  status: number
  /** Changes where somebody decided in a study of theirs. */
  epoch?: string | undefined
}

/** Someone at a browser. */
export type Someone = { ask<Data = object>(query: string, variables?: object): Promise<Answered<Data>> }

export type World = {
  instance: Instance
  database: FreshDatabase
  keyFolder: string
  logged: string[]
  /** What a browser of theirs would send along. */
  cookies: { ada: string }
  ada: Someone
  ben: Someone
  cleo: Someone
  omar: Someone
  eve: Someone
  nobody: Someone
  /** Somebody with an account at a browser of their own. */
  signIn(name: string): Promise<Someone>
  /** What the browser of somebody who signed in sends along. */
  cookieOf(name: string): Promise<string>
  close(): Promise<void>
}

export const password = 'a quiet reading room'

type Options = {
  isDemo?: boolean
  /** Not one in which others told their stories before, for who looks at its files. */
  isNew?: boolean
  /** Stands between the product and its database. */
  through?: (database: FreshDatabase) => Promise<FreshDatabase>
}

export const openWorld = async ({ isDemo = false, isNew = false, through }: Options = {}): Promise<World> => {
  const fresh = await (isNew ? freshDatabase : lendDatabase)(queues)
  const database = through ? await through(fresh) : fresh
  const keyFolder = mkdtempSync(join(tmpdir(), 'firsthand-keys-'))
  const logged: string[] = []
  const place = { dataFolder: database.dataFolder, configFolder: keyFolder }
  const log = (line: string) => void logged.push(line)
  const instance = await startInstance(database, place, { isDemoWanted: isDemo, log, analyst: lendAnalyst() })
  const graphql = createGraphql(instance.app, { log })
  for (const name of ['ada', 'ben', 'cleo', 'omar', 'eve'])
    await openAccount(
      instance.app,
      { kind: 'system', id: 'command line' },
      // Each of them may open a study of their own.
      { name, displayName: name, password, roles: ['evaluator'], isAdministrator: true },
    )
  const someone = (cookie: string): Someone => ({
    ask: (query, variables) => ask(graphql, { query, variables, cookie }),
  })
  const signedIn = async (name: string) => someone(await signIn(graphql, name))
  // Who never asks in a story need not prove who they are either.
  const onFirstAsking = (name: string): Someone => {
    let who: Promise<Someone> | undefined
    return { ask: async (query, variables) => (await (who ??= signedIn(name))).ask(query, variables) }
  }
  const cookies = { ada: await signIn(graphql, 'ada') }
  return {
    instance,
    database,
    keyFolder,
    logged,
    cookies,
    ada: someone(cookies.ada),
    ben: onFirstAsking('ben'),
    cleo: onFirstAsking('cleo'),
    omar: onFirstAsking('omar'),
    eve: onFirstAsking('eve'),
    nobody: someone(''),
    signIn: signedIn,
    cookieOf: (name) => signIn(graphql, name),
    async close() {
      await instance.close()
      rmSync(keyFolder, { recursive: true, force: true })
    },
  }
}

/** Makes somebody a member of a study; until inviting is built, the product does so. */
export const joinStudy = (world: World, name: string, { studyId }: Frame, ...roles: Role[]) =>
  openAccount(
    world.instance.app,
    { kind: 'system', id: 'command line' },
    { name, displayName: name, password, roles, studyId: studyId.slice('Study-'.length) },
  )

type Graphql = (request: Request) => Promise<Response>
type Asked = { query: string; variables?: object | undefined; cookie: string }

/** What was answered, without what tells a page to ask anew: that is another for everybody. */
export const withoutEpoch = (text: string): string =>
  text.replace(/,"extensions":\{"epoch":"[\w-]+"\}(?=\}$)/, '')

const send = (graphql: Graphql, { query, variables, cookie }: Asked) => {
  const headers = { 'content-type': 'application/json', cookie }
  return graphql(
    new Request('http://here/graphql', {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    }),
  )
}

const ask = async <Data>(graphql: Graphql, asked: Asked): Promise<Answered<Data>> => {
  const answered = await send(graphql, asked)
  const whole = await answered.text()
  const { extensions, ...told } = JSON.parse(whole) as Answered<Data> & { extensions?: { epoch?: string } }
  return { ...told, epoch: extensions?.epoch, text: withoutEpoch(whole), status: answered.status }
}

const signIn = async (graphql: Graphql, name: string): Promise<string> => {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }'
  const answered = await send(graphql, { query, variables: { input: { name, password } }, cookie: '' })
  return answered.headers.get('set-cookie')!.split(';')[0]!
}

type Acted = { id: string; refused: string | undefined; message: string | undefined }
type Done = { done: { data?: { id: string }; code?: string; message?: string } }

/** Mutations that answer with no row. */
const withoutId = new Set(['raiseConcern', 'raiseInterview'])

/** A mutation's answer: the id that was made, or the refusal. */
export const act = async (who: Someone, mutation: string, input: object): Promise<Acted> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}`
  const { data, errors } = await who.ask<Done>(
    `mutation ($input: ${inputOf[mutation] ?? `${type}Input`}!) { done: ${mutation}(input: $input) {
      __typename ... on Refusal { code message } ... on Mutation${type}Success { data { ${withoutId.has(mutation) ? '__typename' : 'id'} } } } }`,
    { input },
  )
  if (errors) throw new Error(`${mutation}: ${errors[0]!.message}`)
  return { id: data.done.data?.id ?? '', refused: data.done.code, message: data.done.message }
}

export type Quote = { studyId: string; codingId: string; audience: string }

/** The words and the next step of letting them leave, as somebody sees them now. */
export const nextStep = async (who: Someone, quote: Quote) => {
  const { data } = await who.ask<{
    node: {
      revision: number
      quote: { start: number; text: string }
      release: { isPrepared: boolean }
    } | null
  }>(
    'query ($id: ID!, $audience: Audience!) { node(id: $id) { ... on Coding { revision quote { start text } release(audience: $audience) { isPrepared } } } }',
    { id: quote.codingId, audience: quote.audience },
  )
  const step = data.node?.release.isPrepared ? 'approve' : 'prepare'
  const { start, text } = data.node?.quote ?? { start: 0, text: ' ' }
  const shown = { start, end: start + text.length }
  return { ...quote, step, expected: data.node?.revision ?? 0, shown }
}

/** Somebody looks and takes the next step. */
export const approveQuote = async (who: Someone, quote: Quote) =>
  act(who, 'approveQuote', await nextStep(who, quote))

const inputOf: Record<string, string> = {
  ...{ addRegion: 'AddNamedInput', addService: 'AddNamedInput' },
  ...{ acceptCoding: 'DecideCodingInput', rejectCoding: 'DecideCodingInput' },
  undoDecision: 'DecideCodingInput',
  withdrawApproval: 'QuoteApprovalInput',
  ...{ acknowledgeFlag: 'OfFlagInput', takeFlagOver: 'OfFlagInput' },
  ...{ removeDraft: 'DraftInput', fieldInstrument: 'DraftInput' },
  ...{ recordWorker: 'WorkerInput', removeWorker: 'WorkerInput' },
}

export type Frame = {
  studyId: string
  waveId: string
  serviceId: string
  regionId: string
  instrumentId: string
  questions: Record<string, string>
}

/** A study that is ready to ask: one wave, one service, two open questions and a closed one, the shipped codebook, a rule for turning 18. */
export const aStudy = async (who: Someone, codebook: string): Promise<Frame> => {
  const { id: studyId } = await act(who, 'createStudy', {
    title: { en: 'Listening', es: 'Escuchar' },
    languages: ['en', 'es'],
    timeZone: 'America/New_York',
  })
  await act(who, 'saveSettings', { studyId, majority: 'reconsent' })
  await publishTexts(who, studyId, ['adult'])
  await act(who, 'importCodebook', { studyId, file: codebook })
  const { id: waveId } = await act(who, 'addWave', {
    studyId,
    key: 'baseline',
    label: { en: 'Baseline', es: 'Inicio' },
    opensOn: '2026-01-01',
  })
  const { id: serviceId } = await act(who, 'addService', {
    studyId,
    key: 'harbor',
    label: { en: 'The harbor' },
  })
  const { id: regionId } = await act(who, 'addRegion', { studyId, key: 'north', label: { en: 'North' } })
  const { id: instrumentId } = await act(who, 'addInstrument', {
    studyId,
    key: 'svf',
    version: '1.0.0',
    title: { en: 'Survey' },
    questions: [
      {
        key: 'O1',
        type: 'long',
        text: { en: 'What was it like with the police?', es: '¿Cómo te fue con la policía?' },
      },
      { key: 'O2', type: 'long', text: { en: 'What should change?', es: '¿Qué debería cambiar?' } },
      {
        key: 'G1',
        type: 'likert5',
        text: { en: 'Overall, I am satisfied.', es: 'En general, estoy a gusto.' },
      },
    ],
  })
  const { data } = await who.ask<{ study: { instruments: { questions: { id: string; key: string }[] }[] } }>(
    'query ($id: ID!) { study(id: $id) { instruments { questions { id key } } } }',
    { id: studyId },
  )
  const questions = Object.fromEntries(data.study.instruments[0]!.questions.map(({ id, key }) => [key, id]))
  return { studyId, waveId, serviceId, regionId, instrumentId, questions }
}

export const allScopes = ['participate', 'analyse', 'automated_assist']

/** Pat, a young adult who agrees to everything the story needs. */
export const aParticipant = async (
  who: Someone,
  { studyId }: Frame,
  given: { isAdult?: boolean; scopes?: string[] } = {},
): Promise<string> => {
  const person = { studyId, language: 'en', isAdult: given.isAdult ?? true }
  const first = await act(who, 'enrolParticipant', person)
  // Most stories are of adults: what is read to a minor, and to who gives permission, is published for the first of them.
  if (first.refused === 'no_consent_text') await publishTexts(who, studyId, ['youth', 'caregiver'])
  const { id } = first.refused ? await act(who, 'enrolParticipant', person) : first
  const scopes = given.scopes ?? allScopes
  const audience = person.isAdult ? 'adult' : 'youth'
  if (scopes.length > 0) await agrees(who, { studyId, participantId: id, audience, scopes })
  return id
}

type Word = {
  studyId: string
  participantId: string
  /** Whose text is read; who is asked follows from it. An adult's, where nothing is said. */
  audience?: Audience
  scopes: readonly string[]
  until?: string
  giverSafety?: string
  route?: string
}
type Shown = { id: string; audience: Audience; state: string; sha256: string; expiresAt: string }

/** A yes comes out of a meeting: the text is read with them, and they say yes to some of its questions. */
export const agrees = async (who: Someone, { audience = 'adult', scopes, ...word }: Word): Promise<Acted> => {
  const meet = (text: Shown | undefined) =>
    act(who, 'recordMeeting', {
      ...aMeeting(word, { party: audience === 'caregiver' ? 'giver' : 'youth', ...word }),
      ...(audience === 'caregiver' && {
        ...{ giverSafety: 'safe', route: 'parent', present: ['giver', 'interviewer'], ...word },
      }),
      ...(text && { consentTextId: text.id, sha256: text.sha256 }),
      // No yes lasts longer than the text that it is to.
      ...(text && !word.until && text.expiresAt < inYears(3) && { until: text.expiresAt }),
      decisions: scopes.map((scope) => ({ scope, decision: 'granted' })),
    })
  const held = await meet(await shownIn(who, word.studyId, audience))
  if (!held.refused) return held
  // The text may have been replaced since it was looked up.
  shown.delete(word.studyId)
  return meet(await shownIn(who, word.studyId, audience))
}

/** The published texts of each study, looked up once. */
const shown = new Map<string, Shown[]>()

const shownIn = async (who: Someone, studyId: string, audience: Audience) => {
  const found = () =>
    shown.get(studyId)?.find((text) => text.state === 'published' && text.audience === audience)
  if (found()) return found()
  const { data } = await who.ask<{ study: { consentTexts: Shown[] } }>(
    'query ($id: ID!) { study(id: $id) { consentTexts { id audience state sha256(language: en) expiresAt } } }',
    { id: studyId },
  )
  shown.set(studyId, data.study.consentTexts)
  return found()
}

export const submission = (frame: Frame, participantId: string, text: string) => ({
  studyId: frame.studyId,
  participantId,
  waveId: frame.waveId,
  instrumentId: frame.instrumentId,
  mode: 'self',
  language: 'en',
  idempotencyKey: crypto.randomUUID(),
  answers: [{ questionId: frame.questions['O1']!, text }],
})

export type ReadQuote = {
  id: string
  state: string
  origin: string
  stance: string
  because: string[]
  code: { key: string }
  quote: { text: string; marks: { start: number; end: number }[] }
}

export type ReadTheme = {
  key: string
  waves: { people: number; base: number; proposed: number; decided: number }[]
  quotes: { totalCount: number; people: number; edges: { node: ReadQuote }[] }
}

/** The themes of a study as an evaluator reads them: people and base per wave, and the quotes under them. */
export const themesOf = async (who: Someone, studyId: string): Promise<ReadTheme[]> => {
  const { data } = await who.ask<{ study: { themes: ReadTheme[] } }>(
    `query ($id: ID!) { study(id: $id) { themes { key waves { people base proposed decided }
      quotes(first: 100) { totalCount people edges { node { id state origin because stance code { key } quote { text marks { start end } } } } } } } }`,
    { id: studyId },
  )
  return data.study.themes
}

/** Somebody new joins a study and sits down at a browser. */
export const newcomer = async (world: World, name: string, frame: Frame, ...roles: Role[]) => {
  const id = await joinStudy(world, name, frame, ...roles)
  return { id: `Account-${id}`, browser: await world.signIn(name) }
}
