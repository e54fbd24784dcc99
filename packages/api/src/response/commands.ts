import { askedScopes, asksFor, slotsOf } from '@firsthand/analysis/instrument'
import { z } from 'zod'
import { AnswerState, type Mode, SittingFact, type QuestionType } from '../../generated/prisma/enums.ts'
import { command, type Act } from '../command.ts'
import { holdsNow, isOfAge, whatHoldsBack } from '../consent/store.ts'
import { invalid, InvalidInput, NoConsent, NotFound } from '../errors.ts'
import { newId } from '../id.ts'
import { id, language, words } from '../input.ts'
import { hasParticipant, takeTurn } from '../study/store.ts'
import { TextChanged } from '../textErrors.ts'
import { peopleWithin } from '../visible.ts'
import { checkSlot, routed } from './routing.ts'
import { answeredTwice, canonical, isAhead } from './response.ts'
import * as store from './store.ts'

const answer = z.strictObject({
  questionId: id,
  serviceId: id.nullish(),
  state: z.enum(AnswerState).default('answered'),
  value: z.number().int().min(0).max(1000).nullish(),
  values: z.array(z.number().int().min(0).max(1000)).max(50).nullish(),
  text: words.nullish(),
  /** Where somebody said it; else it is looked for in the words. */
  language: language.nullish(),
})

const input = z.strictObject({
  studyId: id,
  participantId: id,
  waveId: id,
  instrumentId: id,
  /** What was written elsewhere comes in with a batch, on what was attested of it. */
  mode: z.enum(['self', 'interview']),
  language,
  submittedAt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .nullish(),
  idempotencyKey: z
    .string()
    .min(8)
    .max(100)
    .refine((key) => /^[\x20-\x7e]*$/.test(key), 'may hold only letters, digits and signs of ASCII'),
  answers: z.array(answer).min(1).max(200),
})

type Submission = Omit<z.output<typeof input>, 'mode'> & { mode: Mode }
type Answer = Submission['answers'][number]
type Frame = Awaited<ReturnType<typeof store.findFrame>>

/**
 * Takes in what one person answered in one sitting. Words are sealed before they reach the database, and the
 * submission sent twice is stored once.
 */
export const submitResponse = command({
  action: 'submit response',
  may: 'record response',
  input,
  async run(act, submission) {
    const twice = answeredTwice(submission.answers)
    if (twice) throw new InvalidInput([twice])
    return takeIn(act, submission)
  },
  audit: (response, { answers, participantId }) => ({
    response,
    participant: participantId,
    answers: answers.length,
  }),
})

/**
 * Writes down what staff know of somebody before they are asked in a wave, whole: conditions of an instrument go by it. An
 * age in years, never a birthday, and none where a birth date is kept, which tells it.
 */
export const recordKnown = command({
  action: 'record known at wave',
  may: 'record response',
  input: z.strictObject({
    ...{ studyId: id, participantId: id, waveId: id },
    age: z
      .int()
      .refine((years) => years >= 5 && years <= 40, 'is not from 5 to 40 years')
      .nullish(),
    facts: z.array(z.enum(SittingFact)).max(10).default([]),
  }),
  async run(act, { age = null, facts, ...where }) {
    const { studyId, participantId, waveId } = where
    const person = { studyId, participantId }
    if (!(await hasParticipant(act.tx, participantId, peopleWithin(act, studyId))))
      throw new NotFound('participant')
    if (!(await store.hasWave(act.tx, studyId, waveId))) throw new NotFound('wave')
    if (!(await holdsNow(act.tx, person, 'participate'))) throw new NoConsent('participate')
    if (age !== null && (await store.tellsAge(act.tx, where)))
      throw invalid('age', 'is told by the birth date that is kept; leave it out')
    if (age !== null && age < 18 && (await isOfAge(act.tx, person)))
      throw invalid('age', 'is below 18, and this person is of age; look at both again')
    const recordedBy = act.actor.kind === 'account' ? act.actor.id : null
    const known = { age, facts: [...new Set(facts)].sort() }
    await store.saveKnown(act.tx, where, { ...known, recordedBy, recordedAt: act.at })
    return participantId
  },
  audit: (participant, { waveId, age, facts }) => ({
    ...{ participant, wave: waveId, facts, age: age == null ? 'unknown' : 'given' },
  }),
})

