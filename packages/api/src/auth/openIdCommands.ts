// What is written where somebody comes in by a provider: who they are there is kept as a keyed hash of issuer and subject.
import { z } from 'zod'
import { command } from '../command.ts'
import { LastWay, SignedOut, UserError } from '../errors.ts'
import { isFor, type Person } from './openId.ts'
import { checkChosen, chosenShape, openInvitation, openInvited } from './inviting.ts'
import { keyedHash } from './password.ts'
import * as store from './store.ts'

/** A subject may be an address: nobody reads it from this, and the same one of another issuer is somebody else. */
export const identityOf = (secret: string, { issuer, subject }: Person): string =>
  keyedHash(secret, `provider ${JSON.stringify([issuer, subject])}`)

const identity = z.string().regex(/^[\w-]{43}$/)

/** Whoever holds an open link and came back from the provider makes their account with it, and never a password. */
export const acceptByProvider = command({
  action: 'accept invitation by provider',
  may: 'anyone',
  input: z.strictObject({
    ...chosenShape,
    identity,
    email: z.string().nullable(),
    isEmailVerified: z.boolean(),
  }),
  async run(act, { token, identity, ...input }) {
    const invitation = await openInvitation(act, token)
    if (!isFor(invitation.email, input)) throw new OtherEmail()
    await checkChosen(act, input)
    if (await store.findAccountOf(act.tx, identity)) throw new ProviderTaken()
    const { name, displayName } = input
    const accountId = await openInvited(act, invitation, { name, displayName, proof: { identity } })
    return { accountId, invitation }
  },
  audit: ({ accountId, invitation }) => ({
    account: accountId,
    invitation: invitation.id,
    study: invitation.studyId,
  }),
})

/** A second way in, beside the password that was just given. */
export const linkProvider = command({
  action: 'link provider',
  may: 'signed in',
  input: z.strictObject({ identity }),
  async run({ tx, actor }, { identity }) {
    if (actor.kind !== 'account') throw new SignedOut()
    const { hasProvider } = await store.findWays(tx, actor.id)
    if (hasProvider || (await store.findAccountOf(tx, identity))) throw new ProviderTaken()
    await store.insertIdentity(tx, { accountId: actor.id, identity })
    return actor.id
  },
  audit: (account) => ({ account }),
})

/** Where there is no password nobody could come in any more. */
export const unlinkProvider = command({
  action: 'unlink provider',
  may: 'signed in',
  input: z.strictObject({}),
  async run({ tx, actor }) {
    if (actor.kind !== 'account') throw new SignedOut()
    if (!(await store.findWays(tx, actor.id)).hasPassword) throw new LastWay()
    await store.removeIdentity(tx, actor.id)
    await store.weaken(tx, actor.id)
    return actor.id
  },
  audit: (account) => ({ account }),
})

/** An invitation that was written for an address is for whoever has that one. */
class OtherEmail extends UserError {
  constructor() {
    super(
      'provider_email',
      'This invitation was written for another e-mail address than the provider knows and has checked. Ask for one that is for your address there, or choose a password; nothing was made.',
    )
  }
}

/** Of the provider one person has one account here, and an account one person there. */
class ProviderTaken extends UserError {
  constructor() {
    super(
      'provider_taken',
      'Who you are at the provider belongs to an account here already, or this account to somebody there. Sign in with it; nothing was changed.',
    )
  }
}
