import { builder } from '../builder.ts'
import { CodeNeeded, CodeUsed, TooManyTries, WrongCredentials } from '../errors.ts'
import { Refusal } from '../refusal.ts'
import { askedStrongly, FactorFirst, inPace } from './asking.ts'
import { seated, ViewerObject } from './schema.ts'
import { lockSession, removeEmail, revokeOtherSessions, revokeSession } from './commands.ts'
import { run } from '../mutation.ts'
import { beginCodes, confirmCodes, endCodes, newRecoveryCodes, type Enrolment } from './secondFactor.ts'
import { enterCode, signIn, signOut, unlock } from './session.ts'

builder.objectType(FactorFirst, { name: 'FactorFirst', interfaces: [Refusal] })

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

builder.mutationFields((t) => ({
  signIn: t.field({
    type: ViewerObject,
    skipTypeScopes: true,
    errors: { types: [WrongCredentials, TooManyTries, CodeNeeded], union: { name: 'SignInResult' } },
    args: { input: t.arg({ type: SignInInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await inPace(context, () => signIn(context, input))
      return seated(context)
    },
  }),
  enterCode: t.field({
    type: ViewerObject,
    skipTypeScopes: true,
    errors: { types: [TooManyTries, CodeUsed] },
    args: { input: t.arg({ type: EnterCodeInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await inPace(context, () => enterCode(context, input.code))
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
      await inPace(context, () => unlock(context, input.password))
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

const EnrolmentObject = builder.objectRef<Enrolment>('Enrolment').implement({
  description: 'Shown once: what a code app reads, and codes for when it is lost, each of which goes once.',
  fields: (t) => ({
    uri: t.exposeString('uri', { description: 'To be drawn as a square of dots, by the browser itself.' }),
    secret: t.exposeString('secret', { description: 'To be typed where there is no camera.' }),
    recoveryCodes: t.exposeStringList('recoveryCodes'),
  }),
})

export const PasswordInput = builder.inputType('PasswordInput', {
  fields: (t) => ({ password: t.string({ required: true, description: 'The one that one signs in with.' }) }),
})

const passwordErrors = { types: [WrongCredentials, TooManyTries, FactorFirst] }

builder.mutationFields((t) => ({
  beginCodes: t.field({
    type: EnrolmentObject,
    errors: passwordErrors,
    args: { input: t.arg({ type: PasswordInput, required: true }) },
    resolve: (_root, { input }, context) => beginCodes(context, input.password),
  }),
  confirmCodes: t.field({
    type: ViewerObject,
    errors: { types: [TooManyTries, FactorFirst] },
    args: { input: t.arg({ type: EnterCodeInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await confirmCodes(context, input.code)
      return seated(context)
    },
  }),
  endCodes: t.field({
    type: ViewerObject,
    errors: passwordErrors,
    args: { input: t.arg({ type: PasswordInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await endCodes(context, input.password)
      return seated(context)
    },
  }),
  newRecoveryCodes: t.stringList({
    errors: passwordErrors,
    args: { input: t.arg({ type: PasswordInput, required: true }) },
    resolve: (_root, { input }, context) => newRecoveryCodes(context, input.password),
  }),
  removeEmail: t.field({
    type: ViewerObject,
    errors: passwordErrors,
    description: 'Takes away where letters to one go; links that were sent there open nothing any more.',
    args: { input: t.arg({ type: PasswordInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await askedStrongly(context, input.password)
      await run(removeEmail, context, {})
      return seated(context)
    },
  }),
}))