/**
 * The way that every response takes. What comes in by it may answer a question more than once, as someone who comes
 * back to it in an interview does.
 */
export const takeIn = async (act: Act, submission: Submission, how: How = {}): Promise<string> => {
  const { studyId, participantId } = submission
  if (!(await hasParticipant(act.tx, participantId, peopleWithin(act, studyId))))
    throw new NotFound('participant')
  await store.lockSubmission(act.tx, studyId, submission.idempotencyKey)
  const earlier = await store.findByIdempotencyKey(act.tx, studyId, submission.idempotencyKey)
  if (earlier) return sameSubmission(act, earlier, submission)
  const frame = await store.findFrame(act.tx, submission)
  check(act, submission, { ...frame, ...how })
  await refuseTooEarly(act, submission)
  await mayCarry(act, { studyId, participantId })
  const responseId = newId()
  const row = { ...response(act, submission, responseId), digest: await digestOf(act, submission) }
  const answers = (await alongRoute(act, submission, frame)).map((one) =>
    how.notPut?.has(one.questionId) ? ledPast(one) : one,
  )
  const isStored = await store.insertResponse(act.tx, row, await sealAnswers(act, { ...submission, answers }))
  if (!isStored) throw usedBefore()
  await act.emit({ type: 'response.submitted', studyId, responseId })
  return responseId
}

/** A wave may be asked late, and an interview written down later; nobody was asked before it began. */
const refuseTooEarly = async ({ tx, at }: Act, { mode, submittedAt, ...where }: Submission) => {
  if (mode === 'import') return
  const opensAt = await store.findOpening(tx, where)
  if (opensAt && (submittedAt ?? at) < opensAt)
    throw invalid(
      'submittedAt',
      'is before the first day of this wave; choose another wave or look at the day',
    )
}

/** Whoever takes it back in this very moment has done so before, or does so after: never in between. */
const mayCarry = async ({ tx }: Act, person: { studyId: string; participantId: string }): Promise<void> => {
  await takeTurn(tx, person)
  if (!(await holdsNow(tx, person, 'participate'))) throw new NoConsent('participate')
  const { restsOnOld, lacksOverseer } = await whatHoldsBack(tx, person, 'participate')
  if (restsOnOld) throw new TextChanged()
  if (lacksOverseer)
    throw invalid(
      'participantId',
      'is a minor for whom nobody stands up any more: the member of the study who did has left it. Name another one on the person’s page first; nothing was stored',
    )
}

/** Sent again is acknowledged again; anything else under its key would be lost by that. */
const sameSubmission = async (act: Act, earlier: store.Earlier, submission: Submission) => {
  if (earlier.participantId !== submission.participantId) throw usedBefore()
  if (earlier.digest !== (await digestOf(act, submission))) throw usedBefore()
  return earlier.id
}

const usedBefore = () =>
  invalid('idempotencyKey', 'was used for another submission. Give a new one; this one was not stored.')

const digestOf = ({ app }: Act, { idempotencyKey: _, ...submission }: Submission) =>
  app.words.digest(submission, canonical(submission))

const ledPast = ({ questionId, serviceId }: Answer): Answer => ({
  questionId,
  serviceId,
  state: 'routed_past',
})

/** Who began with a version before it was retired finishes with it. `notPut`: questions that are put to nobody alone. */
type How = { isBegun?: boolean; notPut?: ReadonlySet<string> }

