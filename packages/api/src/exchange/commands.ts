import { z } from 'zod'
import { BatchFormat, BatchParty, ConsentScope, GiverSafety } from '../../generated/prisma/enums.ts'
import { command, type Act } from '../command.ts'
import { noMajorityRule } from '../consent/permission.ts'
import { hasMajorityRule, insertDecisions } from '../consent/store.ts'
import { furthestEnd, tooLate } from '../consentText/consentText.ts'
import { AlreadyImported, ConsentNotStated, invalid, InvalidInput, NotFound } from '../errors.ts'
import { newId } from '../id.ts'
import { day, id, language, localized, mostInList, note, words } from '../input.ts'
import * as instruments from '../instrument/store.ts'
import { takeIn } from '../response/commands.ts'
import * as studies from '../study/store.ts'
import {
  asksTheSame,
  differsIn,
  freeKey,
  giverSafetyOf,
  missingOf,
  partiesOf,
  statements,
  type Consent,
} from './exchange.ts'
import * as store from './store.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in small hexadecimal letters')

const stated = z.strictObject({
  formVersion: z.string().trim().max(100).nullish(),
  scopes: z.array(z.enum(ConsentScope)).max(11).default([]),
  party: z.enum(BatchParty).nullish(),
  giverSafety: z.enum(GiverSafety).nullish(),
  isAdult: z.boolean().nullish(),
  until: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .nullish(),
  isAttested: z.boolean().nullish(),
})

const answer = z.strictObject({
  question: z.number().int().min(0).max(99),
  serviceId: id.nullish(),
  language: language.nullish(),
  text: words,
})

const entry = z.strictObject({
  language,
  responses: z
    .array(z.strictObject({ language, answers: z.array(answer).min(1).max(500) }))
    .min(1)
    .max(100),
})

const input = z.strictObject({
  studyId: id,
  key: z.string().regex(/^[\w-]{16,64}$/, 'is 16 to 64 letters, digits, _ and -'),
  format: z.enum(BatchFormat),
  fileDigest: digest,
  contentDigest: digest,
  isAgain: z.boolean().default(false),
  waveId: id.nullish(),
  newWave: z.strictObject({ label: localized, opensOn: day }).nullish(),
  instrumentId: id.nullish(),
  questionIds: z.array(id).max(mostInList).nullish(),
  newQuestions: z.array(localized).min(1).max(mostInList).nullish(),
  consent: stated.default({ scopes: [] }),
  handled: z.strictObject({ by: note, on: day }).nullish(),
  people: z.number().int().min(1).max(100_000),
  parts: z.number().int().min(1).max(2_000),
  part: z.number().int().min(0),
  entries: z.array(entry).min(1).max(100),
})

type Import = z.output<typeof input>
type Batch = NonNullable<Awaited<ReturnType<typeof store.findByKey>>>
export type Imported = { id: string; people: number; answers: number }

/**
 * Brings in a part of a batch; the first one opens it. Everything of a part comes in or nothing does, a part sent twice
 * is stored once, and nothing comes in on a consent that was not stated.
 */
export const importBatch = command({
  action: 'import batch',
  may: 'import batch',
  input,
  async run(act, given): Promise<Imported> {
    const consent = checkStated(given, act.at)
    if (given.part >= given.parts) throw invalid('part', 'is beyond the last part')
    await store.lockBatches(act.tx, given.studyId)
    const batch = (await earlier(act, given, consent)) ?? (await open(act, given, consent))
    if (batch.received.includes(given.part)) return { id: batch.id, people: 0, answers: 0 }
    const answers = await fill(act, batch, given)
    await store.markReceived(act.tx, batch, [...batch.received, given.part])
    return { id: batch.id, people: given.entries.length, answers }
  },
  audit: ({ id, people, answers }, { part, consent, handled }) => ({
    batch: id,
    part,
    people,
    answers,
    scopes: consent.scopes,
    party: consent.party ?? 'none',
    handled: handled ? 'yes' : 'no',
  }),
})

const checkStated = ({ consent }: Import, at: Date): Consent => {
  const missing = missingOf(consent, at)
  if (missing.length > 0)
    throw new ConsentNotStated(
      missing,
      missing.map((name) => statements[name]),
    )
  return consent as Consent
}

