import { permissionsOf, type Permission } from '../policy.ts'
import { mayIn, type Actor } from '../actor.ts'
import type { Role } from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { SignedOut } from '../errors.ts'
import { asLocalized, LocalizedText, RoleEnum, StudyNode } from '../study/schema.ts'
import { findTitle } from '../study/store.ts'
import { demoAccounts } from './demo.ts'
import * as accounts from './accountStore.ts'
import * as store from './store.ts'

export type Account = Extract<Actor, { kind: 'account' }>
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

type OwnSession = Awaited<ReturnType<typeof store.findSessions>>[number]

const SessionObject = builder.objectRef<OwnSession>('Session').implement({
  description: 'A browser that one is signed in at. Where it stands and what it is nobody keeps.',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => `Session-${id}` }),
    begunAt: t.field({ type: 'DateTime', resolve: ({ createdAt }) => createdAt }),
    usedAt: t.expose('usedAt', { type: 'DateTime', description: 'To the minute.' }),
    isLocked: t.boolean({ resolve: ({ lockedAt }) => lockedAt !== null }),
    isThis: t.boolean({ resolve: ({ id }, _args, { sitting }) => sitting?.id === id }),
  }),
})

type OwnPasskey = Awaited<ReturnType<typeof accounts.findPasskeys>>[number]

const PasskeyObject = builder.objectRef<OwnPasskey>('Passkey').implement({
  description: 'What a device of the viewer’s keeps to sign in with, in place of password and code.',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => `Passkey-${id}` }),
    label: t.exposeString('label', { description: 'As its person calls it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    usedAt: t.expose('usedAt', { type: 'DateTime', nullable: true }),
  }),
})

export const ViewerObject = builder.objectRef<Account>('Viewer').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name', { description: 'As others see them.' }),
    signInName: t.string({ resolve: ({ id }, _args, { app }) => store.findSignInName(app.db, id) }),
    isAdministrator: t.boolean({
      description: 'Of the instance: opens studies and invites.',
      resolve: ({ isAdministrator }) => isAdministrator ?? false,
    }),
    closedStudies: t.idList({
      description: 'Studies of theirs that show nothing until a second factor stands behind this session.',
      resolve: ({ closedStudies }) => (closedStudies ?? []).map((id) => `Study-${id}`),
    }),
    isStrong: t.boolean({
      description: 'Whether two factors stand behind this session.',
      resolve: (_viewer, _args, { sitting }) => sitting?.isStrong ?? false,
    }),
    asksForCodes: t.boolean({
      description: 'Whether signing in asks for a code as well.',
      resolve: ({ id }, _args, { app }) => store.asksForCodes(app.db, id),
    }),
    email: t.string({
      nullable: true,
      description: 'Where letters with a link for a new password go; null where nobody gave an address.',
      resolve: ({ id }, _args, { app }) => accounts.findEmail(app.db, id),
    }),
    passwordLinkUses: t.field({
      type: ['DateTime'],
      description:
        'When links of administrators set the password, the newest five: its person may not have been the one.',
      resolve: ({ id }, _args, { app }) => accounts.findLinkUses(app.db, id, 5),
    }),
    passwordLinkCount: t.int({
      description: 'How often a link set the password in all.',
      resolve: ({ id }, _args, { app }) => accounts.countLinkUses(app.db, id),
    }),
    passkeys: t.field({
      type: [PasskeyObject],
      resolve: ({ id }, _args, { app }) => accounts.findPasskeys(app.db, id),
    }),
    sessions: t.field({
      type: [SessionObject],
      resolve: ({ id }, _args, { app }) => store.findSessions(app.db, id, new Date()),
    }),
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

/** Whoever sits there now, after an act that changed it. */
export const seated = ({ actor }: Context): Account => {
  if (actor.kind !== 'account') throw new SignedOut()
  return actor
}

const DemoAccount = builder.objectRef<(typeof demoAccounts)[number]>('DemoAccount').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    password: t.exposeString('password'),
    roles: t.field({ type: [RoleEnum], resolve: ({ roles }) => [...roles] }),
  }),
})

export const InstanceObject = builder.objectRef<{ isDemo: boolean }>('Instance').implement({
  fields: (t) => ({
    version: t.string({ resolve: () => '0.1.0' }),
    isDemo: t.exposeBoolean('isDemo'),
    demoAccounts: t.field({
      type: [DemoAccount],
      resolve: ({ isDemo }) => (isDemo ? [...demoAccounts] : []),
    }),
  }),
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
  lockedAs: t.string({
    nullable: true,
    skipTypeScopes: true,
    description: 'Whose session this browser holds, while it is locked.',
    resolve: (_root, _args, { sitting }) => (sitting?.isLocked ? sitting.name : null),
  }),
}))
