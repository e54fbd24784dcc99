import { z } from 'zod'
import {
  ConsentScope,
  type ConsentAudience,
  type ConsentParty,
  GiverSafety,
  PermissionMechanism,
  PermissionRoute,
} from '../../generated/prisma/enums.ts'
import { command, type Act } from '../command.ts'
import { askErasure } from '../erasure/commands.ts'
import { forgetContact } from '../erasure/store.ts'
import { furthestEnd, tooLate } from '../consentText/consentText.ts'
import { findCurrent } from '../consentText/store.ts'
import { invalid, NotFound } from '../errors.ts'
import { newId } from '../id.ts'
import { id } from '../input.ts'
import { findMembers } from '../member/store.ts'
import { hasParticipant, takeTurn } from '../study/store.ts'
import { peopleWithin } from '../visible.ts'
import type { Withdrawal } from '../withdrawals.ts'
import { needsNoGiver, type ConsentRow } from './consent.ts'
import { noMajorityRule, permissionOf } from './permission.ts'
import * as store from './store.ts'
import { flagUnsent } from './unsent.ts'

const scopes = z.array(z.enum(ConsentScope)).min(1).max(11)
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const input = z.strictObject({
  studyId: id,
  participantId: id,
  party: z.enum(['youth', 'giver']),
  giverSafety: z.enum(GiverSafety).nullish(),
  route: z.enum(PermissionRoute).nullish(),
  reference: z.string().trim().min(1).max(200).nullish(),
  mechanism: z.enum(PermissionMechanism).nullish(),
  overseerId: id.nullish(),
  scopes,
  decision: z.enum(['granted', 'declined', 'withdrawn']),
  until: instant,
  decidedAt: instant.nullish(),
  /** What becomes of what they said until now. Who stops taking part and says nothing of it wants it gone. */
  soFar: z.enum(['keep', 'delete']).nullish(),
})

export type Recorded = z.output<typeof input>

/**
 * Records what one party decided about some scopes, and what a board or a law decided where nobody gives permission. It
 * holds from the same transaction on: what it hides is hidden, what it allows is worked on.
 */
export const recordConsent = command({
  action: 'record consent',
  may: 'record consent',
  input,
  async run(act, given) {
    const { at } = act
    const { studyId, participantId, party, decision, until } = given
    const person = { studyId, participantId }
    checkSoFar(given)
    const permission = permissionOf(given)
    if (decision === 'granted' && act.actor.kind === 'account' && until > furthestEnd(at))
      throw invalid('until', tooLate)
    if (given.decidedAt && given.decidedAt > at) throw invalid('decidedAt', 'is in the future')
    await checkPerson(act, given)
    // Said now is said after whatever was stored by now: a no is not taken for older than a yes of the same instant.
    await takeTurn(act.tx, person)
    const row = { party, decision, until, ...permission, decidedAt: given.decidedAt ?? new Date() }
    const isSaid = decision === 'granted' && !needsNoGiver(permission.route)
    if (isSaid) refuseUnread(act)
    const textId = isSaid ? await textAt(act, person, row) : null
    await decide(
      act,
      person,
      [...new Set(given.scopes)].map((scope) => ({ ...row, scope, textId })),
    )
    if (!wantsItGone(given)) return { participantId, removed: null }
    // They may have left before, and kept what they said until now.
    const isLeaving = !(await store.holdsNow(act.tx, person, 'participate'))
    const wish = { isLeaving, askedBy: accountOf(act) }
    return { participantId, removed: (await askErasure(act, person, wish)).responses ?? 0 }
  },
  audit: ({ participantId, removed }, { scopes, party, decision, route }) => ({
    ...{ participant: participantId, scopes, party, decision },
    ...(route && { route }),
    ...(removed !== null && { removed }),
  }),
})

const accountOf = ({ actor }: Act): string | null => (actor.kind === 'account' ? actor.id : null)

