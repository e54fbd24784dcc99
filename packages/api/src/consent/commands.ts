import { z } from 'zod'
import { ConsentScope, type ConsentAudience, type ConsentParty } from '../../generated/prisma/enums.ts'
import { command, type Act } from '../command.ts'
import { findCurrent } from '../consentText/store.ts'
import { invalid, NotFound } from '../errors.ts'
import { newId } from '../id.ts'
import { id } from '../input.ts'
import { findIsAdult, hasParticipant } from '../study/store.ts'
import { NoConsentText } from '../textErrors.ts'
import { peopleWithin } from '../visible.ts'
import type { Withdrawal } from '../withdrawals.ts'
import type { ConsentRow } from './consent.ts'
import * as store from './store.ts'

const scopes = z.array(z.enum(ConsentScope)).min(1).max(11)
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

/**
 * Records what one party decided about some scopes. It holds from the same transaction on: what it hides is hidden,
 * what it allows is worked on.
 */
export const recordConsent = command({
  action: 'record consent',
  may: 'record consent',
  input: z.strictObject({
    studyId: id,
    participantId: id,
    party: z.enum(['youth', 'giver']),
    giverSafety: z.enum(['safe', 'unsafe', 'unknown']).nullish(),
    scopes,
    decision: z.enum(['granted', 'declined', 'withdrawn']),
    until: instant,
    decidedAt: instant.nullish(),
  }),
  async run(act, { studyId, participantId, scopes, decidedAt, giverSafety, ...rest }) {
    const { tx, at, actor } = act
    if (rest.party === 'giver' && !giverSafety)
      throw invalid('giverSafety', 'is missing: say safe, unsafe or unknown')
    if (decidedAt && decidedAt > at) throw invalid('decidedAt', 'is in the future')
    const person = { studyId, participantId }
    if (!(await hasParticipant(tx, participantId, peopleWithin({ actor }, studyId))))
      throw new NotFound('participant')
    const row = {
      ...rest,
      giverSafety: rest.party === 'giver' ? (giverSafety ?? null) : null,
      decidedAt: decidedAt ?? at,
    }
    const textId = rest.decision === 'granted' ? await textAt(act, person, row) : null
    await decide(
      act,
      person,
      [...new Set(scopes)].map((scope) => ({ ...row, scope, textId })),
    )
    return participantId
  },
  audit: (participant, input) => ({
    participant,
    scopes: input.scopes,
    party: input.party,
    decision: input.decision,
  }),
})

type Person = { studyId: string; participantId: string }

/** The way that every decision takes of which somebody tells us themself: it counts from this transaction on. */
export const decide = async (
  { app, tx, emit }: Act,
  person: Person,
  decisions: readonly ConsentRow[],
): Promise<void> => {
  const rows = decisions.map((row) => ({ ...row, id: newId() }))
  await store.insertDecisions(tx, person, rows)
  const refused = rows.filter(({ decision }) => decision !== 'granted')
  for (const party of new Set(refused.map((row) => row.party))) {
    const scopes = refused.filter((row) => row.party === party).map(({ scope }) => scope)
    refuseIfOverruled(await store.findOverruling(tx, person, { party, scopes }))
  }
  await app.keys.withdrawals.add(refused.map((one) => withdrawalOf(person, one)))
  await emit({ type: 'consent.recorded', ...person })
}

/** Whose text is read out to them. */
export const audienceOf = (party: ConsentParty, isAdult: boolean): ConsentAudience =>
  party === 'giver' ? 'caregiver' : isAdult ? 'adult' : 'youth'

/** What was shown when somebody agreed. A yes to nothing that was ever published is none, but in the demo. */
const textAt = async (
  { app, tx, at, actor }: Act,
  { studyId, participantId }: Person,
  { party, decidedAt }: { party: ConsentParty; decidedAt: Date },
): Promise<string | null> => {
  const audience = audienceOf(party, await findIsAdult(tx, studyId, participantId))
  const isReal = !app.isDemo && actor.kind !== 'system'
  if (isReal && !(await findCurrent(tx, { studyId, audience, at }))) throw new NoConsentText(audience)
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
