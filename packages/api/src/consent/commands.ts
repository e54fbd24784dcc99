import { z } from 'zod'
import { ConsentScope } from '../../generated/prisma/enums.ts'
import { command } from '../command.ts'
import { invalid, NotFound } from '../errors.ts'
import { newId } from '../id.ts'
import { id } from '../input.ts'
import { hasParticipant } from '../study/store.ts'
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
  async run(
    { app, tx, at, emit, actor },
    { studyId, participantId, scopes, decidedAt, giverSafety, ...rest },
  ) {
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
    const rows = [...new Set(scopes)].map((scope) => ({ ...row, scope, id: newId() }))
    await store.insertDecisions(tx, person, rows)
    if (rest.decision !== 'granted') {
      refuseIfOverruled(await store.findOverruling(tx, person, { party: rest.party, scopes }))
      await app.keys.withdrawals.add(rows.map((one) => withdrawalOf(person, one)))
    }
    await emit({ type: 'consent.recorded', ...person })
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

/** A no as it stands outside the database too, where a restored copy is held against it. */
const withdrawalOf = (
  person: Person,
  { until, decidedAt, ...row }: ConsentRow & { id: string },
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