/** Only who said it may have it gone, and only with a no to what it is kept for. */
const checkSoFar = ({ soFar, party, decision, scopes }: Recorded): void => {
  if (soFar !== 'delete') return
  if (party !== 'youth')
    throw invalid(
      'soFar',
      'is delete, and only the young person may have what they said deleted; leave it out',
    )
  if (decision === 'granted' || !scopes.some((scope) => scope === 'participate' || scope === 'analyse'))
    throw invalid(
      'soFar',
      'is delete, which goes with a no to taking part or to analysis; record that with it, or leave it out',
    )
}

const wantsItGone = ({ soFar, party, decision, scopes }: Recorded): boolean =>
  soFar === 'delete' ||
  (!soFar && party === 'youth' && decision === 'withdrawn' && scopes.includes('participate'))

/** Who decides about whom, and by what right. */
export type Deciding = Pick<Recorded, 'studyId' | 'participantId' | 'party' | 'decision' | 'overseerId'>

/** Whose consent it is, and whether this party's yes can be taken: a no always is. */
export const checkPerson = async ({ tx, actor }: Act, given: Deciding): Promise<void> => {
  const { studyId, participantId, party, decision } = given
  if (!(await hasParticipant(tx, participantId, peopleWithin({ actor }, studyId))))
    throw new NotFound('participant')
  const isOfAge = await store.isOfAge(tx, { studyId, participantId })
  if (party === 'giver' && isOfAge)
    throw invalid(
      'party',
      'is a giver of permission, and this person is of age: nobody else decides for them any more. Record their own word; nothing was stored',
    )
  if (decision !== 'granted' || isOfAge) return
  await checkMinor({ tx }, given)
}

const checkMinor = async ({ tx }: Pick<Act, 'tx'>, given: Deciding): Promise<void> => {
  const { studyId, participantId, overseerId } = given
  if (!(await store.hasMajorityRule(tx, studyId))) throw noMajorityRule('this person is a minor')
  const { isWard, advocateId } = await store.findAdvocate(tx, participantId)
  if (isWard && !advocateId)
    throw invalid(
      'participantId',
      'is a ward of the state, for whom nobody stands up yet. Name a member of the study as their advocate first; nothing was stored',
    )
  if (overseerId && !(await isMember(tx, studyId, overseerId)))
    throw invalid('overseerId', 'is no member of this study; let them in first, or name another one')
}

const isMember = async (tx: Act['tx'], studyId: string, accountId: string): Promise<boolean> =>
  (await findMembers(tx, studyId)).some((one) => one.accountId === accountId)

/** Says whether the state is guardian of somebody, and which member stands up for them. */
export const recordWard = command({
  action: 'record ward',
  may: 'record consent',
  input: z.strictObject({
    studyId: id,
    participantId: id,
    isWard: z.boolean(),
    advocateId: id.nullish(),
  }),
  async run({ app, tx, actor }, { studyId, participantId, isWard, advocateId }) {
    if (!(await hasParticipant(tx, participantId, peopleWithin({ actor }, studyId))))
      throw new NotFound('participant')
    if (isWard && !advocateId)
      throw invalid('advocateId', 'is missing: a ward has a member of the study who stands up for them')
    if (advocateId && !isWard)
      throw invalid('advocateId', 'is given, but the person is no ward of the state; leave it out')
    if (advocateId && !(await isMember(tx, studyId, advocateId)))
      throw invalid('advocateId', 'is no member of this study; let them in first, or name another one')
    // 45 CFR 46.409: no part in what is asked, but as an advocate.
    if (advocateId && actor.kind === 'account' && actor.id === advocateId)
      throw invalid('advocateId', 'is you; who stands up for a ward is another one than who asks them')
    const ward = { isWard, advocateId: advocateId ?? null }
    await store.updateWard(tx, { studyId, participantId }, ward)
    await app.keys.withdrawals.add([{ kind: 'ward', studyId, participantId, ...ward }])
    return participantId
  },
  audit: (participant, { isWard, advocateId }) => ({
    ...{ participant, ward: isWard ? 'yes' : 'no' },
    ...(advocateId && { advocate: advocateId }),
  }),
})

