import { mayIn } from '../actor.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { AskInstance, DemoOnly, LastAdministrator, LastOfInstance, LinkEnded } from '../errors.ts'
import { LetterFailed, TooManyTries, WrongCredentials } from '../errors.ts'
import { run } from '../mutation.ts'
import { StudyNode } from '../study/schema.ts'
import * as accounts from './accountStore.ts'
import { asked, inPace } from './asking.ts'
import { administers, askedForOthers } from './askingFor.ts'
import { closeAccount } from './closing.ts'
import { isToken, linkTo, passwordLetter, stateOf } from './invitation.ts'
import { InvitationStateEnum } from './inviteMutations.ts'
import { tokenHash } from './password.ts'
import {
  changePassword,
  makeMemberPasswordLink,
  makePasswordLink,
  usePasswordLink,
  withdrawPasswordLink,
  type PasswordLink,
} from './passwordLink.ts'
import { seated, ViewerObject } from './schema.ts'
import { leave, takeTry } from './session.ts'

const ChangePasswordInput = builder.inputType('ChangePasswordInput', {
  fields: (t) => ({
    password: t.string({ required: true, description: 'The present one.' }),
    next: t.string({ required: true, description: 'Twelve characters or more.' }),
  }),
})

const CloseAccountInput = builder.inputType('CloseAccountInput', {
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name that one signs in with, typed as a consent.' }),
    password: t.string({ required: true }),
  }),
})

const secret = [WrongCredentials, TooManyTries, DemoOnly]

builder.mutationFields((t) => ({
  changePassword: t.field({
    type: ViewerObject,
    errors: { types: secret },
    args: { input: t.arg({ type: ChangePasswordInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { id: sessionId } = await asked(context, input.password)
      await run(changePassword, context, { password: input.next, sessionId })
      return seated(context)
    },
  }),
  closeAccount: t.boolean({
    errors: { types: [...secret, LastAdministrator, LastOfInstance] },
    description: 'Memberships, sessions and every way in end; in the record the id stays.',
    args: { input: t.arg({ type: CloseAccountInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await asked(context, input.password)
      await run(closeAccount, context, { name: input.name })
      leave(context)
      return true
    },
  }),
}))

type Made = { isSent: boolean; token: string | null }

const PasswordLinkObject = builder.objectRef<Made>('PasswordLink').implement({
  description: 'A letter is on its way to the person; or here is the token of the link, this once.',
  fields: (t) => ({
    isSent: t.exposeBoolean('isSent'),
    token: t.exposeString('token', { nullable: true }),
  }),
})

/** Where the person has an address, the link goes there and is shown to nobody, also where the letter does not go. */
const handOver = async (context: Context, { id, token, email }: PasswordLink): Promise<Made> => {
  const { post } = context.app
  if (!post || !email) return { isSent: false, token }
  const letter = passwordLetter(linkTo(post.address, token, 'password'))
  if (await post.mail({ to: email, ...letter })) return { isSent: true, token: null }
  await run(withdrawPasswordLink, context, { accountId: id })
  throw new LetterFailed()
}

/** A screen that somebody left open is no key to other people's accounts; nor does one make links without end. */
const askedForAnother = async (context: Context, password: string) => {
  const { accountId } = await askedForOthers(context, password)
  await takeTry(context.app, `password links of ${accountId}`, 'make password link')
}

const MakePasswordLinkInput = builder.inputType('MakePasswordLinkInput', {
  fields: (t) => ({
    accountId: t.globalID({ required: true }),
    password: t.string({ required: true, description: 'Of who makes the link.' }),
  }),
})

const MakeMemberPasswordLinkInput = builder.inputType('MakeMemberPasswordLinkInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    accountId: t.globalID({ required: true }),
    password: t.string({ required: true, description: 'Of who makes the link.' }),
  }),
})

const UsePasswordLinkInput = builder.inputType('UsePasswordLinkInput', {
  fields: (t) => ({
    token: t.string({ required: true, description: 'What follows # in the link.' }),
    password: t.string({ required: true, description: 'Twelve characters or more.' }),
  }),
})

builder.mutationFields((t) => ({
  makePasswordLink: t.field({
    type: PasswordLinkObject,
    errors: { types: [...secret, LetterFailed] },
    description: 'For somebody who forgot their password, by an administrator of the instance.',
    args: { input: t.arg({ type: MakePasswordLinkInput, required: true }) },
    resolve: async (_root, { input: { password, ...input } }, context) => {
      if (administers(context)) await askedForAnother(context, password)
      return handOver(context, await run(makePasswordLink, context, input))
    },
  }),
  makeMemberPasswordLink: t.field({
    type: PasswordLinkObject,
    errors: { types: [...secret, AskInstance, LetterFailed] },
    description: 'The same by who manages the members of a study, for somebody who may no more here.',
    args: { input: t.arg({ type: MakeMemberPasswordLinkInput, required: true }) },
    resolve: async (_root, { input: { password, ...input } }, context) => {
      if (mayIn(context.actor, input.studyId.id, 'manage members')) await askedForAnother(context, password)
      return handOver(context, await run(makeMemberPasswordLink, context, input))
    },
  }),
  usePasswordLink: t.boolean({
    skipTypeScopes: true,
    errors: { types: [LinkEnded] },
    description: 'Sets the password and ends every session; one signs in with it afterwards.',
    args: { input: t.arg({ type: UsePasswordLinkInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await inPace(context, () => run(usePasswordLink, context, input))
      return true
    },
  }),
}))

type Held = { row: Awaited<ReturnType<typeof accounts.findPasswordLink>> }

const HeldPasswordLink = builder.objectRef<Held>('HeldPasswordLink').implement({
  description: 'What a link is worth, for whoever holds it.',
  fields: (t) => ({
    state: t.field({
      type: InvitationStateEnum,
      resolve: ({ row }) => stateOf(row && { ...row, acceptedAt: row.usedAt }, new Date()),
    }),
    name: t.string({
      nullable: true,
      description: 'What its person signs in with, while it is good.',
      resolve: ({ row }) =>
        row && stateOf({ ...row, acceptedAt: row.usedAt }, new Date()) === 'open' ? row.account.name : null,
    }),
  }),
})

builder.queryField('heldPasswordLink', (t) =>
  t.field({
    type: HeldPasswordLink,
    skipTypeScopes: true,
    args: { token: t.arg.string({ required: true }) },
    resolve: async (_root, { token }, { app }) => ({
      row: isToken(token) ? await accounts.findPasswordLink(app.db, tokenHash(token)) : null,
    }),
  }),
)
