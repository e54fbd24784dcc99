import { mayIn } from '../actor.ts'
import { builder } from '../builder.ts'
import { memberNameOf } from '../member/store.ts'
import { StudyNode } from '../study/schema.ts'
import { findOpenings, type Unlooked } from './contactStore.ts'
import { lookerOf } from './opening.ts'
import { ContactReasonEnum } from './schema.ts'

const OpeningObject = builder.objectRef<Unlooked>('FlagOpening').implement({
  description: 'That somebody opened how the person of an item is reached. Of whom is not told here.',
  fields: (t) => ({
    id: t.globalID({ resolve: ({ id }) => ({ type: 'FlagOpening', id }) }),
    flag: t.string({
      description: 'The number of the item, as it stands in the record.',
      resolve: ({ flagId }) => flagId,
    }),
    reason: t.expose('reason', { type: ContactReasonEnum }),
    openedAt: t.expose('openedAt', { type: 'DateTime' }),
    by: t.string({
      nullable: true,
      description: 'Null: they left the study since.',
      resolve: ({ studyId, accountId }, _args, context) => memberNameOf(context, studyId, accountId),
    }),
    isOwn: t.boolean({
      description: 'The viewer opened it: another person looks at it.',
      resolve: ({ accountId }, _args, { actor }) => actor.kind === 'account' && actor.id === accountId,
    }),
  }),
})

type Frame = { studyId: string }

export const OpeningsObject = builder.objectRef<Frame>('FlagOpenings').implement({
  description: 'What was opened and nobody has looked at yet, the oldest first.',
  authScopes: ({ studyId }) => ({ may: ['look at openings', studyId] as const }),
  fields: (t) => ({
    unlooked: t.field({
      type: [OpeningObject],
      resolve: ({ studyId }, _args, { app, actor }) => findOpenings(app.db, lookerOf(actor, studyId)),
    }),
  }),
})

builder.queryField('openings', (t) =>
  t.field({
    type: OpeningsObject,
    nullable: true,
    args: { study: t.arg.globalID({ required: true, for: StudyNode }) },
    resolve: (_root, { study: { id: studyId } }, { actor }) =>
      mayIn(actor, studyId, 'look at openings') ? { studyId } : null,
  }),
)
