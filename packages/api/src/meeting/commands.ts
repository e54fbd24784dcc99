import { z } from 'zod'
import {
  ConsentParty,
  ConsentScope,
  Documentation,
  GiverSafety,
  MeetingMode,
  MeetingPresence,
  PermissionRoute,
  Understanding,
} from '../../generated/prisma/enums.ts'
import { command, type Act } from '../command.ts'
import { audienceOf, checkPerson, decide } from '../consent/commands.ts'
import { needsNoGiver } from '../consent/consent.ts'
import { permissionOf } from '../consent/permission.ts'
import { isOfAge } from '../consent/store.ts'
import { scopesOf, type Blocks } from '../consentText/consentText.ts'
import { findCurrent } from '../consentText/store.ts'
import { invalid, InvalidInput, NotFound } from '../errors.ts'
import { newId } from '../id.ts'
import { day, id, language, refuseUnwritable } from '../input.ts'
import { hasParticipant } from '../study/store.ts'
import { NoConsentText } from '../textErrors.ts'
import { peopleWithin } from '../visible.ts'
import { issuesOf } from './meeting.ts'
import * as store from './store.ts'

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const presence = z
  .array(z.enum(MeetingPresence))
  .max(Object.keys(MeetingPresence).length)
  .transform((all) => [...new Set(all)].sort())

const languages = z
  .array(language)
  .max(2)
  .nullish()
  .transform((all) => [...new Set(all ?? [])].sort())

const input = z.strictObject({
  studyId: id,
  participantId: id,
  party: z.enum(ConsentParty),
  giverSafety: z.enum(GiverSafety).nullish(),
  route: z.enum(PermissionRoute).nullish(),
  reference: z.string().trim().min(1).max(200).nullish(),
  consentTextId: id,
  language,
  /** In which others a part of it was read. */
  alsoIn: languages,
  sha256: z
    .string()
    .refine((text) => /^[0-9a-f]{64}$/.test(text), 'is not the hash of a text that was shown'),
  mode: z.enum(MeetingMode),
  hasInterpreter: z.boolean(),
  present: presence,
  isCopyGiven: z.boolean(),
  documentation: z.enum(Documentation),
  documentationRef: z.string().trim().min(1).max(200).nullish(),
  canStop: z.enum(Understanding),
  canSkip: z.enum(Understanding),
  whoIsTold: z.enum(Understanding),
  decisions: z
    .array(z.strictObject({ scope: z.enum(ConsentScope), decision: z.enum(['granted', 'declined']) }))
    .min(1)
    .max(Object.keys(ConsentScope).length),
  until: instant,
  heldAt: instant.nullish(),
  idempotencyKey: z
    .string()
    .min(8)
    .max(100)
    .refine((key) => /^[\x20-\x7e]*$/.test(key), 'may hold only letters, digits and signs of ASCII'),
})

type Meeting = z.output<typeof input>

/**
 * Records a meeting in which a text was read with one party, and what they decided, at once or not at all. It holds from
 * the same transaction on; sent twice it is stored once.
 */
export const recordMeeting = command({
  action: 'record meeting',
  may: 'record consent',
  input,
  async run(act, meeting) {
    const { studyId, participantId } = meeting
    if (!(await hasParticipant(act.tx, participantId, peopleWithin(act, studyId))))
      throw new NotFound('participant')
    await store.lockKey(act.tx, studyId, meeting.idempotencyKey)
    const digest = await digestOf(act, meeting)
    const earlier = await store.findByKey(act.tx, studyId, meeting.idempotencyKey)
    if (earlier) return sameMeeting(earlier, participantId, digest)
    const textId = await check(act, meeting)
    return insert(act, meeting, { textId, digest })
  },
  audit: (meeting, given) => ({
    ...{ meeting, participant: given.participantId, consentText: given.consentTextId },
    ...{ sha256: given.sha256, language: given.language, party: given.party, mode: given.mode },
    ...(given.alsoIn.length > 0 && { alsoIn: given.alsoIn }),
    ...{ interpreter: given.hasInterpreter ? 'yes' : 'no', copy: given.isCopyGiven ? 'yes' : 'no' },
    ...{ present: given.present, documentation: given.documentation },
    ...{ giverSafety: given.giverSafety ?? null, route: given.route ?? null },
    ...{ canStop: given.canStop, canSkip: given.canSkip, whoIsTold: given.whoIsTold },
    granted: scopesWith(given, 'granted'),
    declined: scopesWith(given, 'declined'),
  }),
})

