import { builder } from '../builder.ts'
import { PasskeyRefused, TooManyTries, WrongCredentials } from '../errors.ts'
import {
  addPasskey,
  askPasskey,
  beginPasskey,
  enterByPasskey,
  removePasskey,
  type Asked,
} from './passkeyDoor.ts'
import { FactorFirst, inPace } from './asking.ts'
import { PasswordInput } from './mutations.ts'
import { seated, ViewerObject } from './schema.ts'

const PasskeyRequest = builder.objectRef<Asked>('PasskeyRequest').implement({
  description: 'What a page hands to its browser, which asks the device.',
  fields: (t) => ({
    origin: t.exposeString('origin', { description: 'The one address at which passkeys work.' }),
    options: t.exposeString('options', {
      description: 'As the browser’s own interface takes them, as JSON.',
    }),
  }),
})

const credential = 'What the browser gave, as JSON.'

const AddPasskeyInput = builder.inputType('AddPasskeyInput', {
  fields: (t) => ({
    label: t.string({ required: true, description: 'To tell it from the others.' }),
    credential: t.string({ required: true, description: credential }),
  }),
})

const RemovePasskeyInput = builder.inputType('RemovePasskeyInput', {
  fields: (t) => ({
    passkeyId: t.globalID({ required: true }),
    password: t.string({ required: true, description: 'The one that one signs in with.' }),
  }),
})

const EnterByPasskeyInput = builder.inputType('EnterByPasskeyInput', {
  fields: (t) => ({ credential: t.string({ required: true, description: credential }) }),
})

builder.mutationFields((t) => ({
  beginPasskey: t.field({
    type: PasskeyRequest,
    errors: { types: [WrongCredentials, TooManyTries, FactorFirst] },
    args: { input: t.arg({ type: PasswordInput, required: true }) },
    resolve: (_root, { input }, context) => beginPasskey(context, input.password),
  }),
  addPasskey: t.field({
    type: ViewerObject,
    errors: { types: [PasskeyRefused, FactorFirst] },
    args: { input: t.arg({ type: AddPasskeyInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await addPasskey(context, input)
      return seated(context)
    },
  }),
  removePasskey: t.field({
    type: ViewerObject,
    errors: { types: [WrongCredentials, TooManyTries, FactorFirst] },
    args: { input: t.arg({ type: RemovePasskeyInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await removePasskey(context, { ...input, passkeyId: input.passkeyId.id })
      return seated(context)
    },
  }),
}))

builder.mutationFields((t) => ({
  askPasskey: t.field({
    type: PasskeyRequest,
    skipTypeScopes: true,
    errors: { types: [PasskeyRefused] },
    description: 'Begins to sign in, to open the lock, or to stand behind the open session by a passkey.',
    resolve: (_root, _args, context) => askPasskey(context),
  }),
  enterByPasskey: t.field({
    type: ViewerObject,
    skipTypeScopes: true,
    errors: { types: [PasskeyRefused] },
    args: { input: t.arg({ type: EnterByPasskeyInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await inPace(context, () => enterByPasskey(context, input.credential))
      return seated(context)
    },
  }),
}))
