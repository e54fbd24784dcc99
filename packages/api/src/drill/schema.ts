import { accountOf, mayIn } from '../actor.ts'
import { builder } from '../builder.ts'
import { memberNameOf } from '../member/store.ts'
import { clocks, dueAt, stepAt, timed, type Tier } from '../safety/clock.ts'
import { needsSecond } from '../safety/safety.ts'
import { OutcomeEnum, StepEnum } from '../safety/schema.ts'
import { StudyNode } from '../study/schema.ts'
import { sealedAs } from './commands.ts'
import { inventedOf, isMissed, isOver, minutesTo, overAt, type Invented } from './drill.ts'
import * as store from './store.ts'

const clockOf = (item: store.Item) => timed({ ...item, source: 'screening' })

const ItemObject = builder.objectRef<store.Item>('DrillItem').implement({
  description: 'An invented item while a drill runs; it is of nobody.',
  fields: (t) => ({
    id: t.globalID({ resolve: ({ id }) => ({ type: 'DrillItem', id }) }),
    tier: t.exposeInt('tier'),
    kinds: t.exposeStringList('kinds'),
    raisedAt: t.expose('raisedAt', { type: 'DateTime' }),
    acknowledgedAt: t.expose('acknowledgedAt', { type: 'DateTime', nullable: true }),
    isOwn: t.boolean({
      resolve: ({ decidedBy, acknowledgedBy }, _args, { actor }) =>
        (decidedBy ?? acknowledgedBy) === accountOf(actor),
    }),
    dueAt: t.field({ type: 'DateTime', nullable: true, resolve: (item) => dueAt(clockOf(item)) }),
    step: t.field({ type: StepEnum, nullable: true, resolve: (item) => stepAt(clockOf(item), new Date()) }),
    outcome: t.expose('outcome', { type: OutcomeEnum, nullable: true }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
    waitsForSecond: t.boolean({
      resolve: ({ outcome, tier, signedAt }) => Boolean(outcome && !signedAt && needsSecond(outcome, tier)),
    }),
    note: t.string({
      nullable: true,
      resolve: ({ studyId, id: itemId, note }, _args, { app }) =>
        note && app.words.openForSafety(sealedAs({ studyId, itemId }), note),
    }),
    words: t.string({
      description: 'Invented, by the makers of the program.',
      resolve: ({ key }) => inventedOf(key)?.text ?? '',
    }),
  }),
})

type Told = { name: string | null; after: number }
const ToldObject = builder.objectRef<Told>('DrillTold').implement({
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'Null: they left the study since.' }),
    after: t.exposeInt('after', { description: 'In minutes.' }),
  }),
})

type Line = Awaited<ReturnType<typeof store.findAll>>[number] & { item: Invented; end: Date }
const LineObject = builder.objectRef<Line>('DrillLine').implement({
  description: 'What came of one item of a drill. Times are minutes from when it came in.',
  fields: (t) => ({
    id: t.globalID({ resolve: ({ id }) => ({ type: 'DrillItem', id }) }),
    words: t.string({ resolve: ({ item }) => item.text }),
    wantedTier: t.int({
      ...{ nullable: true, description: 'As a person reads it; null: nothing in it asks for anything.' },
      resolve: ({ item }) => item.tier,
    }),
    foundTier: t.exposeInt('foundTier', { nullable: true }),
    isMissed: t.boolean({
      description: 'The program found nothing, or something less urgent: it was read within a day alone.',
      resolve: ({ item, foundTier }) => isMissed(item.tier, foundTier),
    }),
    told: t.field({
      type: [ToldObject],
      description: 'Who got a letter, the first one of each person.',
      resolve: async ({ studyId, raisedAt, notices, end }, _args, context) => {
        const first = notices.filter(
          ({ accountId }, at) => notices.findIndex((one) => one.accountId === accountId) === at,
        )
        return Promise.all(
          first.map(async ({ accountId, sentAt }) => ({
            name: await memberNameOf(context, studyId, accountId),
            after: minutesTo(raisedAt, sentAt, end) ?? 0,
          })),
        )
      },
    }),
    takenAfter: t.int({
      nullable: true,
      resolve: ({ raisedAt, acknowledgedAt, end }) => minutesTo(raisedAt, acknowledgedAt, end),
    }),
    takenWithin: t.int({ resolve: ({ tier }) => clocks[tier as Tier].acknowledge / 60_000 }),
    decidedAfter: t.int({
      nullable: true,
      resolve: ({ raisedAt, decidedAt, end }) => minutesTo(raisedAt, decidedAt, end),
    }),
    decidedWithin: t.int({ resolve: ({ tier }) => clocks[tier as Tier].decide / 60_000 }),
    outcome: t.expose('outcome', { type: OutcomeEnum, nullable: true }),
    waitsForSecond: t.boolean({
      resolve: ({ outcome, tier, signedAt }) => Boolean(outcome && !signedAt && needsSecond(outcome, tier)),
    }),
  }),
})

