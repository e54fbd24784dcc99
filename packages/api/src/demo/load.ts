import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '../actor.ts'
import type { App } from '../app.ts'
import { openAccount } from '../auth/commands.ts'
import { demoAccounts } from '../auth/demo.ts'
import { importCodebook } from '../codebook/commands.ts'
import { recordConsent } from '../consent/commands.ts'
import { publishConsentText, saveConsentText, startConsentText } from '../consentText/commands.ts'
import { projectRoot } from '../database/root.ts'
import { addTurn } from '../duty/commands.ts'
import { findReviewers } from '../duty/store.ts'
import { NoConsent } from '../errors.ts'
import { weekdays } from '../identity/identity.ts'
import { addInstrument } from '../instrument/adding.ts'
import { submitResponse } from '../response/commands.ts'
import { saveSettings } from '../setup/commands.ts'
import { addRegion, addService, addWave, createStudy, enrolParticipant } from '../study/commands.ts'
import * as store from '../study/store.ts'
import { addReach } from './reach.ts'
import type { DemoStudy } from './study.ts'

type Person = DemoStudy['people'][number]
type Decision = Person['consent'][number]
type Ids = {
  studyId: string
  waves: Map<string, string>
  regions: Map<string, string>
  services: Map<string, string>
  instruments: Map<string, Map<string, string>>
}

const actor: Actor = { kind: 'system', id: 'demo' }
const codebookFile = join(projectRoot, 'packages/analysis/codebooks/youth-survivor-perspective.json')
const year = 365 * 24 * 60 * 60 * 1000

/** In the order in which a reader meets them. */
const demoFiles = ['two-waves', 'eight-interviews']

export const demoTitles = (): string[] => demoFiles.map((name) => readDemo(name).study.title.en)

/** What the demo sends its responses under: nothing else is its own. */
export const demoKey = (key: string): string => `demo ${key}`

/**
 * Loads the demo's studies by the commands everybody uses. A demo from before gets the studies that it does not have, and
 * keeps what was done in the others. A study whose load was cut off is begun anew, and that one alone: it is the one that
 * not all of the demo's people are members of yet, since they join last.
 */
export const loadDemo = async (app: App): Promise<void> => {
  if (!(await store.findDemoLoadedAt(app.db))) await store.removeStudiesBelow(app.db, demoAccounts.length)
  const known = (await store.findTitles(app.db)).map(({ title }) => title)
  const missing = demoFiles.map(readDemo).filter(({ study }) => !known.includes(study.title.en))
  if (missing.length === 0 && (await store.findDemoLoadedAt(app.db))) return
  await store.markDemoLoaded(app.db, null)
  for (const demo of missing) await loadStudy(app, demo)
  await store.markDemoLoaded(app.db, new Date())
}

const readDemo = (name: string) =>
  JSON.parse(readFileSync(join(projectRoot, `prisma/demo/${name}.json`), 'utf8')) as DemoStudy

export const loadStudy = async (app: App, demo: DemoStudy): Promise<string> => {
  const ids = await frame(app, demo)
  for (const person of demo.people) {
    const participantId = await addPerson(app, ids, person)
    const reach = demo.reach?.find((one) => one.person === person.key)
    const waveId = ids.waves.get(demo.openWave ?? '')
    if (reach && waveId)
      await addReach(app, { studyId: ids.studyId, waveId, participantId }, { reach, person })
  }
  for (const account of demoAccounts) await openAccount(app, actor, { ...account, studyId: ids.studyId })
  await planDuty(app, ids.studyId)
  return ids.studyId
}

/** Somebody is always there in the demo. */
const planDuty = async (app: App, studyId: string) => {
  const reviewers = (await findReviewers(app.db, studyId)).filter(({ name }) => name === 'Sol')
  const hours = { days: [...weekdays], from: '00:00', to: '00:00' }
  for (const { accountId } of reviewers)
    await addTurn(app, actor, { studyId, accountId, place: 'first', hours })
}

