import { permissionsOf, type Permission } from '../policy.ts'
import { mayIn, type Actor } from '../actor.ts'
import type { Role } from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { asLocalized, LocalizedText, RoleEnum, StudyNode } from '../study/schema.ts'
import { findTitle } from '../study/store.ts'
import { demoAccounts } from './demo.ts'
import { signIn, signOut } from './session.ts'
import { WrongCredentials } from '../errors.ts'

type Account = Extract<Actor, { kind: 'account' }>
type Membership = { studyId: string; roles: Role[]; may: Permission[] }

const MembershipObject = builder.objectRef<Membership>('Membership').implement({
  description: 'What the viewer is and may in one study.',
  fields: (t) => ({
    study: t.prismaField({
      type: StudyNode,
      nullable: true,
      description: 'Null for roles that see only what left the evaluator’s desk.',
      resolve: (query, { studyId }, _args, { app, actor }) =>
        mayIn(actor, studyId, 'read study')
          ? app.db.study.findUniqueOrThrow({ ...query, where: { id: studyId } })
          : null,
    }),
    studyId: t.globalID({ resolve: ({ studyId }) => ({ type: 'Study', id: studyId }) }),
    title: t.field({
      type: LocalizedText,
      resolve: async ({ studyId }, _args, { app }) => asLocalized(await findTitle(app.db, studyId)),
    }),
    roles: t.expose('roles', { type: [RoleEnum], description: 'One at least.' }),
    may: t.exposeStringList('may'),
  }),
})

const ViewerObject = builder.objectRef<Account>('Viewer').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    memberships: t.field({
      type: [MembershipObject],
      resolve: ({ roles: memberships }) =>
        [...memberships].map(([studyId, roles]) => ({
          studyId,
          roles: [...roles],
          may: permissionsOf(roles),
        })),
    }),
  }),
})

const DemoAccount = builder.objectRef<(typeof demoAccounts)[number]>('DemoAccount').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    password: t.exposeString('password'),
    roles: t.field({ type: [RoleEnum], resolve: ({ roles }) => [...roles] }),
  }),
})

const InstanceObject = builder.objectRef<{ isDemo: boolean }>('Instance').implement({
  fields: (t) => ({
    version: t.string({ resolve: () => '0.1.0' }),
    isDemo: t.exposeBoolean('isDemo'),
    demoAccounts: t.field({
      type: [DemoAccount],
      resolve: ({ isDemo }) => (isDemo ? [...demoAccounts] : []),
    }),
  }),
})

const SignInInput = builder.inputType('SignInInput', {
  fields: (t) => ({ name: t.string({ required: true }), password: t.string({ required: true }) }),
})

builder.queryFields((t) => ({
  instance: t.field({
    type: InstanceObject,
    skipTypeScopes: true,
    resolve: (_root, _args, { app }) => ({ isDemo: app.isDemo }),
  }),
  viewer: t.field({
    type: ViewerObject,
    nullable: true,
    skipTypeScopes: true,
    resolve: (_root, _args, { actor }) => (actor.kind === 'account' ? actor : null),
  }),
}))

builder.mutationFields((t) => ({
  signIn: t.field({
    type: ViewerObject,
    skipTypeScopes: true,
    errors: { types: [WrongCredentials], union: { name: 'SignInResult' } },
    args: { input: t.arg({ type: SignInInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { actor, cookie } = await signIn(context.app, input)
      context.setCookie(cookie)
      context.actor = actor
      return actor as Account
    },
  }),
  signOut: t.boolean({
    skipTypeScopes: true,
    resolve: async (_root, _args, context) => {
      context.setCookie(await signOut(context.app, context.cookies))
      context.actor = { kind: 'stranger' }
      return true
    },
  }),
}))
