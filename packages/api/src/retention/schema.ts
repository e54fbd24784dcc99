import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { memberNameOf } from '../member/store.ts'
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

const WordsEndObject = builder.objectRef<store.WordsEnd>('WordsEnd').implement({
  description:
    'That words whose time is over are destroyed: asked by one, agreed to by another, done at once.',
  fields: (t) => ({
    askedAt: t.expose('askedAt', { type: 'DateTime' }),
    saidBefore: t.expose('saidBefore', { type: 'DateTime' }),
    askedBy: t.string({
      nullable: true,
      description: 'Null: they left the study since.',
      resolve: ({ studyId, askedBy }, _args, context) => memberNameOf(context, studyId, askedBy),
    }),
    isOwn: t.boolean({
      description: 'The viewer asked, and does not agree to it.',
      resolve: ({ askedBy }, _args, { actor }) => actor.kind === 'account' && actor.id === askedBy,
    }),
    isAgreed: t.exposeBoolean('isAgreed', { nullable: true, description: 'Null while it waits.' }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
    people: t.int({
      description:
        'Of how many people: the most that it may be while it waits, or what it was; none where it was refused.',
      resolve: async (one, _args, context) => (await amount(context, one)).people,
    }),
    responses: t.int({ resolve: async (one, _args, context) => (await amount(context, one)).responses }),
  }),
})

/** Of one that waits the same as is due by then, held or not: a difference would tell that a reviewer has to read somebody. Of one that was refused none: what is counted now would go on telling what came since. */
const amount = async (
  { app, once }: Pick<Context, 'app' | 'once'>,
  request: store.WordsEnd,
): Promise<store.WordsDue> => {
  const { studyId, id, saidBefore, askedAt, decidedAt, doneAt, removed } = request
  if (doneAt) return removed as store.WordsDue
  if (decidedAt) return { people: 0, responses: 0 }
  return once(`words due of ${id}`, () =>
    store.countOldWords(app.db, studyId, { saidBefore, byThen: askedAt }),
  )
}

type Shown = { closing: Closing | null; due: store.Due[]; wordsEnd: store.WordsEnd | null }
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
    wordsEnd: t.expose('wordsEnd', {
      type: WordsEndObject,
      nullable: true,
      description: 'The last request that words whose time is over are destroyed.',
    }),
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
      wordsEnd: await store.findLastWordsEnd(app.db, id),
    }),
  }),
)
