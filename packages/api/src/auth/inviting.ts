// Letting people in: there is no sign-up. A link is made for one person, shown once, and works once.
import { z } from 'zod'
import type { Role } from '../../generated/prisma/enums.ts'
import { appendAudit } from '../audit/store.ts'
import { command, parse, type Act } from '../command.ts'
import type { App } from '../app.ts'
import type { Tx } from '../db.ts'
import { DemoOnly, Forbidden, InvitationEnded, invalid, NotFound, OwnRoles, SignedOut } from '../errors.ts'
import { findMembers, lockMembers, updateRoles } from '../member/store.ts'
import { newId } from '../id.ts'
import { id, refuseUnwritable, roles } from '../input.ts'
import { allows } from '../policy.ts'
import { insertMembership } from '../study/store.ts'
import * as accounts from './accountStore.ts'
import { noAddress } from './auth.ts'
import { administratorFor, invitedFor, isToken, stateOf } from './invitation.ts'
import { hashPassword, newToken, tokenHash } from './password.ts'
import { refuseWeak } from './strength.ts'
import * as store from './store.ts'

const email = z
  .string()
  .max(200)
  .refine((text) => z.email().safeParse(text).success, 'is no e-mail address')
  .nullish()

/** The token is in the answer once, and nowhere afterwards. */
export type Invited = { id: string; token: string; email: string | null }

type Made = {
  studyId: string | null
  roles: string[]
  isAdministrator: boolean
  email?: string | null | undefined
}

const invite = async ({ app, tx, actor, at }: Act, made: Made): Promise<Invited> => {
  if (app.isDemo) throw new DemoOnly()
  const token = newToken()
  const invitationId = newId()
  const address = made.email?.toLowerCase() ?? null
  await store.insertInvitation(tx, {
    ...made,
    id: invitationId,
    email: address,
    tokenHash: tokenHash(token),
    invitedById: actor.kind === 'account' ? actor.id : null,
    expiresAt: new Date(at.getTime() + invitedFor),
  })
  return { id: invitationId, token, email: address }
}

/**
 * Asked again in turn with those who change who may: what one of them is losing at this moment would leave a link behind
 * that nobody takes back.
 */
const stillMay = async ({ tx, actor }: Act, studyId: string | null) => {
  if (actor.kind !== 'account') return
  if (studyId) {
    await lockMembers(tx, studyId)
    const own = (await findMembers(tx, studyId)).find(({ accountId }) => accountId === actor.id)
    if (!allows(own?.roles ?? [], 'manage members')) throw new Forbidden()
    return
  }
  await accounts.lockAdministrators(tx)
  if (!(await accounts.findForPassword(tx, actor.id))?.isAdministrator) throw new Forbidden()
}

/** Invites one person into a study. */
export const inviteMember = command({
  action: 'invite member',
  may: 'manage members',
  input: z.strictObject({ studyId: id, email, roles }),
  async run(act, input) {
    await stillMay(act, input.studyId)
    return invite(act, { ...input, isAdministrator: false })
  },
  audit: ({ id: invitation }, { roles }) => ({ invitation, roles: [...roles] }),
})

/** Invites one more administrator of the instance. */
export const inviteAdministrator = command({
  action: 'invite administrator',
  may: 'administrator',
  input: z.strictObject({ email }),
  async run(act, input) {
    await stillMay(act, null)
    return invite(act, { ...input, studyId: null, roles: [], isAdministrator: true })
  },
  audit: ({ id: invitation }) => ({ invitation }),
})

/** Takes back an invitation into a study; it can be used no more from that moment on. */
export const withdrawInvitation = command({
  action: 'withdraw invitation',
  may: 'manage members',
  input: z.strictObject({ studyId: id, invitationId: id }),
  async run({ tx, at }, { studyId, invitationId }) {
    const taken = await store.withdrawInvitations(tx, { id: invitationId, studyId }, at)
    if (taken === 0) throw new NotFound('invitation')
    return invitationId
  },
  audit: (invitation) => ({ invitation }),
})

/** The same for one more administrator of the instance, made here or at the command line. */
export const withdrawAdministratorInvitation = command({
  action: 'withdraw invitation',
  may: 'administrator',
  input: z.strictObject({ invitationId: id }),
  async run({ tx, at }, { invitationId }) {
    const where = { id: invitationId, studyId: null, isAdministrator: true }
    if ((await store.withdrawInvitations(tx, where, at)) === 0) throw new NotFound('invitation')
    return invitationId
  },
  audit: (invitation) => ({ invitation }),
})

const signInName = z
  .string()
  .trim()
  .toLowerCase()
  .refine(
    (name) => /^[a-z][a-z0-9._-]{1,29}$/.test(name),
    'has 2 to 30 letters a to z, digits, dots, dashes or underscores, and begins with a letter',
  )

/** What somebody chooses who holds a link, however they prove from then on who they are. */
export const chosenShape = {
  token: z.string().max(200),
  name: signInName,
  displayName: z.string().trim().min(1).max(60),
}

