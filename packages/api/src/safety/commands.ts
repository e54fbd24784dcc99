// What a reviewer does with a flag, and how somebody who reads or hears something raises one.
import { z } from 'zod'
import { SafetyOutcome, WrittenReport } from '../../generated/prisma/enums.ts'
import { accountOf, isShutOut, mayIn, rolesIn, shutOutFrom, type Actor } from '../actor.ts'
import { command, type Act } from '../command.ts'
import { invalid, NotFound, SecondPerson } from '../errors.ts'
import { newId } from '../id.ts'
import { id, note } from '../input.ts'
import { maySecond } from '../policy.ts'
import { hasParticipant } from '../study/store.ts'
import { peopleWithin } from '../visible.ts'
import type { Tier } from './clock.ts'
import { checkReport, reportedOf, reportInput, withReference } from './report.ts'
import { isOnlyToRead, needsNote, needsSecond } from './safety.ts'
import { inInterview } from './said.ts'
import * as store from './store.ts'

const ofFlag = z.strictObject({ studyId: id, flagId: id })
type OfFlag = z.infer<typeof ofFlag>

export const ownDecision = 'You decided this yourself. Another person has to sign it; nothing was changed.'

/** One tap by whoever reads or hears it, without a form: the clocks of tier 2 run from now. */
export const raiseConcern = command({
  action: 'raise concern',
  may: 'raise concern',
  input: z.strictObject({ studyId: id, responseId: id }),
  async run(act, { studyId, responseId }) {
    const { tx, actor } = act
    const about = await store.findAbout(tx, studyId, responseId)
    const isOwn =
      mayIn(actor, studyId, 'read words') || (await isRecorder(tx, actor, { studyId, responseId }))
    if (!about || !isOwn || isShutOut(actor, about.participantId)) throw new NotFound('response')
    const { participantId } = about
    return { studyId, flag: await raiseByPerson(act, { studyId, participantId, responseId }) }
  },
  // Not of which response: the record is read by who reads no words.
  audit: ({ flag }) => ({ flag }),
})

/**
 * One tap by whoever talks with somebody, before the interview is sent: it comes to everybody at once, with the person and
 * without words. They are read where they stand once they are sent under the same key.
 */
export const raiseInterview = command({
  action: 'raise interview',
  may: 'record response',
  input: z.strictObject({
    ...{ studyId: id, participantId: id },
    key: z.string().regex(/^[\w-]{8,100}$/, 'is no key of an interview'),
  }),
  async run(act, { studyId, participantId, key }) {
    if (!(await hasParticipant(act.tx, participantId, peopleWithin(act, studyId))))
      throw new NotFound('participant')
    const flag = await raiseByPerson(
      act,
      { studyId, participantId, responseId: inInterview(key) },
      { source: 'interview', tier: 1 },
    )
    return { participantId, flag }
  },
  // Not of whom: the record is read by who reads no words.
  audit: ({ flag }) => ({ flag }),
})

/**
 * A reviewer read something in what waits only because a minor wrote alone: it is raised beside it, as whoever reads words raises them.
 * How the person is reached another reviewer opens, as of everything that one raised oneself; they do where the study has no other.
 */
export const raiseFlag = command({
  action: 'raise flag',
  may: 'review safety',
  input: ofFlag,
  async run(act, input) {
    const { participantId, responseId, kinds, decidedAt } = await flagFor(act, input)
    if (participantId === null || decidedAt || !isOnlyToRead({ kinds }))
      throw invalid('kinds', 'say already why it is read: take it, and do what is to be done')
    const { studyId } = input
    return { studyId, flag: await raiseByPerson(act, { studyId, participantId, responseId }) }
  },
  audit: ({ flag }, { flagId }) => ({ flag: flag ?? flagId }),
})

type Spoken = { studyId: string; participantId: string; responseId: string }
type How = { source: 'person' | 'interview'; tier: Tier }

