import { DutyPlace } from '../../generated/prisma/enums.ts'
import { accountOf, mayIn, type Actor } from '../actor.ts'
import type { App } from '../app.ts'
import { builder } from '../builder.ts'
import type { Db } from '../db.ts'
import { WeekdayEnum } from '../identity/schema.ts'
import { MandatedEnum } from '../member/schema.ts'
import { findMandated, findStranded } from '../member/store.ts'
import { asLocalized, LocalizedText, StudyNode } from '../study/schema.ts'
import { dutyWarnings, isThereAt, turnsAt, warningsOf } from './duty.ts'
import type { DutyWarning, Hours, Turn } from './duty.ts'
import * as store from './store.ts'

export const DutyPlaceEnum = builder.enumType(DutyPlace, { name: 'DutyPlace' })
export const DutyWarningEnum = builder.enumType('DutyWarning', { values: dutyWarnings })

const HoursObject = builder.objectRef<Hours>('DutyHours').implement({
  description: 'By the clock where the study is; over midnight where it does not end after it begins.',
  fields: (t) => ({
    days: t.field({ type: [WeekdayEnum], resolve: ({ days }) => days }),
    from: t.exposeString('from'),
    to: t.exposeString('to'),
  }),
})

type Named = Turn & { name: string; timeZone: string }

const TurnObject = builder.objectRef<Named>('DutyTurn').implement({
  description: 'When a safety reviewer is there, and as what.',
  fields: (t) => ({
    id: t.globalID({ resolve: ({ id }) => ({ type: 'DutyTurn', id }) }),
    accountId: t.globalID({ resolve: ({ accountId: id }) => ({ type: 'Account', id }) }),
    name: t.exposeString('name'),
    place: t.expose('place', { type: DutyPlaceEnum }),
    hours: t.expose('hours', {
      ...{ type: HoursObject, nullable: true },
      description: 'Null: at any time.',
    }),
    isNow: t.boolean({ resolve: (turn) => isThereAt(turn, new Date(), turn.timeZone) }),
    changesAt: t.field({
      ...{ type: 'DateTime', nullable: true },
      description: 'Until when it runs, or when it begins next.',
      resolve: (turn) => turnsAt(turn, new Date(), turn.timeZone),
    }),
  }),
})

const TieObject = builder.objectRef<store.Reviewer['ties'][number]>('DutyTie').implement({
  description: 'A service that a reviewer works for.',
  fields: (t) => ({
    serviceId: t.globalID({ resolve: ({ id }) => ({ type: 'Service', id }) }),
    label: t.field({ type: LocalizedText, resolve: ({ label }) => asLocalized(label) }),
  }),
})

const ReviewerObject = builder.objectRef<store.Reviewer>('DutyReviewer').implement({
  fields: (t) => ({
    id: t.id({ resolve: ({ accountId }) => `Account-${accountId}` }),
    name: t.exposeString('name'),
    isViewer: t.boolean({
      resolve: ({ accountId }, _args, { actor }) => actor.kind === 'account' && actor.id === accountId,
    }),
    hasAddress: t.exposeBoolean('hasAddress', {
      description: 'A letter reaches them. Where to is read by nobody.',
    }),
    ties: t.field({ type: [TieObject], resolve: ({ ties }) => ties }),
  }),
})

type Plan = { studyId: string }

const ServiceObject = builder.objectRef<store.Reviewer['ties'][number]>('DutyService').implement({
  description: 'A service to which a reviewer may be tied.',
  fields: (t) => ({
    id: t.globalID({ resolve: ({ id }) => ({ type: 'Service', id }) }),
    label: t.field({ type: LocalizedText, resolve: ({ label }) => asLocalized(label) }),
  }),
})

export const DutyObject = builder.objectRef<Plan>('Duty').implement({
  description: 'Which safety reviewer is there when, and what is missing of it.',
  authScopes: ({ studyId }) => ({ may: ['plan duty', studyId] as const }),
  fields: (t) => ({
    id: t.globalID({
      description: 'Of the study.',
      resolve: ({ studyId: id }) => ({ type: 'Study', id }),
    }),
    timeZone: t.string({ resolve: ({ studyId }, _args, { app }) => store.findTimeZone(app.db, studyId) }),
    turns: t.field({
      type: [TurnObject],
      resolve: async ({ studyId }, _args, { app }) => {
        const [timeZone, turns, reviewers] = await planOf(app.db, studyId)
        return turns.map((turn) => ({
          ...{ ...turn, timeZone },
          name: reviewers.find(({ accountId }) => accountId === turn.accountId)?.name ?? '',
        }))
      },
    }),
    reviewers: t.field({
      type: [ReviewerObject],
      resolve: ({ studyId }, _args, { app }) => store.findReviewers(app.db, studyId),
    }),
    hasAddress: t.boolean({
      description: 'Of the viewer: whether a letter reaches them.',
      resolve: async ({ studyId }, _args, { app, actor }) =>
        (await store.findReached(app.db, studyId, [accountOf(actor)])).length > 0,
    }),
    mandated: t.field({
      ...{ type: MandatedEnum, nullable: true },
      description: 'Of the viewer: whether they have to report by law, as an administrator or they said.',
      resolve: ({ studyId }, _args, { app, actor }) =>
        findMandated(app.db, { studyId, accountId: accountOf(actor) }),
    }),
    services: t.field({
      type: [ServiceObject],
      resolve: ({ studyId }, _args, { app }) => store.findServices(app.db, studyId),
    }),
    stranded: t.field({
      type: ['String'],
      description: 'Items that wait and that nobody of the study may read, by their ids alone.',
      resolve: ({ studyId }, _args, { app }) => findStranded(app.db, studyId),
    }),
    warnings: t.field({
      type: [DutyWarningEnum],
      resolve: async ({ studyId }, _args, { app, actor }) => {
        const warnings = await warningsIn(app, studyId)
        return (await isToldUnlooked(app, studyId, actor))
          ? [...warnings, 'openings_unlooked' as const]
          : warnings
      },
    }),
  }),
})

/** That somebody was reached is told to who can let somebody in to look at it, unless they are kept from it, and to nobody else. */
const isToldUnlooked = async ({ db }: App, studyId: string, actor: Actor): Promise<boolean> =>
  mayIn(actor, studyId, 'manage members') &&
  (await store.hasUnlooked(db, { studyId, accountId: accountOf(actor) }))

/** What the plan of a study lacks at this moment, as the whole study may read it. */
export const warningsIn = async (app: App, studyId: string): Promise<DutyWarning[]> => {
  const [timeZone, turns, reviewers] = await planOf(app.db, studyId)
  const counted = reviewers.map((one) => ({ ...one, ties: one.ties.length }))
  const reachesAdministrator = await store.reachesAdministrator(app.db, studyId)
  const plan = {
    ...{ timeZone, turns, reviewers: counted, sendsLetters: app.post !== null },
    reachesAdministrator,
  }
  return warningsOf(plan, new Date())
}

const planOf = (db: Db, studyId: string) =>
  Promise.all([
    store.findTimeZone(db, studyId),
    store.findTurns(db, studyId),
    store.findReviewers(db, studyId),
  ])

builder.queryField('duty', (t) =>
  t.field({
    type: DutyObject,
    nullable: true,
    args: { study: t.arg.globalID({ required: true, for: StudyNode }) },
    resolve: (_root, { study: { id: studyId } }, { actor }) =>
      mayIn(actor, studyId, 'plan duty') ? { studyId } : null,
  }),
)
