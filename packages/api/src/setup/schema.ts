import { Majority } from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { DeterminationEnum } from '../consentText/schema.ts'
import { DutyWarningEnum, warningsIn } from '../duty/schema.ts'
import { findMembers } from '../member/store.ts'
import { isWithinReach, twoHanded, twoHandedActs, type TwoHanded } from '../policy.ts'
import { SafetyObject } from '../safety/schema.ts'
import { asLocalized, LocalizedText } from '../study/schema.ts'
import { asksSecondFactor } from '../study/store.ts'
import { jurisdictionOf, jurisdictions, type Jurisdiction } from '../jurisdiction.ts'
import { floors, isStale, missingOf, needs, type Need, type Settings } from './setup.ts'
import * as store from './store.ts'

export const MajorityEnum = builder.enumType(Majority, { name: 'Majority' })
const NeedEnum = builder.enumType('SetupNeed', { values: needs })
const LastsEnum = builder.enumType('ServiceLasts', { values: ['once', 'limited', 'unbounded'] as const })
const PurposeEnum = builder.enumType('ServicePurpose', { values: ['prevention', 'care'] as const })

const PackRegion = builder.objectRef<Jurisdiction['regions'][number]>('PackRegion').implement({
  fields: (t) => ({
    key: t.exposeString('key'),
    label: t.field({ type: LocalizedText, resolve: ({ label }) => asLocalized(label) }),
  }),
})

const PackService = builder.objectRef<Jurisdiction['services'][number]>('PackService').implement({
  fields: (t) => ({
    key: t.exposeString('key'),
    label: t.field({ type: LocalizedText, resolve: ({ label }) => asLocalized(label) }),
    lasts: t.field({ type: LastsEnum, resolve: ({ lasts }) => lasts }),
    sessions: t.int({ nullable: true, resolve: ({ sessions }) => sessions ?? null }),
    minutes: t.intList({ nullable: true, resolve: ({ minutes }) => minutes ?? null }),
    ages: t.intList({ nullable: true, resolve: ({ ages }) => ages ?? null }),
    purpose: t.field({ type: PurposeEnum, resolve: ({ purpose }) => purpose }),
    isSecure: t.exposeBoolean('isSecure'),
  }),
})

const PackResource = builder.objectRef<Jurisdiction['resources'][number]>('PackResource').implement({
  fields: (t) => ({
    key: t.exposeString('key'),
    label: t.field({ type: LocalizedText, resolve: ({ label }) => asLocalized(label) }),
    contact: t.field({ type: LocalizedText, resolve: ({ contact }) => asLocalized(contact) }),
  }),
})

const JurisdictionObject = builder.objectRef<Jurisdiction>('Jurisdiction').implement({
  description: 'What a place brings along: regions, public services, and whom to call.',
  fields: (t) => ({
    key: t.exposeString('id'),
    title: t.field({ type: LocalizedText, resolve: ({ title }) => asLocalized(title) }),
    writtenOn: t.exposeString('writtenOn'),
    regions: t.expose('regions', { type: [PackRegion] }),
    services: t.expose('services', { type: [PackService] }),
    resources: t.expose('resources', { type: [PackResource] }),
  }),
})

builder.objectFields(SafetyObject, (t) => ({
  numbers: t.field({
    type: [PackResource],
    description: 'Whom to call in the place of the study; none where it was not chosen.',
    resolve: async ({ studyId }, _args, { app }) =>
      jurisdictionOf((await store.findSettings(app.db, studyId)).jurisdiction)?.resources ?? [],
  }),
  areNumbersStale: t.boolean({
    description: 'Nobody of the agency called them for 180 days, or ever.',
    resolve: async ({ studyId }, _args, { app }) =>
      isStale((await store.findSettings(app.db, studyId)).resourcesCheckedOn, new Date()),
  }),
}))

const TwoHandedEnum = builder.enumType('TwoHanded', {
  description: 'An act with two halves, of which nobody does both.',
  values: twoHandedActs,
})

type Hands = { act: TwoHanded; isWithinReach: boolean }