/** The batch that earlier parts opened. It goes on only as what it began as. */
const earlier = async (act: Act, given: Import, consent: Consent): Promise<Batch | null> => {
  const batch = await store.findByKey(act.tx, given.studyId, given.key)
  if (!batch) return null
  if (batch.state === 'undone') throw invalid('key', 'is of a batch that was undone. Begin a new one.')
  const contentDigest = await act.app.words.fingerprint(given.studyId, given.contentDigest)
  const differ = [
    ...(batch.parts === given.parts ? [] : ['parts']),
    ...(batch.contentDigest === contentDigest ? [] : ['contentDigest']),
    ...(batch.format === given.format ? [] : ['format']),
    ...differsIn(batch, consent).map((name) => `consent.${name}`),
    ...((await isSameHandled(act, batch, given)) ? [] : ['handled']),
    ...((await isSameWave(act, batch, given)) ? [] : [given.waveId ? 'waveId' : 'newWave']),
    ...((await isSameInstrument(act, batch, given))
      ? []
      : [given.instrumentId ? 'instrumentId' : 'newQuestions']),
  ]
  if (differ.length > 0)
    throw new InvalidInput(
      differ.map((path) => ({
        path,
        message:
          'differs from what this batch began with. Undo that batch and begin anew, or send what it began with; this part was not stored.',
      })),
    )
  return batch
}

const isSameHandled = async ({ app }: Act, batch: Batch, { handled }: Import) => {
  const { studyId, id, handledBy, handledOn } = batch
  if (!handledBy || !handledOn || !handled) return !handledBy && !handled
  const by = await app.words.openForSafety({ studyId, id }, handledBy)
  return by === handled.by && handledOn.toISOString().startsWith(handled.on)
}

/** A new wave is named again by every part, and is the one that the first part made. */
const isSameWave = async ({ tx }: Act, batch: Batch, { studyId, waveId, newWave }: Import) => {
  if (waveId) return waveId === batch.waveId
  const made = batch.madeWaveId && (await store.findWave(tx, studyId, batch.madeWaveId))
  return Boolean(
    made &&
    newWave &&
    asksTheSame([made.label], [newWave.label]) &&
    made.opensOn.toISOString().startsWith(newWave.opensOn),
  )
}

const isSameInstrument = async ({ tx }: Act, batch: Batch, { studyId, ...given }: Import) => {
  if (given.instrumentId) return given.instrumentId === batch.instrumentId
  const brought = await store.findBroughtInstruments(tx, studyId)
  const own = brought.find(({ id }) => id === batch.instrumentId)
  return Boolean(own && given.newQuestions && asksTheSame(own.questions, given.newQuestions))
}

const open = async (act: Act, given: Import, consent: Consent): Promise<Batch> => {
  const { app, tx, actor, at } = act
  const { studyId, key, format, parts, people, handled } = given
  const id = newId()
  if (handled && new Date(handled.on) > at) throw invalid('handled.on', 'is a day still to come')
  if (consent.until > furthestEnd(at)) throw invalid('consent.until', tooLate)
  if (!consent.isAdult && !(await hasMajorityRule(tx, studyId))) throw noMajorityRule('these are minors')
  const digests = {
    fileDigest: await app.words.fingerprint(studyId, given.fileDigest),
    contentDigest: await app.words.fingerprint(studyId, given.contentDigest),
  }
  // Twice in one wave, the same people would be counted twice, and pass the gates that a small study is behind.
  const inWave = given.waveId ? await store.findTwin(tx, studyId, { ...digests, waveId: given.waveId }) : null
  if (inWave) throw new AlreadyImported(inWave, { isSameWave: true })
  const before = given.isAgain ? null : await store.findTwin(tx, studyId, digests)
  if (before) throw new AlreadyImported(before, { isSameWave: false })
  const { waveId, madeWaveId } = await waveOf(act, given)
  return store.insertBatch(tx, {
    ...{ studyId, id, key, format, parts, people, waveId, madeWaveId },
    ...digests,
    instrumentId: await instrumentOf(act, given),
    formVersion: consent.formVersion,
    scopes: [...new Set(consent.scopes)],
    party: consent.party,
    giverSafety: giverSafetyOf(consent),
    isAdult: consent.isAdult,
    until: consent.until,
    attestedBy: actor.kind === 'stranger' ? '' : actor.id,
    attestedAt: at,
    isHandled: Boolean(handled),
    handledBy: handled ? await app.words.sealForSafety({ studyId, id }, handled.by) : null,
    handledOn: handled ? new Date(handled.on) : null,
  })
}

