// A password changed by its person, or set anew by a link where it was forgotten. No administrator takes over an account
// unseen: the link ends every session, the second factor stays asked for, the letter goes to the person alone where there
// is one, and the record of each study that the person is in has it.
import { z } from 'zod'
import { command, type Act } from '../command.ts'
import { AskInstance, DemoOnly, invalid, LinkEnded, NotFound, SignedOut } from '../errors.ts'
import { mayIn, rolesIn } from '../actor.ts'
import { newId } from '../id.ts'
import { id } from '../input.ts'
import { gained } from '../member/member.ts'
import { isOwnAddress } from './auth.ts'
import { isToken, passwordLinkFor, stateOf } from './invitation.ts'
import { hashPassword, newToken, tokenHash } from './password.ts'
import { refuseWeak } from './strength.ts'
import { tellStudies } from './telling.ts'
import * as accounts from './accountStore.ts'
import * as store from './store.ts'

const password = z.string().max(1000)

/** A new password; every session but the one that asks ends with the old one. */
export const changePassword = command({
  action: 'change password',
  may: 'signed in',
  input: z.strictObject({ password, sessionId: id }),
  async run({ app, tx, actor, at }, { password, sessionId }) {
    if (actor.kind !== 'account') throw new SignedOut()
    if (app.isDemo) throw new DemoOnly()
    const account = await accounts.findForPassword(tx, actor.id)
    if (!account) throw new SignedOut()
    refuseWeak(password, account.name)
    await accounts.setPassword(tx, actor.id, await hashPassword(password))
    await accounts.withdrawPasswordLinks(tx, actor.id, at)
    return store.removeOtherSessions(tx, { accountId: actor.id, id: sessionId })
  },
  audit: (ended) => ({ ended }),
})

/** The token is in the answer once, and nowhere afterwards; where there is an address, it goes there alone. */
export type PasswordLink = { id: string; token: string; email: string | null; isShown: boolean }

const makeLink = async ({ app, tx, actor, at }: Act, accountId: string): Promise<PasswordLink> => {
  if (app.isDemo) throw new DemoOnly()
  if (actor.kind === 'account' && actor.id === accountId)
    throw invalid('accountId', 'is your own. Change your password on the page of your account')
  const account = await accounts.findForPassword(tx, accountId)
  if (!account) throw new NotFound('account')
  const token = newToken()
  await accounts.withdrawPasswordLinks(tx, accountId, at)
  const expiresAt = new Date(at.getTime() + passwordLinkFor)
  await accounts.insertPasswordLink(tx, { id: newId(), tokenHash: tokenHash(token), accountId, expiresAt })
  const email = isOwnAddress(account.email) ? account.email : null
  return { id: accountId, token, email, isShown: !app.post || !email }
}

/** For anybody on the instance but oneself. */
export const makePasswordLink = command({
  action: 'make password link',
  may: 'administrator',
  input: z.strictObject({ accountId: id }),
  async run(act, { accountId }) {
    const made = await makeLink(act, accountId)
    await tellStudies(act, accountId, { action: 'make password link', subjects: shownOf(made) })
    return made
  },
  audit: (made) => ({ account: made.id, ...shownOf(made) }),
})

/** For somebody in the study who may nowhere here what the asking administrator may not. */
export const makeMemberPasswordLink = command({
  action: 'make password link',
  may: 'manage members',
  input: z.strictObject({ studyId: id, accountId: id }),
  async run(act, { studyId, accountId }) {
    const account = await accounts.findForPassword(act.tx, accountId)
    const studies = account?.memberships ?? []
    if (!account || !studies.some((one) => one.studyId === studyId)) throw new NotFound('member')
    // Whoever opens the link themself would be that person in each of these studies.
    const gives = (one: (typeof studies)[number]) =>
      !mayIn(act.actor, one.studyId, 'manage members') ||
      gained(rolesIn(act.actor, one.studyId), one.roles).length > 0
    if (account.isAdministrator || studies.some(gives)) throw new AskInstance()
    const made = await makeLink(act, accountId)
    const elsewhere = { action: 'make password link', subjects: shownOf(made), but: studyId }
    await tellStudies(act, accountId, elsewhere)
    return made
  },
  audit: (made) => ({ account: made.id, ...shownOf(made) }),
})

const shownOf = ({ isShown }: PasswordLink) => ({ shown: isShown ? 1 : 0 })

/** The letter did not go: nobody is shown what was for the person alone. */
export const withdrawPasswordLink = command({
  action: 'withdraw password link',
  may: 'signed in',
  input: z.strictObject({ accountId: id }),
  async run(act, { accountId }) {
    await accounts.withdrawPasswordLinks(act.tx, accountId, act.at)
    await tellStudies(act, accountId, { action: 'withdraw password link' })
    return accountId
  },
  audit: (account) => ({ account }),
})

/** Whoever holds an open link chooses the password; then they sign in, with their second factor where they have one. */
export const usePasswordLink = command({
  action: 'use password link',
  may: 'anyone',
  input: z.strictObject({ token: z.string().max(200), password }),
  async run(act, { token, password }) {
    const { tx, at } = act
    const link = isToken(token) ? await accounts.findPasswordLink(tx, tokenHash(token)) : null
    const state = stateOf(link && { ...link, acceptedAt: link.usedAt }, at)
    if (state !== 'open' || !link) throw new LinkEnded(state === 'open' ? 'unknown' : state)
    refuseWeak(password, link.account.name)
    if (!(await accounts.usePasswordLink(tx, link.id, at))) throw new LinkEnded('used')
    await accounts.setPassword(tx, link.accountId, await hashPassword(password))
    const ended = await accounts.removeSessions(tx, link.accountId)
    await tellStudies(act, link.accountId, { action: 'use password link' })
    return { account: link.accountId, ended }
  },
  audit: ({ account, ended }) => ({ account, ended }),
})
