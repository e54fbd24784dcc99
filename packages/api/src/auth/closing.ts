// Closing one's account, ending the sessions of somebody whose device is lost, and ending who administers the instance.
import { z } from 'zod'
import { command } from '../command.ts'
import { DemoOnly, invalid, LastOfInstance, NotFound, SignedOut } from '../errors.ts'
import { id } from '../input.ts'
import { changed } from '../member/member.ts'
import { countShutOut, findMembers, lockMembers } from '../member/store.ts'
import * as accounts from './accountStore.ts'
import * as store from './store.ts'
import { tellStudies } from './telling.ts'

/**
 * Everything of the account goes but its id in the record of what it did. A study keeps an administrator, and so does
 * the instance: whoever is the last one is told.
 */
export const closeAccount = command({
  action: 'close account',
  may: 'signed in',
  input: z.strictObject({ name: z.string().max(200) }),
  async run(act, { name }) {
    const { app, tx, actor } = act
    if (actor.kind !== 'account') throw new SignedOut()
    if (app.isDemo) throw new DemoOnly()
    const account = await accounts.findForPassword(tx, actor.id)
    if (!account) throw new SignedOut()
    if (name.trim().toLowerCase() !== account.name)
      throw invalid('name', 'is not the name that you sign in with')
    const studies = account.memberships.map(({ studyId }) => studyId).sort()
    for (const studyId of studies) {
      await lockMembers(tx, studyId)
      changed(await findMembers(tx, studyId), [{ accountId: actor.id, roles: [] }], null)
    }
    if (account.isAdministrator && (await accounts.countAdministrators(tx)) < 2) throw new LastOfInstance()
    await tellStudies(act, actor.id, {
      action: 'close account',
      in: async (studyId) => ({ shutOutFrom: await countShutOut(tx, { studyId, accountId: actor.id }) }),
    })
    // Or they would be nobody's, and go on letting people in.
    await store.withdrawInvitations(tx, { invitedById: actor.id }, act.at)
    await accounts.deleteAccount(tx, actor.id)
    return { account: actor.id, studies: studies.length }
  },
  audit: ({ account, studies }) => ({ account, studies }),
})

/** For a lost tablet: whoever sits there has to sign in again, wherever that is. */
export const endSessions = command({
  action: 'end sessions',
  may: 'administrator',
  input: z.strictObject({ accountId: id }),
  async run(act, { accountId }) {
    if (!(await accounts.findForPassword(act.tx, accountId))) throw new NotFound('account')
    const ended = await accounts.removeSessions(act.tx, accountId)
    await tellStudies(act, accountId, { action: 'end sessions', subjects: { ended } })
    return ended
  },
  audit: (ended, { accountId }) => ({ account: accountId, ended }),
})

/** From their next request on they administer nothing here but what their studies give them; their links end with it. */
export const endAdministrator = command({
  action: 'end administrator',
  may: 'administrator',
  input: z.strictObject({ accountId: id }),
  async run({ app, tx, at }, { accountId }) {
    if (app.isDemo) throw new DemoOnly()
    const left = (await accounts.countAdministrators(tx)) - 1
    if (!(await accounts.findForPassword(tx, accountId))?.isAdministrator) throw new NotFound('administrator')
    if (left < 1) throw new LastOfInstance()
    await accounts.endAdministrator(tx, accountId)
    const links = { invitedById: accountId, isAdministrator: true }
    return { account: accountId, withdrawn: await store.withdrawInvitations(tx, links, at) }
  },
  audit: (done) => done,
})
