import type { Context } from '../context.ts'
import { builder } from '../builder.ts'
import { CodeNeeded, SignedOut, TooManyTries, WrongCredentials } from '../errors.ts'
import { ViewerObject, type Account } from './schema.ts'
import { lockSession, revokeOtherSessions, revokeSession } from './commands.ts'
import { run } from '../mutation.ts'
import { enterCode, signIn, signOut, unlock } from './session.ts'

const SignInInput = builder.inputType('SignInInput', {
  fields: (t) => ({ name: t.string({ required: true }), password: t.string({ required: true }) }),
})

const EnterCodeInput = builder.inputType('EnterCodeInput', {
  fields: (t) => ({
    code: t.string({ required: true, description: 'Six digits of the code app, or a recovery code.' }),
  }),
})

const UnlockInput = builder.inputType('UnlockInput', {
  fields: (t) => ({ password: t.string({ required: true }) }),
})

const RevokeSessionInput = builder.inputType('RevokeSessionInput', {
  fields: (t) => ({ sessionId: t.globalID({ required: true }) }),
})

/** Whoever sits there now, after an act that changed it. */
const seated = ({ actor }: Context): Account => {
  if (actor.kind !== 'account') throw new SignedOut()
  return actor
}

builder.mutationFields((t) => ({
  signIn: t.field({
    type: ViewerObject,
    skipTypeScopes: true,
    errors: { types: [WrongCredentials, TooManyTries, CodeNeeded], union: { name: 'SignInResult' } },
    args: { input: t.arg({ type: SignInInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await signIn(context, input)
      return seated(context)
    },
  }),
  enterCode: t.field({
    type: ViewerObject,
    skipTypeScopes: true,
    errors: { types: [TooManyTries] },
    args: { input: t.arg({ type: EnterCodeInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await enterCode(context, input.code)
      return seated(context)
    },
  }),
  signOut: t.boolean({
    skipTypeScopes: true,
    resolve: async (_root, _args, context) => {
      await signOut(context)
      return true
    },
  }),
}))

builder.mutationFields((t) => ({
  lock: t.boolean({
    errors: {},
    description: 'Locks this session: nothing is answered in it until the password opens it again.',
    resolve: async (_root, _args, context) => {
      await run(lockSession, context, { sessionId: context.sitting?.id })
      return true
    },
  }),
  unlock: t.field({
    type: ViewerObject,
    skipTypeScopes: true,
    errors: { types: [WrongCredentials, TooManyTries] },
    args: { input: t.arg({ type: UnlockInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await unlock(context, input.password)
      return seated(context)
    },
  }),
  revokeSession: t.field({
    type: ViewerObject,
    errors: {},
    args: { input: t.arg({ type: RevokeSessionInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await run(revokeSession, context, input)
      return seated(context)
    },
  }),
  revokeOtherSessions: t.field({
    type: ViewerObject,
    errors: {},
    resolve: async (_root, _args, context) => {
      await run(revokeOtherSessions, context, { sessionId: context.sitting?.id })
      return seated(context)
    },
  }),
}))
