// How many of each group were reached and heard, and why others were lost. It is shown whole on the evaluator's desk and
// stands on no page of anybody else's.
import { builder } from '../builder.ts'
import { findProfile } from '../release/floor.ts'
import { LanguageEnum, RegionNode, WaveNode } from '../study/schema.ts'
import { LostReasonEnum } from './people.ts'
import * as store from './peopleStore.ts'

type Row = store.AttritionCounts & { studyId: string; isSmall: boolean; isFollowUp: boolean }

const GroupKindEnum = builder.enumType('AttritionGroup', { values: ['all', 'region', 'language'] as const })

const LostCount = builder.objectRef<{ reason: store.Lost; people: number }>('LostCount').implement({
  fields: (t) => ({
    reason: t.expose('reason', { type: LostReasonEnum }),
    people: t.exposeInt('people'),
  }),
})

const Returning = builder.objectRef<Row>('Returning').implement({
  description: 'Those who completed the first wave, and what became of them in this one.',
  fields: (t) => ({
    before: t.exposeInt('before', { description: 'Completed the first wave, and their consent holds.' }),
    stillEligible: t.exposeInt('stillEligible'),
    located: t.exposeInt('located'),
    consented: t.exposeInt('stillConsented'),
    completed: t.exposeInt('returned'),
    retention: t.float({
      nullable: true,
      description:
        'Completed here ÷ completed the first wave and still eligible; null where there is nobody.',
      resolve: ({ returned, stillEligible }) => (stillEligible > 0 ? returned / stillEligible : null),
    }),
  }),
})

const AttritionRow = builder.objectRef<Row>('AttritionRow').implement({
  fields: (t) => ({
    kind: t.expose('kind', { type: GroupKindEnum }),
    region: t.field({
      type: RegionNode,
      nullable: true,
      description: 'Null in a row of regions: those of whom none is known.',
      resolve: ({ studyId, regionId }) => (regionId ? { studyId, id: regionId } : null),
    }),
    language: t.expose('language', { type: LanguageEnum, nullable: true }),
    served: t.exposeInt('served', { nullable: true, description: 'Null where nobody said how many.' }),
    eligible: t.exposeInt('eligible'),
    safeToContact: t.exposeInt('safe'),
    invited: t.exposeInt('invited'),
    consented: t.exposeInt('consented'),
    started: t.exposeInt('started'),
    completed: t.exposeInt('completed'),
    usable: t.exposeInt('usable', {
      description: 'Completed with an answer at least, and the consent to analyse it holds.',
    }),
    returning: t.field({
      type: Returning,
      nullable: true,
      description: 'Null in the first wave.',
      resolve: (row) => (row.isFollowUp ? row : null),
    }),
    lost: t.field({
      type: [LostCount],
      resolve: (row) => store.lossReasons.map((reason) => ({ reason, people: row[reason] })),
    }),
    isSmall: t.exposeBoolean('isSmall', {
      description:
        'So few are eligible that no figure of this group could leave the desk, were figures released.',
    }),
  }),
})

builder.prismaObjectField(WaveNode, 'attrition', (t) =>
  t.field({
    type: [AttritionRow],
    description: 'Everybody, then by region and by language. Nothing of it leaves the desk.',
    authScopes: ({ studyId }) => ({ may: ['read attrition', studyId] as const }),
    select: { position: true },
    resolve: async ({ studyId, id: waveId, position }, _args, { app, actor }) => {
      const rows = await store.countAttrition(app.db, { studyId, waveId }, actor)
      const { leastBase } = await findProfile(app.db, studyId, 'board')
      const isFollowUp = position > (await store.firstPosition(app.db, studyId))
      return rows.map((row) => ({ ...row, studyId, isFollowUp, isSmall: row.eligible < leastBase }))
    },
  }),
)
