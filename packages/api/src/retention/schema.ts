import { builder } from '../builder.ts'
import { StudyNode } from '../study/schema.ts'
import { clockKinds, destroyed, type Closing } from './retention.ts'
import * as store from './store.ts'

const ClockKindEnum = builder.enumType('ClockKind', { values: clockKinds })

const DueCount = builder.objectRef<store.Due>('DueCount').implement({
  fields: (t) => ({
    kind: t.expose('kind', { type: ClockKindEnum }),
    people: t.exposeInt('people', { description: 'Of how many people.' }),
    isDestroyed: t.boolean({
      description: 'The program destroys it by itself when it is due; else it only tells.',
      resolve: ({ kind }) => destroyed.includes(kind),
    }),
  }),
})

type Shown = { closing: Closing | null; due: store.Due[] }
const dayOf = (at: Date | null | undefined) => at?.toISOString().slice(0, 10) ?? null

const Retention = builder.objectRef<Shown>('Retention').implement({
  description: 'What of what is kept has to be destroyed by an instant. Looking at it destroys nothing.',
  fields: (t) => ({
    closedOn: t.string({ nullable: true, resolve: ({ closing }) => dayOf(closing?.closedOn) }),
    resultsReturnedOn: t.string({
      nullable: true,
      resolve: ({ closing }) => dayOf(closing?.resultsReturnedOn),
    }),
    due: t.expose('due', { type: [DueCount] }),
  }),
})

builder.prismaObjectField(StudyNode, 'retention', (t) =>
  t.field({
    type: Retention,
    authScopes: ({ id }) => ({ may: ['run retention', id] as const }),
    args: { byThen: t.arg({ type: 'DateTime', description: 'Now, where it is left out.' }) },
    resolve: async ({ id }, { byThen }, { app }) => ({
      closing: await store.findClosing(app.db, id),
      due: await store.countDue(app.db, id, byThen ?? new Date()),
    }),
  }),
)