const frame = async (app: App, demo: DemoStudy): Promise<Ids> => {
  const { title, languages, timeZone } = demo.study
  const studyId = await createStudy(app, actor, { title, languages, timeZone })
  await saveSettings(app, actor, { studyId, majority: 'reconsent' })
  await importCodebook(app, actor, { studyId, file: readFileSync(codebookFile, 'utf8') })
  await publishTexts(app, studyId, demo.people.length)
  const each = async <T extends { key: string }>(list: T[], add: (one: T) => Promise<string>) => {
    const ids = new Map<string, string>()
    for (const one of list) ids.set(one.key, await add(one))
    return ids
  }
  const instruments = new Map<string, Map<string, string>>()
  for (const { questions, ...instrument } of demo.instruments) {
    const bare = questions.map(({ key, type, text, perService }) => ({ key, type, text, perService }))
    const id = await addInstrument(app, actor, { ...instrument, studyId, questions: bare })
    instruments.set(instrument.key, (await store.findQuestionIds(app.db, studyId, id)).set('', id))
  }
  return {
    studyId,
    instruments,
    waves: await each(demo.waves, ({ closesOn, ...wave }) =>
      addWave(app, actor, { ...wave, studyId, closesOn: wave.key === demo.openWave ? null : closesOn }),
    ),
    regions: await each(demo.regions, (region) => addRegion(app, actor, { ...region, studyId })),
    services: await each(demo.services, (service) => addService(app, actor, { ...service, studyId })),
  }
}

/** What was read to the demo's people: what Firsthand ships, and what an invented site adds to it. */
const publishTexts = async (app: App, studyId: string, plannedPeople: number) => {
  await saveSettings(app, actor, { studyId, determination: 'not_research', plannedPeople })
  for (const audience of ['youth', 'caregiver', 'adult'] as const) {
    const of = { studyId, audience }
    await startConsentText(app, actor, { ...of, from: 'model' })
    const expiresAt = new Date(Date.now() + 3 * year).toISOString()
    await saveConsentText(app, actor, { ...of, expected: 1, blocks: siteWords, expiresAt })
    const effectiveFrom = '2024-01-01T00:00:00Z'
    await publishConsentText(app, actor, { ...of, expected: 2, reviewed: ['es'], effectiveFrom })
  }
}

const siteWords = [
  {
    type: 'running_away',
    en: 'If you tell us you plan to run away, we may have to tell someone.',
    es: 'Si nos dices que piensas escaparte, puede que tengamos que avisar a alguien.',
  },
  {
    type: 'contact',
    en: 'Ask for the study team at the front desk, or call 555-0100.',
    es: 'Pregunta por el equipo del estudio en la entrada, o llama al 555-0100.',
  },
]

/**
 * A person consents, answers, and may later change their mind. Nobody's answers come in without a consent that holds:
 * where the demo has such a person, the gate keeps the answers out, as it would in a study.
 */
const addPerson = async (app: App, ids: Ids, person: Person): Promise<string> => {
  const { studyId } = ids
  const regionId = ids.regions.get(person.region)
  const participantId = await enrolParticipant(app, actor, {
    studyId,
    regionId,
    language: person.language,
    isAdult: person.isAdult,
  })
  const record = (decision: Decision, until: Date) => {
    const { decidedOn, ...rest } = decision
    return recordConsent(app, actor, {
      ...rest,
      ...(rest.party === 'giver' && { route: 'guardian' }),
      // What the demo's people said stays where it is: its figures are looked up by name in the tests and the guide.
      ...(rest.decision === 'withdrawn' && { soFar: 'keep' }),
      studyId,
      participantId,
      until: until.toISOString(),
      decidedAt: noon(decidedOn).toISOString(),
    })
  }
  const isLater = (decision: Decision) => decision.decision === 'withdrawn'
  for (const decision of person.consent.filter((one) => !isLater(one)))
    await record(decision, atFirst(decision))
  for (const [index, response] of person.responses.entries())
    await submit(app, ids, { participantId, key: `${person.key} ${index}`, response })
  for (const decision of person.consent.filter((one) => isLater(one) || hasEnded(one)))
    await record(decision, noon(decision.until))
  return participantId
}

/** Consents end some time after today, whenever the demo is loaded; one that has ended by its day ends after the answers. */
const atFirst = (decision: Decision) =>
  new Date(Math.max(noon(decision.until).getTime(), Date.now() + 2 * year))

const hasEnded = ({ until }: Decision) => until < '2026-11-20'

const noon = (day: string) => new Date(`${day}T16:00:00Z`)

type Submission = { participantId: string; key: string; response: Person['responses'][number] }

const submit = async (app: App, ids: Ids, { participantId, key, response }: Submission) => {
  const questions = ids.instruments.get(response.instrument)!
  const submission = {
    studyId: ids.studyId,
    participantId,
    waveId: ids.waves.get(response.wave),
    instrumentId: questions.get(''),
    mode: response.mode,
    language: response.language,
    submittedAt: noon(response.submittedOn).toISOString(),
    idempotencyKey: demoKey(key),
    answers: response.answers.map(({ question, service, state, text, value }) => ({
      questionId: questions.get(question),
      serviceId: service ? ids.services.get(service) : null,
      state,
      text,
      value,
    })),
  }
  await submitResponse(app, actor, submission).catch((problem: unknown) => {
    if (!(problem instanceof NoConsent)) throw problem
  })
}