const scopesWith = ({ decisions }: Meeting, wanted: 'granted' | 'declined') =>
  decisions.filter(({ decision }) => decision === wanted).map(({ scope }) => scope)

/** A meeting with one yes needs what a yes needs. */
const decisionOf = (meeting: Meeting) => (scopesWith(meeting, 'granted').length > 0 ? 'granted' : 'declined')

/** The same for the same meeting, however it is written down. */
const digestOf = ({ app }: Act, { idempotencyKey: _, ...meeting }: Meeting) => {
  const said = Object.entries(meeting).filter(([, value]) => value !== null && value !== undefined)
  return app.words.digest(meeting, JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1))))
}

const sameMeeting = (earlier: store.Earlier, participantId: string, digest: string): string => {
  if (earlier.participantId === participantId && earlier.digest === digest) return earlier.id
  throw invalid('idempotencyKey', 'was used for another meeting. Give a new one; this one was not stored.')
}

/** The text that was read out, where everything that was said fits it. */
const check = async (act: Act, meeting: Meeting): Promise<string> => {
  const { tx, at } = act
  const { studyId, participantId, party, heldAt, until } = meeting
  if (heldAt && heldAt > at) throw invalid('heldAt', 'is in the future')
  if (meeting.route && needsNoGiver(meeting.route))
    throw invalid(
      'route',
      'is one without a giver of permission, so there is nobody to meet; record it by itself',
    )
  if (meeting.documentation === 'waived' && !meeting.documentationRef)
    throw invalid('documentationRef', 'is missing: a waiver rests on a decision, so give its number')
  refuseTorn(meeting)
  if (meeting.documentationRef) refuseUnwritable('documentationRef', meeting.documentationRef)
  permissionOf({ ...meeting, decision: decisionOf(meeting) })
  await checkPerson(act, { ...meeting, decision: decisionOf(meeting), overseerId: null })
  const audience = audienceOf(party, await isOfAge(tx, { studyId, participantId }))
  const shown = await findCurrent(tx, { studyId, audience, at: heldAt ?? at })
  if (!shown) throw new NoConsentText(audience)
  const text = await store.findText(tx, studyId, meeting.consentTextId)
  if (!text) throw new NotFound('consent text')
  if (text.audience !== audience)
    throw invalid(
      'consentTextId',
      'is a text for others than them; what is read goes by how old they are when it is recorded',
    )
  if (shown.id !== text.id)
    throw invalid('consentTextId', 'is not the text that counts at that time; read the newest one with them')
  if (hashIn(text, meeting.language) !== meeting.sha256)
    throw invalid(
      'sha256',
      'is not that of this text in this language; load it again and read that with them',
    )
  if (meeting.alsoIn.some((one) => one === meeting.language || !hashIn(text, one)))
    throw invalid('alsoIn', 'names a language in which this text was not read besides; leave it out')
  if (!text.expiresAt || until > text.expiresAt)
    throw invalid('until', 'is later than the text says; give the day that was read out, or an earlier one')
  if (until <= (heldAt ?? at)) throw invalid('until', 'is past; give a day to come')
  const issues = issuesOf(meeting.decisions, scopesOf((text.blocks as Blocks)[meeting.language] ?? []))
  if (issues.length > 0) throw new InvalidInput(issues)
  return text.id
}

const hashIn = ({ sha256 }: { sha256: unknown }, language: string): string | undefined =>
  (sha256 as Record<string, string>)[language]

/** Who was there is one thing, however often it is said. */
const refuseTorn = ({ mode, party, present, hasInterpreter }: Meeting): void => {
  const asked = party === 'giver' ? 'giver' : 'young_person'
  if (mode === 'together' && !(present.includes(asked) && present.includes('interviewer')))
    throw invalid(
      'present',
      `lacks somebody without whom nothing is read together: ${asked} and interviewer. Add them, or choose another way`,
    )
  if (hasInterpreter !== present.includes('interpreter'))
    throw invalid('hasInterpreter', 'says otherwise than who was present (interpreter); look at both again')
}