/** Raised by whoever acts: which item it is, also where another raised it in this moment. */
export const raiseByPerson = async (
  act: Act,
  spoken: Spoken,
  how: How = { source: 'person', tier: 2 },
): Promise<string> => {
  const { tx, actor, at, emit } = act
  const { source, tier } = how
  const flag = { ...spoken, source }
  const raised = { tier, kinds: ['raised_by_person'], rules: [] }
  // What is open is read by somebody with all its words; what was decided says nothing of what comes after it.
  const waits = (await store.holdRaised(tx, flag)).find(({ decidedAt }) => decidedAt === null)
  if (waits) {
    // Of an interview there are no words: what comes up after somebody took it is as much for everybody as the first was.
    if (source !== 'interview' || !waits.acknowledgedAt) return waits.id
    await store.callAnew(tx, { studyId: flag.studyId, id: waits.id })
    await emit({ type: 'flag.raised', studyId: flag.studyId, flagId: waits.id })
    return waits.id
  }
  const raisedNow = { ...flag, ...raised, id: newId(), raisedAt: at, raisedBy: accountOf(actor) }
  // Another raised it between the two: theirs waits now, and who would be told of it is asked of theirs.
  if (!(await store.insertFlag(tx, raisedNow))) return raiseByPerson(act, spoken, how)
  await emit({ type: 'flag.raised', studyId: flag.studyId, flagId: raisedNow.id })
  return raisedNow.id
}

const isRecorder = async (tx: Act['tx'], actor: Actor, of: { studyId: string; responseId: string }) =>
  mayIn(actor, of.studyId, 'read own interviews') && (await store.findRecorder(tx, of)) === accountOf(actor)

/** "I have it": nobody else is called while the time to decide runs. */
export const acknowledgeFlag = command({
  action: 'acknowledge flag',
  may: 'review safety',
  input: ofFlag,
  async run(act, input) {
    await flagFor(act, input)
    await store.acknowledge(act.tx, keyOf(input), { at: act.at, accountId: accountOf(act.actor) })
    return input.flagId
  },
  audit: (flag) => ({ flag }),
})

/** What a person did, after the fact. The product reports nothing and tells nobody. */
export const decideFlag = command({
  action: 'decide flag',
  may: 'review safety',
  input: ofFlag.extend({
    outcome: z.enum(SafetyOutcome),
    toldFirst: z.boolean().nullish(),
    note: note.nullish(),
    report: reportInput.nullish(),
  }),
  async run(act, { outcome, toldFirst, note: said, report, ...input }) {
    const flag = await flagFor(act, input)
    checkOutcome({ tier: flag.tier, outcome, note: said })
    checkReport({ outcome, report }, { raisedAt: flag.raisedAt, at: act.at })
    const [key, accountId] = [keyOf(input), accountOf(act.actor)]
    const jurisdiction = await store.findJurisdiction(act.tx, input.studyId)
    const words = said && withReference(report?.reference, said)
    const decision = {
      ...{ outcome, decidedAt: act.at, decidedBy: accountId, toldFirst: toldFirst ?? null },
      note: words ? await act.app.words.sealForSafety(key, words) : null,
      ...(report && reportedOf(report, { raisedAt: flag.raisedAt, jurisdiction, accountId })),
    }
    if (!(await store.decide(act.tx, key, decision))) throw meanwhile('flagId')
    if (needsSecond(outcome, flag.tier)) await act.emit({ type: 'flag.raised', ...input })
    return input.flagId
  },
  audit: (flag, { outcome, report }) => ({ flag, outcome, ...(report && { channel: report.channel }) }),
})

/** The written report that is owed after one by word of mouth was sent by a person, or is owed by nobody here. */
export const noteWritten = command({
  action: 'note written report',
  may: 'review safety',
  input: ofFlag.extend({ written: z.enum(WrittenReport) }),
  async run(act, { written, ...input }) {
    await flagFor(act, input)
    const done = { written, writtenAt: act.at, writtenBy: accountOf(act.actor) }
    if (!(await store.noteWritten(act.tx, keyOf(input), done)))
      throw invalid('flagId', 'owes no written report now. Load it again to see how it stands')
    return input.flagId
  },
  audit: (flag, { written }) => ({ flag, written }),
})

