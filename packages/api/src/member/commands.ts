import { z } from 'zod'
import type { Subjects } from '../audit/store.ts'
import { Mandated } from '../../generated/prisma/enums.ts'
import { command, type Act } from '../command.ts'
import { invalid, NotFound } from '../errors.ts'
import { id, roles } from '../input.ts'
import { hasParticipant, insertMembership, setSecondFactor } from '../study/store.ts'
import { allows } from '../policy.ts'
import { LastReviewer } from '../reviewerError.ts'
import { peopleWithin } from '../visible.ts'
import { changed, presetNames, seatsOf, type Membership, type Preset } from './member.ts'
import * as store from './store.ts'

/** Lets somebody in who has an account here. */
export const addMember = command({
  action: 'add member',
  may: 'manage members',
  input: z.strictObject({ studyId: id, name: z.string().trim().min(1).max(200), roles }),
  async run(act, { studyId, name, roles }) {
    const members = await membersOf(act, studyId)
    const accountId = await store.findAccountId(act.tx, name.toLowerCase())
    if (!accountId) throw new NotFound('account')
    if (members.some((one) => one.accountId === accountId))
      throw invalid('name', 'is in this study already. Change what they may in the list.')
    await insertMembership(act.tx, { studyId, accountId, roles })
    return accountId
  },
  audit: (account, { roles }) => ({ account, roles }),
})

/** What somebody is in the study from their next request on: these roles and no other. */
export const setRoles = command({
  action: 'set roles',
  may: 'manage members',
  input: z.strictObject({ studyId: id, accountId: id, roles }),
  async run(act, { studyId, ...change }) {
    const members = await membersOf(act, studyId)
    known(members, change.accountId)
    changed(members, [change], byWhom(act))
    await leavingReaders(act, studyId, () => store.updateRoles(act.tx, { studyId, ...change }))
    return { account: change.accountId, ...(await endDoors(act, studyId, [change])) }
  },
  audit: (done, { roles }) => ({ ...done, roles }),
})

/** Sends somebody out of the study, from their next request on. What they did stays, in their name. */
export const removeMember = command({
  action: 'remove member',
  may: 'manage members',
  input: z.strictObject({ studyId: id, accountId: id }),
  async run(act, { studyId, accountId }) {
    const members = await membersOf(act, studyId)
    known(members, accountId)
    changed(members, [{ accountId, roles: [] }], byWhom(act))
    await leavingReaders(act, studyId, () => store.deleteMember(act.tx, { studyId, accountId }))
    return { account: accountId, ...(await endDoors(act, studyId, [{ accountId, roles: [] }])) }
  },
  audit: (done) => done,
})

/**
 * Whether somebody has to report by law: reviewers see it beside who has an item. Nothing else follows from it; who reports, and when,
 * is for people to say.
 */
export const setMandated = command({
  action: 'set mandated reporter',
  may: 'manage members',
  input: z.strictObject({ studyId: id, accountId: id, mandated: z.enum(Mandated).nullable() }),
  async run(act, { studyId, accountId, mandated }) {
    known(await membersOf(act, studyId), accountId)
    await store.setMandated(act.tx, { studyId, accountId }, mandated)
    return accountId
  },
  audit: (account, { mandated }) => ({ account, mandated: mandated ?? 'not said' }),
})

const seating = z.strictObject({ seat: z.string().max(40), accountId: id })

/** Gives members the seats of a team, in one step. */
export const applyPreset = command({
  action: 'apply preset',
  may: 'manage members',
  input: z.strictObject({
    studyId: id,
    preset: z.enum(presetNames),
    seats: z.array(seating).min(1).max(100),
  }),
  async run(act, { studyId, preset, seats }) {
    const members = await membersOf(act, studyId)
    const changes = seated(preset, seats)
    for (const { accountId } of changes) known(members, accountId)
    changed(members, changes, byWhom(act))
    await leavingReaders(act, studyId, async () => {
      for (const change of changes) await store.updateRoles(act.tx, { studyId, ...change })
    })
    const accounts = changes.map(({ accountId }) => accountId)
    return { accounts, ...(await endDoors(act, studyId, changes)) }
  },
  audit: (done, { preset }) => ({ ...done, preset }),
})

