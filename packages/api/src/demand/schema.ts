import {
  DemandAnswerKind,
  DemandHold,
  DemandKind,
  DemandOutcome,
  DemandTaskKind,
  DemandTaskResult,
} from '../../generated/prisma/enums.ts'
import { accountOf, mayIn, rolesIn, shutOutFrom } from '../actor.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { findNamedMembers } from '../member/store.ts'
import { maySecond } from '../policy.ts'
import { StudyNode } from '../study/schema.ts'
import { dayOf, demandStates, stateOf, type Answer, type Demand, type Task } from './demand.ts'
import * as store from './store.ts'

export const DemandKindEnum = builder.enumType(DemandKind, { name: 'DemandKind' })
const TaskKindEnum = builder.enumType(DemandTaskKind, { name: 'DemandTaskKind' })
export const TaskResultEnum = builder.enumType(DemandTaskResult, { name: 'DemandTaskResult' })
export const AnswerKindEnum = builder.enumType(DemandAnswerKind, { name: 'DemandAnswerKind' })
export const DemandOutcomeEnum = builder.enumType(DemandOutcome, { name: 'DemandOutcome' })
const DemandHoldEnum = builder.enumType(DemandHold, { name: 'DemandHold' })
const DemandStateEnum = builder.enumType('DemandState', { values: demandStates })

type In<Row> = Row & { studyId: string }
const nameOf = async ({ app, once }: Context, studyId: string, accountId: string | null) => {
  const members = await once(`members ${studyId}`, () => findNamedMembers(app.db, studyId))
  return members.find((one) => one.accountId === accountId)?.name ?? null
}

const TaskObject = builder.objectRef<In<Task>>('DemandTask').implement({
  description: 'What has to be done because of a demand.',
  fields: (t) => ({
    id: t.globalID({ resolve: ({ id }) => ({ type: 'DemandTask', id }) }),
    kind: t.expose('kind', { type: TaskKindEnum }),
    participantId: t.id({
      ...{ nullable: true, description: 'Who is told.' },
      resolve: ({ participantId }) => participantId && `Participant-${participantId}`,
    }),
    dueOn: t.string({ resolve: ({ dueOn }) => dayOf(dueOn) }),
    result: t.expose('result', { type: TaskResultEnum, nullable: true }),
    doneAt: t.expose('doneAt', { type: 'DateTime', nullable: true }),
    doneBy: t.string({
      nullable: true,
      resolve: ({ studyId, doneBy }, _args, context) => nameOf(context, studyId, doneBy),
    }),
  }),
})