/** What was chosen, read and checked as it stands now, before somebody is sent away to prove who they are. */
export const chosenNow = async ({ db }: Pick<App, 'db'>, raw: object) => {
  const chosen = parse(z.strictObject(chosenShape), raw)
  const invitation = await openInvitation({ tx: db, at: new Date() }, chosen.token)
  await checkChosen({ tx: db }, chosen)
  return { ...chosen, invitation }
}

/** Whoever holds an open link makes their own account with it: nobody else ever knows its password. */
export const acceptInvitation = command({
  action: 'accept invitation',
  may: 'anyone',
  input: z.strictObject({ ...chosenShape, password: z.string().max(1000) }),
  async run(act, { password, ...input }) {
    const invitation = await openInvitation(act, input.token)
    refuseWeak(password, input.name)
    await checkChosen(act, input)
    const proof = { password: await hashPassword(password) }
    return { accountId: await openInvited(act, invitation, { ...input, proof }), invitation }
  },
  audit: ({ accountId, invitation }) => ({
    account: accountId,
    invitation: invitation.id,
    study: invitation.studyId,
  }),
})

/** A name that nobody has yet, and how others see them in signs that can be kept. */
export const checkChosen = async ({ tx }: Pick<Act, 'tx'>, chosen: { name: string; displayName: string }) => {
  refuseUnwritable('displayName', chosen.displayName)
  if (await store.findAccount(tx, chosen.name)) throw invalid('name', 'is taken here. Choose another one')
}

export const openInvitation = async ({ tx, at }: Pick<Act, 'tx' | 'at'>, token: string) => {
  const invitation = isToken(token) ? await store.findInvitation(tx, tokenHash(token)) : null
  const state = stateOf(invitation, at)
  if (state !== 'open' || !invitation) throw new InvitationEnded(state === 'open' ? 'unknown' : state)
  return invitation
}

/**
 * Whoever has an account already comes into the study with it. A link of one's own making is for somebody else: with it
 * one would give oneself what one may not.
 */
export const joinByInvitation = command({
  action: 'join by invitation',
  may: 'signed in',
  input: z.strictObject({ token: z.string().max(200) }),
  async run(act, { token }) {
    const { tx, actor, at } = act
    if (actor.kind !== 'account') throw new SignedOut()
    const invitation = await openInvitation(act, token)
    if (invitation.invitedById === actor.id) throw new OwnRoles()
    if (!(await store.useInvitation(tx, invitation.id, { by: actor.id, at })))
      throw new InvitationEnded('used')
    if (invitation.isAdministrator) await store.makeAdministrator(tx, actor.id)
    const { studyId } = invitation
    if (studyId) await joinStudy(tx, { studyId, accountId: actor.id, roles: invitation.roles as Role[] })
    return invitation
  },
  audit: ({ id: invitation, studyId: study }) => ({ invitation, study }),
})

/** What somebody is there already, they stay. */
const joinStudy = async (tx: Tx, joining: { studyId: string; accountId: string; roles: Role[] }) => {
  const { studyId, accountId } = joining
  await lockMembers(tx, studyId)
  const before = (await findMembers(tx, studyId)).find((one) => one.accountId === accountId)
  if (!before) return insertMembership(tx, joining)
  return updateRoles(tx, { studyId, accountId, roles: [...new Set([...before.roles, ...joining.roles])] })
}

type Chosen = { name: string; displayName: string; proof: store.Proof }

export const openInvited = async ({ tx, at }: Act, invitation: store.InvitationRow, chosen: Chosen) => {
  const accountId = newId()
  const { email, isAdministrator, studyId } = invitation
  const isFree = email && !(await store.isEmailTaken(tx, email))
  await store.insertAccount(tx, {
    id: accountId,
    name: chosen.name,
    displayName: chosen.displayName,
    email: isFree ? email : noAddress(accountId),
    isAdministrator,
    proof: chosen.proof,
  })
  if (!(await store.useInvitation(tx, invitation.id, { by: accountId, at })))
    throw new InvitationEnded('used')
  if (studyId) await insertMembership(tx, { studyId, accountId, roles: invitation.roles as Role[] })
  return accountId
}

/**
 * A link for an administrator, for whoever runs the machine; earlier ones end with it. No command: the program itself
 * makes it, at a first start and from the command line, where there is nobody yet to ask for a permission.
 */
export const makeAdministratorLink = ({ db, keys }: Pick<App, 'db' | 'keys'>): Promise<string> =>
  db.$transaction(async (tx) => {
    const at = new Date()
    const token = newToken()
    const invitationId = newId()
    await store.withdrawInvitations(tx, { isAdministrator: true, invitedById: null }, at)
    await store.insertInvitation(tx, {
      ...{ id: invitationId, tokenHash: tokenHash(token), studyId: null, roles: [], isAdministrator: true },
      ...{ email: null, invitedById: null, expiresAt: new Date(at.getTime() + administratorFor) },
    })
    const entry = {
      action: 'make administrator link',
      subjects: { invitation: invitationId },
      outcome: 'done',
    }
    await appendAudit({ keys }, tx, {
      ...entry,
      actor: { kind: 'system', id: 'command line' },
      studyId: null,
    })
    return token
  })
