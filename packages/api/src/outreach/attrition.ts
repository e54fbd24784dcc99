// How many of each group were reached and heard, and why others were lost. It is shown whole on the evaluator's desk and
// stands on no page of anybody else's.
import { differenceOfShares, unevenFrom } from '@firsthand/analysis'
import { builder } from '../builder.ts'
import { findProfile } from '../release/floor.ts'
import { LanguageEnum, RegionNode, WaveNode } from '../study/schema.ts'
import { LostReasonEnum } from './people.ts'
import * as store from './peopleStore.ts'

type Row = store.AttritionCounts & {
  studyId: string
  isSmall: boolean
  isFollowUp: boolean
  /** Of everybody, by which a group is held against the others. */
  all: Pick<store.AttritionCounts, 'before' | 'returned'>
}

/** Of those who came back and of those who did not, how many belong to a group: as far apart as that; null for everybody. */
const unevenness = ({ kind, before, returned, all }: Row): number | null =>
  kind === 'all'
    ? null
    : differenceOfShares(
        { some: returned, all: all.returned },
        { some: before - returned, all: all.before - all.returned },
      )

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
    difference: t.float({
      nullable: true,
      description:
        'Standardized: the share of the group among those who came back less its share among those who did not, over the spread within both. Null for everybody, and where it cannot be said.',
      resolve: unevenness,
    }),
    isUneven: t.boolean({
      description:
        'The difference is above 0.25 one way or the other: who came back is not like who did not.',
      resolve: (row) => Math.abs(unevenness(row) ?? 0) > unevenFrom,
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
      const all = rows.find(({ kind }) => kind === 'all') ?? { before: 0, returned: 0 }
      return rows.map((row) => ({ ...row, studyId, isFollowUp, all, isSmall: row.eligible < leastBase }))
    },
  }),
)