const waveOf = async ({ tx }: Act, { studyId, waveId, newWave }: Import) => {
  if (waveId) {
    if (!(await store.hasWave(tx, studyId, waveId))) throw new NotFound('wave')
    return { waveId, madeWaveId: null }
  }
  if (!newWave) throw invalid('waveId', 'is missing: give a wave, or newWave')
  const taken = await studies.findKeys(tx, 'wave', studyId)
  if (taken.length >= mostInList)
    throw invalid('newWave', `cannot be added: a study takes no more than ${mostInList} waves`)
  const made = newId()
  const key = freeKey('wave-', taken)
  await studies.insertWave(tx, { studyId, id: made, key, ...newWave, closesOn: null })
  return { waveId: made, madeWaveId: made }
}

/** The set of questions that is named, or one that asks what is given, added where there is none yet. */
const instrumentOf = async ({ tx, at }: Act, { studyId, ...given }: Import): Promise<string> => {
  if (given.instrumentId) {
    if (!(await store.hasInstrument(tx, studyId, given.instrumentId))) throw new NotFound('instrument')
    return given.instrumentId
  }
  if (!given.newQuestions) throw invalid('instrumentId', 'is missing: give an instrument, or newQuestions')
  const brought = await store.findBroughtInstruments(tx, studyId)
  const known = brought.find(({ questions }) => asksTheSame(questions, given.newQuestions!))
  if (known) return known.id
  if ((await instruments.countInstruments(tx, studyId)) >= mostInList)
    throw invalid('newQuestions', `cannot be added: a study takes no more than ${mostInList} instruments`)
  const key = freeKey(
    'brought-in-',
    brought.map((one) => one.key),
  )
  const made = newId()
  await instruments.insertInstrument(
    tx,
    { studyId, id: made, key, version: '1.0.0', title: { en: 'Brought in', es: 'Incorporado' } },
    given.newQuestions.map((text, nth) => ({
      ...{ id: newId(), key: `Q${nth + 1}`, type: 'long' as const, text, perService: false },
    })),
  )
  // Whoever brings words in puts no questions into the field: these were asked elsewhere, and nobody is asked them here.
  await instruments.retire(tx, made, at)
  return made
}

/** People with their key and their consent, then what they said, by the way that every response takes. */
const fill = async (act: Act, batch: Batch, given: Import): Promise<number> => {
  const { studyId, entries } = given
  const people = entries.map(({ language }) => ({
    ...{ studyId, id: newId(), regionId: null, language, isAdult: batch.isAdult, batchId: batch.id },
    enrolledBy: null,
  }))
  const ids = people.map((one) => one.id)
  await act.app.keys.createParticipants(studyId, ids)
  await studies.insertParticipants(act.tx, people)
  for (const participantId of ids)
    await insertDecisions(act.tx, { studyId, participantId }, decisionsOf(batch))
  const questions =
    given.questionIds ??
    (await store.findQuestions(act.tx, studyId, batch.instrumentId!)).map((one) => one.id)
  let answers = 0
  for (const [at, { responses }] of entries.entries())
    for (const [nth, response] of responses.entries()) {
      await takeIn(act, {
        ...{ studyId, participantId: ids[at]!, waveId: batch.waveId!, instrumentId: batch.instrumentId! },
        mode: 'import',
        language: response.language,
        idempotencyKey: `batch ${batch.id} ${given.part}.${at}.${nth}`,
        answers: response.answers.map(({ question, ...rest }, index) => ({
          ...rest,
          questionId: questions[question] ?? noQuestion(`entries.${at}.responses.${nth}.answers.${index}`),
          state: 'answered',
        })),
      })
      answers += response.answers.length
    }
  return answers
}

const noQuestion = (path: string): never => {
  throw invalid(`${path}.question`, 'is not one of the questions of this batch')
}

const decisionsOf = (batch: Batch) =>
  partiesOf(batch.party).flatMap((party) =>
    batch.scopes.map((scope) => ({
      ...{ scope, party, decision: 'granted' as const, until: batch.until, decidedAt: batch.attestedAt },
      giverSafety: party === 'giver' ? batch.giverSafety : null,
    })),
  )
