// The accounts of the instance, for its administrators: who is there and how they come in, not what they are where.
import { builder } from '../builder.ts'
import { mostInList } from '../input.ts'
import { run } from '../mutation.ts'
import * as store from './accountStore.ts'
import { DemoOnly, LastOfInstance } from '../errors.ts'
import { endAdministrator, endSessions } from './closing.ts'

const InstanceAccount = builder.objectRef<store.AccountRow>('InstanceAccount').implement({
  description: 'Somebody with an account here.',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => `Account-${id}` }),
    name: t.exposeString('name', { description: 'What they sign in with.' }),
    displayName: t.exposeString('displayName'),
    isAdministrator: t.exposeBoolean('isAdministrator'),
    hasSecondFactor: t.boolean({
      resolve: ({ twoFactorEnabled, _count }) => twoFactorEnabled || _count.passkeys > 0,
    }),
    sessions: t.int({ description: 'Open ones.', resolve: ({ _count }) => _count.sessions }),
    isViewer: t.boolean({
      resolve: ({ id }, _args, { actor }) => actor.kind === 'account' && actor.id === id,
    }),
  }),
})

/** NUL and half of a character, which no name has and no database takes. */
const isInNoName = /[\0\p{Cs}]/u

builder.queryField('accounts', (t) =>
  t.field({
    type: [InstanceAccount],
    nullable: true,
    description: 'The first hundred by name; null for who does not administer the instance.',
    args: { part: t.arg.string({ description: 'What their name has in it.' }) },
    resolve: (_root, { part }, { app, actor }) => {
      if (actor.kind !== 'account' || !actor.isAdministrator) return null
      return isInNoName.test(part ?? '') ? [] : store.findAccounts(app.db, part ?? '', mostInList)
    },
  }),
)

const EndSessionsInput = builder.inputType('EndSessionsInput', {
  fields: (t) => ({ accountId: t.globalID({ required: true }) }),
})

builder.mutationField('endSessions', (t) =>
  t.int({
    errors: {},
    description: 'Ends every session of somebody whose device is lost; says how many.',
    args: { input: t.arg({ type: EndSessionsInput, required: true }) },
    resolve: (_root, { input }, context) => run(endSessions, context, input),
  }),
)

const EndAdministratorInput = builder.inputType('EndAdministratorInput', {
  fields: (t) => ({ accountId: t.globalID({ required: true }) }),
})

builder.mutationField('endAdministrator', (t) =>
  t.int({
    errors: { types: [DemoOnly, LastOfInstance] },
    description:
      'Somebody, or who asks, administers the instance no more; says how many of their links ended with it.',
    args: { input: t.arg({ type: EndAdministratorInput, required: true }) },
    resolve: async (_root, { input }, context) => (await run(endAdministrator, context, input)).withdrawn,
  }),
)