const insert = async (act: Act, meeting: Meeting, { textId, digest }: { textId: string; digest: string }) => {
  const { studyId, participantId, party, decisions, until, heldAt, documentationRef, ...rest } = meeting
  const { consentTextId: _t, giverSafety: _g, route: _r, reference: _n, ...frame } = rest
  const person = { studyId, participantId }
  const meetingId = newId()
  const decidedAt = heldAt ?? act.at
  const { actor } = act
  await store.insertMeeting(act.tx, {
    ...{ ...person, ...frame, id: meetingId, party, textId, digest, heldAt: decidedAt },
    documentationRef: documentationRef ?? null,
    recordedBy: actor.kind === 'account' ? actor.id : null,
  })
  const permission = permissionOf({ ...meeting, decision: decisionOf(meeting) })
  await decide(
    act,
    person,
    decisions.map((one) => ({
      ...{ ...one, ...permission, party, until, decidedAt, textId, meetingId },
    })),
  )
  if (actor.kind === 'account') await store.removeDraft(act.tx, { ...person, party, accountId: actor.id })
  return meetingId
}

/** What was chosen so far, in closed answers and the numbers of decisions: nothing that anybody said is kept of it. */
const state = z.strictObject({
  consentTextId: id,
  language,
  alsoIn: languages,
  step: z.int().min(0).max(100),
  key: z.string().regex(/^[\w-]{8,100}$/),
  answers: z.partialRecord(z.enum(ConsentScope), z.enum(['granted', 'declined'])),
  understood: z.partialRecord(z.enum(['canStop', 'canSkip', 'whoIsTold']), z.enum(Understanding)),
  giverSafety: z.enum(GiverSafety).nullish(),
  route: z.enum(PermissionRoute).nullish(),
  mode: z.enum(MeetingMode).nullish(),
  hasInterpreter: z.boolean().nullish(),
  present: presence.nullish(),
  isCopyGiven: z.boolean().nullish(),
  documentation: z.enum(Documentation).nullish(),
  documentationRef: z.string().trim().max(200).nullish(),
  reference: z.string().trim().max(200).nullish(),
  until: day.nullish(),
})

/**
 * Keeps a meeting that goes on, so that a reload or another machine takes it up where it was. What arrives after the meeting
 * was recorded or stopped is late, and nothing is kept of it.
 */
export const saveMeetingDraft = command({
  action: 'save meeting draft',
  may: 'record consent',
  input: z.strictObject({ studyId: id, participantId: id, party: z.enum(ConsentParty), state }),
  async run(act, { studyId, participantId, party, state }) {
    const of = await ownDraft(act, { studyId, participantId, party })
    for (const name of ['reference', 'documentationRef'] as const)
      if (state[name]) refuseUnwritable(`state.${name}`, state[name])
    await store.lockKey(act.tx, studyId, state.key)
    const isLate =
      (await store.isStopped(act.tx, of, state.key)) || (await store.findByKey(act.tx, studyId, state.key))
    if (!isLate) await store.saveDraft(act.tx, of, { state, savedAt: act.at })
    return participantId
  },
  audit: (participant, { party }) => ({ participant, party }),
})

/** Stops a meeting: nothing of it stays but its key, by which what arrives late is known. */
export const stopMeeting = command({
  action: 'stop meeting',
  may: 'record consent',
  input: z.strictObject({ studyId: id, participantId: id, party: z.enum(ConsentParty) }),
  async run(act, given) {
    await store.stopDraft(act.tx, await ownDraft(act, given))
    return given.participantId
  },
  audit: (participant, { party }) => ({ participant, party }),
})

type OfParty = { studyId: string; participantId: string; party: ConsentParty }

const ownDraft = async (act: Act, of: OfParty) => {
  if (act.actor.kind !== 'account') throw new NotFound('participant')
  if (!(await hasParticipant(act.tx, of.participantId, peopleWithin(act, of.studyId))))
    throw new NotFound('participant')
  return { ...of, accountId: act.actor.id }
}
