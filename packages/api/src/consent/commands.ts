import { z } from 'zod'
import {
  ConsentScope,
  GiverSafety,
  PermissionMechanism,
  PermissionRoute,
} from '../../generated/prisma/enums.ts'
import { command, type Act } from '../command.ts'
import { invalid, NotFound } from '../errors.ts'
import { newId } from '../id.ts'
import { id } from '../input.ts'
import { findMembers } from '../member/store.ts'
import { hasParticipant } from '../study/store.ts'
import { peopleWithin } from '../visible.ts'
import type { Withdrawal } from '../withdrawals.ts'
import type { ConsentRow } from './consent.ts'
import { permissionOf } from './permission.ts'
import * as store from './store.ts'

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
})

export type Recorded = z.output<typeof input>

/**
 * Records what one party decided about some scopes. It holds from the same transaction on: what it hides is hidden,
 * what it allows is worked on.
 */
export const recordConsent = command({
  action: 'record consent',
  may: 'record consent',
  input,
  async run(act, given) {
    const { app, tx, at, emit } = act
    const { studyId, participantId, party, decision, until } = given
    const person = { studyId, participantId }
    const permission = permissionOf(given)
    if (given.decidedAt && given.decidedAt > at) throw invalid('decidedAt', 'is in the future')
    await checkPerson(act, given)
    const row = { party, decision, until, ...permission, decidedAt: given.decidedAt ?? at }
    const rows = [...new Set(given.scopes)].map((scope) => ({ ...row, scope, id: newId() }))
    await store.insertDecisions(tx, person, rows)
    if (decision !== 'granted') {
      refuseIfOverruled(await store.findOverruling(tx, person, { party, scopes: given.scopes }))
      await app.keys.withdrawals.add(rows.map((one) => withdrawalOf(person, one)))
    }
    await emit({ type: 'consent.recorded', ...person })
    return participantId
  },
  audit: (participant, { scopes, party, decision, route }) => ({
    ...{ participant, scopes, party, decision },
    ...(route && { route }),
  }),
})

/** Whose consent it is, and whether this party's yes can be taken: a no always is. */
const checkPerson = async ({ tx, actor }: Act, given: Recorded): Promise<void> => {
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

const checkMinor = async ({ tx }: Pick<Act, 'tx'>, given: Recorded): Promise<void> => {
  const { studyId, participantId, overseerId } = given
  if (!(await store.hasMajorityRule(tx, studyId)))
    throw invalid(
      'studyId',
      'has no rule yet for what happens when somebody turns 18, and this person is a minor. Choose it in the set-up of the study, under the rules; nothing was stored',
    )
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
  async run({ tx, actor }, { studyId, participantId, isWard, advocateId }) {
    if (!(await hasParticipant(tx, participantId, peopleWithin({ actor }, studyId))))
      throw new NotFound('participant')
    if (advocateId && !(await isMember(tx, studyId, advocateId)))
      throw invalid('advocateId', 'is no member of this study; let them in first, or name another one')
    if (advocateId && !isWard)
      throw invalid('advocateId', 'is given, but the person is no ward of the state; leave it out')
    await store.updateWard(tx, { studyId, participantId }, { isWard, advocateId: advocateId ?? null })
    return participantId
  },
  audit: (participant, { isWard, advocateId }) => ({
    ...{ participant, ward: isWard ? 'yes' : 'no' },
    ...(advocateId && { advocate: advocateId }),
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
