import { builder } from './builder.ts'
import { EditedMeanwhile } from './draftError.ts'
import * as errors from './errors.ts'
import { LastReviewer } from './reviewerError.ts'
import { NotReachable } from './notReachable.ts'
import { NoConsentText, TextChanged } from './textErrors.ts'

/** Only our own classes are data. The base Error is never registered: a library's message may quote its input. */
export const Refusal = builder.interfaceRef<errors.UserError>('Refusal').implement({
  fields: (t) => ({ code: t.exposeString('code'), message: t.exposeString('message') }),
})

const InputIssue = builder.objectRef<errors.InputIssue>('InputIssue').implement({
  fields: (t) => ({ path: t.exposeString('path'), message: t.exposeString('message') }),
})

builder.objectType(errors.InvalidInput, {
  name: 'InvalidInput',
  interfaces: [Refusal],
  fields: (t) => ({ issues: t.expose('issues', { type: [InputIssue] }) }),
})

for (const [name, type] of Object.entries({
  Forbidden: errors.Forbidden,
  SignedOut: errors.SignedOut,
  NotFound: errors.NotFound,
  WrongCredentials: errors.WrongCredentials,
  CodeNeeded: errors.CodeNeeded,
  CodeUsed: errors.CodeUsed,
  NoConsent: errors.NoConsent,
  NoConsentText,
  TextChanged,
  SecondPerson: errors.SecondPerson,
  SmallWave: errors.SmallWave,
  TooManyOpen: errors.TooManyOpen,
  OwnRoles: errors.OwnRoles,
  LastAdministrator: errors.LastAdministrator,
  LastReviewer,
  OwnFactorFirst: errors.OwnFactorFirst,
  LastOfInstance: errors.LastOfInstance,
  AskInstance: errors.AskInstance,
  LetterFailed: errors.LetterFailed,
  DemoOnly: errors.DemoOnly,
  Frozen: errors.Frozen,
  LastWay: errors.LastWay,
}))
  builder.objectType(type, { name, interfaces: [Refusal] })

builder.objectType(errors.TooManyTries, {
  name: 'TooManyTries',
  interfaces: [Refusal],
  fields: (t) => ({ seconds: t.exposeInt('seconds') }),
})

builder.objectType(EditedMeanwhile, {
  name: 'EditedMeanwhile',
  interfaces: [Refusal],
  fields: (t) => ({ revision: t.exposeInt('revision') }),
})

builder.objectType(errors.InvitationEnded, {
  name: 'InvitationEnded',
  interfaces: [Refusal],
  fields: (t) => ({ reason: t.exposeString('reason') }),
})

builder.objectType(errors.LinkEnded, {
  name: 'LinkEnded',
  interfaces: [Refusal],
  fields: (t) => ({ reason: t.exposeString('reason') }),
})

builder.objectType(NotReachable, {
  name: 'NotReachable',
  interfaces: [Refusal],
  fields: (t) => ({ reason: t.exposeString('reason') }),
})

builder.objectType(errors.PasskeyRefused, {
  name: 'PasskeyRefused',
  interfaces: [Refusal],
  fields: (t) => ({ reason: t.exposeString('reason') }),
})

builder.objectType(errors.AlreadyImported, {
  name: 'AlreadyImported',
  interfaces: [Refusal],
  fields: (t) => ({
    batchId: t.id({ resolve: ({ batchId }) => `Batch-${batchId}` }),
    number: t.exposeInt('number'),
    at: t.expose('at', { type: 'DateTime' }),
    isSameWave: t.exposeBoolean('isSameWave', {
      description:
        'It stands in the same wave, where it cannot come in again: undo it first, or choose another wave.',
    }),
  }),
})

builder.objectType(errors.ConsentNotStated, {
  name: 'ConsentNotStated',
  interfaces: [Refusal],
  fields: (t) => ({ missing: t.stringList({ resolve: ({ missing }) => [...missing] }) }),
})
