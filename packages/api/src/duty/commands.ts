// Who is on duty when, where they are told, and which services they are tied to.
import { z } from 'zod'
import { DutyPlace, Mandated } from '../../generated/prisma/enums.ts'
import { accountOf } from '../actor.ts'
import { command, type Act } from '../command.ts'
import { invalid, NotFound } from '../errors.ts'
import { weekdays } from '../identity/identity.ts'
import { id, mostInList } from '../input.ts'
import { newId } from '../id.ts'
import { setMandated } from '../member/store.ts'
import * as store from './store.ts'

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
const hours = z.strictObject({
  days: z
    .array(z.enum(weekdays))
    .min(1)
    .max(7)
    .transform((all) => weekdays.filter((one) => all.includes(one))),
  ...{ from: timeOfDay, to: timeOfDay },
})

export const addTurn = command({
  action: 'add turn',
  may: 'plan duty',
  input: z.strictObject({ studyId: id, accountId: id, place: z.enum(DutyPlace), hours: hours.nullish() }),
  async run(act, { studyId, accountId, place, hours = null }) {
    await checkReviewer(act, { studyId, accountId })
    if (place === 'supervisor' && hours)
      throw invalid('hours', 'are for who takes turns. A supervisor is called whenever time is over')
    if (place !== 'supervisor' && !hours)
      throw invalid('hours', 'are missing: say on which days, from when to when')
    const turn = { accountId, place, hours }
    const same = JSON.stringify([accountId, place, hours])
    const there = (await store.findTurns(act.tx, studyId)).map((one) =>
      JSON.stringify([one.accountId, one.place, one.hours && ordered(one.hours)]),
    )
    if (there.includes(same)) throw invalid('hours', 'stand there already for this person')
    if ((await store.countTurns(act.tx, studyId)) >= mostInList)
      throw invalid('hours', `are too many: at most ${mostInList} turns stand in a plan. Take old ones out`)
    await store.insertTurn(act.tx, studyId, { id: newId(), ...turn })
    return studyId
  },
  audit: (_study, { accountId: account, place }) => ({ account, place }),
})

/** The database keeps the keys of an object in an order of its own. */
const ordered = ({ days, from, to }: NonNullable<Parameters<typeof store.insertTurn>[2]['hours']>) => ({
  ...{ days, from, to },
})

export const removeTurn = command({
  action: 'remove turn',
  may: 'plan duty',
  input: z.strictObject({ studyId: id, turnId: id }),
  async run({ tx }, { studyId, turnId }) {
    if (!(await store.deleteTurn(tx, studyId, turnId))) throw new NotFound('turn')
    return studyId
  },
  audit: (_study, { turnId }) => ({ turn: turnId }),
})

/** Of oneself, for whoever has items or plans who has them; of everybody an administrator says it among the members. */
export const sayMandated = command({
  action: 'say mandated reporter',
  may: 'plan duty',
  input: z.strictObject({ studyId: id, mandated: z.enum(Mandated).nullable() }),
  async run({ tx, actor }, { studyId, mandated }) {
    await setMandated(tx, { studyId, accountId: accountOf(actor) }, mandated)
    return studyId
  },
  audit: (_study, { mandated }) => ({ mandated: mandated ?? 'not said' }),
})

const address = z.string().trim().toLowerCase().max(200)

/**
 * Of oneself: an address that is read back to nobody. Empty: none any more. Reviewers are told of what waits, administrators of
 * what nobody may read.
 */
export const saveReach = command({
  action: 'save reach',
  may: 'plan duty',
  input: z.strictObject({ studyId: id, address }),
  async run({ tx, app, actor }, { studyId, address }) {
    if (address && !z.email().safeParse(address).success)
      throw invalid('address', 'is no e-mail address. Give one that you read while you are on duty')
    const of = { studyId, accountId: accountOf(actor) }
    const sealed = address ? await app.words.sealForSafety(reachOf(of), address) : null
    await store.saveAddress(tx, of, sealed)
    return studyId
  },
  audit: (_study, { address }) => ({ isKept: address ? 'yes' : 'no' }),
})

/** What an address is sealed with: it opens for nobody else's. */
export const reachOf = ({ studyId, accountId }: { studyId: string; accountId: string }) => ({
  ...{ studyId, id: `reach ${accountId}` },
})

const tie = z.strictObject({ studyId: id, accountId: id, serviceId: id })

/** From now on what people of that service are said to have done does not come to them. */
export const addTie = command({
  action: 'add tie',
  may: 'plan duty',
  input: tie,
  async run(act, input) {
    await checkReviewer(act, input)
    if (!(await store.hasService(act.tx, input))) throw new NotFound('service')
    await store.insertTie(act.tx, input)
    return input.studyId
  },
  audit: (_study, { accountId: account, serviceId: service }) => ({ account, service }),
})

export const removeTie = command({
  action: 'remove tie',
  may: 'plan duty',
  input: tie,
  async run({ tx, actor }, input) {
    if (input.accountId === accountOf(actor))
      throw invalid('accountId', 'is yours. Somebody else takes a tie of yours away; nothing was changed')
    if (!(await store.deleteTie(tx, input))) throw new NotFound('tie')
    return input.studyId
  },
  audit: (_study, { accountId: account, serviceId: service }) => ({ account, service }),
})

const checkReviewer = async ({ tx }: Act, { studyId, accountId }: { studyId: string; accountId: string }) => {
  if (!(await store.isReviewerIn(tx, { studyId, accountId })))
    throw invalid('accountId', 'is no safety reviewer of this study. Make them one among the members first')
}