const TwoHandsObject = builder.objectRef<Hands>('TwoHands').implement({
  fields: (t) => ({
    act: t.expose('act', { type: TwoHandedEnum }),
    isBuilt: t.boolean({
      description: 'False where the act comes with a later part.',
      resolve: ({ act }) => twoHanded[act].isBuilt,
    }),
    isWithinReach: t.exposeBoolean('isWithinReach', {
      description: 'Whether two of those who are in the study could do it together.',
    }),
  }),
})

type Setup = { studyId: string; settings: Settings; missing: Need[] }

const StudySetup = builder.objectRef<Setup>('StudySetup').implement({
  description: 'What was decided before anybody is asked, and what is missing of it.',
  fields: (t) => ({
    agency: t.string({ nullable: true, resolve: ({ settings }) => settings.agency }),
    jurisdiction: t.field({
      type: JurisdictionObject,
      nullable: true,
      resolve: ({ settings }) => jurisdictionOf(settings.jurisdiction) ?? null,
    }),
    exitAddress: t.string({ nullable: true, resolve: ({ settings }) => settings.exitAddress }),
    resourcesCheckedOn: t.string({
      nullable: true,
      description: 'The day on which somebody of the agency last called the numbers.',
      resolve: ({ settings }) => settings.resourcesCheckedOn?.toISOString().slice(0, 10) ?? null,
    }),
    areResourcesStale: t.boolean({
      description: 'Nobody called the numbers for 180 days, or ever.',
      resolve: ({ settings }) => isStale(settings.resourcesCheckedOn, new Date()),
    }),
    majority: t.field({ type: MajorityEnum, nullable: true, resolve: ({ settings }) => settings.majority }),
    majorityReference: t.string({ nullable: true, resolve: (setup) => setup.settings.majorityReference }),
    determination: t.field({
      type: DeterminationEnum,
      nullable: true,
      description: 'Research or not, and by which way an ethics board looks at it.',
      resolve: ({ settings }) => settings.determination,
    }),
    plannedPeople: t.int({
      nullable: true,
      description: 'How many are to take part; where they are few, they are told so.',
      resolve: ({ settings }) => settings.plannedPeople,
    }),
    keep: t.stringList({
      description: 'Names that point at nobody, as of a program, and are not hidden.',
      resolve: ({ settings }) => settings.keep,
    }),
    boardLeastBase: t.int({ resolve: ({ settings }) => settings.boardLeastBase ?? floors.boardLeastBase }),
    boardLeastGroup: t.int({ resolve: ({ settings }) => settings.boardLeastGroup ?? floors.boardLeastGroup }),
    publicLeastBase: t.int({ resolve: ({ settings }) => settings.publicLeastBase ?? floors.publicLeastBase }),
    publicLeastGroup: t.int({
      resolve: ({ settings }) => settings.publicLeastGroup ?? floors.publicLeastGroup,
    }),
    hands: t.field({
      type: [TwoHandsObject],
      resolve: async ({ studyId }, _args, { app }) => {
        const members = await findMembers(app.db, studyId)
        return twoHandedActs.map((act) => ({ act, isWithinReach: isWithinReach(act, members) }))
      },
    }),
    asksSecondFactor: t.boolean({
      description: 'Whether nobody sees anything of the study without two factors behind their session.',
      resolve: ({ studyId }, _args, { app }) => asksSecondFactor(app.db, studyId),
    }),
    dutyWarnings: t.field({
      type: [DutyWarningEnum],
      description: 'What is missing for somebody to read in time what may speak of danger.',
      resolve: ({ studyId }, _args, { app }) => warningsIn(app, studyId),
    }),
    missing: t.field({ type: [NeedEnum], resolve: ({ missing }) => missing }),
  }),
})

builder.queryFields((t) => ({
  jurisdictions: t.field({ type: [JurisdictionObject], resolve: () => [...jurisdictions] }),
}))

builder.prismaObjectField('Study', 'setup', (t) =>
  t.field({
    type: StudySetup,
    authScopes: ({ id }) => ({ may: ['read study', id] as const }),
    resolve: async ({ id }, _args, { app }): Promise<Setup> => {
      const at = new Date()
      const [settings, counts] = await Promise.all([
        store.findSettings(app.db, id),
        store.countParts(app.db, id, at),
      ])
      return { studyId: id, settings, missing: missingOf(settings, counts, at) }
    },
  }),
)