type Running = store.Drill & { studyId: string }
const DrillNode = builder.objectRef<Running>('Drill').implement({
  description:
    'Invented items go through screening, clocks, plan and letters. None of it is counted anywhere.',
  fields: (t) => ({
    id: t.globalID({ resolve: ({ id }) => ({ type: 'Drill', id }) }),
    startedAt: t.expose('startedAt', { type: 'DateTime' }),
    startedBy: t.string({
      nullable: true,
      resolve: ({ studyId, startedBy }, _args, context) => memberNameOf(context, studyId, startedBy),
    }),
    overAt: t.field({
      ...{ type: 'DateTime', description: 'When it was over, or is by itself.' },
      resolve: (drill) => overAt(drill),
    }),
    isOver: t.boolean({ resolve: (drill) => isOver(drill, new Date()) }),
    items: t.field({
      ...{ type: [ItemObject], description: 'For safety reviewers, while it runs; the most urgent first.' },
      resolve: ({ studyId }, _args, { app, actor }) =>
        mayIn(actor, studyId, 'review safety')
          ? store.findItems(app.db, { studyId, accountId: accountOf(actor) })
          : [],
    }),
    report: t.field({
      ...{ type: [LineObject], nullable: true, description: 'Once it is over.' },
      resolve: async (drill, _args, { app }) => {
        if (!isOver(drill, new Date())) return null
        const all = await store.findAll(app.db, drill.id)
        return all
          .flatMap((one) => {
            const item = inventedOf(one.key)
            return item ? [{ ...one, item, end: overAt(drill) }] : []
          })
          .sort((a, b) => (a.item.tier ?? 4) - (b.item.tier ?? 4) || (a.key < b.key ? -1 : 1))
      },
    }),
  }),
})

type Frame = { studyId: string }

export const DrillsObject = builder.objectRef<Frame>('Drills').implement({
  authScopes: ({ studyId }) => ({ may: ['run drill', studyId] as const }),
  fields: (t) => ({
    id: t.globalID({
      description: 'Of the study.',
      resolve: ({ studyId: id }) => ({ type: 'Study', id }),
    }),
    drill: t.field({
      ...{ type: DrillNode, nullable: true, description: 'The one that runs, or that was not removed yet.' },
      resolve: async ({ studyId }, _args, { app }) => {
        const drill = await store.findDrill(app.db, studyId)
        return drill && { ...drill, studyId }
      },
    }),
  }),
})

builder.queryField('drills', (t) =>
  t.field({
    type: DrillsObject,
    nullable: true,
    args: { study: t.arg.globalID({ required: true, for: StudyNode }) },
    resolve: (_root, { study: { id: studyId } }, { actor }) =>
      mayIn(actor, studyId, 'run drill') ? { studyId } : null,
  }),
)
