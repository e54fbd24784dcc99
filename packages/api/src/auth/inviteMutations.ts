import type { Context } from '../context.ts'
import { builder } from '../builder.ts'
import { DemoOnly, InvitationEnded, OwnRoles, TooManyTries, WrongCredentials } from '../errors.ts'
import { run } from '../mutation.ts'
import { mayIn } from '../actor.ts'
import { RoleEnum, StudyNode } from '../study/schema.ts'
import type { Role } from '../../generated/prisma/enums.ts'
import { inPace } from './asking.ts'
import { administers, askedForOthers } from './askingFor.ts'
import {
  acceptInvitation,
  inviteAdministrator,
  inviteMember,
  joinByInvitation,
  withdrawAdministratorInvitation,
  withdrawInvitation,
  type Invited,
} from './inviting.ts'
import { invitationStates, invitedFor, isToken, letter, linkTo, stateOf } from './invitation.ts'
import { tokenHash } from './password.ts'
import { seated, ViewerObject } from './schema.ts'
import { signIn, sitDown } from './session.ts'
import * as store from './store.ts'

export const InvitationStateEnum = builder.enumType('InvitationState', { values: invitationStates })

const InvitationObject = builder.objectRef<store.InvitationRow>('Invitation').implement({
  description: 'A link that was given to one person and was not used yet.',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => `Invitation-${id}` }),
    roles: t.field({ type: [RoleEnum], resolve: ({ roles }) => roles as Role[] }),
    email: t.exposeString('email', { nullable: true }),
    invitedBy: t.string({ nullable: true, resolve: ({ invitedBy }) => invitedBy?.displayName ?? null }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    state: t.field({ type: InvitationStateEnum, resolve: (row) => stateOf(row, new Date()) }),
  }),
})

type Sent = Invited & { isSent: boolean }

const InvitedObject = builder.objectRef<Sent>('Invited').implement({
  description: 'What to hand over: a letter is on its way, or here is the token of the link, this once.',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => `Invitation-${id}` }),
    isSent: t.exposeBoolean('isSent'),
    token: t.string({ nullable: true, resolve: ({ token, isSent }) => (isSent ? null : token) }),
  }),
})

/** What a link is worth, for whoever holds it. It says nothing of the study. */
const HeldInvitation = builder.objectRef<{ row: store.InvitationRow | null }>('HeldInvitation').implement({
  fields: (t) => ({
    state: t.field({ type: InvitationStateEnum, resolve: ({ row }) => stateOf(row, new Date()) }),
    isAdministrator: t.boolean({ resolve: ({ row }) => row?.isAdministrator ?? false }),
  }),
})

builder.queryFields((t) => ({
  invitations: t.field({
    type: [InvitationObject],
    nullable: true,
    description:
      'Invitations into a study that wait for their person; null for who does not manage its members.',
    args: { studyId: t.arg.globalID({ required: true, for: StudyNode }) },
    resolve: (_root, { studyId: { id } }, { app, actor }) =>
      mayIn(actor, id, 'manage members')
        ? store.findInvitations(app.db, id, new Date(Date.now() - invitedFor))
        : null,
  }),
  administratorInvitations: t.field({
    type: [InvitationObject],
    nullable: true,
    description:
      'Links that make somebody administrator of the instance, while they wait; null for who does not administer it.',
    resolve: (_root, _args, context) =>
      administers(context)
        ? store.findInvitations(context.app.db, null, new Date(Date.now() - invitedFor))
        : null,
  }),
  heldInvitation: t.field({
    type: HeldInvitation,
    skipTypeScopes: true,
    args: { token: t.arg.string({ required: true }) },
    resolve: async (_root, { token }, { app }) => ({
      row: isToken(token) ? await store.findInvitation(app.db, tokenHash(token)) : null,
    }),
  }),
}))

const InviteMemberInput = builder.inputType('InviteMemberInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    email: t.string({ description: 'Where letters can be sent; without it the link is yours to hand over.' }),
    roles: t.field({ type: [RoleEnum], required: true }),
  }),
})

const InviteAdministratorInput = builder.inputType('InviteAdministratorInput', {
  fields: (t) => ({
    email: t.string(),
    password: t.string({ required: true, description: 'Of who invites.' }),
  }),
})

const WithdrawAdministratorInvitationInput = builder.inputType('WithdrawAdministratorInvitationInput', {
  fields: (t) => ({ invitationId: t.globalID({ required: true }) }),
})

const WithdrawInvitationInput = builder.inputType('WithdrawInvitationInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    invitationId: t.globalID({ required: true }),
  }),
})

const AcceptInvitationInput = builder.inputType('AcceptInvitationInput', {
  fields: (t) => ({
    token: t.string({ required: true, description: 'What follows # in the link.' }),
    name: t.string({ required: true, description: 'To sign in with.' }),
    displayName: t.string({ required: true, description: 'As others in the study see it.' }),
    password: t.string({ required: true, description: 'Twelve characters or more.' }),
  }),
})

const JoinByInvitationInput = builder.inputType('JoinByInvitationInput', {
  fields: (t) => ({ token: t.string({ required: true, description: 'What follows # in the link.' }) }),
})

/** The letter goes out after the invitation is stored; where it cannot, the link is shown instead. */
const handOver = async ({ app: { post } }: Context, invited: Invited): Promise<Sent> => {
  if (!post || !invited.email) return { ...invited, isSent: false }
  const isSent = await post.mail({ to: invited.email, ...letter(linkTo(post.address, invited.token)) })
  return { ...invited, isSent }
}

builder.mutationFields((t) => ({
  inviteMember: t.field({
    type: InvitedObject,
    errors: { types: [DemoOnly] },
    args: { input: t.arg({ type: InviteMemberInput, required: true }) },
    resolve: async (_root, { input }, context) => handOver(context, await run(inviteMember, context, input)),
  }),
  inviteAdministrator: t.field({
    type: InvitedObject,
    errors: { types: [DemoOnly, WrongCredentials, TooManyTries] },
    args: { input: t.arg({ type: InviteAdministratorInput, required: true }) },
    resolve: async (_root, { input: { password, ...input } }, context) => {
      if (administers(context)) await askedForOthers(context, password)
      return handOver(context, await run(inviteAdministrator, context, input))
    },
  }),
  withdrawAdministratorInvitation: t.id({
    errors: {},
    args: { input: t.arg({ type: WithdrawAdministratorInvitationInput, required: true }) },
    resolve: async (_root, { input }, context) =>
      `Invitation-${await run(withdrawAdministratorInvitation, context, input)}`,
  }),
  withdrawInvitation: t.id({
    errors: {},
    args: { input: t.arg({ type: WithdrawInvitationInput, required: true }) },
    resolve: async (_root, { input }, context) =>
      `Invitation-${await run(withdrawInvitation, context, input)}`,
  }),
  joinByInvitation: t.field({
    type: ViewerObject,
    errors: { types: [InvitationEnded, OwnRoles] },
    description: 'For whoever has an account already and sits there.',
    args: { input: t.arg({ type: JoinByInvitationInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await run(joinByInvitation, context, input)
      Object.assign(context, await sitDown(context.app, context.cookies))
      return seated(context)
    },
  }),
  acceptInvitation: t.field({
    type: ViewerObject,
    skipTypeScopes: true,
    errors: { types: [InvitationEnded] },
    args: { input: t.arg({ type: AcceptInvitationInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await inPace(context, () => run(acceptInvitation, context, input))
      await signIn(context, input)
      return seated(context)
    },
  }),
}))