type Person = { studyId: string; participantId: string }

/** The way that every decision takes of which somebody tells us themself: it counts from this transaction on. */
export const decide = async (act: Act, person: Person, decisions: readonly ConsentRow[]): Promise<void> => {
  const { app, tx, emit, actor } = act
  const rows = decisions.map((row) => ({ ...row, id: newId() }))
  const refused = rows.filter(({ decision }) => decision !== 'granted')
  if (actor.kind === 'account' && refused.some(isLeaving)) await flagUnsent(act, person)
  await store.insertDecisions(tx, person, rows)
  for (const party of new Set(refused.map((row) => row.party))) {
    const scopes = refused.filter((row) => row.party === party).map(({ scope }) => scope)
    refuseIfOverruled(await store.findOverruling(tx, person, { party, scopes }))
  }
  await app.keys.withdrawals.add(rows.filter(takesAway).map((one) => withdrawalOf(person, one)))
  await emit({ type: 'consent.recorded', ...person })
  // After it: what nobody read yet is raised with the no, and who reviews it reaches them until it is decided.
  if (refused.some(isLeaving)) await forgetContact(tx, person)
}

/** They take no part any more by their own word, whatever becomes of what they said. */
const isLeaving = ({ scope, party }: ConsentRow): boolean => scope === 'participate' && party === 'youth'

/** A no, and the yes of somebody who is not safe for the young person, which ends what an earlier one of theirs allowed. */
const takesAway = ({ decision, party, route, giverSafety }: ConsentRow): boolean =>
  decision !== 'granted' || (party === 'giver' && !needsNoGiver(route ?? null) && giverSafety !== 'safe')

/** Whose text is read out to them. */
export const audienceOf = (party: ConsentParty, isAdult: boolean): ConsentAudience =>
  party === 'giver' ? 'caregiver' : isAdult ? 'adult' : 'youth'

/**
 * A yes comes out of a meeting in which the text was read. The product itself brings along what was said before it was there:
 * in the demo, and in the tests' histories.
 */
const refuseUnread = ({ actor }: Act): void => {
  if (actor.kind !== 'system')
    throw invalid(
      'decision',
      'is a yes, and a yes comes out of a meeting in which the text was read: read it together and record that (recordMeeting). A no or a withdrawal is taken at any time; nothing was stored',
    )
}

/** What counted when somebody agreed; nothing where it was before there was any text. */
const textAt = async (
  { tx }: Act,
  { studyId, participantId }: Person,
  { party, decidedAt }: { party: ConsentParty; decidedAt: Date },
): Promise<string | null> => {
  const audience = audienceOf(party, await store.isOfAge(tx, { studyId, participantId }))
  return (await findCurrent(tx, { studyId, audience, at: decidedAt }))?.id ?? null
}

/** A no as it stands outside the database too, where a restored copy is held against it. */
const withdrawalOf = (
  person: Person,
  { until, decidedAt, textId: _text, meetingId: _meeting, ...row }: ConsentRow & { id: string },
): Withdrawal => ({
  ...{ kind: 'decision', ...person, ...row },
  ...{ until: until.toISOString(), decidedAt: decidedAt.toISOString() },
})

/** A no that changes nothing is not taken for one: who said it would believe that it holds. */
const refuseIfOverruled = (later: readonly { scope: string; decidedAt: Date }[]) => {
  if (later.length === 0) return
  const stands = later.map(({ scope, decidedAt }) => `${scope} (${decidedAt.toISOString()})`)
  throw invalid(
    'decidedAt',
    `is before a consent that this party gave later and that still stands: ${stands.join(', ')}. To take it back, record it with today's date, or leave decidedAt out; nothing was stored.`,
  )
}