const AnswerObject = builder.objectRef<In<Answer>>('DemandAnswer').implement({
  description: 'How a demand is answered: one proposes, another agrees or not.',
  fields: (t) => ({
    id: t.globalID({ resolve: ({ id }) => ({ type: 'DemandAnswer', id }) }),
    answer: t.expose('answer', { type: AnswerKindEnum }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime' }),
    proposedBy: t.string({
      nullable: true,
      resolve: ({ studyId, proposedBy }, _args, context) => nameOf(context, studyId, proposedBy),
    }),
    isOwn: t.boolean({
      description: 'The viewer proposed it.',
      resolve: ({ proposedBy }, _args, { actor }) => accountOf(actor) === proposedBy,
    }),
    maySecond: t.boolean({
      description: 'The viewer may agree to it: never to their own.',
      resolve: ({ studyId, proposedBy }, _args, { actor }) =>
        maySecond('demand', proposedBy, { accountId: accountOf(actor), roles: rolesIn(actor, studyId) }),
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
    decidedBy: t.string({
      nullable: true,
      resolve: ({ studyId, decidedBy }, _args, context) => nameOf(context, studyId, decidedBy),
    }),
    isAgreed: t.exposeBoolean('isAgreed', {
      ...{ nullable: true, description: 'Null: nobody decided. False: refused, or taken back.' },
    }),
  }),
})

const handles = ({ actor }: Context, studyId: string) => mayIn(actor, studyId, 'handle demands')

const DemandObject = builder.objectRef<Demand>('LegalDemand').implement({
  description:
    'A court, an authority or a party demands what is kept. An administrator sees numbers and days.',
  fields: (t) => ({
    id: t.globalID({ resolve: ({ id }) => ({ type: 'LegalDemand', id }) }),
    receivedOn: t.string({ resolve: ({ receivedOn }) => dayOf(receivedOn) }),
    dueOn: t.string({ nullable: true, resolve: ({ dueOn }) => dueOn && dayOf(dueOn) }),
    state: t.field({ type: DemandStateEnum, resolve: (demand) => stateOf(demand) }),
    heldAt: t.expose('heldAt', { type: 'DateTime', nullable: true }),
    heldFor: t.field({
      ...{ type: DemandHoldEnum, nullable: true, description: 'For whom, as it stood when it was said.' },
      resolve: ({ studyId, heldFor }, _args, context) => (handles(context, studyId) ? heldFor : null),
    }),
    closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true }),
    kind: t.field({
      ...{ type: DemandKindEnum, nullable: true, description: 'Null for who does not handle demands.' },
      resolve: ({ studyId, kind }, _args, context) => (handles(context, studyId) ? kind : null),
    }),
    outcome: t.field({
      ...{ type: DemandOutcomeEnum, nullable: true },
      resolve: ({ studyId, outcome }, _args, context) => (handles(context, studyId) ? outcome : null),
    }),
    recordedBy: t.string({
      nullable: true,
      resolve: ({ studyId, recordedBy }, _args, context) =>
        handles(context, studyId) ? nameOf(context, studyId, recordedBy) : null,
    }),
    tasks: t.field({
      type: [TaskObject],
      resolve: ({ studyId, tasks }, _args, context) =>
        handles(context, studyId) ? tasks.map((task) => ({ ...task, studyId })) : [],
    }),
    answers: t.field({
      ...{ type: [AnswerObject], description: 'The oldest first.' },
      resolve: ({ studyId, answers }, _args, context) =>
        handles(context, studyId) ? answers.map((answer) => ({ ...answer, studyId })) : [],
    }),
  }),
})

const CertificateObject = builder.objectRef<In<store.Certificate>>('Certificate').implement({
  description: 'A certificate of confidentiality of the study.',
  fields: (t) => ({
    id: t.globalID({ resolve: ({ id }) => ({ type: 'Certificate', id }) }),
    ...{ issuer: t.exposeString('issuer'), reference: t.exposeString('reference') },
    from: t.string({ description: 'A day, as 2026-07-01.', resolve: ({ from }) => dayOf(from) }),
    isOwn: t.boolean({
      description: 'The viewer recorded it, so another person has to take it back.',
      resolve: ({ recordedBy }, _args, { actor }) => accountOf(actor) === recordedBy,
    }),
    takenBackAt: t.expose('takenBackAt', { type: 'DateTime', nullable: true }),
  }),
})

type Frame = { studyId: string }

type Opened = { demander: string; asked: string }
const OpenedDemand = builder.objectRef<Opened>('OpenedDemand').implement({
  description: 'Who demands, and what, in their words. Opening it is kept.',
  fields: (t) => ({ demander: t.exposeString('demander'), asked: t.exposeString('asked') }),
})

export const DemandsObject = builder.objectRef<Frame>('Demands').implement({
  description: 'Legal demands of a study, and the certificate that stands against them.',
  authScopes: ({ studyId }) => ({ may: ['read demands', studyId] as const }),
  fields: (t) => ({
    id: t.globalID({
      description: 'Of the study.',
      resolve: ({ studyId: id }) => ({ type: 'Study', id }),
    }),
    demands: t.field({
      ...{ type: [DemandObject], description: 'What is open, then the last twenty that are closed.' },
      resolve: ({ studyId }, _args, { app, actor }) =>
        store.findDemands(app.db, { studyId, shutOut: shutOutFrom(actor) }),
    }),
    certificates: t.field({
      ...{ type: [CertificateObject], description: 'The newest first.' },
      resolve: async ({ studyId }, _args, context) =>
        handles(context, studyId)
          ? (await store.findCertificates(context.app.db, studyId)).map((one) => ({ ...one, studyId }))
          : [],
    }),
    isProtected: t.boolean({
      description: 'A certificate holds today, so legal process is no reason to look somebody up.',
      resolve: ({ studyId }, _args, { app }) => store.certificateHolds(app.db, studyId),
    }),
    opened: t.field({
      ...{ type: OpenedDemand, nullable: true },
      args: { demand: t.arg.globalID({ required: true }) },
      authScopes: ({ studyId }) => ({ may: ['handle demands', studyId] as const }),
      resolve: async ({ studyId }, { demand: { typename, id } }, { app, actor, reading }) => {
        const whose = { studyId, shutOut: shutOutFrom(actor) }
        const sealed = typename === 'LegalDemand' ? await store.findSealed(app.db, whose, id) : null
        if (!sealed) return null
        reading.noted({ studyId, action: 'read demand', subjects: { demand: id } })
        const open = (column: 'demander' | 'asked') =>
          app.words.openForDemand({ studyId, id, column }, sealed[column])
        return { demander: await open('demander'), asked: await open('asked') }
      },
    }),
  }),
})

builder.queryField('demands', (t) =>
  t.field({
    type: DemandsObject,
    nullable: true,
    args: { study: t.arg.globalID({ required: true, for: StudyNode }) },
    resolve: (_root, { study: { id: studyId } }, { actor }) =>
      mayIn(actor, studyId, 'read demands') ? { studyId } : null,
  }),
)