/** Nothing that waits is left to nobody by a change of who is in the study. What nobody could read before stands in nobody's way. */
const leavingReaders = async ({ tx }: Act, studyId: string, change: () => Promise<unknown>) => {
  const before = await store.findStranded(tx, studyId)
  await change()
  const after = await store.findStranded(tx, studyId)
  if (after.some((id) => !before.includes(id))) throw new LastReviewer()
}

const seated = (preset: Preset, seats: readonly z.output<typeof seating>[]): Membership[] =>
  seats.map(({ seat: key, accountId }, at) => {
    const seat = seatsOf(preset).find((one) => one.key === key)
    if (!seat)
      throw invalid(
        `seats.${at}.seat`,
        `is none of: ${seatsOf(preset)
          .map((one) => one.key)
          .join(', ')}`,
      )
    const before = seats.slice(0, at)
    if (before.some((one) => one.accountId === accountId))
      throw invalid(`seats.${at}.accountId`, 'has a seat already. Give each person one.')
    if (!seat.isForSeveral && before.some((one) => one.seat === key))
      throw invalid(`seats.${at}.seat`, 'is for one person, and taken')
    return { accountId, roles: [...seat.roles] }
  })

const worker = z.strictObject({ studyId: id, participantId: id, accountId: id })

/** From their next request on nobody sees anything of the study without two factors behind their session. */
export const requireSecondFactor = command({
  action: 'require second factor',
  may: 'manage members',
  input: z.strictObject({ studyId: id, isRequired: z.boolean() }),
  async run({ tx }, { studyId, isRequired }) {
    await setSecondFactor(tx, studyId, isRequired)
    return studyId
  },
  audit: (_study, { isRequired }) => ({ required: isRequired ? 1 : 0 }),
})

/** Somebody in the study works with this young person: from their next request on nothing of that person exists for them. */
export const recordWorker = command({
  action: 'record worker',
  may: 'record worker',
  input: worker,
  async run(act, input) {
    await checkPerson(act, input)
    known(await store.findMembers(act.tx, input.studyId), input.accountId)
    await store.lockMembers(act.tx, input.studyId)
    const before = await store.countReviewersOf(act.tx, input)
    await store.insertWorker(act.tx, input)
    // Said of everybody, whether or not anything waits: the refusal tells nothing of them. What is left to nobody all the same
    // is told to administrators by its number.
    if (before > 0 && (await store.countReviewersOf(act.tx, input)) === 0) throw new LastReviewer()
    return input.participantId
  },
  audit: (participant, { accountId }) => ({ participant, account: accountId }),
})

/** They do not work together any more. Who is shut out does not find the person, so nobody lets themself in again. */
export const removeWorker = command({
  action: 'remove worker',
  may: 'record worker',
  input: worker,
  async run(act, input) {
    await checkPerson(act, input)
    if ((await store.deleteWorker(act.tx, input)).count === 0) throw new NotFound('worker')
    return input.participantId
  },
  audit: (participant, { accountId }) => ({ participant, account: accountId }),
})

const checkPerson = async (
  act: Act,
  { studyId, participantId }: { studyId: string; participantId: string },
) => {
  if (!(await hasParticipant(act.tx, participantId, peopleWithin(act, studyId))))
    throw new NotFound('participant')
}

const membersOf = async ({ tx }: Act, studyId: string): Promise<Membership[]> => {
  await store.lockMembers(tx, studyId)
  return store.findMembers(tx, studyId)
}

/** Who lets nobody in any more leaves no link behind that does. */
const endDoors = async (
  { tx, at }: Act,
  studyId: string,
  changes: readonly Membership[],
): Promise<Subjects> => {
  let withdrawn = 0
  for (const { accountId, roles } of changes)
    if (!allows(roles, 'manage members'))
      withdrawn += await store.endInvitationsOf(tx, { studyId, invitedById: accountId, at })
  return withdrawn > 0 ? { withdrawn } : {}
}

const known = (members: readonly Membership[], accountId: string) => {
  if (!members.some((one) => one.accountId === accountId)) throw new NotFound('member')
}

const byWhom = ({ actor }: Act): string | null => (actor.kind === 'account' ? actor.id : null)