/** The second person: that nothing is reported of what is now or likely stands by two, or is looked at again. */
export const signFlag = command({
  action: 'sign flag',
  may: 'review safety',
  input: ofFlag.extend({ agrees: z.boolean() }),
  async run(act, { agrees, ...input }) {
    const flag = await flagFor(act, input)
    if (!flag.outcome || !needsSecond(flag.outcome, flag.tier))
      throw invalid('flagId', 'does not wait for a second person')
    const second = { accountId: accountOf(act.actor), roles: rolesIn(act.actor, input.studyId) }
    if (!maySecond('safety', flag.decidedBy ?? '', second)) throw new SecondPerson(ownDecision)
    const by = { at: act.at, accountId: second.accountId }
    const isDone = agrees
      ? await store.sign(act.tx, keyOf(input), by)
      : await store.reopen(act.tx, keyOf(input))
    if (!isDone) throw meanwhile('flagId')
    if (!agrees) await act.emit({ type: 'flag.raised', ...input })
    return input.flagId
  },
  audit: (flag, { agrees }) => ({ flag, agrees: agrees ? 'yes' : 'no' }),
})

/** "I know somebody in it": from then on it is there for the others alone. Nobody is asked why. */
export const passFlagOn = command({
  action: 'pass flag on',
  may: 'review safety',
  input: ofFlag,
  async run(act, input) {
    await flagFor(act, input)
    const accountId = accountOf(act.actor)
    await store.holdFlag(act.tx, keyOf(input))
    if ((await store.findOthers(act.tx, keyOf(input), accountId)).length === 0)
      throw invalid(
        'flagId',
        'has nobody else who could take it: nobody would see it any more. Call your supervisor, and have another safety reviewer let in',
      )
    await store.insertRecusal(act.tx, keyOf(input), { at: act.at, accountId })
    await act.emit({ type: 'flag.raised', ...input })
    return input.studyId
  },
  audit: (_study, { flagId }) => ({ flag: flagId }),
})

/** As many of what came in with a batch as a page shows at once. What came since is not declared with it. */
export const mostListed = 300

/** Of words that came in with a batch: whoever collected them read them and did what was to be done. */
export const declareHandled = command({
  action: 'declare handled',
  may: 'review safety',
  input: z.strictObject({ studyId: id, flagIds: z.array(id).min(1).max(mostListed), by: note }),
  async run(act, { studyId, flagIds, by }) {
    const whose = whoseFor(act.actor, studyId)
    const flags = await store.findImported(act.tx, whose, flagIds)
    for (const { id: flagId } of flags) {
      const key = { studyId, id: flagId }
      await store.decide(act.tx, key, {
        ...{ outcome: 'already_known', decidedAt: act.at, decidedBy: whose.accountId, toldFirst: null },
        note: await act.app.words.sealForSafety(key, by),
      })
    }
    return { studyId, count: flags.length }
  },
  audit: ({ count }) => ({ flags: count }),
})

type Said = { tier: number; outcome: SafetyOutcome; note: string | null | undefined }

/** What cannot be said of an item, or not without a reason. */
export const checkOutcome = ({ tier, outcome, note: said }: Said): void => {
  if (outcome === 'nothing_found' && tier < 3)
    throw invalid('outcome', 'is for what was only to be read. Say "not reportable" and why')
  if (needsNote(outcome) && !said)
    throw invalid('note', 'is missing: say to whom and under which number, or why not')
}

export const meanwhile = (field: 'flagId' | 'itemId') =>
  invalid(field, 'was decided meanwhile. Load it again to see what was done; yours was not stored')

const keyOf = ({ studyId, flagId }: OfFlag) => ({ studyId, id: flagId })

export const whoseFor = (actor: Actor, studyId: string): store.Whose => ({
  ...{ studyId, accountId: accountOf(actor), shutOut: shutOutFrom(actor) },
})

const flagFor = async ({ tx, actor }: Act, { studyId, flagId }: OfFlag) => {
  const flag = await store.findFlag(tx, whoseFor(actor, studyId), flagId)
  if (!flag) throw new NotFound('flag')
  return flag
}