const check = ({ at }: Act, submission: Submission, frame: Frame & How) => {
  if (submission.submittedAt && isAhead(submission.submittedAt, at))
    throw invalid('submittedAt', 'is in the future')
  if (!frame.wave) throw new NotFound('wave')
  if (submission.mode !== 'import' && !frame.languages.includes(submission.language))
    throw invalid('language', 'is none in which this study asks; take one of its languages')
  const { instrument, questions } = frame
  if (!instrument || instrument.status === 'draft') throw new NotFound('instrument')
  if (instrument.status === 'retired' && !frame.isBegun && submission.mode !== 'import')
    throw invalid('instrumentId', 'is retired, and nobody is asked with it any more. Choose another version.')
  const slots = new Map(
    instrument.definition ? slotsOf(instrument.definition).map((one) => [one.key, one]) : [],
  )
  submission.answers.forEach((one, index) => {
    const question = questions.get(one.questionId)
    if (!question) throw invalid(`answers.${index}.questionId`, 'is not a question of this instrument')
    if (one.serviceId && !frame.services.has(one.serviceId))
      throw invalid(`answers.${index}.serviceId`, 'is not a service of this study')
    const slot = slots.get(question.key)
    if (slot) checkSlot(one, slot, `answers.${index}`)
    else checkKind(one, question.type, `answers.${index}`)
  })
}

/**
 * What the answers lead past is stored as routed past, and what was not come to as that. Words that were written elsewhere
 * followed no route of ours.
 */
const alongRoute = async ({ tx }: Act, submission: Submission, frame: Frame): Promise<Answer[]> => {
  const { mode, answers } = submission
  const definition = frame.instrument?.definition
  if (!definition || mode === 'import') return answers
  const scopes = asksFor(definition, 'scope') ? await heldOf(tx, submission) : []
  const isAsked = asksFor(definition, 'ageAtWave', 'fact')
  const known = isAsked ? await store.findKnown(tx, submission) : { age: null, facts: [] }
  return routed(answers, { ...frame, definition, setting: { mode, wave: frame.wave, scopes, ...known } })
}

const heldOf = async (tx: Act['tx'], { studyId, participantId }: Submission) => {
  const person = { studyId, participantId }
  const held: string[] = []
  for (const scope of askedScopes) if (await holdsNow(tx, person, scope)) held.push(scope)
  return held
}

const checkKind = (one: Answer, type: QuestionType, path: string) => {
  const isOpen = type === 'text' || type === 'long'
  if (one.state !== 'answered') {
    if (one.text || one.value != null || one.values)
      throw invalid(`${path}.state`, 'says not answered, but there is an answer')
    return
  }
  if (one.values) throw invalid(`${path}.values`, 'are not asked for by this question')
  if (isOpen && !one.text) throw invalid(`${path}.text`, 'is missing: this question is answered in words')
  if (!isOpen && one.value == null)
    throw invalid(`${path}.value`, 'is missing: this question is answered with a number')
  if (!isOpen && one.text) throw invalid(`${path}.text`, 'is not asked for by this question')
  if (type === 'likert5' && (one.value! < 1 || one.value! > 5))
    throw invalid(`${path}.value`, 'is not between 1 and 5')
}

const response = ({ at, actor }: Act, { answers: _, submittedAt, ...rest }: Submission, id: string) => ({
  ...rest,
  id,
  submittedAt: submittedAt ?? at,
  // What was said elsewhere is nobody's own interview.
  recordedBy: actor.kind === 'account' && rest.mode !== 'import' ? actor.id : null,
})

type Sealing = Pick<Submission, 'studyId' | 'participantId' | 'answers'>

const sealAnswers = ({ app }: Act, { studyId, participantId, answers }: Sealing) =>
  Promise.all(
    answers.map(async ({ text, ...one }) => {
      const row = newId()
      const sealed = text
        ? await app.words.seal({ studyId, participantId, row, column: 'answer' }, text)
        : null
      const { serviceId = null, value = null, values, language = null } = one
      return { ...one, id: row, serviceId, value, values: values ?? [], language, words: sealed }
    }),
  )
