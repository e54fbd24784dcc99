import { z } from 'zod'
import { command, type Act } from '../command.ts'
import { invalid, NotFound, SignedOut } from '../errors.ts'
import { newId } from '../id.ts'
import { id, refuseUnwritable, roles } from '../input.ts'
import { insertMembership } from '../study/store.ts'
import { noAddress } from './auth.ts'
import { mostPasskeys } from './passkey.ts'
import { hashPassword } from './password.ts'
import * as accounts from './accountStore.ts'
import * as store from './store.ts'

/** Opens an account with its roles in a study. Until accounts are built, the product does so for the demo and tests. */
export const openAccount = command({
  action: 'open account',
  may: 'system',
  input: z.strictObject({
    studyId: id.nullish(),
    name: z.string().regex(/^[a-z]{2,30}$/),
    displayName: z.string().min(1).max(60),
    password: z.string().min(8).max(200),
    isAdministrator: z.boolean().default(false),
    roles,
  }),
  async run({ tx }, { studyId, roles, password, ...account }) {
    const known = await store.findAccount(tx, account.name)
    const accountId = known?.id ?? newId()
    if (!known)
      await store.insertAccount(tx, {
        ...account,
        id: accountId,
        email: noAddress(accountId),
        proof: { password: await hashPassword(password) },
      })
    if (studyId) await insertMembership(tx, { studyId, accountId, roles })
    return accountId
  },
  audit: (account) => ({ account }),
})

type Own = { accountId: string; id: string }

/** What a person does to a session of their own; another's is one that does not exist. */
const ownSession = (action: string, act: (act: Act, own: Own) => Promise<number>) =>
  command({
    action,
    may: 'signed in',
    input: z.strictObject({ sessionId: id }),
    async run(given, { sessionId }) {
      if (given.actor.kind !== 'account') throw new SignedOut()
      if ((await act(given, { accountId: given.actor.id, id: sessionId })) === 0)
        throw new NotFound('session')
      return sessionId
    },
    audit: (session) => ({ session }),
  })

export const lockSession = ownSession('lock session', ({ tx, at }, own) => store.lockSession(tx, own, at))

/** The next thing that is asked in that session is refused. */
export const revokeSession = ownSession('revoke session', ({ tx }, own) => store.removeOwnSession(tx, own))

/** Ends every session of the person but the one that asks. */
export const revokeOtherSessions = command({
  action: 'revoke other sessions',
  may: 'signed in',
  input: z.strictObject({ sessionId: id }),
  async run({ tx, actor }, { sessionId }) {
    if (actor.kind !== 'account') throw new SignedOut()
    return store.removeOtherSessions(tx, { accountId: actor.id, id: sessionId })
  },
  audit: (ended) => ({ ended }),
})

/** Keeps a passkey that its device has just shown to be there. */
export const addPasskey = command({
  action: 'add passkey',
  may: 'signed in',
  input: z.strictObject({
    label: z.string().trim().min(1).max(60),
    credentialId: z.string(),
    publicKey: z.base64url(),
    counter: z.number(),
    transports: z.array(z.string()),
  }),
  async run({ tx, actor }, input) {
    if (actor.kind !== 'account') throw new SignedOut()
    refuseUnwritable('label', input.label)
    const others = await accounts.findPasskeys(tx, actor.id)
    if (others.length >= mostPasskeys)
      throw invalid('label', `is one too many: remove one of your ${mostPasskeys} passkeys first`)
    const passkeyId = newId()
    const publicKey = new Uint8Array(Buffer.from(input.publicKey, 'base64url'))
    await accounts.insertPasskey(tx, { ...input, publicKey, id: passkeyId, accountId: actor.id })
    return passkeyId
  },
  audit: (passkey) => ({ passkey }),
})

/** From now on nobody comes in by it, and nobody is in by it: every session but the one that asks ends. */
export const removePasskey = command({
  action: 'remove passkey',
  may: 'signed in',
  input: z.strictObject({ passkeyId: id, sessionId: id }),
  async run({ tx, actor }, { passkeyId, sessionId }) {
    if (actor.kind !== 'account') throw new SignedOut()
    if ((await accounts.deletePasskey(tx, { accountId: actor.id, id: passkeyId })) === 0)
      throw new NotFound('passkey')
    await store.weaken(tx, actor.id)
    const ended = await store.removeOtherSessions(tx, { accountId: actor.id, id: sessionId })
    return { passkeyId, ended }
  },
  audit: ({ passkeyId, ended }) => ({ passkey: passkeyId, ended }),
})

/** Letters go nowhere any more, and what lies there already opens nothing. */
export const removeEmail = command({
  action: 'remove e-mail address',
  may: 'signed in',
  input: z.strictObject({}),
  async run({ tx, actor, at }) {
    if (actor.kind !== 'account') throw new SignedOut()
    await accounts.removeEmail(tx, actor.id)
    await accounts.withdrawPasswordLinks(tx, actor.id, at)
    return actor.id
  },
  audit: (account) => ({ account }),
})
