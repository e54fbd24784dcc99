// What is said of the provider over GraphQL: its name, who comes in by it, and what has to be asked before somebody is
// sent there. Going there and coming back are pages (`openIdDoor.ts`), since a browser is led there.
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { InvitationEnded, invalid, LastWay, TooManyTries, WrongCredentials } from '../errors.ts'
import { run } from '../mutation.ts'
import { askedStrongly, FactorFirst } from './asking.ts'
import { chosenNow } from './inviting.ts'
import { cookieOf, type Wanted } from './openId.ts'
import { unlinkProvider } from './openIdCommands.ts'
import { sealHeld } from './openIdSeal.ts'
import { PasswordInput } from './mutations.ts'
import { InstanceObject, seated, ViewerObject } from './schema.ts'
import { checkPassword } from './session.ts'
import * as store from './store.ts'

const SignInWayEnum = builder.enumType('SignInWay', { values: ['password', 'provider'] as const })
type Way = typeof SignInWayEnum.$inferType

const waysOf = async ({ app }: Context, accountId: string): Promise<Way[]> => {
  const { hasPassword, hasProvider } = await store.findWays(app.db, accountId)
  return [...(hasPassword ? (['password'] as const) : []), ...(hasProvider ? (['provider'] as const) : [])]
}

builder.objectField(InstanceObject, 'provider', (t) =>
  t.string({
    nullable: true,
    description: 'What people call the sign-in of their agency, where there is one.',
    resolve: (_instance, _args, { app }) => app.provider?.name ?? null,
  }),
)

builder.objectField(ViewerObject, 'ways', (t) =>
  t.field({
    type: [SignInWayEnum],
    description: 'How one comes in.',
    resolve: ({ id }, _args, context) => waysOf(context, id),
  }),
)

builder.queryField('lockedWays', (t) =>
  t.field({
    type: [SignInWayEnum],
    skipTypeScopes: true,
    description: 'What opens the session of this browser again, while it is locked.',
    resolve: (_root, _args, context) =>
      context.sitting?.isLocked ? waysOf(context, context.sitting.accountId) : [],
  }),
)

const AcceptByProviderInput = builder.inputType('AcceptByProviderInput', {
  fields: (t) => ({
    token: t.string({ required: true, description: 'What follows # in the link.' }),
    name: t.string({ required: true, description: 'To be found by; nobody signs in with it.' }),
    displayName: t.string({ required: true, description: 'As others in the study see it.' }),
  }),
})

/** Seals into the browser what it wants, so that it can be sent out with it. */
const hold = async ({ app, setCookies }: Context, wanted: Wanted) => {
  if (!app.provider) throw noProvider()
  setCookies([cookieOf(await sealHeld(app.keys.accounts(), { wanted }))])
  return true
}

const noProvider = () => invalid('input', 'names no provider: none is set up here. Choose a password')

const next = 'Answers where the page may go to `/openid/begin?for=prepared`, within ten minutes.'

builder.mutationFields((t) => ({
  acceptByProvider: t.boolean({
    skipTypeScopes: true,
    errors: { types: [InvitationEnded] },
    description: `Takes up an invitation without a password: the provider says who it is. ${next}`,
    args: { input: t.arg({ type: AcceptByProviderInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { invitation, ...chosen } = await chosenNow(context.app, input)
      const withEmail = invitation.email !== null
      return hold(context, { ...chosen, to: 'accept', place: '/account', withEmail })
    },
  }),
  linkProvider: t.boolean({
    errors: { types: [WrongCredentials, TooManyTries, FactorFirst] },
    description: `Lets one come in by the provider too. ${next}`,
    args: { input: t.arg({ type: PasswordInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { accountId, id: sessionId } = await askedStrongly(context, input.password)
      return hold(context, { to: 'link', accountId, sessionId, place: '/account' })
    },
  }),
  unlinkProvider: t.field({
    type: ViewerObject,
    errors: { types: [WrongCredentials, TooManyTries, LastWay] },
    args: { input: t.arg({ type: PasswordInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { id } = seated(context)
      if (!(await store.findWays(context.app.db, id)).hasPassword) throw new LastWay()
      await checkPassword(context.app, id, input.password)
      await run(unlinkProvider, context, {})
      return seated(context)
    },
  }),
}))
